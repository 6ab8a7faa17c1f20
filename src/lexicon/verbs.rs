//! Verb forms by conjugation: which verb, which tense.

use super::{Classes, Lexicon, Tense, WordId, conjugate, table_rows};
use rustc_hash::FxHashMap;

/// One reading of a verb form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbForm {
    /// Number of the verb, for [`Lexicon::infinitive`].
    pub lemma: u16,
    /// Its tense and mood.
    pub tense: Tense,
    /// Plural form.
    pub plural: bool,
}

#[derive(Debug, Default)]
pub(super) struct Verbs {
    infinitives: Vec<Box<str>>,
    models: Vec<Box<str>>,
    lemmas: FxHashMap<Box<str>, u16>,
    /// Word to its readings, by position in `readings`.
    index: FxHashMap<WordId, u32>,
    readings: Vec<Vec<VerbForm>>,
}

impl Verbs {
    pub(super) fn forms(&self, id: WordId) -> &[VerbForm] {
        self.index.get(&id).and_then(|at| self.readings.get(*at as usize)).map_or(&[], |forms| forms)
    }

    pub(super) fn infinitive(&self, lemma: u16) -> &str {
        self.infinitives.get(lemma as usize).map_or("", |text| text)
    }

    pub(super) fn lemma(&self, infinitive: &str) -> Option<u16> {
        self.lemmas.get(infinitive).copied()
    }

    /// All spellings of a verb of the table; the word itself when it is none.
    pub(super) fn spellings(&self, infinitive: &str) -> Vec<String> {
        let model = self.lemma(infinitive).and_then(|lemma| self.models.get(lemma as usize));
        model.map_or_else(
            || vec![infinitive.to_owned()],
            |model| conjugate(infinitive, model).into_iter().map(|f| f.text).collect(),
        )
    }

    fn add(&mut self, id: WordId, form: VerbForm) {
        let at = *self.index.entry(id).or_insert_with(|| {
            self.readings.push(Vec::new());
            u32::try_from(self.readings.len() - 1).unwrap_or(0)
        });
        if let Some(readings) = self.readings.get_mut(at as usize)
            && !readings.contains(&form)
        {
            readings.push(form);
        }
    }
}

/// Conjugates `verbs.tsv`.
pub(super) fn load(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/verbs.tsv")) {
        let infinitive = row.cell(0);
        let lemma = u16::try_from(lexicon.verbs.infinitives.len()).unwrap_or(u16::MAX);
        lexicon.verbs.infinitives.push(infinitive.into());
        lexicon.verbs.models.push(row.cell(1).into());
        lexicon.verbs.lemmas.insert(infinitive.into(), lemma);
        let auxiliary = matches!(infinitive, "avoir" | "être");
        for form in conjugate(infinitive, row.cell(1)) {
            let id = lexicon.intern(&form.text);
            lexicon.verbs.add(id, VerbForm { lemma, tense: form.tense, plural: form.plural });
            let mut classes = Classes::VERB.with(class_of(form.tense));
            if auxiliary {
                classes = classes.with(Classes::AUXILIARY);
            }
            lexicon.add_classes(id, classes);
        }
    }
}

fn class_of(tense: Tense) -> Classes {
    match tense {
        Tense::Infinitive => Classes::INFINITIVE,
        Tense::PastParticiple => Classes::PARTICIPLE,
        Tense::PresentParticiple => Classes::default(),
        Tense::Conditional => Classes::CONDITIONAL.with(Classes::FINITE),
        Tense::Future => Classes::FUTURE.with(Classes::FINITE),
        Tense::Imperfect | Tense::PastHistoric => Classes::PAST.with(Classes::FINITE),
        Tense::Present | Tense::Subjunctive | Tense::SubjunctiveImperfect | Tense::Imperative => Classes::FINITE,
    }
}
