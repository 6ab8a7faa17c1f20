//! Verbs that govern the figure, decided by their frame: the words that must follow them, what ties
//! the figure to them, the voice, and on which side it stands.

use super::{Found, Link, LinkKind, View, level, link, none, noun, size, unit, way};
use crate::claim::clause::REACH;
use crate::claim::grammar::{ClauseKind, Group, GroupKind};
use crate::claim::subject_class::subject_class;
use crate::lexicon::{Classes, Tense, VerbFrame, VerbTrigger};
use crate::mention::AmountKind;

/// Verbs that form their perfect with `être`: their participle is no passive.
const WITH_ETRE: [&str; 26] = [
    "aller",
    "venir",
    "arriver",
    "partir",
    "entrer",
    "sortir",
    "monter",
    "descendre",
    "naître",
    "mourir",
    "décéder",
    "tomber",
    "rester",
    "retourner",
    "devenir",
    "revenir",
    "parvenir",
    "passer",
    "remonter",
    "redescendre",
    "retomber",
    "repasser",
    "repartir",
    "intervenir",
    "survenir",
    "advenir",
];

/// Metrics of prices: what is sold `à 3 euros` is also sold `3 euros`.
const PRICED: [&str; 7] = ["price", "energy_price", "rent", "transfer_fee", "share_price", "wage", "valuation"];

/// Happenings to people and places: they outrank what the counted noun says by itself (`quatre
/// ouvriers blessés`).
const HAPPENS: &[&str] = &[
    "deaths",
    "injured",
    "missing",
    "displaced",
    "arrests",
    "hospitalisations",
    "cases",
    "strikers",
    "jobs_cut",
    "jobs_created",
    "hires",
    "rescued",
    "hostages",
    "vaccinations",
    "prisoners",
    "bankruptcies",
    "damage",
];

/// Metrics of what is counted that are people or work.
const PEOPLE: [&str; 16] = [
    "headcount",
    "students",
    "population",
    "users",
    "subscribers",
    "passengers",
    "attendance",
    "troops",
    "migrants",
    "tourists",
    "audience",
    "voters",
    "seats",
    "prisoners",
    "unemployment",
    "poverty",
];

/// On which side of the verb the figure stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// After it.
    After,
    /// Before it.
    Before,
}

/// Groups that may govern the figure, nearest first, with the side it stands on.
fn groups(view: &View<'_, '_>) -> Vec<(usize, Side)> {
    let grammar = &view.scene.grammar;
    let figure = view.figure();
    let clause = grammar.clause_at(figure.start);
    let low = figure.start.saturating_sub(REACH);
    let high = figure.end + REACH / 3;
    let near = grammar.groups_in(low..high);
    let mut found: Vec<(usize, Side)> = Vec::new();
    let of = |clause: usize, found: &mut Vec<(usize, Side)>| {
        for index in near.clone().rev() {
            let Some(group) = grammar.groups.get(index) else { continue };
            if group.clause == clause && group.range.end <= figure.start && found.len() < 5 {
                found.push((index, Side::After));
                if group.kind == GroupKind::Finite {
                    break;
                }
            }
        }
    };
    of(clause, &mut found);
    // `300 emplois de plus qui partiraient`: the relative right behind the figure.
    let relative = |g: &Group| {
        grammar.clauses.get(g.clause).is_some_and(|c| {
            c.kind == ClauseKind::Relative
                && c.parent == Some(clause)
                && view.scene.at(c.start).is("qui")
                && c.start >= figure.end
                && c.start <= figure.end + 3
        })
    };
    let after = near.clone().find(|index| {
        grammar.groups.get(*index).is_some_and(|g| {
            g.range.start >= figure.end && (g.clause == clause || g.range.start <= figure.end + 1 || relative(g))
        })
    });
    if let Some(index) = after {
        found.push((index, Side::Before));
        // `3 millions promis ont été versés`: the clause's own verb as well.
        let own = grammar.clauses.get(clause).and_then(|c| c.verb);
        if let Some(own) =
            own.filter(|v| *v != index && near.contains(v) && grammar.groups.get(*v).is_some_and(|g| g.range.start >= figure.end))
        {
            found.push((own, Side::Before));
        }
    }
    // A clause without a verb hangs on the one above: `une aide, dont 3 millions pour…`.
    let mut above = grammar.clauses.get(clause).filter(|c| c.verb.is_none() && !c.apart).and_then(|c| c.parent);
    for _ in 0..3 {
        let Some(parent) = above else { break };
        of(parent, &mut found);
        above = grammar.clauses.get(parent).filter(|c| c.verb.is_none() && !c.apart).and_then(|c| c.parent);
    }
    found
}

/// The verb that governs the figure's clause: for roles and modality.
pub(super) fn governing(view: &View<'_, '_>) -> Option<usize> {
    let grammar = &view.scene.grammar;
    groups(view).first().and_then(|(index, _)| grammar.groups.get(*index)).map(Group::head)
}

/// The best reading by a verb.
pub(super) fn best<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let tie = link(view.scene, view.index);
    let mut best: Option<Found<'a>> = None;
    for (index, side) in groups(view) {
        let Some(group) = view.scene.grammar.groups.get(index) else { continue };
        for word in group.words.iter().rev() {
            if let Some(found) = reading(view, &tie, index, *word, side)
                && best.as_ref().is_none_or(|known| found.weight > known.weight)
            {
                best = Some(found);
            }
        }
    }
    best
}

/// The direction a verb or word of change gives a figure whose metric nothing says.
pub(super) fn moves(view: &View<'_, '_>) -> Option<Option<&'static str>> {
    if let Some((direction, _)) = super::change::word(view) {
        return Some(direction);
    }
    let tie = link(view.scene, view.index);
    let (index, side) = groups(view).first().copied()?;
    let group = view.scene.grammar.groups.get(index)?;
    let lexicon = view.scene.tokens.lexicon;
    let word = group.head();
    let forms = view.scene.at(word).peek().map(|t| lexicon.verb_forms(t.word))?;
    forms
        .iter()
        .filter_map(|form| lexicon.rows().triggers_of_verb.get(&form.lemma))
        .flatten()
        .filter_map(|row| lexicon.rows().verb_triggers.get(*row as usize))
        .filter(|row| row.frame == VerbFrame::Change && row.metric.is_none_or(|_| row.soft) && side == Side::After)
        .find(|row| {
            let passive = passive(view, group, word, forms.first().map_or(0, |f| f.lemma));
            let try_row = Try { view, tie: &tie, index, group, word, side, passive, row };
            row.reflexive == group.reflexive && !try_row.barred() && try_row.after().is_some_and(|fit| fit.cost < 20)
        })
        .map(|row| way(row.direction))
}

/// The best row of the verb at `word`.
fn reading<'a>(view: &View<'_, 'a>, tie: &Link, index: usize, word: usize, side: Side) -> Option<Found<'a>> {
    let scene = view.scene;
    let lexicon = scene.tokens.lexicon;
    let group = scene.grammar.groups.get(index)?;
    let token = scene.at(word).peek()?;
    let mut best: Option<Found<'a>> = None;
    let mut seen: Vec<u16> = Vec::new();
    for form in lexicon.verb_forms(token.word) {
        if seen.contains(&form.lemma) {
            continue;
        }
        seen.push(form.lemma);
        let passive = passive(view, group, word, form.lemma);
        let rows = lexicon.rows().triggers_of_verb.get(&form.lemma).into_iter().flatten();
        for row in rows.filter_map(|row| lexicon.rows().verb_triggers.get(*row as usize)) {
            let try_row = Try { view, tie, index, group, word, side, passive, row };
            if let Some(found) = try_row.found()
                && best.as_ref().is_none_or(|known| found.weight > known.weight)
            {
                best = Some(found);
            }
        }
    }
    best
}

/// `est vendu`, `vendu`: something is done to the subject.
fn passive(view: &View<'_, '_>, group: &Group, word: usize, lemma: u16) -> bool {
    let lexicon = view.scene.tokens.lexicon;
    if WITH_ETRE.contains(&lexicon.infinitive(lemma)) || group.reflexive {
        return false;
    }
    let is = |at: usize, tense: Tense| {
        view.scene.at(at).peek().is_some_and(|t| lexicon.verb_forms(t.word).iter().any(|f| f.lemma == lemma && f.tense == tense))
    };
    if !is(word, Tense::PastParticiple) {
        return false;
    }
    if group.kind == GroupKind::Participle && group.first() == word {
        return true;
    }
    let before = group.words.iter().rev().skip_while(|w| **w != word).nth(1);
    before.is_some_and(|w| {
        view.scene.at(*w).peek().is_some_and(|t| lexicon.verb_forms(t.word).iter().any(|f| lexicon.infinitive(f.lemma) == "être"))
    })
}

/// One row tried on one verb.
struct Try<'t, 's, 'a> {
    view: &'t View<'s, 'a>,
    tie: &'t Link,
    index: usize,
    group: &'t Group,
    word: usize,
    side: Side,
    passive: bool,
    row: &'a VerbTrigger,
}

/// How well a frame fits.
struct Fit {
    /// Words of the row that were matched.
    words: usize,
    /// The last preposition of the row ties the figure.
    tied: bool,
    /// What speaks against it.
    cost: i32,
}

impl<'a> Try<'_, '_, 'a> {
    fn found(&self) -> Option<Found<'a>> {
        let row = self.row;
        let bare = self.group.kind == GroupKind::Participle;
        // `il y a 3 millions`
        let there_is = (self.group.range.start..self.word).any(|i| self.view.scene.at(i).is("y"));
        if there_is && row.phrase == "avoir" {
            return None;
        }
        if row.reflexive != self.group.reflexive && !(bare && row.reflexive) || row.passive && !self.passive || self.barred() {
            return None;
        }
        // Of `devront débourser 3 millions` only the last verb takes the figure by itself.
        if self.word != self.group.head() && row.complement.is_empty() {
            return None;
        }
        let fit = match self.side {
            Side::After => self.after()?,
            Side::Before => self.before()?,
        };
        let view = self.view;
        let start = view.start();
        let gap = match self.side {
            Side::After => self.word + 1..start,
            Side::Before => self.view.figure().end..self.word,
        };
        let base = if fit.tied || fit.words > 0 { 86 } else { 82 };
        let distance = if self.side == Side::Before { gap.len() / 2 } else { gap.len() };
        let weight = base + size(fit.words) * 2 - size(distance) - size(self.view.others(&gap)) * 4 - fit.cost;
        let mut found = Found {
            metric: self.metric(),
            phrase: row.phrase,
            trigger: Some(self.word..self.word + 1),
            rule: "predicate.verb",
            direction: way(row.direction),
            verb: Some(row),
            verb_at: Some(self.word),
            change: row.frame == VerbFrame::Change,
            weight,
            ..none(None)
        };
        self.settle(&mut found, &fit)?;
        // `enregistrer des pertes de 3 millions`: the noun says what, the verb only that.
        if !row.complement.is_empty() && found.rule == "predicate.verb" {
            let hits = view.scene.hits(gap);
            if let Some(hit) = hits.iter().find(|hit| view.metric_of(hit).is_some() && view.metric_of(hit) == found.metric) {
                found.trigger = Some(hit.range.clone());
            }
        }
        Some(found)
    }

    /// The row's metric: by the class of its subject or by what is counted, where it says so.
    fn metric(&self) -> Option<u32> {
        if self.row.instead.is_empty() {
            return self.row.metric;
        }
        let counted = self.view.name_of(unit::unit(self.view).and_then(|f| f.metric));
        let class = subject_class(self.view.scene, self.index, self.view.about);
        self.view.choose(&self.row.instead, self.row.metric, class, counted)
    }

    /// Settles what the figure is to the verb: its level, a change of its subject or of what is
    /// counted, or nothing.
    fn settle(&self, found: &mut Found<'a>, fit: &Fit) -> Option<()> {
        let view = self.view;
        let row = self.row;
        let amount = view.amount()?;
        let moves = row.frame == VerbFrame::Change || !row.direction.is_empty();
        let name = view.name_of(found.metric);
        let counted = unit::unit(view);
        let soft = row.soft;
        if let Some(metric) = found.metric.filter(|_| !soft) {
            let takes = view.takes(row.accepts, Some(metric), false);
            // What the row says of this very count (`détruire` houses) stands.
            if takes && found.metric != row.metric {
                return Some(());
            }
            if takes {
                if let Some(unit) = counted.as_ref().and_then(|f| f.metric)
                    && unit != metric
                {
                    let unit_name = view.name_of(Some(unit));
                    let staff = matches!(name, "jobs_cut" | "jobs_created" | "hires" | "strikers")
                        && matches!(unit_name, "headcount" | "jobs_cut" | "jobs_created");
                    let happens = HAPPENS.contains(&name) && PEOPLE.contains(&unit_name) || staff;
                    if happens {
                        return Some(());
                    }
                    way(row.direction)?;
                    found.metric = Some(unit);
                    found.change = true;
                    return Some(());
                }
                if generic(name) {
                    found.weight -= if fit.tied || fit.words > 0 { 14 } else { 26 };
                }
                return Some(());
            }
            // `perdre 3 %`, `gagner 200 000 abonnés`: a change of the subject, or of what is counted.
            if !moves || way(row.direction).is_none() {
                return None;
            }
            found.change = true;
            if amount.kind == AmountKind::Quantity {
                found.metric = counted.and_then(|f| f.metric);
                return found.metric.map(|_| ());
            }
        }
        // `grimper à 5 %` is a level; `grimper de 5 %`, `perdre 5 %` a change.
        let level = row.frame == VerbFrame::FromTo || row.frame == VerbFrame::Level && fit.tied;
        self.of_subject(found, moves && !level, soft)
    }

    /// A neutral verb takes its metric from its subject, or its object (`ramener le déficit à 3 %`).
    fn of_subject(&self, found: &mut Found<'a>, change: bool, soft: bool) -> Option<()> {
        let view = self.view;
        if !view.takes(self.row.accepts, None, change) {
            return None;
        }
        // A figure with a percentage that moves is the change, not the level.
        let amount = view.amount()?;
        let frame = self.row.frame;
        found.change |= frame == VerbFrame::Change;
        let weight = found.weight;
        let whole = || if amount.kind == AmountKind::Percent && change { super::change::of_whole(view) } else { None };
        let transparent =
            whole().or_else(|| self.object(found.change)).or_else(|| level::subject(view, self.index, found.change));
        // What a pronoun may stand for says less than what the verb means by itself.
        let transparent = transparent.filter(|s| !soft || s.rule != "predicate.pronoun");
        if let Some(subject) = transparent {
            found.metric = subject.metric;
            found.phrase = subject.phrase;
            found.trigger = subject.trigger.or(found.trigger.take());
            found.role = subject.role;
            found.rule = if subject.rule == "predicate.pronoun" { subject.rule } else { "predicate.level_verb" };
            // The weaker of verb and noun.
            found.weight = (weight + 4).min(subject.weight);
            return Some(());
        }
        if amount.kind == AmountKind::Quantity
            && let Some(counted) = unit::unit(view)
        {
            found.metric = counted.metric;
            found.trigger = counted.trigger;
            found.rule = "predicate.unit";
            found.weight = 76;
            return Some(());
        }
        // `le groupe cède 3 %`: with nothing else said, what the verb means by default.
        let own = self.metric().filter(|_| soft).filter(|m| view.takes(self.row.accepts, Some(*m), change));
        let market = view.name_of(own) != "share_price" || market(view) || self.tumbles();
        found.metric = own.filter(|_| market);
        found.weight = weight.min(66);
        found.metric.map(|_| ())
    }

    /// `Aubrac Moteurs décroche de 14 %`: of a firm such a verb tells the share price.
    fn tumbles(&self) -> bool {
        const VERBS: [&str; 10] = [
            "décrocher",
            "dévisser",
            "plonger",
            "s'envoler",
            "bondir",
            "chuter",
            "dégringoler",
            "flamber",
            "s'effondrer",
            "s'adjuger",
        ];
        let verb = VERBS.iter().any(|verb| self.row.phrase.starts_with(verb));
        verb && subject_class(self.view.scene, self.index, self.view.about) == "organization"
    }

    /// `ramener le déficit à 3 %`, `augmente le prix de 12 %`: the noun between verb and figure.
    fn object(&self, change: bool) -> Option<Found<'a>> {
        if self.side != Side::After || self.passive {
            return None;
        }
        let view = self.view;
        let between = self.word + 1..view.start();
        let hits = view.scene.hits(between);
        // `évalue à 300 millions le préjudice`: the object behind the figure.
        let end = view.figure().end;
        let article = ["le", "la", "l'", "les", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces"];
        let behind = if view.scene.at(end).is_any(&article) { view.scene.hits(end + 1..end + 3) } else { Default::default() };
        if let Some(hit) = behind.iter().find(|hit| view.hit_takes(hit, change)) {
            return Some(super::by_noun(view, hit, "predicate.level_verb", 92));
        }
        let hit = hits
            .iter()
            .find(|hit| !noun::governed(view, hit) && view.hit_fits(hit, change))
            .or_else(|| hits.iter().find(|hit| view.hit_takes(hit, change)));
        if let Some(hit) = hit {
            return Some(super::by_noun(view, hit, "predicate.level_verb", 88));
        }
        // `à le ramener à 5,1 %`: what the pronoun stands for.
        let clitic =
            (self.group.range.start..self.word).map(|i| view.scene.at(i)).find(|c| c.is_any(&["le", "la", "les", "l'"]))?;
        level::antecedent_of(view, self.group.range.start, clitic, change)
    }

    /// `not` phrases begin with the verb: the other words must follow it.
    fn barred(&self) -> bool {
        self.row.not.iter().any(|phrase| {
            let rest = phrase.split_once(' ').map_or("", |(_, rest)| rest);
            !rest.is_empty() && (1..=2).any(|skip| noun::reads(self.view, self.word + skip, rest))
        })
    }

    /// The figure follows the verb.
    fn after(&self) -> Option<Fit> {
        let row = self.row;
        let scene = self.view.scene;
        // What counts as the verb's own subject cannot follow it, save inverted: `où travaillent 860 salariés`.
        if row.subject == "object" && self.metric().is_some() {
            // `où travaillent 860 salariés`, `il s’est écoulé en France 700 000 vélos`.
            let impersonal = self.group.range.start.checked_sub(1).is_some_and(|i| scene.at(i).is("il"));
            let reach = if impersonal { 4 } else { 0 };
            let inverted = self.tie.kind == LinkKind::Word && self.tie.at <= self.word + reach;
            return (inverted && row.complement.is_empty()).then_some(Fit { words: 0, tied: false, cost: 6 });
        }
        let (mids, last) = split(&row.complement);
        let words = self.mids(&mids).or_else(|| self.behind())?;
        let Some(last) = last else {
            return self.direct().map(|cost| Fit { words, tied: false, cost });
        };
        if self.ties(last) {
            let between = self.word + 1..self.tie.at;
            let commas = between.clone().filter(|i| scene.at(*i).is(",")).count();
            let cost = size(self.view.others(&between)) * 16 + size(commas) * 6;
            return Some(Fit { words: words + 1, tied: true, cost });
        }
        // `vendu 19,50 euros`, `se loue 590 euros`: prices go without `à`.
        let priced =
            last == "à" && mids.is_empty() && (self.passive || row.reflexive) && PRICED.contains(&self.view.name_of(row.metric));
        if priced && self.view.amount().is_some_and(|a| a.kind == AmountKind::Money) {
            let entre = self.tie.kind == LinkKind::Preposition && scene.at(self.tie.at).is("entre");
            return self.direct().or(entre.then_some(0)).map(|cost| Fit { words, tied: true, cost });
        }
        None
    }

    /// `remettre un milliard sur la table`: the fixed words stand right behind the figure.
    fn behind(&self) -> Option<usize> {
        let words = &self.row.complement;
        let end = self.view.figure().end;
        let all = words.iter().enumerate().all(|(i, word)| same(self.view.scene.at(end + i), word));
        (words.len() > 1 && all).then_some(words.len())
    }

    /// The row's fixed words stand between verb and figure, in order.
    fn mids(&self, mids: &[&str]) -> Option<usize> {
        let scene = self.view.scene;
        let limit = self.view.figure().end.min(self.word + 14);
        let mut from = self.word + 1;
        let unit = self.view.amount().and_then(|a| a.unit.as_deref());
        for word in mids {
            let found = (from..limit).find(|i| same(scene.at(*i), word) && !scene.at(*i).is(","));
            match found {
                Some(at) => from = at + 1,
                // `gagner 200 000 abonnés` for `gagner des abonnés`.
                None if unit.is_some_and(|u| word.trim_end_matches(['s', 'x']) == u.trim_end_matches(['s', 'x'])) => {}
                None => return None,
            }
        }
        Some(mids.len())
    }

    /// The figure is tied by preposition `word`.
    fn ties(&self, word: &str) -> bool {
        let scene = self.view.scene;
        let at = scene.at(self.tie.at);
        // `de 281 à 239 euros`: the first of the two is tied by `de`.
        if self.row.frame == VerbFrame::FromTo && self.tie.kind == LinkKind::Of && self.tie.at > self.word {
            let next = scene.figures.get(self.view.index + 1).map(|f| f.range.start);
            return next
                .is_some_and(|n| (self.view.figure().end..n).any(|i| scene.at(i).is("à")) && n - self.view.figure().end <= 8);
        }
        if self.tie.at <= self.word && self.tie.kind != LinkKind::At {
            return false;
        }
        match self.tie.kind {
            LinkKind::At => match word {
                "à" => true,
                "de" => false,
                other => at.is(other) || scene.at(self.tie.at + 1).is(other),
            },
            LinkKind::Of => word == "de" || word == "des" || at.index.checked_sub(1).is_some_and(|i| scene.at(i).is(word)),
            LinkKind::Preposition => same(at, word) || (word == "à" && at.is_any(&["entre", "vers", "sous", "autour", "contre"])),
            _ => false,
        }
    }

    /// The figure is the verb's object: nothing but adverbs, times and an indirect object between.
    /// Gives what speaks against it.
    fn direct(&self) -> Option<i32> {
        let scene = self.view.scene;
        let start = self.view.start();
        if start <= self.group.range.end {
            return Some(0);
        }
        match self.tie.kind {
            LinkKind::Word if self.tie.at < self.group.range.end => Some(0),
            LinkKind::Word => {
                // `verse à la région 3 millions`; not `a versé une aide 3 millions`.
                let noun = scene.hits(self.word + 1..start).iter().any(|h| h.row.metric.is_some());
                Some(if noun { 30 } else { 4 })
            }
            LinkKind::And => Some(12),
            LinkKind::Mark if scene.at(self.tie.at).is(",") => {
                let listed = self.view.others(&(self.word + 1..start)) > 0;
                Some(if listed { 14 } else { 34 })
            }
            LinkKind::Mark => Some(if scene.at(self.tie.at).is_any(&["«", "\"", "“", "("]) { 3 } else { 30 }),
            // `des centaines de`, partitive `de`: only through a noun of size.
            LinkKind::Of if self.tie.at < self.group.range.end => Some(0),
            // `a exporté pour 56 millions`
            LinkKind::Preposition if scene.at(self.tie.at).is("pour") && self.tie.at <= self.group.range.end + 1 => Some(6),
            LinkKind::Of | LinkKind::At | LinkKind::Preposition => {
                self.view.amount().filter(|a| a.kind == AmountKind::Money && self.row.metric.is_some()).map(|_| 46)
            }
            LinkKind::Start => None,
        }
    }

    /// The figure stands before the verb: it is what is counted by a verb of happening, or the
    /// object of a passive.
    fn before(&self) -> Option<Fit> {
        let row = self.row;
        let gap = self.group.range.start.saturating_sub(self.view.figure().end);
        let counted = matches!(row.subject, "object" | "either") && self.metric().is_some();
        let (mids, last) = split(&row.complement);
        let follows = |words: &[&str]| {
            let mut from = self.word + 1;
            words.iter().all(|word| {
                let found = (from..from + 6).find(|i| same(self.view.scene.at(*i), word));
                found.inspect(|at| from = at + 1).is_some()
            })
        };
        // `15 millions à verser`
        let owed = self.group.kind == GroupKind::Infinitive
            && gap <= 2
            && self.group.link.is_some_and(|l| self.view.scene.at(l).is("à") && l >= self.view.figure().end);
        let fits = if counted && !self.passive {
            last.is_none() && follows(&mids)
        } else {
            (self.passive || owed) && row.complement.is_empty()
        };
        // A participle right behind, a finite verb whose subject the figure opens.
        let near = if self.group.kind == GroupKind::Participle {
            let between = self.view.figure().end..self.group.range.start;
            gap <= 3
                && !between.clone().any(|i| {
                    self.view.scene.at(i).classes().any(Classes::DETERMINER.with(Classes::COORDINATOR))
                        || self.view.scene.at(i).is(",")
                })
        } else {
            owed || self.heads()
        };
        (fits && near).then_some(Fit { words: mids.len(), tied: false, cost: 2 })
    }

    /// The figure is the head of the subject: no preposition ties it.
    fn heads(&self) -> bool {
        match self.tie.kind {
            LinkKind::Start | LinkKind::Mark | LinkKind::And | LinkKind::Word => true,
            LinkKind::Of => self.view.scene.at(self.tie.at).is("des"),
            LinkKind::At | LinkKind::Preposition => false,
        }
    }
}

/// Metrics that say only that money moved.
fn generic(name: &str) -> bool {
    matches!(name, "payment" | "investment" | "other")
}

/// The sentence speaks of the stock market.
fn market(view: &View<'_, '_>) -> bool {
    const WORDS: [&str; 12] =
        ["bourse", "action", "titre", "séance", "clôture", "cotation", "cours", "valeur", "wall", "cac", "nasdaq", "euronext"];
    let figure = view.figure();
    (figure.start.saturating_sub(REACH / 2)..figure.end + REACH / 2).any(|i| WORDS.iter().any(|w| view.scene.at(i).is(w)))
}

/// The fixed words of a complement and its last preposition.
fn split(words: &[Box<str>]) -> (Vec<&str>, Option<&str>) {
    const PREPOSITIONS: [&str; 12] = ["à", "de", "des", "par", "pour", "sur", "en", "entre", "contre", "avec", "sous", "vers"];
    let mut mids: Vec<&str> = words.iter().map(|w| &**w).collect();
    let last = mids.last().copied().filter(|w| PREPOSITIONS.contains(w));
    if last.is_some() {
        mids.pop();
    }
    mids.retain(|w| !matches!(*w, "un" | "une" | "des" | "le" | "la" | "les" | "du" | "de" | "d'un" | "d'une") || mids_keep(w));
    (mids, last)
}

fn mids_keep(_: &str) -> bool {
    false
}

/// A token reads `word`, contracted forms and plurals included.
fn same(at: crate::token::Cursor<'_>, word: &str) -> bool {
    let joined: &[&str] = match word {
        "à" => &["à", "au", "aux"],
        "de" | "des" => &["de", "d'", "du", "des"],
        "son" | "sa" | "ses" | "leur" => &["son", "sa", "ses", "leur", "leurs"],
        _ => &[],
    };
    if at.is_any(joined) || at.is(word) {
        return true;
    }
    let stem = |w: &str| w.trim_end_matches(['s', 'x']).to_owned();
    word.len() > 3 && at.classes().0 & Classes::PREPOSITION.0 == 0 && stem(at.key()) == stem(word) && !at.key().is_empty()
}
