//! One claim per figure: what, about whom, for when, on whose word, how sure.

use super::attribution::{self, Source};
use super::clause::segment;
use super::comparison::comparison;
use super::id::claim_id;
use super::measure::{class_name, measure};
use super::modality::modality;
use super::predicate::{self, Memory, Said, View, evaluative};
use super::restated;
use super::scene::Scene;
use super::scope::{event_status, scope};
use super::subject::{Cast, Topics, roles};
use super::time;
use super::types::{Claim, Ground, Predicate, Subject, Unresolved};
use crate::lexicon::{Classes, Lexicon};
use crate::mention::{AmountKind, Mention, Status};
use crate::resolve::Focus;
use crate::segment::{Layout, Sentence, ZoneKind};
use crate::text::{OffsetMap, Span};
use crate::token::{Token, Tokens, tokenize};
use rustc_hash::FxHashMap;

/// A document as this room sees it.
pub struct Page<'a> {
    /// Document id.
    pub id: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Offsets of the text.
    pub offsets: &'a OffsetMap<'a>,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// Zones.
    pub layout: &'a Layout,
    /// Sentences.
    pub sentences: &'a [Sentence],
    /// Mentions in text order.
    pub mentions: &'a [Mention],
    /// Claims from every zone.
    pub all_zones: bool,
}

/// The claims of a document, in text order.
#[must_use]
pub fn claims(page: &Page<'_>) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    let mut focus = Focus::new();
    let topics = Topics::new(page);
    let mut last: Option<(Subject, u32)> = None;
    let mut memory = Memory::default();
    let mut at = 0;
    for (index, sentence) in (0u32..).zip(page.sentences) {
        let from = at;
        at += page.mentions.get(at..).unwrap_or_default().iter().take_while(|m| m.sentence == index).count();
        let mentions = page.mentions.get(from..at).unwrap_or_default();
        let zone = page.layout.zones.get(sentence.zone as usize);
        let kind = zone.map_or(ZoneKind::Body, |z| z.kind);
        if !(kind.claims() || page.all_zones) {
            continue;
        }
        let title = kind == ZoneKind::Title;
        if mentions.iter().any(claimable) {
            for (tokens, mentions) in stretches(page, sentence, mentions) {
                let tokens = Tokens { text: page.text, list: &tokens, lexicon: page.lexicon };
                let scene = Scene::new(tokens, index, sentence.span, sentence.speaker, mentions);
                watch(&mut focus, mentions, index, title, Some(&scene));
                of_sentence(page, &scene, &focus, &topics, &mut last, &mut memory, &mut out);
                memory.hear(&scene, title);
            }
        } else {
            watch(&mut focus, mentions, index, title, None);
            // `Le déficit dérape. Il atteindra 5 %.`: a sentence without figures names what the next
            // one measures; so does a title.
            let next = page.mentions.get(at..).unwrap_or_default().iter().take_while(|m| m.sentence == index + 1);
            if title || next.into_iter().any(claimable) {
                let tokens = sentence_tokens(page, sentence);
                let tokens = Tokens { text: page.text, list: &tokens, lexicon: page.lexicon };
                memory.hear(&Scene::new(tokens, index, sentence.span, sentence.speaker, mentions), title);
            }
        }
    }
    restated::restated(page, &mut out);
    time::carried(&mut out);
    out
}

fn claimable(mention: &Mention) -> bool {
    mention.amount().is_some_and(|a| a.kind != AmountKind::Number)
}

/// Most mentions read together: a sentence of more is a table or an attack, and is read in
/// stretches, so that time stays linear.
const TOGETHER: usize = 120;

/// A sentence with its mentions, in one piece, or in stretches where it has very many.
fn stretches<'a>(page: &Page<'_>, sentence: &Sentence, mentions: &'a [Mention]) -> Vec<(Vec<Token>, &'a [Mention])> {
    if mentions.len() <= TOGETHER {
        return vec![(sentence_tokens(page, sentence), mentions)];
    }
    let mut start = sentence.span.start;
    let mut chunks = mentions.chunks(TOGETHER).peekable();
    let mut found = Vec::new();
    while let Some(chunk) = chunks.next() {
        let end = chunks.peek().and_then(|next| next.first()).map_or(sentence.span.end, |m| m.span.start);
        found.push((tokenize(page.lexicon, page.text, Span { start, end }), chunk));
        start = end;
    }
    found
}

/// The tokens of a sentence; of its parts where a turn line cuts it.
fn sentence_tokens(page: &Page<'_>, sentence: &Sentence) -> Vec<Token> {
    if sentence.parts.is_empty() {
        return tokenize(page.lexicon, page.text, sentence.span);
    }
    sentence.parts.iter().flat_map(|part| tokenize(page.lexicon, page.text, *part)).collect()
}

/// Tells the focus which names the sentence holds, and which of them is its subject.
fn watch(focus: &mut Focus, mentions: &[Mention], sentence: u32, title: bool, scene: Option<&Scene<'_>>) {
    let first = mentions.iter().position(|m| m.name().is_some());
    for (at, mention) in mentions.iter().enumerate() {
        let Some(entity) = mention.name() else { continue };
        let subject = match scene {
            Some(scene) => scene.names.iter().find(|n| n.mention.span == mention.span).is_some_and(|n| {
                Some(at) == first
                    && !n.range.start.checked_sub(1).is_some_and(|i| scene.at(i).classes().any(Classes::PREPOSITION))
            }),
            None => Some(at) == first,
        };
        focus.mention(sentence, entity, mention.span, title, subject);
    }
}

/// The claims of one sentence; `memory` keeps what a later figure may lean on.
fn of_sentence(
    page: &Page<'_>,
    scene: &Scene<'_>,
    focus: &Focus,
    topics: &Topics,
    last: &mut Option<(Subject, u32)>,
    memory: &mut Memory,
    out: &mut Vec<Claim>,
) {
    let sources = attribution::sources(scene);
    let mut of_figure: FxHashMap<usize, usize> = FxHashMap::default();
    let mut bases: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(Subject, Option<usize>)> =
        last.clone().filter(|(_, at)| scene.sentence - at <= 2).map(|(subject, _)| (subject, None));
    let around = Around { page, scene, sources: &sources, focus, topics };
    for index in 0..scene.figures.len() {
        let Some((claim, other)) = around.claim(index, memory, &mut before) else { continue };
        if let Some(other) = other {
            bases.push((out.len(), other));
        }
        if let Some(metric) = page.lexicon.rows().metric(&claim.predicate.metric).filter(|_| &*claim.predicate.metric != "other")
        {
            memory.say(Said {
                metric,
                sentence: scene.sentence,
                figure: index,
                kind: claim.amount.kind,
                unit: claim.amount.unit.clone(),
                change: (claim.measure == "change").then_some(claim.predicate.direction),
            });
        }
        of_figure.insert(index, out.len());
        out.push(claim);
    }
    if let Some((subject, Some(_))) = before {
        *last = Some((subject, scene.sentence));
    }
    for (claim, other) in bases {
        let base = of_figure.get(&other).copied();
        if let Some(comparison) = out.get_mut(claim).and_then(|c| c.comparison.as_mut()) {
            comparison.base_claim = base;
        }
    }
}

/// What a claim of one sentence is made with.
struct Around<'p, 's, 'a> {
    page: &'p Page<'p>,
    scene: &'s Scene<'a>,
    sources: &'s [Source],
    focus: &'s Focus,
    topics: &'s Topics,
}

impl Around<'_, '_, '_> {
    /// The claim of figure `index`, with the index of the figure it is compared with.
    fn claim(
        &self,
        index: usize,
        memory: &Memory,
        before: &mut Option<(Subject, Option<usize>)>,
    ) -> Option<(Claim, Option<usize>)> {
        if class_name(self.scene, index) {
            return None;
        }
        let Around { page, scene, sources, focus, topics } = *self;
        let figure = scene.figures.get(index)?;
        let mut amount = figure.mention.amount()?.clone();
        let part = segment(scene.tokens, figure.range.start);
        let about = before.as_ref().filter(|(_, here)| here.is_some()).and_then(|(s, _)| s.kind);
        let found = predicate::predicate(&View { scene, segment: &part, index, memory, about });
        let attribution = attribution::chain(scene, sources, index);
        let named_source = attribution.iter().any(|a| a.kind != "transcript_speaker");
        if amount.kind == AmountKind::Quantity && found.metric.is_none() && !named_source {
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
            chain: &attribution,
            last: before.as_ref().map(|(subject, at)| (subject, *at)),
            metric: metric.map_or("other", |m| m.name),
            wanted: metric.map_or("", |m| m.subject),
        };
        let (chosen, participants) = roles(&cast, &found, index);
        let subject = chosen.map(|(subject, rule)| {
            grounds.push(Ground { field: "subject", rule, span: Some(subject.span) });
            subject
        });
        if let Some(subject) = &subject {
            *before = Some((subject.clone(), Some(index)));
        }
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
        let (from, to) = page.offsets.code_points(figure.mention.span);
        let id = claim_id(page.id, from, to, subject.as_ref().map_or("", |s| &s.entity_id), name);
        let compared = comparison(scene, index, &found);
        if let Some((made, _, rule)) = &compared {
            grounds.push(Ground { field: "comparison", rule, span: made.base.as_ref().map(|b| b.0) });
        }
        let other = compared.as_ref().and_then(|c| c.1);
        let claim = Claim {
            id,
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
