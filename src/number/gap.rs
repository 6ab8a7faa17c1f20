//! Hedges with their object inside: `franchit pour la première fois la barre des`, `plafonner les
//! primes à`.

use super::HedgeHit;
use crate::lexicon::{Classes, Hedge, HedgeSense, HedgeSide, Table, Tense};
use crate::text::PieceKind;
use crate::token::Cursor;
use std::sync::LazyLock;

/// Tokens that may stand between the verb and the rest.
const REACH: usize = 7;

/// Verbs of going past a mark.
const CROSSING: [&str; 4] = ["franchir", "passer", "dépasser", "crever"];

/// `franchir la barre de`.
static CROSSED: LazyLock<Hedge> = LazyLock::new(|| row("franchir la barre de", HedgeSense::MoreThan));
/// `sous la barre symbolique de`.
static UNDER: LazyLock<Hedge> = LazyLock::new(|| row("sous la barre de", HedgeSense::LessThan));
/// `limiter la hausse à`.
static CAPPED: LazyLock<Hedge> = LazyLock::new(|| row("limiter à", HedgeSense::EqualOrLess));

fn row(phrase: &'static str, sense: HedgeSense) -> Hedge {
    Hedge { phrase, sense, bias: None, side: HedgeSide::Before, framing: false }
}

/// The hedge whose last words are `inner` (`la barre des`), when a verb of crossing governs them.
pub(super) fn crossed<'a>(inner: &HedgeHit<'a>) -> Option<HedgeHit<'a>> {
    // `passer sous la barre des neuf heures`
    if inner.start.back(1).is_some_and(|t| inner.start.reads(t, "sous")) && inner.row.framing {
        return Some(hit(inner.start.rewind(1), inner.end, &UNDER));
    }
    let bar = ["la barre", "le cap", "le seuil"].iter().any(|head| inner.row.phrase.starts_with(head));
    if !bar || !inner.row.framing {
        return None;
    }
    if let Some(verb) = governing(inner.start, &CROSSING) {
        return Some(hit(verb, inner.end, &CROSSED));
    }
    // `la barre des 100 000 visiteurs a été franchie`
    let lexicon = inner.end.tokens.lexicon;
    let ahead = (1..=REACH + 2).map_while(|n| inner.end.ahead(n)).take_while(|t| t.kind != PieceKind::Sign);
    let passive = ahead.into_iter().any(|token| {
        let forms = lexicon.verb_forms(token.word);
        forms.iter().any(|form| form.tense == Tense::PastParticiple && CROSSING.contains(&lexicon.infinitive(form.lemma)))
    });
    passive.then(|| hit(inner.start, inner.end, &CROSSED))
}

/// `passer le milliard`, `franchir le million`: a scale with its article is a mark to cross.
pub(super) fn passed(figure: Cursor<'_>) -> Option<HedgeHit<'_>> {
    let article = figure.back(1).filter(|t| figure.reads(t, "le"))?;
    if !figure.is_any(&["million", "milliard", "billion"]) {
        return None;
    }
    let verb = governing(figure.rewind(1), &CROSSING).filter(|verb| verb.skip(1).offset() == article.span.start)?;
    Some(hit(verb, figure, &CROSSED))
}

/// `plafonner les primes à`, `limiter sa hausse à`: an object stands between.
pub(super) fn capped(figure: Cursor<'_>) -> Option<HedgeHit<'_>> {
    let to = figure.back(1).filter(|t| figure.reads(t, "à"))?;
    let verb = governing(figure.rewind(1), &["plafonner", "limiter", "borner", "restreindre", "cantonner", "circonscrire"])?;
    let object = verb.skip(1);
    let transitive = object.classes().any(Classes::DETERMINER.with(Classes::POSSESSIVE)) && object.offset() < to.span.start;
    transitive.then(|| hit(verb, figure, &CAPPED))
}

fn hit<'a>(start: Cursor<'a>, end: Cursor<'a>, row: &'static Hedge) -> HedgeHit<'a> {
    HedgeHit { row, sense: row.sense, framing: false, span: start.to(end), start, end }
}

/// The cursor at the nearest form of one of `verbs` before `at`, in the same clause.
fn governing<'a>(at: Cursor<'a>, verbs: &[&str]) -> Option<Cursor<'a>> {
    let lexicon = at.tokens.lexicon;
    for back in 1..=REACH {
        let token = at.back(back)?;
        if token.kind != PieceKind::Word {
            return None;
        }
        if lexicon.verb_forms(token.word).iter().any(|form| verbs.contains(&lexicon.infinitive(form.lemma))) {
            return Some(at.rewind(back));
        }
    }
    None
}

/// `flirtait encore avec les`, `tourne désormais autour de`: a hedge of several words with one
/// adverb after its verb.
pub(super) fn interrupted(end: Cursor<'_>) -> Option<HedgeHit<'_>> {
    let rows = &end.tokens.lexicon.rows().hedges;
    for length in 3..=REACH.min(end.index) {
        let start = end.rewind(length);
        let adverb = start.skip(1);
        let fits = start.classes().any(Classes::VERB)
            && adverb.kind() == Some(PieceKind::Word)
            && adverb.classes().any(Classes::ADVERB)
            && !adverb.classes().any(Classes::NEGATION.with(Classes::PREPOSITION));
        if !fits {
            continue;
        }
        let words = std::iter::once(0).chain(2..length).filter_map(|at| start.ahead(at)).map(|token| token.word);
        let mut found = None;
        end.tokens.lexicon.phrases(Table::Hedge, words, |used, row| {
            if used == length - 1 {
                found = rows.get(row as usize).filter(|row| row.side != HedgeSide::After && !row.framing);
            }
        });
        if let Some(row) = found {
            return Some(HedgeHit { row, sense: row.sense, framing: false, span: start.to(end), start, end });
        }
    }
    None
}

/// Verbs after which `jusqu’à` says what is reached.
const REACHING: [&str; 14] = [
    "baisser",
    "chuter",
    "tomber",
    "descendre",
    "redescendre",
    "reculer",
    "réduire",
    "diminuer",
    "monter",
    "remonter",
    "grimper",
    "augmenter",
    "progresser",
    "bondir",
];

/// `avant de baisser jusqu’à 9,9 %`, `s’est réduit, jusqu’à 41 milliards`: the level reached, no
/// bound; `pourrait monter jusqu’à 3 millions` is one.
pub(super) fn reached<'a>(hit: &HedgeHit<'a>) -> Option<HedgeHit<'a>> {
    let start = hit.start;
    if !start.is_any(&["jusqu'", "jusqu'à", "jusqu'au", "jusqu'aux"]) || start.index == 0 {
        return None;
    }
    let comma = start.rewind(1).is(",");
    let verb = start.index.checked_sub(if comma { 2 } else { 1 }).map(|at| start.tokens.at(at))?;
    let lexicon = start.tokens.lexicon;
    let of = |at: Cursor<'_>, lemmas: &[&str]| {
        at.peek().is_some_and(|t| lexicon.verb_forms(t.word).iter().any(|form| lemmas.contains(&lexicon.infinitive(form.lemma))))
    };
    let open = (1..=3).any(|back| verb.index >= back && of(verb.rewind(back), &["pouvoir", "devoir", "risquer", "aller"]));
    (of(verb, &REACHING) && !open).then_some(HedgeHit { framing: true, ..*hit })
}
