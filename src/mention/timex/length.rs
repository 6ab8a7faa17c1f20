//! A length of time as read: its hedge, its range, its ISO 8601 value. What stands after `il y a`
//! and `dans` is read by the same function as a duration alone.

use super::counted;
use super::words::{back_is, unit, word};
use crate::lexicon::{Classes, HedgeSense, TimeClass, TimeUnit, UnitOfTime};
use crate::mention::TimexMod;
use crate::number::{self, hedges_before};
use crate::token::Cursor;
use rust_decimal::Decimal;

/// A length of time as read.
#[derive(Clone, Debug)]
pub(super) struct Lasting<'a> {
    /// Before its figure, or before the hedge of the figure.
    pub start: Cursor<'a>,
    /// After it.
    pub next: Cursor<'a>,
    /// ISO 8601.
    pub value: String,
    /// The unit it is counted in, and how many; none when unsaid (`quelques mois`).
    pub unit: TimeUnit,
    /// How many whole units.
    pub count: Option<i32>,
    /// `plus de`, `environ`…
    pub modifier: Option<TimexMod>,
    /// `un`, `une` as its only number.
    pub article: bool,
}

/// The length of time whose figure starts here, with the hedge before it.
pub(super) fn lasting(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    let mut found = range(cursor).or_else(|| single(cursor))?;
    let (start, modifier) = hedge(cursor);
    found.start = start;
    found.modifier = modifier.or(found.modifier);
    Some(found)
}

/// `plus de`, `moins d’`, `près de`, `environ` before the figure: where they start, what they say.
fn hedge(figure: Cursor<'_>) -> (Cursor<'_>, Option<TimexMod>) {
    let elided = if back_is(figure, 1, "d'") { figure.back(2) } else { None };
    if let Some(token) = elided {
        let said = [
            ("plus", TimexMod::MoreThan),
            ("moins", TimexMod::LessThan),
            ("près", TimexMod::Approx),
            ("autour", TimexMod::Approx),
        ];
        if let Some((_, modifier)) = said.iter().find(|(word, _)| figure.reads(token, word)) {
            let pas = *modifier == TimexMod::LessThan && back_is(figure, 3, "pas");
            let au = pas || (back_is(figure, 3, "pas") && *modifier == TimexMod::MoreThan);
            let modifier = match (pas, au) {
                (true, _) => TimexMod::EqualOrMore,
                (false, true) => TimexMod::EqualOrLess,
                _ => *modifier,
            };
            return (figure.rewind(if au { 3 } else { 2 }), Some(modifier));
        }
    }
    let hits = hedges_before(figure);
    let Some(hit) = hits.last().filter(|hit| hit.end.index == figure.index && inside(hit.start)) else { return (figure, None) };
    let modifier = match hit.sense {
        HedgeSense::Approx => Some(TimexMod::Approx),
        HedgeSense::MoreThan => Some(TimexMod::MoreThan),
        HedgeSense::EqualOrMore => Some(TimexMod::EqualOrMore),
        HedgeSense::LessThan => Some(TimexMod::LessThan),
        HedgeSense::EqualOrLess => Some(TimexMod::EqualOrLess),
        HedgeSense::Equal | HedgeSense::Vague => None,
    };
    // `âgé de plus de 16 ans`: the first `de` belongs to what goes before.
    let start = hit.start.eat_any(&["de", "d'"]).unwrap_or(hit.start);
    // `pouvant aller jusqu’à douze mois` bounds them, but its verb stays outside.
    let verb = start.classes().any(Classes::VERB) && !start.is("plus");
    let start = if verb { figure } else { start };
    if modifier.is_some() && !hit.row.framing { (start, modifier) } else { (figure, None) }
}

/// Hedges that belong to the expression: not `dans les`, `sous`, `dès`, no verb (`frôle les`).
fn inside(start: Cursor<'_>) -> bool {
    let opens = [TimeClass::Open, TimeClass::In, TimeClass::Within, TimeClass::Future];
    !opens.iter().any(|class| word(start, *class).is_some())
        && !start.is_any(&["bientôt", "vers", "aux", "sur"])
        && (!start.is("à") || start.skip(1).is_any(&["peu", "peine"]))
}

/// `deux à trois ans`, `deux ou trois jours`, `deux trois minutes`, `10-15 minutes`, `entre 2 et 3 ans`
fn range(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    let between = cursor.eat("entre");
    let low = number::cardinal(between.unwrap_or(cursor)).filter(|low| low.digits || !low.article || between.is_some())?;
    let link = if between.is_some() {
        low.next.eat("et")?
    } else if number::side_by_side(&low) {
        low.next
    } else {
        low.next.eat_any(&["à", "ou", "-", "–"])?
    };
    let high = number::cardinal(link).filter(|high| high.value > low.value)?;
    let (next, row) = unit(high.next)?;
    let (value, unit) = (iso(low.value, row)?, row.unit);
    let value = format!("{value}/{}", iso(high.value, row)?);
    Some(Lasting { start: cursor, next, value, unit, count: None, modifier: None, article: false })
}

fn single(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    counted::clocked(cursor)
        .or_else(|| counted::primed(cursor))
        .or_else(|| counted::collective(cursor))
        .or_else(|| counted::counted(cursor))
        .or_else(|| counted::unsaid(cursor))
        .or_else(|| counted::term(cursor))
}

/// `value` of a unit as an ISO 8601 duration.
pub(super) fn iso(value: Decimal, row: UnitOfTime) -> Option<String> {
    let value = value.checked_mul(Decimal::from(row.count))?;
    let (factor, letter, clock) = match row.unit {
        TimeUnit::Quarter => (3, "M", false),
        TimeUnit::Third => (4, "M", false),
        TimeUnit::Half => (6, "M", false),
        TimeUnit::Decade => (10, "Y", false),
        TimeUnit::Century => (100, "Y", false),
        TimeUnit::Millennium => (1000, "Y", false),
        TimeUnit::Fortnight => (2, "W", false),
        unit => {
            let (letter, clock) = letter(unit)?;
            (1, letter, clock)
        }
    };
    let value = value.checked_mul(Decimal::from(factor))?.normalize();
    Some(format!("P{}{value}{letter}", if clock { "T" } else { "" }))
}

pub(super) fn letter(unit: TimeUnit) -> Option<(&'static str, bool)> {
    Some(match unit {
        TimeUnit::Second => ("S", true),
        TimeUnit::Minute => ("M", true),
        TimeUnit::Hour => ("H", true),
        TimeUnit::Night => ("NI", false),
        TimeUnit::Day => ("D", false),
        TimeUnit::Weekend => ("WE", false),
        TimeUnit::Week => ("W", false),
        TimeUnit::Month => ("M", false),
        TimeUnit::Year => ("Y", false),
        TimeUnit::Decade => ("DE", false),
        TimeUnit::Century => ("CE", false),
        TimeUnit::Quarter => ("Q", false),
        _ => return None,
    })
}
