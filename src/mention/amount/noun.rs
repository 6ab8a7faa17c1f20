//! Counted quantities: a figure with the noun of what is counted.

use super::lemma::singular;
use super::sense::{may_be_money, metric_noun, money_noun, paid};
use super::unit::Unit;
use crate::lexicon::{Classes, Table};
use crate::mention::AmountKind;
use crate::number::Reading;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};
use rust_decimal::Decimal;

const RULE: &str = "amount.quantity";

/// Hyphens that a compound noun may hold.
const HYPHENS: usize = 4;

/// The noun after a figure.
pub(super) fn after<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    let at = reading.next;
    let from = if reading.links { at.eat_any(&["de", "d'"])? } else { partitive(at).unwrap_or(at) };
    if reading.fraction && reading.estimate.value.is_some_and(|v| v < Decimal::ONE) {
        return None;
    }
    let (place, end) = head_noun(from, reading)?;
    if reading.links && of_money(place, end, reading) {
        return None;
    }
    let mut unit = Unit::new(AmountKind::Quantity, RULE, place, end);
    let lemma = singular(place.tokens.lexicon, place.to(end).of(place.tokens.text));
    unit.unit = Some(if place.case() == Case::Title { capital(&lemma) } else { lemma });
    Some(unit)
}

/// `cinq des assaillants`, `3 000 de ses partisans`.
fn partitive(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let noun = at.eat("des").or_else(|| at.eat("de")?.eat_any(&["ses", "leurs", "ces", "nos", "vos", "mes"]))?;
    (noun.text().ends_with(['s', 'x']) && noun.case() == Case::Lower).then_some(noun)
}

/// `44 Russes` are counted as `Russe`.
fn capital(lemma: &str) -> Box<str> {
    let mut letters = lemma.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect()).into()
}

/// `un demi-milliard de pertes`, `60 milliards d’effort`, `3 millions d’aide`: the noun says what
/// the money is for. Things counted by the million stand in the plural.
fn of_money(place: Cursor<'_>, end: Cursor<'_>, reading: &Reading<'_>) -> bool {
    let Some(scale) = reading.scale.filter(|scale| *scale >= Decimal::from(1_000_000)) else { return false };
    let lexicon = place.tokens.lexicon;
    let lemma = singular(lexicon, place.to(end).of(place.tokens.text));
    let counted = lexicon.rows().unit_metrics.contains_key(&*lemma);
    let billions = scale >= Decimal::from(1_000_000_000);
    let singular = place.case() == Case::Lower && !place.text().ends_with(['s', 'x', 'z']);
    let revenue = metric_noun(place) == Some("revenue") || paid(place);
    revenue || (!counted && (money_noun(place) || singular)) || (billions && may_be_money(place))
}

/// The head noun, adjectives that may stand before it stepped over (`trois nouvelles usines`).
fn head_noun<'a>(from: Cursor<'a>, reading: &Reading<'a>) -> Option<(Cursor<'a>, Cursor<'a>)> {
    // `18 000 toutes catégories confondues` does not count categories.
    if from.is_any(&["tout", "tous", "toute", "toutes"]) {
        return None;
    }
    let mut at = from;
    for _ in 0..3 {
        let Some((after, _)) = at.any_phrase(Table::Prenominal) else { break };
        // `les trois premiers de la liste`: the adjective is the noun.
        if !noun_like(after, reading) {
            break;
        }
        at = after;
    }
    noun_like(at, reading).then(|| (at, compound(at)))
}

/// `data centers`, `sans-abri`, `porte-avions`: a noun goes on over its hyphens.
fn compound(at: Cursor<'_>) -> Cursor<'_> {
    let mut end = at.skip(1);
    for _ in 0..HYPHENS {
        let inner = end.kind() == Some(PieceKind::Dash)
            && end.glued()
            && end.ahead(1).is_some_and(|t| !t.spaced && t.kind == PieceKind::Word);
        if !inner {
            break;
        }
        end = end.skip(2);
    }
    end
}

fn noun_like(at: Cursor<'_>, reading: &Reading<'_>) -> bool {
    let Some(token) = at.peek() else { return false };
    if token.kind != PieceKind::Word || !token.spaced && !reading.links {
        return false;
    }
    let lexicon = at.tokens.lexicon;
    let word = at.text();
    let lemma = singular(lexicon, word);
    let counted = lexicon.rows().unit_metrics.contains_key(&*lemma);
    // `2014 UZ224` is an asteroid, `six CF-18` aircraft.
    let coded = word.chars().any(|c| c.is_ascii_digit())
        || token.case == Case::Upper
            && at.ahead(1).is_some_and(|t| t.kind == PieceKind::Dash && !t.spaced)
            && at.ahead(2).is_some_and(|t| t.kind == PieceKind::Digits && !t.spaced);
    if word.chars().nth(1).is_none() || coded {
        return false;
    }
    if token.case == Case::Lower && joined_plural(at) {
        return true;
    }
    if excluded(at, counted) {
        return false;
    }
    let written = match token.case {
        Case::Mixed => false,
        // `« 20 Heures »`, `les 24 Heures du Mans`, `70.3 Pays d’Aix` are names.
        Case::Title => {
            let whole = reading.links || reading.estimate.value.is_some_and(|v| v.fract().is_zero());
            lexicon.starts(token.word, Table::Demonym)
                || (counted && (all_title(at) || reading.links) && whole && !lexicon.starts(token.word, Table::TimeUnit))
        }
        _ => true,
    };
    if !written {
        return false;
    }
    if counted && (lemma.as_ref() != word || at_most_one(reading) || same_form(lexicon, word)) {
        return true;
    }
    let classes = lexicon.classes(token.word);
    let verbal = classes.any(Classes::FINITE.with(Classes::INFINITIVE)) || word.ends_with("ant");
    let plural = word.ends_with(['s', 'x', 'z', 'S', 'X']);
    (plural && !counted_participle(classes, counted)) || token.case == Case::Upper || (at_most_one(reading) && !verbal)
}

/// `deux sous-marins`, `15 porte-paroles`, `trois demi-finales`: a compound whose last word is a
/// noun in the plural, whatever its first is; not `ont-ils`.
fn joined_plural(at: Cursor<'_>) -> bool {
    let end = compound(at);
    let last = end.rewind(1);
    let grammar = Classes::GRAMMAR.with(Classes::AUXILIARY);
    end.index > at.index + 1
        && last.case() == Case::Lower
        && last.text().ends_with(['s', 'x'])
        && last.text().chars().nth(3).is_some()
        && !last.classes().any(grammar)
        && !at.is_any(&["y", "t"])
}

/// `soixante provisionnés` counts nothing; `soixante blessés` does.
fn counted_participle(classes: Classes, counted: bool) -> bool {
    classes.any(Classes::PARTICIPLE) && !counted
}

/// A headline in capitals on every word, as in `12 Blessés`.
fn all_title(at: Cursor<'_>) -> bool {
    at.back(1).is_some_and(|t| t.kind == PieceKind::Digits)
}

fn at_most_one(reading: &Reading<'_>) -> bool {
    reading.estimate.value.is_some_and(|v| v.abs() < Decimal::TWO)
}

/// The plural is written like the singular (`un repas`, `deux repas`; `trois data center`).
fn same_form(lexicon: &crate::lexicon::Lexicon, word: &str) -> bool {
    word.ends_with(['s', 'x', 'z']) || word.chars().all(char::is_uppercase) || lexicon.rows().singulars.contains_key(word)
}

/// Words that never head a counted noun.
fn excluded(at: Cursor<'_>, counted: bool) -> bool {
    let Some(token) = at.peek() else { return true };
    let lexicon = at.tokens.lexicon;
    let closed = Classes::GRAMMAR;
    let classes = lexicon.classes(token.word);
    let be = classes.any(Classes::AUXILIARY) && !counted;
    classes.any(closed)
        || be
        || lexicon.rows().not_counted.contains(lexicon.key(token.word))
        || lexicon.starts(token.word, Table::Month)
        || lexicon.starts(token.word, Table::Number)
}
