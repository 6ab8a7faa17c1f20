//! Powers as machines write them: `1,2e+14`, `10^9`, `-2,5^-1`.

use super::digits::digits_at;
use super::{Estimate, Reading};
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// Largest exponent worked out; beyond it no value is kept.
const LARGEST: u32 = 28;

/// The power that starts here, after its sign.
pub(super) fn power(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let (base, mark) = digits_at(cursor).filter(|_| cursor.kind() == Some(PieceKind::Digits))?;
    if !mark.glued() || !(mark.is("^") || mark.is("e")) {
        return None;
    }
    let (exponent, minus, next) = exponent(mark.skip(1))?;
    let raised = if mark.is("^") { raise(base, exponent) } else { raise(Decimal::TEN, exponent) };
    let value = match (mark.is("^"), minus) {
        (true, false) => raised,
        (true, true) => raised.and_then(|power| super::fraction::quotient(Decimal::ONE, power)),
        (false, false) => raised.and_then(|power| base.checked_mul(power)),
        (false, true) => raised.and_then(|power| base.checked_div(power)),
    };
    let estimate = value.map_or_else(Estimate::too_large, |value| Estimate::exactly(value.normalize()));
    Some(Reading { digits: true, ..Reading::new(cursor, next, estimate) })
}

/// `+14`, `-1`, `9`: glued, a whole number.
fn exponent(at: Cursor<'_>) -> Option<(u32, bool, Cursor<'_>)> {
    let minus = at.kind() == Some(PieceKind::Dash);
    let figure = if minus || at.is("+") { at.skip(1) } else { at };
    let glued = at.glued() && figure.glued() && figure.kind() == Some(PieceKind::Digits);
    let exponent = figure.text().parse().ok().filter(|_| glued)?;
    Some((exponent, minus, figure.skip(1)))
}

fn raise(base: Decimal, exponent: u32) -> Option<Decimal> {
    (exponent <= LARGEST).then(|| (0..exponent).try_fold(Decimal::ONE, |product, _| product.checked_mul(base))).flatten()
}
