//! The year said right after a day, a month, a quarter, a season or a feast.

use super::expr::{Base, Way, YearRef};
use super::words::{counted_noun, direction, full_unit, measured, past_of, year};
use crate::lexicon::{TimeClass, TimeUnit};
use crate::text::PieceKind;
use crate::token::Cursor;

/// A year read after a date, and where the span is cut when the year ends inside a token.
pub(super) struct Year<'a> {
    /// After it.
    pub next: Cursor<'a>,
    /// What is said.
    pub year: YearRef,
    /// End of a year glued to what follows (`202404:19`).
    pub cut: Option<u32>,
}

/// `2024`, `'24`, `dernier`, `de l’an passé`, `de cette année`, `de la même année`.
pub(super) fn after(cursor: Cursor<'_>) -> Option<Year<'_>> {
    if let Some((next, value)) = year(cursor) {
        // `en mars 2000 personnes ont défilé`
        let counted = measured(next) || (counted_noun(next) && value % 100 == 0);
        let season = next.is("/") && next.glued() && next.skip(1).kind() == Some(PieceKind::Digits);
        return (!counted && !season).then_some(Year { next, year: YearRef::Stated(value), cut: None });
    }
    // `le mois de janvier présente un pic`: months are masculine.
    if let Some((next, class)) = direction(cursor, false).filter(|_| !cursor.is_any(&["présente", "présentes"])) {
        return Some(Year { next, year: toward(class), cut: None });
    }
    glued(cursor).or_else(|| apostrophe(cursor)).or_else(|| of(cursor))
}

/// `dernier` against the document's date, `suivant` against the text's.
pub(super) fn toward(class: TimeClass) -> YearRef {
    let (base, way) = base_way(class);
    YearRef::Toward(base, way)
}

/// Which date an adjective counts from, and which way.
pub(super) fn base_way(class: TimeClass) -> (Base, Way) {
    match class {
        TimeClass::Last => (Base::Document, Way::Last),
        TimeClass::Next => (Base::Document, Way::Next),
        TimeClass::Following => (Base::Text, Way::Next),
        TimeClass::Preceding => (Base::Text, Way::Last),
        TimeClass::Same => (Base::Text, Way::This),
        _ => (Base::Document, Way::This),
    }
}

/// One unit back, none, or one on.
pub(super) fn step(way: Way) -> i8 {
    match way {
        Way::Last => -1,
        Way::This => 0,
        Way::Next => 1,
    }
}

/// `04 octobre 202404:19`: a header's year with the length of a recording glued to it.
fn glued(cursor: Cursor<'_>) -> Option<Year<'_>> {
    let token = cursor.peek().filter(|token| token.kind == PieceKind::Digits && (5..=6).contains(&token.span.len()))?;
    let text = token.span.of(cursor.tokens.text);
    let after = cursor.skip(1);
    let length = after.is(":") && after.glued() && after.skip(1).glued() && after.skip(1).kind() == Some(PieceKind::Digits);
    let value: i16 = text.get(..4)?.parse().ok().filter(|_| length && text.bytes().all(|b| b.is_ascii_digit()))?;
    (1900..=2100).contains(&value).then(|| Year { next: after, year: YearRef::Stated(value), cut: Some(token.span.start + 4) })
}

/// `mai ’68`
fn apostrophe(cursor: Cursor<'_>) -> Option<Year<'_>> {
    let figure = cursor.skip(1);
    let mark = matches!(cursor.text(), "'" | "’") && figure.glued() && figure.text().len() == 2;
    let value = mark.then(|| figure.text().parse().ok()).flatten()?;
    Some(Year { next: figure.skip(1), year: YearRef::Short(value), cut: None })
}

/// `de cette année`, `de l’année dernière`, `de la même année`, `de 2023`, `de l’an 2000`.
fn of(cursor: Cursor<'_>) -> Option<Year<'_>> {
    let inner = cursor.eat_any(&["de", "d'", "du"])?;
    if let Some((next, value)) = year(inner) {
        return (!measured(next) && !counted_noun(next)).then_some(Year { next, year: YearRef::Stated(value), cut: None });
    }
    let (next, year) = phrase(inner).or_else(|| phrase(past_of(cursor)?))?;
    Some(Year { next, year, cut: None })
}

/// `cette année`, `l’an passé`, `la même année`, `l’année 2023`, `l’exercice suivant`.
fn phrase(cursor: Cursor<'_>) -> Option<(Cursor<'_>, YearRef)> {
    let years = |cursor: Cursor<'_>| full_unit(cursor).is_some_and(|(_, row)| row.unit == TimeUnit::Year && !row.plural);
    if let Some(inner) = cursor.eat_any(&["cette", "cet"])
        && years(inner)
    {
        let next = inner.skip(1);
        let there = next.past_hyphen();
        if let Some(next) = there.eat("là").filter(|_| there.index > next.index) {
            return Some((next, YearRef::Shift(Base::Text, 0)));
        }
        return Some((next, YearRef::Shift(Base::Document, 0)));
    }
    let inner = cursor.eat_any(&["la", "l'", "le"]).unwrap_or(cursor);
    if let Some((next, class)) = direction(inner, true)
        && years(next)
    {
        let (base, way) = base_way(class);
        return Some((next.skip(1), YearRef::Shift(base, step(way))));
    }
    if !years(inner) {
        return None;
    }
    let next = inner.skip(1);
    if let Some((after, value)) = year(next) {
        return Some((after, YearRef::Stated(value)));
    }
    let (next, class) = direction(next, false)?;
    let (base, way) = base_way(class);
    Some((next, YearRef::Shift(base, step(way))))
}
