//! Whose figure it is: the complement of the noun that says the metric, its possessive, `dont`.

use super::{Cast, Choice, Subject, made, noun_subject};
use crate::claim::grammar::ClauseKind;
use crate::claim::phrase::{Agent, Phrase, Reader, adjunct, phrase_at, phrases};
use crate::claim::predicate::Found;
use crate::claim::scene::{Scene, TriggerHit};
use crate::lexicon::{Classes, NameKind, Table};
use crate::mention::AmountKind;
use crate::text::PieceKind;

impl Cast<'_, '_> {
    /// The owner of the noun or figure that says the metric.
    pub(super) fn by_owner(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize, group: Option<usize>) -> Choice {
        let verbal = found.verb.is_some() && found.rule != "predicate.level_verb";
        let hit =
            found.trigger.as_ref().filter(|_| !verbal).and_then(|t| self.scene.hits(t.start..t.end.max(t.start + 1)).first());
        // `le bilan de la protection civile fait état de 12 morts`: who counts is not who suffers.
        let counted_by = |hit: &TriggerHit<'_>| {
            self.class() == Some("harm") && hit.range.clone().any(|i| self.scene.at(i).any_phrase(Table::ReportingNoun).is_some())
        };
        if let Some(hit) = hit.filter(|hit| !counted_by(hit)) {
            // `soustraire 2 milliards d’impôts`: the tax is no subject of its own sum.
            let sum = found.rule == "predicate.figure_of_noun" && self.metric == "tax";
            let owner = if sum { self.owned(reader, hit, 0) } else { self.of_hit(reader, hit, 0) };
            if owner.is_some() {
                return owner;
            }
        }
        // `200 millions d’utilisateurs de ChatGPT`
        // `trois experts de l’ONU` are not the UN.
        let plain = |f: &crate::claim::scene::Placed<'_>| {
            self.metric == "other" && f.mention.amount().is_some_and(|a| a.kind == AmountKind::Quantity)
        };
        let counted = self.scene.figures.get(index).is_some_and(|f| f.mention.rule != "amount.measure" && !plain(f));
        // `transporte 50 passagers d’Australie en Europe`: of what carries them, not of where they come from.
        let carried = found.verb.is_some_and(|row| row.subject == "subject") && !self.has("held");
        let from = |choice: &(Subject, &'static str)| !(carried && choice.0.kind == Some(NameKind::Location));
        // `à 700 millions d’années-lumière de la Terre`: where one measures from.
        if counted
            && self.metric != "distance"
            && found.rule != "predicate.figure_of_noun"
            && let Some(choice) = self.complement(self.end(index), 1).filter(from).or_else(|| self.part_of(found, index, group))
        {
            return Some(choice);
        }
        // `évalue à 4,75 milliards le coût de la ligne`
        let behind = group.filter(|g| self.evaluates(*g)).and_then(|_| {
            let end = self.end(index);
            self.scene.hits(end..end + 8).iter().find(|h| h.row.metric.is_some() && !h.whole)
        });
        if let Some(owner) = behind.and_then(|hit| self.of_hit(reader, hit, 0)) {
            return Some(owner);
        }
        None
    }

    /// `3 % des enquêtes aboutissent`: of a share the noun itself, whatever it says else.
    fn part_of(&self, found: &Found<'_>, index: usize, group: Option<usize>) -> Choice {
        let figure = self.scene.figures.get(index)?;
        // Not `détient 34 % du capital`.
        let opens = self.scene.grammar.groups.get(group?)?.range.start >= figure.range.end;
        let percent = figure.mention.amount().is_some_and(|a| a.kind == AmountKind::Percent) && !found.change;
        let share = percent && opens && matches!(self.metric, "share" | "other");
        let behind = self.scene.at(figure.range.end);
        let determined =
            behind.is_any(&["du", "des"]) || behind.is_joined("de") && behind.skip(1).classes().any(Classes::DETERMINER);
        let phrase = phrase_at(self.scene, figure.range.end + 1, true).filter(|p| share && determined && p.name.is_none())?;
        let lemma = crate::mention::amount::singular(self.scene.tokens.lexicon, self.scene.at(phrase.head).text());
        let told = matches!(super::settle::hollow(self.scene.tokens.lexicon, &lemma), None | Some("charge" | "metric"));
        told.then(|| noun_subject(self.scene, phrase.core.clone())).flatten().map(|s| (s, "subject.noun"))
    }

    /// Complement, possessive or `dont` of a trigger noun.
    pub(super) fn of_hit(&self, reader: &Reader<'_, '_>, hit: &TriggerHit<'_>, depth: usize) -> Choice {
        if depth > 3 {
            return None;
        }
        self.thing(hit).or_else(|| self.owned(reader, hit, depth))
    }

    /// [`Cast::of_hit`], of a noun that is not itself the thing.
    fn owned(&self, reader: &Reader<'_, '_>, hit: &TriggerHit<'_>, depth: usize) -> Choice {
        self.complement(hit.range.end, depth)
            .or_else(|| self.named_within(hit))
            .or_else(|| self.within(hit))
            .or_else(|| self.work(hit))
            .or_else(|| self.country(hit.range.end))
            .or_else(|| self.possessive(reader, hit.range.start, depth))
            .or_else(|| self.whose(reader, hit.range.start, depth))
    }

    /// `le déficit de la Sécurité sociale`, where the table has the whole phrase.
    fn named_within(&self, hit: &TriggerHit<'_>) -> Choice {
        let name = self.scene.names.iter().find(|n| hit.range.start < n.range.start && n.range.start < hit.range.end)?;
        self.of_name(name).map(|s| (s, "subject.complement"))
    }

    /// `le coût des réparations`: what is paid for, though its noun says a metric itself.
    fn work(&self, hit: &TriggerHit<'_>) -> Choice {
        let lexicon = self.scene.tokens.lexicon;
        let metric = |h: &TriggerHit<'_>| h.row.metric.and_then(|m| lexicon.rows().metrics.get(m as usize));
        let venture = metric(hit).is_some_and(|m| m.has("venture") || m.has("goods"));
        let de = hit.range.end;
        let phrase = phrase_at(self.scene, de + 1, true).filter(|_| venture && self.scene.at(de).is_any(&["du", "des"]))?;
        let inner = self.scene.hits(phrase.head..phrase.head + 1).first()?;
        let other = inner.row.metric != hit.row.metric && phrase.name.is_none();
        other.then(|| noun_subject(self.scene, phrase.core.clone())).flatten().map(|s| (s, "subject.noun"))
    }

    /// `le prix du billet`, where the table has the whole phrase.
    fn within(&self, hit: &TriggerHit<'_>) -> Choice {
        let metric = hit.row.metric.and_then(|m| self.scene.tokens.lexicon.rows().metrics.get(m as usize));
        let de = hit
            .range
            .clone()
            .find(|i| self.scene.at(*i).is_any(&["du", "des", "de", "d'"]))
            .filter(|_| metric.is_some_and(|m| m.has("goods")))?;
        let determined = self.scene.at(de).is_any(&["du", "des"]) || self.scene.at(de + 1).is_any(&["la", "l'"]);
        let phrase = phrase_at(self.scene, de + 1, true).filter(|_| determined)?;
        noun_subject(self.scene, phrase.core.clone()).map(|s| (s, "subject.noun"))
    }

    /// `la dette française`: the country its adjective tells.
    fn country(&self, end: usize) -> Choice {
        let rows = self.scene.tokens.lexicon.rows();
        let national = self.wanted == "location" || self.public();
        let mut at = self.scene.at(end);
        for _ in 0..2 {
            if let Some((after, row)) = at.any_phrase(Table::Demonym).filter(|_| national) {
                let (_, place) = rows.demonyms.get(row as usize)?;
                let name = place.to_string();
                if at.case() != crate::token::Case::Lower || name.is_empty() || name.contains('|') || name == "-" {
                    return None;
                }
                let subject = super::Subject {
                    span: at.to(after),
                    kind: Some(NameKind::Location),
                    entity_id: crate::mention::entity::entity_id(NameKind::Location, &name),
                    name,
                    resolution: "alias",
                    antecedent: None,
                };
                return Some((subject, "subject.country"));
            }
            at = at.skip(1);
        }
        None
    }

    /// `l’accise`, `la taxe sur les superprofits`, `l’abonnement`: a noun that says the metric and is
    /// the thing that has it.
    pub(super) fn thing(&self, hit: &TriggerHit<'_>) -> Choice {
        let lexicon = self.scene.tokens.lexicon;
        let metric = hit.row.metric.and_then(|m| lexicon.rows().metrics.get(m as usize));
        let named = metric.is_some_and(|m| m.has("itself"))
            || metric.is_some_and(|m| m.name == "share_price") && hit.row.phrase.chars().any(char::is_uppercase);
        let word = crate::mention::amount::singular(lexicon, hit.row.phrase.split([' ', '-']).next().unwrap_or(""));
        let general = matches!(super::settle::hollow(lexicon, &word), Some("sum" | "rate" | "charge" | "empty" | "size"));
        if !named || general {
            return None;
        }
        let mut start = hit.range.start;
        for _ in 0..3 {
            let Some(before) = start.checked_sub(1) else { break };
            let c = self.scene.at(before);
            let skip =
                c.classes().any(Classes::DETERMINER.with(Classes::POSSESSIVE)) || c.any_phrase(Table::Prenominal).is_some();
            if !skip || c.is_any(&["de", "d'"]) {
                break;
            }
            start = before;
        }
        let phrase = phrase_at(self.scene, start, true)?;
        noun_subject(self.scene, phrase.core.clone()).map(|s| (s, "subject.noun"))
    }

    /// `de X` behind token `end`, adjectives stepped over.
    pub(super) fn complement(&self, end: usize, depth: usize) -> Choice {
        let scene = self.scene;
        let mut at = scene.at(end);
        // `20 millions auprès de Partech`
        const LINKS: [&str; 12] =
            ["auprès", "près", "lors", "loin", "hors", "faute", "afin", "autour", "proche", "sans", "face", "grâce"];
        for _ in 0..3 {
            if at.is_any(&LINKS) {
                return None;
            }
            if at.is_joined("de") {
                break;
            }
            let plain = at.kind() == Some(PieceKind::Word)
                && !at.classes().any(
                    Classes::PREPOSITION
                        .with(Classes::PRONOUN)
                        .with(Classes::COORDINATOR)
                        .with(Classes::SUBORDINATOR)
                        .with(Classes::DETERMINER),
                )
                && !scene.grammar.finite_at(at.index)
                && scene.name_at(at.index).is_none();
            if !plain {
                break;
            }
            at = at.skip(1);
        }
        // `le prix en France`, `la dette publique française`: an adjective may tell the country.
        let de = at.is_joined("de");
        if !de || depth > 3 {
            return None;
        }
        let contracted = at.is_any(&["du", "des"]);
        let start = at.index + 1;
        let determined = contracted
            || scene.at(start).classes().any(Classes::DETERMINER.with(Classes::POSSESSIVE))
                && !scene.at(start).is_any(&["de", "d'"]);
        let phrase = phrase_at(scene, start, true)?;
        // `de l’ordre de 135 euros`: a hedge.
        let hedged = (0..scene.figures.len())
            .any(|i| (scene.outer_start(i)..scene.figures.get(i).map_or(0, |f| f.range.start)).contains(&phrase.head));
        if hedged {
            return None;
        }
        if self.is_holder(&phrase.core) || phrase.range.is_empty() {
            return None;
        }
        if phrase.name.is_none()
            && scene.figures.iter().any(|f| f.range.contains(&phrase.range.start) || f.range.contains(&phrase.core.start))
        {
            return None;
        }
        let skip = |_: usize| false;
        let reader = Reader { scene, skip: &skip };
        let (subject, rule) = self.settle_bare(&reader, &phrase, determined, depth + 1)?;
        self.suits(&subject).then_some((subject, if rule == "subject.name" { "subject.complement" } else { rule }))
    }

    fn settle_bare(&self, reader: &Reader<'_, '_>, phrase: &Phrase, determined: bool, depth: usize) -> Choice {
        let choice = self.settle(reader, phrase, depth)?;
        let noun = choice.0.resolution == "noun";
        // `production d’arachide` is of groundnuts; `dépenses d’énergie` of nobody.
        if noun && !determined && !self.has("goods") {
            return None;
        }
        // `le coût du chômage`, `une perte d’un million`: abstract or measured.
        Some(choice)
    }

    /// `ses pertes`, `son chiffre d’affaires`: the clause's own subject where the noun is its object,
    /// else the one before it.
    pub(super) fn possessive(&self, reader: &Reader<'_, '_>, noun: usize, depth: usize) -> Choice {
        let scene = self.scene;
        let determiner = (1..=3).filter_map(|back| noun.checked_sub(back)).take_while(|i| {
            let c = scene.at(*i);
            c.kind() == Some(PieceKind::Word) && !c.is_any(&["de", "d'", "du", "des", "le", "la", "les", "l'", "un", "une"])
        });
        let determiner = determiner.into_iter().find(|i| scene.at(*i).classes().any(Classes::POSSESSIVE))?;
        let cursor = scene.at(determiner);
        let span = cursor.peek()?.span;
        if cursor.is_any(&["mon", "ma", "mes", "notre", "nos"]) {
            return self.speaker(determiner).or_else(|| {
                let (entity, _) = self.topics.house()?;
                Some((made(entity, span, "possessive"), "subject.possessive"))
            });
        }
        let owner = |subject: super::Subject| {
            let antecedent = subject
                .antecedent
                .filter(|_| subject.resolution != "name" && subject.resolution != "noun")
                .or(Some(subject.span));
            (super::Subject { span, antecedent, resolution: "possessive", ..subject }, "subject.possessive")
        };
        // `Renault a vu ses ventes reculer`
        let clause = scene.grammar.clause_at(determiner);
        let verb = scene.grammar.verb_of(clause).filter(|g| g.range.end <= determiner).map(|g| g.first());
        if let Some(group) = verb.and_then(|at| reader.group_of(at))
            && depth < 3
        {
            let choice = match reader.of(group) {
                Some(Agent::Phrase(phrase)) if !phrase.range.contains(&determiner) => self.settle(reader, &phrase, depth + 1),
                Some(Agent::Speaker(at)) => self.speaker(at),
                _ => None,
            };
            if let Some((subject, _)) = choice.filter(|(s, _)| self.suits(s)) {
                return Some(owner(subject));
            }
        }
        // Another one named or told before in the sentence.
        let list = phrases(scene, determiner.saturating_sub(super::super::clause::REACH)..determiner, None, reader.skip);
        let earlier = list.iter().rev().filter(|p| p.free()).filter_map(|p| p.name.and_then(|i| scene.names.get(i))).find(|n| {
            Scene::kind(n)
                .is_some_and(|k| matches!(k, NameKind::Organization | NameKind::Person | NameKind::Product | NameKind::Location))
        });
        if let Some(subject) = earlier.and_then(|n| self.of_name(n)).filter(|s| self.suits(s)) {
            return Some(owner(subject));
        }
        let resolved = self.focus.resolve_possessor(span, scene.sentence).map(|e| made(&e, span, "possessive"));
        if let Some(subject) = resolved.filter(|s| {
            self.suits(s) && s.kind.is_none_or(|k| k == NameKind::Person || self.usual_kind(k) || self.wanted == "location")
        }) {
            return Some((subject, "subject.possessive"));
        }
        let (last, _) = self.last?;
        self.suits(last).then(|| owner(last.clone()))
    }

    /// `X, dont le bénéfice a reculé de 22 %`.
    pub(super) fn whose(&self, reader: &Reader<'_, '_>, noun: usize, depth: usize) -> Choice {
        let clause = self.scene.grammar.clauses.get(self.scene.grammar.clause_at(noun))?;
        if clause.kind != ClauseKind::Relative || !self.scene.at(clause.start).is("dont") {
            return None;
        }
        let phrase = reader.antecedent(clause.start)?;
        let (subject, rule) = self.settle(reader, &phrase, depth + 1)?;
        Some((subject, if rule == "subject.name" { "subject.complement" } else { rule }))
    }

    /// `l’usine`, `l’avocat de X`: the noun phrases behind the verb that no other word than `à` or `contre` governs.
    pub(super) fn behind(&self, reader: &Reader<'_, '_>, from: usize, to: usize, clause: usize) -> Vec<Phrase> {
        let list = phrases(self.scene, from..to, Some(clause), reader.skip);
        list.into_iter()
            .filter(|p| {
                !adjunct(self.scene, p)
                    || self.scene.at(p.core.start.saturating_sub(1)).is_any(&["à", "au", "aux", "la", "l'", "les", "contre"])
            })
            .collect()
    }
}
