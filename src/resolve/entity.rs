//! Who a name is, from the whole document.
//!
//! Reads the name mentions of all sentences, in order; fills `name`, `entity_id`, `kind`,
//! `resolution` and `antecedent`, and drops the doubtful names no other sentence confirms.
//! Must not know grammar. The span stays as written; two people of one surname stay two.

use super::near::near;
use crate::lexicon::NameKind;
use crate::mention::entity::{GUESS, SUBJECT, WEAK, entity_id};
use crate::mention::{Entity, Mention, Resolution, Value};
use crate::text::{self, Span};
use rustc_hash::FxHashMap;

/// Rule of a name confirmed by another sentence.
const CONFIRMED: &str = "entity.document";
/// Distinct names beyond which near-matches are not sought (time is linear in the input).
const NEAR_LIMIT: usize = 600;

/// All mentions that are written alike.
#[derive(Debug)]
struct Group {
    key: String,
    /// Indexes into the mentions, in text order.
    members: Vec<usize>,
    /// The group it turned out to be the same as.
    same_as: Option<usize>,
}

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
            let next = names.groups.len();
            let group = *names.by_key.entry(key.clone()).or_insert(next);
            if group == next {
                names.groups.push(Group { key, members: Vec::new(), same_as: None });
            }
            if let Some(group) = names.groups.get_mut(group) {
                group.members.push(at);
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
            forms.extend(given.chars().next().map(|initial| format!("{initial}. {rest}")));
            for form in forms {
                let known = bearers.entry(form).or_default();
                if !known.contains(&at) {
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
        let mut links = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            let Some(entity) = group.entity(mentions) else { continue };
            if known(entity) || group.same_as.is_some() || group.members.len() > 2 {
                continue;
            }
            let mut close = self.groups.iter().enumerate().filter(|(other, target)| {
                let Some(right) = target.entity(mentions) else { return false };
                let surer = known(right) || target.members.len() > group.members.len() + 1;
                *other != at
                    && target.same_as.is_none()
                    && surer
                    && (right.kind == entity.kind || group.of(mentions).all(|m| guessed(m.rule)))
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
                renamed.insert(std::mem::replace(entity, fresh).entity_id, identity.entity_id.clone());
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

impl Group {
    fn of<'m>(&self, mentions: &'m [Mention]) -> impl Iterator<Item = &'m Mention> {
        self.members.iter().filter_map(|at| mentions.get(*at))
    }

    /// The entity of its surest member.
    fn entity<'m>(&self, mentions: &'m [Mention]) -> Option<&'m Entity> {
        let sureness = |m: &&Mention| match m.rule {
            _ if m.name().is_some_and(known) => 3,
            WEAK => 0,
            GUESS | SUBJECT => 1,
            _ => 2,
        };
        // `max_by_key` gives the last of equals; the first in the text is wanted.
        self.members.iter().rev().filter_map(|at| mentions.get(*at)).max_by_key(sureness).and_then(Mention::name)
    }

    fn weak(&self, mentions: &[Mention]) -> bool {
        self.of(mentions).all(|m| m.rule == WEAK)
    }

    /// The entity all members are: the gazetteer's, or the spelling most used.
    fn identity(&self, mentions: &[Mention]) -> Option<Entity> {
        let entity = self.entity(mentions)?;
        if known(entity) {
            return Some(entity.clone());
        }
        let mut spellings: Vec<(&str, usize)> = Vec::new();
        for name in self.of(mentions).filter_map(Mention::name).map(|e| e.name.as_str()) {
            let room = spellings.len() < 8;
            match spellings.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count += 1,
                None if room => spellings.push((name, 1)),
                None => {}
            }
        }
        let (name, _) = spellings.iter().rev().max_by_key(|(_, count)| *count)?;
        Some(Entity { name: (*name).to_owned(), entity_id: entity_id(entity.kind, name), ..entity.clone() })
    }
}

fn guessed(rule: &str) -> bool {
    matches!(rule, GUESS | SUBJECT | WEAK)
}

/// The tables, or the user, vouch for it.
fn known(entity: &Entity) -> bool {
    matches!(entity.resolution, Resolution::Gazetteer | Resolution::Alias | Resolution::User)
}

/// What spellings of one name have in common: no capitals, accents, hyphens, article, `’s`.
fn key(written: &str) -> String {
    let folded = text::strip_accents(&text::fold(written));
    let folded = folded.strip_suffix("'s").unwrap_or(&folded);
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–')).filter(|word| !word.is_empty())
    {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    for article in ["le ", "la ", "les ", "l'"] {
        if let Some(rest) = key.strip_prefix(article).filter(|rest| !rest.is_empty()) {
            return rest.to_owned();
        }
    }
    key
}

/// The initials of `long` spell `short`, small words left out or in.
fn spells(long: &str, short: &str) -> bool {
    const SMALL: [&str; 18] =
        ["de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "pour", "à", "au", "aux", "sur", "of", "the", "for"];
    let letters: String = text::strip_accents(&text::fold(short)).chars().filter(|c| c.is_alphabetic()).collect();
    let initials = |small: bool| -> String {
        long.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && (small || !SMALL.contains(&text::fold(word).as_str())))
            .filter_map(|word| text::strip_accents(&text::fold(word)).chars().next())
            .collect()
    };
    letters.len() > 1 && (initials(false) == letters || initials(true) == letters)
}

/// `en`, `à`, `au` right before the name.
fn after_preposition(text: &str, span: Span) -> bool {
    let before = text.get(..span.from()).unwrap_or("").trim_end();
    ["en", "à", "au", "aux", "la", "vers"]
        .iter()
        .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.chars().next_back().is_none_or(|c| !c.is_alphanumeric())))
}

/// Two names equal but for one word, and that one a near-match.
fn words_near(a: &str, b: &str) -> bool {
    let mut differing = 0;
    let (mut left, mut right) = (a.split(' '), b.split(' '));
    loop {
        match (left.next(), right.next()) {
            (None, None) => return differing == 1,
            (Some(x), Some(y)) if x == y => {}
            (Some(x), Some(y)) if near(x, y) => differing += 1,
            _ => return false,
        }
    }
}
