//! A web page to its article: the main text by readability, headings, lists and tables kept as
//! lines, links out of the way; title, date, author and site from what the page says of itself.
//! Reads bytes; must not know what the text says.

mod metadata;
mod render;

use super::gzip::MAX_BYTES;
use super::{Extracted, Fault};
use crate::text::{Given, decode};
use dom_query::Document;
use dom_smoothie::{Config, Readability, ReadabilityError};

/// How far into a page its charset is looked for, in bytes.
const HEAD: usize = 4096;
/// A page of more elements is none.
const MOST_ELEMENTS: usize = 300_000;
/// Elements inside elements: beyond this a page is made to do harm, and costs the square of it.
const MOST_DEPTH: usize = 1_000;
/// Names of classes and identifiers that are not of the article.
const ASIDES: &str = "[class*='cookie'], [id*='cookie'], [class*='consent'], [id*='consent'], [id*='didomi'], [class*='newsletter'], \
                      [class*='paywall'], [class*='related'], [class*='read-also'], [class*='lire-aussi'], [class*='most-read'], \
                      [class*='social'], [class*='share'], [class*='breadcrumb']";
/// Readability has missed the article where it keeps less than this of the words of the page.
const LEAST: usize = 5;

/// The bytes open as a page does.
pub(super) fn opens(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default().trim_ascii_start();
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    [&b"<!doctype html"[..], b"<html"].iter().any(|tag| head.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag)))
}

/// The article of a page.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, Fault> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::new("extract", format!("html.too_large: {} bytes; split the page", bytes.len())));
    }
    let decoded = decode(bytes, charset(bytes).as_deref()).map_err(|message| Fault::new("decode", message))?;
    if depth(&decoded.text) > MOST_DEPTH {
        return Err(Fault::new(
            "extract",
            format!("html.too_deep: elements inside more than {MOST_DEPTH} others; it is no page to read"),
        ));
    }
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let mut page = Readability::new(decoded.text.as_str(), None, Some(config))
        .map_err(|_| Fault::new("extract", "html.unreadable: the page could not be read; save it as text"))?;
    let about = metadata::read(&page.doc);
    let dated = metadata::date_line(&page.doc);
    drop_asides(&page.doc);
    let whole = render::text(&page.doc);
    let main = match page.parse() {
        Ok(article) => render::text(&Document::from(article.content)),
        Err(ReadabilityError::TooManyElements(..)) => {
            let message = format!("html.too_large: more than {MOST_ELEMENTS} elements; split the page");
            return Err(Fault::new("extract", message));
        }
        Err(_) => String::new(),
    };
    // A page of one short paragraph, or one without a block of text that stands out.
    let body = if words(&main) * 100 < words(&whole) * LEAST || main.is_empty() { whole } else { main };
    if body.is_empty() {
        return Err(Fault::new(
            "extract",
            "html.no_text: the page holds no text; it may be filled in by a script, save it from a browser",
        ));
    }
    let text = head(&body, about.title.as_deref(), dated.as_deref());
    let given = Given { page: about, ..Given::default() };
    Ok(Extracted { text, encoding: decoded.encoding, warnings: decoded.warnings, given, ..Extracted::default() })
}

/// Takes away what a page's own names call a consent wall, a letter to subscribe to, a list of other
/// texts: on a short page readability keeps them for want of text.
fn drop_asides(page: &Document) {
    let all = words(&page.root().text());
    for found in page.select(ASIDES).iter() {
        let few = words(&found.text()) * 2 < all;
        if found.is("div, section, aside, ul, p, form, dialog") && few {
            found.remove();
        }
    }
}

/// The body under its title and date line, each unless it stands there already.
fn head(body: &str, title: Option<&str>, dated: Option<&str>) -> String {
    let mut text = String::with_capacity(body.len() + 200);
    let opening = bare(&body.chars().take(600).collect::<String>());
    for (mark, line) in [("# ", title), ("", dated)] {
        if let Some(line) = line.filter(|line| !opening.contains(&bare(line))) {
            text.push_str(mark);
            text.push_str(line);
            text.push_str("\n\n");
        }
    }
    text.push_str(body);
    text
}

/// Letters and figures, in small letters: what is left when typography is taken away.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn words(text: &str) -> usize {
    text.split_ascii_whitespace().count()
}

/// The charset the page declares: `<meta charset="…">`, `content="text/html; charset=…"`,
/// `<?xml encoding="…"?>`.
fn charset(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(HEAD).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let after = |name: &str| head.split_once(name).map(|(_, rest)| rest);
    let rest = after("charset").or_else(|| after("encoding"))?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let label: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    (!label.is_empty()).then_some(label)
}

/// How deep the elements of a page may stand inside each other, at most.
fn depth(text: &str) -> usize {
    // Elements without end tags, and those that the next one ends.
    const ENDLESS: [&str; 24] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "dt",
        "dd", "td", "th", "tr", "option", "thead", "tbody", "param",
    ];
    let (mut depth, mut most) = (0usize, 0usize);
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let rest = text.get(at + 1..).unwrap_or_default();
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let length = rest.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
            let name = rest.get(..length).unwrap_or_default();
            if !ENDLESS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
                depth += 1;
                most = most.max(depth);
            }
        }
    }
    most
}

#[cfg(test)]
mod tests;
