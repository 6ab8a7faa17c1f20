//! Header lines: date, author, outlet, reading time. Reads one line; gives its fields.
//! Must not know the lines around it.

use super::datelines;
use super::keys;
use super::phrases::{self, Place};
use super::shapes;
use crate::text::Span;

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
        let label = keys::key(field.of(text));
        if let Some(found) = datelines::date_fields(text, field) {
            header.dates.extend(found);
            if header.author.is_none() {
                header.author = byline(text, field, &label).or_else(|| author_after_date(text, field));
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

/// « Le 19 décembre 2024, par notre correspondante Bénédicte Wauters »
fn author_after_date(text: &str, field: Span) -> Option<Span> {
    let slice = field.of(text);
    let at = slice.find(" par ").or_else(|| slice.find(" Par "))?;
    let rest = Span::new(field.from() + at + 1, field.to());
    byline(text, rest, &keys::key(rest.of(text)))
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
    // « Par J. Delattre » signs, « Par chance. Ou presque » does not.
    let stopped = name.split_whitespace().any(|word| word.ends_with('.') && word.chars().count() > 3);
    let short = name.chars().count() <= 60 && !stopped && !name.contains(['!', '?', ';']);
    let capital = name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= 4;
    let named = shapes::name_like(name) || capital || second.is_some() || desk(&keys::key(name)) || key.contains("notre ");
    let from = rest.from() + rest.of(text).find(name)?;
    (short && named && rest.of(text).split_whitespace().count() <= 18).then(|| Span::new(from, from + name.len()))
}

/// A name alone on its line or in its field, not shouted as outlets are.
fn signature(field: &str) -> bool {
    shapes::name_like(field)
        && !field.ends_with(',')
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

/// One of the first words is one that newspapers and stations are called by (« L’Écho des
/// comptes », « Le Nouveau Quotidien »).
pub(super) fn outlet(line: &str) -> bool {
    let words = line.split([' ', '\'', '’', ',', '\u{a0}']).filter(|word| !word.is_empty());
    line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && words.take(3).any(phrases::name_word)
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
}
