//! Dates of the calendar with something left out: which year, which month, which week is meant.

use super::context::Context;
use super::instance::{self, blank, exists};
use super::meaning::{Meaning, NO_DATE, settled};
use super::stretch::{Stretch, plus};
use crate::lexicon::TimeUnit;
use crate::mention::timex::{Base, Part, Shape, Tense, Way, YearRef};
use crate::mention::{Anchor, Status};

impl Context {
    pub fn calendar(&self, year: &YearRef, part: Part, tense: Tense) -> Meaning {
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
    pub fn yearly(&self, year: &YearRef, tense: Tense, make: &dyn Fn(i16) -> Option<Stretch>, blank: String) -> Meaning {
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

    /// `lundi`, `lundi dernier`, `ce lundi`
    fn weekday(&self, year: &YearRef, day: u8, tense: Tense) -> Meaning {
        let open = || Meaning::open(format!("XXXX-WXX-{day}"), NO_DATE);
        let (base, way) = match year {
            YearRef::Toward(base, way) => (base.clone(), Some(*way)),
            _ => (Base::Document, None),
        };
        let Some((date, anchor)) = self.base_day(&base) else { return open() };
        // Where the verb is not its own, the weekday of the document is that very day, and `ce
        // samedi` the nearest.
        let (way, tense) = match way {
            None if self.loose() && i8::try_from(day) == Ok(date.weekday().to_monday_one_offset()) => (Some(Way::This), tense),
            Some(Way::This) if self.loose() => (way, Tense::Unsaid),
            _ => (way, tense),
        };
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
    pub fn decade(&self, first: i16, short: bool) -> Meaning {
        let century = self.document.map_or(1900, |(day, _)| day.year() - day.year().rem_euclid(100));
        let near = first % 100;
        let recent = short && near < 30 && self.document.is_some_and(|(day, _)| day.year() >= century + near) && century >= 2000;
        settled(Stretch::Decade(if recent { century + near } else { first }), None)
    }

    /// `mardi de la semaine prochaine`; `mardi en huit` counts from the next Tuesday.
    pub fn weekday_of(&self, day: u8, week: &Shape, tense: Tense) -> Meaning {
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
}
