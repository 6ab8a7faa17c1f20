//! What a figure is compared with.

use super::predicate::{Found, LinkKind, link};
use super::scene::Scene;
use super::types::Comparison;
use crate::lexicon::VerbFrame;
use crate::mention::{Amount, AmountKind, Mention};
use std::ops::Range;

/// A comparison, the index of the figure it rests on, and the rule that read it.
type Made = (Comparison, Option<usize>, &'static str);

/// Verbs of a multiple with their factor.
const MULTIPLES: [(&str, &str); 10] = [
    ("doubler", "2"),
    ("tripler", "3"),
    ("quadrupler", "4"),
    ("quintupler", "5"),
    ("sextupler", "6"),
    ("septupler", "7"),
    ("octupler", "8"),
    ("nonupler", "9"),
    ("décupler", "10"),
    ("centupler", "100"),
];

/// The comparison of figure `index`, if one is stated.
pub(super) fn comparison(scene: &Scene<'_>, index: usize, found: &Found<'_>) -> Option<Made> {
    let amount = scene.figures.get(index)?.mention.amount()?;
    times(scene, amount, index)
        .or_else(|| from_to(scene, index))
        .or_else(|| versus(scene, amount, index))
        .or_else(|| change(scene, amount, index, found))
        .or_else(|| doubled(scene, index))
        .or_else(|| share(scene, amount, found))
        .or_else(|| part(scene, amount, index))
}

fn made(op: &'static str, factor: Option<String>, base: Option<(usize, &Mention)>, rule: &'static str) -> Made {
    let index = base.map(|b| b.0);
    let base = base.map(|(_, other)| (other.span, other.amount().and_then(|a| a.estimate.value).map(|v| v.to_string())));
    (Comparison { op, factor, base, base_claim: None }, index, rule)
}

/// `trois fois plus`, `multiplié par cinq`, `divisé par deux`, `deux fois moins que 3 millions`.
fn times(scene: &Scene<'_>, amount: &Amount, index: usize) -> Option<Made> {
    if amount.unit.as_deref() != Some("times") {
        return None;
    }
    let figure = scene.figures.get(index)?.range.clone();
    let less = scene.at(figure.end).is("moins");
    let divided = (figure.start.saturating_sub(4)..figure.start).any(|i| scene.at(i).text().starts_with("divis"));
    let op = if less || divided { "divided" } else { "multiplied" };
    let factor = amount.estimate.value.map(|v| v.to_string());
    // `deux fois plus que les 3 millions de 2020`
    let base = scene.figures.get(index + 1).filter(|other| {
        (figure.end..other.range.start).any(|i| scene.at(i).is_joined("que")) && other.range.start - figure.end <= 6
    });
    Some(made(op, factor, base.map(|b| (index + 1, b.mention)), "comparison.multiplied"))
}

/// `a doublé, à 3,4 milliards`: the verb of a multiple whose result the figure is.
fn doubled(scene: &Scene<'_>, index: usize) -> Option<Made> {
    let figure = scene.figures.get(index)?;
    let start = figure.range.start;
    if !matches!(link(scene, index).kind, LinkKind::At) {
        return None;
    }
    let grammar = &scene.grammar;
    let clause = grammar.clause_at(start);
    let near = grammar.groups_in(start.saturating_sub(12)..start);
    let group = near.rev().filter_map(|i| grammar.groups.get(i)).find(|g| g.clause == clause && g.range.end <= start)?;
    let lexicon = scene.tokens.lexicon;
    let forms = scene.at(group.head()).peek().map(|t| lexicon.verb_forms(t.word))?;
    let factor = MULTIPLES.iter().find(|(verb, _)| forms.iter().any(|f| lexicon.infinitive(f.lemma) == *verb))?.1;
    Some(made("multiplied", Some(factor.to_owned()), None, "comparison.multiplied"))
}

/// `de 20 à 22 dollars` after a verb of change: the second rests on the first.
fn from_to(scene: &Scene<'_>, index: usize) -> Option<Made> {
    let previous = index.checked_sub(1)?;
    let base = scene.figures.get(previous)?;
    let this = scene.figures.get(index)?;
    let (from, to) = (base.mention.amount()?, this.mention.amount()?);
    let same = from.kind == to.kind && (alike(to, from) || from.unit.is_none() || to.unit.is_none());
    let tie = link(scene, index);
    let first = link(scene, previous);
    let joined = tie.kind == LinkKind::At && scene.at(tie.at).is_joined("à") || scene.at(scene.outer_start(index)).is("jusqu'");
    let gap = base.range.end..tie.at.max(base.range.end);
    // `augmente de 0,1 point pour passer à 10 %`, `bondit de 4 dollars, à 92 dollars`: the first is the step.
    let apart = |i: usize| scene.at(i).is_any(&[";", ":", ",", "pour"]) || scene.grammar.finite_at(i);
    let close = gap.len() <= 8 && !gap.clone().any(apart);
    // `chuter de 10 à 30 %`: how far, from the least to the most.
    let bare = base.mention.span.of(scene.tokens.text).ends_with(|c: char| c.is_ascii_digit());
    let moves = match moved(scene, base.range.start) {
        Some(VerbFrame::FromTo) => true,
        Some(_) => !(bare && to.kind == AmountKind::Percent),
        None => false,
    };
    (same && joined && close && first.kind == LinkKind::Of && moves)
        .then(|| made("from_to", None, Some((previous, base.mention)), "comparison.from_to"))
}

/// How the verb before token `at` moves (`passer`, `relever`; `chuter`), else a noun of change.
fn moved(scene: &Scene<'_>, at: usize) -> Option<VerbFrame> {
    let grammar = &scene.grammar;
    let lexicon = scene.tokens.lexicon;
    let near = grammar.groups_in(at.saturating_sub(16)..at);
    let groups = near.rev().filter_map(|i| grammar.groups.get(i)).filter(|g| g.range.end <= at).take(2);
    let frame = groups.into_iter().find_map(|g| {
        let forms = |w: usize| scene.at(w).peek().map(|t| lexicon.verb_forms(t.word)).unwrap_or_default();
        let rows = forms(g.head()).iter().filter_map(|f| lexicon.rows().triggers_of_verb.get(&f.lemma)).flatten();
        let rows = rows.filter_map(|r| lexicon.rows().verb_triggers.get(*r as usize));
        let mut moving = rows.filter(|r| matches!(r.frame, VerbFrame::FromTo | VerbFrame::Change)).peekable();
        moving.peek()?;
        // `les ventes chutent de`: by itself; `passer de`, `l’impôt est ramené de`, `relever le taux de`:
        // from where to where.
        let itself = moving.any(|r| r.frame == VerbFrame::Change && r.subject == "subject");
        let set = g.words.iter().any(|w| forms(*w).iter().any(|f| lexicon.infinitive(f.lemma) == "être"));
        let right_behind = at <= g.range.end + 1;
        Some(if itself && !set && right_behind { VerbFrame::Change } else { VerbFrame::FromTo })
    });
    let noun = || scene.hits(at.saturating_sub(8)..at).iter().any(|h| h.row.metric.is_none() && !h.row.direction.is_empty());
    frame.or_else(|| noun().then_some(VerbFrame::Change))
}

/// `200 millions en 2023, contre 28 millions l’an passé`; `au lieu de`, `après`, `et non`, `(3,1
/// milliards en 2023)`: the first is compared with the second.
fn versus(scene: &Scene<'_>, amount: &Amount, index: usize) -> Option<Made> {
    let next = index + 1;
    // `soit` restates: what follows it belongs to the figure before.
    let (at, other) = (next..scene.figures.len().min(next + 2))
        .filter_map(|i| scene.figures.get(i).map(|f| (i, f)))
        .find(|(_, other)| other.mention.amount().is_some_and(|o| o.kind == amount.kind && alike(amount, o)))?;
    let this = scene.figures.get(index)?;
    // `27 sur les 348 sièges, contre 29`
    let start = scene.outer_start(index);
    if (1..=2).any(|b| start.checked_sub(b).is_some_and(|i| scene.at(i).is("sur"))) && index > 0 {
        return None;
    }
    let low = this.range.end.max(other.range.start.saturating_sub(14));
    let gap: Range<usize> = low..other.range.start;
    if gap.clone().any(|i| scene.at(i).is_any(&[";", ":", "."]) || scene.grammar.finite_at(i)) {
        return None;
    }
    let near = |words: &[&str], reach: usize| gap.clone().rev().take(reach).any(|i| scene.at(i).is_any(words));
    let bracket = near(&["("], 3) && dated(scene, other.range.end);
    let said = near(&["contre"], 5)
        || near(&["lieu", "plutôt"], 4)
        || near(&["après"], 3)
        || near(&["non"], 5)
        || (near(&["rapport"], 5) && near(&["à", "au", "aux"], 4))
        || bracket;
    said.then(|| made("versus", None, Some((at, other.mention)), "comparison.versus"))
}

/// The figures are counted in one unit.
fn alike(a: &Amount, b: &Amount) -> bool {
    match a.kind {
        AmountKind::Money => a.currency == b.currency || b.currency_basis == Some("inherited"),
        _ => a.unit == b.unit,
    }
}

/// A time stands within three tokens of `end`.
fn dated(scene: &Scene<'_>, end: usize) -> bool {
    scene.times.iter().any(|t| t.range.start >= end && t.range.start <= end + 3)
}

/// `en hausse de 12 %`, `a progressé de 3 %`, `+12 %`: a change by the figure, from what `par rapport
/// à` or `contre` names.
fn change(scene: &Scene<'_>, amount: &Amount, index: usize, found: &Found<'_>) -> Option<Made> {
    if !found.change {
        return None;
    }
    let op = if amount.kind == AmountKind::Percent && amount.unit.is_none() { "change_percent" } else { "change_amount" };
    let end = scene.figures.get(index)?.range.end;
    let base = scene.figures.get(index + 1).filter(|other| {
        let gap = end..other.range.start;
        gap.len() <= 8
            && gap.clone().any(|i| scene.at(i).is_any(&["rapport", "contre", "que", "qu'"]))
            && !gap.clone().any(|i| scene.grammar.finite_at(i) || scene.at(i).is(","))
    });
    Some(made(op, None, base.map(|b| (index + 1, b.mention)), "comparison.change"))
}

/// `34 % du capital`: a part of a whole.
fn share(scene: &Scene<'_>, amount: &Amount, found: &Found<'_>) -> Option<Made> {
    let of = found.of.clone().filter(|_| amount.kind == AmountKind::Percent && !found.change)?;
    let span = scene.at(of.start).to(scene.at(of.end));
    // `60 % des 3 000 salariés`: the whole holds its own figure.
    let inner = scene.figures.iter().position(|f| of.contains(&f.range.start));
    let value = inner.and_then(|i| scene.figures.get(i)).and_then(|f| f.mention.amount()).and_then(|a| a.estimate.value);
    let comparison =
        Comparison { op: "share_of", factor: None, base: Some((span, value.map(|v| v.to_string()))), base_claim: None };
    Some((comparison, inner, "comparison.share"))
}

/// `31 221 des 195 149 candidats`: a count of a count.
fn part(scene: &Scene<'_>, amount: &Amount, index: usize) -> Option<Made> {
    let figure = scene.figures.get(index)?;
    let whole = scene.figures.get(index + 1).filter(|w| w.range.start == figure.range.end + 1)?;
    let joined = figure.mention.rule == "amount.shared" && scene.at(figure.range.end).is_any(&["des", "du"]);
    let of = whole.mention.amount().filter(|of| amount.kind == AmountKind::Quantity && of.unit == amount.unit)?;
    // Of two or three nothing is told.
    let many = of.estimate.value.is_some_and(|v| v >= rust_decimal::Decimal::TEN);
    (joined && many).then(|| made("share_of", None, Some((index + 1, whole.mention)), "comparison.share"))
}
