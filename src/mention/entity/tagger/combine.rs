//! The tagger's names and the rules': which of them stand.
//!
//! Reads the proposals of a line and its tags. Names that the rules are sure of outrank the
//! tagger's; a name of the tables that the tagger passes over stands; elsewhere the tagger
//! decides whether there is a name, how far it reaches and of what kind.

use super::sheet::{Line, kind_number};
use super::tags::Tag;
use crate::lexicon::{Classes, NameKind, NamePart, Table};
use crate::mention::entity::gazetteer;
use crate::mention::entity::scene::Scene;
use crate::mention::entity::{ANNOUNCED, GUESS, RULE_MODEL, SUBJECT, WEAK, unlisted};
use crate::mention::{Entity, Mention, Resolution, Value};
use crate::text::{PieceKind, Span};
use crate::token::Case;
use std::ops::Range;

/// Tokens beyond which a row of capitals is a list or noise, no name.
const LONGEST: usize = 24;

/// What becomes of the proposals of a line.
#[derive(Debug)]
pub struct Revision {
    /// Of each proposal, whether it stands.
    pub keep: Vec<bool>,
    /// Names the tagger adds.
    pub more: Vec<Mention>,
}

impl Revision {
    /// `proposed` as revised; all of it where there is no revision.
    #[must_use]
    pub fn apply(revision: Option<Revision>, mut proposed: Vec<Mention>) -> Vec<Mention> {
        if let Some(Revision { keep, more }) = revision {
            let mut keep = keep.into_iter();
            proposed.retain(|_| keep.next().unwrap_or(true));
            proposed.extend(more);
        }
        proposed
    }
}

/// What becomes of the proposals of `line`; none where its tags are empty.
pub(super) fn combine(line: Line<'_>, tags: &[Tag]) -> Option<Revision> {
    if tags.is_empty() {
        return None;
    }
    let mut found = spans(line, tags);
    found.retain(|(span, kind)| !line.tokens.lexicon.ignores(span.of(line.tokens.text)) && !no_name(line, *span, *kind));
    let (found, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, kind)| kind_number(*kind) <= 3);
    let mut beaten = vec![false; found.len()];
    let mut keep = Vec::with_capacity(line.proposed.len());
    let mut services = Vec::new();
    // `Facebook, Twitter, Yahoo!`, in a list of nothing else: firms' names for what they offer.
    let listed = line.tokens.list.iter().all(|token| token.kind != PieceKind::Word || token.case != Case::Lower);
    for mention in line.proposed {
        let Some(entity) = mention.name() else {
            keep.push(true);
            continue;
        };
        let over = overlapping(&found, mention.span);
        let tagged = found.get(over.clone()).unwrap_or_default();
        let wins = sure(line, mention) && !tagged.iter().any(|(span, kind)| yields_to(line, mention, *span, *kind));
        // `La société Kerzanel vend`: a firm's noun says that it is no person.
        let wins = wins || mention.rule == ANNOUNCED && tagged.contains(&(mention.span, NameKind::Person));
        let same = tagged.contains(&(mention.span, entity.kind));
        if wins || same {
            beaten.get_mut(over.clone()).unwrap_or_default().fill(true);
        }
        let thing = listed && others.iter().any(|(span, kind)| *kind == NameKind::Product && *span == mention.span);
        let thing = thing && over.is_empty() && entity.kind == NameKind::Organization && entity.resolution != Resolution::User;
        if thing {
            let Entity { name, resolution, .. } = entity.clone();
            let service = Entity { wikidata: entity.wikidata.clone(), ..Entity::named(NameKind::Product, name, resolution) };
            services.push(Mention { value: Value::Name(service), ..mention.clone() });
        }
        let alone = over.is_empty() && !thing && !matches!(mention.rule, GUESS | SUBJECT | WEAK) && !soft(line, mention);
        keep.push(wins || same || alone);
    }
    let more = found.into_iter().zip(beaten).filter(|(_, beaten)| !beaten).map(|((span, kind), _)| new(line, span, kind));
    Some(Revision { keep, more: more.chain(services).collect() })
}

/// Which of the names in text order, none over another, overlap `span`.
fn overlapping(found: &[(Span, NameKind)], span: Span) -> Range<usize> {
    let start = found.partition_point(|(other, _)| other.end <= span.start);
    let end = found.partition_point(|(other, _)| other.start < span.end);
    start..end.max(start)
}

/// The rules are so sure of `mention` that the tagger yields to it: a name of several words from
/// the tables, what a title or a bracketed acronym introduces, a product, event or work.
fn sure(line: Line<'_>, mention: &Mention) -> bool {
    let Some(entity) = mention.name() else { return false };
    match mention.rule {
        "entity.gazetteer" => {
            let several = line.tokens.range(mention.span).len() > 1 && !soft(line, mention);
            several || entity.kind == NameKind::Product || entity.resolution == Resolution::User
        }
        "entity.title" | "entity.acronym" | "entity.initial" => true,
        // `ZRG SA`: a company form.
        "entity.organization" => formed(line, mention.span),
        GUESS | SUBJECT | WEAK => false,
        _ => kind_number(entity.kind) > 3,
    }
}

/// The tables say that the capitals name nothing (`l’IA`, `CTO`, `TVA`).
fn no_name(line: Line<'_>, span: Span, kind: NameKind) -> bool {
    let range = line.tokens.range(span);
    let scene = Scene { tokens: line.tokens };
    let start = if scene.elided(range.start) { range.start + 1 } else { range.start };
    if scene.eponym(range.start) {
        return true;
    }
    // `Actualités Tech`: no person begins so.
    let title = kind == NameKind::Person && scene.text(start).chars().count() > 3;
    if counted(line, span) || heads(scene, range.clone()) {
        return true;
    }
    scene.name_word(start, NamePart::Not).is_some_and(|end| end >= range.end || title)
}

/// `5 500 Gilets jaunes`: people of that name, no body.
fn counted(line: Line<'_>, span: Span) -> bool {
    let range = line.tokens.range(span);
    let scene = Scene { tokens: line.tokens };
    let known = gazetteer::longest(scene, range.start, gazetteer::capitals_agree);
    known.is_some_and(|(end, entry)| end == range.end && gazetteer::counted(scene, range.start, entry))
}

/// `Charismatique et visionnaire, Sam Altman`: a word at the head of a sentence that no table
/// holds, built like an adjective or a noun, with no verb of its own behind it.
fn heads(scene: Scene<'_>, range: Range<usize>) -> bool {
    let word = || scene.text(range.start);
    range.len() == 1
        && !scene.evidence(range.start)
        && scene.at(range.start).case() == Case::Title
        && !scene.starts(range.start, Table::GivenName)
        && !scene.starts(range.start, Table::Name)
        && ENDINGS.iter().any(|ending| word().ends_with(ending))
        && !scene.verb_follows(range.end)
        && scene.tokens.list.len() > range.end + 1
}

/// How adjectives, participles and abstract nouns end.
const ENDINGS: [&str; 24] = [
    "ique", "iques", "al", "ale", "ales", "aux", "aire", "aires", "if", "ifs", "ive", "ives", "eux", "euse", "euses", "able",
    "ables", "ible", "ibles", "tion", "tions", "ment", "isme", "ité",
];

/// The name ends on a company form.
fn formed(line: Line<'_>, span: Span) -> bool {
    let range = line.tokens.range(span);
    let form = |at: usize| line.tokens.at(at).any_phrase(Table::OrgSuffix).is_some_and(|(after, _)| after.index >= range.end);
    range.clone().skip(1).any(|at| line.tokens.at(at).case() != Case::Lower && form(at))
}

/// A name of the tables made of everyday words (`gilets jaunes`, `police nationale`) is one only where the
/// tagger sees it too.
fn soft(line: Line<'_>, mention: &Mention) -> bool {
    // `les Gilets jaunes`, `« gilets jaunes »`: capitals and quotation marks say that it is one.
    let range = line.tokens.range(mention.span);
    let marked = line.tokens.at(range.start).case() != Case::Lower
        || range.start.checked_sub(1).is_some_and(|at| matches!(line.tokens.at(at).text(), "«" | "“" | "\""));
    !marked
        && mention.rule == "entity.gazetteer"
        && mention.name().is_some_and(|entity| entity.kind == NameKind::Organization && plural(&entity.name))
}

fn plural(name: &str) -> bool {
    name.split(' ').all(|word| word.ends_with('s') && word.chars().all(char::is_lowercase))
}

/// Even a sure name yields to a longer one, and one of the tables to parts that are something
/// else (`Paris` and `Bordeaux` of a table's `Paris-Bordeaux`).
fn yields_to(line: Line<'_>, mention: &Mention, span: Span, kind: NameKind) -> bool {
    let user = mention.name().is_some_and(|entity| entity.resolution == Resolution::User);
    if user || span == mention.span || !span.overlaps(mention.span) {
        return false;
    }
    // `la Cour` of `la Cour des comptes`
    let article = line.tokens.at(line.tokens.range(span).start);
    if span.end < mention.span.end && article.case() == Case::Lower && article.classes().any(Classes::DETERMINER) {
        return false;
    }
    let part = mention.span.contains(span) && mention.name().is_some_and(|entity| entity.kind == kind);
    span.contains(mention.span) || mention.rule == "entity.gazetteer" && !part
}

/// The names that the tags make, without the title before and the verb after.
fn spans(line: Line<'_>, tags: &[Tag]) -> Vec<(Span, NameKind)> {
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(tag) = tags.get(at) {
        let mut start = at;
        at += 1;
        let kind = match tag.kind() {
            1 => NameKind::Person,
            2 => NameKind::Location,
            3 => NameKind::Organization,
            4 => NameKind::Product,
            5 => NameKind::Event,
            _ => continue,
        };
        while tags.get(at).is_some_and(|next| next.inside()) {
            at += 1;
        }
        if kind == NameKind::Person {
            start = past_address(line, start, at);
        }
        let end = (start + 1..at).find(|inner| verb(line, *inner) || hesitation(line, *inner)).unwrap_or(at);
        let (start, end) = trimmed(line, start, end);
        // `mon maître d’école euh de CME`: nothing is left of the name.
        let cut = hesitation(line, end) && (start..end).all(|at| line.tokens.at(at).case() == Case::Lower);
        let figures = || (start..end).all(|at| line.tokens.at(at).kind() != Some(PieceKind::Word));
        // `Tribune Sport | Mercato`, `Bericht – Avis`: marks between names, never in one.
        let marked = (start..end).any(|at| matches!(line.tokens.at(at).text(), "|" | "–" | "—") && !line.tokens.at(at).glued());
        if start == end || end - start > LONGEST || cut || marked || figures() {
            continue;
        }
        // `Renault - Nissan`: two names the tables hold, with a dash between blanks.
        let middle = (start + 1..end).find(|at| parted(line, start, *at, end));
        let (first, second) = middle.map_or((end, None), |at| (at, Some(at + 1)));
        spans.push((line.tokens.at(start).to(line.tokens.at(first)), kind));
        spans.extend(second.map(|second| (line.tokens.at(second).to(line.tokens.at(end)), kind)));
    }
    spans
}

/// The dash at `dash` stands between blanks, and on both sides of it a name of the tables.
fn parted(line: Line<'_>, start: usize, dash: usize, end: usize) -> bool {
    let scene = Scene { tokens: line.tokens };
    let blanks = || [dash, dash + 1].iter().all(|at| scene.token(*at).is_some_and(|token| token.spaced));
    let whole = |from, to| gazetteer::longest(scene, from, gazetteer::capitals_agree).is_some_and(|(end, _)| end == to);
    scene.token(dash).is_some_and(|token| token.kind == PieceKind::Dash) && blanks() && whole(start, dash) && whole(dash + 1, end)
}

/// `Monsieur`, `Mme` stay outside the name.
fn past_address(line: Line<'_>, start: usize, end: usize) -> usize {
    let titles = &line.tokens.lexicon.rows().titles;
    match line.tokens.at(start).any_phrase(Table::Title) {
        Some((cursor, row)) if titles.get(row as usize) == Some(&false) && cursor.index < end => cursor.index,
        _ => start,
    }
}

/// Without the article, preposition or sign at an end where no name has one (`Pour Lumédis`,
/// `institut Audimesure les`, `Grand Angle*`).
fn trimmed(line: Line<'_>, mut start: usize, mut end: usize) -> (usize, usize) {
    let small = Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::COORDINATOR).with(Classes::PRONOUN);
    let loose = |at: usize, first: bool| {
        let cursor = line.tokens.at(at);
        match cursor.kind() {
            Some(PieceKind::Word) if first => {
                let heads = at == 0 && cursor.classes().any(Classes::PREPOSITION) && line.tokens.list.len() > at + 1;
                heads && cursor.case() == Case::Title && cursor.classes().any(Classes::PREPOSITION)
            }
            Some(PieceKind::Word) => cursor.case() == Case::Lower && cursor.classes().any(small) && cursor.text().len() > 1,
            Some(PieceKind::Sign | PieceKind::Dash) => {
                first || !matches!(cursor.text(), "." | "!" | ")" | "+" | "\"" | "»" | "”")
            }
            _ => false,
        }
    };
    while start < end && loose(start, true) {
        start += 1;
    }
    while start < end && loose(end - 1, false) {
        end -= 1;
    }
    (start, end)
}

/// `à Florence euh`: who speaks looks for words.
fn hesitation(line: Line<'_>, at: usize) -> bool {
    line.tokens.at(at).is_any(&["euh", "heu", "hum", "ben", "bah", "hein", "mh"])
}

/// A finite verb in small letters ends a name (`Clermont bat Toulouse`).
fn verb(line: Line<'_>, at: usize) -> bool {
    let cursor = line.tokens.at(at);
    let nominal = Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::COORDINATOR).with(Classes::PARTICIPLE);
    cursor.case() == Case::Lower
        && cursor.classes().any(Classes::FINITE)
        && !cursor.classes().any(nominal)
        && line.tokens.list.get(at + 1).is_some_and(|next| next.case == Case::Lower)
}

fn new(line: Line<'_>, span: Span, kind: NameKind) -> Mention {
    unlisted(line.tokens, line.sentence, span, kind, (Resolution::Model, RULE_MODEL))
}
