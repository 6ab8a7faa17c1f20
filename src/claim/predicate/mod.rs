//! What is said: the metric of a figure, from the noun or verb that governs it.
//!
//! Every reading gives a candidate with a weight; the heaviest wins: what stands directly beside
//! the figure before what governs its clause, that before what the sentence or the text leans on.
//! A figure that nothing explains keeps the metric `other`, never a wrong one.

mod change;
mod lean;
mod length;
mod level;
mod link;
mod noun;
mod price;
mod refine;
mod share;
mod topic;
mod unit;
mod verb;

pub(super) use link::{Link, LinkKind, link};
pub(super) use topic::{Memory, Said};

use super::clause::Segment;
use super::scene::{Scene, TriggerHit};
use crate::lexicon::{NameKind, Table, VerbTrigger};
use crate::mention::{Amount, AmountKind};
use crate::number::Comparator;
use crate::text::Span;
use rust_decimal::Decimal;
use std::ops::Range;

/// How a metric was found.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    /// Row in `metrics`; none for `other`.
    pub metric: Option<u32>,
    /// The table's phrase for the trigger.
    pub phrase: &'a str,
    /// The trigger's tokens.
    pub trigger: Option<Range<usize>>,
    /// Rule id.
    pub rule: &'static str,
    /// `up`, `down`, or none.
    pub direction: Option<&'static str>,
    /// Role of the trigger noun's complement.
    pub role: &'a str,
    /// The governing verb's row, if a verb decided.
    pub verb: Option<&'a VerbTrigger>,
    /// The governing verb's token.
    pub verb_at: Option<usize>,
    /// The figure is the change, not the level.
    pub change: bool,
    /// The whole a share is taken of.
    pub of: Option<Range<usize>>,
    pub(in crate::claim) weight: i32,
}

/// What a figure is read with.
pub(super) struct View<'s, 'a> {
    pub scene: &'s Scene<'a>,
    pub segment: &'s Segment,
    /// The figure.
    pub index: usize,
    /// What was said before.
    pub memory: &'s Memory,
    /// Class of the last subject, for pronouns.
    pub about: Option<NameKind>,
}

impl<'s, 'a> View<'s, 'a> {
    fn amount(&self) -> Option<&'s Amount> {
        amount(self.scene, self.index)
    }
    /// `m`, `p` or `q`: the figure's kind as the tables write it.
    fn letter(&self) -> Option<char> {
        self.amount().map(|amount| match amount.kind {
            AmountKind::Money => 'm',
            AmountKind::Percent => 'p',
            _ => 'q',
        })
    }
    fn figure(&self) -> Range<usize> {
        self.scene.figures.get(self.index).map_or(0..0, |f| f.range.clone())
    }
    fn start(&self) -> usize {
        self.scene.outer_start(self.index)
    }
    fn metric_named(&self, name: &str) -> Option<u32> {
        self.scene.tokens.lexicon.rows().metric(name)
    }
    fn name_of(&self, metric: Option<u32>) -> &'a str {
        let rows = &self.scene.tokens.lexicon.rows().metrics;
        metric.and_then(|row| rows.get(row as usize)).map_or("", |m| m.name)
    }
    /// True when the table gives the metric this trait.
    fn has(&self, metric: Option<u32>, wanted: &str) -> bool {
        let rows = &self.scene.tokens.lexicon.rows().metrics;
        metric.and_then(|row| rows.get(row as usize)).is_some_and(|m| m.has(wanted))
    }
    /// A count of tonnes or years is no count of people, one of people none of goods.
    fn counts(&self, metric: Option<u32>) -> bool {
        let Some(amount) = self.amount().filter(|a| a.kind == AmountKind::Quantity) else { return true };
        let lexicon = self.scene.tokens.lexicon;
        match self.scene.figures.get(self.index).map_or("", |f| f.mention.rule) {
            "amount.measure" => self.has(metric, "measured"),
            "amount.duration" => self.has(metric, "time"),
            "amount.quantity" => {
                let scaled =
                    self.has(metric, "scaled") && lexicon.rows().unit_metrics.get(unit_of(amount)).copied().flatten() != metric;
                !(self.counts_people() && self.has(metric, "things")
                    || self.has(metric, "people") && self.counts_known_things()
                    || self.has(metric, "time") && !self.of_time(amount)
                    || scaled)
            }
            _ => true,
        }
    }
    /// What is counted are people, by its noun.
    fn counts_people(&self) -> bool {
        let Some(unit) = self.amount().map(unit_of) else { return false };
        let rows = self.scene.tokens.lexicon.rows();
        rows.unit_measures.get(unit).is_some_and(|hint| *hint == "people")
            || self.has(rows.unit_metrics.get(unit).copied().flatten(), "people")
            || unit.chars().next().is_some_and(char::is_uppercase)
    }
    /// A count whose noun has a metric of its own, or stands for no people: that metric, or none that
    /// a topic can have.
    fn counted_otherwise(&self) -> Option<u32> {
        let unit = self.amount().filter(|a| a.kind == AmountKind::Quantity && a.unit_span.is_some()).map(unit_of)?;
        let plain = self.scene.figures.get(self.index).is_some_and(|f| f.mention.rule == "amount.quantity");
        let known = self.scene.tokens.lexicon.rows().unit_metrics.get(unit).copied().flatten();
        (plain && (known.is_some() || self.counts_things())).then(|| known.unwrap_or(u32::MAX))
    }
    /// What is counted are things, by its own noun.
    fn counts_things(&self) -> bool {
        let quantity = self.scene.figures.get(self.index).is_some_and(|f| f.mention.rule == "amount.quantity");
        quantity && !self.counts_people()
    }
    /// Things by a noun of the table, that use nothing and nobody (`deux langues`, not `2 millions de
    /// foyers`).
    fn counts_known_things(&self) -> bool {
        let Some(unit) = self.amount().map(unit_of) else { return false };
        let rows = self.scene.tokens.lexicon.rows();
        let uses = rows.unit_measures.get(unit).is_some_and(|hint| matches!(*hint, "uses" | "ratio"));
        self.counts_things() && rows.unit_metrics.get(unit) == Some(&None) && !uses
    }
    fn of_time(&self, amount: &Amount) -> bool {
        amount.unit_span.is_some_and(|span| {
            let at = self.scene.tokens.range(span).start;
            self.scene.at(at).any_phrase(Table::TimeUnit).is_some()
        })
    }
    /// Figures other than this one in `range`.
    fn others(&self, range: &Range<usize>) -> usize {
        self.scene.figures.iter().enumerate().filter(|(i, f)| *i != self.index && range.contains(&f.range.start)).count()
    }
    /// True when a row that accepts `accepts` (empty: whatever its metric does) takes the figure.
    fn takes(&self, accepts: &str, metric: Option<u32>, change: bool) -> bool {
        let Some(letter) = self.letter() else { return false };
        let metrics = &self.scene.tokens.lexicon.rows().metrics;
        let own = metric.and_then(|row| metrics.get(row as usize)).map_or("mpq", |m| m.accepts);
        if metric.is_some() && !self.counts(metric) {
            return false;
        }
        let wanted = if accepts.is_empty() { own } else { accepts };
        // A row says what is read with its word directly; a change by per cent is read with any
        // word whose metric can change (`son chiffre d’affaires a reculé de 10,9 %`).
        wanted.contains(letter) || (letter == 'p' && change && own.contains('p'))
    }
    fn hit_takes(&self, hit: &TriggerHit<'_>, change: bool) -> bool {
        let metric = self.metric_of(hit);
        !hit.whole && metric.is_some() && self.takes(hit.row.accepts, metric, change)
    }
    /// The count is of a measure (tonnes, kilometres, days), not of things.
    fn measured(&self) -> bool {
        let by_rule = |rule: &str| matches!(rule, "amount.measure" | "amount.duration");
        // `entre 60 et 100 mm de pluie`, `des centaines de kilomètres`: ranges and vague counts too.
        let by_unit = || {
            let unit = self.amount().filter(|a| a.kind == AmountKind::Quantity).and_then(|a| a.unit_span);
            unit.is_some_and(|span| {
                let at = self.scene.at(self.scene.tokens.range(span).start);
                at.any_phrase(Table::Unit).is_some_and(|(end, _)| end.end_offset() >= span.end)
            })
        };
        self.scene.figures.get(self.index).is_some_and(|f| {
            by_rule(f.mention.rule) || matches!(f.mention.rule, "amount.range" | "amount.vague" | "amount.shared") && by_unit()
        })
    }
    /// [`View::hit_takes`], where grammar ties noun and figure: a percentage is then read of any
    /// metric that has them (`les frais ont atteint 14 % des sommes`).
    fn hit_fits(&self, hit: &TriggerHit<'_>, change: bool) -> bool {
        let percent = self.amount().is_some_and(|a| a.kind == AmountKind::Percent);
        self.hit_takes(hit, change || percent)
    }
    /// The metric of a trigger noun for this figure.
    fn metric_of(&self, hit: &TriggerHit<'_>) -> Option<u32> {
        self.choose(&hit.row.instead, hit.row.metric, "", "")
    }
    /// The first of `instead` whose condition holds, else `default`: `class` is the subject's,
    /// `counted` the metric of what is counted.
    fn choose(&self, instead: &[(Box<str>, u32)], default: Option<u32>, class: &str, counted: &str) -> Option<u32> {
        let Some(amount) = self.amount().filter(|_| !instead.is_empty()) else { return default };
        let below = |limit: i64| {
            let value = amount.estimate.value.or(amount.estimate.max).or(amount.estimate.min);
            amount.kind == AmountKind::Money && value.is_some_and(|v| v.abs() < Decimal::from(limit))
        };
        let holds = |key: &str| match key {
            "m" => amount.kind == AmountKind::Money,
            "p" => amount.kind == AmountKind::Percent,
            "q" => amount.kind == AmountKind::Quantity,
            "tiny" => below(1_000),
            "small" => below(100_000),
            "large" => amount.kind == AmountKind::Money && !below(1_000_000),
            "people" => self.counts_people(),
            "any" => true,
            "measured" => self.measured(),
            key => key == class || key == counted,
        };
        instead.iter().find(|(key, _)| holds(key)).map(|(_, metric)| *metric).or(default)
    }
}

/// The best reading of the figure.
pub(super) fn predicate<'a>(view: &View<'_, 'a>) -> Found<'a> {
    let verb_at = verb::governing(view);
    let mut best = none(verb_at);
    let mut consider = |found: Option<Found<'a>>| {
        if let Some(found) = found
            && found.weight > best.weight
        {
            best = found;
        }
    };
    consider(noun::figure_of_noun(view));
    consider(noun::noun_of_figure(view));
    consider(noun::around(view));
    consider(unit::unit(view));
    consider(length::length(view));
    consider(verb::best(view));
    // Nothing far off explains an amount that has no figure (`des milliers de cartes`).
    let vague = view.amount().is_some_and(|a| a.estimate.comparator == Comparator::Vague && a.kind == AmountKind::Quantity);
    if !vague {
        consider(change::change(view));
        consider(price::by_piece(view));
        consider(price::tag(view));
        consider(price::dearer(view));
        consider(share::share(view));
        consider(lean::inside(view));
        consider(noun::nearby(view));
        consider(lean::across(view));
    } else if best.rule == "predicate.level_verb" {
        best = none(verb_at);
    }
    best.verb_at = best.verb_at.or(verb_at);
    best.of = best.of.or_else(|| share::whole(view));
    if !best.change
        && let Some(direction) = change::said(view)
    {
        best.change = true;
        best.direction = direction;
    }
    if best.metric.is_none()
        && let Some(direction) = verb::moves(view)
    {
        // `elles ont augmenté de 2 %`: a change, of what nothing tells.
        best.change = true;
        best.direction = direction;
    }
    refine::refine(view, &mut best);
    if best.metric.is_none()
        && share::plain(view, &best)
        && let Some(share) = view.metric_named("share")
    {
        best = Found { of: best.of.take(), verb_at: best.verb_at, ..noun::plain(share, "predicate.share", 1) };
    }
    if let Some(metric) = moved(view, &best) {
        best.metric = Some(metric);
    }
    best
}

/// `le chômage augmente de 1,4 %`: the number of the unemployed, points are of the rate; `le PIB a
/// reculé de 2 %` is growth. The table says which metric a change by per cent is of.
fn moved(view: &View<'_, '_>, found: &Found<'_>) -> Option<u32> {
    let rows = &view.scene.tokens.lexicon.rows().metrics;
    let named = rows.get(found.metric? as usize)?.traits.split('|').find_map(|one| one.strip_prefix("moved="))?;
    let percent = view.amount().is_some_and(|a| a.kind == AmountKind::Percent && a.unit.is_none());
    let moves = found.change || change::word(view).is_some();
    (moves && percent && !found.phrase.starts_with("taux")).then(|| view.metric_named(named)).flatten()
}

/// Nothing says what the figure measures.
pub(super) const NOTHING: Found<'static> = Found {
    metric: None,
    phrase: "",
    trigger: None,
    rule: "predicate.none",
    direction: None,
    role: "",
    verb: None,
    verb_at: None,
    change: false,
    of: None,
    weight: 0,
};

fn none<'a>(verb_at: Option<usize>) -> Found<'a> {
    Found { verb_at, ..NOTHING }
}

fn by_noun<'a>(view: &View<'_, 'a>, hit: &TriggerHit<'a>, rule: &'static str, weight: i32) -> Found<'a> {
    Found {
        metric: view.metric_of(hit),
        phrase: hit.row.phrase,
        trigger: Some(hit.range.clone()),
        rule,
        direction: way(hit.row.direction),
        role: hit.row.role,
        change: way(hit.row.direction).is_some(),
        weight,
        ..none(None)
    }
}

fn way(direction: &str) -> Option<&'static str> {
    match direction {
        "up" => Some("up"),
        "down" => Some("down"),
        _ => None,
    }
}

fn amount<'s>(scene: &'s Scene<'_>, index: usize) -> Option<&'s Amount> {
    scene.figures.get(index)?.mention.amount()
}

fn size(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(99)
}

fn unit_of(amount: &Amount) -> &str {
    amount.unit.as_deref().unwrap_or("")
}

/// Evaluative words beside the figure or its trigger (`pertes colossales`, `record`).
pub(super) fn evaluative(scene: &Scene<'_>, index: usize, trigger: Option<&Range<usize>>) -> Vec<Span> {
    let Some(figure) = scene.figures.get(index) else { return Vec::new() };
    let mut spans = Vec::new();
    let mut look = |range: Range<usize>| {
        for at in range {
            let cursor = scene.at(at);
            if let Some((end, _)) = cursor.any_phrase(Table::Evaluative) {
                spans.push(cursor.to(end));
            }
        }
    };
    if let Some(trigger) = trigger {
        look(trigger.start.saturating_sub(2)..trigger.start);
        look(trigger.end..(trigger.end + 3).min(figure.range.start.max(trigger.end)));
    }
    look(figure.range.end..(figure.range.end + 2).min(scene.tokens.list.len()));
    spans.sort();
    spans.dedup();
    spans
}
