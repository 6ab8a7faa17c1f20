//! Zones to sentences: cuts each zone at its line breaks and stops, then ties together what a
//! turn line interrupts. Must not know how zones were found.

use super::repairs::{Verdict, verdict};
use super::stops::{Site, Stretch};
use super::{Layout, Sentence, Zone, ZoneKind};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Most turns one sentence may run through; speech without stops is cut there.
const MOST_PARTS: usize = 8;

/// The sentences of all zones, in text order.
pub(super) fn cut_all(text: &str, lexicon: &Lexicon, layout: &Layout) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::with_capacity(text.len() / 100 + 1);
    for (index, zone) in (0u32..).zip(&layout.zones) {
        let from = out.len();
        let sentence =
            |span| Sentence { span, parts: Vec::new(), zone: index, speaker: zone.speaker, media_time: zone.media_time };
        for line in lines(text, zone) {
            cut(&Stretch::new(text, line, lexicon), |span| out.push(sentence(span)));
        }
        if zone.kind == ZoneKind::TranscriptTurn && index > 0 {
            carry_on(text, layout, index, from, &mut out);
        }
    }
    out
}

/// The stretches of a zone: its lines, or all of it where the lines are wrapped.
fn lines<'t>(text: &'t str, zone: &Zone) -> impl Iterator<Item = Span> + 't {
    let whole = if zone.wrapped { Some(zone.span) } else { None };
    let (start, slice) = (zone.span.from(), zone.span.of(text));
    let mut at = 0;
    let cut = slice.split(['\n', '\r']).map(move |line| {
        let span = Span::new(start + at, start + at + line.len());
        at += line.len() + 1;
        span
    });
    let wrapped = whole.is_some();
    whole.into_iter().chain(cut.filter(move |_| !wrapped)).map(move |span| span.trim(text)).filter(|span| !span.is_empty())
}

/// Calls `push` for every sentence of a stretch.
fn cut(stretch: &Stretch, mut push: impl FnMut(Span)) {
    let limit = stretch.span.to();
    let mut begin = stretch.span.from();
    let mut at = begin;
    while let Some(from) = stretch.next_stop(at) {
        if let Some(next) = stretch.plain(from) {
            push(Span::new(begin, from + 1));
            (begin, at) = (next, next);
            continue;
        }
        let site = Site::read(stretch, begin, from);
        if site.next >= limit {
            break;
        }
        at = site.end;
        if verdict(&site).0 == Verdict::Break && wordy(stretch.text, site.next, limit) {
            push(Span::new(begin, site.end));
            (begin, at) = (site.next, site.next);
        }
    }
    if begin < limit {
        push(Span::new(begin, limit));
    }
}

/// A word or figure is left: a lone quotation mark is no sentence.
fn wordy(text: &str, from: usize, limit: usize) -> bool {
    text.get(from..limit).is_some_and(|rest| rest.chars().any(char::is_alphanumeric))
}

/// Ties the first sentence of turn `index` to the last one before it where the same speaker's
/// turn broke off (« c'est que les caisses / [1:59] d'OpenAI se vident »).
fn carry_on(text: &str, layout: &Layout, index: u32, from: usize, out: &mut Vec<Sentence>) {
    let zone = |at: u32| layout.zones.get(at as usize);
    let (Some(before), Some(now)) = (zone(index - 1), zone(index)) else { return };
    if before.kind != ZoneKind::TranscriptTurn || before.speaker.map(|s| s.of(text)) != now.speaker.map(|s| s.of(text)) {
        return;
    }
    let (Some(last), Some(first)) = (out.get(from.wrapping_sub(1)), out.get(from)) else { return };
    let head = last.span.of(text).trim_end_matches(['»', '”', '"', ')', ']', ' ', '\u{a0}', '\u{202f}']);
    let stopped = head.ends_with(['.', '!', '?', '…']);
    let small = first.span.of(text).starts_with(|c: char| !c.is_uppercase());
    // Speech that nobody punctuated has no sentences to tie together.
    let punctuated =
        before.span.of(text).contains(['.', '!', '?', ',', '…']) || now.span.of(text).contains(['.', '!', '?', ',', '…']);
    if stopped || last.parts.len() >= MOST_PARTS || !punctuated || !(small || head.ends_with([',', '-', '–', '’', '\''])) {
        return;
    }
    let (first_span, last_at) = (first.span, from - 1);
    out.remove(from);
    if let Some(last) = out.get_mut(last_at) {
        if last.parts.is_empty() {
            last.parts.push(last.span);
        }
        last.parts.push(first_span);
        last.span = last.span.cover(first_span);
    }
}
