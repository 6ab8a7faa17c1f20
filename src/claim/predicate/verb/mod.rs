//! Verbs that govern the figure, decided by their frame: the words that must follow them, what ties
//! the figure to them, the voice, and on which side it stands.

mod fit;
mod settle;

use super::{Found, Link, View, link, none, size, way};
use crate::claim::clause::REACH;
use crate::claim::grammar::{ClauseKind, Group, GroupKind};
use crate::lexicon::{Tense, VerbFrame, VerbTrigger};

/// Verbs that form their perfect with `être`: their participle is no passive.
const WITH_ETRE: [&str; 26] = [
    "aller",
    "venir",
    "arriver",
    "partir",
    "entrer",
    "sortir",
    "monter",
    "descendre",
    "naître",
    "mourir",
    "décéder",
    "tomber",
    "rester",
    "retourner",
    "devenir",
    "revenir",
    "parvenir",
    "passer",
    "remonter",
    "redescendre",
    "retomber",
    "repasser",
    "repartir",
    "intervenir",
    "survenir",
    "advenir",
];

/// On which side of the verb the figure stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// After it.
    After,
    /// Before it.
    Before,
}

/// Groups that may govern the figure, nearest first, with the side it stands on.
fn groups(view: &View<'_, '_>) -> Vec<(usize, Side)> {
    let grammar = &view.scene.grammar;
    let figure = view.figure();
    let clause = grammar.clause_at(figure.start);
    let low = figure.start.saturating_sub(REACH);
    let high = figure.end + REACH / 3;
    let near = grammar.groups_in(low..high);
    let mut found: Vec<(usize, Side)> = Vec::new();
    let of = |clause: usize, found: &mut Vec<(usize, Side)>| {
        for index in near.clone().rev() {
            let Some(group) = grammar.groups.get(index) else { continue };
            if group.clause == clause && group.range.end <= figure.start && found.len() < 5 {
                found.push((index, Side::After));
                if group.kind == GroupKind::Finite {
                    break;
                }
            }
        }
    };
    of(clause, &mut found);
    // `300 emplois de plus qui partiraient`: the relative right behind the figure.
    let relative = |g: &Group| {
        grammar.clauses.get(g.clause).is_some_and(|c| {
            c.kind == ClauseKind::Relative
                && c.parent == Some(clause)
                && view.scene.at(c.start).is("qui")
                && c.start >= figure.end
                && c.start <= figure.end + 3
        })
    };
    let after = near.clone().find(|index| {
        grammar.groups.get(*index).is_some_and(|g| {
            g.range.start >= figure.end
                && (g.clause == clause || g.range.start <= figure.end + 1 && !view.scene.at(figure.end).is(",") || relative(g))
        })
    });
    if let Some(index) = after {
        found.push((index, Side::Before));
        // `250 000 personnes ont été contraintes d’évacuer les lieux`
        let led = (index + 1..index + 2).find(|i| {
            // and `restent portées disparues`
            let end = grammar.groups.get(index).map_or(0, |g| g.range.end);
            grammar.groups.get(*i).is_some_and(|g| {
                g.kind == GroupKind::Infinitive && g.matrix == Some(index)
                    || g.kind == GroupKind::Participle && g.range.start == end
            })
        });
        found.extend(led.map(|led| (led, Side::Before)));
        // `3 millions promis ont été versés`: the clause's own verb as well.
        let own = grammar.clauses.get(clause).and_then(|c| c.verb);
        if let Some(own) =
            own.filter(|v| *v != index && near.contains(v) && grammar.groups.get(*v).is_some_and(|g| g.range.start >= figure.end))
        {
            found.push((own, Side::Before));
        }
    }
    // A clause without a verb hangs on the one above: `une aide, dont 3 millions pour…`.
    let mut above = grammar.clauses.get(clause).filter(|c| c.verb.is_none() && !c.apart).and_then(|c| c.parent);
    for _ in 0..3 {
        let Some(parent) = above else { break };
        of(parent, &mut found);
        above = grammar.clauses.get(parent).filter(|c| c.verb.is_none() && !c.apart).and_then(|c| c.parent);
    }
    found
}

/// The verb that governs the figure's clause: for roles and modality.
pub(super) fn governing(view: &View<'_, '_>) -> Option<usize> {
    let grammar = &view.scene.grammar;
    groups(view).first().and_then(|(index, _)| grammar.groups.get(*index)).map(Group::head)
}

/// The best reading by a verb.
pub(super) fn best<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let tie = link(view.scene, view.index);
    let mut best: Option<Found<'a>> = None;
    for (index, side) in groups(view) {
        let Some(group) = view.scene.grammar.groups.get(index) else { continue };
        for word in group.words.iter().rev() {
            if let Some(found) = reading(view, &tie, index, *word, side)
                && best.as_ref().is_none_or(|known| found.weight > known.weight)
            {
                best = Some(found);
            }
        }
    }
    best
}

/// The direction a verb or word of change gives a figure whose metric nothing says.
pub(super) fn moves(view: &View<'_, '_>) -> Option<Option<&'static str>> {
    if let Some((direction, _)) = super::change::word(view) {
        return Some(direction);
    }
    let tie = link(view.scene, view.index);
    let (index, side) = groups(view).first().copied()?;
    let group = view.scene.grammar.groups.get(index)?;
    let lexicon = view.scene.tokens.lexicon;
    let word = group.head();
    let forms = view.scene.at(word).peek().map(|t| lexicon.verb_forms(t.word))?;
    forms
        .iter()
        .filter_map(|form| lexicon.rows().triggers_of_verb.get(&form.lemma))
        .flatten()
        .filter_map(|row| lexicon.rows().verb_triggers.get(*row as usize))
        .filter(|row| row.frame == VerbFrame::Change && row.metric.is_none_or(|_| row.soft) && side == Side::After)
        .find(|row| {
            let passive = passive(view, group, word, forms.first().map_or(0, |f| f.lemma));
            let try_row = Try { view, tie: &tie, index, group, word, side, passive, row };
            row.reflexive == group.reflexive && !try_row.barred() && try_row.after().is_some_and(|fit| fit.cost < 20)
        })
        .map(|row| way(row.direction))
}

/// The best row of the verb at `word`.
fn reading<'a>(view: &View<'_, 'a>, tie: &Link, index: usize, word: usize, side: Side) -> Option<Found<'a>> {
    let scene = view.scene;
    let lexicon = scene.tokens.lexicon;
    let group = scene.grammar.groups.get(index)?;
    let token = scene.at(word).peek()?;
    let mut best: Option<Found<'a>> = None;
    let mut seen: Vec<u16> = Vec::new();
    for form in lexicon.verb_forms(token.word) {
        if seen.contains(&form.lemma) {
            continue;
        }
        seen.push(form.lemma);
        let passive = passive(view, group, word, form.lemma);
        let rows = lexicon.rows().triggers_of_verb.get(&form.lemma).into_iter().flatten();
        for row in rows.filter_map(|row| lexicon.rows().verb_triggers.get(*row as usize)) {
            let try_row = Try { view, tie, index, group, word, side, passive, row };
            if let Some(found) = try_row.found()
                && best.as_ref().is_none_or(|known| found.weight > known.weight)
            {
                best = Some(found);
            }
        }
    }
    best
}

/// The verb at `at` says by itself what the figure measures.
pub(super) fn has_own(view: &View<'_, '_>, at: usize) -> bool {
    let lexicon = view.scene.tokens.lexicon;
    let forms = view.scene.at(at).peek().map(|t| lexicon.verb_forms(t.word)).unwrap_or_default();
    forms
        .iter()
        .filter_map(|form| lexicon.rows().triggers_of_verb.get(&form.lemma))
        .flatten()
        .filter_map(|row| lexicon.rows().verb_triggers.get(*row as usize))
        .any(|row| {
            let plain = row.complement.is_empty() && !row.reflexive && !row.passive && !row.soft;
            plain && row.metric.is_some() && view.takes(row.accepts, row.metric, false)
        })
}

/// `est vendu`, `vendu`: something is done to the subject.
fn passive(view: &View<'_, '_>, group: &Group, word: usize, lemma: u16) -> bool {
    let lexicon = view.scene.tokens.lexicon;
    if WITH_ETRE.contains(&lexicon.infinitive(lemma)) || group.reflexive {
        return false;
    }
    let is = |at: usize, tense: Tense| {
        view.scene.at(at).peek().is_some_and(|t| lexicon.verb_forms(t.word).iter().any(|f| f.lemma == lemma && f.tense == tense))
    };
    if !is(word, Tense::PastParticiple) {
        return false;
    }
    if group.kind == GroupKind::Participle && group.first() == word {
        return true;
    }
    let before = group.words.iter().rev().skip_while(|w| **w != word).nth(1);
    before.is_some_and(|w| {
        view.scene.at(*w).peek().is_some_and(|t| lexicon.verb_forms(t.word).iter().any(|f| lexicon.infinitive(f.lemma) == "être"))
    })
}

/// One row tried on one verb.
struct Try<'t, 's, 'a> {
    view: &'t View<'s, 'a>,
    tie: &'t Link,
    index: usize,
    group: &'t Group,
    word: usize,
    side: Side,
    passive: bool,
    row: &'a VerbTrigger,
}

/// How well a frame fits.
struct Fit {
    /// Words of the row that were matched.
    words: usize,
    /// The last preposition of the row ties the figure.
    tied: bool,
    /// What speaks against it.
    cost: i32,
}

impl<'a> Try<'_, '_, 'a> {
    fn found(&self) -> Option<Found<'a>> {
        let row = self.row;
        let bare = self.group.kind == GroupKind::Participle;
        // `il y a 3 millions`
        let there_is = (self.group.range.start..self.word).any(|i| self.view.scene.at(i).is("y"));
        if there_is && row.phrase == "avoir" {
            return None;
        }
        if row.reflexive != self.group.reflexive && !(bare && row.reflexive) || row.passive && !self.passive || self.barred() {
            return None;
        }
        // Of `devront débourser 3 millions` only the last verb takes the figure by itself.
        if self.word != self.group.head() && row.complement.is_empty() {
            return None;
        }
        let fit = match self.side {
            Side::After => self.after()?,
            Side::Before => self.before()?,
        };
        let view = self.view;
        let start = view.start();
        let gap = match self.side {
            Side::After => self.word + 1..start,
            Side::Before => self.view.figure().end..self.word,
        };
        let base = if fit.tied || fit.words > 0 { 86 } else { 82 };
        let distance = if self.side == Side::Before { gap.len() / 2 } else { gap.len() };
        let weight = base + size(fit.words) * 2 - size(distance) - size(self.view.others(&gap)) * 4 - fit.cost;
        let mut found = Found {
            metric: self.metric(),
            phrase: row.phrase,
            trigger: Some(self.word..self.word + 1),
            rule: "predicate.verb",
            direction: way(row.direction),
            verb: Some(row),
            verb_at: Some(self.word),
            change: row.frame == VerbFrame::Change,
            weight,
            ..none(None)
        };
        self.settle(&mut found, &fit)?;
        // `enregistrer des pertes de 3 millions`: the noun says what, the verb only that.
        if !row.complement.is_empty() && found.rule == "predicate.verb" {
            let hits = view.scene.hits(gap);
            if let Some(hit) = hits.iter().find(|hit| view.metric_of(hit).is_some() && view.metric_of(hit) == found.metric) {
                found.trigger = Some(hit.range.clone());
            }
        }
        Some(found)
    }
}
