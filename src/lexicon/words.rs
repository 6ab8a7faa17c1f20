//! The known words: their spellings in one string, found through one hash table.
//!
//! Reads folded spellings; numbers them, and finds them again as a text writes them, with accents or without.
//! Must not know what a word means.
//!
//! Some 160 000 forms have to be ready in a few hundredths of a second, and pages of memory cost more than
//! instructions: no word has an allocation of its own, and a slot of the table is four bytes. The hash does not see
//! accents, so `annee`, `ANNEE` and `année` meet in the same slots and bare spellings need no table of theirs.

use super::WordId;
use crate::text;

/// Bits of a slot that hold the number of a word; the others hold bits of its hash.
const ID_BITS: u32 = 20;
const ID_MASK: u32 = (1 << ID_BITS) - 1;
/// The standard words fill two thirds of the first slots.
const FIRST_SLOTS: usize = 1 << 18;
const FIRST_WORDS: usize = 180_000;
const FIRST_BYTES: usize = 2 << 20;

/// Words by number; 0 is the empty one.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The keys, one after the other.
    text: String,
    /// Where the key of each word ends in it.
    ends: Vec<u32>,
    /// Open addressing with steps of one; a power of two long. 0 is an empty slot.
    slots: Vec<u32>,
}

impl Words {
    /// How many words there are, the empty one among them.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number that a new word will have.
    pub(super) fn next(&self) -> WordId {
        u32::try_from(self.len()).unwrap_or(u32::MAX)
    }

    /// The folded spelling of a word; empty for 0 and for what is no word.
    pub(super) fn key(&self, id: WordId) -> &str {
        let id = id as usize;
        let Some(&end) = self.ends.get(id) else { return "" };
        let start = id.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start as usize..end as usize).unwrap_or("")
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
            Letters::Any => {
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
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
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
            Letters::Any => {
                text::fold_into(word, buffer);
                hash = Hash::START.key(buffer);
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
        if self.ends.is_empty() {
            self.text.reserve(FIRST_BYTES);
            self.ends.reserve(FIRST_WORDS);
            self.ends.push(0);
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
enum Letters {
    /// It is its own key.
    Key,
    /// ASCII, with capitals.
    Ascii,
    Any,
}

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

    /// Of a word as a text writes it; good for nothing when its letters can be any.
    fn written(word: &str) -> (Hash, Letters) {
        let (mut hash, mut all, mut changed) = (Hash::START, 0, 0);
        for byte in word.as_bytes() {
            let lower = byte.to_ascii_lowercase();
            all |= byte;
            changed |= byte ^ lower;
            hash = hash.then(u32::from(lower));
        }
        let letters = match (all.is_ascii(), changed) {
            (true, 0) => Letters::Key,
            (true, _) => Letters::Ascii,
            _ => Letters::Any,
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
