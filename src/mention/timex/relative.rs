//! A unit told from another date: `l’an passé`, `cette année`, `le mois suivant`, `le dernier
//! trimestre`, `dans la semaine`; days by their word: `hier`, `la veille`, `le lendemain de Noël`.

use super::expr::{Base, Part, Shape, YearRef};
use super::found::{Found, from_document};
use super::words::{ARTICLES, at_end, direction, full_unit, past_of, predicate, unit, word};
use super::year_of::{base_way, step};
use crate::lexicon::{TimeClass, TimeUnit, UnitOfTime};
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

const UNIT: &str = "timex.relative_unit";
const DAY: &str = "timex.relative_day";
const ANAPHORA: &str = "timex.anaphora";

/// Units of the calendar that one step back or on names.
fn steps(row: &UnitOfTime) -> bool {
    !row.plural
        && row.kind == "full"
        && matches!(
            row.unit,
            TimeUnit::Weekend
                | TimeUnit::Week
                | TimeUnit::Month
                | TimeUnit::Quarter
                | TimeUnit::Half
                | TimeUnit::Third
                | TimeUnit::Year
                | TimeUnit::Decade
                | TimeUnit::Century
                | TimeUnit::Day
        )
}

/// One unit back, on, or the present one.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if let Some(inner) = cursor.eat_any(&["ce", "cet", "cette"]) {
        return demonstrative(cursor, inner);
    }
    if let Some(found) = within(cursor) {
        return Some(found);
    }
    let inner = cursor.eat_any(&["le", "la", "l'"]).unwrap_or(cursor);
    before_unit(cursor, inner).or_else(|| after_unit(cursor, inner))
}

/// `la semaine dernière`, `l’an passé`, `le mois suivant`, and after a contracted article
/// `mois dernier`.
fn after_unit<'a>(start: Cursor<'a>, inner: Cursor<'a>) -> Option<Found<'a>> {
    let (next, row) = fiscal_or_unit(inner)?;
    let next = next.eat_any(&["scolaire", "civile", "universitaire", "fiscale"]).unwrap_or(next);
    let (next, class) = direction(next, false)?;
    // `la semaine passée à Rome`: only that week; `une année passée à` is no date at all.
    if super::words::after_any(start, &["une", "un", "d'une", "d'un", "chaque"]) {
        return None;
    }
    Some(moved(start, next, row, class))
}

/// `le dernier trimestre`, `la prochaine décennie`, `la même année`
fn before_unit<'a>(start: Cursor<'a>, inner: Cursor<'a>) -> Option<Found<'a>> {
    let (next, class) = direction(inner, true)?;
    let (next, row) = fiscal_or_unit(next)?;
    let small = row.unit == TimeUnit::Day && class != TimeClass::Same;
    // `la dernière année de son mandat`, `le dernier jour où`: of something else.
    let owned = next.is_any(&["de", "d'", "du", "des", "où", "que", "qu'"]) && matches!(class, TimeClass::Last | TimeClass::Next);
    (start.index != inner.index && !small && !owned).then(|| moved(start, next, row, class))
}

/// A step in a unit: `dernier` from the document's date, `suivant` from the text's.
fn moved<'a>(start: Cursor<'a>, next: Cursor<'a>, row: UnitOfTime, class: TimeClass) -> Found<'a> {
    // `cette même année 2016`
    if let Some((end, value)) = super::words::year(next).filter(|_| row.unit == TimeUnit::Year && class == TimeClass::Same) {
        return Found::new("timex.year", super::found::calendar(YearRef::Stated(value), Part::Year), start, end);
    }
    let (base, way) = base_way(class);
    let rule = if base == Base::Text { ANAPHORA } else { UNIT };
    Found::new(rule, Shape::Shift(base, row.unit, i32::from(step(way)) * i32::from(row.count)), start, next)
}

/// A unit, or what counts as a year of business: `l’exercice précédent`.
fn fiscal_or_unit(cursor: Cursor<'_>) -> Option<(Cursor<'_>, UnitOfTime)> {
    if let Some((next, _)) = word(cursor, TimeClass::Fiscal)
        && !cursor.text().ends_with('s')
        && !cursor.is_any(&["édition", "millésime", "campagne"])
    {
        return Some((next, UnitOfTime { unit: TimeUnit::Year, count: 1, kind: "full", plural: false }));
    }
    full_unit(cursor).filter(|(_, row)| steps(row))
}

/// `cette année`, `ce mois-ci`, `cette année-là`, `ce trimestre`
fn demonstrative<'a>(start: Cursor<'a>, inner: Cursor<'a>) -> Option<Found<'a>> {
    if let Some((next, class)) = direction(inner, true).filter(|(_, class)| *class == TimeClass::Same) {
        let (next, row) = full_unit(next).filter(|(_, row)| steps(row))?;
        return Some(moved(start, next, row, class));
    }
    let (next, row) = fiscal_or_unit(inner).filter(|(_, row)| row.unit != TimeUnit::Day)?;
    let hyphen = next.past_hyphen();
    let there = if next.is("ci") { next } else { hyphen };
    if there.is_any(&["ci", "là"]) && (hyphen.index > next.index || there.is("ci")) {
        let base = if there.is("là") { Base::Text } else { Base::Document };
        let rule = if base == Base::Text { ANAPHORA } else { UNIT };
        let next = there.eat_any(&["ci", "là"])?;
        return Some(Found::new(rule, Shape::Shift(base, row.unit, 0), start, next));
    }
    if let Some((next, class)) = direction(next, false) {
        return Some(moved(start, next, row, class));
    }
    Some(Found::new(UNIT, from_document(row.unit, 0), start, next))
}

/// `dans la semaine`, `dans l’année`: the present one, when nothing says of what.
fn within(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let inner = cursor.eat_any(&["dans", "sur"])?.eat_any(&["la", "l'", "le"])?;
    let (next, row) = full_unit(inner).filter(|(_, row)| steps(row) && row.unit < TimeUnit::Decade)?;
    let numbered = next.kind() == Some(PieceKind::Digits);
    let dangling = !numbered && super::words::at_end(next)
        || (!numbered && predicate(next) && !next.is_any(&["de", "d'", "du", "des", "qui", "que", "qu'", "où"]));
    let sur = cursor.is("sur") && row.unit < TimeUnit::Month;
    (dangling && !sur).then(|| Found::new(UNIT, Shape::Shift(Base::Context, row.unit, 0), inner.rewind(1), next))
}

/// `hier`, `après-demain`, `la veille`, `le surlendemain`, `la veille de Noël`
pub(super) fn day(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if let Some((next, row)) = word(cursor, TimeClass::Day) {
        // `Demain` is a title elsewhere; `ce jour-là` belongs to the text.
        let there = next.past_hyphen().index > next.index;
        // `d’hier` as an adjective stays a day; `aujourd’hui` alone is vague.
        return (!there && (row.number != 0 || cursor.is("ce")))
            .then(|| Found::new(DAY, from_document(TimeUnit::Day, row.number), cursor, with_weekday(next)));
    }
    let (next, row) = word(cursor, TimeClass::TextDay)?;
    let bare = !cursor.is_any(&ARTICLES) && !cursor.is_any(&["à", "ce"]);
    // `peur du lendemain`, `une veille`: only `au lendemain`, `à la veille`, `dès le lendemain`.
    if bare && !super::words::after_any(cursor, &["au"]) && !(cursor.is("jour") && super::words::at_start(cursor)) {
        return None;
    }
    if cursor.is_any(&["veille", "lendemain"]) && cursor.case() == Case::Title && !super::words::at_start(cursor) {
        return None;
    }
    let Some(of) = past_of(next).filter(|_| row.number != 0) else {
        // `la veille au soir` is for the rule of the parts of the day.
        return Some(Found::new(ANAPHORA, Shape::Shift(Base::Text, TimeUnit::Day, row.number), cursor, next));
    };
    if let Some(point) = super::atom(of).filter(Found::names_day) {
        let base = Base::Named(Box::new(point.shape));
        return Some(Found::new(ANAPHORA, Shape::Shift(base, TimeUnit::Day, row.number), cursor, point.next));
    }
    // `la veille du scrutin`: hangs on what happened.
    Some(Found::new(ANAPHORA, Shape::Event(TimeUnit::Day, row.number), cursor, next))
}

/// `demain vendredi`, `hier, jeudi`: the weekday says the same day; `demain vendredi 7` has a date
/// of its own.
pub(super) fn with_weekday(next: Cursor<'_>) -> Cursor<'_> {
    let at = next.eat(",").unwrap_or(next);
    match super::words::weekday(at) {
        Some((end, row)) if !row.plural && !row.short && end.kind() != Some(PieceKind::Digits) && !end.is_any(&["1er"]) => {
            // After a comma only what a comma closes: `demain, vendredi, il part`.
            if at.index > next.index && !(at_end(end) || end.is(",")) { next } else { end }
        }
        _ => next,
    }
}

/// A unit alone after `fin de`, `début de`: `l’année`, `la semaine`, `l’exercice`.
pub(super) fn bare_unit(cursor: Cursor<'_>) -> Option<(Cursor<'_>, TimeUnit)> {
    let inner = cursor.eat_any(&["la", "l'", "le"]).unwrap_or(cursor);
    let (next, row) = fiscal_or_unit(inner)?;
    let named = unit(next).is_some() || next.kind() == Some(PieceKind::Digits);
    (!named && row.unit != TimeUnit::Day).then_some((next, row.unit))
}
