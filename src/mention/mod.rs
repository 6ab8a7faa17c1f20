//! Room 7. Amounts, times and names in one sentence.
//!
//! Reads the tokens of a sentence; gives [`Mention`]s. Rules propose ([`amount`], [`timex`],
//! [`entity`]); [`settle`] alone decides between overlapping proposals of one family. Must not
//! know other sentences, the document's date, or what is claimed.

pub mod amount;
pub mod entity;
mod rule;
mod settle;
pub mod timex;
mod types;

pub use rule::Rule;
pub use settle::settle;
pub use types::{
    Amount, AmountKind, Anchor, Ellipsis, Entity, Mention, Resolution, Status, Timex, TimexExpr, TimexKind, TimexMod, Value,
};
