//! What an amount is counted by: `par jour`, `annuels`, `l’unité`, `par mois et par personne`.

use crate::lexicon::Table;
use crate::mention::{Amount, AmountKind};
use crate::text::{PieceKind, Span};
use crate::token::Cursor;

/// Nouns for people who do something: `visiteurs quotidiens` is a counting window, not a rate.
const PEOPLE: [&str; 6] = ["eur", "eurs", "rice", "ice", "ien", "né"];

/// Reads the rates that stand right after an amount into it.
pub(super) fn read(end: Cursor<'_>, times: &[Span], amount: &mut Amount) {
    let rows = &end.tokens.lexicon.rows().rates;
    let mut at = skip_adjective(end);
    while let Some((next, row)) = at.any_phrase(Table::Rate).or_else(|| and(at)) {
        let Some(rate) = rows.get(row as usize) else { return };
        // `44 dollars l’année prochaine` names a year, no rate.
        if times.iter().any(|time| time.overlaps(at.to(next)) && !at.to(next).contains(*time)) {
            return;
        }
        let adjective = !at.is_any(&["par", "/", "la", "le", "l'", "à", "au", "de"]);
        let noun_counts = amount.kind == AmountKind::Quantity && adjective;
        let people = amount
            .unit
            .as_deref()
            .is_some_and(|unit| PEOPLE.iter().any(|ending| unit.ends_with(ending)) || unit == "abonné" || unit == "client");
        if rate.window || (noun_counts && people) {
            amount.window = amount.window.take().or_else(|| rate.pers.first().cloned());
        } else {
            let start = if at.is("et") { at.skip(1) } else { at };
            amount.pers.extend(rate.pers.iter().map(|per| (per.clone(), start.to(next))));
        }
        at = next;
    }
}

/// `un rythme annuel de 750 millions`: an adjective of time right before the figure's `de`.
pub(super) fn before(start: Cursor<'_>, amount: &mut Amount) {
    let Some(de) = start.back(1) else { return };
    if !amount.pers.is_empty()
        || amount.window.is_some()
        || !(start.reads(de, "de") || start.reads(de, "d'") || start.reads(de, "à"))
    {
        return;
    }
    let adjective = start.rewind(2);
    if adjective.index + 2 != start.index || adjective.text().chars().count() < 6 {
        return;
    }
    let rows = &start.tokens.lexicon.rows().rates;
    if let Some((end, row)) = adjective.any_phrase(Table::Rate)
        && end.index + 1 == start.index
        && let Some(rate) = rows.get(row as usize)
    {
        amount.pers.extend(rate.pers.iter().map(|per| (per.clone(), adjective.to(end))));
    }
}

fn and(at: Cursor<'_>) -> Option<(Cursor<'_>, u32)> {
    at.eat("et")?.any_phrase(Table::Rate).filter(|_| at.ahead(1).is_some_and(|t| at.reads(t, "par")))
}

/// `d’utilisateurs actifs hebdomadaires`, `de dollars supplémentaires par an`: one adjective may
/// stand between.
fn skip_adjective(end: Cursor<'_>) -> Cursor<'_> {
    if end.any_phrase(Table::Rate).is_some() {
        return end;
    }
    let lower = end.kind() == Some(PieceKind::Word)
        && end.text().chars().count() > 3
        && end.text().ends_with(['s', 'l', 'e', 'é', 'f', 'x']);
    let next = end.skip(1);
    if lower && next.any_phrase(Table::Rate).is_some() { next } else { end }
}
