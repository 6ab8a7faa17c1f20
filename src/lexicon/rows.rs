//! The typed rows of the tables, in table order.

use super::{Lexicon, Table, table_rows};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// What part a number word plays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberClass {
    /// zéro to seize.
    Unit,
    /// vingt to nonante.
    Ten,
    /// cent.
    Hundred,
    /// mille.
    Thousand,
    /// million, milliard, billion…
    Scale,
    /// Md, Mds, mio: scale after a figure.
    Abbreviation,
    /// k, M, G: scale glued before a currency sign or unit.
    Prefix,
    /// English scale word.
    Foreign,
    /// dizaine, centaine, millier.
    Collective,
    /// premier, deuxième…
    Ordinal,
    /// demi, tiers, quart: value is the denominator.
    Fraction,
    /// ½ and its like.
    Vulgar,
}

/// A row of `numbers.tsv`.
#[derive(Clone, Debug)]
pub struct NumberWord {
    /// The form as the table writes it.
    pub form: &'static str,
    /// Its part.
    pub class: NumberClass,
    /// Its value.
    pub value: Decimal,
    /// Read only in this case.
    pub case: bool,
}

/// A row of `currencies.tsv`.
#[derive(Clone, Debug)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: Box<str>,
    /// Decimal digits.
    pub minor: u8,
    /// ISO 3166 countries using it.
    pub area: Vec<Box<str>>,
    /// Year it ceased.
    pub until: Option<i16>,
}

/// How a written form names a currency.
#[derive(Clone, Debug)]
pub struct CurrencyForm {
    /// Row in `currencies`.
    pub currency: u32,
    /// The form as the table writes it.
    pub form: &'static str,
    /// `symbol`, `code` or `word`.
    pub basis: &'static str,
    /// What one of it is worth in units of the currency: 1, or 0.01 for a subunit.
    pub worth: Decimal,
}

/// What to do with a bare ambiguous currency word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeadPolicy {
    /// Take the default when the context says nothing.
    Default,
    /// The context must say it.
    Context,
    /// No money without a qualifier.
    Qualified,
}

/// A row of `currency_heads.tsv`.
#[derive(Clone, Debug)]
pub struct CurrencyHead {
    /// Singular.
    pub lemma: &'static str,
    /// Currency when nothing else decides.
    pub default: Option<Box<str>>,
    /// Codes it may mean, likeliest first.
    pub candidates: Vec<Box<str>>,
    /// What to do when bare.
    pub policy: HeadPolicy,
    /// What one of it is worth in units of the currency (0.01 for a cent).
    pub worth: Decimal,
}

/// A written form of a row of `currency_heads.tsv`.
#[derive(Clone, Debug)]
pub struct HeadForm {
    /// Row in `currency_heads`.
    pub head: u32,
    /// The form as the table writes it.
    pub form: Box<str>,
    /// A sign, read only as written.
    pub sign: bool,
}

/// Which way a hedge bends a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HedgeSense {
    /// environ
    Approx,
    /// plus de
    MoreThan,
    /// au moins
    EqualOrMore,
    /// moins de
    LessThan,
    /// au plus
    EqualOrLess,
    /// plafonner à: says the figure holds
    Equal,
    /// quelques, plusieurs
    Vague,
}

/// On which side of the figure a hedge stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HedgeSide {
    /// environ 3
    Before,
    /// 3 environ
    After,
    /// either
    Both,
}

/// A row of `hedges.tsv`.
#[derive(Clone, Debug)]
pub struct Hedge {
    /// The phrase.
    pub phrase: &'static str,
    /// What it says.
    pub sense: HedgeSense,
    /// `below` or `above`, when it says from which side.
    pub bias: Option<&'static str>,
    /// Where it may stand.
    pub side: HedgeSide,
    /// seulement, déjà: bounds nothing.
    pub framing: bool,
}

/// A row of `statistics.tsv`.
#[derive(Clone, Debug)]
pub struct StatisticRow {
    /// The contract's word.
    pub statistic: &'static str,
    /// Where it stands from the figure.
    pub side: HedgeSide,
    /// An adjective, read on the noun before the figure.
    pub adjective: bool,
}

/// A row of `units.tsv`.
#[derive(Clone, Debug)]
pub struct UnitRow {
    /// Singular.
    pub lemma: Box<str>,
    /// The form found.
    pub form: &'static str,
    /// A sign, read only as written.
    pub symbol: bool,
    /// length, mass, energy…
    pub dimension: &'static str,
}

/// A row of `rates.tsv`.
#[derive(Clone, Debug)]
pub struct Rate {
    /// ISO 8601 duration or noun; two where the phrase holds two rates.
    pub pers: Vec<Box<str>>,
    /// A counting window, not a rate.
    pub window: bool,
}

/// A row of `metrics.tsv`.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Name in the contract.
    pub name: &'static str,
    /// French label.
    pub label: &'static str,
    /// Letters among `m p q`.
    pub accepts: &'static str,
    /// Class of its subject, if typical.
    pub subject: &'static str,
    /// Which way is good: `up`, `down` or empty.
    pub better: &'static str,
}

/// A row of `triggers_nouns.tsv`.
#[derive(Clone, Debug)]
pub struct NounTrigger {
    /// Lemma phrase.
    pub phrase: &'static str,
    /// Row in `metrics`; none where the complement or the subject decides.
    pub metric: Option<u32>,
    /// Metrics it has instead under a condition; see [`VerbTrigger::instead`].
    pub instead: Vec<(Box<str>, u32)>,
    /// Letters among `m p q`; empty for the metric's own.
    pub accepts: &'static str,
    /// `up`, `down` or empty.
    pub direction: &'static str,
    /// Role of its complement.
    pub role: &'static str,
    /// The phrase only looks like a trigger (`perte de temps`): it hides the one inside it.
    pub barred: bool,
}

/// What the figure is to a verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerbFrame {
    /// s’élever à
    Level,
    /// bondir de
    Change,
    /// passer de … à
    FromTo,
    /// doubler
    Multiple,
}

/// A row of `triggers_verbs.tsv`.
#[derive(Clone, Debug)]
pub struct VerbTrigger {
    /// Lemma phrase.
    pub phrase: &'static str,
    /// Words that must follow the verb (`à`, `de`), folded.
    pub complement: Vec<Box<str>>,
    /// The verb is pronominal.
    pub reflexive: bool,
    /// Row in `metrics`; none for neutral verbs.
    pub metric: Option<u32>,
    /// Metrics it has instead, by condition in order: kind of figure (`m p q`), class of the subject
    /// (`person`), metric of the counted noun (`headcount`), size of a sum (`tiny` under a thousand,
    /// `small` under a hundred thousand).
    pub instead: Vec<(Box<str>, u32)>,
    /// Its metric (`~price`) stands only where the subject noun has none.
    pub soft: bool,
    /// Letters among `m p q`; empty for the metric's own.
    pub accepts: &'static str,
    /// Read only in the passive (`être doté de`).
    pub passive: bool,
    /// What the figure is.
    pub frame: VerbFrame,
    /// `up`, `down` or empty.
    pub direction: &'static str,
    /// Role of the grammatical subject.
    pub subject: &'static str,
    /// Role of the object.
    pub object: &'static str,
    /// Phrases it must not be.
    pub not: Vec<&'static str>,
}

/// How a phrase marks a source (contract: `attribution.kind`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AttributionKind {
    /// A contract kind, by its name.
    Kind(&'static str),
    /// Looks like a source and is none.
    Not,
}

/// A row of `attribution.tsv`.
#[derive(Clone, Debug)]
pub struct AttributionCue {
    /// The phrase.
    pub phrase: &'static str,
    /// Its kind.
    pub kind: AttributionKind,
    /// Stance.
    pub stance: Box<str>,
    /// `after`, `none` or `self`.
    pub holder: &'static str,
}

/// A row of `modality.tsv`.
#[derive(Clone, Debug)]
pub struct ModalityCue {
    /// The phrase.
    pub phrase: &'static str,
    /// The contract's modality value.
    pub value: &'static str,
    /// The contract's use.
    pub usage: &'static str,
    /// An infinitive must follow.
    pub infinitive: bool,
    /// The words that follow a verb of the table (`*tabler sur`); none for a phrase.
    pub complement: Vec<&'static str>,
    /// The verb is pronominal.
    pub reflexive: bool,
}

/// A row of `scopes.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct ScopeRow {
    /// Contract `kind`.
    pub kind: &'static str,
    /// The noun phrase behind it belongs to it.
    pub noun: bool,
}

/// How far from a figure the word of a refinement may stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// A rate of the figure (`par kilowattheure`).
    Per,
    /// The figure's part of the sentence.
    Clause,
    /// The sentence, or one just before.
    Near,
    /// The text as a whole.
    Text,
}

/// A row of `refinements.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct Refinement {
    /// Metric it becomes.
    pub metric: u32,
    /// Where the word must stand.
    pub reach: Reach,
}

/// A verb or noun of `reporting.tsv`.
#[derive(Clone, Debug)]
pub struct ReportingVerb {
    /// Infinitive, or noun.
    pub lemma: &'static str,
    /// Stance.
    pub stance: Box<str>,
    /// `high`, `neutral`, `low`, `flip`.
    pub strength: &'static str,
    /// `que`, `figure` or `both`.
    pub takes: &'static str,
}

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
    /// `Table::Scope`.
    pub scopes: Vec<ScopeRow>,
    /// `Table::ClassName`: the word stands before the figure, not behind it.
    pub class_names: Vec<bool>,
    /// Verb lemma to the status of the event it tells.
    pub event_status: FxHashMap<u16, &'static str>,
    /// Counted noun to the measure it gives (`rank`, `ratio`, `change`).
    pub unit_measures: FxHashMap<&'static str, &'static str>,
    /// Irregular plural to singular.
    pub singulars: FxHashMap<&'static str, Box<str>>,
    /// Counted noun to its metric row; none where the verb decides.
    pub unit_metrics: FxHashMap<&'static str, Option<u32>>,
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
pub(super) fn load(lexicon: &mut Lexicon) {
    super::load_numbers::load(lexicon);
    super::load_claims::load(lexicon);
    super::load_times::load(lexicon);
    simple(lexicon);
}

fn simple(lexicon: &mut Lexicon) {
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
    }
    for (at, row) in table_rows(include_str!("data/adjectives_prenominal.tsv")).enumerate() {
        lexicon.add_phrase(row.cell(0), Table::Prenominal, at);
    }
    for (at, row) in table_rows(include_str!("data/evaluative.tsv")).enumerate() {
        lexicon.add_phrase(row.cell(0), Table::Evaluative, at);
    }
}
