//! The typed rows of the tables, in table order.

use super::{Lexicon, Table, table_rows};
use rustc_hash::{FxHashMap, FxHashSet};

pub use super::rows_amount::*;
pub use super::rows_claim::*;

/// Whether the common noun before a name belongs to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeadUse {
    /// `ministère de la Culture`
    Inside,
    /// Only where it has a capital (`Autorité de la concurrence`).
    Capital,
    /// Also before the adjective of a country (`armée syrienne`).
    National,
    /// Where it has a capital (`Radio Capitole`); else it announces the name (`la radio Skyrock`).
    Either,
    /// `le groupe X`
    Outside,
}

/// What a row of `name_words.tsv` says of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NamePart {
    /// Stands inside names of institutions and after roles (`national`, `délégué`).
    Adjective,
    /// Makes the capitals around it an organisation (`Institute`, `Bank`).
    Organization,
    /// What follows with `de` is an organisation (`patron de`, `salariés de`).
    OfOrganization,
    /// What follows with `de` is a place (`maire de`, `habitants de`).
    OfPlace,
    /// What follows after `de` is a person (`le fils de`).
    OfPerson,
    /// What follows is called after somebody who is not meant (`syndrome de`).
    Eponym,
    /// Written with capitals, and no name (`PIB`, `Internet`).
    Not,
}

/// The typed rows. A `Table` look-up's row number indexes the vector of that table.
#[derive(Debug, Default)]
pub struct Rows {
    /// `Table::Number`.
    pub numbers: Vec<NumberWord>,
    /// Currencies by row.
    pub currencies: Vec<Currency>,
    /// `Table::Currency`.
    pub currency_forms: Vec<CurrencyForm>,
    /// Code to its row in `currencies`.
    pub currency_rows: FxHashMap<Box<str>, u32>,
    /// Shared currency words and signs.
    pub currency_heads: Vec<CurrencyHead>,
    /// `Table::CurrencyHead`: their forms.
    pub head_forms: Vec<HeadForm>,
    /// `Table::Size`: `above` or `below`.
    pub sizes: Vec<&'static str>,
    /// `Table::Statistic`.
    pub statistics: Vec<StatisticRow>,
    /// Words that follow a figure and are not what it counts.
    pub not_counted: FxHashSet<Box<str>>,
    /// `Table::CurrencyAdjective`: ISO 3166 country.
    pub currency_adjectives: Vec<Box<str>>,
    /// `Table::Hedge`.
    pub hedges: Vec<Hedge>,
    /// `Table::Unit`.
    pub units: Vec<UnitRow>,
    /// `Table::Rate`.
    pub rates: Vec<Rate>,
    /// Metrics by row.
    pub metrics: Vec<Metric>,
    /// Metric to its row, for [`Rows::metric`].
    pub(super) metric_rows: FxHashMap<&'static str, u32>,
    /// `Table::NounTrigger`.
    pub noun_triggers: Vec<NounTrigger>,
    /// Verb triggers by row.
    pub verb_triggers: Vec<VerbTrigger>,
    /// `metric:word` or `trigger:word` to the metric it becomes.
    pub refinements: FxHashMap<Box<str>, Refinement>,
    /// Context words of the refinements, by word.
    pub refiners: FxHashMap<u32, Box<str>>,
    /// Metrics and triggers that some word refines.
    pub refinable: rustc_hash::FxHashSet<Box<str>>,
    /// Verb lemma to its rows in `verb_triggers`.
    pub triggers_of_verb: FxHashMap<u16, Vec<u32>>,
    /// `Table::Attribution`.
    pub attribution: Vec<AttributionCue>,
    /// `Table::Modality`.
    pub modality: Vec<ModalityCue>,
    /// Verb lemma to its rows in `modality`.
    pub modal_verbs: FxHashMap<u16, Vec<u32>>,
    /// Verbs and nouns that report.
    pub reporting: Vec<ReportingVerb>,
    /// Verb lemma to its row in `reporting`.
    pub reporting_verbs: FxHashMap<u16, u32>,
    /// Infinitive of a pronominal reporting verb (`engager` of `s’engager à`) to its first row in
    /// `reporting`.
    pub reporting_reflexive: FxHashMap<&'static str, u32>,
    /// `Table::Scope`.
    pub scopes: Vec<ScopeRow>,
    /// `Table::ClassName`: the word stands before the figure, not behind it.
    pub class_names: Vec<bool>,
    /// Verb lemma to the status of the event it tells.
    pub event_status: FxHashMap<u16, &'static str>,
    /// `Table::Event`: `harm`, `gathering` or `vote`.
    pub events: Vec<&'static str>,
    /// `bodies.tsv`: names of those who count and judge.
    pub bodies: FxHashSet<&'static str>,
    /// `hollow.tsv`: nouns that name nobody by themselves, with their class.
    pub hollow: FxHashMap<&'static str, &'static str>,
    /// `anonymous.tsv`: words for sources that are nobody in particular.
    pub anonymous: FxHashSet<&'static str>,
    /// `lengths.tsv`: nouns of what lasts, with the metric of its length.
    pub lengths: FxHashMap<&'static str, Option<u32>>,
    /// `speakers.tsv`: nouns for those who can say something.
    pub speakers: FxHashSet<&'static str>,
    /// Counted noun to the measure it gives (`rank`, `ratio`, `change`).
    pub unit_measures: FxHashMap<&'static str, &'static str>,
    /// Irregular plural to singular.
    pub singulars: FxHashMap<&'static str, Box<str>>,
    /// Counted noun to its metric row; none where the verb decides.
    pub unit_metrics: FxHashMap<&'static str, Option<u32>>,
    /// ISO 3166-1 alpha-2 code to the country’s name.
    pub countries: FxHashMap<&'static str, &'static str>,
    /// `Table::Demonym`: country and place.
    pub demonyms: Vec<(Box<str>, &'static str)>,
    /// `Table::Title`: the word is a role, not a form of address.
    pub titles: Vec<bool>,
    /// `Table::NameWord`.
    pub name_words: Vec<NamePart>,
    /// `Table::OrgHead`: kind word and whether the head belongs to the name.
    pub org_heads: Vec<(&'static str, HeadUse)>,
    /// `Table::Nominal`: kind word and type hint.
    pub nominals: Vec<(&'static str, Box<str>)>,
    /// `Table::GivenName`: the name is a common word too.
    pub given_names: Vec<bool>,
    /// `Table::GivenName`: `m`, `f` or `x` for both.
    pub given_sexes: Vec<&'static str>,
    /// `Table::Month`, `Weekday`, `Season`, `Holiday`, `TimeUnit`, `TimeWord`.
    pub times: super::TimeRows,
}

impl Rows {
    /// The row of metric `name`.
    #[must_use]
    pub fn metric(&self, name: &str) -> Option<u32> {
        self.metric_rows.get(name).copied()
    }

    /// The currency of ISO 4217 `code`.
    #[must_use]
    pub fn currency(&self, code: &str) -> Option<&Currency> {
        self.currencies.get(*self.currency_rows.get(code)? as usize)
    }
}

/// Reads every table but closed words, verbs and names.
pub(super) fn load(lexicon: &mut Lexicon, user: &super::UserWords) {
    super::load_numbers::load(lexicon);
    super::load_claims::load(lexicon, user);
    super::load_times::load(lexicon);
    simple(lexicon);
}

fn simple(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/countries.tsv")) {
        lexicon.rows.countries.insert(row.cell(0), row.cell(1));
    }
    for row in table_rows(include_str!("data/demonyms.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::Demonym, lexicon.rows.demonyms.len());
        lexicon.rows.demonyms.push((row.cell(1).into(), row.cell(2)));
    }
    for row in table_rows(include_str!("data/titles.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::Title, lexicon.rows.titles.len());
        lexicon.rows.titles.push(row.cell(1) == "role");
    }
    for row in table_rows(include_str!("data/name_words.tsv")) {
        let part = match row.cell(1) {
            "adjective" => NamePart::Adjective,
            "organization" => NamePart::Organization,
            "of_organization" => NamePart::OfOrganization,
            "of_place" => NamePart::OfPlace,
            "of_person" => NamePart::OfPerson,
            "eponym" => NamePart::Eponym,
            _ => NamePart::Not,
        };
        lexicon.add_phrase(row.cell(0), Table::NameWord, lexicon.rows.name_words.len());
        lexicon.rows.name_words.push(part);
    }
    for row in table_rows(include_str!("data/org_heads.tsv")).chain(table_rows(include_str!("data/name_heads.tsv"))) {
        lexicon.add_phrase(row.cell(0), Table::OrgHead, lexicon.rows.org_heads.len());
        let usage = match row.cell(2) {
            "inside" => HeadUse::Inside,
            "capital" => HeadUse::Capital,
            "national" => HeadUse::National,
            "either" => HeadUse::Either,
            _ => HeadUse::Outside,
        };
        lexicon.rows.org_heads.push((row.cell(1), usage));
    }
    for (at, row) in table_rows(include_str!("data/org_suffixes.tsv")).enumerate() {
        lexicon.add_phrase(row.cell(0), Table::OrgSuffix, at);
    }
    for row in table_rows(include_str!("data/nominals.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::Nominal, lexicon.rows.nominals.len());
        lexicon.rows.nominals.push((row.cell(1), row.cell(2).into()));
    }
    for row in table_rows(include_str!("data/given_names.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::GivenName, lexicon.rows.given_names.len());
        lexicon.rows.given_names.push(row.cell(2).contains("common"));
        lexicon.rows.given_sexes.push(row.cell(1));
    }
    for (at, row) in table_rows(include_str!("data/adjectives_prenominal.tsv")).enumerate() {
        lexicon.add_phrase(row.cell(0), Table::Prenominal, at);
    }
    for (at, row) in table_rows(include_str!("data/evaluative.tsv")).enumerate() {
        lexicon.add_phrase(row.cell(0), Table::Evaluative, at);
    }
}
