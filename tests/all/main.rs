//! The integration tests, one binary: what the program promises to whoever reads its output, and
//! what the repository promises to whoever changes it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, missing_docs)]

mod cli;
mod document_dates;
mod formats;
mod golden;
mod invariants;
mod names;
mod own_lexicon;
mod properties;
mod record;
mod rooms;
mod rules;
mod support;
mod tables;
mod tidy;
mod twins;
