//! A month or year said once for several dates: `les 13, 14 et 15 juillet 2023`, `lundi 20, mardi
//! 21 et mercredi 22 avril`, `janvier et février 2024`. Each date is a mention of its own.

use super::expr::{Part, Shape, YearRef};
use super::found::{Found, calendar};
use super::words::{after_any, day_number, month, weekday};
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

const RULE: &str = "timex.shared";
/// Longest list looked through, so that a run of numbers stays linear.
const LONGEST: usize = 12;

/// A date whose month or year stands further on in its list.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    day(cursor).or_else(|| of_month(cursor))
}

/// `13` of `13, 14 et 15 juillet`
fn day(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, day, name) = item(cursor)?;
    let begun = after_any(cursor, &["le", "les", "des", "aux", "du", "au", "et", ",", "ou", "entre"])
        || name.is_some()
        || super::words::at_start(cursor);
    if !begun || next.index == cursor.index {
        return None;
    }
    let mut at = next;
    for _ in 0..LONGEST {
        at = past_link(at)?;
        let (after, _, _) = item(at)?;
        if let Some((end, row)) = month(after) {
            let year = super::year_of::after(end).map_or(YearRef::Unsaid, |year| year.year);
            let shape = calendar(year, Part::Day(Some(row.number), day, name));
            return Some(Found::new(RULE, shape, cursor, next));
        }
        at = after;
    }
    None
}

/// `lundi 20`, `13`, `1er` with no month after.
pub(super) fn item(cursor: Cursor<'_>) -> Option<(Cursor<'_>, u8, Option<u8>)> {
    let (inner, name) = match weekday(cursor) {
        Some((next, row)) if !row.plural => (next, Some(row.number)),
        _ => (cursor, None),
    };
    let (next, day) = day_number(inner).filter(|(_, day)| *day <= 31)?;
    (inner.case() == Case::Lower).then_some((next, day, name))
}

fn past_link(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let next = cursor.eat_any(&[",", "et", "ou", "puis", "&", "/"])?;
    let next = next.eat_any(&["et", "puis"]).unwrap_or(next);
    Some(next.eat_any(&["le", "les", "du", "au", "des"]).unwrap_or(next))
}

/// `janvier` of `janvier et février 2024`
fn of_month(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let inner = day_number(cursor);
    let at = inner.map_or(cursor, |(next, _)| next);
    let (next, row) = month(at).filter(|(_, row)| !row.short)?;
    let mut last = next;
    for _ in 0..LONGEST {
        last = past_link(last)?;
        last = last.eat_any(&["en", "de", "d'"]).unwrap_or(last);
        let (after, day) = match day_number(last) {
            Some((after, _)) => (after, true),
            None => (last, false),
        };
        // A day of one month says nothing of another month alone.
        if day != inner.is_some() {
            return None;
        }
        let (after, _) = month(after)?;
        if let Some(year) = super::year_of::after(after) {
            if year.cut.is_some() || !matches!(year.year, YearRef::Stated(_) | YearRef::Shift(..)) {
                return None;
            }
            let part = match inner {
                Some((_, day)) => Part::Day(Some(row.number), day, None),
                None => Part::Month(row.number),
            };
            return Some(Found::new(RULE, Shape::Calendar(year.year, part), cursor, next));
        }
        last = after;
    }
    None
}

/// `17,18 et 19 juillet`: the scanner joins the first two as a decimal.
pub(super) fn joined(cursor: Cursor<'_>) -> Option<[Found<'_>; 2]> {
    let token = cursor.peek().filter(|token| token.kind == PieceKind::Digits)?;
    let (first, second) = token.span.of(cursor.tokens.text).split_once(',')?;
    let (one, two): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    let at = past_link(cursor.skip(1)).filter(|_| (1..=31).contains(&one) && (1..=31).contains(&two) && one < two)?;
    let (after, _, _) = item(at)?;
    let (end, row) = month(after)?;
    let year = super::year_of::after(end).map_or(YearRef::Unsaid, |year| year.year);
    let shape = |day| calendar(year.clone(), Part::Day(Some(row.number), day, None));
    let next = cursor.skip(1);
    let cut = token.span.start + u32::try_from(first.len()).unwrap_or(0);
    let mut left = Found::new(RULE, shape(one), cursor, next);
    left.cut = Some(cut);
    let right = Found::new(RULE, shape(two), cursor, next);
    Some([left, right])
}
