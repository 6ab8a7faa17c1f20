//! The only place where competing proposals meet.

use super::{Mention, Value};
use std::collections::BTreeMap;

/// Keeps, inside each family, the longest proposals, then the earliest, then the one proposed
/// first; gives them in text order. Across families overlaps stay.
#[must_use]
pub fn settle(mut proposals: Vec<Mention>) -> Vec<Mention> {
    // Mentions are long: only their numbers are sorted.
    let mut ranked: Vec<(usize, &Mention)> = proposals.iter().enumerate().collect();
    ranked.sort_by_key(|(order, m)| (family(m), std::cmp::Reverse(m.span.len()), m.span.start, *order));
    // What is kept of one family never overlaps: its starts and ends in order answer in log time.
    let mut taken: BTreeMap<(u8, u32), u32> = BTreeMap::new();
    let mut keep = vec![false; proposals.len()];
    for (order, mention) in ranked {
        let family = family(mention);
        let before = taken.range(..(family, mention.span.end)).next_back();
        let clash = before.is_some_and(|((other, _), end)| *other == family && *end > mention.span.start);
        if !clash {
            taken.insert((family, mention.span.start), mention.span.end);
            keep.get_mut(order..=order).unwrap_or_default().fill(true);
        }
    }
    let mut keep = keep.into_iter();
    proposals.retain(|_| keep.next().unwrap_or(false));
    proposals.sort_by_key(|m| (m.span.start, m.span.end, family(m)));
    proposals
}

fn family(mention: &Mention) -> u8 {
    match mention.value {
        Value::Amount(_) => 0,
        Value::Time(_) => 1,
        Value::Name(_) => 2,
    }
}
