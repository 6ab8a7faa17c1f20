//! Two figures that belong together: a range, or a neighbour that lends its unit and scale.

use super::shared;
use super::single::{self, finish};
use super::unit::{Unit, unit_after};
use super::{RANGE, Reader};
use crate::lexicon::{Tense, VerbFrame};
use crate::mention::{AmountKind, Mention};
use crate::number::{self, Estimate, Reading};
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// Reads what starts at `cursor` into `out`; gives the cursor after it.
pub(super) fn at<'a>(cursor: Cursor<'a>, reader: &Reader<'_>, out: &mut Vec<Mention>) -> Option<Cursor<'a>> {
    let first = number::read(cursor)?;
    let unit = unit_after(&first);
    if let Some(next) = several(&first, unit.as_ref(), reader, out) {
        return Some(next);
    }
    finish(&first, unit, single::Told::Itself, reader, out)
}

/// What joins a figure to the next one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// `à`, `-`, `entre … et`
    To,
    /// `ou`, `voire`
    Or,
    /// `±`
    PlusMinus,
}

/// `20 à 22 dollars`, `entre 10 et 20 %`, `2, voire 3 milliards`, `10 % ± 2`; then what borrows.
fn several<'a>(first: &Reading<'a>, own: Option<&Unit<'a>>, reader: &Reader<'_>, out: &mut Vec<Mention>) -> Option<Cursor<'a>> {
    first.estimate.value.filter(|_| !first.share)?;
    let own = own.filter(|unit| !first.article || unit.kind != AmountKind::Quantity);
    let after = own.map_or(first.next, |unit| unit.end);
    // `deux trois personnes`
    let few = || {
        let pair = !first.digits && own.is_none() && number::cardinal(first.start).is_some_and(|low| number::side_by_side(&low));
        pair.then_some((Link::To, after))
    };
    if let Some((link, at)) = link(first.start, after).or_else(few)
        && let Some(second) = number::read(at).filter(|r| !r.share && (!r.article || r.scale.is_some()))
        && number::ordinal(at).is_none()
        && !(link == Link::To && changes(first.start))
        && let Some(next) = range(first, own, link, &second, reader, out)
    {
        return Some(next);
    }
    if own.is_some() || first.article {
        return None;
    }
    shared::borrow(first, reader, out)
}

fn link<'a>(start: Cursor<'a>, after: Cursor<'a>) -> Option<(Link, Cursor<'a>)> {
    if let Some(next) = after.eat("à") {
        return Some((Link::To, next.eat("près").map_or(next, |_| next)));
    }
    if let Some(next) = after.eat("et") {
        let between = (1..=3).any(|back| start.back(back).is_some_and(|t| start.reads(t, "entre")));
        return between.then(|| (Link::To, next.eat_any(&["les", "le", "la"]).unwrap_or(next)));
    }
    if let Some(next) = after.eat("ou") {
        return Some((Link::Or, next.eat("même").unwrap_or(next)));
    }
    let comma = after.eat(",").unwrap_or(after);
    if let Some(next) = comma.eat("voire") {
        return Some((Link::Or, next.eat("même").unwrap_or(next)));
    }
    if let Some(next) = after.eat("±") {
        return Some((Link::PlusMinus, next));
    }
    let dash = after.kind() == Some(PieceKind::Dash) && after.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits);
    // `10-20 %` and `10 – 20 %`, not `10 -20 %`.
    let even = after.peek().is_some_and(|t| t.spaced) == after.ahead(1).is_some_and(|t| t.spaced);
    (dash && even).then(|| (Link::To, after.skip(1)))
}

/// One mention for both figures, when they make a range.
fn range<'a>(
    first: &Reading<'a>,
    own: Option<&Unit<'a>>,
    link: Link,
    second: &Reading<'a>,
    reader: &Reader<'_>,
    out: &mut Vec<Mention>,
) -> Option<Cursor<'a>> {
    let unit = unit_after(second);
    // `arrêté en 2020 à 3,4 milliards`
    let year = first.digits && first.span().len() == 4 && own.is_none() && first.scale.is_none();
    if year && (second.scale.is_some() || unit.as_ref().is_some_and(|u| u.kind == AmountKind::Money)) && second.digits {
        let plausible = first.estimate.value.is_some_and(|v| v >= Decimal::from(1800) && v <= Decimal::from(2100));
        if plausible {
            return None;
        }
    }
    let same = match (own, &unit) {
        (Some(a), Some(b)) => a.same(b),
        (None, _) => true,
        (Some(_), None) => link != Link::To && second.scale.is_none() && ends(second.next),
    };
    if !same {
        return None;
    }
    let (low, high) = bounds(first, own, link, second, unit.as_ref())?;
    let said = own.is_some() || unit.is_some() || first.scale.is_some() || second.scale.is_some();
    let framed = ["entre", "de", "d'"].iter().any(|word| first.start.back(1).is_some_and(|t| first.start.reads(t, word)));
    // `3 à 2`, `2 à 3`: without a unit only words around make it a range.
    if !said && !framed && link == Link::To {
        return None;
    }
    let merged = Reading {
        estimate: Estimate::between(low, high),
        start: first.start,
        article: false,
        scale: second.scale.or(first.scale),
        ..second.clone()
    };
    // The bounds are already in units of the currency.
    let unit = unit.or_else(|| own.map(|unit| Unit { end: second.next, ..unit.clone() }));
    let unit = unit.map(|unit| Unit { worth: Decimal::ONE, extra: Decimal::ZERO, rule: RANGE, ..unit });
    finish(&merged, unit, single::Told::Range, reader, out)
}

/// Lower and upper bound, each in its own unit; a scale said once is shared (`10 à 20 millions`,
/// `un milliard et demi, voire deux`).
fn bounds(
    first: &Reading<'_>,
    own: Option<&Unit<'_>>,
    link: Link,
    second: &Reading<'_>,
    unit: Option<&Unit<'_>>,
) -> Option<(Decimal, Decimal)> {
    let (plain, other) = (first.estimate.value?, second.estimate.value?);
    let count = |unit: Option<&Unit<'_>>, value: Decimal| unit.map_or(Some(value), |unit| unit.count(value));
    let high = count(unit.or(own), other)?;
    if link == Link::PlusMinus {
        let middle = count(own.or(unit), plain)?;
        return Some((middle.checked_sub(high)?, middle.checked_add(high)?));
    }
    let small = |value: Decimal| value.abs() < Decimal::ONE_THOUSAND;
    let low = count(own.or(unit), plain)?;
    let lent_up = second.scale.filter(|_| first.scale.is_none() && own.is_none() && small(plain));
    if let Some(low) = lent_up.and_then(|scale| low.checked_mul(scale)) {
        return (low < high).then_some((low, high));
    }
    let lent_down = first.scale.filter(|_| second.scale.is_none() && unit.is_none() && small(other));
    if let Some(high) = lent_down.and_then(|scale| high.checked_mul(scale)).filter(|high| low < *high) {
        return Some((low, high));
    }
    (low < high).then_some((low, high))
}

/// Nothing that could be counted follows.
fn ends(next: Cursor<'_>) -> bool {
    use crate::lexicon::Classes;
    next.kind() != Some(PieceKind::Word)
        || next.classes().any(Classes::PREPOSITION.with(Classes::COORDINATOR).with(Classes::ADVERB).with(Classes::SUBORDINATOR))
}

/// The verb has no words of its own but its prepositions: `faire passer de à` makes no change of
/// every `faire`.
fn plain(phrase: &str) -> bool {
    phrase.split(' ').skip(1).all(|word| matches!(word, "de" | "à" | "d'"))
}

/// Verbs whose present participle opens a range.
const SPANS: [&str; 2] = ["aller", "évoluer"];

/// True when `de X` follows a verb of change (`passer de 20 à 22 dollars`, `bondir de 3 à 5 %`):
/// two figures, not a range.
pub(super) fn changes(start: Cursor<'_>) -> bool {
    const REACH: usize = 12;
    let lexicon = start.tokens.lexicon;
    let from = start.back(1).is_some_and(|t| start.reads(t, "de") || start.reads(t, "d'"));
    let change = |word| {
        lexicon.verb_forms(word).iter().any(|form| {
            // `allant de 3 à 5` spans; `passant de 3 à 5` has changed.
            !(form.tense == Tense::PresentParticiple && SPANS.contains(&lexicon.infinitive(form.lemma)))
                && lexicon.rows().triggers_of_verb.get(&form.lemma).is_some_and(|rows| {
                    rows.iter()
                        .filter_map(|row| lexicon.rows().verb_triggers.get(*row as usize))
                        .any(|trigger| trigger.frame == VerbFrame::FromTo && plain(trigger.phrase))
                })
        })
    };
    from && (2..=REACH)
        .map_while(|back| start.back(back))
        .take_while(|token| !matches!(token.span.of(start.tokens.text), "." | ";" | ":" | "!" | "?"))
        .any(|token| token.kind == PieceKind::Word && change(token.word))
}
