//! Room 8. What mentions mean once the whole document is known.
//!
//! Reads the mentions of a document; fills in who a name is and what « l’entreprise » refers to.
//! Must not know what is claimed.

mod entity;
mod near;
mod nominal;

pub use entity::resolve_names;
pub use nominal::{Focus, Gender, Nominal, nominals};
