//! Words before or after a date that open it: `depuis`, `avant`, `d’ici`, `jusqu’au`, `à partir
//! de`, `au plus tard`; and `vers`, `environ`, which belong to it.

use super::expr::{Footing, Part, Shape, Tense};
use super::found::Found;
use super::words::{ARTICLES, after_any, back_is, word, word_before};
use crate::lexicon::{Classes, TimeClass};
use crate::mention::TimexMod;
use crate::text::PieceKind;
use crate::token::Cursor;

/// The TIMEX3 `mod` a table cell names.
pub(super) fn modifier(value: &str) -> Option<TimexMod> {
    Some(match value {
        "BEFORE" => TimexMod::Before,
        "AFTER" => TimexMod::After,
        "ON_OR_BEFORE" => TimexMod::OnOrBefore,
        "ON_OR_AFTER" => TimexMod::OnOrAfter,
        _ => return None,
    })
}

/// Takes in what stands around a date: approximation inside the span, opening words outside.
/// Gives the way an opening word points too (`d’ici lundi` is the next one).
pub(super) fn around(mut found: Found<'_>) -> (Found<'_>, Tense) {
    if !found.shape.is_date() {
        // `depuis trois ans`, `depuis maintenant trois ans`
        let adverb = after_any(found.start, &["maintenant", "déjà", "désormais"]);
        let place = if adverb { found.start.rewind(1) } else { found.start };
        let opened = matches!(found.shape, Shape::Duration(_)) && after_any(place, &["depuis"]);
        let found = if opened && found.modifier.is_none() { found.with(Some(TimexMod::OnOrAfter)) } else { found };
        return (found, Tense::Unsaid);
    }
    let bare = before_articles(found.start);
    let approx = [bare, found.start].into_iter().find_map(|place| word_before(place, TimeClass::Approx));
    if let Some((start, _)) = approx.filter(|_| !matches!(found.shape, Shape::Window(..)))
        && (!start.is("environ") || bare.index == found.start.index)
    {
        found.start = start;
        found.modifier = found.modifier.or(Some(TimexMod::Approx));
    }
    // `à l’horizon 2030`
    if back_is(found.start, 1, "horizon") {
        found.start = found.start.rewind(1);
        found.modifier = found.modifier.or(Some(TimexMod::Approx));
    }
    let opened = opener(found.start).or_else(|| closer(found.next).map(|open| (open, Tense::Unsaid)));
    let (open, tense) = opened.map_or((None, Tense::Unsaid), |(open, tense)| (Some(open), tense));
    found.modifier = open.or(found.modifier);
    (found, tense)
}

/// Back over the articles that stay outside the span.
fn before_articles(cursor: Cursor<'_>) -> Cursor<'_> {
    if after_any(cursor, &ARTICLES) { cursor.rewind(1) } else { cursor }
}

/// `d’ici le 22 février`, `d’ici à lundi`, `un préavis pour jeudi`: still to come, whatever the verb.
pub(super) fn until_then(found: &Found<'_>) -> bool {
    let before = before_articles(found.start);
    let inner = if after_any(before, &["à"]) { before.rewind(1) } else { before };
    after_any(inner, &["ici"]) || plain_day(&found.shape) && after_any(before, &["pour"])
}

fn plain_day(shape: &Shape) -> bool {
    match shape {
        Shape::Calendar(_, part) => matches!(part, Part::Day(..) | Part::Weekday(_)),
        Shape::At(Some(day), _) | Shape::Daypart(Some(day), ..) => plain_day(day),
        _ => false,
    }
}

/// The opening word that ends before the date (and before `le`, `du`, `au`), and where it points.
fn opener(start: Cursor<'_>) -> Option<(TimexMod, Tense)> {
    let before = before_articles(start);
    // `à partir du 1er mars`, `jusqu’au 15`: the article may be part of the opener.
    let contracted = if before.index < start.index { Some(start) } else { None };
    [Some(before), contracted].into_iter().flatten().find_map(|place| {
        let linked = after_any(place, &["de", "d'", "en", "à", "même"]) && word_before(place, TimeClass::Open).is_none();
        let place = if linked { place.rewind(1) } else { place };
        let place = if after_any(place, &["même", "notamment", "seulement"]) { place.rewind(1) } else { place };
        let (start, row) = word_before(place, TimeClass::Open)?;
        let tense = if start.is("depuis") {
            Tense::Past
        } else if start.is_any(&["après", "avant"]) {
            Tense::Unsaid
        } else {
            Tense::Future
        };
        // `pas avant 2027`
        let negated = row.value == "BEFORE" && back_is(start, 1, "pas");
        let open = if negated { Some(TimexMod::OnOrAfter) } else { modifier(row.value) };
        open.map(|open| (open, tense))
    })
}

/// `le 15 mars au plus tard`
fn closer(next: Cursor<'_>) -> Option<TimexMod> {
    let inner = next.eat(",").unwrap_or(next);
    word(inner, TimeClass::OpenAfter).and_then(|(_, row)| modifier(row.value))
}

/// Up to this token a date opens its sentence: `Mais en 2019`, `Le 3 mars 2019`.
const SCENE: usize = 2;

/// How the date stands in the telling.
pub(super) fn footing(found: &Found<'_>) -> Footing {
    if matches!(found.modifier, Some(TimexMod::Before | TimexMod::After | TimexMod::OnOrBefore | TimexMod::OnOrAfter)) {
        return Footing::Backdrop;
    }
    let before = before_articles(found.start);
    let inner = if after_any(before, &["en", "à", "au"]) { before.rewind(1) } else { before };
    let near = [before, before.skip(1), inner].iter().any(|place| word_before(*place, TimeClass::Backdrop).is_some());
    // `contre 28 millions l’an passé`, `contre 65 449 en 2015 et 67 426 en 2014`
    let figure = (2..=14).take_while(|behind| !breaks(found.start, *behind)).any(|behind| back_is(found.start, behind, "contre"));
    // `depuis son début à l’été 2014`
    let since = (2..=8).take_while(|behind| !breaks(found.start, *behind)).any(|behind| back_is(found.start, behind, "depuis"));
    if near || figure {
        return Footing::Backdrop;
    }
    // `après une année 2015 difficile`: one year among others.
    let among = after_any(found.start, &["un", "une"]);
    if since || among || super::tense::apposed(inner) || in_parentheses(found.start) || of_noun(found.start) {
        Footing::Aside
    } else if before.index <= SCENE && inner.index <= SCENE {
        Footing::Scene
    } else {
        Footing::Frame
    }
}

/// The date belongs to a noun, and the verb of the sentence is not its own: `l’attentat du 9
/// janvier`, `l’élection de 2017`, `la Coupe du monde 2018`.
pub(super) fn of_noun(start: Cursor<'_>) -> bool {
    let of = if after_any(start, &["la", "l'", "les", "le"]) { start.rewind(1) } else { start };
    if in_brackets(start) {
        return true;
    }
    if !after_any(of, &["de", "d'", "du", "des"]) || of.index < 2 {
        return false;
    }
    // `au cours de 2019`, `à partir du 3 mars` are prepositions of time.
    let head = of.rewind(2);
    let classes = head.classes();
    // `l’attaque du 9 janvier`: behind an article it is no verb.
    let article = head.index > 0 && head.rewind(1).classes().any(Classes::DETERMINER);
    !head.is_any(&LINKS)
        && head.kind() == Some(PieceKind::Word)
        && (article || !classes.any(Classes::FINITE.with(Classes::ADVERB)))
        && !classes.any(Classes::PREPOSITION)
        && word_before(of, TimeClass::Open).is_none()
}

/// Nouns of the prepositions of time.
const LINKS: [&str; 14] = [
    "cours", "partir", "compter", "courant", "titre", "long", "lors", "terme", "horizon", "début", "fin", "milieu", "ici", "orée",
];

/// `à quelques jours du départ (le 9 janvier)`
fn in_brackets(start: Cursor<'_>) -> bool {
    let open = before_articles(start);
    after_any(open, &["("])
}

/// A sign or a verb that ends the phrase stands `behind` places back.
fn breaks(cursor: Cursor<'_>, behind: usize) -> bool {
    let at = cursor.rewind(behind);
    let sign = at.kind() == Some(PieceKind::Sign) && !at.is_any(&["%", "€", "$", "'"]);
    sign || at.classes().any(Classes::FINITE) && !at.classes().any(Classes::DETERMINER.with(Classes::PREPOSITION))
}

/// `(3,12 milliards en 2023)`
fn in_parentheses(cursor: Cursor<'_>) -> bool {
    const REACH: usize = 12;
    let signs = (1..=REACH).map_while(|behind| cursor.back(behind)).map(|token| token.span.of(cursor.tokens.text));
    signs.into_iter().find(|sign| matches!(*sign, "(" | ")")).is_some_and(|sign| sign == "(")
}
