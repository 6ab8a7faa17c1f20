//! The words that bend a figure: where they stand, before it, after it and inside it.

use super::gap::{capped, crossed, interrupted, passed, reached};
use super::negation::{Scope, scope};
use crate::lexicon::{Classes, Hedge, HedgeSense, HedgeSide, Table};
use crate::text::{PieceKind, Span};
use crate::token::Cursor;

/// A hedge found beside a figure.
#[derive(Clone, Copy, Debug)]
pub struct HedgeHit<'a> {
    /// Its row.
    pub row: &'a Hedge,
    /// What it says here: a negation may turn it (`n’excède pas`).
    pub sense: HedgeSense,
    /// It says nothing on the value (`déjà`).
    pub framing: bool,
    /// Where.
    pub span: Span,
    /// Before it.
    pub start: Cursor<'a>,
    /// After it.
    pub end: Cursor<'a>,
}

/// Longest hedge phrase of the table, in tokens.
const LONGEST: usize = 7;

/// Hedges read before one figure at most.
const MOST: usize = 4;

/// The hedges that end where the figure at `figure` starts, outermost first (`au moins` of
/// `au moins environ 3`). Articles, prepositions and adverbs between are stepped over.
#[must_use]
pub fn before(figure: Cursor<'_>) -> Vec<HedgeHit<'_>> {
    let mut hits = Vec::new();
    let mut at = figure;
    while hits.len() < MOST {
        let Some(hit) =
            ending_at(at).or_else(|| capped(at)).or_else(|| passed(at)).or_else(|| beyond(at)).or_else(|| interrupted(at))
        else {
            break;
        };
        let hit = crossed(&hit).or_else(|| reached(&hit)).unwrap_or(hit);
        at = hit.start;
        hits.push(hit);
    }
    hits.reverse();
    hits
}

/// The hedge that starts right after a figure and its unit (`3 millions d’euros environ`).
#[must_use]
pub fn after(cursor: Cursor<'_>) -> Option<HedgeHit<'_>> {
    let inner = if cursor.is("(") || cursor.is(",") { cursor.skip(1) } else { cursor };
    let marked = inner.index != cursor.index;
    let hit = following(inner)?;
    let end = hit.end;
    let closed = end.kind().is_none_or(|kind| kind == PieceKind::Sign);
    // `3 millions, environ la moitié` goes on to its own figure; so does `environ 20 ans`.
    if marked && !closed && (hit.row.side == HedgeSide::Both || hit.row.phrase.starts_with("et ")) {
        return None;
    }
    let figure = end.peek().is_some_and(|t| t.kind == PieceKind::Digits || end.tokens.lexicon.starts(t.word, Table::Number));
    // `920 000 frigos et plus d’un million de télés`, `3 % ou plus que l’an passé`: a comparison.
    let compares = end.is_any(&["de", "d'", "que", "qu'", "du", "des"])
        && end.back(1).is_some_and(|t| ["plus", "moins", "davantage"].iter().any(|word| end.reads(t, word)));
    (!figure && !compares).then_some(hit)
}

/// A hedge between a number and what it counts (`mille et quelques euros`).
#[must_use]
pub fn inner(cursor: Cursor<'_>) -> Option<HedgeHit<'_>> {
    following(cursor).filter(|hit| hit.end.kind() == Some(PieceKind::Word))
}

fn following(cursor: Cursor<'_>) -> Option<HedgeHit<'_>> {
    let rows = &cursor.tokens.lexicon.rows().hedges;
    let (end, row) = cursor.phrase(Table::Hedge, |row, _| rows.get(row as usize).is_some_and(|h| h.side != HedgeSide::Before))?;
    let row = rows.get(row as usize)?;
    Some(HedgeHit { row, sense: row.sense, framing: row.framing, span: cursor.to(end), start: cursor, end })
}

/// The hedge whose phrase ends right before `end`; the longest one.
fn ending_at(end: Cursor<'_>) -> Option<HedgeHit<'_>> {
    let rows = &end.tokens.lexicon.rows().hedges;
    let last = end.back(1)?;
    for length in (1..=LONGEST.min(end.index)).rev() {
        let start = end.rewind(length);
        if !start.peek().is_some_and(|token| start.tokens.lexicon.starts(token.word, Table::Hedge)) {
            continue;
        }
        // Only a phrase that ends exactly at the figure counts.
        let hit = start.phrase(Table::Hedge, |row, span| {
            span.end == last.span.end && rows.get(row as usize).is_some_and(|h| h.side != HedgeSide::After)
        });
        if let Some(row) = hit.and_then(|(_, row)| rows.get(row as usize)) {
            let sense = standing(start, end, row)?;
            return Some(HedgeHit { row, sense, framing: row.framing, span: start.to(end), start, end });
        }
    }
    None
}

/// What `row` says at this place; none where it is no hedge of the figure.
fn standing(start: Cursor<'_>, end: Cursor<'_>, row: &Hedge) -> Option<HedgeSense> {
    let previous = |words: &[&str]| start.back(1).is_some_and(|t| words.iter().any(|word| start.reads(t, word)));
    let comparative = ["supérieur", "inférieur", "plus ", "moins "].iter().any(|head| row.phrase.starts_with(head));
    // `trois fois supérieur à`, `20 % moins de`, `et non plus de 9 %`, `suivi de près de trois autres`.
    if comparative && previous(&["fois", "%", "point", "points", "cent", "non"]) {
        return None;
    }
    let followed = row.phrase.starts_with("près")
        && previous(&["de"])
        && start.back(2).is_some_and(|t| ["suivi", "suivie", "suivis", "suivies"].iter().any(|word| start.reads(t, word)));
    if followed {
        return None;
    }
    // `dans les deux cas`, `dans les 27 pays`: only round figures are about.
    if row.phrase == "dans les" && !about(end) {
        return None;
    }
    match scope(start, end, row) {
        Scope::None => Some(row.sense),
        Scope::Turned(sense) => Some(sense),
        Scope::Void => None,
    }
}

/// `dans les 3 000 euros`, `il y avait dans les 200 personnes`: a round figure of money, measure or
/// per cent, or one that a verb of being governs.
fn about(figure: Cursor<'_>) -> bool {
    let Some((value, next)) = super::cardinal(figure).map(|c| (c.value, c.next)) else { return false };
    let round = value.is_integer() && (value % rust_decimal::Decimal::from(5)).is_zero() && value >= rust_decimal::Decimal::TEN;
    let money = [Table::Currency, Table::CurrencyHead, Table::Unit].iter().any(|table| next.any_phrase(*table).is_some());
    let scaled = next.peek().is_some_and(|t| figure.tokens.lexicon.starts(t.word, Table::Number));
    let verb = figure.index > 2 && {
        let before = figure.rewind(3);
        before.classes().any(Classes::AUXILIARY)
            || before.is_any(&["a", "avait", "aura", "faut", "fait", "coûte", "gagne", "dure"])
    };
    round && (money || scaled || next.is_any(&["%"]) || verb)
}

/// The hedge before words that may stand between it and its figure: `avoisine les`, `de l’ordre
/// de`; after a verb also adverbs (`dépasse désormais les`).
fn beyond(at: Cursor<'_>) -> Option<HedgeHit<'_>> {
    const BETWEEN: [&str; 16] =
        ["les", "le", "la", "l'", "des", "de", "d'", "à", "aux", "au", "total", "du", "quelque", "ces", "ce", "cette"];
    let mut back = at;
    let mut adverb = false;
    for _ in 0..3 {
        let token = back.back(1)?;
        if !BETWEEN.iter().any(|word| at.reads(token, word)) {
            let classes = at.tokens.lexicon.classes(token.word);
            if !classes.any(Classes::ADVERB.with(Classes::NEGATION)) || degree(at, token) {
                return None;
            }
            adverb = true;
        }
        back = back.rewind(1);
        if let Some(hit) = ending_at(back).or_else(|| if adverb { None } else { interrupted(back) }) {
            // `davantage que les 450 000 euros évoqués` compares with a figure said before.
            if hit.row.phrase.ends_with(" que") {
                return None;
            }
            let verb = back.back(1).is_some_and(|t| at.tokens.lexicon.classes(t.word).any(Classes::VERB));
            return (verb || !adverb).then_some(hit);
        }
    }
    None
}

/// Adverbs that compare: `dépasse de plus` says no more of the figure after it.
fn degree(at: Cursor<'_>, token: &crate::token::Token) -> bool {
    ["plus", "moins", "près", "loin", "autant", "aussi", "ne", "n'", "sans"].iter().any(|word| at.reads(token, word))
}
