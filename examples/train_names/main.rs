//! Trains the tagger of names and measures it.
//!
//! ```text
//! cargo run --release --example train_names -- train DATA… --out weights.bin
//! cargo run --release --example train_names -- cross DATA [--models FOLDER] [--only FOLD]
//! cargo run --release --example train_names -- score DATA [--model FILE | --no-model] [--show]
//! cargo run --release --example train_names -- speed DATA
//! ```
//!
//! DATA is JSON Lines: `id`, `text`, `entities` with `type` (PER LOC ORG PROD EVENT), `start`, `end`
//! in code points, `nested`. `train` learns from all of it; `cross` leaves out each of five folds in
//! turn (by document), learns from the rest and measures on it, `--models FOLDER` keeps each fold's
//! weights and ids; `score` measures weights, those compiled in where none are given; `speed` times the compiled weights. `train` and
//! `cross` also learn from `patterns.txt`, each passage filled `--invented N` times; nothing is
//! measured on it. `--seed N` starts chance elsewhere, `--runs N` averages the weights of so many runs.
//!
//! The compiled weights were made by `train names-train.jsonl` with all options as set here:
//! WiNER-fr by Y. Dupont (French Wikinews, text CC BY 2.5, annotation CC BY 4.0) and passages
//! invented for this project.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic, missing_docs)]

mod crf;
mod data;
mod learn;
mod measure;
mod patterns;

use data::Sample;
use greffier::lexicon::Lexicon;
use greffier::mention::entity::tagger::Tagger;
use greffier::pipeline::ModelChoice;
use learn::Settings;
use measure::Score;
use std::path::PathBuf;
use std::sync::Arc;

/// Where chance starts if nothing else is said.
const SEED: u64 = 20_180_101;
/// Parts of the cross-validation.
const FOLDS: usize = 5;

struct Arguments {
    mode: String,
    data: Vec<String>,
    invented: usize,
    out: Option<PathBuf>,
    models: Option<PathBuf>,
    only: Option<usize>,
    model: ModelChoice,
    show: bool,
    settings: Settings,
}

fn main() {
    let arguments = arguments();
    let lexicon = Lexicon::standard();
    let samples: Vec<Sample> = arguments.data.iter().flat_map(|path| data::read(path, lexicon)).collect();
    let more = data::invented(arguments.invented, arguments.settings.seed, lexicon);
    match arguments.mode.as_str() {
        "train" => {
            let all: Vec<&Sample> = samples.iter().chain(&more).collect();
            let bytes = learn::learn(&all, lexicon, &arguments.settings);
            let out = arguments.out.expect("--out FILE");
            std::fs::write(&out, &bytes).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
            println!("{} bytes to {}", bytes.len(), out.display());
        }
        "cross" => cross(&arguments, &samples, &more, lexicon),
        "score" => {
            let mut score = Score::default();
            samples.iter().for_each(|sample| score.count(sample, lexicon, &arguments.model, arguments.show));
            println!("{score}");
        }
        "speed" => println!("{}", measure::speed(&samples, lexicon)),
        other => panic!("{other}: no mode; see the head of examples/train_names/main.rs"),
    }
}

fn cross(arguments: &Arguments, samples: &[Sample], more: &[Sample], lexicon: &Lexicon) {
    let folds = data::folds(samples.len(), FOLDS, arguments.settings.seed);
    let mut total = Score::default();
    for fold in 0..FOLDS {
        if arguments.only.is_some_and(|only| only != fold) {
            continue;
        }
        let inside = |wanted: bool| samples.iter().zip(&folds).filter(move |(_, f)| (**f == fold) == wanted).map(|(s, _)| s);
        let rest: Vec<&Sample> = inside(false).chain(more).collect();
        let bytes = learn::learn(&rest, lexicon, &arguments.settings);
        if let Some(folder) = &arguments.models {
            std::fs::create_dir_all(folder).expect("a folder for the models");
            let ids: Vec<&str> = inside(true).map(|sample| sample.document.path.as_str()).collect();
            std::fs::write(folder.join(format!("{fold}.bin")), &bytes).expect("weights written");
            std::fs::write(folder.join(format!("{fold}.ids")), ids.join("\n")).expect("ids written");
        }
        let model = given(&bytes);
        let mut score = Score::default();
        inside(true).for_each(|sample| score.count(sample, lexicon, &model, arguments.show));
        println!("fold {fold}: {score}; {} bytes", bytes.len());
        total.add(&score);
    }
    println!("all: {total}");
}

fn given(bytes: &[u8]) -> ModelChoice {
    ModelChoice::Given(Arc::new(Tagger::from_bytes(bytes).expect("weights")))
}

fn arguments() -> Arguments {
    let mut words = std::env::args().skip(1);
    let mut read = Arguments {
        mode: words.next().expect("a mode: train, cross, score"),
        data: Vec::new(),
        invented: 5,
        out: None,
        models: None,
        only: None,
        model: ModelChoice::Standard,
        show: false,
        settings: Settings::new(SEED),
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().unwrap_or_else(|| panic!("{word} wants a value"));
        match word.as_str() {
            "--invented" => read.invented = number(&value()),
            "--out" => read.out = Some(value().into()),
            "--models" => read.models = Some(value().into()),
            "--only" => read.only = Some(number(&value())),
            "--seed" => read.settings.seed = number(&value()),
            "--runs" => read.settings.runs = number(&value()),
            "--epochs" => read.settings.epochs = number(&value()),
            "--dropout" => read.settings.dropout = number(&value()),
            "--least" => read.settings.least = number(&value()),
            "--prune" => read.settings.prune = number(&value()),
            "--model" => read.model = given(&std::fs::read(value()).expect("weights")),
            "--no-model" => read.model = ModelChoice::Off,
            "--show" => read.show = true,
            option if option.starts_with("--") => panic!("{option}: no option"),
            _ => read.data.push(word),
        }
    }
    read
}

fn number<N: std::str::FromStr>(word: &str) -> N {
    word.parse().unwrap_or_else(|_| panic!("{word}: no number"))
}
