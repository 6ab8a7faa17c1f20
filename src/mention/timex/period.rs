//! Parts of a year by rank: `premier trimestre 2024`, `T3 2024`, `1T24`, `second semestre`,
//! `semaine 42`; two in one: `premier et deuxième trimestres`.

use super::expr::{Part, YearRef};
use super::found::{Found, calendar};
use super::words::{after_any, at_end, full_unit, past_of, rank, word, year};
use super::year_of;
use crate::lexicon::{Table, TimeClass, TimeUnit};
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

const RULE: &str = "timex.period";

/// A quarter, a half, a third or a numbered week of a year.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    ranked(cursor).or_else(|| code(cursor)).or_else(|| reversed(cursor)).or_else(|| week(cursor))
}

/// `troisième trimestre 2024`, `dernier trimestre 2023`, `3e trimestre`
fn ranked(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, rank) = rank(cursor)?;
    if let Some((after, row)) = full_unit(next) {
        let part = part(row.unit, rank)?;
        let (next, year) = year_after(after);
        // `le dernier trimestre` without more is the one before this one.
        if rank < 0 && !matches!(year, YearRef::Stated(_) | YearRef::Short(_) | YearRef::Shift(..)) {
            return None;
        }
        return Some(Found::new(RULE, calendar(year, part), cursor, next));
    }
    // `les premier et deuxième trimestres 2024`: the unit and the year stand after the last.
    let mut at = next;
    for _ in 0..3 {
        at = at.eat_any(&[",", "et", "ou", "à", "au"])?;
        at = at.eat_any(&["le", "au", "aux"]).unwrap_or(at);
        let (after, _) = super::words::rank(at)?;
        at = after;
        if let Some((after, row)) = full_unit(at) {
            let part = part(row.unit, rank).filter(|_| rank > 0)?;
            let (_, year) = year_after(after);
            return Some(Found::new(RULE, calendar(year, part), cursor, next));
        }
    }
    None
}

fn part(unit: TimeUnit, rank: i16) -> Option<Part> {
    let of = |count: i16| {
        let rank = if rank < 0 { count + 1 + rank } else { rank };
        (1..=count).contains(&rank).then(|| u8::try_from(rank).ok()).flatten()
    };
    match unit {
        TimeUnit::Quarter => of(4).map(Part::Quarter),
        TimeUnit::Half => of(2).map(Part::Half),
        TimeUnit::Third => of(3).map(Part::Third),
        _ => None,
    }
}

/// The year after a quarter; two digits only where nothing goes on (`T3 24`).
fn year_after(cursor: Cursor<'_>) -> (Cursor<'_>, YearRef) {
    let of_fiscal =
        past_of(cursor).map(|inner| super::words::past(inner, TimeClass::Fiscal)).filter(|next| year(*next).is_some());
    let at = of_fiscal.unwrap_or(cursor);
    match year_of::after(at).filter(|year| year.cut.is_none()) {
        Some(year) => (year.next, year.year),
        None => (cursor, YearRef::Unsaid),
    }
}

/// `T3 2024`, `S1 2023`, `T3-2024`, `T3 24`, `au T3`
fn code(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if cursor.kind() != Some(PieceKind::Word) || cursor.text().len() != 2 || cursor.case() == Case::Lower {
        return None;
    }
    let part = word(cursor, TimeClass::Quarter)
        .map(|(_, row)| Part::Quarter(u8::try_from(row.number).unwrap_or(1)))
        .or_else(|| word(cursor, TimeClass::Semester).map(|(_, row)| Part::Half(u8::try_from(row.number).unwrap_or(1))))?;
    let next = cursor.skip(1);
    let joined = next.eat("/").filter(|c| c.glued()).unwrap_or_else(|| next.past_hyphen());
    if let Some((next, year)) = coded_year(joined) {
        return Some(Found::new(RULE, calendar(year, part), cursor, next));
    }
    if let Some(year) = year_of::after(next) {
        return Some(Found::new(RULE, calendar(year.year, part), cursor, year.next));
    }
    // `un T3` is a flat, `le T3` a tram line.
    let led = after_any(cursor, &["au", "en", "dès"]) || figures_before(cursor);
    led.then(|| Found::new(RULE, calendar(YearRef::Unsaid, part), cursor, next))
}

/// `les ventes du T3`: a noun of accounts before it.
fn figures_before(cursor: Cursor<'_>) -> bool {
    let noun = cursor.rewind(2);
    super::words::back_is(cursor, 1, "du")
        && noun.peek().is_some_and(|token| cursor.tokens.lexicon.starts(token.word, Table::NounTrigger))
}

/// `2024`, `24` where nothing goes on, `'24`.
fn coded_year(cursor: Cursor<'_>) -> Option<(Cursor<'_>, YearRef)> {
    if let Some((next, value)) = year(cursor) {
        return Some((next, YearRef::Stated(value)));
    }
    let next = cursor.skip(1);
    let two = cursor.kind() == Some(PieceKind::Digits) && cursor.text().len() == 2 && !super::words::measured(next);
    let value = two.then(|| cursor.text().parse().ok()).flatten()?;
    (at_end(next) || super::words::predicate(next)).then_some((next, YearRef::Short(value)))
}

/// `1T24`, `3T 2024`, `S1` turned round: the figure first, the letter glued to it.
fn reversed(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if cursor.kind() != Some(PieceKind::Digits) || cursor.text().len() != 1 {
        return None;
    }
    let letter = cursor.skip(1);
    let rank: u8 = cursor.text().parse().ok().filter(|_| letter.glued())?;
    let part = match letter.text() {
        "T" | "Q" if (1..=4).contains(&rank) => Part::Quarter(rank),
        "S" | "H" if (1..=2).contains(&rank) => Part::Half(rank),
        _ => return None,
    };
    let (next, year) = coded_year(letter.skip(1).past_hyphen())?;
    Some(Found::new(RULE, calendar(year, part), cursor, next))
}

/// `semaine 42`, `semaine 42 de 2024`, `S42` is left alone.
fn week(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, row) = full_unit(cursor).filter(|(_, row)| row.unit == TimeUnit::Week && !row.plural)?;
    let number = next.eat_any(&["n", "no"]).map_or(next, |c| c.eat("°").unwrap_or(c));
    let value: u8 = (number.kind() == Some(PieceKind::Digits)).then(|| number.text().parse().ok()).flatten()?;
    let after = number.skip(1);
    if !(1..=53).contains(&value) || row.count != 1 || super::words::measured(after) {
        return None;
    }
    let (next, year) = match year_of::after(after) {
        Some(year) => (year.next, year.year),
        None => (after, YearRef::Unsaid),
    };
    Some(Found::new(RULE, calendar(year, Part::Week(value)), cursor, next))
}
