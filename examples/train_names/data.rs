//! Annotated documents: text, names, and the tags that the names give to the tokens of a line.

use crate::crf::Chance;
use greffier::lexicon::Lexicon;
use greffier::mention::entity::tagger::{Line, Tag};
use greffier::pipeline::{self, Options, Stretch};
use greffier::text::Document;
use std::collections::BTreeMap;

/// Names by start and end (bytes): kind number (1 person, 2 location, 3 organization, 4 product, 5 event).
pub type Gold = BTreeMap<(usize, usize), u8>;

/// A document with its names, and what the rules propose in it.
pub struct Sample {
    pub document: Document,
    pub gold: Gold,
    pub stretches: Vec<Stretch>,
}

/// Every document is taken as French.
pub fn options() -> Options {
    Options { lang: Some("fr".into()), ..Options::default() }
}

/// Reads JSON Lines: `id`, `text`, `entities` with `type`, `start`, `end` in code points, `nested`.
pub fn read(path: &str, lexicon: &Lexicon) -> Vec<Sample> {
    let lines = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    lines.lines().filter(|line| !line.trim().is_empty()).map(|line| sample(line, lexicon)).collect()
}

/// Passages of `patterns.txt`, each filled `count` times.
pub fn invented(count: usize, seed: u64, lexicon: &Lexicon) -> Vec<Sample> {
    crate::patterns::records(count, seed).iter().map(|record| sample(record, lexicon)).collect()
}

fn sample(line: &str, lexicon: &Lexicon) -> Sample {
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
        let place = |key: &str| bytes[usize::try_from(entity[key].as_u64().expect("an offset")).expect("an offset")];
        if entity["nested"].as_bool() != Some(true) {
            gold.insert((place("start"), place("end")), kind);
        }
    }
    let document = Document::from_bytes(record["id"].as_str().unwrap_or(""), text.as_bytes()).expect("text");
    let mut stretches = Vec::new();
    pipeline::prepare(&document, lexicon, &options()).stretches(lexicon, &mut |stretch| stretches.push(stretch));
    Sample { document, gold, stretches }
}

/// The fold of each of `count` documents, by chance and of equal size.
pub fn folds(count: usize, folds: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    Chance(seed).shuffle(&mut order);
    let mut fold_of = vec![0; count];
    order.iter().enumerate().for_each(|(at, document)| fold_of[*document] = at % folds);
    fold_of
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
