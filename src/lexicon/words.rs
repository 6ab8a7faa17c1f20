//! The known words: their spellings in one string, found through one hash table.
//!
//! Reads folded spellings; numbers them, and finds them again as a text writes them, with accents or without.
//! Must not know what a word means.
//!
//! Some 160 000 forms have to be ready in a few hundredths of a second, and pages of memory cost more than
//! instructions: no word has an allocation of its own, and a slot of the table is four bytes. The hash does not see
//! accents, so `annee`, `ANNEE` and `année` meet in the same slots and bare spellings need no table of theirs.

use super::{Classes, WordId};
use crate::text;

/// Bits of a slot that hold the number of a word; the others hold bits of its hash.
const ID_BITS: u32 = 20;
const ID_MASK: u32 = (1 << ID_BITS) - 1;
/// The standard words fill two thirds of the first slots.
const FIRST_SLOTS: usize = 1 << 18;
const FIRST_WORDS: usize = 180_000;
const FIRST_BYTES: usize = 2 << 20;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Where its key ends among the keys.
    end: u32,
    pub(super) classes: Classes,
    /// Its number among the first words of phrases; 0 for none.
    pub(super) first: u32,
    /// Its readings as the form of a verb, packed as the verbs do; 0 for none.
    pub(super) readings: u32,
}

/// Words by number; 0 is the empty one.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The keys, one after the other.
    text: String,
    list: Vec<Word>,
    /// Open addressing with steps of one; a power of two long. 0 is an empty slot.
    slots: Vec<u32>,
}

impl Words {
    /// How many words there are, the empty one among them.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The number that a new word will have.
    pub(super) fn next(&self) -> WordId {
        u32::try_from(self.len()).unwrap_or(u32::MAX)
    }

    /// What is known of a word; nothing of 0 and of what is no word.
    pub(super) fn get(&self, id: WordId) -> Word {
        self.list.get(id as usize).copied().unwrap_or_default()
    }

    /// [`Words::get`], to be added to.
    pub(super) fn get_mut(&mut self, id: WordId) -> Option<&mut Word> {
        if id == 0 { None } else { self.list.get_mut(id as usize) }
    }

    /// The words from `id` on, to be added to.
    pub(super) fn rest_mut(&mut self, id: WordId) -> impl Iterator<Item = &mut Word> {
        self.list.iter_mut().skip(id as usize)
    }

    /// The folded spelling of a word; empty for 0 and for what is no word.
    pub(super) fn key(&self, id: WordId) -> &str {
        let id = id as usize;
        let Some(word) = self.list.get(id) else { return "" };
        let start = id.checked_sub(1).and_then(|before| self.list.get(before)).map_or(0, |before| before.end);
        self.text.get(start as usize..word.end as usize).unwrap_or("")
    }

    /// The word that is spelled `key` (folded).
    pub(super) fn find(&self, key: &str) -> Option<WordId> {
        self.probe(Hash::START.key(key), |_, known| known == key).ok()
    }

    /// The word that is spelled `key` (folded), made if new; 0 when there is no room.
    pub(super) fn intern(&mut self, key: &str) -> WordId {
        let hash = Hash::START.key(key);
        let found = self.probe(hash, |_, known| known == key);
        found.unwrap_or_else(|slot| self.make(slot, hash, key, ""))
    }

    /// [`Words::intern`] of a stem with an ending (both folded).
    pub(super) fn intern_form(&mut self, stem: &Stem, ending: &str) -> WordId {
        let hash = stem.hash.key(ending);
        let same = |_, known: &str| known.strip_prefix(&*stem.text) == Some(ending);
        let found = self.probe(hash, same);
        found.unwrap_or_else(|slot| self.make(slot, hash, &stem.text, ending))
    }

    /// [`Words::intern`] of a word as a text writes it. `buffer` is scratch space.
    pub(super) fn intern_written(&mut self, word: &str, buffer: &mut String) -> WordId {
        let (hash, letters) = Hash::written(word);
        let found = match letters {
            Letters::Key => self.probe(hash, |_, known| known == word),
            Letters::Ascii => self.probe(hash, |_, known| known.eq_ignore_ascii_case(word)),
            Letters::French | Letters::Any => {
                text::fold_into(word, buffer);
                return self.intern(buffer);
            }
        };
        found.unwrap_or_else(|slot| {
            text::fold_into(word, buffer);
            self.make(slot, hash, buffer, "")
        })
    }

    fn make(&mut self, mut slot: usize, hash: Hash, stem: &str, ending: &str) -> WordId {
        if self.len() * 8 >= self.slots.len() * 7 {
            self.grow();
            slot = self.empty_slot(hash);
        }
        let id = self.next();
        if id > ID_MASK || stem.len() + ending.len() == 0 {
            return 0;
        }
        self.text.push_str(stem);
        self.text.push_str(ending);
        self.list.push(Word { end: u32::try_from(self.text.len()).unwrap_or(u32::MAX), ..Word::default() });
        self.fill(slot, hash, id);
        id
    }

    /// The word that a text writes `word`; 0 when unknown. `buffer` is scratch space.
    pub(super) fn lookup(&self, word: &str, buffer: &mut String) -> WordId {
        let (mut hash, letters) = Hash::written(word);
        let mut others = false;
        let found = match letters {
            Letters::Key => self.probe(hash, |_, known| known == word || note(&mut others)),
            Letters::Ascii => self.probe(hash, |_, known| known.eq_ignore_ascii_case(word) || note(&mut others)),
            Letters::French | Letters::Any => {
                text::fold_into(word, buffer);
                if letters == Letters::Any {
                    hash = Hash::START.key(buffer);
                }
                self.probe(hash, |_, known| known == buffer || note(&mut others))
            }
        };
        match found {
            Ok(id) => id,
            Err(_) if others => {
                text::fold_into(word, buffer);
                self.accented(hash, buffer)
            }
            Err(_) => 0,
        }
    }

    /// The accented word that `bare` stands for; 0 when there is none, or two: neither is meant for sure.
    fn accented(&self, hash: Hash, bare: &str) -> WordId {
        let (mut only, mut count) = (0, 0);
        let _ = self.probe(hash, |id, known| {
            // Two letters are too few to tell: `CA` is no `ça`.
            if !known.is_ascii() && known.chars().nth(2).is_some() && text::strip_accents(known) == bare {
                only = id;
                count += 1;
            }
            false
        });
        if count == 1 { only } else { 0 }
    }

    /// The first word of this hash that `same` takes; else the empty slot where the search ended.
    fn probe(&self, hash: Hash, mut same: impl FnMut(WordId, &str) -> bool) -> Result<WordId, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let (first, tag) = hash.finish();
        let mut at = first & mask;
        while let Some(&slot) = self.slots.get(at)
            && slot != 0
        {
            let id = slot & ID_MASK;
            if slot & !ID_MASK == tag && same(id, self.key(id)) {
                return Ok(id);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    fn empty_slot(&self, hash: Hash) -> usize {
        self.probe(hash, |_, _| false).err().unwrap_or(usize::MAX)
    }

    fn fill(&mut self, slot: usize, hash: Hash, id: WordId) {
        if let Some(place) = self.slots.get_mut(slot) {
            *place = hash.finish().1 | id;
        }
    }

    /// Makes the first slots, or twice as many as there are.
    fn grow(&mut self) {
        if self.list.is_empty() {
            self.text.reserve(FIRST_BYTES);
            self.list.reserve(FIRST_WORDS);
            self.list.push(Word::default());
        }
        self.slots = vec![0; (self.slots.len() * 2).max(FIRST_SLOTS)];
        for id in 1..self.next() {
            let hash = Hash::START.key(self.key(id));
            self.fill(self.empty_slot(hash), hash, id);
        }
    }
}

/// What several words begin with.
#[derive(Default)]
pub(super) struct Stem {
    text: String,
    hash: Hash,
}

impl Stem {
    pub(super) fn set(&mut self, stem: &str) {
        if self.text != stem {
            stem.clone_into(&mut self.text);
            self.hash = Hash::START.key(stem);
        }
    }
}

/// Remembers that a word of the same hash was met and not taken.
fn note(others: &mut bool) -> bool {
    *others = true;
    false
}

/// What a word is written with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Letters {
    /// It is its own key.
    Key,
    /// ASCII, with capitals.
    Ascii,
    /// What French is written with.
    French,
    /// Its hash is good for nothing.
    Any,
}

/// `à` to `ÿ` without their accents; a blank for what the long way has to find.
const BARE: &[u8; 32] = b"aaaaaa ceeeeiiii nooooo  uuuuy y";

/// A hash of the letters without their accents, taken one by one.
#[derive(Clone, Copy, Default)]
struct Hash(u64);

impl Hash {
    const START: Hash = Hash(0);

    fn then(self, letter: u32) -> Hash {
        Hash(self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(u64::from(letter)))
    }

    /// Of a folded word.
    fn key(self, key: &str) -> Hash {
        let mut hash = self;
        for byte in key.as_bytes() {
            if !byte.is_ascii() {
                hash = self;
                text::each_bare(key, |letter| hash = hash.then(letter as u32));
                break;
            }
            hash = hash.then(u32::from(*byte));
        }
        hash
    }

    /// Of a word as a text writes it, in one pass for what French is written with.
    fn written(word: &str) -> (Hash, Letters) {
        let (mut hash, mut ascii, mut changed) = (Hash::START, true, 0);
        let mut bytes = word.bytes();
        while let Some(byte) = bytes.next() {
            if byte.is_ascii() {
                let lower = byte.to_ascii_lowercase();
                changed |= byte ^ lower;
                hash = hash.then(u32::from(lower));
                continue;
            }
            ascii = false;
            match (byte, bytes.next()) {
                // À to ÿ
                (0xC3, Some(last)) => {
                    let lower = if last < 0x9F && last != 0x97 { last + 0x20 } else { last };
                    changed |= last ^ lower;
                    hash = match BARE.get(usize::from(lower).wrapping_sub(0xA0)) {
                        Some(b' ') => return (hash, Letters::Any),
                        Some(letter) => hash.then(u32::from(*letter)),
                        None => return (hash, Letters::Any),
                    };
                }
                // Œ and œ
                (0xC5, Some(last @ (0x92 | 0x93))) => {
                    changed |= last ^ 0x93;
                    hash = hash.then(u32::from(b'o')).then(u32::from(b'e'));
                }
                // ’
                (0xE2, Some(0x80)) if bytes.next() == Some(0x99) => {
                    changed = 1;
                    hash = hash.then(u32::from(b'\''));
                }
                _ => return (hash, Letters::Any),
            }
        }
        let letters = match (ascii, changed) {
            (_, 0) => Letters::Key,
            (true, _) => Letters::Ascii,
            (false, _) => Letters::French,
        };
        (hash, letters)
    }

    /// Where the search starts, and the bits kept in the slot.
    fn finish(self) -> (usize, u32) {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        ((mixed >> 40) as usize, ((mixed >> 8) as u32) & !ID_MASK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_texts_write_them() {
        let mut words = Words::default();
        let mut buffer = String::new();
        for key in ["année", "des", "dés", "ça", "côte", "côté", "œuvre", "élevé"] {
            words.intern_written(key, &mut buffer);
        }
        for (written, read) in [
            ("année", "année"),
            ("ANNÉE", "année"),
            ("ANNEE", "année"),
            ("Annee", "année"),
            ("anne\u{301}e", "année"),
            ("anneé", ""),
            ("DES", "des"),
            ("ca", ""),
            ("CÔTE", "côte"),
            ("cote", ""),
            ("OEUVRE", "œuvre"),
            ("Œuvre", "œuvre"),
            ("eleve", "élevé"),
            ("élevée", ""),
            ("", ""),
        ] {
            assert_eq!(words.key(words.lookup(written, &mut buffer)), read, "{written}");
        }
    }

    #[test]
    fn the_hash_of_a_word_is_that_of_its_key() {
        for c in '\0'..='\u{FFFF}' {
            let word = format!("x{c}y");
            let key = text::fold(&word);
            let (hash, letters) = Hash::written(&word);
            assert!(letters == Letters::Any || hash.0 == Hash::START.key(&key).0, "{word} {letters:?}");
            assert!(letters != Letters::Key || word == key, "{word}");
            assert!(letters != Letters::Ascii || word.is_ascii(), "{word}");
        }
        let all = "Œuvre d’été à NOËL, garçon âgé où FRANÇAIS";
        assert!(all.split(' ').all(|word| Hash::written(word).1 != Letters::Any));
    }

    #[test]
    fn a_word_has_one_number_however_it_comes() {
        let mut words = Words::default();
        let mut stem = Stem::default();
        stem.set("montr");
        let id = words.intern_form(&stem, "ait");
        stem.set("mont");
        assert_eq!(words.intern_form(&stem, "rait"), id);
        assert_eq!(words.intern("montrait"), id);
        assert_eq!(words.intern_written("MONTRAIT", &mut String::new()), id);
        assert_eq!(words.find("montrait"), Some(id));
        assert_eq!(words.find("montrai"), None);
        assert_eq!((words.key(id), words.key(id + 1), words.len()), ("montrait", "", 2));
        assert_eq!(words.intern(""), 0);
    }

    #[test]
    fn nothing_is_lost_when_the_table_grows() {
        let mut words = Words::default();
        let ids: Vec<WordId> = (0..250_000u32).map(|n| words.intern(&format!("mot{n}"))).collect();
        assert!(words.slots.len() > FIRST_SLOTS);
        for (n, id) in ids.into_iter().enumerate() {
            assert_eq!(words.find(&format!("mot{n}")), Some(id));
        }
    }
}
