//! Names built on a common noun: `ministère de la Culture`, `université de Bordeaux`, `place de la
//! République`, `affaire Fillon`, `groupe X`.
//!
//! Reads the heads of `org_heads.tsv` and `name_heads.tsv`; must not know any name.

use super::scene::Scene;
use super::{Found, gazetteer, person, run};
use crate::lexicon::{Classes, HeadUse, NameKind, NamePart, Table};
use crate::text::PieceKind;
use crate::token::Case;

/// Tokens a complement may run over.
const REACH: usize = 16;

/// The name whose head starts at `at`.
pub(super) fn read<'a>(scene: Scene<'a>, at: usize) -> Option<Found<'a>> {
    let (cursor, row) = scene.at(at).any_phrase(Table::OrgHead)?;
    let (kind, usage) = scene.tokens.lexicon.rows().org_heads.get(row as usize)?;
    let kind = kind_named(kind)?;
    let after = cursor.index;
    let capital = scene.capital(at);
    let proved = capital && scene.evidence(at);
    if *usage == HeadUse::Outside && !proved {
        return outside(scene, after, kind);
    }
    if *usage == HeadUse::Capital && !capital {
        return None;
    }
    let rule = match kind {
        NameKind::Location => "entity.place",
        NameKind::Event => "entity.event",
        NameKind::Work => "entity.work",
        _ => "entity.head",
    };
    let national = *usage == HeadUse::National && scene.demonym(after) && scene.at(after).case() == Case::Lower;
    let end = complement(scene, after, kind, proved).or_else(|| national.then_some(after + 1));
    let found = |end| Some(Found { start: at, end, kind, rule, entry: None });
    match end {
        Some(end) => found(end),
        // `le Parlement`, `la Commission`: the institution that needs no complement here.
        None if proved && kind == NameKind::Organization && scene.after(at, &["le", "la", "l'", "du", "au"]) => found(after),
        None => None,
    }
}

/// The kind a head's cell names; a medium is an organisation.
fn kind_named(cell: &str) -> Option<NameKind> {
    if cell == "media" { Some(NameKind::Organization) } else { NameKind::named(cell) }
}

/// `le groupe X`, `la société Y`: the head stays outside, the capitals after it are the name.
fn outside<'a>(scene: Scene<'a>, mut at: usize, kind: NameKind) -> Option<Found<'a>> {
    while scene.token(at).is_some_and(|t| t.case == Case::Lower && t.kind == PieceKind::Word) && adjective(scene, at) {
        at += 1;
    }
    if !scene.capital(at) || scene.demonym(at) || scene.at(at).any_phrase(Table::Title).is_some() {
        return None;
    }
    if let Some(known) = gazetteer::read(scene, at, person::Titled::NONE) {
        let place_as_firm = kind == NameKind::Organization && known.kind == NameKind::Person && known.end == at + 1;
        return place_as_firm.then_some(Found { kind, ..known }).or(Some(known));
    }
    let end = run::end(scene, at);
    Some(Found {
        start: at,
        end,
        kind,
        rule: if kind == NameKind::Location { "entity.place" } else { "entity.organization" },
        entry: None,
    })
}

/// The end of what completes a head: adjectives, then `de` phrases, up to a capital. A head
/// written with a capital (`proved`) may end on a common word (`Cour des comptes`).
fn complement(scene: Scene<'_>, from: usize, kind: NameKind, proved: bool) -> Option<usize> {
    let mut at = from;
    let mut good = None;
    let mut nouns = 0;
    while at < from + REACH {
        let lower = scene.token(at).is_some_and(|t| t.case == Case::Lower && t.kind == PieceKind::Word);
        if lower && adjective(scene, at) {
            at += 1;
            if proved || good.is_some_and(|end| end + 1 == at) && !scene.demonym(at - 1) {
                good = Some(at);
            }
            continue;
        }
        if let Some(end) = name_part(scene, at, kind) {
            at = end;
            good = Some(end);
            // A second capital comes only by `et` or a comma, or after a common noun.
            match series(scene, at) {
                Some(next) if kind == NameKind::Organization => at = next,
                _ => break,
            }
            continue;
        }
        let Some(next) = link(scene, at, kind) else { break };
        let word = next;
        if name_part(scene, word, kind).is_some() {
            at = word;
            continue;
        }
        let noun = scene.token(word).is_some_and(|t| t.case == Case::Lower && t.kind == PieceKind::Word) && !scene.closed(word);
        if !noun || nouns == 2 || kind == NameKind::Location {
            break;
        }
        nouns += 1;
        at = word + 1;
        if proved {
            good = Some(at);
        }
    }
    good
}

/// A name inside the complement: a gazetteer name, a person, capitals.
fn name_part(scene: Scene<'_>, at: usize, kind: NameKind) -> Option<usize> {
    if kind == NameKind::Event && scene.token(at).is_some_and(|t| t.kind == PieceKind::Digits && t.span.len() == 4) {
        return Some(at + 1);
    }
    if !scene.capital(at) || scene.demonym(at) && scene.token(at).is_some_and(|t| t.case == Case::Title) {
        return None;
    }
    let none = person::Titled::NONE;
    let known = gazetteer::read(scene, at, none);
    let person = person::read(scene, at, none, known.as_ref()).map(|found| found.end);
    let end = known.map(|found| found.end).max(person).unwrap_or_else(|| run::end(scene, at));
    let end = if kind == NameKind::Event && scene.token(end).is_some_and(|t| t.kind == PieceKind::Digits && t.span.len() == 4) {
        end + 1
    } else {
        end
    };
    Some(end)
}

/// Past `de`, `d’`, `du`, `des`, `de la`, `de l’`; of institutions also `pour (la)`, `aux`…
fn link(scene: Scene<'_>, at: usize, kind: NameKind) -> Option<usize> {
    let cursor = scene.at(at);
    let of = cursor.eat_any(&["de", "d'", "du", "des"]);
    let after = match of {
        Some(after) => after,
        None if kind == NameKind::Organization => cursor.eat_any(&["pour", "aux", "au", "en", "contre", "sur"])?,
        None => return None,
    };
    Some(after.eat_any(&["la", "le", "l'", "les"]).unwrap_or(after).index)
}

/// Past `et de l’`, `, des`, `et du`: a ministry with several fields.
fn series(scene: Scene<'_>, at: usize) -> Option<usize> {
    let after = scene.at(at).eat_any(&["et", ","])?;
    let next = after.eat_any(&["de", "d'", "du", "des"])?;
    let next = next.eat_any(&["la", "l'"]).unwrap_or(next);
    let field =
        scene.capital(next.index) && !scene.starts(next.index, Table::GivenName) && !scene.starts(next.index, Table::Name);
    (field && scene.token(next.index).is_some_and(|t| t.case == Case::Title)).then_some(next.index)
}

/// An adjective institutions carry (`national`, `supérieur`), or of a country (`syrienne`).
fn adjective(scene: Scene<'_>, at: usize) -> bool {
    scene.demonym(at) || scene.at(at).phrase(Table::NameWord, |row, _| part(scene, row) == Some(NamePart::Adjective)).is_some()
}

fn part(scene: Scene<'_>, row: u32) -> Option<NamePart> {
    scene.tokens.lexicon.rows().name_words.get(row as usize).copied()
}

/// `le ministre de l’Intérieur`: the portfolio stands for its ministry.
pub(super) fn portfolio<'a>(scene: Scene<'a>, title: usize, end: usize) -> Option<Found<'a>> {
    let minister = (title..end).any(|at| scene.at(at).is_any(&["ministre", "ministres", "secrétaire"]));
    if !minister {
        return None;
    }
    let mut start = scene.at(end).eat_any(&["de", "d'", "du", "des", "à", "au", "aux", "délégué", "chargé"])?;
    start = start.eat_any(&["la", "l'"]).unwrap_or(start);
    let at = start.index;
    let field = scene.capital(at)
        && scene.token(at).is_some_and(|t| t.case == Case::Title)
        && gazetteer::read(scene, at, person::Titled::NONE).is_none_or(|found| found.kind == NameKind::Organization)
        && !scene.starts(at, Table::GivenName);
    if !field {
        return None;
    }
    let mut last = at + 1;
    // `des Affaires étrangères`, `de l’Éducation nationale`, `de l’Économie et des Finances`.
    for _ in 0..4 {
        if scene.token(last).is_some_and(|t| t.case == Case::Lower)
            && adjective(scene, last)
            && !scene.tokens.lexicon.classes(scene.token(last).map_or(0, |t| t.word)).any(Classes::CLOSED)
        {
            last += 1;
        } else if let Some(next) = series(scene, last) {
            last = next + 1;
        } else {
            break;
        }
    }
    Some(Found { start: at, end: last, kind: NameKind::Organization, rule: "entity.head", entry: None })
}
