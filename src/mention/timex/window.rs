//! Several units before or after a date: `les trois prochaines années`, `ces derniers mois`,
//! `12 derniers mois`, `les semaines à venir`, `les deux jours suivants`.

use super::expr::{Shape, Way};
use super::found::Found;
use super::words::{count, direction, unit, word};
use super::year_of::base_way;
use crate::lexicon::{TimeClass, TimeUnit, UnitOfTime};
use crate::token::Cursor;

const RULE: &str = "timex.window";

/// A run of units, counted or not.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let inner = cursor.eat_any(&["les", "ces", "nos", "mes", "ses", "leurs"]).unwrap_or(cursor);
    let (at, number) = number(inner);
    if let Some((next, class)) = direction(at, true).filter(|(_, class)| *class != TimeClass::This) {
        // `les derniers 12 mois` turns the order round.
        let (next, number) = match count(next) {
            Some((after, value)) if number.is_none() => (after, Some(value)),
            _ => (next, number),
        };
        let (next, row) = plural(next, number)?;
        return build(cursor, next, row, number, class);
    }
    let counted = number.is_some() || inner.index > cursor.index;
    let (next, row) = plural(at, number).filter(|_| counted)?;
    let (next, class) = direction(next, false).filter(|(_, class)| *class != TimeClass::This)?;
    build(cursor, next, row, number, class)
}

/// `trois`, `quelques`, nothing.
fn number(cursor: Cursor<'_>) -> (Cursor<'_>, Option<u16>) {
    if let Some((next, value)) = count(cursor).filter(|(_, value)| *value > 1) {
        return (next, Some(value));
    }
    // `des derniers mois`: the article stays outside.
    let some = if cursor.is("des") { None } else { word(cursor, TimeClass::Some) };
    (some.map_or(cursor, |(next, _)| next), None)
}

/// A unit in the plural; `mois` and a counted unit may look singular.
fn plural(cursor: Cursor<'_>, number: Option<u16>) -> Option<(Cursor<'_>, UnitOfTime)> {
    let cursor = cursor.eat_any(&["grandes", "grands", "longues", "longs"]).unwrap_or(cursor);
    unit(cursor).filter(|(_, row)| matches!(row.kind, "full") && (row.plural || row.unit == TimeUnit::Month || number.is_some()))
}

fn build<'a>(start: Cursor<'a>, next: Cursor<'a>, row: UnitOfTime, number: Option<u16>, class: TimeClass) -> Option<Found<'a>> {
    // `le dernier mois` is one month, not a run of them.
    if start.is_any(&["le", "la", "l'"]) || matches!(row.unit, TimeUnit::Daypart | TimeUnit::Night) {
        return None;
    }
    let singular = row.unit == TimeUnit::Month && number.is_none() && !plural_word(start, next);
    let (base, way) = base_way(class);
    let number = number.map(|n| n.saturating_mul(row.count));
    (!singular && way != Way::This).then(|| Found::new(RULE, Shape::Window(base, row.unit, number, way), start, next))
}

/// `mois` is one or many: an adjective or determiner in s tells.
fn plural_word(start: Cursor<'_>, next: Cursor<'_>) -> bool {
    (0..next.index.saturating_sub(start.index))
        .map(|at| start.skip(at))
        .any(|c| !c.is("mois") && c.text().ends_with(['s', 'S']) || c.is_any(&["à", "qui"]))
}
