//! What the full stop of an abbreviation may mean. Reads `abbreviations.tsv`; must not know
//! where in a text the abbreviation stands.

use crate::lexicon::table_rows;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What stands after an abbreviation's stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A name: « M. Dupont », « bd. Voltaire ».
    BeforeName,
    /// More words of the same sentence: « cf. Le Monde ».
    Inner,
    /// A figure, before or after: « p. 12 », « 12 km. Le ».
    Unit,
    /// Anything: « etc. », « S.A. ».
    MayEnd,
}

/// Longest form of the table in bytes; longer words need no look-up.
const LONGEST: usize = 12;

/// What `word`, written before a full stop, abbreviates; none for a word in full.
///
/// A form of the table is also found with a capital (« Cf. » at the start of a sentence).
pub(super) fn kind(word: &str) -> Option<Kind> {
    if word.len() > LONGEST {
        return None;
    }
    let table = table();
    if let Some(kind) = table.get(word) {
        return Some(*kind);
    }
    let first = word.chars().next()?;
    if !first.is_uppercase() || word.chars().nth(1).is_none_or(|c| !c.is_lowercase()) {
        return None;
    }
    let lower: String = first.to_lowercase().chain(word.chars().skip(1)).collect();
    table.get(lower.as_str()).copied()
}

fn table() -> &'static FxHashMap<&'static str, Kind> {
    static TABLE: OnceLock<FxHashMap<&'static str, Kind>> = OnceLock::new();
    TABLE.get_or_init(|| rows().collect())
}

fn rows() -> impl Iterator<Item = (&'static str, Kind)> {
    table_rows(include_str!("../lexicon/data/abbreviations.tsv")).filter_map(|row| Some((row.cell(0), named(row.cell(1))?)))
}

fn named(name: &str) -> Option<Kind> {
    Some(match name {
        "before-name" => Kind::BeforeName,
        "inner" => Kind::Inner,
        "unit" => Kind::Unit,
        "may-end" => Kind::MayEnd,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_found() {
        let table = include_str!("../lexicon/data/abbreviations.tsv");
        assert_eq!(rows().count(), table_rows(table).count());
        for (form, kind) in rows() {
            assert_eq!(super::kind(form), Some(kind), "{form}");
            assert!(form.len() <= LONGEST, "{form} is longer than LONGEST");
        }
    }

    #[test]
    fn capitals_and_full_words() {
        for (word, want) in [
            ("M", Some(Kind::BeforeName)),
            ("m", Some(Kind::Unit)),
            ("Cf", Some(Kind::Inner)),
            ("Etc", Some(Kind::MayEnd)),
            ("ETC", None),
            ("maison", None),
            ("Paris", None),
            ("", None),
        ] {
            assert_eq!(kind(word), want, "{word}");
        }
    }
}
