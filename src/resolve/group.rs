//! Mentions written alike, and what their spellings have in common.
//!
//! Knows spellings; must not know which names are one.

use super::near::near;
use crate::mention::entity::{GUESS, SUBJECT, WEAK, entity_id};
use crate::mention::{Entity, Mention, Resolution};
use crate::text::{self, Span};
use unicode_normalization::char::is_combining_mark;

/// All mentions that are written alike.
#[derive(Debug)]
pub(super) struct Group {
    /// What its spellings have in common.
    pub key: String,
    /// Indexes into the mentions, in text order.
    pub members: Vec<usize>,
    /// The group it turned out to be the same as.
    pub same_as: Option<usize>,
}

impl Group {
    pub fn of<'m>(&self, mentions: &'m [Mention]) -> impl Iterator<Item = &'m Mention> {
        self.members.iter().filter_map(|at| mentions.get(*at))
    }

    /// The entity of its surest member.
    pub fn entity<'m>(&self, mentions: &'m [Mention]) -> Option<&'m Entity> {
        let sureness = |m: &&Mention| match m.rule {
            _ if m.name().is_some_and(known) => 3,
            WEAK => 0,
            GUESS | SUBJECT => 1,
            _ => 2,
        };
        // `max_by_key` gives the last of equals; the first in the text is wanted.
        self.members.iter().rev().filter_map(|at| mentions.get(*at)).max_by_key(sureness).and_then(Mention::name)
    }

    pub fn weak(&self, mentions: &[Mention]) -> bool {
        self.of(mentions).all(|m| m.rule == WEAK)
    }

    /// The entity all members are: the gazetteer's, or the spelling most used.
    pub fn identity(&self, mentions: &[Mention]) -> Option<Entity> {
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

pub(super) fn guessed(rule: &str) -> bool {
    matches!(rule, GUESS | SUBJECT | WEAK)
}

/// The tables, or the user, vouch for it.
pub(super) fn known(entity: &Entity) -> bool {
    matches!(entity.resolution, Resolution::Gazetteer | Resolution::Alias | Resolution::User)
}

/// What spellings of one name have in common: no capitals, accents, hyphens, article, `’s`.
pub(super) fn key(written: &str) -> String {
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
pub(super) fn spells(long: &str, short: &str) -> bool {
    const SMALL: [&str; 18] =
        ["de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "pour", "à", "au", "aux", "sur", "of", "the", "for"];
    let letters: String = text::strip_accents(&text::fold(short)).chars().filter(|c| c.is_alphabetic()).collect();
    let initials = |small: bool| -> String {
        long.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
            .filter(|word| !word.is_empty() && (small || !SMALL.contains(&text::fold(word).as_str())))
            .filter_map(|word| text::strip_accents(&text::fold(word)).chars().next())
            .collect()
    };
    letters.len() > 1 && (initials(false) == letters || initials(true) == letters)
}

/// `en`, `à`, `au` right before the name.
pub(super) fn after_preposition(text: &str, span: Span) -> bool {
    let before = text.get(..span.from()).unwrap_or("").trim_end();
    ["en", "à", "au", "aux", "la", "vers"]
        .iter()
        .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.chars().next_back().is_none_or(|c| !c.is_alphanumeric())))
}

/// Two names equal but for one word, and that one a near-match.
pub(super) fn words_near(a: &str, b: &str) -> bool {
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
