//! The manners of the sources.

use super::support::{files, root};
use std::path::PathBuf;

/// Longest file, in lines.
const LINES: usize = 400;

fn sources() -> Vec<(PathBuf, String)> {
    let folders = ["src", "tests", "benches", "examples"].into_iter().filter(|folder| root().join(folder).exists());
    folders.flat_map(|folder| files(folder, ".rs")).map(|path| (path.clone(), std::fs::read_to_string(&path).unwrap())).collect()
}

fn report(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let wrong = sources().into_iter().filter(|(_, text)| !text.starts_with("//! ") || text.contains("\r"));
    report(&wrong.map(|(path, _)| format!("{}: opens without //!", path.display())).collect::<Vec<_>>());
}

#[test]
fn no_file_is_long() {
    let long = sources().into_iter().map(|(path, text)| (path, text.lines().count())).filter(|(_, count)| *count > LINES);
    report(&long.map(|(path, count)| format!("{}: {count} lines, {LINES} at most", path.display())).collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_for_later() {
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("#[ign", "ore"),
    ];
    let left = sources().into_iter().filter_map(|(path, text)| Some((path, *words.iter().find(|word| text.contains(**word))?)));
    report(&left.map(|(path, word)| format!("{}: {word}", path.display())).collect::<Vec<_>>());
}

/// No value is a float: money is decimal.
#[test]
fn no_value_is_a_float() {
    let rooms = ["number", "mention", "resolve", "claim", "output"];
    let floats = sources().into_iter().filter(|(path, text)| {
        rooms.iter().any(|room| path.starts_with(root().join("src").join(room))) && (text.contains("f64") || text.contains("f32"))
    });
    report(&floats.map(|(path, _)| format!("{}: a float", path.display())).collect::<Vec<_>>());
}

#[test]
fn no_path_of_a_machine() {
    let homes =
        [concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/"), concat!("C:", "\\Users")];
    let mut wrong = Vec::new();
    let top = walkdir::WalkDir::new(root())
        .into_iter()
        .filter_entry(|entry| entry.file_name() != "target" && entry.file_name() != ".git");
    for entry in top.map(|entry| entry.unwrap()).filter(|entry| entry.file_type().is_file()) {
        let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
        if let Some(home) = homes.iter().find(|home| text.contains(**home)) {
            wrong.push(format!("{}: {home}", entry.path().display()));
        }
    }
    report(&wrong);
}
