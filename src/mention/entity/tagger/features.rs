//! The features of each token of a line, as hashes.
//!
//! Reads notes and the stretch's memory; gives numbers that mean the same in training and in
//! reading. Must not know weights. White space never enters: where a text puts its blanks says
//! who typeset it, not what is a name.

use super::memory::{Memory, majority};
use super::sheet::{Note, hash, mix};
use crate::text::{PieceKind, fold_into};
use crate::token::Tokens;

/// The features of the tokens of a line, one after the other.
#[derive(Debug, Default)]
pub struct Features {
    list: Vec<u32>,
    ends: Vec<u32>,
    /// Of each token, what its tag may depend on together with the tag before it.
    pub link: Vec<u8>,
}

impl Features {
    /// The features of token `at`.
    #[must_use]
    pub fn of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.list.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Token `at` is so far from any capital or candidate that it has no features and is in no name.
    #[must_use]
    pub fn far(&self, at: usize) -> bool {
        self.link.get(at) == Some(&FAR)
    }

    /// How many tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True for an empty line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn one(&mut self, template: u32, a: u32) {
        self.list.push(mix(template, a));
    }

    fn two(&mut self, template: u32, a: u32, b: u32) {
        self.list.push(mix(mix(template, a), b));
    }

    fn three(&mut self, template: u32, a: u32, b: u32, c: u32) {
        self.list.push(mix(mix(mix(template, a), b), c));
    }
}

/// Link of a token far from any candidate.
const FAR: u8 = 255;
/// How many tokens before a candidate a name may open (`ministère français de la Culture`).
const AHEAD: usize = 4;
/// How many tokens after a candidate a name may still go on (`Conseil supérieur de la magistrature`).
const BEHIND: usize = 5;

/// A row of capitals: `at` is the place of a token in it.
#[derive(Clone, Copy, Default)]
struct Row {
    start: usize,
    end: usize,
}

/// Fills `out` with the features of the line whose notes are `notes`.
pub(super) fn features(tokens: Tokens<'_>, notes: &[Note], memory: &Memory, out: &mut Features, buffer: &mut String) {
    out.list.clear();
    out.ends.clear();
    out.link.clear();
    let blank = Note::default();
    let edge = Note { word: 1, shape: 99, ..blank };
    let note = |at: Option<usize>| at.and_then(|at| notes.get(at)).unwrap_or(&edge);
    let mut row = Row::default();
    let mut head = 0u32;
    let mut depth = 0u32;
    // Where the next candidate stands, and how far the last one reaches.
    let (mut next, mut reach) = (0, None::<usize>);
    for at in 0..notes.len() {
        if at >= row.end {
            row = capitals(tokens, notes, at);
        }
        let n = note(Some(at));
        if n.candidate {
            reach = Some(at + BEHIND);
        }
        if next <= at {
            next = at + 1 + notes.get(at + 1..).unwrap_or_default().iter().position(|n| n.candidate).unwrap_or(notes.len());
        }
        if reach.is_none_or(|reach| at > reach) && next > at + AHEAD {
            out.link.push(FAR);
            out.ends.push(u32::try_from(out.list.len()).unwrap_or(u32::MAX));
            after(n, &mut depth, &mut head);
            continue;
        }
        let [p1, p2, p3] = [1, 2, 3].map(|back| note(at.checked_sub(back)));
        let [n1, n2, n3] = [1, 2, 3].map(|ahead| note(Some(at + ahead)));
        let f = &mut *out;
        f.link.push(if n.capital {
            1
        } else if n.shape == 50 {
            2
        } else {
            0
        });
        f.one(1, 0);
        // words
        f.one(2, n.word);
        f.one(3, p1.word);
        f.one(4, n1.word);
        f.one(5, p2.word);
        f.one(6, n2.word);
        f.two(7, p1.word, n.word);
        f.two(8, n.word, n1.word);
        f.two(9, p2.word, p1.word);
        f.two(10, n1.word, n2.word);
        f.two(11, p1.word, n1.word);
        f.two(12, n.word, u32::from(n.shape));
        // shapes
        let [s, sp, sn, spp, snn] = [n, p1, n1, p2, n2].map(|x| u32::from(x.shape));
        f.one(20, s);
        f.two(21, sp, s);
        f.two(22, s, sn);
        f.three(23, sp, s, sn);
        f.three(24, spp, sp, s);
        f.three(25, s, sn, snn);
        f.three(26, p1.word, s, sn);
        f.three(27, p1.word, s, n1.word);
        f.three(28, p2.word, p1.word, s);
        // affixes
        if n.class != 0 || n.capital {
            affixes(tokens, at, n, f, buffer);
        }
        // rules
        f.one(40, n.rule);
        f.three(41, p1.rule, n.rule, n1.rule);
        f.two(42, n.rule, n.word);
        f.two(43, n.rule, s);
        f.two(44, n.rule, p1.word);
        f.two(45, n.rule, n1.word);
        f.two(46, p1.rule, n.rule);
        f.two(47, n.rule, n1.rule);
        f.one(48, n2.rule);
        f.one(49, p2.rule);
        // gazetteers and other tables
        let [g, gp, gn] = [n, p1, n1].map(|x| u32::from(x.name));
        f.one(50, g);
        f.three(51, gp, g, gn);
        f.two(52, g, p1.word);
        f.two(53, g, n1.word);
        f.two(54, g, n.rule);
        f.two(55, g, s);
        let [t, tp, tn] = [n, p1, n1].map(|x| u32::from(x.tables));
        f.one(60, t);
        f.two(61, tp, t);
        f.two(62, t, tn);
        f.two(63, tp, s);
        f.two(64, tn, s);
        f.three(65, tp, t, tn);
        f.one(66, u32::from(p2.tables));
        f.one(67, u32::from(n2.tables));
        f.two(68, t, g);
        // classes
        f.one(70, n.class);
        f.two(71, p1.class, s);
        f.two(72, n1.class, s);
        f.three(73, p2.class, p1.class, s);
        f.three(74, s, n1.class, n2.class);
        f.three(75, p1.class, s, n1.class);
        f.three(76, n.class, s, if n.evidence { 1 } else { 0 });
        // farther words
        f.two(80, head, s);
        f.two(81, head, p1.word);
        f.one(82, p3.word);
        f.one(83, n3.word);
        if n.capital || row.end > row.start {
            run(notes, row, at, note(row.start.checked_sub(1)), note(Some(row.end)), note(Some(row.end + 1)), head, f);
        }
        // place in the line
        let first = u32::from(at == 0) + u32::from(at + 1 == notes.len()) * 2;
        f.two(90, first, s);
        f.two(91, first, n.class);
        f.two(92, depth.min(2), s);
        if n.capital {
            seen(memory, n, first, f);
        }
        f.ends.push(u32::try_from(f.list.len()).unwrap_or(u32::MAX));
        after(n, &mut depth, &mut head);
    }
}

/// Brackets open and the last lower-case noun, after the token of `n`.
fn after(n: &Note, depth: &mut u32, head: &mut u32) {
    match n.shape {
        54 | 56 => *depth += 1,
        55 | 57 => *depth = depth.saturating_sub(1),
        _ => {}
    }
    if n.content {
        *head = n.word;
    } else if matches!(n.shape, 51..=53) {
        *head = 0;
    }
}

/// The row of capitals at `at`, hyphens, `&` and initials' stops inside; empty where there is none.
fn capitals(tokens: Tokens<'_>, notes: &[Note], at: usize) -> Row {
    let capital = |at: usize| notes.get(at).is_some_and(|n| n.capital);
    if !capital(at) {
        return Row { start: at, end: at };
    }
    let mut end = at + 1;
    while end < notes.len() && end < at + 12 {
        let glued = tokens.list.get(end).is_some_and(|t| !t.spaced);
        let link = match notes.get(end).map_or(0, |n| n.shape) {
            50 if glued => true,
            60 => true,
            51 if glued => notes.get(end - 1).is_some_and(|n| n.shape == 2),
            _ => false,
        };
        if capital(end) {
            end += 1;
        } else if link && capital(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    Row { start: at, end }
}

/// Features of the whole row of capitals.
#[expect(clippy::too_many_arguments)]
fn run(notes: &[Note], row: Row, at: usize, before: &Note, after: &Note, after2: &Note, head: u32, f: &mut Features) {
    if row.end <= row.start || at < row.start {
        return;
    }
    let short = |n: usize| u32::try_from(n.min(4)).unwrap_or(4);
    let (place, length) = (short(at - row.start), short(row.end - row.start));
    let (Some(first), Some(last)) = (notes.get(row.start), notes.get(row.end - 1)) else { return };
    let s = notes.get(at).map_or(0, |n| u32::from(n.shape));
    let where_ = place * 8 + length;
    f.two(100, where_, s);
    f.two(101, first.word, place.min(1));
    f.two(102, last.word, place.min(1));
    f.three(103, before.word, where_, s);
    f.three(104, after.word, where_, s);
    f.three(105, before.class, where_, s);
    f.three(106, after.class, where_, s);
    f.three(107, before.word, after.word, where_);
    f.three(108, u32::from(first.tables), u32::from(last.tables), where_);
    f.three(109, u32::from(first.name), u32::from(last.name), where_);
    f.three(110, head, where_, before.word);
    f.two(111, after.word, after2.word);
    f.two(112, first.class, where_);
    f.two(113, last.class, where_);
    f.three(114, first.rule, last.rule, where_);
}

fn affixes(tokens: Tokens<'_>, at: usize, note: &Note, f: &mut Features, buffer: &mut String) {
    let Some(token) = tokens.list.get(at).filter(|t| t.kind == PieceKind::Word) else { return };
    fold_into(token.span.of(tokens.text), buffer);
    let capital = u32::from(note.capital);
    let cut = |n: usize| buffer.char_indices().nth(n).map(|(at, _)| at);
    let back = |n: usize| buffer.char_indices().rev().nth(n - 1).map(|(at, _)| at);
    for (n, template) in [(2, 30), (3, 31), (4, 32)] {
        if let Some(prefix) = cut(n).and_then(|end| buffer.get(..end)) {
            f.two(template, hash(prefix.as_bytes()), capital);
        }
    }
    for (n, template) in [(2, 33), (3, 34), (4, 35)] {
        if let Some(suffix) = back(n).filter(|at| *at > 0).and_then(|at| buffer.get(at..)) {
            f.two(template, hash(suffix.as_bytes()), capital);
        }
    }
}

/// What the document shows of the word elsewhere.
fn seen(memory: &Memory, n: &Note, first: u32, f: &mut Features) {
    let seen = memory.word(n.word);
    let letters = u32::from(seen.lower.min(2)) * 4 + u32::from(seen.capital.min(3));
    f.one(120, letters);
    f.three(121, letters, first, n.class);
    let ruled = majority(&seen.ruled);
    f.one(122, ruled);
    f.two(123, ruled, n.rule);
}
