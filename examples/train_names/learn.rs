//! From annotated documents to packed weights.

use crate::crf::{self, Example};
use crate::data::{self, Sample};
use greffier::lexicon::Lexicon;
use greffier::mention::entity::tagger::{Features, LINKS, Links, MAGIC, Row, Stretch, TAGS, Tag, pack};
use std::collections::HashMap;

/// How it is learnt.
pub struct Settings {
    /// Runs whose weights are averaged.
    pub runs: u64,
    /// Times that every line is read in a run.
    pub epochs: usize,
    /// Length of the first steps.
    pub rate: f32,
    /// Pull of every weight to nought.
    pub decay: f32,
    /// Share of features left out of each token, in 1/256.
    pub dropout: u64,
    /// How often a feature must be seen to count.
    pub least: u32,
    /// A feature none of whose packed weights reaches this is left out.
    pub prune: u8,
    /// Where chance starts.
    pub seed: u64,
}

/// Packed weight of 1.
const SCALE: f32 = 32.0;

impl Settings {
    pub fn new(seed: u64) -> Settings {
        Settings { runs: 3, epochs: 16, rate: 0.1, decay: 1e-4, dropout: 112, least: 3, prune: 1, seed }
    }
}

/// A passage of a line before its features are numbered.
struct Raw {
    features: Vec<Vec<u32>>,
    link: Vec<u8>,
    tags: Vec<Tag>,
}

/// Learns from `samples`; gives a packed file.
pub fn learn(samples: &[&Sample], lexicon: &Lexicon, settings: &Settings) -> Vec<u8> {
    let raw: Vec<Raw> = samples.iter().flat_map(|sample| lines(sample, lexicon)).collect();
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for feature in raw.iter().flat_map(|line| line.features.iter().flatten()) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut keys: Vec<u32> = counts.iter().filter(|(_, count)| **count >= settings.least).map(|(key, _)| *key).collect();
    keys.sort_unstable();
    let ids: HashMap<u32, u32> = (0u32..).zip(&keys).map(|(id, key)| (*key, id)).collect();
    let known = |list: &Vec<u32>| list.iter().filter_map(|key| ids.get(key).copied()).collect();
    let examples: Vec<Example> = raw
        .into_iter()
        .map(|line| Example { features: line.features.iter().map(known).collect(), link: line.link, tags: line.tags })
        .collect();
    let model = crf::mean(&examples, keys.len(), settings);
    let packed = |weight: f32| (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
    let rows: Vec<(u32, Row)> = keys
        .iter()
        .zip(&model.rows)
        .map(|(key, row)| (*key, row.map(packed)))
        .filter(|(_, row)| row.iter().any(|weight| weight.unsigned_abs() >= settings.prune))
        .collect();
    let mut links: Links = [[[0; TAGS]; TAGS + 1]; LINKS];
    for (packed, weight) in links.iter_mut().flatten().flatten().zip(model.links.iter().flatten().flatten()) {
        *packed = (weight * SCALE).round() as i16;
    }
    let mut bytes = MAGIC.to_vec();
    bytes.push(TAGS as u8);
    pack(&rows, &links, &mut bytes);
    bytes
}

/// What of the lines of a document is near a candidate.
fn lines(sample: &Sample, lexicon: &Lexicon) -> Vec<Raw> {
    let mut features = Features::default();
    let mut raw = Vec::new();
    for part in &sample.stretches {
        let lines = part.lines(&sample.document.text, lexicon);
        let mut stretch = Stretch::new(&lines);
        for (at, line) in lines.iter().enumerate() {
            stretch.features(at, &mut features);
            let tags = data::tags(line, &sample.gold);
            let near: Vec<usize> = (0..features.len()).filter(|token| !features.far(*token)).collect();
            for window in near.chunk_by(|a, b| a + 1 == *b) {
                raw.push(Raw {
                    features: window.iter().map(|token| features.of(*token).to_vec()).collect(),
                    link: window.iter().map(|token| features.link[*token]).collect(),
                    tags: window.iter().map(|token| tags[*token]).collect(),
                });
            }
        }
    }
    raw
}
