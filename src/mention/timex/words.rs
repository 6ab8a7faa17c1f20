//! Single words of time as the tables know them. Must not know how they combine.

use super::expr::Slice;
use crate::lexicon::{Classes, NamedDay, Table, TimeClass, TimeWord, UnitOfTime};
use crate::number;
use crate::text::PieceKind;
use crate::token::{Case, Cursor, Token};

/// Articles that may stand before a date and stay outside it.
pub(super) const ARTICLES: [&str; 8] = ["le", "la", "l'", "les", "du", "au", "aux", "des"];

/// Signs that make another figure of the one before them.
pub(super) const SIGNS: [&str; 6] = ["%", "€", "$", "/", ":", "°"];

/// A month's name: the cursor after it (and after the stop of an abbreviation) and its row.
pub(super) fn month(cursor: Cursor<'_>) -> Option<(Cursor<'_>, NamedDay)> {
    let (next, row) = cursor.any_phrase(Table::Month)?;
    let row = *cursor.tokens.lexicon.rows().times.months.get(row as usize)?;
    Some((if row.short { past_stop(next) } else { next }, row))
}

/// A weekday's name.
pub(super) fn weekday(cursor: Cursor<'_>) -> Option<(Cursor<'_>, NamedDay)> {
    let (next, row) = cursor.any_phrase(Table::Weekday)?;
    let row = *cursor.tokens.lexicon.rows().times.weekdays.get(row as usize)?;
    Some((if row.short { past_stop(next) } else { next }, row))
}

/// A unit of time. A capital inside a sentence makes a title of it (`Les 24 Heures du Mans`).
pub(super) fn unit(cursor: Cursor<'_>) -> Option<(Cursor<'_>, UnitOfTime)> {
    let rows = &cursor.tokens.lexicon.rows().times.units;
    let (next, row) = cursor.any_phrase(Table::TimeUnit)?;
    let row = *rows.get(row as usize)?;
    // `années-lumière` is a length.
    let compound = next.past_hyphen().index > next.index && !next.skip(1).is_any(&["ci", "là"]);
    // `Dans 5 Minutes`
    let counted = back_is(cursor, 2, "dans") || back_is(cursor, 2, "a");
    let title = cursor.case() == Case::Title && cursor.index > 0 && row.kind != "abbr" && !counted;
    (!compound && !title).then_some((next, row))
}

/// A unit written in full that is no abbreviation.
pub(super) fn full_unit(cursor: Cursor<'_>) -> Option<(Cursor<'_>, UnitOfTime)> {
    unit(cursor).filter(|(_, row)| row.kind == "full")
}

/// The longest phrase used as `class`.
pub(super) fn word(cursor: Cursor<'_>, class: TimeClass) -> Option<(Cursor<'_>, &TimeWord)> {
    let lexicon = cursor.tokens.lexicon;
    if lexicon.time_uses(cursor.peek()?.word) & (1 << class as u8) == 0 {
        return None;
    }
    let rows = &lexicon.rows().times.words;
    let (next, row) = cursor.phrase(class.table(), |row, _| rows.get(row as usize).is_some_and(|w| w.class == class))?;
    Some((next, rows.get(row as usize)?))
}

/// The cursor after a phrase used as `class`; itself when there is none.
pub(super) fn past(cursor: Cursor<'_>, class: TimeClass) -> Cursor<'_> {
    word(cursor, class).map_or(cursor, |(next, _)| next)
}

/// The longest phrase used as `class` that ends right before `end`: where it starts, and it.
pub(super) fn word_before(end: Cursor<'_>, class: TimeClass) -> Option<(Cursor<'_>, &TimeWord)> {
    (1..=5usize.min(end.index)).rev().find_map(|length| {
        let start = end.rewind(length);
        let lexicon = start.tokens.lexicon;
        if lexicon.time_uses(start.peek()?.word) & (1 << class as u8) == 0 {
            return None;
        }
        let rows = &lexicon.rows().times.words;
        let last = end.back(1)?.span.end;
        let (_, row) = start
            .phrase(class.table(), |row, span| span.end == last && rows.get(row as usize).is_some_and(|w| w.class == class))?;
        Some((start, rows.get(row as usize)?))
    })
}

/// `dernier`, `prochain`, `suivant`…: the class and the cursor after it. `before` asks for the
/// place before the unit.
pub(super) fn direction(cursor: Cursor<'_>, before: bool) -> Option<(Cursor<'_>, TimeClass)> {
    const CLASSES: [TimeClass; 6] =
        [TimeClass::Last, TimeClass::Next, TimeClass::This, TimeClass::Following, TimeClass::Preceding, TimeClass::Same];
    let place = if before { "before" } else { "after" };
    CLASSES.iter().find_map(|class| {
        let (next, _) = word(cursor, *class).filter(|(_, r)| r.value == "any" || r.value == place)?;
        // `l’année d’après le scrutin`: a preposition, no adjective.
        let preposition = !before
            && cursor.is("d'")
            && next.peek().is_some_and(|t| !t.spaced || (t.kind == PieceKind::Word && !predicate(next)));
        // `suivant les cas`
        let governs = !before && cursor.is("suivant") && next.classes().any(Classes::DETERMINER);
        (!preposition && !governs).then_some((next, *class))
    })
}

/// A verb, a preposition or a conjunction stands next: the noun group before it is over.
pub(super) fn predicate(cursor: Cursor<'_>) -> bool {
    cursor.kind() != Some(PieceKind::Word)
        || cursor.classes().any(
            Classes::FINITE
                .with(Classes::PREPOSITION)
                .with(Classes::COORDINATOR)
                .with(Classes::SUBORDINATOR)
                .with(Classes::PRONOUN)
                .with(Classes::NEGATION),
        ) && !cursor.is_any(&["le", "la", "les", "l'"])
}

/// `début`, `mi`, `fin`…
pub(super) fn slice(cursor: Cursor<'_>) -> Option<(Cursor<'_>, Slice)> {
    let (next, row) = word(cursor, TimeClass::Part)?;
    let slice = match row.value {
        "start" => Slice::Start,
        "mid" => Slice::Middle,
        "end" => Slice::End,
        _ => Slice::Course,
    };
    Some((next, slice))
}

/// A number below 40 that can count days of a month: `1er`, `14`, `premier`, `quatorze`.
pub(super) fn day_number(cursor: Cursor<'_>) -> Option<(Cursor<'_>, u8)> {
    if cursor.kind() == Some(PieceKind::Digits) {
        let text = cursor.text();
        let value: u8 = (text.len() <= 2).then(|| text.parse().ok()).flatten()?;
        let after = cursor.skip(1);
        // `1er`, `1 er` and, against the grammar, `15e`.
        let ending = after.kind() == Some(PieceKind::Word)
            && (after.is("er") || (after.glued() && after.is_any(&["e", "ème", "eme", "ière", "ier"])));
        return (value > 0).then_some((if ending { after.skip(1) } else { after }, value));
    }
    let first = cursor.peek()?;
    if !cursor.tokens.lexicon.starts(first.word, Table::Number) {
        return None;
    }
    if let Some(next) = cursor.eat("premier") {
        return Some((next, 1));
    }
    let found = number::cardinal(cursor).filter(|found| !found.article)?;
    let value = u8::try_from(found.value).ok().filter(|value| (2..=31).contains(value))?;
    Some((found.next, value))
}

/// A year in four digits and nothing else.
pub(super) fn year(cursor: Cursor<'_>) -> Option<(Cursor<'_>, i16)> {
    let token = cursor.peek().filter(|token| token.kind == PieceKind::Digits && token.span.len() == 4)?;
    let value: i16 = token.span.of(cursor.tokens.text).parse().ok()?;
    (1000..=2100).contains(&value).then(|| (cursor.skip(1), value))
}

/// A whole number with a value that fits.
pub(super) fn count(cursor: Cursor<'_>) -> Option<(Cursor<'_>, u16)> {
    let found = number::cardinal(cursor)?;
    Some((found.next, u16::try_from(found.value).ok().filter(|_| found.value.is_integer())?))
}

/// An ordinal as a small number: `premier`, `3e`, `second`, `dernier` (-1).
pub(super) fn rank(cursor: Cursor<'_>) -> Option<(Cursor<'_>, i16)> {
    if let Some(next) = cursor.eat_any(&["dernier", "dernière", "derniers", "dernières"]) {
        return Some((next, -1));
    }
    if let Some(found) = number::ordinal(cursor) {
        return Some((found.next, i16::try_from(found.value).ok()?));
    }
    // `3 e trimestre`
    let after = cursor.skip(1);
    let spaced = cursor.kind() == Some(PieceKind::Digits) && after.is_any(&["e", "er", "ème", "eme", "è", "ère"]);
    let value = spaced.then(|| cursor.text().parse().ok()).flatten()?;
    Some((after.skip(1), value))
}

/// The stop glued to an abbreviation, unless the sentence ends there.
pub(super) fn past_stop(cursor: Cursor<'_>) -> Cursor<'_> {
    if cursor.glued() && cursor.is(".") { cursor.skip(1) } else { cursor }
}

/// Past `de`, `d’`, `du`, `des` and the article after them.
pub(super) fn past_of(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(next) = cursor.eat_any(&["du", "des"]) {
        return Some(next);
    }
    let next = cursor.eat_any(&["de", "d'"])?;
    Some(next.eat_any(&["la", "l'", "le", "les"]).unwrap_or(next))
}

/// Past one article.
pub(super) fn past_article(cursor: Cursor<'_>) -> Cursor<'_> {
    cursor.eat_any(&ARTICLES).unwrap_or(cursor)
}

/// The token before the cursor reads one of `keys`.
pub(super) fn after_any(cursor: Cursor<'_>, keys: &[&str]) -> bool {
    cursor.back(1).is_some_and(|token| keys.iter().any(|key| cursor.reads(token, key)))
}

/// The token `behind` places back reads `key`.
pub(super) fn back_is(cursor: Cursor<'_>, behind: usize, key: &str) -> bool {
    cursor.back(behind).is_some_and(|token| cursor.reads(token, key))
}

/// The cursor stands at the start of its sentence, but for signs.
pub(super) fn at_start(cursor: Cursor<'_>) -> bool {
    (1..=3).all(|behind| cursor.back(behind).is_none_or(|token| matches!(token.kind, PieceKind::Sign | PieceKind::Dash)))
        && cursor.index <= 3
}

/// A sign that ends what goes before.
pub(super) fn at_end(cursor: Cursor<'_>) -> bool {
    cursor.kind().is_none_or(|kind| matches!(kind, PieceKind::Sign | PieceKind::Dash))
}

/// The next token is a noun in the plural that a number before it would count: `2000 personnes`.
pub(super) fn counted_noun(cursor: Cursor<'_>) -> bool {
    // `places` is a form of *placer* too, but hardly ever after a figure.
    const GRAMMAR: Classes = Classes::GRAMMAR.with(Classes::AUXILIARY).with(Classes::PARTICIPLE);
    let Some(token) = cursor.peek() else { return false };
    token.kind == PieceKind::Word
        && token.case == Case::Lower
        && cursor.text().ends_with(['s', 'x'])
        && !cursor.classes().any(GRAMMAR)
}

/// The next token makes an amount of the figure before it: a scale, a currency, a percent sign, a
/// unit of measure.
pub(super) fn measured(cursor: Cursor<'_>) -> bool {
    let Some(token) = cursor.peek() else { return false };
    let bits = cursor.tokens.lexicon.start_bits(token.word);
    let table = |table: Table| bits & (1 << table as u8) != 0;
    let sign = matches!(cursor.text(), "%" | "‰" | "€" | "$" | "£" | "¥" | "°" | "²" | "³");
    sign || (token.kind == PieceKind::Word
        && (cursor.is_any(&["pour", "pourcent"]) && cursor.skip(1).is_any(&["cent", "mille"])
            || cursor.is("pourcent")
            || (cursor.any_phrase(Table::Currency).is_some() && !cursor.classes().any(Classes(u32::MAX)))
            || (table(Table::CurrencyHead) && !cursor.classes().any(Classes::PREPOSITION))
            || (cursor.phrase(Table::Number, |row, _| scale(cursor, row)).is_some() && !cursor.is("tiers"))
            || (symbol_or_unit(cursor) && !table(Table::Month))))
}

fn scale(cursor: Cursor<'_>, row: u32) -> bool {
    use crate::lexicon::NumberClass as N;
    cursor.tokens.lexicon.rows().numbers.get(row as usize).is_some_and(|row| {
        matches!(row.class, N::Scale | N::Abbreviation | N::Thousand | N::Collective) && (!row.case || row.form == cursor.text())
    })
}

fn symbol_or_unit(cursor: Cursor<'_>) -> bool {
    let rows = &cursor.tokens.lexicon.rows().units;
    cursor
        .phrase(Table::Unit, |row, span| {
            rows.get(row as usize).is_some_and(|unit| !unit.symbol || unit.form == span.of(cursor.tokens.text))
        })
        .is_some()
        && !cursor.classes().any(Classes::PREPOSITION.with(Classes::DETERMINER).with(Classes::COORDINATOR).with(Classes::FINITE))
}

/// A name with a capital inside a sentence, not all in capitals: `Bernard` beside `Noël`.
pub(super) fn capital(token: &Token) -> bool {
    token.kind == PieceKind::Word && token.case == Case::Title
}
