//! Paths to files, sorted.
//!
//! Reads folders; gives one [`Item`] for each file to be read, by the bytes of its path with `/`
//! between folders. Opens no file: what is no regular file is never opened at all. Links inside
//! folders are not followed, hidden names are passed over. Must not know what is in a file.

use super::{Item, Same, jsonl, shown};
use crate::format::{Format, SIDECAR};
use crate::output::ErrorRecord;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::{DirEntry, WalkDir};

/// Which files inside folders are wanted. A file named directly is always tried.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    include: Option<GlobSet>,
    exclude: GlobSet,
}

impl Filter {
    /// A glob without `/` is held against names, one with `/` against the path below the folder
    /// named or the path as records show it. With `include`, extensions do not matter.
    ///
    /// # Errors
    /// A glob cannot be read.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Filter, String> {
        let include = if include.is_empty() { None } else { Some(globs(include)?) };
        Ok(Filter { include, exclude: globs(exclude)? })
    }

    fn excludes(&self, root: &Path, path: &Path) -> bool {
        !self.exclude.is_empty() && matches(&self.exclude, root, path)
    }

    fn takes(&self, root: &Path, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // What stands beside a document and tells about it is none.
        let beside = name.len() >= SIDECAR.len() && name.to_ascii_lowercase().ends_with(SIDECAR);
        match &self.include {
            _ if beside => false,
            Some(include) => matches(include, root, path),
            None => Format::of_name(&name).is_some(),
        }
    }
}

fn globs(patterns: &[String]) -> Result<GlobSet, String> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let bare = pattern.trim_end_matches('/');
        let full = if bare.contains('/') { bare.to_owned() } else { format!("**/{bare}") };
        let glob = GlobBuilder::new(&full).literal_separator(true).build();
        set.add(glob.map_err(|error| format!("the glob `{pattern}` cannot be read: {}", error.kind()))?);
    }
    set.build().map_err(|error| format!("the globs are too large together: {error}"))
}

fn matches(globs: &GlobSet, root: &Path, path: &Path) -> bool {
    globs.is_match(path.strip_prefix(root).unwrap_or(path)) || globs.is_match(path)
}

/// The files of `paths`, folders walked, in the order of their paths; each path once, a `.jsonl`
/// file as its lines. `-` is standard input. `written` is what the run itself writes and so must
/// not read.
pub fn walk(paths: &[PathBuf], filter: Filter, written: Same) -> impl Iterator<Item = Item> + Send + use<> {
    let walker = Arc::new(Walker { filter, written });
    let mut streams: Vec<Stream> = Vec::new();
    let mut heads = BinaryHeap::new();
    for path in paths {
        let stream = walker.clone().stream(path);
        let at = streams.len();
        streams.push(stream);
        pull(&mut streams, at, &mut heads);
    }
    let mut last: Option<Vec<u8>> = None;
    let files = std::iter::from_fn(move || {
        loop {
            let Reverse(head) = heads.pop()?;
            pull(&mut streams, head.stream, &mut heads);
            if last.as_ref() != Some(&head.key) {
                last = Some(head.key);
                return Some(head.item);
            }
        }
    });
    files.flat_map(|item| -> Box<dyn Iterator<Item = Item> + Send> {
        match item {
            Item::File { path, shown, .. } if Format::of_name(&shown) == Some(Format::Lines) => jsonl::of_file(&path, &shown),
            item => Box::new(std::iter::once(item)),
        }
    })
}

type Stream = Box<dyn Iterator<Item = (PathBuf, bool, Item)> + Send>;

/// The next item of a stream. Named files come before the same files found in a folder.
struct Head {
    key: Vec<u8>,
    found: bool,
    stream: usize,
    item: Item,
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.key, self.found, self.stream).cmp(&(&other.key, other.found, other.stream))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Head {}

fn pull(streams: &mut [Stream], at: usize, heads: &mut BinaryHeap<Reverse<Head>>) {
    if let Some((path, found, item)) = streams.get_mut(at).and_then(Iterator::next) {
        heads.push(Reverse(Head { key: bytes(&path), found, stream: at, item }));
    }
}

/// The bytes a path is sorted by.
fn bytes(path: &Path) -> Vec<u8> {
    let mut bytes = path.as_os_str().as_encoded_bytes().to_vec();
    if std::path::MAIN_SEPARATOR != '/' {
        bytes.iter_mut().filter(|byte| **byte == std::path::MAIN_SEPARATOR as u8).for_each(|byte| *byte = b'/');
    }
    bytes
}

struct Walker {
    filter: Filter,
    written: Same,
}

impl Walker {
    /// What one path of the command line stands for.
    fn stream(self: Arc<Self>, path: &Path) -> Stream {
        let one = |item| -> Stream { Box::new(std::iter::once((path.to_owned(), false, item))) };
        if path.as_os_str() == "-" {
            return one(Item::Stdin);
        }
        let metadata = match std::fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return one(fault(path, "walk.not_found: there is no such file or folder; check the path"));
            }
            Err(error) => {
                return one(fault(path, &format!("walk.unreadable: {}; check the path and its permissions", error.kind())));
            }
        };
        if metadata.is_dir() {
            return self.folder(path);
        }
        if !metadata.is_file() {
            return one(fault(path, "walk.not_a_file: a pipe, socket or device is never opened; use - to read standard input"));
        }
        one(Item::File { path: path.to_owned(), shown: shown(path), size: metadata.len() })
    }

    fn folder(self: Arc<Self>, root: &Path) -> Stream {
        let root = root.to_owned();
        let below = root.clone();
        let walker = self.clone();
        let entries = WalkDir::new(&root).sort_by(|a, b| name(a).cmp(name(b))).into_iter().filter_entry(move |entry| {
            let folder = entry.file_type().is_dir();
            let closed = || walker.filter.excludes(&below, entry.path()) || walker.written.holds(entry.path());
            entry.depth() == 0 || !(hidden(entry) || folder && closed())
        });
        Box::new(entries.filter_map(move |entry| match entry {
            Ok(entry) => self.file(&root, entry),
            Err(error) => {
                let path = error.path().unwrap_or(&root).to_owned();
                let why = error.io_error().map_or_else(|| error.to_string(), |error| error.kind().to_string());
                let item = fault(&path, &format!("walk.unreadable: the folder could not be read ({why}); check its permissions"));
                Some((path, true, item))
            }
        }))
    }

    fn file(&self, root: &Path, entry: DirEntry) -> Option<(PathBuf, bool, Item)> {
        if !entry.file_type().is_file() || !self.filter.takes(root, entry.path()) || self.filter.excludes(root, entry.path()) {
            return None;
        }
        // A file gone since is told when it is read.
        let metadata = entry.metadata().ok();
        if metadata.as_ref().is_some_and(|metadata| self.written.is(entry.path(), metadata)) {
            return None;
        }
        let size = metadata.map_or(0, |metadata| metadata.len());
        let path = entry.into_path();
        let shown = shown(&path);
        Some((path.clone(), true, Item::File { path, shown, size }))
    }
}

fn fault(path: &Path, message: &str) -> Item {
    Item::Error(ErrorRecord::new(&shown(path), "walk", message))
}

fn hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// The bytes a name is sorted by among its neighbours: `a.txt` stands before what is in `a/`,
/// as it does when whole paths are compared.
fn name(entry: &DirEntry) -> impl Iterator<Item = &u8> {
    let slash: &[u8] = if entry.file_type().is_dir() { b"/" } else { b"" };
    entry.file_name().as_encoded_bytes().iter().chain(slash)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;
    use std::fs;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let top = tempfile::tempdir().unwrap();
        for file in files {
            let path = top.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, *file).unwrap();
        }
        top
    }

    fn list(top: &Path, paths: &[&str], include: &[&str], exclude: &[&str], written: Same) -> Vec<String> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| top.join(path)).collect();
        let own = |list: &[&str]| list.iter().map(|glob| (*glob).to_owned()).collect::<Vec<_>>();
        let filter = Filter::new(&own(include), &own(exclude)).unwrap();
        let prefix = format!("{}/", shown(top));
        walk(&paths, filter, written)
            .map(|item| match item {
                Item::File { shown, .. } => shown.replace(&prefix, ""),
                Item::Error(error) => format!("{} {}", error.code, error.path.replace(&prefix, "")),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn order_is_that_of_whole_paths() {
        let top = tree(&["b/z.txt", "b/a/x.txt", "b.txt", "b-c.txt", "a", "b/a.txt", "B.md"]);
        let want = ["./B.md", "./a", "./b-c.txt", "./b.txt", "./b/a.txt", "./b/a/x.txt", "./b/z.txt"];
        assert_eq!(list(top.path(), &["."], &[], &[], Same::default()), want);
    }

    #[test]
    fn several_roots_are_merged_and_each_path_comes_once() {
        let top = tree(&["a/1.txt", "a/b/2.txt", "c.pdf", "a/x.pdf"]);
        let want = ["a/1.txt", "a/b/2.txt", "a/x.pdf", "c.pdf"];
        assert_eq!(list(top.path(), &["c.pdf", "a/b", "a/x.pdf", "a", "a/b/2.txt"], &[], &[], Same::default()), want);
    }

    #[test]
    fn what_is_passed_over() {
        let top = tree(&["a.txt", ".b.txt", ".git/c.txt", "d.odt", "e.TXT", "f", "g.png", "h/i.md", "e.TXT.meta.json"]);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(top.path().join("a.txt"), top.path().join("link.txt")).unwrap();
            std::os::unix::fs::symlink(top.path(), top.path().join("h/loop")).unwrap();
            let _socket = std::os::unix::net::UnixListener::bind(top.path().join("socket.txt")).unwrap();
        }
        for (include, exclude, want) in [
            (&[][..], &[][..], &["a.txt", "e.TXT", "f", "h/i.md"][..]),
            (&["*.png", "a*"], &[], &["a.txt", "g.png"]),
            (&[], &["h"], &["a.txt", "e.TXT", "f"]),
            (&[], &["h/*.md", "f"], &["a.txt", "e.TXT"]),
            (&["*.txt"], &["a.*"], &[]),
        ] {
            let found = list(top.path(), &[""], include, exclude, Same::default());
            assert_eq!(found, want, "{include:?} {exclude:?}");
        }
        let written = Same::written(Some(&top.path().join("a.txt")));
        assert_eq!(list(top.path(), &[""], &[], &[], written), ["e.TXT", "f", "h/i.md"]);
        assert!(Filter::new(&["[".to_owned()], &[]).is_err());
    }

    #[test]
    fn what_cannot_be_walked_is_told_and_the_rest_done() {
        let top = tree(&["a.txt"]);
        assert_eq!(list(top.path(), &["gone", "a.txt"], &[], &[], Same::default()), ["a.txt", "walk.not_found gone"]);
    }
}
