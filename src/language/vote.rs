//! The cheap vote: which language's commonest words and letters a sample holds. Reads
//! `stopwords.tsv` and `letters.tsv`; gives scores. Must not know zones.

use crate::lexicon::table_rows;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;
use unicode_normalization::char::{compose, is_combining_mark};

/// The languages of the vote, ISO 639-1; a language's bit is its place here.
pub(super) const LANGUAGES: [&str; 32] = [
    "fr", "en", "de", "es", "it", "pt", "nl", "ca", "ro", "la", "eu", "eo", "af", "sv", "da", "nb", "fi", "pl", "cs", "hu", "tr",
    "hr", "gl", "oc", "br", "id", "vi", "sq", "lt", "lv", "et", "sk",
];
/// Languages written in other scripts, by the script's first and last code point.
const SCRIPTS: [(char, char, &str); 10] = [
    ('\u{370}', '\u{3FF}', "el"),
    ('\u{400}', '\u{52F}', "ru"),
    ('\u{530}', '\u{58F}', "hy"),
    ('\u{590}', '\u{5FF}', "he"),
    ('\u{600}', '\u{6FF}', "ar"),
    ('\u{900}', '\u{97F}', "hi"),
    ('\u{E00}', '\u{E7F}', "th"),
    ('\u{3040}', '\u{30FF}', "ja"),
    ('\u{4E00}', '\u{9FFF}', "zh"),
    ('\u{AC00}', '\u{D7AF}', "ko"),
];
/// What a word of one language alone weighs; one that several share is split between them.
const WORD: u32 = 24;
/// What a letter weighs, at most one a word: a French text names Müller and Strøm.
const LETTER: u32 = 10;
/// Longest word of the table, in bytes.
const LONGEST: usize = 16;

/// The scores of a sample.
#[derive(Clone, Debug, Default)]
pub(super) struct Vote {
    /// By place in [`LANGUAGES`].
    scores: [u32; 32],
    /// Letters by place in [`SCRIPTS`].
    scripts: [u32; 10],
    /// Latin letters' words read.
    pub words: u32,
    /// Words found in the table.
    pub known: u32,
}

impl Vote {
    /// Adds the scores of another sample.
    pub(super) fn add(&mut self, other: &Vote) {
        self.scores.iter_mut().zip(other.scores).for_each(|(mine, more)| *mine += more);
        self.scripts.iter_mut().zip(other.scripts).for_each(|(mine, more)| *mine += more);
        self.words += other.words;
        self.known += other.known;
    }

    /// The score of `lang`.
    pub(super) fn score(&self, lang: &str) -> u32 {
        LANGUAGES.iter().zip(self.scores).find(|(name, _)| **name == lang).map_or(0, |(_, score)| score)
    }

    /// The first language with its score, and the score of the second.
    pub(super) fn top(&self) -> (&'static str, u32, u32) {
        let (mut best, mut first, mut second) = ("und", 0, 0);
        for (name, score) in LANGUAGES.iter().zip(self.scores) {
            if score > first {
                (best, second, first) = (name, first, score);
            } else if score > second {
                second = score;
            }
        }
        (best, first, second)
    }

    /// One language is so far ahead that more words would not change it.
    fn clear(&self) -> bool {
        let (_, first, second) = self.top();
        first >= 120 && first >= 2 * second
    }

    /// The language of the script most letters are in, when that is not the Latin one.
    pub(super) fn script(&self) -> Option<&'static str> {
        let (_, _, lang) = *SCRIPTS
            .iter()
            .zip(self.scripts)
            .max_by_key(|(_, count)| *count)
            .filter(|(_, count)| *count > 5 * self.words)
            .map(|(script, _)| script)?;
        // Kana among ideographs is Japanese.
        let kana = self.scripts.get(7).is_some_and(|count| *count > 0);
        Some(if lang == "zh" && kana { "ja" } else { lang })
    }
}

/// The vote of at most `most` words of `text`; fewer where it is clear before.
pub(super) fn vote(text: &str, most: u32) -> Vote {
    let mut vote = Vote::default();
    let tables = tables();
    let mut word = Word::default();
    for c in text.chars() {
        if c.is_ascii_alphabetic() {
            word.push_ascii(c);
            continue;
        }
        if c.is_ascii() {
            if c == '\'' && word.length > 0 {
                word.push_ascii(c);
            }
        } else if c.is_alphabetic() || is_combining_mark(c) {
            word.push(c, &mut vote, tables);
            continue;
        } else if matches!(c, '’' | 'ʼ') && word.length > 0 {
            word.push_ascii('\'');
        } else if matches!(c, '¿' | '¡') {
            vote.weigh(tables.letters.get(&c).copied().unwrap_or(0), LETTER);
        }
        if word.length > 0 {
            word.close(&mut vote, tables);
            if vote.words >= most || vote.words % 16 == 0 && vote.clear() {
                return vote;
            }
        }
    }
    word.close(&mut vote, tables);
    vote
}

impl Vote {
    fn weigh(&mut self, mask: u32, weight: u32) {
        let share = weight / mask.count_ones().max(1);
        let mut rest = mask;
        while rest != 0 {
            if let Some(score) = self.scores.get_mut(rest.trailing_zeros() as usize) {
                *score += share;
            }
            rest &= rest - 1;
        }
    }
}

/// The word under way, folded as it is read.
#[derive(Default)]
struct Word {
    bytes: [u8; LONGEST],
    length: usize,
    long: bool,
    last: char,
    letters: u32,
}

impl Word {
    fn push_ascii(&mut self, c: char) {
        self.last = c.to_ascii_lowercase();
        match self.bytes.get_mut(self.length) {
            Some(slot) => *slot = c.to_ascii_lowercase() as u8,
            None => self.long = true,
        }
        self.length += 1;
    }

    fn push(&mut self, c: char, vote: &mut Vote, tables: &Tables) {
        let mut c = c;
        if is_combining_mark(c) {
            let Some(composed) = compose(self.last, c) else { return };
            self.length = self.length.saturating_sub(self.last.len_utf8());
            c = composed;
        }
        if c >= '\u{370}'
            && let Some((_, count)) = SCRIPTS.iter().zip(&mut vote.scripts).find(|((from, to, _), _)| (*from..=*to).contains(&c))
        {
            *count += 1;
            return;
        }
        c = c.to_lowercase().next().unwrap_or(c);
        if self.letters == 0 {
            self.letters = tables.letters.get(&c).copied().unwrap_or(0);
        }
        self.last = c;
        let mut buffer = [0; 4];
        let encoded = c.encode_utf8(&mut buffer).as_bytes();
        match self.bytes.get_mut(self.length..self.length + encoded.len()) {
            Some(slot) => slot.copy_from_slice(encoded),
            None => self.long = true,
        }
        self.length += encoded.len();
    }

    fn close(&mut self, vote: &mut Vote, tables: &Tables) {
        if self.length == 0 {
            return;
        }
        vote.words += 1;
        let mask = if self.long { None } else { self.bytes.get(..self.length).and_then(|bytes| tables.words.get(bytes)) };
        if let Some(mask) = mask {
            vote.known += 1;
            vote.weigh(*mask, WORD);
        } else if self.letters != 0 {
            vote.weigh(self.letters, LETTER);
        }
        *self = Word::default();
    }
}

struct Tables {
    words: FxHashMap<&'static [u8], u32>,
    letters: FxHashMap<char, u32>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| Tables {
        words: rows(include_str!("../lexicon/data/stopwords.tsv")).map(|(word, mask)| (word.as_bytes(), mask)).collect(),
        letters: rows(include_str!("../lexicon/data/letters.tsv"))
            .filter_map(|(word, mask)| Some((word.chars().next()?, mask)))
            .collect(),
    })
}

/// The first cell of every row, with the languages of the second as bits.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, u32)> {
    table_rows(table).map(|row| (row.cell(0), row.list(1).filter_map(bit).fold(0, |mask, bit| mask | bit)))
}

fn bit(lang: &str) -> Option<u32> {
    LANGUAGES.iter().position(|name| *name == lang).map(|place| 1 << place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_found() {
        // Letters count in words the table does not know.
        let tables = [(include_str!("../lexicon/data/stopwords.tsv"), ""), (include_str!("../lexicon/data/letters.tsv"), "zzz")];
        for (table, head) in tables {
            for row in table_rows(table) {
                assert!(row.list(1).all(|lang| bit(lang).is_some()), "{}", row.cell(0));
                assert!(row.cell(0).len() <= LONGEST, "{}", row.cell(0));
                let vote = vote(&format!("{head}{}", row.cell(0)), 9);
                assert!(row.list(1).all(|lang| vote.score(lang) > 0), "{}", row.cell(0));
            }
        }
    }

    #[test]
    fn spelling_does_not_matter() {
        for text in ["l’été où j’étais là", "L'ÉTÉ OÙ J'ÉTAIS LÀ", "l'e\u{301}te\u{301} ou\u{300} j'e\u{301}tais la\u{300}"]
        {
            let vote = vote(text, 60);
            assert_eq!((vote.top().0, vote.words, vote.known), ("fr", 6, 6), "{text}");
        }
    }

    #[test]
    fn scripts() {
        for (text, lang) in [
            ("Москва не сразу строилась", Some("ru")),
            ("東京は晴れです", Some("ja")),
            ("北京欢迎你", Some("zh")),
            ("Le groupe Роснефть perd", None),
        ] {
            assert_eq!(vote(text, 60).script(), lang, "{text}");
        }
    }
}
