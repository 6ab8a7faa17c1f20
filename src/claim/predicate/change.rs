//! Figures that are a change: `en hausse de 12 %`, `+3 %`, `12 % de plus`.

use super::{Found, LinkKind, View, lean, level, link, way};
use crate::claim::scene::TriggerHit;
use crate::mention::AmountKind;
use std::ops::Range;

/// The word that makes the figure a change, with its direction.
pub(super) fn word(view: &View<'_, '_>) -> Option<(Option<&'static str>, Option<Range<usize>>)> {
    let scene = view.scene;
    let amount = view.amount()?;
    let figure = view.figure();
    // `une hausse de 12 %`, `un recul annuel moyen de 3 %`.
    let tie = link(scene, view.index);
    if tie.kind == LinkKind::Of {
        let hit = scene
            .triggers
            .iter()
            .rev()
            .find(|hit| hit.range.end <= tie.at)
            .filter(|hit| !hit.row.direction.is_empty() && hit.row.metric.is_none() && tie.at - hit.range.end <= 3);
        let clear = |hit: &&TriggerHit<'_>| !(hit.range.end..tie.at).any(|i| scene.at(i).is_any(&[",", "de", "d'", "des", "du"]));
        if let Some(hit) = hit.filter(clear) {
            return Some((way(hit.row.direction), Some(hit.range.clone())));
        }
    }
    let after = scene.at(figure.end);
    let more =
        |c: crate::token::Cursor<'_>| c.is_any(&["plus", "mieux"]).then_some("up").or_else(|| c.is("moins").then_some("down"));
    let behind = after
        .eat_any(&["de", "d'", "en"])
        .and_then(more)
        .or_else(|| more(after).filter(|_| amount.kind != AmountKind::Quantity || amount.unit.as_deref() == Some("times")));
    if let Some(way) = behind {
        return Some((Some(way), Some(figure.end..figure.end + 1)));
    }
    if after.is_any(&["de", "d'"])
        && let Some(hit) = scene.triggers.iter().find(|h| h.range.start == figure.end + 1)
        && hit.row.metric.is_none()
        && !hit.row.direction.is_empty()
    {
        return Some((way(hit.row.direction), Some(hit.range.clone())));
    }
    let plus = scene.at(figure.start).is("+")
        || figure.start.checked_sub(1).is_some_and(|i| scene.at(i).is("+") && !scene.at(figure.start).is("+"));
    if plus {
        return Some((Some("up"), None));
    }
    let minus = amount.kind == AmountKind::Percent && amount.estimate.value.is_some_and(|v| v.is_sign_negative());
    minus.then_some((Some("down"), None))
}

/// A word right beside the figure says that it is a change, whatever its metric was read from: `une
/// hausse de 50 200 inscrits`, `93 500 chômeurs de plus`, `une hausse de la CSG de 1,7 point`.
pub(super) fn said(view: &View<'_, '_>) -> Option<Option<&'static str>> {
    let scene = view.scene;
    let amount = view.amount()?;
    let points = amount.kind == AmountKind::Percent && amount.unit.as_deref() != Some("times");
    let tie = link(scene, view.index);
    if tie.kind == LinkKind::Of {
        let rises = |hit: &&TriggerHit<'_>| !hit.row.direction.is_empty() && hit.row.metric.is_none();
        let hit = scene.triggers.iter().rev().filter(|hit| hit.range.end <= tie.at).find(rises)?;
        let gap = hit.range.end..tie.at;
        let clear = !gap.clone().any(|i| scene.at(i).is_any(&[",", "et", "à"]) || scene.grammar.finite_at(i))
            && !scene.figures.iter().any(|f| gap.contains(&f.range.start));
        let owned = scene.at(gap.start).is_joined("de");
        return (clear && (gap.len() <= 2 && !owned || points && owned && gap.len() <= 7)).then_some(way(hit.row.direction));
    }
    let end = view.figure().end;
    // `93 500 chômeurs de plus`, not `de plus de 3 mois`
    let behind = scene.at(end).eat_any(&["de", "en"]).filter(|c| !c.skip(1).is_any(&["de", "d'"]))?;
    match behind {
        c if c.is("plus") => Some(Some("up")),
        c if c.is("moins") => Some(Some("down")),
        _ => None,
    }
}

/// `perdre 25 % de son chiffre d’affaires`, `une hausse de 3 % de la dette`: a change of the noun
/// behind.
pub(super) fn of_whole<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let whole = super::share::whole(view)?;
    let hit = view.scene.hits(whole.start..whole.start + 3).first()?;
    // Points of GDP measure something else.
    let metric = view.metric_of(hit).filter(|m| view.takes("", Some(*m), true) && view.name_of(Some(*m)) != "gdp")?;
    Some(Found { metric: Some(metric), ..super::by_noun(view, hit, "predicate.figure_of_noun", 88) })
}

/// `la hausse de 12 % du PIB`: growth; `une hausse de 0,5 point de PIB` is of something else.
fn of_gdp<'a>(view: &View<'_, 'a>, trigger: Option<&Range<usize>>) -> Option<Found<'a>> {
    let before = trigger.is_some_and(|t| t.end <= view.start());
    let percent = view.amount().is_some_and(|a| a.unit.is_none());
    let whole = super::share::whole(view).filter(|_| before && percent)?;
    let hit = view.scene.hits(whole.start..whole.start + 3).first()?;
    (view.name_of(view.metric_of(hit)) == "gdp").then(|| super::by_noun(view, hit, "predicate.figure_of_noun", 88))
}

/// The metric of a figure that is a change: of the figure before it (`84 milliards, en hausse de
/// 17 %`), of the clause's subject, or of what was spoken of.
pub(super) fn change<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let (direction, trigger) = word(view)?;
    let finish = |mut found: Found<'a>, weight: i32| {
        found.change = true;
        found.direction = direction.or(found.direction);
        found.weight = weight;
        found
    };
    if let Some(found) = of_whole(view).or_else(|| of_gdp(view, trigger.as_ref())) {
        return Some(finish(found, 88));
    }
    if let Some(found) = lean::beside(view) {
        return Some(finish(found, 84));
    }
    let clause = view.scene.grammar.clause_at(view.figure().start);
    if let Some(verb) = view.scene.grammar.clauses.get(clause).and_then(|c| c.verb)
        && let Some(found) = level::subject(view, verb, true)
    {
        return Some(finish(found, 82));
    }
    // `Électricité : baisse de 14 %`: the nearest noun before the word of change.
    let low = trigger.as_ref().map_or(view.start(), |t| t.start).min(view.start());
    let hit =
        view.scene.triggers.iter().rev().find(|h| h.range.end <= low && low - h.range.end <= 12 && view.hit_takes(h, true))?;
    Some(finish(super::by_noun(view, hit, "predicate.level_verb", 0), 58))
}
