//! Capitals in a row that no table knows: a name of the kind its shape and its neighbours make it, or
//! none.
//!
//! Knows what the words around a name tell; must not know any name.

use super::run::{chain, end, place_chain, suffix};
use super::scene::Scene;
use super::{Found, GUESS, SUBJECT, Step, WEAK, evidence, person};
use crate::lexicon::{Classes, NameKind, NamePart, Table};
use crate::text::PieceKind;
use crate::token::Case;

/// Reads capitals no other reader took: a name of a guessed kind, or how far to skip.
pub(super) fn read<'a>(scene: Scene<'a>, at: usize) -> Step<'a> {
    if let Some(word) = scene.arabic(at) {
        return match read(scene, word) {
            Step::Name(name) => Step::Name(Found { start: at, ..name }),
            Step::Skip(end) => Step::Skip(end),
        };
    }
    let evidence = scene.evidence(at);
    if !scene.capital(at) || scene.demonym(at) || no_name(scene, at) || (!evidence && (scene.closed(at) || scene.everyday(at))) {
        return Step::Skip(at + 1);
    }
    if scene.closed(at) && !scene.capital(at + 1) {
        return Step::Skip(at + 1);
    }
    let last = end(scene, at);
    if tag(scene, at) || shouted(scene, at, last) || scene.eponym(at) {
        return Step::Skip(last);
    }
    if let Some(end) = suffix(scene, last).or_else(|| press_title(scene, at, last)) {
        return Step::Name(Found { start: at, end, kind: NameKind::Organization, rule: "entity.organization", entry: None });
    }
    let single = last == chain(scene, at) && last == at + 1;
    match guess(scene, at, last, single) {
        Some((kind, rule)) => {
            // `Vouzeilles est une commune`: what it is called proves it a name.
            let proved = evidence || rule == SUBJECT || evidence::definition(scene, last).is_some();
            let rule = if single && !proved { WEAK } else { rule };
            Step::Name(Found { start: at, end: last, kind, rule, entry: None })
        }
        None => Step::Skip(last),
    }
}

/// `La Gazette de l’Industrie`, `Courrier du Rouergue`: the end of a title with its complement.
fn press_title(scene: Scene<'_>, at: usize, end: usize) -> Option<usize> {
    let titled =
        scene.at(at).is_any(&["le", "la", "les"]) && end > at + 1 || scene.name_word(at, NamePart::Organization).is_some();
    let of = scene.at(end).eat_any(&["de", "d'", "du", "des"]).filter(|_| titled && scene.evidence(at + 1))?;
    let next = of.eat_any(&["la", "l'"]).unwrap_or(of).index;
    (scene.capital(next) && scene.at(next).case() == Case::Title && !scene.starts(next, Table::GivenName))
        .then(|| chain(scene, next))
}

fn no_name(scene: Scene<'_>, at: usize) -> bool {
    // `F CFA`, `Fr. 12.50`
    let currency = scene.token(at).is_some_and(|t| t.span.len() <= 4) && scene.at(at).any_phrase(Table::Currency).is_some();
    currency || scene.name_word(at, NamePart::Not).is_some() || scene.starts(at, Table::Month) || scene.starts(at, Table::Weekday)
}

/// `#BalanceTonPorc`, `le Nord-Ouest`, `la Ve République`: no names of their own.
fn tag(scene: Scene<'_>, at: usize) -> bool {
    let handle = at > 0 && matches!(scene.text(at - 1), "#" | "@") && scene.at(at).glued();
    let point =
        scene.at(at).is_any(&["nord", "sud", "est", "ouest"]) || scene.at(at).is("centre") && scene.hyphen(at + 1).is_some();
    let ordinal = scene.text(at).strip_suffix('e').is_some_and(person::roman);
    handle || point || ordinal
}

/// `ON SE VOIT AU TRIBUNAL`: shouted words, no acronym.
fn shouted(scene: Scene<'_>, at: usize, end: usize) -> bool {
    end > at + 1
        && (at..end).all(|i| scene.at(i).case() == Case::Upper || !scene.capital(i))
        && (at..end).any(|i| scene.everyday(i) && scene.text(i).chars().count() > 1)
}

/// The kind of the unknown name at tokens `at..end`, by its shape and its neighbours, and how
/// sure it is.
fn guess(scene: Scene<'_>, at: usize, end: usize, single: bool) -> Option<(NameKind, &'static str)> {
    // `U23`, `A100`: a code.
    if single && (scene.everyday(at) || scene.text(at).chars().count() < 5 && scene.text(at).bytes().any(|b| b.is_ascii_digit()))
    {
        return None;
    }
    if let Some(kind) = evidence::kind(scene, at, end) {
        let rule = match kind {
            NameKind::Person => "entity.person",
            NameKind::Location => "entity.place",
            _ => "entity.organization",
        };
        return Some((kind, rule));
    }
    if !single && (at..end).any(|i| scene.name_word(i, NamePart::Organization).is_some()) {
        return Some((NameKind::Organization, "entity.organization"));
    }
    if place_chain(scene, at, end) {
        return Some((NameKind::Location, "entity.place"));
    }
    let article = scene.after(
        at,
        &[
            "le", "la", "les", "l'", "du", "des", "au", "aux", "un", "une", "ce", "cette", "son", "sa", "ses", "leur", "leurs",
            "deux", "trois",
        ],
    );
    if single { Some(guess_word(scene, at, end, article)?) } else { Some(guess_words(scene, at, end, article)) }
}

/// A single unknown word.
fn guess_word(scene: Scene<'_>, at: usize, end: usize, article: bool) -> Option<(NameKind, &'static str)> {
    if matches!(scene.at(at).case(), Case::Upper | Case::Mixed) {
        // `des SLBM`, `bombe de TNT`: a thing's abbreviation.
        let thing = scene.after(at, &["de", "d'", "des", "les", "aux", "un", "une"]);
        return (!thing).then_some((NameKind::Organization, GUESS));
    }
    // `Calcor supprime`, `a condamné Calcor`: a French noun has its article.
    let object = at > 0 && scene.lower(at - 1) && scene.classes(at - 1).any(Classes::VERB) && !scene.closed(at - 1);
    let subject = scene.verb_follows(end)
        && !(at > 0 && scene.classes(at - 1).any(Classes::PREPOSITION))
        && (scene.evidence(at) || !scene.starts(at, Table::GivenName));
    if !article && (object || subject) && !scene.starts(at, Table::Surname) {
        return Some((NameKind::Organization, SUBJECT));
    }
    if end > at + 1 || locative(scene, at) {
        return Some((NameKind::Location, GUESS));
    }
    if article {
        return (!common_noun(scene, at)).then_some((NameKind::Organization, GUESS));
    }
    if scene.after(at, &["de", "d'"]) {
        return Some((NameKind::Location, GUESS));
    }
    if scene.starts(at, Table::Surname) {
        return Some((NameKind::Person, GUESS));
    }
    // A person named by the surname alone has the full name elsewhere; `resolve` finds it.
    let agent = scene.after(at, &["par", "selon", "d'après", "et", ","]);
    Some((NameKind::Organization, if agent { GUESS } else { WEAK }))
}

/// Several unknown words.
fn guess_words(scene: Scene<'_>, at: usize, end: usize, article: bool) -> (NameKind, &'static str) {
    // A line of its own: a title or a label.
    let alone = at == 0 && scene.tokens.list.get(end..).unwrap_or_default().iter().all(|t| t.kind != PieceKind::Word);
    // `Le Pertuis`, `Les Calanques`, `Fréquence Sud`: no person has an article or an everyday word.
    let things = scene.at(at).is_any(&["le", "la", "les"]) || (at..end).any(|i| scene.capital(i) && scene.everyday(i));
    let kind = if locative(scene, at) {
        NameKind::Location
    } else if article || things || scene.at(at).case() == Case::Upper {
        NameKind::Organization
    } else {
        NameKind::Person
    };
    (kind, if alone { WEAK } else { GUESS })
}

/// A capitalised word after an article that is most likely no name: a plural (`les Peshmergas`),
/// or built like a common noun (`la Constitution`, `l’Apprentissage`).
fn common_noun(scene: Scene<'_>, at: usize) -> bool {
    const ENDINGS: [&str; 12] = ["tion", "sion", "ment", "ence", "ance", "age", "isme", "iste", "eur", "euse", "logie", "ité"];
    let word = scene.text(at);
    // `les Peshmergas`, `des Troadec`: people.
    let plural = scene.after(at, &["les", "des", "aux", "ces", "ses", "leurs", "deux", "trois"]);
    plural || scene.after(at, &["un", "une"]) || ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// `Lezoux, Thiers et Ambert`: a single word of a guessed kind is what the name listed before it is.
pub(super) fn like_neighbour<'a>(scene: Scene<'a>, name: Found<'a>, before: Option<&Found<'a>>) -> Found<'a> {
    let listed = |b: &&Found<'a>| b.end + 1 == name.start && scene.at(b.end).is_any(&[",", "et", "ou", "/", "comme"]);
    match before.filter(listed) {
        Some(b) if matches!(name.rule, GUESS | WEAK) && scene.text(b.end) != "comme" && name.end == name.start + 1 => {
            Found { kind: b.kind, rule: GUESS, ..name }
        }
        _ => name,
    }
}

/// A preposition of place stands before.
fn locative(scene: Scene<'_>, at: usize) -> bool {
    scene.after(at, &["à", "en", "vers", "depuis", "entre"])
        || (scene.after(at, &["de"])
            && scene.after(at - 1, &["près", "loin", "nord", "sud", "est", "ouest", "ville", "région", "autour"]))
        || (scene.after(at, &["de", "d'", "du"])
            && at > 1
            && scene.tokens.lexicon.classes(scene.token(at - 2).map_or(0, |t| t.word)).any(Classes::PREPOSITION))
}
