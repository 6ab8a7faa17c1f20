//! `Organisation mondiale du commerce (OMC)`, `OMC (Organisation mondiale du commerce)`: words whose
//! initials an acronym beside them gives.
//!
//! Reads what the other readers found; makes both sides one kind of name. Knows no name.

use super::Found;
use super::scene::Scene;
use crate::lexicon::NameKind;
use crate::text::{self, PieceKind};
use crate::token::Case;

/// Words one may walk back over.
const REACH: usize = 14;

/// Adds the full form before each bracketed acronym, or in the bracket after one, in place of what
/// it covers. `found` is in
/// text order, and stays so.
pub(super) fn widen<'a>(scene: Scene<'a>, found: &mut Vec<Found<'a>>) {
    let mut pairs: Vec<[Found<'a>; 2]> = Vec::new();
    for at in 1..scene.tokens.list.len().saturating_sub(1) {
        if let Some(pair) = explained(scene, found, at) {
            pairs.push(pair);
            continue;
        }
        if scene.text(at - 1) != "(" || scene.text(at + 1) != ")" || scene.at(at).case() != Case::Upper {
            continue;
        }
        let end = at - 1;
        let free = pairs.last().map_or(0, |[_, short]| short.end);
        if let Some(start) = full_form(scene, end, scene.text(at)).filter(|start| *start >= free) {
            let kind = kind_of(found, start, end, at);
            let name = |start, end| Found { start, end, kind, rule: "entity.acronym", entry: None };
            pairs.push([name(start, end), name(at, at + 1)]);
        }
    }
    if pairs.is_empty() {
        return;
    }
    let old = std::mem::take(found);
    let mut pairs = pairs.into_iter().peekable();
    for name in old {
        while let Some(pair) = pairs.next_if(|[full, _]| full.start <= name.start) {
            found.extend(pair);
        }
        // What the pair before covers, or the one after begins in.
        let covered = found.last().is_some_and(|last| name.start < last.end);
        if !covered && pairs.peek().is_none_or(|[full, _]| name.end <= full.start) {
            found.push(name);
        }
    }
    found.extend(pairs.flatten());
}

/// `l’UCR (Union des cheminots réunis)`: the bracket at `at` spells out the acronym before it.
fn explained<'a>(scene: Scene<'a>, found: &[Found<'_>], at: usize) -> Option<[Found<'a>; 2]> {
    let acronym = at - 1;
    if scene.text(at) != "(" || scene.at(acronym).case() != Case::Upper {
        return None;
    }
    let end = (at + 3..=at + REACH).find(|close| scene.text(*close) == ")")?;
    full_form(scene, end, scene.text(acronym)).filter(|start| *start == at + 1)?;
    let kind = kind_of(found, at + 1, end, acronym);
    let name = |start, end| Found { start, end, kind, rule: "entity.acronym", entry: None };
    Some([name(acronym, at), name(at + 1, end)])
}

/// An acronym the gazetteers know keeps its kind, and so does a full form found as a whole.
fn kind_of(found: &[Found<'_>], start: usize, end: usize, acronym: usize) -> NameKind {
    let starting = |at: usize| found.get(found.partition_point(|name| name.start < at)).filter(|name| name.start == at);
    let whole = starting(start).filter(|name| name.end == end);
    let known = starting(acronym).filter(|name| name.entry.is_some());
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
