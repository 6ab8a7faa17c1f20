//! Who a name is, from the whole document.
//!
//! Reads the name mentions of all sentences, in order; fills `name`, `entity_id`, `kind`,
//! `resolution` and `antecedent`, and drops the doubtful names no other sentence confirms.
//! Must not know grammar. The span stays as written; two people of one surname stay two.

use super::group::{Group, after_preposition, guessed, key, known, spells, words_near};
use crate::lexicon::NameKind;
use crate::mention::entity::{ANNOUNCED, GUESS, SUBJECT, WEAK};
use crate::mention::{Entity, Mention, Resolution, Value};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Rule of a name confirmed by another sentence.
const CONFIRMED: &str = "entity.document";
/// Distinct names beyond which near-matches are not sought (time is linear in the input).
const NEAR_LIMIT: usize = 600;

/// Resolves the names among `mentions` (text order) against each other.
pub fn resolve_names(text: &str, mentions: &mut Vec<Mention>) {
    let mut names = Names::gather(text, mentions);
    names.agree_on_kind(mentions);
    names.acronyms(text, mentions);
    names.surnames(text, mentions);
    names.heads(mentions);
    names.misspellings(mentions);
    names.write(mentions);
    names.drop_unconfirmed(mentions);
}

#[derive(Default)]
struct Names {
    groups: Vec<Group>,
    by_key: FxHashMap<String, usize>,
}

impl Names {
    fn gather(text: &str, mentions: &[Mention]) -> Names {
        let mut names = Names::default();
        for (at, mention) in mentions.iter().enumerate() {
            let Some(entity) = mention.name() else { continue };
            // A gazetteer's forms of one entity are one group; else what is written decides.
            let key = if known(entity) { key(&entity.name) } else { key(mention.span.of(text)) };
            if let Some(group) = names.by_key.get(&key).and_then(|group| names.groups.get_mut(*group)) {
                group.members.push(at);
            } else {
                names.by_key.insert(key.clone(), names.groups.len());
                names.groups.push(Group { key, members: vec![at], same_as: None });
            }
        }
        names
    }

    /// One kind for all mentions written alike: the surest reader's, then the most frequent.
    fn agree_on_kind(&self, mentions: &mut [Mention]) {
        for group in &self.groups {
            let mut votes: Vec<(NameKind, u32)> = Vec::new();
            for mention in group.of(mentions) {
                let Some(entity) = mention.name() else { continue };
                let weight = match mention.rule {
                    _ if known(entity) => 20,
                    // `la société Kerzanel` says what it is, whatever is guessed of it later.
                    ANNOUNCED => 20,
                    WEAK => 0,
                    GUESS => 1,
                    SUBJECT => 2,
                    _ => 6,
                };
                match votes.iter_mut().find(|(kind, _)| *kind == entity.kind) {
                    Some((_, sum)) => *sum += weight,
                    None => votes.push((entity.kind, weight)),
                }
            }
            // Of equals the first in the text.
            let best = votes.iter().rev().max_by_key(|(_, sum)| *sum).map(|(kind, _)| *kind);
            for at in &group.members {
                if let (Some(kind), Some(Mention { value: Value::Name(entity), .. })) = (best, mentions.get_mut(*at))
                    && !known(entity)
                {
                    entity.kind = kind;
                }
            }
        }
    }

    /// `Organisation mondiale du commerce (OMC)`: the bracket is the same body.
    fn acronyms(&mut self, text: &str, mentions: &[Mention]) {
        let mut links = Vec::new();
        for pair in mentions.windows(2) {
            let [a, b] = pair else { continue };
            let between = Span { start: a.span.end, end: b.span.start }.of(text);
            let closed = text.get(b.span.to()..).is_some_and(|rest| rest.starts_with(')'));
            if a.name().is_none() || b.name().is_none() || between.trim() != "(" || !closed {
                continue;
            }
            let (long, short) = if a.span.len() > b.span.len() { (a, b) } else { (b, a) };
            if spells(long.span.of(text), short.span.of(text)) {
                links.push((self.group_of(text, short), self.group_of(text, long), short, long));
            }
        }
        for (short, long, s, l) in links {
            let (Some(short), Some(long)) = (short, long) else { continue };
            match (s.name().is_some_and(known), l.name().is_some_and(known)) {
                (true, true) => {}
                (true, false) => self.link(long, short),
                _ => self.link(short, long),
            }
        }
    }

    /// `Fillon`, `F. Fillon` after (or before) `François Fillon`.
    fn surnames(&mut self, text: &str, mentions: &[Mention]) {
        let mut bearers: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, group) in self.groups.iter().enumerate() {
            let person = group.entity(mentions).is_some_and(|e| e.kind == NameKind::Person) && !group.weak(mentions);
            let Some((given, rest)) = group.key.split_once(' ').filter(|_| person) else { continue };
            if given.ends_with('.') || given.chars().count() == 1 {
                continue;
            }
            let mut forms = vec![rest.to_owned(), given.to_owned()];
            forms.extend(rest.match_indices(' ').filter_map(|(cut, _)| rest.get(cut + 1..)).map(str::to_owned));
            forms.extend(initials(&group.key));
            for form in forms {
                let known = bearers.entry(form).or_default();
                if known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        let mut links = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            let Some([bearer]) = bearers.get(&group.key).map(Vec::as_slice) else { continue };
            let Some(entity) = group.entity(mentions) else { continue };
            let whole = *bearer == at || group.key.contains(' ') && !group.key.contains(". ") && known(entity);
            // `en Hollande` stays a country beside François Hollande.
            let place =
                known(entity) && entity.kind != NameKind::Person && group.of(mentions).any(|m| after_preposition(text, m.span));
            let given = self.groups.get(*bearer).is_some_and(|b| b.key.starts_with(&group.key));
            if !whole && !place && !(given && (known(entity) || entity.kind != NameKind::Person)) {
                links.push((at, *bearer));
            }
        }
        for (short, long) in links {
            self.link(short, long);
        }
    }

    /// `Aubrac` for `Aubrac Moteurs`, when one organisation alone begins so and a guess made it a name.
    fn heads(&mut self, mentions: &[Mention]) {
        let mut firsts: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, group) in self.groups.iter().enumerate() {
            let firm = group.entity(mentions).is_some_and(|e| e.kind == NameKind::Organization) && !group.weak(mentions);
            if let Some((first, _)) = group.key.split_once(' ').filter(|_| firm) {
                firsts.entry(first.to_owned()).or_default().push(at);
            }
        }
        let links: Vec<(usize, usize)> = (0..self.groups.len())
            .filter_map(|at| {
                let group = self.groups.get(at).filter(|g| g.same_as.is_none() && g.key.chars().count() > 3)?;
                let guessed = group.of(mentions).all(|m| guessed(m.rule) || m.rule == "entity.head")
                    && !group.entity(mentions).is_some_and(known);
                let [long] = firsts.get(&group.key).filter(|_| guessed)?.as_slice() else { return None };
                Some((at, *long))
            })
            .collect();
        for (short, long) in links {
            self.link(short, long);
        }
    }

    /// A rare spelling near one that a gazetteer knows or the document writes more often.
    fn misspellings(&mut self, mentions: &[Mention]) {
        if self.groups.len() > NEAR_LIMIT {
            return;
        }
        // Looked up once: pairs of names are many.
        let entities: Vec<Option<&Entity>> = self.groups.iter().map(|group| group.entity(mentions)).collect();
        let mut links = Vec::new();
        for (at, (group, entity)) in self.groups.iter().zip(&entities).enumerate() {
            let Some(entity) = entity else { continue };
            if known(entity) || group.same_as.is_some() || group.members.len() > 2 {
                continue;
            }
            let any_kind = group.of(mentions).all(|m| guessed(m.rule));
            let mut close = self.groups.iter().zip(&entities).enumerate().filter(|(other, (target, right))| {
                *other != at
                    && target.same_as.is_none()
                    && right.is_some_and(|right| {
                        let surer = known(right) || target.members.len() > group.members.len() + 1;
                        surer && (any_kind || right.kind == entity.kind)
                    })
                    && words_near(&group.key, &target.key)
            });
            if let (Some((target, _)), None) = (close.next(), close.next()) {
                links.push((at, target));
            }
        }
        for (wrong, right) in links {
            self.link(wrong, right);
        }
    }

    /// Gives every mention the identity of the group it ended in.
    fn write(&self, mentions: &mut [Mention]) {
        let mut renamed: FxHashMap<String, String> = FxHashMap::default();
        for (at, group) in self.groups.iter().enumerate() {
            let Some((target, end)) = self.groups.get(self.target(at)).map(|g| (g, self.target(at))) else { continue };
            let Some(identity) = target.identity(mentions) else { continue };
            let confirmed = !group.weak(mentions) || !target.weak(mentions);
            let full: Vec<Span> = if end == at { Vec::new() } else { target.of(mentions).map(|m| m.span).collect() };
            for index in &group.members {
                let Some(mention) = mentions.get_mut(*index) else { continue };
                if mention.rule == WEAK && confirmed {
                    mention.rule = CONFIRMED;
                }
                let span = mention.span;
                let Value::Name(entity) = &mut mention.value else { continue };
                let fresh = Entity { role_of: entity.role_of.take(), resolution: entity.resolution, ..identity.clone() };
                let old = std::mem::replace(entity, fresh).entity_id;
                if old != identity.entity_id {
                    renamed.insert(old, identity.entity_id.clone());
                }
                if end != at {
                    entity.resolution = Resolution::Alias;
                    let before = full.partition_point(|s| s.end <= span.start);
                    entity.antecedent = before.checked_sub(1).and_then(|last| full.get(last)).copied();
                }
            }
        }
        for mention in mentions {
            if let Value::Name(Entity { role_of: Some(role), .. }) = &mut mention.value
                && let Some(new) = renamed.get(role)
            {
                role.clone_from(new);
            }
        }
    }

    fn drop_unconfirmed(&self, mentions: &mut Vec<Mention>) {
        mentions.retain(|mention| mention.rule != WEAK);
    }

    fn group_of(&self, text: &str, mention: &Mention) -> Option<usize> {
        let entity = mention.name()?;
        let key = if known(entity) { key(&entity.name) } else { key(mention.span.of(text)) };
        self.by_key.get(&key).copied()
    }

    fn link(&mut self, from: usize, to: usize) {
        // Never in a circle.
        if self.target(to) != from
            && let Some(group) = self.groups.get_mut(from)
        {
            group.same_as.get_or_insert(to);
        }
    }

    fn target(&self, from: usize) -> usize {
        let mut at = from;
        for _ in 0..4 {
            match self.groups.get(at).and_then(|g| g.same_as) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }
}

/// What a full name is with its given names shortened: `j. m. tremblois`, `j.m. tremblois` and
/// `j. tremblois` of `jean marc tremblois`.
fn initials(key: &str) -> Vec<String> {
    let first = |word: &str| word.chars().next().filter(|c| c.is_alphabetic()).map(|c| format!("{c}."));
    let mut forms = Vec::new();
    let (mut apart, mut joined) = (String::new(), String::new());
    for (at, _) in key.match_indices(' ').take(3) {
        let (Some(before), Some(rest)) = (key.get(..at), key.get(at + 1..)) else { continue };
        let Some(initial) = before.rsplit(' ').next().and_then(first) else { break };
        joined.push_str(&initial);
        if !apart.is_empty() {
            apart.push(' ');
            forms.extend(first(key).map(|initial| format!("{initial} {rest}")));
            forms.push(format!("{joined} {rest}"));
        }
        apart.push_str(&initial);
        forms.push(format!("{apart} {rest}"));
    }
    forms
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

    use super::*;
    use crate::lexicon::Lexicon;
    use crate::mention::entity::{NameContext, read};
    use crate::token::{Tokens, tokenize};

    /// `span → entity_id` of the names of a text, one sentence a line.
    fn resolved(text: &str) -> String {
        let lexicon = Lexicon::standard();
        let mut mentions = Vec::new();
        let mut start = 0;
        for (at, line) in (0u32..).zip(text.split('\n')) {
            let list = tokenize(lexicon, text, Span::new(start, start + line.len()));
            read(Tokens { text, list: &list, lexicon }, at, NameContext::default(), &mut mentions);
            start += line.len() + 1;
        }
        resolve_names(text, &mut mentions);
        let one = |m: &Mention| format!("{}→{}", m.span.of(text), m.name().unwrap().entity_id);
        mentions.iter().map(one).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn documents() {
        for (text, expected) in [
            // A surname goes with the only full name that has it, before or after.
            (
                "Vauclair s’explique.\nKarine Vauclair dirige.",
                "Vauclair→person:karine vauclair | Karine Vauclair→person:karine vauclair",
            ),
            (
                "Nous suivons K. Vauclair.\nKarine Vauclair dirige.",
                "K. Vauclair→person:karine vauclair | Karine Vauclair→person:karine vauclair",
            ),
            // Two of one surname stay two, and the bare surname is neither.
            (
                "Karine Vauclair dirige.\nMarc Vauclair conseille.\nM. Vauclair se tait.",
                "Karine Vauclair→person:karine vauclair | Marc Vauclair→person:marc vauclair | Vauclair→person:vauclair",
            ),
            // The bracketed acronym is the body.
            (
                "L’Union des cheminots de Vauclair (UCV) proteste.\nPour l’UCV, tout va mal.",
                "Union des cheminots de Vauclair→organization:union des cheminots de vauclair | \
                 UCV→organization:union des cheminots de vauclair | UCV→organization:union des cheminots de vauclair",
            ),
            // One surer sentence gives the kind of all.
            (
                "Les salariés de Brunelis sont inquiets.\nUne visite à Brunelis a eu lieu.",
                "Brunelis→organization:brunelis | Brunelis→organization:brunelis",
            ),
            // A slip in one of several.
            (
                "Il cite Karine Sudrever.\nKarine Sutrever dirige.\nPour Karine Sutrever, tout va bien.\nSelon Karine Sutrever, oui.",
                "Karine Sudrever→person:karine sutrever | Karine Sutrever→person:karine sutrever | \
                 Karine Sutrever→person:karine sutrever | Karine Sutrever→person:karine sutrever",
            ),
            // Nothing but the head of a sentence speaks for a name.
            ("Boulangerie fermée.\nOn attend.", ""),
            // The short form of the only body that begins so.
            (
                "La Cour des comptes publie.\nSelon la Cour, tout va mal.",
                "Cour des comptes→organization:cour des comptes | Cour→organization:cour des comptes",
            ),
        ] {
            assert_eq!(resolved(text), expected, "{text}");
        }
    }

    #[test]
    fn many_names() {
        let text: String = (0..20_000).map(|n| format!("Mo{}ti Vau{}clair | ", letters(n), letters(n * 7))).collect();
        assert!(!resolved(&text).is_empty());
    }

    fn letters(mut n: u32) -> String {
        let mut word = String::new();
        while n > 0 {
            word.push(char::from(b'a' + (n % 26) as u8));
            n /= 26;
        }
        word
    }
}
