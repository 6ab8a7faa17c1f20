//! What happened: whom a figure of victims, of people present or of voters is about.
//!
//! Reads the noun phrases for events of a sentence, and remembers them from sentence to sentence.

use super::{Cast, Choice, Subject, noun_subject};
use crate::claim::phrase::phrase_at;
use crate::claim::scene::{Placed, Scene};
use crate::lexicon::{NameKind, Table};

/// How many sentences on an event is still spoken of.
const REACH: u32 = 3;
/// How many events back one looks at most (time is linear in the input).
const LOOK: usize = 64;

/// The events a text has spoken of.
#[derive(Debug, Default)]
pub(in crate::claim) struct Events {
    /// The first of each class in the text.
    first: Vec<(&'static str, Subject)>,
    /// Class, sentence and the noun itself, in text order.
    told: Vec<(&'static str, u32, Subject)>,
    /// Those of the sentence being read, not told yet.
    here: Vec<(&'static str, Subject)>,
}

impl Events {
    /// Looks at the events of the sentence that is read next.
    pub(in crate::claim) fn open(&mut self, scene: &Scene<'_>) {
        self.here = of_sentence(scene);
    }

    /// The sentence is read: its events have been told.
    pub(in crate::claim) fn close(&mut self, sentence: u32) {
        for (class, subject) in std::mem::take(&mut self.here) {
            if self.first.iter().all(|(known, _)| *known != class) {
                self.first.push((class, subject.clone()));
            }
            self.told.push((class, sentence, subject));
        }
    }

    /// The event of `class` last spoken of before `sentence`, else the first of the text.
    fn last(&self, class: &str, sentence: u32) -> Option<&Subject> {
        let near = self.told.iter().rev().take(LOOK).take_while(|(_, at, _)| sentence - at <= REACH);
        let near = near.filter(|(c, at, _)| *c == class && *at < sentence).map(|(_, _, subject)| subject).next();
        near.or_else(|| self.first.iter().find(|(c, _)| *c == class).map(|(_, subject)| subject))
    }
}

/// The noun phrases for events of a sentence; what counts as a figure or a name is none.
fn of_sentence(scene: &Scene<'_>) -> Vec<(&'static str, Subject)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scene.tokens.list.len() {
        let hit = scene.at(at).any_phrase(Table::Event);
        let Some((end, row)) = hit else {
            at += 1;
            continue;
        };
        let inside = scene.name_at(at).is_some() || scene.figures.iter().any(|f| f.range.contains(&at));
        // `par rapport au premier tour`: what is compared with.
        let compared = (at.saturating_sub(4)..at).any(|i| scene.at(i).is("rapport"));
        let verb = compared || crate::claim::phrase::in_verb(scene, at);
        let class = scene.tokens.lexicon.rows().events.get(row as usize).copied();
        if let Some(class) = class.filter(|_| !inside && !verb) {
            let phrase = phrase_at(scene, at, true).filter(|p| p.head == at);
            let range = phrase.map_or(at..end.index, |p| p.core.start..p.core.end.max(end.index));
            found.extend(noun_subject(scene, range).map(|subject| (class, subject)));
        }
        at = end.index.max(at + 1);
    }
    found
}

impl Cast<'_, '_> {
    /// The class of event the metric is of; none where it is of something else.
    pub(super) fn class(&self) -> Option<&'static str> {
        ["harm", "gathering", "vote"].into_iter().find(|class| self.has(class))
    }

    /// The event the figure is about: of its sentence, of its place, else of the text.
    pub(super) fn event(&self, index: usize) -> Choice {
        let class = self.class()?;
        let figure = self.scene.figures.get(index)?;
        let own = || self.events.here.iter().filter(|(c, _)| *c == class).map(|(_, subject)| subject);
        let start = figure.mention.span.start;
        // The last before the figure, else the first behind it.
        let near = own().rev().find(|s| s.span.end <= start).or_else(|| own().next());
        if let Some(subject) = near {
            return Some((subject.clone(), "subject.event"));
        }
        if let Some(name) = self.scene.names.iter().find(|n| Scene::kind(n) == Some(NameKind::Event)) {
            return self.of_name(name).map(|s| (s, "subject.event"));
        }
        if let Some(place) = self.spot(figure) {
            return self.of_name(place).map(|s| (s, "subject.sentence"));
        }
        let told = self.events.last(class, self.scene.sentence)?;
        Some((Subject { antecedent: Some(told.span), resolution: "coreference", ..told.clone() }, "subject.event"))
    }

    /// The event a noun phrase speaks of: `à la suite d’une prise d’otages`.
    pub(super) fn event_in(&self, phrase: &crate::claim::phrase::Phrase) -> Choice {
        let class = self.class()?;
        let span = self.scene.at(phrase.range.start).to(self.scene.at(phrase.range.end));
        let within = |s: &&Subject| span.start <= s.span.start && s.span.end <= span.end;
        let subject = self.events.here.iter().filter(|(c, _)| *c == class).map(|(_, s)| s).find(within)?;
        Some((subject.clone(), "subject.event"))
    }

    /// `les secouristes cherchent 132 disparus`, `le camion transportait`: of the victims of an event
    /// nobody is asked who counts them.
    pub(super) fn bystander(&self, found: &super::Found<'_>, subject: &Subject) -> bool {
        let harmed = self.class() == Some("harm");
        let count = self.counted_by_body(subject);
        let struck = found.verb.is_some() && !count || matches!(subject.kind, Some(NameKind::Event | NameKind::Location));
        let nobody =
            subject.resolution == "noun" && matches!(&*crate::text::fold(&subject.name), "personnes" | "personne" | "gens");
        harmed && nobody
            || harmed && !struck && (count || subject.kind.is_some() || self.human(&subject.name) || self.speaks(&subject.name))
    }

    /// `bilan de la protection civile`: the noun stands behind a count.
    fn counted_by_body(&self, subject: &Subject) -> bool {
        let start = self.scene.tokens.index_at(subject.span.start);
        (start.saturating_sub(4)..start).any(|i| {
            self.scene.at(i).any_phrase(Table::ReportingNoun).is_some()
                && (i + 1..start).all(|j| self.scene.at(j).is_joined("de") || self.scene.at(j).is_any(&["la", "l'", "les"]))
        })
    }

    /// The place nearest the figure in its part: `9 personnes sont mortes à Istanbul`.
    fn spot(&self, figure: &Placed<'_>) -> Option<&Placed<'_>> {
        let fits = |n: &&Placed<'_>| {
            Scene::kind(n) == Some(NameKind::Location)
                && self.segment.range.contains(&n.range.start)
                && !self.held(n.range.start)
                && n.range.start > 1
                // `entre Évreux et Bernay`: the ends, not the place.
                && !(n.range.start.saturating_sub(3)..n.range.start).any(|i| self.scene.at(i).is("entre"))
        };
        self.scene.names.iter().filter(fits).min_by_key(|n| n.range.start.abs_diff(figure.range.start))
    }
}
