//! Figures that count nothing: links, phone numbers, articles of law, versions, scores, addresses.

use crate::text::{PieceKind, Span};
use crate::token::{Case, Cursor, Tokens};
use regex::Regex;
use std::sync::LazyLock;

/// Links, addresses and handles: surface shapes over the raw text, no `\b`.
static LINKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:https?://|www\.)[^\s<>«»]+|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+|[@#][A-Za-z0-9_]+").ok()
});

/// The links and addresses among `tokens`; a sentence without `:`, `@`, `#` or `www` costs nothing.
pub(super) fn links(tokens: Tokens<'_>) -> Vec<Span> {
    let (Some(first), Some(last)) = (tokens.list.first(), tokens.list.last()) else { return Vec::new() };
    let whole = Span { start: first.span.start, end: last.span.end };
    let text = whole.of(tokens.text);
    let bytes = text.as_bytes();
    let may = memchr::memchr2(b'@', b'#', bytes).is_some()
        || memchr::memmem::find(bytes, b"://").is_some()
        || memchr::memmem::find(bytes, b"www.").is_some();
    match &*LINKS {
        Some(regex) if may => {
            regex.find_iter(text).map(|m| Span::new(whole.from() + m.start(), whole.from() + m.end())).collect()
        }
        _ => Vec::new(),
    }
}

/// Words after which a figure is an identifier.
const IDENTIFIES: [&str; 34] = [
    "article",
    "articles",
    "art",
    "page",
    "pages",
    "p",
    "pp",
    "chapitre",
    "n°",
    "numéro",
    "numéros",
    "no",
    "nos",
    "version",
    "alinéa",
    "loi",
    "décret",
    "arrêté",
    "paragraphe",
    "ligne",
    "tome",
    "volume",
    "vol",
    "épisode",
    "saison",
    "figure",
    "tableau",
    "annexe",
    "chambre",
    "lot",
    "porte",
    "quai",
    "vol",
    "bp",
];

/// The cursor after a figure that is no amount, when one stands here.
pub(super) fn skip(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    phone(cursor)
        .or_else(|| address(cursor))
        .or_else(|| identifier(cursor))
        .or_else(|| version(cursor))
        .or_else(|| score(cursor))
        .or_else(|| code(cursor))
}

fn digits(cursor: Cursor<'_>) -> bool {
    cursor.kind() == Some(PieceKind::Digits)
}

/// `06 12 34 56 78`, `+33 1 23 45 67 89`, `01.23.45.67.89`.
fn phone(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut at = if cursor.is("+") && cursor.ahead(1).is_some_and(|t| !t.spaced) { cursor.skip(1) } else { cursor };
    if !digits(at) || (at.index == cursor.index && !at.text().starts_with('0')) {
        return None;
    }
    let mut groups = 0;
    while digits(at) && at.text().len() <= 3 {
        groups += 1;
        at = at.skip(1);
        if at.is_any(&[".", "/"]) || at.kind() == Some(PieceKind::Dash) {
            if !at.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits) {
                break;
            }
            at = at.skip(1);
        }
    }
    (groups >= 4).then_some(at)
}

/// Four or more figures joined by points (`192.168.1.1`), anything glued to `://` or `@`.
fn address(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if !digits(cursor) {
        return None;
    }
    let mut at = cursor.skip(1);
    let mut joints = 0;
    while at.glued() && at.is_any(&[".", ":"]) && at.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits && !t.spaced) {
        joints += 1;
        at = at.skip(2);
    }
    (joints >= 2).then_some(at)
}

/// `l’article 49`, `n° 3`, `loi n° 2021-1104`.
fn identifier(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if !digits(cursor) {
        return None;
    }
    let before = cursor.back(1)?;
    let sign = before.span.of(cursor.tokens.text);
    let named = IDENTIFIES.iter().any(|word| cursor.reads(before, word))
        || sign == "°" && cursor.back(2).is_some_and(|t| matches!(t.span.of(cursor.tokens.text), "n" | "N"))
        || sign == "." && cursor.back(2).is_some_and(|t| cursor.reads(t, "art") || cursor.reads(t, "p"))
        || matches!(sign, "#" | "§" | "_" | "@" | "=");
    if !named || super::span::starts_unit(cursor.skip(1)) {
        return None;
    }
    let mut at = cursor.skip(1);
    while at.glued()
        && (at.kind() == Some(PieceKind::Dash) || at.is("."))
        && at.ahead(1).is_some_and(|t| !t.spaced && t.kind == PieceKind::Digits)
    {
        at = at.skip(2);
    }
    Some(at)
}

/// `GPT 3.5`, `GPT-4o`, `Mac OS 10`: a figure right after a name in capitals, without a unit.
fn version(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if !digits(cursor) {
        return None;
    }
    let before = cursor.back(1)?;
    let (name, glued) = if before.kind == PieceKind::Dash && cursor.glued() && !before.spaced {
        (cursor.back(2)?, true)
    } else {
        (before, cursor.glued())
    };
    let capital = name.kind == PieceKind::Word
        && matches!(name.case, Case::Upper | Case::Mixed)
        && !super::span::starts_unit(cursor.rewind(1));
    let product = name.kind == PieceKind::Word && name.case == Case::Title && (glued || cursor.text().contains('.'));
    if !(capital || product) || unit_follows(cursor.skip(1)) {
        return None;
    }
    let mut at = cursor.skip(1);
    if at.glued() && at.kind() == Some(PieceKind::Word) {
        at = at.skip(1);
    }
    Some(at)
}

fn unit_follows(at: Cursor<'_>) -> bool {
    super::span::starts_unit(at)
        || at.is_any(&["%", "pour", "points", "millions", "milliards", "million", "milliard", "mille"])
        || at.eat_any(&["de", "d'"]).is_some_and(super::span::starts_unit)
        || (at.kind() == Some(PieceKind::Word)
            && at.case() == Case::Lower
            && at.text().ends_with('s')
            && at.peek().is_some_and(|t| t.spaced))
}

/// `3-1`, `6-4, 3-6, 7-6 (8)`, `(2-1)`: small figures joined by a hyphen that falls.
fn score(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if !digits(cursor) || cursor.text().len() > 2 {
        return None;
    }
    let dash = cursor.skip(1);
    if dash.kind() != Some(PieceKind::Dash) || !dash.glued() {
        return None;
    }
    let second = dash.skip(1);
    if !digits(second) || !second.glued() || second.text().len() > 2 {
        return None;
    }
    let after = second.skip(1);
    let unit = super::span::starts_unit(after)
        || after.is_any(&["%", "millions", "milliards", "ans", "jours", "heures", "mois", "personnes"]);
    (!unit).then_some(after)
}

/// `A320`, `CO2`, `49-3`: digits glued to letters before them, or after with no unit.
fn code(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if !digits(cursor) {
        return None;
    }
    let before = cursor.back(1)?;
    let glued_name = cursor.glued()
        && before.kind == PieceKind::Word
        && before.case != Case::Lower
        && !super::span::starts_unit(cursor.rewind(1));
    glued_name.then(|| cursor.skip(1))
}
