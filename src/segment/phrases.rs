//! The phrases that give a line away. Reads a line; gives the zone its words point to.
//! Must not know what stands around the line.

use super::ZoneKind;
use super::keys::{first_word, key, opening};
use super::phrase_table::{Entry, phrase_key, table};

pub(super) use super::phrase_table::Place;

/// Lines longer than this are running text, whatever words they hold; in bytes.
const LONGEST: usize = 1500;
/// From this length on, in bytes, weak phrases must be three.
const LONG: usize = 600;
/// A caption with its credit is no longer than this, in bytes.
const CAPTION: usize = 240;
/// Lines up to this length, in bytes, may be a phrase and nothing else.
const SHORT: usize = 80;

/// What a line's words say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hit {
    pub kind: ZoneKind,
    pub reason: &'static str,
    /// Too little by itself: counts beside a line of the same zone.
    pub faint: bool,
    /// The phrase is all the line says.
    pub alone: bool,
}

/// The zone `line`'s own words give it.
pub(super) fn hit(line: &str) -> Option<Hit> {
    at_ends(line).or_else(|| if line.len() <= LONGEST { inside(line) } else { None })
}

/// The key of a phrase of `place` that `text` starts with: its length in `text`'s key.
pub(super) fn starts(key: &str, place: Place) -> Option<&'static Entry> {
    let table = table();
    let part = matches!(place, Place::Date | Place::Byline | Place::Reading | Place::Name | Place::Desk);
    let rows = if part { &table.parts } else { &table.heads }.get(first_word(key))?;
    let fits = |phrase: &str| {
        key.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || phrase.ends_with('\''))
    };
    rows.iter()
        .filter(|(phrase, entry)| entry.place == place && fits(phrase))
        .max_by_key(|(phrase, _)| phrase.len())
        .map(|(_, entry)| entry)
}

/// Some phrase that opens a line starts with the first word of `line`.
fn opens(line: &str) -> bool {
    table().heads.contains_key(opening(line).as_str())
}

/// Some phrase that ends a line has the last word of `line`.
fn closes(line: &str) -> bool {
    let last = line.rsplit([' ', '\u{a0}', '\'', '’']).next().unwrap_or(line);
    let last = opening(last);
    table().ends.iter().any(|(phrase, _)| phrase.ends_with(last.as_str()))
}

/// Some part of a header line starts with the first word of `line`.
pub(super) fn opens_header(line: &str) -> bool {
    table().parts.contains_key(opening(line).as_str())
}

/// `word` is one that outlets are called by.
pub(super) fn name_word(word: &str) -> bool {
    let key = opening(word);
    let capital = word.starts_with(char::is_uppercase);
    let fits = |entry: &Entry| entry.place == Place::Name && (capital || entry.reason == "outlet_kind");
    table().parts.get(key.as_str()).is_some_and(|rows| rows.iter().any(|(phrase, entry)| *phrase == key && fits(entry)))
}

fn at_ends(line: &str) -> Option<Hit> {
    let counted = line.starts_with(|c: char| c.is_ascii_digit());
    if !(opens(line) || line.len() <= SHORT && (counted || closes(line))) {
        return None;
    }
    let key = key(line);
    let key = key.trim_end();
    let alone = |entry: &Entry| !key.get(phrase_key(entry.phrase).len()..).unwrap_or_default().contains(char::is_alphanumeric);
    let given = |entry: &Entry| Hit {
        kind: entry.kind,
        reason: entry.reason,
        faint: false,
        alone: entry.place == Place::Whole || entry.place == Place::Short && !key.contains(':') || alone(entry),
    };
    let short = line.len() <= 160 && !line.ends_with('.');
    if line.len() <= SHORT {
        let bare = key.trim_end_matches(|c: char| !c.is_alphabetic() && c != ')');
        let bare = if key.ends_with(')') {
            key.split(" (").next().filter(|s| !s.is_empty() && !key.starts_with('(')).unwrap_or(bare)
        } else {
            bare
        };
        let counted = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        for form in [key, bare, counted] {
            let rows = table().heads.get(first_word(form)).into_iter().flatten();
            if let Some((_, entry)) = rows.clone().find(|(phrase, entry)| entry.place == Place::Whole && phrase == form) {
                return Some(given(entry));
            }
        }
        if let Some((_, entry)) =
            table().ends.iter().find(|(phrase, _)| bare.strip_suffix(phrase.as_str()).is_some_and(|rest| rest.ends_with(' ')))
        {
            return Some(given(entry));
        }
    }
    let started = starts(key, Place::Start).or_else(|| if short { starts(key, Place::Short) } else { None });
    started.map(given)
}

fn inside(line: &str) -> Option<Hit> {
    let table = table();
    let mut seen: Vec<&Entry> = Vec::new();
    for found in table.inside.as_ref()?.find_iter(line) {
        let Some(entry) = table.rows.get(found.pattern().as_usize()) else { continue };
        let glued = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = line.get(..found.start()).and_then(|s| s.chars().next_back());
        let after = line.get(found.end()..).and_then(|s| s.chars().next());
        if !glued(before) && !glued(after) && !seen.iter().any(|known| known.phrase == entry.phrase) {
            seen.push(entry);
        }
    }
    let count = |kind: ZoneKind, place: Place| seen.iter().filter(|entry| entry.kind == kind && entry.place == place).count();
    let mut faint = None;
    for entry in &seen {
        let given = |faint| Hit { kind: entry.kind, reason: entry.reason, faint, alone: false };
        let weak = count(entry.kind, Place::Weak);
        let score = weak + count(entry.kind, Place::Hint);
        let fits = entry.kind != ZoneKind::Credits || line.len() <= CAPTION;
        if entry.place == Place::Strong && fits || weak > 0 && score >= if line.len() > LONG { 3 } else { 2 } {
            return Some(given(false));
        }
        if weak > 0 {
            faint = faint.or(Some(given(true)));
        }
    }
    faint
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::table_rows;
    use crate::segment::phrase_table::entries;

    #[test]
    fn every_row_is_read_and_found() {
        let rows = table_rows(include_str!("../lexicon/data/zones.tsv")).count();
        let mut read: Vec<&str> = entries().map(|entry| entry.phrase).collect();
        read.dedup();
        assert_eq!(read.len(), rows);
        for entry in entries() {
            let line = match entry.place {
                Place::Start => format!("{} la suite.", entry.phrase),
                Place::End => format!("Jeu {}", entry.phrase),
                Place::Strong => format!("Ici {} donc.", entry.phrase),
                Place::Whole | Place::Short => entry.phrase.to_owned(),
                _ => continue,
            };
            assert_eq!(hit(&line).map(|hit| hit.kind), Some(entry.kind), "{line}");
        }
    }

    #[test]
    fn spelling_does_not_matter() {
        for line in
            ["À lire aussi : le vin", "A LIRE AUSSI : LE VIN", "→ À lire aussi\u{a0}: le vin", "A\u{300} lire aussi : le vin"]
        {
            assert_eq!(hit(line).map(|hit| hit.kind), Some(ZoneKind::Teaser), "{line}");
        }
        for line in ["Commentaires (12)", "12 commentaires", "Commentaires"] {
            assert_eq!(hit(line).map(|hit| hit.kind), Some(ZoneKind::Comment), "{line}");
        }
    }

    #[test]
    fn news_about_cookies_and_podcasts_is_news() {
        for line in [
            "La CNIL a infligé 150 millions d'euros à un moteur de recherche pour des cookies déposés sans consentement.",
            "Le podcast attire chaque semaine 200 000 auditeurs, dont la moitié gratuitement.",
            "Il vous reste trois mois pour déclarer vos revenus.",
            "Paris pourrait perdre 3 milliards d'euros.",
        ] {
            assert_eq!(hit(line).filter(|hit| !hit.faint), None, "{line}");
        }
    }
}
