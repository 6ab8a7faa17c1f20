//! Throughput of extraction on 20 MB made from the corpus: as 5 000 documents of about 4 KB and as
//! one document, stage by stage and whole, on one core; and the peak memory of each.
//!
//! `cargo bench` prints minimum, median and maximum per round with MB/s (divan). Every stage is
//! timed by itself on the results of the stages before it. Peak memory is read from the operating
//! system (`VmHWM`, Linux) after the whole run, each shape in a process of its own:
//! `cargo bench -- --peak many` and `cargo bench -- --peak one`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic, missing_docs)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use greffier::lexicon::Lexicon;
use greffier::output::{Emit, records};
use greffier::pipeline::{self, Options, analyse};
use greffier::segment::Layout;
use greffier::text::{Document, Span};
use greffier::{claim, language, segment, token};
use std::path::Path;
use std::sync::LazyLock;

const TOTAL: usize = 20_000_000;
const SMALL: usize = 4_000;

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(corpus);
static MANY: LazyLock<Vec<Vec<u8>>> = LazyLock::new(many);
static ONE: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| vec![MANY.concat()]);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|a| a == "--peak") {
        return peak(arguments.get(at + 1).map_or("many", |s| s));
    }
    divan::main();
}

/// The French texts of the corpus, in path order.
fn corpus() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<_> = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok).map(|e| e.into_path()).collect();
    paths.sort();
    paths
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "txt" || e == "md") && !p.to_string_lossy().contains("/langues/"))
        .filter_map(|p| std::fs::read_to_string(p).ok())
        .collect()
}

/// 5 000 documents of about 4 KB, each text different by its number.
fn many() -> Vec<Vec<u8>> {
    let mut documents = Vec::new();
    let mut pieces = TEXTS.iter().cycle();
    for number in 0..TOTAL / SMALL {
        let mut text = format!("Document {number}\n\n");
        while text.len() < SMALL {
            text.push_str(pieces.next().unwrap());
            text.push('\n');
        }
        let mut end = SMALL;
        while !text.is_char_boundary(end) {
            end += 1;
        }
        text.truncate(end);
        text.push_str("\n\n");
        documents.push(text.into_bytes());
    }
    documents
}

fn input(shape: &str) -> &'static [Vec<u8>] {
    if shape == "many" { &MANY } else { &ONE }
}

fn size(shape: &str) -> BytesCount {
    BytesCount::new(input(shape).iter().map(Vec::len).sum::<usize>())
}

fn documents(shape: &str) -> Vec<Document> {
    input(shape).iter().enumerate().map(|(n, bytes)| Document::from_bytes(&n.to_string(), bytes).unwrap()).collect()
}

fn whole(shape: &str) -> usize {
    let mut written = 0;
    let mut out = Vec::new();
    for (number, bytes) in input(shape).iter().enumerate() {
        let document = Document::from_bytes(&number.to_string(), bytes).unwrap();
        let analysis = analyse(&document, Lexicon::standard(), &Options::default());
        out.clear();
        records(&analysis, &document.id, &Emit::default(), &mut out);
        written += out.len();
    }
    written
}

fn peak(shape: &str) {
    let written = whole(shape);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or("VmHWM: not told by this system");
    println!(
        "{shape}: {line}; {written} bytes of records; input held in memory: {} bytes",
        input(shape).iter().map(Vec::len).sum::<usize>()
    );
}

#[divan::bench(args = ["many", "one"], sample_count = 5, sample_size = 1)]
fn a_whole(bencher: Bencher, shape: &str) {
    Lexicon::standard();
    bencher.counter(size(shape)).bench(|| black_box(whole(shape)));
}

#[divan::bench(args = ["many", "one"], sample_count = 5, sample_size = 1)]
fn b_decode_and_hash(bencher: Bencher, shape: &str) {
    bencher.counter(size(shape)).bench(|| black_box(documents(shape)));
}

#[divan::bench(args = ["many", "one"], sample_count = 5, sample_size = 1)]
fn c_zones(bencher: Bencher, shape: &str) {
    let documents = documents(shape);
    bencher.counter(size(shape)).bench_local(|| documents.iter().map(|d| segment::layout(&d.text).zones.len()).sum::<usize>());
}

#[divan::bench(args = ["many", "one"], sample_count = 5, sample_size = 1)]
fn d_language(bencher: Bencher, shape: &str) {
    let documents = documents(shape);
    bencher
        .counter(size(shape))
        .with_inputs(|| documents.iter().map(|d| segment::layout(&d.text)).collect::<Vec<Layout>>())
        .bench_local_values(|mut layouts| {
            documents.iter().zip(&mut layouts).map(|(d, layout)| language::gate(&d.text, layout, None).lang.len()).sum::<usize>()
        });
}

#[divan::bench(args = ["many", "one"], sample_count = 5, sample_size = 1)]
fn e_sentences(bencher: Bencher, shape: &str) {
    let documents = documents(shape);
    let layouts: Vec<Layout> = documents.iter().map(|d| segment::layout(&d.text)).collect();
    let lexicon = Lexicon::standard();
    bencher.counter(size(shape)).bench_local(|| {
        documents.iter().zip(&layouts).map(|(d, layout)| segment::sentences(&d.text, lexicon, layout).len()).sum::<usize>()
    });
}

#[divan::bench(args = ["many", "one"], sample_count = 5, sample_size = 1)]
fn f_tokens(bencher: Bencher, shape: &str) {
    let documents = documents(shape);
    let lexicon = Lexicon::standard();
    bencher.counter(size(shape)).bench_local(|| {
        documents.iter().map(|d| token::tokenize(lexicon, &d.text, Span::new(0, d.text.len())).len()).sum::<usize>()
    });
}

#[divan::bench(args = ["many", "one"], sample_count = 5, sample_size = 1)]
fn g_mentions(bencher: Bencher, shape: &str) {
    let documents = documents(shape);
    let lexicon = Lexicon::standard();
    let prepared: Vec<_> = documents.iter().map(|d| pipeline::prepare(d, lexicon, &Options::default())).collect();
    bencher
        .counter(size(shape))
        .bench_local(|| prepared.iter().map(|p| p.mentions(lexicon, &pipeline::ModelChoice::Standard).len()).sum::<usize>());
}

#[divan::bench(args = ["many", "one"], sample_count = 5, sample_size = 1)]
fn h_claims(bencher: Bencher, shape: &str) {
    let documents = documents(shape);
    let lexicon = Lexicon::standard();
    let analyses: Vec<_> = documents.iter().map(|d| analyse(d, lexicon, &Options::default())).collect();
    bencher.counter(size(shape)).bench_local(|| {
        analyses
            .iter()
            .map(|a| {
                claim::claims(&claim::Page {
                    id: &a.document.id,
                    text: &a.document.text,
                    offsets: &a.offsets,
                    lexicon,
                    layout: &a.layout,
                    sentences: &a.sentences,
                    mentions: &a.mentions,
                    all_zones: false,
                })
                .len()
            })
            .sum::<usize>()
    });
}

#[divan::bench(args = ["many", "one"], sample_count = 5, sample_size = 1)]
fn i_records(bencher: Bencher, shape: &str) {
    let documents = documents(shape);
    let lexicon = Lexicon::standard();
    let analyses: Vec<_> = documents.iter().map(|d| analyse(d, lexicon, &Options::default())).collect();
    let mut out = Vec::new();
    bencher.counter(size(shape)).bench_local(|| {
        let mut written = 0;
        for analysis in &analyses {
            out.clear();
            records(analysis, &analysis.document.id, &Emit::default(), &mut out);
            written += out.len();
        }
        written
    });
}
