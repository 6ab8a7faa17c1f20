//! Text to lines: the units zones are made of. Reads line breaks and widths only.

use crate::text::Span;

/// A line of the page, or a paragraph of wrapped lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Without surrounding white space; never empty.
    pub span: Span,
    /// A blank line or a rule (`* * *`) stands before it.
    pub gap: bool,
    /// Several lines of the text, broken only for width.
    pub wrapped: bool,
}

/// Widths in code points between which a line may have been broken for width alone.
const WRAP: std::ops::RangeInclusive<usize> = 45..=100;

/// The lines of `text` that hold a letter or figure.
pub(super) fn read(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let (mut at, mut gap) = (0, true);
    while at < bytes.len() {
        let end = memchr::memchr2(b'\n', b'\r', bytes.get(at..).unwrap_or_default()).map_or(bytes.len(), |length| at + length);
        let span = Span::new(at, end).trim(text);
        if span.of(text).chars().any(char::is_alphanumeric) {
            lines.push(Line { span, gap, wrapped: false });
            gap = false;
        } else {
            gap |= end > at || bytes.get(at.wrapping_sub(1)) != Some(&b'\r') || bytes.get(at) != Some(&b'\n');
        }
        at = end + 1;
    }
    if wrapped(text, &lines) { merge(text, &lines) } else { lines }
}

/// Most lines are of one width, stop in mid-sentence and go on with a small letter.
fn wrapped(text: &str, lines: &[Line]) -> bool {
    let (mut full, mut broken, mut small, mut wide) = (0usize, 0usize, 0usize, 0usize);
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        let width = if line.span.len() > 4 * WRAP.end() { usize::MAX } else { line.span.of(text).chars().count() };
        wide += usize::from(width > *WRAP.end());
        if next.gap || !WRAP.contains(&width) {
            continue;
        }
        full += 1;
        broken += usize::from(!stops(line.span.of(text)));
        small += usize::from(next.span.of(text).starts_with(char::is_lowercase));
    }
    full >= 4 && wide * 20 <= lines.len() && broken * 10 >= full * 6 && small * 10 >= full * 4
}

fn merge(text: &str, lines: &[Line]) -> Vec<Line> {
    let mut merged: Vec<Line> = Vec::with_capacity(lines.len() / 4 + 1);
    let mut full = false;
    for line in lines {
        let slice = line.span.of(text);
        let goes_on = !line.gap && (full || slice.starts_with(char::is_lowercase)) && !super::shapes::opens_line(slice);
        match merged.last_mut() {
            Some(last) if goes_on => {
                last.span = last.span.cover(line.span);
                last.wrapped = true;
            }
            _ => merged.push(*line),
        }
        full = slice.chars().count() >= *WRAP.start();
    }
    merged
}

/// The line ends with a stop, closing quotes and brackets aside.
pub(super) fn stops(line: &str) -> bool {
    line.trim_end_matches(['»', '”', '"', ')', ']', '*', '_', ' ', '\u{a0}', '\u{202f}']).ends_with(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        read(text).iter().map(|line| line.span.of(text)).collect()
    }

    #[test]
    fn line_ends_and_blanks() {
        for text in ["a\n\n b \nc", "a\r\n\r\n b \r\nc", "a\r\rb\rc", "a\n***\nb\nc\n"] {
            let lines = read(text);
            assert_eq!(texts(text), ["a", "b", "c"], "{text:?}");
            assert_eq!(lines.iter().map(|line| line.gap).collect::<Vec<_>>(), [true, true, false], "{text:?}");
        }
    }

    #[test]
    fn wrapped_lines_are_one() {
        let text = "Le conseil municipal a voté hier soir le budget de la commune, qui\n\
                    s'élève à douze millions d'euros, soit deux de plus que l'an passé, et\n\
                    prévoit la construction d'une école. Le maire a salué un texte qu'il\n\
                    juge équilibré, mais l'opposition regrette que la dette ait doublé en\n\
                    six ans.\n\nLa séance a été levée à minuit.";
        assert_eq!(read(text).len(), 2);
        assert!(read(text)[0].wrapped);
    }

    #[test]
    fn verse_and_lists_are_not_wrapped() {
        let text = "Premier point du programme, assez long pour remplir une ligne\n".repeat(8);
        assert_eq!(read(&text).len(), 8);
    }
}
