//! Byte offsets to code points, lines and columns, by checkpoints.

use super::Span;

/// Bytes between two checkpoints: a look-up counts at most this many.
const STEP: usize = 256;

/// Maps UTF-8 byte offsets of one text to code-point offsets, lines and columns.
#[derive(Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    /// Code points before byte `i * STEP` (counting the bytes that start one); empty for ASCII.
    before: Vec<u32>,
    /// Byte offset of the start of each line.
    lines: Vec<u32>,
}

impl<'t> OffsetMap<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::new();
        if !bytes.is_ascii() {
            before.reserve(bytes.len() / STEP + 1);
            let mut count = 0u32;
            for chunk in bytes.chunks(STEP) {
                before.push(count);
                count += starts(chunk);
            }
            before.push(count);
        }
        let mut lines = vec![0u32];
        lines.extend(memchr::memchr_iter(b'\n', bytes).filter_map(|at| u32::try_from(at + 1).ok()));
        OffsetMap { text, before, lines }
    }

    /// Code points before byte `at`.
    #[must_use]
    pub fn code_point(&self, at: u32) -> u32 {
        if self.before.is_empty() {
            return at;
        }
        let block = at as usize / STEP;
        let base = self.before.get(block).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(block * STEP..at as usize).unwrap_or_default();
        base + starts(rest)
    }

    /// A byte span as a (start, end) pair of code points.
    #[must_use]
    pub fn code_points(&self, span: Span) -> (u32, u32) {
        let start = self.code_point(span.start);
        let end = if span.len() < STEP { start + starts(span.of(self.text).as_bytes()) } else { self.code_point(span.end) };
        (start, end)
    }

    /// Line and column of byte `at`, both from 1, the column in code points.
    #[must_use]
    pub fn line_column(&self, at: u32) -> (u32, u32) {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        (u32::try_from(line).unwrap_or(u32::MAX), self.code_point(at) - self.code_point(start) + 1)
    }

    /// Byte offset of the start of `line` (from 1), if the text has it.
    #[must_use]
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.lines.get((line as usize).checked_sub(1)?).copied()
    }
}

/// Bytes that start a code point.
fn starts(bytes: &[u8]) -> u32 {
    let count = bytes.iter().filter(|byte| (**byte as i8) >= -64).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}
