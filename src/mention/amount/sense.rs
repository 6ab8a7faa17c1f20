//! Whether the words before a figure speak of money: `coûte 20 livres`, `une perte de 28 millions`.

use crate::lexicon::{Lexicon, Table};
use crate::text::PieceKind;
use crate::token::Cursor;

/// What is done with books and weights.
const BOOKS: [&str; 17] = [
    "perdre",
    "prendre",
    "peser",
    "lire",
    "publier",
    "vendre",
    "écrire",
    "éditer",
    "acheter",
    "recevoir",
    "offrir",
    "emprunter",
    "rendre",
    "donner",
    "distribuer",
    "commander",
    "imprimer",
];

/// Tokens looked back over.
const REACH: usize = 8;

/// True when a verb or a noun shortly before, in the same clause, is said of money alone.
pub(super) fn money_sense(start: Cursor<'_>) -> bool {
    let paid = start.back(1).is_some_and(|t| start.reads(t, "pour"));
    for back in 1..=REACH {
        let Some(token) = start.back(back) else { return false };
        // `a vendu 10 % de ses parts pour 1,8 milliard`
        if token.kind == PieceKind::Digits && !paid
            || matches!(token.span.of(start.tokens.text), "." | ";" | ":" | "!" | "?" | "(" | ")")
        {
            return false;
        }
        if token.kind == PieceKind::Word && (money_verb(start.tokens.lexicon, token.word) || money_noun(start.rewind(back))) {
            return true;
        }
        if paid && traded(start.tokens.lexicon, token.word) {
            return true;
        }
    }
    false
}

/// `vendu pour 1,8 milliard`: the verb has a price with `pour`.
fn traded(lexicon: &Lexicon, word: u32) -> bool {
    let rows = lexicon.rows();
    lexicon.verb_forms(word).iter().filter_map(|form| rows.triggers_of_verb.get(&form.lemma)).flatten().any(|row| {
        rows.verb_triggers.get(*row as usize).is_some_and(|trigger| {
            let pour = trigger.complement.len() == 1 && trigger.complement.iter().all(|w| &**w == "pour");
            pour && trigger.metric.is_some() && only_money(lexicon, trigger.accepts, trigger.metric)
        })
    })
}

fn only_money(lexicon: &Lexicon, accepts: &str, metric: Option<u32>) -> bool {
    let own = metric.and_then(|row| lexicon.rows().metrics.get(row as usize)).map_or("", |metric| metric.accepts);
    let accepts = if accepts.is_empty() { own } else { accepts };
    accepts.contains('m') && !accepts.contains('q')
}

/// True when the verb by itself is said of money (`encaisser`, `coûter`; not `vendre`).
pub(super) fn money_verb(lexicon: &Lexicon, word: u32) -> bool {
    let rows = lexicon.rows();
    lexicon.verb_forms(word).iter().filter_map(|form| rows.triggers_of_verb.get(&form.lemma)).flatten().any(|row| {
        rows.verb_triggers.get(*row as usize).is_some_and(|trigger| {
            let plain = trigger.complement.is_empty() && !trigger.reflexive && !trigger.passive;
            plain && trigger.metric.is_some() && only_money(lexicon, trigger.accepts, trigger.metric)
        })
    })
}

/// True when the verb right before a weight or a book is none of paying (`perdre 20 livres`, `lire
/// trois livres`).
pub(super) fn no_price(start: Cursor<'_>) -> bool {
    let lexicon = start.tokens.lexicon;
    (1..=3)
        .filter_map(|back| start.back(back))
        .any(|token| lexicon.verb_forms(token.word).iter().any(|form| BOOKS.contains(&lexicon.infinitive(form.lemma))))
}

/// True when the noun here (`perte`, `chiffre d’affaires`) is said of money alone.
pub(super) fn money_noun(cursor: Cursor<'_>) -> bool {
    let lexicon = cursor.tokens.lexicon;
    let triggers = &lexicon.rows().noun_triggers;
    let Some((_, row)) = cursor.any_phrase(Table::NounTrigger) else { return false };
    triggers.get(row as usize).is_some_and(|t| t.metric.is_some() && only_money(lexicon, t.accepts, t.metric))
}

/// `150 millions de mesures`, `20 millions de travaux`: done for money, so that by the million only
/// the money is meant.
pub(super) fn paid(cursor: Cursor<'_>) -> bool {
    const NOUNS: [&str; 12] = [
        "mesures",
        "travaux",
        "aménagements",
        "efforts",
        "engagements",
        "arriérés",
        "impayés",
        "équipements",
        "infrastructures",
        "prestations",
        "compensations",
        "coupes",
    ];
    cursor.is_any(&NOUNS)
}

/// The metric of the noun here (`recettes`: revenue).
pub(super) fn metric_noun(cursor: Cursor<'_>) -> Option<&str> {
    let rows = cursor.tokens.lexicon.rows();
    let (_, row) = cursor.any_phrase(Table::NounTrigger)?;
    let metric = rows.noun_triggers.get(row as usize)?.metric?;
    rows.metrics.get(metric as usize).map(|metric| metric.name)
}

/// True when the noun here may be said of money (`recettes`, `ventes`).
pub(super) fn may_be_money(cursor: Cursor<'_>) -> bool {
    let rows = cursor.tokens.lexicon.rows();
    let Some((_, row)) = cursor.any_phrase(Table::NounTrigger) else { return false };
    rows.noun_triggers.get(row as usize).is_some_and(|t| {
        let metric = t.metric.and_then(|m| rows.metrics.get(m as usize));
        let own = metric.map_or("", |metric| metric.accepts);
        // `3,7 milliards de ventes` are turnover.
        if metric.is_some_and(|metric| metric.name == "sales") {
            return true;
        }
        if t.accepts.is_empty() { own.contains('m') } else { t.accepts.contains('m') }
    })
}
