//! A figure in digits to its exact value.

use crate::text::figure;
use rust_decimal::Decimal;

/// The value of `figure` as the scanner joined it (`700 000`, `1,76`, `1’234.50`); none when it
/// has more digits than a decimal holds.
#[must_use]
pub fn parse_figure(literal: &str) -> Option<Decimal> {
    let shape = figure(literal, 0);
    let mut plain = String::with_capacity(literal.len());
    for (at, c) in literal.char_indices() {
        if Some(at) == shape.decimal {
            plain.push('.');
        } else if c.is_ascii_digit() {
            plain.push(c);
        }
    }
    plain.parse().ok()
}
