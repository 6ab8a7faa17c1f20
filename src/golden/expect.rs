//! Expectation files: a head line for each document, then its mentions and claims.

use super::compact;
use crate::batch::{Done, Output};
use serde_json::Value;
use std::io::Write;
use std::path::Path;

/// What one document gives, or must give.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Case {
    /// Its name inside the corpus or the fixture's folder.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The head line.
    pub head: Value,
    /// Mentions and claims, in text order.
    pub lines: Vec<Value>,
}

impl Case {
    fn begun(head: Value) -> Option<Case> {
        let word = |key| head.get(key).and_then(Value::as_str).map(str::to_owned);
        Some(Case { name: word("document")?, sha256: word("sha256").unwrap_or_default(), head, lines: Vec::new() })
    }

    /// What a document gave. `sha256` is that of the file, for one that could not be read as text.
    pub fn given(name: &str, done: &Done, sha256: impl FnOnce() -> Option<String>) -> Result<Case, String> {
        let mut case: Option<Case> = None;
        for line in done.records.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let record: Value =
                serde_json::from_slice(line).map_err(|error| format!("{}: a record is no JSON: {error}", done.path))?;
            let Some(line) = compact(&record, name) else { continue };
            match &mut case {
                None => case = Case::begun(line),
                Some(case) => case.lines.push(line),
            }
        }
        let mut case = case.ok_or_else(|| format!("{}: no document record was written", done.path))?;
        if case.sha256.is_empty()
            && let (Some(sha256), Some(head)) = (sha256(), case.head.as_object_mut())
        {
            head.insert("sha256".to_owned(), sha256.clone().into());
            case.sha256 = sha256;
        }
        Ok(case)
    }

    /// The mention or claim at `line`: what it is, and its `text @start`.
    pub fn entry(line: &Value) -> Option<(&'static str, &str)> {
        ["claim", "mention"].into_iter().find_map(|kind| Some((kind, line.get(kind)?.as_str()?)))
    }
}

/// The cases of an expectation file.
pub(super) fn load(path: &Path) -> Result<Vec<Case>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.kind().to_string())?;
    let mut cases: Vec<Case> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let value: Value = serde_json::from_str(line).map_err(|error| format!("line {} is no JSON: {error}", number + 1))?;
        match (Case::begun(value.clone()), cases.last_mut()) {
            (Some(case), _) => cases.push(case),
            (None, Some(case)) => case.lines.push(value),
            (None, None) => return Err("its first line names no document".to_owned()),
        }
    }
    Ok(cases)
}

/// Writes an expectation file, whole or not at all; says whether that changed it.
pub(super) fn save(path: &Path, cases: &[Case]) -> Result<bool, String> {
    let mut text = String::new();
    for line in cases.iter().flat_map(|case| std::iter::once(&case.head).chain(&case.lines)) {
        text.push_str(&line.to_string());
        text.push('\n');
    }
    if std::fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("its folder cannot be made ({})", error.kind()))?;
    }
    let mut out = Output::open(Some(path))?;
    let written = out.write_all(text.as_bytes()).and_then(|()| out.commit());
    written.map(|()| true).map_err(|error| format!("it cannot be written ({})", error.kind()))
}
