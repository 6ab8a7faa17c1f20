//! The comparison key of a line: what is left of it without capitals, accents and decoration.
//! Must not know any phrase.

/// How much of a line is compared with the phrases that open one, in bytes.
const HEAD: usize = 96;

/// The comparison key of at most [`HEAD`] bytes of `line`: no accents, capitals, opening
/// decoration or white space before `: ! ?`; one space for any white space.
pub(super) fn key(line: &str) -> String {
    let bare = undecorated(line);
    let head = bare.get(..super::stops::floor(bare, HEAD.min(bare.len()))).unwrap_or_default();
    let mut key = String::with_capacity(head.len());
    for c in head.chars() {
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
            continue;
        }
        if c.is_whitespace() {
            if !key.ends_with(' ') {
                key.push(' ');
            }
            continue;
        }
        if matches!(c, ':' | '!' | '?') && key.ends_with(' ') {
            key.pop();
        }
        push_bare(c, &mut key);
    }
    key
}

/// `line` without the arrows, stars and emoji before its words.
fn undecorated(line: &str) -> &str {
    line.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '«' | '"' | '“' | '(' | '©' | '#'))
}

/// Appends `c` in lower case without its accent; the accents of French and its neighbours.
fn push_bare(c: char, key: &mut String) {
    if c.is_ascii() {
        key.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        '’' | 'ʼ' | '‘' => key.push('\''),
        'à'..='å' | 'À'..='Å' => key.push('a'),
        'ç' | 'Ç' => key.push('c'),
        'è'..='ë' | 'È'..='Ë' => key.push('e'),
        'ì'..='ï' | 'Ì'..='Ï' => key.push('i'),
        'ñ' | 'Ñ' => key.push('n'),
        'ò'..='ö' | 'Ò'..='Ö' => key.push('o'),
        'ù'..='ü' | 'Ù'..='Ü' => key.push('u'),
        'œ' | 'Œ' => key.push_str("oe"),
        'æ' | 'Æ' => key.push_str("ae"),
        '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
        _ => key.extend(c.to_lowercase()),
    }
}

/// The key of the first word of `line`.
pub(super) fn opening(line: &str) -> String {
    let mut first = String::with_capacity(24);
    for (at, c) in undecorated(line).chars().enumerate() {
        if at > 0 && !c.is_alphanumeric() && !('\u{300}'..='\u{36F}').contains(&c) || at > 24 {
            break;
        }
        push_bare(c, &mut first);
    }
    first
}

/// The first word of a key; its first character may be a sign.
pub(super) fn first_word(key: &str) -> &str {
    let at = key.char_indices().skip(1).find(|(_, c)| !c.is_alphanumeric()).map_or(key.len(), |(at, _)| at);
    key.get(..at).unwrap_or_default()
}
