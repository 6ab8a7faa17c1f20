//! greffier: every figure stated in French documents, with its exact place.
//!
//! The rooms, from left to right; a room uses only rooms to its left:
//! `text → lexicon → token → segment → language → number → mention → resolve → claim → output →
//! batch → golden → cli`.

pub mod lexicon;
pub mod mention;
pub mod number;
pub mod resolve;
pub mod text;
pub mod token;
