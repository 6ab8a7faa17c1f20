//! Room 1. Bytes to a decoded document, and positions on it.
//!
//! Reads bytes; gives a [`Document`] whose text never changes again, [`Span`]s on it, an
//! [`OffsetMap`] from bytes to code points and lines, folded lookup keys and raw word pieces.
//! Must not know what any word means.

mod decode;
mod document;
mod fold;
mod offsets;
mod scan;
mod span;

pub use decode::{Decoded, decode, mojibake};
pub use document::{About, Document, Given, Warning, sha256_hex};
pub use fold::{each_bare, eq_folded, fold, fold_into, strip_accents};
pub use offsets::OffsetMap;
pub(crate) use scan::ignorable;
pub use scan::{Figure, Piece, PieceKind, figure, scan, scan_into};
pub use span::Span;
