//! One claim: every field of it filled for one figure.

use super::attribution::{self, Source};
use super::clause::segment;
use super::comparison::comparison;
use super::measure::{class_name, measure};
use super::modality::modality;
use super::page::Page;
use super::predicate::{self, Memory, View, evaluative};
use super::scene::Scene;
use super::scope::{event_status, scope};
use super::subject::{Cast, Events, Topics, roles};
use super::time;
use super::types::{Attribution, Claim, Ground, Predicate, Subject, Unresolved};
use crate::mention::{AmountKind, Status};
use crate::resolve::Focus;

/// What a claim of one sentence is made with.
pub(super) struct Around<'p, 's, 'a> {
    pub page: &'p Page<'p>,
    pub scene: &'s Scene<'a>,
    pub sources: &'s [Source],
    pub focus: &'s Focus,
    pub topics: &'s Topics,
    pub events: &'s Events,
    /// Who speaks the quotation the sentence stands in.
    pub voice: Option<&'s Attribution>,
}

impl Around<'_, '_, '_> {
    /// The claim of figure `index`, with the index of the figure it is compared with.
    pub(super) fn claim(
        &self,
        index: usize,
        memory: &Memory,
        before: &mut Option<(Subject, Option<usize>)>,
    ) -> Option<(Claim, Option<usize>)> {
        if class_name(self.scene, index) {
            return None;
        }
        let Around { page, scene, sources, focus, topics, events, voice } = *self;
        let figure = scene.figures.get(index)?;
        let mut amount = figure.mention.amount()?.clone();
        let part = segment(scene.tokens, figure.range.start);
        let about = before.as_ref().filter(|(_, here)| here.is_some()).and_then(|(s, _)| s.kind);
        let found = predicate::predicate(&View { scene, segment: &part, index, memory, about });
        let attribution = attribution::chain(scene, sources, voice, index);
        let named_source = attribution.iter().any(|a| a.kind != "transcript_speaker");
        let compared = comparison(scene, index, &found);
        let says = found.metric.is_some() || named_source || compared.is_some() || found.change;
        if amount.kind == AmountKind::Quantity && !says {
            return None;
        }
        let mut grounds = vec![Ground { field: "quantity", rule: figure.mention.rule, span: Some(figure.mention.span) }];
        let trigger = found.trigger.clone().map(|t| scene.at(t.start).to(scene.at(t.end)));
        grounds.push(Ground { field: "predicate", rule: found.rule, span: trigger });
        rate_of_trigger(scene, found.trigger.as_ref(), &mut amount);
        let metrics = &page.lexicon.rows().metrics;
        let metric = found.metric.and_then(|row| metrics.get(row as usize));
        let cast = Cast {
            scene,
            segment: &part,
            sources,
            focus,
            topics,
            events,
            chain: &attribution,
            last: before.as_ref().map(|(subject, at)| (subject, *at)),
            row: metric,
            metric: metric.map_or("other", |m| m.name),
            wanted: metric.map_or("", |m| m.subject),
        };
        let (chosen, parties) = roles(&cast, &found, index);
        // Nobody leans on it later.
        let made_do = if chosen.is_none() { cast.thing_measured(&found, index) } else { None };
        let subject = chosen.map(|(subject, rule)| {
            grounds.push(Ground { field: "subject", rule, span: Some(subject.span) });
            subject
        });
        if let Some(subject) = &subject {
            *before = Some((subject.clone(), Some(index)));
        }
        let subject = subject.or_else(|| {
            let (subject, rule) = made_do?;
            grounds.push(Ground { field: "subject", rule, span: Some(subject.span) });
            Some(subject)
        });
        grounds.extend(parties.iter().map(|(p, rule)| Ground { field: "participants", rule, span: Some(p.span) }));
        let participants = parties.into_iter().map(|(p, _)| p).collect();
        let measure = measure(&amount, &found, scene, index);
        let mode = modality(scene, index);
        grounds.push(Ground { field: "modality", rule: mode.rule, span: mode.span });
        let status = event_status(scene, index, &found, mode.value == "asserted");
        for source in &attribution {
            grounds.push(Ground { field: "attribution", rule: source.rule, span: Some(source.marker) });
        }
        let (time, times) = time::times(scene, &part, sources, index);
        let mut unresolved = Vec::new();
        if let Some((time, rule)) = &time {
            grounds.push(Ground { field: "time", rule, span: Some(time.span) });
            if time.timex.as_ref().is_none_or(|t| t.status == Status::Unresolved) {
                unresolved.push(Unresolved { field: "time", code: "time.unresolved", reason: "no date to work it out from" });
            }
        }
        if amount.kind == AmountKind::Money && amount.currency.is_none() {
            unresolved.push(Unresolved {
                field: "quantity",
                code: "currency.ambiguous",
                reason: "the context does not say which currency",
            });
        }
        if subject.is_none() {
            unresolved.push(Unresolved { field: "subject", code: "subject.none", reason: "no entity is in focus" });
        }
        if metric.is_none() {
            unresolved.push(Unresolved {
                field: "predicate",
                code: "metric.none",
                reason: "no word says what the figure measures",
            });
        }
        let name = metric.map_or("other", |m| m.name);
        if let Some((made, _, rule)) = &compared {
            grounds.push(Ground { field: "comparison", rule, span: made.base.as_ref().map(|b| b.0) });
        }
        let other = compared.as_ref().and_then(|c| c.1);
        let claim = Claim {
            id: String::new(),
            sentence: scene.sentence,
            target: scene.span,
            span: figure.mention.span,
            rule: figure.mention.rule,
            amount,
            subject,
            participants,
            predicate: Predicate {
                metric: name.into(),
                label: metric.map_or("autre", |m| m.label).into(),
                span: trigger,
                direction: found.direction,
                evaluative: evaluative(scene, index, found.trigger.as_ref()),
            },
            measure,
            of: found.of.clone().map(|of| scene.at(of.start).to(scene.at(of.end))),
            time: time.map(|(time, _)| time),
            times,
            attribution,
            modality: mode,
            comparison: compared.map(|c| c.0),
            scope: scope(scene, index, &found),
            event_status: status,
            unresolved,
            grounds,
        };
        Some((claim, other))
    }
}

/// `des revenus mensuels atteignant 300 millions`: the rate stands by the noun.
fn rate_of_trigger(scene: &Scene<'_>, trigger: Option<&std::ops::Range<usize>>, amount: &mut crate::mention::Amount) {
    let Some(trigger) = trigger else { return };
    if !amount.pers.is_empty() || amount.window.is_some() || amount.kind == AmountKind::Percent {
        return;
    }
    let rows = &scene.tokens.lexicon.rows().rates;
    // The row of a trigger may hold the word itself (`revenus mensuels`).
    let inside = trigger.start + 1..trigger.end;
    for at in [trigger.end, trigger.start.saturating_sub(1)].into_iter().chain(inside) {
        let cursor = scene.at(at);
        let adjective = cursor.text().chars().count() > 5;
        if let Some((end, row)) = cursor.any_phrase(crate::lexicon::Table::Rate).filter(|_| adjective)
            && let Some(rate) = rows.get(row as usize)
        {
            amount.pers.extend(rate.pers.iter().map(|per| (per.clone(), cursor.to(end))));
            return;
        }
    }
}
