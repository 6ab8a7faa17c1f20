//! The typed rows of the tables of time: months, weekdays, seasons, feasts, units, words.
//!
//! Must not know how they are read from the tables, nor how they combine in a text.

use super::Table;

/// A row of `months.tsv` or `weekdays.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct NamedDay {
    /// Month (1 to 12) or weekday (1 is Monday).
    pub number: u8,
    /// Read only beside a day or a year (`janv`, `mar`).
    pub short: bool,
    /// `lundis`: a repeated day.
    pub plural: bool,
}

/// A row of `seasons.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeasonRow {
    /// TIMEX3 code: `SP SU FA WI`.
    pub code: &'static str,
    /// EDTF number, 21 to 24.
    pub edtf: u8,
    /// Month and day it starts.
    pub first: (i8, i8),
    /// Month and day it ends; before `first` in the year when it runs over New Year.
    pub last: (i8, i8),
    /// Another word too (`été`): read only with a determiner, a year or a modifier.
    pub needs_context: bool,
}

/// When a feast falls.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HolidayRule {
    /// Month and day.
    Fixed(i8, i8),
    /// Days from Easter Sunday.
    Easter(i32),
    /// (month, weekday, which, days after it): `nth:11:4:4+1`.
    Nth(i8, i8, i8, i32),
    /// (month, day, weekday): the weekday before that day.
    Before(i8, i8, i8),
    /// Last Sunday of May, the Sunday after when that is Pentecost.
    Mothers,
    /// A whole month.
    Month(i8),
}

/// How a feast must be written to be one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HolidayCase {
    /// With its capital.
    Title,
    /// Any way.
    Any,
    /// After `la` (`la Saint-Jean`; `Saint-Jean` is a place).
    Article,
    /// With a year or an adjective of time (`la rentrée 2024`).
    Year,
}

/// A row of `holidays.tsv`.
#[derive(Clone, Debug)]
pub struct HolidayRow {
    /// Starts with a capital in the table.
    pub title: bool,
    /// When.
    pub rule: HolidayRule,
    /// How many days it lasts.
    pub days: i32,
    /// How it must be written.
    pub case: HolidayCase,
}

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Daypart,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Third,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A row of `time_units.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct UnitOfTime {
    /// The unit.
    pub unit: TimeUnit,
    /// How many of it one is: 5 years for a `quinquennat`.
    pub count: u16,
    /// `full abbr half term collective`.
    pub kind: &'static str,
    /// The form is plural.
    pub plural: bool,
}

/// What a word of `time_words.tsv` is used for; see the head of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the table's own column documents them")]
pub enum TimeClass {
    Past,
    Present,
    Future,
    Day,
    TextDay,
    Last,
    Next,
    This,
    Following,
    Preceding,
    Same,
    Part,
    Daypart,
    Clock,
    Open,
    OpenAfter,
    Approx,
    Zone,
    HalfDay,
    Fiscal,
    NotYear,
    Set,
    Every,
    Ago,
    In,
    Within,
    Later,
    Earlier,
    Some,
    Countdown,
    Era,
    Quarter,
    Semester,
    Scheduled,
    Starts,
    Backdrop,
    Hours,
    Event,
}

impl TimeClass {
    /// No word of the other classes makes a time expression without one of these, a unit, a month or a figure.
    #[must_use]
    pub fn stands_alone(self) -> bool {
        use TimeClass as T;
        !matches!(
            self,
            T::Last
                | T::Next
                | T::This
                | T::Approx
                | T::Open
                | T::OpenAfter
                | T::NotYear
                | T::In
                | T::Within
                | T::Ago
                | T::Some
                | T::Part
                | T::Backdrop
                | T::Event
                | T::Scheduled
                | T::Starts
        )
    }

    /// The look-up its words stand in.
    #[must_use]
    pub fn table(self) -> Table {
        if self == TimeClass::NotYear { Table::NotYear } else { Table::TimeWord }
    }
}

/// One use of a row of `time_words.tsv`.
#[derive(Clone, Debug)]
pub struct TimeWord {
    /// What for.
    pub class: TimeClass,
    /// Its value as the table writes it.
    pub value: &'static str,
    /// Its value as a number; 0 when it is none.
    pub number: i32,
}

/// The typed rows of the tables of time.
#[derive(Debug, Default)]
pub struct TimeRows {
    /// `Table::Month`.
    pub months: Vec<NamedDay>,
    /// `Table::Weekday`.
    pub weekdays: Vec<NamedDay>,
    /// `Table::Season`.
    pub seasons: Vec<SeasonRow>,
    /// `Table::Holiday`.
    pub holidays: Vec<HolidayRow>,
    /// `Table::TimeUnit`.
    pub units: Vec<UnitOfTime>,
    /// `Table::TimeWord`, one row a use.
    pub words: Vec<TimeWord>,
    /// Verbs whose participle dates what is still to come (`prévu lundi`), sorted.
    pub scheduled: Vec<u16>,
    /// Verbs whose present dates what is still to come (`s’ouvre lundi`), sorted.
    pub starts: Vec<u16>,
}
