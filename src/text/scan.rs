//! Text to raw word pieces: elided articles apart, digits apart from letters, hyphens apart.
//!
//! Both documents and lexicon phrases are cut by this one function, so that what a table writes
//! is what a text shows.

use super::Span;
use unicode_normalization::char::is_combining_mark;

/// What a piece is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PieceKind {
    /// Letters, with inner digits and apostrophes (`A320neo`, `prud’homme`), or an elided word
    /// with its apostrophe (`d’`, `qu’`).
    Word,
    /// A figure in digits, groups and decimals joined (`700 000`, `1,76`, `1’234.50`).
    Digits,
    /// `-`, `‐`, `‑`, `–`, `—`, `−`.
    Dash,
    /// Any other single character.
    Sign,
}

/// One piece of text.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: PieceKind,
    /// White space stands right before it.
    pub spaced: bool,
}

/// The pieces of `text`, spans shifted by `offset` bytes. White space and zero-width characters
/// between words are left out.
#[must_use]
pub fn scan(text: &str, offset: usize) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(text.len() / 5 + 2);
    scan_into(text, offset, &mut pieces);
    pieces
}

/// [`scan`], appended to `pieces`.
pub fn scan_into(text: &str, offset: usize, pieces: &mut Vec<Piece>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut spaced = true;
    // A word right after digits ends at its letters: `20h30` is four pieces, `A320` one.
    let mut after_digits = false;
    // `04` in `12.04.2024` starts no decimal number.
    let mut inside_date = false;
    while let Some(&byte) = bytes.get(at) {
        let (kind, end) = if byte.is_ascii() {
            match byte {
                b' ' | b'\n' | b'\r' | b'\t' | 0x0b | 0x0c => {
                    at += 1;
                    spaced = true;
                    continue;
                }
                b'0'..=b'9' => {
                    let end = if inside_date && !spaced { digits_end(bytes, at) } else { figure(text, at).end };
                    (PieceKind::Digits, end)
                }
                b'a'..=b'z' | b'A'..=b'Z' => (PieceKind::Word, word_end(text, at, after_digits && !spaced)),
                b'-' => (PieceKind::Dash, at + 1),
                _ => (PieceKind::Sign, at + 1),
            }
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let next = at + c.len_utf8();
            if c.is_whitespace() {
                at = next;
                spaced = true;
                continue;
            }
            if ignorable(c) {
                at = next;
                continue;
            }
            if letter(c) {
                (PieceKind::Word, word_end(text, at, after_digits && !spaced))
            } else if matches!(c, '‐' | '‑' | '–' | '—' | '−') {
                (PieceKind::Dash, next)
            } else {
                (PieceKind::Sign, next)
            }
        };
        pieces.push(Piece { span: Span::new(offset + at, offset + end), kind, spaced });
        inside_date = after_digits && !spaced && matches!(byte, b'.' | b',' | b'/' | b':');
        after_digits = kind == PieceKind::Digits;
        spaced = false;
        at = end;
    }
}

/// Zero-width and direction characters: no word, no space.
pub(crate) fn ignorable(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A figure in digits: where it ends and where its decimal mark stands, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Figure {
    /// One past its last digit.
    pub end: usize,
    /// The decimal comma or point, if it has one; every other non-digit inside separates groups.
    pub decimal: Option<usize>,
}

/// Reads the figure whose first digit stands at byte `at` of `text`.
///
/// Groups of three by space (ordinary, no-break, narrow, thin), point or apostrophe; decimal
/// comma, or point. A comma groups only where English order is certain (`1,000,000`,
/// `1,234.56`, `$1,000`). What goes on like a date, a version or an address
/// (`12.04.2024`, `1.2.3`) is left in pieces.
#[must_use]
pub fn figure(text: &str, at: usize) -> Figure {
    let bytes = text.as_bytes();
    let first = digits_end(bytes, at);
    let plain = Figure { end: first, decimal: None };
    if first - at <= 3
        && bytes.get(at) != Some(&b'0')
        && let Some((end, mark)) = groups(text, at, first)
    {
        let decimal_marks: &[u8] = match mark {
            '.' => b",",
            ',' => b".",
            _ => b",.",
        };
        return decimals(bytes, end, decimal_marks).unwrap_or(Figure { end, decimal: None });
    }
    decimals(bytes, first, b",.").unwrap_or(plain)
}

/// The end of the groups of three after `first`, and the mark between them.
fn groups(text: &str, at: usize, first: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mark = normal_mark(text.get(first..)?.chars().next()?)?;
    let (mut end, mut count) = (first, 0);
    while let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) {
        if normal_mark(c) != Some(mark) {
            break;
        }
        let mut from = end + c.len_utf8();
        // `3\u{A0} 000`: a no-break space may have a plain one beside it.
        let beside = text.get(from..).and_then(|rest| rest.chars().next());
        if let Some(other) = beside.filter(|other| normal_mark(*other) == Some(' ') && (c != ' ' || *other != ' ')) {
            from += other.len_utf8();
        }
        if digits_end(bytes, from) - from != 3 {
            break;
        }
        end = from + 3;
        count += 1;
    }
    let goes_on =
        |marks: &[u8]| bytes.get(end).is_some_and(|b| marks.contains(b)) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
    let certain = match mark {
        ',' => count >= 2 || (count == 1 && goes_on(b".")) || (count == 1 && english_sign(text, at)),
        '.' => count >= 1 && !goes_on(b"."),
        _ => count >= 1,
    };
    certain.then_some((end, mark))
}

fn english_sign(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(['$', '£']))
}

/// One character for all the ways to write the same group mark.
fn normal_mark(c: char) -> Option<char> {
    match c {
        ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' => Some(' '),
        '\'' | '’' => Some('\''),
        '.' | ',' => Some(c),
        _ => None,
    }
}

fn decimals(bytes: &[u8], end: usize, marks: &[u8]) -> Option<Figure> {
    bytes.get(end).filter(|b| marks.contains(b))?;
    let from = end + 1;
    let to = digits_end(bytes, from);
    if to == from {
        return None;
    }
    let chained = bytes.get(to).is_some_and(|b| matches!(b, b'.' | b',')) && bytes.get(to + 1).is_some_and(u8::is_ascii_digit);
    (!chained).then_some(Figure { end: to, decimal: Some(end) })
}

fn digits_end(bytes: &[u8], from: usize) -> usize {
    from + bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count()
}

/// End of the word that starts at `from`: letters, combining marks, `²³`, digits unless
/// `letters_only`, and an apostrophe that elides (kept, ends the word) or joins (`prud’homme`).
fn word_end(text: &str, from: usize, letters_only: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        if byte.is_ascii_digit() {
            // `USD1,23`, `EUR12`: three capitals before digits are a code.
            let code = at - from == 3 && bytes.get(from..at).is_some_and(|w| w.iter().all(u8::is_ascii_uppercase));
            if letters_only || code {
                return at;
            }
            at += 1;
            continue;
        }
        if byte.is_ascii() && byte != b'\'' {
            return at;
        }
        if accented(bytes, at) {
            at += 2 + misread(text, at);
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return at };
        let next = at + c.len_utf8();
        let apostrophe = matches!(c, '\'' | '’');
        let inside = || letter(c) || is_combining_mark(c) || matches!(c, '²' | '³') || (ignorable(c) && letter_at(text, next));
        if !apostrophe && inside() {
            at = next;
        } else if apostrophe {
            let head = text.get(from..at).unwrap_or("");
            if elides(head) {
                return next;
            }
            if !letter_at(text, next) {
                return at;
            }
            at = next;
        } else {
            return at;
        }
    }
    at
}

/// How many bytes after the letter at `at` are the rest of one letter that was decoded wrongly: `©`
/// of `Ã©`, `€™` of `â€™`. They are no signs of their own: « sociÃ©tÃ© » is one word, and no name.
fn misread(text: &str, at: usize) -> usize {
    let rest = || text.get(at + 2..).unwrap_or_default();
    match text.as_bytes().get(at + 1) {
        Some(0x83) => rest()
            .chars()
            .next()
            .filter(|c| ('\u{A1}'..='\u{BF}').contains(c) || "ƒ‚„…†‡ˆ‰Š‹Œ€™š›œž".contains(*c))
            .map_or(0, char::len_utf8),
        Some(0xA2) => rest()
            .strip_prefix('€')
            .and_then(|rest| rest.chars().next())
            .filter(|c| matches!(c, '™' | '˜' | 'œ' | '“' | '”' | '¦' | '¢' | '\u{9D}'))
            .map_or(0, |c| '€'.len_utf8() + c.len_utf8()),
        _ => 0,
    }
}

/// True when one of the letters `À` to `ÿ` starts at byte `at`.
fn accented(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&0xC3) && bytes.get(at + 1).is_some_and(|next| !matches!(next, 0x97 | 0xB7))
}

/// [`char::is_alphabetic`], which takes its time beyond ASCII, where French texts have letters, quotes and signs.
fn letter(c: char) -> bool {
    match c {
        '\u{80}'..='¿' => matches!(c, 'ª' | 'µ' | 'º'),
        'À'..='ſ' => !matches!(c, '×' | '÷'),
        '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' => false,
        _ => c.is_alphabetic(),
    }
}

fn letter_at(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(letter)
}

/// Words that lose their vowel before an apostrophe; `aujourd’hui` and `prud’homme` do not.
fn elides(head: &str) -> bool {
    head.len() <= 7
        && matches!(
            super::fold(head).as_str(),
            "d" | "l"
                | "n"
                | "s"
                | "c"
                | "j"
                | "m"
                | "t"
                | "ç"
                | "qu"
                | "entr"
                | "jusqu"
                | "lorsqu"
                | "puisqu"
                | "quoiqu"
                | "presqu"
                | "quelqu"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_decoded_wrongly_stay_in_their_word() {
        for (text, want) in [
            ("sociÃ©tÃ© lâ€™a", "sociÃ©tÃ©|lâ€™a"),
            ("dâ€™euros", "dâ€™euros"),
            ("SÃO 3 €", "SÃO|3|€"),
            ("© 2024, pâ €", "©|2024|,|pâ|€"),
        ] {
            let pieces: Vec<&str> = scan(text, 0).iter().map(|piece| piece.span.of(text)).collect();
            assert_eq!(pieces.join("|"), want, "{text}");
        }
    }
}
