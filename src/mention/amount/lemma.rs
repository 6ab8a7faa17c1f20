//! The singular of what is counted.

use crate::lexicon::{Classes, Lexicon};
use crate::text;

/// The singular of a French noun as written, folded: table of exceptions first, then the rules;
/// of a compound part by part (`journées-skieurs`).
#[must_use]
pub fn singular(lexicon: &Lexicon, written: &str) -> Box<str> {
    let initials = written.chars().all(char::is_uppercase) && written.chars().count() <= 5;
    let key = if initials { written.to_owned() } else { text::fold(written) };
    if let Some(known) = lexicon.rows().singulars.get(key.as_str()) {
        return known.clone();
    }
    if !key.contains(['-', '‐', '‑']) {
        return part(&key).into();
    }
    let mut buffer = String::new();
    let parts = key.split(['-', '‐', '‑']).map(|word| {
        // `sous` of `sous-marins` is no sou, `porte` of `porte-drapeaux` a verb.
        let classes = lexicon.classes(lexicon.lookup(word, &mut buffer));
        if classes.any(Classes::PREPOSITION.with(Classes::ADVERB)) { word.to_owned() } else { known(lexicon, word) }
    });
    parts.collect::<Vec<_>>().join("-").into()
}

fn known(lexicon: &Lexicon, word: &str) -> String {
    lexicon.rows().singulars.get(word).map_or_else(|| part(word), |singular| singular.to_string())
}

fn part(key: &str) -> String {
    // `courageux` is written so in the singular too; the table has the nouns in -eu (`jeux`).
    if key.ends_with("eux") {
        return key.to_owned();
    }
    for ending in ["eaux", "oux"] {
        if key.ends_with(ending) {
            return key.strip_suffix('x').unwrap_or(key).to_owned();
        }
    }
    if let Some(stem) = key.strip_suffix("aux") {
        return format!("{stem}al");
    }
    if key.ends_with("ss") {
        return key.to_owned();
    }
    key.strip_suffix('s').unwrap_or(key).to_owned()
}
