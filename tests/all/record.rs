//! Every record has the fields of the contract, in its order, and values it names.

use super::support::{corpus_records, greffier, lines};
use serde_json::Value;

/// Fields by object, in order; `?` marks one that may be left out.
const FIELDS: &[(&str, &str)] = &[
    ("run", "type schema version rules config started"),
    (
        "document",
        "type schema id path sha256 encoding lang lang_method date updated title outlet author url kind pages zones counts warnings",
    ),
    ("document.date", "value basis span"),
    ("document.updated", "value basis span"),
    ("document.zones", "zone start end lang reason"),
    ("document.counts", "sentences mentions claims"),
    ("document.warnings", "code count"),
    ("sentence", "type schema doc index span zone lang? speaker? media_time? page?"),
    ("mention", "type schema doc path sentence kind span rule value"),
    (
        "claim",
        "type schema id doc path doc_date sentence zone speaker media_time page? target subject participants predicate measure of quantity time \
         times attribution modality comparison scope event_status unresolved grounds",
    ),
    ("claim.target", "span line column selector"),
    ("claim.subject", "span name class entity_id resolution antecedent"),
    ("claim.participants", "role span name"),
    ("claim.predicate", "metric label_fr span direction evaluative"),
    (
        "claim.quantity",
        "kind span value min max comparator hedge hedges bias currency currency_basis unit per per_span pers? window statistic ordinal? reason",
    ),
    ("claim.time", "span role timex edtf first last status anchor needs"),
    ("claim.times", "span role timex edtf first last status anchor needs"),
    ("claim.attribution", "marker kind holder anonymous stance quoted"),
    ("claim.attribution.holder", "span name class"),
    ("claim.modality", "value span use"),
    ("claim.comparison", "op factor base base_claim"),
    ("claim.comparison.base", "span value"),
    ("claim.scope", "kind span"),
    ("claim.unresolved", "field code reason"),
    ("claim.grounds", "field rule span"),
    ("error", "type schema path stage code message"),
];
const SPAN: &str = "start end byte_start byte_end text parts?";
const SELECTORS: [&str; 2] = ["type start end", "type exact prefix suffix"];
const TIMEX: &str = "type value mod";
const NUMBER: &str =
    "value min max comparator hedge hedges bias currency currency_basis unit per per_span pers? window statistic ordinal? reason";
const TIME: &str = "timex edtf first last status anchor needs";
const NAME: &str = "name entity_id wikidata resolution antecedent role_of";

/// Values by field.
const VALUES: &[(&str, &str)] = &[
    ("document.date.basis", "header glued_header filename metadata sidecar input cli"),
    ("document.zones.zone", "title header lead body list quote transcript_turn teaser cookie promo tags credits comment"),
    ("mention.kind", "number money percent quantity date time duration set person organization location product event work"),
    ("claim.subject.class", "person organization location product event work noun"),
    ("claim.subject.resolution", "name alias coreference possessive heading noun"),
    ("claim.participants.role", "payer receiver object"),
    ("claim.predicate.direction", "up down"),
    ("claim.measure", "level change ratio share rank cap cumulative"),
    ("claim.quantity.kind", "money percent quantity"),
    ("claim.quantity.comparator", "EQUAL APPROX MORE_THAN EQUAL_OR_MORE LESS_THAN EQUAL_OR_LESS RANGE VAGUE"),
    ("claim.quantity.bias", "below above"),
    ("claim.quantity.currency_basis", "symbol code word context default inherited"),
    ("claim.quantity.statistic", "total mean median max min per_head"),
    ("claim.time.role", "period_of_value as_of deadline since_event"),
    ("claim.times.role", "period_of_value as_of deadline since_event statement_time"),
    ("claim.time.status", "absolute resolved unresolved invalid"),
    (
        "claim.attribution.kind",
        "prepositional verbal incise passive nominal impersonal collective title credit agency self quotation transcript_speaker",
    ),
    ("claim.attribution.stance", "states estimates predicts promises demands concedes denies disputes"),
    ("claim.modality.value", "asserted conditional expected negated question hypothetical"),
    ("claim.comparison.op", "multiplied divided change_percent change_amount from_to versus share_of"),
    ("claim.scope.kind", "includes excludes basis geography population"),
    ("claim.event_status", "sought planned voted imposed appealed overturned paid"),
    ("mention.value.resolution", "gazetteer alias pattern model coreference user"),
    ("mention.value.status", "absolute resolved unresolved invalid"),
    ("mention.value.timex.type", "DATE TIME DURATION SET"),
    (
        "mention.value.timex.mod",
        "START MID END APPROX BEFORE AFTER ON_OR_BEFORE ON_OR_AFTER MORE_THAN LESS_THAN EQUAL_OR_MORE EQUAL_OR_LESS",
    ),
    ("mention.value.comparator", "EQUAL APPROX MORE_THAN EQUAL_OR_MORE LESS_THAN EQUAL_OR_LESS RANGE VAGUE"),
];

fn wanted(path: &str, object: &Value) -> &'static str {
    if object.get("byte_start").is_some() {
        return SPAN;
    }
    match path {
        "claim.target.selector" => return SELECTORS[usize::from(object["type"] == "TextQuoteSelector")],
        "mention.value" if object.get("comparator").is_some() => return NUMBER,
        "mention.value" if object.get("timex").is_some() => return TIME,
        "mention.value" => return NAME,
        _ if path.ends_with(".timex") => return TIMEX,
        _ => {}
    }
    FIELDS.iter().find(|(known, _)| *known == path).unwrap_or_else(|| panic!("{path} is no object of the contract: {object}")).1
}

fn look(path: &str, value: &Value) {
    match value {
        Value::Object(fields) => {
            let mut keys = fields.keys().peekable();
            for want in wanted(path, value).split_whitespace() {
                let (name, optional) = want.strip_suffix('?').map_or((want, false), |name| (name, true));
                let there = keys.next_if(|key| *key == name).is_some();
                assert!(there || optional, "{path}: {name} is missing or out of order: {value}");
            }
            assert_eq!(keys.next(), None, "{path}: a field the contract does not name: {value}");
            fields.iter().for_each(|(key, value)| look(&format!("{path}.{key}"), value));
        }
        Value::Array(items) => items.iter().for_each(|item| look(path, item)),
        Value::String(word) => {
            if let Some((_, known)) = VALUES.iter().find(|(field, _)| *field == path) {
                assert!(known.split(' ').any(|known| known == word), "{path}: {word} is no value of the contract");
            }
        }
        Value::Number(number) => assert!(number.is_u64(), "{path}: {number} is a float or negative"),
        _ => {}
    }
}

fn check(record: &Value) {
    assert_eq!(record["schema"], "greffier/1");
    let kind = record["type"].as_str().unwrap();
    assert!(["run", "document", "sentence", "mention", "claim", "error"].contains(&kind), "{kind}");
    look(kind, record);
}

#[test]
fn records_of_the_corpus() {
    for (_, records) in corpus_records() {
        records.iter().for_each(check);
    }
}

#[test]
fn records_of_runs_and_errors() {
    let output = greffier().args(["extract", "gone", "corpus/openai", "--emit", "run"]).output().unwrap();
    let records = lines(&output.stdout);
    records.iter().for_each(check);
    for kind in ["run", "error", "document"] {
        assert!(records.iter().any(|record| record["type"] == kind), "{kind}");
    }
}

/// Decimal strings, in plain notation, that say no more digits than they have.
#[test]
fn values_are_plain_decimals() {
    for (document, records) in corpus_records() {
        for quantity in records.iter().filter_map(|record| record.get("quantity")) {
            for value in ["value", "min", "max"].iter().filter_map(|key| quantity[key].as_str()) {
                let digits = value.trim_start_matches('-').replacen('.', "", 1);
                let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
                assert!(plain && !(value.contains('.') && value.ends_with('0')), "{}: {value}", document.path);
            }
        }
    }
}
