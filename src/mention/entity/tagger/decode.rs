//! The best tags of a line, by Viterbi over integer scores.

use super::features::Features;
use super::tags::{TAGS, Tag};
use super::weights::Weights;

const NEVER: i32 = i32::MIN / 4;

/// Scratch space.
#[derive(Debug, Default)]
pub(super) struct Trellis {
    from: Vec<[u8; TAGS]>,
}

/// The best tags of the line whose features are given.
pub(super) fn decode(weights: &Weights, features: &Features, trellis: &mut Trellis, tags: &mut Vec<Tag>) {
    tags.clear();
    trellis.from.clear();
    // The last row of a link table stands for the beginning of the line.
    let mut scores = [NEVER; TAGS + 1];
    if let Some(start) = scores.last_mut() {
        *start = 0;
    }
    for at in 0..features.len() {
        let own = weights.sum(features.of(at));
        let Some(links) = weights.link(features.link.get(at).copied().unwrap_or(0)) else { return };
        let mut next = [NEVER; TAGS + 1];
        let mut from = [0u8; TAGS];
        for (((tag, own), best), origin) in (0u8..).zip(own).zip(&mut next).zip(&mut from) {
            for ((before, score), link) in (0u8..).zip(scores).zip(links) {
                let before = if before as usize == TAGS { Tag::OUT } else { Tag(before) };
                let score = score + i32::from(link.get(tag as usize).copied().unwrap_or(0));
                if score > *best && before.allows(Tag(tag)) {
                    *best = score;
                    *origin = before.0;
                }
            }
            *best = (*best + own).max(NEVER);
        }
        scores = next;
        trellis.from.push(from);
    }
    let best = (0u8..).zip(scores).take(TAGS).max_by_key(|(tag, score)| (*score, std::cmp::Reverse(*tag)));
    let mut tag = best.map_or(0, |(tag, _)| tag);
    for from in trellis.from.iter().rev() {
        tags.push(Tag(tag));
        tag = from.get(tag as usize).copied().unwrap_or(0);
    }
    tags.reverse();
}
