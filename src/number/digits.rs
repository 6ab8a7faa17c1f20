//! A figure in digits to its exact value, whatever stands between its digits.

use crate::text::{PieceKind, figure, ignorable};
use crate::token::Cursor;
use rust_decimal::Decimal;

/// Characters of a literal that are read at most: no decimal holds more digits.
const LONGEST: usize = 64;

/// The value of `figure` as the scanner joined it (`700 000`, `1,76`, `1’234.50`); none when it
/// has more digits than a decimal holds.
#[must_use]
pub fn parse_figure(literal: &str) -> Option<Decimal> {
    let shape = figure(literal, 0);
    let mut plain = String::with_capacity(literal.len().min(LONGEST));
    for (at, c) in literal.char_indices() {
        let decimal = shape.decimal.is_some_and(|mark| at > mark);
        if Some(at) == shape.decimal {
            plain.push('.');
        } else if c.is_ascii_digit() {
            // Decimals past the 28th change nothing; a whole number that long is none we keep.
            if plain.len() > LONGEST {
                return decimal.then(|| plain.parse().ok()).flatten();
            }
            plain.push(c);
        }
    }
    plain.parse().ok()
}

/// The figure in digits that starts at `cursor`, and the cursor after it; [`Decimal::MAX`] when it
/// is larger than a decimal holds.
///
/// Zero-width characters inside are stepped over; `,08` is 0.08.
pub(super) fn digits_at(cursor: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    if let Some(value) = leading_mark(cursor) {
        return Some((value, cursor.skip(2)));
    }
    if cursor.kind() != Some(PieceKind::Digits) {
        return None;
    }
    Some(broken(cursor).unwrap_or_else(|| (parse_figure(cursor.text()).unwrap_or(Decimal::MAX), cursor.skip(1))))
}

/// `,08`, `.25`: a mark that touches digits after it and nothing before it.
fn leading_mark(cursor: Cursor<'_>) -> Option<Decimal> {
    let mark = cursor.peek()?;
    let digits = cursor.ahead(1)?;
    let shape = mark.kind == PieceKind::Sign
        && matches!(mark.span.of(cursor.tokens.text), "," | ".")
        && (mark.spaced || cursor.index == 0 || cursor.back(1).is_some_and(|t| t.kind == PieceKind::Dash && t.spaced))
        && digits.kind == PieceKind::Digits
        && !digits.spaced;
    let literal = digits.span.of(cursor.tokens.text);
    if !shape || !literal.bytes().all(|b| b.is_ascii_digit()) || literal.len() > 20 {
        return None;
    }
    format!("0.{literal}").parse().ok()
}

/// `5\u{200B}000`: a figure that something invisible cuts into tokens.
fn broken(cursor: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    const REACH: usize = 12;
    let first = cursor.peek()?;
    let next = cursor.ahead(1)?;
    let text = cursor.tokens.text;
    let gap = text.get(first.span.to()..next.span.from())?;
    if gap.is_ascii() || !gap.contains(ignorable) || next.kind != PieceKind::Digits {
        return None;
    }
    let mut best = None;
    for count in 1..REACH {
        let Some(token) = cursor.ahead(count) else { break };
        let mark = token.kind == PieceKind::Sign && matches!(token.span.of(text), "," | "." | "'" | "’");
        if token.kind != PieceKind::Digits && !mark {
            break;
        }
        let joined: String = first.span.cover(token.span).of(text).chars().filter(|c| !ignorable(*c)).collect();
        if token.kind == PieceKind::Digits && figure(&joined, 0).end == joined.len() {
            best = Some((parse_figure(&joined).unwrap_or(Decimal::MAX), cursor.skip(count + 1)));
        }
    }
    best
}
