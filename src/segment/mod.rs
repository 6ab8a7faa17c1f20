//! Room 4. Text to zones and sentences.
//!
//! Reads a document's text; gives its [`Layout`] (what each stretch of the page is: title, body,
//! cookie wall, transcript turn…) and its [`Sentence`]s. Decides by shape and by the phrases of
//! `zones.tsv`. Must not know languages, numbers, dates or names.

mod abbreviations;
mod bylines;
mod closers;
mod datelines;
mod faces;
mod front;
mod headings;
mod keys;
mod lines;
mod marks;
mod phrase_table;
mod phrases;
mod repairs;
mod sentences;
mod shapes;
mod site;
mod stops;
mod tables;
mod timecodes;
mod turns;
mod zones;

use crate::lexicon::Lexicon;
use crate::text::Span;

/// What a stretch of a page is (contract: `document.zones`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum ZoneKind {
    /// Title or heading.
    Title,
    /// Date, author, outlet, section, repeated title, reading time.
    Header,
    /// The short paragraph that opens an article.
    Lead,
    /// Running text.
    Body,
    /// An item of a list.
    List,
    /// A paragraph that is one quotation.
    Quote,
    /// What one speaker says in a transcript, without time code and name.
    TranscriptTurn,
    /// « À lire aussi » and the titles under it.
    Teaser,
    /// Consent wall.
    Cookie,
    /// Newsletter, podcast, application, subscription.
    Promo,
    /// Key words.
    Tags,
    /// Picture credit, agency initials, copyright.
    Credits,
    /// Readers' comments.
    Comment,
}

impl ZoneKind {
    /// The contract's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ZoneKind::Title => "title",
            ZoneKind::Header => "header",
            ZoneKind::Lead => "lead",
            ZoneKind::Body => "body",
            ZoneKind::List => "list",
            ZoneKind::Quote => "quote",
            ZoneKind::TranscriptTurn => "transcript_turn",
            ZoneKind::Teaser => "teaser",
            ZoneKind::Cookie => "cookie",
            ZoneKind::Promo => "promo",
            ZoneKind::Tags => "tags",
            ZoneKind::Credits => "credits",
            ZoneKind::Comment => "comment",
        }
    }

    /// The document itself speaks here: claims are drawn from it without being asked for.
    #[must_use]
    pub fn claims(self) -> bool {
        use ZoneKind::{Body, Lead, List, Quote, Title, TranscriptTurn};
        matches!(self, Title | Lead | Body | List | Quote | TranscriptTurn)
    }
}

/// A stretch of a page.
#[derive(Clone, Copy, Debug)]
pub struct Zone {
    /// What it is.
    pub kind: ZoneKind,
    /// Where, in bytes; bullets, heading marks, time codes and speaker names are outside.
    pub span: Span,
    /// What decided: a shape (`heading`, `bullet`) or the `reason` of a row of `zones.tsv`.
    pub reason: &'static str,
    /// Language where it differs from the document's, ISO 639-1; set by the language gate.
    pub lang: Option<&'static str>,
    /// Who speaks, in a transcript.
    pub speaker: Option<Span>,
    /// When, in seconds from the start of the recording.
    pub media_time: Option<u32>,
    /// The lines are wrapped: a line break inside the zone is white space.
    pub wrapped: bool,
}

impl Zone {
    fn new(kind: ZoneKind, span: Span, reason: &'static str) -> Zone {
        Zone { kind, span, reason, lang: None, speaker: None, media_time: None, wrapped: false }
    }
}

/// The zones of a document and what its header says.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// In order, not overlapping. Time codes, speaker lines and rules (`* * *`) are in none.
    pub zones: Vec<Zone>,
    /// The document's title.
    pub title: Option<Span>,
    /// Where the document's own date is likely to stand, likeliest first: header lines, a
    /// ` date 2023-05` prefix, the place and date a wire dispatch opens with. A digit right after
    /// the span belongs to a length glued to the date (`04 octobre 202404:19`).
    pub date_lines: Vec<Span>,
    /// Who signs.
    pub author: Option<Span>,
    /// Where it was published.
    pub outlet: Option<Span>,
    /// `article`, `transcript` or `wire`.
    pub kind: &'static str,
}

/// A sentence, or a line that is none but stands alone (title, list item, tag).
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where, without surrounding white space; covers interruptions.
    pub span: Span,
    /// The pieces of a sentence that a turn line interrupts; empty for all others.
    pub parts: Vec<Span>,
    /// Index in [`Layout::zones`] of the zone it starts in.
    pub zone: u32,
    /// Who speaks, in a transcript.
    pub speaker: Option<Span>,
    /// Start of its turn, in seconds.
    pub media_time: Option<u32>,
    /// Language where it differs from its zone's, ISO 639-1; set by the language gate.
    pub lang: Option<&'static str>,
}

/// The zones of `text`. Linear in its length.
#[must_use]
pub fn layout(text: &str) -> Layout {
    zones::read(text)
}

/// The sentences of all zones, in order. Those of a zone do not overlap, and only white space
/// lies between them.
#[must_use]
pub fn sentences(text: &str, lexicon: &Lexicon, layout: &Layout) -> Vec<Sentence> {
    sentences::cut_all(text, lexicon, layout)
}

/// The names of the repairs made to UAX 29 sentence boundaries, in order.
pub fn repair_names() -> impl Iterator<Item = &'static str> {
    repairs::REPAIRS.iter().map(|(name, _)| *name)
}
