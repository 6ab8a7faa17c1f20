//! Typographic variants of one text give the same claims at mapped offsets.

use super::support::{all_records, analysed, differences, files};
use greffier::pipeline::Options;
use greffier::text::Document;
use serde_json::{Map, Value};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// For each code point offset of `text`, the offset in the plain text all twins share.
fn offsets(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut map: Vec<usize> = text
        .chars()
        .map(|c| {
            // A combining mark is one character with its letter, a line end is one character.
            let mine = if is_combining_mark(c) { at - 1 } else { at };
            at += usize::from(!is_combining_mark(c) && c != '\r');
            mine
        })
        .collect();
    map.push(at);
    map
}

fn plain(text: &str) -> String {
    let one = |c: char| match c {
        '’' | 'ʼ' => '\'',
        '\u{A0}' | '\u{202F}' | '\u{2009}' => ' ',
        '–' | '—' => '-',
        _ => c,
    };
    text.nfc().filter(|c| *c != '\r').map(one).collect()
}

/// A record with its offsets mapped, its text made plain, and without what follows from the
/// bytes.
fn mapped(value: &Value, map: &[usize]) -> Value {
    match value {
        Value::Object(fields) => {
            let dropped = ["id", "doc", "path", "byte_start", "byte_end", "column", "prefix", "suffix", "base_claim"];
            let kept = fields.iter().filter(|(key, _)| !dropped.contains(&key.as_str()));
            let one = |(key, value): (&String, &Value)| {
                let place = ["start", "end"].contains(&key.as_str());
                let value =
                    if place { map[usize::try_from(value.as_u64().unwrap()).unwrap()].into() } else { mapped(value, map) };
                (key.clone(), value)
            };
            Value::Object(kept.map(one).collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(|item| mapped(item, map)).collect(),
        Value::String(text) => plain(text).into(),
        _ => value.clone(),
    }
}

fn claims(document: &Document) -> Vec<Value> {
    let map = offsets(&document.text);
    let records = all_records(&analysed(document, &Options::default()));
    records.iter().filter(|record| record["type"] == "claim").map(|record| mapped(record, &map)).collect()
}

/// What differs between the claims of a text and those of its twin.
fn compare(name: &str, got: &[Value], want: &[Value], wrong: &mut Vec<String>) {
    let words = |claims: &[Value]| claims.iter().map(|claim| claim["quantity"]["span"]["text"].clone()).collect::<Vec<_>>();
    if words(got) != words(want) {
        wrong.push(format!("{name}: {:?} instead of {:?}", words(got), words(want)));
        return;
    }
    for (got, want) in got.iter().zip(want) {
        let mut found = Vec::new();
        differences("", got, want, &mut found);
        wrong.extend(found.iter().map(|found| format!("{name}, {}{found}", want["quantity"]["span"]["text"])));
    }
}

fn report(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.iter().take(30).cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn twins_give_the_same_claims() {
    let read = |path: &std::path::PathBuf| {
        Document::from_bytes(&path.file_name().unwrap().to_string_lossy(), &std::fs::read(path).unwrap()).unwrap()
    };
    let all = files("corpus/encodages", ".txt");
    let twins: Vec<Document> = all.iter().map(read).filter(|document| document.path.starts_with("releve-")).collect();
    let reference = twins.iter().find(|document| document.path == "releve-utf8.txt").unwrap();
    let want = claims(reference);
    assert!(want.len() > 5 && twins.len() > 5);
    let mut wrong = Vec::new();
    for twin in &twins {
        assert_eq!(plain(&twin.text), plain(&reference.text), "{} is no twin", twin.path);
        compare(&twin.path, &claims(twin), &want, &mut wrong);
    }
    report(&wrong);
}

/// A way to write the same text.
type Variant = (&'static str, fn(&str) -> String);

const VARIANTS: [Variant; 4] = [
    ("straight apostrophes", |text| text.replace('’', "'")),
    ("ordinary spaces", |text| text.replace(['\u{A0}', '\u{202F}', '\u{2009}'], " ")),
    ("CRLF", |text| text.replace("\r\n", "\n").replace('\n', "\r\n")),
    ("NFD", |text| text.nfd().collect()),
];

/// The twins of the corpus are one text only; here every text is written in other ways.
#[test]
fn the_corpus_in_other_typography_gives_the_same_claims() {
    let mut wrong = Vec::new();
    for document in super::support::corpus() {
        if document.path.starts_with("corpus/langues") || document.path.starts_with("corpus/encodages") {
            continue;
        }
        let want = claims(&document);
        for (name, variant) in VARIANTS {
            let twin = Document::from_text(&document.path, variant(&document.text), Default::default());
            compare(&format!("{} with {name}", document.path), &claims(&twin), &want, &mut wrong);
        }
    }
    report(&wrong);
}
