//! The counted noun says the metric: `200 millions d’utilisateurs`.

use super::{Found, View, none, noun};
use crate::mention::AmountKind;
use rust_decimal::Decimal;

/// The metric of what is counted.
pub(super) fn unit<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let amount = view.amount().filter(|a| a.kind == AmountKind::Quantity)?;
    let lemma = amount.unit.as_deref()?;
    let trigger = amount.unit_span.map(|span| view.scene.tokens.range(span));
    let from_table = view.scene.tokens.lexicon.rows().unit_metrics.get(lemma).copied().flatten();
    let longer = trigger.as_ref().and_then(|range| noun::longer_unit(view, range.start, range.end, from_table.is_none()));
    // `40 millions de Kurdes`: a people.
    let whole_people = || {
        let million = amount.estimate.value.or(amount.estimate.min).is_some_and(|v| v >= Decimal::from(1_000_000));
        let people = lemma.chars().next().is_some_and(char::is_uppercase) && lemma.chars().nth(1).is_some_and(char::is_lowercase);
        (million && people).then(|| view.metric_named("population")).flatten()
    };
    // `Ils étaient 3 500 selon les organisateurs`: who came.
    let crowd = || {
        let elliptic = view.scene.figures.get(view.index).is_some_and(|f| f.mention.rule == "amount.elliptic");
        let many = amount.estimate.value.is_some_and(|v| v >= Decimal::ONE_HUNDRED);
        (elliptic && many && lemma == "personne").then(|| view.metric_named("attendance")).flatten()
    };
    if let Some(metric) = crowd() {
        return Some(noun::plain(metric, "predicate.unit", 8));
    }
    let metric = longer.or(from_table).or_else(whole_people)?;
    Some(Found { metric: Some(metric), trigger, rule: "predicate.unit", weight: 74, ..none(None) })
}
