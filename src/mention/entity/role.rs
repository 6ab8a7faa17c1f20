//! Whose role a person has: `Sam Altman, le patron d’OpenAI`, `la présidente de X, Une Telle`.
//!
//! Reads the names of one sentence and the words between them; fills `role_of`.

use super::super::{Mention, Value};
use crate::lexicon::{NameKind, Table};
use crate::token::{Cursor, Tokens};

/// Links each person to the organisation named in the role beside it.
pub(super) fn link(tokens: Tokens<'_>, mentions: &mut [Mention]) {
    let mut links = Vec::new();
    for (at, pair) in mentions.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let (Some(a), Some(b)) = (left.name(), right.name()) else { continue };
        let between = tokens.range(crate::text::Span { start: left.span.end, end: right.span.start });
        if a.kind == NameKind::Person && b.kind == NameKind::Organization && after_person(tokens.at(between.start), between.end) {
            links.push((at, b.entity_id.clone()));
        }
        if a.kind == NameKind::Organization && b.kind == NameKind::Person && before_person(tokens, left.span.start, between) {
            links.push((at + 1, a.entity_id.clone()));
        }
    }
    for (at, organization) in links {
        if let Some(Mention { value: Value::Name(person), .. }) = mentions.get_mut(at) {
            person.role_of = Some(organization);
        }
    }
}

/// `, le patron d’` between a person and an organisation.
fn after_person(cursor: Cursor<'_>, end: usize) -> bool {
    let Some(mut cursor) = cursor.eat_any(&[",", "(", "–", "—", "-"]) else { return false };
    if let Some(next) = cursor.eat_any(&["le", "la", "l'", "un", "une", "ancien", "ancienne", "actuel", "actuelle"]) {
        cursor = next;
    }
    let Some((role, _)) = cursor.any_phrase(Table::Title) else { return false };
    let mut cursor = role;
    // `directeur général adjoint du`, `PDG et cofondateur de`.
    while cursor.index < end && !cursor.is_any(&["de", "d'", "du", "des", "chez", "à", "au"]) && cursor.index < role.index + 5 {
        cursor = cursor.skip(1);
    }
    linked(cursor, end)
}

/// `de`, `du`, `de la`, `chez`… right before token `end`.
fn linked(cursor: Cursor<'_>, end: usize) -> bool {
    let Some(cursor) = cursor.eat_any(&["de", "d'", "du", "des", "chez", "à", "au"]) else { return false };
    let cursor = cursor.eat_any(&["la", "l'", "les"]).unwrap_or(cursor);
    // `du groupe X`, `de la société Y`.
    cursor.index == end || (cursor.index + 1 == end && cursor.any_phrase(Table::OrgHead).is_some())
}

/// `le patron d’` before an organisation, and nothing but a comma between it and the person.
fn before_person(tokens: Tokens<'_>, organization: u32, between: std::ops::Range<usize>) -> bool {
    let close =
        between.len() <= 1 && tokens.at(between.start).to(tokens.at(between.end)).of(tokens.text).trim_matches(',').is_empty();
    if !close {
        return false;
    }
    let org = tokens.index_at(organization);
    (1..=6).any(|back| {
        let Some(start) = org.checked_sub(back) else { return false };
        tokens.at(start).any_phrase(Table::Title).is_some_and(|(after, _)| linked(after, org))
    })
}
