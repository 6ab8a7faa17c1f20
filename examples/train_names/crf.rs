//! A linear-chain conditional random field trained by stochastic gradient steps (AdaGrad).
//!
//! Reads lines of feature numbers and tags; gives weights. The order of the lines, what is left
//! out and so the weights follow from the seed alone.

use crate::learn::Settings;
use greffier::mention::entity::tagger::{LINKS, TAGS, Tag};

/// One line to learn from.
pub struct Example {
    /// Feature numbers of each token.
    pub features: Vec<Vec<u32>>,
    /// Link of each token (see `Features::link`).
    pub link: Vec<u8>,
    /// What it should be tagged.
    pub tags: Vec<Tag>,
}

/// Numbers that look random and are the same on every run (splitmix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}

type Scores = [f32; TAGS];
type Links = [[Scores; TAGS + 1]; LINKS];

/// Weights by feature number and tag, and by link, tag before (last: beginning) and tag.
pub struct Model {
    pub rows: Vec<Scores>,
    pub links: Links,
}

const START: usize = TAGS;
const NEVER: f32 = -1e9;

impl Model {
    fn empty(features: usize) -> Model {
        Model { rows: vec![[0.0; TAGS]; features], links: [[[0.0; TAGS]; TAGS + 1]; LINKS] }
    }

    fn weights(&self) -> impl Iterator<Item = &f32> {
        self.rows.iter().flatten().chain(self.links.iter().flatten().flatten())
    }

    fn weights_mut(&mut self) -> impl Iterator<Item = &mut f32> {
        self.rows.iter_mut().flatten().chain(self.links.iter_mut().flatten().flatten())
    }
}

/// The mean of the weights of some runs, each with chance of its own: what one order of the lines
/// has taught by accident is lost.
pub fn mean(examples: &[Example], features: usize, settings: &Settings) -> Model {
    let mut sum = Model::empty(features);
    for run in 0..settings.runs {
        let model = train(examples, features, settings, settings.seed.wrapping_add(run * 7919));
        sum.weights_mut().zip(model.weights()).for_each(|(total, weight)| *total += weight / settings.runs as f32);
    }
    sum
}

/// The mean of the weights after each of the later epochs.
fn train(examples: &[Example], features: usize, settings: &Settings, seed: u64) -> Model {
    let (mut model, mut past, mut sum) = (Model::empty(features), Model::empty(features), Model::empty(features));
    let mut summed = 0.0f32;
    let mut chance = Chance(seed);
    let mut order: Vec<&Example> = examples.iter().filter(|example| !example.tags.is_empty()).collect();
    for epoch in 0..settings.epochs {
        chance.shuffle(&mut order);
        let rate = settings.rate * (1.0 - epoch as f32 / settings.epochs as f32 * 0.7);
        for example in &order {
            step(&mut model, &mut past, example, rate, settings, &mut chance);
        }
        if epoch * 2 >= settings.epochs {
            summed += 1.0;
            sum.weights_mut().zip(model.weights()).for_each(|(total, weight)| *total += weight);
        }
    }
    sum.weights_mut().for_each(|total| *total /= summed);
    sum
}

/// The tags from which `tag` may follow.
fn into(tag: usize) -> impl Iterator<Item = usize> + Clone {
    (0..TAGS).filter(move |before| allowed(*before, tag))
}

fn allowed(before: usize, tag: usize) -> bool {
    let before = if before == START { Tag::OUT } else { Tag(before as u8) };
    before.allows(Tag(tag as u8))
}

/// Log sums of the paths up to each tag of each token, its own score in.
fn forward(own: &[Scores], example: &Example, links: &Links) -> Vec<Scores> {
    let mut sums: Vec<Scores> = Vec::with_capacity(own.len());
    for (own, link) in own.iter().zip(&example.link) {
        let links = &links[*link as usize];
        let last = sums.last().copied();
        sums.push(std::array::from_fn(|tag| {
            own[tag]
                + match last {
                    None if allowed(START, tag) => links[START][tag],
                    None => NEVER,
                    Some(last) => log_sum(into(tag).map(|before| last[before] + links[before][tag])),
                }
        }));
    }
    sums
}

/// Log sums of the paths after each tag of each token.
fn backward(own: &[Scores], example: &Example, links: &Links) -> Vec<Scores> {
    let mut sums: Vec<Scores> = vec![[0.0; TAGS]];
    for (own, link) in own.iter().zip(&example.link).skip(1).rev() {
        let links = &links[*link as usize];
        let next = *sums.last().expect("the last token's");
        sums.push(std::array::from_fn(|before| {
            log_sum((0..TAGS).filter(|tag| allowed(before, *tag)).map(|tag| links[before][tag] + own[tag] + next[tag]))
        }));
    }
    sums.reverse();
    sums
}

/// One step down the gradient of one line.
fn step(model: &mut Model, past: &mut Model, example: &Example, rate: f32, settings: &Settings, chance: &mut Chance) {
    let mut keep = |list: &Vec<u32>| list.iter().copied().filter(|_| chance.next() & 255 >= settings.dropout).collect();
    let kept: Vec<Vec<u32>> = example.features.iter().map(&mut keep).collect();
    let scale = 256.0 / (256 - settings.dropout) as f32;
    let own: Vec<Scores> = kept
        .iter()
        .map(|list| {
            let mut sum = [0.0f32; TAGS];
            for id in list {
                sum.iter_mut().zip(&model.rows[*id as usize]).for_each(|(sum, weight)| *sum += weight);
            }
            sum.map(|sum| sum * scale)
        })
        .collect();
    let (ahead, behind) = (forward(&own, example, &model.links), backward(&own, example, &model.links));
    let total = log_sum(ahead.last().expect("a token").iter().copied());
    let mut before: Option<(Scores, usize)> = None;
    for at in 0..kept.len() {
        let gold = example.tags[at].0 as usize;
        let gradient: Scores = std::array::from_fn(|tag| {
            let likely = (ahead[at][tag] + behind[at][tag] - total).exp();
            likely - if tag == gold { 1.0 } else { 0.0 }
        });
        if gradient.iter().any(|g| g.abs() > 1e-3) {
            for id in &kept[at] {
                let (row, squares) = (&mut model.rows[*id as usize], &mut past.rows[*id as usize]);
                for ((weight, square), gradient) in row.iter_mut().zip(squares).zip(gradient) {
                    descend(weight, square, gradient, rate, settings.decay);
                }
            }
        }
        let link = example.link[at] as usize;
        let (origins, gold_origin) = match before {
            None => (START..START + 1, START),
            Some((_, tag)) => (0..TAGS, tag),
        };
        for origin in origins {
            for (tag, own) in own[at].iter().enumerate().filter(|(tag, _)| allowed(origin, *tag)) {
                let weight = &mut model.links[link][origin][tag];
                let path = before.map_or(0.0, |(sums, _)| sums[origin]) + *weight + own + behind[at][tag];
                let gradient = (path - total).exp() - if origin == gold_origin && tag == gold { 1.0 } else { 0.0 };
                descend(weight, &mut past.links[link][origin][tag], gradient, rate, settings.decay);
            }
        }
        before = Some((ahead[at], gold));
    }
}

fn descend(weight: &mut f32, squares: &mut f32, gradient: f32, rate: f32, decay: f32) {
    let gradient = gradient + decay * *weight;
    *squares += gradient * gradient;
    *weight -= rate * gradient / (squares.sqrt() + 1e-6);
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let top = values.clone().fold(NEVER, f32::max);
    if top <= NEVER { NEVER } else { top + values.map(|value| (value - top).exp()).sum::<f32>().ln() }
}
