//! Where the records go. A file is replaced whole or not at all.
//!
//! Reads nothing; gives a writer with an end. The new file is written beside the old one under
//! another name and takes its place only when every byte is on the disk. Two runs on one file:
//! the second is refused. Must not know what is written.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{BufWriter, Error, Result, Stdout, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A place for the records.
#[derive(Debug)]
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// A device or pipe named as a file (`/dev/null`): written as it is.
    Plain(BufWriter<File>),
    /// A file, replaced at the end.
    Replace(Box<Replace>),
}

/// A file on its way.
#[derive(Debug)]
pub struct Replace {
    target: PathBuf,
    file: BufWriter<NamedTempFile>,
    // Dropped last: until then no second run may begin.
    _lock: Lock,
}

impl Output {
    /// Opens `path`, or standard output for none.
    ///
    /// # Errors
    /// In words: the folder is missing or closed to us, or another run writes this file now.
    pub fn open(path: Option<&Path>) -> std::result::Result<Output, String> {
        let Some(path) = path else { return Ok(Output::Stdout(BufWriter::with_capacity(1 << 16, std::io::stdout()))) };
        let old = std::fs::metadata(path).ok();
        if old.as_ref().is_some_and(Metadata::is_dir) {
            return Err("it is a folder; name a file".to_owned());
        }
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            let file = OpenOptions::new().write(true).open(path).map_err(|error| error.kind().to_string())?;
            return Ok(Output::Plain(BufWriter::new(file)));
        }
        // A link stays: the file it leads to is replaced.
        let target =
            if old.is_some() { std::fs::canonicalize(path).map_err(|error| error.kind().to_string())? } else { path.to_owned() };
        let lock = Lock::take(&target)?;
        let file =
            temporary(&target, old.as_ref()).map_err(|error| format!("no file can be made in its folder ({})", error.kind()))?;
        let file = BufWriter::with_capacity(1 << 16, file);
        Ok(Output::Replace(Box::new(Replace { target, file, _lock: lock })))
    }

    /// Puts everything written where it belongs.
    ///
    /// # Errors
    /// Something could not be written or renamed; an old file is as it was.
    pub fn commit(self) -> Result<()> {
        match self {
            Output::Stdout(mut out) => out.flush(),
            Output::Plain(mut out) => out.flush(),
            Output::Replace(replace) => {
                let Replace { target, file, _lock } = *replace;
                let file = file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
                file.as_file().sync_all()?;
                file.persist(&target).map_err(Error::from)?;
                sync_folder(&target);
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        match self {
            Output::Stdout(out) => out.write(bytes),
            Output::Plain(out) => out.write(bytes),
            Output::Replace(replace) => replace.file.write(bytes),
        }
    }

    fn flush(&mut self) -> Result<()> {
        match self {
            Output::Stdout(out) => out.flush(),
            Output::Plain(out) => out.flush(),
            Output::Replace(replace) => replace.file.flush(),
        }
    }
}

fn folder(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A hidden file in the target's folder, with the rights of the old file or of any new one.
fn temporary(target: &Path, old: Option<&Metadata>) -> Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".greffier-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder(target))?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    Ok(file)
}

/// The new name itself reaches the disk with the folder; systems that cannot do it lose nothing.
fn sync_folder(target: &Path) {
    if let Ok(folder) = File::open(folder(target)) {
        let _ = folder.sync_all();
    }
}

/// A file beside the target that one run at a time can hold. The system lets go of it when the
/// run dies, so a lock left lying stops nobody.
#[derive(Debug)]
struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    fn take(target: &Path) -> std::result::Result<Lock, String> {
        let name = target.file_name().ok_or("it is no file name")?;
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(".lock");
        let path = target.with_file_name(hidden);
        loop {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
            let file = file.map_err(|error| format!("no file can be made in its folder ({})", error.kind()))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(std::fs::TryLockError::WouldBlock) => {
                    return Err("another run is writing it now; wait for that run or choose another file".to_owned());
                }
                // A file system without locks: the rename still keeps the file whole.
                Err(std::fs::TryLockError::Error(_)) => return Ok(Lock { path, _file: file }),
            }
            // The run before may have taken the name away between our opening and our locking.
            if still_named(&path, &file) {
                return Ok(Lock { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn still_named(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |found: &Metadata| (found.dev(), found.ino());
    matches!((std::fs::metadata(path), file.metadata()), (Ok(named), Ok(held)) if id(&named) == id(&held))
}

#[cfg(not(unix))]
fn still_named(_: &Path, _: &File) -> bool {
    true
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn whole_old_or_whole_new() {
        let top = tempfile::tempdir().unwrap();
        let path = top.path().join("claims.jsonl");
        std::fs::write(&path, "old").unwrap();
        let mut out = Output::open(Some(&path)).unwrap();
        out.write_all(b"half").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        drop(out);
        assert_eq!(
            (std::fs::read_to_string(&path).unwrap().as_str(), names(top.path())),
            ("old", vec!["claims.jsonl".to_owned()])
        );
        let mut out = Output::open(Some(&path)).unwrap();
        out.write_all(b"new").unwrap();
        out.commit().unwrap();
        assert_eq!(
            (std::fs::read_to_string(&path).unwrap().as_str(), names(top.path())),
            ("new", vec!["claims.jsonl".to_owned()])
        );
    }

    #[test]
    fn the_second_run_on_one_file_is_refused() {
        let top = tempfile::tempdir().unwrap();
        let path = top.path().join("claims.jsonl");
        let first = Output::open(Some(&path)).unwrap();
        assert!(Output::open(Some(&path)).unwrap_err().contains("another run"));
        first.commit().unwrap();
        Output::open(Some(&path)).unwrap().commit().unwrap();
    }

    #[test]
    fn places_that_are_no_file() {
        let top = tempfile::tempdir().unwrap();
        assert!(Output::open(Some(top.path())).unwrap_err().contains("folder"));
        assert!(Output::open(Some(&top.path().join("no/such/folder"))).is_err());
        #[cfg(unix)]
        {
            let mut out = Output::open(Some(Path::new("/dev/null"))).unwrap();
            out.write_all(b"x").unwrap();
            out.commit().unwrap();
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_and_rights_stay() {
        use std::os::unix::fs::PermissionsExt;
        let top = tempfile::tempdir().unwrap();
        let (file, link) = (top.path().join("file"), top.path().join("link"));
        std::fs::write(&file, "old").unwrap();
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        Output::open(Some(&link)).unwrap().commit().unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
