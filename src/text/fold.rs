//! The look-up key of a word: lower case, NFC, one apostrophe. A key is never stored as text.

use unicode_normalization::{
    UnicodeNormalization,
    char::{decompose_canonical, is_combining_mark},
};

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
    for c in word.chars() {
        match fold_latin(c) {
            Some('\0') => {}
            Some(c) => key.push(c),
            None => return fold_any(word, key),
        }
    }
}

/// The key of any word at all.
fn fold_any(word: &str, key: &mut String) {
    key.clear();
    let mut push = |c: char| match fold_latin(c) {
        Some('\0') => {}
        Some(c) => key.push(c),
        None => key.extend(c.to_lowercase()),
    };
    if word.chars().any(is_combining_mark) {
        word.nfc().for_each(&mut push);
    } else {
        word.chars().for_each(&mut push);
    }
}

/// Folds a character that French is written with; NUL for one that leaves no trace, none for a character that tables
/// have to be asked about.
fn fold_latin(c: char) -> Option<char> {
    Some(match c {
        '\0' => return None,
        'À'..='Þ' if c != '×' => char::from_u32(c as u32 + 32)?,
        '’' | 'ʼ' | '‘' => '\'',
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => '\0',
        'Œ' => 'œ',
        '\0'..='ÿ' | 'œ' => c.to_ascii_lowercase(),
        _ => return None,
    })
}

/// True when `word` folds to `key` (`key` is already folded).
#[must_use]
pub fn eq_folded(word: &str, key: &str) -> bool {
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(key);
    }
    let mut rest = key.chars();
    for c in word.chars() {
        match fold_latin(c) {
            Some('\0') => {}
            Some(c) if rest.next() == Some(c) => {}
            Some(_) if word.chars().all(|c| fold_latin(c).is_some()) => return false,
            _ => return fold(word) == key,
        }
    }
    rest.next().is_none()
}

/// `key` without accents and with `œ`, `æ` spelled out, as all-capital headlines write it.
#[must_use]
pub fn strip_accents(key: &str) -> String {
    let mut bare = String::with_capacity(key.len());
    each_bare(key, |c| bare.push(c));
    bare
}

/// Calls `each` for every letter of [`strip_accents`].
pub fn each_bare(key: &str, mut each: impl FnMut(char)) {
    for c in key.chars() {
        match c {
            '\0'..='\u{7F}' => each(c),
            'à'..='å' => each('a'),
            'è'..='ë' => each('e'),
            'ì'..='ï' => each('i'),
            'ò'..='ö' => each('o'),
            'ù'..='ü' => each('u'),
            'ç' => each('c'),
            _ => decompose_canonical(c, |part| match part {
                'œ' => "oe".chars().for_each(&mut each),
                'æ' => "ae".chars().for_each(&mut each),
                _ if is_combining_mark(part) => {}
                _ => each(part),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the short cuts stand for.
    fn bare_by_the_book(key: &str) -> String {
        key.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().replace('œ', "oe").replace('æ', "ae")
    }

    #[test]
    fn every_character_loses_its_accents_and_its_capital_by_the_book() {
        for c in ('\0'..='\u{FFFF}').chain('\u{1D100}'..='\u{1D200}') {
            let key = format!("x{c}y");
            assert_eq!(strip_accents(&key), bare_by_the_book(&key), "{:04X}", c as u32);
            let silent = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
            if !silent && !is_combining_mark(c) {
                assert_eq!(fold(&key), key.replace(['’', 'ʼ', '‘'], "'").to_lowercase(), "{:04X}", c as u32);
            }
            assert!(eq_folded(&key, &fold(&key)), "{:04X}", c as u32);
        }
    }

    #[test]
    fn a_word_equals_its_key_and_no_other() {
        for (word, key, equal) in [
            ("Année", "année", true),
            ("ANNÉE", "année", true),
            ("Anne\u{301}e", "année", true),
            ("Anne\u{301}e", "anneé", false),
            ("Jusqu’", "jusqu'", true),
            ("soft\u{AD}é", "softé", true),
            ("été", "étés", false),
            ("étés", "été", false),
            ("été", "ete", false),
            ("ŒUVRE", "œuvre", true),
            ("İstanbul", "istanbul", false),
        ] {
            assert_eq!(eq_folded(word, key), equal, "{word} {key}");
            assert_eq!(fold(word) == key, equal, "{word} {key}");
        }
    }
}
