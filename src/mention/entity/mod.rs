//! Names in one sentence: people, organisations, places, products, events, works.
//!
//! Reads tokens; proposes [`Mention`]s whose [`Entity`] says what the sentence alone can tell.
//! Must not know other sentences: that `Fillon` is the `François Fillon` of the headline is for
//! `resolve`. A name that this sentence alone does not prove carries the rule [`WEAK`] (drop it
//! unless the document proves it) or [`GUESS`] (a name, of a kind guessed from its neighbours).

mod acronym;
pub mod agree;
mod complement;
mod evidence;
mod gazetteer;
mod guess;
mod head;
mod person;
mod place;
mod product;
mod role;
mod rules;
mod run;
mod scene;
pub mod tagger;
#[cfg(test)]
mod tests;
mod title;
mod unmarked;
mod work;

pub use rules::RULES;

use super::{Entity, Mention, Resolution, Value};
use crate::lexicon::{NameEntry, NameKind};
use crate::text::{self, Span};
use crate::token::Tokens;
use scene::Scene;
use title::Titled;

/// Rule of a name only another sentence can prove.
pub const WEAK: &str = "entity.weak";
/// Rule of a name the tagger found.
pub const RULE_MODEL: &str = "entity.model";
/// Rule of a name whose kind is guessed.
pub const GUESS: &str = "entity.context";
/// Rule of a single unknown word that the noun of a firm announces (`le fabricant X`).
pub const ANNOUNCED: &str = "entity.announced";
/// Rule of a single unknown word that is the subject of a verb: no place, most often a firm.
pub const SUBJECT: &str = "entity.subject";

/// What is known of the writing around the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct NameContext {
    /// The document writes no capitals (an automatic transcript).
    pub lower_case: bool,
    /// This line is all capitals (a headline).
    pub upper_case: bool,
}

/// A name found: tokens `start..end`.
#[derive(Clone, Copy, Debug)]
struct Found<'a> {
    start: usize,
    end: usize,
    kind: NameKind,
    rule: &'static str,
    entry: Option<&'a NameEntry>,
}

/// Proposes the names of the sentence `tokens`.
pub fn read(tokens: Tokens<'_>, sentence: u32, context: NameContext, out: &mut Vec<Mention>) {
    let scene = Scene { tokens };
    let mut found = Vec::new();
    if context.lower_case || context.upper_case {
        unmarked::read(scene, &mut found);
    } else {
        marked(scene, &mut found);
        acronym::widen(scene, &mut found);
    }
    users_first(scene, &mut found);
    let first = out.len();
    out.extend(found.iter().map(|name| mention(scene, name, sentence)));
    role::link(tokens, out.get_mut(first..).unwrap_or_default());
}

/// One walk from left to right over a sentence whose capitals mean something.
fn marked<'a>(scene: Scene<'a>, found: &mut Vec<Found<'a>>) {
    let mut at = 0;
    // Where a title or role (`Mme`, `le président américain`) ends: what follows is a person.
    let mut titled = Titled::NONE;
    while let Some(token) = scene.tokens.list.get(at) {
        if !scene.opens(at, token) {
            at += 1;
            continue;
        }
        if let Some(read) = title::read(scene, at) {
            titled = read;
            if !scene.capital(at) || read.end > at + 1 || read.address || scene.capital(read.end) {
                found.extend(head::portfolio(scene, at, read.end));
                at = read.end;
                continue;
            }
        }
        match best(scene, at, titled) {
            Step::Name(name) => {
                let name = guess::like_neighbour(scene, name, found.last());
                at = name.end.max(at + 1);
                found.push(name);
            }
            Step::Skip(end) => at = end.max(at + 1),
        }
    }
}

/// Nothing overlaps a name of the user's, nor reads as one what the user says is none.
fn users_first(scene: Scene<'_>, found: &mut Vec<Found<'_>>) {
    let user = |name: &Found<'_>| name.entry.is_some_and(|entry| entry.user);
    let users: Vec<(usize, usize)> = found.iter().filter(|name| user(name)).map(|name| (name.start, name.end)).collect();
    found.retain(|name| user(name) || !users.iter().any(|(start, end)| name.start < *end && *start < name.end));
    found.retain(|name| {
        let span = scene.tokens.at(name.start).to(scene.tokens.at(name.end));
        !scene.tokens.lexicon.ignores(span.of(scene.tokens.text))
    });
}

enum Step<'a> {
    Name(Found<'a>),
    Skip(usize),
}

/// The longest name that starts at token `at`; of two equally long, the surer reader's.
fn best<'a>(scene: Scene<'a>, at: usize, titled: Titled) -> Step<'a> {
    let known = gazetteer::read(scene, at, titled);
    // The user's names outrank every reader.
    if let Some(known) = known.filter(|found| found.entry.is_some_and(|entry| entry.user)) {
        return Step::Name(known);
    }
    if scene.lower(at) && scene.arabic(at).is_none() {
        let name = head::read(scene, at).filter(|head| known.is_none_or(|k| head.end > k.end)).or(known);
        return name.map_or(Step::Skip(at + 1), |name| Step::Name(run::widen(scene, name)));
    }
    if let Some(end) = scene.inhabitant(at).filter(|end| known.is_none_or(|found| found.end < *end)) {
        return Step::Skip(end);
    }
    let readers = [
        known,
        head::read(scene, at),
        person::read(scene, at, titled, known.as_ref()),
        product::read(scene, at, known.as_ref()),
        place::read(scene, at),
        work::read(scene, at),
    ];
    let mut best: Option<Found<'a>> = None;
    for name in readers.into_iter().flatten() {
        if best.is_none_or(|b| name.end > b.end) {
            best = Some(name);
        }
    }
    if let Some(name) = best {
        return Step::Name(run::widen(scene, name));
    }
    guess::read(scene, at)
}

fn mention(scene: Scene<'_>, found: &Found<'_>, sentence: u32) -> Mention {
    let span = scene.tokens.at(found.start).to(scene.tokens.at(found.end));
    let name = found.entry.map_or_else(|| span.words(scene.tokens.text), |e| e.name.to_string());
    let resolution = match found.entry {
        Some(entry) if entry.user => Resolution::User,
        Some(entry) if entry.alias => Resolution::Alias,
        Some(_) => Resolution::Gazetteer,
        None => Resolution::Pattern,
    };
    let entity = Entity {
        wikidata: found.entry.and_then(|entry| entry.wikidata).map(Into::into),
        country: found.entry.and_then(|entry| entry.country).map(Into::into),
        media: found.entry.is_some_and(|entry| entry.media),
        ..Entity::named(found.kind, name, resolution)
    };
    Mention { span, sentence, rule: found.rule, value: Value::Name(entity) }
}

impl Entity {
    /// An entity of which nothing but kind and canonical name is known.
    #[must_use]
    pub fn named(kind: NameKind, name: String, resolution: Resolution) -> Entity {
        Entity {
            kind,
            entity_id: entity_id(kind, &name),
            name,
            wikidata: None,
            country: None,
            resolution,
            antecedent: None,
            role_of: None,
            media: false,
        }
    }
}

/// A name that no table holds, at `span` of a line.
fn unlisted(tokens: Tokens<'_>, sentence: u32, span: Span, kind: NameKind, found: (Resolution, &'static str)) -> Mention {
    let (resolution, rule) = found;
    let entity = Entity::named(kind, span.words(tokens.text), resolution);
    Mention { span, sentence, rule, value: Value::Name(entity) }
}

/// The stable id of an entity: its kind and its folded canonical name (`organization:openai`).
#[must_use]
pub fn entity_id(kind: NameKind, name: &str) -> String {
    format!("{}:{}", kind.as_str(), text::fold(name))
}
