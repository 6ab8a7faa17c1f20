//! How far capitals in a row reach, and a known name with what goes on with it.
//!
//! Knows how names are written; must not know their kind.

use super::scene::Scene;
use super::title::Titled;
use super::{Found, WEAK, gazetteer};
use crate::lexicon::{NameKind, Table};
use crate::text::PieceKind;
use crate::token::Case;

/// Words of one name.
const LONGEST: usize = 7;

/// The end of the hyphenated word at `at` (`Saint-Denis-sur-Seine`, `Kosciusko-Morizet`).
pub(super) fn chain(scene: Scene<'_>, at: usize) -> usize {
    let mut end = at + 1;
    let mut reach = end;
    for _ in 0..8 {
        let Some(next) = scene.hyphen(reach) else { break };
        reach = next + 1;
        // `Collonges-au-Mont-d’Or`: an elided word takes the next along.
        if scene.elided(next) && scene.at(next + 1).glued() {
            reach += 1;
        }
        // `Aix-les-Bains` ends on a capital, `Kim Jong-un` on a word no table holds; `Paris-là` does not.
        let syllable = scene.lower(next) && !scene.everyday(next) && scene.text(next).chars().count() < 6;
        if scene.capital(reach - 1) || syllable {
            end = reach;
        }
    }
    end
}

/// The end of the capitals in a row from `at` on.
pub(super) fn end(scene: Scene<'_>, at: usize) -> usize {
    let mut end = chain(scene, at);
    for _ in 1..LONGEST {
        let next = match scene.text(end) {
            "&" => end + 1,
            "." if scene.is_initial(end - 1) && scene.at(end).glued() => end + 1,
            _ => end,
        };
        // `Nour al-Din`
        let next = scene.arabic(next).unwrap_or(next);
        if !scene.capital(next) || breaks(scene, at, next) {
            break;
        }
        end = chain(scene, next);
    }
    end
}

/// The capital at `next` begins another name than the one begun at `start`.
fn breaks(scene: Scene<'_>, start: usize, next: usize) -> bool {
    scene.demonym(next)
        || scene.at(next).any_phrase(Table::Title).is_some()
        || (scene.token(start).is_some_and(|t| t.case == Case::Upper)
            && scene.starts(next, Table::GivenName)
            && scene.capital(next + 1))
        || (scene.closed(next)
            && scene.token(next).is_some_and(|t| t.case == Case::Title)
            && !scene.at(next).is_any(&["le", "la", "les"]))
}

/// The same name with the capitals that go on with it (`Renault Trucks`, `Siemens-Alstom`,
/// `Kalimantan du Sud`).
pub(super) fn widen<'a>(scene: Scene<'a>, name: Found<'a>) -> Found<'a> {
    // The user's names are as the user wrote them.
    if name.entry.is_some_and(|entry| entry.user) {
        return name;
    }
    if name.entry.is_some()
        && let Some(end) = hyphenated(scene, name.end)
    {
        let kind = if place_chain(scene, name.start, end) { NameKind::Location } else { name.kind };
        return Found { end, kind, rule: "entity.hyphen", entry: None, ..name };
    }
    if name.kind == NameKind::Location
        && let Some(end) = part_of_place(scene, name.end)
    {
        return Found { end, rule: "entity.place", entry: None, ..name };
    }
    if !matches!(name.kind, NameKind::Organization | NameKind::Location) || name.rule == WEAK {
        return name;
    }
    if name.kind == NameKind::Organization
        && scene.starts(name.start, Table::OrgHead)
        && scene.demonym(name.end)
        && scene.at(name.end).case() == Case::Lower
    {
        // `Parlement turc`: no other country's; `Conseil constitutionnel français` stays itself.
        let own = name.entry.and_then(|e| e.country).is_some_and(|c| scene.country(name.end) == Some(c));
        return Found { end: name.end + 1, entry: name.entry.filter(|_| own), ..name };
    }
    if let Some(end) = suffix(scene, name.end) {
        return Found { end, kind: NameKind::Organization, rule: "entity.organization", entry: None, ..name };
    }
    let next = name.end;
    let goes_on = scene.capital(next)
        && name.entry.is_some()
        && scene.token(next).is_some_and(|t| t.case == Case::Title)
        && scene.capital(next - 1)
        && !scene.starts(next, Table::GivenName)
        && !scene.demonym(next)
        && !scene.closed(next)
        && scene.at(next).any_phrase(Table::Title).is_none()
        && gazetteer::read(scene, next, Titled::NONE).is_none();
    if goes_on && name.kind == NameKind::Organization {
        return Found { end: end(scene, next), rule: "entity.organization", entry: None, ..name };
    }
    name
}

/// The end of what a hyphen glues on to the name that ends at `at`, up to a capital.
fn hyphenated(scene: Scene<'_>, at: usize) -> Option<usize> {
    let half = scene.hyphen(at)?;
    let end = chain(scene, at.checked_sub(1)?);
    // `Nîmes-Montpellier`, `Canada-UE`: two names.
    let two = gazetteer::read(scene, half, Titled::NONE).is_some_and(|found| found.end >= end);
    (end > at && !two).then_some(end)
}

/// `du Sud`, `de l’Ouest`, `Nord`, `occidental` after a place.
fn part_of_place(scene: Scene<'_>, at: usize) -> Option<usize> {
    const POINTS: [&str; 8] = ["nord", "sud", "est", "ouest", "nord-est", "nord-ouest", "sud-est", "sud-ouest"];
    const SIDES: [&str; 8] =
        ["occidental", "occidentale", "oriental", "orientale", "septentrional", "septentrionale", "méridional", "méridionale"];
    let cursor = scene.at(at);
    let after = cursor.eat("du").or_else(|| cursor.eat_all(&["de", "l'"])).unwrap_or(cursor);
    if after.case() == Case::Title && after.is_any(&POINTS) {
        return Some(chain(scene, after.index));
    }
    cursor.is_any(&SIDES).then_some(at + 1)
}

/// The end of a company form (`SA`, `Inc.`) at `at`.
pub(super) fn suffix(scene: Scene<'_>, at: usize) -> Option<usize> {
    if !scene.capital(at) {
        return None;
    }
    let (cursor, _) = scene.at(at).any_phrase(Table::OrgSuffix)?;
    let stop =
        scene.text(cursor.index) == "." && scene.at(cursor.index).glued() && scene.at(cursor.index + 1).case() == Case::Lower;
    Some(if stop { cursor.index + 1 } else { cursor.index })
}

/// `Saint-X-sur-Y`, `Aix-les-Bains`: a hyphenated name only a place has.
pub(super) fn place_chain(scene: Scene<'_>, at: usize, end: usize) -> bool {
    const LINKS: [&str; 14] = ["sur", "les", "lès", "lez", "en", "sous", "le", "la", "aux", "au", "du", "des", "et", "près"];
    let hyphenated = (at + 1..end).any(|i| scene.token(i).is_some_and(|t| t.kind == PieceKind::Dash));
    let known = || (at..end).any(|i| gazetteer::read(scene, i, Titled::NONE).is_some_and(|f| f.kind == NameKind::Location));
    hyphenated
        && end == chain(scene, at)
        && (known()
            || scene.at(at).is_any(&["saint", "sainte"])
            || (at + 1..end).any(|i| scene.token(i).is_some_and(|t| t.case == Case::Lower) && scene.at(i).is_any(&LINKS)))
}
