//! Room 8. From what the text says to what it means: dates, names, nominal references.
//!
//! Reads the mentions of a whole document; fills their resolved fields. Must not know what is
//! claimed.

mod calendar;
mod context;
mod docdate;
mod feast;
mod instance;
mod meaning;
mod moment;
mod stretch;
mod timex;

pub use docdate::{DocDate, DocDates, document_dates};
pub use timex::resolve_times;

#[cfg(test)]
mod tests;
