//! Room 10. Analyses to records: the contract's JSON Lines.
//!
//! Reads an [`Analysis`](crate::pipeline::Analysis); gives bytes. The wire types of [`record`]
//! are the only ones that serialise. Must not decide anything about the text.

mod emit;
mod record;
mod write;

pub use emit::Emit;
pub use record::{ErrorRecord, RunRecord, SCHEMA};
pub use write::{error_line, records, run_line};
