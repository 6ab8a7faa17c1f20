//! Capitals in a row that no table knows, and what kind of name their neighbours make them.
//!
//! Knows how far a name reaches; must not know any name.

use super::scene::Scene;
use super::{Found, GUESS, Step, WEAK, gazetteer, person};
use crate::lexicon::{Classes, NameKind, NamePart, Table};
use crate::text::PieceKind;
use crate::token::Case;

/// Words of one name.
const LONGEST: usize = 7;

/// The end of the hyphenated word at `at` (`Saint-Denis-sur-Seine`, `Kosciusko-Morizet`).
pub(super) fn chain(scene: Scene<'_>, at: usize) -> usize {
    let mut end = at + 1;
    let mut reach = end;
    for _ in 0..8 {
        let Some(next) = scene.hyphen(reach) else { break };
        reach = next + 1;
        // `Collonges-au-Mont-d’Or`: an elided word takes the next along.
        if scene.elided(next) && scene.at(next + 1).glued() {
            reach += 1;
        }
        // `Aix-les-Bains` ends on a capital, `Kim Jong-un` on a word no table holds; `Paris-là` does not.
        let syllable = scene.lower(next) && !scene.everyday(next) && scene.text(next).chars().count() < 6;
        if scene.capital(reach - 1) || syllable {
            end = reach;
        }
    }
    end
}

/// The end of the capitals in a row from `at` on.
pub(super) fn end(scene: Scene<'_>, at: usize) -> usize {
    let mut end = chain(scene, at);
    for _ in 1..LONGEST {
        let next = match scene.text(end) {
            "&" => end + 1,
            "." if scene.is_initial(end - 1) && scene.at(end).glued() => end + 1,
            _ => end,
        };
        // `Nour al-Din`
        let next = scene.arabic(next).unwrap_or(next);
        if !scene.capital(next) || breaks(scene, at, next) {
            break;
        }
        end = chain(scene, next);
    }
    end
}

/// The capital at `next` begins another name than the one begun at `start`.
fn breaks(scene: Scene<'_>, start: usize, next: usize) -> bool {
    scene.demonym(next)
        || scene.at(next).any_phrase(Table::Title).is_some()
        || (scene.token(start).is_some_and(|t| t.case == Case::Upper)
            && scene.starts(next, Table::GivenName)
            && scene.capital(next + 1))
        || (scene.closed(next)
            && scene.token(next).is_some_and(|t| t.case == Case::Title)
            && !scene.at(next).is_any(&["le", "la", "les"]))
}

/// The same name with the capitals that go on with it (`Renault Trucks`, `Siemens-Alstom`,
/// `Kalimantan du Sud`).
pub(super) fn widen<'a>(scene: Scene<'a>, name: Found<'a>) -> Found<'a> {
    if name.entry.is_some()
        && let Some(end) = hyphenated(scene, name.end)
    {
        let kind = if place_chain(scene, name.start, end) { NameKind::Location } else { name.kind };
        return Found { end, kind, rule: "entity.hyphen", entry: None, ..name };
    }
    if name.kind == NameKind::Location
        && let Some(end) = part_of_place(scene, name.end)
    {
        return Found { end, rule: "entity.place", entry: None, ..name };
    }
    if !matches!(name.kind, NameKind::Organization | NameKind::Location) || name.rule == WEAK {
        return name;
    }
    if name.kind == NameKind::Organization
        && scene.starts(name.start, Table::OrgHead)
        && scene.demonym(name.end)
        && scene.at(name.end).case() == Case::Lower
    {
        // `Parlement turc`: no other country's; `Conseil constitutionnel français` stays itself.
        let own = name.entry.and_then(|e| e.country.as_deref()).is_some_and(|c| scene.country(name.end) == Some(c));
        return Found { end: name.end + 1, entry: name.entry.filter(|_| own), ..name };
    }
    if let Some(end) = suffix(scene, name.end) {
        return Found { end, kind: NameKind::Organization, rule: "entity.organization", entry: None, ..name };
    }
    let next = name.end;
    let goes_on = scene.capital(next)
        && name.entry.is_some()
        && scene.token(next).is_some_and(|t| t.case == Case::Title)
        && scene.capital(next - 1)
        && !scene.starts(next, Table::GivenName)
        && !scene.demonym(next)
        && !scene.closed(next)
        && scene.at(next).any_phrase(Table::Title).is_none()
        && gazetteer::read(scene, next, person::Titled::NONE).is_none();
    if goes_on && name.kind == NameKind::Organization {
        return Found { end: end(scene, next), rule: "entity.organization", entry: None, ..name };
    }
    name
}

/// The end of what a hyphen glues on to the name that ends at `at`, up to a capital.
fn hyphenated(scene: Scene<'_>, at: usize) -> Option<usize> {
    let half = scene.hyphen(at)?;
    let end = chain(scene, at.checked_sub(1)?);
    // `Nîmes-Montpellier`, `Canada-UE`: two names.
    let two = gazetteer::read(scene, half, person::Titled::NONE).is_some_and(|found| found.end >= end);
    (end > at && !two).then_some(end)
}

/// `du Sud`, `de l’Ouest`, `Nord`, `occidental` after a place.
fn part_of_place(scene: Scene<'_>, at: usize) -> Option<usize> {
    const POINTS: [&str; 8] = ["nord", "sud", "est", "ouest", "nord-est", "nord-ouest", "sud-est", "sud-ouest"];
    const SIDES: [&str; 8] =
        ["occidental", "occidentale", "oriental", "orientale", "septentrional", "septentrionale", "méridional", "méridionale"];
    let cursor = scene.at(at);
    let after = cursor.eat("du").or_else(|| cursor.eat_all(&["de", "l'"])).unwrap_or(cursor);
    if after.case() == Case::Title && after.is_any(&POINTS) {
        return Some(chain(scene, after.index));
    }
    cursor.is_any(&SIDES).then_some(at + 1)
}

/// The end of a company form (`SA`, `Inc.`) at `at`.
fn suffix(scene: Scene<'_>, at: usize) -> Option<usize> {
    if !scene.capital(at) {
        return None;
    }
    let (cursor, _) = scene.at(at).any_phrase(Table::OrgSuffix)?;
    let stop =
        scene.text(cursor.index) == "." && scene.at(cursor.index).glued() && scene.at(cursor.index + 1).case() == Case::Lower;
    Some(if stop { cursor.index + 1 } else { cursor.index })
}

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
    if tag(scene, at) || shouted(scene, at, last) {
        return Step::Skip(last);
    }
    if let Some(end) = suffix(scene, last) {
        return Step::Name(Found { start: at, end, kind: NameKind::Organization, rule: "entity.organization", entry: None });
    }
    let single = last == chain(scene, at) && last == at + 1;
    match guess(scene, at, last, single) {
        Some((kind, rule)) => {
            let rule = if single && !evidence { WEAK } else { rule };
            Step::Name(Found { start: at, end: last, kind, rule, entry: None })
        }
        None => Step::Skip(last),
    }
}

fn no_name(scene: Scene<'_>, at: usize) -> bool {
    scene.name_word(at, NamePart::Not).is_some()
        || scene.starts(at, Table::Month)
        || scene.starts(at, Table::Weekday)
        || scene.token(at).is_some_and(|t| t.case == Case::Upper && t.span.len() <= 3) && scene.starts(at, Table::Currency)
}

/// `#BalanceTonPorc`, `le Nord-Ouest`, `la Ve République`: no names of their own.
fn tag(scene: Scene<'_>, at: usize) -> bool {
    let handle = at > 0 && matches!(scene.text(at - 1), "#" | "@") && scene.at(at).glued();
    let point = scene.at(at).is_any(&["nord", "sud", "est", "ouest"]);
    let ordinal = scene.text(at).strip_suffix('e').is_some_and(person::roman);
    handle || point || ordinal
}

/// `ON SE VOIT AU TRIBUNAL`: shouted words, no acronym.
fn shouted(scene: Scene<'_>, at: usize, end: usize) -> bool {
    end > at + 1
        && (at..end).all(|i| scene.at(i).case() == Case::Upper || !scene.capital(i))
        && (at..end).any(|i| scene.everyday(i) && scene.text(i).chars().count() > 1)
}

/// The kind of the unknown name at tokens `at..end`, by its shape and its neighbours.
fn guess(scene: Scene<'_>, at: usize, end: usize, single: bool) -> Option<(NameKind, &'static str)> {
    let words = at..end;
    let foreign = words.clone().any(|i| scene.name_word(i, NamePart::Organization).is_some());
    if foreign && end > at + 1 {
        return Some((NameKind::Organization, "entity.organization"));
    }
    let upper = scene.token(at).is_some_and(|t| t.case == Case::Upper);
    let mixed = scene.token(at).is_some_and(|t| t.case == Case::Mixed);
    if place_chain(scene, at, end) {
        return Some((NameKind::Location, "entity.place"));
    }
    if scene.after(at, &["chez"]) {
        return Some((NameKind::Organization, GUESS));
    }
    if single && (upper || mixed) {
        // `U23`, `F1`: a code.
        if scene.everyday(at) || scene.text(at).chars().count() < 5 && scene.text(at).bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        return Some((NameKind::Organization, GUESS));
    }
    if locative(scene, at) {
        return Some((NameKind::Location, GUESS));
    }
    let article = scene.after(
        at,
        &[
            "le", "la", "les", "l'", "du", "des", "au", "aux", "un", "une", "ce", "cette", "son", "sa", "ses", "leur", "leurs",
            "deux", "trois",
        ],
    );
    if !single {
        // `Le Pertuis`, `Les Calanques`: no person has an article of his own.
        let article = article || scene.at(at).is_any(&["le", "la", "les"]) || trade(scene, end - 1);
        return Some((if article || upper { NameKind::Organization } else { NameKind::Person }, GUESS));
    }
    if scene.everyday(at) {
        return None;
    }
    if article {
        return (!common_noun(scene, at)).then_some((NameKind::Organization, GUESS));
    }
    if scene.after(at, &["de", "d'"]) {
        return Some((NameKind::Location, GUESS));
    }
    Some((NameKind::Person, GUESS))
}

/// `Delmas Conseil`, `Kerlann Recettes`: a noun of institutions or business closes no person's name.
fn trade(scene: Scene<'_>, last: usize) -> bool {
    [Table::OrgHead, Table::NounTrigger, Table::Nominal].iter().any(|table| scene.starts(last, *table))
        && !scene.starts(last, Table::GivenName)
        && !scene.starts(last, Table::Prenominal)
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
        Some(b) if name.rule == GUESS && name.end == chain(scene, name.start) && name.kind == NameKind::Person => {
            Found { kind: b.kind, ..name }
        }
        _ => name,
    }
}

/// `Saint-X-sur-Y`, `Aix-les-Bains`: a hyphenated name only a place has.
fn place_chain(scene: Scene<'_>, at: usize, end: usize) -> bool {
    const LINKS: [&str; 14] = ["sur", "les", "lès", "lez", "en", "sous", "le", "la", "aux", "au", "du", "des", "et", "près"];
    let hyphenated = (at + 1..end).any(|i| scene.token(i).is_some_and(|t| t.kind == PieceKind::Dash));
    let known = (at..end).any(|i| gazetteer::read(scene, i, person::Titled::NONE).is_some_and(|f| f.kind == NameKind::Location));
    hyphenated
        && end == chain(scene, at)
        && (known
            || scene.at(at).is_any(&["saint", "sainte"])
            || (at + 1..end).any(|i| scene.token(i).is_some_and(|t| t.case == Case::Lower) && scene.at(i).is_any(&LINKS)))
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
