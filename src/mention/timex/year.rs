//! Bare years, and only where something says that the four figures are one: `en 2019`, `(2019)`,
//! `l’an 2000`, `année 2023`, `budget 2025`, `exercice 2023-2024`, `52 av. J.-C.`.

use super::expr::{Part, Shape, YearRef};
use super::found::{Found, calendar};
use super::words::{after_any, at_start, back_is, counted_noun, full_unit, measured, word, word_before, year};
use crate::lexicon::{Classes, Table, TimeClass, TimeUnit, VerbFrame};
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

const RULE: &str = "timex.year";

/// A year with what makes it one.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    fiscal(cursor).or_else(|| named(cursor)).or_else(|| era(cursor)).or_else(|| bare(cursor))
}

fn of_year<'a>(cursor: Cursor<'a>, next: Cursor<'a>, value: i16) -> Option<Found<'a>> {
    Some(Found::new(RULE, calendar(YearRef::Stated(value), Part::Year), cursor, next))
}

/// `saison 2010-2011`, `exercice 2023/24`, `exercice 2023`, `année scolaire 2023-2024`
fn fiscal(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, _) = word(cursor, TimeClass::Fiscal)?;
    let (after, first) = year(next)?;
    if let Some((end, last)) = second_year(after, first, true) {
        return Some(Found::new(RULE, years(first, last), cursor, end));
    }
    (!measured(after)).then(|| of_year(cursor, after, first)).flatten()
}

/// `2019-2023`, `2019/2023`, `1914-18`, `2023-24`: two years joined by a sign.
pub(super) fn span(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, first) = year(cursor)?;
    if glued_left(cursor) {
        return None;
    }
    let (end, last) = second_year(next, first, word_before(cursor, TimeClass::Fiscal).is_some())?;
    ((!counted_noun(end) || edition(cursor, first)) && !measured(end)).then(|| Found::new(RULE, years(first, last), cursor, end))
}

fn years(first: i16, last: i16) -> Shape {
    let year = |value| Box::new(calendar(YearRef::Stated(value), Part::Year));
    Shape::Between(year(first), year(last))
}

/// The year after a dash or stroke: in full, or its last two figures.
fn second_year(cursor: Cursor<'_>, first: i16, fiscal: bool) -> Option<(Cursor<'_>, i16)> {
    let dash = cursor.kind() == Some(PieceKind::Dash);
    let at = cursor.skip(1);
    if !(dash || (cursor.text() == "/" && cursor.glued())) || cursor.glued() != at.glued() {
        return None;
    }
    if let Some((next, last)) = year(at) {
        return (last > first && !glued_right(next)).then_some((next, last));
    }
    let short = at.kind() == Some(PieceKind::Digits) && at.text().len() == 2 && at.glued() && !glued_right(at.skip(1));
    let tail: i16 = short.then(|| at.text().parse().ok()).flatten()?;
    let last = first - first % 100 + tail + if tail < first % 100 { 100 } else { 0 };
    // `2023-05` is a month; `2011-12` only after `saison` two years.
    let next = last == first + 1;
    let sure = fiscal || (tail > 12 && (first < 2000 || last <= first + 10) && (dash || next)) || (!dash && next);
    (sure && last > first && (last <= first + 60)).then_some((at.skip(1), last))
}

/// `année 2023`, `l’an 2000`, `l’an 2 000`, `an 1000`
fn named(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, _) = full_unit(cursor).filter(|(_, row)| row.unit == TimeUnit::Year)?;
    if let Some((after, value)) = year(next).filter(|(after, _)| !measured(*after)) {
        // `les années 1960` is a decade.
        if cursor.is("années") && value % 10 == 0 {
            return None;
        }
        if let Some((end, last)) = second_year(after, value, true) {
            return Some(Found::new(RULE, years(value, last), cursor, end));
        }
        return of_year(article_of(cursor), after, value);
    }
    let grouped = cursor.is("an") && next.kind() == Some(PieceKind::Digits);
    let value = grouped.then(|| crate::number::parse_figure(next.text())).flatten()?;
    let value = i16::try_from(value).ok().filter(|value| (1..=2100).contains(value))?;
    of_year(article_of(cursor), next.skip(1), value)
}

/// `l’an 2000` keeps its article, as `l’an passé` does.
fn article_of(cursor: Cursor<'_>) -> Cursor<'_> {
    if cursor.is("an") && back_is(cursor, 1, "l'") { cursor.rewind(1) } else { cursor }
}

/// `52 av. J.-C.`, `en 476 de notre ère`
fn era(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let digits = cursor.kind() == Some(PieceKind::Digits) && cursor.text().len() <= 4;
    let value: i16 = digits.then(|| cursor.text().parse().ok()).flatten()?;
    let (next, row) = word(cursor.skip(1), TimeClass::Era)?;
    let sign = if row.number < 0 { -1 } else { 1 };
    of_year(cursor, next, value * sign)
}

/// Four figures alone.
fn bare(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, value) = year(cursor)?;
    if glued_left(cursor) || glued_right(next) || measured(next) || word_before(cursor, TimeClass::NotYear).is_some() {
        return None;
    }
    let roman = after_any(cursor, &["°"]);
    // `2014 UZ224` is an asteroid.
    let designation = next.kind() == Some(PieceKind::Word)
        && next.text().starts_with(char::is_uppercase)
        && (next.text().chars().any(|c| c.is_ascii_digit())
            || next.case() == Case::Upper && next.skip(1).glued() && next.skip(1).kind() == Some(PieceKind::Digits));
    if designation {
        return None;
    }
    (!roman && (strong(cursor, next, value) || weak(cursor, next, value))).then(|| of_year(cursor, next, value)).flatten()
}

/// What only a year, or a time of the day in another shape, follows.
fn strong(cursor: Cursor<'_>, next: Cursor<'_>, value: i16) -> bool {
    const BEFORE: [&str; 13] =
        ["en", "depuis", "dès", "ici", "jusqu'en", "jusque", "fin", "début", "mi", "courant", "milieu", "années", "horizon"];
    // `depuis respectivement 2016 et 2015`
    let cursor = if after_any(cursor, &["respectivement", "notamment", "seulement", "même", "déjà"]) {
        cursor.rewind(1)
    } else {
        cursor
    };
    let led = after_any(cursor, &BEFORE)
        || (back_is(cursor, 1, "-") && back_is(cursor, 2, "mi"))
        || (back_is(cursor, 1, "à") && back_is(cursor, 2, "ici"))
        || ((1700..=2100).contains(&value) && after_any(cursor, &["avant", "après", "fin", "horizon"]))
        || ((1000..=2100).contains(&value) && after_any(cursor, &["vers"]));
    // `en 2000 exemplaires`
    if led {
        return !counted_noun(next);
    }
    let from = back_is(cursor, 1, "de") && word_before(cursor.rewind(1), TimeClass::Open).is_some_and(|(start, _)| start.is("à"));
    let enclosed = from || back_is(cursor, 1, "(") && (next.is(")") || next.is(",") || next.is(";"));
    let listed = word_before(cursor, TimeClass::Same).is_none() && listed(cursor) && !counted_noun(next);
    enclosed || listed
}

/// `en 2019, 2020 et 2021`: the year before it in the list is one.
fn listed(cursor: Cursor<'_>) -> bool {
    let mut at = cursor;
    for _ in 0..4 {
        let link = after_any(at, &[",", "et", "ou", "puis"]);
        let before = at.rewind(if link { 2 } else { 0 });
        let before =
            if back_is(at, 1, "en") && after_any(at.rewind(1), &[",", "et", "ou", "puis"]) { at.rewind(3) } else { before };
        if before.index == at.index || year(before).is_none() || word_before(before, TimeClass::NotYear).is_some() {
            return false;
        }
        let noun = before.rewind(1).case() == crate::token::Case::Lower && before.rewind(1).text().ends_with('s');
        if after_any(before, &["en", "depuis", "entre", "dès", "de"]) || noun {
            return true;
        }
        at = before;
    }
    false
}

/// What may stand before a year or a plain number: then nothing may follow that it would count.
fn weak(cursor: Cursor<'_>, next: Cursor<'_>, value: i16) -> bool {
    if edition(cursor, value) && counted_noun(next) {
        return true;
    }
    if !(1500..=2100).contains(&value) || counted_noun(next) {
        return false;
    }
    if next.is_any(&["%", "€", "$", "£", "/", "x", "×", "+", "="]) || (next.is_any(&[".", ","]) && digit_follows(next)) {
        return false;
    }
    let modern = (1900..=2100).contains(&value);
    if at_start(cursor) {
        return modern && (next.done() || next.classes().any(Classes::FINITE) || next.is_any(&[":", ",", "-", "–", "—"]));
    }
    let Some(before) = cursor.back(1) else { return false };
    // `Park Geun-hye, 2013.`
    if after_any(cursor, &[","]) {
        return modern
            && (next.done() || next.is(".") && next.skip(1).done())
            && cursor.back(2).is_some_and(|t| t.kind == PieceKind::Word);
    }
    if after_any(cursor, &["de", "d'", "pour", "sur", "à", "que", "qu'", "et", "ou", "contre", "entre"]) {
        let modern = (1700..=2100).contains(&value);
        let compared = after_any(cursor, &["contre", "et", "ou", "sur", "pour", "que", "qu'"]);
        let round = value % 100 == 0 && value != 2000;
        return modern && !(compared && (round || value < 1900)) && !counts(cursor, value) && !quantity_before(cursor);
    }
    // `budget 2025`, `Paris 2024`
    let noun = before.kind == PieceKind::Word
        && !before.span.of(cursor.tokens.text).chars().any(|c| c.is_ascii_digit())
        && !cursor.tokens.lexicon.starts(before.word, Table::Number)
        && !closed(cursor);
    // `il en veut 2000`
    let verb = cursor.rewind(1).classes().any(Classes::FINITE) && cursor.rewind(2).classes().any(Classes::PRONOUN);
    modern && noun && !verb
}

/// `la Golden Spin 2018 seniors`, `les Mondiaux 2019 dames`: an event of the year, and for whom.
fn edition(cursor: Cursor<'_>, value: i16) -> bool {
    let name = |at: Cursor<'_>| at.kind() == Some(PieceKind::Word) && at.case() == Case::Title && at.index > 0;
    let before = cursor.rewind(1);
    let place = cursor.rewind(2).is_any(&["à", "en", "dans", "chez", "sur"]);
    let round = value % 10 == 0;
    (1950..=2050).contains(&value) && !round && cursor.index > 1 && name(before) && !place && !closed(cursor)
}

/// A word of grammar before: `plus 2000`, `les 2000`.
fn closed(cursor: Cursor<'_>) -> bool {
    let before = cursor.rewind(1).classes();
    before.any(
        Classes::DETERMINER
            .with(Classes::PREPOSITION)
            .with(Classes::PRONOUN)
            .with(Classes::COORDINATOR)
            .with(Classes::ADVERB)
            .with(Classes::NEGATION)
            .with(Classes::AUXILIARY)
            .with(Classes::FUTURE)
            .with(Classes::CONDITIONAL),
    )
}

/// `portée à 2000`, `une somme de 2000`, `de 1800 à 2000`: a round figure after a verb or noun that
/// takes figures.
fn counts(cursor: Cursor<'_>, value: i16) -> bool {
    let digits = cursor.back(2).is_some_and(|token| token.kind == PieceKind::Digits);
    let noun = after_any(cursor, &["de", "d'"])
        && cursor.back(2).is_some_and(|token| cursor.tokens.lexicon.starts(token.word, Table::NounTrigger));
    (digits && after_any(cursor, &["à", "contre"])) || (value % 50 == 0 && (noun || changes(cursor)))
}

/// `passer de 1800 à 2000`, `portée à 2000`: a verb of change right before makes a figure of it.
/// `remonter à 1938` dates, and a noun that looks like a verb does not govern.
pub(super) fn changes(cursor: Cursor<'_>) -> bool {
    let rows = cursor.tokens.lexicon.rows();
    let at = cursor.rewind(2);
    let Some(token) = at.peek().filter(|_| cursor.index > 1) else { return false };
    let noun = at.rewind(1).classes().any(Classes::DETERMINER) && at.index > 0;
    !noun
        && cursor.tokens.lexicon.verb_forms(token.word).iter().any(|form| {
            !matches!(cursor.tokens.lexicon.infinitive(form.lemma), "remonter" | "dater")
                && rows.triggers_of_verb.get(&form.lemma).into_iter().flatten().any(|row| {
                    rows.verb_triggers
                        .get(*row as usize)
                        .is_some_and(|trigger| matches!(trigger.frame, VerbFrame::FromTo | VerbFrame::Level | VerbFrame::Change))
                })
        })
}

/// `plus de 2000`, `près de 1900`, `un total de 1950`
fn quantity_before(cursor: Cursor<'_>) -> bool {
    const WORDS: [&str; 11] =
        ["plus", "moins", "près", "total", "nombre", "autour", "hauteur", "jusqu'à", "égal", "supérieur", "inférieur"];
    WORDS.iter().any(|word| back_is(cursor, 2, word)) || word_before(cursor.rewind(1), TimeClass::NotYear).is_some()
}

fn digit_follows(cursor: Cursor<'_>) -> bool {
    let next = cursor.skip(1);
    next.glued() && next.kind() == Some(PieceKind::Digits)
}

/// Part of a longer reference: `n°2019`, `Covid-2019`, `12.2019`, `@2019`.
fn glued_left(cursor: Cursor<'_>) -> bool {
    let Some(before) = cursor.back(1).filter(|_| cursor.glued()) else { return false };
    let sign = before.span.of(cursor.tokens.text);
    if before.kind == PieceKind::Dash {
        return !before.spaced && cursor.index >= 2 && !back_is(cursor, 2, "mi");
    }
    !matches!(sign, "(" | "[" | "«" | "“" | "\"" | "‘" | ":" | "…" | "'" | "’" | "—" | "–") && before.kind != PieceKind::Word
        || (before.kind == PieceKind::Word && !sign.ends_with(['\'', '’']))
}

/// `2019-nCoV`, `2024x`, `2019/1234`, `2024h`
fn glued_right(cursor: Cursor<'_>) -> bool {
    if !cursor.glued() {
        return false;
    }
    match cursor.kind() {
        Some(PieceKind::Word | PieceKind::Digits) => true,
        Some(PieceKind::Dash) => {
            let next = cursor.skip(1);
            next.glued() && !matches!(next.kind(), Some(PieceKind::Sign) | None) && year(next).is_none()
        }
        _ => matches!(cursor.text(), "/" | "_" | "." | ",") && digit_follows(cursor) && year(cursor.skip(1)).is_none(),
    }
}
