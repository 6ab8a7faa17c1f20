//! Names of the gazetteers, written with the capitals their table gives them.
//!
//! Knows what stands in the tables; must not know names by their shape.

use super::scene::Scene;
use super::title::Titled;
use super::{Found, WEAK};
use crate::lexicon::{NameEntry, NameKind, NamePart, Table, WordId};
use crate::text::{PieceKind, Span};
use crate::token::Case;
use unicode_normalization::char::is_combining_mark;

const RULE: &str = "entity.gazetteer";

/// The longest gazetteer name that starts at token `at`.
pub(super) fn read<'a>(scene: Scene<'a>, at: usize, titled: Titled) -> Option<Found<'a>> {
    let (end, entry) = longest(scene, at, capitals_agree).or_else(|| medium(scene, at))?;
    if entry.user {
        return Some(Found { start: at, end, kind: entry.kind, rule: RULE, entry: Some(entry) });
    }
    let single = end == at + 1;
    // `M. Hollande`, `le président Hollande`: the title makes the country a person.
    if titled.end == at
        && single
        && entry.kind != NameKind::Person
        && (titled.address || entry.kind == NameKind::Location && !titled.verbal)
    {
        return None;
    }
    if single
        && scene.token(at).is_some_and(|t| t.case == Case::Upper)
        && entry.form.chars().any(char::is_lowercase)
        && scene.everyday(at)
    {
        return None;
    }
    if single && entry.kind == NameKind::Location && direction(scene, at, end) {
        return None;
    }
    // `La Première ministre` is no radio.
    let office = !single && scene.at(end - 1).any_phrase(Table::Title).is_some_and(|(after, _)| after.index > end);
    if office && scene.lower(end) {
        return None;
    }
    // `la TVA` is a tax, whatever else has those letters.
    if single && scene.name_word(at, NamePart::Not).is_some() {
        return None;
    }
    // `Claude a fermé la porte`: a given name, where nothing speaks of software.
    if single && entry.kind == NameKind::Product && scene.starts(at, Table::GivenName) && !software(scene) {
        return None;
    }
    if counted(scene, at, entry) {
        return None;
    }
    let doubtful = entry.common || (single && scene.everyday(at));
    let sure = !doubtful || scene.evidence(at) || subject(scene, at, end);
    Some(Found { start: at, end, kind: entry.kind, rule: if sure { RULE } else { WEAK }, entry: Some(entry) })
}

/// The sentence speaks of software.
fn software(scene: Scene<'_>) -> bool {
    const WORDS: [&str; 20] = [
        "ia",
        "modèle",
        "modèles",
        "assistant",
        "assistants",
        "chatbot",
        "chatbots",
        "anthropic",
        "openai",
        "chatgpt",
        "gpt",
        "gemini",
        "copilot",
        "mistral",
        "llm",
        "logiciel",
        "version",
        "requêtes",
        "agent",
        "agents",
    ];
    (0..scene.tokens.list.len()).any(|at| scene.at(at).is_any(&WORDS))
}

/// `5 500 Gilets jaunes`, `une trentaine de gilets jaunes`, `quelques Casques bleus`: people, no body.
pub(super) fn counted(scene: Scene<'_>, at: usize, entry: &NameEntry) -> bool {
    let common = entry.name.chars().next().is_some_and(char::is_lowercase);
    let people = common && entry.name.split(' ').all(|word| word.ends_with('s')) && entry.kind == NameKind::Organization;
    let Some(before) = at.checked_sub(1).filter(|_| people) else { return false };
    let count = scene.token(before).is_some_and(|t| t.kind == PieceKind::Digits) || scene.starts(before, Table::Number);
    let some = scene.at(before).is_any(&["quelques", "plusieurs", "certains", "d'autres", "deux", "trois", "autres"]);
    let number = scene.at(before.saturating_sub(1)).key();
    let of_a_number = scene.after(at, &["de"])
        && (number.ends_with("aine") || number.ends_with("aines") || matches!(number, "millier" | "milliers"));
    count || some || of_a_number
}

/// `le Nord du Canada`, `le Suisse Benjamin Steffen`: a part of a place, an inhabitant.
fn direction(scene: Scene<'_>, at: usize, end: usize) -> bool {
    let point = scene.at(at).is_any(&["nord", "sud", "est", "ouest"]);
    let part = point && (scene.at(end).is_joined("de") || scene.hyphen(end).is_some());
    part || scene.demonym(at) && scene.after(at, &["le", "un", "au", "du", "les", "des", "aux", "une"])
}

/// `Orange supprime`: a French noun with no article before its verb is a name.
fn subject(scene: Scene<'_>, at: usize, end: usize) -> bool {
    at == 0 && scene.verb_follows(end)
}

/// The longest entry from `at` on whose form `accept`s the text; of equals, the first table's.
pub(super) fn longest<'a>(scene: Scene<'a>, at: usize, accept: impl Fn(&str, &str) -> bool) -> Option<(usize, &'a NameEntry)> {
    let lexicon = scene.tokens.lexicon;
    let mut taken = Span::default();
    let (cursor, row) = scene.at(at).phrase(Table::Name, |row, span| {
        let fits = span.end > taken.end && lexicon.name(row).is_some_and(|e| accept(e.form, span.of(scene.tokens.text)));
        if fits {
            taken = span;
        }
        fits
    })?;
    Some((cursor.index, lexicon.name(row)?))
}

/// `le Parisien`, `au Monde`, `du Figaro`: a medium whose own article the sentence has taken.
fn medium<'a>(scene: Scene<'a>, at: usize) -> Option<(usize, &'a NameEntry)> {
    if !scene.capital(at) || at == 0 {
        return None;
    }
    let article = match scene.at(at - 1).key() {
        "le" | "au" | "du" => "le",
        "la" => "la",
        "les" | "aux" | "des" => "les",
        "l'" => "l'",
        _ => return None,
    };
    let lexicon = scene.tokens.lexicon;
    let words = scene.tokens.list.get(at..).unwrap_or_default().iter().take(6).map(|token| token.word);
    let mut best = None;
    lexicon.phrases(Table::Name, std::iter::once(word(scene, article)).chain(words), |used, row| {
        let end = at + used - 1;
        let written = scene.at(at).to(scene.at(end)).of(scene.tokens.text);
        if used > 1
            && let Some(entry) = lexicon.name(row)
            && entry.media
            && let Some((_, rest)) = entry.form.split_once([' ', '\''])
            && capitals_agree(rest, written)
        {
            best = Some((end, entry));
        }
    });
    best
}

fn word(scene: Scene<'_>, key: &str) -> WordId {
    scene.tokens.lexicon.lookup(key, &mut String::new())
}

/// True when `written` has the capitals of `form`: `Le Monde` is no `le monde`, while
/// `Nations Unies`, `Etats-unis` and `RENAULT` are what they are. The first capital that is not
/// an article's must be there; later ones waver in print.
pub(super) fn capitals_agree(form: &str, written: &str) -> bool {
    let mut forms = words(form);
    let mut texts = words(written);
    if let (Some(one), Some(text), None, None) =
        (words(form).next(), words(written).next(), words(form).nth(1), words(written).nth(1))
    {
        return single_agrees(one, text);
    }
    let mut agreed = false;
    loop {
        match (forms.next(), texts.next()) {
            (Some(f), Some(t)) if upper_first(f) => {
                // `ChatGPT plus gentil`: an adverb, not the `Plus` of `ChatGPT Plus`.
                if !upper_first(t) && (!agreed || matches!(t, "plus" | "moins" | "tout" | "bien")) {
                    return false;
                }
                agreed |= !matches!(f, "Le" | "La" | "Les" | "L" | "The" | "Un" | "Une" | "Los" | "El");
            }
            (Some(_), Some(_)) => {}
            _ => return true,
        }
    }
}

fn single_agrees(form: &str, written: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    let all_upper = |word: &str| word.chars().all(|c| !c.is_lowercase());
    if letters > 1 && all_upper(form) {
        // `Otan`, `Insee`: the press writes acronyms it can pronounce like words.
        return all_upper(written) || (letters >= 4 && upper_first(written));
    }
    if all_upper(written) && written.chars().count() > 1 {
        return letters >= 3;
    }
    !upper_first(form) || upper_first(written)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).filter(|word| !word.is_empty())
}

fn upper_first(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::capitals_agree;

    #[test]
    fn capitals() {
        for (form, written, agrees) in [
            ("Orange", "orange", false),
            ("Orange", "ORANGE", true),
            ("Le Monde", "Le Monde", true),
            ("Le Monde", "Le monde", false),
            ("Nations unies", "Nations Unies", true),
            ("États-Unis", "Etats-unis", true),
            ("OTAN", "Otan", true),
            ("PS", "Ps", false),
            ("ChatGPT Plus", "ChatGPT plus", false),
            ("Front Populaire", "Front populaire", true),
            ("iPhone", "IPhone", true),
            ("OpenAI", "Openai", true),
            ("ministère de la Culture", "Ministère de la culture", false),
        ] {
            assert_eq!(capitals_agree(form, written), agrees, "{form} / {written}");
        }
    }
}
