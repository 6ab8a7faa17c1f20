//! What may stand between an amount and its rate: `1 500 euros net par mois`, `120 millions
//! d’euros d’économies par an`, `44 dollars supplémentaires par an`.

use crate::lexicon::Classes;
use crate::number;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

/// Words of a complement (`d’économies supplémentaires`).
const COMPLEMENT: usize = 3;

/// The cursor where a rate starts, at `end` or past what may stand between. `is_rate(at, near)`
/// says whether one starts at `at`; `near` is false after a complement.
pub(super) fn before_rate<'a>(end: Cursor<'a>, is_rate: impl Fn(Cursor<'a>, bool) -> bool) -> Option<Cursor<'a>> {
    if is_rate(end, true) {
        return Some(end);
    }
    let mut at = end;
    for _ in 0..2 {
        let Some(next) = aside(at) else { break };
        at = next;
        if is_rate(at, true) {
            return Some(at);
        }
    }
    // One adjective: `de dollars supplémentaires par an`, `d’utilisateurs actifs hebdomadaires`.
    if adjective(at) && is_rate(at.skip(1), true) {
        return Some(at.skip(1));
    }
    let mut inside = at.eat_any(&["de", "d'"])?;
    for _ in 0..COMPLEMENT {
        if inside.kind() != Some(PieceKind::Word) || closed(inside) {
            return None;
        }
        inside = inside.skip(1);
        if is_rate(inside, false) {
            return Some(inside);
        }
    }
    None
}

/// `net`, `hors taxes`, `de plus`, `en moyenne`, `environ`.
fn aside(at: Cursor<'_>) -> Option<Cursor<'_>> {
    const WORDS: [&str; 10] = ["net", "nets", "nette", "nettes", "brut", "bruts", "brute", "brutes", "ht", "ttc"];
    at.eat_any(&WORDS)
        .or_else(|| at.eat_all(&["de", "plus"]))
        .or_else(|| at.eat_all(&["de", "moins"]))
        .or_else(|| at.eat_all(&["en", "moyenne"]))
        .or_else(|| at.eat_all(&["hors", "taxes"]))
        .or_else(|| number::hedge_after(at).filter(|hit| hit.start.index == at.index).map(|hit| hit.end))
}

fn adjective(at: Cursor<'_>) -> bool {
    at.kind() == Some(PieceKind::Word)
        && at.case() == Case::Lower
        && !closed(at)
        && at.text().chars().count() > 3
        && at.text().ends_with(['s', 'l', 'e', 'é', 'f', 'x'])
}

fn closed(at: Cursor<'_>) -> bool {
    at.classes().any(
        Classes::DETERMINER
            .with(Classes::PREPOSITION)
            .with(Classes::PRONOUN)
            .with(Classes::COORDINATOR)
            .with(Classes::SUBORDINATOR)
            .with(Classes::AUXILIARY)
            .with(Classes::NEGATION),
    )
}
