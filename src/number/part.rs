//! A number of a number: `un sur vingt`, `9 fois sur 10`, `un Français sur trois`.

use super::fraction::quotient;
use super::{Estimate, Reading, cardinal};
use crate::lexicon::{Classes, Table};
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// Words that may stand between the noun and `sur` (`un agent partant à la retraite sur trois`).
const REACH: usize = 6;

/// The reading as a part of the number after `sur`, if it is one. A noun between
/// (`un Français sur trois`) makes it a share, in hundredths; without one it stays a fraction.
pub(super) fn out_of<'a>(reading: &Reading<'a>) -> Option<Reading<'a>> {
    let part = reading.estimate.value.filter(|_| reading.scale.is_none() && !reading.fraction)?;
    let (at, noun) = before_sur(reading.next)?;
    let whole = cardinal(at.skip(1)).filter(|whole| !whole.article)?;
    let fits = whole.value > Decimal::ONE
        && whole.value >= part
        && part > Decimal::ZERO
        && whole.value.fract().is_zero()
        && part.fract().is_zero()
        && (!noun || round(whole.value));
    if !fits || counts(whole.next) {
        return None;
    }
    let dividend = if noun { part.checked_mul(Decimal::ONE_HUNDRED)? } else { part };
    let estimate = Estimate::exactly(quotient(dividend, whole.value)?);
    Some(Reading { digits: reading.digits, fraction: true, share: noun, ..Reading::new(reading.start, whole.next, estimate) })
}

/// Shares are said of small or round numbers (`neuf sur dix`); `42 points de collecte sur 118` are
/// two counts.
fn round(whole: Decimal) -> bool {
    whole <= Decimal::TEN || [20, 100, 1000].iter().any(|round| whole == Decimal::from(*round))
}

/// The cursor at `sur`, and whether a noun stands before it.
fn before_sur(at: Cursor<'_>) -> Option<(Cursor<'_>, bool)> {
    if at.is("sur") {
        return Some((at, false));
    }
    let closed =
        Classes::PREPOSITION.with(Classes::DETERMINER).with(Classes::PRONOUN).with(Classes::AUXILIARY).with(Classes::NEGATION);
    if at.kind() != Some(PieceKind::Word) || at.classes().any(closed) || at.peek().is_some_and(|t| !t.spaced) {
        return None;
    }
    for ahead in 1..=REACH {
        let here = at.skip(ahead);
        if here.is("sur") {
            return Some((here, true));
        }
        let figure = here.peek().is_none_or(|t| here.tokens.lexicon.starts(t.word, Table::Number));
        let clause = here.classes().any(Classes::AUXILIARY.with(Classes::SUBORDINATOR).with(Classes::COORDINATOR));
        if here.kind() != Some(PieceKind::Word) || figure || clause {
            return None;
        }
    }
    None
}

/// `3 millions sur cinq ans`, `20 sur 30 euros`, `deux livres sur trois sujets`: what follows is
/// counted.
fn counts(next: Cursor<'_>) -> bool {
    let open = Classes::PREPOSITION
        .with(Classes::FINITE)
        .with(Classes::COORDINATOR)
        .with(Classes::PRONOUN)
        .with(Classes::ADVERB)
        .with(Classes::NEGATION)
        .with(Classes::PARTICIPLE)
        .with(Classes::DETERMINER);
    next.peek().is_some_and(|t| match t.kind {
        PieceKind::Word => t.spaced && !next.classes().any(open),
        PieceKind::Digits => true,
        _ => matches!(t.span.of(next.tokens.text), "%" | "€" | "$" | "£" | "/"),
    })
}
