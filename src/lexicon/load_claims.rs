//! Reads the tables of statements: metrics and their triggers, sources, modality.

use super::rows::{AttributionCue, AttributionKind, Metric, ModalityCue, NounTrigger, ReportingVerb, VerbFrame, VerbTrigger};
use super::{Classes, Lexicon, Table, table_rows};

pub(super) fn load(lexicon: &mut Lexicon) {
    for (at, row) in (0..).zip(table_rows(include_str!("data/metrics.tsv"))) {
        lexicon.rows.metric_rows.insert(row.cell(0), at);
        lexicon.rows.metrics.push(Metric {
            name: row.cell(0).into(),
            label: row.cell(1).into(),
            accepts: row.cell(2).into(),
            subject: row.cell(3).into(),
            better: row.cell(4).into(),
        });
    }
    nouns(lexicon);
    verbs(lexicon);
    for row in table_rows(include_str!("data/refinements.tsv")) {
        let base = row.cell(0).split(':').next().and_then(|name| lexicon.rows.metric(name));
        if let (Some(base), Some(metric)) = (base, lexicon.rows.metric(row.cell(1))) {
            lexicon.rows.refinements.insert(row.cell(0).into(), metric);
            lexicon.rows.refinable.insert(base);
        }
    }
    for row in table_rows(include_str!("data/unit_metrics.tsv")) {
        let metric = lexicon.rows.metric(row.cell(1));
        lexicon.rows.unit_metrics.insert(row.cell(0).into(), metric);
    }
    reporting(lexicon);
    cues(lexicon);
}

fn nouns(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/triggers_nouns.tsv")) {
        let metric = lexicon.rows.metric(row.cell(2));
        let at = lexicon.rows.noun_triggers.len();
        for form in std::iter::once(row.cell(0)).chain(row.list(1)) {
            lexicon.add_phrase(form, Table::NounTrigger, at);
        }
        lexicon.rows.noun_triggers.push(NounTrigger {
            phrase: row.cell(0).into(),
            metric,
            accepts: row.cell(3).into(),
            direction: row.cell(4).into(),
            role: row.cell(5).into(),
            not: row.list(6).map(Into::into).collect(),
        });
    }
}

fn verbs(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/triggers_verbs.tsv")) {
        let phrase = row.cell(0);
        let (reflexive, rest) = match phrase.strip_prefix("s'").or_else(|| phrase.strip_prefix("se ")) {
            Some(rest) => (true, rest),
            None => (false, phrase),
        };
        let mut words = rest.split(' ');
        let Some(lemma) = words.next().and_then(|verb| lexicon.lemma(verb)) else { continue };
        let at = u32::try_from(lexicon.rows.verb_triggers.len()).unwrap_or(u32::MAX);
        lexicon.rows.verb_triggers.push(VerbTrigger {
            phrase: phrase.into(),
            complement: words.map(Into::into).collect(),
            reflexive,
            metric: lexicon.rows.metric(row.cell(1)),
            accepts: row.cell(2).into(),
            frame: match row.cell(3) {
                "change" => VerbFrame::Change,
                "from_to" => VerbFrame::FromTo,
                "multiple" => VerbFrame::Multiple,
                _ => VerbFrame::Level,
            },
            direction: row.cell(4).into(),
            subject: row.cell(5).into(),
            object: row.cell(6).into(),
            not: row.list(7).map(Into::into).collect(),
        });
        lexicon.rows.triggers_of_verb.entry(lemma).or_default().push(at);
    }
}

fn reporting(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/reporting.tsv")) {
        let at = lexicon.rows.reporting.len();
        lexicon.rows.reporting.push(ReportingVerb {
            lemma: row.cell(0).into(),
            stance: row.cell(2).into(),
            strength: row.cell(3).into(),
            takes: row.cell(4).into(),
        });
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
            phrase: row.cell(0).into(),
            kind,
            stance: row.cell(2).into(),
            holder: row.cell(3).into(),
        });
    }
    for row in table_rows(include_str!("data/modality.tsv")) {
        let at = lexicon.rows.modality.len();
        let phrase = row.cell(0).trim_end_matches(" INF");
        lexicon.rows.modality.push(ModalityCue {
            phrase: row.cell(0).into(),
            value: row.cell(1).into(),
            usage: row.cell(2).into(),
            infinitive: phrase.len() < row.cell(0).len(),
        });
        // `*compter sur` stands for every form of the verb.
        let Some((before, starred)) = phrase.split_once('*') else {
            lexicon.add_cue(phrase, Table::Modality, at);
            continue;
        };
        let (infinitive, after) = starred.split_once(' ').unwrap_or((starred, ""));
        let (infinitive, after) = match infinitive {
            "se" => after.split_once(' ').unwrap_or((after, "")),
            _ => (infinitive, after),
        };
        let bare = infinitive.trim_start_matches("s'");
        lexicon.add_verb_cue([before, bare, after], Table::Modality, at);
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
