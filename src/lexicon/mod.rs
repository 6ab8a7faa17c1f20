//! Room 2. The words: tables compiled into the program, one word class a bit, one trie of phrases.
//!
//! Reads `data/*.tsv`; gives a [`Lexicon`] that answers what a word or phrase is. Must not know
//! grammar: what may stand beside what is for the rooms to the right.

mod classes;
mod conjugate;
mod fingerprint;
mod load_claims;
mod load_numbers;
mod load_times;
mod names;
mod phrases;
mod rows;
mod table;
mod times;
mod verbs;
mod words;

pub use classes::Classes;
pub use conjugate::{Form, Tense, conjugate};
pub use fingerprint::{TABLES, fingerprint};
pub use names::{NameEntry, NameKind};
pub use rows::{
    AttributionCue, AttributionKind, Currency, CurrencyForm, CurrencyHead, HeadForm, HeadPolicy, HeadUse, Hedge, HedgeSense,
    HedgeSide, Metric, ModalityCue, NamePart, NounTrigger, NumberClass, NumberWord, Rate, Reach, Refinement, ReportingVerb, Rows,
    ScopeRow, StatisticRow, UnitRow, VerbFrame, VerbTrigger,
};
pub use table::{Row, rows as table_rows};
pub use times::{HolidayCase, HolidayRow, HolidayRule, NamedDay, SeasonRow, TimeClass, TimeRows, TimeUnit, TimeWord, UnitOfTime};
pub use verbs::VerbForm;

use crate::text::{self, Piece, PieceKind};
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
    /// `sizes.tsv`: adjectives of round numbers.
    Size,
    /// `statistics.tsv`: means, totals, records.
    Statistic,
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
    /// Surnames of `people.tsv`.
    Surname,
    /// `name_words.tsv`: words that tell where a name goes on, or that there is none.
    NameWord,
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
    /// `scopes.tsv`.
    Scope,
    /// `class_names.tsv`.
    ClassName,
}

/// All that is known of words.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: words::Words,
    facts: Vec<Fact>,
    phrases: phrases::Phrases,
    verbs: verbs::Verbs,
    rows: rows::Rows,
    names: names::Names,
    ascii_signs: Vec<WordId>,
    reading: Reading,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Fact {
    classes: Classes,
    /// Its number among the words that start a phrase; 0 for none.
    first: u32,
}

/// What only the reading of the tables needs: emptied after it.
#[derive(Debug, Default)]
struct Reading {
    spellings: verbs::Spellings,
    pieces: Vec<Piece>,
    key: String,
    phrase: Vec<WordId>,
    /// `ne` and `n'`.
    negation: [WordId; 2],
}

impl Lexicon {
    /// The tables compiled in, read once.
    pub fn standard() -> &'static Lexicon {
        static STANDARD: OnceLock<Lexicon> = OnceLock::new();
        STANDARD.get_or_init(|| {
            let mut lexicon = Lexicon::default();
            lexicon.load();
            lexicon
        })
    }

    fn load(&mut self) {
        self.facts.reserve(180_000);
        self.reading.negation = ["ne", "n'"].map(|word| self.words.intern(word));
        for row in table_rows(include_str!("data/closed.tsv")) {
            let classes = row.list(1).filter_map(Classes::named).fold(Classes::default(), Classes::with);
            if let [id] = *self.cut(row.cell(0)) {
                self.add_classes(id, classes);
            }
        }
        self.reading.spellings = verbs::load(self);
        rows::load(self);
        names::load(self);
        self.reading = Reading::default();
        let mut buffer = String::new();
        let sign = |byte: u8| self.words.lookup(char::from(byte).encode_utf8(&mut [0; 4]), &mut buffer);
        self.ascii_signs = (0..128u8).map(sign).collect();
    }

    /// The word ids of a phrase, as a text would be cut; inner hyphens do not count. They stay in `reading.phrase`.
    fn cut(&mut self, phrase: &str) -> &[WordId] {
        let Reading { pieces, key, phrase: ids, .. } = &mut self.reading;
        pieces.clear();
        ids.clear();
        text::scan_into(phrase, 0, pieces);
        for piece in pieces.iter().filter(|piece| piece.kind != PieceKind::Dash) {
            ids.push(self.words.intern_written(piece.span.of(phrase), key));
        }
        ids
    }

    /// What is known of a word, to be added to.
    fn fact(&mut self, id: WordId) -> Option<&mut Fact> {
        if id == 0 {
            return None;
        }
        if self.facts.len() <= id as usize {
            self.facts.resize(self.words.len(), Fact::default());
        }
        self.facts.get_mut(id as usize)
    }

    fn add_classes(&mut self, id: WordId, classes: Classes) {
        if let Some(fact) = self.fact(id) {
            fact.classes = fact.classes.with(classes);
        }
    }

    /// Makes `phrase` findable as row `row` of `table`.
    fn add_phrase(&mut self, phrase: &str, table: Table, row: usize) {
        self.cut(phrase);
        self.add_cut(table, row);
    }

    /// Makes the phrase in `reading.phrase` findable as row `row` of `table`.
    fn add_cut(&mut self, table: Table, row: usize) {
        // 0 is any unknown word: a phrase must not hold it.
        if self.reading.phrase.contains(&0) {
            return;
        }
        let Some(&first) = self.reading.phrase.first() else { return };
        let known = self.fact(first).map_or(0, |fact| fact.first);
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let number = self.phrases.insert(known, &self.reading.phrase, table, row);
        if let Some(fact) = self.fact(first) {
            fact.first = number;
        }
    }

    /// [`Lexicon::add_phrase`] for a cue: a last `de`, `à` or `que` stands for its joined forms,
    /// `ne` for `n'`. A phrase with a gap (`…`) cannot be looked up and is left out.
    fn add_cue(&mut self, phrase: &str, table: Table, row: usize) {
        if phrase.contains('…') {
            return;
        }
        self.cut(phrase);
        self.add_cut_cue(joined_forms(phrase), table, row);
    }

    /// The phrase in `reading.phrase`, and again with each word that its last one stands for.
    fn add_cut_cue(&mut self, joined: &[&str], table: Table, row: usize) {
        let [ne, elided] = self.reading.negation;
        let words = &self.reading.phrase;
        let Some((&last, before)) = words.split_last() else { return };
        let at = before.iter().position(|word| *word == ne);
        self.add_cut(table, row);
        if at.is_some() {
            self.replace(at, elided);
            self.add_cut(table, row);
        }
        if let Some((next, others)) = joined.split_first() {
            let next = self.words.intern(next);
            let end = self.reading.phrase.len() - 1;
            self.replace(at, ne);
            self.replace(Some(end), next);
            self.add_cut_cue(others, table, row);
            self.replace(Some(end), last);
        }
        self.replace(at, ne);
    }

    /// Puts another word at a place of the phrase in `reading.phrase`.
    fn replace(&mut self, at: Option<usize>, word: WordId) {
        if let Some(place) = at.and_then(|at| self.reading.phrase.get_mut(at)) {
            *place = word;
        }
    }

    /// The id of a word as written in a text; 0 when unknown. `buffer` is scratch space.
    pub fn lookup(&self, word: &str, buffer: &mut String) -> WordId {
        if let [byte] = word.as_bytes() {
            return self.ascii_signs.get(*byte as usize).copied().unwrap_or(0);
        }
        self.words.lookup(word, buffer)
    }

    /// The folded spelling of a word; empty for 0.
    #[must_use]
    pub fn key(&self, id: WordId) -> &str {
        self.words.key(id)
    }

    /// The classes of a word.
    #[must_use]
    pub fn classes(&self, id: WordId) -> Classes {
        self.facts.get(id as usize).map_or_else(Classes::default, |fact| fact.classes)
    }

    /// True when some phrase of `table` starts with the word.
    #[must_use]
    pub fn starts(&self, id: WordId, table: Table) -> bool {
        self.start_bits(id) & (1 << table as u8) != 0
    }

    /// The tables in which a phrase starts with the word, one bit each (`1 << Table as u8`).
    #[must_use]
    pub fn start_bits(&self, id: WordId) -> u64 {
        self.phrases.tables(self.facts.get(id as usize).map_or(0, |fact| fact.first))
    }

    /// Calls `found(words used, row)` for every phrase of `table` that `words` starts with,
    /// shortest first.
    pub fn phrases(&self, table: Table, words: impl Iterator<Item = WordId>, found: impl FnMut(usize, u32)) {
        let mut words = words.peekable();
        let first = words.peek().and_then(|id| self.facts.get(*id as usize)).map_or(0, |fact| fact.first);
        if first != 0 {
            self.phrases.walk(first, table, words, found);
        }
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
        let mut forms = self.verb_forms(self.words.find(infinitive)?).iter();
        // « coûter » is the verb, its other spelling « couter » is not
        forms.find(|form| form.tense == Tense::Infinitive && self.infinitive(form.lemma) == infinitive).map(|form| form.lemma)
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
        self.words.len()
    }

    /// Never true for the standard tables.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What else a last `de`, `à` or `que` is written.
fn joined_forms(phrase: &str) -> &'static [&'static str] {
    match phrase.rsplit(' ').next() {
        Some("de") => &["d'", "du", "des"],
        Some("à") => &["au", "aux"],
        Some("que") => &["qu'"],
        _ => &[],
    }
}
