//! Room 11. Folders, files, streams of records and standard input to documents; documents to the
//! stream of records, in input order.
//!
//! Reads paths and bytes; gives [`Item`]s, runs the stages over them in parallel and hands the
//! records on in order. Must not know what a record says.

mod atomic;
mod jsonl;
mod keep;
mod name;
mod same;
mod sidecar;
mod walk;
mod work;

pub use atomic::Output;
pub use jsonl::{document as line, lines, of_file};
pub use keep::Texts;
pub use name::{path_of, shown};
pub use same::Same;
pub use walk::{Filter, walk};
pub use work::{Done, Tally, extract, extract_keeping, read};

use crate::output::ErrorRecord;
use std::path::PathBuf;

/// One thing to read, in input order.
#[derive(Debug)]
pub enum Item {
    /// A file.
    File {
        /// Where.
        path: PathBuf,
        /// The path as records show it; see [`shown`].
        shown: String,
        /// Its length in bytes when it was found.
        size: u64,
    },
    /// Standard input as one document, at most this room's limit of it.
    Stdin,
    /// A line of a `--jsonl` stream.
    Line {
        /// `FILE:LINE`.
        shown: String,
        /// The line, its end taken off.
        bytes: Vec<u8>,
        /// The `.jsonl` file it was found in among others.
        file: Option<String>,
    },
    /// Something that could not be read.
    Error(ErrorRecord),
}
