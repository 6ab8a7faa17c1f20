//! Records against their sources: is every quote where it is said to be?
//!
//! Reads a stream of records and the files it names, decoded as `extract` decodes them; gives
//! every span that does not hold. Trusts nothing in the stream.

use crate::batch::{self, Item, Texts};
use crate::format::{Format, Unpacked, unpacked_name};
use crate::text::{Document, OffsetMap, Span};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::iter::Peekable;
use std::path::{Path, PathBuf};

/// Code points of context in a W3C TextQuoteSelector.
const CONTEXT: usize = 32;

/// Where the documents are.
#[derive(Debug)]
pub enum Sources {
    /// Files, their paths taken from this folder; and the last `.jsonl` file that was read among them.
    Folder(PathBuf, RefCell<Lined>),
    /// The lines of a `--jsonl` input, by their `id`.
    Lines(BTreeMap<String, Document>),
    /// Texts that a run kept.
    Texts(Texts),
}

impl Sources {
    /// `root` as a folder, or as the `--jsonl` file the records were made from.
    ///
    /// # Errors
    /// The file cannot be opened, in words.
    pub fn at(root: &Path) -> Result<Sources, String> {
        if !root.is_file() {
            return Ok(Sources::Folder(root.to_owned(), RefCell::default()));
        }
        let file = std::fs::File::open(root).map_err(|error| error.kind().to_string())?;
        let shown = batch::shown(root);
        let packed = unpacked_name(&shown) != shown;
        let items = batch::lines(shown, Box::new(BufReader::new(Unpacked::new(file, packed))));
        let documents = items.filter_map(|item| match item {
            Item::Line { shown, bytes, .. } => batch::line(&shown, &bytes, None).ok(),
            _ => None,
        });
        Ok(Sources::Lines(documents.map(|document| (document.path.clone(), document)).collect()))
    }

    /// The document of a record: its path, the hash of what it was read from, its id.
    fn document(&self, path: &str, sha256: &str) -> Result<Document, String> {
        let found = self.find(path)?;
        // What was taken out of a file is held against the text itself, by its id.
        if !matches!(self, Sources::Texts(_)) && found.sha256 != sha256 {
            return Err("the source has changed: its sha256 is another".to_owned());
        }
        Ok(found)
    }

    fn find(&self, path: &str) -> Result<Document, String> {
        match self {
            Sources::Lines(lines) => lines.get(path).cloned().ok_or_else(|| "no line of the input has this id".to_owned()),
            Sources::Folder(..) if path == "-" => Err("its text came from standard input and cannot be read again".to_owned()),
            Sources::Texts(texts) => {
                let place = texts.place(path);
                let text = std::fs::read_to_string(&place);
                text.map(|text| Document::from_text(path, text, Default::default()))
                    .map_err(|error| format!("its text was not kept: {} ({})", batch::shown(&place), error.kind()))
            }
            Sources::Folder(root, last) => {
                let file = root.join(batch::path_of(path));
                if !file.is_file() {
                    if let Some(found) = in_lines(root, path, last) {
                        return Ok(found);
                    }
                    return Err("there is no such file; name the folder its path starts from: verify CLAIMS ROOT".to_owned());
                }
                batch::read(&file, path).map_err(|error| error.message)
            }
        }
    }
}

/// The document `FILE.jsonl#ID` below `root`; the lines of the last such file are kept in `last`.
fn in_lines(root: &Path, path: &str, last: &RefCell<Lined>) -> Option<Document> {
    path.match_indices('#').find_map(|(at, _)| {
        let shown = path.get(..at).filter(|name| Format::of_name(name) == Some(Format::Lines))?;
        let mut last = last.borrow_mut();
        if last.0 != shown {
            let file = root.join(batch::path_of(shown));
            let lines = file.is_file().then(|| batch::of_file(&file, shown))?;
            let documents = lines.filter_map(|item| match item {
                Item::Line { shown, bytes, file } => batch::line(&shown, &bytes, file.as_deref()).ok(),
                _ => None,
            });
            *last = (shown.to_owned(), documents.map(|document| (document.path.clone(), document)).collect());
        }
        last.1.get(path).cloned()
    })
}

/// A `.jsonl` file and its documents by path.
pub type Lined = (String, BTreeMap<String, Document>);

/// What a verification came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Records read.
    pub records: u64,
    /// Spans held against their source.
    pub spans: u64,
    /// Findings.
    pub wrong: u64,
}

/// Holds every span of the records in `stream` against its source; calls `found(line, what)` for
/// each that does not hold.
///
/// # Errors
/// The stream cannot be read on.
pub fn verify(stream: impl BufRead, sources: &Sources, found: &mut dyn FnMut(u64, &str)) -> std::io::Result<Verified> {
    let mut check = Check { sum: Verified::default(), line: 0, found };
    let mut lines = (1u64..).zip(stream.split(b'\n')).peekable();
    while let Some((number, line)) = lines.next() {
        check.line = number;
        let Some(record) = check.record(&line?) else { continue };
        match record.get("type").and_then(Value::as_str) {
            Some("document") => check.document(&record, sources, &mut lines)?,
            Some("run" | "error" | "relation") => {}
            _ => check.wrong("its document record does not stand before it"),
        }
    }
    Ok(check.sum)
}

struct Check<'f> {
    sum: Verified,
    line: u64,
    found: &'f mut dyn FnMut(u64, &str),
}

type Lines<I> = Peekable<I>;

impl Check<'_> {
    fn wrong(&mut self, what: &str) {
        self.sum.wrong += 1;
        (self.found)(self.line, what);
    }

    fn record(&mut self, line: &[u8]) -> Option<Value> {
        if line.trim_ascii().is_empty() {
            return None;
        }
        self.sum.records += 1;
        match serde_json::from_slice::<Value>(line) {
            Ok(record) if record.get("schema").and_then(Value::as_str) == Some(crate::output::SCHEMA) => return Some(record),
            Ok(_) => self.wrong(&format!("it is no record of {}", crate::output::SCHEMA)),
            Err(error) => self.wrong(&format!("it is no JSON ({error})")),
        }
        None
    }

    /// A document record and the records of that document after it.
    fn document(
        &mut self,
        record: &Value,
        sources: &Sources,
        lines: &mut Lines<impl Iterator<Item = (u64, std::io::Result<Vec<u8>>)>>,
    ) -> std::io::Result<()> {
        let word = |key| record.get(key).and_then(Value::as_str).unwrap_or_default();
        let source = sources.document(word("path"), word("sha256"));
        match &source {
            Err(why) => self.wrong(&format!("{}: {why}", word("path"))),
            Ok(source) if word("id").split('-').next() != Some(&source.id) => self.wrong("id: it is not that of the text"),
            Ok(_) => {}
        }
        let source = source.ok();
        let text = source.as_ref().map(|source| (source.text.as_str(), OffsetMap::new(&source.text)));
        if let Some((text, map)) = &text {
            self.spans("", record, text, map);
        }
        while let Some((number, line)) = lines.next_if(|(_, line)| line.as_ref().is_ok_and(|line| !is_document(line))) {
            self.line = number;
            let Some(record) = self.record(&line?) else { continue };
            match record.get("doc").and_then(Value::as_str) {
                Some(doc) if doc == word("id") => {
                    if let Some((text, map)) = &text {
                        self.spans("", &record, text, map);
                    }
                }
                Some(_) => self.wrong("its document record does not stand before it"),
                None => {}
            }
        }
        Ok(())
    }

    /// Everything in `value` that points into the text.
    fn spans(&mut self, path: &str, value: &Value, text: &str, map: &OffsetMap<'_>) {
        match value {
            Value::Object(fields) => {
                if let Some(problem) = problem(value, text, map) {
                    self.sum.spans += 1;
                    if !problem.is_empty() {
                        self.wrong(&format!("{path}: {problem}"));
                    }
                }
                for (key, value) in fields {
                    let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    self.spans(&below, value, text, map);
                }
            }
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.spans(&format!("{path}.{at}"), item, text, map);
                }
            }
            _ => {}
        }
    }
}

/// A look that costs no parsing: `type` is the first field of every record.
fn is_document(line: &[u8]) -> bool {
    line.starts_with(b"{\"type\":\"document\"")
}

/// None when `value` does not point into the text; empty when it points right.
fn problem(value: &Value, text: &str, map: &OffsetMap<'_>) -> Option<String> {
    let number = |key| value.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    if value.get("target").is_some() {
        return Some(target(value, text, map).unwrap_or_default());
    }
    let (start, end) = (value.get("start")?, value.get("end")?);
    let (Some(from), Some(to)) = (number("start"), number("end")) else { return Some(format!("{start}–{end} is no place")) };
    let Some(quote) = value.get("text").and_then(Value::as_str) else {
        // A zone or a selector: it must lie on the text.
        let length = map.code_point(u32::try_from(text.len()).unwrap_or(u32::MAX));
        return Some(if from <= to && to <= length { String::new() } else { format!("{from}–{to} is outside the text") });
    };
    let (Some(first), Some(last)) = (number("byte_start"), number("byte_end")) else {
        return Some("its bytes are missing".to_owned());
    };
    let span = Span { start: first, end: last };
    Some(match text.get(span.from()..span.to().max(span.from())) {
        None => format!("bytes {first}–{last} are no slice of the text"),
        Some(slice) if slice != quote => format!("at {from}–{to} the source has {slice:?}, the record says {quote:?}"),
        Some(_) if map.code_points(span) != (from, to) => {
            let (a, b) = map.code_points(span);
            format!("bytes {first}–{last} are code points {a}–{b}, the record says {from}–{to}")
        }
        Some(slice) if slice.trim() != slice => format!("white space at an end of {slice:?}"),
        Some(_) => String::new(),
    })
}

/// What is wrong with line, column and selectors of a claim's target, which point to the figure.
fn target(claim: &Value, text: &str, map: &OffsetMap<'_>) -> Option<String> {
    let (target, span) = (claim.get("target")?, claim.get("quantity")?.get("span")?);
    let number = |value: &Value, key| value.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let first = number(span, "byte_start")?;
    let before = text.get(..first as usize)?;
    let (line, column) = map.line_column(first);
    if (number(target, "line"), number(target, "column")) != (Some(line), Some(column)) {
        return Some(format!("it stands at line {line}, column {column}"));
    }
    let prefix = before.char_indices().rev().take(CONTEXT).last().map_or("", |(at, _)| before.get(at..).unwrap_or_default());
    let after = text.get(number(span, "byte_end")? as usize..)?;
    let suffix = after.char_indices().nth(CONTEXT).map_or(after, |(at, _)| after.get(..at).unwrap_or_default());
    for selector in target.get("selector")?.as_array()? {
        let same = |key: &str, other: Option<&Value>| selector.get(key).is_none_or(|found| Some(found) == other);
        if !same("start", span.get("start")) || !same("end", span.get("end")) || !same("exact", span.get("text")) {
            return Some("a selector points elsewhere than the figure".to_owned());
        }
        if !same("prefix", Some(&prefix.into())) || !same("suffix", Some(&suffix.into())) {
            return Some(format!("around it the source has {prefix:?} and {suffix:?}"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    #[test]
    fn what_does_not_hold_is_told() {
        let text = "Été : 3 M€.";
        let document = Document::from_text("a", text.to_owned(), Default::default());
        let head = format!(
            r#"{{"type":"document","schema":"greffier/1","id":"{}","path":"a","sha256":"{}"}}"#,
            document.id, document.sha256
        );
        let sources = Sources::Lines(BTreeMap::from([("a".to_owned(), document.clone())]));
        let mention = |span: &str| {
            format!(r#"{{"type":"mention","schema":"greffier/1","doc":"{}","value":{{"x":[{{"span":{span}}}]}}}}"#, document.id)
        };
        for (line, want) in [
            (mention(r#"{"start":6,"end":10,"byte_start":8,"byte_end":14,"text":"3 M€"}"#), ""),
            (mention(r#"{"start":6,"end":10,"byte_start":8,"byte_end":14,"text":"4 M€"}"#), "the source has \"3 M€\""),
            (mention(r#"{"start":7,"end":11,"byte_start":8,"byte_end":14,"text":"3 M€"}"#), "are code points 6–10"),
            (mention(r#"{"start":5,"end":10,"byte_start":7,"byte_end":14,"text":" 3 M€"}"#), "white space"),
            (mention(r#"{"start":6,"end":10,"byte_start":8,"byte_end":13,"text":"3 M€"}"#), "no slice"),
            (mention(r#"{"start":6,"end":10,"byte_start":8,"byte_end":900,"text":"3 M€"}"#), "no slice"),
            (mention(r#"{"start":6,"end":-1,"byte_start":8,"byte_end":900,"text":"3 M€"}"#), "is no place"),
            (mention(r#"{"start":6,"end":40}"#), "outside the text"),
            ("{".to_owned(), "no JSON"),
            ("{}".to_owned(), "no record of"),
            (mention("0").replace(&document.id, "0123"), "does not stand before"),
        ] {
            let mut found = Vec::new();
            let stream = format!("{head}\n{line}\n");
            verify(stream.as_bytes(), &sources, &mut |at, what| found.push(format!("{at} {what}"))).unwrap();
            match want {
                "" => assert!(found.is_empty(), "{found:?}"),
                _ => assert!(found.len() == 1 && found[0].starts_with("2 ") && found[0].contains(want), "{line}: {found:?}"),
            }
        }
        let mut found = Vec::new();
        let gone = head.replace("\"path\":\"a\"", "\"path\":\"b\"");
        let changed = head.replace(&document.sha256, "00");
        verify(format!("{gone}\n{changed}").as_bytes(), &sources, &mut |at, what| found.push(format!("{at} {what}"))).unwrap();
        assert!(found.len() == 2 && found[1].contains("has changed"), "{found:?}");
    }
}
