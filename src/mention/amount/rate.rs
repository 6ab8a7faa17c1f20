//! What an amount is counted by: `par jour`, `annuels`, `l’unité`, `par mois et par personne`.

use super::gap::before_rate;
use super::rate_phrase::{Found, rate_at};
use crate::mention::{Amount, AmountKind};
use crate::text::Span;
use crate::token::Cursor;

/// Endings of nouns for people: `visiteurs quotidiens` is a counting window, not a rate.
const PEOPLE: [&str; 6] = ["eur", "rice", "ien", "né", "naute", "aire"];

/// Nouns of people who are the same from one week to the next: `300 millions d’utilisateurs par
/// semaine` counts them within it.
const STOCKS: [&str; 6] = ["utilisateur", "utilisatrice", "internaute", "mobinaute", "abonné", "compte"];

/// Rates read after one amount at most.
const MOST: usize = 3;

/// Reads the rates that stand after an amount into it; gives the cursor after them. `times` are
/// the sentence's time expressions: `44 dollars l’année prochaine` names a year, no rate.
pub(super) fn read<'a>(end: Cursor<'a>, times: &[Span], amount: &mut Amount) -> Cursor<'a> {
    let money = amount.kind == AmountKind::Money;
    let Some(mut at) = before_rate(end, |at, near| rate_at(at, near && money).is_some()) else { return end };
    let mut last = end;
    for _ in 0..MOST {
        let Some(found) = rate_at(at, money) else { break };
        if inside_time(found.start.to(found.end), times) {
            break;
        }
        take(&found, amount);
        (at, last) = (found.end, found.end);
    }
    last
}

/// True when a time expression covers the phrase and more.
fn inside_time(phrase: Span, times: &[Span]) -> bool {
    let from = times.partition_point(|time| time.end <= phrase.start);
    times.get(from).is_some_and(|time| time.overlaps(phrase) && !phrase.contains(*time))
}

fn take(found: &Found<'_>, amount: &mut Amount) {
    let adjective = !found.start.is_any(&["par", "/", "la", "le", "l'", "à", "au", "de", "du", "les", "pour", "chaque"]);
    let unit = amount.unit.as_deref().unwrap_or("");
    let counted = amount.kind == AmountKind::Quantity;
    let by_time = found.pers.first().is_some_and(|per| per.starts_with('P'));
    let people = adjective && PEOPLE.iter().any(|ending| unit.ends_with(ending)) || by_time && STOCKS.contains(&unit);
    if found.window && !counted {
        return;
    }
    if found.window || (counted && people) {
        amount.window = amount.window.take().or_else(|| found.pers.first().cloned());
    } else if !(amount.kind == AmountKind::Percent && found.pers.iter().any(|per| &**per == "unité")) {
        // `deux taux à 9,7 % chacun`: a part has no price by the piece.
        let span = found.start.to(found.end);
        amount.pers.extend(found.pers.iter().map(|per| (per.clone(), span)));
    }
}
