//! What a line is, by its own words and, where these say nothing, by its shape and its neighbours.
//! Reads lines; fills their slots. Must not know the top block of a page.

use super::bylines;
use super::datelines;
use super::headings::Slot;
use super::keys;
use super::lines::Line;
use super::phrases::{self, Place};
use super::shapes;
use super::{Layout, ZoneKind};
use crate::text::Span;

/// A heading has at most this many words.
const HEADING_WORDS: usize = 18;
/// A date alone on a line dates the document when it stands above this many.
const FIRST_LINES: usize = 6;
/// As many titles may stand under « À lire aussi » with blank lines between them.
const MOST_TEASERS: usize = 6;

/// What the lines' own words say, then what their neighbours make of a faint hint.
pub(super) fn by_words(text: &str, lines: &[Line], slots: &mut [Slot]) {
    let mut faint: Vec<Slot> = vec![None; lines.len()];
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let at = index;
        index += 1;
        if slots.get(at).is_none_or(Option::is_some) {
            continue;
        }
        let Some(hit) = phrases::hit(line.span.of(text)) else { continue };
        let found = Some((hit.kind, hit.reason));
        if hit.faint || hit.kind == ZoneKind::Header {
            if let Some(slot) = faint.get_mut(at).filter(|_| hit.faint) {
                *slot = found;
            }
            continue;
        }
        // « Commentaires » above the text is a button.
        let below = line.span.to() * 5 >= text.len() * 2 && at > 0;
        if hit.kind == ZoneKind::Comment && below {
            index = comments(text, lines, slots, at, hit.reason);
            continue;
        }
        if let Some(slot) = slots.get_mut(at) {
            *slot = found.filter(|(kind, _)| *kind != ZoneKind::Comment || below).or(Some((ZoneKind::Promo, "share")));
        }
        if hit.kind == ZoneKind::Teaser && hit.alone {
            index = teasers(text, lines, slots, index);
        } else if hit.reason == "share" && line.span.of(text).ends_with([':', ',']) {
            index = buttons(text, lines, slots, index);
        }
    }
    spread(slots, &faint);
}

/// What readers wrote under « Commentaires », up to where the page goes on: a heading mark, other
/// articles, a wall of consent, the line that says whose the page is. Gives the line after it.
fn comments(text: &str, lines: &[Line], slots: &mut [Slot], from: usize, reason: &'static str) -> usize {
    let mut index = from;
    while let (Some(line), Some(slot)) = (lines.get(index), slots.get_mut(index)) {
        let slice = line.span.of(text);
        let other = phrases::hit(slice).is_some_and(|hit| {
            !hit.faint
                && match hit.kind {
                    ZoneKind::Teaser | ZoneKind::Cookie | ZoneKind::Credits | ZoneKind::Tags => true,
                    // « Partager », « Répondre » are buttons of the comments themselves.
                    ZoneKind::Promo => hit.reason != "share",
                    _ => false,
                }
        });
        if index > from && (other || shapes::heading_mark(slice).is_some()) {
            break;
        }
        if slot.is_none() {
            *slot = Some((ZoneKind::Comment, reason));
        }
        index += 1;
    }
    index
}

/// The titles under « À lire aussi »: the next line, those that follow it without a blank, and
/// those that do not head a text of their own.
fn teasers(text: &str, lines: &[Line], slots: &mut [Slot], mut index: usize) -> usize {
    let first = index;
    let slice = |index: usize| lines.get(index).map(|line| line.span.of(text));
    while let (Some(line), Some(slot)) = (lines.get(index), slots.get_mut(index)) {
        let bare = line.span.of(text);
        let title = shapes::title_like(bare) && !shapes::prose(bare) && phrases::hit(bare).is_none_or(|hit| hit.faint);
        let apart = index > first && line.gap;
        let heads = slice(index + 1).is_none_or(|next| shapes::prose(next) || shapes::bullet(next).is_some());
        if slot.is_some() || !title || apart && (heads || bare.len() < 25 || index >= first + MOST_TEASERS) {
            break;
        }
        *slot = Some((ZoneKind::Teaser, "teaser_title"));
        index += 1;
    }
    index
}

/// « Partager cet article : » and the networks under it, each on a line and with a comma but the last.
fn buttons(text: &str, lines: &[Line], slots: &mut [Slot], mut index: usize) -> usize {
    let mut more = true;
    while let (true, Some(line), Some(slot)) = (more, lines.get(index), slots.get_mut(index)) {
        let slice = line.span.of(text);
        if slot.is_some() || line.gap || slice.split_whitespace().count() > 3 || slice.ends_with('.') {
            break;
        }
        more = slice.ends_with(',');
        *slot = Some((ZoneKind::Promo, "share"));
        index += 1;
    }
    index
}

/// A faint hint counts beside a line of the same zone.
fn spread(slots: &mut [Slot], faint: &[Slot]) {
    let mut pass = |order: &mut dyn Iterator<Item = usize>| {
        let mut before: Slot = None;
        for index in order {
            let (Some(slot), Some(hint)) = (slots.get_mut(index), faint.get(index)) else { continue };
            if let (None, Some((kind, reason)), Some((known, _))) = (*slot, hint, before)
                && *kind == known
            {
                *slot = Some((*kind, reason));
            }
            before = *slot;
        }
    };
    pass(&mut (0..faint.len()));
    pass(&mut (0..faint.len()).rev());
}

/// The lines that nothing has claimed: lists, headings, tags, quotations, text.
pub(super) fn by_shape(text: &str, lines: &[Line], slots: &mut [Slot], layout: &mut Layout) {
    let count = lines.len();
    for index in 0..count {
        let (Some(line), Some(None)) = (lines.get(index), slots.get(index)) else { continue };
        let slice = line.span.of(text);
        let near_end = index + 4 >= count && count > 2;
        let next = lines.get(index + 1).filter(|_| matches!(slots.get(index + 1), Some(None)));
        let found = if shapes::bullet(slice).is_some() {
            (ZoneKind::List, "bullet")
        } else if line.wrapped {
            (ZoneKind::Body, "wrapped")
        } else if shapes::heading_mark(slice).is_some() {
            (ZoneKind::Title, "heading")
        } else if count == 1 {
            (ZoneKind::Body, "text")
        } else if shapes::tag_list(slice, near_end) {
            (ZoneKind::Tags, "items")
        } else if near_end && index > 0 && shapes::initials(slice) {
            (ZoneKind::Credits, "initials")
        } else if let Some(header) = labelled(text, line.span, near_end).or_else(|| dated(text, line.span, index)) {
            layout.date_lines.extend(&header.dates);
            layout.author = layout.author.or(header.author);
            (ZoneKind::Header, header.reason)
        } else if layout.title.is_some_and(|title| title != line.span && title.of(text) == slice) {
            (ZoneKind::Header, "repeated_title")
        } else if shapes::quotation(slice) {
            (ZoneKind::Quote, "quotation")
        } else if heading(text, slice, next) {
            (ZoneKind::Title, "heading")
        } else {
            (ZoneKind::Body, "text")
        };
        if let Some(slot) = slots.get_mut(index) {
            *slot = Some(found);
        }
    }
}

/// A header line below the top block: only a labelled date, or a signature at the end.
fn labelled(text: &str, line: Span, near_end: bool) -> Option<bylines::Header> {
    if line.len() > 260 || !phrases::opens_header(line.of(text)) {
        return None;
    }
    let key = keys::key(line.of(text));
    let dated = phrases::starts(&key, Place::Date).is_some_and(|entry| entry.phrase.len() > 3);
    let signed = near_end && phrases::starts(&key, Place::Byline).is_some();
    bylines::read(text, line, false).filter(|header| dated && !header.dates.is_empty() || signed && header.reason == "author")
}

/// A date alone on one of the first lines.
fn dated(text: &str, line: Span, index: usize) -> Option<bylines::Header> {
    (index < FIRST_LINES && datelines::only_date(line.of(text))).then(|| bylines::read(text, line, true)).flatten()
}

/// A short line without a full stop above running text.
fn heading(text: &str, slice: &str, next: Option<&Line>) -> bool {
    let under = next
        .is_some_and(|next| next.wrapped || shapes::prose(next.span.of(text)) || shapes::bullet(next.span.of(text)).is_some());
    under
        && slice.len() <= 160
        && shapes::title_like(slice)
        && !shapes::two_sentences(slice)
        && !slice.ends_with('…')
        && slice.split_whitespace().count() <= HEADING_WORDS
}
