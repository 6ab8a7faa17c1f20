//! A stretch of a text with carets under the words in question.

/// Most characters shown on each side.
const SIDE: usize = 60;

/// The text around code points `start..end` as two lines: the words, one character for each code
/// point, and the carets.
pub(super) fn quote(text: &str, sentence: Option<(usize, usize)>, start: usize, end: usize) -> [String; 2] {
    let (first, last) = sentence.unwrap_or((0, usize::MAX));
    let from = first.max(start.saturating_sub(SIDE));
    let to = last.min(end.saturating_add(SIDE));
    let (mut words, mut carets) = (String::new(), String::new());
    let mut at = from;
    // Without a sentence the line is the frame.
    for c in text.chars().skip(from).take(to.saturating_sub(from)) {
        if c == '\n' && sentence.is_none() {
            if at >= end {
                break;
            }
            if at < start {
                words.clear();
                carets.clear();
                at += 1;
                continue;
            }
        }
        words.push(if c.is_control() { ' ' } else { c });
        carets.push(if (start..end).contains(&at) { '^' } else { ' ' });
        at += 1;
    }
    [words.trim_end().to_owned(), carets.trim_end().to_owned()]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    #[test]
    fn carets_stand_under_the_words() {
        for (text, sentence, start, end, want) in [
            ("Été : 3 M€ de plus.", Some((0, 19)), 6, 10, ["Été : 3 M€ de plus.", "      ^^^^"]),
            ("a\nÉté : 3 M€\nb", None, 8, 12, ["Été : 3 M€", "      ^^^^"]),
            ("un. Été\n: 3 M€. fin", Some((4, 15)), 10, 14, ["Été : 3 M€.", "      ^^^^"]),
        ] {
            assert_eq!(quote(text, sentence, start, end), want);
        }
    }
}
