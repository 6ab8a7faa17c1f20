//! What completes the common noun a name is built on: `ministère | de la Culture`,
//! `tribunal | de commerce de Paris`, `Autorité | de la concurrence`.
//!
//! Knows the grammar of complements; must not know any head or name.

use super::person;
use super::scene::Scene;
use super::title::Titled;
use super::{gazetteer, run};
use crate::lexicon::{NameKind, NamePart, Table};
use crate::text::PieceKind;
use crate::token::Case;

/// Tokens a complement may run over.
const REACH: usize = 16;

/// The end of the complement that starts at `from`: adjectives, then `de` phrases, up to a
/// capital. A head written with a capital (`proved`) may end on a common word
/// (`Cour des comptes`).
pub(super) fn read(scene: Scene<'_>, from: usize, kind: NameKind, proved: bool) -> Option<usize> {
    let mut at = from;
    let mut good = None;
    let mut nouns = 0;
    // A name stands right after the head (`lycée Jean-Moulin`) or after a link, never after an
    // adjective alone: `le Parti démocrate Moon Jae-in`.
    let mut open = true;
    while at < from + REACH {
        if let Some(end) = adjective(scene, at).or_else(|| like_adjective(scene, at).filter(|_| proved)) {
            let national = scene.demonym(at);
            at = end;
            open = open && !proved;
            if proved || good.is_some() && !national {
                good = Some(at);
            }
            continue;
        }
        if let Some(end) = name(scene, at, kind).filter(|_| open) {
            at = end;
            good = Some(end);
            open = false;
            match series(scene, at).filter(|_| kind == NameKind::Organization) {
                Some(next) => (at, open) = (next, true),
                None if kind == NameKind::Organization && adjective(scene, at).is_some() => {}
                None => break,
            }
            continue;
        }
        let Some((next, of)) = link(scene, at, kind) else { break };
        if of && name(scene, next, kind).is_some() {
            (at, open) = (next, true);
            continue;
        }
        if let Some(end) = place(scene, at, next).filter(|_| !of) {
            return Some(end);
        }
        let article = scene.after(next, &["la", "le", "l'", "les"]);
        if nouns == 2 || kind == NameKind::Location || !(of || article) || !common_noun(scene, next) {
            break;
        }
        nouns += 1;
        at = next + 1;
        while let Some(half) = scene.hyphen(at) {
            at = half + 1;
        }
        if proved {
            good = Some(at);
        }
    }
    good
}

/// A name inside the complement: a gazetteer name, a person, capitals; of an event also its year.
fn name(scene: Scene<'_>, at: usize, kind: NameKind) -> Option<usize> {
    let year = |at| kind == NameKind::Event && scene.token(at).is_some_and(|t| t.kind == PieceKind::Digits && t.span.len() == 4);
    if year(at) {
        return Some(at + 1);
    }
    if !scene.capital(at) || scene.demonym(at) && scene.at(at).case() == Case::Title {
        return None;
    }
    if scene.closed(at) && !scene.capital(at + 1) {
        return None;
    }
    // `une opération de A`: a letter names nothing but an initial.
    if scene.is_initial(at) && scene.text(at + 1) != "." && !scene.capital(at + 1) {
        return None;
    }
    let known = gazetteer::read(scene, at, Titled::NONE);
    let person = person::read(scene, at, Titled::NONE, known.as_ref()).map(|found| found.end);
    let end = known.map(|found| run::widen(scene, found).end).max(person).unwrap_or_else(|| run::end(scene, at));
    Some(if year(end) { end + 1 } else { end })
}

/// `en Somalie`, `au Burundi` after an institution: the end of the place.
fn place(scene: Scene<'_>, link: usize, at: usize) -> Option<usize> {
    let known = gazetteer::read(scene, at, Titled::NONE).filter(|found| found.kind == NameKind::Location)?;
    scene.at(link).is_any(&["en", "au", "aux"]).then_some(known.end)
}

pub(super) fn common_noun(scene: Scene<'_>, at: usize) -> bool {
    scene.lower(at) && !scene.closed(at) && !scene.infinitive(at) && !scene.starts(at, Table::Month)
}

/// Past `de`, `d’`, `du`, `des`, `de la`, `de l’` (true), or of institutions `pour la`, `en`… (false).
fn link(scene: Scene<'_>, at: usize, kind: NameKind) -> Option<(usize, bool)> {
    let cursor = scene.at(at);
    let of = cursor.eat_any(&["de", "d'", "du", "des"]);
    let after = match of {
        Some(after) => after,
        None if kind == NameKind::Organization => cursor.eat_any(&["pour", "aux", "au", "en", "contre", "sur"])?,
        None => return None,
    };
    Some((after.eat_any(&["la", "le", "l'", "les"]).unwrap_or(after).index, of.is_some()))
}

/// Past `et de l’`, `, des`, `et du`: a ministry with several fields.
pub(super) fn series(scene: Scene<'_>, at: usize) -> Option<usize> {
    let after = scene.at(at).eat_any(&["et", ","])?;
    let next = after.eat_any(&["de", "d'", "du", "des"])?;
    let next = next.eat_any(&["la", "l'"]).unwrap_or(next);
    let at = next.index;
    let field = scene.capital(at)
        && scene.at(at).case() == Case::Title
        && !scene.starts(at, Table::GivenName)
        && gazetteer::read(scene, at, Titled::NONE)
            .is_none_or(|found| found.kind == NameKind::Organization && found.end == at + 1);
    field.then_some(at)
}

/// The end of an adjective institutions carry (`national`, `supérieur`), or of a country
/// (`syrienne`, `sud-coréen`).
pub(super) fn adjective(scene: Scene<'_>, at: usize) -> Option<usize> {
    if !scene.lower(at) {
        return None;
    }
    let demonym = scene.at(at).any_phrase(Table::Demonym);
    demonym.map(|(after, _)| after.index).or_else(|| scene.name_word(at, NamePart::Adjective))
}

/// A word no table holds that is built like an adjective (`Église épiscopale`).
pub(super) fn like_adjective(scene: Scene<'_>, at: usize) -> Option<usize> {
    const ENDINGS: [&str; 20] = [
        "al", "ale", "aux", "ique", "iques", "aire", "aires", "ane", "ien", "ienne", "iste", "istes", "if", "ive", "el", "elle",
        "ais", "aise", "ois", "oise",
    ];
    let word = scene.text(at);
    let built = scene.lower(at) && !scene.everyday(at) && ENDINGS.iter().any(|ending| word.ends_with(ending));
    built.then_some(at + 1)
}
