//! One figure, a range of two, or a list that shares a unit, starting at a token.

use super::figure::{Unit, unit_after};
use super::{Reader, finish};
use crate::lexicon::{Table, Tense, VerbFrame};
use crate::mention::{AmountKind, Mention, Value};
use crate::number::{self, Estimate, Reading};
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// Reads what starts at `cursor` into `out`; gives the cursor after it.
pub(super) fn at<'a>(cursor: Cursor<'a>, reader: &Reader<'_>, out: &mut Vec<Mention>) -> Option<Cursor<'a>> {
    let first = number::read(cursor)?;
    if let Some(next) = several(&first, reader, out) {
        return Some(next);
    }
    let unit = unit_after(&first);
    finish(&first, unit, reader, out)
}

/// `20 à 22 dollars`, `entre 10 et 20 %`, `2 et 1,4 milliards de livres`, `118, 150 et 200 euros`.
fn several<'a>(first: &Reading<'a>, reader: &Reader<'_>, out: &mut Vec<Mention>) -> Option<Cursor<'a>> {
    if first.article {
        return None;
    }
    let own = unit_after(first).filter(|unit| unit.kind != AmountKind::Quantity || between_marks(unit.end));
    let after_first = own.as_ref().map_or(first.next, |unit| unit.end);
    let (link, second) = link(first.start, after_first)?;
    let second = number::read(second).filter(|reading| !reading.article && !crate::number::ordinal(reading.start).is_some())?;
    let unit = unit_after(&second);
    match link {
        Link::Range if !changes(first.start) => {
            let same = match (&own, &unit) {
                (Some(a), Some(b)) => a.kind == b.kind && a.currency == b.currency && a.unit == b.unit,
                (None, _) => true,
                (Some(_), None) => false,
            };
            same.then(|| range(first, own.as_ref(), &second, unit, reader, out)).flatten()
        }
        // Two figures, the first borrowing what it lacks from the second.
        Link::Range | Link::List => borrow(first, own, &second, unit.as_ref(), reader, out),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Range,
    List,
}

/// What joins the figure that ends at `after` to the next one.
fn link<'a>(start: Cursor<'a>, after: Cursor<'a>) -> Option<(Link, Cursor<'a>)> {
    let entre = (1..=3).any(|back| start.back(back).is_some_and(|t| start.reads(t, "entre")));
    if let Some(next) = after.eat("à") {
        return Some((Link::Range, next));
    }
    if let Some(next) = after.eat_all(&["et", "non"]) {
        return Some((Link::List, next));
    }
    if let Some(next) = after.eat("et") {
        let next = next.eat_any(&["les", "le", "la"]).unwrap_or(next);
        return Some((if entre { Link::Range } else { Link::List }, next));
    }
    if let Some(next) = after.eat("ou") {
        return Some((Link::Range, next.eat("même").unwrap_or(next)));
    }
    if let Some(next) = after.eat_all(&[",", "voire"]).or_else(|| after.eat("voire")) {
        return Some((Link::Range, next));
    }
    let dash = after.kind() == Some(PieceKind::Dash) && after.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits);
    if dash {
        let spaced = after.peek().is_some_and(|t| t.spaced);
        let next_spaced = after.ahead(1).is_some_and(|t| t.spaced);
        // `10-20 %` and `10 – 20 %`, not `10 -20 %`.
        return (spaced == next_spaced).then(|| (Link::Range, after.skip(1)));
    }
    if after.is(",") && after.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits && t.spaced) {
        return Some((Link::List, after.skip(1)));
    }
    None
}

fn between_marks(end: Cursor<'_>) -> bool {
    end.is_any(&["à", "et"])
}

/// True when `de X à Y` follows a verb of change (`passer de 20 à 22 dollars`, `de … à` after
/// `bondir`, `augmenter`): two figures, not a range.
fn changes(start: Cursor<'_>) -> bool {
    let lexicon = start.tokens.lexicon;
    let Some(previous) = start.back(1) else { return false };
    if !(start.reads(previous, "de") || start.reads(previous, "d'")) {
        return false;
    }
    (2..=12)
        .map_while(|back| start.back(back))
        .take_while(|token| !matches!(token.span.of(start.tokens.text), "." | ";" | ":" | "!" | "?"))
        .any(|token| {
            lexicon.verb_forms(token.word).iter().any(|form| {
                form.tense != Tense::PresentParticiple
                    && lexicon.rows().triggers_of_verb.get(&form.lemma).is_some_and(|rows| {
                        rows.iter()
                            .filter_map(|row| lexicon.rows().verb_triggers.get(*row as usize))
                            .any(|t| t.frame == VerbFrame::FromTo)
                    })
            })
        })
}

/// The value `first` has when it shares the scale of `second` (`10 à 20 millions`).
fn share(first: &Reading<'_>, second: &Reading<'_>) -> Option<Estimate> {
    let scale = second.scale.filter(|_| first.scale.is_none())?;
    let low = first.estimate.value.filter(|v| *v < Decimal::ONE_THOUSAND)?;
    let scaled = low.checked_mul(scale)?;
    Some(Estimate { value: Some(scaled.normalize()), ..first.estimate.clone() })
}

fn range<'a>(
    first: &Reading<'a>,
    own: Option<&Unit<'a>>,
    second: &Reading<'a>,
    unit: Option<Unit<'a>>,
    reader: &Reader<'_>,
    out: &mut Vec<Mention>,
) -> Option<Cursor<'a>> {
    let high = second.estimate.value?;
    let plain = first.estimate.value?;
    let scaled = if own.is_some() { None } else { share(first, second).and_then(|e| e.value).filter(|low| *low <= high) };
    let low = scaled.unwrap_or(plain);
    let written_out = own.is_some() || first.digits == second.digits || scaled.is_some() || first.scale.is_some();
    // `3 à 2`, `un à deux`: without a unit only a rising pair is a range.
    if low >= high || (unit.is_none() && !written_out) {
        return None;
    }
    if unit.is_none()
        && second.scale.is_none()
        && !matches!(first.start.back(1), Some(t) if first.start.reads(t, "entre") || first.start.reads(t, "de"))
    {
        return None;
    }
    let merged = Reading {
        estimate: Estimate::between(low, high),
        span: first.span.cover(second.span),
        start: first.start,
        article: false,
        ..second.clone()
    };
    let mark = out.len();
    let next = finish(&merged, unit, reader, out);
    if let Some(Mention { value: Value::Amount(amount), .. }) = out.get_mut(mark) {
        // Cents of the lower bound were divided with the upper one; nothing else to mend.
        amount.elliptic &= amount.estimate.max.is_some();
    }
    next
}

fn borrow<'a>(
    first: &Reading<'a>,
    own: Option<Unit<'a>>,
    second: &Reading<'a>,
    unit: Option<&Unit<'a>>,
    reader: &Reader<'_>,
    out: &mut Vec<Mention>,
) -> Option<Cursor<'a>> {
    if own.is_some() || first.estimate.value.is_none() {
        return None;
    }
    let unit = unit.filter(|u| u.kind != AmountKind::Quantity || changes(first.start)).or(None)?;
    // A lone year or hour before `et 3 millions` borrows nothing.
    let year = first.digits && first.scale.is_none() && first.span.len() == 4;
    if year || !(first.digits == second.digits || first.scale.is_some()) {
        return None;
    }
    let mut reading = first.clone();
    if let Some(shared) = share(first, second) {
        reading.estimate = shared;
    }
    let mut lent = unit.clone();
    lent.end = first.next;
    lent.extra = Decimal::ZERO;
    if let Some((_, basis)) = &mut lent.currency {
        *basis = "inherited";
    }
    lent.rule = "amount.elliptic";
    finish(&reading, Some(lent), reader, out)
}

/// True when some table of units or currencies starts with the next word; used by traps.
pub(super) fn starts_unit(cursor: Cursor<'_>) -> bool {
    cursor.peek().is_some_and(|token| {
        let lexicon = cursor.tokens.lexicon;
        [Table::Currency, Table::CurrencyHead, Table::Unit].iter().any(|table| lexicon.starts(token.word, *table))
    })
}
