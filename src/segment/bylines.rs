//! Header lines: date, author, outlet, reading time. Reads one line; gives its fields. Knows
//! dates by their figures only (`3 ?????? 2024`), so that no table of months is needed and other
//! languages' headers are seen too.

use super::phrases::{self, Place};
use super::shapes;
use crate::text::Span;
use regex::Regex;
use std::sync::OnceLock;

/// Longest header line in bytes.
const LONGEST: usize = 260;

/// The fields of a header line.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    pub dates: Vec<Span>,
    pub author: Option<Span>,
    pub outlet: Option<Span>,
    pub reason: &'static str,
}

/// A date by its figures.
fn dates() -> Option<&'static Regex> {
    static DATES: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = r"(?:[0-9]{1,2}(?:er)?\s+(?:de\s+)?\p{L}{3,10}\.?,?\s+(?:de\s+)?(?:19|20)[0-9]{2}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})|(?:19|20)[0-9]{2}[-/][0-9]{2}(?:[-/][0-9]{2})?)";
    DATES.get_or_init(|| Regex::new(pattern).ok()).as_ref()
}

/// A day and month without year, as a dispatch or a labelled line may give.
fn days() -> Option<&'static Regex> {
    static DAYS: OnceLock<Option<Regex>> = OnceLock::new();
    DAYS.get_or_init(|| Regex::new(r"^[0-9]{1,2}(?:er)?\s+\p{L}{3,10}").ok()).as_ref()
}

/// Clock time and joining words between two dates.
fn times() -> Option<&'static Regex> {
    static TIMES: OnceLock<Option<Regex>> = OnceLock::new();
    TIMES.get_or_init(|| Regex::new(r"^[\s,|–—-]*(?:à\s+)?[0-9]{1,2}\s?[h:H](?:\s?[0-9]{2})?").ok()).as_ref()
}

/// The place and date a dispatch opens with, to the dash before its text.
fn datelines() -> Option<&'static Regex> {
    static LINES: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = r"^(\p{Lu}[\p{L}' ’-]{1,40}(?:\s*\([^()]{2,40}\))?,?\s+(?:le\s+)?(?:\p{L}{3,9}\s+)?(?:[0-9]{1,2}(?:er)?\s+(?:de\s+)?\p{L}{3,10}\.?(?:\s+(?:de\s+)?(?:19|20)[0-9]{2})?|[0-9]{1,2}[./][0-9]{1,2}[./](?:19|20)[0-9]{2})(?:\s*\([^()]{2,40}\))?)(\s*[–—-]+\s|\.\s)";
    LINES.get_or_init(|| Regex::new(pattern).ok()).as_ref()
}

/// The fields of `line` if it is a header line. `top` tells that it stands above the text, where
/// a name alone signs.
pub(super) fn read(text: &str, line: Span, top: bool) -> Option<Header> {
    let slice = line.of(text);
    if slice.len() > LONGEST || shapes::full_stop(slice) && slice.len() > 60 {
        return None;
    }
    let mut header = Header::default();
    let (mut known, mut others, mut timed) = (0, 0, false);
    for field in fields(text, line) {
        let label = phrases::key(field.of(text));
        if let Some(found) = date_fields(text, field) {
            header.dates.extend(found);
            if header.author.is_none() {
                header.author = author_after_date(text, field);
            }
            if header.outlet.is_none() && outlet(field.of(text)) {
                header.outlet =
                    field.of(text).split(',').next().map(|first| Span::new(field.from(), field.from() + first.len()).trim(text));
            }
            known += 1;
        } else if let Some(name) = byline(text, field, &label) {
            header.author = header.author.or(Some(name));
            known += 1;
        } else if reading(&label) {
            timed = true;
            known += 1;
        } else if desk(&label) {
            known += usize::from(top);
        } else if signature(field.of(text)) && top {
            header.author = header.author.or(Some(field));
            known += 1;
        } else if outlet(field.of(text)) && field.of(text).split_whitespace().count() <= 6 {
            header.outlet = header.outlet.or(Some(field));
            known += usize::from(top);
        } else {
            others += 1;
        }
    }
    header.reason = match () {
        () if !header.dates.is_empty() => "date",
        () if header.author.is_some() => "author",
        () if header.outlet.is_some() => "outlet",
        () if timed => "reading_time",
        () => "section",
    };
    let enough = !header.dates.is_empty() || header.author.is_some();
    (known > 0 && (others == 0 || enough && others <= 2)).then_some(header)
}

/// The fields between ` – `, ` | `, ` · `, emphasis and brackets around them left out.
pub(super) fn fields(text: &str, line: Span) -> Vec<Span> {
    let slice = line.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    let spaced = |c: Option<char>| c.is_some_and(char::is_whitespace);
    for (at, c) in slice.char_indices() {
        let cuts = matches!(c, '–' | '—' | '-' | '|' | '•' | '·' | '/')
            && spaced(slice.get(..at).and_then(|s| s.chars().next_back()))
            && spaced(slice.get(at + c.len_utf8()..).and_then(|s| s.chars().next()));
        if cuts || c == '\t' || c == '|' {
            found.push(Span::new(from, at));
            from = at + c.len_utf8();
        }
    }
    found.push(Span::new(from, slice.len()));
    let frame = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '|');
    found
        .into_iter()
        .map(|span| {
            let field = span.of(slice);
            let bare = field.trim_matches(frame);
            let bare = bare.strip_prefix('(').and_then(|s| s.strip_suffix(')')).unwrap_or(bare);
            let offset = field.find(bare).unwrap_or(0);
            let from = line.from() + span.from() + offset;
            Span::new(from, from + bare.len()).trim(text)
        })
        .filter(|span| !span.is_empty())
        .collect()
}

/// Where the dates of a field stand, if it holds little else.
fn date_fields(text: &str, field: Span) -> Option<Vec<Span>> {
    let slice = field.of(text);
    let key = phrases::key(slice);
    let label = phrases::starts(&key, Place::Date);
    let labelled = label.is_some_and(|entry| entry.phrase.len() > 3);
    let Some(found) = dates()?.find(slice) else {
        // « Publié le 12 mars à 8 h »
        let rest = label
            .and_then(|entry| key.get(phrases::key(entry.phrase).len()..))
            .unwrap_or_default()
            .trim_start_matches([' ', ':']);
        return (labelled && days()?.is_match(rest)).then(|| vec![field]);
    };
    let glued = slice.get(found.end()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if glued {
        return Some(vec![Span::new(field.from(), field.from() + found.end())]);
    }
    let mut rest = slice.to_owned();
    while let (Some(open), Some(close)) = (rest.find('('), rest.find(')')) {
        if close < open {
            break;
        }
        rest.replace_range(open..=close, " ");
    }
    let bare = dates()?.replace_all(&rest, " ");
    let words = bare.split([',', ' ', '\u{a0}', '\'', '’']).take_while(|word| *word != "par" && *word != "Par");
    let loose = words.filter(|word| word.starts_with(char::is_lowercase) && word.chars().count() >= 3).count();
    // « Service économique de la Fédération avicole, le 5 avril 2024 »
    let closing = slice.get(found.end()..).is_some_and(|rest| rest.trim().is_empty())
        && slice.get(..found.start()).is_some_and(|head| head.trim_end().trim_end_matches("le").trim_end().ends_with(','));
    let most = match () {
        () if labelled => 8,
        () if closing => 5,
        () => 2,
    };
    (loose <= most).then(|| vec![field])
}

/// « Le 19 décembre 2024, par notre correspondante Bénédicte Wauters »
fn author_after_date(text: &str, field: Span) -> Option<Span> {
    let slice = field.of(text);
    let at = slice.find(" par ").or_else(|| slice.find(" Par "))?;
    let rest = Span::new(field.from() + at + 1, field.to());
    byline(text, rest, &phrases::key(rest.of(text)))
}

/// The name after « Par », « Propos recueillis par »…
fn byline(text: &str, field: Span, key: &str) -> Option<Span> {
    let entry = phrases::starts(key, Place::Byline)?;
    let slice = field.of(text);
    let skip = slice.char_indices().nth(entry.phrase.chars().count()).map(|(at, _)| at)?;
    let rest = Span::new(field.from() + skip, field.to());
    let rest = Span::new(rest.to() - rest.of(text).trim_start_matches([' ', ':', '\u{a0}', ',']).len(), rest.to());
    let mut parts = rest.of(text).split([',', '(']).map(str::trim).filter(|part| !part.is_empty());
    let first = parts.next()?;
    // « par notre chroniqueuse judiciaire, Éléonore Pasquet »
    let second = parts.next().filter(|part| !shapes::name_like(first) && shapes::name_like(part));
    let name = second.unwrap_or(first);
    let short = name.chars().count() <= 60 && !name.contains(['.', '!', '?', ';']);
    let capital = name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= 4;
    let named = shapes::name_like(name) || capital || second.is_some() || desk(&phrases::key(name)) || key.contains("notre ");
    let from = rest.from() + rest.of(text).find(name)?;
    (short && named && rest.of(text).split_whitespace().count() <= 14).then(|| Span::new(from, from + name.len()))
}

/// A name alone on its line or in its field, not shouted as outlets are.
fn signature(field: &str) -> bool {
    shapes::name_like(field)
        && !outlet(field)
        && field.split_whitespace().all(|word| word.chars().any(char::is_lowercase) || word.len() <= 2)
        || shouted_surname(field)
}

/// `Camille AUVERNOIS`
fn shouted_surname(field: &str) -> bool {
    let mut words = field.split_whitespace();
    shapes::name_like(field)
        && !outlet(field)
        && words.next().is_some_and(|word| word.chars().any(char::is_lowercase))
        && words.all(|word| !word.chars().any(char::is_lowercase))
}

/// A desk or section of a newsroom: « Service Économie », « La rédaction », « Sports ».
fn desk(key: &str) -> bool {
    phrases::starts(key, Place::Desk).is_some()
        || phrases::starts(key, Place::Whole)
            .is_some_and(|entry| entry.phrase.len() + 4 >= key.len() && entry.kind == super::ZoneKind::Header)
}

fn reading(key: &str) -> bool {
    let bare = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let counted = bare.len() < key.len();
    phrases::starts(bare, Place::Reading).is_some_and(|entry| bare.len() <= entry.phrase.len() + 12)
        || counted && matches!(bare.trim_end(), "min" | "mn" | "minutes" | "min." | "minute")
}

/// The line holds a word that newspapers and stations are called by.
pub(super) fn outlet(line: &str) -> bool {
    line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && line
            .split([' ', '\'', '’', '-', ',', '\u{a0}'])
            .any(|word| !word.is_empty() && phrases::starts(&phrases::key(word), Place::Name).is_some())
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
        let key = phrases::key(rest.get(..super::stops::floor(rest, rest.len().min(60)))?);
        let Some(label) = phrases::starts(&key, Place::Date).filter(|entry| entry.phrase.len() > 3) else { break };
        let from = slice.len() - rest.len();
        let near = rest.get(..super::stops::floor(rest, rest.len().min(label.phrase.len() + 40)))?;
        let date = dates()?.find(near).filter(|date| date.start() <= label.phrase.len() + 16)?;
        found.push(Span::new(line.from() + from, line.from() + from + date.end()));
        at = from + date.end();
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

/// « PARIS, 12 mars (Agence) – »: the place and date, and whether it opens as a dispatch does.
pub(super) fn dateline(text: &str, line: Span) -> Option<(Span, bool)> {
    let slice = line.of(text);
    let head = slice.get(..super::stops::floor(slice, slice.len().min(160)))?;
    let captures = datelines()?.captures(head)?;
    let found = captures.get(1)?;
    let place = found.as_str().split([',', '(']).next().unwrap_or_default().trim();
    let shouted = place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let wire = shouted || found.as_str().ends_with(')');
    // « Il manque 11 millions. » is neither shouted nor dated.
    let dated = dates()?.is_match(found.as_str());
    let dash = captures.get(2).is_some_and(|end| !end.as_str().starts_with('.'));
    (dated || wire && dash).then(|| (Span::new(line.from(), line.from() + found.end()), wire))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn parts(line: &str) -> Option<(Vec<&str>, &str, &str)> {
        let header = read(line, Span::new(0, line.len()), true)?;
        let dates = header.dates.iter().map(|span| span.of(line)).collect();
        Some((dates, header.author.map_or("", |s| s.of(line)), header.outlet.map_or("", |s| s.of(line))))
    }

    #[test]
    fn header_lines() {
        for (line, dates, author, outlet) in [
            (
                "Publié le 14 mai 2024 à 06h30, mis à jour le 15 mai 2024",
                &["Publié le 14 mai 2024 à 06h30, mis à jour le 15 mai 2024"][..],
                "",
                "",
            ),
            ("Par Ada Roux – Publié le 14 mai 2024", &["Publié le 14 mai 2024"], "Ada Roux", ""),
            ("04 octobre 202404:19", &["04 octobre 2024"], "", ""),
            ("*La Gazette* – 31/07/2025 – Rémi Vauzel", &["31/07/2025"], "Rémi Vauzel", "La Gazette"),
            (
                "Le 19 décembre 2024, par notre correspondante Ada Roux",
                &["Le 19 décembre 2024, par notre correspondante Ada Roux"],
                "Ada Roux",
                "",
            ),
            ("Silicium — Par Hélène Vasseur", &[], "Hélène Vasseur", ""),
            ("Un texte d’Ada Roux", &[], "Ada Roux", ""),
            ("par notre chroniqueuse judiciaire, Ada Roux", &[], "Ada Roux", ""),
            (
                "Bureau économique de la Fédération avicole de l’Ouest, le 5 avril 2024",
                &["Bureau économique de la Fédération avicole de l’Ouest, le 5 avril 2024"],
                "",
                "",
            ),
            ("Par Ada Roux et Léo Petit, à Lima", &[], "Ada Roux et Léo Petit", ""),
            ("Camille Auvernois", &[], "Camille Auvernois", ""),
            ("Radio Nord - Le journal du soir", &[], "", "Radio Nord"),
            ("Lecture 4 min", &[], "", ""),
            ("Publié le 12 mars à 8 h", &["Publié le 12 mars à 8 h"], "", ""),
        ] {
            let (got_dates, got_author, got_outlet) = parts(line).unwrap_or_default();
            assert_eq!((got_dates.as_slice(), got_author, got_outlet), (dates, author, outlet), "{line}");
        }
        for line in [
            "Le 11 septembre 2001, vingt ans plus tard",
            "Par ailleurs, le groupe perd 3 millions",
            "Une dette de 3 milliards",
            "Par ici les gros sous !",
        ] {
            assert_eq!(parts(line), None, "{line}");
        }
    }

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
            ("Le 3 mai 2024, le groupe a perdu trois millions d'euros.", None),
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
