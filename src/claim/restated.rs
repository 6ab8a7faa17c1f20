//! A figure said twice measures one thing: what one sentence leaves open, another of the same text
//! tells (`Kerdraon signe pour 42 millions` … `un transfert de 42 millions`).

use super::types::{Claim, Ground};
use crate::mention::AmountKind;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// Rules that say the metric for sure.
const SURE: [&str; 6] = [
    "predicate.figure_of_noun",
    "predicate.noun_of_figure",
    "predicate.verb",
    "predicate.level_verb",
    "predicate.unit",
    "predicate.price",
];
/// Rules that only lean on the text around.
const WEAK: [&str; 4] = ["predicate.none", "predicate.topic", "predicate.nearby_noun", "predicate.pronoun"];

/// Gives figures read by a weak rule the metric that the same figure has elsewhere.
pub(super) fn restated(claims: &mut [Claim]) {
    let mut sure: FxHashMap<String, (usize, Box<str>, Box<str>)> = FxHashMap::default();
    for (at, claim) in claims.iter().enumerate() {
        if SURE.contains(&rule(claim))
            && !matches!(&*claim.predicate.metric, "other" | "payment")
            && let Some(key) = key(claim)
        {
            sure.entry(key).or_insert_with(|| (at, claim.predicate.metric.clone(), claim.predicate.label.clone()));
        }
    }
    for claim in claims.iter_mut() {
        if !WEAK.contains(&rule(claim)) {
            continue;
        }
        let Some((_, metric, label)) = key(claim).and_then(|key| sure.get(&key)) else { continue };
        claim.predicate.metric.clone_from(metric);
        claim.predicate.label.clone_from(label);
        for ground in claim.grounds.iter_mut().filter(|g| g.field == "predicate") {
            *ground = Ground { field: "predicate", rule: "predicate.restated", span: ground.span };
        }
        claim.unresolved.retain(|u| u.code != "metric.none");
    }
}

fn rule(claim: &Claim) -> &'static str {
    claim.grounds.iter().find(|g| g.field == "predicate").map_or("", |g| g.rule)
}

/// What makes two figures the same; none for figures too common to tell (`un euro`, `3 %`).
fn key(claim: &Claim) -> Option<String> {
    let amount = &claim.amount;
    let estimate = &amount.estimate;
    let value = estimate.value.or(estimate.min)?;
    let exact = value.scale() > 0 || value.abs() >= Decimal::from(1_000);
    let tells = match amount.kind {
        AmountKind::Percent => value.scale() > 0 && amount.unit.is_none(),
        AmountKind::Money => exact,
        _ => value.abs() >= Decimal::from(100),
    };
    tells.then(|| {
        let unit = amount.currency.as_deref().or(amount.unit.as_deref()).unwrap_or("");
        format!("{} {value} {:?} {unit}", amount.kind.as_str(), estimate.max)
    })
}
