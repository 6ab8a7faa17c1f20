//! A weekday alone: `lundi`, `lundi dernier`, `ce lundi`, `mardi en huit`, `mardi de la semaine
//! prochaine`. The full name only: `Sam` is a person, `mer` the sea.

use super::expr::{Base, Part, Shape, Way, YearRef};
use super::found::{Found, calendar, from_document};
use super::words::{after_any, capital, direction, weekday};
use super::year_of::toward;
use crate::lexicon::TimeUnit;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

const RULE: &str = "timex.weekday";

/// A weekday without its date.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let this = cursor.eat("ce");
    let at = this.unwrap_or(cursor);
    // `lun.` alone on its line; `mer.`, `jeu.` and `sam.` are words or names.
    let line = |next: Cursor<'_>| {
        at.is_any(&["lun", "ven", "dim"]) && super::words::at_start(at) && next.done() && next.index > at.index + 1
    };
    let (next, row) = weekday(at).filter(|(next, row)| !row.plural && (!row.short || line(*next)))?;
    if at.case() == Case::Mixed || (at.case() == Case::Title && next.peek().is_some_and(capital) && !super::words::at_start(at)) {
        return None;
    }
    // `« Vendredi ou les Limbes du Pacifique »`: a title of two.
    if at.case() == Case::Title && after_any(at, &["«", "“", "\""]) && next.is("ou") {
        return None;
    }
    // `le premier lundi du mois`, `le deuxième mardi de novembre`: one of several.
    let ranked = this.is_none()
        && at.index > 0
        && crate::number::ordinal(at.rewind(1)).is_some_and(|o| !o.roman && o.next.index == at.index);
    if in_title(at) || ranked && next.is_any(&["de", "d'", "du", "des", "après", "suivant"]) {
        return None;
    }
    // `vendredi-samedi` aside, a compound is a name.
    let part = Part::Weekday(row.number);
    let build = |shape, end| Found::new(RULE, shape, cursor, end);
    if let Some((end, weeks)) = weeks_on(next) {
        let week = Shape::Shift(Base::Document, TimeUnit::Day, weeks);
        return Some(build(Shape::WeekdayOf(row.number, Box::new(week)), end));
    }
    if let Some((end, week)) = of_week(next) {
        return Some(build(Shape::WeekdayOf(row.number, Box::new(week)), end));
    }
    if let Some((end, class)) = direction(next, false) {
        return Some(build(calendar(toward(class), part), end));
    }
    let there = next.past_hyphen();
    if this.is_some() && there.index > next.index && there.is_any(&["là", "ci"]) {
        let base = if there.is("là") { Base::Text } else { Base::Document };
        return Some(build(calendar(YearRef::Toward(base, Way::This), part), there.skip(1)));
    }
    let year = if this.is_some() { YearRef::Toward(Base::Document, Way::This) } else { YearRef::Unsaid };
    Some(build(calendar(year, part), next))
}

/// `le Journal du dimanche`, `La Tribune Dimanche`: names of papers.
fn in_title(day: Cursor<'_>) -> bool {
    let paper = after_any(day, &["du"]) && day.rewind(2).is_any(&["journal", "hebdo", "magazine"]) && day.index > 1;
    let name = day.index > 1
        && day.case() == Case::Title
        && day.rewind(1).case() == Case::Title
        && day.rewind(1).kind() == Some(PieceKind::Word);
    paper || name && weekday(day.rewind(1)).is_none()
}

/// `en huit`, `en quinze`: a week, two weeks beyond the next one.
fn weeks_on(cursor: Cursor<'_>) -> Option<(Cursor<'_>, i32)> {
    let inner = cursor.eat("en")?;
    let days = match inner.text() {
        "huit" | "8" => 7,
        "quinze" | "15" => 14,
        _ => return None,
    };
    Some((inner.skip(1), days))
}

/// `de la semaine prochaine`, `la semaine d’après`, `de cette semaine`
fn of_week(cursor: Cursor<'_>) -> Option<(Cursor<'_>, Shape)> {
    let inner = cursor.eat("de").unwrap_or(cursor);
    let found = super::relative::read(inner)?;
    match found.shape {
        Shape::Shift(_, TimeUnit::Week, _) => Some((found.next, found.shape)),
        Shape::Shift(Base::Document, TimeUnit::Weekend, 0) => Some((found.next, from_document(TimeUnit::Week, 0))),
        _ => None,
    }
}
