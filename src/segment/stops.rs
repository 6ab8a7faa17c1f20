//! Where stops are. Finds the next stop character in a stretch of text and accepts the plain ends
//! of sentences at once. Must not know the repairs.

use super::abbreviations;
use super::faces::faces;
use crate::lexicon::Lexicon;
use crate::text::Span;
use std::cell::OnceCell;

/// How much of a stretch is read to tell an all-lower-case transcript.
const STYLE_SAMPLE: usize = 4096;

/// Text in which white space, line breaks included, ends no sentence by itself.
pub(super) struct Stretch<'a> {
    pub text: &'a str,
    pub span: Span,
    pub lexicon: &'a Lexicon,
    /// Sentences that start small and with a capital, as far as a simple look tells.
    starts: OnceCell<(usize, usize)>,
}

impl<'a> Stretch<'a> {
    pub(super) fn new(text: &'a str, span: Span, lexicon: &'a Lexicon) -> Self {
        Stretch { text, span, lexicon, starts: OnceCell::new() }
    }

    /// Offset of the first stop character at `at` or later.
    pub(super) fn next_stop(&self, mut at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            let rest = bytes.get(at..self.span.to())?;
            at += rest.iter().position(|byte| matches!(byte, b'.' | b'!' | b'?' | b':' | b';' | 0xE2 | 0xF0))?;
            match bytes.get(at)? {
                b'.' | b'!' | b'?' => return Some(at),
                // `:)`, 👍
                b':' | b';' | 0xF0 if faces(self.text, self.span.to(), at) > at => return Some(at),
                // `…` is E2 80 A6; most E2 are apostrophes and dashes.
                0xE2 if bytes.get(at..at + 3) == Some("…".as_bytes()) => return Some(at),
                0xE2 => at += 3,
                0xF0 => at += 4,
                _ => at += 1,
            }
        }
    }

    /// Where the next sentence starts when the stop at `from` ends one beyond doubt: a word of
    /// three small letters that is no abbreviation, the stop, one space, a capital. UAX 29 says the
    /// same by rule SB11, at a twentieth of the speed.
    pub(super) fn plain(&self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if !matches!(bytes.get(from), Some(b'.' | b'!' | b'?')) {
            return None;
        }
        let (Some(stop), Some(b' '), Some(b'A'..=b'Z')) = (bytes.get(from), bytes.get(from + 1), bytes.get(from + 2)) else {
            return None;
        };
        if from + 2 >= self.span.to() {
            return None;
        }
        let before = bytes.get(self.span.from()..from)?;
        if *stop == b'.' {
            let letters = before
                .iter()
                .rev()
                .take_while(|byte| {
                    byte.is_ascii_alphabetic() || **byte >= 0xC3 && **byte <= 0xC5 || (0x80..=0xBF).contains(*byte)
                })
                .count();
            let word = self.text.get(from - letters..from)?;
            let small = word.bytes().rev().take_while(u8::is_ascii_lowercase).count();
            (small >= 3 && abbreviations::kind(word).is_none()).then_some(from + 2)
        } else {
            let word = before.strip_suffix(b" ").or_else(|| before.strip_suffix("\u{a0}".as_bytes())).unwrap_or(before);
            word.last().is_some_and(u8::is_ascii_lowercase).then_some(from + 2)
        }
    }

    /// The text is written without capitals, as automatic transcripts are: more of its sentences
    /// start small than not.
    pub(super) fn lower_case(&self) -> bool {
        let (small, capital) = self.starts();
        small > 2 * capital
    }

    /// Capitals come and go, as in readers' comments.
    pub(super) fn careless(&self) -> bool {
        let (small, capital) = self.starts();
        small >= 2 && small * 2 >= capital
    }

    fn starts(&self) -> (usize, usize) {
        *self.starts.get_or_init(|| {
            let end = floor(self.text, self.span.to().min(self.span.from() + STYLE_SAMPLE));
            let sample = self.text.get(self.span.from()..end).unwrap_or_default();
            let (mut small, mut capital) = (0, 0);
            let (mut starts, mut stopped) = (true, false);
            // Letters of the last word: in « 1. le prix 2. la date » no sentence starts.
            let (mut letters, mut inside) = (0usize, false);
            // « Mamma Mia! sort », « En Marche ! a »: the mark may belong to a name.
            let mut name = false;
            for c in sample.chars() {
                let fresh = starts;
                if starts && c.is_alphabetic() {
                    *(if c.is_lowercase() { &mut small } else { &mut capital }) += 1;
                }
                starts = if c.is_whitespace() { stopped || starts } else { starts && !c.is_alphanumeric() };
                stopped = match c {
                    '.' => stopped || letters >= 2,
                    '!' | '?' | '…' => !name || stopped,
                    c => stopped && c.is_whitespace(),
                };
                letters = match () {
                    () if c.is_alphabetic() => {
                        if inside {
                            letters + 1
                        } else {
                            1
                        }
                    }
                    () if c.is_numeric() => 0,
                    () => letters,
                };
                name = if c.is_alphabetic() && !inside { c.is_uppercase() && !fresh } else { name };
                inside = c.is_alphabetic();
            }
            (small, capital)
        })
    }
}

/// The nearest character boundary at or before `at`.
pub(super) fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The nearest character boundary at or after `at`.
pub(super) fn ceil(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at.min(text.len())
}
