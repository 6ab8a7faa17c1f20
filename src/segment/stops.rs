//! Stop characters and their neighbourhood. Finds the next stop in a stretch of text, accepts the
//! plain ones at once and describes the doubtful ones as a [`Site`]. Must not know the repairs.

use super::abbreviations;
use crate::lexicon::{Classes, Lexicon};
use crate::text::Span;
use std::cell::OnceCell;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Farthest a site looks to either side, in bytes: keeps the work linear on adversarial text.
const REACH: usize = 64;
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

/// What ends a run of stop characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// One full stop.
    Dot,
    /// `…` or several full stops.
    Ellipsis,
    /// `?` or `!`, whatever stands beside it.
    Query,
}

/// A run of stop characters and what stands around it. Offsets are bytes of the document's text.
pub(super) struct Site<'a> {
    pub stretch: &'a Stretch<'a>,
    /// Start of the sentence under way.
    pub begin: usize,
    /// First byte of the run.
    pub from: usize,
    /// One past the closing quotes and brackets after the run.
    pub end: usize,
    /// First byte after the white space that follows.
    pub next: usize,
    pub mark: Mark,
    /// Quotes or brackets close right after the run.
    pub closed: bool,
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
            at += rest.iter().position(|byte| matches!(byte, b'.' | b'!' | b'?' | 0xE2))?;
            // `…` is E2 80 A6; most E2 are apostrophes and dashes.
            if bytes.get(at) != Some(&0xE2) || bytes.get(at..at + 3) == Some("…".as_bytes()) {
                return Some(at);
            }
            at += 3;
        }
    }

    /// Where the next sentence starts when the stop at `from` ends one beyond doubt: a word of
    /// three small letters that is no abbreviation, the stop, one space, a capital. UAX 29 says the
    /// same by rule SB11, at a twentieth of the speed.
    pub(super) fn plain(&self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
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
            for c in sample.chars() {
                if starts && c.is_alphabetic() {
                    *(if c.is_lowercase() { &mut small } else { &mut capital }) += 1;
                }
                starts = if c.is_whitespace() { stopped || starts } else { starts && !c.is_alphanumeric() };
                stopped = matches!(c, '.' | '!' | '?' | '…') || stopped && c.is_whitespace();
            }
            (small, capital)
        })
    }
}

impl<'a> Site<'a> {
    /// Reads the surroundings of the stop at `from`.
    pub(super) fn read(stretch: &'a Stretch<'a>, begin: usize, from: usize) -> Site<'a> {
        let (text, limit) = (stretch.text, stretch.span.to());
        let rest = |at: usize| text.get(at..limit).unwrap_or_default();
        let mut mark = Mark::Dot;
        let mut end = from;
        let mut stop = from;
        let mut marks = 0usize;
        loop {
            for c in rest(stop).chars() {
                match c {
                    '.' => marks += 1,
                    '…' => marks += 2,
                    '!' | '?' => mark = Mark::Query,
                    _ => break,
                }
                stop += c.len_utf8();
            }
            let after = closers(text, stretch.span, stop);
            end = end.max(after);
            // `« pièce. ».` goes on after its closer.
            if after == stop || !rest(after).starts_with(['.', '!', '?', '…']) {
                break;
            }
            stop = after;
        }
        if mark == Mark::Dot && marks > 1 {
            mark = Mark::Ellipsis;
        }
        let next = limit - rest(end).trim_start().len();
        Site { stretch, begin, from, end, next, mark, closed: end > stop }
    }

    /// White space stands between the run and what follows.
    pub(super) fn spaced(&self) -> bool {
        self.next > self.end
    }

    /// What follows, as far as a site looks.
    pub(super) fn rest(&self) -> &'a str {
        let text = self.stretch.text;
        let high = floor(text, self.stretch.span.to().min(self.next + 4 * REACH));
        text.get(self.next..high).unwrap_or_default()
    }

    /// The first character of what follows.
    pub(super) fn next_char(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The first word of what follows, with its apostrophe when elided (`L’`).
    pub(super) fn next_word(&self) -> &'a str {
        let rest = self.rest();
        for (at, c) in rest.char_indices() {
            if matches!(c, '\'' | '’') {
                return rest.get(..at + c.len_utf8()).unwrap_or_default();
            }
            if !c.is_alphanumeric() && !is_combining_mark(c) || at > REACH {
                return rest.get(..at).unwrap_or_default();
            }
        }
        rest
    }

    /// The next word belongs to a closed class, as the first word of a sentence often does
    /// (« Il », « Cette », « Mais »), and a surname hardly ever.
    pub(super) fn opener(&self) -> bool {
        self.class_of(self.next_word()) != Classes::default()
    }

    /// The next word is an article or a preposition that surnames carry too (« Le Pen »).
    pub(super) fn particle(&self) -> bool {
        let class = self.class_of(self.next_word());
        class.any(Classes::DETERMINER)
            && !class.any(Classes::PRONOUN.with(Classes::POSSESSIVE))
            && !self.next_word().starts_with(['C', 'U'])
    }

    /// The next word, a reflexive pronoun aside, is a verb of saying.
    pub(super) fn reports(&self) -> bool {
        let lexicon = self.stretch.lexicon;
        let mut words = self
            .rest()
            .split([' ', '\u{a0}', '-', '\'', '’'])
            .filter(|word| !matches!(*word, "se" | "s" | "lui" | "leur" | "me" | "m"));
        let word = words.next().unwrap_or_default();
        lexicon.classes(lexicon.lookup(word, &mut String::new())).any(Classes::REPORTING)
    }

    /// The closed classes of `word`; none for a word of an open class.
    pub(super) fn class_of(&self, word: &str) -> Classes {
        const CLOSED: Classes = Classes::DETERMINER
            .with(Classes::PREPOSITION)
            .with(Classes::PRONOUN)
            .with(Classes::COORDINATOR)
            .with(Classes::SUBORDINATOR)
            .with(Classes::ADVERB)
            .with(Classes::POSSESSIVE)
            .with(Classes::QUESTION)
            .with(Classes::NEGATION)
            .with(Classes::CLOSED);
        let lexicon = self.stretch.lexicon;
        let classes = lexicon.classes(lexicon.lookup(word, &mut String::new()));
        Classes(classes.0 & CLOSED.0)
    }

    /// The unbroken run of letters, digits, dots and hyphens before the stop, elided words cut
    /// off: `J.-C`, `S.A.R.L`, `entreprise`.
    pub(super) fn word(&self) -> &'a str {
        let text = self.stretch.text;
        let low = ceil(text, self.begin.max(self.from.saturating_sub(REACH)));
        let before = text.get(low..self.from).unwrap_or_default();
        let before = if self.mark == Mark::Dot { before } else { before.trim_end() };
        let start = before
            .rfind(|c: char| !(c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '.' | '-' | '‑' | '&' | '°' | '/')));
        let skip = start.map_or(0, |at| at + before.get(at..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8));
        before.get(skip..).unwrap_or_default()
    }

    /// The word before [`Site::word`], cut at white space and apostrophes.
    pub(super) fn word_before(&self) -> &'a str {
        let text = self.stretch.text;
        let word = self.word();
        let to = self.from.saturating_sub(word.len());
        let low = ceil(text, self.begin.max(to.saturating_sub(REACH)));
        let before = text.get(low..to).unwrap_or_default().trim_end();
        let start = before.rfind(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '(' | '«' | '"'));
        let skip = start.map_or(0, |at| at + before.get(at..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8));
        before.get(skip..).unwrap_or_default()
    }

    /// The word before the stop is written out: two letters or more, no abbreviation and no
    /// dotted one; or a bracket closed before the stop.
    pub(super) fn ordinary(&self) -> bool {
        let word = self.word();
        if word.is_empty() {
            let before = self.stretch.text.get(self.begin..self.from).unwrap_or_default();
            return before.trim_end().ends_with([')', ']', '»', '”', '"', '%', '€', '$']);
        }
        let last = word.rsplit(['-', '‑', '/']).next().unwrap_or(word);
        last.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !word.contains('.')
            && last.chars().last().is_some_and(|c| c.is_alphabetic() || is_combining_mark(c))
            && abbreviations::kind(word).is_none()
    }

    /// What UAX 29 says of the run, read in a window of [`REACH`] bytes to each side.
    pub(super) fn uax29(&self) -> bool {
        let text = self.stretch.text;
        let low = ceil(text, self.begin.max(self.from.saturating_sub(REACH)));
        let high = floor(text, self.stretch.span.to().min(self.next + REACH));
        // A line break inside a stretch is white space: UAX 29 would end the sentence there.
        let window = text.get(low..high).unwrap_or_default().replace(['\n', '\r'], " ");
        window.split_sentence_bound_indices().any(|(at, _)| at + low > self.from && at + low <= self.next)
    }
}

/// One past the closing quotes and brackets at `at`; white space may stand before them.
fn closers(text: &str, stretch: Span, mut at: usize) -> usize {
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
