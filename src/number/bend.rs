//! What hedges do to an estimate.

use super::{Bias, Comparator, Estimate, HedgeHit};
use crate::lexicon::HedgeSense;
use crate::text::Span;

/// Bends `estimate` by `hits` (outermost first): the outermost bound wins, an approximation
/// inside it stays told by its span.
pub fn bend(estimate: &mut Estimate, hits: &[HedgeHit<'_>]) {
    let mut spans: Vec<Span> = Vec::new();
    for hit in hits.iter().rev().filter(|hit| !hit.framing) {
        spans.push(hit.span);
        if let Some(bias) = hit.row.bias {
            estimate.bias = Some(if bias == "below" { Bias::Below } else { Bias::Above });
        }
        apply(estimate, hit.sense);
    }
    estimate.hedges.extend(spans);
    estimate.hedges.sort();
}

fn apply(estimate: &mut Estimate, sense: HedgeSense) {
    if matches!(estimate.comparator, Comparator::Range | Comparator::Vague) {
        return;
    }
    let value = estimate.value;
    match sense {
        HedgeSense::Approx => {
            if estimate.comparator == Comparator::Equal {
                estimate.comparator = Comparator::Approx;
            }
        }
        HedgeSense::MoreThan => (estimate.comparator, estimate.min, estimate.max) = (Comparator::MoreThan, value, None),
        HedgeSense::EqualOrMore => (estimate.comparator, estimate.min, estimate.max) = (Comparator::EqualOrMore, value, None),
        HedgeSense::LessThan => (estimate.comparator, estimate.max, estimate.min) = (Comparator::LessThan, value, None),
        HedgeSense::EqualOrLess => (estimate.comparator, estimate.max, estimate.min) = (Comparator::EqualOrLess, value, None),
        // `au mieux`, `au pire`: which side is good, only the metric says.
        HedgeSense::Equal => estimate.reason = estimate.reason.or(Some("bound.open")),
        // `quelque(s)` before a figure only loosens it.
        HedgeSense::Vague => {
            if estimate.comparator == Comparator::Equal {
                estimate.comparator = Comparator::Approx;
            }
        }
    }
}
