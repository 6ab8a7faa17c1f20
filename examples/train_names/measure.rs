//! How well names are found: exact span and kind, as the pipeline gives them.

use crate::data::{Sample, options};
use greffier::lexicon::Lexicon;
use greffier::mention::entity::tagger::{Line, Tagger};
use greffier::pipeline::{self, ModelChoice, Options};
use std::collections::BTreeMap;
use std::fmt;
use std::time::Instant;

/// Right, wrong and missed, by kind (people, places, organisations).
#[derive(Default)]
pub struct Score([Counts; 3]);

#[derive(Default, Clone, Copy)]
struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Counts {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.wrong + self.missed) as f64
    }

    fn plus(self, other: Counts) -> Counts {
        Counts { right: self.right + other.right, wrong: self.wrong + other.wrong, missed: self.missed + other.missed }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [people, places, bodies] = self.0;
        let all = people.plus(places).plus(bodies);
        write!(
            f,
            "F1 {:.4} (PER {:.4} LOC {:.4} ORG {:.4}) precision {:.4} recall {:.4}",
            all.f1(),
            people.f1(),
            places.f1(),
            bodies.f1(),
            all.right as f64 / (all.right + all.wrong) as f64,
            all.right as f64 / (all.right + all.missed) as f64
        )
    }
}

impl Score {
    pub fn add(&mut self, other: &Score) {
        for (mine, more) in self.0.iter_mut().zip(other.0) {
            *mine = mine.plus(more);
        }
    }

    /// Counts what is found in `sample`; `show` prints each difference.
    pub fn count(&mut self, sample: &Sample, lexicon: &Lexicon, model: &ModelChoice, show: bool) {
        let options = Options { model: model.clone(), ..options() };
        let analysis = pipeline::analyse(&sample.document, lexicon, &options);
        let kind = |name: &str| ["person", "location", "organization"].iter().position(|kind| *kind == name);
        let mine: BTreeMap<(usize, usize), (usize, &str)> =
            analysis.mentions.iter().filter_map(|m| Some(((m.span.from(), m.span.to()), (kind(m.kind())?, m.rule)))).collect();
        let gold: BTreeMap<(usize, usize), usize> =
            sample.gold.iter().filter(|(_, kind)| **kind <= 3).map(|(span, kind)| (*span, usize::from(*kind) - 1)).collect();
        for (span, kind) in &gold {
            if mine.get(span).is_some_and(|(found, _)| found == kind) {
                self.0[*kind].right += 1;
            } else {
                self.0[*kind].missed += 1;
                if show {
                    tell("missed", *kind, "", *span, &sample.document.text);
                }
            }
        }
        for (span, (kind, rule)) in &mine {
            if gold.get(span) != Some(kind) {
                self.0[*kind].wrong += 1;
                if show {
                    tell("extra", *kind, rule, *span, &sample.document.text);
                }
            }
        }
    }
}

/// How fast lines are tagged and revised on one core: the best of five rounds.
pub fn speed(samples: &[Sample], lexicon: &Lexicon) -> String {
    let tagger = Tagger::standard().expect("weights");
    let texts: Vec<Vec<Line<'_>>> = samples
        .iter()
        .flat_map(|sample| sample.stretches.iter().map(|stretch| stretch.lines(&sample.document.text, lexicon)))
        .collect();
    let tokens: usize = texts.iter().flatten().map(|line| line.tokens.list.len()).sum();
    let bytes: usize = samples.iter().map(|sample| sample.document.text.len()).sum();
    let round = || {
        let start = Instant::now();
        let names: usize = texts.iter().flat_map(|lines| tagger.revise(lines)).flatten().map(|r| r.more.len()).sum();
        std::hint::black_box(names);
        start.elapsed().as_secs_f64()
    };
    let best = (0..5).map(|_| round()).fold(f64::INFINITY, f64::min);
    format!("{:.0} tokens/s, {:.2} MB/s", tokens as f64 / best, bytes as f64 / best / 1e6)
}

fn tell(what: &str, kind: usize, rule: &str, (start, end): (usize, usize), text: &str) {
    let from = text[..start].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    let to = text[end..].char_indices().nth(30).map_or(text.len(), |(at, _)| end + at);
    let line = format!("{}[{}]{}", &text[from..start], &text[start..end], &text[end..to]).replace('\n', "¶");
    println!("{what} {} {rule} …{line}…", ["PER", "LOC", "ORG"][kind]);
}
