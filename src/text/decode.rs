//! Bytes to text: byte-order marks, UTF-8, a declared charset, UTF-16, Windows-1252. Reports what
//! was lost.

use super::Warning;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Largest text read as one document, in bytes.
const MAX_BYTES: usize = 1 << 30;
/// How many bytes the encoding detector sees; it runs at 16 MB/s, a sample is enough.
const SAMPLE: usize = 1 << 16;

/// The text of a file and how it was read.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, without byte-order mark.
    pub text: String,
    /// WHATWG name of the encoding, lower case.
    pub encoding: Cow<'static, str>,
    /// Losses met on the way.
    pub warnings: Vec<Warning>,
}

/// Decodes a file's bytes.
///
/// A byte-order mark decides; else valid UTF-8 is UTF-8; else text that is mostly well-formed
/// UTF-8 is read with U+FFFD for the broken bytes, and anything else as `declared` says, the
/// charset the file names itself; where it names none by detection, which for French comes out
/// as Windows-1252.
///
/// # Errors
/// `doc.too_large` above 1 GiB, `doc.binary` when the bytes hold a NUL or the signature of a
/// known binary format. The message starts with the code.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, String> {
    if bytes.len() > MAX_BYTES {
        return Err(format!("doc.too_large: {} bytes, the limit is {MAX_BYTES}; split the file", bytes.len()));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(lossy(encoding, bytes.get(mark..).unwrap_or_default()));
    }
    if let Some(format) = binary_format(bytes) {
        return Err(format!("doc.binary: the bytes are {format}, not text; convert the file to text first"));
    }
    if memchr::memchr(0, bytes).is_some() {
        if let Some(encoding) = utf16_without_mark(bytes) {
            return Ok(lossy(encoding, bytes));
        }
        return Err("doc.binary: the bytes hold NUL characters and are no text; convert the file to text first".into());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_owned(), encoding: Cow::Borrowed("utf-8"), warnings: mojibake(text) }),
        Err(_) => Ok(lossy(guess(bytes, declared), bytes)),
    }
}

fn lossy(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    let replaced = text.matches('\u{FFFD}').count();
    let mut warnings = mojibake(&text);
    if replaced > 0 {
        warnings.push(Warning { code: "decode.replaced", count: u32::try_from(replaced).unwrap_or(u32::MAX) });
    }
    Decoded { text, encoding: name(encoding), warnings }
}

fn name(encoding: &'static Encoding) -> Cow<'static, str> {
    Cow::Owned(encoding.name().to_ascii_lowercase())
}

/// Invalid UTF-8: a few broken bytes in good UTF-8, or a single-byte encoding?
fn guess(bytes: &[u8], declared: Option<&str>) -> &'static Encoding {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good > bad {
        return UTF_8;
    }
    // Declared UTF-8 that is none says nothing.
    let named = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    if let Some(named) = named.filter(|named| *named != UTF_8 && named.is_ascii_compatible()) {
        return named;
    }
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(bytes.get(..SAMPLE.min(bytes.len())).unwrap_or_default(), true);
    let found = detector.guess(Some(b"fr"), false);
    if found.name() == "ISO-8859-15" { found } else { WINDOWS_1252 }
}

/// UTF-16 without a mark shows as NULs in one half of the byte pairs only.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096.min(bytes.len() & !1))?;
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs < 4 {
        return None;
    }
    if odd * 10 >= pairs * 9 && even == 0 {
        return Some(UTF_16LE);
    }
    (even * 10 >= pairs * 9 && odd == 0).then_some(UTF_16BE)
}

fn binary_format(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 7] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP container (DOCX, XLSX, ODT, …)"),
        (b"\x1f\x8b", "gzip"),
        (b"\x89PNG", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"\x7fELF", "a program"),
        (b"GIF8", "a GIF image"),
    ];
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, name)| *name)
}

/// UTF-8 read as Windows-1252 and saved again (`Ã©` for `é`): told, never repaired.
#[must_use]
pub fn mojibake(text: &str) -> Vec<Warning> {
    let mut count = 0u32;
    // `â€™` for `’`, `Â ` for a no-break space, `Â°` for `°`.
    for pair in ["â€", "Â\u{a0}", "Â°", "Â«", "Â»"] {
        count += u32::try_from(memchr::memmem::find_iter(text.as_bytes(), pair.as_bytes()).count()).unwrap_or(u32::MAX);
    }
    for at in memchr::memmem::find_iter(text.as_bytes(), "Ã".as_bytes()) {
        let next = text.get(at + 2..).and_then(|rest| rest.chars().next());
        count += u32::from(next.is_some_and(|c| ('\u{80}'..='\u{BF}').contains(&c) || "ƒ‚„…†‡ˆ‰Š‹Œ€™š›œž".contains(c)));
    }
    if count == 0 { Vec::new() } else { vec![Warning { code: "text.mojibake", count }] }
}
