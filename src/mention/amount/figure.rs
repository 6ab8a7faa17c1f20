//! What stands right after or before a figure and says what it counts.

use super::{currency, noun, percent};
use crate::mention::{Amount, AmountKind};
use crate::number::Reading;
use crate::text::Span;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// A unit read beside a figure.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    /// Kind it makes of the figure.
    pub kind: AmountKind,
    /// Rule that read it.
    pub rule: &'static str,
    /// After it.
    pub end: Cursor<'a>,
    /// Currency code and basis.
    pub currency: Option<(Box<str>, &'static str)>,
    /// Row of an ambiguous currency head.
    pub head: Option<u32>,
    /// How many make one (cents).
    pub divisor: u32,
    /// Added after division (`12 euros 50`).
    pub extra: Decimal,
    /// Lemma of the unit.
    pub unit: Option<Box<str>>,
    /// Where it stands.
    pub span: Span,
}

impl Unit<'_> {
    /// Writes what the unit says into `amount`.
    pub(super) fn fill(&self, amount: &mut Amount) {
        if let Some((code, basis)) = &self.currency {
            amount.currency = Some(code.clone());
            amount.currency_basis = Some(basis);
        }
        amount.currency_head = self.head;
        amount.unit.clone_from(&self.unit);
        amount.unit_span = Some(self.span);
        let estimate = &mut amount.estimate;
        for slot in [&mut estimate.value, &mut estimate.min, &mut estimate.max] {
            if let Some(number) = *slot {
                let divided = number.checked_div(Decimal::from(self.divisor.max(1))).unwrap_or(number);
                *slot = Some((divided + self.extra).normalize());
            }
        }
    }
}

/// The unit right after a figure, money before percentages before measures before nouns.
pub(super) fn unit_after<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    currency::after(reading).or_else(|| percent::after(reading)).or_else(|| noun::after(reading))
}

/// A currency sign right before a figure (`£760`, `CHF 20`, `US$ 3 millions`).
pub(super) fn unit_before(start: Cursor<'_>) -> Option<currency::SignBefore<'_>> {
    currency::before(start)
}
