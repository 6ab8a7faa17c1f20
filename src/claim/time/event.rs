//! `depuis l’introduction de X`: a time that only an event tells.
//!
//! Reads the words behind a figure; gives a time without a date. Must not know calendars.

use crate::claim::clause::Segment;
use crate::claim::scene::Scene;
use crate::claim::types::TimeOfClaim;
use crate::lexicon::Classes;
use crate::text::PieceKind;
use std::ops::Range;

/// How far behind the figure the event may stand.
const NEAR: usize = 8;

/// The event a figure counts from: the noun phrase after `depuis` close behind it.
pub(super) fn since(scene: &Scene<'_>, segment: &Segment, from: usize) -> Option<TimeOfClaim> {
    let limit = segment.range.end.min(from + NEAR);
    let at = (from..limit).find(|i| scene.at(*i).is("depuis"))?;
    if (from..at).any(|i| scene.at(i).is_any(&[",", "et", "mais"]) || scene.figures.iter().any(|f| f.range.start == i)) {
        return None;
    }
    let phrase = noun_phrase(scene, at + 1, segment.range.end)?;
    let dated = scene.times.iter().any(|t| t.range.start < phrase.end + 1 && t.range.end > at);
    (!dated).then(|| TimeOfClaim { span: scene.at(phrase.start).to(scene.at(phrase.end)), role: "since_event", timex: None })
}

/// `l’introduction de ChatGPT`, `son lancement`, `la mort du fondateur`: determiner, noun, and the
/// complements with `de` behind it.
fn noun_phrase(scene: &Scene<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let determiner = scene.at(start);
    let opens = determiner.is_any(&["le", "la", "l'", "les", "ce", "cet", "cette", "ces"])
        || determiner.classes().any(Classes::POSSESSIVE);
    let word = |i: usize| i < end && scene.at(i).kind() == Some(PieceKind::Word);
    if !opens || !word(start + 1) || scene.at(start + 1).classes().any(Classes::PREPOSITION) {
        return None;
    }
    let mut at = start + 2;
    while word(at) && at < start + 12 {
        let cursor = scene.at(at);
        if cursor.is_joined("de") {
            let next = if scene.at(at + 1).is_any(&["la", "l'", "les", "le"]) { at + 2 } else { at + 1 };
            if !word(next) {
                break;
            }
            at = scene.name_at(next).map_or(next + 1, |name| name.range.end);
        } else if cursor.classes().0 == 0 || scene.name_at(at).is_some() {
            at += 1;
        } else {
            break;
        }
    }
    Some(start..at)
}
