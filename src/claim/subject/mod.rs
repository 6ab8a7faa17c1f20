//! About whom or what: the subject of a figure, and the other parties of the event.
//!
//! Tried in order: the owner of the noun that says the metric (`la dette des hôpitaux`, `ses
//! pertes`), the party the verb names (`infliger à X`), the grammatical subject, what leans on the
//! sentence, the entity the document is about. A common noun no name stands behind is a subject
//! itself; a noun that says a metric never is.

mod agent;
mod event;
mod fit;
mod nearby;
mod owner;
mod parties;
mod party;
mod rest;
mod settle;
mod thing;
mod topic;

pub(super) use event::Events;
pub(super) use rest::rest;
pub(super) use topic::Topics;

use super::attribution::Source;
use super::clause::Segment;
use super::grammar::ClauseKind;
use super::phrase::{Agent, Reader};
use super::predicate::Found;
use super::scene::{Placed, Scene};
use super::types::{Attribution, Subject};
use crate::lexicon::{Metric, NameKind};
use crate::mention::{Entity, Resolution};
use crate::resolve::Focus;
use crate::text::{Span, fold};
use std::ops::Range;

/// Where the subject is looked for.
pub(super) struct Cast<'s, 'a> {
    pub scene: &'s Scene<'a>,
    pub segment: &'s Segment,
    pub sources: &'s [Source],
    pub focus: &'s Focus,
    /// What the document is about.
    pub topics: &'s Topics,
    /// What has happened in the sentences before.
    pub events: &'s Events,
    /// On whose word the figure stands.
    pub chain: &'s [Attribution],
    /// Subject of the figure before, with that figure's index when it stands in this sentence.
    pub last: Option<(&'s Subject, Option<usize>)>,
    /// The row of the figure's metric.
    pub row: Option<&'s Metric>,
    /// Metric of the figure.
    pub metric: &'s str,
    /// The class its subject usually has.
    pub wanted: &'s str,
}

/// A named thing with the rule that chose it.
type Choice = Option<(Subject, &'static str)>;

/// The subject of figure `index`, with the rule that found it, and the other parties.
pub(super) fn roles(cast: &Cast<'_, '_>, found: &Found<'_>, index: usize) -> (Choice, Vec<parties::Party>) {
    let skip = |at: usize| cast.held(at);
    let reader = Reader { scene: cast.scene, skip: &skip };
    let group = cast.group(&reader, found, index);
    let subject = cast.choose(&reader, found, index, group);
    let parties = cast.parties(&reader, found, index, group);
    // `deux minutes d’avance`: a unit of measure is nobody.
    let unit = |s: &Subject| {
        cast.scene.figures.get(index).is_some_and(|f| {
            matches!(f.mention.rule, "amount.duration" | "amount.measure")
                && s.resolution == "noun"
                && f.range.contains(&cast.scene.tokens.index_at(s.span.start))
        })
    };
    let subject = subject.filter(|(s, _)| !unit(s));
    let subject = cast.among(&reader, found, index, group, subject, &parties);
    (subject, parties)
}

impl Cast<'_, '_> {
    fn choose(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize, group: Option<usize>) -> Choice {
        if let Some(own) = self.respective(reader, index, group) {
            return Some(own);
        }
        if let Some(named) = self.bracketed(reader, index) {
            return Some(named);
        }
        if found.rule == "predicate.carried" && self.leans(index) {
            return self
                .gapped(reader, index)
                .or_else(|| self.beneficiary(reader, index).filter(|_| !self.scene.at(self.end(index)).is(",")))
                .or_else(|| self.inherited())
                .or_else(|| self.complement(self.end(index), 0))
                .or_else(|| self.topic(found));
        }
        if (self.follows(index) || group.is_none())
            && let Some(choice) = self.gapped(reader, index)
        {
            return Some(choice);
        }
        // `70 blessés dont 23 pompiers`
        let part = self.scene.outer_start(index).checked_sub(1).is_some_and(|i| self.scene.at(i).is("dont"));
        if part
            && matches!(self.wanted, "location" | "event" | "-")
            && let Some(told) = self.told(index)
        {
            return Some(told);
        }
        if let Some(sized) = self.sized(index).or_else(|| self.long(reader, index)) {
            return Some(sized);
        }
        // `Elle avait touché 3 000 euros, précise X`: she is nobody else the sentence names.
        let alone = matches!(group.and_then(|g| reader.of(g)), Some(Agent::Pronoun(_)));
        let leaning = matches!(found.rule, "predicate.carried" | "predicate.topic" | "predicate.pronoun");
        self.other_one(reader, group)
            .or_else(|| self.taker(reader, found, index, group))
            .or_else(|| self.by_owner(reader, found, index, group))
            .or_else(|| self.receiver(reader, found, index, group))
            .or_else(|| self.accused(reader, found, index))
            .or_else(|| self.priced(found, index))
            .or_else(|| {
                let agent = group.and_then(|g| self.by_agent(reader, found, index, g));
                let agent = agent.filter(|(s, _)| !self.bystander(found, s)).map(|choice| self.housed(choice));
                // `la taxe s’élève à 78 euros pour un isolé`
                let thing =
                    agent.as_ref().is_none_or(|(s, _)| s.resolution == "noun" && matches!(self.metric, "tax" | "price" | "cost"));
                if thing { self.beneficiary(reader, index).or(agent) } else { agent }
            })
            .or_else(|| if alone && self.wanted == "person" { None } else { self.event(index) })
            .or_else(|| self.counted(found, index))
            .or_else(|| self.nominal(index))
            .or_else(|| self.label(reader))
            .or_else(|| self.place(index))
            .or_else(|| if leaning && group.is_none() { self.inherited() } else { None })
            .or_else(|| self.falls_on(reader, index))
            .or_else(|| self.only_name().filter(|(s, _)| !alone && !self.bystander(found, s)))
            .or_else(|| if leaning { self.inherited() } else { None })
            .or_else(|| if self.wanted == "-" { self.thing_measured(found, index) } else { None })
            .or_else(|| if self.has("people") && self.wanted == "organization" { self.qualified(index) } else { None })
            .or_else(|| {
                if matches!(self.wanted, "location" | "event") {
                    self.told(index).filter(|(s, _)| !self.bystander(found, s))
                } else {
                    None
                }
            })
            .or_else(|| if alone && self.wanted != "location" { None } else { self.topic(found) })
            .or_else(|| self.tariff(reader, group))
    }

    /// `en Espagne, il est stable à 19 %`: the place of a metric of places.
    fn place(&self, index: usize) -> Choice {
        let figure = self.scene.figures.get(index)?.range.start;
        let clause = self.scene.grammar.clause_at(figure);
        let place = |n: &&Placed<'_>| Scene::kind(n) == Some(NameKind::Location) && !self.is_holder(&n.range);
        let fits = |n: &&Placed<'_>| place(n) && self.scene.grammar.clause_at(n.range.start) == clause;
        let before = self.scene.names.iter().rev().filter(fits).find(|n| n.range.end <= figure);
        // `ce sont 28 000 cas qui ont été recensés en Guinée`
        let near = before.or_else(|| self.scene.names.iter().find(fits));
        let far = || self.scene.names.iter().find(place).filter(|_| !self.has("measured"));
        let name = near.or_else(far).filter(|_| self.wanted == "location")?;
        self.of_name(name).map(|s| (s, "subject.sentence"))
    }

    /// `le tarif réglementé baissera de 14 %`: a price that nobody is named to have.
    fn tariff(&self, reader: &Reader<'_, '_>, group: Option<usize>) -> Choice {
        if !matches!(self.metric, "price" | "energy_price" | "tax" | "rent") {
            return None;
        }
        let Agent::Phrase(phrase) = reader.of(group?)? else { return None };
        let hit = self.scene.hits(phrase.core.start..phrase.head + 1).first()?;
        let lexicon = self.scene.tokens.lexicon;
        let priced = crate::mention::amount::singular(lexicon, self.scene.at(phrase.head).text());
        let bare = matches!(settle::hollow(lexicon, &priced), Some("sum" | "rate" | "size"));
        let told = !bare && (phrase.core.end > hit.range.end || hit.range.len() > 1);
        told.then(|| noun_subject(self.scene, phrase.core.clone())).flatten().map(|s| (s, "subject.noun"))
    }

    /// The verb group that governs the figure.
    fn group(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize) -> Option<usize> {
        let placed = self.scene.figures.get(index)?.range.clone();
        let figure = placed.start;
        // `les 120 millions de vues que comptabilise le sujet`
        if found.verb_at.is_none() && self.scene.at(placed.end).is_any(&["que", "qu'"]) {
            let clause = self.scene.grammar.clauses.iter().find(|c| c.start == placed.end);
            if let Some(verb) = clause.filter(|c| c.kind == ClauseKind::Relative).and_then(|c| c.verb) {
                return Some(verb);
            }
        }
        let own = || {
            let mut clause = self.scene.grammar.clauses.get(self.scene.grammar.clause_at(figure));
            for _ in 0..3 {
                let Some(at) = clause else { break };
                if at.verb.is_some() {
                    return at.verb;
                }
                clause = at.parent.filter(|_| !at.apart).and_then(|p| self.scene.grammar.clauses.get(p));
            }
            None
        };
        found.verb_at.and_then(|at| reader.group_of(at)).or_else(own)
    }

    /// Token right behind the figure.
    fn end(&self, index: usize) -> usize {
        self.scene.figures.get(index).map_or(0, |f| f.range.end)
    }

    /// The figure stands beside the one before it, with no verb of its own.
    fn leans(&self, index: usize) -> bool {
        let Some((_, Some(before))) = self.last else { return false };
        let place = |i: usize| self.scene.figures.get(i).map(|f| f.range.clone());
        let (Some(a), Some(b)) = (place(before), place(index)) else { return false };
        let between = a.end..b.start;
        !self.scene.grammar.groups.iter().any(|g| g.kind == super::grammar::GroupKind::Finite && between.contains(&g.first()))
    }

    /// No verb stands between the figure and the one before it.
    fn follows(&self, index: usize) -> bool {
        let place = |i: usize| self.scene.figures.get(i).map(|f| f.range.clone());
        let (Some(a), Some(b)) = (index.checked_sub(1).and_then(place), place(index)) else { return false };
        let finite = super::grammar::GroupKind::Finite;
        self.leans(index) || !self.scene.grammar.groups.iter().any(|g| g.kind == finite && (a.end..b.start).contains(&g.first()))
    }

    fn inherited(&self) -> Choice {
        let (last, _) = self.last?;
        let fits = self.usual(last)
            || self.last.is_some_and(|(_, here)| here.is_some())
            || self.wanted == "organization" && last.kind != Some(NameKind::Person);
        (fits && self.suits(last)).then(|| (last.clone(), "predicate.carried"))
    }

    /// Token `at` belongs to a source that is no subject.
    fn held(&self, at: usize) -> bool {
        self.sources.iter().any(|s| s.attribution.kind != "verbal" && s.range.contains(&at) && s.holder.is_some())
    }

    fn is_holder(&self, range: &Range<usize>) -> bool {
        // `le cabinet Delmas les chiffrait à`: whoever estimates speaks of another.
        let estimates = self.sources.iter().any(|s| {
            let holder = s.holder.as_ref().is_some_and(|h| h.contains(&range.start));
            holder && &*s.attribution.stance == "estimates"
        });
        estimates || self.held(range.start)
    }

    /// The entity of the title or lead.
    fn topic(&self, found: &Found<'_>) -> Choice {
        if self.metric == "other" && found.rule == "predicate.none" {
            let (entity, span) = self.topics.lead()?;
            return Some((Subject { antecedent: Some(span), ..made(entity, span, "heading") }, "subject.heading"));
        }
        let (entity, span) = self.topics.of(self.row?)?;
        let mut subject = made(entity, span, "heading");
        subject.antecedent = Some(span);
        Some((subject, "subject.heading"))
    }

    fn of_name(&self, name: &Placed<'_>) -> Option<Subject> {
        let entity = name.mention.name()?;
        Some(made(entity, name.mention.span, if entity.resolution == Resolution::Alias { "alias" } else { "name" }))
    }
}

fn made(entity: &Entity, span: Span, resolution: &'static str) -> Subject {
    Subject {
        span,
        name: entity.name.clone(),
        kind: Some(entity.kind),
        entity_id: entity.entity_id.clone(),
        resolution,
        antecedent: entity.antecedent,
    }
}

/// A common noun as subject.
fn noun_subject(scene: &Scene<'_>, core: Range<usize>) -> Option<Subject> {
    let last = core.end.checked_sub(1)?;
    let span = scene.at(core.start).to(scene.at(last + 1));
    let name = span.words(scene.tokens.text);
    name.chars().any(char::is_alphabetic).then(|| Subject {
        span,
        entity_id: format!("noun:{}", fold(&name)),
        name,
        kind: None,
        resolution: "noun",
        antecedent: None,
    })
}
