//! Weights of features: the packed file, and the table made of it.
//!
//! Reads bytes; gives the sum of the weights of some features. Must not know what a feature is.

use super::tags::TAGS;

/// What the packed file opens with.
pub const MAGIC: &[u8; 4] = b"GRN1";
/// Kinds of link between two tags (see `Features::link`).
pub const LINKS: usize = 3;
/// Weights of a tag after each tag, and (last row) at the beginning of a line.
pub type Links = [[[i16; TAGS]; TAGS + 1]; LINKS];
/// Weights of one feature, by tag.
pub type Row = [i8; TAGS];

/// A row as it is added up: one weight more than there are tags makes it a round sixteen bytes
/// with its key.
type Wide = [i8; TAGS + 1];

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u32,
    row: Wide,
}

/// Most features of a text are in no table: one bit for some keys together says so without a look.
const PRESENT_BITS: u32 = 22;

/// The weights of one reading.
#[derive(Debug)]
pub struct Weights {
    slots: Vec<Slot>,
    present: Vec<u64>,
    links: Box<Links>,
}

impl Weights {
    /// A table of `rows`; a key that comes twice keeps its first row.
    #[must_use]
    pub fn new(rows: &[(u32, Row)], links: &Links) -> Weights {
        let size = (rows.len() * 3 / 2).next_power_of_two().max(16);
        let present = vec![0; 1 << (PRESENT_BITS - 6)];
        let mut weights = Weights { slots: vec![Slot::default(); size], present, links: Box::new(*links) };
        for (key, row) in rows {
            let key = key_of(*key);
            let at = weights.find(key);
            if let Some(slot) = weights.slots.get_mut(at).filter(|slot| slot.key == 0) {
                slot.key = key;
                slot.row.iter_mut().zip(row).for_each(|(to, from)| *to = *from);
            }
            let (word, bit) = present_at(key);
            if let Some(word) = weights.present.get_mut(word) {
                *word |= bit;
            }
        }
        weights
    }

    /// `key` may be in the table.
    fn present(&self, key: u32) -> bool {
        let (word, bit) = present_at(key);
        self.present.get(word).is_some_and(|word| word & bit != 0)
    }

    /// The slot that holds `key`, or the free one where it would stand.
    fn find(&self, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots.get(at).is_some_and(|slot| slot.key != 0 && slot.key != key) {
            at = (at + 1) & mask;
        }
        at
    }

    /// Sum of the weights of `features`, by tag.
    pub(super) fn sum(&self, features: &[u32]) -> [i32; TAGS] {
        let mut sum = [0i16; TAGS + 1];
        for key in features.iter().map(|feature| key_of(*feature)).filter(|key| self.present(*key)) {
            if let Some(slot) = self.slots.get(self.find(key)).filter(|slot| slot.key == key) {
                for (total, weight) in sum.iter_mut().zip(slot.row) {
                    *total = total.saturating_add(i16::from(weight));
                }
            }
        }
        let mut wide = [0; TAGS];
        wide.iter_mut().zip(sum).for_each(|(to, from)| *to = i32::from(from));
        wide
    }

    /// Weights of each tag after each tag over link `link`.
    pub(super) fn link(&self, link: u8) -> Option<&[[i16; TAGS]; TAGS + 1]> {
        self.links.get(link as usize)
    }
}

/// Word and bit of `key` among those present; the low bits of a key choose its slot.
fn present_at(key: u32) -> (usize, u64) {
    let high = key >> (32 - PRESENT_BITS);
    ((high >> 6) as usize, 1 << (high & 63))
}

/// Slot key of a feature: 0 marks a free slot.
fn key_of(feature: u32) -> u32 {
    feature.max(1)
}

/// Writes `rows` (in any order) and `links` to `out`.
pub fn pack(rows: &[(u32, Row)], links: &Links, out: &mut Vec<u8>) {
    for weight in links.iter().flatten().flatten() {
        out.extend(weight.to_le_bytes());
    }
    let mut sorted: Vec<(u32, Row)> = rows.iter().filter(|(_, row)| row.iter().any(|w| *w != 0)).copied().collect();
    sorted.sort_unstable();
    out.extend(u32::try_from(sorted.len()).unwrap_or(0).to_le_bytes());
    let mut last = 0;
    for (key, row) in sorted {
        let mut gap = key - last;
        last = key;
        while gap >= 0x80 {
            out.push((gap & 0x7F) as u8 | 0x80);
            gap >>= 7;
        }
        out.push(gap as u8);
        let mask = row.iter().enumerate().fold(0u16, |mask, (tag, weight)| if *weight == 0 { mask } else { mask | 1 << tag });
        out.extend(mask.to_le_bytes());
        out.extend(row.iter().filter(|weight| **weight != 0).flat_map(|weight| weight.to_le_bytes()));
    }
}

/// Reads what [`pack`] wrote off the front of `bytes`; none where it is cut short.
pub(super) fn unpack(bytes: &mut &[u8]) -> Option<Weights> {
    let mut links: Links = [[[0; TAGS]; TAGS + 1]; LINKS];
    for weight in links.iter_mut().flatten().flatten() {
        *weight = i16::from_le_bytes(take(bytes)?);
    }
    let count = u32::from_le_bytes(take(bytes)?) as usize;
    let mut rows = Vec::with_capacity(count.min(bytes.len() / 3));
    let mut key = 0u32;
    for _ in 0..count {
        let mut gap = 0u32;
        for shift in (0..35).step_by(7) {
            let [byte] = take(bytes)?;
            gap |= u32::from(byte & 0x7F).checked_shl(shift)?;
            if byte < 0x80 {
                break;
            }
        }
        key = key.checked_add(gap)?;
        let mask = u16::from_le_bytes(take(bytes)?);
        let mut row: Row = [0; TAGS];
        for (tag, weight) in row.iter_mut().enumerate() {
            if mask & 1 << tag != 0 {
                *weight = i8::from_le_bytes(take(bytes)?);
            }
        }
        rows.push((key, row));
    }
    Some(Weights::new(&rows, &links))
}

/// The next `N` bytes.
pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*head)
}
