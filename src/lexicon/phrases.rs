//! Phrases of several words, found from their first word: one trie for all tables.

use super::{Table, WordId};
use rustc_hash::FxHashMap;

/// A row of a table, found at a node.
#[derive(Clone, Copy, Debug)]
struct Entry {
    table: Table,
    row: u32,
}

/// A trie over word ids. Node 0 is the root.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    edges: FxHashMap<(u32, WordId), u32>,
    entries: Vec<Vec<Entry>>,
}

impl Phrases {
    /// Adds a phrase; several tables, and several rows of one, may share it.
    pub(super) fn insert(&mut self, words: &[WordId], table: Table, row: u32) {
        if self.entries.is_empty() {
            self.entries.push(Vec::new());
        }
        let mut node = 0;
        for word in words {
            let fresh = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            let next = *self.edges.entry((node, *word)).or_insert(fresh);
            if next == fresh {
                self.entries.push(Vec::new());
            }
            node = next;
        }
        if let Some(entries) = self.entries.get_mut(node as usize)
            && !entries.iter().any(|e| e.table == table && e.row == row)
        {
            entries.push(Entry { table, row });
        }
    }

    /// Walks `words`; calls `found(words used, row)` at each entry of `table`, shortest first.
    pub(super) fn walk(&self, table: Table, words: impl Iterator<Item = WordId>, mut found: impl FnMut(usize, u32)) {
        let mut node = 0;
        for (index, word) in words.enumerate() {
            let Some(next) = self.edges.get(&(node, word)) else { return };
            node = *next;
            for entry in self.entries.get(node as usize).into_iter().flatten() {
                if entry.table == table {
                    found(index + 1, entry.row);
                }
            }
        }
    }
}
