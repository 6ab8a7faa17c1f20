//! Dates, times, durations and sets in one sentence.

/// What a time expression says, before resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimexExpr {
    /// Nothing yet.
    None,
}
pub fn read(_: crate::token::Tokens<'_>, _: u32, _: &mut Vec<super::Mention>) {}
