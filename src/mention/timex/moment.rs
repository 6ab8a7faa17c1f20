//! A day with its time: `lundi à 15 h`, `hier soir`, `le 15 mai 2024 à 14 h 30`, `13h30 samedi`,
//! `ce matin`, `dans la soirée`, `la matinée du 15 février`, `la nuit de lundi à mardi`.

use super::expr::{Base, Part, Shape, YearRef};
use super::found::{Found, from_document};
use super::words::{ARTICLES, after_any, at_end, past_of, predicate, slice, word};
use super::{clock, hour};
use crate::lexicon::{Classes, TimeClass, TimeUnit};
use crate::mention::TimexMod;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

const RULE: &str = "timex.moment";
const PART: &str = "timex.daypart";

/// A day, then its time; or the time, then its day.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    night(cursor).or_else(|| day_first(cursor)).or_else(|| time_first(cursor))
}

/// `lundi matin à 8h`, `jeudi de 9h à 11h`, `le 12 février en fin de matinée`
fn day_first(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let day = super::day_point(cursor).or_else(|| bare_date(cursor))?;
    let with_part = daypart_after(day.next).map(|(next, part, modifier)| {
        Found::new(PART, Shape::Daypart(Some(Box::new(day.shape.clone())), part, false), day.start, next).with(modifier)
    });
    let at = with_part.as_ref().map_or(day.next, |found| found.next);
    clock_after(at, &day, with_part.is_some()).or(with_part)
}

/// `le 2 à 5h`, `le 17 au soir`: a day of the month said by its number, if a time goes with it.
fn bare_date(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, day) = super::words::day_number(cursor).filter(|(_, day)| *day <= 31)?;
    let article = after_any(cursor, &["le", "du", "au", "ce"]) && cursor.kind() == Some(PieceKind::Digits);
    let linked = next.is_any(&["à", "vers", "au", "dès", "dans", "avant", "après"]) || word(next, TimeClass::Open).is_some();
    let shape = Shape::Calendar(YearRef::Unsaid, Part::Day(None, day, None));
    (article && linked).then(|| Found::new(RULE, shape, cursor, next))
}

/// The clock after a day, with what stands between.
fn clock_after<'a>(at: Cursor<'a>, day: &Found<'a>, parted: bool) -> Option<Found<'a>> {
    let comma = at.eat(",").unwrap_or(at);
    let named = || Some(Box::new(day.shape.clone()));
    if let Some(span) = clock::span(comma, named()) {
        return Some(Found { start: day.start, rule: RULE, ..span });
    }
    let opened = word(comma, TimeClass::Open);
    let at = opened.as_ref().map_or(comma, |(next, _)| next.eat_any(&["à", "de"]).unwrap_or(*next));
    let linked = at.eat_any(&["à", "a"]).unwrap_or(at);
    let around = word(linked, TimeClass::Approx).map_or(linked, |(next, _)| next);
    let hour = hour::hour(around)?;
    // `lundi, 20 heures après`: without a word between, only what cannot be a length.
    let joined = around.index > comma.index;
    if !(joined || hour.sure || (parted && comma.index == at.index)) || length_follows(hour.next, hour.sure) {
        return None;
    }
    let modifier = opened.and_then(|(_, row)| super::open::modifier(row.value));
    let modifier = modifier.or((around.index > linked.index).then_some(TimexMod::Approx));
    Some(Found::new(RULE, Shape::At(named(), hour.clock), day.start, hour.next).with(modifier))
}

/// `à deux heures de route`
fn length_follows(cursor: Cursor<'_>, sure: bool) -> bool {
    !sure && cursor.is_any(&["de", "d'", "après", "avant", "plus"])
}

/// `13h30 samedi 21 septembre`, `8 heures ce soir`, `20 h le 4 mars`
fn time_first(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if let Some(found) = part_of(cursor) {
        return Some(found);
    }
    let span = clock::read(cursor).filter(|found| matches!(found.shape, Shape::AtBetween(..)));
    let hour = if span.is_some() { None } else { hour::hour(cursor) };
    let next = span.as_ref().map(|found| found.next).or(hour.map(|hour| hour.next))?;
    let comma = next.eat(",").unwrap_or(next);
    let at = comma
        .eat_any(&["le", "du", "de", "ce"])
        .filter(|at| !(comma.is("ce") && this_part(comma).is_some()) && at.index > 0)
        .unwrap_or(comma);
    if at.index == comma.index && comma.is_any(&["de", "d'"]) {
        return None;
    }
    let day = match this_part(at) {
        // `8 heures ce soir` is in the evening.
        Some((end, "EV")) if hour.is_some_and(|hour| hour.clock.hour < 12) => {
            let mut clock = hour?.clock;
            clock.hour += 12;
            let today = Some(Box::new(from_document(TimeUnit::Day, 0)));
            return Some(Found::new(RULE, Shape::At(today, clock), cursor, end));
        }
        Some((end, _)) => Found::new(RULE, from_document(TimeUnit::Day, 0), at, end),
        None => super::day_point(at)?,
    };
    let likely = span.is_some() || hour.is_some_and(|hour| hour.sure) || after_any(cursor, &["à", "vers", "dès"]);
    let shape = match (span.map(|found| found.shape), hour) {
        (Some(Shape::AtBetween(_, from, to)), _) => Shape::AtBetween(Some(Box::new(day.shape)), from, to),
        (_, Some(hour)) => Shape::At(Some(Box::new(day.shape)), hour.clock),
        _ => return None,
    };
    likely.then(|| Found::new(RULE, shape, cursor, day.next))
}

/// `matin`, `dans la matinée`, `au soir`, `en fin d’après-midi` after a day: after it, the code,
/// its slice.
fn daypart_after(cursor: Cursor<'_>) -> Option<(Cursor<'_>, &'static str, Option<TimexMod>)> {
    let at = cursor.eat(",").filter(|c| c.is_any(&["dans", "en", "au"])).unwrap_or(cursor);
    let (inner, linked) = match at.eat_any(&["dans", "au", "en", "à", "durant", "pendant"]) {
        Some(next) => (next, true),
        None => (at, false),
    };
    let inner = inner.eat_any(&["la", "l'", "le"]).unwrap_or(inner);
    let (inner, part_slice) = match slice(inner) {
        Some((next, slice)) => (past_of(next)?, super::slice::modifier(slice)),
        None => (inner, None),
    };
    let (next, row) = word(inner, TimeClass::Daypart)?;
    // `samedi soirée`, `lundi journée` need a word between.
    let short = inner.is_any(&["matin", "soir", "après", "après-midi", "mat", "aprèm"]);
    // `dans la nuit de lundi à mardi` is a night of its own.
    let owned = linked && next.is_any(&["de", "d'", "du"]);
    (!owned && (linked || short || part_slice.is_some())).then_some((next, row.value, part_slice))
}

/// `ce matin`, `cet après-midi`, `cette nuit`: after it and its code.
fn this_part(cursor: Cursor<'_>) -> Option<(Cursor<'_>, &'static str)> {
    let (next, row) = word(cursor.eat_any(&["ce", "cet", "cette"])?, TimeClass::Daypart)?;
    Some((next, row.value))
}

/// `la matinée du 15 février`, `le soir du 14 juillet`, `la journée de lundi`, `la soirée de samedi`
fn part_of(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let inner = cursor.eat_any(&["la", "l'", "le"]).unwrap_or(cursor);
    let (next, row) = word(inner, TimeClass::Daypart)?;
    let at = past_of(next)?;
    let day = super::day_point(at.eat("le").unwrap_or(at))?;
    let whole = row.value == "DT" || matches!(day.shape, Shape::Daypart(..));
    let shape = if whole { day.shape } else { Shape::Daypart(Some(Box::new(day.shape)), row.value, false) };
    Some(Found::new(PART, shape, cursor, day.next))
}

/// `la nuit de lundi à mardi`, `la nuit du 3 au 4 mars`
fn night(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let inner = cursor.eat("la").unwrap_or(cursor).eat("nuit")?;
    let at = inner.eat_any(&["de", "d'", "du"])?;
    let both = super::interval::pair(at, true)?;
    let Shape::Between(from, to) = both.shape else { return None };
    Some(Found::new(PART, Shape::Night(from, to), cursor, both.next))
}

/// Parts of the day without a day: `ce soir`, `la nuit dernière`, `dans la soirée`, `en fin de
/// matinée`, `le matin`.
pub(super) fn part(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if let Some((next, code)) = this_part(cursor) {
        let there = next.past_hyphen();
        let text = there.index > next.index && there.is("là");
        let base = if text { Base::Text } else { Base::Document };
        let day = Some(Box::new(Shape::Shift(base, TimeUnit::Day, 0)));
        // `cette journée` is today, not a part of it.
        if code == "DT" {
            return None;
        }
        let end = if text { there.skip(1) } else { next };
        return Some(Found::new(PART, Shape::Daypart(day, code, false), cursor, end));
    }
    let article = cursor.eat_any(&["la", "le", "l'"]);
    let inner = article.unwrap_or(cursor);
    let (at, part_slice) = match slice(inner) {
        Some((next, slice)) => (past_of(next).unwrap_or(next), super::slice::modifier(slice)),
        None => (inner, None),
    };
    let (mut next, row) = word(at, TimeClass::Daypart)?;
    if let Some((end, class)) = super::words::direction(next, false) {
        let shift = match class {
            TimeClass::Last => (Base::Document, -1),
            TimeClass::Next => (Base::Document, 0),
            TimeClass::Following => (Base::Text, 1),
            TimeClass::Preceding => (Base::Text, -1),
            _ => return None,
        };
        let day = Some(Box::new(Shape::Shift(shift.0, TimeUnit::Day, shift.1)));
        return article.map(|_| Found::new(PART, Shape::Daypart(day, row.value, false), cursor, end));
    }
    let early = next.eat("très").unwrap_or(next).eat_any(&["tôt", "tard"]);
    next = early.unwrap_or(next);
    let alone = article.is_some() && super::words::at_start(cursor) && at_end(next);
    let pointing = alone || points(cursor, article.is_some(), part_slice.is_some()) || early.is_some();
    let plain = article.is_some() && at.is_any(&["matin", "soir", "après", "après-midi", "nuit"]) && over(next);
    if at.case() == Case::Title
        || !(pointing || plain)
        || (row.value == "DT" && !pointing)
        || !(over(next) || pointing && verb(next))
    {
        return None;
    }
    // `le matin même`, `le soir même`: of the day just named.
    let same = next.eat("même").filter(|_| article.is_some());
    let start = if pointing && article.is_some() && part_slice.is_none() { cursor } else { inner };
    let start = if article.is_some() { cursor } else { start };
    let day = same.map(|_| Box::new(Shape::Shift(Base::Text, TimeUnit::Day, 0)));
    let pointing = pointing || same.is_some();
    Some(Found::new(PART, Shape::Daypart(day, row.value, pointing), start, same.unwrap_or(next)).with(part_slice))
}

fn verb(next: Cursor<'_>) -> bool {
    next.classes().any(Classes::PARTICIPLE.with(Classes::INFINITIVE))
}

/// Words that make a part of the day that of the day spoken of.
fn points(cursor: Cursor<'_>, article: bool, sliced: bool) -> bool {
    let led: &[&str] = if article {
        &["dans", "pendant", "durant", "à", "dès", "tôt", "tard", "depuis"]
    } else {
        &["en", "au", "dès", "tôt", "tard"]
    };
    after_any(cursor, led) || (sliced && (article || after_any(cursor, &["en", "au", "à"])))
}

/// Nothing goes on that would make another noun of it (`le soir de fête`, `la nuit américaine`).
fn over(next: Cursor<'_>) -> bool {
    (at_end(next) || predicate(next) || next.is_any(&ARTICLES) || next.is_any(&["même", "tôt"]) || next.case() != Case::Lower)
        && !next.is_joined("de")
        && super::words::full_unit(next).is_none()
}
