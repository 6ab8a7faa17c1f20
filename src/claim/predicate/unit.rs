//! The counted noun says the metric: `200 millions d’utilisateurs`.

use super::{Found, View, none, noun};
use crate::mention::AmountKind;

/// The metric of what is counted.
pub(super) fn unit<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let amount = view.amount().filter(|a| a.kind == AmountKind::Quantity)?;
    let lemma = amount.unit.as_deref()?;
    let trigger = amount.unit_span.map(|span| view.scene.tokens.range(span));
    let from_table = view.scene.tokens.lexicon.rows().unit_metrics.get(lemma).copied().flatten();
    let longer = trigger.as_ref().and_then(|range| noun::longer_unit(view, range.start, range.end, from_table.is_none()));
    let metric = longer.or(from_table)?;
    Some(Found { metric: Some(metric), trigger, rule: "predicate.unit", weight: 74, ..none(None) })
}
