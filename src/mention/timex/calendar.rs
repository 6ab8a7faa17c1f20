//! `lundi 14 juillet 2023`, `1er mars`, `le 14-Juillet`, `octobre 2024`, `mois de mars`, `ce 12 mai`.

use super::expr::{Base, Part, Shape, Way, YearRef};
use super::found::{Found, calendar};
use super::words::{SIGNS, after_any, at_end, at_start, capital, day_number, full_unit, month, predicate, weekday};
use super::{numeric, year_of};
use crate::lexicon::{NamedDay, TimeUnit};
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

const RULE: &str = "timex.calendar";
/// March is a planet, a club and a god as well.
const MARCH: u8 = 3;

/// A day or month of the calendar.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if let Some(inner) = cursor.eat_any(&["ce", "cet"]) {
        return this(cursor, inner);
    }
    let found = if cursor.kind() == Some(PieceKind::Digits) { dated(cursor, cursor, None) } else { None };
    found.or_else(|| weekday_led(cursor)).or_else(|| month_led(cursor)).or_else(|| dated(cursor, cursor, None))
}

/// `ce lundi 14 juillet`, `ce mois de mars`
fn this<'a>(start: Cursor<'a>, inner: Cursor<'a>) -> Option<Found<'a>> {
    let mut found = dated(inner, inner, None).or_else(|| weekday_led(inner)).or_else(|| month_led(inner))?;
    if let Shape::Calendar(year @ YearRef::Unsaid, _) = &mut found.shape {
        *year = YearRef::Toward(Base::Document, Way::This);
    }
    found.start = start;
    Some(found)
}

/// `lundi 14 juillet`, `lundi, 14 juillet`, `lundi le 14 juillet`, `lundi 20`, `lundi 8/2/2016`
fn weekday_led(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, row) = weekday(cursor).filter(|(_, row)| !row.plural)?;
    let comma = next.eat(",").unwrap_or(next);
    let inner = comma.eat("le").unwrap_or(comma);
    if let Some(found) = dated(cursor, inner, Some(row.number)) {
        return Some(found);
    }
    if let Some(mut found) = numeric::read(inner) {
        found.start = cursor;
        if let Shape::Calendar(_, Part::Day(_, _, slot)) = &mut found.shape {
            *slot = Some(row.number);
        }
        return Some(found);
    }
    // `lundi 20`: only right behind the weekday, and no amount of anything.
    let (after, day) = day_number(next).filter(|(_, day)| (1..=31).contains(day))?;
    let digits = next.kind() == Some(PieceKind::Digits);
    let amount = !(at_end(after) || predicate(after) || after.is_any(&["à", "de"]));
    let glued = after.glued() && !after.is_any(&[",", ".", ")", ";", "!", "?", "»", "…"]) && at_end(after);
    if !digits || amount || glued || super::clock::starts(next) {
        return None;
    }
    let shape = calendar(YearRef::Unsaid, Part::Day(None, day, Some(row.number)));
    Some(Found::new(RULE, shape, cursor, after))
}

/// Day and month, with the year when it is said: `14 juillet 2023`, `14-Juillet`, `15SEPT`.
fn dated<'a>(start: Cursor<'a>, at: Cursor<'a>, weekday: Option<u8>) -> Option<Found<'a>> {
    let (next, day) = day_number(at)?;
    let month_at = next.past_hyphen();
    let (after, row) = month(month_at).filter(|_| month_at.case() != Case::Mixed)?;
    let build = |year, next| Found::new(RULE, calendar(year, Part::Day(Some(row.number), day, weekday)), start, next);
    // `le 32 août` is a date that there is not; `45 mars` alone no date at all.
    let said = weekday.is_some() || after_any(start, &["le", "les", "du", "au", "ce"]) || at_start(start);
    if day > 31 && !said {
        return Some(Found { discard: true, ..build(YearRef::Unsaid, after) });
    }
    let after = after_year_hyphen(after);
    if let Some(year) = year_of::after(after) {
        return Some(Found { cut: year.cut, ..build(year.year, year.next) });
    }
    if let Some((next, year)) = short_year(after, row) {
        return Some(build(year, next));
    }
    Some(build(YearRef::Unsaid, after))
}

/// `8-mai-1945`
fn after_year_hyphen(cursor: Cursor<'_>) -> Cursor<'_> {
    let next = cursor.past_hyphen();
    if super::words::year(next).is_some() { next } else { cursor }
}

/// `12 oct. 24`, `mai 68`: two digits that nothing goes on after.
fn short_year(cursor: Cursor<'_>, row: NamedDay) -> Option<(Cursor<'_>, YearRef)> {
    let next = cursor.skip(1);
    let digits = cursor.kind() == Some(PieceKind::Digits) && cursor.text().len() == 2;
    let value: u8 = digits.then(|| cursor.text().parse().ok()).flatten()?;
    let ends = (at_end(next) && !next.is_any(&SIGNS)) || (value > 31 && predicate(next));
    (ends && (row.short || value > 31)).then_some((next, YearRef::Short(value)))
}

/// `octobre 2024`, `novembre dernier`, `mars`, `mois d’août`
fn month_led(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let of_month = full_unit(cursor)
        .filter(|(_, row)| row.unit == TimeUnit::Month && row.count == 1)
        .and_then(|(next, _)| next.eat_any(&["de", "d'"]));
    let at = of_month.unwrap_or(cursor);
    let (next, row) = month(at)?;
    let build = |year, next| Found::new(RULE, calendar(year, Part::Month(row.number)), cursor, next);
    let after = next.eat("-").filter(|c| c.glued() && next.glued() && super::words::year(*c).is_some()).unwrap_or(next);
    if let Some(year) = year_of::after(after).filter(|_| at.case() != Case::Mixed) {
        let weak = matches!(year.year, YearRef::Stated(_) | YearRef::Short(_)) || month_like(at, next, row);
        return weak.then(|| Found { cut: year.cut, ..build(year.year, year.next) });
    }
    if let Some((next, year)) = short_year(after, row) {
        // `mai 68`: of the last century, whatever is nearer.
        let year = match year {
            YearRef::Short(value) if value > 31 => YearRef::Stated(1900 + i16::from(value)),
            year => year,
        };
        return Some(build(year, next));
    }
    let likely = of_month.is_some() || (!row.short && month_like(at, next, row));
    likely.then(|| build(YearRef::Unsaid, next))
}

/// A month's name that is neither a person's (`Avril Lavigne`) nor a planet's nor a club's.
fn month_like(at: Cursor<'_>, next: Cursor<'_>, row: NamedDay) -> bool {
    const BEFORE: [&str; 17] = [
        "en", "de", "d'", "depuis", "dès", "fin", "début", "mi", "courant", "à", "et", "ou", "-", "puis", "avant", "après",
        "mois",
    ];
    let led = BEFORE.iter().any(|key| super::words::back_is(at, 1, key));
    let glued_dash = next.past_hyphen().index > next.index && month(next.skip(1)).is_none();
    if next.peek().is_some_and(capital) && at.case() == Case::Title || glued_dash {
        return false;
    }
    match (at.case(), row.number) {
        (Case::Lower, _) => true,
        (Case::Mixed, _) => false,
        (_, MARCH) => super::words::back_is(at, 1, "en"),
        _ => led || at_start(at),
    }
}
