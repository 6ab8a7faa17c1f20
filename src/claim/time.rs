//! For when: the time of the figure, apart from the time of saying.

use super::attribution::Source;
use super::clause::Segment;
use super::scene::{Placed, Scene};
use super::types::TimeOfClaim;
use crate::mention::{TimexKind, TimexMod};

/// The times of figure `index`: the one it holds for first, then the others with their roles.
pub(super) fn times(
    scene: &Scene<'_>,
    segment: &Segment,
    sources: &[Source],
    index: usize,
) -> (Option<(TimeOfClaim, &'static str)>, Vec<TimeOfClaim>) {
    let Some(figure) = scene.figures.get(index) else { return (None, Vec::new()) };
    let mut all = Vec::new();
    let mut best: Option<(i64, TimeOfClaim, &'static str)> = None;
    for time in &scene.times {
        let Some(timex) = time.mention.time() else { continue };
        let statement = beside_report(scene, sources, time);
        let role = if statement { "statement_time" } else { role(timex.modifier, scene, time) };
        let placed = TimeOfClaim { span: time.mention.span, role, timex: timex.clone() };
        if statement {
            all.push(placed);
            continue;
        }
        if !matches!(timex.kind, TimexKind::Date | TimexKind::Time) {
            continue;
        }
        let inside = segment.range.contains(&time.range.start) && !segment.aside(time.range.start, figure.range.start);
        let (gap, after) = if time.range.start >= figure.range.end {
            (figure.range.end..time.range.start, true)
        } else {
            (time.range.end..figure.range.start, false)
        };
        let others = scene.figures.iter().enumerate().filter(|(i, f)| *i != index && gap.contains(&f.range.start)).count();
        let opens = time.range.start <= 3;
        if !inside && !opens {
            continue;
        }
        // A time after another figure belongs to that one; one that opens the sentence to all.
        if others > 0 && !opens && (after || !inside) {
            continue;
        }
        let weight = 100 - i64::try_from(gap.len()).unwrap_or(99) - i64::try_from(others).unwrap_or(9) * 10
            + if after { 4 } else { 0 }
            + if inside { 30 } else { 0 };
        let rule = if inside { "time.clause" } else { "time.sentence" };
        all.push(placed.clone());
        if best.as_ref().is_none_or(|(known, _, _)| weight > *known) {
            best = Some((weight, placed, rule));
        }
    }
    (best.map(|(_, time, rule)| (time, rule)), all)
}

/// The role a time plays by its modifier and the word before it.
fn role(modifier: Option<TimexMod>, scene: &Scene<'_>, time: &Placed<'_>) -> &'static str {
    match modifier {
        Some(TimexMod::OnOrBefore | TimexMod::Before) => "deadline",
        Some(TimexMod::OnOrAfter | TimexMod::After) => "since_event",
        _ => {
            let before = scene.at(time.range.start.saturating_sub(1));
            let day = time.mention.time().is_some_and(|t| t.value.len() == 10);
            if time.range.start > 0 && day && before.is_any(&["au", "à"]) { "as_of" } else { "period_of_value" }
        }
    }
}

/// `a annoncé mardi que`, `mardi, le ministre a déclaré`: the time of saying.
fn beside_report(scene: &Scene<'_>, sources: &[Source], time: &Placed<'_>) -> bool {
    let day = time.mention.time().is_some_and(|t| t.kind == TimexKind::Time || t.value.len() == 10 || t.value.contains('T'));
    day && sources.iter().any(|source| {
        let verbal = matches!(source.attribution.kind, "verbal" | "incise");
        let near = |a: usize, b: usize| a.abs_diff(b) <= 4;
        let crossing = scene.figures.iter().any(|f| {
            f.range.start > source.range.start.min(time.range.start) && f.range.start < source.range.end.max(time.range.end)
        });
        verbal && !crossing && (near(time.range.start, source.range.end) || near(time.range.end, source.range.start))
    })
}
