//! What a negation does to a bound: `n’excède pas 10 %` is at most 10 %.

use crate::lexicon::{Classes, Hedge, HedgeSense};
use crate::text::PieceKind;
use crate::token::Cursor;

/// Tokens looked back over for `ne`.
const REACH: usize = 8;

/// What the words around a hedge do to it.
pub(super) enum Scope {
    /// Nothing.
    None,
    /// It bounds the other way.
    Turned(HedgeSense),
    /// It is no hedge (`ils n’ont plus de 3 salariés`).
    Void,
}

/// Reads the clause before the hedge that goes from `start` to `end`.
pub(super) fn scope(start: Cursor<'_>, end: Cursor<'_>, row: &Hedge) -> Scope {
    let turned = match row.sense {
        HedgeSense::MoreThan => HedgeSense::EqualOrLess,
        HedgeSense::EqualOrMore => HedgeSense::LessThan,
        HedgeSense::LessThan => HedgeSense::EqualOrMore,
        HedgeSense::EqualOrLess => HedgeSense::MoreThan,
        HedgeSense::Approx | HedgeSense::Equal | HedgeSense::Vague => return Scope::None,
    };
    let verb = start.classes().any(Classes::VERB);
    // The phrase may hold its own `pas`: `pas plus de` is turned already, in the table.
    let own = (0..end.index.saturating_sub(start.index))
        .any(|at| start.ahead(at).is_some_and(|t| negator(start, t) && !plus(start, t)));
    if own {
        return Scope::None;
    }
    // `et pas au-delà de 55`: no verb is needed.
    if start.back(1).is_some_and(|t| start.reads(t, "pas") || start.reads(t, "jamais")) {
        return Scope::Turned(turned);
    }
    let mut second = false;
    let mut spent = false;
    for back in 1..=REACH {
        let Some(token) = start.back(back) else { return Scope::None };
        if token.kind == PieceKind::Sign || stops(start, token, back) {
            return Scope::None;
        }
        if start.reads(token, "sans") {
            return if back <= 3 && verb { Scope::Turned(turned) } else { Scope::None };
        }
        if start.reads(token, "que") || start.reads(token, "qu'") {
            spent = true;
        }
        if start.reads(token, "ne") || start.reads(token, "n'") {
            let after = (0..2).any(|at| end.ahead(at).is_some_and(|t| negator(end, t)));
            let cannot = start.rewind(back).skip(1).classes().any(Classes::VERB) && is_savoir(start.rewind(back).skip(1));
            return match (second || after || cannot, spent) {
                (_, true) => {
                    if row.phrase.starts_with("plus que") {
                        Scope::Void
                    } else {
                        Scope::None
                    }
                }
                (true, _) => Scope::Turned(turned),
                // `n’ont plus de`: the hedge's own `plus` is the negation.
                (false, _) if row.phrase.starts_with("plus ") => Scope::Void,
                _ => Scope::None,
            };
        }
        second |= negator(start, token) && (verb || !plus(start, token));
    }
    Scope::None
}

/// The second half of a negation.
fn negator(cursor: Cursor<'_>, token: &crate::token::Token) -> bool {
    ["pas", "jamais", "guère", "point", "nullement", "aucunement", "plus", "rien"].iter().any(|word| cursor.reads(token, word))
}

fn plus(cursor: Cursor<'_>, token: &crate::token::Token) -> bool {
    cursor.reads(token, "plus")
}

/// `ne saurait dépasser`: no `pas` is needed.
fn is_savoir(cursor: Cursor<'_>) -> bool {
    let lexicon = cursor.tokens.lexicon;
    cursor.peek().is_some_and(|t| {
        lexicon.verb_forms(t.word).iter().any(|form| matches!(lexicon.infinitive(form.lemma), "savoir" | "pouvoir"))
    })
}

/// Words that open another clause or take the hedge out of the negated verb's reach
/// (`n’est pas venu depuis plus de deux ans`).
fn stops(cursor: Cursor<'_>, token: &crate::token::Token, back: usize) -> bool {
    const CLAUSE: [&str; 12] = ["et", "mais", "ou", "car", "donc", "qui", "dont", "où", "lorsque", "quand", "puisque", "si"];
    const PHRASE: [&str; 9] = ["depuis", "pendant", "après", "avant", "dans", "avec", "par", "durant", "malgré"];
    CLAUSE.iter().any(|word| cursor.reads(token, word)) || (back == 1 && PHRASE.iter().any(|word| cursor.reads(token, word)))
}
