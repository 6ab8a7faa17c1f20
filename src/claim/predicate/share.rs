//! Parts of a whole: `34 % du capital`, `58 % des Suisses`.

use super::{Found, View, none};
use crate::lexicon::{Classes, Table};
use crate::mention::AmountKind;
use crate::text::PieceKind;
use std::ops::Range;

/// Small words inside the phrase of a whole.
const INNER: [&str; 21] = [
    "de", "d'", "du", "des", "la", "le", "l'", "les", "ses", "son", "sa", "leurs", "leur", "tous", "toutes", "tout", "toute",
    "ces", "cette", "nos", "vos",
];

/// The whole a percentage is taken of: the noun phrase after `de` (`du PIB`, `de son chiffre
/// d’affaires`).
pub(super) fn whole(view: &View<'_, '_>) -> Option<Range<usize>> {
    let scene = view.scene;
    let amount = view.amount()?;
    let fraction = amount.kind == AmountKind::Percent && amount.unit.is_none();
    // `trois stations sur dix`: what is counted is the whole.
    if scene.figures.get(view.index).is_some_and(|f| f.mention.rule == "amount.share") {
        let figure = view.figure();
        let sur = figure.clone().rev().find(|i| scene.at(*i).is("sur"))?;
        let from = figure
            .clone()
            .find(|i| scene.at(*i).kind() == Some(PieceKind::Word) && scene.at(*i).any_phrase(Table::Number).is_none())?;
        return (from < sur).then_some(from..sur);
    }
    if !fraction || amount.estimate.value.is_some_and(|v| v.is_sign_negative()) {
        return None;
    }
    let after = scene.at(view.figure().end);
    let next = after.eat_any(&["de", "d'", "du", "des"])?;
    if next.is_any(&["plus", "moins", "mieux", "hausse", "baisse", "croissance"]) || next.done() {
        return None;
    }
    let mut end = next;
    for step in 0..7 {
        if let Some(inner) = scene.figures.iter().find(|f| f.range.contains(&end.index)) {
            // `74 % des 1 544 patients`, `20 % de ses 300 magasins`
            let counted = inner.mention.amount().is_some_and(|a| a.kind == AmountKind::Quantity);
            if counted && step <= 2 {
                end = end.skip(inner.range.end - end.index);
            }
            break;
        }
        if let Some(name) = scene.name_at(end.index) {
            end = end.skip(name.range.end - end.index);
            continue;
        }
        let classes = end.classes();
        let word = end.kind() == Some(PieceKind::Word);
        let inner = end.is_any(&INNER);
        let stops = classes.any(
            Classes::PREPOSITION
                .with(Classes::COORDINATOR)
                .with(Classes::SUBORDINATOR)
                .with(Classes::ADVERB)
                .with(Classes::PRONOUN),
        );
        let verb = scene.grammar.groups.iter().any(|g| g.range.contains(&end.index));
        if !word || (!inner && (stops || (step > 0 && verb))) {
            break;
        }
        end = end.skip(1);
    }
    while end.index > next.index
        && end.back(1).is_some_and(|t| ["de", "d'", "du", "des", "la", "le", "l'", "les"].iter().any(|w| end.reads(t, w)))
    {
        end = end.rewind(1);
    }
    (end.index > next.index).then_some(next.index..end.index)
}

/// `Une majorité de Français (62 %) y est favorable`: a percentage that is no change and that nothing
/// explains is a part of something.
pub(super) fn plain(view: &View<'_, '_>, found: &Found<'_>) -> bool {
    let part = view.amount().is_some_and(|a| {
        let value = a.estimate.value.or(a.estimate.max);
        let within = value.is_some_and(|v| !v.is_sign_negative() && v <= rust_decimal::Decimal::ONE_HUNDRED);
        a.kind == AmountKind::Percent && a.unit.is_none() && within
    });
    // `la baisse pourrait se limiter à 9 %`, `les experts annonçaient 6,1 %`: of what is left unsaid.
    let scene = view.scene;
    let rises = || scene.hits(view.segment.range.clone()).iter().any(|h| h.row.metric.is_none() && !h.row.direction.is_empty());
    let said = || {
        let start = view.figure().start;
        super::verb::governing(view)
            .is_some_and(|at| at < start && start - at <= 4 && scene.at(at).classes().any(Classes::REPORTING))
    };
    // `Ce sera 5,8 %`: of what the pronoun stands for.
    let pronoun = || {
        let clause = scene.grammar.clauses.get(scene.grammar.clause_at(view.figure().start));
        let verb = clause.and_then(|c| c.verb).and_then(|v| scene.grammar.groups.get(v));
        let before = verb.and_then(|v| v.range.start.checked_sub(1));
        before.is_some_and(|i| scene.at(i).is_any(&["ce", "c'", "il", "elle"]))
    };
    part && !pronoun() && !found.change && super::change::word(view).is_none() && !rises() && !said()
}

/// A part of a whole that no metric names.
pub(super) fn share<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let whole = whole(view)?;
    let changes = super::change::word(view).is_some();
    // `le chômage touche 7,4 % de la population`: the subject is a rate by itself.
    let clause = view.scene.grammar.clause_at(view.figure().start);
    let subject =
        view.scene.grammar.clauses.get(clause).and_then(|c| c.verb).and_then(|verb| super::level::subject(view, verb, false));
    if let Some(found) = subject.filter(|s| s.rule == "predicate.level_verb")
        && let Some(row) = found.metric.and_then(|m| view.scene.tokens.lexicon.rows().metrics.get(m as usize))
        && row.accepts == "p"
        && row.name != "share"
        && !changes
    {
        return Some(Found { of: Some(whole), weight: 66, ..found });
    }
    // `15 % des suffrages`, `de ses voix`: whatever the clause is about.
    let article = |i: &usize| view.scene.at(*i).classes().any(Classes::DETERMINER.with(Classes::POSSESSIVE));
    let votes = whole.clone().find(|i| !article(i)).is_some_and(|i| {
        let lemma = crate::mention::amount::singular(view.scene.tokens.lexicon, view.scene.at(i).text());
        let unit = view.scene.tokens.lexicon.rows().unit_metrics.get(&*lemma).copied().flatten();
        unit.is_some() && unit == view.metric_named("votes")
    });
    if votes && !changes {
        let metric = view.metric_named("vote_share")?;
        return Some(Found { metric: Some(metric), rule: "predicate.share", of: Some(whole), weight: 92, ..none(None) });
    }
    let metric = view.metric_named("share")?;
    let counted = view.scene.figures.get(view.index).is_some_and(|f| f.mention.rule == "amount.share");
    (!changes).then(|| Found {
        metric: Some(metric),
        rule: "predicate.share",
        of: Some(whole),
        weight: if counted { 78 } else { 52 },
        ..none(None)
    })
}
