//! The only place where competing proposals meet.

use super::{Mention, Value};
use crate::text::Span;

/// Keeps, inside each family, the longest proposals, then the earliest, then the one proposed
/// first; gives them in text order. Across families overlaps stay, but a bare number or a
/// quantity inside a time is part of the time.
#[must_use]
pub fn settle(proposals: Vec<Mention>) -> Vec<Mention> {
    let mut ranked: Vec<(usize, Mention)> = proposals.into_iter().enumerate().collect();
    ranked.sort_by_key(|(order, m)| (family(m), std::cmp::Reverse(m.span.len()), m.span.start, *order));
    let mut kept: Vec<Mention> = Vec::with_capacity(ranked.len());
    for (_, mention) in ranked {
        if !kept.iter().any(|k| family(k) == family(&mention) && k.span.overlaps(mention.span)) {
            kept.push(mention);
        }
    }
    kept.sort_by_key(|m| (m.span.start, m.span.end, family(m)));
    kept
}

fn family(mention: &Mention) -> u8 {
    match mention.value {
        Value::Amount(_) => 0,
        Value::Time(_) => 1,
        Value::Name(_) => 2,
    }
}

/// True when `span` lies inside or across one of `taken`.
pub(super) fn taken(span: Span, taken: &[Span]) -> bool {
    taken.iter().any(|other| other.overlaps(span))
}
