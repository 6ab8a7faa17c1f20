//! `extract`: documents to records.

use super::args::Extract;
use super::terminal::{Terminal, count};
use super::{DONE, FAILED, INTERRUPTED, lexicon, model, signals};
use crate::batch::{self, Done, Filter, Item, Output, Same, Tally, Texts};
use crate::format::{Unpacked, unpacked_name};
use crate::lexicon::fingerprint;
use crate::output::{Emit, ErrorRecord, RunRecord, SCHEMA, error_line, run_line};
use crate::pipeline::Options;
use crate::text::sha256_hex;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Instant, SystemTime};

type Items = Box<dyn Iterator<Item = Item> + Send>;

pub(super) fn run(args: &Extract, terminal: &Terminal) -> Result<u8, String> {
    let began = Instant::now();
    let emit = args.emit.as_deref().map_or(Ok(Emit::default()), Emit::parse)?;
    let (model, digest) = model::choose(&args.model)?;
    let (lexicon, words) = lexicon::choose(&args.model)?;
    let options = Options { lang: args.lang.clone(), date: args.date.clone(), all_zones: args.all_zones, model, lexicon };
    let stop = signals::stop();
    let texts = args.text_dir.as_deref().map(Texts::at);
    if let Some(folder) = &args.text_dir {
        let made = std::fs::create_dir_all(folder);
        made.map_err(|error| format!("{}: the folder cannot be made ({})", batch::shown(folder), error.kind()))?;
    }
    let items = items(args, stop.clone())?;
    let mut out = Output::open(args.output.as_deref()).map_err(|why| format!("{}: {why}", name(args)))?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.jobs.map_or(0, Into::into)).build();
    let pool = pool.map_err(|error| format!("no threads could be started: {error}; try a smaller -j"))?;
    let mut head = Vec::new();
    if emit.run {
        run_line(&record(&options, &digest, &words), &mut head);
    }
    let written = out.write_all(&head).and_then(|()| {
        let mut sink = |done: &Done| {
            tell(done, terminal);
            out.write_all(&done.records)
        };
        let tally = pool.install(|| batch::extract_keeping(items, &options, &emit, texts.as_ref(), &stop, &mut sink))?;
        if stop.load(Ordering::Relaxed) {
            out.write_all(&interrupted(tally))?;
        }
        out.commit().map(|()| tally)
    });
    terminal.end();
    let tally = match written {
        Ok(tally) => tally,
        // `| head` has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe && args.output.is_none() => return Ok(DONE),
        Err(error) => {
            let kept = if args.output.is_some() { "; the file is as it was before" } else { "" };
            return Err(format!("{}: the records could not be written ({}){kept}", name(args), error.kind()));
        }
    };
    if tally == Tally::default() {
        terminal.note("nothing to read: folders are searched for texts, pages, subtitles, JSON, DOCX and PDF by their extensions; see --include");
    }
    terminal.note(&summary(tally, began.elapsed().as_secs_f64()));
    if stop.load(Ordering::Relaxed) {
        terminal.error("interrupted; what was done by then is written, the rest was not read");
        return Ok(INTERRUPTED);
    }
    Ok(if tally.errors > 0 { FAILED } else { DONE })
}

fn name(args: &Extract) -> String {
    args.output.as_deref().map_or("standard output".to_owned(), batch::shown)
}

/// Everything to be read, paths first.
fn items(args: &Extract, stop: std::sync::Arc<AtomicBool>) -> Result<Items, String> {
    let dash = |path: &Path| path.as_os_str() == "-";
    let from_stdin = args.paths.iter().map(|path| path.as_path()).chain(args.jsonl.as_deref()).filter(|path| dash(path));
    if from_stdin.count() > 1 {
        return Err("- is named twice; standard input can be read once".to_owned());
    }
    let filter = Filter::new(&args.include, &args.exclude)?;
    let walk = batch::walk(&args.paths, filter, Same::written(args.output.as_deref()).and_folder(args.text_dir.as_deref()));
    let lines: Items = match args.jsonl.as_deref() {
        None => Box::new(std::iter::empty()),
        Some(path) if dash(path) => lines("-", BufReader::new(std::io::stdin())),
        Some(path) => {
            let shown = batch::shown(path);
            match std::fs::File::open(path) {
                Ok(file) => {
                    let packed = unpacked_name(&shown) != shown;
                    lines(&shown, BufReader::with_capacity(1 << 16, Unpacked::new(file, packed)))
                }
                Err(error) => {
                    let message = format!("read.failed: the file could not be opened ({}); check the path", error.kind());
                    Box::new(std::iter::once(Item::Error(ErrorRecord::new(&shown, "read", &message))))
                }
            }
        }
    };
    Ok(Box::new(walk.chain(lines).take_while(move |_| !stop.load(Ordering::Relaxed))))
}

fn lines(shown: &str, reader: impl BufRead + Send + 'static) -> Items {
    Box::new(batch::lines(shown.to_owned(), Box::new(reader)))
}

/// What becomes of each document, for standard error.
fn tell(done: &Done, terminal: &Terminal) {
    terminal.advance();
    match &done.error {
        Some(error) => terminal.error(&format!("{}: {}", error.path, error.message)),
        None => terminal.detail(&format!("{}: {}", done.path, count(done.claims, "claim"))),
    }
    for fault in &done.faults {
        terminal.error(&format!("{}: {}", fault.path, fault.message));
    }
}

/// The mark of a run that was cut short, last in the stream.
fn interrupted(tally: Tally) -> Vec<u8> {
    let message = format!("run.interrupted: stopped after {}; the rest was not read", count(tally.documents, "document"));
    let mut line = Vec::new();
    error_line(&ErrorRecord::new("", "run", &message), &mut line);
    line
}

fn summary(tally: Tally, seconds: f64) -> String {
    let [documents, claims, errors] =
        [(tally.documents, "document"), (tally.claims, "claim"), (tally.errors, "error")].map(|(n, what)| count(n, what));
    format!("{documents}, {claims}, {errors}, {seconds:.1} s")
}

/// The only record that is not the same on every machine at every time.
fn record(options: &Options, model: &str, lexicon: &str) -> RunRecord {
    let config = format!(
        "lang={:?} date={:?} all_zones={} model={model} lexicon={lexicon}",
        options.lang, options.date, options.all_zones
    );
    RunRecord {
        r#type: "run",
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        rules: fingerprint(),
        config: sha256_hex(config.as_bytes()).chars().take(16).collect(),
        started: SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs()),
    }
}
