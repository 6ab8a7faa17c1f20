//! What is said: the metric of a figure, from the noun or verb that governs it.
//!
//! Every reading gives a candidate with a weight; the heaviest wins. A figure that nothing
//! explains keeps the metric `other`, never a wrong one.

use super::clause::Segment;
use super::scene::{Scene, TriggerHit, starts_with};
use crate::lexicon::{Classes, Table, VerbFrame, VerbTrigger};
use crate::mention::{Amount, AmountKind};
use crate::text::Span;
use std::ops::Range;

/// The metric a figure may lean on, and the figure it was said of.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    pub metric: u32,
    pub sentence: u32,
    pub kind: AmountKind,
    pub unit: Option<Box<str>>,
}

/// How a metric was found.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    /// Row in `metrics`; none for `other`.
    pub metric: Option<u32>,
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
    weight: i32,
}

/// The best reading of figure `index`; `carried` is the metric of a figure it may lean on.
pub(super) fn predicate<'a>(scene: &Scene<'a>, segment: &Segment, index: usize, carried: Option<Carried>) -> Found<'a> {
    let verb_at = governing_verb(scene, segment, index);
    let mut best = none(verb_at);
    let mut consider = |found: Option<Found<'a>>| {
        if let Some(found) = found
            && found.weight > best.weight
        {
            best = found;
        }
    };
    consider(figure_of_noun(scene, index));
    consider(noun_of_figure(scene, segment, index));
    consider(unit(scene, index));
    consider(around(scene, index));
    for at in verbs(scene, segment, index) {
        consider(verb(scene, segment, index, at));
    }
    // Nothing far off explains an amount that has no figure (`des milliers de cartes`).
    let vague = amount(scene, index)
        .is_some_and(|a| a.estimate.comparator == crate::number::Comparator::Vague && a.kind == AmountKind::Quantity);
    if vague {
        return best_of_vague(best, verb_at);
    }
    consider(nearby(scene, segment, index));
    consider(carried.and_then(|carried| lean(scene, index, carried)));
    consider(share(scene, index));
    best.verb_at = best.verb_at.or(verb_at);
    refine(scene, index, &mut best);
    best
}

/// `price` beside `kilowattheure` is an energy price: a word of the sentence makes it exact.
fn refine(scene: &Scene<'_>, index: usize, found: &mut Found<'_>) {
    let rows = scene.tokens.lexicon.rows();
    let Some(metric) = found.metric.filter(|m| rows.refinable.contains(m)) else { return };
    let Some(name) = rows.metrics.get(metric as usize).map(|m| &m.name) else { return };
    let Some(figure) = scene.figures.get(index) else { return };
    let pers = figure.mention.amount().into_iter().flat_map(|a| a.pers.iter().map(|(per, _)| per.to_string()));
    let from = figure.range.start.saturating_sub(super::clause::REACH / 2);
    let to = (figure.range.end + super::clause::REACH / 2).min(scene.tokens.list.len());
    let words = (from..to).map(|at| scene.at(at).key().to_owned()).filter(|key| key.len() > 2);
    for word in pers.chain(words) {
        if let Some(exact) = rows.refinements.get(format!("{name}:{word}").as_str()) {
            found.metric = Some(*exact);
            return;
        }
    }
}

fn best_of_vague(mut best: Found<'_>, verb_at: Option<usize>) -> Found<'_> {
    if best.rule == "predicate.level_verb" {
        best = none(verb_at);
    }
    best.verb_at = best.verb_at.or(verb_at);
    best
}

fn none<'a>(verb_at: Option<usize>) -> Found<'a> {
    Found {
        metric: None,
        trigger: None,
        rule: "predicate.none",
        direction: None,
        role: "",
        verb: None,
        verb_at,
        change: false,
        weight: 0,
    }
}

fn way(direction: &str) -> Option<&'static str> {
    match direction {
        "up" => Some("up"),
        "down" => Some("down"),
        _ => None,
    }
}

fn letter(amount: &Amount) -> char {
    match amount.kind {
        AmountKind::Money => 'm',
        AmountKind::Percent => 'p',
        _ => 'q',
    }
}

/// True when a row that accepts `accepts` (empty: whatever its metric does) takes the figure.
fn takes(scene: &Scene<'_>, accepts: &str, metric: Option<u32>, amount: &Amount, change: bool) -> bool {
    let metrics = &scene.tokens.lexicon.rows().metrics;
    let own = metric.and_then(|row| metrics.get(row as usize)).map_or("mpq", |m| &m.accepts);
    let wanted = if accepts.is_empty() { own } else { accepts };
    let letter = letter(amount);
    // A row says what is read with its word directly; a change by per cent is read with any
    // word whose metric can change (`son chiffre d’affaires a reculé de 10,9 %`).
    wanted.contains(letter) || (letter == 'p' && change && own.contains('p'))
}

fn amount<'s>(scene: &'s Scene<'_>, index: usize) -> Option<&'s Amount> {
    scene.figures.get(index)?.mention.amount()
}

/// The figure is a change: a word of rise or fall governs it through `de`, or it bears a sign.
fn changes(scene: &Scene<'_>, index: usize) -> bool {
    scene.figures.get(index).is_some_and(|figure| {
        figure.mention.amount().is_some_and(|amount| super::comparison::is_change(amount, scene.at(figure.range.start)))
    })
}

fn by_noun<'a>(hit: &TriggerHit<'a>, rule: &'static str, weight: i32) -> Found<'a> {
    Found {
        metric: hit.row.metric,
        trigger: Some(hit.range.clone()),
        rule,
        direction: way(&hit.row.direction),
        role: &hit.row.role,
        verb: None,
        verb_at: None,
        change: false,
        weight,
    }
}

/// `5 milliards de dollars de pertes`, `1,5 milliard de frais de personnel`.
fn figure_of_noun<'a>(scene: &Scene<'a>, index: usize) -> Option<Found<'a>> {
    let figure = scene.figures.get(index)?;
    let amount = figure.mention.amount()?;
    let after = scene.at(figure.range.end);
    let linked = after.eat_any(&["de", "d'", "en"])?;
    let linked = linked.any_phrase(Table::Prenominal).map_or(linked, |(next, _)| next);
    let hit = scene.triggers.iter().find(|hit| hit.range.start == linked.index)?;
    (hit.row.metric.is_some() && takes(scene, &hit.row.accepts, hit.row.metric, amount, false))
        .then(|| by_noun(hit, "predicate.figure_of_noun", 100))
}

/// `une perte nette abyssale, de 540 millions`, `un prix fixé à 20 dollars`: only adjectives,
/// participles, hedges and prepositions between noun and figure.
fn noun_of_figure<'a>(scene: &Scene<'a>, segment: &Segment, index: usize) -> Option<Found<'a>> {
    let amount = amount(scene, index)?;
    let start = scene.outer_start(index);
    let hit = scene.triggers.iter().rev().find(|hit| hit.range.end <= start && hit.range.start >= segment.range.start)?;
    let change = changes(scene, index);
    if hit.row.metric.is_none() || !takes(scene, &hit.row.accepts, hit.row.metric, amount, change) {
        return None;
    }
    let between = hit.range.end..start;
    if scene.figure_in(&between, index) || between.len() > 9 {
        return None;
    }
    let mut linked = between.is_empty();
    for at in between.clone() {
        let cursor = scene.at(at);
        if cursor.is_any(&["de", "d'", "à", ":", "des", "du", "("]) {
            linked = true;
        }
        if scene.is_finite(at) || cursor.is_any(&[";", ".", "qui", "que", "pour", "contre"]) {
            return None;
        }
        if cursor.classes().any(Classes::INFINITIVE) {
            return None;
        }
    }
    // A present participle links too: `atteignant`, `dépassant`.
    linked |= between.clone().any(|at| scene.at(at).text().ends_with("ant"));
    let names = scene.names.iter().filter(|n| between.contains(&n.range.start)).count();
    let distance = i32::try_from(between.len()).unwrap_or(9);
    linked.then(|| by_noun(hit, "predicate.noun_of_figure", 96 - distance * 2 - i32::try_from(names).unwrap_or(0) * 3))
}

/// `200 millions d’utilisateurs`: the counted noun says it.
fn unit<'a>(scene: &Scene<'a>, index: usize) -> Option<Found<'a>> {
    let amount = amount(scene, index)?;
    if amount.kind != AmountKind::Quantity {
        return None;
    }
    let lexicon = scene.tokens.lexicon;
    let lemma = amount.unit.as_deref()?;
    let trigger = amount.unit_span.map(|span| scene.tokens.range(span));
    let from_table = lexicon.rows().unit_metrics.get(lemma).copied().flatten();
    let longer = trigger.clone().and_then(|range| {
        let (end, row) = scene.at(range.start).any_phrase(Table::NounTrigger)?;
        let row = lexicon.rows().noun_triggers.get(row as usize)?;
        let fits = !row.not.iter().any(|phrase| starts_with(scene.at(range.start), phrase));
        (fits && end.index > range.end || from_table.is_none()).then_some(row.metric).flatten()
    });
    let metric = longer.or(from_table)?;
    Some(Found { metric: Some(metric), trigger, rule: "predicate.unit", weight: 74, ..none(None) })
}

/// `la perte de 2 000 emplois`, `suppressions de 300 postes`: the trigger phrase `perte
/// d’emplois` with the figure set into it.
fn around<'a>(scene: &Scene<'a>, index: usize) -> Option<Found<'a>> {
    let figure = scene.figures.get(index)?;
    let unit = figure.mention.amount().filter(|a| a.kind == AmountKind::Quantity)?.unit_span?;
    let start = scene.outer_start(index);
    let lexicon = scene.tokens.lexicon;
    let de = (1..=3).filter_map(|back| start.checked_sub(back)).find(|i| scene.at(*i).is_any(&["de", "d'", "des"]))?;
    let word = |at: usize| scene.at(at).peek().map_or(0, |t| t.word);
    let counted = scene.tokens.range(unit).map(word);
    for back in 1..=3 {
        let from = de.checked_sub(back)?;
        for link in ["de", "d'"] {
            let link = lexicon.lookup(link, &mut String::new());
            let words: Vec<u32> = (from..de).map(word).chain([link]).chain(counted.clone()).collect();
            let mut row = None;
            lexicon.phrases(Table::NounTrigger, words.iter().copied(), |used, found| {
                if used == words.len() {
                    row = Some(found);
                }
            });
            if let Some(row) = row.and_then(|row| lexicon.rows().noun_triggers.get(row as usize)) {
                let hit = TriggerHit { row, range: from..de };
                return hit.row.metric.is_some().then(|| by_noun(&hit, "predicate.noun_of_figure", 98));
            }
        }
    }
    None
}

/// Verb tokens that may govern the figure: those of its segment, nearest first.
fn verbs<'s>(scene: &'s Scene<'_>, segment: &'s Segment, index: usize) -> impl Iterator<Item = usize> + 's {
    let start = scene.outer_start(index);
    let figure = scene.figures.get(index).map_or(0, |f| f.range.start);
    let end = scene.figures.get(index).map_or(0, |f| f.range.end);
    let ok = move |at: &usize| !segment.aside(*at, figure) && scene.is_verb(*at);
    let before = (segment.range.start..start).rev().filter(ok);
    let after = (end..segment.range.end.min(end + 12)).filter(ok);
    before.chain(after).take(6)
}

/// The nearest verb before the figure in its segment, else the first after it.
pub(super) fn governing_verb(scene: &Scene<'_>, segment: &Segment, index: usize) -> Option<usize> {
    verbs(scene, segment, index).next()
}

/// A trigger verb with its complement, the figure within its reach.
fn verb<'a>(scene: &Scene<'a>, segment: &Segment, index: usize, at: usize) -> Option<Found<'a>> {
    let amount = amount(scene, index)?;
    let start = scene.outer_start(index);
    let figure = scene.figures.get(index)?;
    let lexicon = scene.tokens.lexicon;
    let token = scene.at(at).peek()?;
    let rows =
        lexicon.verb_forms(token.word).iter().filter_map(|form| lexicon.rows().triggers_of_verb.get(&form.lemma)).flatten();
    let mut best: Option<(&VerbTrigger, usize)> = None;
    for trigger in rows.filter_map(|row| lexicon.rows().verb_triggers.get(*row as usize)) {
        let moves = trigger.frame == VerbFrame::Change || !trigger.direction.is_empty();
        let fits = takes(scene, &trigger.accepts, trigger.metric, amount, moves)
            && trigger.reflexive == reflexive(scene, at)
            && !trigger.not.iter().any(|phrase| barred(scene, at, phrase))
            && complement(scene, at, start, &trigger.complement);
        let rank = trigger.complement.len() * 2 + usize::from(trigger.metric.is_some());
        if fits && best.is_none_or(|(_, known)| rank > known) {
            best = Some((trigger, rank));
        }
    }
    let (trigger, _) = best?;
    let before = at < start;
    let gap = if before { at + 1..start } else { figure.range.end..at };
    let others = scene.figures.iter().enumerate().filter(|(i, f)| *i != index && gap.contains(&f.range.start)).count();
    let distance = i32::try_from(gap.len()).unwrap_or(60) + i32::try_from(others).unwrap_or(0) * 4;
    let change = trigger.frame == VerbFrame::Change
        || (amount.kind == AmountKind::Percent && amount.unit.as_deref() != Some("times") && way(&trigger.direction).is_some());
    let mut found = Found {
        metric: trigger.metric,
        trigger: Some(at..at + 1),
        rule: "predicate.verb",
        direction: way(&trigger.direction),
        role: "",
        verb: Some(trigger),
        verb_at: Some(at),
        change,
        weight: if before { 84 } else { 62 } - distance,
    };
    if trigger.metric.is_none() {
        // A neutral verb takes its metric from its subject noun.
        let low = segment.range.start;
        let noun = scene
            .triggers
            .iter()
            .rev()
            .filter(|hit| {
                hit.row.metric.is_some()
                    && takes(scene, &hit.row.accepts, hit.row.metric, amount, found.change || found.direction.is_some())
            })
            .find(|hit| hit.range.start >= low && hit.range.end <= at && !segment.aside(hit.range.start, figure.range.start));
        let hit = noun?;
        found.metric = hit.row.metric;
        found.trigger = Some(hit.range.clone());
        found.role = &hit.row.role;
        found.rule = "predicate.level_verb";
        found.weight += 6;
    } else if unit_decides(scene, index, trigger) {
        return None;
    } else if trigger.metric.is_some_and(|row| generic(scene, row)) {
        // `payer`, `verser`, `mettre`: any noun of the clause says it better.
        found.weight -= 34;
    }
    Some(found)
}

/// Metrics that say only that money moved.
fn generic(scene: &Scene<'_>, metric: u32) -> bool {
    let name = scene.tokens.lexicon.rows().metrics.get(metric as usize).map_or("", |m| &*m.name);
    matches!(name, "payment" | "cost" | "equity" | "other" | "investment")
}

/// A counted noun with a metric of its own outweighs a verb that only says it in passing
/// (`compter 300 salariés`), not one that changes it (`supprimer 300 postes`).
fn unit_decides(scene: &Scene<'_>, index: usize, trigger: &VerbTrigger) -> bool {
    let Some(found) = unit(scene, index) else { return false };
    let metrics = &scene.tokens.lexicon.rows().metrics;
    let name = |row: Option<u32>| row.and_then(|r| metrics.get(r as usize)).map_or("", |m| &m.name);
    let staff = matches!(name(trigger.metric), "jobs_cut" | "jobs_created" | "hires" | "strikers");
    let headcount = matches!(name(found.metric), "headcount" | "jobs_cut" | "jobs_created");
    found.metric != trigger.metric && !(staff && headcount)
}

fn reflexive(scene: &Scene<'_>, at: usize) -> bool {
    (1..=3).any(|back| at.checked_sub(back).is_some_and(|i| scene.at(i).is_any(&["se", "s'"])))
}

/// `not` phrases of a verb are matched by its lemma: the verb, then the other words.
fn barred(scene: &Scene<'_>, at: usize, phrase: &str) -> bool {
    let rest = phrase.split_once(' ').map_or("", |(_, rest)| rest);
    !rest.is_empty() && starts_with(scene.at(at + 1), rest)
}

/// The complement's words stand between verb and figure, the last right before the figure.
fn complement(scene: &Scene<'_>, at: usize, start: usize, words: &[Box<str>]) -> bool {
    let Some((last, fixed)) = words.split_last() else { return true };
    if at >= start {
        return false;
    }
    let mut from = at + 1;
    for word in fixed.iter().filter(|w| w.chars().any(|c| c.is_lowercase())) {
        let Some(found) = (from..start.min(from + 8)).find(|i| scene.at(*i).is_any(joined(word)) || scene.at(*i).is(word)) else {
            return false;
        };
        from = found + 1;
    }
    let near = start.saturating_sub(4).max(from);
    (near..start).any(|i| scene.at(i).is_any(joined(last)) || scene.at(i).is(last))
}

/// A preposition with its contracted forms.
fn joined(word: &str) -> &'static [&'static str] {
    match word {
        "à" => &["à", "au", "aux"],
        "de" => &["de", "d'", "du", "des"],
        "par" => &["par"],
        "que" => &["que", "qu'"],
        _ => &[],
    }
}

/// The nearest trigger noun that takes the figure: in its segment, then in the sentence.
fn nearby<'a>(scene: &Scene<'a>, segment: &Segment, index: usize) -> Option<Found<'a>> {
    let amount = amount(scene, index)?;
    let figure = scene.figures.get(index)?;
    let mut best: Option<Found<'a>> = None;
    let change = changes(scene, index);
    for hit in &scene.triggers {
        if hit.row.metric.is_none() || !takes(scene, &hit.row.accepts, hit.row.metric, amount, change) {
            continue;
        }
        let inside = segment.range.contains(&hit.range.start) && !segment.aside(hit.range.start, figure.range.start);
        let (gap, base) = if hit.range.end <= figure.range.start {
            (hit.range.end..figure.range.start, if inside { 56 } else { 30 })
        } else {
            (figure.range.end..hit.range.start, if inside { 46 } else { 22 })
        };
        let others = scene.figures.iter().enumerate().filter(|(i, f)| *i != index && gap.contains(&f.range.start)).count();
        let weight = base - i32::try_from(gap.len()).unwrap_or(99) - i32::try_from(others).unwrap_or(9) * 6;
        if weight > 0 && best.as_ref().is_none_or(|known| weight > known.weight) {
            best = Some(by_noun(hit, "predicate.nearby_noun", weight));
        }
    }
    best
}

/// `contre 28 millions`, `après 3 %`, `soit 250 millions`, `, et même à 44 dollars`: the metric of
/// the figure before.
fn lean<'a>(scene: &Scene<'a>, index: usize, carried: Carried) -> Option<Found<'a>> {
    let metric = carried.metric;
    let start = scene.outer_start(index);
    let amount = amount(scene, index)?;
    if !takes(scene, "", Some(metric), amount, false) && amount.kind != AmountKind::Percent {
        return None;
    }
    let same_kind =
        index.checked_sub(1).and_then(|i| scene.figures.get(i)?.mention.amount()).is_some_and(|a| a.kind == amount.kind);
    let words = ["contre", "après", "soit", "(", "puis", "voire", "et", "ou", "non"];
    let linked = same_kind && (1..=3).any(|back| start.checked_sub(back).is_some_and(|i| scene.at(i).is_any(&words)));
    // `Dix milliards selon la presse américaine`: the sentence is nothing but the figure.
    let alone =
        index == 0 && start <= 2 && scene.triggers.is_empty() && amount.kind == AmountKind::Money && scene.tokens.list.len() < 24;
    let linked = linked || (alone && amount.currency_basis == Some("inherited"));
    let inherited = amount.currency_basis == Some("inherited");
    // `Ce sera finalement 5,8 %`: no word of the sentence measures anything, the one before did,
    // and in the same kind of figure.
    let follows = scene.triggers.iter().all(|hit| hit.row.metric.is_none())
        && carried.kind == amount.kind
        && carried.unit == amount.unit
        && scene.sentence - carried.sentence <= 1;
    if follows && !linked {
        return Some(Found { metric: Some(metric), rule: "predicate.carried", weight: 12, ..none(None) });
    }
    (linked || (inherited && same_kind)).then(|| Found {
        metric: Some(metric),
        rule: "predicate.carried",
        weight: if inherited { 60 } else { 33 },
        ..none(None)
    })
}

/// `34 % du capital`, `58 % des Suisses`: a part of a whole that no metric names.
fn share<'a>(scene: &Scene<'a>, index: usize) -> Option<Found<'a>> {
    let figure = scene.figures.get(index)?;
    let amount = figure.mention.amount().filter(|a| a.kind == AmountKind::Percent && a.unit.is_none())?;
    let after = scene.at(figure.range.end);
    let whole = after
        .eat_any(&["de", "d'", "du", "des"])
        .filter(|next| next.kind() == Some(crate::text::PieceKind::Word) && !next.is_any(&["plus", "moins"]))?;
    let metric = scene.tokens.lexicon.rows().metric("share")?;
    let fits = !amount.estimate.value.is_some_and(|v| v.is_sign_negative()) && !changes(scene, index) && !whole.done();
    fits.then(|| Found { metric: Some(metric), rule: "predicate.share", weight: 44, ..none(None) })
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
