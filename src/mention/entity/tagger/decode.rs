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

/// For each tag, which may follow it.
const AFTER: [[bool; TAGS]; TAGS] = {
    let mut table = [[false; TAGS]; TAGS];
    // A constant cannot iterate; `split_first_mut` walks without indexing.
    let (mut rows, mut before): (&mut [[bool; TAGS]], u8) = (&mut table, 0);
    while let Some((row, others)) = rows.split_first_mut() {
        let (mut cells, mut tag): (&mut [bool], u8) = (row, 0);
        while let Some((cell, more)) = cells.split_first_mut() {
            *cell = Tag(before).allows(Tag(tag));
            (cells, tag) = (more, tag + 1);
        }
        (rows, before) = (others, before + 1);
    }
    table
};

/// The best tags of the line whose features are given.
pub(super) fn decode(weights: &Weights, features: &Features, trellis: &mut Trellis, tags: &mut Vec<Tag>) {
    tags.clear();
    trellis.from.clear();
    let mut scores = start();
    for at in 0..features.len() {
        if features.far(at) {
            trellis.from.push([best(&scores); TAGS]);
            scores = start();
            continue;
        }
        let own = weights.sum(features.of(at));
        let Some(links) = weights.link(features.link.get(at).copied().unwrap_or(0)) else { return };
        let mut next = [NEVER; TAGS + 1];
        let mut from = [0u8; TAGS];
        for (before, (score, links)) in (0u8..).zip(scores.iter().zip(links)) {
            if *score <= NEVER {
                continue;
            }
            let before = if before as usize == TAGS { Tag::OUT.0 } else { before };
            let Some(allowed) = AFTER.get(before as usize) else { continue };
            for (((link, allowed), best), origin) in links.iter().zip(allowed).zip(&mut next).zip(&mut from) {
                let score = score + i32::from(*link);
                if *allowed && score > *best {
                    *best = score;
                    *origin = before;
                }
            }
        }
        for (best, own) in next.iter_mut().zip(own) {
            *best = (*best + own).max(NEVER);
        }
        scores = next;
        trellis.from.push(from);
    }
    let mut tag = best(&scores);
    for from in trellis.from.iter().rev() {
        tags.push(Tag(tag));
        tag = from.get(tag as usize).copied().unwrap_or(0);
    }
    tags.reverse();
}

/// Scores before the first token of a window; the last row of a link table stands for it.
fn start() -> [i32; TAGS + 1] {
    let mut scores = [NEVER; TAGS + 1];
    if let Some(start) = scores.last_mut() {
        *start = 0;
    }
    scores
}

/// The tag with the best of `scores`, the first of equals.
fn best(scores: &[i32; TAGS + 1]) -> u8 {
    let best = (0u8..).zip(scores).take(TAGS).max_by_key(|(tag, score)| (**score, std::cmp::Reverse(*tag)));
    best.map_or(0, |(tag, _)| tag)
}
