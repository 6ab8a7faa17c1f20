//! Time codes: takes a line of a transcript apart into time, speaker and words. Must not know the
//! lines around it.

use super::shapes;
use crate::text::Span;

/// A line taken apart: `[0:03] Claire Morvan : Bonsoir`.
#[derive(Clone, Copy, Default)]
pub(super) struct Cue {
    pub time: Option<u32>,
    pub bracketed: bool,
    pub arrow: bool,
    pub speaker: Option<Span>,
    /// Offset of the words.
    pub words: usize,
}

/// The time code of `line`, with whatever else stands beside it.
pub(super) fn cue(text: &str, line: Span) -> Cue {
    let slice = line.of(text);
    let starts = slice.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '('));
    let front = if starts { timecode(slice) } else { None };
    let Some((length, time, bracketed)) = front else { return trailing(text, line) };
    let rest = slice.get(length..).unwrap_or_default();
    if rest.trim_start().starts_with("-->") {
        return Cue { time: Some(time), arrow: true, words: line.to(), ..Cue::default() };
    }
    if !bracketed && !rest.is_empty() && !rest.starts_with([' ', '\t', '\u{a0}']) {
        return Cue { words: line.from(), ..Cue::default() };
    }
    let words = rest.trim_start_matches([' ', '\t', '\u{a0}', '-', '–', ':']);
    let from = line.from() + slice.len() - words.len();
    let (speaker, from) = match inline_speaker(words) {
        Some((name, skip)) => (Some(Span::new(from, from + name)), from + skip),
        None => (None, from),
    };
    Cue { time: Some(time), bracketed, arrow: false, speaker, words: from }
}

/// `Claire Morvan  0:12` or `Claire Morvan (0:12) :` alone on its line.
fn trailing(text: &str, line: Span) -> Cue {
    let none = Cue { words: line.from(), ..Cue::default() };
    let slice = line.of(text);
    if slice.len() > 100 || !slice.ends_with([')', ']', ':']) && !slice.ends_with(|c: char| c.is_ascii_digit()) {
        return none;
    }
    let bare = slice.trim_end_matches([':', ' ', '\u{a0}']);
    let Some(at) = bare.rfind([' ', '\u{a0}', '\t', '[', '(']) else { return none };
    let from = if bare.get(at..).is_some_and(|s| s.starts_with(['[', '('])) {
        at
    } else {
        at + bare.get(at..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8)
    };
    let (code, name) = (
        bare.get(from..).unwrap_or_default(),
        bare.get(..at).unwrap_or_default().trim_end_matches([' ', '-', '–', '|', '\u{a0}', '\t']),
    );
    match timecode(code) {
        Some((length, time, bracketed)) if length == code.len() && shapes::name_like(name) => {
            let speaker = Some(Span::new(line.from(), line.from() + name.len()));
            Cue { time: Some(time), bracketed: bracketed || slice.len() > bare.len(), arrow: false, speaker, words: line.to() }
        }
        _ => none,
    }
}

/// Length of the name and of all before the words in `Claire Morvan : Bonsoir`.
fn inline_speaker(words: &str) -> Option<(usize, usize)> {
    let head = words.get(..super::stops::floor(words, words.len().min(80)))?;
    let colon = head.find(':')?;
    let name = head.get(..colon)?.trim_end();
    let numbered = name.split_whitespace().count() <= 3
        && name.ends_with(|c: char| c.is_ascii_digit())
        && name.starts_with(char::is_alphabetic);
    let shouted =
        name.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !name.chars().any(char::is_lowercase) && name.len() <= 40;
    if !(shapes::name_like(name) || numbered || shouted) {
        return None;
    }
    let rest = words.get(colon + 1..)?;
    Some((name.len(), words.len() - rest.trim_start().len()))
}

/// `[1:02:03]`, `(00:12)`, `0:03`, `00:00:03,500`: length, seconds, bracketed.
fn timecode(slice: &str) -> Option<(usize, u32, bool)> {
    let bytes = slice.as_bytes();
    let close = match bytes.first()? {
        b'[' => Some(b']'),
        b'(' => Some(b')'),
        _ => None,
    };
    let mut at = usize::from(close.is_some());
    let mut seconds = 0u32;
    let mut fields = 0;
    loop {
        let digits = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let wanted = if fields == 0 { 1..=3 } else { 2..=2 };
        if !wanted.contains(&digits) {
            return None;
        }
        let value: u32 = slice.get(at..at + digits)?.parse().ok()?;
        if fields > 0 && value > 59 {
            return None;
        }
        seconds = seconds.checked_mul(60)?.checked_add(value)?;
        at += digits;
        fields += 1;
        if bytes.get(at) != Some(&b':') || fields == 3 {
            break;
        }
        at += 1;
    }
    if matches!(bytes.get(at), Some(b',' | b'.')) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        at += 1 + bytes.get(at + 1..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    }
    if let Some(close) = close {
        if bytes.get(at) != Some(&close) {
            return None;
        }
        at += 1;
    }
    (fields >= 2).then_some((at, seconds, close.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timecodes() {
        for (slice, want) in [
            ("[0:03] Bonjour", Some((6, 3, true))),
            ("[1:02:03]", Some((9, 3723, true))),
            ("(12:34) oui", Some((7, 754, true))),
            ("00:00:03,500 --> 00:00:05,000", Some((12, 3, false))),
            ("0:59", Some((4, 59, false))),
            ("[12]", None),
            ("0:75", None),
            ("12 h 30", None),
            ("[0:03", None),
            ("", None),
        ] {
            assert_eq!(timecode(slice), want, "{slice}");
        }
    }
}
