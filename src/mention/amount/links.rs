//! Links, addresses and handles: no figure inside them counts anything.

use crate::text::Span;
use crate::token::Tokens;
use regex::Regex;
use std::sync::LazyLock;

/// Surface shapes over the raw text, no `\b`.
static LINKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:https?://|www\.)[^\s<>«»]+|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+|[@#][A-Za-z0-9_]+").ok()
});

/// The links and addresses among `tokens`, in order; a sentence without `:`, `@`, `#` or `www`
/// costs nothing.
pub(super) fn links(tokens: Tokens<'_>) -> Vec<Span> {
    let (Some(first), Some(last)) = (tokens.list.first(), tokens.list.last()) else { return Vec::new() };
    let whole = first.span.cover(last.span);
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
