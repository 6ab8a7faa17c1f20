//! What kind of measure a figure is, and which figures measure nothing: names of classes and rules.

use super::predicate::{Found, LinkKind, link};
use super::scene::Scene;
use crate::lexicon::{Classes, Table};
use crate::mention::{Amount, AmountKind, TimexKind};
use crate::number::Comparator;
use crate::text::{PieceKind, fold};

/// `level change ratio share rank cap cumulative`.
pub(super) fn measure(amount: &Amount, found: &Found<'_>, scene: &Scene<'_>, index: usize) -> &'static str {
    let Some(figure) = scene.figures.get(index) else { return "level" };
    let rows = scene.tokens.lexicon.rows();
    let metric = found.metric.and_then(|row| rows.metrics.get(row as usize)).map_or("", |m| m.name);
    let hint = amount.unit.as_deref().and_then(|unit| rows.unit_measures.get(unit)).copied().unwrap_or("");
    if amount.unit.as_deref() == Some("times") {
        return "ratio";
    }
    if found.change {
        return "change";
    }
    if hint == "rank" && metric == "rank" {
        return "rank";
    }
    if cap(scene, amount, index) {
        return "cap";
    }
    let fraction = amount.kind == AmountKind::Percent && amount.unit.is_none();
    if fraction && (found.of.is_some() || metric == "share") {
        return "share";
    }
    if amount.kind != AmountKind::Percent && cumulative(scene, figure.range.clone(), index) {
        return "cumulative";
    }
    if hint == "cumulative" { "cumulative" } else { "level" }
}

/// `plafonné à 3 %`, `un maximum de 300 euros`, `dans la limite de`.
fn cap(scene: &Scene<'_>, amount: &Amount, index: usize) -> bool {
    if !matches!(amount.estimate.comparator, Comparator::EqualOrLess | Comparator::LessThan | Comparator::Equal) {
        return false;
    }
    let word = |at: usize| scene.at(at).is_any(&["plafond", "plafonds", "maximum", "maximal", "maximale", "limite"]);
    let hedge = amount.estimate.hedges.iter().any(|h| {
        let text = fold(h.of(scene.tokens.text));
        text.contains("plafonné") || text.contains("limite") || text.contains("maximum")
    });
    let tie = link(scene, index);
    let sized = tie.through.is_some_and(|t| t.clone().any(word));
    let near = tie.kind == LinkKind::Of && (1..=2).any(|b| tie.at.checked_sub(b).is_some_and(word));
    hedge || sized || near
}

/// `50 milliards sur cinq ans`, `en cumulé`: a total over a span.
fn cumulative(scene: &Scene<'_>, figure: std::ops::Range<usize>, index: usize) -> bool {
    let end = figure.end;
    let others = |range: std::ops::Range<usize>| {
        scene.figures.iter().enumerate().any(|(i, f)| i != index && range.contains(&f.range.start))
    };
    let span = scene.times.iter().any(|time| {
        let duration = time.mention.time().is_some_and(|t| t.kind == TimexKind::Duration);
        let start = time.range.start;
        duration
            && start > end
            && start <= end + 10
            && !others(end..start)
            && (1..=2).any(|b| start.checked_sub(b).is_some_and(|i| scene.at(i).is("sur")))
    });
    let word = (figure.start.saturating_sub(6)..end + 4)
        .any(|i| scene.at(i).is_any(&["cumulé", "cumulés", "cumulée", "cumulées"]) && !others(i.min(figure.start)..i.max(end)));
    span || word
}

/// The figure belongs to the name of a class, rule or discipline: `PME de moins de 250 salariés`,
/// `les moins de 26 ans`, `la règle des 3 %`, `les 1 % les plus riches`, `110 mètres haies`.
pub(super) fn class_name(scene: &Scene<'_>, index: usize) -> bool {
    let Some(figure) = scene.figures.get(index) else { return false };
    let Some(amount) = figure.mention.amount() else { return false };
    let rows = scene.tokens.lexicon.rows();
    let named = |at: usize, head: bool| {
        scene.at(at).any_phrase(Table::ClassName).is_some_and(|(_, row)| rows.class_names.get(row as usize) == Some(&head))
    };
    let (start, end) = (figure.range.start, figure.range.end);
    let outer = scene.outer_start(index);
    // `110 mètres haies`, `10 m air comprimé`
    if amount.kind == AmountKind::Quantity && named(end, false) {
        return true;
    }
    // `le 200 mètres`, `au 1 500 m`: one race, though many metres.
    let race = matches!(amount.unit.as_deref(), Some("mètre" | "kilomètre"))
        && amount.estimate.value.is_some_and(|v| v >= rust_decimal::Decimal::TWO)
        && outer == start
        && start.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["le", "un", "du", "au", "ce", "son"]));
    // `judo -63 kg`
    let category = amount.unit.as_deref() == Some("kilogramme") && scene.at(start).text().starts_with(['+', '-', '−']);
    if race || category {
        return true;
    }
    // `les 1 % les plus riches`
    let article = outer.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["les", "des", "aux"]));
    if article && scene.at(end).is("les") && scene.at(end + 1).is_any(&["plus", "moins"]) {
        return true;
    }
    // `la règle des 3 %`
    if outer >= 2 && scene.at(outer - 1).is("des") && named(outer - 2, true) {
        return true;
    }
    if amount.kind == AmountKind::Percent {
        return false;
    }
    // `moins de`, `plus de` right before the figure.
    let Some(from) = (2..=3).filter_map(|b| start.checked_sub(b)).find(|i| {
        let c = scene.at(*i);
        c.is_any(&["moins", "plus"]) && scene.at(i + 1).is_any(&["de", "d'"]) && i + 2 == start
            || c.is("au") && scene.at(i + 1).is_any(&["moins", "plus"]) && i + 2 == start
    }) else {
        return false;
    };
    let Some(before) = from.checked_sub(1) else { return false };
    // `les moins de 26 ans`
    if scene.at(before).is_any(&["les", "des", "aux"]) {
        return true;
    }
    // `PME de moins de 250 salariés`, `communes de plus de 10 000 habitants`
    let Some(noun) = before.checked_sub(1).filter(|_| scene.at(before).is_any(&["de", "d'"])) else { return false };
    let head = scene.at(noun);
    let plural = head.text().ends_with(['s', 'x']) || head.case() == crate::token::Case::Upper;
    let measured = scene.triggers.iter().any(|hit| hit.range.end == noun + 1);
    let verb = head.classes().any(Classes::FINITE.with(Classes::ADVERB).with(Classes::PREPOSITION)) && !plural;
    amount.kind == AmountKind::Quantity && head.kind() == Some(PieceKind::Word) && plural && !measured && !verb
}
