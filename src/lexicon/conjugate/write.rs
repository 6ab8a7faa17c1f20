//! Writes the forms of one verb from its parts.
//!
//! Must not know how the parts were found.

use super::models::{EXCEPTIONS, Ending, FUTURE, IMPERFECT, PAST};
use super::stems::{Parts, RESPELLED, join, respell, softened};
use super::{Take, Tense};
use std::borrow::Cow;

/// What a model has of its own beside its parts.
#[derive(Clone, Copy)]
pub(super) struct Quirks {
    /// [`EXCEPTIONS`] holds some of its tenses.
    pub exceptions: bool,
    /// [`respell`] has something to say.
    pub respelled: bool,
    /// One bit for every person the verb has: « il faut » has no others.
    pub persons: u8,
}

impl Quirks {
    pub fn of(model: &str) -> Quirks {
        Quirks {
            exceptions: EXCEPTIONS.iter().any(|(known, _, _)| *known == model),
            respelled: RESPELLED.contains(&model),
            persons: match model {
                "falloir" => 0b00_0100,
                "pleuvoir" | "échoir" => 0b10_0100,
                _ => 0b11_1111,
            },
        }
    }
}

/// Gives the forms of one verb.
pub(super) struct Writer<'a> {
    pub infinitive: &'a str,
    pub model: &'a str,
    pub quirks: Quirks,
    pub take: &'a mut dyn Take,
}

impl Writer<'_> {
    pub fn write(&mut self, parts: &Parts) {
        self.word(self.infinitive, Tense::Infinitive, false);
        self.present(&parts.present);
        self.tense(Tense::Imperfect, &parts.weak, IMPERFECT);
        let (stem, vowel) = &parts.past;
        // « vin » → « vins, vînmes » and « vinsse »; « montra » → « montrai, montrèrent » and « montrasse »
        if let Some((_, historic, subjunctive)) = PAST.iter().find(|(known, _, _)| known == vowel) {
            self.tense(Tense::PastHistoric, stem, historic);
            self.tense(Tense::SubjunctiveImperfect, stem, subjunctive);
        }
        for (root, r) in parts.future.iter().flatten() {
            let stem = join(root, r);
            self.tense(Tense::Future, &stem, FUTURE);
            self.tense(Tense::Conditional, &stem, IMPERFECT);
        }
        let (strong, weak) = &parts.subjunctive;
        if !self.exception(Tense::Subjunctive) && !strong.is_empty() {
            self.persons(Tense::Subjunctive, strong, &[("es", 1), ("e", 2), ("ent", 5)]);
            self.persons(Tense::Subjunctive, weak, &[("ions", 3), ("iez", 4)]);
        }
        self.tense(Tense::PresentParticiple, &parts.weak, &[("ant", 2)]);
        self.past_participle(&parts.participle);
    }

    /// The present, and the imperative that is made from it.
    fn present(&mut self, present: &[(&str, &str); 6]) {
        for (person, (stem, ending)) in (0..).zip(present) {
            self.persons(Tense::Present, stem, &[(ending, person)]);
        }
        if self.exception(Tense::Imperative) || !self.has_person(1) {
            return;
        }
        let [_, you, _, we, you_all, _] = *present;
        // « tu montres » but « montre ! »
        let ending = if you.1.ends_with("es") { you.1.trim_end_matches('s') } else { you.1 };
        self.persons(Tense::Imperative, you.0, &[(ending, 1)]);
        self.persons(Tense::Imperative, we.0, &[(we.1, 3)]);
        self.persons(Tense::Imperative, you_all.0, &[(you_all.1, 4)]);
    }

    fn past_participle(&mut self, (masculine, feminine): &(Cow<str>, Cow<str>)) {
        let [singular, s, none] = [("", 2), ("s", 5), ("", 5)];
        if feminine.is_empty() {
            return self.persons(Tense::PastParticiple, masculine, &[singular]);
        }
        let plural = if masculine.ends_with('s') { none } else { s };
        match masculine.strip_suffix('û') {
            // « dû » but « dus »
            Some(root) => self.persons(Tense::PastParticiple, root, &[("û", 2), ("us", 5)]),
            None => self.persons(Tense::PastParticiple, masculine, &[singular, plural]),
        }
        self.persons(Tense::PastParticiple, feminine, &[singular, s]);
    }

    /// Gives a tense that has one stem, unless [`EXCEPTIONS`] holds it.
    fn tense(&mut self, tense: Tense, stem: &str, endings: &[Ending]) {
        if !self.exception(tense) && !stem.is_empty() {
            self.persons(tense, stem, endings);
        }
    }

    /// Gives the forms that [`EXCEPTIONS`] holds for a tense; false when it holds none.
    fn exception(&mut self, tense: Tense) -> bool {
        if !self.quirks.exceptions {
            return false;
        }
        let Some((_, _, words)) = EXCEPTIONS.iter().find(|(model, of, _)| *model == self.model && *of == tense) else {
            return false;
        };
        let first_plural = if tense == Tense::Imperative { 1 } else { 3 };
        for (person, word) in words.split_whitespace().enumerate() {
            self.word(word, tense, person >= first_plural);
        }
        true
    }

    fn word(&mut self, word: &str, tense: Tense, plural: bool) {
        self.take.stem(word);
        self.take.form("", tense, plural);
        self.respelled(word, "", tense, plural);
    }

    /// Gives the persons that the verb has of those listed.
    fn persons(&mut self, tense: Tense, stem: &str, endings: &[(&str, u8)]) {
        let soft = softened(stem);
        for (stem, softens) in [(Some(stem), false), (soft.as_deref(), true)] {
            let Some(stem) = stem else { continue };
            self.take.stem(stem);
            for (ending, person) in endings {
                let before_a_or_o = soft.is_some() && ending.starts_with(['a', 'o', 'â']);
                if before_a_or_o == softens && self.has_person(*person) && stem.len() + ending.len() > 0 {
                    self.take.form(ending, tense, *person > 2);
                    self.respelled(stem, ending, tense, *person > 2);
                }
            }
        }
    }

    /// Gives the other spelling of a form, if it has one.
    fn respelled(&mut self, stem: &str, ending: &str, tense: Tense, plural: bool) {
        if self.quirks.respelled
            && let Some(text) = respell(&join(stem, ending), self.model, tense)
        {
            self.take.stem(&text);
            self.take.form("", tense, plural);
            self.take.stem(stem);
        }
    }

    fn has_person(&self, person: u8) -> bool {
        self.quirks.persons >> person & 1 == 1
    }
}
