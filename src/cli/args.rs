//! The arguments of every command.

use clap::{Args, ColorChoice, Parser, Subcommand};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Every figure stated in French documents: what, about whom, for when, on whose word, how sure, exactly where.
#[derive(Parser, Debug)]
#[command(name = "greffier", version, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 done; 1 findings (check, verify); 2 usage, configuration or I/O, the rest of the work \
                        still done; 130 interrupted.")]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub voice: Voice,
}

/// How much is told, and how.
#[derive(Args, Debug)]
pub(super) struct Voice {
    /// Tell errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Tell what becomes of each document
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Colour on standard error
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// No progress on a terminal
    #[arg(long, global = true)]
    pub no_progress: bool,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Write the claims of documents as JSON Lines
    Extract(Extract),
    /// Hold what the corpus and the fixtures give against what is expected
    Check(Check),
    /// Show a text through every stage
    Explain(Explain),
    /// List the rules, with what each reads and what it leaves alone
    Rules(Rules),
    /// Hold every quote of a stream of records against its source
    Verify(Verify),
}

#[derive(Args, Debug)]
pub(super) struct Extract {
    /// Files and folders; - for standard input
    #[arg(value_name = "PATH", required_unless_present = "jsonl")]
    pub paths: Vec<PathBuf>,
    /// Write to FILE, whole or not at all, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Read documents as lines {"id", "text", "date"?, "title"?}; - for standard input
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    /// Date of documents that carry none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<String>,
    /// Record types to write, besides document and error: claim (default), mention, sentence, run
    #[arg(long, value_name = "TYPES")]
    pub emit: Option<String>,
    /// Take every document as written in this language; no detection
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub lang: Option<String>,
    /// Keep the text of every document in DIR, as PATH.txt: what offsets count in
    #[arg(long, value_name = "DIR")]
    pub text_dir: Option<PathBuf>,
    /// Make claims from every zone of a page, cookie walls and teasers too
    #[arg(long)]
    pub all_zones: bool,
    #[command(flatten)]
    pub model: Model,
    /// Inside folders, read only what matches, whatever its extension (without it: .txt, .md, .html, .htm,
    /// .json, .jsonl, .srt, .vtt, .docx, .pdf, each also .gz, and names without extension)
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// Inside folders, pass over files and folders that match
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Threads (default: one a core)
    #[arg(short = 'j', long = "jobs", value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

#[derive(Args, Debug)]
pub(super) struct Check {
    /// Folder of documents
    #[arg(default_value = "corpus")]
    pub corpus: PathBuf,
    /// Folder of expectations
    #[arg(default_value = "fixtures")]
    pub fixtures: PathBuf,
    /// Take what comes out now as what is expected (refused where CI is set)
    #[arg(long)]
    pub bless: bool,
}

#[derive(Args, Debug)]
pub(super) struct Explain {
    /// A text, or FILE:LINE
    #[arg(value_name = "TEXT|FILE:LINE")]
    pub text: String,
    /// Date of the document, if it carries none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<String>,
    /// Take the text as written in this language; no detection
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub lang: Option<String>,
    #[command(flatten)]
    pub model: Model,
}

#[derive(Args, Debug)]
pub(super) struct Rules {
    /// One object a line
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,
    /// The table of the README
    #[arg(long)]
    pub markdown: bool,
}

/// What finds the names no table holds.
#[derive(Args, Debug)]
pub(super) struct Model {
    /// Find names by rules and tables alone
    #[arg(long, conflicts_with = "model")]
    pub no_model: bool,
    /// Weights of the tagger of names, in place of those compiled in
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Your own names, metrics and words to leave alone (TOML, or tab-separated lines); they outrank all else
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct Verify {
    /// A stream of records; - for standard input
    pub claims: PathBuf,
    /// Folder the paths of the records start from, or the --jsonl file they were made from
    #[arg(default_value = ".")]
    pub root: PathBuf,
    /// Hold the records against the texts kept by extract --text-dir DIR, not against the sources
    #[arg(long, value_name = "DIR", conflicts_with = "root")]
    pub text_dir: Option<PathBuf>,
}

/// A day, as ISO 8601 writes it.
fn date(text: &str) -> Result<String, String> {
    let day = text.parse::<jiff::civil::Date>().ok().filter(|day| day.to_string() == text);
    day.map(|_| text.to_owned()).ok_or_else(|| "write a day as 2024-10-04".to_owned())
}

fn language(text: &str) -> Result<String, String> {
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Ok(text.to_owned());
    }
    Err("write a language as ISO 639-1 does: fr".to_owned())
}
