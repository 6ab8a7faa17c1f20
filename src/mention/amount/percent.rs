//! Per cent, per thousand, points, basis points.

use super::points::of_percentage;
use super::times;
use super::unit::Unit;
use crate::mention::AmountKind;
use crate::number::Reading;
use crate::text::PieceKind;
use crate::token::Cursor;

/// The percent sign, points or multiple after a figure.
pub(super) fn after<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    let at = reading.next;
    if let Some((end, unit)) = sign(at) {
        return Some(build("amount.percent", at, end, unit));
    }
    if let Some((end, unit)) = points(at, reading) {
        return Some(build("amount.points", at, end, Some(unit)));
    }
    times::after(reading).map(|end| build("amount.times", at, end, Some("times")))
}

fn build<'a>(rule: &'static str, at: Cursor<'a>, end: Cursor<'a>, unit: Option<&str>) -> Unit<'a> {
    let mut made = Unit::new(AmountKind::Percent, rule, at, end);
    made.unit = unit.map(Into::into);
    made
}

/// `%`, `pour cent`, `p. 100`, `‰`.
fn sign(at: Cursor<'_>) -> Option<(Cursor<'_>, Option<&'static str>)> {
    if let Some(end) = at.eat_any(&["%", "％", "﹪", "pourcent", "pourcents"]) {
        return Some((end, None));
    }
    if let Some(end) = at.eat("‰").or_else(|| at.eat_all(&["pour", "mille"])) {
        // `12 pour mille habitants` is a rate.
        let rate = end.kind() == Some(PieceKind::Word) && end.text().ends_with('s');
        return (!rate).then_some((end, Some("per_mille")));
    }
    let end = at
        .eat("pour")
        .and_then(|after| after.past_hyphen().eat("cent"))
        .or_else(|| at.eat_all(&["pour", "100"]))
        .or_else(|| at.eat_all(&["p", ".", "100"]))
        .or_else(|| at.eat_all(&["p", ".", "cent"]))
        .or_else(|| at.eat_any(&["pct", "pc"]).filter(|_| at.peek().is_some_and(|t| t.spaced)))?;
    // `3 pour 100 habitants`, `deux pour cent mille naissances` are rates.
    let counted = end.kind() == Some(PieceKind::Word)
        && end.back(1).is_some_and(|t| t.kind == PieceKind::Digits || end.is_any(&["mille", "habitants", "naissances"]))
        && (end.text().ends_with('s') || end.is("mille"));
    (!counted).then_some((end, None))
}

/// `0,4 point`, `un demi-point`, `un dixième de point`, `80 points de base`.
fn points<'a>(at: Cursor<'a>, reading: &Reading<'a>) -> Option<(Cursor<'a>, &'static str)> {
    if let Some(end) = at.eat_any(&["pb", "pdb", "bps"]).filter(|_| reading.digits) {
        return Some((end, "basis_point"));
    }
    let linked = at.eat("de").filter(|_| reading.fraction);
    let end = linked.unwrap_or(at).eat_any(&["point", "points", "pt", "pts"])?;
    if let Some(end) = end.eat_all(&["de", "base"]) {
        return Some((end, "basis_point"));
    }
    let named = end
        .eat_all(&["de", "pourcentage"])
        .or_else(|| end.eat_all(&["de", "pourcentages"]))
        .or_else(|| end.eat_all(&["de", "%"]));
    if let Some(end) = named {
        return Some((end, "point"));
    }
    of_percentage(reading, end).then_some((end, "point"))
}
