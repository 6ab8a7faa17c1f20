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

/// How many high bits of a key the map of those present keeps. Most features of a text have no
/// weights, and a map that small stays in the processor's near memory.
const PRESENT_BITS: u32 = 22;
/// Features looked up at a time.
const TOGETHER: usize = 64;

/// The weights of one reading.
#[derive(Debug)]
pub struct Weights {
    /// Rows by key.
    rows: Vec<(u32, Wide)>,
    /// Whether some key has these high bits.
    present: Vec<u64>,
    /// How many rows come before each word of `present`.
    before: Vec<u32>,
    links: Box<Links>,
}

impl Weights {
    /// A table of `rows`, sorted by key.
    fn new(rows: Vec<(u32, Wide)>, links: &Links) -> Weights {
        let (mut present, mut before) = (vec![0u64; 1 << (PRESENT_BITS - 6)], vec![0u32; 1 << (PRESENT_BITS - 6)]);
        for (key, _) in &rows {
            let (word, bit) = place(*key);
            if let (Some(present), Some(count)) = (present.get_mut(word), before.get_mut(word)) {
                *present |= bit;
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut before {
            sum += std::mem::replace(count, sum);
        }
        Weights { rows, present, before, links: Box::new(*links) }
    }

    /// The weights of `key`, some key of whose high bits is present.
    fn row(&self, key: u32) -> Option<&Wide> {
        let (word, bit) = place(key);
        let (present, before) = (self.present.get(word)?, self.before.get(word)?);
        // Two rows of the same high bits, few as they are, stand one after the other.
        let at = (before + (present & (bit - 1)).count_ones()) as usize;
        let (found, row) = self.rows.get(at..)?.iter().find(|(other, _)| *other >= key)?;
        (*found == key).then_some(row)
    }

    /// Sum of the weights of `features`, by tag.
    pub(super) fn sum(&self, features: &[u32]) -> [i32; TAGS] {
        let mut sum = [0i16; TAGS + 1];
        let mut likely = [0u32; TOGETHER];
        for features in features.chunks(TOGETHER) {
            // No branch here: which features are present is as good as chance.
            let mut count = 0;
            for key in features {
                let (word, bit) = place(*key);
                if let Some(slot) = likely.get_mut(count) {
                    *slot = *key;
                }
                count += usize::from(self.present.get(word).is_some_and(|present| present & bit != 0));
            }
            for row in likely.get(..count).unwrap_or_default().iter().filter_map(|key| self.row(*key)) {
                for (total, weight) in sum.iter_mut().zip(row) {
                    *total = total.saturating_add(i16::from(*weight));
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

/// Word and bit of `key` among those present.
fn place(key: u32) -> (usize, u64) {
    let high = key >> (32 - PRESENT_BITS);
    ((high >> 6) as usize, 1 << (high & 63))
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
        let mut row: Wide = [0; TAGS + 1];
        for (tag, weight) in row.iter_mut().take(TAGS).enumerate() {
            if mask & 1 << tag != 0 {
                *weight = i8::from_le_bytes(take(bytes)?);
            }
        }
        rows.push((key, row));
    }
    Some(Weights::new(rows, &links))
}

/// The next `N` bytes.
pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*head)
}
