//! What kind of thing the subject of a verb is, before anybody knows who it is: `le joueur gagne`
//! is a wage, `le groupe gagne` a profit, `la région verse` an aid.

use super::scene::Scene;
use crate::lexicon::{Classes, NameKind, Table};
use crate::token::Cursor;

/// The class of the subject of verb group `group`: a mention kind, `public` for an authority, or
/// nothing; `about` stands for pronouns.
pub(super) fn subject_class(scene: &Scene<'_>, group: usize, about: Option<NameKind>) -> &'static str {
    let Some(verb) = scene.grammar.groups.get(group) else { return "" };
    let Some(clause) = scene.grammar.clauses.get(verb.clause) else { return "" };
    let low = clause.start.max(verb.range.start.saturating_sub(super::clause::REACH));
    let relative = clause.kind == super::grammar::ClauseKind::Relative;
    // `un propriétaire qui touche 700 euros`: the noun before `qui`.
    let range = if relative { low.saturating_sub(5)..low } else { low..verb.range.start };
    for at in range.rev() {
        if !relative && scene.grammar.clause_at(at) != verb.clause {
            continue;
        }
        let cursor = scene.at(at);
        if let Some(name) = scene.name_at(at) {
            if governed(scene, name.range.start) {
                continue;
            }
            return match Scene::kind(name) {
                Some(NameKind::Location) => "public",
                Some(kind) => by_noun(scene.at(name.range.start)).unwrap_or(kind.as_str()),
                None => "",
            };
        }
        if cursor.is_any(&["je", "j'", "nous", "tu", "chacun", "chacune", "celui", "celle", "ceux"]) {
            return "person";
        }
        if cursor.is_any(&["il", "elle", "ils", "elles"]) {
            return about.map_or("", NameKind::as_str);
        }
        if governed(scene, at) {
            continue;
        }
        if let Some(class) = by_noun(cursor) {
            return class;
        }
    }
    ""
}

fn governed(scene: &Scene<'_>, at: usize) -> bool {
    (1..=2).any(|b| {
        at.checked_sub(b).is_some_and(|i| scene.at(i).is_any(&["de", "d'", "du", "des", "pour", "par", "à", "au", "aux"]))
    })
}

/// `joueur`, `salariés`, `directeur`; `région`, `gouvernement`; `entreprise`.
fn by_noun(cursor: Cursor<'_>) -> Option<&'static str> {
    const PUBLIC: [&str; 12] = [
        "government",
        "country",
        "city",
        "area",
        "region",
        "ministry",
        "parliament",
        "intergovernmental",
        "centralbank",
        "publicbody",
        "official",
        "regulator",
    ];
    let rows = cursor.tokens.lexicon.rows();
    if let Some((kind, hint)) = cursor.any_phrase(Table::Nominal).and_then(|(_, row)| rows.nominals.get(row as usize)) {
        if PUBLIC.contains(&&**hint) || &**kind == "location" {
            return Some("public");
        }
        return Some(if &**kind == "person" { "person" } else { "organization" });
    }
    if cursor.any_phrase(Table::Title).is_some() {
        return Some("person");
    }
    if cursor.classes().any(Classes::CLOSED) {
        return None;
    }
    let lemma = crate::mention::amount::singular(cursor.tokens.lexicon, cursor.text());
    if &*lemma == "état" && cursor.case() != crate::token::Case::Lower {
        return Some("public");
    }
    let metric = rows.unit_metrics.get(&*lemma).copied().flatten().and_then(|m| rows.metrics.get(m as usize));
    if metric.is_some_and(|m| m.has("people")) {
        return Some("person");
    }
    let (kind, _) = cursor.any_phrase(Table::OrgHead).and_then(|(_, row)| rows.org_heads.get(row as usize))?;
    Some(if &**kind == "location" { "public" } else { "organization" })
}
