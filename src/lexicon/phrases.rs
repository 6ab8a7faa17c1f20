//! Phrases of several words, found from their first word: one trie for all tables.

use super::{Table, WordId};

const FIRST_NODES: usize = 90_000;
const FIRST_SLOTS: usize = 1 << 17;

/// A word, and the words before it.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The node of the words before; 0 before a first word.
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
    table: Table,
    row: u32,
    /// The next entry of the node, counted from 1; 0 for none.
    next: u32,
}

/// A trie over word ids. Node 0 is the root, and no node once it has children.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    nodes: Vec<Node>,
    entries: Vec<Entry>,
    /// Nodes by `before` and `word`; open addressing with steps of one, a power of two long. 0 is an empty slot.
    slots: Vec<u32>,
}

impl Phrases {
    /// Adds a phrase; several tables, and several rows of one, may share it.
    pub(super) fn insert(&mut self, words: &[WordId], table: Table, row: u32) {
        let mut node = 0;
        for word in words {
            node = match self.probe(node, *word) {
                Ok(next) => next,
                Err(slot) => self.make(node, *word, slot),
            };
        }
        self.add(node, table, row);
    }

    /// Walks `words`; calls `found(words used, row)` at each entry of `table`, shortest first.
    pub(super) fn walk(&self, table: Table, words: impl Iterator<Item = WordId>, mut found: impl FnMut(usize, u32)) {
        let mut id = 0;
        for (index, word) in words.enumerate() {
            if self.nodes.get(id as usize).is_none_or(|node| node.after & bit(word) == 0) {
                return;
            }
            let Ok(next) = self.probe(id, word) else { return };
            id = next;
            let mut at = self.nodes.get(id as usize).map_or(0, |node| node.entry);
            while let Some(entry) = self.entry(at) {
                if entry.table == table {
                    found(index + 1, entry.row);
                }
                at = entry.next;
            }
        }
    }

    fn entry(&self, at: u32) -> Option<Entry> {
        self.entries.get((at as usize).checked_sub(1)?).copied()
    }

    /// Adds an entry behind those of a node, unless it is one of them.
    fn add(&mut self, node: u32, table: Table, row: u32) {
        let Some(node) = self.nodes.get_mut(node as usize) else { return };
        let fresh = u32::try_from(self.entries.len() + 1).unwrap_or(0);
        if node.entry == 0 {
            node.entry = fresh;
        }
        let mut at = node.entry;
        while let Some(entry) = (at as usize).checked_sub(1).and_then(|at| self.entries.get_mut(at)) {
            if entry.table == table && entry.row == row {
                return;
            }
            if entry.next == 0 {
                entry.next = fresh;
            }
            at = entry.next;
        }
        self.entries.push(Entry { table, row, next: 0 });
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

    fn make(&mut self, before: u32, word: WordId, mut slot: usize) -> u32 {
        if self.nodes.len() * 4 >= self.slots.len() * 3 {
            self.grow();
            slot = self.probe(before, word).map_or_else(|slot| slot, |_| usize::MAX);
        }
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(Node { before, word, entry: 0, after: 0 });
        if let Some(place) = self.slots.get_mut(slot) {
            *place = id;
        }
        if let Some(node) = self.nodes.get_mut(before as usize) {
            node.after |= bit(word);
        }
        id
    }

    /// Makes the root and the first slots, or twice as many slots as there are.
    fn grow(&mut self) {
        if self.nodes.is_empty() {
            self.nodes.reserve(FIRST_NODES);
            self.entries.reserve(FIRST_NODES);
            self.nodes.push(Node { before: u32::MAX, word: 0, entry: 0, after: 0 });
        }
        self.slots = vec![0; (self.slots.len() * 2).max(FIRST_SLOTS)];
        for id in 1..u32::try_from(self.nodes.len()).unwrap_or(0) {
            let Some(node) = self.nodes.get(id as usize) else { return };
            if let Err(slot) = self.probe(node.before, node.word)
                && let Some(place) = self.slots.get_mut(slot)
            {
                *place = id;
            }
        }
    }
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
    use super::*;

    fn found(phrases: &Phrases, table: Table, words: &[WordId]) -> Vec<(usize, u32)> {
        let mut all = Vec::new();
        phrases.walk(table, words.iter().copied(), |used, row| all.push((used, row)));
        all
    }

    #[test]
    fn phrases_are_found_shortest_first_and_rows_in_table_order() {
        let mut phrases = Phrases::default();
        assert_eq!(found(&phrases, Table::Hedge, &[1]), []);
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
        assert_eq!(found(&phrases, Table::Hedge, &[1, 2, 3, 4]), [(1, 5), (1, 4), (3, 9)]);
        assert_eq!(found(&phrases, Table::Hedge, &[1, 3]), [(1, 5), (1, 4)]);
        assert_eq!(found(&phrases, Table::Rate, &[1, 2, 3]), [(1, 7)]);
        assert_eq!(found(&phrases, Table::Hedge, &[2, 3]), []);
        assert_eq!(found(&phrases, Table::Hedge, &[0]), []);
        assert_eq!(found(&phrases, Table::Hedge, &[]), []);
    }

    #[test]
    fn nothing_is_lost_when_the_table_grows() {
        let mut phrases = Phrases::default();
        for n in 0..110_000 {
            phrases.insert(&[n % 300, n], Table::Name, n);
        }
        assert!(phrases.slots.len() > FIRST_SLOTS);
        for n in 0..110_000 {
            assert_eq!(found(&phrases, Table::Name, &[n % 300, n]), [(2, n)]);
        }
    }
}
