//! Prices that no word names: `3 900 francs le litre`, `un café à 4 euros`, `la course est passée de
//! 1 000 à 1 500 francs`.

use super::{Found, LinkKind, View, link, noun};
use crate::lexicon::{Classes, Table};
use crate::mention::AmountKind;
use crate::text::PieceKind;
use rust_decimal::Decimal;

/// A sum by the piece, litre or kilo.
pub(super) fn by_piece<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    const GOODS: [&str; 38] = [
        "litre",
        "kilo",
        "kilogramme",
        "tonne",
        "gramme",
        "pièce",
        "unité",
        "paquet",
        "bouteille",
        "mètre carré",
        "m²",
        "mètre",
        "baril",
        "once",
        "nuit",
        "nuitée",
        "place",
        "billet",
        "exemplaire",
        "paire",
        "boîte",
        "sac",
        "hectare",
        "stère",
        "bidon",
        "carton",
        "repas",
        "course",
        "ticket",
        "trajet",
        "quintal",
        "livre",
        "douzaine",
        "tête",
        "kilomètre",
        "mètre cube",
        "cagette",
        "palette",
    ];
    const ENERGY: [&str; 6] = ["kilowattheure", "mégawattheure", "kWh", "MWh", "kwh", "mwh"];
    const MONEY: [&str; 8] = ["dollar", "euro", "livre sterling", "yen", "franc", "rouble", "dinar", "franc suisse"];
    let amount = view.amount().filter(|a| a.kind == AmountKind::Money)?;
    let is = |list: &[&str]| {
        amount.pers.iter().any(|(per, span)| {
            // `45 000 euros en deux fois, 22 500 chacun` is no price.
            list.contains(&&**per) && !span.of(view.scene.tokens.text).starts_with("chacun")
        })
    };
    let name = if is(&ENERGY) {
        "energy_price"
    } else if is(&MONEY) {
        "exchange_rate"
    } else if is(&GOODS) {
        "price"
    } else {
        return None;
    };
    Some(noun::plain(view.metric_named(name)?, "predicate.price", 64))
}

/// `30 % plus chère`, `deux fois moins cher`.
pub(super) fn dearer<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let amount = view.amount().filter(|a| a.kind == AmountKind::Percent)?;
    let after = view.scene.at(view.figure().end);
    let (way, next) = match after {
        c if c.is("plus") => ("up", c.skip(1)),
        c if c.is("moins") => ("down", c.skip(1)),
        _ => return None,
    };
    let dear = next.is_any(&[
        "cher",
        "chers",
        "chère",
        "chères",
        "onéreux",
        "onéreuse",
        "onéreuses",
        "coûteux",
        "coûteuse",
        "coûteuses",
    ]);
    let change = amount.unit.as_deref() != Some("times");
    let found = noun::plain(view.metric_named("price")?, "predicate.price", 66);
    dear.then_some(Found { direction: Some(way), change, ..found })
}

/// `un café à 4 euros`, `des chambres à moins de 400 dollars`; `un chantier à 3 milliards` is a cost.
pub(super) fn tag<'a>(view: &View<'_, 'a>) -> Option<Found<'a>> {
    let scene = view.scene;
    let amount = view.amount().filter(|a| a.kind == AmountKind::Money)?;
    let tie = link(scene, view.index);
    // `un café 17 euros !`
    let verbless = || scene.grammar.verb_of(scene.grammar.clause_at(view.figure().start)).is_none();
    let bare = tie.kind == LinkKind::Word
        && tie.at + 1 == view.start()
        && amount.estimate.value.is_some_and(|v| v < Decimal::ONE_THOUSAND)
        && verbless();
    if !bare && (tie.kind != LinkKind::At || !scene.at(tie.at).is("à")) || tie.through.is_some() {
        return None;
    }
    let before = if bare { tie.at } else { tie.at.checked_sub(1)? };
    let cursor = scene.at(before);
    let classes = cursor.classes();
    let closed = Classes::ADVERB
        .with(Classes::PRONOUN)
        .with(Classes::PREPOSITION)
        .with(Classes::COORDINATOR)
        .with(Classes::DETERMINER)
        .with(Classes::NEGATION)
        .with(Classes::SUBORDINATOR);
    let noun_like = cursor.kind() == Some(PieceKind::Word)
        && !classes.any(closed)
        && !scene
            .grammar
            .groups_in(before.saturating_sub(8)..before + 1)
            .any(|i| scene.grammar.groups.get(i).is_some_and(|g| g.words.contains(&before)))
        && scene.name_at(before).is_none()
        && !scene.times.iter().any(|t| t.range.contains(&before))
        && !scene.figures.iter().any(|f| f.range.contains(&before));
    let value = amount.estimate.value.or(amount.estimate.max)?;
    let small = value < Decimal::from(100_000);
    // The noun phrase begins with an article: a thing, one of many.
    let article = (1..=4).filter_map(|b| before.checked_sub(b)).any(|i| {
        scene.at(i).is_any(&["un", "une", "des", "le", "la", "les", "l'", "ce", "cette", "mon", "son"])
            || scene.at(i).any_phrase(Table::Number).is_some()
    });
    if !noun_like || !article {
        return None;
    }
    let name = if small { "price" } else { "cost" };
    Some(noun::plain(view.metric_named(name)?, "predicate.price", 42))
}
