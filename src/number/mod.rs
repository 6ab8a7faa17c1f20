//! Room 6. Numbers as French writes them: digits, words, scales, collectives, hedges.
//!
//! Reads a [`Cursor`](crate::token::Cursor); gives exact decimals. Must not know currencies,
//! units or dates: what a number counts is for the rooms to the right.

mod bend;
mod collective;
mod compose;
mod digits;
mod estimate;
mod fraction;
mod gap;
mod hedge;
mod negation;
mod ordinal;
mod part;
mod power;
mod read;
mod scale;
mod sign;
mod words;

pub use bend::bend;
pub use digits::parse_figure;
pub use estimate::{Bias, Comparator, Estimate, MAX_VALUE};
pub use fraction::and_part;
pub use hedge::{HedgeHit, after as hedge_after, before as hedges_before, inner as hedge_inside};
pub use ordinal::{Ordinal, looks_roman, ordinal, roman};
pub use read::{Reading, digits, read};
pub use words::{Cardinal, cardinal, side_by_side};
