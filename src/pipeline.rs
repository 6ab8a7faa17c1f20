//! The stages, one line each: a document in, its analysis out. No I/O, no failure.

use crate::claim::{self, Claim};
use crate::language::{self, Verdict};
use crate::lexicon::Lexicon;
use crate::mention::{self, Mention};
use crate::resolve::{self, DocDates};
use crate::segment::{self, Layout, Sentence};
use crate::text::{Document, OffsetMap};

/// What may change a result: everything else about a run must not.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Take every document as written in this language (ISO 639-1); no detection.
    pub lang: Option<String>,
    /// Date (ISO 8601) of documents that carry none.
    pub date: Option<String>,
    /// Make claims from every zone, cookie walls and teasers too.
    pub all_zones: bool,
}

/// All that was found in one document.
#[derive(Debug)]
pub struct Analysis<'d> {
    /// The document.
    pub document: &'d Document,
    /// Byte to code-point offsets of its text.
    pub offsets: OffsetMap<'d>,
    /// Zones, title, header lines.
    pub layout: Layout,
    /// Language.
    pub verdict: Verdict,
    /// Dates.
    pub dates: DocDates,
    /// Sentences in text order.
    pub sentences: Vec<Sentence>,
    /// Mentions in text order.
    pub mentions: Vec<Mention>,
    /// Claims in text order.
    pub claims: Vec<Claim>,
}
