//! When a document was published, and when it was changed: from its header lines, its file name,
//! or what the caller says.

use super::stretch::{Stretch, date, month_end};
use super::timex::resolve_times;
use crate::lexicon::Lexicon;
use crate::mention::timex::{self, Part, Shape, YearRef};
use crate::mention::{Mention, Status};
use crate::text::{Given, Span};
use crate::token::{Tokens, tokenize};
use jiff::civil::Date;

/// A document's date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocDate {
    /// EDTF: a day, a month or a year.
    pub value: String,
    /// First day meant.
    pub first: Date,
    /// Last day meant.
    pub last: Date,
    /// `header glued_header filename metadata sidecar input cli`.
    pub basis: &'static str,
    /// Where it stands in the text.
    pub span: Option<Span>,
}

/// The dates of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocDates {
    /// When it was published.
    pub date: Option<DocDate>,
    /// When it was changed, where it says so.
    pub updated: Option<DocDate>,
}

/// Words that make the date after them that of a change.
const CHANGED: [&str; 9] =
    ["mis à jour", "mise à jour", "modifié", "modifiée", "actualisé", "actualisée", "dernière modification", "màj", "updated"];
/// Months as HTTP and feeds write them.
const ENGLISH: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// How far before a date such a word may stand, in bytes.
const BEFORE: usize = 40;

/// The dates of a document. What is said of this very document beside it (`given`: sidecar, input
/// record, the page's own account) goes before its header lines (`date_lines`, in text order), these
/// before its path, that before what an editor noted in the file, and last what the caller says of
/// all documents (`cli`).
#[must_use]
pub fn document_dates(
    lexicon: &Lexicon,
    text: &str,
    date_lines: &[Span],
    path: &str,
    given: &Given,
    cli: Option<&str>,
) -> DocDates {
    let mut dates = DocDates::default();
    for line in date_lines {
        for (found, changed) in header_dates(lexicon, text, *line) {
            let slot = if changed { &mut dates.updated } else { &mut dates.date };
            slot.get_or_insert(found);
        }
    }
    // A page that only says when it was changed is dated by that.
    if dates.date.is_none() {
        dates.date.clone_from(&dates.updated);
    }
    let said = |value: &Option<String>, basis| value.as_deref().and_then(|value| stated(lexicon, value, basis));
    let by = [(&given.sidecar, "sidecar"), (&given.input, "input"), (&given.page, "metadata")];
    let first = by.iter().find_map(|(about, basis)| said(&about.date, basis));
    let named = || from_path(path);
    let noted = || said(&given.file.date, "metadata");
    let last = || cli.and_then(|value| stated(lexicon, value, "cli"));
    let header = dates.date.is_some();
    dates.date = first.or(dates.date).or_else(named).or_else(noted).or_else(last);
    let changed = by.iter().find_map(|(about, basis)| said(&about.updated, basis));
    let saved = || (!header).then(|| said(&given.file.updated, "metadata")).flatten();
    dates.updated = changed.or(dates.updated).or_else(saved);
    dates
}

/// The full dates of a header line, each with whether it is that of a change.
fn header_dates(lexicon: &Lexicon, text: &str, line: Span) -> Vec<(DocDate, bool)> {
    let tokens = tokenize(lexicon, text, line);
    let mut mentions: Vec<Mention> = Vec::new();
    timex::read(Tokens { text, list: &tokens, lexicon }, 0, &mut mentions);
    resolve_times(&mut mentions, &|_| 0, None);
    let dated = mentions.iter().filter_map(|mention| {
        let time = mention.time().filter(|time| time.status == Status::Absolute && names_publication(&time.expr.shape))?;
        let (first, last) = (time.first?, time.last?);
        let value = time.edtf.as_deref()?.split('T').next()?.to_owned();
        let glued = text.get(mention.span.to()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let basis = if glued { "glued_header" } else { "header" };
        let found = DocDate { value, first, last, basis, span: Some(mention.span) };
        Some((found, changed(text, line, mention.span)))
    });
    dated.collect()
}

/// A day or month with its year; a bare year dates no article.
fn names_publication(shape: &Shape) -> bool {
    match shape {
        Shape::Calendar(YearRef::Stated(_) | YearRef::Short(_), part) => matches!(part, Part::Day(Some(_), ..) | Part::Month(_)),
        Shape::At(Some(day), _) | Shape::AtBetween(Some(day), ..) => names_publication(day),
        _ => false,
    }
}

fn changed(text: &str, line: Span, date: Span) -> bool {
    let mut from = date.from().saturating_sub(BEFORE).max(line.from());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = crate::text::fold(text.get(from..date.from()).unwrap_or_default());
    let last = |words: &[&str]| words.iter().filter_map(|word| before.rfind(word)).max();
    let published = last(&["publié", "publiée", "paru", "parution", "mis en ligne", "créé"]);
    last(&CHANGED).is_some_and(|at| published.is_none_or(|other| other < at))
}

/// A date given beside the text: ISO 8601, a time after it ignored; else as a header line has it,
/// or as machines write it in English (`Wed, 04 Sep 2024 10:00:00 GMT`).
fn stated(lexicon: &Lexicon, value: &str, basis: &'static str) -> Option<DocDate> {
    let value = value.trim();
    iso(value, basis).or_else(|| in_english(value, basis)).or_else(|| {
        let found = header_dates(lexicon, value, Span::new(0, value.len())).into_iter().next();
        found.map(|(date, _)| DocDate { basis, span: None, ..date })
    })
}

/// `value`, given beside a text, says a date that exists.
#[must_use]
pub fn says_date(lexicon: &Lexicon, value: &str) -> bool {
    stated(lexicon, value, "input").is_some()
}

/// `Wed, 04 Sep 2024`, `September 4, 2024`
fn in_english(value: &str, basis: &'static str) -> Option<DocDate> {
    let words: Vec<&str> = value.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| {
        let head = word.get(..3)?.to_ascii_lowercase();
        let month = ENGLISH.iter().position(|month| *month == head)?;
        word.bytes().all(|byte| byte.is_ascii_alphabetic()).then_some((at, month + 1))
    })?;
    let number = |at: Option<usize>| at.and_then(|at| words.get(at)).and_then(|word| word.parse::<i16>().ok());
    let day = number(at.checked_sub(1)).or(number(Some(at + 1)))?;
    let year = number(Some(at + 1)).filter(|year| *year > 31).or(number(Some(at + 2)))?;
    full(year, i16::try_from(month).ok()?, day).map(|date| DocDate { basis, ..date })
}

fn iso(value: &str, basis: &'static str) -> Option<DocDate> {
    let day = value.split(['T', ' ']).next()?;
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, month, date) = (digits(day, 0, 4)?, digits(day, 4, 6)?, digits(day, 6, 8)?);
        return full(year, month, date).map(|date| DocDate { basis, ..date });
    }
    let mut parts = day.split('-');
    let year: i16 = parts.next().filter(|part| part.len() == 4)?.parse().ok()?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let number: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    doc_date(year, month, number, basis)
}

fn doc_date(year: i16, month: Option<i8>, day: Option<i8>, basis: &'static str) -> Option<DocDate> {
    let stretch = match (month, day) {
        (Some(month), Some(day)) => Stretch::Day(date(year, month, day)?),
        (Some(month), None) => {
            month_end(year, month)?;
            Stretch::Month(year, month)
        }
        _ => Stretch::Year(year),
    };
    Some(DocDate { value: stretch.edtf(), first: stretch.first()?, last: stretch.last()?, basis, span: None })
}

/// `2024-03-26-titre.txt`, `20240326_titre.txt`, `2024/03/26/titre.html`: a day or a month, the
/// file's own name first.
fn from_path(path: &str) -> Option<DocDate> {
    let name = path.rsplit('/').next().unwrap_or(path);
    in_name(name).or_else(|| in_name(path))
}

fn in_name(name: &str) -> Option<DocDate> {
    let bytes = name.as_bytes();
    let mut at = 0;
    let mut month_only = None;
    while at < bytes.len() {
        let length = bytes.iter().skip(at).take_while(|b| b.is_ascii_digit()).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let run = name.get(at..at + length).unwrap_or_default();
        if length == 8
            && let Some(found) =
                digits(run, 0, 4).zip(digits(run, 4, 6)).zip(digits(run, 6, 8)).and_then(|((y, m), d)| full(y, m, d))
        {
            return Some(found);
        }
        // `budget-04-09-2024`
        if length == 2
            && let (Some(day), Some(month)) = (digits(run, 0, 2), group(name, at + length).0)
            && let Some(year) = name.get(at + 6..at + 10).and_then(|year| digits(year, 0, 4))
            && bytes.get(at + 5) == bytes.get(at + 2)
            && !bytes.get(at + 10).is_some_and(u8::is_ascii_digit)
            && let Some(found) = full(year, month, day)
        {
            return Some(found);
        }
        if length == 4 {
            let year: Option<i16> = run.parse().ok();
            let (month, next) = group(name, at + length);
            let (day, _) = group(name, next);
            match (year, month, day) {
                (Some(year), Some(month), Some(day)) => {
                    if let Some(found) = full(year, month, day) {
                        return Some(found);
                    }
                }
                (Some(year), Some(month), None) if (1950..=2100).contains(&year) && month_only.is_none() => {
                    month_only = doc_date(year, i8::try_from(month).ok(), None, "filename");
                }
                _ => {}
            }
        }
        at += length;
    }
    month_only
}

fn digits(run: &str, from: usize, to: usize) -> Option<i16> {
    run.get(from..to)?.parse().ok()
}

/// Two figures after a mark.
fn group(name: &str, at: usize) -> (Option<i16>, usize) {
    let bytes = name.as_bytes();
    let marked = bytes.get(at).is_some_and(|b| matches!(b, b'-' | b'_' | b'.' | b'/'));
    let length = bytes.iter().skip(at + 1).take_while(|b| b.is_ascii_digit()).count();
    if !marked || length != 2 {
        return (None, at);
    }
    (digits(name, at + 1, at + 3), at + 3)
}

fn full(year: i16, month: i16, day: i16) -> Option<DocDate> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    (1950..=2100).contains(&year).then(|| doc_date(year, Some(month), Some(day), "filename")).flatten()
}
