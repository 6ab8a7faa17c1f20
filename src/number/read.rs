//! One figure, whatever its form: the readers in the order in which they are tried.

use super::collective::{collective, lone, vague};
use super::compose::chain;
use super::fraction::{and_part, fraction};
use super::part::out_of;
use super::power::power;
use super::sign::signed;
use super::{Estimate, parse_figure};
use crate::lexicon::Table;
use crate::text::{PieceKind, Span};
use crate::token::Cursor;
use rust_decimal::Decimal;

/// One figure as read, hedges and ranges aside.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// Its value; APPROX for a collective, VAGUE for `des millions`.
    pub estimate: Estimate,
    /// Where it starts: at its sign or first figure.
    pub start: Cursor<'a>,
    /// After its last figure or scale word.
    pub next: Cursor<'a>,
    /// Just `un` or `une`.
    pub article: bool,
    /// In digits.
    pub digits: bool,
    /// The largest scale it is multiplied by; none without one. An elliptic neighbour
    /// (`2 et 1,4 milliards`) inherits it.
    pub scale: Option<Decimal>,
    /// A scale that `de` must link to what is counted (`millions d’euros`).
    pub links: bool,
    /// A fraction (`deux tiers`).
    pub fraction: bool,
    /// A number of people or things out of a number of them (`un Français sur trois`), in
    /// hundredths.
    pub share: bool,
    /// One of its scale, said by an article (`le milliard`).
    pub lone: bool,
}

impl<'a> Reading<'a> {
    /// A plain figure from `start` to `next`.
    pub(super) fn new(start: Cursor<'a>, next: Cursor<'a>, estimate: Estimate) -> Self {
        Reading {
            estimate,
            start,
            next,
            article: false,
            digits: false,
            scale: None,
            links: false,
            fraction: false,
            share: false,
            lone: false,
        }
    }

    /// From its sign or first figure to its last scale word.
    #[must_use]
    pub fn span(&self) -> Span {
        self.start.to(self.next)
    }
}

/// The figure that starts here: `5,4 milliards`, `deux millions et demi`, `une centaine de
/// milliers`, `un demi-milliard`, `trois quarts de million`, `des dizaines de millions`.
#[must_use]
pub fn read(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let first = cursor.peek()?;
    let opens = match first.kind {
        PieceKind::Digits | PieceKind::Dash => true,
        PieceKind::Sign => matches!(first.span.of(cursor.tokens.text), "+" | "±" | "," | ".") || number_word(cursor),
        PieceKind::Word => number_word(cursor) || cursor.is_any(&["moins", "négatif", "négative"]),
    };
    if !opens {
        return None;
    }
    let reading = signed(cursor)
        .or_else(|| power(cursor))
        .or_else(|| fraction(cursor))
        .or_else(|| collective(cursor))
        .or_else(|| chain(cursor))
        .or_else(|| lone(cursor))
        .or_else(|| vague(cursor))?;
    let reading = mixed(reading);
    Some(out_of(&reading).unwrap_or(reading))
}

fn number_word(cursor: Cursor<'_>) -> bool {
    cursor.peek().is_some_and(|token| cursor.tokens.lexicon.starts(token.word, Table::Number))
}

/// `cent trois et deux tiers`, `un et demi`: a fraction added to a whole number.
fn mixed(reading: Reading<'_>) -> Reading<'_> {
    let Some(whole) = reading.estimate.value.filter(|_| reading.scale.is_none() && !reading.fraction) else { return reading };
    if !reading.next.is("et") || !whole.fract().is_zero() {
        return reading;
    }
    let single = reading.next.skip(1);
    // `un et un quart`: the second `un` counts the part.
    let part = and_part(reading.next).or_else(|| {
        let part = fraction(single).filter(|part| part.fraction && !part.next.is_any(&["de", "des", "du", "d'"]))?;
        part.estimate.value.filter(|v| *v < Decimal::ONE).map(|value| (value, part.next))
    });
    match part.and_then(|(value, next)| Some((whole.checked_add(value)?, next))) {
        Some((sum, next)) => Reading { estimate: Estimate::exactly(sum), next, article: false, fraction: true, ..reading },
        None => reading,
    }
}

/// The value of a digit token; used by rules that read surface shapes.
#[must_use]
pub fn digits(cursor: Cursor<'_>) -> Option<Decimal> {
    (cursor.kind() == Some(PieceKind::Digits)).then(|| parse_figure(cursor.text())).flatten()
}
