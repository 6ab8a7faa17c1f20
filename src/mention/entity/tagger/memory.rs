//! What a stretch of lines has shown of a word so far: small or capital letters, what the rules
//! made of it.
//!
//! Reads notes; answers by word. Must not know weights. Never walked over, so that the
//! order of a hash map cannot reach the output.

use super::sheet::Note;
use rustc_hash::FxHashMap;

/// How often a word was seen, and as what. Counts stop at 255.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// In small letters.
    pub lower: u8,
    /// With a capital that its place does not owe.
    pub capital: u8,
    /// In names the rules propose, by kind 1 to 3.
    pub ruled: [u8; 4],
}

/// What was seen of each word.
#[derive(Debug, Default)]
pub(super) struct Memory {
    words: FxHashMap<u32, Seen>,
}

fn more(count: &mut u8) {
    *count = count.saturating_add(1);
}

/// Adds one to the count at `kind`.
fn vote(counts: &mut [u8; 4], kind: u8) {
    if let Some(count) = counts.get_mut(kind as usize) {
        more(count);
    }
}

/// The likeliest of `counts` and how sure it is: kind in the low bits, 8 where others were seen.
pub(super) fn majority(counts: &[u8; 4]) -> u32 {
    let sum: u32 = counts.iter().map(|count| u32::from(*count)).sum();
    let Some((kind, best)) = (0u32..4).zip(counts).rev().max_by_key(|(_, count)| **count) else { return 0 };
    if sum == 0 { 15 } else { kind | if u32::from(*best) < sum { 4 } else { 0 } | if *best > 1 { 8 } else { 0 } }
}

impl Memory {
    /// Notes what `notes` shows.
    pub(super) fn see(&mut self, notes: &[Note]) {
        for note in notes {
            if note.content {
                more(&mut self.words.entry(note.word).or_default().lower);
            } else if note.capital {
                let seen = self.words.entry(note.word).or_default();
                if note.evidence {
                    more(&mut seen.capital);
                }
                if note.kind != 0 {
                    vote(&mut seen.ruled, note.kind);
                }
            }
        }
    }

    pub(super) fn word(&self, word: u32) -> Seen {
        self.words.get(&word).copied().unwrap_or_default()
    }
}
