//! On which days of a year a feast falls. Must not know any text.

use super::stretch::{Stretch, date, plus, weekday};
use crate::lexicon::HolidayRule;
use jiff::civil::Date;

/// The days of the feast in `year`; `length` is how many it lasts.
pub(super) fn days(rule: HolidayRule, length: i32, year: i16) -> Option<Stretch> {
    let first = match rule {
        HolidayRule::Fixed(month, day) => date(year, month, day)?,
        HolidayRule::Easter(after) => plus(easter(year)?, after)?,
        HolidayRule::Nth(month, day, which, after) => {
            let of_month = date(year, month, 1)?.nth_weekday_of_month(which, weekday(u8::try_from(day).ok()?)).ok()?;
            plus(of_month, after)?
        }
        HolidayRule::Before(month, day, named) => {
            date(year, month, day)?.nth_weekday(-1, weekday(u8::try_from(named).ok()?)).ok()?
        }
        HolidayRule::Mothers => {
            let last = date(year, 5, 1)?.nth_weekday_of_month(-1, weekday(7)).ok()?;
            let pentecost = plus(easter(year)?, 49)?;
            if last == pentecost { plus(last, 7)? } else { last }
        }
        HolidayRule::Month(month) => return Some(Stretch::Month(year, month)),
    };
    if length > 1 { Some(Stretch::Days(first, plus(first, length - 1)?)) } else { Some(Stretch::Day(first)) }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let a = year_number % 19;
    let (b, c) = (year_number / 100, year_number % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    date(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    #[rustfmt::skip]
    const CASES: &[(HolidayRule, i16, &str)] = &[
        (HolidayRule::Easter(0), 2024, "2024-03-31"),
        (HolidayRule::Easter(0), 2025, "2025-04-20"),
        (HolidayRule::Easter(0), 1961, "1961-04-02"),
        (HolidayRule::Easter(39), 2023, "2023-05-18"),
        (HolidayRule::Easter(50), 2024, "2024-05-20"),
        (HolidayRule::Nth(11, 4, 4, 1), 2023, "2023-11-24"),
        (HolidayRule::Before(5, 25, 1), 2024, "2024-05-20"),
        (HolidayRule::Mothers, 2024, "2024-05-26"),
        (HolidayRule::Mothers, 2020, "2020-06-07"),
        (HolidayRule::Fixed(7, 14), 1789, "1789-07-14"),
    ];

    #[test]
    fn feasts_fall_on_their_days() {
        for (rule, year, day) in CASES {
            assert_eq!(days(*rule, 1, *year).unwrap().value(), *day, "{rule:?} {year}");
        }
    }
}
