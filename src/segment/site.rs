//! A doubtful stop and its neighbourhood, read in windows of fixed size so that the work stays
//! linear on adversarial text. Must not know the repairs that ask.

use super::abbreviations;
use super::closers::closers;
use super::faces::faces;
use super::stops::{Stretch, ceil, floor};
use crate::lexicon::Classes;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Farthest a site looks to either side, in bytes.
pub(super) const REACH: usize = 64;

/// What ends a run of stop characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// One full stop.
    Dot,
    /// `…` or several full stops.
    Ellipsis,
    /// `?` or `!`, whatever stands beside it.
    Query,
    /// A face (`:)`, 👍) with no stop before it.
    Smiley,
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
        let closed = end > stop;
        // « Très déçu. :( » : the face belongs to what it smiles or frowns at.
        end = faces(text, limit, end);
        if end > from && stop == from {
            mark = Mark::Smiley;
        }
        let next = limit - rest(end).trim_start().len();
        Site { stretch, begin, from, end, next, mark, closed }
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
        const CLOSED: Classes = Classes::GRAMMAR.with(Classes::POSSESSIVE).with(Classes::QUESTION);
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
        // White space and a capital right after the run: rule SB11 without looking further.
        if self.spaced() && !self.closed && self.next_char().is_some_and(char::is_uppercase) {
            return true;
        }
        let text = self.stretch.text;
        let low = ceil(text, self.begin.max(self.from.saturating_sub(REACH)));
        let high = floor(text, self.stretch.span.to().min(self.next + REACH));
        // A line break inside a stretch is white space: UAX 29 would end the sentence there.
        let window = text.get(low..high).unwrap_or_default().replace(['\n', '\r'], " ");
        window.split_sentence_bound_indices().any(|(at, _)| at + low > self.from && at + low <= self.next)
    }
}
