//! What holds for every document.

use super::support::{analysed, corpus, corpus_records, document, files, french, greffier, root, wrong_spans};
use greffier::lexicon::Lexicon;
use greffier::pipeline::Options;
use greffier::text::Span;
use greffier::token::tokenize;
use std::time::Instant;

#[test]
fn every_span_is_its_quote_in_bytes_and_code_points() {
    for (document, records) in corpus_records() {
        let wrong = wrong_spans(&document.text, &records);
        assert!(wrong.is_empty(), "{}:\n{}", document.path, wrong.join("\n"));
    }
}

#[test]
fn tokens_cover_their_sentence() {
    let nothing = |text: &str| {
        text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'))
    };
    for document in corpus() {
        let text = &document.text;
        for sentence in &analysed(&document, &Options::default()).sentences {
            let whole = [sentence.span];
            for part in if sentence.parts.is_empty() { &whole[..] } else { &sentence.parts } {
                let mut at = part.start;
                for token in tokenize(Lexicon::standard(), text, *part) {
                    assert!(token.span.start >= at && !token.span.is_empty(), "{}: {:?}", document.path, token.span);
                    let gap = Span { start: at, end: token.span.start };
                    assert!(nothing(gap.of(text)), "{}: {:?} is in no token", document.path, gap.of(text));
                    at = token.span.end;
                }
                assert!(nothing(Span { start: at, end: part.end }.of(text)), "{}: the end of {:?}", document.path, part.of(text));
            }
        }
    }
}

#[test]
fn sentences_of_a_zone_are_in_order_and_apart_with_white_space_between() {
    for document in corpus() {
        let analysis = analysed(&document, &Options::default());
        let ends = |index: usize| analysis.sentences[index].span;
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            let (text, span) = (&document.text, sentence.span);
            assert!(!span.is_empty() && span.trim(text) == span, "{}: {:?}", document.path, span.of(text));
            let zone = analysis.layout.zones[sentence.zone as usize].span;
            let begins = sentence.parts.first().copied().unwrap_or(span);
            assert!(zone.contains(begins), "{}: {:?} is outside its zone", document.path, span.of(text));
            if index == 0 {
                continue;
            }
            let before = ends(index - 1);
            assert!(before.end <= span.start, "{}: {:?} overlaps {:?}", document.path, before.of(text), span.of(text));
            if analysis.sentences[index - 1].zone == sentence.zone {
                let between = Span { start: before.end, end: span.start };
                assert!(between.of(text).trim().is_empty(), "{}: {:?} is in no sentence", document.path, between.of(text));
            }
        }
    }
}

#[test]
fn zones_are_in_order_and_apart() {
    for document in corpus() {
        let zones = analysed(&document, &Options::default()).layout.zones;
        let apart = zones.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        assert!(apart && zones.iter().all(|zone| zone.span.to() <= document.text.len()), "{}", document.path);
    }
}

/// The bytes that `extract` writes for these arguments.
fn bytes(arguments: &[&str], set: &[(&str, &str)]) -> Vec<u8> {
    let output = greffier()
        .arg("extract")
        .args(arguments)
        .args(["--emit", "sentence,mention,claim", "-q"])
        .envs(set.iter().copied())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn bytes_do_not_depend_on_threads_order_or_surroundings() {
    let want = bytes(&["corpus"], &[]);
    assert!(!want.is_empty());
    for threads in ["1", "2", "7"] {
        assert!(want == bytes(&["corpus", "-j", threads], &[]), "-j {threads}");
    }
    let names: Vec<String> =
        files("corpus", "").iter().map(|path| path.strip_prefix(root()).unwrap().to_string_lossy().into_owned()).collect();
    let mut shuffled: Vec<&str> = names.iter().map(String::as_str).collect();
    shuffled.reverse();
    shuffled.rotate_left(names.len() / 3);
    assert!(want == bytes(&shuffled, &[]), "paths in another order");
    for set in [("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "C"), ("NO_COLOR", "1")] {
        assert!(want == bytes(&["corpus"], &[set]), "{set:?}");
    }
}

/// Nothing left of the command line asks what time it is; the clock cannot matter.
#[test]
fn no_stage_reads_the_clock() {
    for path in files("src", ".rs") {
        let text = std::fs::read_to_string(&path).unwrap();
        let clock = ["SystemTime", "Instant::", "Zoned::now", "Timestamp::now"].iter().find(|word| text.contains(**word));
        // A child process is given so long and no longer.
        let limit = path.ends_with("src/format/pdf.rs") && clock == Some(&"Instant::");
        assert!(clock.is_none() || limit || path.starts_with(root().join("src/cli")), "{}: {clock:?}", path.display());
    }
}

#[test]
fn later_copies_of_a_text_have_ids_of_their_own() {
    let output = greffier()
        .args(["extract", "--jsonl", "-", "-q"])
        .write_stdin("{\"id\":\"a\",\"text\":\"Il a perdu 3 M€.\"}\n".repeat(3))
        .output()
        .unwrap();
    let records = super::support::lines(&output.stdout);
    let ids: Vec<&str> =
        records.iter().filter(|record| record["type"] == "document").map(|record| record["id"].as_str().unwrap()).collect();
    assert_eq!(ids, [ids[0].to_owned(), format!("{}-2", ids[0]), format!("{}-3", ids[0])]);
    let claims: std::collections::BTreeSet<&str> =
        records.iter().filter(|record| record["type"] == "claim").map(|record| record["id"].as_str().unwrap()).collect();
    assert_eq!(claims.len(), records.len() - 3, "claims of copies have ids of their own");
}

/// How long a text takes; what is measured beside other work can only be too long.
fn time(text: &str, runs: u32) -> f64 {
    let document = document(text);
    let run = || {
        let began = Instant::now();
        std::hint::black_box(analysed(&document, &french()).claims.len());
        began.elapsed()
    };
    (0..runs).map(|_| run()).min().unwrap().as_secs_f64()
}

/// Sixteen times the text takes sixteen times as long, two hundred and fifty-six where some stage
/// is quadratic: the bound stands far from both.
#[test]
fn time_is_linear_on_hostile_input() {
    time("Il a perdu 3 millions d’euros.", 1);
    let mut slow = Vec::new();
    for unit in [
        "1 1 1 ",
        "cent-cent-",
        "«««",
        "M. M. M. ",
        "3 M€ ",
        "de 2 à 3 ",
        "selon ",
        "du 1er au ",
        "plus de ",
        "((((",
        "A B C ",
        "a, b, ",
        "...",
        "\n",
        "- x\n",
        "Jean ",
        "il a perdu 3 euros et ",
        "12:30 ",
        "« Ah », dit-il. ",
        "l’entreprise ",
        "entre ",
        "13, ",
        "fin de ",
        "lundi ",
        "la veille de ",
        "2019 à ",
        "de lundi à ",
        "il y a ",
        "12:",
        "1/1/",
        "du 3 au ",
        "1/2/3/",
        "é\u{301}",
        "aaaa",
        "À lire aussi\n",
        "00:00\n",
        "le groupe X de ",
        "mille ",
        "1,",
        "€ ",
        "-",
        "contre 3 % ",
        "Il a dit que ",
    ] {
        let of = |bytes: usize| unit.repeat(bytes / unit.len());
        let (short, long) = (of(8_000), of(128_000));
        // Two more looks for a machine that was busy during the first: none helps a stage that
        // is quadratic.
        let times = || (time(&short, 3), time(&long, 1));
        let mut looks = (0..3).map(|_| times()).take_while(|(short, long)| *long > 80.0 * short.max(0.000_5));
        if let Some((short, long)) = looks.by_ref().nth(2) {
            slow.push(format!("{unit:?}: {short:.4} s, sixteen times the text {long:.4} s"));
        }
    }
    assert!(slow.is_empty(), "\n{}", slow.join("\n"));
}
