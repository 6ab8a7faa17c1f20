//! Parts of one: `deux tiers`, `un demi-milliard`, `trois quarts de million`, `3/4`, `2½`.

use super::collective::linked_scales;
use super::digits::digits_at;
use super::words::word;
use super::{Cardinal, Estimate, Reading, cardinal, ordinal};
use crate::lexicon::{NumberClass, Table};
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// Digits kept of a quotient: as many as a reader can use, and the same for `1/90` and `2/3`.
const SIGNIFICANT: u32 = 12;

/// `dividend / divisor`, to twelve significant digits.
pub(super) fn quotient(dividend: Decimal, divisor: Decimal) -> Option<Decimal> {
    dividend.checked_div(divisor)?.round_sf(SIGNIFICANT).map(|value| value.normalize())
}

/// The fraction in words that starts here, multiplied by the scale that may follow it.
pub(super) fn fraction(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let count = count(cursor)?;
    let mut hedges = Vec::new();
    let at = super::collective::size(count.next.past_hyphen(), &mut hedges);
    let (value, after, half) = part(cursor, &count, at.next)?;
    let glued = after.past_hyphen();
    let scaled = word(glued).filter(|w| w.class == NumberClass::Scale || (w.class == NumberClass::Collective && half));
    let (value, next, scale) = match scaled {
        Some(row) => {
            let (value, next, more) = linked_scales(glued.skip(1), value.checked_mul(row.value)?);
            (value, next, Some(more.unwrap_or(Decimal::ONE).checked_mul(row.value)?))
        }
        None => linked_scales(after, value),
    };
    // `une demi-heure`, `un demi-point`: what is halved stands after the hyphen; `une demi-finale`
    // halves nothing.
    if scale.is_none() && glued.index > after.index {
        if !halved(glued) {
            return None;
        }
        return Some(reading(cursor, value, glued, &count, None, at.bias, hedges));
    }
    // `le quart de finale`, `un quart de siècle` stay with sport and time.
    if scale.is_none() && next.eat("de").is_some_and(|of| of.is_any(&["finale", "finales", "tour", "cercle"])) {
        return None;
    }
    Some(reading(cursor, value, next, &count, scale, at.bias, hedges))
}

fn reading<'a>(
    start: Cursor<'a>,
    value: Decimal,
    next: Cursor<'a>,
    count: &Cardinal<'a>,
    scale: Option<Decimal>,
    bias: Option<super::Bias>,
    hedges: Vec<crate::text::Span>,
) -> Reading<'a> {
    let mut estimate = Estimate::exactly(value.normalize());
    if !hedges.is_empty() {
        estimate.comparator = super::Comparator::Approx;
        (estimate.bias, estimate.hedges) = (bias, hedges);
    }
    Reading {
        scale,
        links: scale.is_some(),
        digits: count.digits,
        fraction: scale.is_none(),
        ..Reading::new(start, next, estimate)
    }
}

/// How many parts: a number below a thousand; one for `la moitié`, `le quart`, `le tiers`.
fn count(cursor: Cursor<'_>) -> Option<Cardinal<'_>> {
    if let Some(found) = cardinal(cursor) {
        return (found.value < Decimal::ONE_THOUSAND && found.value > Decimal::ZERO).then_some(found);
    }
    let bare = word(cursor).is_some_and(|w| w.class == NumberClass::Fraction) && !cursor.text().ends_with(['S', 's', 'i', 'I']);
    let tiers = cursor.is("tiers");
    let determined = cursor.back(1).is_some_and(|t| {
        ["le", "la", "l'", "du", "au", "sa", "leur", "cette", "ce", "de", "notre", "plus"]
            .iter()
            .any(|word| cursor.reads(t, word))
    });
    let alone = cursor.tokens.list.len() == 1 && word(cursor).is_some_and(|w| w.class == NumberClass::Fraction);
    ((bare || tiers) && determined || alone).then_some(Cardinal {
        value: Decimal::ONE,
        next: cursor,
        digits: false,
        article: true,
    })
}

/// The part itself: its value, the cursor after it, whether it is a half.
fn part<'a>(start: Cursor<'a>, count: &Cardinal<'a>, at: Cursor<'a>) -> Option<(Decimal, Cursor<'a>, bool)> {
    let counted = at.index > start.index;
    let noun = word(at);
    if let Some(row) = noun.filter(|row| row.class == NumberClass::Fraction) {
        return Some((quotient(count.value, row.value)?, at.skip(1), row.value == Decimal::TWO));
    }
    if !counted || at.kind() != Some(PieceKind::Word) {
        return None;
    }
    let rank = ordinal(at).filter(|o| !o.roman)?;
    let plural = rank.next.back(1).is_some_and(|t| t.span.of(start.tokens.text).ends_with(['s', 'S']));
    // `un second`, `un douzième essai`: an ordinal is a fraction only in the plural after a
    // number, or after `un` where no noun follows.
    let article = count.value == Decimal::ONE;
    let ranks_noun = article && (rank.next.kind() == Some(PieceKind::Word) && !of(rank.next) || start.is("une"));
    let fits = rank.value > Decimal::TWO && article != plural && !ranks_noun;
    fits.then(|| Some((quotient(count.value, rank.value)?, rank.next, false))).flatten()
}

/// What may follow a fraction that is no adjective: `de`, a preposition, a verb.
fn of(next: Cursor<'_>) -> bool {
    use crate::lexicon::Classes;
    let open = Classes::PREPOSITION
        .with(Classes::AUXILIARY)
        .with(Classes::COORDINATOR)
        .with(Classes::PRONOUN)
        .with(Classes::ADVERB)
        .with(Classes::SUBORDINATOR);
    // `titre`, `véhicule` are verbs too.
    let counted = next.tokens.lexicon.rows().unit_metrics.contains_key(next.key());
    next.classes().any(open) || (next.classes().any(Classes::FINITE) && !counted)
}

fn halved(at: Cursor<'_>) -> bool {
    at.is_any(&["point", "points"])
        || [Table::Unit, Table::TimeUnit, Table::Currency, Table::CurrencyHead]
            .iter()
            .any(|table| at.any_phrase(*table).is_some())
}

/// `3/4`: a small fraction in digits, glued; dates and rates are read before numbers.
pub(super) fn slashed(cursor: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let (slash, below) = (cursor.skip(1), cursor.skip(2));
    let shape = cursor.kind() == Some(PieceKind::Digits)
        && slash.is("/")
        && slash.glued()
        && below.kind() == Some(PieceKind::Digits)
        && below.glued();
    if !shape || cursor.text().len() > 2 || below.text().len() > 2 || below.skip(1).is("/") {
        return None;
    }
    let (top, bottom) = (digits_at(cursor)?.0, digits_at(below)?.0);
    let proper = top < bottom && bottom > Decimal::ONE && bottom < Decimal::from(24);
    proper.then(|| Some((quotient(top, bottom)?, below.skip(1)))).flatten()
}

/// `½`, `¾` where the cursor stands.
pub(super) fn vulgar(cursor: Cursor<'_>) -> Option<Decimal> {
    word(cursor).filter(|row| row.class == NumberClass::Vulgar).map(|row| row.value)
}

/// `et demi`, `et quart`, `et deux tiers`, `trois quarts` after a figure or a scale: what it adds,
/// in ones.
#[must_use]
pub fn and_part(cursor: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let and = cursor.eat("et");
    let at = and.unwrap_or(cursor);
    if and.is_some()
        && let Some(row) = word(at).filter(|row| row.class == NumberClass::Fraction && !matches!(row.form, "moitié" | "moitiés"))
    {
        let plain = at.skip(1);
        let single = !at.text().ends_with(['s', 'S']) || at.is("tiers");
        // `en quarts et demi-finales` adds nothing.
        let alone = plain.past_hyphen().index == plain.index;
        return (single && alone).then_some((quotient(Decimal::ONE, row.value)?, plain));
    }
    let part = fraction(at).filter(|part| part.fraction && !part.article)?;
    let counted = and.is_some() || part.next.back(1).is_some_and(|t| at.reads(t, "quarts"));
    let value = part.estimate.value.filter(|value| *value < Decimal::ONE && counted)?;
    // `six millions et deux tiers des voix` are two figures.
    let of_something = part.next.is_any(&["de", "des", "du", "d'"]);
    (!of_something).then_some((value, part.next))
}
