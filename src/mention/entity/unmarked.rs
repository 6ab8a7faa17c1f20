//! Names where capitals prove nothing: transcripts without any, headlines all of them.
//!
//! Knows the gazetteers and the given names; guesses nothing.

use super::scene::Scene;
use super::{Found, gazetteer};
use crate::lexicon::{NameKind, Table};
use crate::text::PieceKind;

/// Reads the whole sentence.
pub(super) fn read<'a>(scene: Scene<'a>, found: &mut Vec<Found<'a>>) {
    let mut at = 0;
    while let Some(token) = scene.token(at) {
        if token.kind != PieceKind::Word || token.word == 0 {
            at += 1;
            continue;
        }
        if let Some(name) = full_name(scene, at).or_else(|| known(scene, at)) {
            at = name.end;
            found.push(name);
        } else {
            at += 1;
        }
    }
}

/// A gazetteer name that is no everyday word.
fn known<'a>(scene: Scene<'a>, at: usize) -> Option<Found<'a>> {
    let (end, entry) = gazetteer::longest(scene, at, |_, _| true)?;
    let single = end == at + 1;
    if entry.user {
        return Some(Found { start: at, end, kind: entry.kind, rule: "entity.gazetteer", entry: Some(entry) });
    }
    if single && (entry.common || scene.everyday(at) || entry.form.chars().count() < 3) || entry.common && scene.everyday(at) {
        return None;
    }
    // `pour la première fois`, `l’actualité littéraire`: no medium where every word is an everyday one.
    if entry.media && (at..end).all(|word| scene.everyday(word) || scene.closed(word) || scene.elided(word)) {
        return None;
    }
    Some(Found { start: at, end, kind: entry.kind, rule: "entity.gazetteer", entry: Some(entry) })
}

/// `sam altman`: a given name that is nothing else, and a word no table holds.
fn full_name<'a>(scene: Scene<'a>, at: usize) -> Option<Found<'a>> {
    let (cursor, row) = scene.at(at).any_phrase(Table::GivenName)?;
    let common = scene.tokens.lexicon.rows().given_names.get(row as usize).copied().unwrap_or(true);
    if common || scene.everyday(at) {
        return None;
    }
    let mut end = cursor.index;
    let mut words = 0;
    while words < 2 && scene.token(end).is_some_and(|t| t.kind == PieceKind::Word && t.word == 0 && t.span.len() > 2) {
        end += 1;
        words += 1;
        if let Some(next) = scene.hyphen(end) {
            end = next + 1;
        }
    }
    (words > 0).then_some(Found { start: at, end, kind: NameKind::Person, rule: "entity.person", entry: None })
}
