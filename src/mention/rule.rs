//! What a registry says of a rule, for listing and for the tests that hold it to its word.

/// A rule of a registry.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Id, as mentions and grounds carry it.
    pub name: &'static str,
    /// What it reads.
    pub description: &'static str,
    /// Texts with what it reads, or the figure it speaks of, in square brackets; `¶` is a line end.
    pub positive: &'static [&'static str],
    /// Texts in which it reads nothing.
    pub negative: &'static [&'static str],
}
