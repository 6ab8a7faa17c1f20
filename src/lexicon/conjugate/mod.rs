//! Reads an infinitive and the name of its model, gives every simple form of the verb.
//!
//! Written so that « montrait » is known for an imperfect of *montrer* and « coûterait » for a conditional of
//! *coûter*: endings alone cannot tell. Both spellings are given where French has two (« paie » and « paye »,
//! « cédera » and « cèdera », « connaît » and « connait »), for this is a reader's table, not a writer's.
//! It must not know where the verbs come from, nor what they mean.

mod models;
mod stems;
mod write;

use stems::{irregular, join, mute_stems, reformed, regular};
use write::{Quirks, Writer};

/// Tense and mood of a finite or non-finite French verb form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Tense {
    /// « montrer »
    Infinitive,
    /// « montre »
    Present,
    /// « montrait »
    Imperfect,
    /// « montra »
    PastHistoric,
    /// « montrera »
    Future,
    /// « montrerait »
    Conditional,
    /// « (qu'il) montre »
    Subjunctive,
    /// « (qu'il) montrât »
    SubjunctiveImperfect,
    /// « montrez ! »
    Imperative,
    /// « montrant »
    PresentParticiple,
    /// « montré, montrée, montrés, montrées »
    PastParticiple,
}

/// One form of a verb. Forms that sound for two persons (« je montre », « il montre ») are given once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// The form, in lower case and NFC.
    pub text: String,
    /// Its tense.
    pub tense: Tense,
    /// Whether its person, or the noun that a participle agrees with, is plural.
    pub plural: bool,
}

/// All simple forms of `infinitive` conjugated after `model`.
///
/// The forms are ordered by tense. Compound tenses are left to the reader of the auxiliary. There are none at all
/// when the model is unknown or `infinitive` does not end as the model does.
#[must_use]
pub fn conjugate(infinitive: &str, model: &str) -> Vec<Form> {
    struct Forms(Vec<Form>, String);
    impl Take for Forms {
        fn stem(&mut self, stem: &str) {
            stem.clone_into(&mut self.1);
        }
        fn form(&mut self, ending: &str, tense: Tense, plural: bool) {
            let form = Form { text: join(&self.1, ending), tense, plural };
            if !self.0.contains(&form) {
                self.0.push(form);
            }
        }
    }
    let mut forms = Forms(Vec::with_capacity(64), String::new());
    each_form(infinitive, model, &mut forms);
    forms.0.sort_by_key(|form| form.tense);
    forms.0
}

/// What [`each_form`] gives its forms to. The lexicon takes 170 000 of them before it reads a first word: they come in
/// pieces that need only be written one after the other, without an allocation for each.
pub(super) trait Take {
    /// The forms that follow start with `stem`.
    fn stem(&mut self, stem: &str);
    /// A form that ends with `ending`.
    fn form(&mut self, ending: &str, tense: Tense, plural: bool);
}

/// Gives the forms of [`conjugate`] in no order, and some of them twice.
pub(super) fn each_form(infinitive: &str, model: &str, take: &mut dyn Take) {
    for infinitive in [Some(infinitive), reformed(infinitive, model).as_deref()].into_iter().flatten() {
        let mut writer = Writer { infinitive, model, quirks: Quirks::of(model), take: &mut *take };
        let stem = infinitive.strip_suffix("er").unwrap_or_default();
        let mutes = if stem.is_empty() { [None, None] } else { mute_stems(stem, model) };
        for mute in mutes.iter().flatten() {
            writer.write(&regular(stem, mute, model));
        }
        if mutes.iter().all(Option::is_none) {
            irregular(infinitive, model).iter().for_each(|parts| writer.write(parts));
        }
    }
}

#[cfg(test)]
mod tests;
