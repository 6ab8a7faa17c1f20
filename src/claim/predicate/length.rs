//! How long something lasts: `33 ans d’absence`, `un contrat de trois ans`.

use super::{Found, View, none};
use crate::mention::amount::lasting;

/// Tokens of the noun group that `de` stands after.
const GROUP: usize = 4;

/// The metric of a length of time beside a noun of what lasts.
pub(super) fn length<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let scene = view.scene;
    let figure = scene.figures.get(view.index).filter(|f| f.mention.rule == "amount.duration")?.range.clone();
    let row = |at: usize| lasting(scene.at(at));
    let joined = |at: usize| scene.at(at).is_any(&["de", "d'"]);
    let behind = || joined(figure.end).then(|| row(figure.end + 1).map(|metric| (figure.end + 1, metric))).flatten();
    let before = || {
        let of = view.start().checked_sub(1).filter(|at| joined(*at))?;
        (of.saturating_sub(GROUP)..of).rev().find_map(|at| row(at).map(|metric| (at, metric)))
    };
    let (at, metric) = behind().or_else(before)?;
    Some(Found { metric: Some(metric?), trigger: Some(at..at + 1), rule: "predicate.length", weight: 30, ..none(None) })
}
