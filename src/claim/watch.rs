//! What a sentence shows of the names in it before anything is claimed: which are its subject,
//! what gender their determiner has, what noun announces them.
//!
//! Reads the sentence's text and mentions; tells the focus. Must not know claims.

use crate::mention::Mention;
use crate::resolve::{Focus, Gender, Place};
use crate::text::{Span, fold};

/// Tells `focus` which names `sentence`, at `span` of `text`, holds.
pub(super) fn watch(focus: &mut Focus, mentions: &[Mention], text: &str, sentence: (u32, Span), titled: bool) {
    let (index, span) = sentence;
    let mut subject = true;
    // Where the last name of the subject ends.
    let mut last: Option<u32> = None;
    for mention in mentions {
        let Some(entity) = mention.name() else { continue };
        let start = last.unwrap_or(span.start).min(mention.span.start);
        let before = Span { start, end: mention.span.start }.of(text);
        let words: Vec<&str> = split(before);
        subject = subject
            && match last {
                None => !words.last().is_some_and(|word| preposition(word)),
                Some(_) => joined(&words),
            };
        last = Some(mention.span.end);
        let (gender, noun) = announced(&words);
        focus.mention(index, entity, mention.span, Place { titled, subject, gender, noun: &noun });
    }
}

/// The words of `text`, commas and elided words apart.
fn split(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    for raw in text.split_whitespace() {
        let body = raw.strip_suffix(',').unwrap_or(raw);
        words.extend(body.split_inclusive(['\'', '’']).filter(|word| !word.is_empty()));
        if body.len() < raw.len() {
            words.push(",");
        }
    }
    words
}

fn is(word: &str, list: &[&str]) -> bool {
    let key = fold(word);
    list.contains(&key.as_str())
}

fn preposition(word: &str) -> bool {
    const PREPOSITIONS: [&str; 22] = [
        "à", "au", "aux", "avec", "chez", "contre", "d'", "dans", "de", "depuis", "des", "du", "en", "entre", "envers", "hors",
        "par", "pour", "sans", "selon", "sur", "vers",
    ];
    is(word, &PREPOSITIONS)
}

/// Nothing but a link and the determiner and noun of what follows (`Renault et la banque Kertal`).
fn joined(words: &[&str]) -> bool {
    let Some((link, rest)) = words.split_first() else { return false };
    let determined = rest.first().is_none_or(|word| is(word, &["le", "la", "l'", "les", "un", "une"]));
    is(link, &["et", "ou", ",", "&"]) && rest.len() <= 3 && determined && !rest.iter().any(|word| preposition(word))
}

/// The gender of the determiner before a name, and the noun between (`la SNCF`, `le constructeur Renault`).
fn announced(words: &[&str]) -> (Option<Gender>, String) {
    let gender = |word: &str| {
        if is(word, &["la", "une", "cette"]) {
            Some(Gender::Feminine)
        } else {
            is(word, &["le", "un", "ce", "cet", "du", "au"]).then_some(Gender::Masculine)
        }
    };
    match words {
        [.., word] if gender(word).is_some() => (gender(word), String::new()),
        [.., determiner, noun] if noun.chars().all(char::is_lowercase) && !preposition(noun) => match gender(determiner) {
            Some(found) => (Some(found), fold(noun)),
            None => (None, String::new()),
        },
        _ => (None, String::new()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    #[test]
    fn words_before_a_name() {
        assert_eq!(split("Hier, l’opérateur "), ["Hier", ",", "l’", "opérateur"]);
        assert!(split("").is_empty());
        for (before, gender, noun) in [
            ("La ", Some(Gender::Feminine), ""),
            ("Hier, le constructeur ", Some(Gender::Masculine), "constructeur"),
            ("et une banque ", Some(Gender::Feminine), "banque"),
            ("chez ", None, ""),
            ("l’opérateur ", None, ""),
        ] {
            assert_eq!(announced(&split(before)), (gender, noun.to_owned()), "{before}");
        }
    }

    #[test]
    fn coordinated_names() {
        for (between, wanted) in [
            (" et ", true),
            (" et la banque ", true),
            (", ", true),
            (" a racheté ", false),
            (" et a racheté ", false),
            (" et le patron de ", false),
        ] {
            assert_eq!(joined(&split(between)), wanted, "{between}");
        }
    }
}
