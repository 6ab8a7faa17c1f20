//! The typed rows of the tables of statements: metrics, their triggers, sources, modality, scope.
//!
//! Must not know how they are read from the tables.

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
    /// What else holds of it, `|`-separated: see the table.
    pub traits: &'static str,
}

impl Metric {
    /// True when the table gives it `wanted`.
    #[must_use]
    pub fn has(&self, wanted: &str) -> bool {
        self.traits.split('|').any(|one| one == wanted)
    }
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
    /// `small` under a hundred thousand), `measured` for units of measure, `able` after `pouvoir`,
    /// `any` for whatever is counted.
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
