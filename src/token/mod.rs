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
    /// [`head`] of its key: tells most words apart at a glance.
    pub head: u64,
}

/// The first seven bytes of a key and its length: two keys of up to seven bytes that share it are one.
#[inline]
#[must_use]
pub fn head(key: &str) -> u64 {
    let bytes = key.as_bytes();
    // The two loads overlap where there are fewer bytes than both hold: they agree on those.
    let start = if let Some(all) = bytes.first_chunk::<8>() {
        u64::from_le_bytes(*all) & (u64::MAX >> 8)
    } else if let (Some(low), Some(high)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        u64::from(u32::from_le_bytes(*low)) | u64::from(u32::from_le_bytes(*high)) << (8 * (bytes.len() - 4))
    } else if let (Some(low), Some(high)) = (bytes.first_chunk::<2>(), bytes.last_chunk::<2>()) {
        u64::from(u16::from_le_bytes(*low)) | u64::from(u16::from_le_bytes(*high)) << (8 * (bytes.len() - 2))
    } else {
        u64::from(bytes.first().copied().unwrap_or(0))
    };
    start | length(key) << 56
}

/// The length of a key as its [`head`] tells it.
#[inline]
fn length(key: &str) -> u64 {
    key.len().min(255) as u64
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
        let word = lexicon.lookup(slice, &mut buffer);
        let head = if word == 0 {
            text::fold_into(slice, &mut buffer);
            head(&buffer)
        } else {
            head(lexicon.key(word))
        };
        Token { span: piece.span, kind: piece.kind, spaced: piece.spaced, case, word, head }
    }));
}

fn case_of(word: &str) -> Case {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Case::Lower;
    }
    let (mut first, mut upper, mut lower) = (None, 0, 0);
    for c in word.chars() {
        match (is_capital(c), first) {
            (None, _) => {}
            // « sociÃ©tÃ© » was written small before somebody decoded it wrongly.
            (Some(true), Some(_)) if c == 'Ã' => {}
            (capital, None) => first = capital,
            (Some(true), _) => upper += 1,
            (Some(false), _) => lower += 1,
        }
    }
    let Some(first) = first else { return Case::Lower };
    match (first, upper, lower) {
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        (false, 0, _) => Case::Lower,
        _ => Case::Mixed,
    }
}

/// Whether a letter is a capital; none for what is no letter. Unicode's tables take longer to ask.
fn is_capital(c: char) -> Option<bool> {
    match c {
        'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'œ' => Some(false),
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Œ' => Some(true),
        '\0'..='\u{7F}' => None,
        _ => c.is_alphabetic().then(|| c.is_uppercase()),
    }
}
