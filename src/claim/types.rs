//! What a claim holds (contract, « claim »).

use crate::lexicon::NameKind;
use crate::mention::{Amount, Timex};
use crate::text::Span;

/// About whom or what a figure is said.
#[derive(Clone, Debug)]
pub struct Subject {
    /// As written in the sentence (or the antecedent, for a heading).
    pub span: Span,
    /// Canonical name.
    pub name: String,
    /// What it names; none for a common noun.
    pub kind: Option<NameKind>,
    /// Stable local id.
    pub entity_id: String,
    /// `name alias coreference possessive heading noun`.
    pub resolution: &'static str,
    /// What it refers back to.
    pub antecedent: Option<Span>,
}

/// Another party of the event.
#[derive(Clone, Debug)]
pub struct Participant {
    /// `payer receiver object`.
    pub role: &'static str,
    /// Where.
    pub span: Span,
    /// Name.
    pub name: String,
}

/// What is said of the subject.
#[derive(Clone, Debug)]
pub struct Predicate {
    /// Metric of the contract.
    pub metric: Box<str>,
    /// French label.
    pub label: Box<str>,
    /// The words that say it; none for `other` without a trigger.
    pub span: Option<Span>,
    /// `up` or `down`.
    pub direction: Option<&'static str>,
    /// Evaluative words about the figure.
    pub evaluative: Vec<Span>,
}

/// A time of the claim with its role.
#[derive(Clone, Debug)]
pub struct TimeOfClaim {
    /// Where.
    pub span: Span,
    /// `period_of_value as_of deadline since_event statement_time`.
    pub role: &'static str,
    /// What it says; none where only an event tells (`depuis l’introduction de X`).
    pub timex: Option<Timex>,
}

/// Who says so.
#[derive(Clone, Debug)]
pub struct Holder {
    /// As written.
    pub span: Span,
    /// Canonical name, or the noun phrase.
    pub name: String,
    /// Mention kind, if it is a name.
    pub class: Option<&'static str>,
}

/// One link of the chain of sources.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The words that mark it.
    pub marker: Span,
    /// Contract `kind`.
    pub kind: &'static str,
    /// The person or body.
    pub holder: Option<Holder>,
    /// Nobody is named.
    pub anonymous: bool,
    /// Contract `stance`.
    pub stance: Box<str>,
    /// The figure stands inside quotation marks.
    pub quoted: bool,
    /// Rule that read it.
    pub rule: &'static str,
}

/// How sure.
#[derive(Clone, Debug)]
pub struct Modality {
    /// `asserted conditional expected negated question hypothetical`.
    pub value: &'static str,
    /// The cue.
    pub span: Option<Span>,
    /// Contract `use`.
    pub usage: Option<&'static str>,
    /// Rule that read it.
    pub rule: &'static str,
}

/// What the figure is compared with.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Contract `op`.
    pub op: &'static str,
    /// Factor of a multiple.
    pub factor: Option<String>,
    /// The other figure: span and value.
    pub base: Option<(Span, Option<String>)>,
    /// Index of the claim of the other figure, in the document's claims.
    pub base_claim: Option<usize>,
}

/// What the figure includes, leaves out, or rests on.
#[derive(Clone, Debug)]
pub struct Scope {
    /// `includes excludes basis geography population`.
    pub kind: &'static str,
    /// Where.
    pub span: Span,
}

/// A field that could not be filled.
#[derive(Clone, Debug)]
pub struct Unresolved {
    /// Field name.
    pub field: &'static str,
    /// Stable code.
    pub code: &'static str,
    /// In words.
    pub reason: &'static str,
}

/// What filled a field.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Field name.
    pub field: &'static str,
    /// Rule id.
    pub rule: &'static str,
    /// The words it read.
    pub span: Option<Span>,
}

/// A figure stated about something.
#[derive(Clone, Debug)]
pub struct Claim {
    /// 16 hex digits; see [`super::id`].
    pub id: String,
    /// Index of the sentence.
    pub sentence: u32,
    /// Span of the sentence.
    pub target: Span,
    /// Where the figure stands.
    pub span: Span,
    /// Rule that read the figure.
    pub rule: &'static str,
    /// The figure.
    pub amount: Amount,
    /// About whom.
    pub subject: Option<Subject>,
    /// Other parties.
    pub participants: Vec<Participant>,
    /// What.
    pub predicate: Predicate,
    /// `level change ratio share rank cap cumulative`.
    pub measure: &'static str,
    /// The whole a share is taken of.
    pub of: Option<Span>,
    /// For when.
    pub time: Option<TimeOfClaim>,
    /// Every time of the claim.
    pub times: Vec<TimeOfClaim>,
    /// On whose word, outermost first.
    pub attribution: Vec<Attribution>,
    /// How sure.
    pub modality: Modality,
    /// Compared with what.
    pub comparison: Option<Comparison>,
    /// With what included or left out.
    pub scope: Vec<Scope>,
    /// `sought planned voted imposed appealed overturned paid`.
    pub event_status: Option<&'static str>,
    /// What is missing.
    pub unresolved: Vec<Unresolved>,
    /// What filled each field.
    pub grounds: Vec<Ground>,
}
