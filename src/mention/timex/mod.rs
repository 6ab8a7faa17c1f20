//! Dates, times, durations and sets in one sentence.
//!
//! Reads a sentence's tokens once from left to right; at each token that can start a time
//! expression the rules of [`RULES`] are asked, and the longest reading stays. Gives mentions
//! whose [`TimexExpr`] says what the words say; `resolve` works out what they mean. Must not know
//! the document's date nor any other sentence.

mod age;
mod calendar;
mod clock;
mod counted;
mod duration;
mod expr;
mod found;
mod hour;
mod interval;
mod length;
mod moment;
mod numeric;
mod offset;
mod open;
mod period;
mod relative;
mod rules;
mod season;
mod set;
mod shared;
mod slice;
mod tense;
mod vague;
mod weekday;
mod window;
mod words;
mod year;
mod year_of;

pub use expr::{Base, Clock, Footing, LOOSE, Part, Shape, Slice, Tense, TimexExpr, Way, YearRef};
pub use rules::{RULES, TimexRule};

use super::{Mention, Status, Timex, TimexKind, TimexMod, Value};
use crate::lexicon::{Classes, TimeUnit};
use crate::text::PieceKind;
use crate::token::{Case, Cursor, Token, Tokens};
use found::{Found, from_document};
use rules::Level;

/// What a token can start, one bit each: the tables' own bits, and these.
mod sign {
    use crate::lexicon::Table;

    /// A figure.
    pub const DIGITS: u64 = 1 << 62;
    /// An article, a demonstrative, a preposition, with a word of time close behind.
    pub const FUNCTION: u64 = 1 << 61;
    /// A word in capitals that can be a Roman numeral.
    pub const ROMAN: u64 = 1 << 60;
    pub const MONTH: u64 = 1 << Table::Month as u8;
    pub const WEEKDAY: u64 = 1 << Table::Weekday as u8;
    pub const SEASON: u64 = 1 << Table::Season as u8;
    pub const HOLIDAY: u64 = 1 << Table::Holiday as u8;
    pub const UNIT: u64 = 1 << Table::TimeUnit as u8;
    pub const WORD: u64 = 1 << Table::TimeWord as u8;
    pub const NUMBER: u64 = 1 << Table::Number as u8;
    /// Words that speak of time by themselves.
    pub const HOT: u64 = MONTH | WEEKDAY | SEASON | HOLIDAY | UNIT;
    /// Any of the above.
    pub const ANY: u64 = HOT | WORD | NUMBER | DIGITS | FUNCTION | ROMAN;
}

/// How far behind an article the word of time may stand.
const NEAR: usize = 4;

/// Proposes every time expression of a sentence.
pub fn read(tokens: Tokens<'_>, sentence: u32, out: &mut Vec<Mention>) {
    if !tokens.list.iter().enumerate().any(|(at, token)| evidence(tokens.at(at), token)) {
        return;
    }
    let level = if tokens.list.iter().any(|token| of_hours(tokens, token)) { Level::Hour } else { Level::Any };
    let mut cursor = tokens.at(0);
    let mut floor = 0;
    while let Some(token) = cursor.peek() {
        let bits = signs(cursor, token);
        if bits & sign::DIGITS != 0
            && let Some(pair) = shared::joined(cursor)
        {
            cursor = cursor.skip(1);
            for found in pair {
                let mut mention = mention(found, sentence);
                // The second day starts where the first and its comma end.
                if mention.span.start < floor {
                    mention.span.start = floor + 1;
                }
                floor = mention.span.end;
                out.push(mention);
            }
            continue;
        }
        let found = if bits == 0 { None } else { pick(cursor, bits, level) };
        let Some(found) = found.filter(|found| found.next.index > cursor.index) else {
            cursor = cursor.skip(1);
            continue;
        };
        cursor = found.next;
        if found.discard {
            continue;
        }
        let mut mention = mention(found, sentence);
        mention.span.start = mention.span.start.max(floor);
        floor = mention.span.end;
        out.push(mention);
    }
}

/// A word of time, or a figure that can be a year, a date or a clock time by itself: `2019`, `17/2`, `20:30`, `15h`.
fn evidence(cursor: Cursor<'_>, token: &Token) -> bool {
    match token.kind {
        PieceKind::Word => cursor.tokens.lexicon.tells_time(token.word),
        PieceKind::Digits => {
            let Some(next) = cursor.ahead(1) else { return token.span.len() == 4 };
            let day = token.span.len() <= 2;
            token.span.len() == 4
                || !next.spaced && cursor.ahead(2).is_some_and(|after| !after.spaced && after.kind == PieceKind::Digits)
                // `17 02`, `le 13`, `13e au 18`, `2'`
                || day && next.kind == PieceKind::Digits && next.span.len() <= 2
                || day && (words::after_any(cursor, &["le", "du", "au"]) || (1..=2).any(|ahead| cursor.skip(ahead).is("au")))
                || next.kind == PieceKind::Sign && !next.spaced && cursor.skip(1).is_any(&["'", "\"", "″", "′", "’"])
        }
        PieceKind::Dash | PieceKind::Sign => false,
    }
}

/// A word of hours, or the colon of `20:30`.
fn of_hours(tokens: Tokens<'_>, token: &Token) -> bool {
    match token.kind {
        PieceKind::Word => tokens.lexicon.tells_hour(token.word),
        PieceKind::Sign => !token.spaced && token.span.of(tokens.text) == ":",
        PieceKind::Dash | PieceKind::Digits => false,
    }
}

/// What the token can start.
fn signs(cursor: Cursor<'_>, token: &Token) -> u64 {
    match token.kind {
        PieceKind::Digits => sign::DIGITS,
        PieceKind::Word => {
            let lexicon = cursor.tokens.lexicon;
            let mut bits = lexicon.start_bits(token.word) & (sign::HOT | sign::WORD | sign::NUMBER);
            if token.case != Case::Lower && token.span.of(cursor.tokens.text).starts_with(['I', 'V', 'X']) {
                bits |= sign::ROMAN;
            }
            let function = lexicon.classes(token.word).any(Classes::DETERMINER.with(Classes::PREPOSITION));
            if function && (1..=NEAR).any(|ahead| cursor.ahead(ahead).is_some_and(|next| hot(cursor, next))) {
                bits |= sign::FUNCTION;
            }
            bits
        }
        PieceKind::Dash | PieceKind::Sign => 0,
    }
}

fn hot(cursor: Cursor<'_>, token: &Token) -> bool {
    let lexicon = cursor.tokens.lexicon;
    let bits = lexicon.start_bits(token.word);
    token.kind == PieceKind::Digits
        || bits & (sign::HOT | sign::NUMBER) != 0
        || (bits & sign::WORD != 0 && !lexicon.classes(token.word).any(Classes::DETERMINER.with(Classes::PREPOSITION)))
        || (token.case == Case::Upper || token.case == Case::Mixed)
}

/// The longest reading of the rules of `level` and below; the first of equals.
fn pick(cursor: Cursor<'_>, bits: u64, level: Level) -> Option<Found<'_>> {
    let mut best: Option<Found<'_>> = None;
    for rule in RULES.iter().filter(|rule| rule.level <= level && rule.on & bits != 0) {
        if let Some(found) = (rule.read)(cursor)
            && best.as_ref().is_none_or(|best| found.len() > best.len())
        {
            best = Some(found);
        }
    }
    best
}

/// A date by itself, for the rules that build on one.
fn atom(cursor: Cursor<'_>) -> Option<Found<'_>> {
    pick(cursor, signs(cursor, cursor.peek()?), Level::Atom).filter(|found| !found.discard)
}

/// A date, or a part of one: what an interval may join.
fn point(cursor: Cursor<'_>) -> Option<Found<'_>> {
    pick(cursor, signs(cursor, cursor.peek()?), Level::Point).filter(|found| !found.discard)
}

/// A date that names a day.
fn day_point(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if let Some((next, row)) = words::word(cursor, crate::lexicon::TimeClass::Day) {
        return Some(Found::new(
            "timex.relative_day",
            from_document(TimeUnit::Day, row.number),
            cursor,
            relative::with_weekday(next),
        ));
    }
    atom(cursor).filter(Found::names_day)
}

/// The mention of a find, with what stands around it.
fn mention(found: Found<'_>, sentence: u32) -> Mention {
    let (mut found, opened) = open::around(found);
    let (mut tense, mut leeway) = (Tense::Unsaid, 0);
    if needs_tense(&found.shape) {
        let verb = tense::of(found.start, found.next);
        (tense, leeway) = (verb.tense, verb.leeway);
        // `d’ici lundi` and `depuis lundi` need no verb.
        let until = open::until_then(&found);
        if opened != Tense::Unsaid && (tense == Tense::Unsaid || opened == Tense::Past || until || leeway == LOOSE) {
            tense = opened;
        } else if until {
            tense = Tense::Future;
        }
        if opened == Tense::Past || until {
            leeway = 0;
        }
        if tense == Tense::Unsaid
            && let Some(shape) = set::habitual(&found)
        {
            found.shape = shape;
        }
    }
    let kind = found.kind();
    let footing = open::footing(&found);
    let (span, rule, modifier) = (found.span(), found.rule, found.modifier);
    let expr = TimexExpr { shape: found.shape, tense, leeway, footing };
    Mention { span, sentence, rule, value: Value::Time(blank(kind, expr, modifier)) }
}

/// The fields that resolution fills are left empty.
fn blank(kind: TimexKind, expr: TimexExpr, modifier: Option<TimexMod>) -> Timex {
    Timex {
        kind,
        expr,
        modifier,
        value: String::new(),
        edtf: None,
        first: None,
        last: None,
        status: Status::Unresolved,
        anchor: None,
        needs: Vec::new(),
    }
}

/// Only a date that leaves something out asks for the verb.
fn needs_tense(shape: &Shape) -> bool {
    match shape {
        Shape::Calendar(year, _) | Shape::Holiday(_, _, year) => {
            matches!(year, YearRef::Unsaid | YearRef::Toward(Base::Document, Way::This))
        }
        Shape::Slice(_, inner) | Shape::Nth(_, _, _, inner) | Shape::Around(_, inner) => needs_tense(inner),
        Shape::Between(from, to) | Shape::Night(from, to) => needs_tense(from) || needs_tense(to),
        Shape::At(Some(day), _) | Shape::AtBetween(Some(day), ..) | Shape::Daypart(Some(day), ..) => needs_tense(day),
        Shape::Shift(Base::Named(inner), ..) => needs_tense(inner),
        Shape::Shift(Base::Context, ..) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
