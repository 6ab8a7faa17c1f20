//! What the tests share: the repository, its corpus, records of a text.

use greffier::lexicon::Lexicon;
use greffier::output::{Emit, records};
use greffier::pipeline::{Analysis, Options, analyse};
use greffier::text::{Document, Given};
use serde_json::Value;
use std::path::{Path, PathBuf};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program, in the repository's folder.
pub fn greffier() -> assert_cmd::Command {
    let mut command = assert_cmd::Command::cargo_bin("greffier").unwrap();
    command.current_dir(root());
    command
}

/// The files below `folder` that end like that, sorted.
pub fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.into_path())
        .filter(|path| path.to_string_lossy().ends_with(end))
        .collect()
}

/// The documents of the corpus, named as `extract corpus` names them.
pub fn corpus() -> Vec<Document> {
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    files("corpus", "").iter().map(|path| Document::from_bytes(&name(path), &std::fs::read(path).unwrap()).unwrap()).collect()
}

pub fn french() -> Options {
    Options { lang: Some("fr".to_owned()), ..Options::default() }
}

pub fn document(text: &str) -> Document {
    Document::from_text("texte", text.to_owned(), Given::default())
}

/// Every record of an analysis.
pub fn all_records(analysis: &Analysis<'_>) -> Vec<Value> {
    let emit = Emit::parse("document,sentence,mention,claim").unwrap();
    let mut out = Vec::new();
    records(analysis, &analysis.document.id, &emit, &mut out);
    lines(&out)
}

pub fn analysed<'d>(document: &'d Document, options: &Options) -> Analysis<'d> {
    analyse(document, Lexicon::standard(), options)
}

/// Every record of every document of the corpus.
pub fn corpus_records() -> Vec<(Document, Vec<Value>)> {
    let options = Options { all_zones: true, ..Options::default() };
    let read = |document: Document| {
        let records = all_records(&analysed(&document, &options));
        (document, records)
    };
    corpus().into_iter().map(read).collect()
}

/// The records of a stream.
pub fn lines(stream: &[u8]) -> Vec<Value> {
    let lines = stream.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines
        .map(|line| serde_json::from_slice(line).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(line))))
        .collect()
}

/// Calls `found(path, object)` for every object in `value`.
pub fn objects(path: &str, value: &Value, found: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Object(fields) => {
            found(path, value);
            fields.iter().for_each(|(key, value)| objects(&format!("{path}.{key}"), value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| objects(path, item, found)),
        _ => {}
    }
}

/// What is wrong with the spans of `records`, by counting the text itself.
pub fn wrong_spans(text: &str, records: &[Value]) -> Vec<String> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut wrong = Vec::new();
    for record in records {
        objects("", record, &mut |path, object| {
            let Some(first) = object.get("byte_start") else { return };
            let number = |key: &str| usize::try_from(object[key].as_u64().unwrap()).unwrap();
            let (from, to) = (usize::try_from(first.as_u64().unwrap()).unwrap(), number("byte_end"));
            let quote = object["text"].as_str().unwrap();
            let agree = starts.get(number("start")) == Some(&from) && starts.get(number("end")) == Some(&to);
            if !agree || text.get(from..to) != Some(quote) || quote.trim() != quote || quote.is_empty() {
                wrong.push(format!("{} {path}: {object}", record["type"]));
            }
        });
    }
    wrong
}

/// `path: left | right` wherever the two differ.
pub fn differences(path: &str, left: &Value, right: &Value, out: &mut Vec<String>) {
    match (left, right) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().for_each(|(key, value)| differences(&format!("{path}.{key}"), value, &b[key], out));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).for_each(|(a, b)| differences(path, a, b, out));
        }
        _ if left != right => out.push(format!("{path}: {left} | {right}")),
        _ => {}
    }
}
