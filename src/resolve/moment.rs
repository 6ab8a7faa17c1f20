//! Times of the day and distances in hours: the day they fall on, where it is known.

use super::context::Context;
use super::meaning::{Meaning, NO_DATE, settled};
use super::stretch::{Stretch, day_value, plus};
use crate::lexicon::TimeUnit;
use crate::mention::Anchor;
use crate::mention::timex::{Base, Clock, Shape, Tense, Way};

impl Context {
    /// A day with its time.
    pub fn at(&self, day: Option<&Shape>, time: &str, tense: Tense, part: bool) -> Meaning {
        let Some(shape) = day else { return Meaning::open(time, "day") };
        let day = self.meaning(shape, tense);
        let value = format!("{}{time}", day.value);
        let exact = !part && matches!(day.stretch, Some(Stretch::Day(_)));
        let edtf = day.edtf.clone().map(|edtf| if exact { format!("{edtf}{}", with_seconds(time)) } else { edtf });
        Meaning { value, edtf, ..day }
    }

    pub fn at_between(&self, day: Option<&Shape>, from: Clock, to: Clock, tense: Tense) -> Meaning {
        let (start, end) = (clock_value(from), clock_value(to));
        let Some(shape) = day else { return Meaning::open(format!("{start}/{end}"), "day") };
        let day = self.meaning(shape, tense);
        let overnight = (to.hour, to.minute) < (from.hour, from.minute);
        let last = day.last.and_then(|last| plus(last, i32::from(overnight)));
        let end_day = last.map_or_else(|| day.value.clone(), day_value);
        let value = format!("{}{start}/{end_day}{end}", day.value);
        let edtf = day.first.map(|first| format!("{}{}/{end_day}{}", day_value(first), with_seconds(&start), with_seconds(&end)));
        Meaning { value, edtf, last, ..day }
    }

    /// `hier soir`, `dans la soirée`: of the day spoken of, else of the document's.
    pub fn daypart(&self, day: Option<&Shape>, part: &str, points: bool, tense: Tense) -> Meaning {
        let whole = part == "DT";
        if let Some(day) = day {
            return if whole { self.meaning(day, tense) } else { self.at(Some(day), &format!("T{part}"), tense, true) };
        }
        let here = self
            .last_day
            .filter(|(paragraph, ..)| *paragraph == self.paragraph)
            .map(|(_, day, span)| (day, Anchor::Mention(span)));
        let found = here.or_else(|| self.base_day(&Base::Document)).filter(|_| points);
        let Some((day, anchor)) = found else { return Meaning::open(format!("T{part}"), "day") };
        let value = if whole { day_value(day) } else { format!("{}T{part}", day_value(day)) };
        Meaning { value, ..settled(Stretch::Day(day), Some(anchor)) }
    }

    pub fn night(&self, from: &Shape, to: &Shape, tense: Tense) -> Meaning {
        let meaning = self.between(from, to, tense);
        let start = meaning.value.split('/').next().unwrap_or_default();
        Meaning { value: format!("{start}TNI"), ..meaning }
    }

    /// `il y a deux heures`: no clock is known, but the day mostly is.
    pub fn hours(&self, base: &Base, unit: TimeUnit, count: i32) -> Meaning {
        let days = match unit {
            TimeUnit::Hour => count / 24,
            TimeUnit::Minute => count / 1440,
            _ => 0,
        };
        let found = self.base_day(base).and_then(|(day, anchor)| Some((plus(day, days)?, anchor)));
        found.map_or_else(
            || Meaning::open("XXXX-XX-XXTXX:XX", NO_DATE),
            |(day, anchor)| Meaning { value: format!("{}TXX:XX", day_value(day)), ..settled(Stretch::Day(day), Some(anchor)) },
        )
    }

    /// `les dernières 24 heures`: no clock is known, but the days mostly are.
    pub fn hours_window(&self, base: &Base, unit: TimeUnit, count: i32, way: Way, value: String) -> Meaning {
        let sign = if way == Way::Last { -1 } else { 1 };
        let (near, far) = (self.base_day(base), self.hours(base, unit, count.saturating_mul(sign)));
        let (Some((day, anchor)), Some(other)) = (near, far.first) else { return Meaning::open(value, NO_DATE) };
        let stretch = if day == other { Stretch::Day(day) } else { Stretch::Days(day.min(other), day.max(other)) };
        Meaning { value, ..settled(stretch, Some(anchor)) }
    }
}

/// `T15:00`, `T10:12:59Z`
pub(super) fn clock_value(clock: Clock) -> String {
    let mut value = format!("T{:02}:{:02}", clock.hour, clock.minute);
    if let Some(second) = clock.second {
        value.push_str(&format!(":{second:02}"));
    }
    match clock.zone {
        Some(0) => value.push('Z'),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            value.push_str(&format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60));
        }
        None => {}
    }
    value
}

/// EDTF times carry seconds.
fn with_seconds(time: &str) -> String {
    let (clock, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    if clock.len() == 6 { format!("{clock}:00{zone}") } else { time.to_owned() }
}
