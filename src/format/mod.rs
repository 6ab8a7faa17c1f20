//! Room 2. A file's bytes, whatever its format, to one document.
//!
//! Reads bytes and the file's name; gives a [`Document`] whose text is that of a plain file as it
//! stands, or the text taken out of a page, a letter, a PDF. Everything later counts in that text.
//! PDF is read by a child process; nothing else here touches the machine. Must not know what a
//! text says.

mod docx;
mod gzip;
mod html;
mod json;
mod pdf;
mod reflow;
mod subtitles;

pub use gzip::{MAX_BYTES, Unpacked};
pub use json::{Input, about, input};

use crate::text::{About, Document, Given, Warning, decode, mojibake, sha256_hex};
use std::borrow::Cow;

/// Why there is no document, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it went wrong: `read`, `unpack`, `decode`, `extract`, `parse`.
    pub stage: &'static str,
    /// `code: what is wrong; what to do`.
    pub message: String,
}

impl Fault {
    /// A fault of `stage`.
    #[must_use]
    pub fn new(stage: &'static str, message: impl Into<String>) -> Fault {
        Fault { stage, message: message.into() }
    }
}

/// How a file is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// As it stands: text, Markdown.
    Plain,
    /// As they stand, marks of type and place left out.
    Subtitles,
    /// A web page.
    Html,
    /// One JSON object with a text.
    Json,
    /// A JSON object a line, each a document of its own.
    Lines,
    /// An Office Open XML letter.
    Docx,
    /// Portable Document Format.
    Pdf,
}

/// Extensions taken inside folders, with how they are read; each may have `.gz` after it.
const EXTENSIONS: [(&str, Format); 13] = [
    ("txt", Format::Plain),
    ("md", Format::Plain),
    ("srt", Format::Subtitles),
    ("vtt", Format::Subtitles),
    ("text", Format::Plain),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("json", Format::Json),
    ("jsonl", Format::Lines),
    ("ndjson", Format::Lines),
    ("docx", Format::Docx),
    ("pdf", Format::Pdf),
];

/// How names of files beside a document end that tell about it.
pub const SIDECAR: &str = ".meta.json";

impl Format {
    /// The format that the extension of `name` stands for; none for another extension. A name
    /// without one is read as it stands.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Format> {
        let name = unpacked_name(name);
        let Some((_, extension)) = name.rsplit_once('.') else { return Some(Format::Plain) };
        EXTENSIONS.iter().find(|(known, _)| extension.eq_ignore_ascii_case(known)).map(|(_, format)| *format)
    }
}

/// `name` without `.gz`.
#[must_use]
pub fn unpacked_name(name: &str) -> &str {
    let bare = name.len().checked_sub(3).filter(|at| name.get(*at..).is_some_and(|end| end.eq_ignore_ascii_case(".gz")));
    bare.and_then(|at| name.get(..at)).unwrap_or(name)
}

/// The document in the `bytes` of the file `path`.
///
/// # Errors
/// The bytes hold no text that can be taken out.
pub fn document(path: &str, bytes: &[u8]) -> Result<Document, Fault> {
    let sha256 = sha256_hex(bytes);
    let unpacked = if bytes.starts_with(gzip::SIGNATURE) { Some(gzip::unpack(bytes)?) } else { None };
    let bytes = unpacked.as_deref().unwrap_or(bytes);
    let name = path.rsplit('/').next().unwrap_or(path);
    let format = format(name, bytes);
    let mut found = match format {
        Format::Html => html::read(bytes)?,
        Format::Json => json::read(bytes)?,
        Format::Docx => docx::read(bytes)?,
        Format::Pdf => pdf::read(bytes)?,
        Format::Subtitles => Extracted::plain(bytes).map(Extracted::unmarked)?,
        Format::Plain | Format::Lines => Extracted::plain(bytes)?,
    };
    // What no decoder has seen.
    if matches!(format, Format::Json | Format::Docx | Format::Pdf) {
        found.warnings.extend(mojibake(&found.text));
    }
    let id = sha256_hex(found.text.as_bytes()).chars().take(16).collect();
    Ok(Document {
        path: path.to_owned(),
        sha256,
        id,
        text: found.text,
        encoding: found.encoding,
        warnings: found.warnings,
        given: found.given,
        pages: found.pages,
    })
}

/// What the bytes say goes before what the name says.
fn format(name: &str, bytes: &[u8]) -> Format {
    if bytes.starts_with(b"%PDF-") {
        return Format::Pdf;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Format::Docx;
    }
    let named = Format::of_name(name).unwrap_or(Format::Plain);
    let bare = !unpacked_name(name).contains('.');
    if bare && html::opens(bytes) { Format::Html } else { named }
}

/// The text of a file and all that came with it.
#[derive(Clone, Debug, Default)]
struct Extracted {
    text: String,
    encoding: Cow<'static, str>,
    warnings: Vec<Warning>,
    given: Given,
    pages: Vec<u32>,
}

impl Extracted {
    fn plain(bytes: &[u8]) -> Result<Extracted, Fault> {
        let decoded = decode(bytes, None).map_err(|message| Fault::new("decode", message))?;
        Ok(Extracted { text: decoded.text, encoding: decoded.encoding, warnings: decoded.warnings, ..Extracted::default() })
    }

    fn unmarked(self) -> Extracted {
        Extracted { text: subtitles::bare(&self.text).unwrap_or(self.text), ..self }
    }
}

/// A value worth keeping: white space made single, none when nothing is left.
fn kept(value: &str) -> Option<String> {
    let words: Vec<&str> = value.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Adds what `other` knows.
fn fill(about: &mut About, other: About) {
    *about = std::mem::take(about).or(other);
}

#[cfg(test)]
mod tests;
