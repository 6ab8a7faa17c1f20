//! The tables of words: clean, sorted, with a source, and every row found by looking it up.

use super::support::{files, root};
use greffier::lexicon::{Lexicon, TABLES, Table, table_rows};
use greffier::text::{Span, fold};
use greffier::token::{Tokens, tokenize};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::is_nfc;

fn tables() -> Vec<(String, String)> {
    let name = |path: &std::path::Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    files("src", ".tsv").iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

fn report(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_table_is_clean_and_names_its_source() {
    let mut wrong = Vec::new();
    for (name, text) in tables() {
        let mut say = |what: String| wrong.push(format!("{name}: {what}"));
        let comments: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        if !comments.iter().any(|line| line.to_lowercase().contains("source:")) {
            say("no `# Source:` at its head".to_owned());
        }
        if !is_nfc(&text) || text.contains('\r') || text.starts_with('\u{FEFF}') || text.contains(['’', 'ʼ']) && name != "zones"
        {
            let bad = text.lines().find(|line| !is_nfc(line) || (line.contains(['’', 'ʼ']) && !line.starts_with('#')));
            if let Some(bad) = bad {
                say(format!("not NFC, or with another apostrophe than ': {bad}"));
            }
        }
        let (mut last, mut width) = ("", 0);
        for line in text.lines().skip(comments.len()) {
            let cells: Vec<&str> = line.split('\t').collect();
            if line.starts_with('#') || cells.iter().any(|cell| cell.is_empty() || cell.trim() != *cell) {
                say(format!("comment, empty cell or blank at an end: {line:?}"));
            }
            if width != 0 && cells.len() != width {
                say(format!("{} cells instead of {width}: {line:?}", cells.len()));
            }
            width = cells.len();
            if last >= cells[0] {
                say(format!("{:?} stands after {last:?}", cells[0]));
            }
            last = cells[0];
        }
        if width == 0 {
            say("no row".to_owned());
        }
    }
    report(&wrong);
}

#[test]
fn every_table_is_part_of_the_fingerprint() {
    let here: BTreeSet<String> =
        files("src/lexicon/data", ".tsv").iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let named: BTreeSet<String> = TABLES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(here, named, "src/lexicon/fingerprint.rs names every table of src/lexicon/data");
    assert!(root().join("src/lexicon/data").is_dir());
}

/// Tables whose phrases are looked up in texts: the columns that hold forms.
const PHRASES: &[(&str, Table, &[usize])] = &[
    ("numbers", Table::Number, &[0]),
    ("hedges", Table::Hedge, &[0]),
    ("currencies", Table::Currency, &[3, 4, 5]),
    ("currency_heads", Table::CurrencyHead, &[1, 2]),
    ("currency_adjectives", Table::CurrencyAdjective, &[0]),
    ("units", Table::Unit, &[1, 2]),
    ("adjectives_prenominal", Table::Prenominal, &[0]),
    ("sizes", Table::Size, &[0]),
    ("statistics", Table::Statistic, &[0]),
    ("rates", Table::Rate, &[0]),
    ("triggers_nouns", Table::NounTrigger, &[0, 1]),
    ("evaluative", Table::Evaluative, &[0]),
    ("organizations", Table::Name, &[0, 2]),
    ("media", Table::Name, &[0, 2]),
    ("places", Table::Name, &[0, 2]),
    ("products", Table::Name, &[0, 2]),
    ("people", Table::Name, &[0, 2]),
    ("given_names", Table::GivenName, &[0]),
    ("titles", Table::Title, &[0]),
    ("org_heads", Table::OrgHead, &[0]),
    ("name_heads", Table::OrgHead, &[0]),
    ("name_words", Table::NameWord, &[0]),
    ("org_suffixes", Table::OrgSuffix, &[0]),
    ("months", Table::Month, &[0]),
    ("weekdays", Table::Weekday, &[0]),
    ("seasons", Table::Season, &[0]),
    ("holidays", Table::Holiday, &[0]),
    ("time_units", Table::TimeUnit, &[0]),
    ("demonyms", Table::Demonym, &[0]),
    ("nominals", Table::Nominal, &[0]),
    ("scopes", Table::Scope, &[0]),
    ("class_names", Table::ClassName, &[0]),
    ("events", Table::Event, &[0, 1]),
];

/// The phrase, looked up as it would stand in a text, is found whole.
fn is_found(lexicon: &Lexicon, table: Table, phrase: &str) -> bool {
    let list = tokenize(lexicon, phrase, Span::new(0, phrase.len()));
    let whole = u32::try_from(phrase.len()).unwrap();
    let mut found = false;
    let _ = Tokens { text: phrase, list: &list, lexicon }.at(0).phrase(table, |_, span| {
        found |= span.end == whole;
        false
    });
    found
}

#[test]
fn every_phrase_is_found_by_looking_it_up() {
    let lexicon = Lexicon::standard();
    let texts: BTreeMap<String, String> = tables().into_iter().collect();
    let mut wrong = Vec::new();
    for (name, table, columns) in PHRASES {
        for row in table_rows(&texts[*name]) {
            for form in columns.iter().flat_map(|column| row.list(*column)) {
                if !is_found(lexicon, *table, form) {
                    wrong.push(format!("{name}: {form:?} is not found"));
                }
            }
        }
    }
    report(&wrong);
}

#[test]
fn every_word_of_the_other_tables_is_found_by_looking_it_up() {
    let lexicon = Lexicon::standard();
    let texts: BTreeMap<String, String> = tables().into_iter().collect();
    let rows = lexicon.rows();
    let mut buffer = String::new();
    let mut known = |word: &str| lexicon.lookup(word, &mut buffer) != 0;
    let mut wrong = Vec::new();
    let mut look = |name: &str, found: &mut dyn FnMut(&str) -> bool| {
        for row in table_rows(&texts[name]) {
            if !found(row.cell(0)) {
                wrong.push(format!("{name}: {:?} is not found", row.cell(0)));
            }
        }
    };
    look("closed", &mut |form| known(form));
    look("verbs", &mut |infinitive| lexicon.lemma(infinitive).is_some());
    look("metrics", &mut |metric| rows.metric(metric).is_some());
    look("not_counted", &mut |word| rows.not_counted.contains(word));
    look("nouns_irregular", &mut |plural| rows.singulars.contains_key(plural));
    look("unit_metrics", &mut |lemma| {
        rows.unit_metrics.contains_key(lemma) || rows.unit_metrics.contains_key(fold(lemma).as_str())
    });
    look("not_counted", &mut |word| rows.not_counted.contains(word));
    look("time_words", &mut |word| {
        lexicon.lemma(word).is_some() || is_found(lexicon, Table::TimeWord, word) || is_found(lexicon, Table::NotYear, word)
    });
    look("bodies", &mut |name| rows.bodies.contains(name));
    look("hollow", &mut |noun| rows.hollow.contains_key(noun));
    look("anonymous", &mut |word| rows.anonymous.contains(word));
    look("lengths", &mut |noun| rows.lengths.contains_key(noun));
    look("speakers", &mut |noun| rows.speakers.contains(noun));
    look("countries", &mut |country| rows.countries.contains_key(country));
    look("event_status", &mut |verb| lexicon.lemma(verb).is_some_and(|lemma| rows.event_status.contains_key(&lemma)));
    look("refinements", &mut |key| rows.refinements.contains_key(key));
    look("attribution", &mut |phrase| rows.attribution.iter().any(|cue| cue.phrase == phrase));
    look("modality", &mut |phrase| rows.modality.iter().any(|cue| cue.phrase == phrase));
    look("reporting", &mut |lemma| rows.reporting.iter().any(|row| row.lemma == lemma));
    look("triggers_verbs", &mut |phrase| rows.verb_triggers.iter().any(|trigger| trigger.phrase == phrase));
    report(&wrong);
}

/// Tables that rooms other than the lexicon read by their shape; their own tests look them up.
const ELSEWHERE: &[&str] = &["abbreviations", "letters", "stopwords", "zones"];

#[test]
fn every_table_is_looked_up_somewhere() {
    let words = [
        "closed",
        "verbs",
        "metrics",
        "not_counted",
        "bodies",
        "anonymous",
        "speakers",
        "lengths",
        "hollow",
        "nouns_irregular",
        "unit_metrics",
        "refinements",
        "time_words",
        "event_status",
        "countries",
        "attribution",
        "modality",
        "reporting",
        "triggers_verbs",
    ];
    let known: BTreeSet<&str> = PHRASES.iter().map(|(name, _, _)| *name).chain(words).chain(ELSEWHERE.iter().copied()).collect();
    let unknown: Vec<String> = tables().into_iter().map(|(name, _)| name).filter(|name| !known.contains(name.as_str())).collect();
    assert!(unknown.is_empty(), "say in tests/all/tables.rs how a row of these is looked up: {unknown:?}");
}
