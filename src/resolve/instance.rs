//! Which instance of something that comes round is meant: which year's August, which Monday.

use super::meaning::distance;
use super::stretch::{Stretch, date, days_between, holding, month_end, plus};
use crate::lexicon::{HolidayRule, TimeUnit};
use crate::mention::timex::{Part, Tense, Way, YearRef};
use jiff::civil::Date;

/// How far to look for a 29 February, or for a weekday that fits.
const YEARS: i16 = 9;
/// A weekday with a day of the month is looked for this many months around.
const MONTHS: i32 = 7;

/// Days after its end in which a season is still `cet hiver`.
const JUST_OVER: i32 = 21;
/// Days within which a weekday with its day of the month is meant.
const CLOSE: i32 = 45;

/// First and last day of a date that the document carries.
pub(super) type Days = (Date, Date);

/// A day so many days off the document's is at hand.
const AT_HAND: i32 = 45;

/// The part of `year`; none when it has no such day or week.
pub(super) fn of_year(part: Part, year: i16) -> Option<Stretch> {
    let small = |value: u8| i8::try_from(value).ok();
    Some(match part {
        Part::Year => Stretch::Year(year),
        Part::Half(half) => Stretch::Half(year, small(half)?),
        Part::Third(third) => Stretch::Third(year, small(third)?),
        Part::Quarter(quarter) => Stretch::Quarter(year, small(quarter)?),
        Part::Season(row) => Stretch::Season(year, row),
        Part::Month(month) => Stretch::Month(year, small(month)?),
        Part::Week(week) => {
            let monday = holding(date(year, 1, 4)?, TimeUnit::Week)?.step(i32::from(week) - 1)?;
            // Week 53 of a year that has 52 is no week.
            (plus(monday.first()?, 3)?.year() == year).then_some(monday)?
        }
        Part::Day(Some(month), day, _) => Stretch::Day(date(year, small(month)?, small(day)?)?),
        Part::Day(None, ..) | Part::Weekday(_) => return None,
    })
}

/// There is such a day in some year.
pub(super) fn exists(part: Part, year: &YearRef) -> bool {
    let Part::Day(Some(month), day, _) = part else { return true };
    let year = if let YearRef::Stated(year) = year { *year } else { 2000 };
    i8::try_from(month)
        .ok()
        .and_then(|month| month_end(year, month))
        .is_some_and(|end| day > 0 && i16::from(end.day()) >= i16::from(day))
}

/// The value with its unknowns: `XXXX-08-09`.
pub(super) fn blank(part: Part, year: &YearRef) -> String {
    let year = match year {
        YearRef::Stated(year) => format!("{year:04}"),
        _ => "XXXX".to_owned(),
    };
    match part {
        Part::Year => year,
        Part::Half(half) => format!("{year}-H{half}"),
        Part::Third(third) => format!("{year}-{:02}/{year}-{:02}", third * 4 - 3, third * 4),
        Part::Quarter(quarter) => format!("{year}-Q{quarter}"),
        Part::Season(row) => format!("{year}-{}", row.code),
        Part::Month(month) => format!("{year}-{month:02}"),
        Part::Week(week) => format!("{year}-W{week:02}"),
        Part::Day(Some(month), day, _) => format!("{year}-{month:02}-{day:02}"),
        Part::Day(None, day, _) => format!("{year}-XX-{day:02}"),
        Part::Weekday(day) => format!("{year}-WXX-{day}"),
    }
}

/// The same for a feast.
pub(super) fn holiday_blank(rule: HolidayRule) -> String {
    match rule {
        HolidayRule::Fixed(month, day) => format!("XXXX-{month:02}-{day:02}"),
        HolidayRule::Month(month) => format!("XXXX-{month:02}"),
        _ => "XXXX".to_owned(),
    }
}

/// By the verb; where it is not the date's own, the one on the other side of the document's date,
/// if it lies no more than `leeway` days off and is the nearer.
pub(super) fn by_verb(make: &dyn Fn(i16) -> Option<Stretch>, document: Days, tense: Tense, leeway: i32) -> Option<Stretch> {
    let chosen = by_tense(make, document, tense)?;
    if leeway == 0 {
        return Some(chosen);
    }
    let opposite = if tense == Tense::Future { Tense::Past } else { Tense::Future };
    let away = |stretch: &Stretch| away(*stretch, document);
    let nearer = |other: &Stretch| away(other) <= leeway && away(other) < away(&chosen);
    Some(by_tense(make, document, opposite).filter(nearer).unwrap_or(chosen))
}

/// Days between a stretch and the document's date; 0 where it holds it.
pub(super) fn away(stretch: Stretch, (first, last): Days) -> i32 {
    let (Some(start), Some(end)) = (stretch.first(), stretch.last()) else { return i32::MAX };
    if start > last {
        distance(start, last)
    } else if end < first {
        distance(end, first)
    } else {
        0
    }
}

/// Past or no verb: the latest that does not start after the document's date. Future: the next,
/// after the document's day.
fn by_tense(make: &dyn Fn(i16) -> Option<Stretch>, (first, last): Days, tense: Tense) -> Option<Stretch> {
    let year = last.year();
    if tense == Tense::Future {
        let next =
            |stretch: &Stretch| stretch.last().is_some_and(|end| end > first || (end == first && stretch.unit() > TimeUnit::Day));
        return (year - 1..=year + YEARS).filter_map(make).find(next);
    }
    (year - YEARS..=year + 1).rev().filter_map(make).find(|stretch| stretch.first().is_some_and(|start| start <= last))
}

/// The year, next to the document's, in which the day falls on the weekday named; none when the
/// one chosen does, or none does.
pub(super) fn on_weekday(part: Part, name: u8, chosen: Option<Stretch>, document: Days, tense: Tense) -> Option<Stretch> {
    let fits =
        |stretch: &Stretch| stretch.first().is_some_and(|day| i8::try_from(name) == Ok(day.weekday().to_monday_one_offset()));
    if chosen.as_ref().is_some_and(fits) {
        return None;
    }
    let year = document.0.year();
    let candidates: Vec<Stretch> = (year - 1..=year + 1).filter_map(|year| of_year(part, year)).filter(fits).collect();
    let ahead = |stretch: &&Stretch| stretch.first().is_some_and(|day| (day > document.1) == (tense == Tense::Future));
    let agreeing = candidates.iter().find(|stretch| tense != Tense::Unsaid && ahead(stretch));
    let found = agreeing
        .or_else(|| candidates.iter().min_by_key(|s| s.first().map_or(i32::MAX, |day| distance(day, document.0))))
        .copied()?;
    // A wrong weekday does not move a day at hand to another year.
    let slip = chosen.is_some_and(|day| away(day, document) <= AT_HAND) && away(found, document) > AT_HAND;
    (!slip).then_some(found)
}

/// `dernier`: the latest that is over; `prochain`: the first to come; `ce`: the one that holds the
/// date, else by the verb, else the nearest.
pub(super) fn toward(make: &dyn Fn(i16) -> Option<Stretch>, (first, last): Days, way: Way, tense: Tense) -> Option<Stretch> {
    let year = first.year();
    match way {
        Way::Last => (year - YEARS..=year).rev().filter_map(make).find(|s| s.last().is_some_and(|end| end < first)),
        Way::Next => (year..=year + YEARS).filter_map(make).find(|s| s.first().is_some_and(|start| start > last)),
        Way::This => {
            let around: Vec<Stretch> = (year - 1..=year + 1).filter_map(make).collect();
            let holds = |s: &&Stretch| s.first().is_some_and(|a| a <= first) && s.last().is_some_and(|b| b >= last);
            if let Some(found) = around.iter().find(holds) {
                return Some(*found);
            }
            // `ce lundi 4 avril` is close by, whatever the verb.
            let day = |s: &&Stretch| s.unit() == TimeUnit::Day;
            let away = |s: &Stretch| s.first().map_or(i32::MAX, |start| distance(start, first));
            if let Some(found) = around.iter().filter(day).min_by_key(|s| away(s)).filter(|s| away(s) <= CLOSE) {
                return Some(*found);
            }
            match tense {
                Tense::Past => around.iter().rev().find(|s| s.last().is_some_and(|end| end < last)).copied(),
                Tense::Future => around.iter().find(|s| s.first().is_some_and(|start| start > first)).copied(),
                // `cet hiver` on the first days of spring is the one just over; `cet été` said in
                // winter the summer of the year.
                Tense::Unsaid => {
                    let over = |s: &&Stretch| {
                        s.last().is_some_and(|end| end < first && distance(end, first) <= JUST_OVER)
                            && s.unit() >= TimeUnit::Month
                    };
                    if let Some(found) = around.iter().find(over) {
                        return Some(*found);
                    }
                    around.iter().min_by_key(|s| s.first().map(|start| (start.year() != year, distance(start, first)))).copied()
                }
            }
        }
    }
}

/// Two figures of a year: nearest to the document's date; without one 00 to 29 are of this
/// century.
pub(super) fn pivot(short: u8, document: Option<Days>, make: &dyn Fn(i16) -> Option<Stretch>) -> Option<Stretch> {
    let short = i16::from(short);
    let Some((day, _)) = document else { return make(if short < 30 { 2000 + short } else { 1900 + short }) };
    let century = day.year() - day.year().rem_euclid(100);
    let candidates = [century - 100, century, century + 100].into_iter().filter_map(|c| make(c + short));
    candidates.min_by_key(|stretch| stretch.first().map_or(i32::MAX, |start| distance(start, day)))
}

/// The weekday meant from `day`.
pub(super) fn weekday(day: Date, number: u8, way: Option<Way>, tense: Tense) -> Option<Date> {
    let back = (i32::from(day.weekday().to_monday_one_offset()) - i32::from(number)).rem_euclid(7);
    let last_or_today = plus(day, -back)?;
    let next = plus(last_or_today, 7)?;
    match (way, tense) {
        (Some(Way::Last), _) => {
            if back == 0 {
                plus(day, -7)
            } else {
                Some(last_or_today)
            }
        }
        (Some(Way::Next), _) | (None, Tense::Future) => Some(next),
        (Some(Way::This), _) if back == 0 => Some(day),
        (Some(Way::This), Tense::Future) => Some(next),
        (Some(Way::This), Tense::Unsaid) => Some(if back <= 3 { last_or_today } else { next }),
        _ => Some(last_or_today),
    }
}

/// `le 20`, `lundi 20`: a day of a month unsaid. The weekday, where it is said, decides.
pub(super) fn monthless((first, last): Days, day: u8, name: Option<u8>, tense: Tense) -> Option<Date> {
    let here = holding(last, TimeUnit::Month)?;
    let fits = |candidate: &Date| name.is_none_or(|name| i8::try_from(name) == Ok(candidate.weekday().to_monday_one_offset()));
    let candidates: Vec<Date> = (-MONTHS..=MONTHS)
        .filter_map(|months| here.step(months)?.first())
        .filter_map(|month| date(month.year(), month.month(), i8::try_from(day).ok()?))
        .filter(fits)
        .collect();
    let latest = || candidates.iter().rev().find(|candidate| **candidate <= last).copied();
    let nearest = || candidates.iter().min_by_key(|candidate| distance(**candidate, last)).copied();
    // A weekday with its day is close by, whichever verb stands near: `ont décidé de reconduire la
    // grève jusqu’à mardi 14`.
    let close = |found: &Date| name.is_none() || distance(*found, last) <= CLOSE;
    match tense {
        Tense::Future => candidates.iter().find(|candidate| **candidate > first).copied().filter(close).or_else(nearest),
        Tense::Unsaid if name.is_some() => nearest(),
        _ => latest().filter(close).or_else(nearest),
    }
}

/// The `which`th `unit` of a stretch (from the end when negative), and those after or before it
/// up to `many`.
pub(super) fn nth(stretch: Stretch, unit: TimeUnit, which: i16, many: u16) -> Option<Stretch> {
    let (first, last) = (stretch.first()?, stretch.last()?);
    if matches!(unit, TimeUnit::Half | TimeUnit::Fortnight) && stretch.unit() != TimeUnit::Year || unit == TimeUnit::Fortnight {
        return halves(stretch, which);
    }
    let unit_at = |day: Date| holding(day, unit);
    let (start, end) = match unit {
        // Only weeks that lie wholly inside count.
        TimeUnit::Week | TimeUnit::Weekend => {
            let mut start = unit_at(first)?;
            if start.first()? < first {
                start = start.step(1)?;
            }
            let mut end = unit_at(last)?;
            if end.last()? > last {
                end = end.step(-1)?;
            }
            (start, end)
        }
        _ => (unit_at(first)?, unit_at(last)?),
    };
    let many = i32::from(many) - 1;
    let (from, to) = if which > 0 {
        let from = start.step(i32::from(which) - 1)?;
        (from, from.step(many)?)
    } else {
        let to = end.step(i32::from(which) + 1)?;
        (to.step(-many)?, to)
    };
    let (a, b) = (from.first()?, to.last()?);
    if b > last || a < first {
        return None;
    }
    Some(if many == 0 { from } else { Stretch::Days(a, b) })
}

/// `seconde moitié`, `première quinzaine`
fn halves(stretch: Stretch, which: i16) -> Option<Stretch> {
    let (first, last) = (stretch.first()?, stretch.last()?);
    let middle = match stretch {
        Stretch::Year(year) => date(year, 7, 1)?,
        Stretch::Month(year, month) => date(year, month, 16)?,
        Stretch::Decade(year) => date(year + 5, 1, 1)?,
        Stretch::Century(_) => date(first.year() + 50, 1, 1)?,
        _ => plus(first, (days_between(first, last) + 1) / 2)?,
    };
    match which {
        1 => Some(Stretch::Days(first, plus(middle, -1)?)),
        2 | -1 => Some(Stretch::Days(middle, last)),
        _ => None,
    }
}

/// ISO 8601 duration of so many units; `PXM` when the number is unsaid.
pub(super) fn duration(unit: TimeUnit, count: Option<u16>) -> String {
    let (letter, factor, clock) = match unit {
        TimeUnit::Second => ("S", 1, true),
        TimeUnit::Minute => ("M", 1, true),
        TimeUnit::Hour => ("H", 1, true),
        TimeUnit::Day | TimeUnit::Daypart | TimeUnit::Night => ("D", 1, false),
        TimeUnit::Weekend => ("WE", 1, false),
        TimeUnit::Week => ("W", 1, false),
        TimeUnit::Fortnight => ("W", 2, false),
        TimeUnit::Month => ("M", 1, false),
        TimeUnit::Quarter => ("M", 3, false),
        TimeUnit::Third => ("M", 4, false),
        TimeUnit::Half => ("M", 6, false),
        TimeUnit::Year => ("Y", 1, false),
        TimeUnit::Decade => ("Y", 10, false),
        TimeUnit::Century => ("Y", 100, false),
        TimeUnit::Millennium => ("Y", 1000, false),
    };
    let number = match count {
        Some(count) => (u32::from(count) * factor).to_string(),
        None => "X".to_owned(),
    };
    let letter = match (count, unit) {
        (None, TimeUnit::Decade) => "DE",
        (None, TimeUnit::Century) => "CE",
        (None, TimeUnit::Quarter) => "Q",
        _ => letter,
    };
    format!("P{}{number}{letter}", if clock { "T" } else { "" })
}
