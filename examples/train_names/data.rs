//! Annotated documents: text, names, and the tags that the names give to the tokens of a line.

use greffier::mention::entity::tagger::{Line, Tag};
use greffier::text::Document;
use std::collections::BTreeMap;

/// Names by start and end (bytes): kind number (1 person, 2 location, 3 organization, 4 product, 5 event).
pub type Gold = BTreeMap<(usize, usize), u8>;

pub struct Annotated {
    pub document: Document,
    pub gold: Gold,
}

/// Reads JSON Lines: `id`, `text`, `entities` with `type`, `start`, `end` in code points, `nested`.
pub fn read(path: &str) -> Vec<Annotated> {
    let lines = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    lines.lines().map(annotated).collect()
}

fn annotated(line: &str) -> Annotated {
    let record: serde_json::Value = serde_json::from_str(line).expect("a record");
    let text = record["text"].as_str().expect("text");
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut gold = Gold::new();
    for entity in record["entities"].as_array().expect("entities") {
        let kind = match entity["type"].as_str().unwrap_or("") {
            "PER" => 1,
            "LOC" => 2,
            "ORG" => 3,
            "PROD" => 4,
            "EVENT" => 5,
            _ => continue,
        };
        let place = |key: &str| bytes[entity[key].as_u64().expect("an offset") as usize];
        if entity["nested"].as_bool() != Some(true) {
            gold.insert((place("start"), place("end")), kind);
        }
    }
    let document = Document::from_bytes(record["id"].as_str().unwrap_or(""), text.as_bytes()).expect("text");
    Annotated { document, gold }
}

/// The tags that `gold` gives to the tokens of `line`; a name that cuts a token covers it whole.
pub fn tags(line: &Line<'_>, gold: &Gold) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(line.tokens.list.len());
    let mut last = None;
    for token in line.tokens.list {
        let (start, end) = (token.span.from(), token.span.to());
        let name = gold.range(..(end, 0)).next_back().filter(|((_, name_end), _)| *name_end > start);
        tags.push(match name {
            None => Tag::OUT,
            Some((span, kind)) if last == Some(*span) => Tag::inner(*kind),
            Some((_, kind)) => Tag::begin(*kind),
        });
        last = name.map(|(span, _)| *span);
    }
    tags
}
