//! Dates in header lines, glued prefixes and dispatch openings. Knows dates by their figures only
//! (`3 ?????? 2024`), so that no table of months is needed and other languages' headers are seen
//! too. Must not know what a date means.

use super::keys;
use super::phrases::{self, Place};
use crate::text::Span;
use regex::Regex;
use std::sync::OnceLock;

/// What is named by its day, as keys have it.
const EDITIONS: [&str; 12] = [
    "journal",
    "edition",
    "emission",
    "flash",
    "bulletin",
    "matinale",
    "chronique",
    "revue",
    "jt",
    "lettre",
    "podcast",
    "numero",
];

/// Months as keys have them: « Mai 2024 » dates a page, « Budget 2024 » heads a text.
const MONTHS: [&str; 12] =
    ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];

/// What stands right before the date of publication, as keys have it.
const LABELS: [&str; 8] =
    ["publie le", "publiee le", "mis en ligne le", "mis a jour le", "mise a jour le", "paru le", "publie :", "modifie le"];

/// « Mai 2024 »
fn month_alone(slice: &str) -> bool {
    let key = keys::key(slice);
    let year = |rest: &str| rest.len() == 4 && (rest.starts_with("19") || rest.starts_with("20"));
    key.trim().split_once(' ').is_some_and(|(month, rest)| {
        MONTHS.contains(&month) && year(rest.trim()) && rest.trim().bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A pattern over Latin letters and the spaces of a line: the full Unicode classes take 25 ms to
/// compile and find nothing more in a header.
fn compile(pattern: &str) -> Option<Regex> {
    let latin = pattern.replace(r"\p{Lu}", r"[A-Z\u{C0}-\u{DE}]").replace(r"\p{L}", r"[A-Za-z\u{C0}-\u{24F}\u{300}-\u{36F}]");
    Regex::new(&latin.replace(r"\s", r"[ \t\u{A0}\u{202F}]")).ok()
}

/// The first date of `text` by its figures: its start and end.
fn find_date(text: &str) -> Option<(usize, usize)> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    static DATES: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = r"(?:[0-9]{1,2}(?:er)?\s+(?:de\s+)?\p{L}{3,10}\.?,?\s+(?:de\s+)?(?:19|20)[0-9]{2}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})|(?:19|20)[0-9]{2}[-/](?:0[1-9]|1[0-2])(?:[-/][0-9]{2})?)";
    let dates = DATES.get_or_init(|| compile(pattern)).as_ref()?;
    let mut from = 0;
    while let Some(found) = dates.find_at(text, from) {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let before = digit(text.get(..found.start()).and_then(|s| s.chars().next_back()));
        let after = digit(text.get(found.end()..).and_then(|s| s.chars().next()));
        // « la saison 2015-2016 » is no month; a length may be glued to a date in words only.
        if !before && (!after || found.as_str().contains(char::is_alphabetic)) {
            return Some((found.start(), found.end()));
        }
        from = found.end();
    }
    None
}

/// A day and month without year, as a dispatch or a labelled line may give.
fn days() -> Option<&'static Regex> {
    static DAYS: OnceLock<Option<Regex>> = OnceLock::new();
    DAYS.get_or_init(|| compile(r"^[0-9]{1,2}(?:er)?\s+\p{L}{3,10}")).as_ref()
}

/// Clock time and joining words between two dates.
fn times() -> Option<&'static Regex> {
    static TIMES: OnceLock<Option<Regex>> = OnceLock::new();
    TIMES.get_or_init(|| compile(r"^(?:\s|[,|–—-])*(?:à\s+)?[0-9]{1,2}\s?[h:H](?:\s?[0-9]{2})?")).as_ref()
}

/// The place and date a dispatch opens with, to the dash before its text.
fn datelines() -> Option<&'static Regex> {
    static LINES: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = r"^(\p{Lu}(?:\p{L}|[' ’-])+(?:\s*\([^()]+\))?,?\s+(?:le\s+)?(?:\p{L}{3,9}\s+)?(?:[0-9]{1,2}(?:er)?\s+(?:de\s+)?\p{L}{3,10}\.?(?:\s+(?:de\s+)?(?:19|20)[0-9]{2})?|[0-9]{1,2}[./][0-9]{1,2}[./](?:19|20)[0-9]{2})(?:\s*\([^()]+\))?)(\s*[–—-]+\s|\.\s)";
    LINES.get_or_init(|| compile(pattern)).as_ref()
}

/// Where the dates of a field stand, if it holds little else.
pub(super) fn date_fields(text: &str, field: Span) -> Option<Vec<Span>> {
    let slice = field.of(text);
    let key = keys::key(slice);
    let label = phrases::starts(&key, Place::Date);
    let labelled = label.is_some_and(|entry| entry.phrase.len() > 3);
    let Some((start, end)) = find_date(slice) else {
        if month_alone(slice) {
            return Some(vec![field]);
        }
        // « Publié le 12 mars à 8 h »
        let rest =
            label.and_then(|entry| key.get(keys::key(entry.phrase).len()..)).unwrap_or_default().trim_start_matches([' ', ':']);
        return (labelled && days()?.is_match(rest)).then(|| vec![field]);
    };
    // « Gilets jaunes : samedi 1er décembre 2018 » is a title.
    let head = keys::key(slice.get(..start).unwrap_or_default());
    // « Temps de lecture : 3 min. Publié le 14 mai 2024 »
    let labelled = labelled || LABELS.iter().any(|label| head.trim_end().ends_with(label));
    if !labelled && head.contains(':') {
        return None;
    }
    let glued = slice.get(end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if glued {
        return Some(vec![Span::new(field.from(), field.from() + end)]);
    }
    let mut rest = slice.to_owned();
    while let (Some(open), Some(close)) = (rest.find('('), rest.find(')')) {
        if close < open {
            break;
        }
        rest.replace_range(open..=close, " ");
    }
    while let Some((start, end)) = find_date(&rest) {
        rest.replace_range(start..end, " ");
    }
    let bare = rest;
    let words = bare.split([',', ' ', '\u{a0}', '\'', '’']).take_while(|word| *word != "par" && *word != "Par");
    let known = ["avec", "mis", "mise", "jour", "publié", "publiée", "modifié", "modifiée", "actualisé", "actualisée"];
    let loose =
        words.filter(|word| word.starts_with(char::is_lowercase) && word.chars().count() >= 3 && !known.contains(word)).count();
    // « Service économique de la Fédération avicole, le 5 avril 2024 »
    let closing = slice.get(end..).is_some_and(|rest| rest.trim().is_empty())
        && slice.get(..start).is_some_and(|head| head.trim_end().trim_end_matches("le").trim_end().ends_with(','));
    let most = match () {
        () if labelled => 8,
        () if closing => 5,
        () => 2,
    };
    (loose <= most).then(|| vec![field])
}

/// The date of « Le journal de 18 heures du mardi 12 mars 2024 »: what is broadcast or printed each
/// day is named by its day. « Attentat du 13 novembre 2015 » is not.
pub(super) fn broadcast(text: &str, line: Span) -> Option<Span> {
    let slice = line.of(text);
    let (start, end) = find_date(slice).filter(|(_, end)| slice.get(*end..).is_some_and(|rest| rest.trim().is_empty()))?;
    let head = keys::key(slice.get(..start)?);
    let named = head.split([' ', '\'', ',']).any(|word| EDITIONS.contains(&word));
    named.then(|| Span::new(line.from() + start, line.from() + end))
}

/// A header glued to the front of a line of text (` date 2023-05 Développer des modèles…`): where
/// the text starts, and the dates before it.
pub(super) fn prefix(text: &str, line: Span) -> Option<(usize, Vec<Span>)> {
    let slice = line.of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < 3 {
        let rest = slice.get(at..)?;
        let rest = rest.trim_start_matches([' ', ',', '-', '–', '|', '\u{a0}']);
        let key = keys::key(rest.get(..super::stops::floor(rest, rest.len().min(60)))?);
        let Some(label) = phrases::starts(&key, Place::Date).filter(|entry| entry.phrase.len() > 3) else {
            if let Some(end) = bare_date(rest).filter(|_| found.is_empty()) {
                found.push(Span::new(line.from() + slice.len() - rest.len(), line.from() + slice.len() - rest.len() + end));
                at = slice.len() - rest.len() + end;
            }
            break;
        };
        let from = slice.len() - rest.len();
        let near = rest.get(..super::stops::floor(rest, rest.len().min(label.phrase.len() + 40)))?;
        let (_, end) = find_date(near).filter(|(start, _)| *start <= label.phrase.len() + 16)?;
        found.push(Span::new(line.from() + from, line.from() + from + end));
        at = from + end;
        if let Some(time) = slice.get(at..).and_then(|rest| times()?.find(rest)) {
            at += time.end();
        }
    }
    let rest = slice.get(at..)?;
    let start = slice.len() - rest.trim_start_matches([' ', ',', '-', '–', '|', ':', '.', '\u{a0}', '\t']).len();
    let words = slice.get(start..)?;
    let opens = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '«' | '“' | '"'));
    (!found.is_empty() && words.len() >= 30 && opens && start > at).then_some((line.from() + start, found))
}

/// Length of the date in « 5 mars 2017. – Le château a été perquisitionné ».
fn bare_date(rest: &str) -> Option<usize> {
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let near = rest.get(..super::stops::floor(rest, rest.len().min(40)))?;
    let (_, end) = find_date(near).filter(|(start, _)| *start == 0)?;
    let after = near.get(end..)?.trim_start_matches([' ', '.', '\u{a0}']);
    let dash = after.strip_prefix(['–', '—', '-'])?;
    dash.starts_with(char::is_whitespace).then_some(end)
}

/// The line is a date and nothing else.
pub(super) fn only_date(line: &str) -> bool {
    let Some((start, end)) = find_date(line).filter(|_| line.len() <= 60) else { return false };
    let (before, after) = (line.get(..start).unwrap_or_default(), line.get(end..).unwrap_or_default());
    let words = |part: &str| part.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2).count();
    words(before) <= 1 && words(after) == 0 || words(before) == 0 && words(after) <= 1
}

/// « Paris (AFP) - » opens a dispatch without a date.
pub(super) fn agency(text: &str, line: Span) -> bool {
    let slice = line.of(text);
    let head = slice.get(..super::stops::floor(slice, slice.len().min(60))).unwrap_or_default();
    let opening = [") - ", ") – ", ") — ", ") -- "].iter().filter_map(|dash| head.find(dash)).min().and_then(|at| head.get(..at));
    opening.is_some_and(|place| {
        let name = place.split('(').next().unwrap_or_default().trim();
        place.contains('(')
            && !place.contains(['.', ','])
            && (1..=4).contains(&name.split_whitespace().count())
            && name.starts_with(char::is_uppercase)
    })
}

/// « PARIS, 12 mars (Agence) – »: the place and date, and whether it opens as a dispatch does.
pub(super) fn dateline(text: &str, line: Span) -> Option<(Span, bool)> {
    let slice = line.of(text);
    let head = slice.get(..super::stops::floor(slice, slice.len().min(160)))?;
    if !head.bytes().take(70).any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let captures = datelines()?.captures(head)?;
    let found = captures.get(1)?;
    let place = found.as_str().split([',', '(']).next().unwrap_or_default().trim();
    if place.chars().count() > 40 || place.split_whitespace().count() > 5 {
        return None;
    }
    let shouted = place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let wire = shouted || found.as_str().ends_with(')');
    // « Il manque 11 millions. » is neither shouted nor dated.
    let dated = find_date(found.as_str()).is_some();
    let dash = captures.get(2).is_some_and(|end| !end.as_str().starts_with('.'));
    (dated || wire && dash).then(|| (Span::new(line.from(), line.from() + found.end()), wire))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_and_datelines() {
        for (line, rest) in [
            (
                "date 2023-05 Entraîner ces modèles coûte cher aux entreprises.",
                Some("Entraîner ces modèles coûte cher aux entreprises."),
            ),
            (
                "Publié le 3 mai 2024 à 8h30 Le groupe a perdu trois millions d'euros.",
                Some("Le groupe a perdu trois millions d'euros."),
            ),
            (
                "5 mars 2017. – Le château de la Sarthe a été perquisitionné.",
                Some("Le château de la Sarthe a été perquisitionné."),
            ),
            ("Le 3 mai 2024, le groupe a perdu trois millions d'euros.", None),
            ("12 mars 2024 : le groupe a perdu trois millions d'euros.", None),
            ("Publié le 3 mai 2024", None),
        ] {
            let got = prefix(line, Span::new(0, line.len())).and_then(|(at, _)| line.get(at..));
            assert_eq!(got, rest, "{line}");
        }
        for (line, want) in [
            ("PARIS, 12 mars (Agence) – Le cimentier", Some(("PARIS, 12 mars (Agence)", true))),
            (
                "SAINT-DENIS (La Réunion), 21 janv. (Agence) – Le cyclone",
                Some(("SAINT-DENIS (La Réunion), 21 janv. (Agence)", true)),
            ),
            ("BRUXELLES (Dépêches) 3 sept 2024 - La Commission", Some(("BRUXELLES (Dépêches) 3 sept 2024", true))),
            ("Asti, 30 settembre 2024 – Meno uva", Some(("Asti, 30 settembre 2024", false))),
            ("Genève, 27.9.2024 – Cette année", Some(("Genève, 27.9.2024", false))),
            ("Le groupe a perdu 12 millions – un record", None),
            ("Il manque 11 millions. Après trois ans", None),
        ] {
            let got = dateline(line, Span::new(0, line.len())).map(|(span, wire)| (span.of(line), wire));
            assert_eq!(got, want, "{line}");
        }
    }
}
