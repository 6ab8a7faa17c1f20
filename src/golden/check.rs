//! The corpus and the fixture documents against their expectations.

use super::diff::diff;
use super::expect::{self, Case};
use super::gaps::{self, Fate};
use crate::batch::{self, Done, Filter, Item, Same};
use crate::format::SIDECAR;
use crate::output::Emit;
use crate::pipeline::Options;
use crate::text::sha256_hex;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// What a check came to.
#[derive(Debug, Default)]
pub struct Report {
    /// Documents looked at.
    pub documents: usize,
    /// What is not as expected, in words; one text of several lines each.
    pub findings: Vec<String>,
    /// Expectation files written or removed (`--bless`).
    pub blessed: Vec<String>,
    /// Known wrongs that are as wrong as they were.
    pub gaps: usize,
}

/// Holds what `corpus` gives now against `fixtures/corpus`, and every folder of
/// `fixtures/documents` against its `expected.jsonl`; then looks at `fixtures/gaps.txt`. With
/// `bless`, expectations are rewritten and only gaps can be findings.
///
/// # Errors
/// Something cannot be read or written, in words.
pub fn check(corpus: &Path, fixtures: &Path, bless: bool) -> Result<Report, String> {
    if !corpus.is_dir() {
        return Err(format!("{} is no folder; name the corpus and the fixtures: check CORPUS FIXTURES", batch::shown(corpus)));
    }
    let mut check = Check { bless, ..Check::default() };
    check.corpus(corpus, &fixtures.join("corpus"))?;
    check.documents(&fixtures.join("documents"))?;
    check.gaps(&fixtures.join("gaps.txt"))?;
    Ok(check.report)
}

/// `options.json` beside a fixture's input.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Given {
    date: Option<String>,
    lang: Option<String>,
    all_zones: bool,
}

#[derive(Default)]
struct Check {
    bless: bool,
    report: Report,
    /// What was given, under `corpus/…` and `documents/…`.
    cases: BTreeMap<String, Case>,
}

impl Check {
    fn corpus(&mut self, corpus: &Path, expected: &Path) -> Result<(), String> {
        let given = cases(&[corpus.to_owned()], corpus, &Options::default())?;
        let mut orphans = files(expected, |path| path.extension().is_some_and(|found| found == "jsonl"));
        for (source, case) in given {
            let path = expected.join(format!("{}.jsonl", case.name));
            orphans.retain(|orphan| *orphan != path);
            let key = format!("corpus/{}", case.name);
            self.compare(&path, &[(source, key, case)])?;
        }
        for orphan in orphans {
            self.orphan(&orphan)?;
        }
        Ok(())
    }

    fn documents(&mut self, documents: &Path) -> Result<(), String> {
        for folder in folders(documents) {
            let slug = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let expected = folder.join("expected.jsonl");
            let inputs = files(&folder, |path| path.file_name().is_some_and(|name| is_input(&name.to_string_lossy())));
            if inputs.is_empty() {
                self.orphan(&expected)?;
                continue;
            }
            let given = options(&folder.join("options.json"))?;
            let options = Options { lang: given.lang, date: given.date, all_zones: given.all_zones, ..Options::default() };
            let cases = cases(&inputs, &folder, &options)?;
            let keyed: Vec<_> =
                cases.into_iter().map(|(source, case)| (source, format!("documents/{slug}/{}", case.name), case)).collect();
            self.compare(&expected, &keyed)?;
        }
        Ok(())
    }

    /// One expectation file against what its documents give.
    fn compare(&mut self, path: &Path, given: &[(PathBuf, String, Case)]) -> Result<(), String> {
        self.report.documents += given.len();
        self.cases.extend(given.iter().map(|(_, key, case)| (key.clone(), case.clone())));
        let say = |error: String| format!("{}: {error}", batch::shown(path));
        if self.bless {
            let cases: Vec<_> = given.iter().map(|(_, _, case)| case.clone()).collect();
            if expect::save(path, &cases).map_err(say)? {
                self.report.blessed.push(format!("{} written", batch::shown(path)));
            }
            return Ok(());
        }
        let mut expected = if path.exists() { expect::load(path).map_err(say)? } else { Vec::new() };
        for (source, _, case) in given {
            let name = batch::shown(source);
            let Some(at) = expected.iter().position(|expected| expected.name == case.name) else {
                self.find(format!("{name}: input without expectation; read what it gives, then bless it"));
                continue;
            };
            let expected = expected.remove(at);
            if expected.sha256 != case.sha256 {
                self.find(format!("{name}: the input has changed since it was blessed"));
            }
            let text = batch::read(source, &name).map(|document| document.text).unwrap_or_default();
            for change in diff(&expected, case, &text) {
                self.find(format!("{name}: {change}"));
            }
        }
        for expected in expected {
            self.find(format!("{}: expectation without input: {}", batch::shown(path), expected.name));
        }
        Ok(())
    }

    fn orphan(&mut self, path: &Path) -> Result<(), String> {
        let name = batch::shown(path);
        if !self.bless {
            self.find(format!("{name}: expectation without input"));
        } else if path.exists() {
            std::fs::remove_file(path).map_err(|error| format!("{name}: it cannot be removed ({})", error.kind()))?;
            self.report.blessed.push(format!("{name} removed: it has no input"));
        }
        Ok(())
    }

    fn gaps(&mut self, path: &Path) -> Result<(), String> {
        let name = batch::shown(path);
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(format!("{name}: {}", error.kind())),
        };
        for gap in gaps::parse(&text) {
            let gap = match gap {
                Ok(gap) => gap,
                Err(wrong) => {
                    self.find(format!("{name}: {wrong}"));
                    continue;
                }
            };
            let what = match self.cases.get(gap.path).map(|case| gap.fate(case)) {
                Some(Fate::Open) => {
                    self.report.gaps += 1;
                    continue;
                }
                Some(Fate::Closed) => "what is right comes out now; remove it from gaps.txt",
                Some(Fate::Moved) => "neither what it says comes out nor what is right; bring the line up to date",
                None => "its input is gone; remove it from gaps.txt",
            };
            self.find(format!("{name}: line {}: {what} ({}: {})", gap.line, gap.path, gap.reason));
        }
        Ok(())
    }

    fn find(&mut self, finding: String) {
        self.report.findings.push(finding);
    }
}

/// What the files under `paths` give, with where each is; names are those below `root`.
fn cases(paths: &[PathBuf], root: &Path, options: &Options) -> Result<Vec<(PathBuf, Case)>, String> {
    let emit = Emit::parse("document,mention,claim")?;
    let mut done: Vec<Done> = Vec::new();
    let items: Vec<Item> = batch::walk(paths, Filter::default(), Same::default()).collect();
    let keep = &mut |one: &Done| {
        done.push(Done {
            path: one.path.clone(),
            records: one.records.clone(),
            claims: one.claims,
            error: one.error.clone(),
            faults: Vec::new(),
        });
        Ok(())
    };
    batch::extract(items.into_iter(), options, &emit, &AtomicBool::new(false), keep).map_err(|error| error.to_string())?;
    let case = |done: &Done| {
        let path = batch::path_of(&done.path);
        let name = batch::shown(path.strip_prefix(root).unwrap_or(&path));
        let case = Case::given(&name, done, || std::fs::read(&path).ok().map(|bytes| sha256_hex(&bytes)))?;
        Ok((path, case))
    };
    done.iter().map(case).collect()
}

/// `input.html`, `input.srt.gz`; what tells about it is none.
fn is_input(name: &str) -> bool {
    (name == "input" || name.starts_with("input.")) && !name.ends_with(SIDECAR)
}

fn options(path: &Path) -> Result<Given, String> {
    match std::fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| format!("{}: {error}", batch::shown(path))),
        Err(_) => Ok(Given::default()),
    }
}

/// The files below `folder` that `wanted` takes, sorted.
fn files(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).filter(|path| wanted(path)).collect()
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_dir()).map(walkdir::DirEntry::into_path).collect()
}
