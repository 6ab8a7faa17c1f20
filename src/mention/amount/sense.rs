//! Whether the words before a figure speak of money: `coûte 20 livres`, `une perte de 28 millions`.

use crate::lexicon::{Lexicon, Table};
use crate::text::PieceKind;
use crate::token::Cursor;

/// Tokens looked back over.
const REACH: usize = 8;

/// True when a verb or a noun shortly before, in the same clause, is said of money alone.
pub(super) fn money_sense(start: Cursor<'_>) -> bool {
    for back in 1..=REACH {
        let Some(token) = start.back(back) else { return false };
        if token.kind == PieceKind::Digits || matches!(token.span.of(start.tokens.text), "." | ";" | ":" | "!" | "?" | "(" | ")")
        {
            return false;
        }
        if token.kind == PieceKind::Word && (money_verb(start.tokens.lexicon, token.word) || money_noun(start.rewind(back))) {
            return true;
        }
    }
    false
}

fn only_money(lexicon: &Lexicon, accepts: &str, metric: Option<u32>) -> bool {
    let own = metric.and_then(|row| lexicon.rows().metrics.get(row as usize)).map_or("", |metric| metric.accepts);
    let accepts = if accepts.is_empty() { own } else { accepts };
    accepts.contains('m') && !accepts.contains('q')
}

/// True when the verb is said of money alone (`encaisser`, `coûter`).
pub(super) fn money_verb(lexicon: &Lexicon, word: u32) -> bool {
    let rows = lexicon.rows();
    let Some(form) = lexicon.verb_forms(word).first() else { return false };
    let Some(triggers) = rows.triggers_of_verb.get(&form.lemma) else { return false };
    let mut money = false;
    for trigger in triggers.iter().filter_map(|row| rows.verb_triggers.get(*row as usize)) {
        if trigger.metric.is_none() {
            continue;
        }
        if !only_money(lexicon, trigger.accepts, trigger.metric) {
            return false;
        }
        money = true;
    }
    money
}

/// True when the noun here (`perte`, `chiffre d’affaires`) is said of money alone.
pub(super) fn money_noun(cursor: Cursor<'_>) -> bool {
    let lexicon = cursor.tokens.lexicon;
    let triggers = &lexicon.rows().noun_triggers;
    let Some((_, row)) = cursor.any_phrase(Table::NounTrigger) else { return false };
    triggers.get(row as usize).is_some_and(|t| t.metric.is_some() && only_money(lexicon, t.accepts, t.metric))
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
