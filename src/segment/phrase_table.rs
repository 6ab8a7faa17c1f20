//! The rows of `zones.tsv`, ready to be found: by first word for the phrases that stand at a
//! line's ends, by automaton for those inside. Must not know what a match means.

use super::ZoneKind;
use super::keys::{first_word, key};
use crate::lexicon::table_rows;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Where in a line a phrase counts (column `place`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Whole,
    Start,
    Short,
    End,
    Strong,
    Weak,
    Hint,
    Date,
    Byline,
    Reading,
    Name,
    Desk,
}

/// A phrase of the table at one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub phrase: &'static str,
    pub kind: ZoneKind,
    pub place: Place,
    pub reason: &'static str,
}

/// The phrases, compiled.
pub(super) struct Table {
    /// By first word of the phrase's key: the phrases that make a line what it is.
    pub heads: FxHashMap<String, Vec<(String, Entry)>>,
    /// The same for the parts of header lines.
    pub parts: FxHashMap<String, Vec<(String, Entry)>>,
    pub ends: Vec<(String, Entry)>,
    pub inside: Option<AhoCorasick>,
    /// By pattern number of `inside`.
    pub rows: Vec<Entry>,
}

/// Every phrase of the table, once for each of its places.
pub(super) fn entries() -> impl Iterator<Item = Entry> {
    table_rows(include_str!("../lexicon/data/zones.tsv")).flat_map(|row| {
        let (phrase, kind, reason) = (row.cell(0), zone(row.cell(1)), row.cell(3));
        let places: Vec<Place> = row.list(2).filter_map(place).collect();
        places.into_iter().filter_map(move |place| Some(Entry { phrase, kind: kind?, place, reason }))
    })
}

/// The table, compiled at first use.
pub(super) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table =
            Table { heads: FxHashMap::default(), parts: FxHashMap::default(), ends: Vec::new(), inside: None, rows: Vec::new() };
        let mut patterns = Vec::new();
        for entry in entries() {
            match entry.place {
                Place::Strong | Place::Weak | Place::Hint => {
                    for variant in variants(entry.phrase) {
                        patterns.push(variant);
                        table.rows.push(entry);
                    }
                }
                Place::End => table.ends.push((phrase_key(entry.phrase), entry)),
                place => {
                    let key = phrase_key(entry.phrase);
                    let part = matches!(place, Place::Date | Place::Byline | Place::Reading | Place::Name | Place::Desk);
                    let map = if part { &mut table.parts } else { &mut table.heads };
                    map.entry(first_word(&key).to_owned()).or_default().push((key, entry));
                }
            }
        }
        table.inside = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(patterns)
            .ok();
        table
    })
}

/// The comparison key of a phrase of the table.
pub(super) fn phrase_key(phrase: &str) -> String {
    key(phrase).trim_end().to_owned()
}

/// How a phrase may be spelled inside a line: either apostrophe, accents composed or not.
fn variants(phrase: &str) -> Vec<String> {
    let mut all = vec![phrase.to_owned(), phrase.replace('\'', "’")];
    all.extend(all.clone().iter().map(|form| form.nfd().collect::<String>()));
    all.sort();
    all.dedup();
    all
}

fn place(name: &str) -> Option<Place> {
    Some(match name {
        "whole" => Place::Whole,
        "start" => Place::Start,
        "short" => Place::Short,
        "end" => Place::End,
        "strong" => Place::Strong,
        "weak" => Place::Weak,
        "hint" => Place::Hint,
        "date" => Place::Date,
        "byline" => Place::Byline,
        "reading" => Place::Reading,
        "name" => Place::Name,
        "desk" => Place::Desk,
        _ => return None,
    })
}

fn zone(name: &str) -> Option<ZoneKind> {
    use ZoneKind::{Comment, Cookie, Credits, Header, Promo, Tags, Teaser};
    [Header, Teaser, Cookie, Promo, Tags, Credits, Comment].into_iter().find(|kind| kind.as_str() == name)
}
