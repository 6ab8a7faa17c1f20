//! The verb groups above a figure: the one that governs it, the one that governs that, up to the
//! verb that introduces the clause.

use crate::claim::clause::REACH;
use crate::claim::grammar::{ClauseKind, GroupKind};
use crate::claim::predicate::{Link, LinkKind};
use crate::claim::scene::Scene;
use crate::lexicon::Table;

/// Indexes of verb groups, nearest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// Groups of the figure's own clause: `licencier`, then `prévoit` of `prévoit de licencier`.
    pub own: Vec<usize>,
    /// The verb whose `que` opens the clause: `affirme` of `affirme que X a perdu`.
    pub above: Option<usize>,
    /// The clause of the figure, and the ones it hangs on.
    pub clauses: Vec<usize>,
}

impl Chain {
    /// The chain of figure `index`.
    pub(super) fn new(scene: &Scene<'_>, index: usize, tie: &Link) -> Chain {
        let grammar = &scene.grammar;
        let Some(figure) = scene.figures.get(index).map(|f| f.range.clone()) else { return Chain::default() };
        let mut chain = Chain::default();
        let mut clause = grammar.clause_at(figure.start);
        chain.clauses.push(clause);
        let mut first = governing(scene, clause, figure.start, figure.end, tie);
        // A clause without a verb says what the one above says: `attend un milliard, dont 3 millions`.
        let mut steps = 0;
        while first.is_none() && steps < 4 {
            let Some(this) = grammar.clauses.get(clause) else { break };
            let bracket = scene.at(this.start).is_any(&["(", "["]);
            let Some(parent) = this.parent.filter(|_| this.verb.is_none() && !bracket) else { break };
            clause = parent;
            chain.clauses.push(clause);
            first = governing(scene, clause, figure.start, figure.end, tie);
            steps += 1;
        }
        let mut next = first;
        while let Some(at) = next {
            if chain.own.len() >= 5 || chain.own.contains(&at) {
                break;
            }
            chain.own.push(at);
            next = grammar.groups.get(at).and_then(|g| {
                // `pour financer`, `après avoir perdu` stand by themselves.
                let free = g.link.is_some_and(|l| scene.at(l).is_any(&["pour", "sans", "après", "avant"]));
                g.matrix.filter(|_| !free)
            });
        }
        chain.above = grammar.clauses.get(clause).filter(|c| c.kind == ClauseKind::Complement).and_then(|c| {
            // `a démenti dans une vidéo mise en ligne vendredi que`: the participle in between opens nothing.
            let before = grammar.groups_in(c.start.saturating_sub(12)..c.start);
            let ends = |i: &usize| grammar.groups.get(*i).is_some_and(|g| g.range.end <= c.start);
            let carries = |i: &usize| ends(i) && grammar.groups.get(*i).is_some_and(|g| g.kind != GroupKind::Participle);
            before.clone().rev().find(carries).or_else(|| before.rev().find(ends))
        });
        chain
    }
}

/// The group of `clause` that governs what stands at `start..end`.
fn governing(scene: &Scene<'_>, clause: usize, start: usize, end: usize, tie: &Link) -> Option<usize> {
    let grammar = &scene.grammar;
    let near = grammar.groups_in(start.saturating_sub(REACH)..end + REACH / 2);
    let of = |i: &usize| grammar.groups.get(*i).is_some_and(|g| g.clause == clause);
    // The verb may itself be a hedge of the figure: `dépasserait 3 milliards`.
    let before = near.clone().rev().filter(of).find(|i| {
        grammar
            .groups
            .get(*i)
            .is_some_and(|g| g.range.end <= start && (g.kind != GroupKind::Participle || reaches(scene, g.range.end, start)))
    });
    if before.is_some() {
        return before;
    }
    // Before its verb the figure must head the subject: `150 emplois seraient menacés`, not `le
    // bloc de 45 MW sera facturé`.
    let head = match tie.kind {
        LinkKind::Of | LinkKind::At | LinkKind::Preposition => false,
        LinkKind::Start | LinkKind::Mark | LinkKind::And | LinkKind::Word => true,
    };
    let after = near
        .clone()
        .filter(of)
        .find(|i| grammar.groups.get(*i).is_some_and(|g| g.range.start >= end && g.kind == GroupKind::Finite))?;
    // `une aide de 300 euros sera versée`: the verb says what becomes of the sum itself.
    let event = tie.kind == LinkKind::Of
        && grammar.groups.get(after).is_some_and(|g| {
            let lexicon = scene.tokens.lexicon;
            let money = scene.figures.iter().any(|f| {
                f.range.start == start && f.mention.amount().is_some_and(|a| a.kind == crate::mention::AmountKind::Money)
            });
            let forms = scene.at(g.head()).peek().map_or(&[][..], |t| lexicon.verb_forms(t.word));
            money
                && g.words.len() > 1
                && forms.iter().any(|f| {
                    lexicon
                        .rows()
                        .triggers_of_verb
                        .get(&f.lemma)
                        .into_iter()
                        .flatten()
                        .filter_map(|r| lexicon.rows().verb_triggers.get(*r as usize))
                        .any(|r| r.complement.is_empty() && r.accepts.contains('m') && r.metric.is_some())
                })
        });
    // `une perte de 3 millions est attendue`
    let foreseen = tie.kind == LinkKind::Of
        && grammar.groups.get(after).is_some_and(|g| {
            let rows = &scene.tokens.lexicon.rows().modality;
            let row = scene.at(g.head()).any_phrase(Table::Modality).and_then(|(_, row)| rows.get(row as usize));
            g.words.len() > 1 && row.is_some_and(|cue| cue.value == "expected" && !cue.infinitive)
        });
    (head || event || foreseen).then_some(after)
}

/// A participle reaches the figure when no comma stands between.
fn reaches(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    !(from..to).any(|i| scene.at(i).is(","))
}
