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
mod marks;
mod names;
mod phrases;
mod rows;
mod rows_amount;
mod rows_claim;
mod table;
mod times;
mod user;
mod verbs;
mod words;

pub use classes::Classes;
pub use conjugate::{Form, Tense, conjugate};
pub use fingerprint::{TABLES, fingerprint};
pub(crate) use load_claims::pronominal;
pub use names::{NameEntry, NameKind};
pub use rows::{
    AttributionCue, AttributionKind, Currency, CurrencyForm, CurrencyHead, HeadForm, HeadPolicy, HeadUse, Hedge, HedgeSense,
    HedgeSide, Metric, ModalityCue, NamePart, NounTrigger, NumberClass, NumberWord, Rate, Reach, Refinement, ReportingVerb, Rows,
    ScopeRow, StatisticRow, UnitRow, VerbFrame, VerbTrigger,
};
pub use table::{Row, rows as table_rows};
pub use times::{HolidayCase, HolidayRow, HolidayRule, NamedDay, SeasonRow, TimeClass, TimeRows, TimeUnit, TimeWord, UnitOfTime};
pub use user::{UserFault, UserMetric, UserName, UserWords};
pub use verbs::VerbForm;

use crate::text::{self, Piece, PieceKind};
use rustc_hash::FxHashSet;
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
    /// Words of `time_words.tsv` whose figure is no year (`route 1984`, `Renault 2000`).
    NotYear,
    /// `scopes.tsv`.
    Scope,
    /// `class_names.tsv`.
    ClassName,
    /// `events.tsv`.
    Event,
}

/// How `de`, `à` and `que` are written, elided or joined to an article; nothing for other words.
#[must_use]
pub fn joined(word: &str) -> &'static [&'static str] {
    match word {
        "de" => &["de", "d'", "du", "des"],
        "à" => &["à", "au", "aux"],
        "que" => &["que", "qu'"],
        _ => &[],
    }
}

/// All that is known of words.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: words::Words,
    phrases: phrases::Phrases,
    verbs: verbs::Verbs,
    rows: rows::Rows,
    names: names::Names,
    ascii_signs: Vec<WordId>,
    marks: marks::Marks,
    /// Folded words of the user's that are no name.
    ignored: FxHashSet<String>,
    reading: Reading,
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
            lexicon.load(&UserWords::default());
            lexicon
        })
    }

    /// The tables with the user's words before them.
    ///
    /// # Errors
    /// A metric that the contract does not name.
    pub fn with(user: &UserWords) -> Result<Lexicon, UserFault> {
        let mut lexicon = Lexicon::default();
        lexicon.load(user);
        match user.metrics.iter().find(|metric| lexicon.rows.metric(&metric.metric).is_none()) {
            Some(wrong) => Err(UserFault { line: wrong.line, message: format!("{:?} is no metric", wrong.metric) }),
            None => Ok(lexicon),
        }
    }

    fn load(&mut self, user: &UserWords) {
        self.reading.negation = ["ne", "n'"].map(|word| self.words.intern(word));
        for row in table_rows(include_str!("data/closed.tsv")) {
            let classes = row.list(1).filter_map(Classes::named).fold(Classes::default(), Classes::with);
            if let [id] = *self.cut(row.cell(0)) {
                self.add_classes(id, classes);
            }
        }
        self.reading.spellings = verbs::load(self);
        rows::load(self, user);
        names::load_user(self, user);
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

    fn add_classes(&mut self, id: WordId, classes: Classes) {
        if let Some(word) = self.words.get_mut(id) {
            word.classes = word.classes.with(classes);
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
        if let Some(first) = self.reading.phrase.first().and_then(|id| self.words.get_mut(*id)) {
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            first.first = self.phrases.insert(first.first, &self.reading.phrase, table, row);
        }
    }

    /// [`Lexicon::add_phrase`] for any form of verb `lemma` and `rest` after it.
    fn add_verb_phrase(&mut self, lemma: u16, rest: &str, table: Table, row: usize) {
        self.cut(rest);
        // Any word holds the place of the verb.
        self.reading.phrase.insert(0, WordId::MAX);
        self.add_verb_cut(lemma, table, row);
    }

    /// [`Lexicon::add_verb_phrase`] for the phrase in `reading.phrase`, but for its first word.
    fn add_verb_cut(&mut self, lemma: u16, table: Table, row: usize) {
        let first = self.verbs.first(lemma);
        let known = self.phrases.tables(first).0 & 1 << table as u8 != 0;
        let first = self.phrases.insert(first, &self.reading.phrase, table, u32::try_from(row).unwrap_or(u32::MAX));
        if known {
            return;
        }
        self.verbs.set_first(lemma, first);
        for id in self.reading.spellings.of(lemma) {
            if let Some(form) = self.words.get_mut(id) {
                form.first = self.phrases.stand_for(form.first, table);
            }
        }
    }

    /// [`Lexicon::add_phrase`] for a cue: a last `de`, `à` or `que` stands for its joined forms,
    /// `ne` for `n'`. A phrase with a gap (`…`) cannot be looked up and is left out.
    fn add_cue(&mut self, phrase: &str, table: Table, row: usize) {
        if phrase.contains('…') {
            return;
        }
        self.cut(phrase);
        let [ne, elided] = self.reading.negation;
        let end = self.reading.phrase.len().saturating_sub(1);
        let at = self.reading.phrase.iter().take(end).position(|word| *word == ne);
        let last = phrase.rsplit(' ').next().unwrap_or(phrase);
        let (forms, itself) = (joined(last), [last]);
        for form in if forms.is_empty() { &itself[..] } else { forms } {
            if !forms.is_empty() {
                let form = self.words.intern(form);
                self.replace(Some(end), form);
            }
            self.add_cut(table, row);
            if at.is_some() {
                self.replace(at, elided);
                self.add_cut(table, row);
                self.replace(at, ne);
            }
        }
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
        self.words.get(id).classes
    }

    /// True when some phrase of `table` starts with the word.
    #[must_use]
    pub fn starts(&self, id: WordId, table: Table) -> bool {
        self.start_bits(id) & (1 << table as u8) != 0
    }

    /// The tables in which a phrase starts with the word, one bit each (`1 << Table as u8`).
    #[must_use]
    pub fn start_bits(&self, id: WordId) -> u64 {
        self.phrases.tables(self.words.get(id).first).0
    }

    /// Calls `found(words used, row)` for every phrase of `table` that `words` starts with,
    /// shortest first.
    pub fn phrases(&self, table: Table, words: impl Iterator<Item = WordId>, found: impl FnMut(usize, u32)) {
        let mut words = words.peekable();
        let Some(word) = words.peek().map(|id| self.words.get(*id)) else { return };
        let (tables, any_form) = self.phrases.tables(word.first);
        if tables & (1 << table as u8) == 0 {
            return;
        }
        let mut others = Vec::new();
        if any_form {
            others.extend(self.verbs.forms(word).iter().map(|form| self.verbs.first(form.lemma)).filter(|first| *first != 0));
            others.dedup();
        }
        self.phrases.walk(word.first, others, table, words, found);
    }

    /// The readings of a verb form; none when the word is no verb of the table.
    #[must_use]
    pub fn verb_forms(&self, id: WordId) -> &[VerbForm] {
        self.verbs.forms(self.words.get(id))
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

    /// The user says that this is no name.
    #[must_use]
    pub fn ignores(&self, written: &str) -> bool {
        !self.ignored.is_empty() && self.ignored.contains(&text::fold(written))
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
