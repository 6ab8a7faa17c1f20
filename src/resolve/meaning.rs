//! What one time expression means where it stands.

use super::DocDate;
use super::instance::{self, blank, exists};
use super::stretch::{Stretch, between, day_value, days_between, holding, plus};
use crate::lexicon::TimeUnit;
use crate::mention::timex::{Base, Clock, Part, Shape, Slice, Tense, Way, YearRef};
use crate::mention::{Anchor, Status};
use crate::text::Span;
use jiff::civil::Date;

/// What is missing when no document date is known.
const NO_DATE: &str = "doc.date";

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

/// A year that the text goes on in.
#[derive(Clone, Copy, Debug)]
struct Force {
    paragraph: u32,
    sentence: u32,
    year: i16,
    span: Span,
}

/// What is known at one place of the text.
#[derive(Debug)]
pub(super) struct Context {
    /// The document's date.
    document: Option<(Date, Date)>,
    paragraph: u32,
    sentence: u32,
    /// The expression at hand is opened by `depuis`.
    since: bool,
    /// The year in force, and where it was said.
    force: Option<Force>,
    /// The last date of the text, its paragraph.
    last: Option<(u32, Stretch, Span)>,
    /// The last date of the text that is one day.
    last_day: Option<(u32, Date, Span)>,
}

impl Context {
    pub fn new(date: Option<&DocDate>) -> Self {
        let document = date.map(|date| (date.first, date.last));
        Context { document, paragraph: 0, sentence: 0, since: false, force: None, last: None, last_day: None }
    }

    /// Moves to the place of the next expression.
    pub fn enter(&mut self, paragraph: u32, sentence: u32, since: bool) {
        (self.paragraph, self.sentence, self.since) = (paragraph, sentence, since);
    }

    /// Keeps what later expressions may hang on.
    pub fn remember(&mut self, span: Span, meaning: &Meaning, states_year: bool, backdrop: bool) {
        let (Some(stretch), Some(last)) = (meaning.stretch, meaning.last) else { return };
        if states_year {
            self.force = Some(Force { paragraph: self.paragraph, sentence: self.sentence, year: last.year(), span });
        }
        if backdrop {
            return;
        }
        self.last = Some((self.paragraph, stretch, span));
        if let Stretch::Day(day) = stretch {
            self.last_day = Some((self.paragraph, day, span));
        }
    }

    /// What `shape` means here.
    pub fn meaning(&self, shape: &Shape, tense: Tense) -> Meaning {
        match shape {
            Shape::Calendar(year, part) => self.calendar(year, *part, tense),
            Shape::Holiday(rule, days, year) => {
                let make = |year| super::feast::days(*rule, *days, year);
                self.yearly(year, tense, &make, instance::holiday_blank(*rule))
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

    /// The year in force in this paragraph.
    fn force_here(&self) -> Option<Force> {
        self.force.filter(|force| force.paragraph == self.paragraph)
    }

    fn calendar(&self, year: &YearRef, part: Part, tense: Tense) -> Meaning {
        if !exists(part, year) {
            return Meaning { value: blank(part, year), status: Status::Invalid, ..Meaning::default() };
        }
        match part {
            Part::Weekday(day) => self.weekday(year, day, tense),
            Part::Day(None, day, name) => self.monthless(day, name, tense),
            _ => {
                let make = |year| instance::of_year(part, year);
                let meaning = self.yearly(year, tense, &make, blank(part, year));
                self.with_weekday(meaning, year, part, tense)
            }
        }
    }

    /// `samedi 12 octobre`: where the year is worked out, the weekday has a say in it.
    fn with_weekday(&self, meaning: Meaning, year: &YearRef, part: Part, tense: Tense) -> Meaning {
        let (YearRef::Unsaid, Part::Day(_, _, Some(name)), Some(document)) = (year, part, self.document) else { return meaning };
        match instance::on_weekday(part, name, meaning.stretch, document, tense) {
            Some(stretch) => settled(stretch, Some(Anchor::DocumentDate)),
            None => meaning,
        }
    }

    /// Something that every year has once: which year is meant.
    fn yearly(&self, year: &YearRef, tense: Tense, make: &dyn Fn(i16) -> Option<Stretch>, blank: String) -> Meaning {
        let found = match year {
            YearRef::Stated(year) => {
                let year = if *year < 0 { year + 1 } else { *year };
                return make(year).map_or_else(
                    || Meaning { value: blank, status: Status::Invalid, ..Meaning::default() },
                    |stretch| settled(stretch, None),
                );
            }
            YearRef::Short(short) => {
                instance::pivot(*short, self.document, make).map(|stretch| (stretch, self.document.map(|_| Anchor::DocumentDate)))
            }
            YearRef::Shift(base, step) => self
                .base(base, TimeUnit::Year, tense)
                .and_then(|(stretch, anchor)| Some((make(stretch.first()?.year() + i16::from(*step))?, Some(anchor)))),
            YearRef::Toward(base, way) => {
                self.base_days(base).and_then(|(days, anchor)| Some((instance::toward(make, days, *way, tense)?, Some(anchor))))
            }
            YearRef::Unsaid => self.unsaid(tense, make),
        };
        match found {
            Some((stretch, anchor)) => settled(stretch, anchor),
            None => Meaning::open(blank, NO_DATE),
        }
    }

    /// No year: the one in force, else by the verb from the document's date.
    fn unsaid(&self, tense: Tense, make: &dyn Fn(i16) -> Option<Stretch>) -> Option<(Stretch, Option<Anchor>)> {
        // A quarter or half takes the year in force in the text, wherever it was said.
        let sample = make(2000).map(Stretch::unit);
        let wide = matches!(sample, Some(TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Third));
        let force = if wide { self.force } else { self.force_here() };
        if let Some((stretch, force)) = force.and_then(|force| Some((make(force.year)?, force)))
            && (force.sentence == self.sentence || self.agrees(stretch, tense))
        {
            return Some((stretch, Some(Anchor::Mention(force.span))));
        }
        let stretch = instance::by_tense(make, self.document?, tense)?;
        Some((stretch, Some(Anchor::DocumentDate)))
    }

    /// A year said in another sentence is in force only where the verb agrees: what will happen is
    /// not before the document, what happened not after it.
    fn agrees(&self, stretch: Stretch, tense: Tense) -> bool {
        let Some((first, last)) = self.document else { return true };
        match tense {
            Tense::Future => stretch.last().is_some_and(|end| end >= first),
            _ => !self.since && stretch.first().is_some_and(|start| start <= last),
        }
    }

    /// `lundi`, `lundi dernier`, `ce lundi`
    fn weekday(&self, year: &YearRef, day: u8, tense: Tense) -> Meaning {
        let open = || Meaning::open(format!("XXXX-WXX-{day}"), NO_DATE);
        let (base, way) = match year {
            YearRef::Toward(base, way) => (base.clone(), Some(*way)),
            _ => (Base::Document, None),
        };
        let Some((date, anchor)) = self.base_day(&base) else { return open() };
        instance::weekday(date, day, way, tense).map_or_else(open, |day| settled(Stretch::Day(day), Some(anchor)))
    }

    /// `le 20`, `lundi 20`: the month of the last date of the paragraph, else by the verb.
    fn monthless(&self, day: u8, name: Option<u8>, tense: Tense) -> Meaning {
        let here =
            self.last.filter(|(paragraph, stretch, _)| *paragraph == self.paragraph && stretch.within(TimeUnit::Month).is_some());
        if let Some((_, stretch, span)) = here
            && let Some(found) =
                stretch.first().and_then(|first| super::stretch::date(first.year(), first.month(), i8::try_from(day).ok()?))
            && name.is_none_or(|name| i8::try_from(name) == Ok(found.weekday().to_monday_one_offset()))
        {
            return settled(Stretch::Day(found), Some(Anchor::Mention(span)));
        }
        let found = self.document.and_then(|document| instance::monthless(document, day, name, tense));
        found.map_or_else(
            || Meaning::open(format!("XXXX-XX-{day:02}"), NO_DATE),
            |day| settled(Stretch::Day(day), Some(Anchor::DocumentDate)),
        )
    }

    /// `années 30`: of the last century, or of the document's where that is nearer.
    fn decade(&self, first: i16, short: bool) -> Meaning {
        let century = self.document.map_or(1900, |(day, _)| day.year() - day.year().rem_euclid(100));
        let near = first % 100;
        let recent = short && near < 30 && self.document.is_some_and(|(day, _)| day.year() >= century + near) && century >= 2000;
        settled(Stretch::Decade(if recent { century + near } else { first }), None)
    }

    /// What a distance is counted from, as days.
    fn base_days(&self, base: &Base) -> Option<((Date, Date), Anchor)> {
        match base {
            Base::Document | Base::Context => Some((self.document?, Anchor::DocumentDate)),
            Base::Text => match self.last {
                Some((_, stretch, span)) => Some(((stretch.first()?, stretch.last()?), Anchor::Mention(span))),
                None => Some((self.document?, Anchor::DocumentDate)),
            },
            Base::Named(shape) => {
                let meaning = self.meaning(shape, Tense::Unsaid);
                Some(((meaning.first?, meaning.last?), meaning.anchor.unwrap_or(Anchor::DocumentDate)))
            }
        }
    }

    /// The one day a base names; none when it is wider.
    fn base_day(&self, base: &Base) -> Option<(Date, Anchor)> {
        if *base == Base::Text
            && let Some((_, day, span)) = self.last_day
        {
            return Some((day, Anchor::Mention(span)));
        }
        let ((first, last), anchor) = self.base_days(base)?;
        (first == last).then_some((first, anchor))
    }

    /// The `unit` a base lies in.
    fn base(&self, base: &Base, unit: TimeUnit, tense: Tense) -> Option<(Stretch, Anchor)> {
        if unit <= TimeUnit::Day {
            return self.base_day(base).map(|(day, anchor)| (Stretch::Day(day), anchor));
        }
        if *base == Base::Context && tense != Tense::Future {
            let here = self.last.filter(|(paragraph, ..)| *paragraph == self.paragraph);
            let force = self.force_here();
            if unit == TimeUnit::Year
                && let Some(force) = force
            {
                return Some((Stretch::Year(force.year), Anchor::Mention(force.span)));
            }
            if let Some((_, stretch, span)) = here.filter(|_| force.is_some())
                && let Some(found) = stretch.within(unit)
            {
                return Some((found, Anchor::Mention(span)));
            }
        }
        let ((first, last), anchor) = self.base_days(base)?;
        let (first, last) = (holding(first, unit)?, holding(last, unit)?);
        (first == last).then_some((first, anchor))
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
        stretch.step(count).map_or_else(open, |stretch| settled(stretch, named))
    }

    /// `il y a deux heures`: no clock is known, but the day mostly is.
    fn hours(&self, base: &Base, unit: TimeUnit, count: i32) -> Meaning {
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

    /// The stretch of `inner` turned into another.
    fn of(&self, inner: &Shape, tense: Tense, turn: impl Fn(Stretch) -> Option<Stretch>) -> Meaning {
        let meaning = self.meaning(inner, tense);
        match meaning.stretch.and_then(turn) {
            Some(stretch) => settled(stretch, meaning.anchor),
            None => meaning,
        }
    }

    /// `mardi de la semaine prochaine`; `mardi en huit` counts from the next Tuesday.
    fn weekday_of(&self, day: u8, week: &Shape, tense: Tense) -> Meaning {
        let meaning = self.meaning(week, tense);
        let found = meaning.stretch.and_then(|stretch| match stretch {
            Stretch::Week(monday) => plus(monday, i32::from(day) - 1),
            Stretch::Day(from) => {
                let ahead = (i32::from(day) - i32::from(from.weekday().to_monday_one_offset())).rem_euclid(7);
                plus(from, ahead)
            }
            _ => None,
        });
        found.map_or_else(|| Meaning::open(format!("XXXX-WXX-{day}"), NO_DATE), |day| settled(Stretch::Day(day), meaning.anchor))
    }

    /// `les trois prochaines années`: whole units next to the one the base lies in.
    fn window(&self, base: &Base, unit: TimeUnit, count: Option<u16>, way: Way) -> Meaning {
        let value = instance::duration(unit, count);
        let days = self.base_days(base);
        let Some(count) = count.map(i32::from) else {
            return Meaning { needs: days.is_none().then_some(NO_DATE), value, ..Meaning::default() };
        };
        let unit_of = if unit == TimeUnit::Fortnight { TimeUnit::Week } else { unit };
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

    /// `les dernières 24 heures`: no clock is known, but the days mostly are.
    fn hours_window(&self, base: &Base, unit: TimeUnit, count: i32, way: Way, value: String) -> Meaning {
        let sign = if way == Way::Last { -1 } else { 1 };
        let (near, far) = (self.base_day(base), self.hours(base, unit, count.saturating_mul(sign)));
        let (Some((day, anchor)), Some(other)) = (near, far.first) else { return Meaning::open(value, NO_DATE) };
        let stretch = if day == other { Stretch::Day(day) } else { Stretch::Days(day.min(other), day.max(other)) };
        Meaning { value, ..settled(stretch, Some(anchor)) }
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
    fn between(&self, from: &Shape, to: &Shape, tense: Tense) -> Meaning {
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

    /// A context that knows a date and nothing of the text.
    fn bare(&self) -> Context {
        Context { document: None, force: None, last: None, last_day: None, ..*self }
    }

    /// A day with its time.
    fn at(&self, day: Option<&Shape>, time: &str, tense: Tense, part: bool) -> Meaning {
        let Some(shape) = day else { return Meaning::open(time, "day") };
        let day = self.meaning(shape, tense);
        let value = format!("{}{time}", day.value);
        let exact = !part && matches!(day.stretch, Some(Stretch::Day(_)));
        let edtf = day.edtf.clone().map(|edtf| if exact { format!("{edtf}{}", with_seconds(time)) } else { edtf });
        Meaning { value, edtf, ..day }
    }

    fn at_between(&self, day: Option<&Shape>, from: Clock, to: Clock, tense: Tense) -> Meaning {
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
    fn daypart(&self, day: Option<&Shape>, part: &str, points: bool, tense: Tense) -> Meaning {
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

    fn night(&self, from: &Shape, to: &Shape, tense: Tense) -> Meaning {
        let meaning = self.between(from, to, tense);
        let start = meaning.value.split('/').next().unwrap_or_default();
        Meaning { value: format!("{start}TNI"), ..meaning }
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
fn settled(stretch: Stretch, anchor: Option<Anchor>) -> Meaning {
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

/// `T15:00`, `T10:12:59Z`
fn clock_value(clock: Clock) -> String {
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

/// Days from one date to another, for the tests of nearness.
pub(super) fn distance(a: Date, b: Date) -> i32 {
    days_between(a, b).abs()
}
