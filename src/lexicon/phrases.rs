//! Phrases of several words, found from their first word: one trie for all tables.

use super::{Table, WordId};

const FIRST_NODES: usize = 90_000;
const FIRST_SLOTS: usize = 1 << 17;
/// Bits of an entry that hold the row; the others hold the table.
const ROW_MASK: u32 = (1 << 24) - 1;

/// A first word of phrases.
#[derive(Clone, Copy, Debug)]
struct First {
    /// One bit per table that has such a phrase.
    tables: u64,
    node: u32,
}

/// A word, and the words before it.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The node of the words before; none before a first word.
    before: u32,
    word: WordId,
    /// The first of its entries, counted from 1; 0 for none.
    entry: u32,
    /// One bit for every word that may follow, shared by many: turns down most of those that do not.
    after: u32,
}

/// A row of a table, found at a node.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// See [`in_table`].
    row: u32,
    /// The next entry of the node, counted from 1; 0 for none.
    next: u32,
}

/// A trie over word ids.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    firsts: Vec<First>,
    nodes: Vec<Node>,
    entries: Vec<Entry>,
    /// Nodes by `before` and `word`, those of first words left out; open addressing with steps of one, a power of two
    /// long. 0 is an empty slot, and no node.
    slots: Vec<u32>,
}

impl Phrases {
    /// Adds a phrase; several tables, and several rows of one, may share it. `first` is what was given back for the
    /// same first word before, 0 at first; it is given back again.
    pub(super) fn insert(&mut self, first: u32, words: &[WordId], table: Table, row: u32) -> u32 {
        let Some((word, rest)) = words.split_first() else { return first };
        let first = if first == 0 { self.make_first(*word) } else { first };
        let Some(found) = self.firsts.get_mut(first as usize) else { return first };
        found.tables |= 1 << table as u8;
        let mut node = found.node;
        for word in rest {
            node = match self.probe(node, *word) {
                Ok(next) => next,
                Err(slot) => self.make(node, *word, slot),
            };
        }
        self.add(node, in_table(table, row));
        first
    }

    /// The tables that have a phrase with this first word, one bit each.
    pub(super) fn tables(&self, first: u32) -> u64 {
        if first == 0 { 0 } else { self.firsts.get(first as usize).map_or(0, |first| first.tables) }
    }

    /// Calls `found(words used, row)` at each entry of `table` met on the way through `words`, shortest first.
    pub(super) fn walk(&self, first: u32, table: Table, words: impl Iterator<Item = WordId>, mut found: impl FnMut(usize, u32)) {
        let Some(first) = self.firsts.get(first as usize).filter(|first| first.tables & (1 << table as u8) != 0) else { return };
        let mut node = self.nodes.get(first.node as usize);
        let mut id = first.node;
        for (used, word) in (1..).zip(words.skip(1).map(Some).chain(std::iter::once(None))) {
            let mut at = node.map_or(0, |node| node.entry);
            while let Some(entry) = self.entry(at) {
                if entry.row & !ROW_MASK == in_table(table, 0) {
                    found(used, entry.row & ROW_MASK);
                }
                at = entry.next;
            }
            let Some(word) = word.filter(|word| node.is_some_and(|node| node.after & bit(*word) != 0)) else { return };
            let Ok(next) = self.probe(id, word) else { return };
            id = next;
            node = self.nodes.get(id as usize);
        }
    }

    fn entry(&self, at: u32) -> Option<Entry> {
        self.entries.get((at as usize).checked_sub(1)?).copied()
    }

    /// Adds an entry behind those of a node, unless it is one of them.
    fn add(&mut self, node: u32, row: u32) {
        let Some(node) = self.nodes.get_mut(node as usize) else { return };
        let fresh = u32::try_from(self.entries.len() + 1).unwrap_or(0);
        if node.entry == 0 {
            node.entry = fresh;
        }
        let mut at = node.entry;
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
            if self.nodes.get(id as usize).is_some_and(|node| node.before == before && node.word == word) {
                return Ok(id);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    fn make_first(&mut self, word: WordId) -> u32 {
        if self.nodes.is_empty() {
            self.grow();
        }
        let node = self.push(0, word);
        self.firsts.push(First { tables: 0, node });
        u32::try_from(self.firsts.len() - 1).unwrap_or(0)
    }

    fn make(&mut self, before: u32, word: WordId, mut slot: usize) -> u32 {
        if self.nodes.len() * 4 >= self.slots.len() * 3 {
            self.grow();
            slot = self.probe(before, word).err().unwrap_or(usize::MAX);
        }
        let id = self.push(before, word);
        if let Some(place) = self.slots.get_mut(slot) {
            *place = id;
        }
        if let Some(node) = self.nodes.get_mut(before as usize) {
            node.after |= bit(word);
        }
        id
    }

    fn push(&mut self, before: u32, word: WordId) -> u32 {
        self.nodes.push(Node { before, word, entry: 0, after: 0 });
        u32::try_from(self.nodes.len() - 1).unwrap_or(0)
    }

    /// Makes the first slots, or twice as many as there are.
    fn grow(&mut self) {
        if self.nodes.is_empty() {
            self.firsts.reserve(FIRST_NODES / 2);
            self.nodes.reserve(FIRST_NODES);
            self.entries.reserve(FIRST_NODES);
            self.firsts.push(First { tables: 0, node: 0 });
            self.push(0, 0);
        }
        self.slots = vec![0; (self.slots.len() * 2).max(FIRST_SLOTS)];
        for id in 1..u32::try_from(self.nodes.len()).unwrap_or(0) {
            let Some(node) = self.nodes.get(id as usize).filter(|node| node.before != 0) else { continue };
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
            self.0.walk(first, table, words.iter().copied(), |used, row| all.push((used, row)));
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
        assert_eq!(phrases.0.tables(phrases.1[&1]), 1 << Table::Hedge as u8 | 1 << Table::Rate as u8);
        assert_eq!(phrases.0.tables(0), 0);
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
