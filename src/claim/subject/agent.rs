//! The subject of the verb that governs a figure: whom a noun phrase, a pronoun or whoever speaks
//! stands for.

use super::{Cast, Choice, Subject, made, noun_subject};
use crate::claim::grammar::GroupKind;
use crate::claim::phrase::{Agent, Phrase, Reader};
use crate::claim::predicate::Found;
use crate::lexicon::{NameKind, Table};
use crate::text::fold;

impl Cast<'_, '_> {
    /// The grammatical subject of verb group `group`.
    pub(super) fn by_agent(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize, group: usize) -> Choice {
        let figure = self.scene.figures.get(index)?;
        let reports = self.evaluates(group);
        // `évalue le coût à 3 milliards`: nothing is said of whoever reckons.
        let reckons = found.verb.is_some_and(|row| row.subject.is_empty() && row.object.is_empty());
        if reports && reckons && !self.passive(group) {
            return None;
        }
        // `portée par 148 000 soldats`: who does it is counted.
        let start = self.scene.outer_start(index);
        let doer = start.checked_sub(1).is_some_and(|i| self.scene.at(i).is("par")) && self.passive(group);
        // `L’association prévoit 1 000 annulations`, `recense 6 600 manifestants`: whoever counts is not counted.
        let counts = (self.metric == "other" || self.class().is_some()) && !self.passive(group) && self.tells(group);
        if doer || counts {
            let counted = self.counted(found, index).or_else(|| if counts { self.told(index) } else { None });
            if counted.is_some() {
                return counted;
            }
        }
        match reader.of(group)? {
            Agent::Speaker(at) => self.speaker(at),
            Agent::Nobody => None,
            Agent::Pronoun(_) if matches!(found.rule, "predicate.pronoun" | "predicate.level_verb") && self.metric != "other" => {
                self.inherited()
            }
            // `Quant à X, il a été condamné`
            Agent::Pronoun(_) if self.scene.at(0).is("quant") => {
                let phrase = crate::claim::phrase::phrase_at(self.scene, 2, true)?;
                let (subject, rule) = self.settle(reader, &phrase, 1).filter(|(s, _)| self.suits(s))?;
                Some((subject, if rule == "subject.name" { "subject.verb" } else { rule }))
            }
            Agent::Pronoun(at) => {
                let (nominal, _) = self.scene.nominals.iter().find(|(_, r)| r.start == at)?;
                if let Some(entity) = self.focus.resolve(nominal, self.scene.sentence) {
                    let subject = made(&entity, nominal.span, "coreference");
                    if self.suits(&subject)
                        && !self.bystander(found, &subject)
                        && !(reports && self.stranger(&subject))
                        && !self.outshone(&subject, "")
                    {
                        return Some((subject, "subject.coreference"));
                    }
                    return None;
                }
                let gone_on = self.last.map(|(last, _)| last.clone()).filter(|last| self.suits(last) && !reports).map(|last| {
                    (
                        Subject {
                            span: nominal.span,
                            resolution: "coreference",
                            antecedent: last.antecedent.or(Some(last.span)),
                            ..last
                        },
                        "subject.coreference",
                    )
                });
                gone_on.or_else(|| self.protagonist(nominal).filter(|_| !reports))
            }
            Agent::Phrase(phrase) => {
                // `Quatre groupes pétroliers, les américains X et Y, joignent`: an apposition to those counted.
                let clause = self.scene.grammar.clauses.get(self.scene.grammar.clause_at(figure.range.start));
                let listed = start.checked_sub(1).is_some_and(|i| self.scene.at(i).is(","));
                let opens = (listed || clause.is_some_and(|c| figure.range.start <= c.start + 2))
                    && phrase.range.start > figure.range.end;
                let apposed = opens && (figure.range.end..phrase.range.start).any(|i| self.scene.at(i).is(","));
                // `247 Palestiniens, deux Américains et un Érythréen ont perdu la vie`
                if apposed && self.class().is_some() {
                    return None;
                }
                // `1 800 écoles et 20 chantiers ont fermé`
                let verb = self.scene.grammar.groups.get(group).map_or(0, |g| g.range.start);
                let second = phrase.range.end < figure.range.start && figure.range.end <= verb;
                let beside = second
                    && self.scene.at(phrase.range.end).is_any(&["et", "ou", ","])
                    && self.scene.outer_start(index) <= phrase.range.end + 3;
                if beside && let Some(counted) = self.told(index) {
                    return Some(counted);
                }
                if apposed && self.metric == "other" {
                    let counted = self.counted(found, index);
                    if counted.is_some() {
                        return counted;
                    }
                }
                if phrase.range.contains(&figure.range.start) {
                    // `devient le deuxième groupe avec 3 millions de voitures vendues`: the participle is the figure's.
                    let clause = self.scene.grammar.clauses.get(self.scene.grammar.clause_at(figure.range.start));
                    let main = clause.and_then(|c| c.verb).filter(|v| *v != group && self.attached(group));
                    // `16 joueurs sont suspectés par X`: the players.
                    let counted = self.counted(found, index);
                    return counted
                        .or_else(|| self.made_by(reader, group))
                        .or_else(|| main.and_then(|v| self.by_agent(reader, found, index, v)))
                        .or_else(|| self.counted(found, index));
                }
                // `X et Y sont éliminés avec 18 et 6 % des voix`
                if let Some(other) = self.paired(reader, &phrase, index) {
                    return Some(other);
                }
                let settled = self
                    .settle(reader, &phrase, 0)
                    .or_else(|| self.event_in(&phrase))
                    .or_else(|| self.happening(&phrase))
                    .or_else(|| self.works(&phrase));
                // `condamnés à des peines allant jusqu’à 12 mois`: of whoever the clause is about.
                let gerund = self.scene.grammar.groups.get(group).is_some_and(|g| g.kind == GroupKind::Gerund);
                let main = self
                    .scene
                    .grammar
                    .groups
                    .get(group)
                    .and_then(|g| self.scene.grammar.clauses.get(g.clause))
                    .and_then(|c| c.verb);
                if let (None, true, Some(main)) = (&settled, gerund, main.filter(|v| *v < group)) {
                    return self.by_agent(reader, found, index, main);
                }
                let (subject, rule) = settled?;
                // `conduit le pays à atteindre -7 % de croissance`: of a country, not of what drives it.
                if matches!(self.metric, "growth" | "gdp") && subject.kind.is_none() && !self.territory(&phrase) {
                    return None;
                }
                if !self.suits(&subject) || reports && self.stranger(&subject) {
                    return None;
                }
                // `L’avocat général propose une amende de 50 millions`: he does not pay it.
                let active = found.verb.is_none() && !self.passive(group);
                if subject.kind.is_none() && self.has("judged") && active && self.person(&subject.name) {
                    return None;
                }
                // `Le directeur général prévoit de perdre 2,8 milliards`: not his own.
                if subject.kind.is_none() && self.corporate() && self.person(&subject.name) {
                    return None;
                }
                // `Sam Altman cherche à réunir 6,5 milliards`: for the house.
                if subject.kind == Some(NameKind::Person)
                    && (reports || self.corporate())
                    && let Some(house) = self.house_of(&phrase, subject.span)
                {
                    return Some(house);
                }
                // `Valorisée plus de 80 milliards, l’entreprise`
                let behind = phrase.range.start > figure.range.end && rule != "subject.noun";
                let rule = if rule == "subject.name" { "subject.verb" } else { rule };
                Some((subject, if behind { "subject.apposition" } else { rule }))
            }
        }
    }

    /// Of as many figures as names, both joined by `et`, each has its own.
    fn paired(&self, reader: &Reader<'_, '_>, phrase: &Phrase, index: usize) -> Choice {
        let scene = self.scene;
        let tied = |a: usize, b: usize| {
            let (Some(a), Some(b)) = (scene.figures.get(a), scene.figures.get(b)) else { return false };
            a.range.end + 1 == b.range.start && scene.at(a.range.end).is_any(&["et", ",", "puis"])
        };
        let first = (0..=index).rev().take_while(|i| *i == index || tied(*i, i + 1)).last()?;
        let count = (first..scene.figures.len()).take_while(|i| *i == first || tied(i - 1, *i)).count();
        if count < 2 || index == first {
            return None;
        }
        let end = scene.figures.get(first)?.range.start;
        let names: Vec<_> = scene.names.iter().filter(|n| n.range.start >= phrase.core.start && n.range.end <= end).collect();
        let chain = names.windows(2).take_while(|w| {
            let (Some(a), Some(b)) = (w.first(), w.last()) else { return false };
            a.range.end + 1 == b.range.start && scene.at(a.range.end).is_any(&["et", ","])
        });
        if chain.count() + 1 != count {
            return None;
        }
        let name = names.get(index - first)?;
        let other = crate::claim::phrase::phrase_at(scene, name.range.start, true)?;
        let (subject, _) = self.settle(reader, &other, 1)?;
        self.suits(&subject).then_some((subject, "subject.verb"))
    }

    /// `les sondes atteindraient 20 % de la vitesse`: of a share that stands behind its verb the
    /// subject of the verb; `20 % des électeurs votent`: not of one before it.
    pub(super) fn taker(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize, group: Option<usize>) -> Choice {
        let figure = self.scene.figures.get(index)?;
        // `représente 10 % de la consommation`: what the share is taken of is no subject.
        let percent = figure.mention.amount().is_some_and(|a| a.kind == crate::mention::AmountKind::Percent);
        let behind = found.trigger.as_ref().is_some_and(|t| t.start > figure.range.end);
        let part = (behind || found.verb.is_some_and(|row| row.subject == "subject"))
            && percent
            && self.scene.at(figure.range.end).is_joined("de");
        let group = group.filter(|_| found.rule == "predicate.share" || part)?;
        let verb = self.scene.grammar.groups.get(group).filter(|g| g.kind == GroupKind::Finite)?;
        let behind = verb.range.end <= figure.range.start && figure.range.start - verb.range.end <= 6;
        if !behind || self.evaluates(group) {
            return None;
        }
        self.by_agent(reader, found, index, group)
    }

    /// `voitures vendues`: a participle right behind what it is said of.
    fn attached(&self, group: usize) -> bool {
        self.scene.grammar.groups.get(group).is_some_and(|g| g.kind == GroupKind::Participle)
    }

    /// `l’opération a fait 27 morts`: a noun that says nothing of whom, but has victims.
    fn happening(&self, phrase: &Phrase) -> Choice {
        self.class()?;
        let measured = self.scene.hits(phrase.head..phrase.head + 1).iter().any(|h| h.row.metric.is_some());
        let held = measured || self.scene.at(phrase.head).any_phrase(Table::ReportingNoun).is_some();
        let lemma = crate::mention::amount::singular(self.scene.tokens.lexicon, self.scene.at(phrase.head).text());
        let held = held || matches!(super::settle::hollow(self.scene.tokens.lexicon, &lemma), Some("size" | "empty" | "count"));
        (!held).then(|| noun_subject(self.scene, phrase.core.clone())).flatten().map(|s| (s, "subject.noun"))
    }

    /// `le chantier mobilise 40 ouvriers`, `la dette coûte 50 milliards`: a noun that says another metric.
    fn works(&self, phrase: &Phrase) -> Choice {
        let lexicon = self.scene.tokens.lexicon;
        let lemma = crate::mention::amount::singular(lexicon, self.scene.at(phrase.head).text());
        let metric = |row: Option<u32>| row.and_then(|m| lexicon.rows().metrics.get(m as usize));
        let hit = self.scene.hits(phrase.head..phrase.head + 1).first().and_then(|h| metric(h.row.metric))?;
        let bare = super::settle::hollow(lexicon, &lemma).is_none()
            && self.scene.at(phrase.head).any_phrase(Table::ReportingNoun).is_none();
        let other = hit.name != self.metric && self.metric != "other" && bare && phrase.name.is_none();
        other.then(|| noun_subject(self.scene, phrase.core.clone())).flatten().map(|s| (s, "subject.noun"))
    }

    /// The noun is one for a place: `la région`, `l’Hexagone`.
    fn territory(&self, phrase: &Phrase) -> bool {
        let rows = self.scene.tokens.lexicon.rows();
        let head = self.scene.at(phrase.head);
        let nominal = head.any_phrase(Table::Nominal).and_then(|(_, row)| rows.nominals.get(row as usize));
        nominal.is_some_and(|(kind, _)| *kind == "location")
            || phrase.name.is_some()
            || head.is_any(&["économie", "zone", "état"])
    }

    /// Whom the text is most about, for a pronoun nobody near stands behind.
    fn protagonist(&self, nominal: &crate::resolve::Nominal) -> Choice {
        let gender = if nominal.hint.starts_with("elle") || nominal.hint.starts_with("celle") {
            crate::resolve::Gender::Feminine
        } else {
            crate::resolve::Gender::Masculine
        };
        let (entity, at) = self.topics.hero(gender)?;
        let subject = Subject { antecedent: Some(at), ..made(entity, nominal.span, "coreference") };
        (self.suits(&subject) && !self.has("national")).then_some((subject, "subject.coreference"))
    }

    /// `les frais ont atteint`, `le carnet affichait`: of a firm's own figures the firm is the subject,
    /// where the text is about one and the noun names no other body and nobody.
    pub(super) fn housed(&self, choice: (Subject, &'static str)) -> (Subject, &'static str) {
        let (subject, rule) = choice;
        // `les mesures coûteront 10 milliards`: an undertaking has its own.
        let range = self.scene.tokens.range(subject.span);
        let lui = range.end..(range.end + 4);
        let own = self.has("venture")
            && self.scene.hits(range).is_empty()
            && !lui.clone().any(|i| self.scene.at(i).is_any(&["lui", "leur", "nous"]));
        if subject.resolution != "noun" || own || !self.proprietary() || self.human(&subject.name) || self.bodied(&subject.name) {
            return (subject, rule);
        }
        match self.topics.house().filter(|(e, _)| e.kind == NameKind::Organization) {
            Some((entity, at)) => (Subject { antecedent: Some(at), ..made(entity, subject.span, "heading") }, "subject.heading"),
            None => (subject, rule),
        }
    }

    /// `je`, `nous`: whoever speaks.
    pub(super) fn speaker(&self, at: usize) -> Choice {
        let cursor = self.scene.at(at);
        let span = cursor.peek()?.span;
        let quoted = self.chain.iter().any(|a| a.kind != "prepositional" && a.holder.is_some());
        if (cursor.is("nous") || cursor.is("on") && quoted && self.wanted == "organization")
            && self.wanted != "person"
            && let Some((entity, _)) = self.topics.house().or_else(|| self.row.and_then(|row| self.topics.of(row)))
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
}
