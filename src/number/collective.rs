//! Numbers that are nouns: `une dizaine`, `des milliers`, `le milliard`, `un petit million`.

use super::words::word;
use super::{Bias, Comparator, Estimate, Reading, cardinal};
use crate::lexicon::{NumberClass, Table};
use crate::text::{PieceKind, Span};
use crate::token::Cursor;
use rust_decimal::Decimal;

/// An adjective of size stepped over.
pub(super) struct Sized<'a> {
    /// After it, or where it would stand.
    pub next: Cursor<'a>,
    /// The side it says.
    pub bias: Option<Bias>,
}

/// `bonne`, `petit`, `gros` before a scale or a collective; its span goes to `hedges`. Any other
/// adjective (`les 5 premiers milliards`) is stepped over.
pub(super) fn size<'a>(cursor: Cursor<'a>, hedges: &mut Vec<Span>) -> Sized<'a> {
    let none = Sized { next: cursor, bias: None };
    if cursor.kind() != Some(PieceKind::Word) {
        return none;
    }
    let sized = cursor.any_phrase(Table::Size);
    let Some((after, _)) = sized.or_else(|| cursor.any_phrase(Table::Prenominal)) else { return none };
    let next = after.past_hyphen();
    let number =
        word(next).is_some_and(|row| matches!(row.class, NumberClass::Scale | NumberClass::Collective | NumberClass::Fraction));
    if !number || word(cursor).is_some_and(|row| row.class == NumberClass::Fraction) {
        return none;
    }
    let Some((_, row)) = sized else { return Sized { next, bias: None } };
    hedges.push(cursor.to(after));
    let below = cursor.tokens.lexicon.rows().sizes.get(row as usize) == Some(&"below");
    Sized { next, bias: Some(if below { Bias::Below } else { Bias::Above }) }
}

/// `une dizaine`, `deux douzaines`, `une bonne centaine de milliers`: APPROX by nature.
pub(super) fn collective(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let count = cardinal(cursor)?;
    let mut hedges = Vec::new();
    let sized = size(count.next.past_hyphen(), &mut hedges);
    let noun = word(sized.next).filter(|w| w.class == NumberClass::Collective)?;
    let value = count.value.checked_mul(noun.value)?;
    let (value, next, scale) = linked_scales(sized.next.skip(1), value);
    let mut estimate = Estimate::exactly(value.normalize());
    estimate.comparator = Comparator::Approx;
    (estimate.bias, estimate.hedges) = (sized.bias, hedges);
    let scale = scale.and_then(|s| s.checked_mul(noun.value)).or(Some(noun.value));
    Some(Reading { digits: count.digits, scale, links: true, ..Reading::new(cursor, next, estimate) })
}

/// `de milliers`, `de millions`: scales linked by `de` after a collective or fraction; the value
/// multiplied, and by how much.
pub(super) fn linked_scales(mut cursor: Cursor<'_>, mut value: Decimal) -> (Decimal, Cursor<'_>, Option<Decimal>) {
    let mut scale: Option<Decimal> = None;
    while let Some(after) = cursor.eat_any(&["de", "d'"])
        && let Some(noun) = word(after).filter(|w| matches!(w.class, NumberClass::Scale | NumberClass::Collective))
        && let (Some(product), Some(factor)) =
            (value.checked_mul(noun.value), scale.unwrap_or(Decimal::ONE).checked_mul(noun.value))
    {
        (value, scale, cursor) = (product, Some(factor), after.skip(1));
    }
    (value, cursor, scale)
}

/// `des millions`, `plusieurs dizaines de milliers`, `quelques centaines`: no figure is given.
pub(super) fn vague(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let noun = word(cursor).filter(|w| matches!(w.class, NumberClass::Scale | NumberClass::Collective))?;
    if !cursor.text().ends_with(['s', 'S']) {
        return None;
    }
    // `10 millions` is a figure, `(en millions d’euros)` the head of a table.
    let counted = cursor.back(1).is_some_and(|t| {
        let head = cursor.reads(t, "en") && cursor.back(2).is_none_or(|t| t.kind == PieceKind::Sign);
        t.kind == PieceKind::Digits || cursor.tokens.lexicon.starts(t.word, Table::Number) || head
    });
    if counted {
        return None;
    }
    let (_, next, scale) = linked_scales(cursor.skip(1), Decimal::ONE);
    Some(Reading { scale: scale.or(Some(noun.value)), links: true, ..Reading::new(cursor, next, Estimate::vague()) })
}

/// `le milliard d’euros`, `le cap du million`, `la centaine de milliers`: one, said by its article.
pub(super) fn lone(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let noun = word(cursor).filter(|w| matches!(w.class, NumberClass::Scale | NumberClass::Collective))?;
    let before = cursor.back(1)?;
    let lexicon = cursor.tokens.lexicon;
    if cursor.text().ends_with(['s', 'S']) || lexicon.starts(before.word, Table::Number) {
        return None;
    }
    let masculine = noun.class == NumberClass::Scale || noun.form == "millier";
    let articles: &[&str] = if masculine { &["le", "du", "au", "ce"] } else { &["la", "cette"] };
    if !articles.iter().any(|word| cursor.reads(before, word)) {
        return None;
    }
    // `3 euros la douzaine`, `5 000 euros le million`: a rate after a price.
    let price = cursor.back(2).is_some_and(|t| {
        t.kind == PieceKind::Digits || lexicon.starts(t.word, Table::Currency) || lexicon.starts(t.word, Table::CurrencyHead)
    });
    let (value, next, scale) = linked_scales(cursor.skip(1), noun.value);
    // `la quinzaine` is a fortnight, `la dizaine de milliards` a number.
    if price || (!masculine && !next.is_any(&["de", "d'"]) && scale.is_none()) {
        return None;
    }
    let mut estimate = Estimate::exactly(value);
    if noun.class == NumberClass::Collective {
        estimate.comparator = Comparator::Approx;
    }
    let scale = scale.and_then(|s| s.checked_mul(noun.value)).or(Some(noun.value));
    Some(Reading { scale, links: true, lone: true, ..Reading::new(cursor, next, estimate) })
}
