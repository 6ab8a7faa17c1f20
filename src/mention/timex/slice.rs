//! Parts of a stretch: `début février`, `mi-juin`, `fin de l’année`, `courant 2024`, `milieu des
//! années 1990`; `les neuf premiers mois de 2024`, `dernière semaine d’octobre`, `seconde moitié
//! de l’année`, `première quinzaine d’avril`, `semaine du 12 mars`.

use super::expr::{Base, Shape, Slice};
use super::found::Found;
use super::words::{count, full_unit, past_of, rank, slice, word};
use crate::lexicon::{TimeClass, TimeUnit};
use crate::mention::TimexMod;
use crate::token::Cursor;

const RULE: &str = "timex.slice";
const NTH: &str = "timex.nth";

/// TIMEX3 `mod` of a slice.
pub(super) fn modifier(slice: Slice) -> Option<TimexMod> {
    Some(match slice {
        Slice::Start => TimexMod::Start,
        Slice::Middle | Slice::Course => TimexMod::Mid,
        Slice::End => TimexMod::End,
    })
}

/// `début février`, `fin de l’année`, `mi-2023`
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let article = cursor.eat_any(&["la", "le"]);
    let inner = article.unwrap_or(cursor);
    let (next, part) = slice(inner)?;
    let mi = inner.is("mi");
    let at = if mi { next.past_hyphen() } else { past_of(next).unwrap_or(next) };
    if mi && at.index == next.index && next.peek().is_some_and(|t| t.spaced) && super::words::month(at).is_none() {
        return None;
    }
    let build = |shape, start, next| Found::new(RULE, Shape::Slice(part, Box::new(shape)), start, next).with(modifier(part));
    // `courant` needs nothing between: `courant mars`, not `courant de mars`.
    if part == Slice::Course && at.index != next.index {
        return None;
    }
    if let Some(point) = super::atom(at).filter(|point| sliceable(&point.shape)) {
        // Before a calendar date the article is outside, before a relative one inside.
        let relative = matches!(point.shape, Shape::Shift(..));
        let start = if relative { cursor } else { inner };
        let mut found = build(point.shape, start, point.next);
        found.cut = point.cut;
        return Some(found);
    }
    let linked = at.index > next.index;
    let (end, unit) = super::relative::bare_unit(at).filter(|_| linked && !mi)?;
    let day = unit == TimeUnit::Day || unit == TimeUnit::Weekend && part == Slice::Course;
    (!day).then(|| build(Shape::Shift(Base::Context, unit, 0), cursor, end))
}

/// Stretches that have a beginning and an end: no day.
fn sliceable(shape: &Shape) -> bool {
    match shape {
        Shape::Calendar(_, part) => !matches!(part, super::expr::Part::Day(..) | super::expr::Part::Weekday(_)),
        Shape::Shift(_, unit, _) => *unit > TimeUnit::Day,
        Shape::Decade(..) | Shape::Century(_) => true,
        _ => false,
    }
}

/// `premiers mois de 2024`, `dernière semaine d’octobre`, `seconde moitié de 2023`, `semaine du 12`
pub(super) fn nth(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if let Some(found) = around(cursor) {
        return Some(found);
    }
    let inner = cursor.eat_any(&["les", "la", "le", "l'"]).unwrap_or(cursor);
    let (at, many) = match count(inner).filter(|(_, value)| *value > 1) {
        Some((next, value)) if rank(next).is_some() => (next, value),
        _ => (inner, 1),
    };
    let (at, first) = rank(at)?;
    // `les premières 24 heures` turns the order round.
    let (at, many) = if many == 1 { count(at).filter(|(_, v)| *v > 1).unwrap_or((at, many)) } else { (at, many) };
    let half = at.is("moitié") || at.is("partie");
    let (next, unit) = match full_unit(at) {
        _ if half => (at.skip(1), TimeUnit::Half),
        Some((next, row)) if row.unit >= TimeUnit::Day && row.count == 1 => (next, row.unit),
        _ => return None,
    };
    let of = past_of(next)?;
    let (end, shape) = match super::atom(of).filter(|point| sliceable(&point.shape)) {
        Some(point) => (point.next, point.shape),
        None => {
            let (end, unit) = super::relative::bare_unit(next.eat_any(&["de", "d'"]).unwrap_or(of))
                .or_else(|| super::relative::bare_unit(of))?;
            (end, Shape::Shift(Base::Context, unit, 0))
        }
    };
    let holder = holder(&shape)?;
    let fits = unit < holder || half;
    let range = !half || (1..=2).contains(&first) || first == -1;
    let start = if inner.index > cursor.index { inner } else { cursor };
    (fits && range).then(|| Found::new(NTH, Shape::Nth(unit, first, many, Box::new(shape)), start, end))
}

/// The unit a stretch fills.
fn holder(shape: &Shape) -> Option<TimeUnit> {
    use super::expr::Part;
    Some(match shape {
        Shape::Calendar(_, part) => match part {
            Part::Year => TimeUnit::Year,
            Part::Half(_) => TimeUnit::Half,
            Part::Third(_) => TimeUnit::Third,
            Part::Quarter(_) | Part::Season(_) => TimeUnit::Quarter,
            Part::Month(_) => TimeUnit::Month,
            Part::Week(_) => TimeUnit::Week,
            Part::Day(..) | Part::Weekday(_) => return None,
        },
        Shape::Shift(_, unit, _) => *unit,
        Shape::Decade(..) => TimeUnit::Decade,
        Shape::Century(_) => TimeUnit::Century,
        _ => return None,
    })
}

/// `semaine du 12 mars`, `semaine de Noël`, `week-end du 14 juillet`
fn around(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let inner = cursor.eat_any(&["la", "le"]).unwrap_or(cursor);
    let (next, row) =
        full_unit(inner).filter(|(_, row)| matches!(row.unit, TimeUnit::Week | TimeUnit::Weekend) && !row.plural)?;
    if word(inner, TimeClass::Fiscal).is_some() {
        return None;
    }
    let point = super::atom(past_of(next)?).filter(Found::names_day)?;
    Some(Found::new(NTH, Shape::Around(row.unit, Box::new(point.shape)), inner, point.next))
}
