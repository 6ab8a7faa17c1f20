//! The parties a verb names beside its subject, and things that are priced or counted.

use super::{Cast, Choice, made, noun_subject};
use crate::claim::grammar::GroupKind;
use crate::claim::phrase::{Agent, Hold, Phrase, Reader, phrases};
use crate::claim::predicate::{Found, LinkKind, link};
use crate::claim::scene::Scene;
use crate::claim::types::Subject;
use crate::lexicon::{Classes, NameKind, Tense, VerbTrigger};
use crate::mention::{AmountKind, Entity, Resolution};
use crate::text::Span;
use crate::token::Case;

impl Cast<'_, '_> {
    /// The row of the verb that governs the figure: the predicate's own, else that of its lemma.
    pub(super) fn row<'l>(&'l self, found: &'l Found<'_>, group: Option<usize>) -> Option<&'l VerbTrigger> {
        if let Some(row) = found.verb {
            return Some(row);
        }
        let lexicon = self.scene.tokens.lexicon;
        let head = self.scene.grammar.groups.get(group?)?.head();
        let word = self.scene.at(head).peek()?.word;
        let rows = lexicon.verb_forms(word).iter().filter_map(|f| lexicon.rows().triggers_of_verb.get(&f.lemma)).flatten();
        rows.filter_map(|row| lexicon.rows().verb_triggers.get(*row as usize)).min_by_key(|row| row.complement.len())
    }

    /// `infliger 3 millions à X`, `condamner X à`, `valoriser X à`: whoever the verb's object role
    /// makes the subject.
    pub(super) fn receiver(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize, group: Option<usize>) -> Choice {
        let row = self.row(found, group)?;
        let judged = self.has("judged");
        let ruled = found.verb.is_some() || judged;
        let wanted = ruled && (row.object == "subject" || row.subject.is_empty() && row.object == "payer");
        if !wanted || self.passive(group?) {
            return None;
        }
        let subject = self.object(reader, index, group?)?;
        self.suits(&subject.0).then_some(subject)
    }

    /// The object of `group`: the first person, body or thing behind it that is no measure.
    fn object(&self, reader: &Reader<'_, '_>, index: usize, group: usize) -> Choice {
        let verb = self.scene.grammar.groups.get(group)?;
        let figure = self.scene.figures.get(index)?;
        let end = (figure.range.end.max(verb.range.end) + 16).min(self.scene.tokens.list.len());
        let list = self.behind(reader, verb.range.end, end, verb.clause);
        let fits = |p: &&Phrase| {
            !p.range.contains(&figure.range.start)
                && !self.scene.figures.iter().any(|f| p.range.contains(&f.range.start))
                && self.scene.hits(p.core.start..p.head + 1).is_empty()
                && !matches!(p.hold, Hold::By(at) if self.scene.at(at).is_any(&["pour", "par", "en", "dans", "sur", "depuis", "de", "d'"]))
        };
        let named = list.iter().filter(fits).find(|p| p.name.is_some());
        let phrase = named.or_else(|| list.iter().find(fits))?;
        let (subject, rule) = self.settle(reader, phrase, 0)?;
        Some((subject, if rule == "subject.name" { "subject.verb" } else { rule }))
    }

    /// `est versé`, `versés`: something is done to the subject of `group`.
    pub(super) fn passive(&self, group: usize) -> bool {
        let Some(group) = self.scene.grammar.groups.get(group) else { return false };
        let lexicon = self.scene.tokens.lexicon;
        let forms = |at: usize| self.scene.at(at).peek().map_or(&[][..], |t| lexicon.verb_forms(t.word));
        let participle = forms(group.head()).iter().any(|f| f.tense == Tense::PastParticiple);
        let being = group
            .words
            .iter()
            .take(group.words.len().saturating_sub(1))
            .any(|w| forms(*w).iter().any(|f| lexicon.infinitive(f.lemma) == "être"));
        participle && !group.reflexive && (being || group.words.len() == 1)
    }

    /// `41 millions ont été versés par X`: whoever did it.
    pub(super) fn made_by(&self, reader: &Reader<'_, '_>, group: usize) -> Choice {
        if !self.passive(group) {
            return None;
        }
        let verb = self.scene.grammar.groups.get(group)?;
        let end = (verb.range.end + 20).min(self.scene.tokens.list.len());
        let list = phrases(self.scene, verb.range.end..end, Some(verb.clause), reader.skip);
        let phrase = list
            .iter()
            .find(|p| matches!(p.hold, Hold::By(at) if self.scene.at(at).is("par")) && p.range.start > verb.range.end)?;
        let (subject, rule) = self.settle(reader, phrase, 0)?;
        let fits = self.suits(&subject) && subject.resolution != "noun";
        fits.then_some((subject, if rule == "subject.name" { "subject.verb" } else { rule }))
    }

    /// `Volkswagen (3,9 millions)`, `Mocoa (40 000 habitants)`: the name right before the bracket.
    pub(super) fn bracketed(&self, reader: &Reader<'_, '_>, index: usize) -> Choice {
        let scene = self.scene;
        let start = scene.outer_start(index);
        let open = (start.saturating_sub(3)..start).rev().find(|i| scene.at(*i).is("("))?;
        let bare = (open + 1..start).all(|i| !crate::claim::phrase::in_verb(scene, i) && scene.name_at(i).is_none());
        let name = scene.names.iter().find(|n| n.range.end == open).filter(|_| bare);
        // `Entrerrios (2 buts sur 2 tirs)`: a name no table knows.
        let proper = |i: usize| scene.at(i).case() == Case::Title && scene.at(i).classes().0 == 0 && scene.name_at(i).is_none();
        // `Lourdement endetté (160 milliards d’euros), le pays`: whoever the sentence is about.
        let opening = bare && open <= 4 && scene.at(open.saturating_sub(1)).classes().any(Classes::PARTICIPLE);
        let main = scene.grammar.groups.iter().position(|g| g.kind == GroupKind::Finite && g.range.start > open);
        if let (true, Some(Agent::Phrase(phrase))) = (opening && name.is_none(), main.and_then(|g| reader.of(g))) {
            return self.settle(reader, &phrase, 1).filter(|(s, _)| self.suits(s)).map(|(s, _)| (s, "subject.apposition"));
        }
        let Some(name) = name else {
            let low = (open.saturating_sub(3)..open).rev().take_while(|i| proper(*i)).last().filter(|_| bare)?;
            return noun_subject(scene, low..open).map(|s| (s, "subject.apposition"));
        };
        let phrase = crate::claim::phrase::phrase_at(scene, name.range.start, true)?;
        let (subject, _) = self.settle(reader, &phrase, 1)?;
        let fits = self.suits(&subject) && !self.is_holder(&name.range);
        fits.then_some((subject, "subject.apposition"))
    }

    /// `un café à 4 euros`, `2 850 francs le dollar`, `44 dollars l’abonnement`: the thing priced.
    pub(super) fn priced(&self, found: &Found<'_>, index: usize) -> Choice {
        if found.rule != "predicate.price" {
            return None;
        }
        let scene = self.scene;
        let figure = scene.figures.get(index)?;
        let amount = figure.mention.amount().filter(|a| a.kind == AmountKind::Money)?;
        let tie = link(scene, index);
        if tie.kind == LinkKind::At && scene.at(tie.at).is("à") {
            let low = tie.at.saturating_sub(10);
            let list = phrases(scene, low..tie.at, None, &|_| false);
            let thing = list.iter().rev().find(|p| p.range.end + 1 >= tie.at)?;
            if thing.name.is_none() {
                let core = thing.core.clone();
                return noun_subject(scene, core.start..core.end.min(tie.at)).map(|s| (s, "subject.noun"));
            }
        }
        // `2 850 francs le dollar`: money itself is what is priced.
        if self.metric == "exchange_rate" {
            let (_, span) = amount.pers.first()?;
            let range = scene.tokens.range(*span);
            let start =
                if scene.at(range.start).is_any(&["le", "la", "l'", "par", "un", "une"]) { range.start + 1 } else { range.start };
            return noun_subject(scene, start..range.end.max(start + 1)).map(|s| (s, "subject.noun"));
        }
        None
    }

    /// `78 euros pour un isolé`, `pour une maison, le gain grimperait à 300 euros`: whom a sum is for.
    pub(super) fn beneficiary(&self, reader: &Reader<'_, '_>, index: usize) -> Choice {
        let scene = self.scene;
        let figure = scene.figures.get(index)?;
        let clause = scene.grammar.clause_at(figure.range.start);
        let low = scene.grammar.clauses.get(clause)?.start;
        let behind = figure.range.end;
        let first = (low..low + 3).find(|i| scene.at(*i).is("pour"));
        let at = if scene.at(behind).is("pour") { behind } else { first.filter(|f| *f < figure.range.start)? };
        let phrase = crate::claim::phrase::phrase_at(scene, at + 1, false)?;
        let figured = scene.figures.iter().any(|f| phrase.range.contains(&f.range.start));
        let (subject, rule) = self.settle(reader, &phrase, 1).filter(|_| !figured)?;
        self.suits(&subject).then_some((subject, if rule == "subject.name" { "subject.beneficiary" } else { rule }))
    }

    /// `celle d’Édouard Philippe est à 30 %`: whose it is, not the one spoken of before.
    pub(super) fn other_one(&self, reader: &Reader<'_, '_>, group: Option<usize>) -> Choice {
        let Agent::Phrase(phrase) = reader.of(group?)? else { return None };
        let other = self.scene.at(phrase.range.start).is_any(&["celui", "celle", "ceux", "celles"]);
        let (subject, rule) = self.settle(reader, &phrase, 1).filter(|_| other)?;
        self.suits(&subject).then_some((subject, if rule == "subject.name" { "subject.complement" } else { rule }))
    }

    /// `10 millions de dégâts pour la ville`, `-7,4 % pour l’économie`: whom a figure nobody else has falls on.
    pub(super) fn falls_on(&self, reader: &Reader<'_, '_>, index: usize) -> Choice {
        let scene = self.scene;
        let end = scene.figures.get(index)?.range.end;
        let at = (end..end + 5)
            .take_while(|i| !scene.at(*i).is(",") && !crate::claim::phrase::in_verb(scene, *i))
            .find(|i| scene.at(*i).is("pour"))?;
        let phrase = crate::claim::phrase::phrase_at(scene, at + 1, false)?;
        let figured = scene.figures.iter().any(|f| phrase.range.contains(&f.range.start));
        let (subject, rule) = self.settle(reader, &phrase, 1).filter(|_| !figured)?;
        (self.has("borne") && self.suits(&subject))
            .then_some((subject, if rule == "subject.name" { "subject.beneficiary" } else { rule }))
    }

    /// `Microsoft un milliard, SoftBank 500 millions`: a phrase beside the figure in a list without
    /// verbs.
    pub(super) fn gapped(&self, reader: &Reader<'_, '_>, index: usize) -> Choice {
        let scene = self.scene;
        let start = scene.outer_start(index);
        // `un peu moins d’un milliard`
        let start =
            (start.saturating_sub(4)..start).find(|i| scene.at(*i).is("un") && scene.at(*i + 1).is("peu")).unwrap_or(start);
        let list = phrases(scene, start.saturating_sub(10)..start, None, reader.skip);
        let marked = |p: &Phrase| p.range.start.checked_sub(1).is_none_or(|i| scene.at(i).is_any(&[",", "et", ";"]));
        // `suivi du centriste X avec 21,5 %`, `et Libération de 19 %`
        let tied = |p: &Phrase| p.range.end + 1 == start && scene.at(p.range.end).is_any(&["avec", "à", "de", "d'"]);
        let named = |p: &Phrase| p.name.is_some() || scene.names.iter().any(|n| p.range.contains(&n.range.start));
        let followed = |p: &Phrase| matches!(p.hold, Hold::By(at) if scene.at(at).is_joined("de") && at > 0 && scene.at(at - 1).is_any(&["suivi", "suivie", "suivis", "suivies", "devant"]));
        let beside =
            |p: &&Phrase| p.range.end == start && p.free() || tied(p) && (p.free() && named(p) && marked(p) || followed(p));
        let phrase = list.iter().rev().find(beside)?;
        let marked = marked(phrase) || followed(phrase);
        let figured = scene.figures.iter().any(|f| phrase.range.contains(&f.range.start));
        let (subject, rule) = self.settle(reader, phrase, 1).filter(|_| marked && !figured)?;
        self.suits(&subject).then_some((subject, if rule == "subject.name" { "subject.verb" } else { rule }))
    }

    /// `l’amende prononcée contre X`, `dix mois requis contre X`: who is judged.
    pub(super) fn accused(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize) -> Choice {
        if !self.has("judged") {
            return None;
        }
        let scene = self.scene;
        let noun = found.trigger.as_ref().map_or(0, |t| t.end);
        let end = scene.figures.get(index)?.range.end;
        for (from, to) in [(noun, noun + 8), (end, end + 16)] {
            let list = phrases(scene, from..to.min(scene.tokens.list.len()), None, reader.skip);
            let against = list.iter().find(|p| match p.hold {
                Hold::By(at) => {
                    let to = scene.at(at);
                    let person =
                        p.name.and_then(|i| scene.names.get(i)).is_some_and(|n| Scene::kind(n) != Some(NameKind::Location));
                    to.is("contre") || to.is_joined("à") && person
                }
                Hold::Free => false,
            });
            if let Some((subject, _)) = against.and_then(|p| self.settle(reader, p, 0)).filter(|(s, _)| self.suits(s)) {
                return Some((subject, "subject.verb"));
            }
        }
        None
    }

    /// `Lumédis : l’amende ramenée à 51 millions`: the label of a headline.
    pub(super) fn label(&self, reader: &Reader<'_, '_>) -> Choice {
        let phrase = crate::claim::phrase::phrase_at(self.scene, 0, true)?;
        let name = phrase.name.is_some() && self.scene.at(phrase.range.end).is(":");
        let (subject, _) = self.settle(reader, &phrase, 0).filter(|_| name)?;
        // `France : Tupperware ferme`: a place the tables know is where, not who.
        let known = |s: &Subject| {
            s.kind == Some(NameKind::Location)
                && phrase.name.and_then(|i| scene_name(self.scene, i)).is_some_and(|e| e.resolution == Resolution::Gazetteer)
        };
        (self.suits(&subject)
            && (self.usual(&subject)
                || self.wanted == "organization"
                    && subject.kind != Some(NameKind::Person)
                    && (!known(&subject) || self.public())))
        .then_some((subject, "subject.heading"))
    }

    /// `440 grandes entreprises acquitteraient une surtaxe`: what is counted, where nothing else says
    /// what the figure measures.
    pub(super) fn counted(&self, found: &Found<'_>, index: usize) -> Choice {
        let figure = self.scene.figures.get(index)?;
        let amount = figure.mention.amount().filter(|a| a.kind == AmountKind::Quantity)?;
        let unit = self.scene.tokens.range(amount.unit_span?);
        // `13 500 personnes selon la police`: who they are is said elsewhere.
        let nobody = self.scene.at(unit.start).is_any(&["personnes", "personne", "gens"]) && unit.len() == 1;
        if self.metric != "other" || found.change || nobody || figure.mention.rule == "amount.measure" {
            return None;
        }
        let phrase = crate::claim::phrase::phrase_at(self.scene, figure.range.start, true)?;
        noun_subject(self.scene, unit.start..phrase.range.end.max(unit.end)).map(|s| (s, "subject.noun"))
    }

    /// The organisation a person speaks or acts for: the one of his role, else the text's.
    pub(super) fn house_of(&self, phrase: &Phrase, span: Span) -> Choice {
        let name = phrase
            .name
            .and_then(|i| self.scene.names.get(i))
            .or_else(|| self.scene.names.iter().find(|n| phrase.range.start <= n.range.start && n.range.end <= phrase.range.end));
        let role = name.and_then(|n| n.mention.name()).and_then(|e| e.role_of.as_deref());
        if let Some(role) = role {
            let house = self.scene.names.iter().find(|n| n.mention.name().is_some_and(|e| e.entity_id == role))?;
            return self.of_name(house).map(|s| (s, "subject.verb"));
        }
        let (entity, at) = self.topics.house()?;
        let subject = Subject { antecedent: Some(at), ..made(entity, span, "coreference") };
        (entity.kind == NameKind::Organization).then_some((subject, "subject.coreference"))
    }
}

fn scene_name<'s>(scene: &'s Scene<'_>, index: usize) -> Option<&'s Entity> {
    scene.names.get(index)?.mention.name()
}
