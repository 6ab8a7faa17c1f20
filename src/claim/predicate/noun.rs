//! Trigger nouns beside the figure: `5 milliards de pertes`, `une perte de 540 millions`.

use super::{Found, Link, LinkKind, View, by_noun, link, none, size};
use crate::claim::scene::TriggerHit;
use crate::lexicon::{Classes, Table};
use crate::mention::AmountKind;
use crate::text::PieceKind;

/// `5 milliards de dollars de pertes`, `6 millions en honoraires`, `8 % pour ses frais de gestion`.
pub(super) fn figure_of_noun<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let scene = view.scene;
    let figure = view.figure();
    let amount = view.amount()?;
    let mut after = scene.at(figure.end);
    // `3 millions d’euros nets de dividendes`: an adjective or rate may stand between.
    let tie = |c: crate::token::Cursor<'_>| c.is_any(&["de", "d'", "du", "des", "en", "pour"]);
    for _ in 0..3 {
        let plain = after.kind() == Some(PieceKind::Word)
            && !tie(after)
            && !after
                .classes()
                .any(Classes::FINITE.with(Classes::PREPOSITION).with(Classes::COORDINATOR).with(Classes::SUBORDINATOR));
        if tie(after) || !plain {
            break;
        }
        after = after.skip(1);
    }
    if !tie(after) {
        return None;
    }
    let (of, en) = (after.is_joined("de"), after.is("en"));
    // `34 % du capital` is a share; `0,7 % de croissance` names what it measures.
    let percent = amount.kind == AmountKind::Percent;
    // `deux trains de passagers` counts trains; `23 kilomètres de profondeur` measures a depth.
    if amount.kind == AmountKind::Quantity && !view.measured() {
        return None;
    }
    if percent && of {
        let bare = after.is_any(&["de", "d'"]) && after.index == figure.end;
        let hit = scene.triggers.iter().find(|hit| hit.range.start == after.index + 1).filter(|_| bare)?;
        let rate = view
            .metric_of(hit)
            .is_some_and(|m| scene.tokens.lexicon.rows().metrics.get(m as usize).is_some_and(|m| m.accepts.contains('p')));
        let own = hit.row.accepts.contains('p') && rate;
        return own.then(|| by_noun(view, hit, "predicate.figure_of_noun", 92));
    }
    let mut noun = after.skip(1);
    for _ in 0..2 {
        let step = noun
            .any_phrase(Table::Prenominal)
            .map(|(end, _)| end)
            .or_else(|| noun.classes().any(Classes::DETERMINER.with(Classes::POSSESSIVE)).then(|| noun.skip(1)));
        let Some(step) = step.filter(|_| !scene.triggers.iter().any(|hit| hit.range.start == noun.index)) else { break };
        noun = step;
    }
    let hit = scene.triggers.iter().find(|hit| hit.range.start == noun.index).filter(|hit| view.hit_fits(hit, false))?;
    let gap = size(after.index.saturating_sub(figure.end));
    let weight = if of {
        100
    } else if en {
        86
    } else {
        46
    };
    Some(by_noun(view, hit, "predicate.figure_of_noun", weight - gap * 3))
}

/// `une perte de 540 millions`, `des revenus estimés à 300 millions`, `déficit : 6,1 %`, `la dette
/// (112 %)`, `les économies, 120 millions par an`.
pub(super) fn noun_of_figure<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let tie = link(view.scene, view.index);
    view.scene
        .triggers
        .iter()
        .rev()
        .skip_while(|hit| hit.range.end > view.start())
        .take(4)
        .filter_map(|hit| governs(view, hit, &tie))
        .fold(None, |best: Option<Found<'a>>, found| match best {
            Some(known) if known.weight >= found.weight => Some(known),
            _ => Some(found),
        })
}

/// The reading in which `hit` stands before the figure with only words that link them between.
fn governs<'a>(view: &View<'_, 'a>, hit: &TriggerHit<'a>, tie: &Link) -> Option<Found<'a>> {
    let scene = view.scene;
    let start = view.start();
    let change = super::change::word(view).is_some();
    if !view.hit_fits(hit, change) {
        return None;
    }
    let between = hit.range.end..start;
    if view.others(&between) > 0 || between.len() > 12 {
        return None;
    }
    let mut weight = 96 - size(between.len()) * 2;
    let mut participle = false;
    // `l’entrée aux ressortissants de six pays`: things are counted of the noun right before.
    let own = view.counts_things() && tie.kind == LinkKind::Of && !view.measured();
    let leads = |i: usize| {
        let c = scene.at(i);
        c.classes().any(Classes::PREPOSITION) || c.is_joined("de") || c.text().ends_with("ant")
    };
    if own && (hit.range.end..tie.at).any(leads) {
        return None;
    }
    // `La participation a été forte (72,2 %)`
    let aside = tie.kind == LinkKind::Mark && scene.at(tie.at).is("(");
    let bracket = aside && !governed(view, hit) && between.len() <= 9;
    // `une majorité d’élus (62 %)`: a part of those who are counted.
    let part = view.letter() == Some('p') && !change && view.amount().is_some_and(|a| a.unit.is_none());
    if aside && part && view.has(view.metric_of(hit), "people") {
        return None;
    }
    // `affrontements entre migrants : 22 blessés`: what is counted says itself what it is.
    let counted = || super::unit::unit(view).and_then(|f| f.metric);
    if tie.kind == LinkKind::Mark
        && view.has(view.metric_of(hit), "people")
        && counted().is_some_and(|own| Some(own) != view.metric_of(hit))
    {
        return None;
    }
    let mut said = false;
    for at in between.clone() {
        let cursor = scene.at(at);
        if bracket && scene.grammar.finite_at(at) && state(view, at) {
            said = true;
            continue;
        }
        if cursor.is_any(&[";", ".", "qui", "que", "contre", "soit", "dont", "et", "ou", "mais", "puis"])
            || scene.grammar.finite_at(at)
        {
            return None;
        }
        // `le titre dans la catégorie des 48 kilos`: the last `de` belongs to a nearer noun.
        if cursor.is_any(&["dans", "avec", "chez", "sous", "vers", "sans", "par", "sur", "en"]) {
            weight -= if cursor.is_any(&["sur", "par", "en"]) { 6 } else { 20 };
        }
        if cursor.is("pour") {
            weight -= 8;
        }
        if cursor.is(",") {
            weight -= 8;
        }
        // `un plan de financement : un ouvrage à 46 millions`
        if cursor.is_any(&[":", "("]) && tie.kind != LinkKind::Mark {
            return None;
        }
        // `au milieu de la foule, tuant 32 personnes`
        if cursor.text().ends_with("ant") && super::verb::has_own(view, at) {
            return None;
        }
        participle |= cursor.classes().any(Classes::PARTICIPLE) || cursor.text().ends_with("ant");
        if cursor.classes().any(Classes::INFINITIVE) && !cursor.classes().any(Classes::PREPOSITION) {
            return None;
        }
    }
    weight -= size(scene.names.iter().filter(|n| between.contains(&n.range.start)).count()) * 3;
    let linked = match tie.kind {
        LinkKind::Of | LinkKind::At => tie.at >= hit.range.end,
        LinkKind::Word => tie.at < hit.range.end || participle && tie.at + 1 >= start.saturating_sub(2),
        LinkKind::Mark => {
            let mark = scene.at(tie.at);
            if mark.is_any(&[":", "(", "–", "—"]) {
                // `Déficit : 6,1 %`, a headline; not `ne bouche pas le trou : moins de 2 %…`.
                let verb = scene.grammar.verb_of(scene.grammar.clause_at(hit.range.start)).is_some();
                weight -= if said { 30 } else { 0 };
                tie.at >= hit.range.end && (mark.is("(") || !verb)
            } else {
                weight -= 14;
                tie.at >= hit.range.end && tie.at <= hit.range.end + 2 && mark.is(",")
            }
        }
        LinkKind::Preposition => {
            tie.at >= hit.range.end && scene.at(tie.at).is_any(&["entre", "avoisinant", "dépassant", "sous", "vers"])
        }
        LinkKind::Start | LinkKind::And => false,
    };
    if !linked {
        return None;
    }
    // `son coût pour le budget de l’État avoisinerait 55 milliards`
    let behind =
        (1..=2).filter_map(|b| hit.range.start.checked_sub(b)).find(|i| scene.at(*i).classes().any(Classes::PREPOSITION));
    if behind.is_some_and(|i| scene.at(i).is_any(&["pour", "sur", "dans", "par", "avec", "sans", "hors"]))
        && tie.kind == LinkKind::Word
    {
        weight -= 14;
    }
    // `des économies sur son budget de 3 milliards`: of the noun before the preposition.
    if let Some(i) = behind.filter(|i| scene.at(*i).is_any(&["sur", "dans"]))
        && scene.triggers.iter().any(|other| other.range.end == i && view.hit_takes(other, false))
    {
        weight -= 24;
    }
    // `le déficit du budget de 3 %`: the noun that another one governs says less.
    if governed_by_metric(view, hit) {
        weight -= 7;
    }
    Some(by_noun(view, hit, "predicate.noun_of_figure", weight))
}

/// A form of `être` or `rester`: what follows it only describes the noun.
fn state(view: &View<'_, '_>, at: usize) -> bool {
    let lexicon = view.scene.tokens.lexicon;
    let forms = view.scene.at(at).peek().map(|t| lexicon.verb_forms(t.word)).unwrap_or_default();
    // `a été`: the auxiliary of the same group.
    let been = || view.scene.at(at + 1).is("été");
    forms.iter().any(|f| matches!(lexicon.infinitive(f.lemma), "être" | "rester" | "demeurer" | "devenir")) || been()
}

/// Another metric noun stands before this one with `de` between.
fn governed_by_metric(view: &View<'_, '_>, hit: &TriggerHit<'_>) -> bool {
    let scene = view.scene;
    let Some(de) = (1..=2).filter_map(|b| hit.range.start.checked_sub(b)).find(|i| scene.at(*i).is_joined("de")) else {
        return false;
    };
    scene.triggers.iter().any(|other| view.hit_takes(other, false) && other.range.end <= de && de - other.range.end <= 1)
}

/// `la perte de 2 000 emplois`, `suppressions de 300 postes`: the trigger phrase `perte
/// d’emplois` with the figure set into it.
pub(super) fn around<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let scene = view.scene;
    let unit = view.amount().filter(|a| a.kind == AmountKind::Quantity)?.unit_span?;
    let start = view.start();
    let lexicon = scene.tokens.lexicon;
    let de = (1..=3).filter_map(|back| start.checked_sub(back)).find(|i| scene.at(*i).is_any(&["de", "d'", "des"]))?;
    let word = |at: usize| scene.at(at).peek().map_or(0, |t| t.word);
    let counted = scene.tokens.range(unit).map(word);
    for back in 1..=3 {
        let from = de.checked_sub(back)?;
        for tie in ["de", "d'"] {
            let tie = lexicon.lookup(tie, &mut String::new());
            let words: Vec<u32> = (from..de).map(word).chain([tie]).chain(counted.clone()).collect();
            let mut row = None;
            lexicon.phrases(Table::NounTrigger, words.iter().copied(), |used, found| {
                if used == words.len() {
                    row = Some(found);
                }
            });
            if let Some(row) = row.and_then(|row| lexicon.rows().noun_triggers.get(row as usize)) {
                let hit = TriggerHit { row, range: from..de, whole: false };
                return hit.row.metric.is_some().then(|| by_noun(view, &hit, "predicate.noun_of_figure", 98));
            }
        }
    }
    None
}

/// The nearest trigger noun of the figure's clause that takes it, when nothing ties them.
pub(super) fn nearby<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let scene = view.scene;
    let figure = view.figure();
    let clause = scene.grammar.clause_at(figure.start);
    let change = super::change::word(view).is_some();
    let mut best: Option<Found<'a>> = None;
    // A count of things is no count of what some other noun names.
    let measure = view.amount().is_some_and(|a| a.kind != AmountKind::Quantity) || view.measured();
    if !measure {
        return None;
    }
    for hit in scene.triggers.iter().filter(|hit| view.hit_takes(hit, change)) {
        let inside = view.segment.range.contains(&hit.range.start) && !view.segment.aside(hit.range.start, figure.start);
        let same = scene.grammar.clause_at(hit.range.start) == clause;
        let (gap, base) = if hit.range.end <= figure.start {
            (
                hit.range.end..figure.start,
                if same {
                    50
                } else if inside {
                    40
                } else {
                    24
                },
            )
        } else {
            (
                figure.end..hit.range.start,
                if same {
                    40
                } else if inside {
                    30
                } else {
                    14
                },
            )
        };
        let weight = base - size(gap.len()) - size(view.others(&gap)) * 8 - if governed(view, hit) { 6 } else { 0 };
        if weight > 0 && best.as_ref().is_none_or(|known| weight > known.weight) {
            best = Some(by_noun(view, hit, "predicate.nearby_noun", weight));
        }
    }
    best
}

/// The noun stands behind a preposition: it is no head of its clause.
pub(super) fn governed(view: &View<'_, '_>, hit: &TriggerHit<'_>) -> bool {
    let scene = view.scene;
    let prep = |i: usize| {
        let c = scene.at(i);
        c.classes().any(Classes::PREPOSITION) || c.is_any(&["de", "d'", "du", "des", "à", "au", "aux"])
    };
    let mut at = hit.range.start;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { return false };
        if prep(before) {
            return true;
        }
        let c = scene.at(before);
        let skip = c.classes().any(Classes::DETERMINER.with(Classes::POSSESSIVE)) || c.any_phrase(Table::Prenominal).is_some();
        if !skip {
            return false;
        }
        at = before;
    }
    false
}

/// The longest phrase of the unit's noun (`suppressions de postes`), with its metric.
pub(super) fn longer_unit(view: &View<'_, '_>, at: usize, end: usize, unknown: bool) -> Option<u32> {
    let scene = view.scene;
    let (after, row) = scene.at(at).any_phrase(Table::NounTrigger)?;
    let row = scene.tokens.lexicon.rows().noun_triggers.get(row as usize)?;
    (!row.barred && row.accepts.contains('q') && (after.index > end || unknown)).then_some(row.metric).flatten()
}

/// A bare candidate of `rule`.
pub(super) fn plain<'a>(metric: u32, rule: &'static str, weight: i32) -> Found<'a> {
    Found { metric: Some(metric), rule, weight, ..none(None) }
}
