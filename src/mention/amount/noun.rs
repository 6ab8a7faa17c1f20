//! Counted quantities: a figure with a measure (`kWh`) or with the noun of what is counted.

use super::figure::Unit;
use crate::lexicon::{Classes, Lexicon, Table};
use crate::mention::AmountKind;
use crate::number::Reading;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};
use rust_decimal::Decimal;

/// The measure or noun after a figure.
pub(super) fn after<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    let at = reading.next;
    let linked = at.eat_any(&["de", "d'"]).filter(|_| reading.links);
    let (place, end, lemma, rule) = measure(at)
        .or_else(|| linked.and_then(measure))
        .map(|(place, end, lemma)| (place, end, lemma, "amount.measure"))
        .or_else(|| {
            let from = if reading.links { linked? } else { at };
            head_noun(from, reading).map(|(place, end, lemma)| (place, end, lemma, "amount.quantity"))
        })?;
    Some(Unit {
        kind: AmountKind::Quantity,
        rule,
        end,
        currency: None,
        head: None,
        divisor: 1,
        extra: Decimal::ZERO,
        unit: Some(lemma),
        span: place.to(end),
    })
}

fn measure(at: Cursor<'_>) -> Option<(Cursor<'_>, Cursor<'_>, Box<str>)> {
    let rows = &at.tokens.lexicon.rows().units;
    let text = at.tokens.text;
    let (end, row) =
        at.phrase(Table::Unit, |row, span| rows.get(row as usize).is_some_and(|u| !u.symbol || span.of(text) == &*u.form))?;
    let unit = rows.get(row as usize)?;
    // `3 m.` may end a sentence; `20 h 30` and `5 l’an` are no litres or metres.
    let glued_word = end.glued() && end.peek().is_some_and(|t| matches!(t.kind, PieceKind::Word | PieceKind::Digits));
    if unit.symbol && (glued_word || end.peek().is_some_and(|t| !t.spaced && t.span.of(text) == "'")) {
        return None;
    }
    Some((at, end, unit.lemma.clone()))
}

/// The head noun, adjectives that may stand before it stepped over (`trois nouvelles usines`).
fn head_noun<'a>(from: Cursor<'a>, reading: &Reading<'a>) -> Option<(Cursor<'a>, Cursor<'a>, Box<str>)> {
    let lexicon = from.tokens.lexicon;
    let mut at = from;
    for _ in 0..3 {
        let Some((after, _)) = at.any_phrase(Table::Prenominal) else { break };
        // `les trois premiers de la liste`: the adjective is the noun.
        if !noun_like(after, reading) {
            break;
        }
        at = after;
    }
    if !noun_like(at, reading) {
        return None;
    }
    let end = compound(at);
    let written = at.to(end).of(at.tokens.text);
    Some((at, end, singular(lexicon, written)))
}

/// `data centers`, `sans-abri`, `porte-avions`: a noun goes on over its hyphens.
fn compound(at: Cursor<'_>) -> Cursor<'_> {
    let mut end = at.skip(1);
    while end.kind() == Some(PieceKind::Dash)
        && end.glued()
        && end.ahead(1).is_some_and(|t| !t.spaced && t.kind == PieceKind::Word)
    {
        end = end.skip(2);
    }
    end
}

fn noun_like(at: Cursor<'_>, reading: &Reading<'_>) -> bool {
    let Some(token) = at.peek() else { return false };
    if token.kind != PieceKind::Word || !token.spaced && !reading.links {
        return false;
    }
    let lexicon = at.tokens.lexicon;
    let classes = lexicon.classes(token.word);
    let closed = Classes::DETERMINER
        .with(Classes::PREPOSITION)
        .with(Classes::PRONOUN)
        .with(Classes::COORDINATOR)
        .with(Classes::SUBORDINATOR)
        .with(Classes::ADVERB)
        .with(Classes::NEGATION)
        .with(Classes::AUXILIARY)
        .with(Classes::CLOSED);
    if classes.any(closed) {
        return false;
    }
    let word = at.text();
    if word.chars().count() < 2 {
        return false;
    }
    let demonym = lexicon.starts(token.word, Table::Demonym);
    match token.case {
        Case::Title if !demonym => return false,
        Case::Mixed => return false,
        _ => {}
    }
    if lexicon.starts(token.word, Table::Month) || lexicon.starts(token.word, Table::Number) {
        return false;
    }
    if lexicon.rows().unit_metrics.contains_key(&*singular(lexicon, word)) {
        return true;
    }
    let verbal = classes.any(Classes::FINITE.with(Classes::INFINITIVE)) || word.ends_with("ant");
    let plural = word.ends_with(['s', 'x', 'z', 'S', 'X']);
    let nounish = lexicon.starts(token.word, Table::NounTrigger)
        || lexicon.starts(token.word, Table::Nominal)
        || lexicon.starts(token.word, Table::Title);
    let one = reading.estimate.value.is_some_and(|v| v.abs() < Decimal::TWO);
    plural || nounish || token.case == Case::Upper || (one && !verbal)
}

/// The singular of a French noun as written, folded: table of exceptions first, then the rules.
#[must_use]
pub fn singular(lexicon: &Lexicon, written: &str) -> Box<str> {
    let key = if written.chars().all(char::is_uppercase) && written.chars().count() <= 5 {
        written.to_owned()
    } else {
        crate::text::fold(written)
    };
    if let Some(known) = lexicon.rows().singulars.get(key.as_str()) {
        return known.clone();
    }
    for ending in ["eaux", "eux", "oux"] {
        if key.ends_with(ending) {
            return key.strip_suffix('x').unwrap_or(&key).into();
        }
    }
    if let Some(stem) = key.strip_suffix("aux") {
        return format!("{stem}al").into();
    }
    if key.ends_with("ss") {
        return key.into();
    }
    key.strip_suffix('s').unwrap_or(&key).into()
}
