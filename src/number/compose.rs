//! A number put together: terms and scales (`3 millions 200 000`), halves, decimals in words.

use super::collective::size;
use super::fraction::{and_part, slashed, vulgar};
use super::scale::scale;
use super::{Bias, Cardinal, Comparator, Estimate, Reading, cardinal};
use crate::text::{PieceKind, Span};
use crate::token::Cursor;
use rust_decimal::Decimal;

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Figures read after a spoken `virgule`: no decimal holds more.
const SPOKEN_DECIMALS: usize = 20;

/// One term with its scale.
struct Piece<'a> {
    /// None above what a decimal holds.
    value: Option<Decimal>,
    factor: Option<Decimal>,
    next: Cursor<'a>,
    ambiguous: bool,
    bias: Option<Bias>,
}

/// `3 millions 200 000`, `deux cent mille`, `1,5 million et demi`, `deux virgule cinq milliards`,
/// `un million sept` (1.7 million, as it is said).
pub(super) fn chain(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let first = term(cursor)?;
    let mut hedges = Vec::new();
    let mut piece = scaled(&first, &mut hedges);
    let (bias, largest, mut ambiguous) = (piece.bias, piece.factor, piece.ambiguous);
    let mut total = Some(Decimal::ZERO);
    let mut at;
    loop {
        total = total.zip(piece.value).and_then(|(sum, value)| sum.checked_add(value));
        ambiguous |= piece.ambiguous;
        at = piece.next;
        let Some(factor) = piece.factor else { break };
        if let Some((part, next)) = and_part(at) {
            total = total.and_then(|sum| sum.checked_add(factor.checked_mul(part)?));
            at = next;
            break;
        }
        let Some(more) = tail(at) else { break };
        if let Some(tenths) = spoken(&more, factor) {
            total = total.and_then(|sum| sum.checked_add(tenths));
            at = more.next;
            break;
        }
        let lower = scaled(&more, &mut hedges);
        if lower.value.is_none_or(|value| value >= factor) {
            break;
        }
        piece = lower;
    }
    let mut estimate = total.map_or_else(Estimate::too_large, |sum| Estimate::exactly(sum.normalize()));
    if ambiguous {
        estimate.reason = estimate.reason.or(Some("scale.ambiguous"));
    }
    if !hedges.is_empty() {
        estimate.comparator = Comparator::Approx;
        (estimate.bias, estimate.hedges) = (bias, hedges);
    }
    Some(Reading {
        digits: first.digits,
        article: first.article && largest.is_none(),
        scale: largest,
        // `trois millions d’euros` takes `de`, `trois mille euros` does not.
        links: largest.is_some_and(|factor| factor >= MILLION),
        fraction: largest.is_none() && parted(cursor),
        ..Reading::new(cursor, at, estimate)
    })
}

/// `term` multiplied by the scale after it (`trois gros milliards`: the adjective is a hedge).
fn scaled<'a>(term: &Cardinal<'a>, hedges: &mut Vec<Span>) -> Piece<'a> {
    let before = hedges.len();
    let sized = size(term.next, hedges);
    match scale(sized.next, term.digits) {
        Some(found) => Piece {
            value: term.value.checked_mul(found.factor),
            factor: Some(found.factor),
            next: found.next,
            ambiguous: found.ambiguous,
            bias: sized.bias,
        },
        None => {
            hedges.truncate(before);
            Piece { value: Some(term.value), factor: None, next: term.next, ambiguous: false, bias: None }
        }
    }
}

/// The term that goes on after a scale: `200 000`, `cinq cent mille`; not the `un` of `un million
/// un jour`, nor the year of `3 millions 2024`.
fn tail(at: Cursor<'_>) -> Option<Cardinal<'_>> {
    let from = at.past_hyphen();
    let hyphen = from.index > at.index;
    let more = hundreds(from).or_else(|| term(from))?;
    let scale_follows = scale(more.next, more.digits).is_some();
    if more.digits {
        let three = from.text().len() == 3
            || more.next.index > from.index + 1
            || from.text().contains([' ', '\u{A0}', '\u{202F}', '\u{2009}', '.', '\'', '’']);
        return ((three || scale_follows) && more.value >= Decimal::ONE_HUNDRED || scale_follows).then_some(more);
    }
    (!more.article || scale_follows || hyphen).then_some(more)
}

/// `4 mille 3 cents`: hundreds after a thousand, in digits.
fn hundreds(from: Cursor<'_>) -> Option<Cardinal<'_>> {
    let thousand = from.back(1).is_some_and(|t| from.reads(t, "mille"));
    let found = cardinal(from).filter(|c| thousand && c.digits && c.value > Decimal::ONE && c.value < Decimal::TEN)?;
    let next = found.next.eat("cents")?;
    Some(Cardinal { value: found.value.checked_mul(Decimal::ONE_HUNDRED)?, next, ..found })
}

/// `un million sept` is 1.7 million, `deux milliards cinq` 2.5: said, not written.
fn spoken(more: &Cardinal<'_>, factor: Decimal) -> Option<Decimal> {
    let single = !more.digits && !more.article && more.value > Decimal::ONE && more.value < Decimal::TEN;
    if !single || factor < MILLION || scale(more.next, false).is_some() {
        return None;
    }
    factor.checked_div(Decimal::TEN)?.checked_mul(more.value)
}

/// A cardinal, its decimals in words (`deux virgule cinq`), a vulgar fraction (`2½`) or one in
/// digits (`3/4`, `1 4/5`).
fn term(cursor: Cursor<'_>) -> Option<Cardinal<'_>> {
    if let Some(value) = vulgar(cursor) {
        return Some(Cardinal { value, next: cursor.skip(1), digits: true, article: false });
    }
    if let Some((value, next)) = slashed(cursor) {
        return Some(Cardinal { value, next, digits: true, article: false });
    }
    let mut found = cardinal(cursor)?;
    let whole = found.value.fract().is_zero();
    if found.digits && whole {
        let part = slashed(found.next).or_else(|| vulgar(found.next).map(|part| (part, found.next.skip(1))));
        if let Some((part, next)) = part {
            found.value = found.value.checked_add(part)?;
            found.next = next;
        }
    }
    if let Some(after) = found.next.eat("virgule")
        && whole
        && let Some((part, next)) = spoken_decimals(after)
    {
        found = Cardinal { value: found.value.checked_add(part)?, next, article: false, ..found };
    }
    Some(found)
}

/// A fraction in digits or signs is part of the figure (`1 4/5`, `½`).
fn parted(cursor: Cursor<'_>) -> bool {
    let part = |at: Cursor<'_>| slashed(at).is_some() || vulgar(at).is_some();
    part(cursor) || (cursor.kind() == Some(PieceKind::Digits) && part(cursor.skip(1)))
}

/// `virgule zéro cinq`, `virgule vingt-cinq`, `virgule trois zéro trois`.
fn spoken_decimals(cursor: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let mut figures = String::from("0.");
    let mut at = cursor;
    while let Some(found) = cardinal(at).filter(|found| found.value.fract().is_zero() && figures.len() < SPOKEN_DECIMALS) {
        figures.push_str(&found.value.to_string());
        at = found.next;
    }
    (at.index > cursor.index).then(|| figures.parse().ok().map(|value| (value, at))).flatten()
}
