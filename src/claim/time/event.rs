//! `depuis l’introduction de X`, `durant sa campagne`: a time that only an event tells.
//!
//! Reads the words behind a figure and at the head of its sentence; gives a time without a date. Must not know calendars.

use crate::claim::clause::Segment;
use crate::claim::scene::Scene;
use crate::claim::types::TimeOfClaim;
use crate::lexicon::Classes;
use crate::text::PieceKind;
use std::ops::Range;

/// How far behind the figure the event may stand.
const NEAR: usize = 8;

/// Words that lead in an event, and the role it plays.
const OPENERS: [(&[&str], &str); 7] = [
    (&["depuis"], "since_event"),
    (&["durant"], "period_of_value"),
    (&["pendant"], "period_of_value"),
    (&["au", "cours"], "period_of_value"),
    (&["au", "moment"], "as_of"),
    (&["au", "terme"], "as_of"),
    (&["à", "l'", "issue"], "as_of"),
];

/// The event a figure is told by: the noun phrase after `depuis`, `durant`, `au cours de` close behind
/// the figure, or at the head of the sentence.
pub(super) fn told(scene: &Scene<'_>, segment: &Segment, figure: &Range<usize>) -> Option<TimeOfClaim> {
    let from = figure.end;
    let limit = segment.range.end.min(from + NEAR);
    let behind = (from..limit).find_map(|i| {
        let between =
            (from..i).any(|b| scene.at(b).is_any(&[",", "et", "mais"]) || scene.figures.iter().any(|f| f.range.start == b));
        if between { None } else { event(scene, i, segment.range.end) }
    });
    // `Depuis le début du mouvement, 9 personnes sont mortes`; `Au total, depuis…`
    let head = || {
        let at = (0..figure.start.min(5)).find(|i| *i == 0 || scene.at(i - 1).is(","))?;
        let first = event(scene, at, figure.start).filter(|(_, end)| scene.at(*end).is(","));
        let second = || {
            let at = (1..figure.start.min(5)).find(|i| scene.at(i - 1).is(","))?;
            event(scene, at, figure.start).filter(|(_, end)| scene.at(*end).is(","))
        };
        first.or_else(second)
    };
    behind.or_else(head).map(|(time, _)| time)
}

/// The event led in at token `at`, with where it ends.
fn event(scene: &Scene<'_>, at: usize, end: usize) -> Option<(TimeOfClaim, usize)> {
    let leads = |words: &[&str]| (at..).zip(words).all(|(i, word)| scene.at(i).is(word));
    let (words, role) = OPENERS.iter().find(|(words, _)| leads(words))?;
    let mut start = at + words.len();
    // `au cours de la`, `au cours du`
    if words.len() > 1 {
        if !scene.at(start).is_joined("de") && !scene.at(start).is("du") {
            return None;
        }
        if !scene.at(start).is_any(&["du", "des"]) {
            start += 1;
        }
    }
    let phrase = noun_phrase(scene, start, end)?;
    let dated = scene.times.iter().any(|t| t.range.start < phrase.end + 1 && t.range.end > at);
    let said = (phrase.start..phrase.end).any(|i| scene.at(i).any_phrase(crate::lexicon::Table::ReportingNoun).is_some());
    let time = TimeOfClaim { span: scene.at(phrase.start).to(scene.at(phrase.end)), role, timex: None };
    (!dated && !(said && *role != "since_event")).then_some((time, phrase.end))
}

/// `l’introduction de ChatGPT`, `son lancement`, `la mort du fondateur`: determiner, noun, and the
/// complements with `de` behind it.
fn noun_phrase(scene: &Scene<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let determiner = scene.at(start);
    let opens = determiner.is_any(&["le", "la", "l'", "les", "ce", "cet", "cette", "ces", "du"])
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
