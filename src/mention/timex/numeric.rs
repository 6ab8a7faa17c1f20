//! Dates in figures: `04/10/2024`, `4.10.24`, `11-01-2017`, `le 17/2`, `2024-10-04`, `2023-05`.

use super::expr::{Clock, Part, Shape, YearRef};
use super::found::{Found, calendar};
use super::words::{after_any, at_end, at_start, back_is, weekday, word_before};
use crate::lexicon::TimeClass;
use crate::text::PieceKind;
use crate::token::Cursor;

const RULE: &str = "timex.numeric";

/// A date written in figures alone.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if cursor.kind() != Some(PieceKind::Digits) || glued_before(cursor) {
        return None;
    }
    iso(cursor).or_else(|| day_first(cursor)).or_else(|| dotted_pair(cursor)).or_else(|| spaced(cursor))
}

/// `le 17 2`, `20 02 2014`: by spaces alone, where nothing else is on the line or in the clause.
fn spaced(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let small = |at: Cursor<'_>, max: u8| {
        let text = at.text();
        let ok = at.kind() == Some(PieceKind::Digits) && text.len() <= 2;
        ok.then(|| text.parse::<u8>().ok()).flatten().filter(|value| (1..=max).contains(value))
    };
    let (day, month) = (small(cursor, 31)?, small(cursor.skip(1), 12)?);
    let (next, year) = match super::words::year(cursor.skip(2)) {
        Some((next, year)) => (next, YearRef::Stated(year)),
        None => match small(cursor.skip(2), 99) {
            Some(year) => (cursor.skip(3), YearRef::Short(year)),
            None => (cursor.skip(2), YearRef::Unsaid),
        },
    };
    let article = after_any(cursor, &["le"]) && cursor.index == 1;
    let padded = cursor.skip(1).text().len() == 2 || matches!(year, YearRef::Stated(_));
    let alone = cursor.index == 0 && padded;
    (next.done() && (article || alone)).then(|| Found::new(RULE, calendar(year, Part::Day(Some(month), day, None)), cursor, next))
}

/// A digit, a dash or a stroke glued before: a longer number, a version, a reference.
fn glued_before(cursor: Cursor<'_>) -> bool {
    cursor.glued()
        && cursor.back(1).is_some_and(|t| {
            let text = t.span.of(cursor.tokens.text);
            t.kind == PieceKind::Digits
                || t.kind == PieceKind::Dash
                || matches!(text, "/" | "." | "," | "_" | "#" | "+" | "$" | "€" | "£")
        })
}

/// The digits after a mark glued on both sides.
fn part<'a>(cursor: Cursor<'a>, mark: &str) -> Option<(Cursor<'a>, &'a str)> {
    let figure = cursor.skip(1);
    let dash = mark == "-" && cursor.kind() == Some(PieceKind::Dash) && cursor.text() != "—";
    let joined = (dash || (mark != "-" && cursor.text() == mark)) && cursor.glued() && figure.glued();
    (joined && figure.kind() == Some(PieceKind::Digits)).then(|| (figure.skip(1), figure.text()))
}

/// Nothing goes on: no further part of a version, an address, a telephone number.
fn closed(next: Cursor<'_>) -> bool {
    let goes_on = matches!(next.text(), "/" | "-" | "." | "," | ":" | "_") && next.glued();
    !(goes_on && next.skip(1).glued() && next.skip(1).kind().is_some_and(|kind| kind != PieceKind::Sign))
        && !(next.glued() && next.kind() == Some(PieceKind::Digits))
}

/// `2024-10-04`, `2024/10/04`, `2024-10-04T10:12:33Z`, `2023-05`
fn iso(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, year) = super::words::year(cursor)?;
    let mark = if next.text() == "/" { "/" } else { "-" };
    let (after, month) = part(next, mark)?;
    let number: u8 = (month.len() == 2).then(|| month.parse().ok()).flatten()?;
    if let Some((end, day)) = part(after, mark) {
        let day: u8 = (day.len() == 2).then(|| day.parse().ok()).flatten()?;
        if !(1..=12).contains(&number) || !(1..=31).contains(&day) {
            return None;
        }
        let shape = calendar(YearRef::Stated(year), Part::Day(Some(number), day, None));
        return match instant(end) {
            Some((next, clock)) => Some(Found::new(RULE, Shape::At(Some(Box::new(shape)), clock), cursor, next)),
            None => closed(end).then(|| Found::new(RULE, shape, cursor, end)),
        };
    }
    // `2011-12` after `saison` is two years; `loi n° 2016-12` is a number.
    let fiscal = word_before(cursor, TimeClass::Fiscal).is_some();
    let numbered = word_before(cursor, TimeClass::NotYear).is_some() || after_any(cursor, &["loi", "°"]);
    let ok = mark == "-" && (1..=12).contains(&number) && !fiscal && !numbered && closed(after);
    ok.then(|| Found::new(RULE, calendar(YearRef::Stated(year), Part::Month(number)), cursor, after))
}

/// `T10:12:33Z` glued to an ISO day.
fn instant(cursor: Cursor<'_>) -> Option<(Cursor<'_>, Clock)> {
    let figure = cursor.skip(1);
    if cursor.text() != "T" || !cursor.glued() || !figure.glued() {
        return None;
    }
    let (next, mut clock) = super::clock::colon(figure)?;
    if next.glued() && next.text() == "Z" {
        clock.zone = Some(0);
        return Some((next.skip(1), clock));
    }
    Some((next, clock))
}

/// `04/10/2024`, `9/2/20`, `4.10.24`, `11-01-2017`, `le 17/2`
fn day_first(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (day_text, next) = (cursor.text(), cursor.skip(1));
    let day: u8 = (day_text.len() <= 2).then(|| day_text.parse().ok()).flatten()?;
    let mark = ["/", ".", "-"].into_iter().find(|mark| part(next, mark).is_some())?;
    let (after, month_text) = part(next, mark)?;
    let month: u8 = (month_text.len() <= 2).then(|| month_text.parse().ok()).flatten()?;
    let build = |year, next| Found::new(RULE, calendar(year, Part::Day(Some(month), day, None)), cursor, next);
    if let Some((end, year)) = part(after, mark) {
        let plausible = (1..=31).contains(&day) && (1..=12).contains(&month) && closed(end);
        return match year.len() {
            4 if closed(end) && day > 0 && month > 0 => {
                let year = YearRef::Stated(year.parse().ok().filter(|year| (1000..=2999).contains(year))?);
                let found = build(year, end);
                // `32/13/2024` is no date at all; `31/02/2024` is one that does not exist.
                (day <= 31 && month <= 12).then_some(found)
            }
            2 if plausible && (mark == "/" || (month_text.len() == 2 && dated_context(cursor))) => {
                Some(build(YearRef::Short(year.parse().ok()?), end))
            }
            _ => None,
        };
    }
    let bare = mark == "/" && (1..=31).contains(&day) && (1..=12).contains(&month) && closed(after);
    let padded = (day_text.starts_with('0') || month_text.starts_with('0') || day > 12) && month_text.len() == 2;
    // `le 2/3 des voix` is a fraction.
    let fraction = after.is_any(&["de", "des", "du", "d'"]) && !padded;
    let alone = at_start(cursor) && after.done() && day > 12;
    (bare && !fraction && (article_before(cursor) || padded || alone)).then(|| build(YearRef::Unsaid, after))
}

/// `le 09.08` with stop and no year: the scanner joins it as a decimal.
fn dotted_pair(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (day, month) = cursor.text().split_once('.')?;
    let article = back_is(cursor, 1, "le") || weekday(cursor.rewind(1)).is_some_and(|(next, _)| next.index == cursor.index);
    let padded = day.len() == 2 && month.len() == 2 && month.starts_with(['0', '1']);
    let (day, month): (u8, u8) = (day.parse().ok()?, month.parse().ok()?);
    let ok = article && padded && (1..=31).contains(&day) && (1..=12).contains(&month) && at_end(cursor.skip(1));
    ok.then(|| Found::new(RULE, calendar(YearRef::Unsaid, Part::Day(Some(month), day, None)), cursor, cursor.skip(1)))
}

/// What goes before a date and not before a version.
fn dated_context(cursor: Cursor<'_>) -> bool {
    article_before(cursor)
        || at_start(cursor)
        || cursor.back(1).is_some_and(|t| matches!(t.span.of(cursor.tokens.text), "(" | "," | ":" | "—" | "–"))
}

/// What goes before a date and not before a fraction.
fn article_before(cursor: Cursor<'_>) -> bool {
    const BEFORE: [&str; 14] =
        ["le", "du", "au", "ce", "depuis", "dès", "avant", "après", "jusqu'au", "entre", "et", "date", "né", "née"];
    after_any(cursor, &BEFORE)
        || (1..=2).any(|behind| {
            behind <= cursor.index && weekday(cursor.rewind(behind)).is_some_and(|(next, _)| next.index >= cursor.index - 1)
        })
}
