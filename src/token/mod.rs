//! Room 3. Pieces with meaning: tokens that know their word, and a cursor to read grammar with.
//!
//! Reads a document's text and the lexicon; gives [`Token`]s and [`Cursor`]s. Must not know what
//! a sentence, a number or a date is.

mod cursor;

pub use cursor::{Cursor, Tokens};

use crate::lexicon::{Lexicon, WordId};
use crate::text::{self, Piece, PieceKind, Span};

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// No capital.
    Lower,
    /// First letter a capital, or a single capital letter.
    Title,
    /// Two letters or more, all capitals.
    Upper,
    /// Capitals inside (`iPhone`, `OpenAI`).
    Mixed,
}

/// A piece of text with its word.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// What it is made of.
    pub kind: PieceKind,
    /// White space stands right before it.
    pub spaced: bool,
    /// How it is written; [`Case::Lower`] for anything but words.
    pub case: Case,
    /// Its word in the lexicon; 0 when unknown.
    pub word: WordId,
}

/// The tokens of `text[span]`, in order; they cover all of it but white space and zero-width
/// characters.
#[must_use]
pub fn tokenize(lexicon: &Lexicon, text: &str, span: Span) -> Vec<Token> {
    let mut pieces = Vec::new();
    let mut tokens = Vec::new();
    tokenize_more(lexicon, text, span, &mut pieces, &mut tokens);
    tokens
}

/// [`tokenize`] appended to `tokens`; `pieces` is scratch space.
pub fn tokenize_more(lexicon: &Lexicon, text: &str, span: Span, pieces: &mut Vec<Piece>, tokens: &mut Vec<Token>) {
    pieces.clear();
    text::scan_into(span.of(text), span.from(), pieces);
    let mut buffer = String::new();
    tokens.extend(pieces.iter().map(|piece| {
        let slice = piece.span.of(text);
        let case = if piece.kind == PieceKind::Word { case_of(slice) } else { Case::Lower };
        Token { span: piece.span, kind: piece.kind, spaced: piece.spaced, case, word: lexicon.lookup(slice, &mut buffer) }
    }));
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Lower };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        (false, 0, _) => Case::Lower,
        _ => Case::Mixed,
    }
}
