//! Verb forms by conjugation: which verb, which tense.

use super::conjugate::{Take, each_form};
use super::words::Stem;
use super::{Classes, Lexicon, Tense, WordId, table_rows};

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

/// Bits that hold how many readings a word has; those above hold where they start.
const COUNT_BITS: u32 = 6;
const COUNT_MASK: u32 = (1 << COUNT_BITS) - 1;

#[derive(Debug, Default)]
pub(super) struct Verbs {
    infinitives: Vec<&'static str>,
    /// Word to its readings: where they start in `readings`, and how many.
    index: Vec<u32>,
    readings: Vec<VerbForm>,
}

impl Verbs {
    pub(super) fn forms(&self, id: WordId) -> &[VerbForm] {
        let at = self.index.get(id as usize).copied().unwrap_or(0);
        let (start, count) = ((at >> COUNT_BITS) as usize, (at & COUNT_MASK) as usize);
        self.readings.get(start..start + count).unwrap_or_default()
    }

    pub(super) fn infinitive(&self, lemma: u16) -> &str {
        self.infinitives.get(lemma as usize).copied().unwrap_or_default()
    }

    /// Sorts the readings of all verbs by word, those of a word by verb and tense.
    fn fill(&mut self, forms: &[(WordId, VerbForm)], words: usize) {
        let mut index = vec![0u32; words];
        for (id, _) in forms {
            if let Some(count) = index.get_mut(*id as usize) {
                *count += 1;
            }
        }
        let mut start = 0;
        for at in &mut index {
            let count = *at;
            *at = start << COUNT_BITS;
            start += count;
        }
        let none = VerbForm { lemma: 0, tense: Tense::Infinitive, plural: false };
        let mut readings = vec![none; forms.len()];
        for (id, form) in forms {
            let Some(at) = index.get_mut(*id as usize) else { continue };
            let (start, count) = ((*at >> COUNT_BITS) as usize, (*at & COUNT_MASK) as usize);
            let Some(places) = readings.get_mut(start..=start + count) else { continue };
            // « montre » is three tenses of one verb, and « il montre » gives no more than « je montre »
            let Some((last, known)) = places.split_last_mut().filter(|(_, known)| !known.contains(form)) else { continue };
            if *at & COUNT_MASK == COUNT_MASK {
                continue;
            }
            *last = *form;
            let later = known.iter().rev().take_while(|other| (other.lemma, other.tense) > (form.lemma, form.tense)).count();
            let from = count - later;
            if let Some(moved) = places.get_mut(from..) {
                moved.rotate_right(1);
            }
            *at += 1;
        }
        self.index = index;
        self.readings = readings;
    }
}

/// The forms of each verb, while the tables are read: some of them stand for « every form of that verb ».
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// Words with their reading, verb after verb.
    forms: Vec<(WordId, VerbForm)>,
    /// Where the forms of each verb end.
    ends: Vec<u32>,
}

impl Spellings {
    /// The forms of verb `lemma`, each once.
    pub(super) fn of(&self, lemma: u16) -> Vec<WordId> {
        let lemma = lemma as usize;
        let start = lemma.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(lemma).map_or(start, |end| *end as usize);
        let mut ids: Vec<WordId> = self.forms.get(start..end).unwrap_or_default().iter().map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// Takes the forms of one verb into the lexicon.
struct Intake<'a> {
    lexicon: &'a mut Lexicon,
    forms: &'a mut Vec<(WordId, VerbForm)>,
    lemma: u16,
    classes: Classes,
    stem: Stem,
}

impl Take for Intake<'_> {
    fn stem(&mut self, stem: &str) {
        self.stem.set(stem);
    }

    fn form(&mut self, ending: &str, tense: Tense, plural: bool) {
        let id = self.lexicon.words.intern_form(&self.stem, ending);
        self.lexicon.add_classes(id, self.classes.with(class_of(tense)));
        self.forms.push((id, VerbForm { lemma: self.lemma, tense, plural }));
    }
}

/// Conjugates `verbs.tsv`.
pub(super) fn load(lexicon: &mut Lexicon) -> Spellings {
    let mut spellings = Spellings { forms: Vec::with_capacity(200_000), ends: Vec::with_capacity(4_000) };
    for row in table_rows(include_str!("data/verbs.tsv")) {
        let infinitive = row.cell(0);
        let lemma = u16::try_from(lexicon.verbs.infinitives.len()).unwrap_or(u16::MAX);
        lexicon.verbs.infinitives.push(infinitive);
        let auxiliary = if matches!(infinitive, "avoir" | "être") { Classes::AUXILIARY } else { Classes::default() };
        let classes = Classes::VERB.with(auxiliary);
        let forms = &mut spellings.forms;
        each_form(infinitive, row.cell(1), &mut Intake { lexicon, forms, lemma, classes, stem: Stem::default() });
        spellings.ends.push(u32::try_from(spellings.forms.len()).unwrap_or(u32::MAX));
    }
    lexicon.verbs.fill(&spellings.forms, lexicon.len());
    spellings
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
