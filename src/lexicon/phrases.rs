//! Phrases of several words, found from their first word: one trie for all tables.

use super::{Table, WordId};

/// What the standard tables need.
const FIRST_NODES: usize = 60_000;
const FIRST_SLOTS: usize = 1 << 17;
/// The node after the last that a first word can have.
const LONGER: u32 = 1 << 20;
/// The bit of a first word that stands for others too.
const OTHERS: u64 = 1 << 63;
/// Bits of an entry that hold the row; the others hold the table.
const ROW_MASK: u32 = (1 << 24) - 1;

/// Where a walk stands after some words.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The first entry, counted from 1; 0 for none.
    entry: u32,
    /// One bit for every word that may follow, shared by many: turns down most of those that do not.
    after: u32,
}

/// A first word of phrases.
#[derive(Clone, Copy, Debug, Default)]
struct First {
    /// One bit per table that has such a phrase, and [`OTHERS`].
    tables: u64,
    place: Place,
}

/// A word, and the words before it.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The node of the words before.
    before: u32,
    word: WordId,
    place: Place,
}

/// A row of a table, found at a node.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// See [`in_table`].
    row: u32,
    /// The next entry of the node, counted from 1; 0 for none.
    next: u32,
}

/// A trie over word ids. The node of a first word is its number, the nodes of longer phrases follow from
/// [`LONGER`] on.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    firsts: Vec<First>,
    nodes: Vec<Node>,
    entries: Vec<Entry>,
    /// Nodes of longer phrases by `before` and `word`; open addressing with steps of one, a power of two long. 0 is an
    /// empty slot.
    slots: Vec<u32>,
}

impl Phrases {
    /// Adds a phrase; several tables, and several rows of one, may share it. `first` is what was given back for the
    /// same first word before, 0 at first; it is given back again.
    pub(super) fn insert(&mut self, first: u32, words: &[WordId], table: Table, row: u32) -> u32 {
        let first = self.first(first);
        if let Some(first) = self.firsts.get_mut(first as usize) {
            first.tables |= 1 << table as u8;
        }
        let mut node = first;
        for word in words.iter().skip(1) {
            node = match self.probe(node, *word) {
                Ok(next) => next,
                Err(slot) => self.make(node, *word, slot),
            };
        }
        self.add(node, in_table(table, row));
        first
    }

    /// Says of a first word that it stands for others too, which have phrases of `table`; gives back its number.
    pub(super) fn stand_for(&mut self, first: u32, table: Table) -> u32 {
        let first = self.first(first);
        if let Some(first) = self.firsts.get_mut(first as usize) {
            first.tables |= 1 << table as u8 | OTHERS;
        }
        first
    }

    /// The tables in which a phrase starts with this first word or one it stands for, one bit each; and whether it
    /// stands for any.
    pub(super) fn tables(&self, first: u32) -> (u64, bool) {
        if first == 0 {
            return (0, false);
        }
        let tables = self.firsts.get(first as usize).map_or(0, |first| first.tables);
        (tables & !OTHERS, tables & OTHERS != 0)
    }

    /// Calls `found(words used, row)` at each entry of `table` met on the way through `words`, shortest first, then by
    /// row. The first word is `first`, and each of `others`.
    pub(super) fn walk(
        &self,
        first: u32,
        mut others: Vec<u32>,
        table: Table,
        words: impl Iterator<Item = WordId>,
        mut found: impl FnMut(usize, u32),
    ) {
        let mut node = Some(first);
        for (used, next) in (1..).zip(words.skip(1).map(Some).chain(std::iter::once(None))) {
            if others.is_empty() {
                node.into_iter().flat_map(|node| self.rows(node, table)).for_each(|row| found(used, row));
            } else {
                let mut rows: Vec<u32> = node.iter().chain(&others).flat_map(|node| self.rows(*node, table)).collect();
                rows.sort_unstable();
                rows.dedup();
                rows.into_iter().for_each(|row| found(used, row));
            }
            let Some(word) = next else { return };
            node = node.and_then(|node| self.step(node, word));
            if !others.is_empty() {
                others = others.into_iter().filter_map(|node| self.step(node, word)).collect();
            }
            if node.is_none() && others.is_empty() {
                return;
            }
        }
    }

    /// The rows of `table` found at a node, as they were added.
    fn rows(&self, node: u32, table: Table) -> impl Iterator<Item = u32> {
        let first = self.entry(self.place(node).entry);
        let entries = std::iter::successors(first, |entry| self.entry(entry.next));
        entries.filter(move |entry| entry.row & !ROW_MASK == in_table(table, 0)).map(|entry| entry.row & ROW_MASK)
    }

    fn step(&self, node: u32, word: WordId) -> Option<u32> {
        if self.place(node).after & bit(word) == 0 { None } else { self.probe(node, word).ok() }
    }

    /// The number of a first word; a new one for 0.
    fn first(&mut self, first: u32) -> u32 {
        if first != 0 {
            return first;
        }
        if self.firsts.is_empty() {
            self.grow();
        }
        self.firsts.push(First::default());
        u32::try_from(self.firsts.len() - 1).unwrap_or(0)
    }

    fn place(&self, node: u32) -> Place {
        match node.checked_sub(LONGER) {
            None => self.firsts.get(node as usize).map(|first| first.place),
            Some(at) => self.nodes.get(at as usize).map(|node| node.place),
        }
        .unwrap_or_default()
    }

    fn place_mut(&mut self, node: u32) -> Option<&mut Place> {
        match node.checked_sub(LONGER) {
            None => self.firsts.get_mut(node as usize).map(|first| &mut first.place),
            Some(at) => self.nodes.get_mut(at as usize).map(|node| &mut node.place),
        }
    }

    fn entry(&self, at: u32) -> Option<Entry> {
        self.entries.get((at as usize).checked_sub(1)?).copied()
    }

    /// Adds an entry behind those of a node, unless it is one of them.
    fn add(&mut self, node: u32, row: u32) {
        let fresh = u32::try_from(self.entries.len() + 1).unwrap_or(0);
        let Some(place) = self.place_mut(node) else { return };
        let mut at = place.entry;
        if at == 0 {
            place.entry = fresh;
        }
        while let Some(entry) = (at as usize).checked_sub(1).and_then(|at| self.entries.get_mut(at)) {
            if entry.row == row {
                return;
            }
            if entry.next == 0 {
                entry.next = fresh;
            }
            at = entry.next;
        }
        self.entries.push(Entry { row, next: 0 });
    }

    /// The node of `word` after `before`; else the empty slot where the search ended.
    fn probe(&self, before: u32, word: WordId) -> Result<u32, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash(before, word) & mask;
        while let Some(&id) = self.slots.get(at)
            && id != 0
        {
            let node = self.nodes.get(id.wrapping_sub(LONGER) as usize);
            if node.is_some_and(|node| node.before == before && node.word == word) {
                return Ok(id);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    fn make(&mut self, before: u32, word: WordId, mut slot: usize) -> u32 {
        if self.nodes.len() * 4 >= self.slots.len() * 3 {
            self.grow();
            slot = self.probe(before, word).err().unwrap_or(usize::MAX);
        }
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX).saturating_add(LONGER);
        self.nodes.push(Node { before, word, place: Place::default() });
        if let Some(place) = self.slots.get_mut(slot) {
            *place = id;
        }
        if let Some(place) = self.place_mut(before) {
            place.after |= bit(word);
        }
        id
    }

    /// Makes the first slots, or twice as many as there are.
    fn grow(&mut self) {
        if self.firsts.is_empty() {
            self.firsts.reserve(FIRST_NODES);
            self.nodes.reserve(FIRST_NODES);
            self.entries.reserve(2 * FIRST_NODES);
            self.firsts.push(First::default());
        }
        self.slots = vec![0; (self.slots.len() * 2).max(FIRST_SLOTS)];
        for (id, node) in (LONGER..).zip(&self.nodes) {
            if let Err(slot) = self.probe(node.before, node.word)
                && let Some(place) = self.slots.get_mut(slot)
            {
                *place = id;
            }
        }
    }
}

/// A row with its table, as an entry holds them.
fn in_table(table: Table, row: u32) -> u32 {
    u32::from(table as u8) << ROW_MASK.count_ones() | row.min(ROW_MASK)
}

fn bit(word: WordId) -> u32 {
    1 << (word & 31)
}

fn hash(before: u32, word: WordId) -> usize {
    let both = u64::from(before) << 32 | u64::from(word);
    (both.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use super::*;

    /// A lexicon's part: the first words.
    #[derive(Default)]
    struct Words(Phrases, rustc_hash::FxHashMap<WordId, u32>);

    impl Words {
        fn insert(&mut self, words: &[WordId], table: Table, row: u32) {
            let first = self.1.entry(words[0]).or_default();
            *first = self.0.insert(*first, words, table, row);
        }

        fn found(&self, table: Table, words: &[WordId]) -> Vec<(usize, u32)> {
            let mut all = Vec::new();
            let first = words.first().and_then(|word| self.1.get(word)).copied().unwrap_or(0);
            self.0.walk(first, Vec::new(), table, words.iter().copied(), |used, row| all.push((used, row)));
            all
        }
    }

    #[test]
    fn phrases_are_found_shortest_first_and_rows_in_table_order() {
        let mut phrases = Words::default();
        assert_eq!(phrases.found(Table::Hedge, &[1]), []);
        for (words, table, row) in [
            (&[1, 2, 3][..], Table::Hedge, 9),
            (&[1], Table::Hedge, 5),
            (&[1], Table::Rate, 7),
            (&[1], Table::Hedge, 4),
            (&[1], Table::Hedge, 5),
            (&[2], Table::Rate, 1),
        ] {
            phrases.insert(words, table, row);
        }
        assert_eq!(phrases.found(Table::Hedge, &[1, 2, 3, 4]), [(1, 5), (1, 4), (3, 9)]);
        assert_eq!(phrases.found(Table::Hedge, &[1, 3]), [(1, 5), (1, 4)]);
        assert_eq!(phrases.found(Table::Rate, &[1, 2, 3]), [(1, 7)]);
        assert_eq!(phrases.found(Table::Hedge, &[2, 3]), []);
        assert_eq!(phrases.found(Table::Hedge, &[4]), []);
        assert_eq!(phrases.found(Table::Hedge, &[]), []);
        assert_eq!(phrases.0.tables(phrases.1[&1]), (1 << Table::Hedge as u8 | 1 << Table::Rate as u8, false));
        assert_eq!(phrases.0.tables(0), (0, false));
    }

    #[test]
    fn a_word_finds_the_phrases_of_those_it_stands_for() {
        let mut phrases = Words::default();
        for (words, row) in [(&[1][..], 3), (&[2], 2), (&[1, 5], 7), (&[2, 5], 8), (&[3, 5], 6), (&[3, 5, 6], 9), (&[2, 5], 7)] {
            phrases.insert(words, Table::Modality, row);
        }
        let Words(mut phrases, numbers) = phrases;
        phrases.stand_for(numbers[&1], Table::Rate);
        assert_eq!(phrases.tables(numbers[&1]), (1 << Table::Modality as u8 | 1 << Table::Rate as u8, true));
        let mut all = Vec::new();
        let others = vec![numbers[&2], numbers[&3]];
        phrases.walk(numbers[&1], others, Table::Modality, [1, 5, 6].into_iter(), |used, row| all.push((used, row)));
        assert_eq!(all, [(1, 2), (1, 3), (2, 6), (2, 7), (2, 8), (3, 9)]);
    }

    #[test]
    fn nothing_is_lost_when_the_table_grows() {
        let mut phrases = Words::default();
        for n in 1..110_000 {
            phrases.insert(&[n % 300, n], Table::Name, n);
        }
        assert!(phrases.0.slots.len() > FIRST_SLOTS);
        for n in 1..110_000 {
            assert_eq!(phrases.found(Table::Name, &[n % 300, n]), [(2, n)]);
        }
    }
}
