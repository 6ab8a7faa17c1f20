//! Amounts in one sentence: money, percentages, counted quantities, bare numbers.
//!
//! Reads a sentence's tokens from left to right; each figure is read once, with its hedges,
//! its unit, its range and its rate. Must not know what the amount is said of.

mod currency;
mod figure;
mod noun;
mod percent;
mod rate;
mod span;
mod traps;

pub use noun::singular;

use super::{Amount, AmountKind, Mention, Value};
use crate::lexicon::Table;
use crate::number::{self, Comparator, Reading};
use crate::text::{PieceKind, Span};
use crate::token::{Cursor, Tokens};
use figure::{Unit, unit_after, unit_before};

/// What every figure of a sentence is read with.
struct Reader<'t> {
    sentence: u32,
    times: &'t [Span],
}

/// Proposes the amounts of a sentence. `times` are the spans of its time expressions: a figure
/// inside one is part of it.
pub fn read(tokens: Tokens<'_>, sentence: u32, times: &[Span], out: &mut Vec<Mention>) {
    let mut cursor = tokens.at(0);
    let reader = Reader { sentence, times };
    let links = traps::links(tokens);
    while let Some(token) = cursor.peek() {
        let candidate = token.kind == PieceKind::Digits
            || tokens.lexicon.starts(token.word, Table::Number)
            || (token.kind == PieceKind::Sign && !token.span.of(tokens.text).starts_with([',', '.', ';']))
            || (token.kind == PieceKind::Dash && cursor.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits));
        if !candidate {
            cursor = cursor.skip(1);
            continue;
        }
        if let Some(link) = links.iter().find(|l| l.start <= token.span.start && token.span.start < l.end) {
            while cursor.peek().is_some_and(|t| t.span.start < link.end) {
                cursor = cursor.skip(1);
            }
            continue;
        }
        if let Some(next) = traps::skip(cursor) {
            cursor = next;
            continue;
        }
        if let Some(inside) = times.iter().find(|t| t.start <= token.span.start && token.span.start < t.end)
            && !wins_over_time(cursor, *inside)
        {
            while cursor.peek().is_some_and(|t| t.span.start < inside.end) {
                cursor = cursor.skip(1);
            }
            continue;
        }
        let from = out.len();
        let next = compound_ordinal(cursor, sentence, out)
            .or_else(|| span::at(cursor, &reader, out))
            .or_else(|| ordinal(cursor, sentence, out));
        cursor = match next {
            Some(next) if next.index > cursor.index => next,
            _ => {
                out.truncate(from);
                cursor.skip(1)
            }
        };
    }
}

/// A figure that a currency, a percent sign or a scale follows is no year and no hour, whatever
/// a time rule saw in it.
fn wins_over_time(cursor: Cursor<'_>, time: Span) -> bool {
    let Some(reading) = number::read(cursor) else { return false };
    match unit_after(&reading) {
        Some(unit) => matches!(unit.kind, AmountKind::Money | AmountKind::Percent) && unit.end.end_offset() > time.end,
        None => false,
    }
}

/// `vingt-cinquième`, `vingt et unième`: the cardinal inside is no number of its own. A fraction
/// (`un vingt-cinquième`) starts at its count and is read as such.
fn compound_ordinal<'a>(cursor: Cursor<'a>, sentence: u32, out: &mut Vec<Mention>) -> Option<Cursor<'a>> {
    let found = number::ordinal(cursor).filter(|o| o.next.index > cursor.index + 1 && cursor.kind() == Some(PieceKind::Word))?;
    let fraction = found.next.back(1).is_some_and(|t| t.span.of(cursor.tokens.text).ends_with('s'));
    if fraction { None } else { ordinal(cursor, sentence, out).filter(|next| next.index == found.next.index) }
}

fn ordinal<'a>(cursor: Cursor<'a>, sentence: u32, out: &mut Vec<Mention>) -> Option<Cursor<'a>> {
    let found = number::ordinal(cursor)?;
    // `premier ministre`, `seconde guerre`: words that are no rank here stay unread only by a
    // capital or a title right after.
    let mut amount = Amount::number(number::Estimate::exactly(found.value));
    amount.ordinal = true;
    out.push(Mention { span: cursor.to(found.next), sentence, rule: "amount.ordinal", value: Value::Amount(amount) });
    Some(found.next)
}

/// Builds the mention of a figure with its unit, hedges and rates; gives the cursor after it.
fn finish<'a>(reading: &Reading<'a>, unit: Option<Unit<'a>>, reader: &Reader<'_>, out: &mut Vec<Mention>) -> Option<Cursor<'a>> {
    let before = unit_before(reading.start);
    let start = before.as_ref().map_or(reading.start, |found| found.start);
    let mut amount = Amount::number(reading.estimate.clone());
    let mut end = reading.next;
    let mut rule = "amount.number";
    if let Some(sign) = before {
        amount.kind = AmountKind::Money;
        sign.fill(&mut amount);
        if sign.english {
            currency::english_scale(reading, &mut amount);
        }
        end = currency::swiss_dash(reading.next);
        rule = "amount.money.sign_first";
    } else if let Some(unit) = unit {
        // `une perte`, `un an`: an article counts only before money, a scale or a percentage.
        if reading.article && unit.kind == AmountKind::Quantity {
            return None;
        }
        amount.kind = unit.kind;
        rule = unit.rule;
        end = unit.end;
        unit.fill(&mut amount);
    } else if reading.article {
        return None;
    }
    let hits = number::hedges_before(start);
    number::bend(&mut amount.estimate, &hits);
    let mut next = end;
    if let Some(hit) = number::hedge_after(end) {
        number::bend(&mut amount.estimate, std::slice::from_ref(&hit));
        next = hit.end;
    }
    if amount.kind != AmountKind::Number {
        rate::read(end, reader.times, &mut amount);
        rate::before(start, &mut amount);
    } else {
        let plain = matches!(amount.estimate.comparator, Comparator::Equal | Comparator::Approx);
        amount.elliptic = reading.scale.is_some_and(|s| s >= rust_decimal::Decimal::from(1_000_000))
            && (plain || !amount.estimate.hedges.is_empty());
    }
    out.push(Mention { span: start.to(end), sentence: reader.sentence, rule, value: Value::Amount(amount) });
    Some(next)
}
