//! What multiplies a number: `millions`, `Md`, `k` before a sign, `mille milliards`.

use super::words::word;
use crate::lexicon::{NumberClass, Table};
use crate::text::PieceKind;
use crate::token::{Case, Cursor};
use rust_decimal::Decimal;

/// A scale: its factor and the cursor after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale<'a> {
    /// Product of all its words.
    pub factor: Decimal,
    /// After it.
    pub next: Cursor<'a>,
    /// `Bn`: 10¹² in French usage, 10⁹ in English.
    pub ambiguous: bool,
}

/// The scale that starts here, after a figure in digits or in words.
pub(super) fn scale(cursor: Cursor<'_>, digits: bool) -> Option<Scale<'_>> {
    let mut factor: Option<Decimal> = None;
    let mut at = cursor;
    let mut ambiguous = false;
    loop {
        let here = if factor.is_none() { at.past_hyphen() } else { at.eat("de").unwrap_or(at) };
        let Some(row) = word(here) else { break };
        let fits = match row.class {
            // `mille mille` is twice a thousand said, not a million.
            NumberClass::Thousand => factor.is_none() && digits,
            NumberClass::Scale => true,
            NumberClass::Abbreviation | NumberClass::Foreign => factor.is_none(),
            NumberClass::Prefix => factor.is_none() && digits && prefix_fits(here),
            _ => false,
        };
        if !fits {
            break;
        }
        let Some(product) = factor.unwrap_or(Decimal::ONE).checked_mul(row.value) else { break };
        factor = Some(product);
        ambiguous |= row.class == NumberClass::Foreign;
        at = here.skip(1);
        if row.class == NumberClass::Abbreviation {
            at = abbreviation_point(at);
        }
    }
    factor.map(|factor| Scale { factor, next: at, ambiguous })
}

/// `3 mds. d’euros`: the point belongs to the abbreviation when the sentence goes on.
fn abbreviation_point(at: Cursor<'_>) -> Cursor<'_> {
    let inner = at.is(".")
        && at.glued()
        && at.ahead(1).is_some_and(|t| {
            (t.case == Case::Lower && t.kind == PieceKind::Word) || at.tokens.lexicon.starts(t.word, Table::Currency)
        });
    if inner { at.skip(1) } else { at }
}

/// `M€`, `k$`, `M d’euros`, `M FCFA`: a bare letter is a scale only right before a currency;
/// `10k`, `10M` and `10G` glued to their figure are, `5G` and `12 M` are not.
fn prefix_fits(cursor: Cursor<'_>) -> bool {
    if cursor.back(1).is_none_or(|t| t.kind != PieceKind::Digits) {
        return false;
    }
    let next = cursor.skip(1);
    let currency = |at: Cursor<'_>| at.peek().is_some_and(|t| at.tokens.lexicon.starts(t.word, Table::Currency));
    let sign = currency(next) && (next.kind() == Some(PieceKind::Sign) || matches!(next.case(), Case::Upper | Case::Title));
    let word = next.eat_any(&["d'", "de"]).is_some_and(currency);
    if sign || word {
        return true;
    }
    let alone = next.peek().is_none_or(|t| {
        t.spaced || (t.kind == PieceKind::Sign && !matches!(t.span.of(cursor.tokens.text), "'" | "’" | "/" | "²" | "³" | "°"))
    });
    // `5G` and its kin are networks.
    let network = cursor.text() == "G" && cursor.back(1).is_some_and(|t| t.span.len() == 1);
    cursor.glued()
        && alone
        && matches!(cursor.text(), "k" | "K" | "M" | "G")
        && !network
        && next.any_phrase(Table::Unit).is_none()
}
