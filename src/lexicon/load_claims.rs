//! Reads the tables of statements: metrics and their triggers, sources, modality.

use super::rows::{
    AttributionCue, AttributionKind, Metric, ModalityCue, NounTrigger, Reach, Refinement, ReportingVerb, ScopeRow, VerbFrame,
    VerbTrigger,
};
use super::{Classes, Lexicon, Row, Table, Tense, table_rows};

pub(super) fn load(lexicon: &mut Lexicon, user: &super::UserWords) {
    for (at, row) in (0..).zip(table_rows(include_str!("data/metrics.tsv"))) {
        lexicon.rows.metric_rows.insert(row.cell(0), at);
        lexicon.rows.metrics.push(Metric {
            name: row.cell(0),
            label: row.cell(1),
            accepts: row.cell(2),
            subject: row.cell(3),
            better: row.cell(4),
            traits: row.cell(5),
        });
    }
    nouns(lexicon, user);
    verbs(lexicon);
    for row in table_rows(include_str!("data/refinements.tsv")) {
        let (Some((base, word)), Some(metric)) = (row.cell(0).split_once(':'), lexicon.rows.metric(row.cell(1))) else {
            continue;
        };
        let reach = match row.cell(2) {
            "per" => Reach::Per,
            "near" => Reach::Near,
            "text" => Reach::Text,
            _ => Reach::Clause,
        };
        lexicon.rows.refinable.insert(base.into());
        let id = lexicon.words.intern(word);
        lexicon.rows.refiners.insert(id, word.into());
        lexicon.rows.refinements.insert(row.cell(0).into(), Refinement { metric, reach });
    }
    for row in table_rows(include_str!("data/unit_metrics.tsv")) {
        let metric = lexicon.rows.metric(row.cell(1));
        lexicon.rows.unit_metrics.insert(row.cell(0), metric);
        if !row.cell(2).is_empty() {
            lexicon.rows.unit_measures.insert(row.cell(0), row.cell(2));
        }
    }
    for given in &user.metrics {
        let metric = lexicon.rows.metric(&given.metric);
        lexicon.rows.unit_metrics.extend(given.forms.iter().map(|form| (&*String::leak(form.clone()), metric)));
    }
    for row in table_rows(include_str!("data/lengths.tsv")) {
        let metric = lexicon.rows.metric(row.cell(1));
        lexicon.rows.lengths.insert(row.cell(0), metric);
    }
    for row in table_rows(include_str!("data/scopes.tsv")) {
        lexicon.add_cue(row.cell(0), Table::Scope, lexicon.rows.scopes.len());
        lexicon.rows.scopes.push(ScopeRow { kind: row.cell(1), noun: row.cell(2) == "noun" });
    }
    for row in table_rows(include_str!("data/class_names.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::ClassName, lexicon.rows.class_names.len());
        lexicon.rows.class_names.push(row.cell(1) == "head");
    }
    for row in table_rows(include_str!("data/events.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::Event, lexicon.rows.events.len());
        lexicon.add_phrase(row.cell(1), Table::Event, lexicon.rows.events.len());
        lexicon.rows.events.push(row.cell(2));
    }
    lexicon.rows.bodies.extend(table_rows(include_str!("data/bodies.tsv")).map(|row| row.cell(0)));
    lexicon.rows.hollow.extend(table_rows(include_str!("data/hollow.tsv")).map(|row| (row.cell(0), row.cell(1))));
    lexicon.rows.anonymous.extend(table_rows(include_str!("data/anonymous.tsv")).map(|row| row.cell(0)));
    lexicon.rows.speakers.extend(table_rows(include_str!("data/speakers.tsv")).map(|row| row.cell(0)));
    for row in table_rows(include_str!("data/event_status.tsv")) {
        if let Some(lemma) = lexicon.lemma(row.cell(0)) {
            lexicon.rows.event_status.insert(lemma, row.cell(1));
        }
    }
    reporting(lexicon);
    cues(lexicon);
}

fn nouns(lexicon: &mut Lexicon, user: &super::UserWords) {
    let barred = |phrase: &'static str| NounTrigger {
        phrase,
        metric: None,
        instead: Vec::new(),
        accepts: "",
        direction: "",
        role: "",
        barred: true,
    };
    // The user's come first: of two rows for one phrase the first is read.
    for given in &user.metrics {
        let at = lexicon.rows.noun_triggers.len();
        given.forms.iter().for_each(|form| lexicon.add_phrase(form, Table::NounTrigger, at));
        let metric = lexicon.rows.metric(&given.metric);
        let phrase = given.forms.first().map_or("", |form| String::leak(form.clone()));
        lexicon.rows.noun_triggers.push(NounTrigger { metric, role: "subject", barred: false, ..barred(phrase) });
    }
    for row in table_rows(include_str!("data/triggers_nouns.tsv")) {
        let at = lexicon.rows.noun_triggers.len();
        for form in std::iter::once(row.cell(0)).chain(row.list(1)) {
            lexicon.add_phrase(form, Table::NounTrigger, at);
        }
        let (metric, instead, _) = metrics(lexicon, &row, 2);
        lexicon.rows.noun_triggers.push(NounTrigger {
            metric,
            instead,
            accepts: row.cell(3),
            direction: row.cell(4),
            role: row.cell(5),
            barred: false,
            ..barred(row.cell(0))
        });
        // A phrase that rules the trigger out is found first, being longer or starting earlier.
        for phrase in row.list(6) {
            let at = lexicon.rows.noun_triggers.len();
            lexicon.rows.noun_triggers.push(barred(phrase));
            let (verb, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
            match lexicon.lemma(verb) {
                Some(lemma) if !rest.is_empty() => lexicon.add_verb_phrase(lemma, rest, Table::NounTrigger, at),
                _ => lexicon.add_phrase(phrase, Table::NounTrigger, at),
            }
        }
    }
}

/// A cell of metrics: `profit|person=wage`, `~price`; the default, the ones under a condition, and
/// whether the default is soft.
fn metrics(lexicon: &Lexicon, row: &Row<'_>, column: usize) -> (Option<u32>, Vec<(Box<str>, u32)>, bool) {
    let mut default = None;
    let mut soft = false;
    let mut instead = Vec::new();
    for cell in row.list(column) {
        match cell.split_once('=') {
            Some((key, name)) => instead.extend(lexicon.rows.metric(name).map(|metric| (key.into(), metric))),
            None => {
                soft = cell.starts_with('~');
                default = lexicon.rows.metric(cell.trim_start_matches('~'));
            }
        }
    }
    (default, instead, soft)
}

/// The infinitive behind `se` or `s'`.
pub fn pronominal(lemma: &'static str) -> Option<&'static str> {
    lemma.strip_prefix("se ").or_else(|| lemma.strip_prefix("s'")).and_then(|rest| rest.split(' ').next())
}

/// `se`, `s'`, `l'` before an infinitive, the infinitive and the words after it.
fn verb_phrase(phrase: &str) -> (bool, &str) {
    if let Some(rest) = phrase.strip_prefix("s'").or_else(|| phrase.strip_prefix("se ")) {
        return (true, rest);
    }
    (false, phrase.strip_prefix("l'").unwrap_or(phrase))
}

fn verbs(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/triggers_verbs.tsv")) {
        let phrase = row.cell(0);
        let (reflexive, rest) = verb_phrase(phrase);
        let mut words = rest.split(' ').peekable();
        let Some(mut lemma) = words.next().and_then(|verb| lexicon.lemma(verb)) else { continue };
        // `être vendu à` is a row of `vendre`, read in the passive.
        let mut passive = false;
        if rest.starts_with("être ")
            && let Some(of) = words.peek().and_then(|word| participle_of(lexicon, word))
        {
            lemma = of;
            passive = true;
            words.next();
        }
        let at = u32::try_from(lexicon.rows.verb_triggers.len()).unwrap_or(u32::MAX);
        let (metric, instead, soft) = metrics(lexicon, &row, 1);
        lexicon.rows.verb_triggers.push(VerbTrigger {
            phrase,
            // Tokens are compared folded: `gagner au Loto`, `valoir en Bourse`.
            complement: words.map(|word| word.to_lowercase().into()).collect(),
            reflexive,
            metric,
            instead,
            soft,
            accepts: row.cell(2),
            passive,
            frame: match row.cell(3) {
                "change" => VerbFrame::Change,
                "from_to" => VerbFrame::FromTo,
                "multiple" => VerbFrame::Multiple,
                _ => VerbFrame::Level,
            },
            direction: row.cell(4),
            subject: row.cell(5),
            object: row.cell(6),
            not: row.list(7).collect(),
        });
        lexicon.rows.triggers_of_verb.entry(lemma).or_default().push(at);
    }
}

/// The verb a participle belongs to.
fn participle_of(lexicon: &Lexicon, word: &str) -> Option<u16> {
    let id = lexicon.lookup(word, &mut String::new());
    lexicon.verb_forms(id).iter().find(|f| f.tense == Tense::PastParticiple).map(|f| f.lemma)
}

fn reporting(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/reporting.tsv")) {
        let at = lexicon.rows.reporting.len();
        lexicon.rows.reporting.push(ReportingVerb {
            lemma: row.cell(0),
            stance: row.cell(2).into(),
            strength: row.cell(3),
            takes: row.cell(4),
        });
        if let Some(infinitive) = pronominal(row.cell(0)) {
            lexicon.rows.reporting_reflexive.entry(infinitive).or_insert(u32::try_from(at).unwrap_or(u32::MAX));
        }
        // `tabler sur` reports by its verb, `faire état de` does not: only a preposition may follow.
        let plain = row.cell(0).trim_start_matches("s'").trim_start_matches("se ");
        let (infinitive, rest) = plain.split_once(' ').unwrap_or((plain, ""));
        if row.cell(1) == "verb" && !matches!(rest, "" | "sur" | "à" | "de" | "que") {
            continue;
        }
        if row.cell(1) == "noun" {
            lexicon.add_phrase(row.cell(0), Table::ReportingNoun, at);
            let plural = format!("{}s", row.cell(0));
            if !row.cell(0).ends_with(['s', 'x', 'z']) {
                lexicon.add_phrase(&plural, Table::ReportingNoun, at);
            }
        } else if let Some(lemma) = lexicon.lemma(infinitive) {
            // The plain verb comes first in the table and wins over its pronominal (`demander`).
            lexicon.rows.reporting_verbs.entry(lemma).or_insert(u32::try_from(at).unwrap_or(u32::MAX));
            for id in lexicon.reading.spellings.of(lemma) {
                lexicon.add_classes(id, Classes::REPORTING);
            }
        }
    }
}

fn cues(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/attribution.tsv")) {
        let kind = kind(row.cell(1));
        lexicon.add_cue(row.cell(0), Table::Attribution, lexicon.rows.attribution.len());
        lexicon.rows.attribution.push(AttributionCue {
            phrase: row.cell(0),
            kind,
            stance: row.cell(2).into(),
            holder: row.cell(3),
        });
    }
    for row in table_rows(include_str!("data/modality.tsv")) {
        let at = lexicon.rows.modality.len();
        let phrase = row.cell(0).trim_end_matches(" INF");
        let mut cue = ModalityCue {
            phrase: row.cell(0),
            value: row.cell(1),
            usage: row.cell(2),
            infinitive: phrase.len() < row.cell(0).len(),
            complement: Vec::new(),
            reflexive: false,
        };
        // `*compter sur` stands for every form of the verb: it is found by the verb, not by its words.
        if let Some(starred) = phrase.strip_prefix('*') {
            let (reflexive, rest) = verb_phrase(starred);
            let mut words = rest.split(' ');
            if let Some(lemma) = words.next().and_then(|verb| lexicon.lemma(verb)) {
                cue.reflexive = reflexive;
                cue.complement = words.collect();
                let row = u32::try_from(at).unwrap_or(u32::MAX);
                lexicon.rows.modal_verbs.entry(lemma).or_default().push(row);
            }
        } else {
            lexicon.add_cue(phrase, Table::Modality, at);
        }
        lexicon.rows.modality.push(cue);
    }
}

fn kind(word: &str) -> AttributionKind {
    const KINDS: [&str; 13] = [
        "prepositional",
        "verbal",
        "incise",
        "passive",
        "nominal",
        "impersonal",
        "collective",
        "title",
        "credit",
        "agency",
        "self",
        "quotation",
        "transcript_speaker",
    ];
    KINDS.iter().find(|known| **known == word).map_or(AttributionKind::Not, |known| AttributionKind::Kind(known))
}
