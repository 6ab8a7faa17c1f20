//! « l’entreprise », « le groupe », « elle »: what stands for a name.
//!
//! Reads the tokens of a sentence; gives the noun phrases and pronouns that stand for a name. Which
//! one is for [`super::Focus`]. Must not know what is claimed.

use crate::lexicon::{Classes, NameKind, Table};
use crate::text::{PieceKind, Span, fold};
use crate::token::{Case, Cursor, Tokens};

/// A noun phrase or pronoun that stands for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nominal {
    /// Determiner to last adjective (`l’entreprise californienne`), or the pronoun; bytes.
    pub span: Span,
    /// What kind of name it stands for; of a pronoun an organisation, where nothing tells.
    pub kind: NameKind,
    /// The table's hint (`bank`, `media`…), or the pronoun itself (`elle`, `celle-ci`).
    pub hint: Box<str>,
    /// The noun as the table writes it; empty for a pronoun.
    pub noun: Box<str>,
    /// ISO 3166 country of its adjective (`américaine`).
    pub country: Option<Box<str>>,
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
    let noun = fold(noun.to(after).of(cursor.tokens.text)).into();
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
    Some((Nominal { span, kind: NameKind::named(kind)?, hint: hint.clone(), noun, country }, after.index))
}

/// What follows says itself who is meant: `groupe Renault`, `patron d’OpenAI`, `banque de détail`.
fn named(after: Cursor<'_>) -> bool {
    if after.kind() == Some(PieceKind::Word) && after.case() != Case::Lower {
        return true;
    }
    if after.kind() == Some(PieceKind::Dash) && after.glued() || after.text() == "«" {
        return true;
    }
    // `valorise l’entreprise à environ 157 milliards`: a figure is no complement.
    let figure = || {
        let next = after.skip(1);
        next.kind() == Some(PieceKind::Digits)
            || next.any_phrase(Table::Number).is_some()
            || next.any_phrase(Table::Hedge).is_some()
            || next.any_phrase(Table::Currency).is_some()
    };
    after.is_any(&["de", "d'", "du", "des", "à", "au", "aux"])
        && !(after.is("à") && figure())
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
        (
            Nominal {
                span: cursor.to(after),
                kind: NameKind::Organization,
                hint: hint.into(),
                noun: Box::default(),
                country: None,
            },
            after.index,
        )
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
