//! Which name « l’entreprise », « le groupe », « elle » stand for.
//!
//! Is fed the names of a document in text order; gives the one in focus that fits, or none where
//! two would do. Must not know what is claimed.

use super::Nominal;
use crate::lexicon::{Lexicon, NameKind, Table};
use crate::mention::{Entity, Resolution};
use crate::text::{Span, fold};
use crate::token::{Tokens, tokenize};
use rustc_hash::FxHashMap;

/// How far back an antecedent may stand, in sentences.
const REACH: u32 = 5;
/// How many mentions back one looks at most (time is linear in the input).
const LOOK: usize = 64;
/// By how much the best candidate must beat the next.
const MARGIN: i32 = 2;
/// What gender or the announcing noun adds to a candidate.
const AGREES: i32 = 3;

/// Grammatical gender a pronoun shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gender {
    /// il, celui-ci
    Masculine,
    /// elle, celle-ci
    Feminine,
}

/// One naming of an entity.
#[derive(Clone, Copy, Debug)]
struct Naming {
    entity: usize,
    sentence: u32,
    span: Span,
    subject: bool,
}

/// How a sentence names an entity.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'a> {
    /// In a title or heading.
    pub titled: bool,
    /// Before its sentence's main verb.
    pub subject: bool,
    /// The gender of the determiner before it (`la SNCF`, `le constructeur Renault`).
    pub gender: Option<Gender>,
    /// The noun that announces it (`constructeur`), folded; else empty.
    pub noun: &'a str,
}

/// The names met so far, to choose an antecedent from. Fed in text order.
#[derive(Clone, Debug, Default)]
pub struct Focus {
    entities: Vec<Entity>,
    by_id: FxHashMap<String, usize>,
    namings: Vec<Naming>,
    /// The trade each entity's own name tells (`Cour des comptes`: court), from the nominals table.
    trades: Vec<Box<str>>,
    /// The gender each person's given name tells, and the determiner that was last seen before the
    /// name of another entity.
    genders: Vec<Option<Gender>>,
    /// The nouns that announced each entity.
    nouns: Vec<Vec<Box<str>>>,
    /// Entities of the title and of the last heading.
    headed: Vec<usize>,
    counts: Vec<i32>,
}

impl Focus {
    /// Nothing named yet.
    #[must_use]
    pub fn new() -> Self {
        Focus::default()
    }

    /// Takes note of a name.
    pub fn mention(&mut self, sentence: u32, entity: &Entity, span: Span, place: Place<'_>) {
        let next = self.entities.len();
        let at = *self.by_id.entry(entity.entity_id.clone()).or_insert(next);
        if at == next {
            self.entities.push(entity.clone());
            self.trades.push(trade(&entity.name));
            self.genders.push(Some(entity).filter(|e| e.kind == NameKind::Person).and_then(|e| gender(&e.name)));
            self.nouns.push(Vec::new());
            self.counts.push(0);
        }
        if entity.kind != NameKind::Person
            && let Some(known) = self.genders.get_mut(at)
        {
            *known = place.gender.or(*known);
        }
        if let Some(nouns) = self.nouns.get_mut(at)
            && !place.noun.is_empty()
            && nouns.len() < 8
            && !nouns.iter().any(|noun| **noun == *place.noun)
        {
            nouns.push(place.noun.into());
        }
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
        if place.titled && !self.headed.contains(&at) {
            self.headed.push(at);
            if self.headed.len() > 6 {
                // The document's title stays; the oldest heading goes.
                self.headed.remove(1);
            }
        }
        self.namings.push(Naming { entity: at, sentence, span, subject: place.subject });
    }

    /// The entity `nominal` of sentence `sentence` stands for, its antecedent set; none rather
    /// than a doubtful one.
    #[must_use]
    pub fn resolve(&self, nominal: &Nominal, sentence: u32) -> Option<Entity> {
        match &*nominal.hint {
            "il" | "celui-ci" => self.resolve_pronoun(nominal.span, sentence, Gender::Masculine),
            "elle" | "celle-ci" => self.resolve_pronoun(nominal.span, sentence, Gender::Feminine),
            _ => {
                let fits = |at: usize, entity: &Entity| compatible(nominal, entity, self.trades.get(at).map_or("", |t| t));
                // `La banque`, after `la banque Kertal` and `le constructeur Renault`.
                let announced = |at: usize| {
                    let noun = !nominal.noun.is_empty() && self.nouns.get(at).is_some_and(|nouns| nouns.contains(&nominal.noun));
                    if noun { AGREES } else { 0 }
                };
                self.choose(nominal.span, sentence, REACH, true, fits, announced)
            }
        }
    }

    /// The person or organisation a subject pronoun stands for: the subject of the sentence
    /// before, or of this one. A given name of the other `gender` rules a person out; of two
    /// candidates left none is chosen.
    #[must_use]
    pub fn resolve_pronoun(&self, span: Span, sentence: u32, wanted: Gender) -> Option<Entity> {
        let fits = |at: usize, entity: &Entity| {
            let other = self.genders.get(at).copied().flatten().is_some_and(|known| known != wanted);
            matches!(entity.kind, NameKind::Organization | NameKind::Person) && !(other && entity.kind == NameKind::Person)
        };
        // `La SNCF et le groupe Vinci ont signé. Elle`: an organisation may be both, but is rather what it was.
        let agrees = |at: usize| match self.genders.get(at).copied().flatten() {
            Some(known) if known == wanted => AGREES,
            Some(_) => -AGREES,
            None => 0,
        };
        self.choose(span, sentence, 1, false, fits, agrees)
    }

    /// The person who speaks on as `il` or `elle`, where bodies are in focus too.
    #[must_use]
    pub fn resolve_speaker(&self, span: Span, sentence: u32, wanted: Gender) -> Option<Entity> {
        let fits = |at: usize, entity: &Entity| {
            let other = self.genders.get(at).copied().flatten().is_some_and(|known| known != wanted);
            entity.kind == NameKind::Person && !other
        };
        self.choose(span, sentence, 2, false, fits, |_| 0)
    }

    /// Whom a possessive (`ses pertes`) belongs to: the entity most in focus before it.
    #[must_use]
    pub fn resolve_possessor(&self, span: Span, sentence: u32) -> Option<Entity> {
        let fits = |_: usize, entity: &Entity| {
            matches!(entity.kind, NameKind::Organization | NameKind::Person | NameKind::Product | NameKind::Location)
        };
        self.choose(span, sentence, 2, true, fits, |_| 0)
    }

    fn choose(
        &self,
        span: Span,
        sentence: u32,
        reach: u32,
        headings: bool,
        fits: impl Fn(usize, &Entity) -> bool,
        agrees: impl Fn(usize) -> i32,
    ) -> Option<Entity> {
        let fits = |at: usize| self.entities.get(at).is_some_and(|entity| fits(at, entity));
        // Namings stand in text order.
        let before = self.namings.partition_point(|n| n.span.end <= span.start);
        let earlier = || self.namings.get(..before).unwrap_or_default().iter().rev().take(LOOK);
        let mut scores: Vec<(usize, i32, Option<Span>)> = Vec::new();
        for naming in earlier() {
            let distance = sentence.saturating_sub(naming.sentence);
            if distance > reach {
                break;
            }
            if scores.iter().any(|(entity, ..)| *entity == naming.entity) || !fits(naming.entity) {
                continue;
            }
            // `Microsoft a investi dans l’entreprise`: the subject of the clause is another.
            let subject = if naming.subject { if distance == 0 { 1 } else { 4 } } else { 0 };
            let near = 10 - 2 * i32::try_from(distance).unwrap_or(5);
            let often = self.counts.get(naming.entity).copied().unwrap_or(0).min(4);
            scores.push((naming.entity, near + subject + often + agrees(naming.entity), Some(naming.span)));
        }
        if headings {
            for entity in self.headed.iter().copied().filter(|e| fits(*e)) {
                match scores.iter_mut().find(|(known, ..)| *known == entity) {
                    Some((_, score, _)) => *score += 3,
                    None => {
                        let last = earlier().find(|n| n.entity == entity);
                        scores.push((entity, 5, last.map(|n| n.span)));
                    }
                }
            }
        }
        let best = *scores.iter().max_by_key(|(_, score, _)| *score)?;
        if scores.iter().any(|(entity, score, _)| *entity != best.0 && score + MARGIN > best.1) {
            return None;
        }
        let entity = self.entities.get(best.0)?;
        Some(Entity { resolution: Resolution::Coreference, antecedent: best.2, role_of: None, ..entity.clone() })
    }
}

/// The gender the given name of a person tells; none of one that both have, or of none.
#[must_use]
pub fn gender(name: &str) -> Option<Gender> {
    let lexicon = Lexicon::standard();
    let list = tokenize(lexicon, name, Span::new(0, name.len()));
    let tokens = Tokens { text: name, list: &list, lexicon };
    let (end, row) = tokens.at(0).any_phrase(Table::GivenName)?;
    match *lexicon.rows().given_sexes.get(row as usize).filter(|_| end.index < list.len())? {
        "f" => Some(Gender::Feminine),
        "m" => Some(Gender::Masculine),
        _ => None,
    }
}

/// Kind, country and trade do not speak against it.
fn compatible(nominal: &Nominal, entity: &Entity, trade: &str) -> bool {
    let country = match (&nominal.country, &entity.country) {
        (Some(wanted), Some(country)) => wanted == country,
        _ => true,
    };
    let medium = matches!(&*nominal.hint, "media" | "publisher");
    if entity.kind != nominal.kind || !country || (medium != entity.media && !(medium && trade == &*nominal.hint)) {
        return false;
    }
    if entity.kind != NameKind::Organization {
        return true;
    }
    match (institution(&nominal.hint), institution(trade)) {
        // `le tribunal` is what calls itself so, or an acronym that does not say what it is.
        (true, true) => trade == &*nominal.hint || says(entity, &nominal.noun),
        (true, false) => says(entity, &nominal.noun) || acronym(&entity.name),
        // `l’entreprise` is no ministry; of a name that tells no trade it may be.
        (false, institution) => !institution,
    }
}

/// Hints of bodies that are no firms.
#[must_use]
pub fn institution(hint: &str) -> bool {
    const INSTITUTIONS: [&str; 20] = [
        "armedgroup",
        "army",
        "centralbank",
        "church",
        "court",
        "government",
        "hospital",
        "intergovernmental",
        "justice",
        "ministry",
        "museum",
        "ngo",
        "parliament",
        "party",
        "police",
        "publicbody",
        "regulator",
        "sportbody",
        "union",
        "university",
    ];
    INSTITUTIONS.contains(&hint)
}

/// The name holds the noun (`le parquet`: `Parquet national financier`).
fn says(entity: &Entity, noun: &str) -> bool {
    !noun.is_empty() && fold(&entity.name).split(|c: char| !c.is_alphanumeric()).any(|word| noun.split(' ').next() == Some(word))
}

fn acronym(name: &str) -> bool {
    name.chars().count() < 8 && name.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// The hint of the noun a name begins with (`Cour des comptes`: `court`); empty when it begins with
/// none.
#[must_use]
pub fn trade(name: &str) -> Box<str> {
    let lexicon = Lexicon::standard();
    let list = tokenize(lexicon, name, Span::new(0, name.len()));
    let tokens = Tokens { text: name, list: &list, lexicon };
    let row = tokens.at(0).any_phrase(Table::Nominal).map(|(_, row)| row);
    row.and_then(|row| lexicon.rows().nominals.get(row as usize)).map(|(_, hint)| hint.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

    use super::super::{nominals, resolve_names};
    use super::*;
    use crate::mention::entity::{NameContext, read};

    /// What the nominals of the last sentence refer to, the sentences given one a line; the first
    /// line is the title.
    fn antecedents(text: &str) -> Vec<String> {
        let lexicon = Lexicon::standard();
        let mut mentions = Vec::new();
        let mut lines = Vec::new();
        let mut start = 0;
        for (at, line) in text.split('\n').enumerate() {
            let list = tokenize(lexicon, text, Span::new(start, start + line.len()));
            read(Tokens { text, list: &list, lexicon }, at as u32, NameContext::default(), &mut mentions);
            lines.push(list);
            start += line.len() + 1;
        }
        resolve_names(text, &mut mentions);
        let mut focus = Focus::new();
        for mention in &mentions {
            let at = lines[mention.sentence as usize][0].span.start;
            focus.mention(
                mention.sentence,
                mention.name().unwrap(),
                mention.span,
                Place { titled: mention.sentence == 0, subject: mention.span.start < at + 20, ..Place::default() },
            );
        }
        let last = lines.len() - 1;
        let found = nominals(Tokens { text, list: &lines[last], lexicon });
        let name = |n: &Nominal| focus.resolve(n, last as u32).map_or("-".to_owned(), |e| e.name);
        found.iter().map(|n| format!("{}={}", n.span.of(text), name(n))).collect()
    }

    #[test]
    fn focus() {
        for (text, expected) in [
            ("OpenAI grandit\nL’entreprise perd de l’argent.", "L’entreprise=OpenAI"),
            ("Une perte\nRenault ferme une usine.\nLe constructeur se tait.", "Le constructeur=Renault"),
            ("Une perte\nRenault ferme une usine.\nElle se tait.", "Elle=Renault"),
            ("Une perte\nRenault ferme une usine.\nLe groupe Bouygues se tait.", ""),
            ("Une perte\nRenault et Bouygues discutent.\nIl dit que l’entreprise perd.", "Il=-|l’entreprise=-"),
            ("Une perte\nRenault ferme une usine.\nLe tribunal se prononce.", "Le tribunal=-"),
            ("Une perte\nLa Cour des comptes publie.\nL’entreprise se tait.", "L’entreprise=-"),
            ("Une perte\nOpenAI publie.\nLa start-up américaine se tait.", "La start-up américaine=OpenAI"),
            ("Une perte\nIl faut payer.", ""),
        ] {
            assert_eq!(antecedents(text).join("|"), expected, "{text}");
        }
    }
}
