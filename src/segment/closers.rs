//! The quotes and brackets that close after a stop. Reads a few characters.

use super::site::REACH;
use super::stops::ceil;
use crate::text::Span;

/// One past the closing quotes and brackets at `at`; white space may stand before them.
pub(super) fn closers(text: &str, stretch: Span, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..stretch.to()).unwrap_or_default();
        let inner = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let gap = rest.len() - inner.len();
        let Some(c) = inner.chars().next() else { return at };
        let after = inner.get(c.len_utf8()..).unwrap_or_default();
        let closes = match c {
            '»' | '”' | ')' | ']' | '›' | '}' => true,
            '"' => {
                let apart = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
                let opened = || inside_quotes(text, stretch.from(), at);
                // `… du monde. " "C'est` : the next one opens, so this one closes.
                gap == 0 && (apart || opened()) || apart && (opened() || after.trim_start().starts_with('"'))
            }
            '\'' | '’' => gap == 0 && !after.starts_with(char::is_alphanumeric),
            '*' | '_' => gap == 0,
            '[' if gap == 0 => match footnote(after) {
                Some(length) => {
                    at += 1 + length;
                    continue;
                }
                None => false,
            },
            _ => false,
        };
        if !closes {
            return at;
        }
        at += gap + c.len_utf8();
    }
}

/// An odd number of straight quotes stands before `at` in the stretch.
fn inside_quotes(text: &str, begin: usize, at: usize) -> bool {
    let low = ceil(text, begin.max(at.saturating_sub(16 * REACH)));
    text.get(low..at).unwrap_or_default().bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

/// Length of `12]` in a note mark `[12]`.
fn footnote(after: &str) -> Option<usize> {
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    ((1..=3).contains(&digits) && after.as_bytes().get(digits) == Some(&b']')).then_some(digits + 1)
}
