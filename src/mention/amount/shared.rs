//! A figure that borrows from the next one: `2 et 1,4 milliards de livres`, `118, 150 et 200
//! euros`, `passer de 20 à 22 dollars`, `43 des 118 kilomètres`.

use super::pairs::changes;
use super::single::{Told, finish};
use super::unit::{Unit, unit_after};
use super::{Reader, SHARED};
use crate::mention::{AmountKind, Mention};
use crate::number::{self, Reading};
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// Figures of a list looked over for its unit.
const LIST: usize = 6;

/// Reads `first` with the unit of the figure that ends its list.
pub(super) fn borrow<'a>(first: &Reading<'a>, reader: &Reader<'_>, out: &mut Vec<Mention>) -> Option<Cursor<'a>> {
    first.estimate.value?;
    let whole = first.next.eat("des").and_then(number::read).filter(|whole| whole.digits == first.digits);
    if let Some(whole) = whole
        && first.estimate.value < whole.estimate.value
        && let Some(unit) = unit_after(&whole)
    {
        return lend(first, &whole, unit, reader, out);
    }
    // What is left of `de X à Y` here is a change, or falls: no range.
    let of = first.start.back(1).is_some_and(|t| first.start.reads(t, "de") || first.start.reads(t, "d'"));
    let from_to = changes(first.start) || (of && first.next.is("à"));
    let (lender, unit) = lender(first, from_to)?;
    // A lone year or hour before `et 3 millions` borrows nothing.
    let year = first.digits && first.scale.is_none() && first.span().len() == 4 && !from_to;
    let alike = first.digits == lender.digits || first.scale.is_some() || from_to;
    // `(+ 48 000, 0,9 %)` are people and their share.
    let people = unit.kind == AmountKind::Percent && first.estimate.value.is_some_and(|v| v.abs() > Decimal::ONE_THOUSAND);
    if year || people || !alike || (unit.kind == AmountKind::Quantity && !from_to && !respective(first, unit.end)) {
        return None;
    }
    lend(first, &lender, unit, reader, out)
}

/// `respectivement 120 000, 98 000 et 75 000 voitures`: each of its own.
fn respective(first: &Reading<'_>, end: Cursor<'_>) -> bool {
    let word = |t: &&crate::token::Token| t.kind == PieceKind::Word && !first.start.reads(t, "et");
    let mut back = (1..=LIST * 2).map_while(|b| first.start.back(b));
    let before = back.find(word).is_some_and(|t| first.start.reads(t, "respectivement"));
    before || end.is("respectivement") || end.is(",") && end.skip(1).is("respectivement")
}

fn lend<'a>(
    first: &Reading<'a>,
    lender: &Reading<'a>,
    unit: Unit<'a>,
    reader: &Reader<'_>,
    out: &mut Vec<Mention>,
) -> Option<Cursor<'a>> {
    let mut reading = first.clone();
    let scale = lender.scale.filter(|_| first.scale.is_none());
    let small = first.estimate.value.is_some_and(|v| v.abs() < Decimal::ONE_THOUSAND);
    if let Some(scale) = scale.filter(|_| small) {
        reading.estimate = reading.estimate.scaled(scale);
        reading.scale = Some(scale);
    }
    let after = unit.end;
    let mut lent = Unit { end: first.next, extra: Decimal::ZERO, rule: SHARED, ..unit };
    if let Some((_, basis)) = &mut lent.currency {
        *basis = "inherited";
    }
    finish(&reading, Some(lent), Told::Shared(after), reader, out)
}

/// The first figure after `first` in its list that says its unit.
fn lender<'a>(first: &Reading<'a>, from_to: bool) -> Option<(Reading<'a>, Unit<'a>)> {
    let mut at = first.next;
    for _ in 0..LIST {
        let next = joined(at, from_to)?;
        let reading = number::read(next).filter(|r| !r.article && !r.share && r.estimate.value.is_some())?;
        if number::ordinal(next).is_some() {
            return None;
        }
        if let Some(unit) = unit_after(&reading) {
            return Some((reading, unit));
        }
        if reading.scale.is_some() {
            return None;
        }
        at = reading.next;
    }
    None
}

/// The cursor at the next figure of a list.
fn joined(at: Cursor<'_>, from_to: bool) -> Option<Cursor<'_>> {
    if let Some(next) = at.eat("à") {
        return from_to.then_some(next);
    }
    if let Some(next) = at.eat("et") {
        let next = next.eat("non").unwrap_or(next);
        return Some(next.eat_any(&["les", "le", "la"]).unwrap_or(next));
    }
    if let Some(next) = at.eat("ou").or_else(|| at.eat("puis")) {
        return Some(next);
    }
    let comma = at.is(",") && at.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits && t.spaced);
    comma.then(|| at.skip(1))
}
