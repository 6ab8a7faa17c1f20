//! Amounts in one sentence: money, percentages, counted quantities, bare numbers.
//!
//! Reads a sentence's tokens from left to right; each figure is read once, with its hedges,
//! its unit, its range and its rate. Must not know what the amount is said of.

mod cents;
mod currency;
mod duration;
mod ellipsis;
mod gap;
mod lemma;
mod links;
mod measure;
mod named;
mod noun;
mod pairs;
mod percent;
mod points;
mod rate;
mod rate_before;
mod rate_phrase;
mod rules;
mod sense;
mod shared;
mod sign_first;
mod single;
mod statistic;
mod symbolic;
mod times;
mod traps;
mod unit;

pub use duration::RULE as DURATION;
pub(crate) use duration::lasting;
pub use lemma::singular;
pub use rules::RULES;

use super::{Amount, AmountKind, Mention, Value};
use crate::lexicon::{Classes, Table};
use crate::number::{self, Ordinal};
use crate::text::{PieceKind, Span};
use crate::token::{Case, Cursor, Token, Tokens};

const NUMBER: &str = "amount.number";
const ORDINAL: &str = "amount.ordinal";
const FRACTION: &str = "amount.fraction";
const SHARE: &str = "amount.share";
const SIGN_FIRST: &str = "amount.money.sign_first";
const RANGE: &str = "amount.range";
const SHARED: &str = "amount.shared";
const VAGUE: &str = "amount.vague";
const ELLIPTIC: &str = "amount.elliptic";

/// What every figure of a sentence is read with.
struct Reader<'t> {
    sentence: u32,
    times: &'t [Span],
    lengths: &'t [Span],
}

/// Spans in order, asked for in order: one look each.
struct Stretches<'s> {
    spans: &'s [Span],
    next: usize,
}

impl Stretches<'_> {
    /// The span that covers the start of `token`.
    fn over(&mut self, token: &Token) -> Option<Span> {
        while self.spans.get(self.next).is_some_and(|span| span.end <= token.span.start) {
            self.next += 1;
        }
        self.spans.get(self.next).copied().filter(|span| span.start <= token.span.start)
    }
}

/// Proposes the amounts of a sentence. `times` are the spans of its time expressions, in order: a
/// figure inside one is part of it. `lengths` are those among them that are lengths of time.
pub fn read(tokens: Tokens<'_>, sentence: u32, times: &[Span], lengths: &[Span], out: &mut Vec<Mention>) {
    let mut cursor = tokens.at(0);
    let reader = Reader { sentence, times, lengths };
    let links = links::links(tokens);
    let (mut links, mut dates) = (Stretches { spans: &links, next: 0 }, Stretches { spans: times, next: 0 });
    while let Some(token) = cursor.peek() {
        if !candidate(cursor, token) {
            cursor = cursor.skip(1);
            continue;
        }
        if let Some(link) = links.over(token) {
            cursor = past(cursor, link);
            continue;
        }
        if let Some(inside) = dates.over(token)
            && !wins_over_time(cursor, inside)
        {
            duration::read(cursor, inside, &reader, out);
            cursor = past(cursor, inside);
            continue;
        }
        if let Some(next) = traps::skip(cursor).filter(|next| next.index > cursor.index) {
            cursor = next;
            continue;
        }
        let from = out.len();
        let rank = number::ordinal(cursor);
        let next = rank
            .filter(|found| sure(cursor, found))
            .and_then(|found| ordinal(cursor, &found, sentence, out))
            .or_else(|| pairs::at(cursor, &reader, out))
            .or_else(|| ordinal(cursor, rank.as_ref()?, sentence, out))
            .or_else(|| symbolic::read(cursor, &reader, out));
        cursor = match next {
            Some(next) if next.index > cursor.index => next,
            _ => {
                out.truncate(from);
                cursor.skip(1)
            }
        };
    }
}

/// True when a figure may start at `token`.
fn candidate(cursor: Cursor<'_>, token: &Token) -> bool {
    let lexicon = cursor.tokens.lexicon;
    let digit_next = || cursor.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits);
    match token.kind {
        PieceKind::Digits => true,
        PieceKind::Dash => {
            digit_next() || cursor.ahead(1).is_some_and(|t| !t.spaced && matches!(t.span.of(cursor.tokens.text), "," | "."))
        }
        PieceKind::Sign => match token.span.of(cursor.tokens.text) {
            "+" | "±" => true,
            "," | "." => token.spaced && digit_next(),
            _ => lexicon.starts(token.word, Table::Number),
        },
        PieceKind::Word => {
            lexicon.starts(token.word, Table::Number) && !in_name(cursor, token)
                || (lexicon.start_bits(token.word) & (1 << Table::Currency as u8 | 1 << Table::CurrencyHead as u8) != 0
                    && cursor.ahead(1).is_some_and(|t| cursor.reads(t, "symbolique")))
                || cursor.is_any(&["moins", "négatif", "négative"])
        }
    }
}

/// `la guerre de Trente Ans`, `les Cent Arpents`: a capital inside the sentence makes a name of a
/// number and its noun.
fn in_name(cursor: Cursor<'_>, token: &Token) -> bool {
    let title = |t: &Token| t.kind == PieceKind::Word && t.case == Case::Title;
    title(token)
        && cursor.ahead(1).is_some_and(title)
        && cursor.back(1).is_some_and(|t| t.kind == PieceKind::Word && t.case == Case::Lower)
}

/// The cursor after `span`.
fn past(cursor: Cursor<'_>, span: Span) -> Cursor<'_> {
    let mut at = cursor.skip(1);
    while at.peek().is_some_and(|t| t.span.start < span.end) {
        at = at.skip(1);
    }
    at
}

/// A figure that a currency, a percent sign, a measure or a scale follows is no year and no hour,
/// whatever a time rule saw in it.
fn wins_over_time(cursor: Cursor<'_>, time: Span) -> bool {
    let Some(reading) = number::read(cursor) else { return false };
    let scaled = reading.scale.is_some() && reading.next.end_offset() > time.end;
    scaled
        || unit::unit_after(&reading).is_some_and(|unit| {
            let plain = matches!(unit.kind, AmountKind::Money | AmountKind::Percent) || unit.rule == "amount.measure";
            plain && unit.end.end_offset() > time.end && !reading.article
        })
}

/// `12e`, `vingt-cinquième`, `vingt et unième`: the cardinal inside is no number of its own. A
/// fraction (`un vingt-cinquième`) starts at its count and is read as such.
fn sure(cursor: Cursor<'_>, found: &Ordinal<'_>) -> bool {
    let fraction = cursor.kind() == Some(PieceKind::Word)
        && found.next.back(1).is_some_and(|t| t.span.of(cursor.tokens.text).ends_with('s'));
    found.next.index > cursor.index + 1 && !fraction
}

fn ordinal<'a>(cursor: Cursor<'a>, found: &Ordinal<'a>, sentence: u32, out: &mut Vec<Mention>) -> Option<Cursor<'a>> {
    if !ranks(cursor, found.next) {
        return None;
    }
    let mut amount = Amount::number(number::Estimate::exactly(found.value));
    amount.ordinal = true;
    out.push(Mention { span: cursor.to(found.next), sentence, rule: ORDINAL, value: Value::Amount(amount) });
    Some(found.next)
}

/// `première`, `3e` rank; `seconde` alone is a unit of time, `Premier ministre` a title.
fn ranks(cursor: Cursor<'_>, next: Cursor<'_>) -> bool {
    if cursor.any_phrase(Table::Title).is_some_and(|(end, _)| end.index > next.index) {
        return false;
    }
    let alone = cursor.tokens.list.len() == 1;
    if alone || !cursor.is_any(&["seconde", "secondes"]) {
        return true;
    }
    let open = Classes::PREPOSITION.with(Classes::COORDINATOR).with(Classes::FINITE).with(Classes::PRONOUN).with(Classes::ADVERB);
    let counted = cursor.back(1).is_some_and(|t| {
        t.kind == PieceKind::Digits
            || cursor.tokens.lexicon.starts(t.word, Table::Number)
            || ["de", "par", "à", "chaque"].iter().any(|word| cursor.reads(t, word))
    });
    !counted && next.kind() == Some(PieceKind::Word) && !next.classes().any(open)
}
