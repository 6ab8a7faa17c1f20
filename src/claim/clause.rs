//! Where a sentence falls into parts: a figure's governing words are looked for in its own part.

use crate::lexicon::Classes;
use crate::text::PieceKind;
use crate::token::{Cursor, Tokens};
use std::ops::Range;

/// How far, in tokens, a figure's words are looked for on either side; keeps one endless
/// sentence linear.
pub(super) const REACH: usize = 80;

/// A part of a sentence between strong marks, with the relative clauses inside it.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// Tokens.
    pub range: Range<usize>,
    /// Relative clauses closed by a comma: their verbs do not govern what follows them.
    pub asides: Vec<Range<usize>>,
}

impl Segment {
    /// True when token `index` lies in an aside that does not hold `figure`.
    pub(super) fn aside(&self, index: usize, figure: usize) -> bool {
        self.asides.iter().any(|aside| aside.contains(&index) && !aside.contains(&figure))
    }
}

/// The segment of the sentence that holds token `figure`.
pub(super) fn segment(tokens: Tokens<'_>, figure: usize) -> Segment {
    let low = figure.saturating_sub(REACH);
    let high = (figure + REACH).min(tokens.list.len());
    let start = (low..figure).rev().find(|at| strong(tokens.at(*at), figure)).map_or(low, |at| at + 1);
    let end = (figure + 1..high).find(|at| strong(tokens.at(*at), figure)).unwrap_or(high);
    Segment { range: start..end, asides: asides(tokens, start..end) }
}

/// `;`, `:`, parentheses, spaced dashes, `mais`, `tandis que`, `alors que`, `car`.
fn strong(cursor: Cursor<'_>, figure: usize) -> bool {
    let Some(token) = cursor.peek() else { return false };
    match token.kind {
        PieceKind::Sign => {
            let sign = token.span.of(cursor.tokens.text);
            let time_colon =
                sign == ":" && !token.spaced && cursor.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits && !t.spaced);
            matches!(sign, ";" | "(" | ")" | "[" | "]" | "!" | "?" | "…") || (sign == ":" && !time_colon)
        }
        PieceKind::Dash => token.spaced && cursor.ahead(1).is_some_and(|t| t.spaced),
        PieceKind::Word => {
            let vehicle = cursor.is("car")
                && cursor.back(1).is_some_and(|t| ["un", "le", "ce", "du", "d'", "en"].iter().any(|w| cursor.reads(t, w)));
            cursor.is_any(&["mais", "car", "tandis"]) && !vehicle
                || (cursor.is("alors") && cursor.ahead(1).is_some_and(|t| cursor.reads(t, "que") || cursor.reads(t, "qu'")))
                || (cursor.is("et") && cursor.index < figure && starts_clause(cursor.skip(1)))
        }
        PieceKind::Digits => false,
    }
}

/// `et elle`, `et il`, `et l’entreprise a`: a second clause, not a list.
fn starts_clause(cursor: Cursor<'_>) -> bool {
    cursor.is_any(&["il", "elle", "ils", "elles", "on", "nous", "vous", "je", "cela", "ce"])
        && cursor.ahead(1).is_some_and(|t| {
            cursor.tokens.lexicon.classes(t.word).any(Classes::FINITE.with(Classes::NEGATION).with(Classes::PRONOUN))
        })
}

/// `, qui a doublé par rapport à 2021,`: from the relative pronoun to the comma.
fn asides(tokens: Tokens<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let cursor = tokens.at(at);
        let opens = cursor.is_any(&["qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"])
            && cursor.back(1).is_some_and(|t| at > range.start && cursor.reads(t, ","));
        if opens && let Some(close) = (at + 1..range.end).find(|i| tokens.at(*i).is(",")) {
            found.push(at..close);
            at = close;
        }
        at += 1;
    }
    found
}
