//! Means, totals, records: what a figure is of many (`en moyenne`, `au total`, `culmine à`).

use crate::lexicon::{HedgeSide, StatisticRow, Table};
use crate::mention::{Amount, AmountKind};
use crate::number::Comparator;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

/// Tokens looked over on either side.
const REACH: usize = 7;

/// Writes the statistic that stands before `start` (the figure with its hedges) or after `end`
/// (its unit) into `amount`.
pub(super) fn read(start: Cursor<'_>, end: Cursor<'_>, amount: &mut Amount) {
    if amount.kind == AmountKind::Number {
        return;
    }
    if record(start, end, amount) {
        amount.statistic = Some("max");
        return;
    }
    amount.statistic = after(end).or_else(|| before(start));
}

fn after(end: Cursor<'_>) -> Option<&'static str> {
    let at = end.eat(",").unwrap_or(end);
    (0..=2).find_map(|skip| {
        let here = at.skip(skip);
        // `300 euros, soit au total 33 millions`: the total is the next figure's.
        let plain = (0..skip).all(|back| at.ahead(back).is_some_and(|t| t.kind == PieceKind::Word && !at.reads(t, "soit")));
        let row = row_at(here, |row| row.side != HedgeSide::Before && !row.adjective).filter(|_| plain)?;
        // Past a rate only what can follow one (`50 euros par mois en moyenne`).
        (skip == 0 || row.1.side == HedgeSide::Both).then_some(row.1.statistic)
    })
}

fn before(start: Cursor<'_>) -> Option<&'static str> {
    use crate::lexicon::Classes;
    let mut clause = false;
    for back in 1..=REACH {
        let token = start.back(back)?;
        let sign = token.span.of(start.tokens.text);
        let comma = sign == ",";
        if token.kind == PieceKind::Digits || (token.kind == PieceKind::Sign && !comma && !matches!(sign, "«" | "\"" | "“")) {
            return None;
        }
        let at = start.rewind(back);
        let Some((end, row)) = row_at(at, |row| row.side != HedgeSide::After) else {
            // Only `En moyenne, un compte affiche …` reaches over a comma.
            if comma && !opens(at) {
                return None;
            }
            clause |= comma || at.classes().any(Classes::COORDINATOR.with(Classes::SUBORDINATOR));
            continue;
        };
        let fits = match (row.adjective, row.side) {
            (true, _) => adjective_fits(at, end) && !clause,
            (false, HedgeSide::Before) => {
                end.index == start.index || (end.index + 1 == start.index && end.is_any(&["les", "le", "la"]))
            }
            _ => true,
        };
        if fits && end.index <= start.index {
            return Some(row.statistic);
        }
    }
    None
}

/// True when what stands before the comma at `at` opens the sentence and is a statistic.
fn opens(comma: Cursor<'_>) -> bool {
    (2..=3.min(comma.index))
        .any(|length| comma.index == length && row_at(comma.rewind(length), |row| row.side == HedgeSide::Both).is_some())
}

fn row_at<'a>(at: Cursor<'a>, accept: impl Fn(&StatisticRow) -> bool) -> Option<(Cursor<'a>, &'a StatisticRow)> {
    let rows = &at.tokens.lexicon.rows().statistics;
    let (end, row) = at.phrase(Table::Statistic, |row, _| rows.get(row as usize).is_some_and(&accept))?;
    // `en tout cas`
    if at.is("en") && end.is_any(&["cas", "état"]) {
        return None;
    }
    Some((end, rows.get(row as usize)?))
}

/// `le salaire moyen`, `les pertes totales`; not `les moyens`, `la classe moyenne`, `à moyen
/// terme`, `Total`.
fn adjective_fits(at: Cursor<'_>, end: Cursor<'_>) -> bool {
    let noun_before = at.back(1).is_some_and(|t| t.kind == PieceKind::Word && !at.reads(t, "classe") && !determiner(at, t));
    at.case() == Case::Lower && noun_before && !end.is_any(&["terme", "termes", "entreprise", "entreprises", "âge", "courrier"])
}

fn determiner(at: Cursor<'_>, token: &crate::token::Token) -> bool {
    use crate::lexicon::Classes;
    at.tokens.lexicon.classes(token.word).any(Classes::DETERMINER.with(Classes::POSSESSIVE).with(Classes::PREPOSITION))
}

/// `des rafales relevées jusqu’à 224 km/h`: a measured record is the value, not a bound.
fn record(start: Cursor<'_>, end: Cursor<'_>, amount: &mut Amount) -> bool {
    let bounded = amount.estimate.comparator == Comparator::EqualOrLess && amount.kind == AmountKind::Quantity;
    let up_to =
        start.is("jusqu'") || start.is("jusqu'à") || (1..=2).any(|at| start.ahead(at).is_some_and(|t| start.reads(t, "jusqu'")));
    if !bounded || !up_to {
        return false;
    }
    let measured =
        (1..=REACH + 1).map_while(|back| start.back(back)).take_while(|t| !stops(start, t)).any(|t| measures(start, t))
            || (0..4).map_while(|ahead| end.ahead(ahead)).take_while(|t| !stops(end, t)).any(|t| measures(end, t));
    if measured {
        amount.estimate.comparator = Comparator::Equal;
        amount.estimate.max = None;
    }
    measured
}

fn stops(cursor: Cursor<'_>, token: &crate::token::Token) -> bool {
    matches!(token.span.of(cursor.tokens.text), "." | ";" | ":" | "!" | "?")
}

/// A past participle of a verb of measuring.
fn measures(cursor: Cursor<'_>, token: &crate::token::Token) -> bool {
    let lexicon = cursor.tokens.lexicon;
    lexicon.verb_forms(token.word).iter().any(|form| {
        form.tense == crate::lexicon::Tense::PastParticiple
            && matches!(
                lexicon.infinitive(form.lemma),
                "relever" | "enregistrer" | "mesurer" | "observer" | "constater" | "noter" | "atteindre" | "souffler"
            )
    })
}
