//! Items to records: read, analysed and written out in parallel, handed on in input order.
//!
//! Holds one batch of documents and the records of the one before, whatever the number of
//! documents. A document that fails, or makes the program panic, gives an error record; the
//! others are as if it had not been there. Must not know what the records are written to.

use super::{Item, Texts, jsonl, sidecar};
use crate::format;
use crate::lexicon::Lexicon;
use crate::output::{Emit, ErrorRecord, error_line, records};
use crate::pipeline::{Options, analyse};
use crate::resolve::says_date;
use crate::text::{About, Document};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// Largest file read; the decoder's limit on text.
const MAX_BYTES: u64 = 1 << 30;
/// A batch is full at so many documents or bytes of input.
const BATCH: usize = 512;
const BATCH_BYTES: u64 = 16 << 20;

/// What became of one item.
#[derive(Debug)]
pub struct Done {
    /// Its path as records show it.
    pub path: String,
    /// Its records, JSON Lines.
    pub records: Vec<u8>,
    /// Number of its claims.
    pub claims: u64,
    /// Why there is no document.
    pub error: Option<ErrorRecord>,
    /// What went wrong beside the document: its sidecar, its text that was to be kept.
    pub faults: Vec<ErrorRecord>,
}

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Documents analysed.
    pub documents: u64,
    /// Claims found.
    pub claims: u64,
    /// Error records.
    pub errors: u64,
}

impl Tally {
    fn add(&mut self, done: &Done) {
        self.documents += u64::from(done.error.is_none());
        self.claims += done.claims;
        self.errors += u64::from(done.error.is_some()) + done.faults.len() as u64;
    }
}

/// Runs the stages over `items` and hands the records of each to `sink`, in order. Ends early,
/// with the documents begun finished, when `stop` is set.
///
/// # Errors
/// Those of `sink`; nothing is handed on after one.
pub fn extract(
    items: impl Iterator<Item = Item>,
    options: &Options,
    emit: &Emit,
    stop: &AtomicBool,
    sink: &mut (dyn FnMut(&Done) -> std::io::Result<()> + Send),
) -> std::io::Result<Tally> {
    extract_keeping(items, options, emit, None, stop, sink)
}

/// As [`extract`], with the text of every document kept in `texts`.
///
/// # Errors
/// Those of `sink`.
pub fn extract_keeping(
    items: impl Iterator<Item = Item>,
    options: &Options,
    emit: &Emit,
    texts: Option<&Texts>,
    stop: &AtomicBool,
    sink: &mut (dyn FnMut(&Done) -> std::io::Result<()> + Send),
) -> std::io::Result<Tally> {
    let lexicon = options.words();
    let reserve = |document: &Document| texts.and_then(|texts| texts.reserve(document).err());
    run(items, stop, sink, &reserve, &|document, out| {
        let kept = texts.map_or(Ok(()), |texts| texts.keep(document));
        let analysis = analyse(document, lexicon, options);
        records(&analysis, &document.id, emit, out);
        (analysis.claims.len() as u64, kept.err())
    })
}

/// The stages of one document: its records into the buffer, the number of its claims back, and
/// what went wrong beside them.
type Step<'a> = &'a (dyn Fn(&Document, &mut Vec<u8>) -> (u64, Option<ErrorRecord>) + Sync);

fn run(
    mut items: impl Iterator<Item = Item>,
    stop: &AtomicBool,
    sink: &mut (dyn FnMut(&Done) -> std::io::Result<()> + Send),
    reserve: &(dyn Fn(&Document) -> Option<ErrorRecord> + Sync),
    step: Step<'_>,
) -> std::io::Result<Tally> {
    let mut tally = Tally::default();
    let mut copies: FxHashMap<u64, u32> = FxHashMap::default();
    let mut ready: Vec<Done> = Vec::new();
    loop {
        let batch = if stop.load(Ordering::Relaxed) { Vec::new() } else { fill(&mut items) };
        let last = batch.is_empty();
        // One batch is written while the next is read and analysed.
        let (written, done) = rayon::join(
            || hand_on(&ready, &mut tally, sink),
            || {
                let mut documents: Vec<_> = batch.into_par_iter().map(|item| open(item, stop)).collect();
                number(&mut documents, &mut copies);
                documents.iter_mut().flatten().flatten().for_each(|(document, faults)| faults.extend(reserve(document)));
                documents.into_par_iter().map(|found| found.and_then(|found| finish(found, stop, step))).collect::<Vec<_>>()
            },
        );
        written?;
        if last {
            return Ok(tally);
        }
        // After a stop, only what nothing is missing before.
        ready = done.into_iter().map_while(|done| done).collect();
    }
}

fn hand_on(
    ready: &[Done],
    tally: &mut Tally,
    sink: &mut (dyn FnMut(&Done) -> std::io::Result<()> + Send),
) -> std::io::Result<()> {
    for done in ready {
        sink(done)?;
        tally.add(done);
    }
    Ok(())
}

fn fill(items: &mut impl Iterator<Item = Item>) -> Vec<Item> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(item) = items.next() else { break };
        bytes += match &item {
            Item::File { size, .. } => *size,
            Item::Line { bytes, .. } => bytes.len() as u64,
            Item::Stdin | Item::Error(_) => 0,
        };
        batch.push(item);
    }
    batch
}

/// A document with what is wrong beside it, or why there is none.
type Found = Result<(Document, Vec<ErrorRecord>), ErrorRecord>;

/// Reads and decodes an item; nothing after a stop.
fn open(item: Item, stop: &AtomicBool) -> Option<Found> {
    if stop.load(Ordering::Relaxed) {
        return None;
    }
    let path = match &item {
        Item::File { shown, .. } | Item::Line { shown, .. } => shown.clone(),
        Item::Stdin => "-".to_owned(),
        Item::Error(error) => error.path.clone(),
    };
    Some(guarded(&path, || match item {
        Item::File { path, shown, .. } => read_file(&path, &shown),
        Item::Stdin => bytes(std::io::stdin().lock(), 0, "-").and_then(|bytes| decode("-", &bytes)).map(alone),
        Item::Line { shown, bytes, file } => jsonl::document(&shown, &bytes, file.as_deref()).map(|document| {
            let line = shown.rsplit(':').next().unwrap_or_default();
            let faults = undated(&document.given.input, &shown, &format!("line {line}"));
            (document, faults)
        }),
        Item::Error(error) => Err(error),
    }))
}

/// Later copies of a text get ids of their own: `-2`, `-3`, in input order.
fn number(documents: &mut [Option<Found>], copies: &mut FxHashMap<u64, u32>) {
    for (document, _) in documents.iter_mut().flatten().flatten() {
        let copy = copies.entry(u64::from_str_radix(&document.id, 16).unwrap_or_default()).or_default();
        *copy += 1;
        if *copy > 1 {
            document.id = format!("{}-{copy}", document.id);
        }
    }
}

/// The records of a document; nothing after a stop.
fn finish(found: Found, stop: &AtomicBool, step: Step<'_>) -> Option<Done> {
    if stop.load(Ordering::Relaxed) {
        return None;
    }
    let outcome = found.and_then(|(document, mut faults)| {
        guarded(&document.path, || {
            let mut records = Vec::new();
            let (claims, fault) = step(&document, &mut records);
            faults.extend(fault);
            faults.iter().for_each(|fault| error_line(fault, &mut records));
            Ok(Done { path: document.path.clone(), records, claims, error: None, faults })
        })
    });
    Some(outcome.unwrap_or_else(|error| {
        let mut records = Vec::new();
        error_line(&error, &mut records);
        Done { path: error.path.clone(), records, claims: 0, error: Some(error), faults: Vec::new() }
    }))
}

/// Runs `work`; a panic in it is an error record of `path`.
fn guarded<T>(path: &str, work: impl FnOnce() -> Result<T, ErrorRecord>) -> Result<T, ErrorRecord> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|cause| {
        let what = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
        let message =
            format!("internal.panic: {}; this is a fault of the program, please report it", what.unwrap_or("no reason given"));
        Err(ErrorRecord::new(path, "analyse", &message))
    })
}

/// The document in file `path`, whose records will show `shown`.
///
/// # Errors
/// The file cannot be read, or holds no text.
pub fn read(path: &Path, shown: &str) -> Result<Document, ErrorRecord> {
    read_file(path, shown).map(|(document, _)| document)
}

fn alone(document: Document) -> (Document, Vec<ErrorRecord>) {
    (document, Vec::new())
}

fn read_file(path: &Path, shown: &str) -> Found {
    let unreadable = |error: std::io::Error| {
        ErrorRecord::new(
            shown,
            "read",
            &format!("read.failed: the file could not be read ({}); check its permissions", error.kind()),
        )
    };
    let file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if metadata.len() > MAX_BYTES {
        let message = format!("doc.too_large: {} bytes, the limit is {MAX_BYTES}; split the file", metadata.len());
        return Err(ErrorRecord::new(shown, "read", &message));
    }
    let mut document = decode(shown, &bytes(file, metadata.len(), shown)?)?;
    let mut faults = undated(&document.given.input, shown, "the file");
    match sidecar::beside(path, shown) {
        Ok(about) => {
            faults.extend(undated(&about, shown, "its sidecar"));
            document.given.sidecar = about;
        }
        Err(fault) => faults.push(fault),
    }
    Ok((document, faults))
}

/// What is given as a date and is none (`2024-02-31`, `hier`): told, the document read without it.
fn undated(about: &About, shown: &str, place: &str) -> Vec<ErrorRecord> {
    let given = [("date", &about.date), ("updated", &about.updated)];
    let wrong = given.into_iter().filter_map(|(field, value)| {
        let value = value.as_deref().filter(|value| !says_date(Lexicon::standard(), value))?;
        let short: String = value.chars().take(60).collect();
        let form = "write 2024-05-31, 2024-05 or 2024; the document was read without it";
        let message = format!("date.invalid: {place}: `{field}` is {short:?}, which is no date of the calendar; {form}");
        Some(ErrorRecord::new(shown, "parse", &message))
    });
    wrong.collect()
}

/// At most one byte more than the limit, so that the decoder sees what is too large.
fn bytes(reader: impl Read, expected: u64, shown: &str) -> Result<Vec<u8>, ErrorRecord> {
    let mut bytes = Vec::new();
    let room =
        bytes.try_reserve(usize::try_from(expected).unwrap_or(usize::MAX)).map_err(|_| std::io::ErrorKind::OutOfMemory.into());
    let read = room.and_then(|()| reader.take(MAX_BYTES + 1).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error: std::io::Error| {
        ErrorRecord::new(shown, "read", &format!("read.failed: reading stopped ({}); try again", error.kind()))
    })
}

fn decode(shown: &str, bytes: &[u8]) -> Result<Document, ErrorRecord> {
    format::document(shown, bytes).map_err(|fault| ErrorRecord::new(shown, fault.stage, &fault.message))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    fn line(id: usize, text: &str) -> Item {
        let bytes = format!("{{\"id\":\"{id}\",\"text\":\"{text}\"}}").into_bytes();
        Item::Line { shown: format!("-:{}", id + 1), bytes, file: None }
    }

    fn go(items: Vec<Item>, stop: &AtomicBool, step: Step<'_>) -> (Vec<String>, Tally) {
        let mut got = Vec::new();
        let mut sink = |done: &Done| {
            got.push(String::from_utf8(done.records.clone()).unwrap());
            Ok(())
        };
        let tally = run(items.into_iter(), stop, &mut sink, &|_| None, step).unwrap();
        (got, tally)
    }

    #[test]
    fn order_and_copies_do_not_depend_on_batches() {
        let texts: Vec<String> = (0..1500).map(|n| format!("texte {}", n % 700)).collect();
        let items = texts.iter().enumerate().map(|(n, text)| line(n, text)).collect();
        let (got, tally) = go(items, &AtomicBool::new(false), &|document, out| {
            out.extend(format!("{} {}", document.path, document.id).bytes());
            (2, None)
        });
        assert_eq!(tally, Tally { documents: 1500, claims: 3000, errors: 0 });
        for (n, got) in got.iter().enumerate() {
            let id = Document::from_text("", texts[n].clone(), Default::default()).id;
            let want = if n < 700 { id } else { format!("{id}-{}", n / 700 + 1) };
            assert_eq!(got, &format!("{n} {want}"));
        }
    }

    #[test]
    fn a_panic_is_one_error_record() {
        let step: Step<'_> = &|document, out| {
            assert!(document.text != "b", "no {}", document.text);
            out.extend(document.text.bytes());
            (1, None)
        };
        let (got, tally) = go(vec![line(0, "a"), line(1, "b"), line(2, "c")], &AtomicBool::new(false), step);
        assert_eq!((got[0].as_str(), got[2].as_str()), ("a", "c"));
        assert!(got[1].contains("\"path\":\"1\"") && got[1].contains("internal.panic") && got[1].contains("no b"), "{}", got[1]);
        assert_eq!(tally, Tally { documents: 2, claims: 2, errors: 1 });
    }

    #[test]
    fn a_stop_leaves_no_gap() {
        let stop = AtomicBool::new(false);
        let items = (0..2000).map(|n| line(n, &format!("t{n}"))).collect();
        let (got, tally) = go(items, &stop, &|document, out| {
            if document.path == "600" {
                stop.store(true, Ordering::Relaxed);
            }
            out.extend(document.path.bytes());
            (0, None)
        });
        assert!(got.len() >= 512 && got.len() < 1024, "{}", got.len());
        assert!(got.iter().enumerate().all(|(n, got)| got == &n.to_string()));
        assert_eq!(tally.documents, got.len() as u64);
    }
}
