//! Lengths of time that stand alone: `deux ans et demi`, `10 à 15 minutes`, `1h30` where it is no
//! time of day; `un an` but not every `une année`.

use super::expr::Shape;
use super::found::Found;
use super::length::{Lasting, lasting};
use super::words::after_any;
use crate::lexicon::{Classes, Table, TimeUnit};
use crate::number;
use crate::text::PieceKind;
use crate::token::Cursor;

const RULE: &str = "timex.duration";

/// A duration that stands alone.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let lasting = lasting(cursor)?;
    // `à environ 15 heures` is a time of the day.
    let hour = lasting.unit == TimeUnit::Hour && lasting.start.index < cursor.index;
    if hour && after_any(lasting.start, &["à", "a"]) && super::clock::starts(cursor) {
        return None;
    }
    if lasting.article && !article_counts(cursor, &lasting) || twice(cursor) || named_programme(cursor, &lasting) {
        return None;
    }
    // `sont mortes et une quinzaine blessées`: fifteen people.
    let people = lasting.unit == TimeUnit::Fortnight
        && lasting.next.rewind(1).is("quinzaine")
        && lasting.next.classes().any(Classes::PARTICIPLE)
        && lasting.next.text().ends_with('s');
    if people {
        return None;
    }
    // `retrouver un mois de septembre`: a month by its name.
    let of = lasting.next.eat_any(&["de", "d'"]).filter(|_| lasting.unit == TimeUnit::Month && lasting.article);
    if of.is_some_and(|at| super::words::month(at).is_some()) {
        return None;
    }
    let shape = Shape::Duration(lasting.value);
    Some(Found::new(RULE, shape, lasting.start, lasting.next).with(lasting.modifier))
}

/// `un an`, `une semaine` last; `un jour`, `une heure`, `une année` only where a preposition
/// counts them.
fn article_counts(cursor: Cursor<'_>, lasting: &Lasting<'_>) -> bool {
    const PREPOSITIONS: [&str; 24] = [
        "en", "pendant", "durant", "sur", "pour", "depuis", "après", "à", "d'", "de", "que", "qu'", "dans", "sous", "avant",
        "environ", "dure", "duré", "dura", "durer", "durera", "presque", "fait", "et",
    ];
    let plain = matches!(lasting.unit, TimeUnit::Year | TimeUnit::Month | TimeUnit::Week | TimeUnit::Hour | TimeUnit::Minute);
    let year = cursor.skip(1).is("année");
    let first = lasting.next.index > cursor.index + 2;
    let prepared = after_any(cursor, &PREPOSITIONS) || lasting.start.index < cursor.index;
    // `une seconde vague`, `une bonne seconde place`: the ordinal.
    const OVER: Classes =
        Classes::GRAMMAR.with(Classes::ADVERB).with(Classes::AUXILIARY).with(Classes::SUBORDINATOR).with(Classes::COORDINATOR);
    let ordinal =
        lasting.unit == TimeUnit::Second && lasting.next.kind() == Some(PieceKind::Word) && !lasting.next.classes().any(OVER);
    if ordinal {
        return false;
    }
    let title = (lasting.next.is("de") && lasting.unit == TimeUnit::Day) || lasting.next.kind() == Some(PieceKind::Digits);
    first || (plain && !year) || (prepared && !title) || (super::words::at_start(cursor) && lasting.next.done())
}

/// `trois minutes` of `deux trois minutes`.
fn twice(cursor: Cursor<'_>) -> bool {
    cursor.back(1).is_some_and(|token| {
        token.kind == PieceKind::Word
            && cursor.tokens.lexicon.starts(token.word, Table::Number)
            && number::cardinal(cursor.rewind(1)).is_some_and(|found| found.next.index == cursor.index && !found.article)
    })
}

/// `le 20 heures`, the news at eight.
fn named_programme(cursor: Cursor<'_>, lasting: &Lasting<'_>) -> bool {
    lasting.unit == TimeUnit::Hour && after_any(cursor, &["le", "du", "au"]) && lasting.start.index == cursor.index
}
