//! The texts of a run, kept on request so that offsets can be looked up: a file a document.
//!
//! Reads documents; writes their text, in UTF-8, under a folder. Must not know how it was taken out.

use crate::output::ErrorRecord;
use crate::text::Document;
use rustc_hash::FxHashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Longest name of a file or folder, in bytes, with room for an end.
const LONGEST: usize = 200;

/// A folder of texts: that of the document `a/b.html` is `a/b.html.txt`.
#[derive(Debug)]
pub struct Texts {
    folder: PathBuf,
    /// Whose text each file of this run is, by document id.
    taken: Mutex<FxHashMap<PathBuf, String>>,
}

impl Texts {
    /// The texts under `folder`.
    #[must_use]
    pub fn at(folder: &Path) -> Texts {
        Texts { folder: folder.to_owned(), taken: Mutex::default() }
    }

    /// Sets the file of `document` apart for it; asked in the order of documents, so that the first
    /// of two that would share a file has it.
    ///
    /// # Errors
    /// Another text of this run has the file, as a record.
    pub fn reserve(&self, document: &Document) -> Result<(), ErrorRecord> {
        let place = self.place(&document.path);
        let mut taken = self.taken.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let owner = taken.entry(place.clone()).or_insert_with(|| document.id.clone());
        if base(owner) == base(&document.id) {
            return Ok(());
        }
        let message = format!(
            "text.name_taken: {} holds the text of document {owner}; this one was not kept: give the two different names",
            super::shown(&place)
        );
        Err(ErrorRecord::new(&document.path, "write", &message))
    }

    /// Where the text of the document at `path` (as records show it) is. Nothing leads out of the
    /// folder: `..` becomes `__`, and a root goes.
    #[must_use]
    pub fn place(&self, path: &str) -> PathBuf {
        let mut place = self.folder.clone();
        let mut parts = path.split(['/', '\\']).filter(|part| !matches!(*part, "" | ".")).peekable();
        while let Some(part) = parts.next() {
            let bare = if part == ".." { "__" } else { part };
            let cut = (0..=LONGEST.min(bare.len())).rev().find(|at| bare.is_char_boundary(*at)).unwrap_or(0);
            let safe: String =
                bare.get(..cut).unwrap_or_default().chars().map(|c| if c.is_control() { '_' } else { c }).collect();
            place.push(if parts.peek().is_none() { format!("{safe}.txt") } else { safe });
        }
        if place == self.folder { place.join("_.txt") } else { place }
    }

    /// Keeps the text of `document`.
    ///
    /// # Errors
    /// It cannot be written, as a record.
    pub fn keep(&self, document: &Document) -> Result<(), ErrorRecord> {
        let place = self.place(&document.path);
        let taken = self.taken.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if taken.get(&place).is_some_and(|owner| base(owner) != base(&document.id)) {
            return Ok(());
        }
        drop(taken);
        let write = || {
            let folder = place.parent().unwrap_or(&self.folder);
            std::fs::create_dir_all(folder)?;
            let mut builder = tempfile::Builder::new();
            builder.prefix(".greffier-");
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
            let mut file = builder.tempfile_in(folder)?;
            file.write_all(document.text.as_bytes())?;
            file.persist(&place).map(drop).map_err(std::io::Error::from)
        };
        write().map_err(|error: std::io::Error| {
            let message =
                format!("text.not_kept: {} could not be written ({}); check --text-dir", super::shown(&place), error.kind());
            ErrorRecord::new(&document.path, "write", &message)
        })
    }
}

/// An id without the number of a later copy: the same text.
fn base(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn no_text_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let texts = Texts::at(folder.path());
        let document = |path: &str, text: &str| Document::from_text(path, text.to_owned(), Default::default());
        let (first, second, copy) = (document("a/b", "un"), document("a\\b", "deux"), document("a/b", "un"));
        assert!(texts.reserve(&first).is_ok() && texts.reserve(&copy).is_ok());
        assert_eq!(texts.reserve(&second).unwrap_err().code, "text.name_taken");
        for document in [&second, &first, &copy, &second] {
            texts.keep(document).unwrap();
        }
        assert_eq!(std::fs::read_to_string(texts.place("a/b")).unwrap(), "un");
    }

    #[test]
    fn nothing_leads_out() {
        let texts = Texts::at(Path::new("t"));
        for (path, want) in [
            ("a/b.html", "t/a/b.html.txt"),
            ("../x.txt", "t/__/x.txt.txt"),
            ("/etc/x", "t/etc/x.txt"),
            ("./a", "t/a.txt"),
            ("-", "t/-.txt"),
            ("", "t/_.txt"),
            ("a\\..\\b", "t/a/__/b.txt"),
        ] {
            assert_eq!(texts.place(path), Path::new(want), "{path}");
        }
    }
}
