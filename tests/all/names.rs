//! `fixtures/names/*.txt`: families of names, each with positives and negatives.
//!
//! A line is a document, `¶` a line end in it; `#` opens a comment. `[ORG Twitter=X]` is a name of
//! that kind and canonical name (as written, where none is told); every name of a line is told.
//! `{L’entreprise=OpenAI}` is the subject of a claim and stands for OpenAI, its antecedent known;
//! `{L’entreprise}` stands for no name.

use super::support::{all_records, analysed, document, files, french};
use serde_json::Value;

#[derive(Default)]
struct Told {
    text: String,
    /// Start in code points, words, kind, canonical name.
    names: Vec<(u64, String, String, String)>,
    /// Words, name.
    nominals: Vec<(String, Option<String>)>,
}

fn told(line: &str) -> Told {
    let mut told = Told::default();
    let mut rest = line;
    while let Some(at) = rest.find(['[', '{']) {
        told.text.push_str(&rest[..at]);
        let (inside, after) = rest[at + 1..].split_once([']', '}']).expect("a bracket that closes");
        let name = rest[at..].starts_with('[');
        let (kind, inside) = if name { inside.split_once(' ').expect("a kind") } else { ("", inside) };
        let (words, canonical) = inside.split_once('=').map_or((inside, None), |(words, name)| (words, Some(name)));
        if name {
            let start = told.text.chars().count() as u64;
            told.names.push((start, words.to_owned(), kind.to_owned(), canonical.unwrap_or(words).to_owned()));
        } else {
            told.nominals.push((words.to_owned(), canonical.map(str::to_owned)));
        }
        told.text.push_str(words);
        rest = after;
    }
    told.text.push_str(rest);
    told
}

fn kind(record: &Value) -> Option<&'static str> {
    Some(match record["kind"].as_str()? {
        "person" => "PER",
        "location" => "LOC",
        "organization" => "ORG",
        "product" => "PROD",
        "event" => "EVENT",
        "work" => "WORK",
        _ => return None,
    })
}

fn wrong(line: &str) -> Vec<String> {
    let told = told(&line.replace('¶', "\n"));
    let document = document(&told.text);
    let records = all_records(&analysed(&document, &french()));
    let mentions = records.iter().filter(|r| r["type"] == "mention");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut found: Vec<_> = mentions
        .filter_map(|r| {
            let start = r["span"]["start"].as_u64()?;
            Some((start, text(&r["span"]["text"]), kind(r)?.to_owned(), text(&r["value"]["name"])))
        })
        .collect();
    let mut wrong = Vec::new();
    for name in &told.names {
        match found.iter().position(|found| found == name) {
            Some(at) => drop(found.remove(at)),
            None => wrong.push(format!("{name:?} is not found")),
        }
    }
    wrong.extend(found.iter().map(|name| format!("{name:?} is found")));
    let subjects: Vec<&Value> = records.iter().filter(|r| r["type"] == "claim").map(|r| &r["subject"]).collect();
    for (words, name) in &told.nominals {
        let lean = |s: &&&Value| {
            let span = text(&s["span"]["text"]);
            !span.is_empty() && words.ends_with(&span) && matches!(s["resolution"].as_str(), Some("coreference" | "possessive"))
        };
        let subject = subjects.iter().find(lean).map(|s| (text(&s["name"]), s["antecedent"].is_object()));
        if subject != name.clone().map(|name| (name, true)) {
            wrong.push(format!("{words} stands for {subject:?}, not {name:?}; {subjects:?}"));
        }
    }
    wrong
}

#[test]
fn families_of_names() {
    let mut all = Vec::new();
    for path in files("fixtures/names", ".txt") {
        let text = std::fs::read_to_string(&path).unwrap();
        let cases: Vec<(usize, &str)> =
            (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).collect();
        for (at, line) in &cases {
            all.extend(wrong(line).into_iter().map(|what| format!("{}:{at}: {what}\n    {line}", path.display())));
        }
        let negative = |line: &str| !line.contains(['[', '{']) || line.contains("{L’entreprise}");
        let both = cases.iter().any(|(_, line)| negative(line)) && cases.iter().any(|(_, line)| !negative(line));
        assert!(both, "{}: positives and negatives", path.display());
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}
