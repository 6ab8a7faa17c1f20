//! Room 8. What mentions mean once the whole document is known.
//!
//! Reads the mentions of a document; fills in who a name is, what « l’entreprise » refers to,
//! which day « hier » was and which currency « 28 millions » are in. Must not know what is claimed.

mod amounts;
mod calendar;
mod context;
mod docdate;
mod entity;
mod feast;
mod focus;
mod group;
mod instance;
mod meaning;
mod moment;
mod near;
mod nominal;
mod stretch;
mod timex;

pub use amounts::resolve_amounts;
pub use docdate::{DocDate, DocDates, document_dates, says_date};
pub use entity::resolve_names;
pub use focus::{Focus, Gender, Place, gender, institution, trade};
pub use nominal::{Nominal, nominals};
pub use timex::resolve_times;

#[cfg(test)]
mod tests;
