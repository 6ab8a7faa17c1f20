//! Decades and centuries: `années 1960`, `années 30`, `XIXe siècle`, `les années quatre-vingt`,
//! `IIe siècle av. J.-C.`

use super::expr::Shape;
use super::found::Found;
use super::words::{full_unit, rank, word};
use crate::lexicon::{TimeClass, TimeUnit};
use crate::number::{self, roman};
use crate::text::PieceKind;
use crate::token::Cursor;

const DECADE: &str = "timex.decade";
const CENTURY: &str = "timex.century";

/// `années 1960`, `années 30`, `années quatre-vingt-dix`, `décennie 2010`, `années 1980-1990`
pub(super) fn decade(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, row) = full_unit(cursor)?;
    let decade = row.unit == TimeUnit::Decade && row.count == 1;
    if !(cursor.is("années") || decade) {
        return None;
    }
    let number = number::cardinal(next)?;
    let value = i16::try_from(number.value).ok().filter(|_| number.value.is_integer())?;
    let full = (1000..=2100).contains(&value);
    let short = (10..=99).contains(&value) && !decade;
    // `années 2019-2023`, `années 2021 et 2022` are years, not decades.
    if value % 10 != 0 || !(full || short) || super::words::measured(number.next) {
        return None;
    }
    let build = |first, short, end| Found::new(DECADE, Shape::Decade(first, short), cursor, end);
    let first = if full { value } else { 1900 + value };
    // `années 1980-1990`, `années 30 et 40` take the second one as well.
    let dash = number.next;
    let second = dash.skip(1);
    let joined =
        (dash.kind() == Some(PieceKind::Dash) && dash.glued() && second.glued()).then(|| number::cardinal(second)).flatten();
    if let Some(last) = joined.and_then(|n| Some((n.next, i16::try_from(n.value).ok()?))).filter(|(_, v)| v % 10 == 0) {
        let (end, value) = last;
        let last = if value < 100 { first - first % 100 + value } else { value };
        let shape = Shape::Between(Box::new(Shape::Decade(first, short)), Box::new(Shape::Decade(last, short)));
        return (last > first).then(|| Found::new(DECADE, shape, cursor, end));
    }
    Some(build(first, short, number.next))
}

/// `XIXe siècle`, `21e siècle`, `XIX e siècle`, `premier siècle avant notre ère`
pub(super) fn century(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (mut next, value) = rank(cursor).or_else(|| spaced_roman(cursor)).or_else(|| bare_roman(cursor))?;
    // `XVIe et XVIIe siècles`, `du XVIe au XVIIIe siècle`: the noun stands after the last.
    let mut at = next;
    for step in 0..4 {
        if let Some((after, row)) = full_unit(at) {
            if row.unit != TimeUnit::Century || !(1..=30).contains(&value) {
                return None;
            }
            let (after, sign) = match word(after, TimeClass::Era) {
                Some((end, row)) => (end, if row.number < 0 { -1 } else { 1 }),
                None => (after, 1),
            };
            if step == 0 {
                next = after;
            }
            return Some(Found::new(CENTURY, Shape::Century(value * sign), cursor, next));
        }
        at = at.eat_any(&[",", "et", "ou", "au", "-", "–"])?;
        at = at.eat_any(&["le", "au", "du"]).unwrap_or(at);
        (at, _) = rank(at).or_else(|| spaced_roman(at)).or_else(|| bare_roman(at))?;
    }
    None
}

fn spaced_roman(cursor: Cursor<'_>) -> Option<(Cursor<'_>, i16)> {
    let value = roman(cursor.text())?;
    let next = cursor.skip(1).eat_any(&["e", "er", "ème"])?;
    Some((next, i16::try_from(value).ok()?))
}

/// `XXI siècle`, and a Roman numeral that the scanner kept with its raised letter.
fn bare_roman(cursor: Cursor<'_>) -> Option<(Cursor<'_>, i16)> {
    let text = cursor.text();
    let plain = text.trim_end_matches(['ᵉ', 'e', 'è', 'm', 'r']);
    let value = roman(plain)?;
    (full_unit(cursor.skip(1)).is_some() || plain.len() < text.len())
        .then(|| Some((cursor.skip(1), i16::try_from(value).ok()?)))
        .flatten()
}
