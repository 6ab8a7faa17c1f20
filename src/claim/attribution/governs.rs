//! What a reporting verb governs: a clause, a quotation, an infinitive, a figure.

use crate::claim::grammar::{ClauseKind, Group, GroupKind};
use crate::claim::scene::Scene;
use crate::lexicon::{Classes, ReportingVerb};

/// The verb takes a clause, a quotation, an infinitive or a figure.
pub(super) fn governs(scene: &Scene<'_>, row: &ReportingVerb, index: usize, group: &Group, after: usize) -> bool {
    // `vise 3 milliards`, `compte investir`: an aim of one’s own, no report.
    if matches!(row.lemma, "viser" | "compter" | "compter sur") {
        return false;
    }
    // `parle de 3 milliards`, `table sur 3 %`; not `parle treize langues`.
    if let Some(word) = row.lemma.split_once(' ').map(|(_, rest)| rest).filter(|rest| matches!(*rest, "de" | "sur" | "à"))
        && !(after..after + 7).any(|i| scene.at(i).is_joined(word))
    {
        return false;
    }
    // `propose 300 articles`, `propose des coupons de réduction`: on offer.
    let does = group.words.len() < 2 || !scene.at(group.head()).classes().any(Classes::INFINITIVE);
    let infinitive_next = scene.at(after).is_any(&["de", "d'"]) && scene.at(after + 1).classes().any(Classes::INFINITIVE);
    if row.lemma == "proposer"
        && does
        && !infinitive_next
        && !scene.figures.iter().any(|f| f.range.start >= after && f.range.start <= after + 6 && sum(f))
    {
        return false;
    }
    let opens = |i: usize| scene.at(i).is_any(&["que", "qu'", ":", "«", "\"", "“"]);
    // `a démenti dans une vidéo mise en ligne vendredi que`; not `rapportent 3 millions de plus qu’avant`.
    let figured = |i: usize| scene.figures.iter().any(|f| f.range.contains(&i));
    let free = |i: &usize| !scene.at(*i).is(";") && !scene.grammar.finite_at(*i);
    let words = (after..after + 12).take_while(free);
    let said = words.clone().take_while(|i| !figured(*i)).any(opens);
    // `a nié une révélation selon laquelle`
    let told = words.clone().any(|i| scene.at(i).is("selon") && scene.at(i + 1).is_any(&["laquelle", "lequel"]));
    let quoted = words.clone().any(|i| scene.at(i).is(":") && scene.at(i + 1).is_any(&["«", "\"", "“"]));
    let clause = (said || told || quoted)
        && group
            .only
            .is_none_or(|que| !(after..after + 5).contains(&que) || (after..after + 5).filter(|i| opens(*i)).count() > 1);
    let within = group.words.iter().skip(1).any(|w| scene.at(*w).classes().any(Classes::INFINITIVE));
    let infinitive = within
        || scene
            .grammar
            .groups
            .iter()
            .skip(index + 1)
            .take(4)
            .any(|g| g.kind == GroupKind::Infinitive && g.matrix == Some(index) && g.range.start <= after + 20);
    // `relève son niveau d’alerte après l’attentat où 12 personnes`: a figure is its object in its own clause.
    let figure = scene.figures.iter().any(|f| {
        f.range.end > group.range.start
            && reaches(scene, group.range.start, f.range.start)
            && object(scene, group.range.end, f.range.start)
    });
    // `reconnaît avoir perdu`: told.
    let past =
        infinitive
            && scene.grammar.groups.iter().skip(index + 1).take(2).any(|g| {
                g.matrix == Some(index) && g.words.len() > 1 && scene.at(g.first()).is_any(&["avoir", "être", "n'avoir"])
            });
    // `s’engage à soutenir un programme qui a permis à 3 000 personnes`: not what is promised.
    let meant =
        scene.figures.iter().any(|f| f.range.start > group.range.start && reaches(scene, group.range.start, f.range.start));
    clause || matches!(row.takes, "figure" | "both") && (figure || past) || infinitive && row.takes == "que" && meant
}

fn sum(figure: &crate::claim::scene::Placed<'_>) -> bool {
    figure.mention.amount().is_some_and(|a| a.kind != crate::mention::AmountKind::Quantity)
}

/// Nothing else is done between a verb and the figure: not `avancent vers le sud, encerclant 54
/// villages`.
fn object(scene: &Scene<'_>, verb: usize, figure: usize) -> bool {
    // `a reconnu sa défaite par 3 buts`
    if figure.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["par", "après", "avant", "sans", "avec"])) {
        return false;
    }
    let another = |g: &Group| {
        let before = g.range.start.checked_sub(1).map(|i| scene.at(i));
        let acts = matches!(g.kind, GroupKind::Finite | GroupKind::Gerund)
            && before.is_some_and(|c| c.is_any(&[",", "et", "puis", "ou", "mais", "il", "elle", "ils", "elles", "on"]));
        // `demande à une commission, composée de cinq élus, de`
        let made = g.kind == GroupKind::Participle
            && before.is_some_and(|c| c.is(","))
            && !scene.at(g.head()).classes().any(Classes::REPORTING.with(Classes::PRONOUN));
        acts || made
    };
    !scene.grammar.groups_in(verb..figure).filter_map(|i| scene.grammar.groups.get(i)).any(another)
}

/// No relative clause opened behind token `verb` holds token `at`.
fn reaches(scene: &Scene<'_>, verb: usize, at: usize) -> bool {
    let mut next = Some(scene.grammar.clause_at(at));
    for _ in 0..6 {
        let Some(clause) = next.and_then(|c| scene.grammar.clauses.get(c)) else { break };
        if clause.kind == ClauseKind::Relative && clause.start > verb {
            return false;
        }
        next = clause.parent;
    }
    true
}
