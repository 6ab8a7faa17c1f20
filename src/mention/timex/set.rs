//! Repeated times: `chaque année`, `tous les deux mois`, `un jeudi sur deux`, `les lundis`,
//! `du lundi au vendredi`, `bimensuel`.

use super::expr::{Part, Shape};
use super::found::Found;
use super::words::{count, day_number, month, unit, weekday, word};
use crate::lexicon::{Table, TimeClass, TimeUnit, UnitOfTime};
use crate::token::Cursor;

const RULE: &str = "timex.set";

/// TIMEX3 writes X for a digit that is left open: `XXXX-07-14` is the 14 July of any year.
const ANY_YEAR: &str = "XXXX";

/// A repeated time.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    every(cursor)
        .or_else(|| one_in(cursor))
        .or_else(|| week_span(cursor))
        .or_else(|| plural_day(cursor))
        .or_else(|| word(cursor, TimeClass::Set).and_then(|(next, row)| build(row.value, cursor, next)))
}

/// A weekday of any week.
fn any_week(day: impl std::fmt::Display) -> String {
    format!("{ANY_YEAR}-WXX-{day}")
}

fn build<'a>(value: impl Into<String>, start: Cursor<'a>, next: Cursor<'a>) -> Option<Found<'a>> {
    Some(Found::new(RULE, Shape::Set(value.into()), start, next))
}

/// `chaque lundi`, `tous les deux ans`, `tous les matins`, `chaque 14 juillet`, `chaque été`
fn every(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, _) = word(cursor, TimeClass::Every)?;
    if let Some((end, row)) = weekday(next).filter(|(_, row)| !row.short) {
        return build(any_week(row.number), cursor, end);
    }
    if let Some((after, day)) = day_number(next)
        && let Some((end, row)) = month(after).filter(|_| day < 32)
    {
        return build(format!("{ANY_YEAR}-{:02}-{day:02}", row.number), cursor, end);
    }
    if let Some((after, day)) = day_number(next)
        && let Some(end) = after.eat_all(&["du", "mois"]).or_else(|| after.eat_all(&["de", "chaque", "mois"]))
    {
        return build(format!("{ANY_YEAR}-XX-{day:02}"), cursor, end);
    }
    if let Some((end, row)) = month(next).filter(|(_, row)| !row.short) {
        return build(format!("{ANY_YEAR}-{:02}", row.number), cursor, end);
    }
    if let Some((end, row)) = next.any_phrase(Table::Season) {
        let code = cursor.tokens.lexicon.rows().times.seasons.get(row as usize)?.code;
        return build(format!("{ANY_YEAR}-{code}"), cursor, end);
    }
    if let Some((end, row)) = word(next, TimeClass::Daypart).filter(|(_, row)| row.value != "DT") {
        return build(format!("{ANY_YEAR}-XX-XXT{}", row.value), cursor, end);
    }
    let (at, many) = count(next).unwrap_or((next, 1));
    let (end, row) = unit(at).filter(|(_, row)| row.kind != "abbr" || at.index > next.index)?;
    build(period(row, many)?, cursor, end)
}

/// `un jeudi sur deux`, `une semaine sur trois`, `un jour sur deux`
fn one_in(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let inner = cursor.eat_any(&["un", "une"])?;
    let sur = |next: Cursor<'_>| -> Option<(u16, usize)> {
        let (end, many) = count(next.eat("sur")?)?;
        (many > 1).then_some((many, end.index))
    };
    if let Some((next, row)) = weekday(inner).filter(|(_, row)| !row.short) {
        let (_, end) = sur(next)?;
        return build(any_week(row.number), cursor, cursor.skip(end - cursor.index));
    }
    let (next, row) = unit(inner).filter(|(_, row)| row.kind == "full")?;
    let (many, end) = sur(next)?;
    let end = cursor.skip(end - cursor.index);
    // `un jour sur deux ans` is no rhythm.
    (unit(end).is_none()).then(|| build(period(row, many)?, cursor, end)).flatten()
}

/// `du lundi au vendredi`: with articles it is every week.
fn week_span(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, first) = weekday(cursor).filter(|(_, row)| !row.plural && !row.short)?;
    if !super::words::after_any(cursor, &["du"]) {
        return None;
    }
    let (end, last) = weekday(next.eat("au")?).filter(|(_, row)| !row.plural && !row.short)?;
    if day_number(end).is_some() || super::words::direction(end, false).is_some() {
        return None;
    }
    build(format!("{}/{}", any_week(first.number), any_week(last.number)), cursor, end)
}

/// `les lundis`, `les mardis et jeudis`
fn plural_day(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, row) = weekday(cursor).filter(|(_, row)| row.plural)?;
    // `les lundis 3 et 10 mars` are dates.
    (day_number(next).is_none()).then(|| build(any_week(row.number), cursor, next)).flatten()
}

/// So many of a unit as an ISO 8601 period.
fn period(row: UnitOfTime, many: u16) -> Option<String> {
    let many = many.checked_mul(row.count)?;
    Some(match row.unit {
        TimeUnit::Second => format!("PT{many}S"),
        TimeUnit::Minute => format!("PT{many}M"),
        TimeUnit::Hour => format!("PT{many}H"),
        TimeUnit::Daypart => return None,
        TimeUnit::Night => "XXXX-XX-XXTNI".to_owned(),
        TimeUnit::Day => format!("P{many}D"),
        TimeUnit::Weekend => "XXXX-WXX-WE".to_owned(),
        TimeUnit::Week => format!("P{many}W"),
        TimeUnit::Fortnight => format!("P{}W", many * 2),
        TimeUnit::Month => format!("P{many}M"),
        TimeUnit::Quarter => format!("P{}M", many * 3),
        TimeUnit::Third => format!("P{}M", many * 4),
        TimeUnit::Half => format!("P{}M", many * 6),
        TimeUnit::Year => format!("P{many}Y"),
        TimeUnit::Decade => format!("P{}Y", many.checked_mul(10)?),
        TimeUnit::Century => format!("P{}Y", many.checked_mul(100)?),
        TimeUnit::Millennium => return None,
    })
}

/// `le lundi` where no verb points at one day: every Monday.
pub(super) fn habitual(found: &Found<'_>) -> Option<Shape> {
    use super::expr::YearRef;
    let Shape::Calendar(YearRef::Unsaid, Part::Weekday(day)) = found.shape else { return None };
    let article = super::words::after_any(found.start, &["le"]) && found.next.index == found.start.index + 1;
    article.then(|| Shape::Set(format!("{ANY_YEAR}-WXX-{day}")))
}
