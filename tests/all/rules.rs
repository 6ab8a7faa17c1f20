//! `fixtures/rules/<rule>.txt`: what a rule reads, and what it must leave alone.
//!
//! A file holds cases. `#` opens a comment, `@date 2024-10-04` dates the documents of the cases
//! below it. A case is one line of text, followed by one line for each thing the rule finds in it:
//! carets under its words, then what it is:
//!
//! ```text
//! Le groupe a perdu 5 milliards de dollars.
//!                   ^^^^^^^^^^^^^^^^^^^^^^ money value=5000000000 currency=USD
//! ```
//!
//! The first word is a mention's kind, or `claim` for rules about claims, whose carets stand under
//! the figure. `field=value` pairs follow, fields as in `check` (`subject.name=OpenAI`); a value
//! with blanks stands in quotes; `field=null` says that there is none. A text without carets is a
//! case where the rule finds nothing; a `¶` in it stands for a line end. The rule is the file's name: an id, or the beginning of
//! several (`amount.money`).

use super::support::{all_records, analysed, document, files, french, greffier, lines, root};
use greffier::golden::compact;
use greffier::pipeline::ModelChoice;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

struct Case {
    line: usize,
    text: String,
    date: Option<String>,
    /// Start in code points, words, what it is.
    finds: Vec<(usize, String, Vec<(String, String)>)>,
}

fn cases(fixture: &str) -> Vec<Case> {
    let (mut cases, mut date): (Vec<Case>, _) = (Vec::new(), None);
    for (at, line) in fixture.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if let Some(day) = line.strip_prefix("@date ") {
            date = Some(day.trim().to_owned());
        } else if line.trim_start().starts_with('^') {
            let case = cases.last_mut().expect("carets under a text");
            let start = line.chars().take_while(|c| *c == ' ').count();
            let length = line.chars().filter(|c| *c == '^').count();
            let words = case.text.chars().skip(start).take(length).collect();
            let told = line.trim_start_matches([' ', '^']);
            let (kind, pairs) = told.split_once(' ').unwrap_or((told, ""));
            case.finds.push((start, words, [vec![("kind".to_owned(), kind.to_owned())], fields(pairs)].concat()));
        } else {
            cases.push(Case { line: at + 1, text: line.to_owned(), date: date.clone(), finds: Vec::new() });
        }
    }
    cases
}

/// `a=b c="d e"`.
fn fields(mut rest: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    while let Some((key, after)) = rest.trim_start().split_once('=') {
        let (value, left) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').expect("a closing quote"),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        fields.push((key.to_owned(), value.to_owned()));
        rest = left;
    }
    fields
}

/// What `rule` found in the text, as expectation lines: `(start, words, line)`.
fn found(rule: &str, case: &Case) -> Vec<(usize, String, Value)> {
    found_by(rule, &|id| id == rule || id.strip_prefix(rule).is_some_and(|rest| rest.starts_with('.')), case)
}

fn found_by(rule: &str, named: &dyn Fn(&str) -> bool, case: &Case) -> Vec<(usize, String, Value)> {
    let mut options = french();
    // What a rule of names reads must not hang on what the tagger has learnt.
    if rule.starts_with("entity.") && rule != "entity.model" {
        options.model = ModelChoice::Off;
    }
    options.date.clone_from(&case.date);
    let document = document(&case.text.replace('¶', "\n"));
    let records = all_records(&analysed(&document, &options));
    let is = |id: &Value| id.as_str().is_some_and(named);
    let by_rule = |record: &&Value| match record["type"].as_str() {
        Some("mention") => is(&record["rule"]),
        Some("claim") => {
            record["grounds"].as_array().unwrap().iter().any(|ground| is(&ground["rule"]) && ground["field"] != "quantity")
        }
        _ => false,
    };
    let place = |record: &Value| {
        let span = if record["type"] == "claim" { &record["quantity"]["span"] } else { &record["span"] };
        let start = usize::try_from(span["start"].as_u64().unwrap()).unwrap();
        (start, span["text"].as_str().unwrap().to_owned(), compact(record, "").unwrap())
    };
    records.iter().filter(by_rule).map(place).collect()
}

/// The value of a field of an expectation line; a mention's value fields need no `value.`.
fn field(line: &Value, path: &str) -> String {
    if path == "kind" && line.get("claim").is_some() {
        return "claim".to_owned();
    }
    let walk = |from: &Value| {
        path.split('.').try_fold(from.clone(), |value, key| match &value {
            Value::Array(items) => items.get(key.parse::<usize>().ok()?).cloned(),
            _ => value.get(key).cloned(),
        })
    };
    let inner = line.get("mention").and(line.get("value")).and_then(walk);
    // A mention's figure is never its whole `value`.
    let outer = || if path == "value" { None } else { walk(line) };
    match inner.or_else(outer) {
        Some(Value::String(text)) => text.rsplit_once(" @").map_or(text.clone(), |(words, _)| words.to_owned()),
        Some(value) => value.to_string(),
        None => "null".to_owned(),
    }
}

fn wrong(path: &Path, rule: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for case in cases(&std::fs::read_to_string(path).unwrap()) {
        let mut say = |what: String| wrong.push(format!("{}:{}: {what}\n    {}", path.display(), case.line, case.text));
        let mut found = found(rule, &case);
        for (start, words, fields) in &case.finds {
            let Some(at) = found.iter().position(|(s, w, _)| (s, w) == (start, words)) else {
                let got: Vec<&str> = found.iter().map(|(_, words, _)| words.as_str()).collect();
                say(format!("{words:?} is not found, but {got:?}"));
                continue;
            };
            let (_, _, line) = found.remove(at);
            for (key, want) in fields {
                let got = field(&line, key);
                if got != *want {
                    say(format!("{words:?}: {key} is {got}, not {want}; {line}"));
                }
            }
        }
        found.iter().for_each(|(_, words, line)| say(format!("{words:?} is found and should not be: {line}")));
    }
    wrong
}

#[test]
fn rules_read_what_their_fixtures_say() {
    let mut all = Vec::new();
    for path in files("fixtures/rules", ".txt") {
        let rule = path.file_stem().unwrap().to_string_lossy().into_owned();
        all.extend(wrong(&path, &rule));
        let cases = cases(&std::fs::read_to_string(&path).unwrap());
        let both = cases.iter().any(|case| case.finds.is_empty()) && cases.iter().any(|case| !case.finds.is_empty());
        assert!(both, "{}: cases that the rule reads and cases that it leaves alone", path.display());
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

/// The registries, as `greffier rules` lists them.
fn registry() -> Vec<Value> {
    let output = greffier().args(["rules", "--json"]).output().unwrap();
    lines(&output.stdout)
}

/// The text without its brackets, and where what they hold starts, with its words.
fn bracketed(marked: &str) -> (String, Vec<(usize, String)>) {
    let (mut text, mut held) = (String::new(), Vec::new());
    let mut open = None;
    for c in marked.chars() {
        match c {
            '[' => open = Some(text.len()),
            ']' => {
                let from = open.take().expect("a bracket that opens");
                held.push((text[..from].chars().count(), text[from..].to_owned()));
            }
            _ => text.push(c),
        }
    }
    (text, held)
}

#[test]
fn examples_of_the_registry_hold() {
    let mut wrong = Vec::new();
    for rule in registry() {
        let id = rule["rule"].as_str().unwrap();
        let texts = |list: &str| -> Vec<String> {
            rule[list].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
        };
        assert!(!texts("positive").is_empty() && !texts("negative").is_empty(), "{id}: an example of each sort");
        let exact = |text: &str| -> BTreeSet<(usize, String)> {
            let case = Case { line: 0, text: text.to_owned(), date: Some("2024-10-04".to_owned()), finds: Vec::new() };
            found_by(id, &|named| named == id, &case).into_iter().map(|(start, words, _)| (start, words)).collect()
        };
        for marked in texts("positive") {
            let (text, held) = bracketed(&marked);
            let got = exact(&text);
            if !held.iter().all(|place| got.contains(place)) {
                wrong.push(format!("{id}: {marked} gives {got:?}"));
            }
        }
        for text in texts("negative") {
            let got = exact(&text);
            if !got.is_empty() {
                wrong.push(format!("{id}: {text} gives {got:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// `greffier rules --markdown` writes the table of the README.
#[test]
fn the_readme_lists_the_rules() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let from = readme.split_once("<!-- rules -->\n").expect("a place for the rules").1;
    let table = from.split_once("<!-- /rules -->").expect("its end").0;
    let output = greffier().args(["rules", "--markdown"]).output().unwrap();
    assert_eq!(
        table.trim(),
        String::from_utf8(output.stdout).unwrap().trim(),
        "put there what `greffier rules --markdown` prints"
    );
}

/// Every rule that the corpus shows at work is in a registry.
#[test]
fn every_rule_is_registered() {
    let known: BTreeSet<String> = registry().iter().map(|rule| rule["rule"].as_str().unwrap().to_owned()).collect();
    let mut without = BTreeSet::new();
    for (_, records) in super::support::corpus_records() {
        for record in &records {
            let grounds = record["grounds"].as_array().into_iter().flatten().map(|ground| &ground["rule"]);
            without.extend(
                grounds.chain([&record["rule"]]).filter_map(Value::as_str).filter(|id| !known.contains(*id)).map(str::to_owned),
            );
        }
    }
    assert!(without.is_empty(), "rules in no registry: {without:?}");
}

/// Every rule that the corpus shows at work has a fixture.
#[test]
fn every_rule_has_its_fixture() {
    let named: BTreeSet<String> =
        files("fixtures/rules", ".txt").iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let mut without = BTreeSet::new();
    for (_, records) in super::support::corpus_records() {
        for record in &records {
            let grounds = record["grounds"].as_array().into_iter().flatten().map(|ground| &ground["rule"]);
            for id in grounds.chain([&record["rule"]]).filter_map(Value::as_str) {
                let covered = id.match_indices('.').map(|(at, _)| &id[..at]).chain([id]).any(|start| named.contains(start));
                if !covered {
                    without.insert(id.to_owned());
                }
            }
        }
    }
    assert!(without.is_empty(), "rules without a file in fixtures/rules: {without:?}");
}
