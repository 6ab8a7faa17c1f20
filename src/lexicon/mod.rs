//! Room 2. The words: tables compiled into the program, one word class a bit, one trie of phrases.
//!
//! Reads `data/*.tsv`; gives a [`Lexicon`] that answers what a word or phrase is. Must not know
//! grammar: what may stand beside what is for the rooms to the right.

mod classes;
mod conjugate;
mod load_claims;
mod load_numbers;
mod load_times;
mod names;
mod phrases;
mod rows;
mod table;
mod times;
mod verbs;

pub use classes::Classes;
pub use conjugate::{Form, Tense, conjugate};
pub use names::{NameEntry, NameKind};
pub use rows::{
    AttributionCue, AttributionKind, Currency, CurrencyForm, CurrencyHead, HeadPolicy, Hedge, HedgeSense, HedgeSide, Metric,
    ModalityCue, NounTrigger, NumberClass, NumberWord, Rate, ReportingVerb, Rows, UnitRow, VerbFrame, VerbTrigger,
};
pub use table::{Row, rows as table_rows};
pub use times::{HolidayCase, HolidayRow, HolidayRule, NamedDay, SeasonRow, TimeClass, TimeRows, TimeUnit, TimeWord, UnitOfTime};
pub use verbs::VerbForm;

use crate::text::{self, PieceKind};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Number of a known word; 0 is no word.
pub type WordId = u32;

/// The tables whose phrases can be looked up in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Table {
    /// `numbers.tsv`: number words and scales.
    Number,
    /// `hedges.tsv`.
    Hedge,
    /// `currencies.tsv`: written forms and signs.
    Currency,
    /// `currency_heads.tsv`: ambiguous heads and subunits.
    CurrencyHead,
    /// `currency_adjectives.tsv`.
    CurrencyAdjective,
    /// `units.tsv`.
    Unit,
    /// `adjectives_prenominal.tsv`.
    Prenominal,
    /// `rates.tsv`.
    Rate,
    /// `triggers_nouns.tsv`.
    NounTrigger,
    /// `evaluative.tsv`.
    Evaluative,
    /// `attribution.tsv`.
    Attribution,
    /// `modality.tsv`.
    Modality,
    /// The gazetteers.
    Name,
    /// `given_names.tsv`.
    GivenName,
    /// `titles.tsv`.
    Title,
    /// `org_heads.tsv`.
    OrgHead,
    /// `org_suffixes.tsv`.
    OrgSuffix,
    /// `demonyms.tsv`.
    Demonym,
    /// `nominals.tsv`.
    Nominal,
    /// Nouns of `reporting.tsv`.
    ReportingNoun,
    /// `months.tsv`.
    Month,
    /// `weekdays.tsv`.
    Weekday,
    /// `seasons.tsv`.
    Season,
    /// `holidays.tsv`.
    Holiday,
    /// `time_units.tsv`.
    TimeUnit,
    /// `time_words.tsv`: deictic and vague time expressions.
    TimeWord,
}

/// All that is known of words.
#[derive(Debug, Default)]
pub struct Lexicon {
    ids: FxHashMap<Box<str>, WordId>,
    /// Accent-less spelling to the only accented word it can stand for.
    bare: FxHashMap<Box<str>, WordId>,
    keys: Vec<Box<str>>,
    classes: Vec<Classes>,
    /// One bit per table in which a phrase starts with the word.
    starts: Vec<u64>,
    phrases: phrases::Phrases,
    verbs: verbs::Verbs,
    rows: rows::Rows,
    names: names::Names,
    ascii_signs: Vec<WordId>,
}

impl Lexicon {
    /// The tables compiled in, read once.
    pub fn standard() -> &'static Lexicon {
        static STANDARD: OnceLock<Lexicon> = OnceLock::new();
        STANDARD.get_or_init(|| {
            let mut lexicon = Lexicon::default();
            lexicon.intern("");
            lexicon.load();
            lexicon
        })
    }

    fn load(&mut self) {
        for row in table_rows(include_str!("data/closed.tsv")) {
            let classes = row.list(1).filter_map(Classes::named).fold(Classes::default(), Classes::with);
            if let [id] = self.words(row.cell(0)).as_slice() {
                self.add_classes(*id, classes);
            }
        }
        verbs::load(self);
        rows::load(self);
        names::load(self);
        self.index_bare();
        self.ascii_signs =
            (0..128u8).map(|b| self.ids.get((b as char).encode_utf8(&mut [0; 4]) as &str).copied().unwrap_or(0)).collect();
    }

    /// The id of a folded word, made if new.
    fn intern(&mut self, key: &str) -> WordId {
        if let Some(id) = self.ids.get(key) {
            return *id;
        }
        let id = u32::try_from(self.keys.len()).unwrap_or(0);
        self.ids.insert(key.into(), id);
        self.keys.push(key.into());
        self.classes.push(Classes::default());
        self.starts.push(0);
        id
    }

    /// The word ids of a phrase, as a text would be cut; inner hyphens do not count.
    fn words(&mut self, phrase: &str) -> Vec<WordId> {
        text::scan(phrase, 0)
            .iter()
            .filter(|piece| piece.kind != PieceKind::Dash)
            .map(|piece| self.intern(&text::fold(piece.span.of(phrase))))
            .collect()
    }

    fn add_classes(&mut self, id: WordId, classes: Classes) {
        if let Some(slot) = self.classes.get_mut(id as usize) {
            *slot = slot.with(classes);
        }
    }

    /// Makes `phrase` findable as row `row` of `table`.
    fn add_phrase(&mut self, phrase: &str, table: Table, row: usize) {
        let words = self.words(phrase);
        let Some(first) = words.first() else { return };
        if let Some(slot) = self.starts.get_mut(*first as usize) {
            *slot |= 1 << table as u8;
        }
        self.phrases.insert(&words, table, u32::try_from(row).unwrap_or(u32::MAX));
    }

    /// `ANNEE` and `annee` read as `année`, unless the bare spelling is a word itself.
    fn index_bare(&mut self) {
        let mut bare: FxHashMap<Box<str>, WordId> = FxHashMap::default();
        for (id, key) in (0u32..).zip(&self.keys) {
            if key.is_ascii() || key.chars().count() < 3 {
                continue;
            }
            let plain = text::strip_accents(key);
            if plain.as_str() != &**key && !self.ids.contains_key(plain.as_str()) {
                // Two accented words with one bare spelling: neither is meant for sure.
                bare.entry(plain.into()).and_modify(|known| *known = 0).or_insert(id);
            }
        }
        self.bare = bare;
    }

    /// The id of a word as written in a text; 0 when unknown. `buffer` is scratch space.
    pub fn lookup(&self, word: &str, buffer: &mut String) -> WordId {
        if let [byte] = word.as_bytes() {
            let sign = self.ascii_signs.get(*byte as usize).copied().unwrap_or(0);
            if sign != 0 {
                return sign;
            }
        }
        text::fold_into(word, buffer);
        if let Some(id) = self.ids.get(buffer.as_str()) {
            return *id;
        }
        self.bare.get(buffer.as_str()).copied().unwrap_or(0)
    }

    /// The folded spelling of a word; empty for 0.
    #[must_use]
    pub fn key(&self, id: WordId) -> &str {
        self.keys.get(id as usize).map_or("", |key| key)
    }

    /// The classes of a word.
    #[must_use]
    pub fn classes(&self, id: WordId) -> Classes {
        self.classes.get(id as usize).copied().unwrap_or_default()
    }

    /// True when some phrase of `table` starts with the word.
    #[must_use]
    pub fn starts(&self, id: WordId, table: Table) -> bool {
        self.start_bits(id) & (1 << table as u8) != 0
    }

    /// The tables in which a phrase starts with the word, one bit each (`1 << Table as u8`).
    #[must_use]
    pub fn start_bits(&self, id: WordId) -> u64 {
        self.starts.get(id as usize).copied().unwrap_or(0)
    }

    /// Calls `found(words used, row)` for every phrase of `table` that `words` starts with,
    /// shortest first.
    pub fn phrases(&self, table: Table, words: impl Iterator<Item = WordId>, found: impl FnMut(usize, u32)) {
        self.phrases.walk(table, words, found);
    }

    /// The readings of a verb form; none when the word is no verb of the table.
    #[must_use]
    pub fn verb_forms(&self, id: WordId) -> &[VerbForm] {
        self.verbs.forms(id)
    }

    /// The infinitive of verb `lemma`.
    #[must_use]
    pub fn infinitive(&self, lemma: u16) -> &str {
        self.verbs.infinitive(lemma)
    }

    /// The number of verb `infinitive`, if it is in the table.
    #[must_use]
    pub fn lemma(&self, infinitive: &str) -> Option<u16> {
        self.verbs.lemma(infinitive)
    }

    /// The typed rows of the tables.
    #[must_use]
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// A name of the gazetteers by its row.
    #[must_use]
    pub fn name(&self, row: u32) -> Option<&NameEntry> {
        self.names.get(row)
    }

    /// How many distinct words are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Never true for the standard tables.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}
