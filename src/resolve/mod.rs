//! Room 8. What mentions mean once the whole document is known.
//!
//! Reads the mentions of a document; fills in who a name is, what « l’entreprise » refers to,
//! which day « hier » was and which currency « 28 millions » are in. Must not know what is claimed.

mod amounts;
mod entity;
mod near;
mod nominal;
mod standin;

pub use amounts::resolve_amounts;
pub use entity::resolve_names;
pub use nominal::{Focus, Gender, Nominal, nominals};
pub use standin::*;
