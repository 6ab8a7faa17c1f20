//! standin
use crate::{lexicon::Lexicon, text::Span};
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ZoneKind {
    Title,
    Header,
    Lead,
    Body,
    List,
    Quote,
    TranscriptTurn,
    Teaser,
    Cookie,
    Promo,
    Tags,
    Credits,
    Comment,
}
impl ZoneKind {
    pub fn as_str(self) -> &'static str {
        "body"
    }
    pub fn claims(self) -> bool {
        true
    }
}
#[derive(Clone, Debug)]
pub struct Zone {
    pub kind: ZoneKind,
    pub span: Span,
    pub reason: &'static str,
    pub lang: Option<&'static str>,
    pub speaker: Option<Span>,
    pub media_time: Option<u32>,
}
#[derive(Clone, Debug)]
pub struct Layout {
    pub zones: Vec<Zone>,
    pub title: Option<Span>,
    pub date_lines: Vec<Span>,
    pub author: Option<Span>,
    pub outlet: Option<Span>,
    pub kind: &'static str,
}
pub fn layout(text: &str) -> Layout {
    let mut z = vec![];
    let mut at = 0;
    for l in text.split_inclusive('\n') {
        let s = Span::new(at, at + l.len()).trim(text);
        at += l.len();
        if !s.is_empty() {
            z.push(Zone { kind: ZoneKind::Body, span: s, reason: "x", lang: None, speaker: None, media_time: None });
        }
    }
    Layout { zones: z, title: None, date_lines: vec![], author: None, outlet: None, kind: "article" }
}
#[derive(Clone, Debug)]
pub struct Sentence {
    pub span: Span,
    pub parts: Vec<Span>,
    pub zone: u32,
    pub speaker: Option<Span>,
    pub media_time: Option<u32>,
}
pub fn sentences(text: &str, _: &Lexicon, l: &Layout) -> Vec<Sentence> {
    let mut out = vec![];
    for (i, z) in l.zones.iter().enumerate() {
        use unicode_segmentation::UnicodeSegmentation;
        for (o, s) in z.span.of(text).split_sentence_bound_indices() {
            let sp = Span::new(z.span.from() + o, z.span.from() + o + s.len()).trim(text);
            if !sp.is_empty() {
                out.push(Sentence { span: sp, parts: vec![], zone: i as u32, speaker: None, media_time: None });
            }
        }
    }
    out
}
