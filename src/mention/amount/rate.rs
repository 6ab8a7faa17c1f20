//! What an amount is counted by: `par jour`, `annuels`, `l’unité`, `par mois et par personne`.

use super::gap::before_rate;
use super::lemma::singular;
use crate::lexicon::{Classes, Table};
use crate::mention::{Amount, AmountKind};
use crate::number;
use crate::text::{PieceKind, Span};
use crate::token::{Case, Cursor};

/// Endings of nouns for people: `visiteurs quotidiens` is a counting window, not a rate.
const PEOPLE: [&str; 6] = ["eur", "rice", "ien", "né", "naute", "aire"];

/// Nouns of people who are the same from one week to the next: `300 millions d’utilisateurs par
/// semaine` counts them within it.
const STOCKS: [&str; 6] = ["utilisateur", "utilisatrice", "internaute", "mobinaute", "abonné", "compte"];

/// Rates read after one amount at most.
const MOST: usize = 3;

/// A rate found: what it divides by, and whether it is a window.
struct Found<'a> {
    pers: Vec<Box<str>>,
    window: bool,
    start: Cursor<'a>,
    end: Cursor<'a>,
}

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
    } else {
        let span = found.start.to(found.end);
        amount.pers.extend(found.pers.iter().map(|per| (per.clone(), span)));
    }
}

/// The rate that starts here; `prices` allows those with an article (`la nuit`, `l’unité`), which
/// only stand after a price.
fn rate_at(cursor: Cursor<'_>, prices: bool) -> Option<Found<'_>> {
    let at = cursor.eat("et").filter(|at| at.is("par")).unwrap_or(cursor);
    let rows = &at.tokens.lexicon.rows().rates;
    if let Some((end, row)) = at.any_phrase(Table::Rate) {
        let rate = rows.get(row as usize)?;
        let article = at.is_any(&["le", "la", "l'", "les"]);
        // `2 850 francs l’an passé`, `100 000 euros la semaine dernière`: times.
        let deictic = end.is_any(&[
            "passé",
            "passée",
            "dernier",
            "dernière",
            "prochain",
            "prochaine",
            "suivant",
            "suivante",
            "précédent",
            "précédente",
            "d'avant",
            "écoulé",
            "écoulée",
            "en",
            "où",
            "même",
        ]) || end.eat("d'").is_some_and(|next| next.is("avant"));
        if rate.pers.is_empty() || article && (!prices || deictic) {
            return None;
        }
        let time = rate.pers.len() == 1 && rate.pers.first().is_some_and(|per| per.starts_with('P'));
        if let Some((noun, end)) = time_of(at, end).filter(|_| time) {
            return Some(Found { pers: vec![noun], window: false, start: at, end });
        }
        return Some(Found { pers: rate.pers.clone(), window: rate.window, start: at, end });
    }
    per_noun(at).or_else(|| per_number(at, prices))
}

/// `par année d’ancienneté`, `par mois de retard`: no rate by the calendar.
fn time_of<'a>(at: Cursor<'a>, end: Cursor<'a>) -> Option<(Box<str>, Cursor<'a>)> {
    let noun = at.eat("par")?;
    let of = end.eat_any(&["de", "d'"])?;
    if !of.is_any(&[
        "ancienneté",
        "retard",
        "service",
        "présence",
        "cotisation",
        "travail",
        "mandat",
        "détention",
        "contrat",
        "études",
        "vie",
    ]) {
        return None;
    }
    let written = noun.to(of.skip(1)).of(at.tokens.text);
    Some((crate::text::fold(written).into(), of.skip(1)))
}

/// `par poule`, `par passe décisive`: any noun that can be counted, in the singular and without an
/// article; means and manners (`par virement`) are in the table, without a rate.
fn per_noun(at: Cursor<'_>) -> Option<Found<'_>> {
    let noun = at.eat("par")?;
    let token = noun.peek().filter(|t| t.kind == PieceKind::Word && t.case == Case::Lower && t.spaced)?;
    let lexicon = at.tokens.lexicon;
    let closed = Classes::DETERMINER
        .with(Classes::PREPOSITION)
        .with(Classes::PRONOUN)
        .with(Classes::ADVERB)
        .with(Classes::COORDINATOR)
        .with(Classes::SUBORDINATOR)
        .with(Classes::INFINITIVE)
        .with(Classes::NEGATION);
    let word = noun.text();
    let lemma = singular(lexicon, word);
    let plural = crate::text::fold(word) != *lemma;
    if lexicon.classes(token.word).any(closed) || plural || word.ends_with("ant") || word.chars().count() < 3 {
        return None;
    }
    Some(Found { pers: vec![lemma], window: false, start: at, end: noun.skip(1) })
}

/// `les cent pièces`, `pour 100 000 habitants`: so much for so many.
fn per_number(at: Cursor<'_>, prices: bool) -> Option<Found<'_>> {
    let article = at.is("les");
    let number = at.eat("les").filter(|_| prices).or_else(|| at.eat("pour"))?;
    let count = number::cardinal(number).filter(|c| !c.article && c.value.fract().is_zero())?;
    let noun = count.next;
    let round = article || (count.value >= rust_decimal::Decimal::ONE_HUNDRED && count.value.to_string().ends_with('0'));
    let word = noun.text();
    let counted = noun.kind() == Some(PieceKind::Word) && noun.case() == Case::Lower && word.ends_with(['s', 'x']);
    if !round || !counted || noun.any_phrase(Table::CurrencyHead).is_some() || noun.any_phrase(Table::Currency).is_some() {
        return None;
    }
    let per = format!("{} {}", count.value.normalize(), crate::text::fold(word));
    Some(Found { pers: vec![per.into()], window: false, start: at, end: noun.skip(1) })
}

/// `un rythme annuel de 750 millions`: an adjective of time right before the figure's `de`.
pub(super) fn before(start: Cursor<'_>, amount: &mut Amount) {
    let Some(de) = start.back(1) else { return };
    let linked = ["de", "d'", "à"].iter().any(|word| start.reads(de, word));
    if !amount.pers.is_empty() || amount.window.is_some() || !linked || start.index < 2 {
        return;
    }
    let adjective = start.rewind(2);
    if adjective.text().chars().count() < 6 {
        return;
    }
    let rows = &start.tokens.lexicon.rows().rates;
    if let Some((end, row)) = adjective.any_phrase(Table::Rate)
        && end.index + 1 == start.index
        && let Some(rate) = rows.get(row as usize).filter(|rate| !rate.window)
    {
        amount.pers.extend(rate.pers.iter().map(|per| (per.clone(), adjective.to(end))));
    }
}
