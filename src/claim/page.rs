//! A document as this room sees it, and its sentences as tokens.

use crate::lexicon::Lexicon;
use crate::mention::{AmountKind, Mention};
use crate::segment::{Layout, Sentence};
use crate::text::{OffsetMap, Span};
use crate::token::{Token, tokenize};

/// A document as this room sees it.
pub struct Page<'a> {
    /// Document id.
    pub id: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Offsets of the text.
    pub offsets: &'a OffsetMap<'a>,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// Zones.
    pub layout: &'a Layout,
    /// Sentences.
    pub sentences: &'a [Sentence],
    /// Mentions in text order.
    pub mentions: &'a [Mention],
    /// Claims from every zone.
    pub all_zones: bool,
}

impl Page<'_> {
    /// The mentions of sentence `index`.
    pub(super) fn mentions_of(&self, index: u32) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.sentence < index);
        let to = self.mentions.partition_point(|m| m.sentence <= index);
        self.mentions.get(from..to.max(from)).unwrap_or_default()
    }
}

/// A figure that can make a claim.
pub(super) fn claimable(mention: &Mention) -> bool {
    mention.amount().is_some_and(|a| a.kind != AmountKind::Number)
}

/// Most mentions read together: a sentence of more is a table or an attack, and is read in
/// stretches, so that time stays linear.
const TOGETHER: usize = 120;

/// A sentence with its mentions, in one piece, or in stretches where it has very many.
pub(super) fn stretches<'a>(page: &Page<'_>, sentence: &Sentence, mentions: &'a [Mention]) -> Vec<(Vec<Token>, &'a [Mention])> {
    if mentions.len() <= TOGETHER {
        return vec![(sentence_tokens(page, sentence), mentions)];
    }
    let mut start = sentence.span.start;
    let mut chunks = mentions.chunks(TOGETHER).peekable();
    let mut found = Vec::new();
    while let Some(chunk) = chunks.next() {
        let end = chunks.peek().and_then(|next| next.first()).map_or(sentence.span.end, |m| m.span.start);
        found.push((tokenize(page.lexicon, page.text, Span { start, end }), chunk));
        start = end;
    }
    found
}

/// The tokens of a sentence; of its parts where a turn line cuts it.
pub(super) fn sentence_tokens(page: &Page<'_>, sentence: &Sentence) -> Vec<Token> {
    if sentence.parts.is_empty() {
        return tokenize(page.lexicon, page.text, sentence.span);
    }
    sentence.parts.iter().flat_map(|part| tokenize(page.lexicon, page.text, *part)).collect()
}
