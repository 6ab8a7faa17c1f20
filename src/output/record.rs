//! The wire types: field for field the contract's records, in its order.

use serde::Serialize;

/// Value of `schema` in every record.
pub const SCHEMA: &str = "greffier/1";

#[derive(Serialize, Clone)]
pub(super) struct SpanRecord<'a> {
    pub start: u32,
    pub end: u32,
    pub byte_start: u32,
    pub byte_end: u32,
    pub text: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<SpanRecord<'a>>,
}

#[derive(Serialize)]
pub(super) struct DateRecord<'a> {
    pub value: &'a str,
    pub basis: &'static str,
    pub span: Option<SpanRecord<'a>>,
}

#[derive(Serialize)]
pub(super) struct ZoneRecord<'a> {
    pub zone: &'static str,
    pub start: u32,
    pub end: u32,
    pub lang: &'a str,
    pub reason: &'static str,
}

#[derive(Serialize)]
pub(super) struct Counts {
    pub sentences: usize,
    pub mentions: usize,
    pub claims: usize,
}

#[derive(Serialize)]
pub(super) struct WarningRecord {
    pub code: &'static str,
    pub count: u32,
}

#[derive(Serialize)]
pub(super) struct DocumentRecord<'a> {
    pub r#type: &'static str,
    pub schema: &'static str,
    pub id: &'a str,
    pub path: &'a str,
    pub sha256: &'a str,
    pub encoding: &'a str,
    pub lang: &'a str,
    pub lang_method: &'a str,
    pub date: Option<DateRecord<'a>>,
    pub updated: Option<DateRecord<'a>>,
    pub title: Option<&'a str>,
    pub outlet: Option<&'a str>,
    pub author: Option<&'a str>,
    pub url: Option<&'a str>,
    pub kind: &'a str,
    pub pages: Option<u32>,
    pub zones: Vec<ZoneRecord<'a>>,
    pub counts: Counts,
    pub warnings: Vec<WarningRecord>,
}

#[derive(Serialize)]
pub(super) struct SentenceRecord<'a> {
    pub r#type: &'static str,
    pub schema: &'static str,
    pub doc: &'a str,
    pub index: u32,
    pub span: SpanRecord<'a>,
    pub zone: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_time: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct MentionRecord<'a> {
    pub r#type: &'static str,
    pub schema: &'static str,
    pub doc: &'a str,
    pub path: &'a str,
    pub sentence: u32,
    pub kind: &'static str,
    pub span: SpanRecord<'a>,
    pub rule: &'static str,
    pub value: ValueRecord<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant)]
pub(super) enum ValueRecord<'a> {
    Number(NumberRecord<'a>),
    Time(TimeRecord<'a>),
    Name(NameRecord<'a>),
}

#[derive(Serialize)]
pub(super) struct NumberRecord<'a> {
    pub value: Option<String>,
    pub min: Option<String>,
    pub max: Option<String>,
    pub comparator: &'static str,
    pub hedge: Option<SpanRecord<'a>>,
    pub hedges: Vec<SpanRecord<'a>>,
    pub bias: Option<&'static str>,
    pub currency: Option<&'a str>,
    pub currency_basis: Option<&'static str>,
    pub unit: Option<&'a str>,
    pub per: Option<&'a str>,
    pub per_span: Option<SpanRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pers: Vec<&'a str>,
    pub window: Option<&'a str>,
    pub statistic: Option<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ordinal: bool,
    pub reason: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct TimexRecord<'a> {
    pub r#type: &'static str,
    pub value: &'a str,
    pub r#mod: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum AnchorRecord<'a> {
    Name(&'static str),
    Span(SpanRecord<'a>),
}

#[derive(Serialize)]
pub(super) struct TimeRecord<'a> {
    /// None for an event without a date.
    pub timex: Option<TimexRecord<'a>>,
    pub edtf: Option<&'a str>,
    pub first: Option<String>,
    pub last: Option<String>,
    pub status: &'static str,
    pub anchor: Option<AnchorRecord<'a>>,
    pub needs: &'a [&'static str],
}

#[derive(Serialize)]
pub(super) struct NameRecord<'a> {
    pub name: &'a str,
    pub entity_id: &'a str,
    pub wikidata: Option<&'a str>,
    pub resolution: &'static str,
    pub antecedent: Option<SpanRecord<'a>>,
    pub role_of: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct ClaimRecord<'a> {
    pub r#type: &'static str,
    pub schema: &'static str,
    pub id: &'a str,
    pub doc: &'a str,
    pub path: &'a str,
    pub doc_date: Option<&'a str>,
    pub sentence: u32,
    pub zone: &'static str,
    pub speaker: Option<&'a str>,
    pub media_time: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    pub target: TargetRecord<'a>,
    pub subject: Option<SubjectRecord<'a>>,
    pub participants: Vec<ParticipantRecord<'a>>,
    pub predicate: PredicateRecord<'a>,
    pub measure: &'static str,
    pub of: Option<SpanRecord<'a>>,
    pub quantity: QuantityRecord<'a>,
    pub time: Option<ClaimTimeRecord<'a>>,
    pub times: Vec<ClaimTimeRecord<'a>>,
    pub attribution: Vec<AttributionRecord<'a>>,
    pub modality: ModalityRecord<'a>,
    pub comparison: Option<ComparisonRecord<'a>>,
    pub scope: Vec<ScopeRecord<'a>>,
    pub event_status: Option<&'static str>,
    pub unresolved: Vec<UnresolvedRecord>,
    pub grounds: Vec<GroundRecord<'a>>,
}

#[derive(Serialize)]
pub(super) struct TargetRecord<'a> {
    pub span: SpanRecord<'a>,
    pub line: u32,
    pub column: u32,
    pub selector: [SelectorRecord<'a>; 2],
}

/// W3C Web Annotation selectors.
#[derive(Serialize)]
#[serde(tag = "type")]
pub(super) enum SelectorRecord<'a> {
    TextPositionSelector { start: u32, end: u32 },
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
}

#[derive(Serialize)]
pub(super) struct SubjectRecord<'a> {
    pub span: SpanRecord<'a>,
    pub name: &'a str,
    pub class: &'static str,
    pub entity_id: &'a str,
    pub resolution: &'static str,
    pub antecedent: Option<SpanRecord<'a>>,
}

#[derive(Serialize)]
pub(super) struct ParticipantRecord<'a> {
    pub role: &'static str,
    pub span: SpanRecord<'a>,
    pub name: &'a str,
}

#[derive(Serialize)]
pub(super) struct PredicateRecord<'a> {
    pub metric: &'a str,
    pub label_fr: &'a str,
    pub span: Option<SpanRecord<'a>>,
    pub direction: Option<&'static str>,
    pub evaluative: Vec<SpanRecord<'a>>,
}

#[derive(Serialize)]
pub(super) struct QuantityRecord<'a> {
    pub kind: &'static str,
    pub span: SpanRecord<'a>,
    #[serde(flatten)]
    pub value: NumberRecord<'a>,
}

#[derive(Serialize)]
pub(super) struct ClaimTimeRecord<'a> {
    pub span: SpanRecord<'a>,
    pub role: &'static str,
    #[serde(flatten)]
    pub value: TimeRecord<'a>,
}

#[derive(Serialize)]
pub(super) struct HolderRecord<'a> {
    pub span: SpanRecord<'a>,
    pub name: &'a str,
    pub class: &'static str,
}

#[derive(Serialize)]
pub(super) struct AttributionRecord<'a> {
    pub marker: SpanRecord<'a>,
    pub kind: &'static str,
    pub holder: Option<HolderRecord<'a>>,
    pub anonymous: bool,
    pub stance: &'a str,
    pub quoted: bool,
}

#[derive(Serialize)]
pub(super) struct ModalityRecord<'a> {
    pub value: &'static str,
    pub span: Option<SpanRecord<'a>>,
    pub r#use: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct BaseRecord<'a> {
    pub span: SpanRecord<'a>,
    pub value: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct ComparisonRecord<'a> {
    pub op: &'static str,
    pub factor: Option<&'a str>,
    pub base: Option<BaseRecord<'a>>,
    pub base_claim: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct ScopeRecord<'a> {
    pub kind: &'static str,
    pub span: SpanRecord<'a>,
}

#[derive(Serialize)]
pub(super) struct UnresolvedRecord {
    pub field: &'static str,
    pub code: &'static str,
    pub reason: &'static str,
}

#[derive(Serialize)]
pub(super) struct GroundRecord<'a> {
    pub field: &'static str,
    pub rule: &'static str,
    pub span: Option<SpanRecord<'a>>,
}

/// A file or document that could not be (wholly) read.
#[derive(Serialize, Clone, Debug)]
pub struct ErrorRecord {
    /// `error`.
    pub r#type: &'static str,
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The file, or the `--jsonl` line.
    pub path: String,
    /// Where in the work: `walk read decode parse analyse`.
    pub stage: &'static str,
    /// Stable code.
    pub code: String,
    /// What happened and what to do.
    pub message: String,
}

impl ErrorRecord {
    /// An error at `stage`; `message` may begin with `code: `, which is then taken off it.
    #[must_use]
    pub fn new(path: &str, stage: &'static str, message: &str) -> Self {
        let (code, rest) = match message.split_once(": ") {
            Some((code, rest)) if code.contains('.') && !code.contains(' ') => (code, rest),
            _ => ("internal.error", message),
        };
        ErrorRecord {
            r#type: "error",
            schema: SCHEMA,
            path: path.to_owned(),
            stage,
            code: code.to_owned(),
            message: rest.to_owned(),
        }
    }
}

/// The run itself (`--emit run`): the only record that is not the same on every machine.
#[derive(Serialize, Clone, Debug)]
pub struct RunRecord {
    /// `run`.
    pub r#type: &'static str,
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Program version.
    pub version: &'static str,
    /// SHA-256 of the compiled-in tables, first 16 hex digits.
    pub rules: String,
    /// SHA-256 of the options that change results, first 16 hex digits.
    pub config: String,
    /// Seconds since 1970-01-01 UTC at the start.
    pub started: u64,
}
