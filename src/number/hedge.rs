//! The words that bend a figure, before it and after it.

use crate::lexicon::{Hedge, HedgeSense, HedgeSide, Table};
use crate::number::{Bias, Comparator, Estimate};
use crate::text::{PieceKind, Span};
use crate::token::Cursor;

/// A hedge found beside a figure.
#[derive(Clone, Copy, Debug)]
pub struct HedgeHit<'a> {
    /// Its row.
    pub row: &'a Hedge,
    /// Where.
    pub span: Span,
    /// Before it.
    pub start: Cursor<'a>,
    /// After it.
    pub end: Cursor<'a>,
}

/// Longest hedge phrase of the table, in tokens.
const LONGEST: usize = 7;

/// The hedges that end where the figure at `figure` starts, outermost first (`au moins` of
/// `au moins environ 3`). Articles and prepositions between hedge and figure are stepped over.
#[must_use]
pub fn before(figure: Cursor<'_>) -> Vec<HedgeHit<'_>> {
    let mut hits = Vec::new();
    let mut at = figure;
    loop {
        let Some(hit) = ending_at(at).or_else(|| step_over(at).and_then(ending_at)) else { break };
        at = hit.start;
        hits.push(hit);
    }
    hits.reverse();
    hits
}

/// The hedge that starts right after a figure and its unit (`3 millions d’euros environ`).
#[must_use]
pub fn after(cursor: Cursor<'_>) -> Option<HedgeHit<'_>> {
    let rows = &cursor.tokens.lexicon.rows().hedges;
    let inner = if cursor.is("(") || cursor.is(",") { cursor.skip(1) } else { cursor };
    let (end, row) = inner.phrase(Table::Hedge, |row, _| {
        rows.get(row as usize)
            .is_some_and(|h| h.side != HedgeSide::Before && !(h.side == HedgeSide::Both && inner.index != cursor.index))
    })?;
    // `3 millions environ 20 ans après`: what another figure follows is that figure's hedge.
    if end.kind() == Some(PieceKind::Digits) {
        return None;
    }
    Some(HedgeHit { row: rows.get(row as usize)?, span: inner.to(end), start: inner, end })
}

fn ending_at(end: Cursor<'_>) -> Option<HedgeHit<'_>> {
    let rows = &end.tokens.lexicon.rows().hedges;
    for length in (1..=LONGEST.min(end.index)).rev() {
        let start = end.rewind(length);
        let mut hit = None;
        if let Some(token) = start.peek()
            && start.tokens.lexicon.starts(token.word, Table::Hedge)
        {
            // Only a phrase that ends exactly at the figure counts.
            let _ = start.phrase(Table::Hedge, |row, span| {
                let fits = end.back(1).is_some_and(|last| last.span.end == span.end)
                    && rows.get(row as usize).is_some_and(|h| h.side != HedgeSide::After);
                if fits {
                    hit = Some(row);
                }
                fits
            });
        }
        if let Some(row) = hit.and_then(|row| rows.get(row as usize))
            && !negated(start, row)
        {
            return Some(HedgeHit { row, span: start.to(end), start, end });
        }
    }
    None
}

/// `n’ont plus de 3 salariés`: a negation, not a bound.
fn negated(start: Cursor<'_>, row: &Hedge) -> bool {
    &*row.phrase == "plus de"
        && (1..=4).any(|back| start.back(back).is_some_and(|t| start.reads(t, "n'") || start.reads(t, "ne")))
}

/// `à environ les 5 milliards`, `avoisinant les`, `de l’ordre de`: words that may stand between.
fn step_over(at: Cursor<'_>) -> Option<Cursor<'_>> {
    const BETWEEN: [&str; 14] = ["les", "le", "la", "l'", "des", "de", "d'", "à", "aux", "un", "une", "total", "du", "quelque"];
    let mut back = at;
    for _ in 0..3 {
        let token = back.back(1)?;
        if !BETWEEN.iter().any(|word| at.reads(token, word)) {
            return None;
        }
        back = back.rewind(1);
        if ending_at(back).is_some() {
            return Some(back);
        }
    }
    None
}

/// Bends `estimate` by `hits` (outermost first): the outermost bound wins, an approximation
/// inside it stays told by its span.
pub fn bend(estimate: &mut Estimate, hits: &[HedgeHit<'_>]) {
    let mut spans: Vec<Span> = Vec::new();
    for hit in hits.iter().rev() {
        if hit.row.framing {
            continue;
        }
        spans.push(hit.span);
        if let Some(bias) = hit.row.bias {
            estimate.bias = Some(if bias == "below" { Bias::Below } else { Bias::Above });
        }
        apply(estimate, hit.row.sense);
    }
    estimate.hedges.extend(spans);
    estimate.hedges.sort();
}

fn apply(estimate: &mut Estimate, sense: HedgeSense) {
    if matches!(estimate.comparator, Comparator::Range | Comparator::Vague) {
        return;
    }
    let value = estimate.value;
    match sense {
        HedgeSense::Approx => {
            if estimate.comparator == Comparator::Equal {
                estimate.comparator = Comparator::Approx;
            }
        }
        HedgeSense::MoreThan => (estimate.comparator, estimate.min, estimate.max) = (Comparator::MoreThan, value, None),
        HedgeSense::EqualOrMore => (estimate.comparator, estimate.min, estimate.max) = (Comparator::EqualOrMore, value, None),
        HedgeSense::LessThan => (estimate.comparator, estimate.max, estimate.min) = (Comparator::LessThan, value, None),
        HedgeSense::EqualOrLess => (estimate.comparator, estimate.max, estimate.min) = (Comparator::EqualOrLess, value, None),
        HedgeSense::Equal => {}
        HedgeSense::Vague => estimate.comparator = Comparator::Vague,
    }
}
