//! Titles and roles before a person's name: `Mme`, `le président américain`, `la ministre déléguée`.
//!
//! Reads `titles.tsv`; must not know whom they belong to.

use super::complement;
use super::scene::Scene;
use crate::lexicon::{Classes, Table};

/// A title or role just read.
#[derive(Clone, Copy)]
pub(super) struct Titled {
    /// The token after it, where a name may start.
    pub end: usize,
    /// A form of address (`Mme`, `Dr`), which only a person can follow.
    pub address: bool,
    /// A role that is also a verb form (`représentant Cuba`).
    pub verbal: bool,
}

impl Titled {
    /// No title stands before.
    pub const NONE: Titled = Titled { end: usize::MAX, address: false, verbal: false };
}

/// The title or role that starts at `at`, with the adjectives that belong to it
/// (`le président américain`, `le ministre délégué`).
pub(super) fn read(scene: Scene<'_>, at: usize) -> Option<Titled> {
    let capital = scene.capital(at);
    // `l’éditeur Norrsken`, `le producteur X`: such a noun announces a firm as well.
    if !capital && scene.starts(at, Table::OrgHead) && scene.at(at).any_phrase(Table::OrgHead).is_some() {
        return None;
    }
    let (cursor, row) = scene.at(at).phrase(Table::Title, |_, span| {
        // `MM` is a title, `mm` is a length: an abbreviation keeps its capital.
        span.len() > 4 || capital || scene.text(at).chars().count() > 2
    })?;
    let address = scene.tokens.lexicon.rows().titles.get(row as usize).is_some_and(|role| !role);
    let mut end = cursor.index;
    if address {
        if scene.text(end) == "." && scene.at(end).glued() {
            end += 1;
        }
        return Some(Titled { end, address, verbal: false });
    }
    while let Some(next) = complement::adjective(scene, end) {
        end = next;
    }
    let verbal = scene.classes(at).any(Classes::VERB);
    Some(Titled { end, address, verbal })
}
