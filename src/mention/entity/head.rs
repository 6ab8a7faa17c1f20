//! Names built on a common noun: `ministère de la Culture`, `université de Bordeaux`, `place de la
//! République`, `affaire Fillon`, `groupe X`.
//!
//! Reads the heads of `org_heads.tsv` and `name_heads.tsv`; must not know any name.

use super::complement::{self, adjective, series};
use super::person::{self, Titled};
use super::scene::Scene;
use super::{Found, GUESS, gazetteer, run};
use crate::lexicon::{Classes, HeadUse, NameKind, Table};
use crate::token::Case;

/// The name whose head starts at `at`.
pub(super) fn read<'a>(scene: Scene<'a>, at: usize) -> Option<Found<'a>> {
    let (cursor, row) = scene.at(at).any_phrase(Table::OrgHead)?;
    let (kind, usage) = scene.tokens.lexicon.rows().org_heads.get(row as usize)?;
    let kind = kind_named(kind)?;
    let after = cursor.index;
    if scene.hyphen(after).is_some() {
        return None;
    }
    let capital = scene.capital(at);
    if *usage == HeadUse::Outside || *usage == HeadUse::Either && !capital {
        return outside(scene, after, kind);
    }
    let proved = capital && scene.evidence(at);
    // `Parti du Caire`: a participle opens the sentence.
    let participle = !proved && scene.classes(at).any(Classes::PARTICIPLE);
    if *usage == HeadUse::Capital && (!capital || participle) {
        return None;
    }
    let rule = if kind == NameKind::Organization { "entity.head" } else { rule_of(kind) };
    let national = || adjective(scene, after).filter(|_| *usage == HeadUse::National && scene.demonym(after));
    // `le Parlement`, `la Commission`: the institution that needs no complement here.
    let alone = proved && kind == NameKind::Organization && scene.after(at, &["le", "la", "l'", "du", "au"]);
    let end = complement::read(scene, after, kind, proved).or_else(national).or(alone.then_some(after))?;
    Some(Found { start: at, end, kind, rule, entry: None })
}

fn rule_of(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Location => "entity.place",
        NameKind::Event => "entity.event",
        NameKind::Work => "entity.work",
        NameKind::Product => "entity.product",
        _ => "entity.organization",
    }
}

/// The kind a head's cell names; a medium is an organisation.
fn kind_named(cell: &str) -> Option<NameKind> {
    if cell == "media" { Some(NameKind::Organization) } else { NameKind::named(cell) }
}

/// `le groupe X`, `la société Y`: the head stays outside, the capitals after it are the name.
fn outside<'a>(scene: Scene<'a>, mut at: usize, kind: NameKind) -> Option<Found<'a>> {
    while let Some(end) = adjective(scene, at) {
        at = end;
    }
    if !scene.capital(at) || scene.demonym(at) || scene.at(at).any_phrase(Table::Title).is_some() {
        return None;
    }
    let known = gazetteer::read(scene, at, Titled::NONE);
    // `la tenante du titre Charlotte Morel`, `l’équipe Gerardo Martino`: a person has a full name.
    if let Some(person) = person::read(scene, at, Titled::NONE, known.as_ref()).filter(|found| found.end > at + 1) {
        return Some(person);
    }
    if let Some(known) = known {
        let firm = kind == NameKind::Organization && known.kind == NameKind::Person && known.end == at + 1;
        return Some(if firm { Found { kind, ..known } } else { run::widen(scene, known) });
    }
    let end = run::end(scene, at);
    let rule = if end == at + 1 { GUESS } else { rule_of(kind) };
    Some(Found { start: at, end, kind, rule, entry: None })
}

/// `le ministre de l’Intérieur`: the portfolio stands for its ministry.
pub(super) fn portfolio<'a>(scene: Scene<'a>, title: usize, end: usize) -> Option<Found<'a>> {
    let minister = (title..end).any(|at| scene.at(at).is_any(&["ministre", "ministres", "secrétaire"]));
    if !minister {
        return None;
    }
    let cursor = scene.at(end).eat_any(&["de", "d'", "du", "des", "à", "au", "aux"])?;
    let at = cursor.eat_any(&["la", "l'"]).unwrap_or(cursor).index;
    let field = scene.capital(at)
        && scene.at(at).case() == Case::Title
        && gazetteer::read(scene, at, Titled::NONE).is_none_or(|found| found.kind == NameKind::Organization)
        && !scene.starts(at, Table::GivenName);
    if !field {
        return None;
    }
    let mut last = at + 1;
    // `des Affaires étrangères`, `de l’Éducation nationale`, `de l’Économie et des Finances`.
    for _ in 0..4 {
        let Some(next) = adjective(scene, last).or_else(|| series(scene, last).map(|next| next + 1)) else { break };
        last = next;
    }
    Some(Found { start: at, end: last, kind: NameKind::Organization, rule: "entity.head", entry: None })
}
