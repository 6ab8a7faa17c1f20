//! What the sentences before have spoken of: the metrics of their figures and their trigger nouns.

use crate::claim::scene::Scene;
use crate::lexicon::{Classes, Reach};
use crate::mention::AmountKind;

/// How many of each are kept.
const KEPT: usize = 24;
/// How many sentences back a pronoun looks.
const REACH: u32 = 2;

/// The metric of a figure already read.
#[derive(Clone, Debug)]
pub(in crate::claim) struct Said {
    pub metric: u32,
    pub sentence: u32,
    /// Index of the figure in its sentence.
    pub figure: usize,
    pub kind: AmountKind,
    pub unit: Option<Box<str>>,
    /// The figure was a change, and which way it went.
    pub change: Option<Option<&'static str>>,
}

/// A trigger noun already met.
#[derive(Clone, Debug)]
struct Topic {
    /// Its metric for sums, percentages and counts.
    by: [Option<u32>; 3],
    sentence: u32,
    feminine: Option<bool>,
    plural: Option<bool>,
    head: bool,
}

/// What was said before, latest last.
#[derive(Clone, Debug, Default)]
pub(in crate::claim) struct Memory {
    said: Vec<Said>,
    topics: Vec<Topic>,
    /// Context words: word, last sentence, how often; a word of the title counts thrice.
    words: Vec<(u32, u32, u32)>,
}

impl Memory {
    /// Remembers a figure's metric.
    pub(in crate::claim) fn say(&mut self, said: Said) {
        if self.said.len() >= KEPT {
            self.said.remove(0);
        }
        self.said.push(said);
    }

    /// Remembers the trigger nouns of a sentence.
    pub(in crate::claim) fn hear(&mut self, scene: &Scene<'_>, title: bool) {
        for word in &scene.context {
            let weight = if title { 3 } else { 1 };
            match self.words.iter_mut().find(|(known, ..)| known == word) {
                Some((_, last, count)) => (*last, *count) = (scene.sentence, *count + weight),
                None => self.words.push((*word, scene.sentence, weight)),
            }
        }
        for hit in scene.triggers.iter().filter(|hit| !hit.whole) {
            let of = |letter: &str| hit.row.instead.iter().find(|(key, _)| &**key == letter).map(|(_, m)| *m).or(hit.row.metric);
            let by = [of("m"), of("p"), of("q")];
            if by == [None; 3] {
                continue;
            }
            let (feminine, plural, governed) = agreement(scene, hit.range.start);
            if self.topics.len() >= KEPT {
                self.topics.remove(0);
            }
            self.topics.push(Topic { by, sentence: scene.sentence, feminine, plural, head: !governed });
        }
    }

    /// Context words heard just before `sentence`, or often enough to be what the text is about.
    pub(in crate::claim) fn words(&self, sentence: u32, reach: Reach) -> impl Iterator<Item = u32> + '_ {
        self.words
            .iter()
            .filter(move |(_, last, count)| match reach {
                Reach::Near => sentence - *last <= REACH,
                _ => *count >= 3,
            })
            .map(|(word, ..)| *word)
    }

    /// The metric of figure `figure` of the sentence being read.
    pub(in crate::claim) fn of_figure(&self, sentence: u32, figure: usize) -> Option<&Said> {
        self.said.iter().rev().take_while(|s| s.sentence == sentence).find(|s| s.figure == figure)
    }

    /// The last figure said in a sentence before `sentence`, at most `reach` away, that fits.
    pub(in crate::claim) fn last(&self, sentence: u32, reach: u32, fits: impl Fn(&Said) -> bool) -> Option<&Said> {
        self.said
            .iter()
            .rev()
            .skip_while(|s| s.sentence >= sentence)
            .take_while(|s| sentence - s.sentence <= reach)
            .find(|s| fits(s))
    }

    /// The noun a pronoun of this gender and number stands for, in the sentences just before; a
    /// head of its clause first.
    pub(in crate::claim) fn topic(
        &self,
        sentence: u32,
        feminine: Option<bool>,
        plural: Option<bool>,
        letter: char,
        fits: impl Fn(u32) -> bool,
    ) -> Option<u32> {
        let metric = |topic: &Topic| topic.by.get("mpq".find(letter).unwrap_or(0)).copied().flatten();
        let agrees = |topic: &&Topic| {
            let same = |wanted: Option<bool>, own: Option<bool>| wanted.is_none() || own.is_none() || wanted == own;
            topic.sentence < sentence
                && sentence - topic.sentence <= REACH
                && same(feminine, topic.feminine)
                && same(plural, topic.plural)
                && metric(topic).is_some_and(&fits)
        };
        let latest = self.topics.iter().rev().find(agrees)?.sentence;
        let here = self.topics.iter().filter(|t| t.sentence == latest).filter(agrees);
        here.clone().find(|t| t.head).or_else(|| here.clone().next_back()).and_then(metric)
    }
}

/// Gender and number by the article before a noun; whether a preposition governs it.
fn agreement(scene: &Scene<'_>, noun: usize) -> (Option<bool>, Option<bool>, bool) {
    let mut at = noun;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { break };
        let cursor = scene.at(before);
        let governed = |i: usize| i.checked_sub(1).is_some_and(|p| scene.at(p).classes().any(Classes::PREPOSITION));
        if cursor.is_any(&["la", "une", "cette", "sa"]) {
            return (Some(true), Some(false), governed(before));
        }
        if cursor.is_any(&["le", "un", "ce"]) {
            return (Some(false), Some(false), governed(before));
        }
        if cursor.is_any(&["du", "au"]) {
            return (Some(false), Some(false), true);
        }
        if cursor.is_any(&["les", "ces", "ses", "leurs"]) {
            return (None, Some(true), governed(before));
        }
        if cursor.is_any(&["des", "aux"]) {
            return (None, Some(true), true);
        }
        if cursor.is_any(&["l'", "son", "leur"]) {
            return (None, Some(false), governed(before));
        }
        if cursor.classes().any(Classes::PREPOSITION) {
            return (None, None, true);
        }
        at = before;
    }
    (None, None, false)
}
