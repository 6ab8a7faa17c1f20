//! « l’entreprise », « le groupe », « elle »: what stands for a name, and which one.
//!
//! Reads the tokens of a sentence ([`nominals`]) and the names met so far ([`Focus`]); gives the
//! entity meant, or none where two would do. Must not know what is claimed.

use crate::lexicon::{Classes, NameKind, Table};
use crate::mention::{Entity, Resolution};
use crate::text::{PieceKind, Span};
use crate::token::{Case, Cursor, Tokens};
use rustc_hash::FxHashMap;

/// How far back an antecedent may stand, in sentences.
const REACH: u32 = 5;
/// How many mentions back one looks at most (time is linear in the input).
const LOOK: usize = 64;
/// By how much the best candidate must beat the next.
const MARGIN: i32 = 2;

/// A noun phrase or pronoun that stands for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nominal {
    /// Determiner to last adjective (`l’entreprise californienne`), or the pronoun; bytes.
    pub span: Span,
    /// What kind of name it stands for; of a pronoun an organisation, where nothing tells.
    pub kind: NameKind,
    /// The table's hint (`bank`, `media`…), or the pronoun itself (`elle`, `celle-ci`).
    pub hint: Box<str>,
    /// ISO 3166 country of its adjective (`américaine`).
    pub country: Option<Box<str>>,
}

/// Grammatical gender a pronoun shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gender {
    /// il, celui-ci
    Masculine,
    /// elle, celle-ci
    Feminine,
}

/// The nominals of a sentence, in order.
#[must_use]
pub fn nominals(tokens: Tokens<'_>) -> Vec<Nominal> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.list.len() {
        let cursor = tokens.at(at);
        match noun_phrase(cursor).or_else(|| pronoun(cursor)) {
            Some((nominal, end)) => {
                found.push(nominal);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// `l’entreprise`, `cette jeune banque suisse`: determiner, noun of the table, adjectives.
fn noun_phrase(cursor: Cursor<'_>) -> Option<(Nominal, usize)> {
    let noun = cursor.eat_any(&["l'", "la", "le", "cette", "ce", "cet", "du", "au"])?;
    let noun = noun.any_phrase(Table::Prenominal).map_or(noun, |(after, _)| after);
    let (mut after, row) = noun.phrase(Table::Nominal, |_, _| true)?;
    if noun.case() != Case::Lower {
        return None;
    }
    let (kind, hint) = cursor.tokens.lexicon.rows().nominals.get(row as usize)?;
    let mut country = None;
    if after.case() == Case::Lower
        && let Some((next, row)) = after.any_phrase(Table::Demonym)
    {
        let code = cursor.tokens.lexicon.rows().demonyms.get(row as usize).map(|(code, _)| code.clone());
        country = code.filter(|code| !code.is_empty());
        after = next;
    }
    if named(after) {
        return None;
    }
    // `du groupe`, `au constructeur`: the article is inside the contraction, the span starts there.
    let span = cursor.to(after);
    Some((Nominal { span, kind: NameKind::named(kind)?, hint: hint.clone(), country }, after.index))
}

/// What follows says itself who is meant: `groupe Renault`, `patron d’OpenAI`, `banque de détail`.
fn named(after: Cursor<'_>) -> bool {
    if after.kind() == Some(PieceKind::Word) && after.case() != Case::Lower {
        return true;
    }
    if after.kind() == Some(PieceKind::Dash) && after.glued() || after.text() == "«" {
        return true;
    }
    after.is_any(&["de", "d'", "du", "des", "à", "au", "aux"])
        && !after.skip(1).classes().any(Classes::INFINITIVE)
        && !after.skip(1).is_any(&["plus", "moins", "nouveau", "la", "l'"])
}

fn pronoun(cursor: Cursor<'_>) -> Option<(Nominal, usize)> {
    let after = cursor.eat_any(&["elle", "il", "celle-ci", "celui-ci"]).map(|after| (after, cursor.key())).or_else(|| {
        let after = cursor.eat_any(&["celle", "celui"])?.past_hyphen().eat("ci")?;
        Some((after, if cursor.is("celle") { "celle-ci" } else { "celui-ci" }))
    });
    let (after, hint) = after?;
    // `il faut`, `il y a`, `il s’agit`: no one is meant; `elle-même` is, but doubly.
    let impersonal = hint == "il" && impersonal(after) || after.kind() == Some(PieceKind::Dash) && after.glued();
    (!impersonal).then(|| {
        (Nominal { span: cursor.to(after), kind: NameKind::Organization, hint: hint.into(), country: None }, after.index)
    })
}

fn impersonal(after: Cursor<'_>) -> bool {
    let verb = after.eat_any(&["ne", "n'"]).unwrap_or(after);
    let verb = verb.eat_any(&["me", "m'", "se", "s'", "lui", "leur", "nous", "vous"]).unwrap_or(verb);
    verb.is_any(&[
        "y",
        "faut",
        "faudra",
        "faudrait",
        "fallait",
        "agit",
        "agissait",
        "agira",
        "agirait",
        "pleut",
        "neige",
        "semble",
        "semblerait",
        "paraît",
        "suffit",
        "suffirait",
        "reste",
        "importe",
        "convient",
        "ressort",
        "arrive",
        "existe",
        "manque",
    ])
}

/// One naming of an entity.
#[derive(Clone, Copy, Debug)]
struct Naming {
    entity: usize,
    sentence: u32,
    span: Span,
    subject: bool,
}

/// The names met so far, to choose an antecedent from. Fed in text order.
#[derive(Clone, Debug, Default)]
pub struct Focus {
    entities: Vec<Entity>,
    by_id: FxHashMap<String, usize>,
    namings: Vec<Naming>,
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

    /// Takes note of a name. `subject_position`: it stands before its sentence's main verb.
    pub fn mention(&mut self, sentence: u32, entity: &Entity, span: Span, in_title_or_heading: bool, subject_position: bool) {
        let next = self.entities.len();
        let at = *self.by_id.entry(entity.entity_id.clone()).or_insert(next);
        if at == next {
            self.entities.push(entity.clone());
            self.counts.push(0);
        }
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
        if in_title_or_heading && !self.headed.contains(&at) {
            self.headed.push(at);
            if self.headed.len() > 6 {
                // The document's title stays; the oldest heading goes.
                self.headed.remove(1);
            }
        }
        self.namings.push(Naming { entity: at, sentence, span, subject: subject_position });
    }

    /// The entity `nominal` of sentence `sentence` stands for, its antecedent set; none rather
    /// than a doubtful one.
    #[must_use]
    pub fn resolve(&self, nominal: &Nominal, sentence: u32) -> Option<Entity> {
        match &*nominal.hint {
            "il" | "celui-ci" => self.resolve_pronoun(nominal.span, sentence, Gender::Masculine),
            "elle" | "celle-ci" => self.resolve_pronoun(nominal.span, sentence, Gender::Feminine),
            _ => {
                let fits = |entity: &Entity| compatible(nominal, entity);
                self.choose(nominal.span, sentence, REACH, true, fits)
            }
        }
    }

    /// The person or organisation a subject pronoun stands for: the subject of the sentence
    /// before, or of this one. Names show no gender, so `gender` decides nothing yet between two:
    /// two candidates give none.
    #[must_use]
    pub fn resolve_pronoun(&self, span: Span, sentence: u32, _gender: Gender) -> Option<Entity> {
        let fits = |entity: &Entity| matches!(entity.kind, NameKind::Organization | NameKind::Person);
        self.choose(span, sentence, 1, false, fits)
    }

    /// Whom a possessive (`ses pertes`) belongs to: the entity most in focus before it.
    #[must_use]
    pub fn resolve_possessor(&self, span: Span, sentence: u32) -> Option<Entity> {
        let fits = |entity: &Entity| {
            matches!(entity.kind, NameKind::Organization | NameKind::Person | NameKind::Product | NameKind::Location)
        };
        self.choose(span, sentence, 2, true, fits)
    }

    fn choose(&self, span: Span, sentence: u32, reach: u32, headings: bool, fits: impl Fn(&Entity) -> bool) -> Option<Entity> {
        let mut scores: Vec<(usize, i32, Option<Span>)> = Vec::new();
        for naming in self.namings.iter().rev().filter(|n| n.span.end <= span.start).take(LOOK) {
            let distance = sentence.saturating_sub(naming.sentence);
            if distance > reach {
                break;
            }
            if scores.iter().any(|(entity, ..)| *entity == naming.entity) || !self.entities.get(naming.entity).is_some_and(&fits)
            {
                continue;
            }
            // `Microsoft a investi dans l’entreprise`: the subject of the clause is another.
            let subject = if naming.subject { if distance == 0 { 1 } else { 4 } } else { 0 };
            let near = 10 - 2 * i32::try_from(distance).unwrap_or(5);
            let often = self.counts.get(naming.entity).copied().unwrap_or(0).min(4);
            scores.push((naming.entity, near + subject + often, Some(naming.span)));
        }
        if headings {
            for entity in self.headed.iter().copied().filter(|e| self.entities.get(*e).is_some_and(&fits)) {
                match scores.iter_mut().find(|(known, ..)| *known == entity) {
                    Some((_, score, _)) => *score += 3,
                    None => {
                        let last = self.namings.iter().rev().take(LOOK).find(|n| n.entity == entity && n.span.end <= span.start);
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

/// Kind, country and trade do not speak against it.
fn compatible(nominal: &Nominal, entity: &Entity) -> bool {
    let country = match (&nominal.country, &entity.country) {
        (Some(wanted), Some(country)) => wanted == country,
        _ => true,
    };
    let medium = matches!(&*nominal.hint, "media" | "medium" | "newspaper" | "broadcaster");
    entity.kind == nominal.kind && country && (medium == entity.media || (*nominal.hint).is_empty())
}
