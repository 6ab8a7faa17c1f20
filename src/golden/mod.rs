//! Room 12. What every document must give, held against what it gives now; and records held
//! against their sources.
//!
//! Reads expectations under `fixtures/` and streams of records; runs the same walk and the same
//! stages as `extract`. Gives findings in words. Must not know how the stages work: it sees
//! records only.

mod check;
mod compact;
mod diff;
mod expect;
mod gaps;
mod quote;
mod verify;

pub use check::{Report, check};
pub use compact::compact;
pub use verify::{Sources, Verified, verify};
