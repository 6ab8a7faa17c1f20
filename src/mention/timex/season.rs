//! Seasons and feasts: `printemps 2022`, `l’été dernier`, `cet hiver`, `Noël`, `Pâques 2024`, `la
//! Saint-Sylvestre`, `la rentrée prochaine`. `été` is mostly *been*, `Noël` a first name as well.

use super::expr::{Base, Part, Shape, Way, YearRef};
use super::found::{Found, calendar};
use super::words::{after_any, at_start, back_is, capital, year};
use super::year_of;
use crate::lexicon::{Classes, HolidayCase, HolidayRow, Table};
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

const SEASON: &str = "timex.season";
const HOLIDAY: &str = "timex.holiday";

/// A season.
pub(super) fn season(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let this = cursor.eat_any(&["ce", "cet"]);
    let at = this.unwrap_or(cursor);
    let (next, row) = at.any_phrase(Table::Season)?;
    let season = *at.tokens.lexicon.rows().times.seasons.get(row as usize)?;
    let (needs, part) = (season.needs_context, Part::Season(season));
    if at.case() == Case::Title && !at_start(at) && at.case() != Case::Upper || next.past_hyphen().index > next.index {
        return None;
    }
    // `l’année la plus dure avait été 2002`
    if needs && at.index > 0 && at.rewind(1).classes().any(Classes::AUXILIARY) {
        return None;
    }
    if (after_any(at, &["d'"]) || back_is(at, 1, "d'")) && games(at) {
        return None;
    }
    // `hiver 2023-2024`: the year it starts in.
    if let Some((after, first)) = year(next) {
        let stroke = after.eat_any(&["/"]).or_else(|| (after.kind() == Some(PieceKind::Dash)).then(|| after.skip(1)));
        let second = stroke.filter(|c| c.glued() && c.kind() == Some(PieceKind::Digits));
        let end = second.map_or(after, |c| c.skip(1));
        return Some(Found::new(SEASON, calendar(YearRef::Stated(first), part), cursor, end));
    }
    if let Some(found) = year_of::after(next) {
        return Some(Found::new(SEASON, calendar(found.year, part), cursor, found.next));
    }
    if this.is_some() {
        return Some(Found::new(SEASON, calendar(YearRef::Toward(Base::Document, Way::This), part), cursor, next));
    }
    let led = if needs {
        after_any(at, &["l'"]) || (after_any(at, &["-", "en"]) || back_is(at, 1, "d'")) && sliced(at)
    } else {
        after_any(at, &["au", "le", "l'", "du", "dès", "depuis", "avant", "en"]) || sliced(at)
    };
    // `le printemps arabe`, `l’été indien`, `l’hiver démographique`: names of something else.
    let over = super::words::at_end(next) || super::words::predicate(next) || next.case() == Case::Title;
    let named = next.is_joined("de");
    (led && over && !named).then(|| Found::new(SEASON, calendar(YearRef::Unsaid, part), cursor, next))
}

/// `les Jeux paralympiques d’hiver de 2018`, `une station de sports d’hiver`, `des pneus d’été`,
/// `l’heure d’hiver`: a kind of thing, no time.
fn games(season: Cursor<'_>) -> bool {
    const KINDS: [&str; 21] = [
        "jeux",
        "jo",
        "olympiques",
        "paralympiques",
        "sports",
        "sport",
        "pneu",
        "pneus",
        "heure",
        "trêve",
        "championnats",
        "universiades",
        "jardin",
        "palais",
        "quartiers",
        "légumes",
        "fruits",
        "vêtements",
        "cirque",
        "vélodrome",
        "robe",
    ];
    season.index >= 2 && season.rewind(2).is_any(&KINDS)
}

/// `mi-été`, `début de l’été`, `fin d’été`
fn sliced(cursor: Cursor<'_>) -> bool {
    (1..=3).any(|behind| behind <= cursor.index && super::words::slice(cursor.rewind(behind)).is_some())
}

/// A feast.
pub(super) fn holiday(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let rows = &cursor.tokens.lexicon.rows().times.holidays;
    let (next, row) = cursor.any_phrase(Table::Holiday)?;
    let feast = rows.get(row as usize)?;
    let single = next.index == cursor.index + 1;
    if single && feast.title && beside_name(cursor, next) {
        return None;
    }
    let year = year_of::after(next);
    if !written_so(cursor, feast, year.is_some()) {
        return None;
    }
    // `père Noël`, `île de Pâques`, `le Mardi gras des enfants` aside.
    let owned =
        after_any(cursor, &["père", "mère", "papa", "maman", "île"]) || (after_any(cursor, &["de"]) && back_is(cursor, 2, "île"));
    if owned {
        return None;
    }
    let (next, year) = match year {
        Some(year) => (year.next, year.year),
        None => (next, YearRef::Unsaid),
    };
    Some(Found::new(HOLIDAY, Shape::Holiday(feast.rule, feast.days, year), cursor, next))
}

/// `Noël Le Graët`, `Bernard Noël`, `Toussaint Louverture`
fn beside_name(cursor: Cursor<'_>, next: Cursor<'_>) -> bool {
    let after = next.peek().is_some_and(|t| capital(t) && t.spaced) && super::words::month(next).is_none();
    let before = cursor.back(1).is_some_and(|t| capital(t) && cursor.index > 1 && t.spaced)
        && !super::words::ARTICLES.iter().any(|a| back_is(cursor, 1, a));
    let hyphen = next.past_hyphen().index > next.index || (back_is(cursor, 1, "-") && cursor.glued());
    after || before || hyphen
}

/// `le jour de noel`, `les vacances de noël`: the word before says that it is one.
fn of_a_feast(cursor: Cursor<'_>) -> bool {
    const HEADS: [&str; 18] = [
        "jour",
        "soir",
        "veille",
        "lendemain",
        "nuit",
        "matin",
        "vacances",
        "fête",
        "fêtes",
        "marché",
        "marchés",
        "messe",
        "repas",
        "réveillon",
        "sapin",
        "cadeaux",
        "période",
        "week-end",
    ];
    after_any(cursor, &["de"]) && cursor.index > 1 && cursor.rewind(2).is_any(&HEADS)
}

fn written_so(cursor: Cursor<'_>, feast: &HolidayRow, dated: bool) -> bool {
    let lower = cursor.case() == Case::Lower;
    match feast.case {
        HolidayCase::Any => true,
        HolidayCase::Title => !lower || !feast.title || of_a_feast(cursor),
        HolidayCase::Article => !lower && after_any(cursor, &["la"]),
        HolidayCase::Year => {
            // `une rentrée d’argent`, `la rentrée des impôts`
            let of = cursor.any_phrase(Table::Holiday).is_some_and(|(next, _)| next.is_any(&["de", "d'", "des", "du"]));
            dated || (after_any(cursor, &["la", "cette"]) && !of)
        }
    }
}
