//! What somebody reckons or demands, named with a possessive: `a abaissé sa prévision à 1,5 %`, `leurs
//! revendications : une hausse de 6 %`, `Dans son avis, il ramène`.

use super::holder::{self, Held};
use super::marker::rule_of;
use super::{Hit, Scope, Source, Voices};
use crate::claim::phrase::{Agent, Reader, phrase_at};
use crate::claim::scene::Scene;
use crate::claim::types::Attribution;
use crate::lexicon::{Classes, Table};

/// A report that belongs to the subject of its clause, at token `at`.
pub(super) fn possessed(scene: &Scene<'_>, voices: &Voices<'_>, at: usize) -> Option<Hit> {
    if !scene.at(at).is_any(&["son", "sa", "ses", "leur", "leurs"]) {
        return None;
    }
    let phrase = phrase_at(scene, at, true).filter(|p| p.range.start == at && p.core.start == at + 1)?;
    let (_, row) = scene.at(phrase.head).any_phrase(Table::ReportingNoun)?;
    let row = scene.tokens.lexicon.rows().reporting.get(row as usize)?;
    let end = phrase.range.end;
    let within = at.checked_sub(1).is_some_and(|i| scene.at(i).is("dans"));
    let listed = scene.at(end).is(":") && &*row.stance == "demands";
    let reckons = matches!(&*row.stance, "estimates" | "predicts") && row.takes == "figure";
    let told = within && scene.at(end).is(",") && !matches!(row.takes, "aim");
    if !(listed || reckons || told) {
        return None;
    }
    let (held, range) = subject(scene, voices, at, end, told)?;
    let marker = scene.at(at).to(scene.at(end));
    Some(Hit::Source(Box::new(Source {
        attribution: Attribution {
            marker,
            kind: "nominal",
            holder: Some(held),
            anonymous: false,
            stance: row.stance.clone(),
            quoted: false,
            rule: rule_of("nominal"),
        },
        range: at..end,
        holder: Some(range),
        scope: Scope::Object(at),
        silent: false,
        counts: false,
    })))
}

/// `une révélation du Canard selon laquelle`, `un analyste, selon qui`: whoever is named before, at token `at`.
pub(super) fn relative(scene: &Scene<'_>, voices: &Voices<'_>, at: usize) -> Option<Hit> {
    let first = scene.at(at);
    let next = if first.is("selon") || first.is("suivant") {
        at + 1
    } else if first.is("d'") && scene.at(at + 1).is("après") {
        at + 2
    } else {
        return None;
    };
    if !scene.at(next).is_any(&["qui", "lequel", "laquelle", "lesquels", "lesquelles"]) {
        return None;
    }
    let nobody = |_: usize| false;
    let reader = Reader { scene, skip: &nobody };
    let before = reader.antecedent(at)?;
    let held = holder::of_report(scene, voices, &before).or_else(|| holder::who(scene, voices, &before))?;
    if held.0.class.is_none() && (holder::unowned(scene, &held.1) || !holder::human(scene, &before.core)) {
        return Some(Hit::Skip(next + 1));
    }
    Some(Hit::Source(Box::new(Source {
        attribution: Attribution {
            marker: first.to(scene.at(next + 1)),
            kind: "prepositional",
            holder: Some(held.0),
            anonymous: false,
            stance: "states".into(),
            quoted: false,
            rule: rule_of("prepositional"),
        },
        range: at..next + 1,
        holder: Some(held.1),
        scope: Scope::Object(at),
        silent: false,
        counts: false,
    })))
}

/// Who does what the report stands in: the subject of its verb, of the next one where it opens the
/// sentence.
fn subject(
    scene: &Scene<'_>,
    voices: &Voices<'_>,
    at: usize,
    end: usize,
    opens: bool,
) -> Option<(crate::claim::types::Holder, std::ops::Range<usize>)> {
    let grammar = &scene.grammar;
    let verb = if opens && !(0..at).any(|i| grammar.finite_at(i)) {
        (end..(end + 16).min(scene.tokens.list.len())).find(|i| grammar.finite_at(*i))
    } else {
        (at.saturating_sub(24)..at).rev().find(|i| grammar.finite_at(*i))
    }?;
    let nobody = |_: usize| false;
    let reader = Reader { scene, skip: &nobody };
    let held: Held = match reader.of(reader.group_of(verb)?)? {
        Agent::Phrase(phrase) => holder::who(scene, voices, &phrase)
            .filter(|(h, _)| h.class.is_some_and(|c| c != "location") || holder::human(scene, &phrase.core)),
        Agent::Pronoun(pronoun) if !scene.at(pronoun).classes().any(Classes::DETERMINER) => {
            holder::refers(scene, voices, pronoun)
        }
        _ => None,
    };
    held.filter(|(_, range)| !holder::unowned(scene, range))
}
