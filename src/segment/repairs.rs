//! What French knows better than UAX 29: one small rule each, in order; the first that has an
//! opinion decides, and where none has, UAX 29 does.
//!
//! Reads a [`Site`]; gives [`Verdict`]. Must not know zones.

mod abbreviated;

use super::site::{Mark, Site};
use crate::lexicon::Classes;

/// What becomes of a stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Verdict {
    /// The sentence ends here.
    Break,
    /// It goes on.
    Join,
}
use Verdict::{Break, Join};

/// One repair: none when the stop is not its business.
pub(super) type Repair = fn(&Site) -> Option<Verdict>;

/// The repairs by name, in order.
pub(super) const REPAIRS: [(&str, Repair); 21] = [
    ("smiley", smiley),
    ("inside_word", inside_word),
    ("punctuation_goes_on", punctuation_goes_on),
    ("bracketed_mark", bracketed_mark),
    ("enumerator", enumerator),
    ("title_before_name", abbreviated::title_before_name),
    ("inner_abbreviation", abbreviated::inner_abbreviation),
    ("unit_abbreviation", abbreviated::unit_abbreviation),
    ("era", abbreviated::era),
    ("company_form", abbreviated::company_form),
    ("final_abbreviation", abbreviated::final_abbreviation),
    ("initials", abbreviated::initials),
    ("ordinal", ordinal),
    ("ellipsis", ellipsis),
    ("incise_after_quote", incise_after_quote),
    ("lower_case_text", lower_case_text),
    ("mark_before_lower_case", mark_before_lower_case),
    ("figure_opens", figure_opens),
    ("dialogue_dash", dialogue_dash),
    ("opening_quote", opening_quote),
    ("spaced_closer", spaced_closer),
];

/// The verdict on a stop and the name of the repair that gave it (`uax29` when none did).
pub(super) fn verdict(site: &Site) -> (Verdict, &'static str) {
    for (name, repair) in &REPAIRS {
        if let Some(verdict) = repair(site) {
            return (verdict, name);
        }
    }
    (if site.uax29() { Break } else { Join }, "uax29")
}

pub(super) fn upper(site: &Site) -> bool {
    site.next_char().is_some_and(char::is_uppercase)
}

pub(super) fn lower(site: &Site) -> bool {
    site.next_char().is_some_and(char::is_lowercase)
}

pub(super) fn digit(site: &Site) -> bool {
    site.next_char().is_some_and(|c| c.is_ascii_digit())
}

/// « Merci :) À bientôt », « au top 👍 on reviendra »: a face ends a sentence as a stop does, where
/// another one opens.
fn smiley(site: &Site) -> Option<Verdict> {
    if site.mark != Mark::Smiley {
        return None;
    }
    let opens = upper(site) || digit(site) && site.stretch.careless();
    Some(if opens && site.spaced() { Break } else { Join })
}

/// `3.5`, `www.x.fr`, `a.m`: no white space, no end, but « lait.Le » where a space was forgotten.
fn inside_word(site: &Site) -> Option<Verdict> {
    if site.spaced() {
        return None;
    }
    if !upper(site) && !site.next_char().is_some_and(|c| matches!(c, '«' | '“')) {
        return Some(if forgotten_space(site) { Break } else { Join });
    }
    let word = site.word();
    let capital = upper(site) && site.rest().chars().nth(1).is_some_and(|c| c.is_lowercase() || matches!(c, '\'' | '’' | ' '));
    let quote = site.next_char().is_some_and(|c| matches!(c, '«' | '“'));
    let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let address = word.contains('/')
        || word.starts_with("www")
        || site.rest().split(char::is_whitespace).next().is_some_and(|run| run.contains(['@', '=']));
    let domain =
        matches!(site.next_word(), "Com" | "Fr" | "Org" | "Net" | "Be" | "Ch" | "Ca" | "Eu" | "Info" | "Io" | "Ai" | "Js");
    let written = site.ordinary() && word.chars().rev().take(2).all(|c| !c.is_uppercase());
    Some(if (capital || quote) && (written || year || site.closed) && !address && !domain { Break } else { Join })
}

/// « très bien.je recommande » in a comment without capitals: both words are words.
fn forgotten_space(site: &Site) -> bool {
    let next = site.next_word();
    let short = matches!(next, "je" | "on" | "il" | "ça" | "j’" | "j'" | "c’" | "c'");
    let opens = short || next.chars().count() >= 3 && site.opener();
    let word = site.word();
    let small = word.chars().count() >= 3 && word.chars().all(char::is_lowercase);
    small && lower(site) && opens && site.ordinary() && site.stretch.careless()
}

/// « …, » « ! ; » : what follows belongs to the sentence.
fn punctuation_goes_on(site: &Site) -> Option<Verdict> {
    site.next_char()
        .is_some_and(|c| matches!(c, ',' | ';' | ':' | '!' | '?' | '.' | '…' | ')' | ']' | '»' | '/' | '='))
        .then_some(Join)
}

/// « (!) », « (sic !) », « […] », « (...) »: a mark in its own brackets is no end, unless the
/// next word opens a sentence.
fn bracketed_mark(site: &Site) -> Option<Verdict> {
    if !site.closed {
        return None;
    }
    let before = site.stretch.text.get(site.begin..site.from).unwrap_or_default();
    let bare = before.trim_end().strip_suffix("sic").unwrap_or(before).trim_end();
    let head = bare.strip_suffix(['(', '['])?;
    Some(if head.trim().is_empty() || site.mark != Mark::Ellipsis || !site.opener() || !upper(site) { Join } else { Break })
}

/// « 1. Le projet », « a. », « IV. »: a number that opens the sentence numbers it.
fn enumerator(site: &Site) -> Option<Verdict> {
    let word = site.word();
    let short = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
        || word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        || word.len() <= 5 && word.bytes().all(|byte| b"IVXL".contains(&byte));
    (site.mark == Mark::Dot && !word.is_empty() && short && site.begin + word.len() == site.from).then_some(Join)
}

/// « le 3. mai », « 12. juin »; a year, or a number in a transcript, may end a sentence.
fn ordinal(site: &Site) -> Option<Verdict> {
    let word = site.word();
    let number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    // « le 1er. janvier », « Louis XIV. régna »
    let bare = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let ordinal = bare.len() < word.len() && matches!(bare, "er" | "re" | "e" | "ème" | "nd" | "nde");
    let roman = word.len() >= 2 && word.bytes().all(|byte| b"IVXLC".contains(&byte));
    if site.mark == Mark::Dot && !site.closed && (ordinal || roman) && lower(site) && !site.stretch.lower_case() {
        return Some(Join);
    }
    // « marque à la 90e. 2 000 supporters exultent »
    if site.mark == Mark::Dot && ordinal && digit(site) {
        return Some(Break);
    }
    if site.mark != Mark::Dot || site.closed || !number {
        return None;
    }
    if lower(site) {
        // « allé chez eux en 2015. rien n’a changé »: a year is no ordinal.
        return Some(if site.stretch.lower_case() || word.len() == 4 { Break } else { Join });
    }
    digit(site).then_some(if word.len() >= 3 { Break } else { Join })
}

/// « Il hésite… puis part » goes on, « Il hésite… Puis il part » does not.
fn ellipsis(site: &Site) -> Option<Verdict> {
    if site.mark != Mark::Ellipsis {
        return None;
    }
    if lower(site) {
        return Some(if site.stretch.lower_case() && !site.closed { Break } else { Join });
    }
    if digit(site) {
        let counting = site.word().ends_with(|c: char| c.is_ascii_digit());
        return Some(if counting { Join } else { Break });
    }
    upper(site).then_some(Break)
}

/// « “Vraiment ?” demande-t-il »: a small letter after a closing quote carries the sentence on.
fn incise_after_quote(site: &Site) -> Option<Verdict> {
    (site.closed && lower(site) && !(site.stretch.lower_case() && ends_bracket(site))).then_some(Join)
}

fn ends_bracket(site: &Site) -> bool {
    site.stretch.text.get(site.from..site.end).is_some_and(|run| run.ends_with([')', ']']))
}

/// « bonjour. aujourd’hui on est là »: text without capitals, or one forgotten after a word
/// written out.
fn lower_case_text(site: &Site) -> Option<Verdict> {
    if !lower(site) {
        return None;
    }
    let forgotten = site.mark == Mark::Dot && site.ordinary() && abbreviated::abbreviation(site).is_none();
    (site.stretch.lower_case() || forgotten).then_some(Break)
}

/// « Quelle idée ! pensa-t-il »; « trop bien !! je recommande » in a comment is two.
fn mark_before_lower_case(site: &Site) -> Option<Verdict> {
    if site.mark != Mark::Query || !lower(site) {
        return None;
    }
    let said = site.rest().get(site.next_word().len()..).is_some_and(|rest| rest.starts_with('-')) || site.reports();
    let run = site.stretch.text.get(site.from..site.end).map_or(0, |run| run.chars().count());
    let hasty = run >= 2 || site.stretch.careless() && !named_mark(site) || glued_mark(site) || first_person(site);
    Some(if hasty && !said { Break } else { Join })
}

/// « Service rapide ! je recommande »: who writes here goes on with a new sentence; « Hélas ! je
/// dois partir », « Eh bien ! on verra » are one.
fn first_person(site: &Site) -> bool {
    let before = site.stretch.text.get(site.begin..site.from).unwrap_or_default();
    let mut words = before.split_whitespace();
    let cry =
        words.next().is_none_or(|word| matches!(word.to_lowercase().as_str(), "ah" | "eh" | "hé" | "oh" | "ô" | "mon" | "ma"));
    let more = words.next().is_some();
    matches!(site.next_word(), "je" | "j'" | "j’" | "on" | "nous" | "merci") && more && !cry && !site.closed
}

/// « En Marche ! a gagné », « Mamma Mia! sort mercredi »: the mark belongs to the name; « merci
/// Léa ! on reviendra » goes on with a new subject.
fn named_mark(site: &Site) -> bool {
    let word = site.word();
    let first = site.stretch.text.get(site.begin..site.from).is_some_and(|before| before.trim_end().len() == word.len());
    let subject = site.class_of(site.next_word()).any(Classes::PRONOUN);
    word.starts_with(char::is_uppercase) && !first && !subject
}

/// « tout est parfait! le service aussi »: no space before the mark, as who writes in haste; but
/// « Hélas! il est parti », « chez Yahoo! le groupe ».
fn glued_mark(site: &Site) -> bool {
    let word = site.word();
    let tight = site.stretch.text.get(..site.from).is_some_and(|before| before.ends_with(word));
    let first = site.begin + word.len() == site.from;
    tight && !first && word.chars().count() >= 4 && word.chars().all(char::is_lowercase) && site.opener() && !site.closed
}

/// « … de pertes. 5 milliards de dollars », « gagne 3-0. 12 000 spectateurs » : UAX 29 reads on to
/// the next small letter.
fn figure_opens(site: &Site) -> Option<Verdict> {
    let word = site.word();
    let score = word.contains(['-', '/'])
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| c.is_ascii_digit());
    let mut next = site.rest().chars();
    // « Il gèle. -5 °C demain », « sur Twitter. @lamairie répond »
    let signed = matches!(next.next(), Some('-' | '+' | '−' | '@' | '#')) && next.next().is_some_and(char::is_alphanumeric);
    ((digit(site) || signed) && site.spaced() && (site.ordinary() || site.mark == Mark::Query || score)).then_some(Break)
}

/// « — Tu viens ? — Oui. » is two; « NANCY. - Le maire », « Art. 2. - Le montant » are one.
fn dialogue_dash(site: &Site) -> Option<Verdict> {
    let rest = site.rest().strip_prefix(['—', '–', '-', '―'])?;
    let place = site.stretch.text.get(site.begin..site.from).filter(|place| place.len() <= 40).unwrap_or("a b c d");
    let first = site.begin == site.stretch.span.from() && site.mark == Mark::Dot;
    let named = place.split_whitespace().count() <= 3
        && place.split_whitespace().all(|word| !word.starts_with(|c: char| c.is_lowercase() || matches!(c, '—' | '–' | '-')));
    let said = rest.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '"'));
    Some(if said && !(first && named) { Break } else { Join })
}

/// « … fini. « Je pars » », « … fini. (Rires.) »: a quote or bracket opens the next sentence.
fn opening_quote(site: &Site) -> Option<Verdict> {
    let rest = site.rest().strip_prefix(['«', '“', '"', '‹', '‘', '(', '['])?;
    let first = rest.trim_start().chars().find(|c| !matches!(c, '(' | '[' | '«' | '“' | '"' | '.' | '…'))?;
    if first.is_uppercase() || first.is_ascii_digit() {
        return (site.ordinary() || site.mark != Mark::Dot).then_some(Break);
    }
    let ends = site.ordinary() && site.mark == Mark::Dot || site.stretch.lower_case();
    Some(if ends { Break } else { Join })
}

/// « « Il dort. » Le lendemain » : UAX 29 ends the sentence before a closer that a space precedes.
fn spaced_closer(site: &Site) -> Option<Verdict> {
    (site.closed && upper(site)).then_some(Break)
}

#[cfg(test)]
mod tests;
