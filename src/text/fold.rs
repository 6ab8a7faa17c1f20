//! The look-up key of a word: lower case, NFC, one apostrophe. A key is never stored as text.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The look-up key of `word`: lower case, NFC, `’` and `ʼ` as `'`.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    fold_into(word, &mut key);
    key
}

/// [`fold`] into a buffer that is cleared first.
pub fn fold_into(word: &str, key: &mut String) {
    key.clear();
    if word.is_ascii() {
        key.push_str(word);
        key.make_ascii_lowercase();
        return;
    }
    let composed = word.chars().any(is_combining_mark);
    let mut push = |c: char| match c {
        '’' | 'ʼ' | '‘' => key.push('\''),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
        'À'..='Þ' if c != '×' => key.push(char::from_u32(c as u32 + 32).unwrap_or(c)),
        'ß'..='ÿ' => key.push(c),
        _ => key.extend(c.to_lowercase()),
    };
    if composed {
        word.nfc().for_each(&mut push);
    } else {
        word.chars().for_each(&mut push);
    }
}

/// True when `word` folds to `key` (`key` is already folded).
#[must_use]
pub fn eq_folded(word: &str, key: &str) -> bool {
    if word.is_ascii() { word.eq_ignore_ascii_case(key) } else { fold(word) == key }
}

/// `key` without accents and with `œ`, `æ` spelled out, as all-capital headlines write it.
#[must_use]
pub fn strip_accents(key: &str) -> String {
    let mut bare = String::with_capacity(key.len());
    for c in key.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' => bare.push_str("oe"),
            'æ' => bare.push_str("ae"),
            _ => bare.push(c),
        }
    }
    bare
}
