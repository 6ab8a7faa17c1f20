//! Records as expectations keep them: short enough to be read line by line.
//!
//! A span is its text and where it starts, in code points (`"5 milliards de dollars @597"`).
//! Left out: identifiers and grounds, what another field or `verify` already says, and whatever
//! is null, empty or false.

use serde_json::{Map, Value};

/// Fields of a record that say nothing of their own.
const RECORD: [&str; 15] = [
    "type",
    "schema",
    "id",
    "doc",
    "path",
    "doc_date",
    "sentence",
    "grounds",
    "counts",
    "lang_method",
    "span",
    "kind",
    "target",
    "zones",
    "sha256",
];
/// Fields further in.
const INNER: [&str; 3] = ["entity_id", "label_fr", "base_claim"];

/// The expectation line of a document, mention, claim or error record; none for other records.
/// `name` is what the expectation calls the document.
#[must_use]
pub fn compact(record: &Value, name: &str) -> Option<Value> {
    let mut line = Map::new();
    match record.get("type")?.as_str()? {
        "document" => {
            line.insert("document".to_owned(), name.into());
            line.insert("sha256".to_owned(), record.get("sha256")?.clone());
            rest(record, &mut line);
            let zones = record.get("zones").and_then(Value::as_array).into_iter().flatten();
            line.insert("zones".to_owned(), zones.filter_map(zone).collect());
        }
        "mention" => {
            line.insert("mention".to_owned(), short(record.get("span")?)?);
            line.insert("kind".to_owned(), record.get("kind")?.clone());
            rest(record, &mut line);
        }
        "claim" => {
            line.insert("claim".to_owned(), short(record.get("quantity")?.get("span")?)?);
            line.insert("sentence".to_owned(), range(record.get("target")?.get("span")?)?);
            rest(record, &mut line);
            if let Some(quantity) = line.get_mut("quantity").and_then(Value::as_object_mut) {
                quantity.shift_remove("span");
            }
        }
        "error" => {
            line.insert("document".to_owned(), name.into());
            line.insert("error".to_owned(), record.get("code")?.clone());
            line.insert("stage".to_owned(), record.get("stage")?.clone());
        }
        _ => return None,
    }
    Some(Value::Object(line))
}

fn rest(record: &Value, line: &mut Map<String, Value>) {
    for (key, value) in record.as_object().into_iter().flatten() {
        if !RECORD.contains(&key.as_str())
            && let Some(value) = short(value)
        {
            line.insert(key.clone(), value);
        }
    }
}

/// `value` with its spans shortened; none when nothing is left of it.
fn short(value: &Value) -> Option<Value> {
    match value {
        Value::Null | Value::Bool(false) => None,
        Value::Object(fields) => {
            if let Some(span) = span(fields) {
                return Some(span);
            }
            let kept = fields.iter().filter(|(key, _)| !INNER.contains(&key.as_str()));
            let kept: Map<_, _> = kept.filter_map(|(key, value)| Some((key.clone(), short(value)?))).collect();
            (!kept.is_empty()).then_some(Value::Object(kept))
        }
        Value::Array(items) => {
            let kept: Vec<_> = items.iter().filter_map(short).collect();
            (!kept.is_empty()).then_some(Value::Array(kept))
        }
        _ => Some(value.clone()),
    }
}

fn span(fields: &Map<String, Value>) -> Option<Value> {
    fields.get("byte_start")?;
    let mut text = format!("{} @{}", fields.get("text")?.as_str()?, fields.get("start")?);
    // « le budget [Journaliste :] atteint »: the parts say where the interruption is.
    for part in fields.get("parts").and_then(Value::as_array).into_iter().flatten() {
        text.push_str(&format!(" [{}]", range(part)?.as_str()?));
    }
    Some(text.into())
}

fn range(span: &Value) -> Option<Value> {
    Some(format!("{}-{}", span.get("start")?, span.get("end")?).into())
}

fn zone(zone: &Value) -> Option<Value> {
    let word = |key| zone.get(key).and_then(Value::as_str);
    Some(format!("{} {} {}", word("zone")?, range(zone)?.as_str()?, word("lang").unwrap_or("und")).into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    #[test]
    fn records_to_lines() {
        let span = r#"{"start":1,"end":3,"byte_start":1,"byte_end":4,"text":"é!"}"#;
        let cases = [
            (
                format!(r#"{{"type":"mention","schema":"s","doc":"d","path":"p","sentence":0,"kind":"money","span":{span},"rule":"r","value":{{"value":"2","hedges":[],"hedge":null,"per_span":{span}}}}}"#),
                r#"{"mention":"é! @1","kind":"money","rule":"r","value":{"value":"2","per_span":"é! @1"}}"#,
            ),
            (
                format!(r#"{{"type":"claim","id":"i","target":{{"span":{span},"line":1}},"subject":{{"span":{span},"name":"N","entity_id":"e"}},"quantity":{{"kind":"money","span":{span},"value":"2"}},"attribution":[{{"marker":{span},"anonymous":false}}],"grounds":[1]}}"#),
                r#"{"claim":"é! @1","sentence":"1-3","subject":{"span":"é! @1","name":"N"},"quantity":{"kind":"money","value":"2"},"attribution":[{"marker":"é! @1"}]}"#,
            ),
            (
                r#"{"type":"document","id":"i","path":"p","sha256":"ff","lang":"fr","date":null,"zones":[{"zone":"body","start":0,"end":9,"lang":"fr","reason":"x"}],"warnings":[]}"#.to_owned(),
                r#"{"document":"n","sha256":"ff","lang":"fr","zones":["body 0-9 fr"]}"#,
            ),
            (r#"{"type":"error","path":"p","stage":"decode","code":"doc.binary","message":"m"}"#.to_owned(), r#"{"document":"n","error":"doc.binary","stage":"decode"}"#),
        ];
        for (record, want) in cases {
            let record: Value = serde_json::from_str(&record).unwrap();
            assert_eq!(compact(&record, "n").unwrap().to_string(), want);
        }
    }
}
