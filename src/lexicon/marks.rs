//! What is asked of so many words that no phrase is looked up for it.
//!
//! Filled while the tables are read; answers by a bit or a row. Must not know how a text is read.

use super::{Lexicon, TimeClass, WordId};

/// Bits and rows of words.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// First words of phrases to the uses of `time_words.tsv` that start with them, one bit each.
    uses: Vec<u64>,
    /// Words that speak of time, one bit each by number: one word of every phrase that can stand for a time by itself.
    times: Vec<u64>,
    /// Those of them that speak of hours.
    hours: Vec<u64>,
    /// First words of phrases to the row of `numbers.tsv`, counted from 1, where it is their only one.
    pub(super) numbers: Vec<u32>,
}

impl Lexicon {
    /// The uses for which a phrase of `time_words.tsv` starts with the word, one bit each (`1 << TimeClass as u8`).
    #[must_use]
    pub fn time_uses(&self, id: WordId) -> u64 {
        self.marks.uses.get(self.words.get(id).first as usize).copied().unwrap_or(0)
    }

    /// True for a word that speaks of time: no time expression in words goes without one.
    #[must_use]
    pub fn tells_time(&self, id: WordId) -> bool {
        has(&self.marks.times, id)
    }

    /// True for a word that speaks of a time of the day.
    #[must_use]
    pub fn tells_hour(&self, id: WordId) -> bool {
        has(&self.marks.hours, id)
    }

    /// The row of `numbers.tsv` that the word is, if it is just one and no longer phrase starts with it.
    #[must_use]
    pub fn number_row(&self, id: WordId) -> Option<u32> {
        self.marks.numbers.get(self.words.get(id).first as usize)?.checked_sub(1)
    }

    /// Remembers that the phrase in `reading.phrase` speaks of time: by its longest word, the others being grammar's.
    pub(super) fn mark_time(&mut self, hour: bool) {
        let Some(id) = self.reading.phrase.iter().copied().max_by_key(|id| self.key(*id).len()) else { return };
        mark(&mut self.marks.times, id);
        if hour {
            mark(&mut self.marks.hours, id);
        }
    }

    /// Remembers that the phrase in `reading.phrase` has this use.
    pub(super) fn mark_use(&mut self, class: TimeClass) {
        let first = self.first_of_cut();
        let uses = &mut self.marks.uses;
        uses.resize(uses.len().max(first + 1), 0);
        if let Some(uses) = uses.get_mut(first) {
            *uses |= 1 << class as u8;
        }
    }

    /// The number, among the first words of phrases, of the first word of `reading.phrase`.
    pub(super) fn first_of_cut(&self) -> usize {
        self.reading.phrase.first().map_or(0, |id| self.words.get(*id).first as usize)
    }
}

/// Whether the bit of word `id` is set.
fn has(bits: &[u64], id: WordId) -> bool {
    bits.get(id as usize / 64).is_some_and(|bits| bits & (1 << (id % 64)) != 0)
}

/// Sets the bit of word `id`.
fn mark(bits: &mut Vec<u64>, id: WordId) {
    let at = id as usize / 64;
    bits.resize(bits.len().max(at + 1), 0);
    if let Some(bits) = bits.get_mut(at) {
        *bits |= 1 << (id % 64);
    }
}
