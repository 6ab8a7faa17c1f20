//! Stretches of the calendar: a day, a week, a quarter, a decade; their first and last day, their
//! TIMEX3 and EDTF values, and steps from one to the next. Must not know any text.

use crate::lexicon::{SeasonRow, TimeUnit};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A stretch of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stretch {
    /// One day.
    Day(Date),
    /// From one day to another.
    Days(Date, Date),
    /// ISO week, by its Monday.
    Week(Date),
    /// By its Saturday.
    Weekend(Date),
    /// Year and month.
    Month(i16, i8),
    /// Year and quarter.
    Quarter(i16, i8),
    /// Year and third.
    Third(i16, i8),
    /// Year and half.
    Half(i16, i8),
    /// The year it starts in.
    Season(i16, SeasonRow),
    /// One year.
    Year(i16),
    /// By its first year.
    Decade(i16),
    /// By its number; negative before the common era.
    Century(i16),
}

impl Stretch {
    /// First day meant.
    pub fn first(self) -> Option<Date> {
        match self {
            Stretch::Day(day) | Stretch::Days(day, _) | Stretch::Week(day) | Stretch::Weekend(day) => Some(day),
            Stretch::Month(year, month) => date(year, month, 1),
            Stretch::Quarter(year, quarter) => date(year, quarter * 3 - 2, 1),
            Stretch::Third(year, third) => date(year, third * 4 - 3, 1),
            Stretch::Half(year, half) => date(year, half * 6 - 5, 1),
            Stretch::Season(year, row) => date(year, row.first.0, row.first.1),
            Stretch::Year(year) | Stretch::Decade(year) => date(year, 1, 1),
            Stretch::Century(number) => date(century_first(number), 1, 1),
        }
    }

    /// Last day meant.
    pub fn last(self) -> Option<Date> {
        match self {
            Stretch::Day(day) | Stretch::Days(_, day) => Some(day),
            Stretch::Week(monday) => plus(monday, 6),
            Stretch::Weekend(saturday) => plus(saturday, 1),
            Stretch::Month(year, month) => month_end(year, month),
            Stretch::Quarter(year, quarter) => month_end(year, quarter * 3),
            Stretch::Third(year, third) => month_end(year, third * 4),
            Stretch::Half(year, half) => month_end(year, half * 6),
            Stretch::Season(year, row) => date(year + i16::from(row.last < row.first), row.last.0, row.last.1),
            Stretch::Year(year) => date(year, 12, 31),
            Stretch::Decade(year) => date(year + 9, 12, 31),
            Stretch::Century(number) => date(century_first(number) + 99, 12, 31),
        }
    }

    /// TIMEX3 value.
    pub fn value(self) -> String {
        match self {
            Stretch::Day(day) => day_value(day),
            Stretch::Days(from, to) => format!("{}/{}", day_value(from), day_value(to)),
            Stretch::Week(monday) => week_value(monday),
            Stretch::Weekend(saturday) => format!("{}-WE", week_value(saturday)),
            Stretch::Month(year, month) => format!("{}-{month:02}", year_value(year)),
            Stretch::Quarter(year, quarter) => format!("{}-Q{quarter}", year_value(year)),
            Stretch::Third(..) => self.edtf(),
            Stretch::Half(year, half) => format!("{}-H{half}", year_value(year)),
            Stretch::Season(year, row) => format!("{}-{}", year_value(year), row.code),
            Stretch::Year(year) => year_value(year),
            Stretch::Decade(year) => format!("{}X", year.div_euclid(10)),
            Stretch::Century(number) if number < 0 => format!("BC{:02}XX", -number - 1),
            Stretch::Century(number) => format!("{:02}XX", number - 1),
        }
    }

    /// EDTF level 1.
    pub fn edtf(self) -> String {
        match self {
            Stretch::Day(day) => day_edtf(day),
            Stretch::Month(year, month) => format!("{}-{month:02}", year_edtf(year)),
            Stretch::Year(year) => year_edtf(year),
            Stretch::Decade(year) if year >= 0 => format!("{:03}X", year / 10),
            Stretch::Season(year, row) => format!("{}-{}", year_edtf(year), row.edtf),
            Stretch::Quarter(year, quarter) => months(year, quarter * 3 - 2, quarter * 3),
            Stretch::Third(year, third) => months(year, third * 4 - 3, third * 4),
            Stretch::Half(year, half) => months(year, half * 6 - 5, half * 6),
            Stretch::Century(number) => {
                format!("{}/{}", year_edtf(century_first(number)), year_edtf(century_first(number) + 99))
            }
            _ => self.first().zip(self.last()).map_or_else(String::new, |(from, to)| between(from, to)),
        }
    }

    /// The unit it is one of.
    pub fn unit(self) -> TimeUnit {
        match self {
            Stretch::Day(_) | Stretch::Days(..) => TimeUnit::Day,
            Stretch::Week(_) => TimeUnit::Week,
            Stretch::Weekend(_) => TimeUnit::Weekend,
            Stretch::Month(..) => TimeUnit::Month,
            Stretch::Quarter(..) | Stretch::Season(..) => TimeUnit::Quarter,
            Stretch::Third(..) => TimeUnit::Third,
            Stretch::Half(..) => TimeUnit::Half,
            Stretch::Year(_) => TimeUnit::Year,
            Stretch::Decade(_) => TimeUnit::Decade,
            Stretch::Century(_) => TimeUnit::Century,
        }
    }

    /// The `unit` that holds all of it; none when it spreads over two.
    pub fn within(self, unit: TimeUnit) -> Option<Stretch> {
        let (first, last) = (holding(self.first()?, unit)?, holding(self.last()?, unit)?);
        (first == last).then_some(first)
    }

    /// The stretch `count` of its own unit further on.
    pub fn step(self, count: i32) -> Option<Stretch> {
        let in_year = |year: i16, part: i8, parts: i32| {
            let total = i32::from(year).checked_mul(parts)?.checked_add(i32::from(part) - 1)?.checked_add(count)?;
            let year = i16::try_from(total.div_euclid(parts)).ok()?;
            Some((year, i8::try_from(total.rem_euclid(parts)).ok()? + 1))
        };
        let years = |year: i16, size: i32| i16::try_from(i32::from(year).checked_add(count.checked_mul(size)?)?).ok();
        Some(match self {
            Stretch::Day(day) => Stretch::Day(plus(day, count)?),
            Stretch::Days(from, to) => Stretch::Days(plus(from, count)?, plus(to, count)?),
            Stretch::Week(monday) => Stretch::Week(plus(monday, count.checked_mul(7)?)?),
            Stretch::Weekend(saturday) => Stretch::Weekend(plus(saturday, count.checked_mul(7)?)?),
            Stretch::Month(year, month) => in_year(year, month, 12).map(|(y, m)| Stretch::Month(y, m))?,
            Stretch::Quarter(year, quarter) => in_year(year, quarter, 4).map(|(y, q)| Stretch::Quarter(y, q))?,
            Stretch::Third(year, third) => in_year(year, third, 3).map(|(y, t)| Stretch::Third(y, t))?,
            Stretch::Half(year, half) => in_year(year, half, 2).map(|(y, h)| Stretch::Half(y, h))?,
            Stretch::Season(year, row) => Stretch::Season(years(year, 1)?, row),
            Stretch::Year(year) => Stretch::Year(years(year, 1)?),
            Stretch::Decade(year) => Stretch::Decade(years(year, 10)?),
            Stretch::Century(number) => Stretch::Century(years(number, 1)?),
        })
    }

    /// Its beginning, middle or end (0, 1, 2): thirds as the press means them.
    pub fn third(self, which: i8) -> Option<(Date, Date)> {
        let pick = |bounds: [(Date, Date); 3]| bounds.into_iter().nth(usize::try_from(which).ok()?);
        let (first, last) = (self.first()?, self.last()?);
        let by_months = |a: i8, b: i8| {
            let (year, month) = (first.year(), first.month());
            Some([
                (first, month_end(year, month + a - 1)?),
                (date(year, month + a, 1)?, month_end(year, month + b - 1)?),
                (date(year, month + b, 1)?, last),
            ])
        };
        let by_years = |a: i16, b: i16| {
            let year = first.year();
            Some([
                (first, date(year + a - 1, 12, 31)?),
                (date(year + a, 1, 1)?, date(year + b - 1, 12, 31)?),
                (date(year + b, 1, 1)?, last),
            ])
        };
        let by_days = |a: i32, b: i32| {
            Some([(first, plus(first, a - 1)?), (plus(first, a)?, plus(first, b - 1)?), (plus(first, b)?, last)])
        };
        pick(match self {
            Stretch::Year(_) => by_months(4, 8)?,
            Stretch::Half(..) => by_months(2, 4)?,
            Stretch::Third(..) => by_months(1, 3)?,
            Stretch::Quarter(..) => by_months(1, 2)?,
            Stretch::Month(..) => by_days(10, 20)?,
            Stretch::Week(_) => by_days(2, 3)?,
            Stretch::Decade(_) => by_years(4, 7)?,
            Stretch::Century(_) => by_years(30, 70)?,
            _ => {
                let length = days_between(first, last) + 1;
                by_days((length / 3).max(1), (length * 2 / 3).max(2).min(length))?
            }
        })
    }
}

/// The `unit` that holds `day`.
pub(super) fn holding(day: Date, unit: TimeUnit) -> Option<Stretch> {
    let (year, month) = (day.year(), day.month());
    let monday = plus(day, 1 - i32::from(day.weekday().to_monday_one_offset()))?;
    Some(match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Daypart | TimeUnit::Night | TimeUnit::Day => {
            Stretch::Day(day)
        }
        TimeUnit::Week => Stretch::Week(monday),
        TimeUnit::Weekend => Stretch::Weekend(plus(monday, 5)?),
        TimeUnit::Fortnight | TimeUnit::Month => Stretch::Month(year, month),
        TimeUnit::Quarter => Stretch::Quarter(year, (month - 1) / 3 + 1),
        TimeUnit::Third => Stretch::Third(year, (month - 1) / 4 + 1),
        TimeUnit::Half => Stretch::Half(year, (month - 1) / 6 + 1),
        TimeUnit::Year => Stretch::Year(year),
        TimeUnit::Decade => Stretch::Decade(year - year.rem_euclid(10)),
        TimeUnit::Century | TimeUnit::Millennium => Stretch::Century((year - 1).div_euclid(100) + 1),
    })
}

/// A day that exists.
pub(super) fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// `days` later.
pub(super) fn plus(day: Date, days: i32) -> Option<Date> {
    day.checked_add(days.days()).ok()
}

/// Last day of a month.
pub(super) fn month_end(year: i16, month: i8) -> Option<Date> {
    date(year, month, 1).map(Date::last_of_month)
}

/// Days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(i32::MAX)
}

/// ISO number of a weekday to jiff's.
pub(super) fn weekday(number: u8) -> Weekday {
    Weekday::from_monday_one_offset(i8::try_from(number).unwrap_or(1)).unwrap_or(Weekday::Monday)
}

/// EDTF of a run of days, in months or years when it fills them.
pub(super) fn between(from: Date, to: Date) -> String {
    let whole_months = from.day() == 1 && to == to.last_of_month();
    if whole_months && from.month() == 1 && to.month() == 12 {
        return format!("{}/{}", year_edtf(from.year()), year_edtf(to.year()));
    }
    if whole_months {
        return format!("{}-{:02}/{}-{:02}", year_edtf(from.year()), from.month(), year_edtf(to.year()), to.month());
    }
    format!("{}/{}", day_edtf(from), day_edtf(to))
}

fn months(year: i16, from: i8, to: i8) -> String {
    format!("{}-{from:02}/{}-{to:02}", year_edtf(year), year_edtf(year))
}

/// First year of a century: the nineteenth is 1801–1900.
fn century_first(number: i16) -> i16 {
    if number < 0 { 1 + 100 * number } else { 100 * (number - 1) + 1 }
}

fn year_edtf(year: i16) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

/// TIMEX3 counts years before the common era from 1: year 0 is `BC0001`.
fn year_value(year: i16) -> String {
    if year <= 0 { format!("BC{:04}", 1 - year) } else { format!("{year:04}") }
}

fn day_edtf(day: Date) -> String {
    format!("{}-{:02}-{:02}", year_edtf(day.year()), day.month(), day.day())
}

pub(super) fn day_value(day: Date) -> String {
    format!("{}-{:02}-{:02}", year_value(day.year()), day.month(), day.day())
}

fn week_value(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}
