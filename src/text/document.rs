//! A decoded document: its text, where it came from, what was said about it from outside.

use std::borrow::Cow;

/// What is said about a document elsewhere than in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// When it was published, as written there.
    pub date: Option<String>,
    /// When it was changed, as written there.
    pub updated: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where it was published.
    pub outlet: Option<String>,
    /// Who signs.
    pub author: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

impl About {
    /// These facts, and those of `other` where one is missing.
    #[must_use]
    pub fn or(self, other: About) -> About {
        About {
            date: self.date.or(other.date),
            updated: self.updated.or(other.updated),
            title: self.title.or(other.title),
            outlet: self.outlet.or(other.outlet),
            author: self.author.or(other.author),
            url: self.url.or(other.url),
        }
    }
}

/// What is known of a document besides its text, by who says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// A file beside it (`NAME.meta.json`).
    pub sidecar: About,
    /// The input record that held it (`--jsonl`, JSON).
    pub input: About,
    /// The page it was taken from: its own account, written to be read by machines.
    pub page: About,
    /// The file it was kept in: what an editor notes by itself. Its date is that of the file, its
    /// title often that of another text.
    pub file: About,
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
    pub encoding: Cow<'static, str>,
    /// Decoding warnings.
    pub warnings: Vec<Warning>,
    /// What is said about it elsewhere.
    pub given: Given,
    /// Where each page starts, in bytes of the text; empty where there are no pages.
    pub pages: Vec<u32>,
}

impl Document {
    /// Decodes `bytes` read from `path` as plain text.
    ///
    /// # Errors
    /// The bytes are no text: see [`super::decode`].
    pub fn from_bytes(path: &str, bytes: &[u8]) -> Result<Document, String> {
        let decoded = super::decode(bytes, None)?;
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
            pages: Vec::new(),
        })
    }

    /// A document whose text is already at hand, as from a `--jsonl` record.
    #[must_use]
    pub fn from_text(path: &str, text: String, given: Given) -> Document {
        let sha256 = sha256_hex(text.as_bytes());
        let id = sha256.chars().take(16).collect();
        let encoding = Cow::Borrowed("utf-8");
        let warnings = super::decode::mojibake(&text);
        Document { path: path.to_owned(), sha256, id, text, encoding, warnings, given, pages: Vec::new() }
    }

    /// The page (from 1) byte `at` of the text stands on; none where there are no pages.
    #[must_use]
    pub fn page(&self, at: u32) -> Option<u32> {
        u32::try_from(self.pages.partition_point(|start| *start <= at)).ok().filter(|page| *page > 0)
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
