//! Names built on a common noun: `ministère de la Culture`, `université de Bordeaux`, `place de la
//! République`, `affaire Fillon`, `groupe X`.
//!
//! Reads the heads of `org_heads.tsv` and `name_heads.tsv`; must not know any name.

use super::complement::{self, adjective, series};
use super::person;
use super::scene::Scene;
use super::title::Titled;
use super::{ANNOUNCED, Found, GUESS, gazetteer, run};
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

/// `le groupe X`, `le fabricant d’électroménager Y`: the head and what completes it stay outside,
/// the capitals after them are the name.
fn outside<'a>(scene: Scene<'a>, at: usize, kind: NameKind) -> Option<Found<'a>> {
    let at = if kind == NameKind::Organization { past_trade(scene, at) } else { past_adjectives(scene, at) };
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
    let single = end == at + 1;
    let rule = match kind {
        NameKind::Organization if single => ANNOUNCED,
        _ if single => GUESS,
        _ => rule_of(kind),
    };
    Some(Found { start: at, end, kind, rule, entry: None })
}

fn past_adjectives(scene: Scene<'_>, mut at: usize) -> usize {
    while let Some(end) = adjective(scene, at) {
        at = end;
    }
    at
}

/// Past the adjectives and the trade that follow the noun of a firm (`agroalimentaire`,
/// `de matériel médical`, `du bâtiment`), where a capital follows them.
fn past_trade(scene: Scene<'_>, from: usize) -> usize {
    let adjectives = past_adjectives(scene, from);
    let mut at = adjectives;
    for _ in 0..2 {
        let Some(of) = scene.at(at).eat_any(&["de", "d'", "du", "des", "en", "à"]) else { break };
        let noun = of.eat_any(&["la", "l'"]).unwrap_or(of).index;
        if !complement::common_noun(scene, noun) {
            break;
        }
        at = noun + 1;
        while let Some(half) = scene.hyphen(at) {
            at = half + 1;
        }
        at = complement::like_adjective(scene, at).unwrap_or_else(|| past_adjectives(scene, at));
        if scene.capital(at) {
            return at;
        }
    }
    adjectives
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
