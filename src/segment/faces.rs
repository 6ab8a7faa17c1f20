//! Faces that people draw or pick: `:)`, `;-)`, `<3`, 👍. Reads a few characters.

/// Longest run of faces read, in bytes.
const REACH: usize = 64;

/// One past the faces at `at`, white space between them left out; `at` where there are none.
pub(super) fn faces(text: &str, limit: usize, at: usize) -> usize {
    let mut end = at;
    while end < at + REACH {
        let rest = text.get(end..limit).unwrap_or_default();
        let inner = rest.trim_start_matches([' ', '\u{a0}']);
        let Some(length) = drawn(inner).or_else(|| picked(inner)) else { return end };
        end += rest.len() - inner.len() + length;
    }
    end
}

/// Length of `:)`, `:-(`, `;D`, `<3`, `^^` apart from what follows.
fn drawn(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let length = match bytes.first()? {
        b':' | b';' | b'=' => {
            let nose = usize::from(matches!(bytes.get(1), Some(b'-' | b'\'')));
            let mouth = *bytes.get(1 + nose)?;
            let mouths = bytes.iter().skip(1 + nose).take_while(|byte| **byte == mouth).count();
            matches!(mouth, b')' | b'(' | b'D' | b'P' | b'p' | b'/' | b'|').then_some(1 + nose + mouths)?
        }
        b'<' => bytes.starts_with(b"<3").then_some(2)?,
        b'^' => bytes.starts_with(b"^^").then_some(2)?,
        _ => return None,
    };
    let after = text.get(length..)?.chars().next();
    after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | '!' | ',' | '?')).then_some(length)
}

/// Length of an emoji with what changes it.
fn picked(text: &str) -> Option<usize> {
    let joins = |c: char| matches!(c, '\u{FE0F}' | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}');
    let emoji = |c: char| matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}');
    text.chars().next().filter(|c| emoji(*c))?;
    Some(text.chars().take_while(|c| emoji(*c) || joins(*c)).map(char::len_utf8).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_and_what_is_none() {
        for (text, want) in [
            (":) oui", 2),
            (" :-( :) non", 7),
            (";))", 3),
            ("👍🏽 ❤️ top", "👍🏽 ❤️".len()),
            (": non", 0),
            (":(a) un", 0),
            (":Dire", 0),
            ("oui", 0),
            ("", 0),
        ] {
            assert_eq!(faces(text, text.len(), 0), want, "{text}");
        }
    }
}
