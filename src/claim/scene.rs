//! One sentence laid out for reading: its tokens, names, figures, times and trigger nouns, each
//! with the tokens it covers.

use crate::lexicon::{Classes, NameKind, NounTrigger, Table};
use crate::mention::{AmountKind, Mention};
use crate::resolve::Nominal;
use crate::text::Span;
use crate::token::{Cursor, Tokens};
use std::ops::Range;

/// A mention with its tokens.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    pub mention: &'a Mention,
    pub range: Range<usize>,
}

/// A trigger noun with its tokens.
#[derive(Clone, Debug)]
pub(super) struct TriggerHit<'a> {
    pub row: &'a NounTrigger,
    pub range: Range<usize>,
}

/// A sentence with a figure in it.
pub(super) struct Scene<'a> {
    pub tokens: Tokens<'a>,
    pub sentence: u32,
    pub span: Span,
    pub speaker: Option<Span>,
    pub question: bool,
    pub figures: Vec<Placed<'a>>,
    pub names: Vec<Placed<'a>>,
    pub times: Vec<Placed<'a>>,
    pub triggers: Vec<TriggerHit<'a>>,
    pub nominals: Vec<(Nominal, Range<usize>)>,
}

impl<'a> Scene<'a> {
    /// Lays out a sentence.
    pub(super) fn new(tokens: Tokens<'a>, sentence: u32, span: Span, speaker: Option<Span>, mentions: &'a [Mention]) -> Self {
        let place = |mention: &'a Mention| Placed { mention, range: tokens.range(mention.span) };
        let figures: Vec<_> =
            mentions.iter().filter(|m| m.amount().is_some_and(|a| a.kind != AmountKind::Number)).map(place).collect();
        let names: Vec<_> = mentions.iter().filter(|m| m.name().is_some()).map(place).collect();
        let times: Vec<_> = mentions.iter().filter(|m| m.time().is_some()).map(place).collect();
        let triggers = triggers(tokens, &figures, &times);
        let nominals = crate::resolve::nominals(tokens).into_iter().map(|n| (n.clone(), tokens.range(n.span))).collect();
        let question = span.of(tokens.text).trim_end_matches(['»', '"', '”', ' ', '\u{a0}']).ends_with('?');
        Scene { tokens, sentence, span, speaker, question, figures, names, times, triggers, nominals }
    }

    /// The cursor at token `index`.
    pub(super) fn at(&self, index: usize) -> Cursor<'a> {
        self.tokens.at(index)
    }

    /// The name that covers token `index`.
    pub(super) fn name_at(&self, index: usize) -> Option<&Placed<'a>> {
        self.names.iter().find(|name| name.range.contains(&index))
    }

    /// True when some figure other than `except` lies in `range`.
    pub(super) fn figure_in(&self, range: &Range<usize>, except: usize) -> bool {
        self.figures.iter().enumerate().any(|(i, f)| i != except && range.contains(&f.range.start))
    }

    /// Where the words that belong to figure `index` begin: hedges and the articles and
    /// prepositions before it stepped over.
    pub(super) fn outer_start(&self, index: usize) -> usize {
        let Some(figure) = self.figures.get(index) else { return 0 };
        let mut start = figure.range.start;
        if let Some(first) = figure.mention.amount().and_then(|a| a.estimate.hedges.first()) {
            start = start.min(self.tokens.index_at(first.start));
        }
        start
    }

    /// A verb token: finite, participle or infinitive, and no noun after an article.
    pub(super) fn is_verb(&self, index: usize) -> bool {
        let cursor = self.at(index);
        let classes = cursor.classes();
        if !classes.any(Classes::FINITE.with(Classes::PARTICIPLE).with(Classes::INFINITIVE)) {
            return false;
        }
        if classes.any(Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::PRONOUN)) && !classes.any(Classes::AUXILIARY)
        {
            return false;
        }
        let noun = cursor.back(1).is_some_and(|t| {
            let before = self.tokens.lexicon.classes(t.word);
            before.any(Classes::DETERMINER) && !before.any(Classes::PRONOUN) || before.any(Classes::POSSESSIVE)
        });
        !noun && !self.names.iter().any(|n| n.range.contains(&index))
    }

    /// A finite verb token.
    pub(super) fn is_finite(&self, index: usize) -> bool {
        self.at(index).classes().any(Classes::FINITE) && self.is_verb(index)
    }

    /// The name's kind at `placed`.
    pub(super) fn kind(placed: &Placed<'_>) -> Option<NameKind> {
        placed.mention.name().map(|n| n.kind)
    }
}

/// The longest trigger nouns of the sentence that are no part of a figure or a longer phrase
/// their row rules out (`perte de temps`).
fn triggers<'a>(tokens: Tokens<'a>, figures: &[Placed<'_>], times: &[Placed<'_>]) -> Vec<TriggerHit<'a>> {
    let rows = &tokens.lexicon.rows().noun_triggers;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.list.len() {
        let cursor = tokens.at(at);
        let hit = cursor.any_phrase(Table::NounTrigger).and_then(|(end, row)| rows.get(row as usize).map(|row| (end, row)));
        let Some((end, row)) = hit else {
            at += 1;
            continue;
        };
        let range = at..end.index;
        let in_figure = figures.iter().chain(times).any(|f| f.range.start < range.end && range.start < f.range.end);
        let barred = row.not.iter().any(|phrase| starts_with(cursor, phrase));
        if !barred && !in_figure {
            found.push(TriggerHit { row, range });
        }
        at = end.index.max(at + 1);
    }
    found
}

/// True when the text from `cursor` on reads `phrase`, word for word.
pub(super) fn starts_with(cursor: Cursor<'_>, phrase: &str) -> bool {
    let mut at = cursor;
    for piece in crate::text::scan(phrase, 0) {
        if piece.kind == crate::text::PieceKind::Dash {
            continue;
        }
        at = at.past_hyphen();
        match at.eat(piece.span.of(phrase)) {
            Some(next) => at = next,
            None => return false,
        }
    }
    true
}
