//! A linear-chain conditional random field trained by stochastic gradient steps (AdaGrad).
//!
//! Reads lines of feature numbers and tags; gives weights. The order of the lines, what is left
//! out and so the weights follow from the seed alone.

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

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

/// Weights by feature number and tag, and by link, tag before (last: beginning) and tag.
pub struct Model {
    pub rows: Vec<[f32; TAGS]>,
    pub links: [[[f32; TAGS]; TAGS + 1]; LINKS],
}

pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    pub decay: f32,
    /// Share of features left out of each token, in 1/256.
    pub dropout: u64,
    pub seed: u64,
}

const START: usize = TAGS;
const NEVER: f32 = -1e9;

pub fn train(examples: &[Example], features: usize, settings: &Settings) -> Model {
    let mut model = Model { rows: vec![[0.0; TAGS]; features], links: [[[0.0; TAGS]; TAGS + 1]; LINKS] };
    let mut past = Model { rows: vec![[0.0; TAGS]; features], links: [[[0.0; TAGS]; TAGS + 1]; LINKS] };
    let mut sum = vec![[0.0f32; TAGS]; features];
    let mut summed = 0.0f32;
    let mut link_sum = [[[0.0f32; TAGS]; TAGS + 1]; LINKS];
    let mut chance = Chance(settings.seed);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..settings.epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, chance.below(i + 1));
        }
        let rate = settings.rate * (1.0 - epoch as f32 / settings.epochs as f32 * 0.7);
        for at in &order {
            step(&mut model, &mut past, &examples[*at], rate, settings, &mut chance);
        }
        if epoch * 2 >= settings.epochs {
            summed += 1.0;
            for (total, row) in sum.iter_mut().zip(&model.rows) {
                for (t, w) in total.iter_mut().zip(row) {
                    *t += w;
                }
            }
            for (t, w) in link_sum.iter_mut().flatten().flatten().zip(model.links.iter().flatten().flatten()) {
                *t += w;
            }
        }
    }
    for (row, total) in model.rows.iter_mut().zip(sum) {
        *row = total.map(|t| t / summed);
    }
    for (w, t) in model.links.iter_mut().flatten().flatten().zip(link_sum.iter().flatten().flatten()) {
        *w = t / summed;
    }
    model
}

fn allowed(before: usize, tag: usize) -> bool {
    let before = if before == START { Tag::OUT } else { Tag(before as u8) };
    before.allows(Tag(tag as u8))
}

/// One step down the gradient of one line.
fn step(model: &mut Model, past: &mut Model, example: &Example, rate: f32, settings: &Settings, chance: &mut Chance) {
    let n = example.tags.len();
    if n == 0 {
        return;
    }
    let kept: Vec<Vec<u32>> = example
        .features
        .iter()
        .map(|f| f.iter().copied().filter(|_| chance.next() & 255 >= settings.dropout).collect())
        .collect();
    let scale = 256.0 / (256 - settings.dropout) as f32;
    let own: Vec<[f32; TAGS]> = kept
        .iter()
        .map(|f| {
            let mut sum = [0.0f32; TAGS];
            for id in f {
                for (s, w) in sum.iter_mut().zip(&model.rows[*id as usize]) {
                    *s += w;
                }
            }
            sum.map(|s| s * scale)
        })
        .collect();
    let mut forward = vec![[NEVER; TAGS]; n];
    let mut backward = vec![[NEVER; TAGS]; n];
    for t in 0..n {
        let links = &model.links[example.link[t] as usize];
        for y in 0..TAGS {
            forward[t][y] = own[t][y]
                + if t == 0 {
                    if allowed(START, y) { links[START][y] } else { NEVER }
                } else {
                    log_sum((0..TAGS).filter(|b| allowed(*b, y)).map(|b| forward[t - 1][b] + links[b][y]))
                };
        }
    }
    backward[n - 1] = [0.0; TAGS];
    for t in (0..n - 1).rev() {
        let links = &model.links[example.link[t + 1] as usize];
        for b in 0..TAGS {
            backward[t][b] =
                log_sum((0..TAGS).filter(|y| allowed(b, *y)).map(|y| links[b][y] + own[t + 1][y] + backward[t + 1][y]));
        }
    }
    let total = log_sum(forward[n - 1].iter().copied());
    for t in 0..n {
        let gold = example.tags[t].0 as usize;
        let mut gradient = [0.0f32; TAGS];
        let mut loud = false;
        for y in 0..TAGS {
            let p = (forward[t][y] + backward[t][y] - total).exp();
            gradient[y] = p - if y == gold { 1.0 } else { 0.0 };
            loud |= gradient[y].abs() > 1e-3;
        }
        if loud {
            for id in &kept[t] {
                let (row, squares) = (&mut model.rows[*id as usize], &mut past.rows[*id as usize]);
                for y in 0..TAGS {
                    let g = gradient[y] + settings.decay * row[y];
                    squares[y] += g * g;
                    row[y] -= rate * g / (squares[y].sqrt() + 1e-6);
                }
            }
        }
        let link = example.link[t] as usize;
        let before_gold = if t == 0 { START } else { example.tags[t - 1].0 as usize };
        for y in 0..TAGS {
            for b in 0..=TAGS {
                if (t == 0) != (b == START) || !allowed(b, y) {
                    continue;
                }
                let w = model.links[link][b][y];
                let before = if t == 0 { 0.0 } else { forward[t - 1][b] };
                let p = (before + w + own[t][y] + backward[t][y] - total).exp();
                let g = p - if b == before_gold && y == gold { 1.0 } else { 0.0 } + settings.decay * w;
                let squares = &mut past.links[link][b][y];
                *squares += g * g;
                model.links[link][b][y] -= rate * g / (squares.sqrt() + 1e-6);
            }
        }
    }
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let top = values.clone().fold(NEVER, f32::max);
    if top <= NEVER { NEVER } else { top + values.map(|v| (v - top).exp()).sum::<f32>().ln() }
}
