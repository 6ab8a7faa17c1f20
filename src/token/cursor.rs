//! A position in a run of tokens. Copying it is backtracking.

use super::{Case, Token, head, length};
use crate::lexicon::{Classes, Lexicon, Table, WordId, joined};
use crate::text::{PieceKind, Span, eq_folded};

/// The tokens of one stretch of text, with all that is needed to read them.
#[derive(Clone, Copy, Debug)]
pub struct Tokens<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The tokens, in order.
    pub list: &'a [Token],
    /// The words.
    pub lexicon: &'a Lexicon,
}

impl<'a> Tokens<'a> {
    /// A cursor at token `index`.
    #[must_use]
    pub fn at(self, index: usize) -> Cursor<'a> {
        Cursor { tokens: self, index }
    }

    /// Index of the first token that starts at byte `at` or later.
    #[must_use]
    pub fn index_at(self, at: u32) -> usize {
        self.list.partition_point(|token| token.span.start < at)
    }

    /// The indexes of the tokens inside `span`.
    #[must_use]
    pub fn range(self, span: Span) -> std::ops::Range<usize> {
        self.index_at(span.start)..self.index_at(span.end)
    }
}

/// A position between two tokens: reads forward with `peek`/`next`, looks back with `back`.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
    /// What is read.
    pub tokens: Tokens<'a>,
    /// Index of the next token.
    pub index: usize,
}

impl<'a> Cursor<'a> {
    /// The next token.
    #[must_use]
    pub fn peek(self) -> Option<&'a Token> {
        self.tokens.list.get(self.index)
    }

    /// The token `ahead` places after the next one.
    #[must_use]
    pub fn ahead(self, ahead: usize) -> Option<&'a Token> {
        self.tokens.list.get(self.index + ahead)
    }

    /// The token `behind` places before the cursor; 1 is the one just read.
    #[must_use]
    pub fn back(self, behind: usize) -> Option<&'a Token> {
        self.tokens.list.get(self.index.checked_sub(behind)?)
    }

    /// The cursor `count` tokens further on.
    #[must_use]
    pub fn skip(self, count: usize) -> Cursor<'a> {
        Cursor { index: (self.index + count).min(self.tokens.list.len()), ..self }
    }

    /// The cursor `count` tokens back (never before the first).
    #[must_use]
    pub fn rewind(self, count: usize) -> Cursor<'a> {
        Cursor { index: self.index.saturating_sub(count), ..self }
    }

    /// True when no token is left.
    #[must_use]
    pub fn done(self) -> bool {
        self.index >= self.tokens.list.len()
    }

    /// Text of the next token as written; empty at the end.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.peek().map_or("", |token| token.span.of(self.tokens.text))
    }

    /// Folded spelling of the next token: the lexicon's for a known word (so `ANNEE` gives
    /// `année`), else empty.
    #[must_use]
    pub fn key(self) -> &'a str {
        self.peek().map_or("", |token| self.tokens.lexicon.key(token.word))
    }

    /// True when the next token reads `key` (folded).
    #[must_use]
    #[inline]
    pub fn is(self, key: &str) -> bool {
        self.peek().is_some_and(|token| self.reads(token, key))
    }

    /// True when `token` reads `key` (folded).
    #[must_use]
    #[inline]
    pub fn reads(self, token: &Token, key: &str) -> bool {
        token.head >> 56 == length(key) && token.head == head(key) && (key.len() < 8 || self.reads_long(token, key))
    }

    #[cold]
    /// [`Cursor::reads`] for a key of which the head tells only the beginning.
    fn reads_long(self, token: &Token, key: &str) -> bool {
        if token.word != 0 {
            return self.tokens.lexicon.key(token.word) == key;
        }
        // An unknown word that folds to `key` has about as many bytes as it.
        let written = token.span.of(self.tokens.text);
        if written.is_ascii() {
            written.eq_ignore_ascii_case(key)
        } else {
            written.len() <= key.len() + 8 && eq_folded(written, key)
        }
    }

    /// True when the next token reads one of `keys`.
    #[must_use]
    pub fn is_any(self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.is(key))
    }

    /// True when the next token reads `key`, elided or joined to an article too: `de`, `d'`, `du`, `des`.
    #[must_use]
    pub fn is_joined(self, key: &str) -> bool {
        self.is_any(joined(key)) || self.is(key)
    }

    /// The cursor after `key`, if it stands next.
    #[must_use]
    pub fn eat(self, key: &str) -> Option<Cursor<'a>> {
        self.is(key).then(|| self.skip(1))
    }

    /// The cursor after the first of `keys` that stands next.
    #[must_use]
    pub fn eat_any(self, keys: &[&str]) -> Option<Cursor<'a>> {
        self.is_any(keys).then(|| self.skip(1))
    }

    /// The cursor after `keys`, if they stand next one after the other (`d'`, `ici`).
    #[must_use]
    pub fn eat_all(self, keys: &[&str]) -> Option<Cursor<'a>> {
        keys.iter().try_fold(self, |cursor, key| cursor.eat(key))
    }

    /// The cursor after a dash glued on both sides (`vingt-deux`); itself when there is none.
    #[must_use]
    pub fn past_hyphen(self) -> Cursor<'a> {
        let hyphen =
            self.peek().is_some_and(|t| t.kind == PieceKind::Dash && !t.spaced) && self.ahead(1).is_some_and(|t| !t.spaced);
        if hyphen { self.skip(1) } else { self }
    }

    /// True when no white space stands before the next token.
    #[must_use]
    pub fn glued(self) -> bool {
        self.peek().is_some_and(|token| !token.spaced)
    }

    /// Kind of the next token.
    #[must_use]
    pub fn kind(self) -> Option<PieceKind> {
        self.peek().map(|token| token.kind)
    }

    /// Case of the next token; [`Case::Lower`] at the end.
    #[must_use]
    pub fn case(self) -> Case {
        self.peek().map_or(Case::Lower, |token| token.case)
    }

    /// Classes of the next token's word.
    #[must_use]
    pub fn classes(self) -> Classes {
        self.peek().map_or_else(Classes::default, |token| self.tokens.lexicon.classes(token.word))
    }

    /// Byte offset of the next token, or of the end of the last one.
    #[must_use]
    pub fn offset(self) -> u32 {
        self.peek().map_or_else(|| self.end_offset(), |token| token.span.start)
    }

    /// Byte offset of the end of the token just read.
    #[must_use]
    pub fn end_offset(self) -> u32 {
        self.back(1).map_or(0, |token| token.span.end)
    }

    /// The span from here to `later`, without the white space between.
    #[must_use]
    pub fn to(self, later: Cursor<'a>) -> Span {
        Span { start: self.offset(), end: later.end_offset().max(self.offset()) }
    }

    /// The longest phrase of `table` that starts here and that `accept(row, span)` takes: the
    /// cursor after it and its row. Hyphens inside words do not count.
    #[must_use]
    pub fn phrase(self, table: Table, mut accept: impl FnMut(u32, Span) -> bool) -> Option<(Cursor<'a>, u32)> {
        let first = self.peek()?;
        if !self.tokens.lexicon.starts(first.word, table) {
            return None;
        }
        let mut best = None;
        self.tokens.lexicon.phrases(table, self.words(), |used, row| {
            let after = self.after_words(used);
            if accept(row, self.to(after)) {
                best = Some((after, row));
            }
        });
        best
    }

    /// [`Cursor::phrase`] without a condition.
    #[must_use]
    pub fn any_phrase(self, table: Table) -> Option<(Cursor<'a>, u32)> {
        self.phrase(table, |_, _| true)
    }

    /// Word ids from here on, glued hyphens left out.
    fn words(self) -> impl Iterator<Item = WordId> + 'a {
        let list = self.tokens.list.get(self.index..).unwrap_or_default();
        list.iter().enumerate().filter(|(at, token)| *at == 0 || !inner_hyphen(list, *at, token)).map(|(_, token)| token.word)
    }

    /// The cursor after `count` words as [`Cursor::words`] counts them.
    fn after_words(self, count: usize) -> Cursor<'a> {
        let list = self.tokens.list.get(self.index..).unwrap_or_default();
        let mut used = 0;
        for (at, token) in list.iter().enumerate() {
            if at > 0 && inner_hyphen(list, at, token) {
                continue;
            }
            used += 1;
            if used == count {
                return self.skip(at + 1);
            }
        }
        self.skip(list.len())
    }
}

/// A dash glued to the words on both sides.
fn inner_hyphen(list: &[Token], at: usize, token: &Token) -> bool {
    token.kind == PieceKind::Dash && !token.spaced && list.get(at + 1).is_some_and(|next| !next.spaced)
}
