//! Titled works in quotation marks after the noun that says what they are (`le film « … »`).
//!
//! Knows the nouns of `name_heads.tsv`; must not know any title.

use super::Found;
use super::scene::Scene;
use crate::lexicon::{NameKind, Table};

/// The work whose opening quotation mark stands at `at`.
pub(super) fn read<'a>(scene: Scene<'a>, at: usize) -> Option<Found<'a>> {
    let close = match scene.text(at) {
        "«" => "»",
        "“" => "”",
        _ => return None,
    };
    let head = at.checked_sub(1)?;
    let (cursor, row) = scene.at(head).any_phrase(Table::OrgHead)?;
    let (kind, _) = scene.tokens.lexicon.rows().org_heads.get(row as usize)?;
    if cursor.index != at || NameKind::named(kind) != Some(NameKind::Work) || !scene.capital(at + 1) {
        return None;
    }
    let end = (at + 2..at + 14).find(|index| scene.text(*index) == close)?;
    Some(Found { start: at + 1, end, kind: NameKind::Work, rule: "entity.work", entry: None })
}
