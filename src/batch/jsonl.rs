//! Documents given as lines `{"id", "text", "date"?, "title"?}`.
//!
//! Reads a stream line by line; gives one [`Item`] a line, and a document of one. Must not hold
//! more than a line: the stream may be larger than memory.

use super::Item;
use crate::output::ErrorRecord;
use crate::text::{Document, Given};
use serde::Deserialize;
use serde_json::Value;
use std::io::BufRead;

/// Largest text taken as one document, as for files.
const MAX_BYTES: usize = 1 << 30;

#[derive(Deserialize)]
struct Input {
    id: Value,
    text: String,
    date: Option<String>,
    title: Option<String>,
}

/// The lines of `reader`, which messages call `name`; blank ones are passed over.
pub fn lines(name: String, mut reader: Box<dyn BufRead + Send>) -> impl Iterator<Item = Item> + Send {
    let (mut number, mut ended) = (0u64, false);
    std::iter::from_fn(move || {
        while !ended {
            number += 1;
            let mut bytes = Vec::new();
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => ended = true,
                Ok(_) => {
                    if number == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
                        bytes.drain(..3);
                    }
                    bytes.truncate(bytes.trim_ascii_end().len());
                    if !bytes.is_empty() {
                        return Some(Item::Line { shown: format!("{name}:{number}"), bytes });
                    }
                }
                Err(error) => {
                    ended = true;
                    let message = format!("read.failed: reading stopped here ({}); what follows was not read", error.kind());
                    return Some(Item::Error(ErrorRecord::new(&format!("{name}:{number}"), "read", &message)));
                }
            }
        }
        None
    })
}

/// The document of one line; `shown` (`FILE:LINE`) says which in messages.
///
/// # Errors
/// The line is no such record.
pub fn document(shown: &str, bytes: &[u8]) -> Result<Document, ErrorRecord> {
    let line = shown.rsplit(':').next().unwrap_or_default();
    let invalid = |column: usize, what: &str| {
        let form = "each line must be {\"id\": …, \"text\": …}, with \"date\" and \"title\" if known";
        ErrorRecord::new(shown, "parse", &format!("jsonl.invalid: line {line}, column {column}: {what}; {form}"))
    };
    // serde counts lines inside what it was given, which is one line.
    let input: Input = serde_json::from_slice(bytes)
        .map_err(|error| invalid(error.column(), error.to_string().split(" at line ").next().unwrap_or_default()))?;
    if input.text.len() > MAX_BYTES {
        let message =
            format!("doc.too_large: line {line}: {} bytes of text, the limit is {MAX_BYTES}; split it", input.text.len());
        return Err(ErrorRecord::new(shown, "parse", &message));
    }
    let id = match input.id {
        Value::String(id) => id,
        Value::Number(id) => id.to_string(),
        _ => return Err(invalid(1, "`id` must be a text or a number")),
    };
    Ok(Document::from_text(&id, input.text, Given { date: input.date, title: input.title }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    #[test]
    fn lines_to_documents() {
        let stream = "\u{FEFF}{\"id\":\"a\",\"text\":\"é\"}\r\n\n{\"id\":7,\"text\":\"\",\"date\":\"2024-01-02\",\"x\":1}\n{\"id\":\"b\"}\n[1\n{\"id\":\"c\",\"text\":\"fin\"}";
        let got: Vec<String> = lines("f.jsonl".to_owned(), Box::new(std::io::Cursor::new(stream)))
            .map(|item| {
                let Item::Line { shown, bytes } = item else { panic!("{item:?}") };
                match document(&shown, &bytes) {
                    Ok(d) => format!("{} {:?} {:?}", d.path, d.text, d.given.date),
                    Err(e) => format!("{} {} {}", e.path, e.code, e.message.split(';').next().unwrap()),
                }
            })
            .collect();
        let want = [
            "a \"é\" None",
            "7 \"\" Some(\"2024-01-02\")",
            "f.jsonl:4 jsonl.invalid line 4, column 10: missing field `text`",
            "f.jsonl:5 jsonl.invalid line 5, column 2: invalid type: integer `1`, expected string or map",
            "c \"fin\" None",
        ];
        assert_eq!(got.len(), want.len(), "{got:?}");
        for (got, want) in got.iter().zip(want) {
            if want.contains("f.jsonl:5") {
                assert!(got.starts_with("f.jsonl:5 jsonl.invalid line 5"), "{got}");
            } else {
                assert_eq!(got, want);
            }
        }
    }
}
