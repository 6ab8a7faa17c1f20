//! The texts of a run, kept on request so that offsets can be looked up: a file a document.
//!
//! Reads documents; writes their text, in UTF-8, under a folder. Must not know how it was taken out.

use crate::output::ErrorRecord;
use crate::text::Document;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Longest name of a file or folder, in bytes, with room for an end.
const LONGEST: usize = 200;

/// A folder of texts: that of the document `a/b.html` is `a/b.html.txt`.
#[derive(Clone, Debug)]
pub struct Texts {
    folder: PathBuf,
}

impl Texts {
    /// The texts under `folder`.
    #[must_use]
    pub fn at(folder: &Path) -> Texts {
        Texts { folder: folder.to_owned() }
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

#[cfg(test)]
mod tests {
    use super::*;

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
