//! Ordinals: `premier`, `vingt-deuxième`, `3e`, `1er`, Roman centuries (`XIXe`).

use super::words::word;
use super::{cardinal, parse_figure};
use crate::lexicon::NumberClass;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};
use rust_decimal::Decimal;

/// An ordinal and where the cursor stands after it.
#[derive(Clone, Copy, Debug)]
pub struct Ordinal<'a> {
    /// Its rank.
    pub value: Decimal,
    /// After it.
    pub next: Cursor<'a>,
    /// Written in Roman numerals.
    pub roman: bool,
}

/// Endings glued to digits or Roman numerals that make an ordinal.
const ENDINGS: [&str; 15] = ["er", "ère", "re", "ers", "ères", "e", "es", "ème", "èmes", "eme", "emes", "è", "nd", "nde", "ième"];

/// The ordinal that starts here.
#[must_use]
pub fn ordinal(cursor: Cursor<'_>) -> Option<Ordinal<'_>> {
    in_digits(cursor).or_else(|| in_roman(cursor)).or_else(|| in_words(cursor))
}

/// `3e`, `1er`, `2nde`; not the `1e` of `1e10`.
fn in_digits(cursor: Cursor<'_>) -> Option<Ordinal<'_>> {
    let after = cursor.skip(1);
    if cursor.kind() != Some(PieceKind::Digits) || !after.glued() || after.kind() != Some(PieceKind::Word) {
        return None;
    }
    let next = after.skip(1);
    let goes_on = next.glued()
        && (matches!(next.kind(), Some(PieceKind::Digits | PieceKind::Word))
            || ((next.is("+") || next.kind() == Some(PieceKind::Dash))
                && next.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits)));
    let value = parse_figure(cursor.text()).filter(|v| is_ending(after.text()) && !goes_on && v.fract().is_zero())?;
    Some(Ordinal { value, next, roman: false })
}

fn in_roman(cursor: Cursor<'_>) -> Option<Ordinal<'_>> {
    let value = roman_ordinal(cursor.text())?;
    Some(Ordinal { value: value.into(), next: cursor.skip(1), roman: true })
}

/// `premier`, `vingt-deuxième`, `quatre-vingtième`, `deux centième`.
fn in_words(cursor: Cursor<'_>) -> Option<Ordinal<'_>> {
    if let Some(row) = word(cursor)
        && row.class == NumberClass::Ordinal
    {
        // `unième` lives only inside a compound (`vingt et unième`).
        return (!row.form.starts_with("unième")).then(|| Ordinal { value: row.value, next: cursor.skip(1), roman: false });
    }
    let base = cardinal(cursor).filter(|found| !found.digits)?;
    let mut tail = base.next.past_hyphen();
    let hyphen = tail.index > base.next.index;
    if tail.is("et") {
        tail = tail.skip(1).past_hyphen();
    }
    let last = word(tail).filter(|row| row.class == NumberClass::Ordinal)?;
    let value = compound(base.value, last.value, hyphen)?;
    Some(Ordinal { value, next: tail.skip(1), roman: false })
}

/// `vingt-cinquième` adds, `deux centième` multiplies; `un dixième` is no ordinal.
fn compound(base: Decimal, last: Decimal, hyphen: bool) -> Option<Decimal> {
    // `quatre-vingtième`, `cent quatre-vingtième`; `quatre vingtièmes` are a fraction.
    let four = Decimal::from(4);
    if last == Decimal::from(20) && base.checked_rem(Decimal::ONE_HUNDRED)? == four && hyphen {
        return base.checked_sub(four)?.checked_add(Decimal::from(80));
    }
    if last >= Decimal::ONE_HUNDRED {
        return (base > Decimal::ONE && base < last).then(|| base.checked_mul(last)).flatten();
    }
    let tail = base.checked_rem(Decimal::ONE_HUNDRED)?;
    let ten = base >= Decimal::TEN && base.checked_rem(Decimal::TEN)? == Decimal::ZERO;
    let wide = last < Decimal::TEN || tail == Decimal::from(60) || tail == Decimal::from(80) || tail == Decimal::ZERO;
    (ten && wide).then(|| base.checked_add(last)).flatten()
}

fn is_ending(text: &str) -> bool {
    ENDINGS.iter().any(|ending| crate::text::eq_folded(text, ending))
}

/// `XIXe`, `IIIème`: capitals, then an ending.
fn roman_ordinal(text: &str) -> Option<u32> {
    let split = text.find(|c: char| !"IVXLCDM".contains(c))?;
    let (numeral, ending) = (text.get(..split)?, text.get(split..)?);
    if numeral.is_empty() || !is_ending(ending) {
        return None;
    }
    roman(numeral)
}

/// Value of a Roman numeral in capitals; none when it is not well formed.
#[must_use]
pub fn roman(numeral: &str) -> Option<u32> {
    const STEPS: [(&str, u32); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    let (mut rest, mut value) = (numeral, 0);
    for (step, worth) in STEPS {
        let mut times = 0;
        while let Some(after) = rest.strip_prefix(step) {
            times += 1;
            if times > 3 || (times > 1 && step.len() == 2) {
                return None;
            }
            value += worth;
            rest = after;
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

/// True when the token reads as a Roman numeral of two letters or more, all capitals.
#[must_use]
pub fn looks_roman(cursor: Cursor<'_>) -> bool {
    cursor.case() == Case::Upper && roman(cursor.text()).is_some()
}
