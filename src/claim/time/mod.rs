//! For when: the time of the figure, apart from the time of saying.
//!
//! Reads a scene and its sources; gives the times of a figure with their roles. Must not know what
//! the figure measures.

mod carried;
mod event;
mod reach;
mod saying;

pub(super) use carried::carried;

use super::attribution::Source;
use super::clause::Segment;
use super::scene::{Placed, Scene};
use super::types::TimeOfClaim;
use crate::mention::{Timex, TimexKind, TimexMod};
use reach::{apart, bulletin, foreign, joined, told_of};
use saying::{beside_report, dateline, day};

/// How many tokens may stand between a figure and the length of time it is counted over.
const WINDOW: usize = 6;

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
        let statement = beside_report(scene, sources, time) || dateline(scene, time) || bulletin(scene, sources, time, figure);
        let role = if statement { "statement_time" } else { role(timex.modifier, scene, time) };
        let placed = TimeOfClaim { span: time.mention.span, role, timex: Some(timex.clone()) };
        if statement {
            all.push(placed);
            continue;
        }
        let Some(look) = Look::at(scene, segment, index, time, timex) else { continue };
        let Some(weight) = look.weight(scene, time, timex) else { continue };
        let rule = if look.inside { "time.clause" } else { "time.sentence" };
        all.push(placed.clone());
        if best.as_ref().is_none_or(|(known, _, _)| weight > *known) {
            best = Some((weight, placed, rule));
        }
    }
    let best = best.map(|(_, time, rule)| (time, rule));
    if best.is_none()
        && let Some(event) = event::told(scene, segment, &figure.range)
    {
        all.push(event.clone());
        return (Some((event, "time.event")), all);
    }
    (best, all)
}

/// How a time stands to a figure.
struct Look {
    gap: std::ops::Range<usize>,
    after: bool,
    inside: bool,
    opens: bool,
    others: usize,
}

impl Look {
    /// None where the time can say nothing of the figure.
    fn at(scene: &Scene<'_>, segment: &Segment, index: usize, time: &Placed<'_>, timex: &Timex) -> Option<Look> {
        let figure = scene.figures.get(index)?;
        let start = time.range.start;
        let inside = segment.range.contains(&start) && !segment.aside(start, figure.range.start) && !apart(scene, index, start);
        let after = start >= figure.range.end;
        let gap = if after { figure.range.end..start } else { time.range.end..figure.range.start };
        let kind = |f: &Placed<'_>| f.mention.amount().map(|a| a.kind);
        let chained = |f: &Placed<'_>| {
            after && kind(f) != kind(figure) && f.range.end <= start && chain(scene, figure.range.end, f.range.start)
        };
        let beside = |i: usize, f: &Placed<'_>| after && (told_of(scene, figure, f, start) || joined(scene, i, figure, start));
        let other = |(i, f): (usize, &Placed<'_>)| i != index && gap.contains(&f.range.start) && !chained(f) && !beside(i, f);
        let others = scene.figures.iter().enumerate().filter(|(i, f)| other((*i, *f))).count();
        let opens = start <= 3;
        let look = Look { gap, after, inside, opens, others };
        if matches!(timex.kind, TimexKind::Duration) {
            return look.window(scene, time).then_some(look);
        }
        let dated = matches!(timex.kind, TimexKind::Date | TimexKind::Time);
        let told = look.introduced(scene, segment, time) || look.bracketed(scene, index, time);
        // `le système, qui se situe à 15 années-lumière, a récemment été découvert`: no time of what it measures.
        let vague = timex.value == "PAST_REF" && scene.grammar.clause_at(start) != scene.grammar.clause_at(figure.range.start);
        if vague || !dated || !inside && !opens && !told || base(scene, time) || record(scene, time) {
            return None;
        }
        if foreign(scene, figure, time, after) {
            return None;
        }
        // `40 millions, contre 28 millions`: the time before them is that of the first.
        if !after && look.others > 0 && versus(scene, index) {
            return None;
        }
        // A time after another figure belongs to that one; one that opens the sentence to all.
        if others > 0 && !opens && (after || !inside) {
            return None;
        }
        // `a perdu 12 millions en 2023 et prévoit de licencier 230 agents`: the year is the loss's.
        let taken = !after
            && !opens
            && look.gap.clone().any(|i| scene.grammar.finite_at(i))
            && scene.figures.iter().any(|f| f.range.end <= start && start - f.range.end <= 3);
        (!taken).then_some(look)
    }

    /// `a plongé dans le rouge l’an dernier : 187 millions de pertes`: what the colon leads in.
    fn introduced(&self, scene: &Scene<'_>, segment: &Segment, time: &Placed<'_>) -> bool {
        let colon = segment.range.start.checked_sub(1).filter(|i| scene.at(*i).is(":"));
        !self.after
            && self.others == 0
            && !day(time)
            && colon.is_some_and(|c| time.range.end <= c && !(time.range.end..c).any(|i| scene.at(i).is_any(&[";", ":"])))
    }

    /// `les attentats de janvier 2015 (17 morts)`
    fn bracketed(&self, scene: &Scene<'_>, index: usize, time: &Placed<'_>) -> bool {
        let start = scene.outer_start(index);
        !self.after && scene.at(time.range.end).is("(") && start == time.range.end + 1
    }

    /// `50 milliards sur cinq ans`, `18 % en deux ans`, `au cours des derniers mois`: a length of
    /// time that the figure is counted over.
    fn window(&self, scene: &Scene<'_>, time: &Placed<'_>) -> bool {
        let start = time.range.start;
        let back = |steps: usize| start.checked_sub(steps).map(|i| scene.at(i));
        let direct = back(1).is_some_and(|c| c.is_any(&["en", "sur", "pendant", "durant", "depuis"]));
        let course = (1..=2).any(|s| back(s).is_some_and(|c| c.is_any(&["cours", "durant", "pendant", "sur", "dans"])))
            && time.mention.time().is_some_and(|t| t.value.contains('X') || t.status.as_str() == "unresolved");
        let close = self.gap.len() <= WINDOW && !self.gap.clone().any(|i| scene.at(i).is_any(&[",", ";"]));
        // `selon l’AFP, depuis un an et demi, 259 personnes`
        let leads = !self.after && (self.opens || self.gap.len() == 1 && self.gap.clone().all(|i| scene.at(i).is(",")));
        self.inside && self.others == 0 && (direct || course) && (self.after && close || leads)
    }

    /// The heaviest time is the figure's.
    fn weight(&self, scene: &Scene<'_>, time: &Placed<'_>, timex: &Timex) -> Option<i64> {
        let tokens = |count: usize| i64::try_from(count).unwrap_or(99);
        let mut weight = 100 - tokens(self.gap.len()) - tokens(self.others) * 10;
        weight += if self.after { 4 } else { 0 } + if self.inside { 30 } else { 0 };
        // `désormais`, `aujourd’hui`: any other time says more.
        if timex.value == "PRESENT_REF" || scene.at(time.range.start).is_any(&["désormais", "aujourd'hui", "maintenant"]) {
            let close = !self.after && self.gap.len() <= 4 && !self.gap.clone().any(|i| scene.at(i).is(","));
            // `la start-up, désormais valorisée à 29 milliards`: said of this figure.
            let said = close && time.range.start.checked_sub(1).is_some_and(|i| scene.at(i).is(","));
            weight += if said { 40 } else { -20 };
            let parted = self.gap.clone().any(|i| scene.grammar.finite_at(i) || scene.at(i).is_any(&[",", "et"]));
            if parted && !self.opens {
                return None;
            }
        }
        Some(weight)
    }
}

/// `8 % de plus qu’en 2022`, `par rapport à 2021`, `le double du chiffre de 2023`: the time of what the
/// figure is compared with.
fn base(scene: &Scene<'_>, time: &Placed<'_>) -> bool {
    let start = time.range.start;
    let back = |steps: usize| start.checked_sub(steps).map(|i| scene.at(i));
    let word = |steps: usize, keys: &[&str]| back(steps).is_some_and(|c| c.is_any(keys));
    let than = (1..=3).any(|s| {
        word(s, &["que", "qu'"])
            && (s..=s + 8).any(|more| word(more, &["plus", "moins", "même", "autant", "aussi"]))
            && !(1..s).any(|i| {
                back(i)
                    .is_some_and(|c| scene.grammar.finite_at(c.index) || scene.figures.iter().any(|f| f.range.contains(&c.index)))
            })
    });
    let compared = (1..=3).any(|s| word(s, &["rapport", "comparé", "comparée", "comparaison"]));
    let figure = word(1, &["de", "d'"])
        && word(2, &["chiffre", "niveau", "montant", "score", "total", "celui", "celle"])
        && (3..=6).any(|s| word(s, &["double", "triple", "moitié", "plus", "moins", "que", "fois"]));
    than || compared || figure
}

/// `un bénéfice en recul de 22 % à 96 millions en 2023`: the second figure goes on from the first.
fn chain(scene: &Scene<'_>, end: usize, start: usize) -> bool {
    let between = end..start;
    !between.is_empty()
        && between.len() <= 3
        && between.clone().any(|i| scene.at(i).is_any(&["à", "soit"]))
        && between.clone().all(|i| scene.at(i).is_any(&["à", "soit", ",", "environ", "près", "de", "quelque"]))
}

/// `contre 28 millions`, `au lieu de 1 161`: what another figure is set against.
fn versus(scene: &Scene<'_>, index: usize) -> bool {
    let start = scene.outer_start(index);
    (start.saturating_sub(3)..start).any(|i| scene.at(i).is("contre") || scene.at(i).is("lieu"))
}

/// `son plus bas niveau depuis 2012`, `un record depuis septembre`: how long nothing like it was.
fn record(scene: &Scene<'_>, time: &Placed<'_>) -> bool {
    let start = time.range.start;
    let since = (start.saturating_sub(2)..start).find(|i| scene.at(*i).is("depuis"));
    since.is_some_and(|at| {
        (at.saturating_sub(4)..at).any(|i| {
            scene.at(i).is_any(&["record", "niveau", "vu", "vue", "première", "inédit", "inédite", "inégalé", "inégalée"])
                || scene.at(i).is("plus")
                    && scene.at(i + 1).is_any(&["haut", "bas", "fort", "forte", "faible", "élevé", "élevée"])
        })
    })
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
