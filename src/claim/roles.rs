//! About whom: the subject of a figure, and the other parties of the event.

use super::attribution::Source;
use super::clause::Segment;
use super::predicate::Found;
use super::scene::{Placed, Scene};
use super::types::{Participant, Subject};
use crate::lexicon::{Classes, NameKind};
use crate::mention::{Entity, Resolution};
use crate::resolve::Focus;
use crate::text::Span;
use std::ops::Range;

/// Where the subject is looked for.
pub(super) struct Cast<'s, 'a> {
    pub scene: &'s Scene<'a>,
    pub segment: &'s Segment,
    pub sources: &'s [Source],
    pub focus: &'s Focus,
    /// The entity of the title or heading.
    pub heading: Option<&'s (Entity, Span)>,
}

/// The subject of figure `index`, with the rule that found it, and the other parties.
pub(super) fn roles(cast: &Cast<'_, '_>, found: &Found<'_>, index: usize) -> (Option<(Subject, &'static str)>, Vec<Participant>) {
    let mut participants = Vec::new();
    let verb_role = found.verb.map(|v| (v.subject, v.object));
    let agent = found.verb_at.and_then(|at| cast.grammatical_subject(at));
    let object = found.verb_at.and_then(|at| cast.object(at, index));
    let complement = cast.complement(found, index);
    // `X a versé 3 millions à Y`: the parties the verb names beside the subject.
    if let Some((subject_role, object_role)) = verb_role {
        for (role, party) in [(subject_role, &agent), (object_role, &object)] {
            if let (Some(role), Some(party)) = (party_role(role), party) {
                participants.push(Participant { role, span: party.0.span, name: party.0.name.clone() });
            }
        }
    }
    let subject = complement
        .map(|s| (s, "subject.complement"))
        .or_else(|| {
            let (subject_role, object_role) = verb_role?;
            // `La levée valorise OpenAI à 157 milliards`: the object is what the figure is about.
            match (subject_role, object_role) {
                (_, "subject") => object.clone(),
                _ => None,
            }
        })
        .or_else(|| cast.possessive(found))
        .or_else(|| cast.apposition(found))
        .or_else(|| agent.clone())
        .or_else(|| cast.nominal(index))
        .or_else(|| cast.only_name(found, index))
        .or_else(|| cast.carried(found));
    if let Some((subject, _)) = &subject {
        participants.retain(|p| p.name != subject.name);
    }
    (subject, participants)
}

fn party_role(role: &str) -> Option<&'static str> {
    match role {
        "payer" => Some("payer"),
        "receiver" => Some("receiver"),
        "object" => Some("object"),
        _ => None,
    }
}

/// A named thing with the rule that chose it.
type Choice = Option<(Subject, &'static str)>;

impl Cast<'_, '_> {
    fn is_holder(&self, range: &Range<usize>) -> bool {
        self.sources.iter().any(|s| {
            s.attribution.kind != "verbal" && s.holder.as_ref().is_some_and(|h| h.start <= range.start && range.start < h.end)
        })
    }

    fn governed(&self, range: &Range<usize>) -> bool {
        let prep = |i: usize| {
            let c = self.scene.at(i);
            c.classes().any(Classes::PREPOSITION) || c.is_any(&["de", "d'", "du", "des", "à", "au", "aux"])
        };
        let det = |i: usize| self.scene.at(i).classes().any(Classes::DETERMINER);
        let first = range.start.checked_sub(1);
        let second = range.start.checked_sub(2);
        first.is_some_and(prep) || (first.is_some_and(det) && second.is_some_and(prep))
    }

    fn subject_of(&self, name: &Placed<'_>) -> Option<Subject> {
        let entity = name.mention.name()?;
        Some(made(entity, name.mention.span, if entity.resolution == Resolution::Alias { "alias" } else { "name" }))
    }

    /// `les pertes d’OpenAI`, `le coût de ChatGPT`, `200 millions d’utilisateurs de ChatGPT`.
    fn complement(&self, found: &Found<'_>, index: usize) -> Option<Subject> {
        let figure = self.scene.figures.get(index)?;
        let ends = found
            .trigger
            .as_ref()
            .filter(|_| found.verb.is_none() || found.rule == "predicate.level_verb")
            .map(|t| t.end)
            .into_iter()
            .chain([figure.range.end]);
        for end in ends {
            let mut at = self.scene.at(end);
            for _ in 0..2 {
                if at.is_any(&["de", "d'", "du", "des"]) {
                    break;
                }
                let plain = at.kind() == Some(crate::text::PieceKind::Word)
                    && !at.classes().any(Classes::FINITE.with(Classes::PREPOSITION))
                    && self.scene.name_at(at.index).is_none();
                if plain {
                    at = at.skip(1);
                }
            }
            let Some(mut after) = at.eat_any(&["de", "d'", "du", "des"]) else { continue };
            after = after.eat_any(&["la", "l'", "les", "le"]).unwrap_or(after);
            // `du groupe X`, `de l’application X`: a noun may announce the name.
            if self.scene.name_at(after.index).is_none()
                && self.scene.name_at(after.index + 1).is_some()
                && after.any_phrase(crate::lexicon::Table::Nominal).is_some()
            {
                after = after.skip(1);
            }
            if let Some(name) = self.scene.name_at(after.index)
                && name.range.start == after.index
                && !self.is_holder(&name.range)
            {
                return self.subject_of(name);
            }
            if let Some((nominal, range)) = self
                .scene
                .nominals
                .iter()
                .find(|(_, r)| r.start <= after.index && after.index < r.end && r.start + 2 >= after.index)
                && !self.is_holder(range)
                && let Some(entity) = self.focus.resolve(nominal, self.scene.sentence)
            {
                return Some(made(&entity, nominal.span, "coreference"));
            }
        }
        None
    }

    /// The first name of the verb's part that no preposition governs and that is no source.
    fn grammatical_subject(&self, verb: usize) -> Choice {
        let low = self.segment.range.start;
        let own = |name: &&Placed<'_>| {
            name.range.end <= verb
                && name.range.start >= low
                && !self.segment.aside(name.range.start, verb)
                && !self.governed(&name.range)
                && !self.is_holder(&name.range)
                && about(Scene::kind(name))
        };
        let name = self.scene.names.iter().filter(own).find(|n| !self.in_parentheses(n.range.start));
        // A nominal nearer to the verb than the name speaks for itself: `OpenAI, dont la maison…`.
        let nominal = self
            .scene
            .nominals
            .iter()
            .rev()
            .find(|(_, r)| r.end <= verb && r.start >= low && !self.governed(r) && !self.is_holder(r));
        if let Some(name) = name
            && nominal.is_none_or(|(_, r)| r.start > name.range.start)
        {
            return self.subject_of(name).map(|s| (s, "subject.verb"));
        }
        let (nominal, _) = nominal?;
        let entity = self.focus.resolve(nominal, self.scene.sentence)?;
        Some((made(&entity, nominal.span, "coreference"), "subject.coreference"))
    }

    fn in_parentheses(&self, at: usize) -> bool {
        let opened = (at.saturating_sub(6)..at).rev().find(|i| self.scene.at(*i).is_any(&["(", ")"]));
        opened.is_some_and(|i| self.scene.at(i).is("("))
    }

    /// The name right after the verb, before the figure.
    fn object(&self, verb: usize, index: usize) -> Choice {
        let figure = self.scene.figures.get(index)?;
        let end = if figure.range.start > verb { figure.range.start + 14 } else { verb + 10 };
        let names = self.scene.names.iter().filter(|n| {
            n.range.start > verb
                && n.range.start < end.min(self.segment.range.end)
                && about(Scene::kind(n))
                && !self.is_holder(&n.range)
        });
        let name = names.into_iter().next();
        let nominal = self.scene.nominals.iter().find(|(_, r)| r.start > verb && r.start < figure.range.start);
        match (name, nominal) {
            (Some(name), nominal) if nominal.is_none_or(|(_, r)| r.start > name.range.start) => {
                self.subject_of(name).map(|s| (s, "subject.verb"))
            }
            (_, Some((nominal, _))) => {
                let entity = self.focus.resolve(nominal, self.scene.sentence)?;
                Some((made(&entity, nominal.span, "coreference"), "subject.coreference"))
            }
            _ => None,
        }
    }

    /// `ses pertes`, `son chiffre d’affaires`: the entity in focus, or the one named before in the
    /// sentence.
    fn possessive(&self, found: &Found<'_>) -> Choice {
        let trigger = found.trigger.as_ref()?;
        let determiner = (1..=3)
            .filter_map(|back| trigger.start.checked_sub(back))
            .find(|i| self.scene.at(*i).classes().any(Classes::POSSESSIVE))?;
        let span = self.scene.at(determiner).peek()?.span;
        let earlier = self
            .scene
            .names
            .iter()
            .filter(|n| n.range.end <= determiner && owner(Scene::kind(n)) && !self.is_holder(&n.range))
            .find(|n| !self.governed(&n.range));
        if let Some(name) = earlier {
            let entity = name.mention.name()?;
            let mut subject = made(entity, span, "possessive");
            subject.antecedent = Some(name.mention.span);
            return Some((subject, "subject.possessive"));
        }
        let entity = self.focus.resolve_possessor(span, self.scene.sentence)?;
        Some((made(&entity, span, "possessive"), "subject.possessive"))
    }

    /// `Valorisée à 80 milliards de dollars, l’entreprise…`: a participle that opens the sentence
    /// is said of what follows the comma.
    fn apposition(&self, found: &Found<'_>) -> Choice {
        let verb = found.verb_at?;
        let opens = verb <= self.segment.range.start + 2 && self.scene.at(verb).classes().any(Classes::PARTICIPLE);
        if !opens {
            return None;
        }
        let comma = (verb..self.segment.range.end).find(|i| self.scene.at(*i).is(","))?;
        let name = self.scene.names.iter().find(|n| n.range.start > comma && n.range.start <= comma + 3 && about(Scene::kind(n)));
        let nominal = self.scene.nominals.iter().find(|(_, r)| r.start > comma && r.start <= comma + 2);
        if let Some(name) = name {
            return self.subject_of(name).map(|s| (s, "subject.apposition"));
        }
        let (nominal, _) = nominal?;
        let entity = self.focus.resolve(nominal, self.scene.sentence)?;
        Some((made(&entity, nominal.span, "coreference"), "subject.apposition"))
    }

    /// `l’entreprise`, `elle` anywhere before the figure in its part.
    fn nominal(&self, index: usize) -> Choice {
        let figure = self.scene.figures.get(index)?;
        let (nominal, _) = self
            .scene
            .nominals
            .iter()
            .rev()
            .find(|(_, r)| r.end <= figure.range.start && self.segment.range.contains(&r.start) && !self.is_holder(r))?;
        let entity = self.focus.resolve(nominal, self.scene.sentence)?;
        Some((made(&entity, nominal.span, "coreference"), "subject.coreference"))
    }

    /// The only fitting name of the sentence; several of one entity are one.
    fn only_name(&self, found: &Found<'_>, _index: usize) -> Choice {
        let metrics = &self.scene.tokens.lexicon.rows().metrics;
        let wanted = found.metric.and_then(|row| metrics.get(row as usize)).map_or("", |m| m.subject);
        let fits = |kind: Option<NameKind>| {
            about(kind) && (wanted.is_empty() || wanted == "location" || kind != Some(NameKind::Location))
                || (wanted == "location" && kind == Some(NameKind::Location))
        };
        let mut names = self.scene.names.iter().filter(|n| fits(Scene::kind(n)) && !self.is_holder(&n.range));
        let first = names.next()?;
        let id = &first.mention.name()?.entity_id;
        let alone = names.all(|n| n.mention.name().is_some_and(|e| &e.entity_id == id));
        alone.then(|| self.subject_of(first)).flatten().map(|s| (s, "subject.sentence"))
    }

    /// The entity of the title or heading.
    fn carried(&self, found: &Found<'_>) -> Choice {
        let (entity, span) = self.heading?;
        // Only what is typically said of such an entity: a headline's regulator has no prices.
        let metrics = &self.scene.tokens.lexicon.rows().metrics;
        let wanted = found.metric.and_then(|row| metrics.get(row as usize)).map_or("", |m| m.subject);
        if wanted != entity.kind.as_str() {
            return None;
        }
        let mut subject = made(entity, *span, "heading");
        subject.antecedent = Some(*span);
        Some((subject, "subject.heading"))
    }
}

fn made(entity: &Entity, span: Span, resolution: &'static str) -> Subject {
    Subject {
        span,
        name: entity.name.clone(),
        kind: entity.kind,
        entity_id: entity.entity_id.clone(),
        resolution,
        antecedent: entity.antecedent,
    }
}

/// Kinds a figure can be about.
fn about(kind: Option<NameKind>) -> bool {
    matches!(
        kind,
        Some(
            NameKind::Organization | NameKind::Person | NameKind::Product | NameKind::Location | NameKind::Event | NameKind::Work
        )
    )
}

fn owner(kind: Option<NameKind>) -> bool {
    matches!(kind, Some(NameKind::Organization | NameKind::Person | NameKind::Product | NameKind::Location))
}
