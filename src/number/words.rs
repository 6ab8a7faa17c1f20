//! Cardinals in words below a million, and in digits: the term that scales then multiply.
//!
//! `quatre-vingt-onze`, `septante`, `onze cents`, `deux cent cinquante mille`; 1990 hyphens or
//! not, plural s or not.

use super::parse_figure;
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
    if cursor.kind() == Some(PieceKind::Digits) {
        let value = parse_figure(cursor.text())?;
        return Some(Cardinal { value, next: cursor.skip(1), digits: true, article: false });
    }
    let first = word(cursor)?;
    if !matches!(first.class, NumberClass::Unit | NumberClass::Ten | NumberClass::Hundred | NumberClass::Thousand) {
        return None;
    }
    let (value, next) = thousands(cursor)?;
    let article = value == Decimal::ONE && next.index == cursor.index + 1;
    Some(Cardinal { value: value.into(), next, digits: false, article: article && cursor.is_any(&["un", "une"]) })
}

/// The number word that stands next, read only as written where its row says so.
pub(super) fn word<'a>(cursor: Cursor<'a>) -> Option<&'a NumberWord> {
    let rows = &cursor.tokens.lexicon.rows().numbers;
    let token = cursor.peek()?;
    if !cursor.tokens.lexicon.starts(token.word, Table::Number) {
        return None;
    }
    let written = cursor.text();
    let (_, row) =
        cursor.phrase(Table::Number, |row, _| rows.get(row as usize).is_some_and(|r| !r.case || &*r.form == written))?;
    rows.get(row as usize)
}

fn small(cursor: Cursor<'_>, class: NumberClass) -> Option<u32> {
    let word = word(cursor)?;
    (word.class == class).then(|| word.value.try_into().ok()).flatten()
}

/// Past a hyphen or nothing: what may stand between two number words.
fn joined(cursor: Cursor<'_>) -> Cursor<'_> {
    cursor.past_hyphen()
}

fn thousands(cursor: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let (head, after) = match hundreds(cursor) {
        Some((value, next)) => (value, next),
        None => (1, cursor),
    };
    let at_thousand = joined(after);
    if small(at_thousand, NumberClass::Thousand).is_none() {
        return (after.index > cursor.index).then(|| (Decimal::from(head), after));
    }
    let after = at_thousand.skip(1);
    let total = head.checked_mul(1000)?;
    // `mille et quelques`, `mille et un`: only the second is part of the number.
    let tail_at = joined(after);
    let tail_at =
        if tail_at.is("et") && small(tail_at.skip(1), NumberClass::Unit) == Some(1) { tail_at.skip(1) } else { tail_at };
    match hundreds(tail_at) {
        Some((tail, next)) => Some((Decimal::from(total + tail), next)),
        None => Some((Decimal::from(total), after)),
    }
}

fn hundreds(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (head, after) = match tens(cursor) {
        Some((value, next)) => (Some(value), next),
        None => (None, cursor),
    };
    // `onze cents` is a number, `quarante-cinq cents` is money.
    let at_hundred = joined(after);
    if small(at_hundred, NumberClass::Hundred).is_none() || head.is_some_and(|h| !(2..=19).contains(&h)) {
        return head.map(|value| (value, after));
    }
    let after = at_hundred.skip(1);
    let total = head.unwrap_or(1) * 100;
    let tail_at = joined(after);
    let tail_at = if tail_at.is("et")
        && tens(tail_at.skip(1).past_hyphen()).is_some()
        && tail_at.ahead(1).is_some()
        && !tail_at.skip(1).is_any(&["un", "une"])
    {
        // `cent et trente-deux` is old, but read.
        tail_at.skip(1)
    } else {
        tail_at
    };
    match tens(tail_at) {
        Some((tail, next)) if small(joined(next), NumberClass::Hundred).is_none() || tail == 0 => Some((total + tail, next)),
        _ => Some((total, after)),
    }
}

fn tens(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    if let Some(unit) = small(cursor, NumberClass::Unit) {
        let after = cursor.skip(1);
        let next = joined(after);
        if unit == 4 && small(next, NumberClass::Ten) == Some(20) {
            return Some(below_twenty(80, next.skip(1)));
        }
        if unit == 10 && next.index > after.index || unit == 10 {
            if let Some(more @ 7..=9) = small(next, NumberClass::Unit) {
                return Some((10 + more, next.skip(1)));
            }
        }
        return Some((unit, after));
    }
    let ten = small(cursor, NumberClass::Ten)?;
    Some(below_twenty(ten, cursor.skip(1)))
}

/// What may be added to a ten: 1–9, or 1–19 after soixante and quatre-vingt.
fn below_twenty(ten: u32, after: Cursor<'_>) -> (u32, Cursor<'_>) {
    let mut next = joined(after);
    let mut and = false;
    if next.is("et") {
        and = true;
        next = joined(next.skip(1));
    }
    let Some(unit) = small(next, NumberClass::Unit) else { return (ten, after) };
    let wide = ten == 60 || ten == 80;
    let allowed = match unit {
        1 => true,
        2..=9 => !and,
        10 | 12..=16 => wide && !and,
        11 => wide,
        _ => false,
    };
    // `vingt et une personnes` is 21, `vingt et un autre` is not ours to doubt.
    if !allowed {
        return (ten, after);
    }
    let done = next.skip(1);
    if unit == 10 {
        if let Some(more @ 7..=9) = small(joined(done), NumberClass::Unit) {
            return (ten + 10 + more, joined(done).skip(1));
        }
    }
    (ten + unit, done)
}
