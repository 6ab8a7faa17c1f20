//! The claims of a document: sentence by sentence, with what one sentence leaves to the next.

use super::attribution::{self, Quotes, Source, Voices};
use super::build::Around;
use super::id::claim_id;
use super::modality;
use super::page::{Page, claimable, sentence_tokens, stretches};
use super::predicate::{Memory, Said};
use super::restated;
use super::scene::Scene;
use super::subject::{Events, Topics, rest};
use super::time;
use super::types::{Claim, Holder, Subject};
use super::watch::watch;
use crate::resolve::Focus;
use crate::segment::ZoneKind;
use crate::token::Tokens;
use rustc_hash::FxHashMap;

/// The claims of a document, in text order.
#[must_use]
pub fn claims(page: &Page<'_>) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    let mut focus = Focus::new();
    let topics = Topics::new(page);
    let quotes = Quotes::new(page);
    let mut left = Left::default();
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
                watch(&mut focus, mentions, page.text, (index, sentence.span), title);
                let told = Told { focus: &focus, topics: &topics, quotes: &quotes };
                of_sentence(page, &scene, &told, &mut left, &mut out);
                left.memory.hear(&scene, title);
            }
        } else {
            watch(&mut focus, mentions, page.text, (index, sentence.span), title);
            // `Le déficit dérape. Il atteindra 5 %.`: a sentence without figures names what the next
            // one measures; so does a title.
            let next = page.mentions.get(at..).unwrap_or_default().iter().take_while(|m| m.sentence == index + 1);
            if title || next.into_iter().any(claimable) {
                let tokens = sentence_tokens(page, sentence);
                let tokens = Tokens { text: page.text, list: &tokens, lexicon: page.lexicon };
                let scene = Scene::new(tokens, index, sentence.span, sentence.speaker, mentions);
                left.sources(&scene, &Told { focus: &focus, topics: &topics, quotes: &quotes });
                left.memory.hear(&scene, title);
                left.events.open(&scene);
                left.events.close(index);
            }
        }
    }
    restated::restated(&mut out);
    rest(page, &mut out);
    time::carried(&mut out, page.lexicon.rows());
    for claim in &mut out {
        let subject = claim.subject.as_ref().map_or("", |s| &s.entity_id);
        claim.id = claim_id(page.id, page.offsets.code_points(claim.span), subject, &claim.predicate.metric);
    }
    out
}

/// What the whole text tells.
struct Told<'s> {
    focus: &'s Focus,
    topics: &'s Topics,
    quotes: &'s Quotes,
}

/// How many sentences on a source or a subject may be leant on.
const REACH: u32 = 2;

/// What one sentence leaves to the next.
#[derive(Default)]
struct Left {
    memory: Memory,
    events: Events,
    subject: Option<(Subject, u32)>,
    source: Option<(Holder, u32)>,
}

impl Left {
    /// The sources of a sentence; the last one named is remembered.
    fn sources(&mut self, scene: &Scene<'_>, told: &Told<'_>) -> Vec<Source> {
        let last = self.source.clone().filter(|(_, at)| scene.sentence - at <= REACH).map(|(holder, _)| holder);
        let voices = Voices { focus: told.focus, topics: told.topics, last };
        let sources = attribution::sources(scene, &voices);
        let named = sources.iter().rev().filter_map(|s| s.attribution.holder.as_ref()).find(|h| h.class.is_some());
        if let Some(holder) = named {
            self.source = Some((holder.clone(), scene.sentence));
        }
        sources
    }
}

/// The claims of one sentence; `left` keeps what a later figure may lean on.
fn of_sentence(page: &Page<'_>, scene: &Scene<'_>, told: &Told<'_>, left: &mut Left, out: &mut Vec<Claim>) {
    let sources = left.sources(scene, told);
    let mut of_figure: FxHashMap<usize, usize> = FxHashMap::default();
    let mut bases: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(Subject, Option<usize>)> =
        left.subject.clone().filter(|(_, at)| scene.sentence - at <= 2).map(|(subject, _)| (subject, None));
    let voice = told.quotes.voice(scene.sentence);
    left.events.open(scene);
    let around = Around { page, scene, sources: &sources, focus: told.focus, topics: told.topics, events: &left.events, voice };
    for index in 0..scene.figures.len() {
        let Some((mut claim, other)) = around.claim(index, &left.memory, &mut before) else { continue };
        let last =
            out.last().filter(|last| last.sentence + 1 >= scene.sentence && last.predicate.metric == claim.predicate.metric);
        if let Some(mode) = last.and_then(|last| modality::gone_on(scene, &claim.modality, &last.modality)) {
            let ground = claim.grounds.iter_mut().find(|g| g.field == "modality");
            ground.into_iter().for_each(|g| (g.rule, g.span) = (mode.rule, mode.span));
            claim.modality = mode;
        }
        if let Some(other) = other {
            bases.push((out.len(), other));
        }
        if let Some(metric) = page.lexicon.rows().metric(&claim.predicate.metric).filter(|_| &*claim.predicate.metric != "other")
        {
            left.memory.say(Said {
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
    left.events.close(scene.sentence);
    if let Some((subject, Some(_))) = before {
        left.subject = Some((subject, scene.sentence));
    }
    for (claim, other) in bases {
        let base = of_figure.get(&other).copied();
        // `réduit de 577 à 404`: the first is where it comes from, not how far it goes.
        let from = out.get(claim).and_then(|c| c.comparison.as_ref()).is_some_and(|c| c.op == "from_to");
        if let Some(first) = base.filter(|_| from).and_then(|b| out.get_mut(b)).filter(|b| b.measure == "change") {
            first.measure = "level";
            first.predicate.direction = None;
            first.grounds.retain(|g| g.field != "comparison");
            first.comparison = None;
        }
        if let Some(comparison) = out.get_mut(claim).and_then(|c| c.comparison.as_mut()) {
            comparison.base_claim = base;
        }
    }
}
