//! Reads the tables of time: months, weekdays, seasons, feasts, units and the other words of time.
//!
//! Gives the typed rows of `times.rs`; must not know how they combine in a text.

use super::times::{HolidayCase, HolidayRow, HolidayRule, NamedDay, SeasonRow, TimeClass, TimeUnit, TimeWord, UnitOfTime};
use super::{Lexicon, Table, table_rows};

pub(super) fn load(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/months.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::Month, lexicon.rows.times.months.len());
        lexicon.mark_time(false);
        lexicon.rows.times.months.push(named_day(row.cell(1), row.cell(2)));
    }
    for row in table_rows(include_str!("data/weekdays.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::Weekday, lexicon.rows.times.weekdays.len());
        // `lundi de 9 à 17`
        lexicon.mark_time(true);
        lexicon.rows.times.weekdays.push(named_day(row.cell(1), row.cell(2)));
    }
    for row in table_rows(include_str!("data/seasons.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::Season, lexicon.rows.times.seasons.len());
        lexicon.mark_time(false);
        let (Some(first), Some(last)) = (month_day(row.cell(3)), month_day(row.cell(4))) else { continue };
        let edtf = row.cell(2).parse().unwrap_or(21);
        lexicon.rows.times.seasons.push(SeasonRow {
            code: row.cell(1),
            edtf,
            first,
            last,
            needs_context: row.cell(5) == "context",
        });
    }
    for row in table_rows(include_str!("data/holidays.tsv")) {
        let Some(rule) = holiday_rule(row.cell(1)) else { continue };
        lexicon.add_phrase(row.cell(0), Table::Holiday, lexicon.rows.times.holidays.len());
        lexicon.mark_time(false);
        lexicon.rows.times.holidays.push(HolidayRow {
            title: row.cell(0).starts_with(char::is_uppercase),
            rule,
            days: row.cell(2).parse().unwrap_or(1),
            case: match row.cell(3) {
                "title" => HolidayCase::Title,
                "article" => HolidayCase::Article,
                "year" => HolidayCase::Year,
                _ => HolidayCase::Any,
            },
        });
    }
    for row in table_rows(include_str!("data/time_units.tsv")) {
        let Some(unit) = unit(row.cell(1)) else { continue };
        lexicon.add_phrase(row.cell(0), Table::TimeUnit, lexicon.rows.times.units.len());
        lexicon.mark_time(unit == TimeUnit::Hour);
        lexicon.rows.times.units.push(UnitOfTime {
            unit,
            count: row.cell(2).parse().unwrap_or(1),
            kind: row.cell(3),
            plural: row.cell(0).split([' ', '-']).next().is_some_and(|head| head.ends_with('s')) && unit != TimeUnit::Month,
        });
    }
    words(lexicon);
}

fn words(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/time_words.tsv")) {
        for usage in row.list(1) {
            let (name, value) = usage.split_once('=').unwrap_or((usage, ""));
            let Some(class) = class(name) else { continue };
            if matches!(class, TimeClass::Scheduled | TimeClass::Starts) {
                let Some(lemma) = lexicon.lemma(row.cell(0)) else { continue };
                let times = &mut lexicon.rows.times;
                let list = if class == TimeClass::Scheduled { &mut times.scheduled } else { &mut times.starts };
                list.push(lemma);
                continue;
            }
            lexicon.add_phrase(row.cell(0), class.table(), lexicon.rows.times.words.len());
            if class.stands_alone() {
                lexicon.mark_time(matches!(class, TimeClass::Clock | TimeClass::Daypart | TimeClass::HalfDay | TimeClass::Hours));
            }
            lexicon.mark_use(class);
            lexicon.rows.times.words.push(TimeWord { class, value, number: value.parse().unwrap_or(0) });
        }
    }
    lexicon.rows.times.scheduled.sort_unstable();
    lexicon.rows.times.starts.sort_unstable();
}

fn named_day(number: &str, kind: &str) -> NamedDay {
    NamedDay { number: number.parse().unwrap_or(1), short: kind == "abbr", plural: kind == "plural" }
}

fn month_day(cell: &str) -> Option<(i8, i8)> {
    let (month, day) = cell.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

fn holiday_rule(cell: &str) -> Option<HolidayRule> {
    if cell == "mothers" {
        return Some(HolidayRule::Mothers);
    }
    if let Some(days) = cell.strip_prefix("easter") {
        return days.parse().ok().map(HolidayRule::Easter);
    }
    if let Some(rest) = cell.strip_prefix("nth:") {
        let (rest, days) = rest.split_once('+').unwrap_or((rest, "0"));
        let mut parts = rest.split(':').filter_map(|part| part.parse().ok());
        return Some(HolidayRule::Nth(parts.next()?, parts.next()?, parts.next()?, days.parse().ok()?));
    }
    if let Some(rest) = cell.strip_prefix("before:") {
        let mut parts = rest.split(':').filter_map(|part| part.parse().ok());
        return Some(HolidayRule::Before(parts.next()?, parts.next()?, parts.next()?));
    }
    if let Some(month) = cell.strip_prefix("month:") {
        return month.parse().ok().map(HolidayRule::Month);
    }
    month_day(cell).map(|(month, day)| HolidayRule::Fixed(month, day))
}

fn unit(name: &str) -> Option<TimeUnit> {
    Some(match name {
        "second" => TimeUnit::Second,
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "daypart" => TimeUnit::Daypart,
        "night" => TimeUnit::Night,
        "day" => TimeUnit::Day,
        "weekend" => TimeUnit::Weekend,
        "week" => TimeUnit::Week,
        "fortnight" => TimeUnit::Fortnight,
        "month" => TimeUnit::Month,
        "quarter" => TimeUnit::Quarter,
        "third" => TimeUnit::Third,
        "half" => TimeUnit::Half,
        "year" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        "millennium" => TimeUnit::Millennium,
        _ => return None,
    })
}

fn class(name: &str) -> Option<TimeClass> {
    Some(match name {
        "past" => TimeClass::Past,
        "present" => TimeClass::Present,
        "future" => TimeClass::Future,
        "day" => TimeClass::Day,
        "textday" => TimeClass::TextDay,
        "last" => TimeClass::Last,
        "next" => TimeClass::Next,
        "this" => TimeClass::This,
        "following" => TimeClass::Following,
        "preceding" => TimeClass::Preceding,
        "same" => TimeClass::Same,
        "part" => TimeClass::Part,
        "daypart" => TimeClass::Daypart,
        "clock" => TimeClass::Clock,
        "open" => TimeClass::Open,
        "openafter" => TimeClass::OpenAfter,
        "approx" => TimeClass::Approx,
        "zone" => TimeClass::Zone,
        "half" => TimeClass::HalfDay,
        "fiscal" => TimeClass::Fiscal,
        "notyear" => TimeClass::NotYear,
        "set" => TimeClass::Set,
        "every" => TimeClass::Every,
        "ago" => TimeClass::Ago,
        "in" => TimeClass::In,
        "within" => TimeClass::Within,
        "later" => TimeClass::Later,
        "earlier" => TimeClass::Earlier,
        "some" => TimeClass::Some,
        "countdown" => TimeClass::Countdown,
        "era" => TimeClass::Era,
        "quarter" => TimeClass::Quarter,
        "semester" => TimeClass::Semester,
        "scheduled" => TimeClass::Scheduled,
        "starts" => TimeClass::Starts,
        "backdrop" => TimeClass::Backdrop,
        "hours" => TimeClass::Hours,
        "event" => TimeClass::Event,
        _ => return None,
    })
}
