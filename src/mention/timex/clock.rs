//! Times of the day, and spans of them: `20h30`, `à 8 heures`, `17 à 19h`, `de 9h30 jusqu’à 11h`;
//! told from lengths of time (`pendant 8h`, `à deux heures de route`).

use super::expr::{Clock, Shape};
use super::found::Found;
use super::hour::{Hour, hour};
use super::words::{SIGNS, after_any, at_end, back_is, counted_noun, past, predicate, weekday, word, word_before};
use crate::lexicon::{Classes, TimeClass};
use crate::number;
use crate::token::Cursor;

const RULE: &str = "timex.clock";

/// A time of the day, or a span of them.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if in_brackets(cursor) {
        return None;
    }
    let found = span(cursor, None).or_else(|| hours_alone(cursor)).or_else(|| {
        let hour = hour(cursor)?;
        let likely = if hour.sure { !lasts(cursor) && !length(cursor, hour) } else { led(cursor, hour.next) };
        likely.then(|| Found::new(RULE, Shape::At(None, hour.clock), cursor, hour.next))
    })?;
    // `vers 15 heures` keeps its word.
    Some(found)
}

/// `[0:53]`, the timecode of a transcript.
fn in_brackets(cursor: Cursor<'_>) -> bool {
    cursor.back(1).is_some_and(|token| token.span.of(cursor.tokens.text) == "[")
}

/// A time of the day starts here: a number before it is not its own.
pub(super) fn starts(cursor: Cursor<'_>) -> bool {
    hour(cursor).is_some()
}

/// `17 à 19h`, `9h30 - 11h00`, `de 9h à 11h`, `entre 9 heures et midi`. `day` is named beside it.
pub(super) fn span<'a>(cursor: Cursor<'a>, day: Option<Box<Shape>>) -> Option<Found<'a>> {
    let opened = cursor.eat_any(&["de", "entre", "d'"]);
    let at = opened.unwrap_or(cursor);
    let at = past(at, TimeClass::Approx);
    let between = cursor.is("entre");
    // Before the link the unit may be left out: `17 à 19h`.
    let bare = number::cardinal(at)
        .filter(|n| n.value.is_integer() && !n.article)
        .and_then(|n| Some((n.next, u8::try_from(n.value).ok()?)))
        .filter(|(_, value)| *value < 25);
    let first = hour(at);
    let (link, from, sure) = match (&first, bare) {
        (Some(first), _) => (first.next, first.clock, first.sure),
        (None, Some((next, hour))) => (next, Clock { hour, minute: 0, second: None, zone: None }, false),
        _ => return None,
    };
    let to = if between {
        link.eat("et")?
    } else {
        link.eat_all(&["et", "jusqu'à"]).or_else(|| link.eat_any(&["à", "-", "–", "—", "jusqu'à", "et"]))?
    };
    if link.is("et") && !between && (first.is_none() || !sure) {
        return None;
    }
    let last = hour(past(to, TimeClass::Approx))?;
    let mut from = from;
    if first.is_none() {
        from.zone = last.clock.zone;
        // `630-930am` aside, `7 à 8 heures du soir` is twice in the evening.
        if last.clock.hour >= 19 && from.hour < 12 && !last.sure_digits() {
            from.hour += if last.next.back(1).is_some_and(|t| last.next.reads(t, "soir")) { 12 } else { 0 };
        }
    }
    // `de 2 à 3 heures` lasts; `de 17 à 19 heures`, `de 8 heures à midi` do not.
    let to_noon = first.is_some() && last.clock.hour == 12;
    let words = !(sure || last.sure || to_noon);
    let long =
        words && (from.hour < 7 || opened.is_none() || last.next.is_any(&["par", "de", "d'"]) || last.clock.hour < from.hour);
    // `le 16 à 6h`: a day, then an hour.
    let dated = first.is_none() && (after_any(at, &["le", "ce", "du", "au"]) || from.hour > last.clock.hour);
    if long || dated || (first.is_none() && lasts(cursor)) {
        return None;
    }
    let start = if opened.is_some() { cursor } else { at };
    Some(Found::new(RULE, Shape::AtBetween(day, from, last.clock), start, last.next))
}

/// `ouvert de 5 à 7`, `lundi de 9 à 17`: figures alone, after a word that speaks of hours.
fn hours_alone(cursor: Cursor<'_>) -> Option<Found<'_>> {
    const REACH: usize = 5;
    let (link, from) = figure_hour(cursor.eat("de")?)?;
    let (next, to) = figure_hour(link.eat("à")?)?;
    let over = at_end(next) && !next.is_any(&SIGNS) || predicate(next) && !next.is_any(&["de", "d'"]);
    let mut before = (1..=REACH.min(cursor.index)).map(|behind| cursor.rewind(behind));
    let told = before.any(|at| word(at, TimeClass::Hours).is_some() || weekday(at).is_some_and(|(_, row)| !row.short));
    (over && told && from.hour < to.hour && !counted_noun(next))
        .then(|| Found::new(RULE, Shape::AtBetween(None, from, to), cursor, next))
}

/// A figure that can be an hour, without its unit.
fn figure_hour(at: Cursor<'_>) -> Option<(Cursor<'_>, Clock)> {
    let found = number::cardinal(at).filter(|n| n.value.is_integer() && !n.article)?;
    let hour = u8::try_from(found.value).ok().filter(|hour| *hour <= 24)?;
    Some((found.next, Clock { hour, minute: 0, second: None, zone: None }))
}

/// `à 3 h 25 de Paris`, `2 h 15 d’attente`, `un live de 1h20`.
fn length(cursor: Cursor<'_>, hour: Hour<'_>) -> bool {
    // `le journal de 20h de la chaîne`, `la messe de 11h`: what is held at an hour.
    const HELD: [&str; 12] =
        ["journal", "jt", "édition", "messe", "flash", "bulletin", "séance", "vol", "train", "match", "émission", "conférence"];
    if after_any(cursor, &["de"]) && cursor.index > 1 && cursor.rewind(2).is_any(&HELD) {
        return false;
    }
    let of = hour.next.is_any(&["de", "d'"]) && super::day_point(hour.next.skip(1)).is_none();
    of || (after_any(cursor, &["de", "d'"]) && hour.clock.hour < 5 && hour.clock.minute > 0)
}

/// `à 20 heures`, `vers 15 heures`: a preposition makes a time of it, unless `de` counts a length
/// (`à deux heures de route`).
fn led(cursor: Cursor<'_>, next: Cursor<'_>) -> bool {
    let before = word_before(cursor, TimeClass::Approx).map_or(cursor, |(start, _)| start);
    let counts = next.is_any(&["de", "d'", "par", "supplémentaires", "plus", "après", "auparavant", "avant"]);
    (before.index < cursor.index && back_is(cursor, 1, "vers")
        || after_any(before, &["à", "a", "vers", "dès", "avant", "après", "jusqu'à", "heure", "est", "était"])
        || (after_any(before, &["de"]) && (back_is(before, 2, "partir") || back_is(before, 2, "compter")))
        || (after_any(before, &["et"]) && word_before(before.rewind(1), TimeClass::HalfDay).is_some()))
        && !counts
}

/// `pendant 8h`, `en 2h05`, `durée : 1h30`, `dure 3h`: a length.
fn lasts(cursor: Cursor<'_>) -> bool {
    const BEFORE: [&str; 25] = [
        "en", "pendant", "durant", "durée", "dure", "duré", "dura", "durer", "durera", "toutes", "les", "plus", "moins", "dans",
        "sous", "sur", "temps", "retard", "attendre", "attendu", "prendre", "pris", "mettre", "mis", "fallu",
    ];
    let elided = after_any(cursor, &["de", "d'"])
        && [2, 3]
            .iter()
            .any(|n| ["plus", "moins", "près", "durée", "retard", "temps", "film"].iter().any(|w| back_is(cursor, *n, w)));
    let colon = after_any(cursor, &[":"]) && back_is(cursor, 2, "durée");
    let ago = back_is(cursor, 1, "a") && back_is(cursor, 2, "y");
    after_any(cursor, &BEFORE) || elided || colon || ago || cursor.rewind(1).classes().any(Classes::POSSESSIVE)
}
