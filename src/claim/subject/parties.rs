//! Who pays and who gets: the parties of money that goes from one hand to another, and what is
//! bought.
//!
//! Read from the verb that governs the figure, from a participle right behind it, and from the noun
//! that says the metric. Each of them gives its grammatical subject and its object a role (tables of
//! triggers); prepositions tell the rest. A party nobody names is left out.

use super::{Cast, Choice, Subject};
use crate::claim::grammar::GroupKind;
use crate::claim::phrase::{Agent, Hold, Phrase, Reader, phrase_at, phrases};
use crate::claim::predicate::Found;
use crate::claim::types::Participant;
use crate::lexicon::NameKind;
use std::ops::Range;

/// Parties kept of one claim.
const MOST: usize = 6;
/// How far behind its verb a party may stand, in tokens.
const BEHIND: usize = 20;

/// A party with the rule that found it.
pub(in crate::claim) type Party = (Participant, &'static str);

const BY_VERB: &str = "participants.verb";
const BY_NOUN: &str = "participants.noun";

/// What a word that moves money makes of those it names.
#[derive(Clone, Copy)]
struct Act {
    /// Of whoever does it: `payer`, `receiver`, or nothing.
    doer: &'static str,
    /// Of the other party.
    other: &'static str,
    /// It is done to a thing: `racheter`.
    thing: bool,
}

/// `payer receiver object` as the tables write them; nothing for `subject`.
fn role(written: &str) -> &'static str {
    match written {
        "payer" => "payer",
        "receiver" => "receiver",
        "object" => "object",
        _ => "",
    }
}

fn opposite(role: &str) -> &'static str {
    match role {
        "payer" => "receiver",
        "receiver" => "payer",
        _ => "",
    }
}

impl Cast<'_, '_> {
    /// `X a versé 3 millions à Y`, `un don de 2 millions de la part de X`: payer, receiver, thing.
    pub(super) fn parties(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize, group: Option<usize>) -> Vec<Party> {
        let mut list = Vec::new();
        // `une hausse des salaires de 10 %`: nothing is handed over yet.
        let moved = self.has("handed") && !found.change;
        let Some(figure) = self.scene.figures.get(index).map(|f| f.range.clone()).filter(|_| moved) else { return list };
        // `X écope de 98 millions et le danois Y de 71 millions`: the verb's parties are those of the first.
        let apart = self.leans(index) && self.gapped(reader, index).is_some();
        if let Some(group) = group.filter(|_| !apart) {
            self.of_verb(reader, found, index, group, &mut list);
        }
        // `une subvention de 3 millions accordée par X à Y`
        for group in self.scene.grammar.groups_in(figure.end..figure.end + 4) {
            let kind = self.scene.grammar.groups.get(group).map(|g| g.kind);
            if kind == Some(GroupKind::Participle) && found.verb_at.is_none_or(|at| reader.group_of(at) != Some(group)) {
                self.of_verb(reader, &Found { verb: None, verb_at: None, ..found.clone() }, index, group, &mut list);
            }
        }
        self.of_noun(reader, found, &figure, &mut list);
        list.truncate(MOST);
        list
    }

    /// The roles verb group `group` gives, if it moves money.
    fn act(&self, found: &Found<'_>, group: usize) -> Option<Act> {
        let row = self.row(found, Some(group))?;
        let bought = self.metric == "acquisition";
        let (doer, other) = (role(row.subject), role(row.object));
        let thing = other == "object" && bought;
        let other = if other == "object" { "" } else { other };
        let doer = match doer {
            // `X lève 3 millions auprès de Y`, `X investit dans Y`
            "" if row.subject == "subject" => {
                if thing {
                    "payer"
                } else {
                    opposite(other)
                }
            }
            doer => doer,
        };
        let other = if other.is_empty() { opposite(doer) } else { other };
        (matches!(doer, "payer" | "receiver") || matches!(other, "payer" | "receiver")).then_some(Act { doer, other, thing })
    }

    fn of_verb(&self, reader: &Reader<'_, '_>, found: &Found<'_>, index: usize, group: usize, list: &mut Vec<Party>) {
        let scene = self.scene;
        let (Some(act), Some(verb), Some(figure)) =
            (self.act(found, group), scene.grammar.groups.get(group), scene.figures.get(index))
        else {
            return;
        };
        // `s’est fait offrir`: somebody else gives.
        let made = |w: usize| scene.at(w).peek().map(|t| scene.tokens.lexicon.verb_forms(t.word)).unwrap_or_default();
        let makes =
            |w: &usize| made(*w).iter().any(|f| matches!(scene.tokens.lexicon.infinitive(f.lemma), "faire" | "voir" | "laisser"));
        let caused = verb.reflexive && verb.words.len() > 1 && verb.words.iter().any(makes);
        // Whoever judges or grants it is told by the tables to be no party: `infliger`, `condamner`.
        let judged = act.doer.is_empty() || self.has("judged") && act.other == "payer";
        let passive = self.passive(group);
        let doers = match reader.of(group) {
            Some(Agent::Phrase(phrase)) if !phrase.range.contains(&figure.range.start) => {
                self.together(reader, &phrase, verb.range.start)
            }
            Some(Agent::Pronoun(_)) => self.by_agent(reader, found, index, group).into_iter().collect(),
            _ => Vec::new(),
        };
        let role = match (passive, judged) {
            (false, false) if caused => act.other,
            (false, false) => act.doer,
            // `X a été condamné à verser`, `X s’est vu infliger`
            (true, true) => act.other,
            _ => "",
        };
        for doer in doers {
            self.keep(list, BY_VERB, role, Some(doer));
        }
        let end = (figure.range.end.max(verb.range.end) + BEHIND).min(scene.tokens.list.len());
        let behind = phrases(scene, verb.range.end..end, None, reader.skip);
        let mut before: Option<(usize, &'static str)> = None;
        for phrase in &behind {
            let clause = scene.grammar.clause_at(phrase.range.start);
            if let Some(lender) = self.on_behalf(phrase) {
                self.keep(list, BY_VERB, "payer", self.settle(reader, &lender, 0));
                continue;
            }
            let near = clause == verb.clause || phrase.range.start <= figure.range.end + 1;
            if !near || phrase.range.contains(&figure.range.start) || self.figured(phrase) {
                continue;
            }
            // `1,2 million à ses actionnaires et 300 000 euros à ses salariés`: to each his own.
            let between = figure.range.end..phrase.range.start;
            let crossed = |range: std::ops::Range<usize>| scene.figures.iter().any(|f| range.contains(&f.range.start));
            let ahead = verb.range.end..phrase.range.start;
            if crossed(between) || phrase.range.end <= figure.range.start && crossed(ahead) {
                continue;
            }
            let again = before.filter(|(end, _)| self.goes_on(*end, phrase)).map(|(_, role)| role);
            let role = again.or_else(|| match phrase.hold {
                Hold::By(at) => self.held_role(at, phrase, &figure.range, act, passive),
                Hold::Free if passive => None,
                Hold::Free if phrase.name.is_some() && act.thing => Some("object"),
                Hold::Free if phrase.name.is_some() && judged => Some(act.other),
                Hold::Free => None,
            });
            let Some(role) = role.filter(|role| !role.is_empty()) else { continue };
            before = Some((phrase.range.end, role));
            self.keep(list, BY_VERB, role, self.settle(reader, phrase, 0));
        }
    }

    /// `auprès de`, `de la part de`: whoever pays; `en faveur de`, `au profit de`: whoever gets. `de`
    /// stands at token `at`.
    fn led_role(&self, at: usize) -> Option<&'static str> {
        let before = at.checked_sub(1).map(|i| self.scene.at(i)).filter(|_| self.scene.at(at).is_joined("de"))?;
        if before.is_any(&["auprès", "part"]) {
            return Some("payer");
        }
        before.is_any(&["faveur", "profit", "bénéfice"]).then_some("receiver")
    }

    /// The role a preposition at token `at` gives the phrase behind it.
    fn held_role(&self, at: usize, phrase: &Phrase, figure: &Range<usize>, act: Act, passive: bool) -> Option<&'static str> {
        let scene = self.scene;
        let to = scene.at(at);
        let from = to.is_joined("de");
        if let Some(role) = self.led_role(at) {
            return Some(role);
        }
        let place =
            phrase.name.and_then(|i| scene.names.get(i)).and_then(crate::claim::scene::Scene::kind) == Some(NameKind::Location);
        if to.is("par") {
            return Some(act.doer).filter(|_| passive);
        }
        // `investir au Sénégal` says where; `verser au Sénégal`, to whom.
        if to.is_joined("à") || to.is_any(&["aux", "au"]) {
            return Some(act.other).filter(|_| !place || self.metric != "investment" && self.metric != "acquisition");
        }
        if to.is("contre") {
            return Some(act.other).filter(|other| *other == "payer");
        }
        if to.is("dans") {
            return Some("receiver").filter(|_| self.metric == "investment" && !place);
        }
        if to.is("pour") && self.metric == "transfer_fee" {
            return Some("object").filter(|_| phrase.name.is_some());
        }
        if to.is("pour") {
            return Some("receiver").filter(|_| act.doer == "payer" && phrase.name.is_some() && !act.thing);
        }
        // `a reçu 3 millions de la fondation X`
        let right_behind = at <= figure.end + 1 && at >= figure.end;
        Some("payer").filter(|_| from && act.doer == "receiver" && !act.thing && right_behind)
    }

    /// `une amende de 50 millions contre X`, `la subvention de X`, `un investissement de 3 millions
    /// de la part de X`.
    fn of_noun(&self, reader: &Reader<'_, '_>, found: &Found<'_>, figure: &Range<usize>, list: &mut Vec<Party>) {
        let scene = self.scene;
        let low = figure.start.saturating_sub(8);
        let near = scene.hits(low..figure.end + 4).iter().rfind(|h| h.row.metric.is_some() && h.range.start < figure.start);
        let Some(noun) = found.trigger.clone().or_else(|| near.map(|h| h.range.clone())) else { return };
        if found.verb_at.is_some_and(|at| noun.contains(&at)) {
            return;
        }
        let judged = self.has("judged");
        let end = (figure.end.max(noun.end) + 14).min(scene.tokens.list.len());
        let clause = scene.grammar.clause_at(figure.start);
        let behind = phrases(scene, noun.end..end, None, reader.skip);
        let mut before: Option<(usize, &'static str)> = None;
        for phrase in &behind {
            if phrase.range.contains(&figure.start)
                || self.figured(phrase)
                || scene.grammar.clause_at(phrase.range.start) != clause
            {
                continue;
            }
            if let Some(lender) = self.on_behalf(phrase) {
                self.keep(list, BY_NOUN, "payer", self.settle(reader, &lender, 0));
                continue;
            }
            if !scene.grammar.groups_in(noun.end..phrase.range.start).is_empty() {
                break;
            }
            let again = before.filter(|(end, _)| self.goes_on(*end, phrase)).map(|(_, role)| role);
            let role = again.or_else(|| {
                let Hold::By(at) = phrase.hold else { return None };
                let to = scene.at(at);
                self.led_role(at).or_else(|| match () {
                    () if to.is("contre") => Some("payer").filter(|_| judged),
                    () if to.is("par") => Some("payer").filter(|_| !judged),
                    () if to.is_joined("de") && at == noun.end => Some(role(found.role)).filter(|r| !r.is_empty()),
                    () => None,
                })
            });
            let Some(role) = role else { continue };
            before = Some((phrase.range.end, role));
            self.keep(list, BY_NOUN, role, self.settle(reader, phrase, 0));
        }
    }

    /// `Partech, Bpifrance et Eurazeo ont versé`: `phrase` and those who do it together with it, in text
    /// order.
    fn together(&self, reader: &Reader<'_, '_>, phrase: &Phrase, verb: usize) -> Vec<(Subject, &'static str)> {
        let names = &self.scene.names;
        let joined = |from: usize, to: usize| {
            let gap = from..to;
            !gap.is_empty() && gap.len() <= 2 && gap.clone().all(|i| self.scene.at(i).is_any(&["et", ","]))
        };
        let (mut low, mut high) = (phrase.range.start, phrase.range.end);
        let mut starts = Vec::new();
        for name in names.iter().rev().filter(|n| n.range.end <= phrase.range.start) {
            if joined(name.range.end, low) {
                low = name.range.start;
                starts.push(low);
            }
        }
        starts.reverse();
        starts.push(phrase.range.start);
        for name in names.iter().filter(|n| n.range.end <= verb) {
            if joined(high, name.range.start) {
                starts.push(name.range.start);
                high = name.range.end;
            }
        }
        // `X, filiale de Y, a versé`: a comma alone joins nothing.
        let listed = phrase.name.is_some() && (low..high).any(|i| self.scene.at(i).is("et"));
        starts.retain(|start| listed || *start == phrase.range.start);
        let settled = |start: &usize| match *start == phrase.range.start {
            true => self.settle(reader, phrase, 0),
            false => phrase_at(self.scene, *start, true).and_then(|p| self.settle(reader, &p, 0)),
        };
        starts.iter().filter_map(settled).collect()
    }

    /// `X, Y et Z ont vendu respectivement 120, 98 et 75 voitures`: the subject in the figure's place.
    pub(super) fn respective(&self, reader: &Reader<'_, '_>, index: usize, group: Option<usize>) -> Choice {
        let figures = &self.scene.figures;
        let verb = self.scene.grammar.groups.get(group.filter(|_| figures.len() > 1)?)?;
        let behind = |i: &usize| figures.get(*i).is_some_and(|f| f.range.start >= verb.range.end);
        let list: Vec<usize> = (0..figures.len()).filter(behind).collect();
        let last = figures.get(*list.last()?)?.range.end;
        let told = |i: usize| self.scene.at(i).is_any(&["respectivement", "respectifs", "respectives"]);
        if !(verb.range.start..last + 3).any(told) {
            return None;
        }
        let Some(Agent::Phrase(phrase)) = reader.of(group?) else { return None };
        let names = self.together(reader, &phrase, verb.range.start);
        let place = list.iter().position(|i| *i == index).filter(|_| names.len() > 1 && names.len() == list.len())?;
        names.into_iter().nth(place).map(|(s, _)| (s, "subject.verb"))
    }

    /// Takes a party that is somebody, once: a name, or a common noun for people or a body.
    fn keep(&self, list: &mut Vec<Party>, rule: &'static str, role: &'static str, party: Choice) {
        let somebody = |s: &Subject| s.resolution != "noun" || self.human(&s.name) || self.bodied(&s.name);
        // `pour la Saint-Nicolas`; who judges neither pays nor gets.
        let dated = |s: &Subject| self.scene.times.iter().any(|t| t.mention.span.overlaps(s.span));
        let fits = |s: &Subject| somebody(s) && !dated(s) && (role == "object" || self.suits(s));
        let Some((party, _)) = party.filter(|(s, _)| fits(s)) else { return };
        let known = list.iter().any(|(p, _)| p.name == party.name);
        if !known && !role.is_empty() {
            list.push((Participant { role, span: party.span, name: party.name }, rule));
        }
    }

    /// The subject, where the parties know better: `l’association a reçu 3 millions de la fondation X`
    /// is of the association, `la subvention accordée par X` of X.
    pub(super) fn among(
        &self,
        reader: &Reader<'_, '_>,
        found: &Found<'_>,
        index: usize,
        group: Option<usize>,
        subject: Choice,
        parties: &[Party],
    ) -> Choice {
        let scene = self.scene;
        let Some(end) = scene.figures.get(index).map(|f| f.range.end) else { return subject };
        let role = |s: &Subject| parties.iter().find(|(p, _)| p.name == s.name).map(|(p, _)| p.role);
        // `une levée de fonds auprès de X`: not about X.
        let subject = subject.filter(|(s, _)| !(self.metric == "funding" && role(s) == Some("payer")));
        if let (Some((chosen, _)), Some(group)) = (&subject, group) {
            let start = scene.tokens.index_at(chosen.span.start);
            let giver = scene.at(end).is_joined("de") && (end + 1..end + 4).contains(&start) && chosen.resolution == "name";
            let named = matches!(chosen.kind, Some(NameKind::Person | NameKind::Organization));
            let taken = found.verb.is_some() && (self.has("handed") || self.metric == "revenue");
            if giver && named && taken && !self.passive(group) {
                return self.by_agent(reader, found, index, group).or(subject);
            }
        }
        let Some((doer, _)) = parties.iter().find(|(p, rule)| p.role == "payer" && *rule == BY_VERB) else { return subject };
        // Whoever is judged, hired or paid is told by the tables.
        let own = subject.as_ref().is_some_and(|(s, _)| role(s).is_some());
        let passive = group.is_some_and(|g| self.passive(g));
        if own || !passive || self.wanted != "organization" || self.metric == "funding" {
            return subject;
        }
        let name = scene.names.iter().find(|n| n.mention.span == doer.span);
        name.and_then(|n| self.of_name(n)).filter(|s| self.suits(s)).map(|s| (s, "subject.verb")).or(subject)
    }

    /// `de la part de Microsoft`: whoever stands inside.
    fn on_behalf(&self, phrase: &Phrase) -> Option<Phrase> {
        let scene = self.scene;
        let led = matches!(phrase.hold, Hold::By(at) if scene.at(at).is_joined("de")) && scene.at(phrase.head).is("part");
        let name = scene.names.iter().find(|n| phrase.head < n.range.start && n.range.end <= phrase.range.end).filter(|_| led)?;
        phrase_at(scene, name.range.start, true)
    }

    fn figured(&self, phrase: &Phrase) -> bool {
        self.scene.figures.iter().any(|f| phrase.range.contains(&f.range.start))
            || !self.scene.hits(phrase.core.start..phrase.head + 1).is_empty()
    }

    /// `auprès de Partech et de Bpifrance`, `X, Y et Z`: the phrase continues a list that ends at
    /// token `end`.
    fn goes_on(&self, end: usize, phrase: &Phrase) -> bool {
        let gap = end..phrase.range.start;
        let mark = gap.clone().any(|i| self.scene.at(i).is_any(&["et", "ou", ","]));
        let only = gap.clone().all(|i| {
            let c = self.scene.at(i);
            c.is_any(&["et", "ou", ",", "de", "d'", "du", "des", "à", "au", "aux", "notamment", "que"])
        });
        mark && only && gap.len() <= 3 && phrase.name.is_some()
    }
}
