//! Figures that lean on another: `contre 28 millions`, `soit 250 millions par an`, `dont 3 pour…`,
//! `en hausse de 12 % à 3,4 milliards`; `Dix milliards, selon la presse`.

use super::{Found, LinkKind, View, link, noun};
use crate::lexicon::Classes;
use crate::mention::AmountKind;

/// Weight of a figure that only stands in a list with another.
const LISTED: i32 = 64;

/// The figure before in the sentence, with its metric, if it is read.
fn previous<'v>(view: &'v View<'_, '_>, alike: bool) -> Option<(&'v super::Said, std::ops::Range<usize>)> {
    let amount = view.amount()?;
    let at = (0..view.index).rev().find(|i| {
        let other = super::amount(view.scene, *i);
        !alike || other.is_some_and(|o| o.kind == amount.kind)
    })?;
    let said = view.memory.of_figure(view.scene.sentence, at)?;
    Some((said, view.scene.figures.get(at)?.range.clone()))
}

/// No finite verb between the end of one figure and the start of this one.
fn no_verb(view: &View<'_, '_>, from: usize) -> bool {
    let start = view.start();
    !view
        .scene
        .grammar
        .groups
        .iter()
        .any(|g| g.kind == crate::claim::grammar::GroupKind::Finite && g.range.start >= from && g.range.end <= start)
}

fn carried<'a>(view: &View<'_, '_>, metric: u32, weight: i32) -> Option<Found<'a>> {
    // A change by per cent is read of any metric that can change.
    view.takes("", Some(metric), true).then(|| noun::plain(metric, "predicate.carried", weight))
}

/// The metric of the figure right before, when nothing but marks and small words stand between.
pub(super) fn beside<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let (said, range) = previous(view, false)?;
    let gap = range.end..view.start();
    let close = gap.len() <= 12 && no_verb(view, range.end);
    let other_noun = view.scene.triggers.iter().any(|h| gap.contains(&h.range.start) && h.row.metric.is_some());
    (close && !other_noun).then(|| carried(view, said.metric, 60)).flatten()
}

/// A figure tied to another of its sentence.
pub(super) fn inside<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let scene = view.scene;
    let amount = view.amount()?;
    let start = view.start();
    let (said, range) = previous(view, true).or_else(|| previous(view, false))?;
    let same_kind = said.kind == amount.kind;
    let before: Vec<usize> = (1..=4).filter_map(|b| start.checked_sub(b)).filter(|i| *i >= range.end).collect();
    let near = |words: &[&str], reach: usize| before.iter().take(reach).any(|i| scene.at(*i).is_any(words));
    let verbless = no_verb(view, range.end);
    // `soit 7 % de la clientèle`, `dont 70 % vers l’étranger` are parts of a whole; `soit 112 % du
    // PIB` is the same figure measured another way.
    let part = amount.kind == AmountKind::Percent && amount.unit.is_none() && super::change::word(view).is_none();
    if part && !same_kind {
        let whole = super::share::whole(view);
        let gdp = whole.as_ref().is_some_and(|w| {
            scene.hits(w.clone()).iter().any(|h| matches!(view.name_of(h.row.metric), "gdp" | "turnover"))
                || w.clone().any(|i| scene.at(i).is("pib"))
        });
        // `3 101 milliards, l’équivalent de 110,6 % du PIB`
        if gdp && near(&["équivalent", "équivalant"], 4) {
            return carried(view, said.metric, 90);
        }
        if whole.is_some() && !gdp || near(&["dont"], 3) {
            let metric = view.metric_named("share")?;
            return Some(noun::plain(metric, "predicate.share", 60));
        }
    }
    // `détiendra 40 % du capital tandis que l’autre conservera les 60 % restants`
    let rest = scene.at(view.figure().end).is_any(&["restants", "restantes", "restant"]);
    if part && same_kind && rest {
        return carried(view, said.metric, 84);
    }
    let weight = if near(&["soit"], 2) && (same_kind || amount.kind == AmountKind::Percent) {
        93
    } else if near(&["dont"], 3) && (same_kind || amount.kind == AmountKind::Percent) {
        // `70 blessés, dont 23 pompiers hospitalisés`: what their own verb says comes first.
        if own_noun(amount) { 79 } else { 90 }
    } else if same_kind && near(&["contre"], 3) {
        94
    } else if !verbless {
        // `détient 34 % du capital et pourrait monter à 51 %`
        let tie = link(scene, view.index).kind;
        let listed = || matches!(tie, LinkKind::And | LinkKind::Mark) && part && view.name_of(Some(said.metric)) == "share";
        if same_kind && amount.kind == AmountKind::Percent && (tie == LinkKind::At || listed()) { 40 } else { 0 }
    } else if same_kind && (near(&["lieu"], 2) || near(&["non", "plutôt", "rapport", "comparaison"], 4)) {
        92
    } else if same_kind && near(&["après"], 2) {
        90
    } else if same_kind && near(&["puis", "voire", "même", "presque"], 3) {
        85
    } else if same_kind && near(&["(", "loin", "moins", "plus"], 2) {
        80
    } else if said.kind == AmountKind::Percent && !same_kind && link(scene, view.index).kind == LinkKind::At {
        // `en hausse de 12 % à 3,4 milliards`: change, then level, of one metric.
        if said.change.is_some() && start.saturating_sub(range.end) <= 3 { 95 } else { 84 }
    } else if same_kind && near(&["et", "ou", ","], 2) && amount.unit == said.unit {
        // A list with one verb: `les mesures de santé 5 milliards`.
        LISTED
    } else if same_kind && part && view.name_of(Some(said.metric)) == "share" {
        // `utilisé par 50 % des travailleurs et l’anglais par 41 %`
        54
    } else if same_kind && amount.kind == AmountKind::Money {
        56
    } else {
        0
    };
    let mut found = carried(view, said.metric, weight).filter(|_| weight > 0)?;
    // `en hausse de 1,5 % sur un mois, 2 % sur trois mois`: changes both.
    if weight == LISTED
        && amount.kind == AmountKind::Percent
        && let Some(direction) = said.change
    {
        found.change = true;
        found.direction = direction;
    }
    Some(found)
}

/// A figure that leans on a sentence before.
pub(super) fn across<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let scene = view.scene;
    let amount = view.amount()?;
    let alike =
        |said: &super::Said| said.kind == amount.kind && (amount.kind != AmountKind::Quantity || said.unit == amount.unit);
    let figure = view.figure();
    // `ce montant`, `la somme`, `il en coûte 3`: a word points back.
    let points = (figure.start.saturating_sub(12)..figure.start).any(|i| {
        let c = scene.at(i);
        c.is("en") && scene.grammar.groups.iter().any(|g| g.range.contains(&i))
            || c.is_any(&["ce", "cette", "la", "le", "ces"])
                && scene.at(i + 1).is_any(&["montant", "somme", "chiffre", "total", "seuil", "estimation", "ardoise", "addition"])
    });
    let verb = scene.grammar.verb_of(scene.grammar.clause_at(figure.start)).is_some();
    let silent = scene.triggers.iter().all(|hit| !view.hit_takes(hit, false));
    let short = scene.tokens.list.len() < 24;
    // `les oracles annonçaient 6,1 %`: only a verb of saying governs the figure.
    let said_only = super::verb::governing(view).is_some_and(|at| {
        let class = scene.at(at).classes();
        class.any(Classes::REPORTING) && at < figure.start && figure.start - at <= 4
    });
    // `250 000 personnes ont évacué` are not the dead of the sentence before.
    if own_noun(amount) && !points {
        return None;
    }
    let (reach, weight) = if points || said_only && silent {
        (2, 46)
    } else if amount.currency_basis == Some("inherited") && alike_exists(view) {
        (2, 44)
    } else if !verb && short {
        (2, 30)
    } else if silent {
        (1, 12)
    } else {
        return None;
    };
    let said = view.memory.last(scene.sentence, reach, alike)?;
    // `réduirait les risques de 40 %` after shares of something: a change is of what moves.
    let moves = || super::change::word(view).is_some() || super::verb::moves(view).is_some();
    if amount.kind == AmountKind::Percent && view.name_of(Some(said.metric)) == "share" && moves() {
        return None;
    }
    carried(view, said.metric, weight).map(|found| Found { rule: "predicate.topic", ..found })
}

/// A count that says what it counts.
fn own_noun(amount: &crate::mention::Amount) -> bool {
    amount.kind == AmountKind::Quantity && amount.unit_span.is_some()
}

fn alike_exists(view: &View<'_, '_>) -> bool {
    view.index == 0 && !view.scene.at(0).classes().any(Classes::SUBORDINATOR)
}
