//! The grammatical subject of a verb group, before anybody knows who it is.
//!
//! Reads the clauses and noun phrases of a sentence; gives a noun phrase, a pronoun, or that there
//! is nobody. Must not know metrics.

use super::{Hold, Phrase, phrases};
use crate::claim::clause::REACH;
use crate::claim::grammar::{ClauseKind, GroupKind};
use crate::claim::scene::Scene;
use crate::lexicon::{Classes, NameKind, Table};
use crate::text::PieceKind;

/// What stands as subject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::claim) enum Agent {
    /// A noun phrase or a name.
    Phrase(Phrase),
    /// `il`, `elle`, `ils`, `celle-ci`: token.
    Pronoun(usize),
    /// `je`, `nous`, `on` in a quotation: token.
    Speaker(usize),
    /// `ce`, `cela`, impersonal `il`.
    Nobody,
}

/// Reads subjects in one sentence; `skip` tells the tokens of sources.
pub(in crate::claim) struct Reader<'s, 'a> {
    pub scene: &'s Scene<'a>,
    pub skip: &'s dyn Fn(usize) -> bool,
}

impl Reader<'_, '_> {
    /// The group that holds token `at`.
    pub(in crate::claim) fn group_of(&self, at: usize) -> Option<usize> {
        let grammar = &self.scene.grammar;
        grammar
            .groups_in(at.saturating_sub(16)..at + 1)
            .rev()
            .find(|i| grammar.groups.get(*i).is_some_and(|g| g.range.contains(&at) || g.words.contains(&at)))
    }

    /// The subject of verb group `index`.
    pub(in crate::claim) fn of(&self, index: usize) -> Option<Agent> {
        self.look(index, 0)
    }

    fn look(&self, index: usize, depth: usize) -> Option<Agent> {
        let group = self.scene.grammar.groups.get(index).filter(|_| depth < 6)?;
        match group.kind {
            GroupKind::Finite => self.finite(index, depth),
            GroupKind::Participle => self.before_participle(index, depth),
            // `a remporté l’élection en récoltant 56 %`: of whoever does both.
            GroupKind::Gerund
                if self.scene.at(group.range.start).is("en")
                    || group.range.start.checked_sub(1).is_some_and(|i| self.scene.at(i).is("en")) =>
            {
                let verb = self.scene.grammar.clauses.get(group.clause).and_then(|c| c.verb).filter(|v| *v < index)?;
                self.look(verb, depth + 1)
            }
            // `reprenant 40 villages et tuant 200 rebelles`
            GroupKind::Gerund if self.second(index).is_some() => self.look(self.second(index)?, depth + 1),
            // `12 vols, transportant 4 100 passagers`
            GroupKind::Gerund if self.after_verb(index).is_none() && self.beside(group.range.start).is_some() => {
                self.beside(group.range.start).map(Agent::Phrase)
            }
            // `le parti a perdu deux élus, tombant à 27`
            GroupKind::Gerund if self.after_verb(index).is_some() => self.look(self.after_verb(index)?, depth + 1),
            GroupKind::Infinitive | GroupKind::Gerund => match group.matrix {
                Some(matrix) => self.look(matrix, depth + 1),
                None => {
                    let verb = self.scene.grammar.clauses.get(group.clause).and_then(|c| c.verb).filter(|v| *v != index)?;
                    self.look(verb, depth + 1)
                }
            },
        }
    }

    /// The finite verb before a comma and the present participle behind it, in one clause.
    fn after_verb(&self, index: usize) -> Option<usize> {
        let groups = &self.scene.grammar.groups;
        let group = groups.get(index)?;
        let comma = group.range.start.checked_sub(1).is_some_and(|i| self.scene.at(i).is(","));
        let own = |i: &usize| groups.get(*i).is_some_and(|g| g.kind == GroupKind::Finite && g.clause == group.clause);
        (0..index).rev().take(6).find(own).filter(|_| comma)
    }

    /// The present participle that `et` joins to this one.
    fn second(&self, index: usize) -> Option<usize> {
        let groups = &self.scene.grammar.groups;
        let group = groups.get(index)?;
        let joined = group.range.start.checked_sub(1).is_some_and(|i| self.scene.at(i).is_any(&["et", "ou", "puis"]));
        let own = |i: &usize| groups.get(*i).is_some_and(|g| g.kind == GroupKind::Gerund && g.clause == group.clause);
        (0..index).rev().take(4).find(own).filter(|_| joined)
    }

    /// The noun phrase right before token `start`, a comma between or none.
    fn beside(&self, start: usize) -> Option<Phrase> {
        let start = self.before_bracket(start);
        let low = start.saturating_sub(12);
        let place =
            |p: &Phrase| p.name.and_then(|i| self.scene.names.get(i)).is_some_and(|n| Scene::kind(n) == Some(NameKind::Location));
        // `dans une explosion tuant deux personnes`; not `près de la gare de X blessant sept personnes`.
        let fits = |p: &Phrase| {
            if p.range.end == start {
                p.free() || p.name.is_none() && !held_place(self.scene, p)
            } else {
                !adjunct(self.scene, p) && !place(p)
            }
        };
        phrases(self.scene, low..start, None, self.skip).into_iter().rev().find(|p| p.range.end + 1 >= start && fits(p))
    }

    /// `à Dijon (Côte-d’Or) faisant`: where the bracket opens that closes right before token `start`.
    fn before_bracket(&self, start: usize) -> usize {
        let closed = start.checked_sub(1).filter(|i| self.scene.at(*i).is(")"));
        closed.and_then(|close| (close.saturating_sub(20)..close).rev().find(|i| self.scene.at(*i).is("("))).unwrap_or(start)
    }

    fn finite(&self, index: usize, depth: usize) -> Option<Agent> {
        let scene = self.scene;
        let group = scene.grammar.groups.get(index)?;
        let clause = scene.grammar.clauses.get(group.clause)?;
        // `atteint-il`, `a-t-elle perdu`
        let behind = (group.first() + 1..group.first() + 5)
            .take_while(|i| scene.at(*i).glued() || scene.at(*i).kind() == Some(PieceKind::Dash))
            .find(|i| scene.at(*i).is_any(&["il", "elle", "ils", "elles", "on", "je", "nous", "vous"]));
        if let Some(at) = behind {
            return Some(self.pronoun(at, group.first()));
        }
        let low = clause.start.max(group.range.start.saturating_sub(REACH));
        let opener = scene.at(low);
        let relative = clause.kind == ClauseKind::Relative;
        // `lui qui gagne`: whoever the clause before is about.
        if relative
            && opener.is("qui")
            && low.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["lui", "elle", "eux", "elles"]))
        {
            let verb = clause.parent.and_then(|p| scene.grammar.clauses.get(p)).and_then(|c| c.verb).filter(|v| *v < index)?;
            return self.look(verb, depth + 1);
        }
        // `selon laquelle il aurait touché`: no subject.
        let led = !opener.is("qui") && low.checked_sub(1).is_some_and(|i| scene.at(i).classes().any(Classes::PREPOSITION));
        if relative && !led && opener.is_any(&["qui", "lequel", "laquelle", "lesquels", "lesquelles"]) {
            return self.antecedent(low).map(Agent::Phrase);
        }
        if let Some(agent) = self.nearest(low, group.range.start, group.clause) {
            return Some(agent);
        }
        // `La vaccination, si elle était étendue, coûterait`: the noun waits in a clause without verb.
        let waiting = (0..group.clause).rev().take(4).find_map(|c| {
            let open = scene.grammar.clauses.get(c).filter(|c| c.verb.is_none() && !c.apart && c.kind == ClauseKind::Main)?;
            self.nearest(open.start.max(group.range.start.saturating_sub(REACH)), group.range.start, c)
        });
        // Not what stands before the colon: `Géorgie : un télésiège s’emballe et blesse`.
        if let Some(agent) = waiting.filter(|_| clause.kind != ClauseKind::Complement && !clause.apart) {
            return Some(agent);
        }
        // `les vues que comptabilise le sujet`
        if relative && opener.is_any(&["que", "qu'", "dont", "où"]) && group.range.start <= low + 2 {
            let behind = phrases(scene, group.range.end..(group.range.end + 4).min(scene.tokens.list.len()), None, self.skip);
            let figured = |p: &Phrase| scene.figures.iter().any(|f| p.range.contains(&f.range.start));
            if let Some(phrase) = behind.first().filter(|p| p.free() && p.range.start == group.range.end && !figured(p)) {
                return Some(Agent::Phrase(phrase.clone()));
            }
        }
        if relative && opener.is_any(&["que", "qu'", "dont"]) {
            return None;
        }
        // `l’usine où travaillent 860 salariés`
        if relative && opener.is("où") {
            return self.antecedent(low).map(Agent::Phrase);
        }
        // A clause that goes on after `et` or a comma.
        let joined = group.range.start.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["et", "ou", "puis"]));
        let before = (0..index).rev().take(6).find(|i| {
            scene.grammar.groups.get(*i).is_some_and(|g| {
                g.kind == GroupKind::Finite
                    && g.clause != group.clause
                    && scene.grammar.clauses.get(g.clause).is_some_and(|c| {
                        c.kind != ClauseKind::Incise
                            && (!c.apart || clause.apart && joined)
                            && (c.parent == clause.parent && c.kind == clause.kind
                                || Some(g.clause) == clause.parent && clause.kind != ClauseKind::Complement)
                    })
            })
        })?;
        self.look(before, depth + 1)
    }

    /// The last free noun phrase or pronoun of a clause before its verb.
    fn nearest(&self, low: usize, verb: usize, clause: usize) -> Option<Agent> {
        let scene = self.scene;
        let pronoun = (low..verb).rev().take(4).find(|i| scene.grammar.clause_at(*i) == clause && subject_pronoun(scene, *i));
        let from = pronoun.map_or(low, |p| p + 1);
        let list = phrases(scene, low..verb, Some(clause), self.skip);
        // `l’aliment, il est passé de`, `la dette, elle, atteint`: the noun before the comma.
        if let Some(at) = pronoun {
            let set_off = list.iter().rev().find(|p| p.range.end + 1 == at && scene.at(p.range.end).is(",") && p.free());
            let emphatic = list.iter().rev().find(|p| p.free() && p.range.start >= from);
            return match emphatic.or(set_off) {
                Some(phrase) => Some(Agent::Phrase(phrase.clone())),
                None => Some(self.pronoun(at, verb)),
            };
        }
        let mut free = list.iter().enumerate().filter(|(_, p)| p.free());
        let (mut place, mut best) = free.next_back()?;
        // `X, le fabricant de verres, a perdu`: between commas stands an apposition.
        let closed = (best.range.end..verb).any(|i| scene.at(i).is(","));
        let comma = (low..best.range.start).rev().find(|i| scene.at(*i).is(","));
        let opened = comma.is_some_and(|c| list.iter().any(|p| p.free() && p.range.start == c + 1));
        if closed && opened {
            let within = |p: &Phrase| comma.is_some_and(|c| p.range.start > c);
            let earlier = free.rfind(|(_, p)| !within(p)).filter(|(_, p)| {
                // `un attentat à Kaboul, une ville du pays, a fait`
                let led = list.iter().any(|q| {
                    !q.free() && q.range.start > p.range.start && Some(q.range.end) == comma && q.range.start <= p.range.end + 1
                });
                Some(p.range.end) == comma || p.name.is_some() || led
            });
            // `son président, Bernard Tillac, perçoit`
            if let Some((at, earlier)) = earlier.filter(|(_, p)| best.name.is_none() || p.name.is_some()) {
                (place, best) = (at, earlier);
            }
        }
        // `l’Occitanie et la Nouvelle-Aquitaine versent`: the first of the two.
        while let Some(earlier) = place.checked_sub(1).and_then(|i| list.get(i)) {
            if !(earlier.free() && earlier.range.end + 1 == best.range.start && scene.at(earlier.range.end).is_any(&["et", "ou"]))
            {
                break;
            }
            place -= 1;
            best = earlier;
        }
        Some(Agent::Phrase(best.clone()))
    }

    fn pronoun(&self, at: usize, verb: usize) -> Agent {
        let scene = self.scene;
        let cursor = scene.at(at);
        if cursor.is_any(&["je", "j'", "nous", "on"]) {
            return Agent::Speaker(at);
        }
        if cursor.is_any(&["ce", "c'", "cela", "ça", "ceci", "vous", "tu"]) {
            return Agent::Nobody;
        }
        let impersonal = cursor.is("il")
            && (at + 1..=verb + 1).any(|i| {
                scene.at(i).is_any(&[
                    "y", "faut", "faudra", "faudrait", "fallait", "fallu", "agit", "agissait", "reste", "restait", "manque",
                    "manquait", "suffit",
                ])
            });
        if impersonal { Agent::Nobody } else { Agent::Pronoun(at) }
    }

    /// `une amende infligée à X`: the noun the participle stands by; one that opens its sentence is
    /// said of what follows the comma.
    fn before_participle(&self, index: usize, depth: usize) -> Option<Agent> {
        let scene = self.scene;
        let group = scene.grammar.groups.get(index)?;
        let start = group.range.start;
        let low = scene.grammar.clauses.get(group.clause).map_or(0, |c| c.start).max(start.saturating_sub(30));
        let list = phrases(scene, low..start, None, self.skip);
        // `avait fait deux morts et coûté quinze millions`
        let joined = start.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["et", "ou", "puis"]));
        let matrix = (0..index).rev().take(4).find(|i| {
            scene.grammar.groups.get(*i).is_some_and(|g| {
                g.kind == GroupKind::Finite && g.clause == group.clause && scene.at(g.head()).classes().any(Classes::PARTICIPLE)
            })
        });
        if let Some(matrix) = matrix.filter(|_| joined) {
            return self.look(matrix, depth + 1);
        }
        let figured =
            |p: &Phrase| scene.figures.iter().any(|f| p.range.contains(&f.range.start) && f.range.end < start.saturating_sub(3));
        let near = list.iter().rev().find(|p| start - p.range.end <= 2 && !figured(p));
        // `arrivera sur consoles et sur PC, vendu 30 euros`: of the clause's subject.
        let comma = start.checked_sub(1).is_some_and(|i| scene.at(i).is(","));
        // `à une commission, composée de cinq prélats`
        let agrees = |p: &Phrase| {
            let feminine = group.words.first().is_some_and(|w| ["e", "es"].iter().any(|end| scene.at(*w).text().ends_with(end)));
            feminine && scene.at(p.range.start).is_any(&["la", "une", "cette"])
        };
        if let Some(phrase) = near.filter(|p| !(comma && adjunct(scene, p)) || agrees(p)) {
            return Some(Agent::Phrase(phrase.clone()));
        }
        let opens = start <= low + 2;
        if opens {
            let end = (start + REACH).min(scene.tokens.list.len());
            let comma = (start..end).find(|i| scene.at(*i).is(","))?;
            let behind = phrases(scene, comma + 1..(comma + 12).min(end), None, self.skip);
            if let Some(phrase) = behind.first().filter(|p| p.free() && p.range.start <= comma + 2) {
                return Some(Agent::Phrase(phrase.clone()));
            }
        }
        match group.matrix {
            Some(matrix) => self.look(matrix, depth + 1),
            None => list.iter().rev().find(|p| p.free()).cloned().map(Agent::Phrase),
        }
    }

    /// The noun before a relative pronoun at token `opener`: the whole phrase, a name that ends it
    /// before a person's or a figure's word.
    pub(in crate::claim) fn antecedent(&self, opener: usize) -> Option<Phrase> {
        let scene = self.scene;
        // `un accident (sur la RN 79), qui a fait`
        let comma = opener.checked_sub(1).filter(|i| scene.at(*i).is(",")).unwrap_or(opener);
        let opener = match self.before_bracket(comma) {
            open if open < comma => open,
            _ => opener,
        };
        let low = opener.saturating_sub(30);
        let list = phrases(scene, low..opener, None, &|_| false);
        let last = list.iter().rev().find(|p| opener - p.range.end <= 2)?;
        // `la santé d’une société qui vient d’encaisser`
        let inner = (last.head + 1..last.range.end)
            .rev()
            .find(|i| scene.at(*i).is_any(&["un", "une"]) && *i > 0 && scene.at(*i - 1).is("d'"));
        if let Some(inner) = inner.and_then(|i| super::phrase_at(scene, i, false)) {
            return Some(inner);
        }
        // `Farid, agent d’entretien, qui`: an apposition names nobody.
        let bare = last.range.start == last.core.start && last.name.is_none();
        let opened = last.range.start.checked_sub(1).is_some_and(|i| scene.at(i).is(","));
        if opened
            && (bare || scene.at(last.head).any_phrase(Table::Title).is_some())
            && let Some(name) = list.iter().rev().find(|p| p.name.is_some() && p.range.end + 1 == last.range.start)
        {
            return Some(name.clone());
        }
        Some(last.clone())
    }
}

/// A pronoun that can only be a subject, at token `at`.
fn subject_pronoun(scene: &Scene<'_>, at: usize) -> bool {
    let cursor = scene.at(at);
    if cursor.is_any(&["il", "elle", "ils", "elles", "je", "j'", "on", "ce", "c'", "cela", "ça", "ceci", "tu"]) {
        // `selon elle`, `d’après lui`, `entre eux`
        let governed = at.checked_sub(1).is_some_and(|i| scene.at(i).classes().any(Classes::PREPOSITION));
        // `ce groupe`: a determiner.
        let article = cursor.is("ce") && !super::in_verb(scene, at + 1) && !scene.at(at + 1).is_any(&["ne", "n'", "qui", "que"]);
        return !governed && !article;
    }
    // `celle-ci orbiterait`
    if cursor.is_any(&["celui", "celle", "ceux", "celles"]) {
        let end = cursor.skip(1).past_hyphen();
        return end.is_any(&["ci", "là"]) && !at.checked_sub(1).is_some_and(|i| scene.at(i).classes().any(Classes::PREPOSITION));
    }
    cursor.is_any(&["nous", "vous"]) && at.checked_sub(1).is_none_or(|i| scene.at(i).kind() != Some(PieceKind::Word))
}

/// `près de la gare de X`, `sur une place de X`: a common noun that ends in a place's name.
fn held_place(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    scene.names.iter().any(|n| n.range.end == phrase.range.end && Scene::kind(n) == Some(NameKind::Location))
}

/// True when phrase is held by something else than `de`.
pub(in crate::claim) fn adjunct(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    match phrase.hold {
        Hold::Free => false,
        Hold::By(at) => !scene.at(at).is_any(&["de", "d'", "du", "des", "par", "pour"]),
    }
}
