//! What the words beside an unknown name say of its kind: `les salariés de X`, `X, le fabricant de…`,
//! `X, 54 ans`, `le maire de X`.
//!
//! Reads the words of `name_words.tsv`, heads, nominals and titles; must not know any name.

use super::scene::Scene;
use crate::lexicon::{NameKind, NamePart, Table};
use crate::text::PieceKind;

/// Metrics that firms have and places do not.
const OF_FIRMS: [&str; 18] = [
    "loss",
    "turnover",
    "profit",
    "operating_profit",
    "margin",
    "valuation",
    "market_cap",
    "share_price",
    "dividend",
    "funding",
    "acquisition",
    "orders",
    "sales",
    "deliveries",
    "users",
    "subscribers",
    "downloads",
    "headcount",
];

/// Metrics of verbs that only organisations are subjects of.
const BY_FIRMS: [&str; 4] = ["jobs_cut", "hires", "turnover", "production"];

/// The kind the words before and after the name at tokens `at..end` prove.
pub(super) fn kind(scene: Scene<'_>, at: usize, end: usize) -> Option<NameKind> {
    after(scene, end)
        .or_else(|| definition(scene, end))
        .or_else(|| before(scene, at))
        .or_else(|| national(scene, at))
        .or_else(|| predicate(scene, end))
}

/// `l’italien X`, `le français Y`: the business press's way to name a firm by its country.
fn national(scene: Scene<'_>, at: usize) -> Option<NameKind> {
    let country = at.checked_sub(1).filter(|before| scene.lower(*before) && scene.demonym(*before))?;
    scene.after(country, &["le", "la", "l'", "du", "au"]).then_some(NameKind::Organization)
}

/// `X supprime`, `X a levé`, `X va embaucher`: what only an organisation does.
fn predicate(scene: Scene<'_>, end: usize) -> Option<NameKind> {
    if !scene.verb_follows(end) {
        return None;
    }
    let lexicon = scene.tokens.lexicon;
    let rows = lexicon.rows();
    let business = |at: usize| {
        scene.lower(at)
            && lexicon.verb_forms(scene.token(at).map_or(0, |t| t.word)).iter().any(|form| {
                let triggers = rows.triggers_of_verb.get(&form.lemma).into_iter().flatten();
                triggers.filter_map(|row| rows.verb_triggers.get(*row as usize)).any(|trigger| {
                    let metric = trigger.metric.and_then(|at| rows.metrics.get(at as usize));
                    !trigger.phrase.contains(' ') && metric.is_some_and(|m| BY_FIRMS.contains(&m.name))
                })
            })
    };
    (end..end + 4).any(business).then_some(NameKind::Organization)
}

/// `X est une commune`, `X est un footballeur`, `X compte 1 461 habitants`: what the predicate calls it.
pub(super) fn definition(scene: Scene<'_>, end: usize) -> Option<NameKind> {
    let cursor = scene.at(end);
    if let Some(counts) = cursor.eat_any(&["compte", "comptait", "comptera", "abrite", "abritait"]) {
        let people = |at: usize| scene.at(at).is_any(&["habitants", "âmes", "foyers"]);
        return (counts.index..counts.index + 5).any(people).then_some(NameKind::Location);
    }
    let cursor = cursor.eat_any(&["est", "était", "fut", "sont", "étaient"])?;
    // `née à Lille`
    if cursor.is_any(&["né", "née"]) {
        return Some(NameKind::Person);
    }
    let noun = cursor.eat_any(&["un", "une", "le", "la", "l'", "l'un", "l'une"])?;
    let noun = noun.any_phrase(Table::Prenominal).map_or(noun, |(after, _)| after);
    let noun = if noun.is_any(&["ancien", "ancienne", "célèbre"]) { noun.skip(1) } else { noun };
    if !scene.lower(noun.index) {
        return None;
    }
    let rows = scene.tokens.lexicon.rows();
    let role = noun.any_phrase(Table::Title).is_some_and(|(_, row)| rows.titles.get(row as usize) == Some(&true));
    if role {
        return Some(NameKind::Person);
    }
    let (_, row) = noun.any_phrase(Table::Nominal)?;
    match rows.nominals.get(row as usize).map(|(kind, _)| &**kind) {
        Some("location") => Some(NameKind::Location),
        Some("organization") => Some(NameKind::Organization),
        _ => None,
    }
}

/// `patron de X`, `salariés de X`, `pertes de X`: an organisation; `maire de X`: a place.
fn before(scene: Scene<'_>, at: usize) -> Option<NameKind> {
    if scene.after(at, &["chez"]) {
        return Some(NameKind::Organization);
    }
    if !scene.after(at, &["de", "d'", "du"]) {
        return None;
    }
    let noun_end = at - 1;
    let ends = |start: usize, table: Table| scene.at(start).any_phrase(table).filter(|(after, _)| after.index == noun_end);
    for start in (noun_end.saturating_sub(4)..noun_end).rev() {
        // `de la coopérative laitière de Tréguidel`: one adjective between.
        let adjective = |end: usize| end + 1 == noun_end && scene.lower(end) && !scene.closed(end);
        if scene.name_word(start, NamePart::OfPlace).is_some_and(|end| end == noun_end || adjective(end)) {
            return Some(NameKind::Location);
        }
        // `le fils de X`, `le visage de X`
        if scene.name_word(start, NamePart::OfPerson) == Some(noun_end) {
            return Some(NameKind::Person);
        }
        let firm = scene.name_word(start, NamePart::OfOrganization) == Some(noun_end);
        if firm || ends(start, Table::NounTrigger).is_some_and(|(_, row)| firm_metric(scene, row)) {
            return Some(NameKind::Organization);
        }
    }
    None
}

fn firm_metric(scene: Scene<'_>, row: u32) -> bool {
    let rows = scene.tokens.lexicon.rows();
    let metric = rows.noun_triggers.get(row as usize).and_then(|trigger| trigger.metric);
    metric.and_then(|at| rows.metrics.get(at as usize)).is_some_and(|metric| OF_FIRMS.contains(&metric.name))
}

/// `, le fabricant de…`, `, une start-up`: an organisation; `, 54 ans`, `, directrice de`: a person.
fn after(scene: Scene<'_>, end: usize) -> Option<NameKind> {
    let cursor = scene.at(end).eat_any(&[",", "("])?;
    if cursor.kind() == Some(PieceKind::Digits) && cursor.skip(1).is("ans") {
        return Some(NameKind::Person);
    }
    let noun = cursor.eat_any(&["le", "la", "l'", "un", "une", "cette", "ce", "cet", "premier", "première"]).unwrap_or(cursor);
    let noun = noun.any_phrase(Table::Prenominal).map_or(noun, |(after, _)| after);
    let rows = scene.tokens.lexicon.rows();
    if !scene.lower(noun.index) {
        return None;
    }
    let nominal = noun.any_phrase(Table::Nominal).and_then(|(_, row)| rows.nominals.get(row as usize));
    let head = noun.any_phrase(Table::OrgHead).and_then(|(_, row)| rows.org_heads.get(row as usize));
    let organization =
        nominal.is_some_and(|(kind, _)| &**kind == "organization") || head.is_some_and(|(kind, _)| &**kind == "organization");
    let role = noun.any_phrase(Table::Title).is_some_and(|(_, row)| rows.titles.get(row as usize) == Some(&true));
    match (organization, role) {
        (true, false) => Some(NameKind::Organization),
        (false, true) => Some(NameKind::Person),
        // `, champion d’Europe`, `, éditeur de jeux`: either.
        _ => None,
    }
}
