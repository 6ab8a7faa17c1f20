//! How far a time reaches: lists that share it, clauses and verbs it belongs to.
//!
//! Reads a scene and its clauses. Must not know calendars.

use crate::claim::attribution::Source;
use crate::claim::grammar::{ClauseKind, GroupKind};
use crate::claim::scene::{Placed, Scene};
use crate::mention::TimexKind;
use crate::token::Case;

/// `la première baisse depuis la crise entamée en 2007`, `a perdu 2 milliards avant d’annoncer en 2016`,
/// `alors que 10 000 étaient venus en 2015`: the time of another verb.
pub(super) fn foreign(scene: &Scene<'_>, figure: &Placed<'_>, time: &Placed<'_>, after: bool) -> bool {
    let grammar = &scene.grammar;
    let own = grammar.clause_at(figure.range.start);
    let governs = |index: usize| grammar.clauses.get(own).is_some_and(|c| c.verb == Some(index));
    if after {
        return grammar.groups_in(figure.range.end..time.range.start).any(|i| {
            let Some(group) = grammar.groups.get(i).filter(|_| !governs(i)) else { return false };
            let near = time.range.start - group.range.end.min(time.range.start) <= 3;
            let led = |words: &[&str], reach: usize| {
                (group.range.start.saturating_sub(reach)..group.range.start).any(|b| scene.at(b).is_any(words))
            };
            match group.kind {
                // `et devrait baisser en 2016`, `ont repris 54 villages et s’emparent le lendemain de`; not the A of a class.
                GroupKind::Finite => {
                    let main = grammar.clauses.get(group.clause).is_some_and(|c| c.kind == ClauseKind::Main);
                    led(&["et", "puis"], 1) || group.clause != own && main && scene.at(group.first()).case() == Case::Lower
                }
                GroupKind::Infinitive => near && led(&["avant", "pour", "après", "sans", "afin"], 2),
                _ => near && led(&["depuis", "avant", "après"], 5) && group.range.start > figure.range.end + 1,
            }
        });
    }
    let clause = grammar.clause_at(time.range.start);
    let aside = |c: usize| {
        grammar.clauses.get(c).is_some_and(|c| c.verb.is_some() && matches!(c.kind, ClauseKind::Adverbial | ClauseKind::Relative))
    };
    let mut above = Some(own);
    for _ in 0..6 {
        let Some(at) = above else { break };
        if at == clause {
            return false;
        }
        above = grammar.clauses.get(at).and_then(|c| c.parent);
    }
    clause != own && aside(clause)
}

/// `Six jeunes, cinq hommes et une femme, ont péri samedi`: what stands between the figure and its verb
/// only describes it.
pub(super) fn told_of(scene: &Scene<'_>, figure: &Placed<'_>, other: &Placed<'_>, time: usize) -> bool {
    let grammar = &scene.grammar;
    let clause = grammar.clause_at(figure.range.start);
    let verb = grammar
        .groups_in(figure.range.end..time)
        .filter_map(|i| grammar.groups.get(i))
        .find(|g| g.kind == GroupKind::Finite && g.clause == clause);
    verb.is_some_and(|g| other.range.end <= g.range.start && scene.at(figure.range.end).is(","))
}

/// `5 personnes ont été tuées et 30 autres blessées dans un attentat ce mardi`: the last of a list has the
/// time of all.
pub(super) fn joined(scene: &Scene<'_>, other: usize, figure: &Placed<'_>, time: usize) -> bool {
    let start = scene.outer_start(other);
    let and = start.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["et", "ou", "puis"]));
    let grammar = &scene.grammar;
    let kind = |f: &Placed<'_>| f.mention.amount().map(|a| a.kind);
    let timed = scene.times.iter().any(|t| figure.range.end <= t.range.start && t.range.start < start);
    let verb = grammar.groups_in(start..time).filter_map(|i| grammar.groups.get(i)).any(|g| g.kind == GroupKind::Finite);
    and && !timed && !verb && scene.figures.get(other).is_some_and(|f| kind(f) == kind(figure))
}

/// `Vers 12 h, selon un sondage, 59 % des Français`, `Vers 12 h, le préfet annonce 6 morts`: the hour of the
/// news; `Vers 12 h, selon la police, 3 000 manifestants` is that of the count.
pub(super) fn bulletin(scene: &Scene<'_>, sources: &[Source], time: &Placed<'_>, figure: &Placed<'_>) -> bool {
    let clock = time.mention.time().is_some_and(|t| t.kind == TimexKind::Time);
    let counted = figure.mention.amount().is_some_and(|a| a.kind == crate::mention::AmountKind::Quantity);
    let told = |s: &Source| {
        !s.silent
            && !s.counts
            && (!counted || s.attribution.kind == "verbal")
            && s.range.start >= time.range.end
            && s.attribution.holder.is_some()
    };
    clock && time.range.start <= 2 && scene.at(time.range.end).is(",") && sources.iter().any(told)
}

/// `37 blessés, selon la préfecture, qui faisait état samedi de deux décès`: the time of a relative clause
/// with a figure of its own.
pub(super) fn apart(scene: &Scene<'_>, index: usize, time: usize) -> bool {
    let grammar = &scene.grammar;
    let own = |at: usize| grammar.clause_at(at);
    let clause = own(time);
    let Some(figure) = scene.figures.get(index) else { return false };
    grammar.clauses.get(clause).is_some_and(|c| c.kind == ClauseKind::Relative && c.start > figure.range.end + 4)
        && scene.figures.iter().any(|f| own(f.range.start) == clause && f.range.start > figure.range.end)
}
