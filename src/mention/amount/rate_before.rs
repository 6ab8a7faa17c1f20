//! Rates said before their figure: `un rythme annuel de`, `chaque festivalier laisse`, `le litre se
//! vend`.

use super::lemma::singular;
use crate::lexicon::{Classes, Table};
use crate::mention::{Amount, AmountKind};
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

/// Tokens looked back over for `chaque` and `le litre`.
const REACH: usize = 14;

/// Reads the rate before `start` (the figure with its hedges) into an amount that has none.
pub(super) fn read(start: Cursor<'_>, amount: &mut Amount) {
    if !amount.pers.is_empty() || amount.window.is_some() {
        return;
    }
    adjective(start, amount);
    if amount.pers.is_empty() && amount.kind == AmountKind::Money {
        each(start, amount);
    }
}

/// `un rythme annuel de 750 millions`, `un salaire horaire moyen de 38,50 $`, `une économie annuelle
/// de l’ordre de 135 euros`: an adjective of time shortly before.
fn adjective(start: Cursor<'_>, amount: &mut Amount) {
    let linked = |at: Cursor<'_>| at.back(1).is_some_and(|t| ["de", "d'", "à"].iter().any(|word| at.reads(t, word)));
    let noun_end = if linked(start) { start.rewind(1) } else { start };
    let hedged = start.is("de") || start.is("d'");
    if noun_end.index == start.index && !hedged {
        return;
    }
    let rows = &start.tokens.lexicon.rows().rates;
    for back in 1..=2 {
        let at = noun_end.rewind(back);
        if at.index + back != noun_end.index || at.kind() != Some(PieceKind::Word) {
            return;
        }
        let found = at.any_phrase(Table::Rate).filter(|(end, _)| end.index == at.index + 1 && at.text().chars().count() >= 6);
        if let Some(rate) = found.and_then(|(_, row)| rows.get(row as usize)).filter(|rate| !rate.window) {
            amount.pers.extend(rate.pers.iter().map(|per| (per.clone(), at.to(at.skip(1)))));
            return;
        }
        if !at.any_phrase(Table::Statistic).is_some_and(|(end, _)| end.index == at.index + 1)
            && !at.is_any(&["brut", "net", "brute", "nette"])
        {
            return;
        }
    }
}

/// `chaque festivalier laisse en moyenne 64 euros`, `la tonne a dépassé les 10 000 dollars`, `au
/// kilomètre, la ligne revient à 43 millions`.
fn each(start: Cursor<'_>, amount: &mut Amount) {
    for back in 2..=REACH {
        let at = start.rewind(back);
        let Some(token) = start.back(back) else { return };
        let sign = token.span.of(at.tokens.text);
        if token.kind == PieceKind::Digits
            || matches!(sign, "." | ";" | ":" | "!" | "?" | "(" | ")" | "%")
            || at.is_any(&["et", "mais"])
        {
            return;
        }
        if at.is("chaque") {
            if let Some((per, end)) = of_each(at) {
                amount.pers.push((per, at.to(end)));
            }
            return;
        }
        if at.is_any(&["le", "la", "l'", "au"])
            && let Some((per, end)) = of_measure(at)
        {
            amount.pers.push((per, at.to(end)));
            return;
        }
    }
}

/// The noun after `chaque`; an ISO 8601 duration of a time.
fn of_each(at: Cursor<'_>) -> Option<(Box<str>, Cursor<'_>)> {
    let lexicon = at.tokens.lexicon;
    if let Some((end, row)) = at.any_phrase(Table::Rate) {
        return lexicon.rows().rates.get(row as usize)?.pers.first().map(|per| (per.clone(), end));
    }
    let noun = at.skip(1);
    let word = noun.peek().filter(|t| t.kind == PieceKind::Word && t.case == Case::Lower)?;
    let adjective = lexicon.starts(word.word, Table::Prenominal) || noun.classes().any(Classes::PRONOUN);
    (!adjective && !noun.is("fois")).then(|| (singular(lexicon, noun.text()), noun.skip(1)))
}

/// `le litre`, `la tonne`: a unit of measure that is sold or paid for.
fn of_measure(at: Cursor<'_>) -> Option<(Box<str>, Cursor<'_>)> {
    let (end, row) = at.any_phrase(Table::Rate)?;
    let per = at.tokens.lexicon.rows().rates.get(row as usize)?.pers.first()?;
    let noun = at.skip(1);
    let unit = noun.any_phrase(Table::Unit).is_some_and(|(unit, _)| unit.index == end.index);
    let time = per.starts_with('P') || per.starts_with("100");
    (unit && !time).then(|| (per.clone(), end))
}
