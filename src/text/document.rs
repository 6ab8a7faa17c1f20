//! A decoded document: its text, where it came from, what was said about it from outside.

/// What the caller said about a document, outside its text.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Date from the input record (`--jsonl`), ISO 8601.
    pub date: Option<String>,
    /// Title from the input record.
    pub title: Option<String>,
}

/// Something worth telling about a document that did not stop the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Stable code, such as `decode.replaced`.
    pub code: &'static str,
    /// How often it happened.
    pub count: u32,
}

/// One source text. The text is decoded once and never changes; every result is a span on it.
#[derive(Clone, Debug)]
pub struct Document {
    /// `/`-separated path as the user named it, or the `id` of a `--jsonl` record.
    pub path: String,
    /// SHA-256 of the raw bytes (of the text for `--jsonl`), lower-case hex.
    pub sha256: String,
    /// First 16 hex digits of the SHA-256 of the text.
    pub id: String,
    /// The decoded text, byte-order mark removed.
    pub text: String,
    /// WHATWG name of the encoding the bytes were read as, lower case.
    pub encoding: &'static str,
    /// Decoding warnings.
    pub warnings: Vec<Warning>,
    /// What the caller said about it.
    pub given: Given,
}

impl Document {
    /// Decodes `bytes` read from `path`.
    ///
    /// # Errors
    /// The bytes are no text: see [`super::Decoded`].
    pub fn from_bytes(path: &str, bytes: &[u8]) -> Result<Document, String> {
        let decoded = super::decode(bytes)?;
        let sha256 = sha256_hex(bytes);
        let id = if decoded.text.as_bytes() == bytes { sha256.clone() } else { sha256_hex(decoded.text.as_bytes()) };
        Ok(Document {
            path: path.to_owned(),
            sha256,
            id: id.chars().take(16).collect(),
            text: decoded.text,
            encoding: decoded.encoding,
            warnings: decoded.warnings,
            given: Given::default(),
        })
    }

    /// A document whose text is already at hand, as from a `--jsonl` record.
    #[must_use]
    pub fn from_text(path: &str, text: String, given: Given) -> Document {
        let sha256 = sha256_hex(text.as_bytes());
        let id = sha256.chars().take(16).collect();
        Document { path: path.to_owned(), sha256, id, text, encoding: "utf-8", warnings: Vec::new(), given }
    }
}

/// Lower-case hex SHA-256 of `bytes`.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
