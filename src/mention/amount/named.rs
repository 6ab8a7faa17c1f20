//! What is counted said before the figure: `magnitude 6,2`, `un R0 de 1,2`, `le nombre de
//! sinistrés est passé à 61 000`.

use super::lemma::singular;
use crate::lexicon::Classes;
use crate::mention::{Amount, AmountKind};
use crate::number::Reading;
use crate::text::{PieceKind, Span};
use crate::token::Cursor;
use rust_decimal::Decimal;

pub(super) const RULE: &str = "amount.named";

/// Tokens looked back over.
const REACH: usize = 14;

/// What is counted, named before the figure.
pub(super) struct Named<'a> {
    /// Where the mention starts: at the name when it touches the figure.
    pub start: Cursor<'a>,
    unit: Box<str>,
    span: Span,
}

impl Named<'_> {
    /// Writes what is counted into `amount`.
    pub(super) fn fill(&self, amount: &mut Amount) {
        amount.kind = AmountKind::Quantity;
        amount.unit = Some(self.unit.clone());
        amount.unit_span = Some(self.span);
    }
}

/// What the figure of `reading`, whose hedges start at `before`, counts by a name before it.
pub(super) fn before<'a>(reading: &Reading<'a>, before: Cursor<'a>) -> Option<Named<'a>> {
    if reading.fraction || reading.share || reading.article {
        return None;
    }
    let linked = before.back(1).is_some_and(|t| t.kind == PieceKind::Word && links(before, t));
    let mut figures = 0;
    for back in 1..=REACH {
        let at = before.rewind(back);
        let token = before.back(back)?;
        let stop = matches!(token.span.of(at.tokens.text), "." | ";" | ":" | "!" | "?" | "(" | ")");
        figures += usize::from(token.kind == PieceKind::Digits);
        // `passé de 38 000 à 61 000` has one figure before it; another clause says something else.
        if stop || at.classes().any(Classes::COORDINATOR) || figures > usize::from(linked) {
            return None;
        }
        let touches = back == 1 && before.index == reading.start.index;
        if let Some(unit) = scale(at, reading).filter(|_| touches || linked) {
            let start = if touches { at } else { reading.start };
            return Some(Named { start, unit: unit.into(), span: at.to(at.skip(1)) });
        }
        if let Some(noun) = number_of(at).filter(|_| linked && back > 2) {
            let unit = singular(at.tokens.lexicon, noun.text());
            return Some(Named { start: reading.start, unit, span: noun.to(noun.skip(1)) });
        }
    }
    None
}

/// `est de`, `passé à`, `diminué d’environ`, `atteint`: the figure is what the name is said to be.
fn links(at: Cursor<'_>, token: &crate::token::Token) -> bool {
    ["à", "de", "d'", "est", ":"].iter().any(|word| at.reads(token, word))
        || at.tokens.lexicon.classes(token.word).any(Classes::VERB.with(Classes::ADVERB))
}

/// A scale that figures are read on.
fn scale(at: Cursor<'_>, reading: &Reading<'_>) -> Option<&'static str> {
    let small = reading.digits && reading.scale.is_none() && reading.estimate.value.is_some_and(|v| v < Decimal::from(15));
    match () {
        () if !small => None,
        () if at.is("magnitude") => Some("magnitude"),
        () if at.is("r0") => Some("R0"),
        () if at.text() == "pH" => Some("pH"),
        () => None,
    }
}

/// `le nombre de sinistrés`: the noun that is counted.
fn number_of(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let noun = at.eat("nombre")?.eat_any(&["de", "d'"])?;
    let lexicon = noun.tokens.lexicon;
    let token = noun.peek().filter(|t| t.kind == PieceKind::Word)?;
    let open = Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::PRONOUN).with(Classes::ADVERB);
    (!lexicon.classes(token.word).any(open) && noun.text().ends_with(['s', 'x', 'z'])).then_some(noun)
}
