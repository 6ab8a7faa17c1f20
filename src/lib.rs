//! greffier: every figure stated in French documents, with its exact place.
//!
//! The rooms, from left to right; a room uses only rooms to its left:
//! `text → format → lexicon → token → segment → language → number → mention → resolve → claim → output →
//! batch → golden → cli`. [`pipeline`] is the order of the stages.

pub mod batch;
pub mod claim;
pub mod cli;
pub mod format;
pub mod golden;
pub mod language;
pub mod lexicon;
pub mod mention;
pub mod number;
pub mod output;
pub mod pipeline;
pub mod resolve;
pub mod segment;
pub mod text;
pub mod token;
