//! Trains the tagger of names, and measures it by cross-validation.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic, missing_docs)]

mod crf;
mod data;

use crf::{Chance, Example, Settings};
use data::Annotated;
use greffier::lexicon::Lexicon;
use greffier::mention::entity::tagger::{Features, LINKS, Line, Links, MAGIC, Row, Stretch, TAGS, Tag, Tagger, pack};
use greffier::pipeline::{self, ModelChoice, Options};
use std::collections::HashMap;
use std::sync::Arc;

const SEED: u64 = 20_180_101;

struct Doc {
    annotated: Annotated,
    stretches: Vec<pipeline::Stretch>,
}

fn env(name: &str, default: f64) -> f64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

fn main() {
    let path = std::env::args().nth(1).expect("path of names-train.jsonl");
    let mode = std::env::args().nth(2).unwrap_or("cv".into());
    let lexicon = Lexicon::standard();
    let options = Options { lang: Some("fr".into()), ..Options::default() };
    let docs: Vec<Doc> = data::read(&path)
        .into_iter()
        .map(|annotated| {
            let mut stretches = Vec::new();
            pipeline::prepare(&annotated.document, lexicon, &options).stretches(lexicon, &mut |s| stretches.push(s));
            Doc { annotated, stretches }
        })
        .collect();
    let folds = 5;
    let fold_of: Vec<usize> = if std::env::var("BLOCKS").is_ok() {
        (0..docs.len()).map(|i| i * folds / docs.len()).collect()
    } else {
        let mut chance = Chance(SEED);
        let mut order: Vec<usize> = (0..docs.len()).collect();
        for i in (1..order.len()).rev() {
            order.swap(i, chance.below(i + 1));
        }
        let mut f = vec![0; docs.len()];
        for (at, d) in order.iter().enumerate() {
            f[*d] = at % folds;
        }
        f
    };
    match mode.as_str() {
        "rules" => {
            let mut score = Score::default();
            for doc in &docs {
                evaluate(doc, lexicon, &ModelChoice::Off, &mut score);
            }
            score.print("rules");
        }
        "eval" => {
            let tagger = ModelChoice::Given(Arc::new(
                Tagger::from_bytes(&std::fs::read(std::env::args().nth(3).unwrap()).unwrap()).expect("weights"),
            ));
            let mut score = Score::default();
            for doc in &docs {
                evaluate(doc, lexicon, &tagger, &mut score);
            }
            score.print("eval");
        }
        "cv" => {
            let mut table = std::collections::BTreeMap::new();
            let (mut total, mut ood) = (Score::default(), Score::default());
            let first = env("FIRST", 0.0) as usize;
            let run = env("FOLDS", 5.0) as usize;
            for fold in first..first + run {
                let t0 = std::time::Instant::now();
                let train: Vec<&Doc> = docs.iter().zip(&fold_of).filter(|(_, f)| **f != fold).map(|(d, _)| d).collect();
                let (bytes, count) = if let Ok(p) = std::env::var("LOAD") {
                    (std::fs::read(format!("{p}{fold}")).unwrap(), 0)
                } else {
                    learn(&train, lexicon)
                };
                if let Ok(p) = std::env::var("SAVE") {
                    std::fs::write(format!("{p}{fold}"), &bytes).unwrap();
                }
                let tagger = ModelChoice::Given(Arc::new(Tagger::from_bytes(&bytes).expect("weights")));
                let mut score = Score::default();
                for (doc, _) in docs.iter().zip(&fold_of).filter(|(_, f)| **f == fold) {
                    evaluate(doc, lexicon, &tagger, &mut score);
                }
                if std::env::var("STATS").is_ok() {
                    let ModelChoice::Given(t) = &tagger else { panic!() };
                    for (doc, _) in docs.iter().zip(&fold_of).filter(|(_, f)| **f == fold) {
                        stats(doc, lexicon, t, &mut table);
                    }
                }
                score.print(&format!("fold {fold} {count} features {} bytes {:?}", bytes.len(), t0.elapsed()));
                total.add(&score);
                if let Ok(path) = std::env::var("OOD") {
                    let mut score = Score::default();
                    for annotated in data::read(&path) {
                        evaluate(&Doc { annotated, stretches: vec![] }, lexicon, &tagger, &mut score);
                    }
                    score.print("  other genres");
                    ood.add(&score);
                }
            }
            total.print("all");
            for (k, v) in &table {
                println!("{k:50} n {:5} rule {:.2} model {:.2}", v[0], v[1] as f64 / v[0] as f64, v[2] as f64 / v[0] as f64);
            }
            ood.print("other genres");
        }
        _ => {
            let all: Vec<&Doc> = docs.iter().collect();
            let (bytes, count) = learn(&all, lexicon);
            println!("{count} features {} bytes", bytes.len());
            std::fs::write(mode, bytes).unwrap();
        }
    }
}

/// tags of each line of each stretch of a doc
fn gold_tags(doc: &Doc, lines: &[Line]) -> Vec<Vec<Tag>> {
    lines.iter().map(|line| data::tags(line, &doc.annotated.gold)).collect()
}

fn learn(docs: &[&Doc], lexicon: &Lexicon) -> (Vec<u8>, usize) {
    let (rows, links) = fit(docs, lexicon, &settings(0));
    let mut bytes = MAGIC.to_vec();
    bytes.push(TAGS as u8);
    pack(&rows, &links, &mut bytes);
    (bytes, rows.len())
}

fn settings(n: u64) -> Settings {
    Settings {
        epochs: env("EPOCHS", 10.0) as usize,
        rate: env("RATE", 0.1) as f32,
        decay: env("DECAY", 1e-4) as f32,
        dropout: env("DROPOUT", 64.0) as u64,
        seed: SEED + n,
    }
}

fn fit(docs: &[&Doc], lexicon: &Lexicon, settings: &Settings) -> (Vec<(u32, Row)>, Links) {
    let mut features = Features::default();
    let mut raw: Vec<(Vec<Vec<u32>>, Vec<u8>, Vec<Tag>)> = Vec::new();
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for doc in docs {
        for s in &doc.stretches {
            let lines = s.lines(&doc.annotated.document.text, lexicon);
            let gold = gold_tags(doc, &lines);
            let mut stretch = Stretch::new(&lines);
            for at in 0..lines.len() {
                stretch.features(at, &mut features);
                if features.is_empty() {
                    continue;
                }
                let list: Vec<Vec<u32>> = (0..features.len()).map(|t| features.of(t).to_vec()).collect();
                for f in list.iter().flatten() {
                    *counts.entry(*f).or_default() += 1;
                }
                raw.push((list, features.link.clone(), gold[at].clone()));
            }
        }
    }
    let least = env("LEAST", 2.0) as u32;
    let mut keys: Vec<u32> = counts.iter().filter(|(_, n)| **n >= least).map(|(k, _)| *k).collect();
    keys.sort_unstable();
    let ids: HashMap<u32, u32> = keys.iter().enumerate().map(|(i, k)| (*k, i as u32)).collect();
    let examples: Vec<Example> = raw
        .into_iter()
        .map(|(list, link, tags)| Example {
            features: list.iter().map(|f| f.iter().filter_map(|k| ids.get(k).copied()).collect()).collect(),
            link,
            tags,
        })
        .collect();
    let model = crf::train(&examples, keys.len(), settings);
    let scale = env("SCALE", 32.0) as f32;
    let mut rows: Vec<(u32, Row)> = Vec::new();
    for (key, row) in keys.iter().zip(&model.rows) {
        let middle = 0.0;
        let q: Row = row.map(|w| ((w - middle) * scale).round().clamp(-127.0, 127.0) as i8);
        if q.iter().any(|w| w.unsigned_abs() as f64 >= env("PRUNE", 1.0)) {
            rows.push((*key, q));
        }
    }
    let mut links: Links = [[[0; TAGS]; TAGS + 1]; LINKS];
    for (q, w) in links.iter_mut().flatten().flatten().zip(model.links.iter().flatten().flatten()) {
        *q = (w * scale).round() as i16;
    }
    (rows, links)
}

#[derive(Default)]
struct Score {
    counts: [[usize; 3]; 3],
}

impl Score {
    fn add(&mut self, other: &Score) {
        for k in 0..3 {
            for j in 0..3 {
                self.counts[k][j] += other.counts[k][j];
            }
        }
    }
    fn print(&self, name: &str) {
        let f = |a: [usize; 3]| 2.0 * a[0] as f64 / (2 * a[0] + a[1] + a[2]) as f64;
        let t = [0, 1, 2].map(|j| self.counts.iter().map(|c| c[j]).sum::<usize>());
        println!(
            "PER {:.4} LOC {:.4} ORG {:.4} all {:.4} P {:.4} R {:.4}  {name}",
            f(self.counts[0]),
            f(self.counts[1]),
            f(self.counts[2]),
            f(t),
            t[0] as f64 / (t[0] + t[1]) as f64,
            t[0] as f64 / (t[0] + t[2]) as f64
        );
    }
}

fn evaluate(doc: &Doc, lexicon: &Lexicon, model: &ModelChoice, score: &mut Score) {
    let options = Options { lang: Some("fr".into()), model: model.clone(), ..Options::default() };
    let analysis = pipeline::analyse(&doc.annotated.document, lexicon, &options);
    let mut mine = std::collections::BTreeMap::new();
    for m in &analysis.mentions {
        let k = match m.kind() {
            "person" => 1,
            "location" => 2,
            "organization" => 3,
            _ => continue,
        };
        mine.insert((m.span.from(), m.span.to()), k);
    }
    let text = &doc.annotated.document.text;
    let show = std::env::var("SHOW").is_ok();
    let tell = |what: &str, k: u8, s: &(usize, usize)| {
        if show {
            let a = text[..s.0].char_indices().rev().nth(40).map_or(0, |x| x.0);
            let b = text[s.1..].char_indices().nth(25).map_or(text.len(), |x| s.1 + x.0);
            let rule = analysis.mentions.iter().find(|m| (m.span.from(), m.span.to()) == *s).map_or("", |m| m.rule);
            println!(
                "{what} {} {rule} …{}[{}]{}",
                ["PER", "LOC", "ORG"][k as usize - 1],
                text[a..s.0].replace('\n', "¶"),
                &text[s.0..s.1],
                text[s.1..b].replace('\n', "¶")
            );
        }
    };
    for (s, k) in &doc.annotated.gold {
        if *k > 3 {
            continue;
        }
        let c = &mut score.counts[*k as usize - 1];
        if mine.get(s) == Some(k) {
            c[0] += 1
        } else {
            c[2] += 1;
            tell("missed", *k, s)
        }
    }
    for (s, k) in &mine {
        if doc.annotated.gold.get(s) != Some(k) {
            score.counts[*k as usize - 1][1] += 1;
            tell("extra", *k, s)
        }
    }
}

fn stats(doc: &Doc, lexicon: &Lexicon, tagger: &Tagger, table: &mut std::collections::BTreeMap<String, [usize; 3]>) {
    let gold = &doc.annotated.gold;
    for s in &doc.stretches {
        let lines = s.lines(&doc.annotated.document.text, lexicon);
        for (line, tags) in lines.iter().zip(tagger.tag(&lines)) {
            let mut spans: Vec<(usize, usize, u8)> = vec![];
            for (t, tag) in line.tokens.list.iter().zip(&tags) {
                if tag.0 == 0 {
                    continue;
                }
                if tag.inside() {
                    let l = spans.last_mut().unwrap();
                    l.1 = t.span.to();
                } else {
                    spans.push((t.span.from(), t.span.to(), tag.kind()));
                }
            }
            let right = |s: &(usize, usize, u8)| gold.get(&(s.0, s.1)) == Some(&s.2);
            for m in line.proposed {
                let k = match m.kind() {
                    "person" => 1,
                    "location" => 2,
                    "organization" => 3,
                    "product" => 4,
                    "event" => 5,
                    "work" => 6,
                    _ => continue,
                };
                let r = (m.span.from(), m.span.to(), k);
                let n = line.tokens.range(m.span).len();
                let over: Vec<_> = spans.iter().filter(|s| s.0 < r.1 && r.0 < s.1).collect();
                let case = match over.as_slice() {
                    [] => "none",
                    [s] if **s == r => continue,
                    [s] if (s.0, s.1) == (r.0, r.1) => "kind",
                    [s] if s.0 <= r.0 && r.1 <= s.1 => "longer",
                    [s] if r.0 <= s.0 && s.1 <= r.1 => "shorter",
                    _ => "cross",
                };
                let e = table
                    .entry(format!("{case:8} {} {} {}", m.rule, m.kind(), if n > 1 { "multi" } else { "single" }))
                    .or_insert([0; 3]);
                e[0] += 1;
                e[1] += usize::from(right(&r));
                e[2] += usize::from(over.iter().any(|s| right(s)));
            }
        }
    }
}
