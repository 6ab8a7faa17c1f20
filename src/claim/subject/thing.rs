//! The thing a figure measures, where no name and no agent has it: what is counted, what is so long,
//! the noun that says the metric.

use super::settle::hollow;
use super::{Cast, Choice, noun_subject};
use crate::claim::phrase::phrase_at;
use crate::claim::predicate::Found;
use crate::lexicon::{NameKind, Table};
use crate::mention::AmountKind;

impl Cast<'_, '_> {
    /// `cette ville de 40 000 habitants`: the place before it.
    pub(super) fn sized(&self, index: usize) -> Choice {
        let scene = self.scene;
        let start = scene.outer_start(index);
        let de = start.checked_sub(1).filter(|i| self.metric == "population" && scene.at(*i).is_any(&["de", "d'"]))?;
        let phrase = (de.saturating_sub(4)..de).find_map(|i| phrase_at(scene, i, false).filter(|p| p.range.end == de))?;
        if let Some(name) = phrase.name.and_then(|i| scene.names.get(i)) {
            return self.of_name(name).map(|s| (s, "subject.complement"));
        }
        let rows = scene.tokens.lexicon.rows();
        let (kind, hint) = scene.at(phrase.head).any_phrase(Table::Nominal).and_then(|(_, r)| rows.nominals.get(r as usize))?;
        if *kind != "location" {
            return None;
        }
        let span = scene.at(phrase.range.start).to(scene.at(phrase.head + 1));
        let nominal = crate::resolve::Nominal {
            span,
            kind: NameKind::Location,
            hint: hint.clone(),
            noun: crate::text::fold(scene.at(phrase.head).text()).into(),
            country: None,
        };
        match self.focus.resolve(&nominal, scene.sentence) {
            Some(entity) => Some((super::made(&entity, span, "coreference"), "subject.coreference")),
            None => noun_subject(scene, phrase.core).map(|s| (s, "subject.noun")),
        }
    }

    /// `deux automobilistes`, `un bouchon de 10 km`, `le taux de participation`.
    pub(in crate::claim) fn thing_measured(&self, found: &Found<'_>, index: usize) -> Choice {
        let scene = self.scene;
        let figure = scene.figures.get(index)?;
        let amount = figure.mention.amount()?;
        let named = |subject: super::Subject| Some((subject, "subject.thing"));
        let measure = |at: usize| scene.at(at).any_phrase(Table::Unit).is_some();
        let plain =
            |at: usize| !measure(at) && !hollow(&crate::mention::amount::singular(scene.tokens.lexicon, scene.at(at).text()));
        if figure.mention.rule == "amount.measure" || amount.kind == AmountKind::Percent || amount.kind == AmountKind::Money {
            // `6 kilomètres de bouchon`, `5 milliards de dégâts`
            let behind = scene.at(figure.range.end);
            if behind.is_joined("de") && figure.mention.rule == "amount.measure" {
                let phrase = phrase_at(scene, behind.index + 1, true).filter(|p| p.name.is_none() && plain(p.head));
                if let Some(subject) = phrase.and_then(|p| noun_subject(scene, p.core)) {
                    return named(subject);
                }
            }
            // `un bouchon de 10 km`
            let start = scene.outer_start(index);
            let de = start.checked_sub(1).filter(|i| scene.at(*i).is_any(&["de", "d'"]));
            let before = de.and_then(|de| {
                (de.saturating_sub(6)..de).find_map(|i| phrase_at(scene, i, false).filter(|p| p.range.end == de && plain(p.head)))
            });
            if let Some(subject) = before.filter(|p| p.name.is_none()).and_then(|p| noun_subject(scene, p.core)) {
                return named(subject);
            }
        } else if let Some(unit) = amount.unit_span.map(|span| scene.tokens.range(span)).filter(|unit| plain(unit.start)) {
            let phrase = phrase_at(scene, figure.range.start, true);
            let end = phrase.map_or(unit.end, |p| p.range.end.max(unit.end));
            return noun_subject(scene, unit.start..end).and_then(named);
        }
        // `la participation a été forte (72,2 %)`
        let trigger = found.trigger.clone().filter(|t| scene.hits(t.start..t.end).iter().any(|h| !h.whole))?;
        let phrase = (trigger.start.saturating_sub(2)..=trigger.start)
            .find_map(|i| phrase_at(scene, i, true).filter(|p| p.core.contains(&trigger.start) && p.name.is_none()))?;
        (plain(phrase.head) && phrase.head == trigger.start).then(|| noun_subject(scene, phrase.core)).flatten().and_then(named)
    }
}
