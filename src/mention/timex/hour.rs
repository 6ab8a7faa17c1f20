//! One time of the day: `20h30`, `8 heures et demie`, `20:30`, `midi et quart`, `quinze heures
//! quinze`, `8h du soir`, `3 h UTC`. Whether it may be a length of time is for the rules to say.

use super::expr::Clock;
use super::words::{after_any, at_end, back_is, predicate, word};
use crate::lexicon::TimeClass;
use crate::number;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

/// A time of the day as read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hour<'a> {
    /// After it.
    pub next: Cursor<'a>,
    /// What is said.
    pub clock: Clock,
    /// It cannot be a length of time (`20h30`, `8 h du soir`).
    pub sure: bool,
}

impl Hour<'_> {
    /// Minutes are said, and no length can be meant.
    pub fn sure_digits(&self) -> bool {
        self.sure && self.clock.minute != 0
    }
}

/// The time of the day that starts here.
pub(super) fn hour(cursor: Cursor<'_>) -> Option<Hour<'_>> {
    let found = noon(cursor).or_else(|| lettered(cursor)).or_else(|| pointed(cursor)).or_else(|| worded(cursor))?;
    Some(suffixed(found))
}

fn clock(hour: u8, minute: u8) -> Option<Clock> {
    (hour <= 24 && minute < 60).then_some(Clock { hour, minute, second: None, zone: None })
}

/// `midi`, `minuit et demi`, `midi trente`
fn noon(cursor: Cursor<'_>) -> Option<Hour<'_>> {
    let (next, row) = word(cursor, TimeClass::Clock)?;
    // `le Midi`, `la Dépêche du Midi`, `Midi-Pyrénées`
    let name = cursor.case() == Case::Title && !super::words::at_start(cursor) || next.past_hyphen().index > next.index;
    let afternoon = after_any(cursor, &["-"]) && cursor.glued();
    if name || afternoon || after_any(cursor, &["du", "le"]) {
        return None;
    }
    let noon = row.value.starts_with("12");
    let (next, minute) = minutes_in_words(next).unwrap_or((next, 0));
    Some(Hour { next, clock: clock(if noon { 12 } else { 0 }, minute)?, sure: true })
}

/// `20h30`, `20 h`, `8h10m`, `15H00`, `14 h 28 min 34 s`
fn lettered(cursor: Cursor<'_>) -> Option<Hour<'_>> {
    let (digits, letter) = (cursor.kind() == Some(PieceKind::Digits) && cursor.text().len() <= 2, cursor.skip(1));
    let hour: u8 = digits.then(|| cursor.text().parse().ok()).flatten()?;
    if !(letter.is("h") || (letter.is("heures") && letter.skip(1).kind() == Some(PieceKind::Digits))) {
        return None;
    }
    let after = letter.skip(1);
    let minutes =
        after.kind() == Some(PieceKind::Digits) && after.text().len() <= 2 && (after.glued() || after.text().len() == 2);
    let minute: Option<u8> = minutes.then(|| after.text().parse().ok()).flatten().filter(|m| *m < 60);
    let Some(minute) = minute.filter(|_| !super::words::measured(after.skip(1)) || after.glued()) else {
        // `km/h`, `24h/24`, `48 h`
        let rate = cursor.glued() && back_is(cursor, 1, "/") || (after.is("/") && after.glued());
        let (after, minute) = minutes_in_words(after).filter(|_| after.is("passé") || after.is("et")).unwrap_or((after, 0));
        return (hour < 24 && !rate && !letter.is("heures")).then_some(Hour {
            next: after,
            clock: clock(hour, minute)?,
            sure: true,
        });
    };
    let mut found = Hour { next: past_minutes(after.skip(1)), clock: clock(hour, minute)?, sure: true };
    let seconds = found.next;
    if let Some(second) = two_digits(seconds).filter(|_| found.next.index > after.index + 1) {
        let unit = seconds.skip(1);
        if unit.is_any(&["s", "sec", "secondes"]) {
            found.clock.second = Some(second);
            found.next = unit.skip(1);
        }
    }
    Some(found)
}

fn past_minutes(cursor: Cursor<'_>) -> Cursor<'_> {
    let glued = cursor.glued() && cursor.is_any(&["m", "mn", "min"]);
    if glued || cursor.is_any(&["min", "mn", "minutes"]) { cursor.skip(1) } else { cursor }
}

fn two_digits(cursor: Cursor<'_>) -> Option<u8> {
    let text = cursor.text();
    (cursor.kind() == Some(PieceKind::Digits) && text.len() == 2).then(|| text.parse().ok()).flatten().filter(|v| *v < 60)
}

/// `20:30`, `8:10 PM`, `10:12:59`, `6.13 AM`
fn pointed(cursor: Cursor<'_>) -> Option<Hour<'_>> {
    let glued = cursor.glued() && cursor.back(1).is_some_and(|t| matches!(t.span.of(cursor.tokens.text), ":" | "." | "," | "/"));
    if glued {
        return None;
    }
    if let Some((next, clock)) = colon(cursor) {
        // `16:9`, `3:2`, a score; two figures on both sides, or a word that says so.
        let two = cursor.text().len() == 2;
        let dash = next.kind() == Some(PieceKind::Dash) && hour_after_dash(next);
        let led = after_any(cursor, &["à", "vers", "dès", "avant", "après", "de", "-", "–"]);
        let goes_on = next.glued() && (next.is(":") || next.is("."));
        let half = half_of_day(next).is_some();
        let measure = super::words::measured(next) || after_any(cursor, &["durée", "score"]);
        return ((two || dash || led || half) && !(goes_on && next.skip(1).glued()) && !measure).then_some(Hour {
            next,
            clock,
            sure: true,
        });
    }
    // `1230pm`
    let text = cursor.text();
    if cursor.kind() == Some(PieceKind::Digits)
        && (3..=4).contains(&text.len())
        && cursor.skip(1).glued()
        && cursor.skip(1).is_any(&["am", "pm"])
    {
        let (hour, minute) = text.split_at_checked(text.len() - 2)?;
        let clock = clock(hour.parse().ok().filter(|hour| *hour <= 12)?, minute.parse().ok()?)?;
        return Some(Hour { next: cursor.skip(1), clock, sure: true });
    }
    // `6.13 AM`: only the English half of the day tells it from a number.
    let (hour, minute) = cursor.text().split_once('.').filter(|_| cursor.kind() == Some(PieceKind::Digits))?;
    let english = half_of_day(cursor.skip(1)).is_some_and(|(_, half)| half != "night");
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    (english && hour <= 12).then_some(Hour { next: cursor.skip(1), clock: clock(hour, minute)?, sure: true })
}

fn hour_after_dash(dash: Cursor<'_>) -> bool {
    colon(dash.skip(1)).is_some() || lettered(dash.skip(1)).is_some()
}

/// `10:12`, `10:12:59`, glued.
pub(super) fn colon(cursor: Cursor<'_>) -> Option<(Cursor<'_>, Clock)> {
    let digits = cursor.kind() == Some(PieceKind::Digits) && cursor.text().len() <= 2;
    let hour: u8 = digits.then(|| cursor.text().parse().ok()).flatten()?;
    let (mark, figure) = (cursor.skip(1), cursor.skip(2));
    let minute = two_digits(figure).filter(|_| mark.text() == ":" && mark.glued() && figure.glued())?;
    let mut clock = clock(hour, minute)?;
    let (mark, figure) = (cursor.skip(3), cursor.skip(4));
    if let Some(second) = two_digits(figure).filter(|_| mark.text() == ":" && mark.glued() && figure.glued()) {
        clock.second = Some(second);
        return Some((cursor.skip(5), clock));
    }
    Some((cursor.skip(3), clock))
}

/// `quinze heures quinze`, `8 heures et demie`, `onze heures trois quarts`, `8 heures moins dix`,
/// `20 heures`
fn worded(cursor: Cursor<'_>) -> Option<Hour<'_>> {
    let found = number::cardinal(cursor).filter(|n| n.value.is_integer())?;
    let hour = u8::try_from(found.value).ok().filter(|hour| *hour <= 24)?;
    let next = found.next.eat_any(&["heures", "heure"])?;
    if found.next.case() == Case::Title {
        return None;
    }
    let Some((after, minute)) = minutes_in_words(next) else {
        return Some(Hour { next, clock: clock(hour, 0)?, sure: false });
    };
    if minute > 60 {
        // `moins dix`
        return Some(Hour { next: after, clock: clock(hour.checked_sub(1)?, minute - 100)?, sure: true });
    }
    // `une heure et quart` lasts as often as not.
    let half = next.eat("et").is_some_and(|c| c.is_any(&["demie", "demi"]));
    Some(Hour { next: after, clock: clock(hour, minute)?, sure: !half && hour > 5 })
}

/// Minutes after the hour; above 100 for those taken from it.
fn minutes_in_words(cursor: Cursor<'_>) -> Option<(Cursor<'_>, u8)> {
    if let Some(less) = cursor.eat("moins") {
        if let Some(next) = less.eat_all(&["le", "quart"]).or_else(|| less.eat_all(&["un", "quart"])) {
            return Some((next, 145));
        }
        let found = number::cardinal(less)?;
        let value = u8::try_from(found.value).ok().filter(|value| matches!(value, 5 | 10 | 20 | 25))?;
        return (!super::words::measured(found.next)).then_some((found.next, 160 - value));
    }
    if let Some(passed) = cursor.eat_any(&["passé", "passée", "passées"]).and_then(|c| c.eat_any(&["de", "d'"])) {
        let found = number::cardinal(passed)?;
        let next = found.next.eat_any(&["minutes", "minute"])?;
        return Some((next, u8::try_from(found.value).ok().filter(|m| *m < 60)?));
    }
    let inner = cursor.eat("et").unwrap_or(cursor);
    if let Some(next) = inner.eat_all(&["trois", "quarts"]) {
        return Some((next, 45));
    }
    if inner.index > cursor.index {
        if let Some(next) = inner.eat_any(&["demie", "demi"]) {
            return Some((next, 30));
        }
        if let Some(next) = inner.eat("quart").or_else(|| inner.eat_all(&["un", "quart"])) {
            return Some((next, 15));
        }
    }
    let found = number::cardinal(inner).filter(|found| !found.digits)?;
    let value = u8::try_from(found.value).ok().filter(|value| (1..60).contains(value))?;
    let minutes = found.next.eat_any(&["minutes", "minute"]);
    // `à huit heures deux hommes` counts men, not minutes.
    let over = minutes.is_some() || at_end(found.next) || predicate(found.next);
    (over && (minutes.is_some() || inner.index == cursor.index)).then(|| (minutes.unwrap_or(found.next), value))
}

/// `du soir`, `PM`, `précises`, `UTC`, `heure de Paris` after the time.
fn suffixed(mut found: Hour<'_>) -> Hour<'_> {
    if let Some((next, half)) = half_of_day(found.next) {
        found.next = next;
        found.sure = true;
        match half {
            "pm" if found.clock.hour < 12 => found.clock.hour += 12,
            "am" if found.clock.hour == 12 => found.clock.hour = 0,
            _ => {}
        }
    }
    if let Some(next) = found.next.eat_any(&["précises", "pile", "tapantes", "sonnantes", "pétantes"]) {
        (found.next, found.sure) = (next, true);
    }
    let opened = found.next.eat_any(&["(", ","]);
    let at = opened.unwrap_or(found.next);
    if let Some((next, row)) = word(at, TimeClass::Zone) {
        let next =
            if row.value == "place" { if next.case() == Case::Lower { return found } else { past_name(next) } } else { next };
        let (next, zone) = zone(next, row.value);
        // The closing bracket stays outside with its opening one.
        if opened.is_none() {
            found.next = next;
        }
        found.clock.zone = zone;
        found.sure = true;
    }
    found
}

fn past_name(cursor: Cursor<'_>) -> Cursor<'_> {
    let mut at = cursor;
    while at.case() != Case::Lower && at.kind() == Some(PieceKind::Word) && at.index < cursor.index + 4 {
        at = at.skip(1).past_hyphen();
    }
    at
}

/// `UTC+2`, `GMT-5`: hours after the zone's name.
fn zone<'a>(next: Cursor<'a>, value: &str) -> (Cursor<'a>, Option<i16>) {
    let base = match value {
        "Z" => Some(0),
        "+01:00" => Some(60),
        "+02:00" => Some(120),
        _ => None,
    };
    let figure = next.skip(1);
    let sign = if next.text() == "+" {
        Some(1)
    } else if next.kind() == Some(PieceKind::Dash) && figure.glued() {
        Some(-1)
    } else {
        None
    };
    let hours: Option<i16> = figure.text().parse().ok().filter(|h| *h <= 14 && figure.glued());
    match (base, sign, hours) {
        (Some(0), Some(sign), Some(hours)) => (figure.skip(1), Some(sign * hours * 60)),
        _ => (next, base),
    }
}

fn half_of_day(cursor: Cursor<'_>) -> Option<(Cursor<'_>, &'static str)> {
    // `5:16p`
    if cursor.glued() && cursor.is_any(&["a", "p"]) && back_is(cursor, 2, ":") {
        return Some((cursor.skip(1), if cursor.is("a") { "am" } else { "pm" }));
    }
    let (next, row) = word(cursor, TimeClass::HalfDay)?;
    // `am` and `pm` are also ends of words: only capitals, or glued.
    let english = cursor.is_any(&["am", "pm", "a", "p"]);
    (!english || cursor.glued() || cursor.case() != Case::Lower || next.index > cursor.index + 1).then_some((next, row.value))
}
