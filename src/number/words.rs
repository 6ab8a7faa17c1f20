//! Cardinals in words below a million, and in digits: the term that scales then multiply.
//!
//! `quatre-vingt-onze`, `septante`, `onze cents`, `deux cent cinquante mille`; 1990 hyphens or
//! not, plural s or not.

use super::digits::digits_at;
use crate::lexicon::{NumberClass, NumberWord, Table};
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// A cardinal and where the cursor stands after it.
#[derive(Clone, Copy, Debug)]
pub struct Cardinal<'a> {
    /// Its value.
    pub value: Decimal,
    /// After it.
    pub next: Cursor<'a>,
    /// Written in digits.
    pub digits: bool,
    /// Just `un` or `une`: an article unless a scale or a currency follows.
    pub article: bool,
}

/// The cardinal that starts here: digits, or words below a million.
#[must_use]
pub fn cardinal(cursor: Cursor<'_>) -> Option<Cardinal<'_>> {
    if let Some((value, next)) = digits_at(cursor) {
        return Some(Cardinal { value, next, digits: true, article: false });
    }
    class_of(cursor)?;
    let (value, next) = thousands(cursor)?;
    let (value, next) = mixed(value, next).unwrap_or((value, next));
    let article = value == 1 && next.index == cursor.index + 1 && cursor.is_any(&["un", "une"]);
    Some(Cardinal { value: value.into(), next, digits: false, article })
}

/// `deux trois minutes`, `cinq six personnes`: two neighbours among the numbers say a few.
#[must_use]
pub fn side_by_side(low: &Cardinal<'_>) -> bool {
    let small = !low.digits && !low.article && low.value >= Decimal::TWO && low.value <= Decimal::TEN;
    small && cardinal(low.next).is_some_and(|high| !high.digits && high.value == low.value + Decimal::ONE)
}

/// `trente 3`: a transcript writes the unit in digits; nothing may follow that it could count.
fn mixed(value: u32, next: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let ten = (20..100).contains(&value) && value.is_multiple_of(10) && value != 70 && value != 90;
    let unit: u32 = next.text().parse().ok().filter(|unit| ten && (1..10).contains(unit))?;
    let after = next.skip(1);
    let alone =
        after.peek().is_none_or(|t| t.kind == PieceKind::Sign && t.spaced || matches!(after.text(), "." | "," | ";" | "?" | "!"));
    (alone && next.text().len() == 1).then_some((value + unit, after))
}

/// The number word that stands next, read only as written where its row says so.
pub(super) fn word<'a>(cursor: Cursor<'a>) -> Option<&'a NumberWord> {
    let rows = &cursor.tokens.lexicon.rows().numbers;
    let token = cursor.peek()?;
    if let Some(row) = cursor.tokens.lexicon.number_row(token.word) {
        return rows.get(row as usize);
    }
    if !cursor.tokens.lexicon.starts(token.word, Table::Number) {
        return None;
    }
    let written = cursor.text();
    let (_, row) = cursor.phrase(Table::Number, |row, _| rows.get(row as usize).is_some_and(|r| !r.case || r.form == written))?;
    rows.get(row as usize)
}

/// Class and value of a word that builds numbers below a million.
fn class_of(cursor: Cursor<'_>) -> Option<(NumberClass, u32)> {
    let word = word(cursor)?;
    let builds = matches!(word.class, NumberClass::Unit | NumberClass::Ten | NumberClass::Hundred | NumberClass::Thousand);
    builds.then(|| word.value.try_into().ok().map(|value| (word.class, value))).flatten()
}

fn is_class(cursor: Cursor<'_>, class: NumberClass) -> bool {
    class_of(cursor).is_some_and(|(found, _)| found == class)
}

fn unit(cursor: Cursor<'_>) -> Option<u32> {
    class_of(cursor).filter(|(class, _)| *class == NumberClass::Unit).map(|(_, value)| value)
}

fn thousands(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (head, after) = match hundreds(cursor) {
        Some((value, next)) => (value, next),
        None => (1, cursor),
    };
    let at_thousand = after.past_hyphen();
    if !is_class(at_thousand, NumberClass::Thousand) {
        return (after.index > cursor.index).then_some((head, after));
    }
    let after = at_thousand.skip(1);
    let total = head.checked_mul(1000)?;
    // `mille et une nuits`: `un` is part of the number; `mille et quelques` is not.
    let joined = after.past_hyphen();
    let and_one = joined.is("et") && unit(joined.skip(1)) == Some(1) && unit(joined.skip(2)).is_none();
    let tail_at = if and_one { joined.skip(1) } else { joined };
    match hundreds(tail_at) {
        Some((tail, next)) => Some((total + tail, next)),
        None => Some((total, after)),
    }
}

fn hundreds(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (head, after) = match tens(cursor) {
        Some((value, next)) => (Some(value), next),
        None => (None, cursor),
    };
    // `onze cents` is a number, `dix cents` and `quarante-cinq cents` are money.
    let at_hundred = after.past_hyphen();
    let counts = head.is_none_or(|h| (2..=19).contains(&h) && h != 10);
    if !is_class(at_hundred, NumberClass::Hundred) || !counts {
        return head.map(|value| (value, after));
    }
    let after = at_hundred.skip(1);
    let total = head.unwrap_or(1) * 100;
    let tail_at = old_and(cursor, after.past_hyphen());
    match tens(tail_at) {
        Some((tail, next)) if !is_class(next.past_hyphen(), NumberClass::Hundred) => Some((total + tail, next)),
        _ => Some((total, after)),
    }
}

/// `cent et trente-deux` is old, but read; `entre cent et trente` is two numbers.
fn old_and<'a>(start: Cursor<'a>, at: Cursor<'a>) -> Cursor<'a> {
    let between = (1..=2).any(|back| start.back(back).is_some_and(|t| start.reads(t, "entre") || start.reads(t, "de")));
    let after = at.skip(1).past_hyphen();
    let joins = at.is("et") && !between && tens(after).is_some_and(|(value, _)| value > 1);
    if joins { after } else { at }
}

fn tens(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (class, value) = class_of(cursor)?;
    let after = cursor.skip(1);
    match class {
        NumberClass::Ten => Some(below_twenty(value, after)),
        NumberClass::Unit => {
            let next = after.past_hyphen();
            if value == 4 && class_of(next) == Some((NumberClass::Ten, 20)) {
                return Some(below_twenty(80, next.skip(1)));
            }
            if value == 10
                && let Some(more @ 7..=9) = unit(next)
            {
                return Some((10 + more, next.skip(1)));
            }
            Some((value, after))
        }
        _ => None,
    }
}

/// What may be added to a ten: 1–9, or 1–19 after soixante and quatre-vingt.
fn below_twenty(ten: u32, after: Cursor<'_>) -> (u32, Cursor<'_>) {
    let joined = after.past_hyphen();
    let hyphen = joined.index > after.index;
    let and = joined.is("et");
    let next = if and { joined.skip(1).past_hyphen() } else { joined };
    let Some(unit_value) = unit(next) else { return (ten, after) };
    let wide = ten == 60 || ten == 80;
    // `vingt un` is two numbers, `vingt-et-un` and `huitante-un` one.
    let allowed = match unit_value {
        1 => and || hyphen || ten == 80,
        2..=9 => !and,
        10 | 12..=16 => wide && !and,
        11 => wide,
        _ => false,
    };
    if !allowed {
        return (ten, after);
    }
    let done = next.skip(1);
    if unit_value == 10
        && let Some(more @ 7..=9) = unit(done.past_hyphen())
    {
        return (ten + 10 + more, done.past_hyphen().skip(1));
    }
    (ten + unit_value, done)
}
