//! Which currency a shared word means: that of the country spoken of, of the last sum, of the
//! time.

use super::context::Context;
use crate::lexicon::{Currency, HeadPolicy};
use crate::mention::Amount;

/// How often a country must be named to overrule the usual meaning of `dollar`.
const OFTEN: u32 = 2;

/// Decides the currency of `amount`, whose word is row `head`. `last` is the currency of the last
/// sum: `cents` take it, and `dollars` said again mean the same.
pub(super) fn decide(context: &Context<'_>, amount: &mut Amount, head: u32, sentence: u32, last: Option<&str>) {
    let Some(head) = context.rows.currency_heads.get(head as usize) else { return };
    let year = context.year(sentence);
    let candidates: Vec<&Currency> =
        head.candidates.iter().filter_map(|code| context.rows.currency(code)).filter(|c| alive(c, year)).collect();
    let found = candidates
        .iter()
        .find(|c| last == Some(&*c.code))
        .copied()
        .or_else(|| by_country(context, &candidates, head.policy, head.default.as_deref(), sentence))
        .or_else(|| by_year(&candidates, year));
    if let Some(currency) = found {
        let same = amount.currency.as_deref() == Some(&*currency.code);
        amount.currency = Some(currency.code.clone());
        amount.currency_basis = amount.currency_basis.filter(|_| same).or(Some("context"));
        return;
    }
    if amount.currency.is_some() {
        return;
    }
    // `36 cents` in the headline of a text about dollars.
    let usual = context.usual.as_ref().filter(|code| head.candidates.contains(code));
    match usual {
        Some(code) => (amount.currency, amount.currency_basis) = (Some(code.clone()), Some("context")),
        None => amount.estimate.reason = amount.estimate.reason.or(Some("currency.ambiguous")),
    }
}

fn alive(currency: &Currency, year: Option<i16>) -> bool {
    !matches!((currency.until, year), (Some(until), Some(year)) if until < year)
}

/// The candidate whose country is named most: in the sentence, then in the document. A word with a
/// usual meaning (`dollars`) needs a document about another country.
fn by_country<'c>(
    context: &Context<'_>,
    candidates: &[&'c Currency],
    policy: HeadPolicy,
    usual: Option<&str>,
    sentence: u32,
) -> Option<&'c Currency> {
    if policy != HeadPolicy::Default {
        let mut near = candidates.iter().filter(|c| context.near(c, sentence));
        if let (Some(only), None) = (near.next(), near.next()) {
            return Some(only);
        }
    }
    let most = candidates.iter().map(|c| context.named(c)).max().filter(|most| *most > 0)?;
    let best = candidates.iter().find(|c| context.named(c) == most).copied()?;
    let overrules = most >= OFTEN && most == context.most_named();
    (policy != HeadPolicy::Default || usual == Some(&*best.code) || overrules).then_some(best)
}

/// `francs` before 2002 are French where no other country is spoken of.
fn by_year<'c>(candidates: &[&'c Currency], year: Option<i16>) -> Option<&'c Currency> {
    let first = candidates.first()?;
    (year? < first.until?).then_some(first)
}
