//! What figures leave out and the document says: `28 millions` after a sum in dollars, `francs` by
//! country and year, `cents` by the last currency.

mod context;
mod ellipsis;
mod money;

use super::DocDate;
use crate::lexicon::Lexicon;
use crate::mention::{Amount, AmountKind, Mention, Value};
use context::Context;

/// Amounts kept in mind at most.
const MEMORY: usize = 8;

/// An amount read before.
#[derive(Clone, Debug)]
struct Earlier {
    sentence: u32,
    amount: Amount,
    /// Of a unit of measure, not of things counted.
    measure: bool,
}

/// Fills currencies and units from the context, over the whole document.
pub fn resolve_amounts(lexicon: &Lexicon, mentions: &mut [Mention], date: Option<&DocDate>) {
    let context = Context::new(lexicon, mentions, date);
    let mut memory: Vec<Earlier> = Vec::new();
    let mut last_currency: Option<Box<str>> = None;
    for mention in mentions.iter_mut() {
        let sentence = mention.sentence;
        let Value::Amount(amount) = &mut mention.value else { continue };
        if let Some(head) = amount.currency_head {
            money::decide(&context, amount, head, sentence, last_currency.as_deref());
        }
        if amount.ellipsis.is_some() && !ellipsis::fill(&context, amount, &memory, sentence) {
            // Nothing before it: the noun that moves is what is counted.
            if amount.unit.is_some() {
                amount.kind = AmountKind::Quantity;
            }
        }
        if amount.kind == AmountKind::Number {
            mention.rule = if mention.rule == "amount.elliptic" { "amount.number" } else { mention.rule };
        }
        if amount.kind == AmountKind::Number {
            continue;
        }
        if amount.kind == AmountKind::Money {
            last_currency = amount.currency.clone().or(last_currency);
        }
        if memory.len() >= MEMORY {
            memory.remove(0);
        }
        let unit = amount.unit.as_deref().and_then(|unit| lexicon.rows().unit_metrics.get(unit).copied().flatten());
        let scaled = unit.and_then(|m| lexicon.rows().metrics.get(m as usize)).is_some_and(|m| m.has("scaled"));
        let measure = mention.rule == "amount.measure" || scaled;
        memory.push(Earlier { sentence, amount: amount.clone(), measure });
    }
}
