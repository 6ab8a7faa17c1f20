//! The noun a neutral verb measures: its subject (`le déficit atteint`), the antecedent of its
//! relative (`l’amende, qui atteint`), or what a pronoun stands for (`il atteindra`).

use super::{Found, View, by_noun, none, noun};
use crate::claim::grammar::{ClauseKind, GroupKind};
use crate::claim::scene::TriggerHit;
use crate::lexicon::Classes;

/// The metric of the subject of verb group `group`; `change` when the figure is a change of it.
pub(super) fn subject<'a>(view: &View<'_, 'a>, group: usize, change: bool) -> Option<Found<'a>> {
    let scene = view.scene;
    let verb = scene.grammar.groups.get(group)?;
    let clause = scene.grammar.clauses.get(verb.clause)?;
    // `le taux baisse, passant de 89 à 39 %`: a participle has the noun right before it, or the
    // subject of its clause's verb.
    if verb.kind != GroupKind::Finite {
        let right = scene.hits(verb.range.start.saturating_sub(6)..verb.range.start);
        let near = right.iter().rev().find(|h| {
            verb.range.start - h.range.end.min(verb.range.start) <= 3
                && !(h.range.end..verb.range.start).any(|i| scene.at(i).is(","))
                && view.hit_fits(h, change)
        });
        if let Some(hit) = near {
            return Some(by_noun(view, hit, "predicate.level_verb", 88));
        }
        if let Some(own) = clause.verb.filter(|v| *v < group)
            && let Some(found) = subject(view, own, change)
        {
            return Some(Found { weight: found.weight.min(80), ..found });
        }
    }
    let low = clause.start;
    let hits: Vec<&TriggerHit<'a>> = scene
        .hits(low.max(verb.range.start.saturating_sub(crate::claim::clause::REACH))..verb.range.start)
        .iter()
        .filter(|hit| scene.grammar.clause_at(hit.range.start) == verb.clause)
        .collect();
    let clitic = pronoun(view, verb.range.start.saturating_sub(2).max(low)..verb.range.start);
    // `la dépense, elle, a progressé` keeps its noun; `rapportée au PIB, elle gagne` does not.
    let quant = scene.at(low).is("quant") || scene.at(low + 1).is("quant");
    let dislocated = quant || view.scene.at(verb.range.start.saturating_sub(1)).is(",");
    if (!clitic || dislocated)
        && let Some(found) = head(view, &hits, change)
    {
        return Some(found);
    }
    if change
        && !clitic
        && let Some(found) = counted(view, low..verb.range.start)
    {
        return Some(found);
    }
    if clause.kind == ClauseKind::Relative {
        if let Some(found) = antecedent(view, low, change) {
            return Some(found);
        }
        return None;
    }
    if pronoun(view, low..verb.range.start) || low == verb.range.start {
        if let Some(found) = same_pronoun(view, low..verb.range.start) {
            return Some(found);
        }
        // A clause that goes on after `et`, a comma: the subject of the clause before.
        if let Some(found) = clause_before(view, verb.clause, change) {
            return Some(found);
        }
        return anaphor(view, low..verb.range.start, change);
    }
    None
}

/// `Ces 200 000 cas représentent une hausse de 59 %`: of what the subject counts.
fn counted<'a>(view: &View<'_, 'a>, before: std::ops::Range<usize>) -> Option<Found<'a>> {
    let scene = view.scene;
    let percent = view.letter() == Some('p');
    let at = (0..view.index).rev().find(|i| scene.figures.get(*i).is_some_and(|f| before.contains(&f.range.start)))?;
    let head = super::link(scene, at);
    let said = view.memory.of_figure(scene.sentence, at).filter(|said| said.kind == crate::mention::AmountKind::Quantity)?;
    let leads = matches!(head.kind, super::LinkKind::Start | super::LinkKind::Mark | super::LinkKind::Word);
    (percent && leads && view.takes("", Some(said.metric), true)).then(|| noun::plain(said.metric, "predicate.level_verb", 84))
}

/// `elles valaient 71 dollars la veille, elles sont descendues à 68`: the same pronoun, the same thing.
fn same_pronoun<'a>(view: &View<'_, 'a>, before: std::ops::Range<usize>) -> Option<Found<'a>> {
    const THIRD: [&str; 4] = ["il", "elle", "ils", "elles"];
    let scene = view.scene;
    let of = |range: std::ops::Range<usize>| range.rev().take(6).find_map(|i| THIRD.iter().find(|w| scene.at(i).is(w)));
    let ours = of(before)?;
    let at = view.index.checked_sub(1)?;
    let figure = scene.figures.get(at)?;
    let clause = scene.grammar.clauses.get(scene.grammar.clause_at(figure.range.start))?;
    let verb = clause.verb.and_then(|v| scene.grammar.groups.get(v))?;
    let said = view.memory.of_figure(scene.sentence, at)?;
    let same = of(clause.start..verb.range.start) == Some(ours) && verb.range.start <= figure.range.start;
    let kind = view.amount().is_some_and(|a| a.kind == said.kind);
    (same && kind && view.takes("", Some(said.metric), true)).then(|| noun::plain(said.metric, "predicate.pronoun", 74))
}

/// Of the nouns before a verb, the first that no preposition governs; a noun of size gives way to
/// its complement.
fn head<'a>(view: &View<'_, 'a>, hits: &[&TriggerHit<'a>], change: bool) -> Option<Found<'a>> {
    // `quant aux frais de collecte, ils représentent`: governed, and yet the subject.
    let quant =
        |hit: &TriggerHit<'_>| (1..=3).any(|b| hit.range.start.checked_sub(b).is_some_and(|i| view.scene.at(i).is("quant")));
    let free: Vec<&&TriggerHit<'a>> = hits.iter().filter(|hit| !noun::governed(view, hit) || quant(hit)).collect();
    // The last free head stands nearest to the verb: `En hausse, le déficit…`, `malgré la crise, les ventes…`.
    for hit in free.iter().rev() {
        if view.hit_fits(hit, change) {
            return Some(by_noun(view, hit, "predicate.level_verb", 90));
        }
        if view.metric_of(hit).is_none() {
            let inner = hits
                .iter()
                .find(|h| h.range.start >= hit.range.end && h.range.start - hit.range.end <= 3 && view.hit_fits(h, change));
            if let Some(inner) = inner {
                return Some(by_noun(view, inner, "predicate.level_verb", 88));
            }
        } else {
            return None;
        }
    }
    // `le patron de la filiale au budget de…` says nothing; `une part du budget atteint` does.
    if free.last().is_some_and(|hit| view.metric_of(hit).is_none()) {
        // `la hausse atteindrait 7 %`: of what was spoken of.
        return recall(view, None, None, true).map(|found| Found { change: true, ..found });
    }
    let any = hits.iter().rev().take(2).find(|hit| view.hit_fits(hit, change))?;
    Some(by_noun(view, any, "predicate.level_verb", 70))
}

/// `l’amende, qui atteint 3 millions`: the noun before the relative.
fn antecedent<'a>(view: &View<'_, 'a>, opener: usize, change: bool) -> Option<Found<'a>> {
    let scene = view.scene;
    let near: Vec<&TriggerHit<'a>> = scene
        .hits(opener.saturating_sub(10)..opener)
        .iter()
        .filter(|h| h.range.end <= opener && opener - h.range.end <= 6)
        .collect();
    let free = near.iter().rev().find(|h| !noun::governed(view, h) && view.hit_fits(h, change));
    // `4,9 % du chiffre d’affaires, qui s’établissait à`: here the whole is what is measured.
    let whole = |h: &&&TriggerHit<'a>| h.whole && view.takes("", view.metric_of(h), change);
    let hit = free.or_else(|| near.iter().rev().find(|h| view.hit_fits(h, change))).or_else(|| near.iter().rev().find(whole))?;
    Some(by_noun(view, hit, "predicate.level_verb", 84))
}

fn pronoun(view: &View<'_, '_>, range: std::ops::Range<usize>) -> bool {
    const PRONOUNS: [&str; 16] =
        ["il", "elle", "ils", "elles", "ce", "c'", "cela", "ça", "celui", "celle", "ceux", "celles", "on", "qui", "lui", "eux"];
    range.clone().rev().take(6).any(|i| PRONOUNS.iter().any(|w| view.scene.at(i).is(w)))
}

/// The subject of the clause just before in the same sentence.
fn clause_before<'a>(view: &View<'_, 'a>, clause: usize, change: bool) -> Option<Found<'a>> {
    let scene = view.scene;
    for before in (0..clause).rev().take(4) {
        let Some(clause) = scene.grammar.clauses.get(before).filter(|c| c.kind != ClauseKind::Incise) else { continue };
        let Some(verb) = clause.verb.and_then(|v| scene.grammar.groups.get(v)) else { continue };
        let hits: Vec<&TriggerHit<'a>> = scene
            .hits(clause.start..verb.range.start)
            .iter()
            .filter(|h| scene.grammar.clause_at(h.range.start) == before)
            .collect();
        if let Some(mut found) = head(view, &hits, change) {
            found.weight = 72;
            return Some(found);
        }
    }
    None
}

/// What an object pronoun before `at` stands for: the last free noun of the sentence, else of the
/// sentences before.
pub(super) fn antecedent_of<'a>(
    view: &View<'_, 'a>,
    at: usize,
    pronoun: crate::token::Cursor<'_>,
    change: bool,
) -> Option<Found<'a>> {
    let near = view.scene.hits(at.saturating_sub(crate::claim::clause::REACH / 2)..at);
    if let Some(hit) = near.iter().rev().find(|h| !noun::governed(view, h) && view.hit_fits(h, change)) {
        return Some(by_noun(view, hit, "predicate.level_verb", 76));
    }
    let (feminine, plural) = if pronoun.is("le") {
        (Some(false), Some(false))
    } else if pronoun.is("la") {
        (Some(true), Some(false))
    } else if pronoun.is("les") {
        (None, Some(true))
    } else {
        (None, Some(false))
    };
    recall(view, feminine, plural, change)
}

fn recall<'a>(view: &View<'_, 'a>, feminine: Option<bool>, plural: Option<bool>, change: bool) -> Option<Found<'a>> {
    let letter = view.letter()?;
    // `réalisant 318 points` after a sentence on medals: a count says itself what it counts.
    if let Some(known) = view.counted_otherwise() {
        let metric = view.memory.topic(view.scene.sentence, feminine, plural, letter, |metric| metric == known)?;
        return Some(Found { metric: Some(metric), rule: "predicate.pronoun", weight: 58, ..none(None) });
    }
    let metric =
        view.memory.topic(view.scene.sentence, feminine, plural, letter, |metric| view.takes("", Some(metric), change))?;
    Some(Found { metric: Some(metric), rule: "predicate.pronoun", weight: 58, ..none(None) })
}

/// `Il atteindra 5 %`, `cette somme s’élève à`: the noun of a sentence before that agrees.
fn anaphor<'a>(view: &View<'_, 'a>, range: std::ops::Range<usize>, change: bool) -> Option<Found<'a>> {
    let scene = view.scene;
    let word = range.clone().rev().find(|i| scene.at(*i).classes().any(Classes::PRONOUN)).map(|i| scene.at(i));
    // `Ce dernier devrait atteindre 133 %`
    let last = range.clone().rev().map(|i| scene.at(i)).find(|c| c.is_any(&["dernier", "dernière", "derniers", "dernières"]));
    if let Some(last) = last.filter(|c| c.back(1).is_some_and(|t| ["ce", "cette", "ces"].iter().any(|w| c.reads(t, w)))) {
        let (feminine, plural) = (last.text().contains('è'), last.text().ends_with('s'));
        return recall(view, Some(feminine), Some(plural), change);
    }
    // `ça représente 6 900 francs`, `il faudra compter`: what was counted last.
    let verb = scene.at(range.end);
    let impersonal = word.is_some_and(|w| {
        w.is_any(&["ce", "c'", "cela", "ça", "on"])
            || w.is("il")
                && scene
                    .tokens
                    .lexicon
                    .verb_forms(verb.peek().map_or(0, |t| t.word))
                    .iter()
                    .any(|f| matches!(scene.tokens.lexicon.infinitive(f.lemma), "falloir" | "manquer" | "rester"))
    });
    if impersonal {
        let amount = view.amount()?;
        let alike = |said: &super::Said| {
            said.kind == amount.kind && (amount.kind != crate::mention::AmountKind::Quantity || said.unit == amount.unit)
        };
        let metric = view.memory.last(scene.sentence, 2, alike).map(|s| s.metric).filter(|m| view.takes("", Some(*m), true))?;
        return Some(Found { metric: Some(metric), rule: "predicate.pronoun", weight: 50, ..none(None) });
    }
    let (feminine, plural) = match word {
        Some(w) if w.is_any(&["il", "celui", "lui"]) => (Some(false), Some(false)),
        Some(w) if w.is_any(&["elle", "celle"]) => (Some(true), Some(false)),
        Some(w) if w.is_any(&["ils", "ceux", "eux"]) => (Some(false), Some(true)),
        Some(w) if w.is_any(&["elles", "celles"]) => (Some(true), Some(true)),
        _ => (None, None),
    };
    recall(view, feminine, plural, change)
}
