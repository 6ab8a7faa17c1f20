//! Quotations that run over several sentences: who speaks in each.
//!
//! Reads the quotation marks of a document; gives each sentence of a quotation its speaker, named
//! where it opens or where it closes.

use super::{Source, Voices, sources};
use crate::claim::page::{Page, sentence_tokens};
use crate::claim::scene::Scene;
use crate::claim::subject::Topics;
use crate::claim::types::{Attribution, Holder};
use crate::resolve::Focus;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Longest quotation, in sentences.
const LONGEST: usize = 40;

/// The speaker of each sentence that stands in a quotation of several.
#[derive(Debug, Default)]
pub(in crate::claim) struct Quotes {
    voices: FxHashMap<u32, Attribution>,
}

impl Quotes {
    /// Reads the quotations of `page`.
    pub(in crate::claim) fn new(page: &Page<'_>) -> Quotes {
        let mut quotes = Quotes::default();
        let mut open: Option<usize> = None;
        let mut last: Option<(usize, Attribution)> = None;
        for (index, sentence) in page.sentences.iter().enumerate() {
            let text = sentence.span.of(page.text);
            if !text.contains(['«', '»', '“', '”']) {
                if open.is_some_and(|from| index - from > LONGEST) {
                    open = None;
                }
                continue;
            }
            let before = open;
            let mut depth = usize::from(open.is_some());
            for c in text.chars() {
                match c {
                    '«' | '“' => depth = 1,
                    '»' | '”' => depth = 0,
                    _ => {}
                }
            }
            let trimmed = text.trim_start();
            let starts = trimmed.starts_with(['«', '“']);
            let whole = starts && text.trim_end().trim_end_matches(['.', '!', '?', '…', ' ']).ends_with(['»', '”']);
            match (before, depth) {
                (None, 1) => open = Some(index),
                (Some(from), 0) => {
                    open = None;
                    let voice = speaker(page, index, false).or_else(|| speaker(page, from, true));
                    let voice =
                        voice.or_else(|| last.clone().filter(|(at, _)| from.saturating_sub(*at) <= 2).map(|(_, voice)| voice));
                    if let Some(voice) = voice {
                        for at in from..=index {
                            quotes.give(at, &voice);
                        }
                        last = Some((index, voice));
                    }
                }
                // `« … », dit X. « … »`: the next one is his too.
                (None, 0) if whole => {
                    if let Some((_, voice)) = last.clone().filter(|(at, _)| index - at <= 2) {
                        quotes.give(index, &voice);
                        last = Some((index, voice));
                    }
                }
                // `Le maire refuse : « Ça nous priverait de 3 millions. »`
                (None, 0)
                    if !starts
                        && (text.contains(": «")
                            || text.contains(":\u{a0}«")
                            || text.contains(": “")
                            || text.contains("\u{a0}: «")) =>
                {
                    if let Some(voice) = speaker(page, index, true) {
                        quotes.give(index, &voice);
                        last = Some((index, voice));
                    }
                }
                (None, 0) if starts => {
                    if let Some(voice) = speaker(page, index, false) {
                        last = Some((index, voice));
                    }
                }
                _ => {}
            }
        }
        quotes
    }

    fn give(&mut self, sentence: usize, voice: &Attribution) {
        if let Ok(sentence) = u32::try_from(sentence) {
            self.voices.insert(sentence, voice.clone());
        }
    }

    /// Who speaks in `sentence`.
    pub(in crate::claim) fn voice(&self, sentence: u32) -> Option<&Attribution> {
        self.voices.get(&sentence)
    }
}

/// The source named in sentence `index`: behind its quotation, or (`leads`) before it.
fn speaker(page: &Page<'_>, index: usize, leads: bool) -> Option<Attribution> {
    let sentence = page.sentences.get(index)?;
    let number = u32::try_from(index).ok()?;
    let list = sentence_tokens(page, sentence);
    let tokens = crate::token::Tokens { text: page.text, list: &list, lexicon: page.lexicon };
    let scene = Scene::new(tokens, number, sentence.span, sentence.speaker, page.mentions_of(number));
    let focus = Focus::new();
    let topics = Topics::default();
    let voices = Voices { focus: &focus, topics: &topics, last: None };
    let found = sources(&scene, &voices);
    let fits = |s: &&Source| matches!(s.attribution.kind, "incise" | "verbal") && s.holder.is_some();
    let source = if leads { found.iter().rev().find(fits) } else { found.iter().find(fits) };
    let quoted = |holder: Holder, stance: Box<str>, marker: Span| Attribution {
        marker,
        kind: "quotation",
        holder: Some(holder),
        anonymous: false,
        stance,
        quoted: true,
        rule: "attribution.quotation",
    };
    if let Some(source) = source {
        let holder = source.attribution.holder.clone()?;
        return Some(quoted(holder, source.attribution.stance.clone(), source.attribution.marker));
    }
    if !leads {
        return None;
    }
    // `Elle ne croit pas à cette perte : « … »`: the subject of what leads in.
    let mark = (0..list.len()).find(|i| scene.at(*i).is_any(&["«", "“"])).filter(|i| *i > 1 && scene.at(*i - 1).is(":"))?;
    let nobody = |_: usize| false;
    let reader = crate::claim::phrase::Reader { scene: &scene, skip: &nobody };
    let verb =
        scene.grammar.groups.iter().position(|g| g.kind == crate::claim::grammar::GroupKind::Finite && g.range.end <= mark)?;
    let crate::claim::phrase::Agent::Phrase(phrase) = reader.of(verb)? else { return None };
    let (holder, range) = super::holder::who(&scene, &voices, &phrase)?;
    if holder.class.is_none() && !super::holder::human(&scene, &range) {
        return None;
    }
    let marker = scene.at(mark - 1).to(scene.at(mark));
    Some(quoted(holder, "states".into(), marker))
}
