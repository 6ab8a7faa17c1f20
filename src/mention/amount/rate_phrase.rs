//! The phrases that say what an amount is counted by: `par mois`, `l’unité`, `par poule`, `les cent
//! pièces`, `pour 100 000 habitants`.

use super::lemma::singular;
use crate::lexicon::{Classes, Table};
use crate::number;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

/// A rate found: what it divides by, and whether it is a window.
pub(super) struct Found<'a> {
    /// ISO 8601 durations or nouns.
    pub pers: Vec<Box<str>>,
    /// Counted within, not divided by.
    pub window: bool,
    /// Its first word; `et` before it left out.
    pub start: Cursor<'a>,
    /// After it.
    pub end: Cursor<'a>,
}

/// Words after `l’an`, `la semaine` that make a date of them.
const DEICTIC: [&str; 16] = [
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
];

/// `par année d’ancienneté`: of what the time is.
const OF_TIME: [&str; 11] =
    ["ancienneté", "retard", "service", "présence", "cotisation", "travail", "mandat", "détention", "contrat", "études", "vie"];

/// The rate that starts here; `prices` allows those with an article (`la nuit`, `l’unité`), which
/// only stand after a price.
pub(super) fn rate_at(cursor: Cursor<'_>, prices: bool) -> Option<Found<'_>> {
    let at = cursor.eat("et").filter(|at| at.is("par")).unwrap_or(cursor);
    let rows = &at.tokens.lexicon.rows().rates;
    if let Some((end, row)) = at.any_phrase(Table::Rate) {
        let rate = rows.get(row as usize)?;
        let article = at.is_any(&["le", "la", "l'", "les"]);
        // `2 850 francs l’an passé`, `100 000 euros la semaine dernière`: times.
        let deictic = end.is_any(&DEICTIC) || end.eat("d'").is_some_and(|next| next.is("avant"));
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
    if !of.is_any(&OF_TIME) {
        return None;
    }
    let written = noun.to(of.skip(1)).of(at.tokens.text);
    Some((crate::text::fold(written).into(), of.skip(1)))
}

/// `par poule`, `par passe décisive`: any noun that can be counted, in the singular and without an
/// article; means and manners (`par virement`) are in the table, without a rate.
fn per_noun(at: Cursor<'_>) -> Option<Found<'_>> {
    let noun = at.eat("par")?;
    // `trois personnes tuées par balle`: by what it was done.
    if at.back(1).is_some_and(|t| at.tokens.lexicon.classes(t.word).any(Classes::PARTICIPLE)) {
        return None;
    }
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
    let power = count.value.normalize().to_string();
    let round = article || (power.len() > 2 && power.trim_end_matches('0') == "1");
    let word = noun.text();
    let counted = noun.kind() == Some(PieceKind::Word) && noun.case() == Case::Lower && word.ends_with(['s', 'x']);
    if !round || !counted || noun.any_phrase(Table::CurrencyHead).is_some() || noun.any_phrase(Table::Currency).is_some() {
        return None;
    }
    let per = format!("{} {}", count.value.normalize(), crate::text::fold(word));
    Some(Found { pers: vec![per.into()], window: false, start: at, end: noun.skip(1) })
}
