//! What one time expression means where it stands.

use super::context::Context;
use super::instance;
use super::moment::clock_value;
use super::stretch::{Stretch, between, days_between, holding};
use crate::lexicon::TimeUnit;
use crate::mention::timex::{Base, Part, Shape, Slice, Tense, Way, YearRef};
use crate::mention::{Anchor, Status};
use jiff::civil::Date;

/// Days before a feast in which it is spoken of as at hand.
const EVE: i32 = 24;

/// What is missing when no document date is known.
pub(super) const NO_DATE: &str = "doc.date";

/// A resolved or unresolved time.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    /// TIMEX3 value.
    pub value: String,
    /// EDTF, not yet opened.
    pub edtf: Option<String>,
    /// First day meant.
    pub first: Option<Date>,
    /// Last day meant.
    pub last: Option<Date>,
    /// How far it is settled.
    pub status: Status,
    /// What it was worked out from.
    pub anchor: Option<Anchor>,
    /// What is missing.
    pub needs: Option<&'static str>,
    /// The stretch, where it is one.
    pub stretch: Option<Stretch>,
}

impl Default for Meaning {
    fn default() -> Self {
        Meaning {
            value: String::new(),
            edtf: None,
            first: None,
            last: None,
            status: Status::Unresolved,
            anchor: None,
            needs: None,
            stretch: None,
        }
    }
}

impl Context {
    /// What `shape` means here.
    pub fn meaning(&self, shape: &Shape, tense: Tense) -> Meaning {
        match shape {
            Shape::Calendar(year, part) => self.calendar(year, *part, tense),
            Shape::Holiday(rule, days, year) => {
                let make = |year| super::feast::days(*rule, *days, year);
                self.yearly(year, self.about_feast(tense, &make), &make, instance::holiday_blank(*rule))
            }
            Shape::Decade(first, short) => self.decade(*first, *short),
            Shape::Century(number) => settled(Stretch::Century(*number), None),
            Shape::Shift(base, unit, count) => self.shift(base, *unit, *count, tense),
            Shape::WeekdayOf(day, week) => self.weekday_of(*day, week, tense),
            Shape::Around(unit, inner) => self.of(inner, tense, |stretch| holding(stretch.first()?, *unit)),
            Shape::Window(base, unit, count, way) => self.window(base, *unit, *count, *way),
            Shape::Slice(slice, inner) => self.slice(*slice, inner, tense),
            Shape::Nth(unit, which, many, inner) => self.nth((*unit, *which, *many), inner, tense),
            Shape::Between(from, to) => self.between(from, to, tense),
            Shape::At(day, clock) => self.at(day.as_deref(), &clock_value(*clock), tense, false),
            Shape::AtBetween(day, from, to) => self.at_between(day.as_deref(), *from, *to, tense),
            Shape::Daypart(day, part, points) => self.daypart(day.as_deref(), part, *points, tense),
            Shape::Night(from, to) => self.night(from, to, tense),
            Shape::Duration(value) | Shape::Set(value) => Meaning::free(value.clone()),
            Shape::Vague(value) => self.vague(value),
            Shape::Event(..) => Meaning::open("XXXX-XX-XX", "event.date"),
        }
    }

    /// In the days before a feast its name means the coming one, whatever the verb (`pour les
    /// vacances de Noël, il a reçu`).
    fn about_feast(&self, tense: Tense, make: &dyn Fn(i16) -> Option<Stretch>) -> Tense {
        let Some((_, day)) = self.document else { return tense };
        let coming = [day.year(), day.year() + 1].into_iter().filter_map(make).filter_map(Stretch::first);
        let near = coming.map(|first| days_between(day, first)).any(|days| (1..=EVE).contains(&days));
        if near { Tense::Future } else { tense }
    }

    /// `hier`, `la semaine dernière`, `il y a deux ans`, `deux ans plus tard`
    fn shift(&self, base: &Base, unit: TimeUnit, count: i32, tense: Tense) -> Meaning {
        let open = || Meaning::open(unit_blank(unit), if *base == Base::Text { "day" } else { NO_DATE });
        if unit < TimeUnit::Day {
            return self.hours(base, unit, count);
        }
        let Some((stretch, anchor)) = self.base(base, unit, tense) else { return open() };
        let named = match base {
            Base::Named(shape) => self.meaning(shape, tense).anchor,
            _ => Some(anchor),
        };
        let found = stretch.step(count);
        // `trois jours après` the document's own date has not come yet: it is told from elsewhere.
        let own = |(first, _): (Date, Date)| stretch.first() == Some(first) && unit <= TimeUnit::Day;
        if *base == Base::Text && matches!(anchor, Anchor::Mention(_)) && count > 1 && self.document.is_some_and(own) {
            return open();
        }
        found.map_or_else(open, |stretch| settled(stretch, named))
    }

    /// The stretch of `inner` turned into another.
    fn of(&self, inner: &Shape, tense: Tense, turn: impl Fn(Stretch) -> Option<Stretch>) -> Meaning {
        let meaning = self.meaning(inner, tense);
        match meaning.stretch.and_then(turn) {
            Some(stretch) => settled(stretch, meaning.anchor),
            None => meaning,
        }
    }

    /// `les trois prochaines années`: whole units next to the one the base lies in.
    fn window(&self, base: &Base, unit: TimeUnit, count: Option<u16>, way: Way) -> Meaning {
        let value = instance::duration(unit, count);
        let days = self.base_days(base);
        let Some(count) = count.map(i32::from) else {
            return Meaning { needs: days.is_none().then_some(NO_DATE), value, ..Meaning::default() };
        };
        let unit_of = if unit == TimeUnit::Fortnight { TimeUnit::Week } else { unit };
        // `les dix dernières minutes` are a match's.
        if unit < TimeUnit::Hour && way == Way::Last {
            return Meaning::free(value);
        }
        if unit < TimeUnit::Day {
            return self.hours_window(base, unit, count, way, value);
        }
        let here = self.base(base, unit_of, Tense::Unsaid);
        let steps = if way == Way::Last { (-count, -1) } else { (1, count) };
        let found = here.and_then(|(stretch, anchor)| {
            let (from, to) = (stretch.step(steps.0)?, stretch.step(steps.1)?);
            Some((from.first()?, to.last()?, anchor))
        });
        match found {
            Some((first, last, anchor)) => Meaning {
                value,
                edtf: Some(between(first, last)),
                first: Some(first),
                last: Some(last),
                status: Status::Resolved,
                anchor: Some(anchor),
                needs: None,
                stretch: Some(Stretch::Days(first, last)),
            },
            None => Meaning::open(value, NO_DATE),
        }
    }

    /// `début février`, `fin 2023`
    fn slice(&self, slice: Slice, inner: &Shape, tense: Tense) -> Meaning {
        let meaning = self.meaning(inner, tense);
        let which = match slice {
            Slice::Start => 0,
            Slice::Middle => 1,
            Slice::End => 2,
            Slice::Course => return meaning,
        };
        let Some((first, last)) = meaning.stretch.and_then(|stretch| stretch.third(which)) else { return meaning };
        Meaning { edtf: Some(between(first, last)), first: Some(first), last: Some(last), ..meaning }
    }

    /// `neuf premiers mois de 2024`, `dernière semaine d’octobre`
    fn nth(&self, (unit, which, many): (TimeUnit, i16, u16), inner: &Shape, tense: Tense) -> Meaning {
        let meaning = self.meaning(inner, tense);
        let Some(stretch) = meaning.stretch else { return meaning };
        match instance::nth(stretch, unit, which, many) {
            Some(found) => settled(found, meaning.anchor),
            None => Meaning { status: Status::Invalid, value: meaning.value, ..Meaning::default() },
        }
    }

    /// `de 2019 à 2023`, `du 10 juin au 1er juillet`: each end lends the other its year.
    pub fn between(&self, from: &Shape, to: &Shape, tense: Tense) -> Meaning {
        let (first, last) = self.ends(from, to, tense);
        let value = format!("{}/{}", first.value, last.value);
        let status = match (first.status, last.status) {
            (Status::Invalid, _) | (_, Status::Invalid) => Status::Invalid,
            (Status::Unresolved, _) | (_, Status::Unresolved) => Status::Unresolved,
            (Status::Resolved, _) | (_, Status::Resolved) => Status::Resolved,
            _ => Status::Absolute,
        };
        let needs = first.needs.or(last.needs);
        let (Some(start), Some(end)) = (first.first, last.last) else {
            return Meaning { value, status, needs, ..Meaning::default() };
        };
        let edtf = match (&first.edtf, &last.edtf) {
            (Some(a), Some(b)) => {
                let (a, b) = (a.split('/').next().unwrap_or(a), b.split('/').next_back().unwrap_or(b));
                format!("{a}/{b}")
            }
            _ => between(start, end),
        };
        let stretch = last.stretch.filter(|_| status != Status::Invalid);
        let anchor = first.anchor.or(last.anchor);
        Meaning { value, edtf: Some(edtf), first: Some(start), last: Some(end), status, anchor, needs, stretch }
    }

    fn ends(&self, from: &Shape, to: &Shape, tense: Tense) -> (Meaning, Meaning) {
        let unsaid = |shape: &Shape| matches!(inner_year(shape), Some(YearRef::Unsaid));
        if unsaid(from) && !unsaid(to) {
            let last = self.meaning(to, tense);
            if let Some(end) = last.first {
                let before = Context { document: Some((end, end)), ..self.bare() };
                let mut first = before.meaning(from, Tense::Past);
                first.anchor = last.anchor;
                if last.status == Status::Absolute && first.status == Status::Resolved {
                    first.status = Status::Absolute;
                }
                return (first, last);
            }
        }
        let first = self.meaning(from, tense);
        if unsaid(to)
            && let Some(start) = first.first
        {
            let after = Context { document: Some((start, start)), ..self.bare() };
            let mut last = after.meaning(to, Tense::Future);
            // A weekday that the writer got wrong must not turn the interval round.
            if last.first.is_some_and(|end| end < start) {
                last = after.meaning(&unnamed(to), Tense::Future);
            }
            last.anchor = first.anchor;
            if first.status == Status::Absolute && last.status == Status::Resolved {
                last.status = Status::Absolute;
            }
            return (first, last);
        }
        (first, self.meaning(to, tense))
    }

    /// `aujourd’hui` is the document's day; the past and the future stay open.
    fn vague(&self, value: &str) -> Meaning {
        let present = value == "PRESENT_REF";
        match self.base_day(&Base::Document).filter(|_| present) {
            Some((day, anchor)) => Meaning { value: value.to_owned(), stretch: None, ..settled(Stretch::Day(day), Some(anchor)) },
            None => Meaning { needs: present.then_some(NO_DATE), value: value.to_owned(), ..Meaning::default() },
        }
    }
}

/// A stretch as its meaning: resolved from an anchor, or absolute.
pub(super) fn settled(stretch: Stretch, anchor: Option<Anchor>) -> Meaning {
    Meaning {
        value: stretch.value(),
        edtf: Some(stretch.edtf()),
        first: stretch.first(),
        last: stretch.last(),
        status: if anchor.is_some() { Status::Resolved } else { Status::Absolute },
        anchor,
        needs: None,
        stretch: Some(stretch),
    }
}

/// The same date without its weekday.
fn unnamed(shape: &Shape) -> Shape {
    match shape {
        Shape::Calendar(year, Part::Day(month, day, _)) => Shape::Calendar(year.clone(), Part::Day(*month, *day, None)),
        other => other.clone(),
    }
}

/// What is said of the year, wherever in the shape.
fn inner_year(shape: &Shape) -> Option<&YearRef> {
    match shape {
        Shape::Calendar(year, _) | Shape::Holiday(_, _, year) => Some(year),
        Shape::Slice(_, inner) | Shape::Nth(_, _, _, inner) => inner_year(inner),
        _ => None,
    }
}

fn unit_blank(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Week => "XXXX-WXX",
        TimeUnit::Weekend => "XXXX-WXX-WE",
        TimeUnit::Month => "XXXX-XX",
        TimeUnit::Quarter => "XXXX-QX",
        TimeUnit::Half => "XXXX-HX",
        TimeUnit::Day => "XXXX-XX-XX",
        TimeUnit::Decade => "XXX",
        TimeUnit::Century => "XX",
        _ => "XXXX",
    }
}

/// Days from one date to another, for the tests of nearness.
pub(super) fn distance(a: Date, b: Date) -> i32 {
    days_between(a, b).abs()
}
