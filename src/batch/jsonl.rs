//! Documents given as lines `{"id", "text", "date"?, "title"?}`, by `--jsonl` or as a `.jsonl` file.
//!
//! Reads a stream line by line; gives one [`Item`] a line, and a document of one. Must not hold
//! more than a line: the stream may be larger than memory.

use super::Item;
use crate::format::{self, Unpacked};
use crate::output::ErrorRecord;
use crate::text::{Document, Given};
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::Path;

/// Largest line, in bytes: a text of the size taken from a file, escaped.
const MAX_BYTES: u64 = 1 << 30;

/// The documents of a `.jsonl` file found among others, packed or not: their path is
/// `FILE#ID`.
pub fn of_file(path: &Path, shown: &str) -> Box<dyn Iterator<Item = Item> + Send> {
    match File::open(path) {
        Ok(file) => {
            let packed = format::unpacked_name(shown) != shown;
            let reader = BufReader::with_capacity(1 << 16, Unpacked::new(file, packed));
            let file = shown.to_owned();
            Box::new(lines(shown.to_owned(), Box::new(reader)).map(move |item| match item {
                Item::Line { shown, bytes, .. } => Item::Line { shown, bytes, file: Some(file.clone()) },
                other => other,
            }))
        }
        Err(error) => {
            let message = format!("read.failed: the file could not be opened ({}); check its permissions", error.kind());
            Box::new(std::iter::once(Item::Error(ErrorRecord::new(shown, "read", &message))))
        }
    }
}

/// The lines of `reader`, which messages call `name`; blank ones are passed over.
pub fn lines(name: String, mut reader: Box<dyn BufRead + Send>) -> impl Iterator<Item = Item> + Send {
    let (mut number, mut ended) = (0u64, false);
    std::iter::from_fn(move || {
        while !ended {
            number += 1;
            let mut bytes = Vec::new();
            match reader.by_ref().take(MAX_BYTES + 1).read_until(b'\n', &mut bytes) {
                Ok(0) => ended = true,
                Ok(length) if length as u64 > MAX_BYTES => {
                    ended = true;
                    let message = format!(
                        "doc.too_large: line {number} is longer than {MAX_BYTES} bytes; split it; what follows was not read"
                    );
                    return Some(Item::Error(ErrorRecord::new(&format!("{name}:{number}"), "read", &message)));
                }
                Ok(_) => {
                    if number == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
                        bytes.drain(..3);
                    }
                    bytes.truncate(bytes.trim_ascii_end().len());
                    if !bytes.is_empty() {
                        return Some(Item::Line { shown: format!("{name}:{number}"), bytes, file: None });
                    }
                }
                Err(error) => {
                    ended = true;
                    let what =
                        if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::UnexpectedEof) {
                            "the packed file is damaged".to_owned()
                        } else {
                            error.kind().to_string()
                        };
                    let message = format!("read.failed: reading stopped here ({what}); what follows was not read");
                    return Some(Item::Error(ErrorRecord::new(&format!("{name}:{number}"), "read", &message)));
                }
            }
        }
        None
    })
}

/// The document of one line; `shown` (`FILE:LINE`) says which in messages, and `file` names the
/// `.jsonl` file it was found in, where one was found.
///
/// # Errors
/// The line is no such record.
pub fn document(shown: &str, bytes: &[u8], file: Option<&str>) -> Result<Document, ErrorRecord> {
    let line = shown.rsplit(':').next().unwrap_or_default();
    let input = format::input(bytes).and_then(|input| match input.id {
        Some(id) => Ok((id, input.text, input.about)),
        None => Err("missing field `id`".to_owned()),
    });
    let (id, text, about) = input.map_err(|what| {
        // serde counts lines inside what it was given, which is one line.
        let (what, column) = what.rsplit_once(" at line 1 column ").unwrap_or((&what, ""));
        let column = if column.is_empty() { String::new() } else { format!(", column {column}") };
        let form = "each line must be {\"id\": …, \"text\": …}, with \"date\" and \"title\" if known";
        ErrorRecord::new(shown, "parse", &format!("jsonl.invalid: line {line}{column}: {what}; {form}"))
    })?;
    let path = file.map_or_else(|| id.clone(), |file| format!("{file}#{id}"));
    Ok(Document::from_text(&path, text, Given { input: about, ..Given::default() }))
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
                let Item::Line { shown, bytes, .. } = item else { panic!("{item:?}") };
                match document(&shown, &bytes, None) {
                    Ok(d) => format!("{} {:?} {:?}", d.path, d.text, d.given.input.date),
                    Err(e) => format!("{} {} {}", e.path, e.code, e.message.split(';').next().unwrap()),
                }
            })
            .collect();
        let want = [
            "a \"é\" None",
            "7 \"\" Some(\"2024-01-02\")",
            "f.jsonl:4 jsonl.invalid line 4: missing field `text`",
            "f.jsonl:5 jsonl.invalid line 5, column 2: EOF while parsing a list",
            "c \"fin\" None",
        ];
        assert_eq!(got.len(), want.len(), "{got:?}");
        for (got, want) in got.iter().zip(want) {
            assert_eq!(got, want);
        }
    }
}
