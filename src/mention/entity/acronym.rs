//! `Organisation mondiale du commerce (OMC)`: the words before a bracket whose initials it gives.
//!
//! Reads what the other readers found; makes both sides one kind of name. Knows no name.

use super::Found;
use super::scene::Scene;
use crate::lexicon::NameKind;
use crate::text::{self, PieceKind};
use crate::token::Case;

/// Words one may walk back over.
const REACH: usize = 14;

/// Adds the full form before each bracketed acronym, in place of what it covers.
pub(super) fn widen<'a>(scene: Scene<'a>, found: &mut Vec<Found<'a>>) {
    let mut at = 1;
    while at + 1 < scene.tokens.list.len() {
        if scene.text(at - 1) == "("
            && scene.text(at + 1) == ")"
            && let Some(token) = scene.token(at)
            && token.case == Case::Upper
            && let Some(start) = full_form(scene, at - 1, scene.text(at))
        {
            let end = at - 1;
            let kind = kind_of(found, start, end, at);
            found.retain(|name| name.end <= start || name.start >= end && name.start != at);
            let full = Found { start, end, kind, rule: "entity.acronym", entry: None };
            let short = Found { start: at, end: at + 1, kind, rule: "entity.acronym", entry: None };
            let place = found.partition_point(|name| name.start < start);
            found.splice(place..place, [full, short]);
        }
        at += 1;
    }
}

/// An acronym the gazetteers know keeps its kind, and so does a full form found as a whole.
fn kind_of(found: &[Found<'_>], start: usize, end: usize, acronym: usize) -> NameKind {
    let whole = found.iter().find(|name| name.start == start && name.end == end);
    let known = found.iter().find(|name| name.start == acronym && name.entry.is_some());
    known.or(whole).map_or(NameKind::Organization, |name| match name.kind {
        NameKind::Person => NameKind::Organization,
        kind => kind,
    })
}

/// Where the words before token `end` begin whose initials spell `acronym`; closed-class words
/// may be skipped. At least one of them has a capital.
fn full_form(scene: Scene<'_>, end: usize, acronym: &str) -> Option<usize> {
    let bare = text::strip_accents(&text::fold(acronym));
    let mut letters: Vec<char> = bare.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() < 2 {
        return None;
    }
    let mut capital = false;
    let mut at = end;
    for _ in 0..REACH {
        at = at.checked_sub(1)?;
        let token = scene.token(at)?;
        if token.kind != PieceKind::Word {
            if token.kind == PieceKind::Dash {
                continue;
            }
            return None;
        }
        let word = text::strip_accents(&text::fold(scene.text(at)));
        let last = letters.last().copied()?;
        if word.starts_with(last) && !(scene.closed(at) && letters.len() == 1) {
            letters.pop();
            capital |= scene.capital(at);
            if letters.is_empty() {
                return capital.then_some(at);
            }
        } else if !scene.closed(at) {
            return None;
        }
    }
    None
}
