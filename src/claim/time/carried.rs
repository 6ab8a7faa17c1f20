//! The period that the sentence before has set: `En 2023, le groupe a perdu 3 millions. Ses ventes ont
//! reculé à 40 millions.`
//!
//! Reads finished claims; fills times left open. Must not know words.

use crate::claim::types::{Claim, Ground, TimeOfClaim};
use crate::lexicon::Rows;
use crate::mention::{Anchor, TimexKind};

/// Gives a claim without a time the period of the claim before it: same subject or none of its
/// own, the next sentence at most, the claim itself asserted.
pub(in crate::claim) fn carried(claims: &mut [Claim], rows: &Rows) {
    let periodic = |claim: &Claim| {
        rows.metric(&claim.predicate.metric).and_then(|m| rows.metrics.get(m as usize)).is_some_and(|m| m.has("periodic"))
    };
    let mut last: Option<(u32, TimeOfClaim, Option<String>)> = None;
    for claim in claims {
        let entity = claim.subject.as_ref().map(|s| s.entity_id.clone());
        if let Some(time) = &claim.time {
            // `un an plus tôt` is told from the period, and sets none.
            if time.timex.as_ref().is_some_and(|t| matches!(t.anchor, Some(Anchor::Mention(_)))) {
                continue;
            }
            last = (period(time) && periodic(claim)).then(|| (claim.sentence, time.clone(), entity));
            continue;
        }
        let Some((sentence, time, of)) = &mut last else { continue };
        let near = claim.sentence <= *sentence + 1;
        // `3 millions de voitures vendues en 2016, derrière Volkswagen (3,9 millions)`
        let beside = claim.sentence == *sentence && claim.grounds.iter().any(|g| g.rule == "predicate.carried");
        let same = entity.is_none() || of.is_none() || entity == *of || beside;
        let open = claim.modality.value == "conditional" && claim.sentence > *sentence;
        let free = (claim.modality.value == "asserted" || open) && claim.comparison.as_ref().is_none_or(|c| c.op != "versus");
        if near && same && free && periodic(claim) && claim.times.is_empty() {
            claim.grounds.push(Ground { field: "time", rule: "time.carried", span: Some(time.span) });
            claim.time = Some(time.clone());
            claim.times.push(time.clone());
            *sentence = claim.sentence;
        }
    }
}

/// A year, a quarter, a half: no day, no month, no `désormais`.
fn period(time: &TimeOfClaim) -> bool {
    let Some(timex) = &time.timex else { return false };
    let value = timex.value.as_str();
    // `l’an dernier` where no date tells which.
    let whole = value.is_empty() || value.len() == 4 || value.contains(['Q', 'H', '/']);
    time.role == "period_of_value" && timex.kind == TimexKind::Date && whole
}
