//! What stands right after a figure and says what it counts.

use super::{currency, measure, noun, percent};
use crate::mention::{Amount, AmountKind};
use crate::number::{self, HedgeHit, Reading};
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
    /// Row of a shared currency word, for the document to decide.
    pub head: Option<u32>,
    /// What one of it is worth: 0.01 for cents, a million for `MEUR`.
    pub worth: Decimal,
    /// Added to the product (`12 euros 50`).
    pub extra: Decimal,
    /// Lemma of the unit.
    pub unit: Option<Box<str>>,
    /// Where it stands.
    pub span: Span,
    /// A hedge between the figure and the unit (`mille et quelques euros`).
    pub hedge: Option<HedgeHit<'a>>,
}

impl<'a> Unit<'a> {
    /// A unit of `kind` from `start` to `end`.
    pub(super) fn new(kind: AmountKind, rule: &'static str, start: Cursor<'a>, end: Cursor<'a>) -> Self {
        Unit {
            kind,
            rule,
            end,
            currency: None,
            head: None,
            worth: Decimal::ONE,
            extra: Decimal::ZERO,
            unit: None,
            span: start.to(end),
            hedge: None,
        }
    }

    /// `number` of this unit, in units of the currency or of the measure.
    pub(super) fn count(&self, number: Decimal) -> Option<Decimal> {
        Some(number.checked_mul(self.worth)?.checked_add(self.extra)?.normalize())
    }

    /// Writes what the unit says into `amount`.
    pub(super) fn fill(&self, amount: &mut Amount) {
        amount.kind = self.kind;
        if let Some((code, basis)) = &self.currency {
            amount.currency = Some(code.clone());
            amount.currency_basis = Some(basis);
        }
        amount.currency_head = self.head;
        amount.unit.clone_from(&self.unit);
        amount.unit_span = Some(self.span);
        if self.worth == Decimal::ONE && self.extra.is_zero() {
            return;
        }
        if self.worth != Decimal::ONE {
            amount.scale = amount.scale.or(Some(self.worth));
        }
        let estimate = amount.estimate.clone().scaled(self.worth);
        amount.estimate = estimate.plus(self.extra);
    }

    /// True when both count the same thing.
    pub(super) fn same(&self, other: &Unit<'_>) -> bool {
        let money = self.kind == AmountKind::Money;
        self.kind == other.kind
            && (!money || self.currency.as_ref().map(|c| &c.0) == other.currency.as_ref().map(|c| &c.0))
            && (money || self.unit == other.unit)
    }
}

/// The unit right after a figure: money before percentages before measures before nouns; a hedge
/// may stand between.
pub(super) fn unit_after<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    let mut unit = direct(reading).or_else(|| {
        let hedge = number::hedge_inside(reading.next)?;
        let mut unit = direct(&Reading { next: hedge.end, ..reading.clone() })?;
        unit.hedge = Some(hedge);
        Some(unit)
    })?;
    half(reading, &mut unit);
    Some(unit)
}

fn direct<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    if reading.share {
        return None;
    }
    currency::after(reading)
        .or_else(|| measure::place(reading))
        .or_else(|| percent::after(reading))
        .or_else(|| measure::after(reading))
        .or_else(|| noun::after(reading))
}

/// `quinze euros et demi`, `treize piastres et quart`, `deux points et demi`.
fn half(reading: &Reading<'_>, unit: &mut Unit<'_>) {
    let whole = reading.estimate.value.is_some_and(|v| v.fract().is_zero()) && reading.scale.is_none() && !reading.fraction;
    if !whole || !unit.end.is("et") || !unit.extra.is_zero() {
        return;
    }
    if let Some((part, next)) = number::and_part(unit.end)
        && let Some(extra) = part.checked_mul(unit.worth)
    {
        (unit.extra, unit.end) = (extra, next);
    }
}

/// True when some table of units or currencies starts with the next word.
pub(super) fn starts_unit(cursor: Cursor<'_>) -> bool {
    use crate::lexicon::Table;
    cursor.peek().is_some_and(|token| {
        let lexicon = cursor.tokens.lexicon;
        [Table::Currency, Table::CurrencyHead, Table::Unit].iter().any(|table| lexicon.starts(token.word, *table))
    })
}
