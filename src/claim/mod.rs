//! Room 9. From amounts in sentences to checkable statements.
//!
//! Reads the sentences of a document with their mentions; gives [`Claim`]s. Must not know how
//! records are written or what other documents say.

mod assemble;
mod attribution;
mod build;
mod clause;
mod comparison;
mod grammar;
mod id;
mod measure;
mod modality;
mod page;
mod phrase;
mod predicate;
mod restated;
mod rules;
mod scene;
mod scope;
mod subject;
mod subject_class;
mod time;
mod types;
mod watch;

pub use assemble::claims;
pub use page::Page;
pub use rules::RULES;
pub use types::{
    Attribution, Claim, Comparison, Ground, Holder, Modality, Participant, Predicate, Scope, Subject, TimeOfClaim, Unresolved,
};
