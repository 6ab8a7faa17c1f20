//! Tells the file that is being written among the files to be read.
//!
//! Reads metadata; gives yes or no. Must not open anything.

use std::path::{Path, PathBuf};

/// A file by what it is, not by what it is called.
#[derive(Clone, Debug, Default)]
pub struct Same {
    paths: Vec<PathBuf>,
    inodes: Vec<(u64, u64)>,
    folder: Option<PathBuf>,
}

impl Same {
    /// The file at `output`, if there is one yet, and the one behind standard output, if it is a file.
    #[must_use]
    pub fn written(output: Option<&Path>) -> Same {
        let mut same = Same::default();
        if let Some(path) = output {
            same.paths.extend(std::fs::canonicalize(path));
            same.inodes.extend(std::fs::metadata(path).ok().and_then(|found| inode(&found)));
        } else {
            same.inodes.extend(stdout());
        }
        same
    }

    /// These files, and all there is in `folder`.
    #[must_use]
    pub fn and_folder(self, folder: Option<&Path>) -> Same {
        Same { folder: folder.and_then(|folder| std::fs::canonicalize(folder).ok()), ..self }
    }

    /// True when `path` is the folder that is written to.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        self.folder.is_some() && std::fs::canonicalize(path).ok() == self.folder
    }

    /// True when `path`, with `metadata`, is one of these files.
    #[must_use]
    pub fn is(&self, path: &Path, metadata: &std::fs::Metadata) -> bool {
        if let Some(inode) = inode(metadata) {
            return self.inodes.contains(&inode);
        }
        !self.paths.is_empty() && std::fs::canonicalize(path).is_ok_and(|path| self.paths.contains(&path))
    }
}

#[cfg(unix)]
fn inode(metadata: &std::fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    metadata.is_file().then(|| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn inode(_: &std::fs::Metadata) -> Option<(u64, u64)> {
    None
}

/// `greffier extract notes > notes/claims.txt`: the shell opened the file, only its inode is known.
#[cfg(unix)]
fn stdout() -> Option<(u64, u64)> {
    use std::os::fd::AsFd;
    let copy = std::io::stdout().as_fd().try_clone_to_owned().ok()?;
    inode(&std::fs::File::from(copy).metadata().ok()?)
}

#[cfg(not(unix))]
fn stdout() -> Option<(u64, u64)> {
    None
}
