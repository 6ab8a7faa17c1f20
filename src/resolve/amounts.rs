//! What figures leave out and the text around them says: `28 millions` after a sum in dollars,
//! `francs` by country and year, `cents` by the last currency.

use super::DocDate;
use crate::lexicon::Lexicon;
use crate::mention::{Amount, AmountKind, Mention, Value};
use rustc_hash::FxHashMap;

/// How many sentences back an elliptic figure looks.
const REACH: u32 = 3;

/// Fills currencies and units from the context, over the whole document.
pub fn resolve_amounts(lexicon: &Lexicon, mentions: &mut [Mention], date: Option<&DocDate>) {
    let countries = countries(mentions);
    let mut last: Option<(u32, Amount)> = None;
    let mut last_currency: Option<Box<str>> = None;
    for mention in mentions.iter_mut() {
        let sentence = mention.sentence;
        let Value::Amount(amount) = &mut mention.value else { continue };
        if let Some(head) = amount.currency_head
            && amount.currency.is_none()
        {
            decide(lexicon, amount, head, &countries, last_currency.as_deref(), date);
        }
        if amount.elliptic
            && let Some((at, before)) = &last
            && sentence - at <= REACH
        {
            inherit(amount, before);
        }
        match amount.kind {
            AmountKind::Money => {
                last_currency = amount.currency.clone().or(last_currency);
                last = Some((sentence, amount.clone()));
            }
            AmountKind::Quantity if amount.unit.is_some() => {
                // A count in between takes over only for its own sentence.
                let keep = last.as_ref().is_some_and(|(at, before)| {
                    before.kind == AmountKind::Money
                        && sentence > *at
                        && amount.estimate.value.is_none_or(|v| v < rust_decimal::Decimal::from(1_000_000))
                });
                if !keep {
                    last = Some((sentence, amount.clone()));
                }
            }
            _ => {}
        }
    }
}

fn inherit(amount: &mut Amount, before: &Amount) {
    amount.kind = before.kind;
    amount.currency.clone_from(&before.currency);
    amount.currency_basis = before.currency.as_ref().map(|_| "inherited");
    amount.unit.clone_from(&before.unit);
    amount.elliptic = false;
}

/// How often each country is named, by itself or through an entity of it.
fn countries(mentions: &[Mention]) -> FxHashMap<Box<str>, u32> {
    let mut counts = FxHashMap::default();
    for country in mentions.iter().filter_map(|m| m.name()?.country.clone()) {
        *counts.entry(country).or_insert(0) += 1;
    }
    counts
}

/// The currency of an ambiguous head: of its candidates, that of the country named most; cents
/// take the last currency's; French francs before 2002.
fn decide(
    lexicon: &Lexicon,
    amount: &mut Amount,
    head: u32,
    countries: &FxHashMap<Box<str>, u32>,
    last: Option<&str>,
    date: Option<&DocDate>,
) {
    let rows = lexicon.rows();
    let Some(head) = rows.currency_heads.get(head as usize) else { return };
    if let Some(last) = last
        && head.candidates.iter().any(|code| &**code == last)
    {
        amount.currency = Some(last.into());
        amount.currency_basis = Some("context");
        return;
    }
    let year = date.map(|d| d.first.year());
    let mut best: Option<(u32, &str)> = None;
    for code in &head.candidates {
        let Some(currency) = rows.currencies.iter().find(|c| c.code == *code) else { continue };
        let gone = matches!((currency.until, year), (Some(until), Some(year)) if until < year);
        let named: u32 = currency.area.iter().filter_map(|area| countries.get(area)).sum();
        if !gone && named > 0 && best.is_none_or(|(count, _)| named > count) {
            best = Some((named, code));
        }
    }
    let chosen = best.map(|(_, code)| (code, "context")).or_else(|| head.default.as_deref().map(|code| (code, "default")));
    match chosen {
        Some((code, basis)) => (amount.currency, amount.currency_basis) = (Some(code.into()), Some(basis)),
        None => amount.estimate.reason = amount.estimate.reason.or(Some("currency.ambiguous")),
    }
}
