//! What kind of thing the subject of a verb is, before anybody knows who it is: `le joueur gagne`
//! is a wage, `le groupe gagne` a profit.

use super::scene::Scene;
use crate::lexicon::{Classes, NameKind, Table};

/// The class of the subject of verb group `group`; `about` stands for pronouns.
pub(super) fn subject_class(scene: &Scene<'_>, group: usize, about: Option<NameKind>) -> Option<NameKind> {
    let verb = scene.grammar.groups.get(group)?;
    let clause = scene.grammar.clauses.get(verb.clause)?;
    let low = clause.start.max(verb.range.start.saturating_sub(super::clause::REACH));
    let own = |at: usize| scene.grammar.clause_at(at) == verb.clause;
    let relative = clause.kind == super::grammar::ClauseKind::Relative;
    // `un propriétaire qui touche 700 euros`: the noun before `qui`.
    let range = if relative { low.saturating_sub(5)..low } else { low..verb.range.start };
    for at in range.rev() {
        if !relative && !own(at) {
            continue;
        }
        let cursor = scene.at(at);
        if let Some(name) = scene.name_at(at) {
            let governed = name.range.start.checked_sub(1).is_some_and(|i| scene.at(i).classes().any(Classes::PREPOSITION));
            if !governed {
                return Scene::kind(name);
            }
            continue;
        }
        if cursor.is_any(&["je", "j'", "nous", "tu", "chacun", "chacune", "celui", "celle", "ceux"]) {
            return Some(NameKind::Person);
        }
        if cursor.is_any(&["il", "elle", "ils", "elles"]) {
            return about;
        }
        let governed = (1..=2).any(|b| at.checked_sub(b).is_some_and(|i| scene.at(i).is_any(&["de", "d'", "du", "des", "pour", "par", "à"])));
        if governed {
            continue;
        }
        if person(scene, at) {
            return Some(NameKind::Person);
        }
        let organization = cursor.any_phrase(Table::OrgHead).is_some() || cursor.any_phrase(Table::Nominal).is_some();
        if organization {
            return Some(NameKind::Organization);
        }
    }
    None
}

/// `joueur`, `salariés`, `directeur`: a person by role or as one of a count.
fn person(scene: &Scene<'_>, at: usize) -> bool {
    const COUNTED: [&str; 10] =
        ["headcount", "students", "troops", "subscribers", "users", "attendance", "passengers", "unemployment", "voters", "prisoners"];
    let cursor = scene.at(at);
    let lexicon = scene.tokens.lexicon;
    if cursor.any_phrase(Table::Title).is_some() {
        return true;
    }
    let rows = lexicon.rows();
    let lemma = crate::mention::amount::singular(lexicon, cursor.text());
    let metric = rows.unit_metrics.get(&*lemma).copied().flatten().and_then(|m| rows.metrics.get(m as usize)).map_or("", |m| &*m.name);
    COUNTED.contains(&metric) || rows.people.contains(&*lemma)
}
