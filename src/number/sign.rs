//! Signs before a figure: `-10 milliards`, `+12 %`, `± 2 points`, `moins dix degrés`.

use super::compose::chain;
use super::digits::digits_at;
use super::power::power;
use super::{Comparator, Estimate, Reading};
use crate::lexicon::Classes;
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// The signed figure that starts here.
pub(super) fn signed(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    tolerance(cursor).or_else(|| glued(cursor)).or_else(|| minus_word(cursor))
}

/// `± 2`: from −2 to 2.
fn tolerance(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let after = cursor.eat("±").or_else(|| cursor.eat_all(&["+", "/", "-"]))?;
    let reading = chain(after).filter(|r| r.digits)?;
    let value = reading.estimate.value?;
    let estimate = Estimate::between(value.checked_mul(Decimal::NEGATIVE_ONE)?, value);
    Some(Reading { start: cursor, estimate, ..reading })
}

/// `-10 milliards`, `+12`: a sign glued to its figure and to nothing before. A long dash is
/// punctuation (`–3` opens a remark), the minus sign `−` is not.
fn glued(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let minus = cursor.kind() == Some(PieceKind::Dash) && !matches!(cursor.text(), "–" | "—");
    let figure = cursor.skip(1);
    // `(- 0,35 point)`
    let bracketed = cursor.glued() && cursor.back(1).is_some_and(|t| t.span.of(cursor.tokens.text) == "(");
    if !(minus || cursor.is("+")) || !(figure.glued() || bracketed) || digits_at(figure).is_none() {
        return None;
    }
    let text = cursor.tokens.text;
    let touches = cursor.glued()
        && cursor.back(1).is_some_and(|t| t.kind != PieceKind::Sign || matches!(t.span.of(text), ")" | "]" | "%" | "€" | "$"));
    if touches {
        return None;
    }
    let reading = power(figure).or_else(|| chain(figure))?;
    Some(with_sign(cursor, reading, minus))
}

fn with_sign<'a>(start: Cursor<'a>, reading: Reading<'a>, minus: bool) -> Reading<'a> {
    let estimate = if minus { reading.estimate.scaled(Decimal::NEGATIVE_ONE) } else { reading.estimate };
    Reading { start, estimate, article: false, ..reading }
}

/// `moins dix degrés`, `à moins 3,5 %`; not `plus ou moins trois`, `cinq heures moins dix`,
/// `trois de moins`.
fn minus_word(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let machine = cursor.is_any(&["négatif", "négative"]);
    if !(cursor.is("moins") || machine) || (!machine && follows_count(cursor)) {
        return None;
    }
    let reading = chain(cursor.skip(1)).filter(|r| !r.article || machine)?;
    let reading = if machine { super::part::out_of(&reading).unwrap_or(reading) } else { reading };
    if reading.estimate.comparator != Comparator::Equal {
        return None;
    }
    // `un solde négatif trois ans de suite`: the adjective signs only a bare number.
    if machine && reading.next.kind() == Some(PieceKind::Word) {
        return None;
    }
    Some(with_sign(cursor, reading, true))
}

/// True when what stands before `moins` makes it a comparison or a subtraction.
fn follows_count(cursor: Cursor<'_>) -> bool {
    const COMPARES: [&str; 17] = [
        "ou", "plus", "au", "aux", "du", "en", "pas", "bien", "beaucoup", "encore", "peu", "ni", "le", "la", "les", "fois",
        "rien",
    ];
    let Some(before) = cursor.back(1) else { return false };
    let noun = before.kind == PieceKind::Word && {
        let open =
            Classes::PREPOSITION.with(Classes::VERB).with(Classes::PRONOUN).with(Classes::ADVERB).with(Classes::COORDINATOR);
        !cursor.tokens.lexicon.classes(before.word).any(open)
    };
    noun || before.kind == PieceKind::Digits || COMPARES.iter().any(|word| cursor.reads(before, word))
}
