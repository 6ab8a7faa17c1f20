//! Per cent, per thousand, points, basis points, multiples.

use super::figure::Unit;
use crate::mention::AmountKind;
use crate::number::Reading;
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// The percent sign, points or multiple after a figure.
pub(super) fn after<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    let at = reading.next;
    let (end, unit) = sign(at).or_else(|| points(at, reading)).or_else(|| times(at, reading))?;
    Some(Unit {
        kind: AmountKind::Percent,
        rule: "amount.percent",
        end,
        currency: None,
        head: None,
        divisor: 1,
        extra: Decimal::ZERO,
        unit: unit.map(Into::into),
        span: at.to(end),
    })
}

fn sign(at: Cursor<'_>) -> Option<(Cursor<'_>, Option<&'static str>)> {
    if let Some(end) = at.eat_any(&["%", "％"]) {
        return Some((end, None));
    }
    if let Some(end) = at.eat("‰").or_else(|| at.eat_all(&["pour", "mille"])) {
        return Some((end, Some("per_mille")));
    }
    let end = at
        .eat("pour")
        .and_then(|after| after.past_hyphen().eat("cent"))
        .or_else(|| at.eat_all(&["pour", "100"]))
        .or_else(|| at.eat_all(&["p", ".", "100"]))
        .or_else(|| at.eat_all(&["p", ".", "cent"]))
        .or_else(|| at.eat("pct"))?;
    // `deux pour cent personnes` is a ratio nobody writes; `pour 100 000 habitants` is.
    let counted = end.back(1).is_some_and(|t| t.kind == PieceKind::Digits)
        && end.kind() == Some(PieceKind::Word)
        && end.is_any(&["habitants", "kilomètres", "km"]);
    (!counted).then_some((end, None))
}

fn points<'a>(at: Cursor<'a>, reading: &Reading<'a>) -> Option<(Cursor<'a>, Option<&'static str>)> {
    if let Some(end) = at.eat_any(&["pb", "pdb", "bps", "bp"]) {
        return Some((end, Some("basis_point")));
    }
    let end = at.eat_any(&["point", "points"]).or_else(|| at.eat_any(&["pt", "pts"]))?;
    if let Some(end) = end.eat_all(&["de", "base"]) {
        return Some((end, Some("basis_point")));
    }
    if let Some(end) = end.eat_all(&["de", "pourcentage"]).or_else(|| end.eat_all(&["de", "%"])) {
        return Some((end, Some("point")));
    }
    // An index stands at 7 456,12 points: that is counted, not compared.
    let large = reading.estimate.value.is_some_and(|v| v.abs() >= Decimal::from(200)) || reading.scale.is_some();
    (!large).then_some((end, Some("point")))
}

/// `trois fois plus`, `2,3 fois l’Ebitda`, `multiplié par trois`, `×3`.
fn times<'a>(at: Cursor<'a>, reading: &Reading<'a>) -> Option<(Cursor<'a>, Option<&'static str>)> {
    if reading.scale.is_some() {
        return None;
    }
    if let Some(end) = at.eat("fois") {
        let compares = end.is_any(&[
            "plus",
            "moins",
            "supérieur",
            "supérieure",
            "supérieurs",
            "supérieures",
            "inférieur",
            "inférieure",
            "inférieurs",
            "inférieures",
            "le",
            "la",
            "les",
            "l'",
            "son",
            "sa",
            "ses",
            "leur",
            "leurs",
            "celui",
            "celle",
            "ce",
            "cette",
            "mieux",
            "davantage",
        ]);
        return compares.then_some((end, Some("times")));
    }
    let start = reading.start;
    let multiplied = start.back(1).is_some_and(|t| start.reads(t, "par"))
        && start.back(2).is_some_and(|t| {
            let lexicon = start.tokens.lexicon;
            lexicon
                .verb_forms(t.word)
                .iter()
                .any(|f| matches!(lexicon.infinitive(f.lemma), "multiplier" | "diviser" | "démultiplier"))
        });
    let crossed = start
        .back(1)
        .is_some_and(|t| t.span.of(start.tokens.text) == "×" || (start.glued() && t.span.of(start.tokens.text) == "x"));
    let bare = at.done() || !super::span::starts_unit(at);
    ((multiplied || crossed) && bare).then_some((at, Some("times")))
}
