//! Units of measure after a figure: `2 400 kWh`, `3 degrés`, `42 points de vente`.

use super::unit::Unit;
use crate::lexicon::Table;
use crate::mention::AmountKind;
use crate::number::Reading;
use crate::text::PieceKind;
use crate::token::Cursor;

const RULE: &str = "amount.measure";

/// The measure after a figure, `de` between when a scale or a fraction asks for it.
pub(super) fn after<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    let at = reading.next;
    let linked = at.eat_any(&["de", "d'"]).filter(|_| reading.links || reading.fraction || reading.scale.is_some());
    unit_at(at, reading).or_else(|| unit_at(linked?, reading))
}

/// `points de vente`, `points d’eau`: places, no percentage points.
pub(super) fn place<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    let at = reading.next.eat_any(&["de", "d'"]).filter(|_| reading.links).unwrap_or(reading.next);
    if !at.is_any(&["point", "points"]) {
        return None;
    }
    unit_at(at, reading).filter(|unit| unit.end.index > at.index + 1)
}

fn unit_at<'a>(at: Cursor<'a>, reading: &Reading<'a>) -> Option<Unit<'a>> {
    let rows = &at.tokens.lexicon.rows().units;
    let text = at.tokens.text;
    let same = |written: &str, form: &str| {
        let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
        written.chars().map(blank).eq(form.chars())
    };
    let (end, row) =
        at.phrase(Table::Unit, |row, span| rows.get(row as usize).is_some_and(|u| !u.symbol || same(span.of(text), u.form)))?;
    let row = rows.get(row as usize)?;
    // `20 h 30` and `5 l’an` are no litres or metres; a sign takes a figure in digits.
    let glued = end.glued() && end.peek().is_some_and(|t| matches!(t.kind, PieceKind::Word | PieceKind::Digits));
    let elided = end.glued() && end.is_any(&["'", "’"]);
    if row.symbol && (glued || elided || !(reading.digits || reading.links)) {
        return None;
    }
    let mut unit = Unit::new(AmountKind::Quantity, RULE, at, end);
    unit.unit = Some(row.lemma.clone());
    Some(unit)
}
