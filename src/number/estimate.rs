//! What a figure says of its value: exactly, about, at least, between.

use crate::text::Span;
use rust_decimal::Decimal;

/// Largest value kept, 10²¹; above it `value` is none with reason `number.too_large`.
pub const MAX_VALUE: Decimal = Decimal::from_parts(3_735_027_712, 902_409_669, 54, false, 0);

/// How the figure bounds the value (contract `comparator`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparator {
    /// `5 millions`
    Equal,
    /// `environ 5 millions`
    Approx,
    /// `plus de 5 millions`
    MoreThan,
    /// `au moins 5 millions`
    EqualOrMore,
    /// `moins de 5 millions`
    LessThan,
    /// `au plus 5 millions`
    EqualOrLess,
    /// `entre 5 et 6 millions`
    Range,
    /// `des millions`
    Vague,
}

impl Comparator {
    /// The contract's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Comparator::Equal => "EQUAL",
            Comparator::Approx => "APPROX",
            Comparator::MoreThan => "MORE_THAN",
            Comparator::EqualOrMore => "EQUAL_OR_MORE",
            Comparator::LessThan => "LESS_THAN",
            Comparator::EqualOrLess => "EQUAL_OR_LESS",
            Comparator::Range => "RANGE",
            Comparator::Vague => "VAGUE",
        }
    }
}

/// From which side an approximation comes (`près de` from below).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bias {
    /// presque
    Below,
    /// un peu plus de
    Above,
}

/// A figure's value with its bounds and the words that bend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// The value; none for a range, a vague amount, or one above [`MAX_VALUE`].
    pub value: Option<Decimal>,
    /// Lower bound.
    pub min: Option<Decimal>,
    /// Upper bound.
    pub max: Option<Decimal>,
    /// How the value is bounded.
    pub comparator: Comparator,
    /// Hedges, in text order.
    pub hedges: Vec<Span>,
    /// Side of an approximation.
    pub bias: Option<Bias>,
    /// Why a value is missing or doubtful.
    pub reason: Option<&'static str>,
}

impl Estimate {
    /// Exactly `value`.
    #[must_use]
    pub fn exactly(value: Decimal) -> Self {
        let large = value.abs() > MAX_VALUE;
        Estimate {
            value: (!large).then_some(value),
            min: None,
            max: None,
            comparator: Comparator::Equal,
            hedges: Vec::new(),
            bias: None,
            reason: large.then_some("number.too_large"),
        }
    }

    /// A value above [`MAX_VALUE`].
    #[must_use]
    pub fn too_large() -> Self {
        Estimate::exactly(Decimal::MAX)
    }

    /// From `min` to `max`.
    #[must_use]
    pub fn between(min: Decimal, max: Decimal) -> Self {
        let (low, high) = if min <= max { (min, max) } else { (max, min) };
        if high.abs() > MAX_VALUE || low.abs() > MAX_VALUE {
            return Estimate { comparator: Comparator::Range, ..Estimate::too_large() };
        }
        Estimate {
            value: None,
            min: Some(low),
            max: Some(high),
            comparator: Comparator::Range,
            ..Estimate::exactly(Decimal::ZERO)
        }
    }

    /// An amount without a figure (`des millions`).
    #[must_use]
    pub fn vague() -> Self {
        Estimate { value: None, comparator: Comparator::Vague, ..Estimate::exactly(Decimal::ZERO) }
    }

    /// The same with every number multiplied by `factor`.
    #[must_use]
    pub fn scaled(mut self, factor: Decimal) -> Self {
        for slot in [&mut self.value, &mut self.min, &mut self.max] {
            if let Some(number) = *slot {
                *slot = number.checked_mul(factor).filter(|n| n.abs() <= MAX_VALUE).map(|n| n.normalize());
                if slot.is_none() {
                    self.reason = Some("number.too_large");
                }
            }
        }
        self
    }

    /// The same with `term` added to every number.
    #[must_use]
    pub fn plus(mut self, term: Decimal) -> Self {
        for slot in [&mut self.value, &mut self.min, &mut self.max] {
            *slot = slot.and_then(|number| number.checked_add(term)).map(|number| number.normalize());
        }
        self
    }
}
