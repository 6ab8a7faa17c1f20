//! From one date to another: `de 2019 à 2023`, `du 9 au 11 février 2007`, `entre janvier et mai`,
//! `10 août - 12 septembre`, `janvier-mars 2024`, `2019-2023`.

use super::expr::{Part, Shape, YearRef};
use super::found::{Found, calendar};
use super::shared::item;
use super::words::{SIGNS, counted_noun, measured};
use crate::text::PieceKind;
use crate::token::Cursor;

const RULE: &str = "timex.interval";

/// Two dates joined by what opens and links them, or by a dash.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    if let Some(found) = super::year::span(cursor) {
        return Some(Found { rule: RULE, ..found });
    }
    if cursor.is_any(&["de", "d'", "entre"]) {
        let between = cursor.is("entre");
        let inner = cursor.skip(1);
        let inner = if between { super::words::past_article(inner) } else { inner };
        let found = linked(inner, between)?;
        // `passer de 1800 à 2000` moves a figure.
        let moved = matches!(&found.shape, Shape::Between(from, _) if matches!(**from, Shape::Calendar(_, Part::Year)));
        return (between || !(moved && super::year::changes(inner))).then_some(Found { start: cursor, ..found });
    }
    // `du 9 au 11 février`: the contracted article stays outside.
    let opened = super::words::after_any(cursor, &["du", "le", "la", "les"]) || super::words::back_is(cursor, 1, "des");
    pair(cursor, opened)
}

/// `9 au 11 février`, `lundi à mardi`; `opened` by `du` or `de`.
pub(super) fn pair(cursor: Cursor<'_>, opened: bool) -> Option<Found<'_>> {
    let found = linked(cursor, false)?;
    let sure = opened || firm(&found.shape);
    sure.then_some(found)
}

/// Days and months on both sides: no doubt without `de`.
fn firm(shape: &Shape) -> bool {
    let Shape::Between(from, to) = shape else { return false };
    [from, to].into_iter().all(|side| !matches!(**side, Shape::Calendar(_, Part::Year)))
}

/// How many tokens the first end of an interval may have.
const REACH: usize = 16;

fn linked(cursor: Cursor<'_>, between: bool) -> Option<Found<'_>> {
    let links = |at: Cursor<'_>| {
        at.kind() == Some(PieceKind::Dash) || at.is_any(&["à", "au", "aux", "et", "jusqu'", "jusqu'à", "jusqu'au"])
    };
    if !(1..=REACH).any(|ahead| links(cursor.skip(ahead))) {
        return None;
    }
    let bare = item(cursor);
    // `samedi 13 au …`: its month stands on the other side.
    let left = side(cursor, None).filter(|found| !matches!(found.shape, Shape::Calendar(YearRef::Unsaid, Part::Day(None, ..))));
    let candidates = [left.as_ref().map(|found| found.next), bare.map(|(next, _, _)| next)];
    for (at, next) in candidates.into_iter().enumerate() {
        let Some(link) = next.and_then(|next| past_link(next, between)) else { continue };
        let from = if at == 0 { left.as_ref().map(|found| found.shape.clone()) } else { None };
        // `de la mi-mars à la fin de l’année`: the article belongs to the date, or stands before it.
        let bared = link.eat_any(&["la", "l'", "le"]);
        let right = match side(link, from.as_ref()).or_else(|| side(bared?, from.as_ref())) {
            Some(right) => right,
            // `entre le 13 et le dix-huit`: days of a month unsaid.
            None if at == 1 => return days_only(cursor, bared.unwrap_or(link), bare, between),
            None => continue,
        };
        let from = match (from, bare) {
            (Some(from), _) => from,
            (None, Some((_, day, weekday))) => borrow(day, weekday, &right.shape)?,
            _ => continue,
        };
        let spaced = link.back(1).is_some_and(|t| t.kind == PieceKind::Dash && t.spaced);
        if !alike(&from, &right.shape)
            || (spaced && !matches!((&from, &right.shape), (Shape::Calendar(..), Shape::Calendar(..))))
            || (years_apart(&from, &right.shape) && (counted_noun(right.next) || measured(right.next)))
        {
            continue;
        }
        let from = lend(from, &right.shape);
        let shape = Shape::Between(Box::new(from), Box::new(right.shape));
        let mut found = Found::new(RULE, shape, cursor, right.next).with(right.modifier);
        found.cut = right.cut;
        found.modifier = None;
        return Some(found);
    }
    None
}

/// One end of an interval. After a year another year needs no further sign.
fn side<'a>(cursor: Cursor<'a>, from: Option<&Shape>) -> Option<Found<'a>> {
    let after_year = from.is_none_or(|from| matches!(from, Shape::Calendar(YearRef::Stated(_), Part::Year)));
    if after_year && let Some((next, value)) = super::words::year(cursor).filter(|(next, _)| !measured(*next)) {
        let glued = next.glued() && matches!(next.kind(), Some(PieceKind::Word | PieceKind::Digits));
        let plain = (1500..=2100).contains(&value) && !glued;
        let led = super::words::after_any(cursor, &["de", "entre"]);
        if plain && (from.is_some() || led) {
            return Some(Found::new(RULE, calendar(YearRef::Stated(value), Part::Year), cursor, next));
        }
    }
    super::point(cursor).filter(|point| point.shape.is_date() && !matches!(point.shape, Shape::At(..) | Shape::Between(..)))
}

/// Past `au`, `à`, `jusqu’au`, `et`, a dash, and the article after it.
fn past_link(cursor: Cursor<'_>, between: bool) -> Option<Cursor<'_>> {
    if between {
        let next = cursor.eat("et")?;
        return Some(next.eat_any(&["le", "la", "l'", "les"]).unwrap_or(next));
    }
    if cursor.kind() == Some(PieceKind::Dash) {
        let next = cursor.skip(1);
        return (cursor.glued() == next.glued()).then_some(next);
    }
    let cursor = cursor.eat(",").filter(|c| c.is_any(&["jusqu'à", "jusqu'au", "jusqu'"])).unwrap_or(cursor);
    let next = cursor
        .eat_all(&["jusqu'", "à"])
        .or_else(|| cursor.eat_all(&["jusqu'", "au"]))
        .or_else(|| cursor.eat_all(&["jusqu'", "en"]))
        .or_else(|| cursor.eat_any(&["à", "au", "aux"]))?;
    Some(next)
}

/// `d’avril à mai prochain`: the adjective is said of both.
fn lend(mut from: Shape, to: &Shape) -> Shape {
    if let (Shape::Calendar(mine @ YearRef::Unsaid, _), Shape::Calendar(year @ (YearRef::Toward(..) | YearRef::Shift(..)), _)) =
        (&mut from, to)
    {
        *mine = year.clone();
    }
    from
}

/// `9` takes the month of `11 février`, or the one before it (`du 28 au 3 mars`).
fn borrow(day: u8, weekday: Option<u8>, right: &Shape) -> Option<Shape> {
    let Shape::Calendar(year, Part::Day(month, last, _)) = right else { return None };
    let earlier = day > *last;
    let month = month.map(|month| if earlier { if month == 1 { 12 } else { month - 1 } } else { month });
    let year = match year {
        YearRef::Stated(value) if earlier && month == Some(12) => YearRef::Stated(value - 1),
        year => year.clone(),
    };
    Some(calendar(year, Part::Day(month, day, weekday)))
}

/// `du 13 au 18`, `entre le 13 et le dix-huit`: only with `du` or `entre le`, and nothing counted.
fn days_only<'a>(
    cursor: Cursor<'a>,
    link: Cursor<'a>,
    bare: Option<(Cursor<'a>, u8, Option<u8>)>,
    between: bool,
) -> Option<Found<'a>> {
    let (_, first, name) = bare?;
    let (next, last, other) = item(link)?;
    let opened = super::words::back_is(cursor, 1, "du") || (between && super::words::back_is(cursor, 1, "le")) || name.is_some();
    let over = super::words::at_end(next) || super::words::predicate(next);
    let signs = next.is_any(&SIGNS) || super::words::rank(next).is_some();
    if !opened || first >= last || !over || signs || super::words::back_is(link, 1, "à") && name.is_none() {
        return None;
    }
    let day = |day, name| Box::new(calendar(YearRef::Unsaid, Part::Day(None, day, name)));
    Some(Found::new(RULE, Shape::Between(day(first, name), day(last, other)), cursor, next))
}

/// Both ends are of one nature: no `de mars à 2023 salariés`.
fn alike(from: &Shape, to: &Shape) -> bool {
    match (from, to) {
        (Shape::Calendar(_, Part::Year), Shape::Calendar(_, part)) => matches!(part, Part::Year),
        _ => true,
    }
}

fn years_apart(from: &Shape, to: &Shape) -> bool {
    matches!((from, to), (Shape::Calendar(_, Part::Year), Shape::Calendar(_, Part::Year)))
}
