//! What a figure is to its verb: a level, a change, the share of another; and the metric it then has.
//!
//! Must not know how the frame was matched.

use super::super::{Found, View, by_noun, change, level, noun, unit, way};
use super::{Fit, Side, Try};
use crate::claim::clause::REACH;
use crate::claim::subject_class::subject_class;
use crate::lexicon::VerbFrame;
use crate::mention::AmountKind;

impl<'a> Try<'_, '_, 'a> {
    /// The row's metric: by the class of its subject or by what is counted, where it says so.
    pub fn metric(&self) -> Option<u32> {
        if self.row.instead.is_empty() {
            return self.row.metric;
        }
        // `le stade peut accueillir 42 000 personnes`: what it holds, not who came.
        if let Some((_, able)) = self.row.instead.iter().find(|(key, _)| &**key == "able").filter(|_| self.able()) {
            return Some(*able);
        }
        let counted = self.view.name_of(unit::unit(self.view).and_then(|f| f.metric));
        let class = subject_class(self.view.scene, self.index, self.view.about);
        self.view.choose(&self.row.instead, self.row.metric, class, counted)
    }

    /// `peut accueillir`, `pouvant contenir`, `permet de loger`, `conçu pour transporter`
    fn able(&self) -> bool {
        let scene = self.view.scene;
        let lexicon = scene.tokens.lexicon;
        let verb = |i: usize| {
            let forms = scene.at(i).peek().map(|t| lexicon.verb_forms(t.word)).unwrap_or_default();
            forms.iter().any(|f| matches!(lexicon.infinitive(f.lemma), "pouvoir" | "permettre"))
        };
        let made = |i: usize| {
            let c = scene.at(i);
            c.is_any(&["capable", "capables"])
                || scene.at(i + 1).is("pour")
                    && c.is_any(&[
                        "conçu",
                        "conçue",
                        "conçus",
                        "conçues",
                        "prévu",
                        "prévue",
                        "prévus",
                        "prévues",
                        "aménagé",
                        "aménagée",
                    ])
        };
        (self.word.saturating_sub(4)..self.word).any(|i| verb(i) || made(i))
    }

    /// Settles what the figure is to the verb: its level, a change of its subject or of what is
    /// counted, or nothing.
    pub fn settle(&self, found: &mut Found<'a>, fit: &Fit) -> Option<()> {
        let view = self.view;
        let row = self.row;
        let amount = view.amount()?;
        let moves = row.frame == VerbFrame::Change || !row.direction.is_empty();
        let name = view.name_of(found.metric);
        let counted = unit::unit(view);
        let soft = row.soft;
        // `sa valeur boursière a perdu 1 milliard`: a change of it, no loss.
        if amount.kind == AmountKind::Money
            && !row.direction.is_empty()
            && !fit.tied
            && let Some(worth) = level::subject(view, self.index, true)
            && worth.rule == "predicate.level_verb"
            && view.has(worth.metric, "worth")
        {
            found.metric = worth.metric;
            found.phrase = worth.phrase;
            found.rule = worth.rule;
            found.trigger = worth.trigger.or(found.trigger.take());
            found.change = true;
            return Some(());
        }
        if let Some(metric) = found.metric.filter(|_| !soft) {
            let takes = view.takes(row.accepts, Some(metric), false);
            // What the row says of this very count (`détruire` houses) stands.
            // What befalls those who are counted is said by their noun (`transporter 40 blessés`).
            let befallen = counted.as_ref().is_some_and(|f| view.has(f.metric, "happens"));
            let said = !befallen && row.instead.iter().any(|(key, _)| &**key == "any");
            if takes && (said || found.metric != row.metric) {
                // `4 millions de voyageurs sont attendus`: the noun says more than that people come.
                let by_people = row.instead.iter().any(|(key, own)| &**key == "people" && *own == metric);
                if let Some(unit) = counted.as_ref().filter(|f| by_people && view.has(f.metric, "people")) {
                    found.metric = unit.metric;
                }
                return Some(());
            }
            // `le système à quatre roues a été supprimé`: no posts.
            let posts = matches!(name, "jobs_cut" | "jobs_created") && row.complement.is_empty();
            let things = amount.unit.is_some() && !view.counts_people();
            if takes && posts && things && counted.is_none() {
                return None;
            }
            if takes {
                if let Some(unit) = counted.as_ref().and_then(|f| f.metric)
                    && unit != metric
                {
                    let unit_name = view.name_of(Some(unit));
                    let staff = view.has(Some(metric), "staff")
                        && (matches!(unit_name, "headcount" | "jobs_cut" | "jobs_created") || view.counts_people());
                    // Happenings outrank what the counted noun says by itself (`quatre ouvriers blessés`).
                    let befalls = view.has(Some(metric), "happens");
                    let happens = befalls && view.has(Some(unit), "people") || staff;
                    // `388 blessés ont été hospitalisés`
                    // `14 morts et 400 blessées`: a count without its own noun is what happened to it.
                    let bare = amount.unit_span.is_none() && befalls;
                    let happens = happens || bare || name == "hospitalisations" && matches!(unit_name, "injured" | "cases");
                    if happens {
                        return Some(());
                    }
                    way(row.direction)?;
                    found.metric = Some(unit);
                    found.change = true;
                    return Some(());
                }
                if view.has(Some(metric), "generic") {
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
    pub fn of_subject(&self, found: &mut Found<'a>, change: bool, soft: bool) -> Option<()> {
        let view = self.view;
        if !view.takes(self.row.accepts, None, change) {
            return None;
        }
        // A figure with a percentage that moves is the change, not the level.
        let amount = view.amount()?;
        let frame = self.row.frame;
        found.change |= frame == VerbFrame::Change;
        let weight = found.weight;
        let whole = || if amount.kind == AmountKind::Percent && change { change::of_whole(view) } else { None };
        let transparent =
            whole().or_else(|| self.object(found.change)).or_else(|| level::subject(view, self.index, found.change));
        // What a pronoun may stand for says less than what the verb means by itself.
        let transparent = transparent.filter(|s| !soft || s.rule != "predicate.pronoun");
        // `les pompiers ont recensé 249 feux`: feux are no pompiers.
        // `l’énergie éolienne représente 10,4 % de la consommation`: a part, of no sum and no rate.
        let part = |s: &Found<'_>| {
            let accepts =
                s.metric.and_then(|m| view.scene.tokens.lexicon.rows().metrics.get(m as usize)).map_or("", |m| m.accepts);
            !change && !found.change && !accepts.contains('m') && accepts != "p" && super::super::share::whole(view).is_some()
        };
        let foreign = |s: &Found<'_>| view.counts_things() && view.has(s.metric, "people") || part(s);
        if let Some(subject) = transparent.filter(|s| !foreign(s)) {
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
    pub fn tumbles(&self) -> bool {
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
    pub fn object(&self, change: bool) -> Option<Found<'a>> {
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
            return Some(by_noun(view, hit, "predicate.level_verb", 92));
        }
        let hit = hits
            .iter()
            .find(|hit| !noun::governed(view, hit) && view.hit_fits(hit, change))
            .or_else(|| hits.iter().find(|hit| view.hit_takes(hit, change)));
        if let Some(hit) = hit {
            return Some(by_noun(view, hit, "predicate.level_verb", 88));
        }
        // `à le ramener à 5,1 %`: what the pronoun stands for.
        let clitic =
            (self.group.range.start..self.word).map(|i| view.scene.at(i)).find(|c| c.is_any(&["le", "la", "les", "l'"]))?;
        level::antecedent_of(view, self.group.range.start, clitic, change)
    }
}

/// The sentence speaks of the stock market.
fn market(view: &View<'_, '_>) -> bool {
    const WORDS: [&str; 12] =
        ["bourse", "action", "titre", "séance", "clôture", "cotation", "cours", "valeur", "wall", "cac", "nasdaq", "euronext"];
    let figure = view.figure();
    (figure.start.saturating_sub(REACH / 2)..figure.end + REACH / 2).any(|i| WORDS.iter().any(|w| view.scene.at(i).is(w)))
}
