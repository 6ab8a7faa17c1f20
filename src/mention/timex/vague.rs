//! References without a date: `récemment`, `à l’époque`, `désormais`, `aujourd’hui`, `bientôt`.

use super::expr::Shape;
use super::found::Found;
use super::words::word;
use crate::lexicon::{Table, TimeClass};
use crate::text::PieceKind;
use crate::token::Cursor;

const RULE: &str = "timex.vague";

/// A vague reference.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let classes = [(TimeClass::Present, "PRESENT_REF"), (TimeClass::Past, "PAST_REF"), (TimeClass::Future, "FUTURE_REF")];
    let mut best: Option<Found<'_>> = None;
    for (class, value) in classes {
        if let Some((next, _)) = word(cursor, class)
            && best.as_ref().is_none_or(|found| found.next.index < next.index)
        {
            best = Some(Found::new(RULE, Shape::Vague(value), cursor, next));
        }
    }
    // `bientôt 3 millions`, `bientôt dix ans`: a hedge.
    let hedge = |next: Cursor<'_>| {
        next.kind() == Some(PieceKind::Digits)
            || next.peek().is_some_and(|token| cursor.tokens.lexicon.starts(token.word, Table::Number))
    };
    // `il y a peu de chances`: there are few.
    // `en maintenant la pression`: the verb.
    if cursor.is("maintenant") && super::words::after_any(cursor, &["en"]) {
        return None;
    }
    let few = |next: Cursor<'_>| next.rewind(1).is("peu") && next.is_any(&["de", "d'"]);
    best.filter(|found| !(cursor.is("bientôt") && hedge(found.next)) && !few(found.next))
}
