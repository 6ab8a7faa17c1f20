//! File names in records: `/` between folders, any bytes, nothing lost.
//!
//! Reads paths; gives text, and paths back from it. Must not touch the file system.

use std::fmt::Write;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// Stands before the two hex digits of a byte that is not UTF-8.
const MARK: char = '\u{FFFD}';

/// `path` as records show it: as the user named it, `/` between folders.
///
/// A byte that is not UTF-8 is written as U+FFFD and two upper-case hex digits; so are the bytes
/// of a U+FFFD that really stands in the name. [`path_of`] gives the path back.
#[must_use]
pub fn shown(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut text = String::with_capacity(bytes.len());
    let escape = |text: &mut String, bytes: &[u8]| {
        for byte in bytes {
            let _ = write!(text, "{MARK}{byte:02X}");
        }
    };
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                MARK => escape(&mut text, MARK.encode_utf8(&mut [0; 4]).as_bytes()),
                MAIN_SEPARATOR => text.push('/'),
                _ => text.push(c),
            }
        }
        escape(&mut text, chunk.invalid());
    }
    text
}

/// The path that [`shown`] wrote as `text`.
#[must_use]
pub fn path_of(text: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(MARK) {
        bytes.extend_from_slice(before.as_bytes());
        match after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => bytes.push(byte),
            None => return PathBuf::from(text),
        }
        rest = after.get(2..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    native(bytes)
}

#[cfg(unix)]
fn native(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn native(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn any_name_goes_there_and_back() {
        let cases: [(&[u8], &str); 7] = [
            (b"corpus/a.txt", "corpus/a.txt"),
            (b"./caf\xC3\xA9", "./café"),
            (b"caf\xE9.txt", "caf\u{FFFD}E9.txt"),
            (b"\xFF\xFE", "\u{FFFD}FF\u{FFFD}FE"),
            (b"100%41.txt", "100%41.txt"),
            (b"new\nline", "new\nline"),
            ("vrai\u{FFFD}E9".as_bytes(), "vrai\u{FFFD}EF\u{FFFD}BF\u{FFFD}BDE9"),
        ];
        for (bytes, text) in cases {
            let path = Path::new(OsStr::from_bytes(bytes));
            assert_eq!(shown(path), text);
            assert_eq!(path_of(text), path, "{text:?}");
        }
    }
}
