//! Noun phrases of a clause, from left to right: determiner, head, complements with `de`.
//!
//! Chunks, no tree: `le litre d’essence`, `l’usine de Decazeville`, a name, `quelque 440 grandes
//! entreprises`. Must not know what a figure is about.

mod agent;

pub(super) use agent::{Agent, Reader, adjunct};

use super::grammar::noun_anyway;
use super::scene::Scene;
use crate::lexicon::{Classes, Table};
use crate::text::PieceKind;
use crate::token::Case;
use std::ops::Range;

/// Longest noun phrase, in tokens.
const LONGEST: usize = 12;

/// What ties a noun phrase to the words before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hold {
    /// Nothing: it may be a subject.
    Free,
    /// A preposition at this token.
    By(usize),
}

/// A noun phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Phrase {
    /// From the determiner on.
    pub range: Range<usize>,
    /// Without determiner.
    pub core: Range<usize>,
    /// Token of its noun; of a name its first.
    pub head: usize,
    /// Index among the names of the scene, when it is one.
    pub name: Option<usize>,
    /// What governs it.
    pub hold: Hold,
}

impl Phrase {
    pub(super) fn free(&self) -> bool {
        self.hold == Hold::Free
    }
}

/// The noun phrases that start in `range` and in clause `clause`; what `skip` tells is left out.
pub(super) fn phrases(
    scene: &Scene<'_>,
    range: Range<usize>,
    clause: Option<usize>,
    skip: &dyn Fn(usize) -> bool,
) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let own = clause.is_none_or(|c| scene.grammar.clause_at(at) == c);
        if !own || skip(at) {
            at += 1;
            continue;
        }
        if let Some(time) = scene.times.iter().find(|t| t.range.contains(&at)) {
            at = time.range.end.max(at + 1);
            continue;
        }
        let governed = govern(scene, at);
        let bare = matches!(governed, Hold::By(_)) || opens(scene, at);
        match phrase_at(scene, at, bare) {
            Some(mut phrase) => {
                phrase.hold = match found.last() {
                    Some(before) if joined(scene, before.range.end, at) => before.hold,
                    _ => governed,
                };
                at = phrase.range.end.max(at + 1);
                found.push(phrase);
            }
            None => at += 1,
        }
    }
    found
}

/// The preposition right before token `at`, or the contraction that stands there.
fn govern(scene: &Scene<'_>, at: usize) -> Hold {
    let here = scene.at(at);
    if here.is_any(&["au", "aux", "du"]) || here.is("des") && !opens(scene, at) {
        return Hold::By(at);
    }
    let Some(before) = at.checked_sub(1) else { return Hold::Free };
    let cursor = scene.at(before);
    let named = scene.name_at(before).is_some() || scene.figures.iter().any(|f| f.range.contains(&before));
    let preposition = cursor.classes().any(Classes::PREPOSITION) || cursor.is_any(&["de", "d'", "du", "des", "à", "au", "aux"]);
    if preposition && !named { Hold::By(before) } else { Hold::Free }
}

/// A clause, a quotation or a part of a list starts at token `at`.
fn opens(scene: &Scene<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| scene.at(i)) else { return true };
    let glued = before.kind() == Some(PieceKind::Dash) && scene.at(at).glued();
    !glued && before.kind() != Some(PieceKind::Word) && before.kind() != Some(PieceKind::Digits)
        || before.classes().any(Classes::COORDINATOR.with(Classes::SUBORDINATOR))
}

/// `et` or `ou` alone between two noun phrases.
fn joined(scene: &Scene<'_>, end: usize, start: usize) -> bool {
    start == end + 1 && scene.at(end).is_any(&["et", "ou"])
}

/// The noun phrase at token `start`: with a determiner, a name, or `bare`.
pub(super) fn phrase_at(scene: &Scene<'_>, start: usize, bare: bool) -> Option<Phrase> {
    nested(scene, start, bare, 0)
}

/// Deepest complement of a complement.
const DEEPEST: usize = 4;

fn nested(scene: &Scene<'_>, start: usize, bare: bool, depth: usize) -> Option<Phrase> {
    // `celle d’Édouard Philippe`: whose it is.
    if scene.at(start).is_any(&["celui", "celle", "ceux", "celles"]) && scene.at(start + 1).is_joined("de") && depth < DEEPEST {
        let inner = (start + 2..start + 4).find_map(|i| nested(scene, i, true, depth + 1))?;
        return Some(Phrase { range: start..inner.range.end, ..inner });
    }
    let mut at = start;
    for _ in 0..4 {
        let cursor = scene.at(at);
        if scene.name_at(at).is_some() {
            break;
        }
        // `peut-être`, `sous-marin`: inside a word.
        let determiner = cursor.classes().any(Classes::DETERMINER.with(Classes::POSSESSIVE))
            || cursor.is_any(&[
                "chaque",
                "plusieurs",
                "quelque",
                "quelques",
                "certains",
                "certaines",
                "tout",
                "toute",
                "tous",
                "toutes",
            ]);
        if !determiner || in_verb(scene, at) || cursor.is_any(&["de", "d'"]) {
            break;
        }
        at += 1;
    }
    let determined = at > start;
    // `l’Élysée l’envisage`: a pronoun, not an article.
    if determined
        && at == start + 1
        && scene.at(start).is_any(&["l'", "le", "la", "les"])
        && scene.at(at).classes().any(Classes::FINITE)
        && start
            .checked_sub(1)
            .is_some_and(|i| scene.name_at(i).is_some() || scene.at(i).is_any(&["qui", "ne", "je", "tu", "on"]))
    {
        return None;
    }
    if let Some((index, name)) = scene.names.iter().enumerate().find(|(_, n)| n.range.contains(&at)) {
        let whole = name.range.start == at;
        let end = name.range.end;
        return whole.then_some(Phrase { range: start..end, core: at..end, head: at, name: Some(index), hold: Hold::Free });
    }
    // `quelque 440 grandes entreprises`: what is counted.
    if let Some(figure) = scene.figures.iter().find(|f| f.range.start <= at && at < f.range.end) {
        let amount = figure.mention.amount()?;
        let unit = scene.tokens.range(amount.unit_span?);
        let counted = amount.kind == crate::mention::AmountKind::Quantity && figure.mention.rule != "amount.measure";
        if !counted || figure.range.start < start {
            return None;
        }
        let end = extend(scene, unit.end, unit.start, depth);
        return Some(Phrase { range: start..end, core: unit.start..end, head: unit.start, name: None, hold: Hold::Free });
    }
    // A name no table and no tagger knows.
    let proper = scene.at(at).case() == Case::Title && at > 0 && scene.at(at).peek().is_some_and(|t| t.span.len() > 3);
    if !determined && !bare && !proper {
        return None;
    }
    // `le « oui »`
    if (determined || bare) && scene.at(at).text() == "«" {
        let close = (at + 2..at + 6).find(|i| scene.at(*i).text() == "»")?;
        let plain = (at + 1..close).all(|i| scene.at(i).kind() == Some(PieceKind::Word) && !in_verb(scene, i));
        return plain.then_some(Phrase {
            range: start..close + 1,
            core: at + 1..close,
            head: at + 1,
            name: None,
            hold: Hold::Free,
        });
    }
    let core = at;
    for _ in 0..3 {
        // `la treizième étape`
        let ordinal = scene.at(at).text().ends_with("ième") && noun(scene, at + 1) && !occupied(scene, at + 1);
        let next = scene.at(at).any_phrase(Table::Prenominal).map(|(next, _)| next.index).or(ordinal.then_some(at + 1));
        let Some(next) = next.filter(|n| noun(scene, *n) && !scene.at(*n).classes().any(Classes::PARTICIPLE)) else { break };
        at = next;
    }
    if !noun(scene, at) || scene.times.iter().any(|t| t.range.contains(&at)) {
        return None;
    }
    let end = extend(scene, at + 1, core, depth);
    Some(Phrase { range: start..end, core: core..end, head: at, name: None, hold: Hold::Free })
}

/// Where the phrase that starts at `core` ends, its complements taken in.
fn extend(scene: &Scene<'_>, from: usize, core: usize, depth: usize) -> usize {
    let mut end = from;
    while end < scene.tokens.list.len() && end - core < LONGEST {
        let cursor = scene.at(end);
        if let Some(name) = scene.name_at(end) {
            end = name.range.end.max(end + 1);
            continue;
        }
        let taken = scene.times.iter().any(|t| t.range.contains(&end)) || scene.figures.iter().any(|f| f.range.contains(&end));
        if taken {
            break;
        }
        if cursor.kind() == Some(PieceKind::Dash) && cursor.glued() && scene.at(end + 1).glued() {
            end += 2;
            continue;
        }
        if cursor.is_joined("de") {
            let mut next = end + 1;
            while next < end + 3
                && scene.at(next).is_any(&["la", "l'", "le", "les", "cette", "ce", "ces", "son", "sa", "ses", "leur", "leurs"])
            {
                next += 1;
            }
            if depth >= DEEPEST {
                break;
            }
            let inner = nested(scene, next, true, depth + 1).filter(|p| p.range.start == next && !occupied(scene, next));
            let Some(inner) = inner else { break };
            end = inner.range.end;
            continue;
        }
        // `poules en cage`, `canons à neige`
        if cursor.is_any(&["en", "à"]) {
            let next = end + 1;
            let plain = noun(scene, next)
                && !occupied(scene, next)
                && scene.name_at(next).is_none()
                && scene.at(next).case() == Case::Lower
                && scene.hits(next..next + 1).is_empty();
            if !plain {
                break;
            }
            end = next + 1;
            continue;
        }
        if !noun(scene, end) {
            break;
        }
        end += 1;
    }
    end
}

fn occupied(scene: &Scene<'_>, at: usize) -> bool {
    scene.times.iter().any(|t| t.range.contains(&at)) || scene.figures.iter().any(|f| f.range.contains(&at))
}

/// Token `at` is a word of a verb group.
pub(in crate::claim) fn in_verb(scene: &Scene<'_>, at: usize) -> bool {
    scene
        .grammar
        .groups_in(at.saturating_sub(16)..at + 1)
        .any(|i| scene.grammar.groups.get(i).is_some_and(|g| g.words.contains(&at) || g.range.contains(&at) && at < g.first()))
}

/// A word that can be a noun or an adjective here.
fn noun(scene: &Scene<'_>, at: usize) -> bool {
    const CLOSED: Classes = Classes::DETERMINER
        .with(Classes::PREPOSITION)
        .with(Classes::PRONOUN)
        .with(Classes::COORDINATOR)
        .with(Classes::SUBORDINATOR)
        .with(Classes::NEGATION)
        .with(Classes::ADVERB)
        .with(Classes::QUESTION);
    let cursor = scene.at(at);
    // `ce sont 300 emplois`, `peut-être 20`, `juste avant`
    let never = cursor.classes().any(Classes::AUXILIARY) && cursor.classes().any(Classes::FINITE)
        || cursor.is_any(&["peut", "être", "juste", "quant"]);
    let told = noun_anyway(scene.tokens, at);
    cursor.kind() == Some(PieceKind::Word)
        && !never
        && (told || !cursor.classes().any(CLOSED))
        && !cursor.is_any(&["au", "aux", "qui", "que", "dont"])
        && !in_verb(scene, at)
}
