//! What a figure is compared with.

use super::types::Comparison;
use crate::lexicon::{Classes, VerbFrame};
use crate::mention::{Amount, AmountKind, Mention};
use crate::number::Comparator;
use crate::token::{Cursor, Tokens};

/// A figure's neighbours in its sentence, as comparison sees them.
pub(super) struct Figures<'a> {
    /// The sentence's tokens.
    pub tokens: Tokens<'a>,
    /// The claimable amounts of the sentence, in order.
    pub list: &'a [&'a Mention],
}

/// The comparison of figure `index` of `figures`, if one is stated; with it the index of the
/// other figure.
pub(super) fn comparison(figures: &Figures<'_>, index: usize) -> Option<(Comparison, Option<usize>, &'static str)> {
    let this = figures.list.get(index)?;
    let amount = this.amount()?;
    let start = figures.tokens.at(figures.tokens.index_at(this.span.start));
    multiplied(amount)
        .map(|made| (made, None, "comparison.multiplied"))
        .or_else(|| from_to(figures, index, start))
        .or_else(|| versus(figures, index, start))
        .or_else(|| change(amount, start))
}

fn multiplied(amount: &Amount) -> Option<Comparison> {
    if amount.unit.as_deref() != Some("times") {
        return None;
    }
    let factor = amount.estimate.value.map(|v| v.to_string());
    Some(Comparison { op: "multiplied", factor, base: None, base_claim: None })
}

/// `de 20 à 22 dollars` after a verb of change: the second rests on the first.
fn from_to(figures: &Figures<'_>, index: usize, start: Cursor<'_>) -> Option<(Comparison, Option<usize>, &'static str)> {
    let previous = index.checked_sub(1)?;
    let base = figures.list.get(previous)?;
    let joined = start.back(1).is_some_and(|t| start.reads(t, "à"))
        && base.span.end <= start.offset()
        && start.offset() - base.span.end < 12;
    let base_start = figures.tokens.at(figures.tokens.index_at(base.span.start));
    let from = base_start.back(1).is_some_and(|t| base_start.reads(t, "de") || base_start.reads(t, "d'"));
    (joined && from).then(|| (against("from_to", base), Some(previous), "comparison.from_to"))
}

/// `200 millions en 2023, contre 28 millions l’an passé`: the first is compared with the second.
fn versus(figures: &Figures<'_>, index: usize, _start: Cursor<'_>) -> Option<(Comparison, Option<usize>, &'static str)> {
    let next = index + 1;
    let other = figures.list.get(next)?;
    let this = figures.list.get(index)?;
    let at = figures.tokens.index_at(other.span.start);
    let from = figures.tokens.index_at(this.span.end);
    let said = (from..at).rev().take(5).any(|i| figures.tokens.at(i).is("contre"));
    let same = this.amount()?.kind == other.amount()?.kind;
    (said && same).then(|| (against("versus", other), Some(next), "comparison.versus"))
}

fn against(op: &'static str, other: &Mention) -> Comparison {
    let value = other.amount().and_then(|a| a.estimate.value).map(|v| v.to_string());
    Comparison { op, factor: None, base: Some((other.span, value)), base_claim: None }
}

/// `en hausse de 12 %`, `a progressé de 3 %`, `+12 %`: a change by the figure.
fn change(amount: &Amount, start: Cursor<'_>) -> Option<(Comparison, Option<usize>, &'static str)> {
    if !is_change(amount, start) {
        return None;
    }
    let op = if amount.kind == AmountKind::Percent && amount.unit.is_none() { "change_percent" } else { "change_amount" };
    Some((Comparison { op, factor: None, base: None, base_claim: None }, None, "comparison.change"))
}

/// The figure is a change, not a level: a word of rise or fall with `de` governs it, or a sign.
pub(super) fn is_change(amount: &Amount, start: Cursor<'_>) -> bool {
    let signed =
        start.is("+") || (amount.kind == AmountKind::Percent && amount.estimate.value.is_some_and(|v| v.is_sign_negative()));
    signed || change_word(start).is_some()
}

/// The word of change that governs the figure through `de` (`hausse de`, `bondi de`), with its
/// direction.
pub(super) fn change_word(start: Cursor<'_>) -> Option<(&'static str, usize)> {
    const RISE: [&str; 13] = [
        "hausse",
        "augmentation",
        "progression",
        "croissance",
        "bond",
        "rebond",
        "accroissement",
        "envolée",
        "relèvement",
        "majoration",
        "flambée",
        "gain",
        "hausses",
    ];
    const FALL: [&str; 15] = [
        "baisse",
        "recul",
        "chute",
        "diminution",
        "repli",
        "réduction",
        "contraction",
        "dégringolade",
        "effondrement",
        "rabais",
        "remise",
        "décrue",
        "plongeon",
        "baisses",
        "érosion",
    ];
    let lexicon = start.tokens.lexicon;
    let mut linked = false;
    for back in 1..=8 {
        let cursor = start.rewind(back);
        if cursor.index + back != start.index || cursor.is_any(&[",", ";", ":", "."]) {
            return None;
        }
        if cursor.is_any(&["de", "d'"]) {
            linked = true;
            continue;
        }
        if !linked {
            // Only hedges and articles may stand between `de` and the figure.
            if back > 5 {
                return None;
            }
            continue;
        }
        if RISE.iter().any(|word| cursor.is(word)) {
            return Some(("up", cursor.index));
        }
        if FALL.iter().any(|word| cursor.is(word)) {
            return Some(("down", cursor.index));
        }
        let token = cursor.peek()?;
        for form in lexicon.verb_forms(token.word) {
            let rows = lexicon.rows().triggers_of_verb.get(&form.lemma).into_iter().flatten();
            for trigger in rows.filter_map(|row| lexicon.rows().verb_triggers.get(*row as usize)) {
                if trigger.frame == VerbFrame::Change {
                    return Some((if trigger.direction == "down" { "down" } else { "up" }, cursor.index));
                }
            }
        }
        if !lexicon.classes(token.word).any(Classes::ADVERB) {
            return None;
        }
    }
    None
}

/// Names of measures the comparator alone gives.
pub(super) fn measure_of(amount: &Amount, start: Cursor<'_>) -> &'static str {
    if amount.unit.as_deref() == Some("times") {
        return "ratio";
    }
    if is_change(amount, start) {
        return "change";
    }
    if matches!(amount.estimate.comparator, Comparator::EqualOrLess)
        && amount.estimate.hedges.iter().any(|h| h.of(start.tokens.text).contains("plafonn"))
    {
        return "cap";
    }
    "level"
}
