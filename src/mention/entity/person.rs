//! People: given name and surname, initials, what follows a title.
//!
//! Knows how a person's name is built; must not know who anybody is.

use super::scene::Scene;
use super::title::Titled;
use super::{Found, WEAK, gazetteer, run};
use crate::lexicon::{Classes, NameKind, NamePart, Table};
use crate::text::PieceKind;
use crate::token::Case;

/// The person's name that starts at `at`. `known` is what the gazetteers see there.
pub(super) fn read<'a>(scene: Scene<'a>, at: usize, titled: Titled, known: Option<&Found<'a>>) -> Option<Found<'a>> {
    if !scene.capital(at) {
        return None;
    }
    let person = |end, rule| Some(Found { start: at, end, kind: NameKind::Person, rule, entry: None });
    let after_title = titled.end == at;
    if let Some(given) = given_names(scene, at).filter(|_| !place_before_person(scene, at, known)) {
        if let Some(end) = surname(scene, given) {
            return person(end, "entity.person");
        }
        if after_title {
            return person(given, "entity.title");
        }
        let plain = given_is_plain(scene, at) && !scene.everyday(at);
        return match (plain, scene.evidence(at)) {
            _ if glued_on(scene, given) => None,
            (true, true) if !article_before(scene, at) => person(given, "entity.person"),
            (true, false) if scene.verb_follows(given) => person(given, "entity.person"),
            (true, false) => person(given, WEAK),
            _ => None,
        };
    }
    if let Some(end) = initials(scene, at).and_then(|next| surname(scene, next)) {
        return person(end, "entity.initial");
    }
    if after_title && known.is_none_or(|found| found.end == at + 1 && found.kind != NameKind::Organization) && !scene.demonym(at)
    {
        let end = surname(scene, at)?;
        let acronym = end == at + 1 && scene.token(at).is_some_and(|t| matches!(t.case, Case::Upper | Case::Mixed));
        return if acronym && !titled.address { None } else { person(end, "entity.title") };
    }
    // `Kylian Mbappé` with a given name no table holds, before a verb only people are subject of.
    None
}

/// `le champion de France Brice Daubord`: the place is no given name.
fn place_before_person(scene: Scene<'_>, at: usize, known: Option<&Found<'_>>) -> bool {
    known.is_some_and(|found| found.kind == NameKind::Location && found.end == at + 1)
        && !given_is_plain(scene, at)
        && (scene.after(at, &["de", "en", "à", "la"]) || scene.starts(at + 1, Table::GivenName))
}

fn article_before(scene: Scene<'_>, at: usize) -> bool {
    scene.after(at, &["le", "la", "les", "l'", "du", "des", "aux", "au", "un", "une", "cette", "ce"])
}

/// More of a word is glued on (`Martin-pêcheur`, `Florence-Nightingale`).
fn glued_on(scene: Scene<'_>, end: usize) -> bool {
    scene.hyphen(end).is_some()
}

/// The end of the given names and middle initials from `at` on.
fn given_names(scene: Scene<'_>, at: usize) -> Option<usize> {
    let mut end = given(scene, at)?;
    for _ in 0..3 {
        // `Jean-Quentin`: a second half no table knows.
        if let Some(half) = scene.hyphen(end).filter(|half| scene.capital(*half)) {
            end = half + 1;
        } else if let Some(next) = given(scene, end).filter(|next| scene.capital(*next) || scene.at(*next).is_any(&["de", "d'"]))
        {
            end = next;
        } else if let Some(next) = initials(scene, end) {
            end = next;
        } else {
            break;
        }
    }
    Some(end)
}

fn given(scene: Scene<'_>, at: usize) -> Option<usize> {
    if !scene.capital(at) || scene.token(at).is_some_and(|t| t.case == Case::Upper && t.span.len() < 4) {
        return None;
    }
    let (cursor, _) = scene.at(at).any_phrase(Table::GivenName)?;
    Some(cursor.index)
}

/// The given name at `at` is not flagged as a common word.
fn given_is_plain(scene: Scene<'_>, at: usize) -> bool {
    scene
        .at(at)
        .any_phrase(Table::GivenName)
        .is_some_and(|(_, row)| !scene.tokens.lexicon.rows().given_names.get(row as usize).copied().unwrap_or(true))
}

/// The end of `J.`, `J.-P.`, `J. K.` from `at` on, before a capital.
fn initials(scene: Scene<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    for _ in 0..4 {
        let stop = end + 1;
        if !scene.is_initial(end) || scene.text(stop) != "." || !scene.at(stop).glued() {
            break;
        }
        end = scene.hyphen(stop + 1).unwrap_or(stop + 1);
    }
    // `la vitamine C. Martin…`: an initial follows no common noun.
    let noun_before = at > 0
        && scene.token(at - 1).is_some_and(|t| t.kind == PieceKind::Word && t.case == Case::Lower)
        && !scene.closed(at - 1)
        && !scene.tokens.lexicon.classes(scene.token(at - 1).map_or(0, |t| t.word)).any(Classes::VERB)
        && !scene.starts(at - 1, Table::Title);
    // `la bombe H. La Corée…`: a sentence begins.
    let sentence = scene.closed(end) && scene.token(end).is_some_and(|t| t.spaced);
    (end > at && scene.capital(end) && !noun_before && !sentence).then_some(end)
}

/// The end of the surname that starts at `at`, particles included (`Le Pen`, `von der Leyen`,
/// `el-Assad`, `de La Fontaine`).
pub(super) fn surname(scene: Scene<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    let mut words = 0;
    while words < 3 {
        let word = if words == 0 { particles(scene, end) } else { late_particles(scene, end) };
        if !scene.capital(word) || (words > 0 && stops(scene, word)) || (words == 0 && not_a_surname(scene, word)) {
            break;
        }
        // `Noël de Berlin`, `Tata Sky`, `Tony Awards`
        if word > end && scene.at(end).is_joined("de") && place(scene, word) || thing(scene, word) {
            break;
        }
        end = run::chain(scene, word);
        words += 1;
    }
    (words > 0).then_some(end)
}

fn place(scene: Scene<'_>, at: usize) -> bool {
    gazetteer::read(scene, at, Titled::NONE).is_some_and(|found| found.kind != NameKind::Person)
}

/// A word of organisations or awards, no surname.
fn thing(scene: Scene<'_>, at: usize) -> bool {
    scene.name_word(at, NamePart::Organization).is_some()
        || scene.name_word(at, NamePart::Not).is_some() && !roman(scene.text(at))
}

/// Past particles: lower-case ones, and `d’`, `N’` glued to what follows.
fn particles(scene: Scene<'_>, at: usize) -> usize {
    const LOWER: [&str; 31] = [
        "de", "d'", "du", "des", "la", "le", "l'", "van", "von", "der", "den", "ter", "ten", "ben", "ibn", "bin", "bint", "al",
        "el", "ez", "es", "da", "das", "dos", "do", "di", "della", "del", "zu", "af", "ould",
    ];
    let mut end = at;
    for _ in 0..3 {
        let lower = scene.token(end).is_some_and(|t| t.case == Case::Lower) && scene.at(end).is_any(&LOWER);
        let elided = scene.token(end).is_some_and(|t| t.case != Case::Lower) && !scene.capital(end) && scene.at(end + 1).glued();
        if !lower && !elided {
            break;
        }
        end = scene.hyphen(end + 1).unwrap_or(end + 1);
    }
    if scene.capital(end) { end } else { at }
}

/// Inside a surname only particles no French phrase begins with.
fn late_particles(scene: Scene<'_>, at: usize) -> usize {
    let foreign = scene.token(at).is_some_and(|t| t.case == Case::Lower)
        && scene
            .at(at)
            .is_any(&["van", "von", "der", "ben", "ibn", "bin", "al", "el", "da", "dos", "di", "della", "del", "ould"]);
    let next = scene.hyphen(at + 1).unwrap_or(at + 1);
    if foreign && scene.capital(next) {
        return next;
    }
    // `Marc Ladreit de Lacharrière`: the second half is nothing else.
    let of = scene.at(at).eat_any(&["de", "d'"]).map(|after| after.eat("la").unwrap_or(after).index);
    of.filter(|next| scene.capital(*next) && !place(scene, *next) && !scene.everyday(*next) && given(scene, *next).is_none())
        .unwrap_or(at)
}

/// A capitalised word that cannot be the first word of a surname.
fn not_a_surname(scene: Scene<'_>, at: usize) -> bool {
    let acronym = scene.token(at).is_some_and(|t| t.case == Case::Upper && t.span.len() <= 4) && !scene.is_initial(at);
    acronym && scene.starts(at, Table::Name)
}

/// A capitalised word that begins something else.
fn stops(scene: Scene<'_>, at: usize) -> bool {
    if roman(scene.text(at)) {
        return false;
    }
    let acronym = scene.token(at).is_some_and(|t| t.case == Case::Upper && t.span.len() <= 5);
    acronym
        || scene.demonym(at)
        || scene.closed(at) && scene.text(at).chars().count() > 3
        || given(scene, at).is_some() && given_is_plain(scene, at) && scene.capital(at + 1)
}

/// A roman number of a sovereign (`Louis XVI`).
pub(super) fn roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
