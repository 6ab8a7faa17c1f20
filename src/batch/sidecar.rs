//! The file beside a document that tells about it: `NAME.meta.json`, where NAME is the document's
//! name with or without its extension. Reads a path; must not know the document.

use crate::format::{self, SIDECAR, unpacked_name};
use crate::output::ErrorRecord;
use crate::text::About;
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A larger one is none, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// What is said beside the file at `path`; nothing where nobody says anything.
///
/// # Errors
/// There is a sidecar and it cannot be read; messages show the document as `shown`.
pub(super) fn beside(path: &Path, shown: &str) -> Result<About, ErrorRecord> {
    let Some(found) = candidates(path).into_iter().find(|place| place.is_file()) else { return Ok(About::default()) };
    let name = found.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut bytes = Vec::new();
    let read = std::fs::File::open(&found).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes));
    let what = match read {
        Err(error) => error.kind().to_string(),
        Ok(_) if bytes.len() as u64 > MAX_BYTES => format!("it is larger than {MAX_BYTES} bytes"),
        Ok(_) => match format::about(&bytes) {
            Ok(about) => return Ok(about),
            Err(what) => what,
        },
    };
    let form = "it must be an object {\"date\"?, \"updated\"?, \"title\"?, \"outlet\"?, \"author\"?, \"url\"?}; the document was read without it";
    Err(ErrorRecord::new(shown, "sidecar", &format!("sidecar.invalid: {name}: {what}; {form}")))
}

fn candidates(path: &Path) -> Vec<PathBuf> {
    let Some(name) = path.file_name() else { return Vec::new() };
    let with = |name: &std::ffi::OsStr| {
        let mut full = OsString::from(name);
        full.push(SIDECAR);
        path.with_file_name(full)
    };
    let mut found = vec![with(name)];
    if let Some(name) = name.to_str() {
        let bare = unpacked_name(name);
        if bare != name {
            found.push(with(bare.as_ref()));
        }
        if let Some((stem, _)) = bare.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()) {
            found.push(with(stem.as_ref()));
        }
    }
    found
}
