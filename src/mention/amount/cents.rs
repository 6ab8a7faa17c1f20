//! What follows the currency and belongs to it: `12 euros 50`, `12€50`, `5 francs 20 centimes`,
//! `CHF 20.–`.

use super::currency::head_at;
use super::unit::Unit;
use crate::lexicon::Classes;
use crate::number;
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// Adds the cents that stand after `unit`.
pub(super) fn cents(unit: &mut Unit<'_>) {
    if unit.worth != Decimal::ONE {
        return;
    }
    let and = unit.end.eat("et");
    let at = and.unwrap_or(unit.end);
    let Some(small) = number::cardinal(at).filter(|c| c.value < Decimal::ONE_HUNDRED && c.value.fract().is_zero() && !c.article)
    else {
        return;
    };
    let subunit = head_at(small.next).filter(|(_, head, _)| head.worth == Decimal::new(1, 2));
    let end = match subunit {
        Some((end, _, _)) => end,
        None if bare(unit, at, &small, and.is_some()) => small.next,
        None => return,
    };
    unit.extra = small.value.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
    unit.end = end;
}

/// `12 euros 50`, `deux dollars vingt`, `cinq euros et soixante.`: two figures, and nothing that
/// they could count.
fn bare(unit: &Unit<'_>, at: Cursor<'_>, small: &number::Cardinal<'_>, and: bool) -> bool {
    let two = !small.digits || at.text().len() == 2;
    let after = small.next;
    let stop = after.peek().is_none_or(|t| {
        let sign = t.span.of(after.tokens.text);
        t.kind == PieceKind::Sign && matches!(sign, "." | ";" | "!" | "?" | ")" | "»" | "\"" | "…")
    });
    if and {
        return two && stop;
    }
    let comma = after.is(",") && !after.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits);
    let open = after.is_any(&["pièce", "chacun", "chacune", "net", "nets", "brut", "bruts"])
        || (after.kind() == Some(PieceKind::Word)
            && after.classes().any(
                Classes::PREPOSITION
                    .with(Classes::DETERMINER)
                    .with(Classes::COORDINATOR)
                    .with(Classes::PRONOUN)
                    .with(Classes::FINITE),
            )
            && !after.is_any(&["à", "de", "d'", "fois"]));
    // `12 €50`: glued, whatever follows but more digits.
    let glued = at.glued() && small.digits && unit.end.index == at.index;
    two && (stop || comma || open || after.is_any(&["à", "de"]) && small.digits || glued && !number_follows(after))
}

fn number_follows(after: Cursor<'_>) -> bool {
    after.glued() && matches!(after.kind(), Some(PieceKind::Digits | PieceKind::Word))
}

/// `20.–`, `20.-`, `20.—`: the Swiss way to write no cents.
pub(super) fn swiss_dash(end: Cursor<'_>) -> Cursor<'_> {
    let dash =
        (end.is(".") || end.is(",")) && end.glued() && end.ahead(1).is_some_and(|t| t.kind == PieceKind::Dash && !t.spaced);
    if dash { end.skip(2) } else { end }
}
