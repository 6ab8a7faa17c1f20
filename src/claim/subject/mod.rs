//! About whom or what: the subject of a figure, and the other parties of the event.
//!
//! Tried in order: the owner of the noun that says the metric (`la dette des hôpitaux`, `ses
//! pertes`), the party the verb names (`infliger à X`), the grammatical subject, what leans on the
//! sentence, the entity the document is about. A common noun no name stands behind is a subject
//! itself; a noun that says a metric never is.

mod owner;
mod party;
mod topic;

pub(super) use topic::Topics;

use super::attribution::Source;
use super::clause::Segment;
use super::phrase::{Agent, Phrase, Reader};
use super::predicate::Found;
use super::scene::{Placed, Scene};
use super::types::{Attribution, Participant, Subject};
use crate::lexicon::{Classes, NameKind, Table};
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
    /// On whose word the figure stands.
    pub chain: &'s [Attribution],
    /// Subject of the figure before, with that figure's index when it stands in this sentence.
    pub last: Option<(&'s Subject, Option<usize>)>,
    /// Metric of the figure.
    pub metric: &'s str,
    /// The class its subject usually has.
    pub wanted: &'s str,
}

/// A named thing with the rule that chose it.
type Choice = Option<(Subject, &'static str)>;

/// The subject of figure `index`, with the rule that found it, and the other parties.
pub(super) fn roles(cast: &Cast<'_, '_>, found: &Found<'_>, index: usize) -> (Choice, Vec<Participant>) {
    let skip = |at: usize| cast.held(at);
    let reader = Reader { scene: cast.scene, skip: &skip };
    let subject = cast.choose(&reader, found, index);
    let mut participants = cast.parties(&reader, found, index);
    if let Some((subject, _)) = &subject {
        participants.retain(|p| p.name != subject.name);
    }
    (subject, participants)
}

impl Cast<'_, '_> {
    fn choose(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize) -> Choice {
        let group = self.group(reader, found, index);
        if found.rule == "predicate.carried" && self.leans(index) {
            return self
                .gapped(reader, index)
                .or_else(|| self.beneficiary(reader, index).filter(|_| !self.scene.at(self.end(index)).is(",")))
                .or_else(|| self.inherited())
                .or_else(|| self.complement(self.end(index), 0))
                .or_else(|| self.topic(found));
        }
        let leaning = matches!(found.rule, "predicate.carried" | "predicate.topic" | "predicate.pronoun");
        self.by_owner(reader, found, index, group)
            .or_else(|| self.receiver(reader, found, index, group))
            .or_else(|| self.accused(reader, found, index))
            .or_else(|| self.priced(found, index))
            .or_else(|| {
                let agent = group.and_then(|g| self.by_agent(reader, found, index, g));
                // `la taxe s’élève à 78 euros pour un isolé`
                let thing = agent.as_ref().is_none_or(|(s, _)| s.resolution == "noun" && matches!(self.metric, "tax" | "price"));
                if thing { self.beneficiary(reader, index).or(agent) } else { agent }
            })
            .or_else(|| self.counted(found, index))
            .or_else(|| self.nominal(index))
            .or_else(|| self.label(reader))
            .or_else(|| self.place(index))
            .or_else(|| self.only_name())
            .or_else(|| if leaning { self.inherited() } else { None })
            .or_else(|| self.topic(found))
            .or_else(|| self.tariff(reader, group))
    }

    /// `en Espagne, il est stable à 19 %`: the place of a metric of places.
    fn place(&self, index: usize) -> Choice {
        let figure = self.scene.figures.get(index)?.range.start;
        let clause = self.scene.grammar.clause_at(figure);
        let fits = |n: &&Placed<'_>| {
            Scene::kind(n) == Some(NameKind::Location)
                && !self.is_holder(&n.range)
                && self.scene.grammar.clause_at(n.range.start) == clause
        };
        let before = self.scene.names.iter().rev().filter(fits).find(|n| n.range.end <= figure);
        let name = before.or_else(|| self.scene.names.iter().find(fits)).filter(|_| self.wanted == "location")?;
        self.of_name(name).map(|s| (s, "subject.sentence"))
    }

    /// `le tarif réglementé baissera de 14 %`: a price that nobody is named to have.
    fn tariff(&self, reader: &Reader<'_, '_>, group: Option<usize>) -> Choice {
        if !matches!(self.metric, "price" | "energy_price" | "tax" | "rent") {
            return None;
        }
        let Agent::Phrase(phrase) = reader.of(group?)? else { return None };
        let hit = self.scene.hits(phrase.core.start..phrase.head + 1).first()?;
        let told = phrase.core.end > hit.range.end || hit.range.len() > 1;
        told.then(|| noun_subject(self.scene, phrase.core.clone())).flatten().map(|s| (s, "subject.noun"))
    }

    /// The verb group that governs the figure.
    fn group(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize) -> Option<usize> {
        let figure = self.scene.figures.get(index)?.range.start;
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
        self.held(range.start)
    }

    /// `je`, `nous`: whoever speaks.
    fn speaker(&self, at: usize) -> Choice {
        let cursor = self.scene.at(at);
        let span = cursor.peek()?.span;
        let quoted = self.chain.iter().any(|a| a.kind != "prepositional" && a.holder.is_some());
        if (cursor.is("nous") || cursor.is("on") && quoted && self.wanted == "organization")
            && self.wanted != "person"
            && let Some((entity, _)) = self.topics.house().or_else(|| self.topics.of(self.metric, self.wanted))
        {
            return Some((Subject { antecedent: None, ..made(entity, span, "coreference") }, "subject.coreference"));
        }
        if cursor.is("on") {
            return None;
        }
        let spoken =
            self.chain.iter().rev().find(|a| matches!(a.kind, "incise" | "verbal" | "transcript_speaker" | "quotation"))?;
        let holder = spoken.holder.as_ref()?;
        let entity = self.scene.names.iter().find(|n| n.mention.span == holder.span).and_then(|n| n.mention.name());
        let subject = match entity {
            Some(entity) => Subject { antecedent: Some(holder.span), ..made(entity, span, "coreference") },
            None => Subject {
                span,
                name: holder.name.clone(),
                kind: holder.class.and_then(NameKind::named),
                entity_id: format!("{}:{}", holder.class.unwrap_or("noun"), fold(&holder.name)),
                resolution: "coreference",
                antecedent: Some(holder.span),
            },
        };
        Some((subject, "subject.speaker"))
    }

    /// The grammatical subject of verb group `group`.
    fn by_agent(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize, group: usize) -> Choice {
        let figure = self.scene.figures.get(index)?;
        let reports = self.evaluates(group);
        match reader.of(group)? {
            Agent::Speaker(at) => self.speaker(at),
            Agent::Nobody => None,
            Agent::Pronoun(_) if matches!(found.rule, "predicate.pronoun" | "predicate.level_verb") && self.metric != "other" => {
                self.inherited()
            }
            Agent::Pronoun(at) => {
                let (nominal, _) = self.scene.nominals.iter().find(|(_, r)| r.start == at)?;
                if let Some(entity) = self.focus.resolve(nominal, self.scene.sentence) {
                    let subject = made(&entity, nominal.span, "coreference");
                    if self.suits(&subject) && !(reports && self.stranger(&subject)) && !self.outshone(&subject, "") {
                        return Some((subject, "subject.coreference"));
                    }
                    return None;
                }
                self.last.map(|(last, _)| last.clone()).filter(|last| self.suits(last) && !reports).map(|last| {
                    (
                        Subject {
                            span: nominal.span,
                            resolution: "coreference",
                            antecedent: last.antecedent.or(Some(last.span)),
                            ..last
                        },
                        "subject.coreference",
                    )
                })
            }
            Agent::Phrase(phrase) => {
                if phrase.range.contains(&figure.range.start) {
                    return self.made_by(reader, group).or_else(|| self.counted(found, index));
                }
                let (subject, rule) = self.settle(reader, &phrase, found, 0)?;
                if !self.suits(&subject) || reports && self.stranger(&subject) {
                    return None;
                }
                // `Sam Altman cherche à réunir 6,5 milliards`: for the house.
                if subject.kind == Some(NameKind::Person)
                    && (reports || self.corporate())
                    && let Some(house) = self.house_of(&phrase, subject.span)
                {
                    return Some(house);
                }
                Some((subject, if rule == "subject.name" { "subject.verb" } else { rule }))
            }
        }
    }

    /// The entity of the title or lead.
    fn topic(&self, found: &Found<'_>) -> Choice {
        if self.metric == "other" && found.rule == "predicate.none" {
            let (entity, span) = self.topics.lead()?;
            return Some((Subject { antecedent: Some(span), ..made(entity, span, "heading") }, "subject.heading"));
        }
        let (entity, span) = self.topics.of(self.metric, self.wanted)?;
        let mut subject = made(entity, span, "heading");
        subject.antecedent = Some(span);
        Some((subject, "subject.heading"))
    }

    /// `l’entreprise`, `elle` anywhere before the figure in its part.
    fn nominal(&self, index: usize) -> Choice {
        let figure = self.scene.figures.get(index)?;
        let (nominal, range) = self.scene.nominals.iter().rev().find(|(n, r)| {
            r.end <= figure.range.start
                && self.segment.range.contains(&r.start)
                && !self.is_holder(r)
                && !self.placed(r.start)
                && (!n.noun.is_empty()
                    || self.scene.grammar.clause_at(r.start) == self.scene.grammar.clause_at(figure.range.start))
        })?;
        let _ = range;
        let entity = self.focus.resolve(nominal, self.scene.sentence)?;
        let subject = made(&entity, nominal.span, "coreference");
        (self.suits(&subject) && self.usual(&subject)).then_some((subject, "subject.coreference"))
    }

    /// The only fitting name of the sentence; several of one entity are one.
    fn only_name(&self) -> Choice {
        let fits = |n: &&Placed<'_>| {
            let kind = Scene::kind(n);
            let usual = kind.is_some_and(|k| self.usual_kind(k));
            let place = kind == Some(NameKind::Location) && self.wanted == "location";
            usual
                && !self.is_holder(&n.range)
                && (place || !self.placed(n.range.start))
                && n.mention.name().is_some_and(|e| !e.media && !topic::market(&e.name))
        };
        let mut names = self.scene.names.iter().filter(fits);
        let first = names.next()?;
        let id = &first.mention.name()?.entity_id;
        let alone = names.all(|n| n.mention.name().is_some_and(|e| &e.entity_id == id));
        let subject = alone.then(|| self.of_name(first)).flatten()?;
        self.suits(&subject).then_some((subject, "subject.sentence"))
    }

    /// `à la Bourse`, `chez X`, `devant la cour`: an adjunct.
    fn placed(&self, start: usize) -> bool {
        let prep = |i: usize| {
            self.scene.at(i).is_any(&[
                "à",
                "au",
                "aux",
                "en",
                "dans",
                "chez",
                "devant",
                "sur",
                "sous",
                "vers",
                "depuis",
                "entre",
                "derrière",
                "contre",
                "auprès",
                "avec",
                "face",
                "malgré",
                "selon",
                "près",
                "par",
            ])
        };
        let det = |i: usize| self.scene.at(i).classes().any(Classes::DETERMINER) && !self.scene.at(i).is_any(&["de", "d'"]);
        let (first, second) = (start.checked_sub(1), start.checked_sub(2));
        first.is_some_and(prep) || first.is_some_and(det) && second.is_some_and(prep)
    }

    fn of_name(&self, name: &Placed<'_>) -> Option<Subject> {
        let entity = name.mention.name()?;
        Some(made(entity, name.mention.span, if entity.resolution == Resolution::Alias { "alias" } else { "name" }))
    }

    /// Nothing speaks against `subject` having the metric.
    fn suits(&self, subject: &Subject) -> bool {
        if topic::market(&subject.name) {
            return false;
        }
        // Who judges does not pay.
        let judge = || matches!(&*crate::resolve::trade(&subject.name), "court" | "regulator" | "justice" | "police");
        !(topic::JUDGED.contains(&self.metric) && judge())
    }

    /// The subject is of the class the metric usually has.
    fn usual(&self, subject: &Subject) -> bool {
        subject.kind.is_none_or(|kind| self.usual_kind(kind))
    }

    fn usual_kind(&self, kind: NameKind) -> bool {
        match self.wanted {
            "" | "-" => !matches!(kind, NameKind::Location | NameKind::Person),
            "location" => kind == NameKind::Location,
            "person" => kind == NameKind::Person,
            "event" => matches!(kind, NameKind::Event | NameKind::Product | NameKind::Organization),
            _ => matches!(kind, NameKind::Organization | NameKind::Product | NameKind::Event | NameKind::Work),
        }
    }

    /// `Bercy` has no inflation, an analyst no turnover: whoever foresees or counts it is a source.
    fn stranger(&self, subject: &Subject) -> bool {
        let judge = || crate::resolve::institution(&crate::resolve::trade(&subject.name));
        if subject.kind.is_none() {
            return self.human(&subject.name) && self.wanted != "person";
        }
        // `La CGT évoque 1 200 suppressions`, in a text about a firm.
        let other = || self.outshone(subject, "");
        match (self.wanted, subject.kind) {
            ("organization", Some(NameKind::Organization)) if self.corporate() && other() => true,
            ("location" | "event", Some(kind)) => kind != NameKind::Location && kind != NameKind::Event,
            ("organization", Some(NameKind::Person)) => self.corporate(),
            ("organization", Some(NameKind::Organization)) => self.corporate() && judge(),
            _ => false,
        }
    }

    /// `l’équipementier` in a text about one firm is that firm, whatever union was named last.
    fn outshone(&self, subject: &Subject, hint: &str) -> bool {
        !crate::resolve::institution(hint)
            && subject.kind == Some(NameKind::Organization)
            && self.topics.outshines(&subject.entity_id)
    }

    /// A common noun for people or bodies that speak.
    fn human(&self, name: &str) -> bool {
        let lexicon = self.scene.tokens.lexicon;
        let list = crate::token::tokenize(lexicon, name, Span::new(0, name.len()));
        let first = crate::token::Tokens { text: name, list: &list, lexicon }.at(0);
        first.any_phrase(Table::Title).is_some()
            || first
                .any_phrase(Table::Nominal)
                .and_then(|(_, row)| lexicon.rows().nominals.get(row as usize))
                .is_some_and(|(kind, hint)| *kind == "person" || crate::resolve::institution(hint))
            || crate::claim::attribution::nameless(name)
    }

    /// A metric of firms alone.
    fn corporate(&self) -> bool {
        const FIRMS: [&str; 20] = [
            "turnover",
            "profit",
            "operating_profit",
            "margin",
            "funding",
            "valuation",
            "market_cap",
            "jobs_cut",
            "dividend",
            "orders",
            "share_price",
            "earnings_per_share",
            "deliveries",
            "cash",
            "cash_flow",
            "equity",
            "loss",
            "hires",
            "subscribers",
            "users",
        ];
        FIRMS.contains(&self.metric)
    }

    /// The verb of `group` says what somebody reckons: `évalue à`, `prévoit`, `table sur`.
    fn evaluates(&self, group: usize) -> bool {
        let words = self.scene.grammar.groups.get(group).map(|g| g.words.clone()).unwrap_or_default();
        words.iter().any(|w| self.scene.at(*w).classes().any(Classes::REPORTING))
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

/// Kinds a figure can be about.
fn about(kind: NameKind) -> bool {
    matches!(
        kind,
        NameKind::Organization | NameKind::Person | NameKind::Product | NameKind::Location | NameKind::Event | NameKind::Work
    )
}

/// A common noun as subject.
fn noun_subject(scene: &Scene<'_>, core: Range<usize>) -> Option<Subject> {
    let last = core.end.checked_sub(1)?;
    let span = scene.at(core.start).to(scene.at(last + 1));
    let name = span.of(scene.tokens.text).split_whitespace().collect::<Vec<_>>().join(" ");
    name.chars().any(char::is_alphabetic).then(|| Subject {
        span,
        entity_id: format!("noun:{}", fold(&name)),
        name,
        kind: None,
        resolution: "noun",
        antecedent: None,
    })
}

/// A phrase with what it stands by.
fn core_of(phrase: &Phrase) -> Range<usize> {
    phrase.core.clone()
}
