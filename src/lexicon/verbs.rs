//! Verb forms by conjugation: which verb, which tense.

use super::conjugate::{Take, each_form};
use super::words::{Stem, Word, Words};
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
/// What the standard verbs need.
const FIRST_READINGS: usize = 200_000;

#[derive(Debug, Default)]
pub(super) struct Verbs {
    infinitives: Vec<&'static str>,
    /// The number of each verb among the first words of phrases, where phrases hold « any form of that verb »; else 0.
    firsts: Vec<u32>,
    /// Those of a word stand together; the word knows where they start, and how many they are.
    readings: Vec<VerbForm>,
}

impl Verbs {
    pub(super) fn forms(&self, word: Word) -> &[VerbForm] {
        let (start, count) = unpack(word.readings);
        self.readings.get(start..start + count).unwrap_or_default()
    }

    pub(super) fn infinitive(&self, lemma: u16) -> &str {
        self.infinitives.get(lemma as usize).copied().unwrap_or_default()
    }

    /// The number of a verb among the first words of phrases; 0 for none.
    pub(super) fn first(&self, lemma: u16) -> u32 {
        self.firsts.get(lemma as usize).copied().unwrap_or(0)
    }

    pub(super) fn set_first(&mut self, lemma: u16, first: u32) {
        self.firsts.resize(self.infinitives.len(), 0);
        if let Some(place) = self.firsts.get_mut(lemma as usize) {
            *place = first;
        }
    }

    /// Takes the forms of one verb. Words from `new` on have no other verb yet: their readings get places one after the
    /// other. A word known before leaves its place to nobody and gets one at the end.
    fn take(&mut self, words: &mut Words, new: WordId, forms: &[(WordId, VerbForm)]) {
        for (id, _) in forms.iter().filter(|(id, _)| *id >= new) {
            if let Some(word) = words.get_mut(*id) {
                word.readings += 1;
            }
        }
        let mut start = u32::try_from(self.readings.len()).unwrap_or(u32::MAX);
        for word in words.rest_mut(new) {
            let count = word.readings;
            word.readings = start << COUNT_BITS;
            start += count;
        }
        self.readings.resize(start as usize, VerbForm { lemma: 0, tense: Tense::Infinitive, plural: false });
        for (id, form) in forms {
            let Some(word) = words.get_mut(*id) else { continue };
            if *id < new && !self.forms(*word).contains(form) {
                self.move_to_end(word, *form);
            }
            self.place(word, *form);
        }
    }

    /// Gives the readings of a word a place with room for one more.
    fn move_to_end(&mut self, word: &mut Word, any: VerbForm) {
        let start = u32::try_from(self.readings.len()).unwrap_or(u32::MAX);
        let known = self.forms(*word).to_vec();
        self.readings.extend(known);
        self.readings.push(any);
        word.readings = start << COUNT_BITS | (word.readings & COUNT_MASK);
    }

    /// Puts a reading where there is room for it, by verb and tense.
    fn place(&mut self, word: &mut Word, form: VerbForm) {
        let (start, count) = unpack(word.readings);
        let Some(places) = self.readings.get_mut(start..=start + count) else { return };
        let Some((last, known)) = places.split_last_mut() else { return };
        // « montrent » is two tenses, « il montre » says no more than « je montre »
        if known.contains(&form) || count == COUNT_MASK as usize {
            return;
        }
        *last = form;
        word.readings += 1;
        let later = known.iter().rev().take_while(|other| (other.lemma, other.tense) > (form.lemma, form.tense)).count();
        if later > 0 {
            places.get_mut(count - later..).into_iter().for_each(|moved| moved.rotate_right(1));
        }
    }
}

/// Where the readings of a word start, and how many they are.
fn unpack(readings: u32) -> (usize, usize) {
    ((readings >> COUNT_BITS) as usize, (readings & COUNT_MASK) as usize)
}

/// The words of each verb, while the tables are read: some cues stand for « every form of that verb ».
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// First and one past the last of the words that were new with each verb.
    new: Vec<(WordId, WordId)>,
    /// Words that were known, with their verb.
    known: Vec<(u16, WordId)>,
}

impl Spellings {
    /// The words of verb `lemma`.
    pub(super) fn of(&self, lemma: u16) -> Vec<WordId> {
        let (from, to) = self.new.get(lemma as usize).copied().unwrap_or_default();
        let known = self.known.get(self.known.partition_point(|(of, _)| *of < lemma)..).unwrap_or_default();
        (from..to).chain(known.iter().take_while(|(of, _)| *of == lemma).map(|(_, id)| *id)).collect()
    }
}

/// Takes the forms of one verb into the lexicon.
struct Intake<'a> {
    lexicon: &'a mut Lexicon,
    stem: Stem,
    lemma: u16,
    classes: Classes,
    forms: &'a mut Vec<(WordId, VerbForm)>,
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
    let mut spellings = Spellings::default();
    lexicon.verbs.readings.reserve(FIRST_READINGS);
    let mut stem = Stem::default();
    let mut forms = Vec::with_capacity(128);
    for row in table_rows(include_str!("data/verbs.tsv")) {
        let lemma = u16::try_from(lexicon.verbs.infinitives.len()).unwrap_or(u16::MAX);
        lexicon.verbs.infinitives.push(row.cell(0));
        let auxiliary = if matches!(row.cell(0), "avoir" | "être") { Classes::AUXILIARY } else { Classes::default() };
        let classes = Classes::VERB.with(auxiliary);
        let new = lexicon.words.next();
        forms.clear();
        let mut intake = Intake { lexicon, stem, lemma, classes, forms: &mut forms };
        each_form(row.cell(0), row.cell(1), &mut intake);
        stem = intake.stem;
        forms.retain(|(id, _)| *id != 0);
        lexicon.verbs.take(&mut lexicon.words, new, &forms);
        spellings.new.push((new, lexicon.words.next()));
        spellings.known.extend(forms.iter().filter(|(id, _)| *id < new).map(|(id, _)| (lemma, *id)));
    }
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
