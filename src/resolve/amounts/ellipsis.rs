//! What a figure leaves out, taken from an amount before it.

use super::Earlier;
use super::context::Context;
use crate::mention::{Amount, AmountKind, Ellipsis};
use crate::number::Comparator;
use rust_decimal::Decimal;

/// How many sentences back a figure looks.
const REACH: u32 = 3;

/// Figures beside one another differ by no more than this factor.
const ALIKE: Decimal = Decimal::from_parts(40, 0, 0, false, 0);

/// Fills in what `amount` leaves out; false when nothing before it tells.
pub(super) fn fill(context: &Context<'_>, amount: &mut Amount, memory: &[Earlier], sentence: u32) -> bool {
    let Some(ellipsis) = amount.ellipsis.take() else { return true };
    let near = |reach: u32| memory.iter().rev().filter(move |e| sentence - e.sentence <= reach);
    match ellipsis {
        Ellipsis::Money => {
            let sums = || near(REACH).filter(|e| e.amount.kind == AmountKind::Money);
            money(context, amount, sums().find(|e| large(e)).or_else(|| sums().next().filter(|_| context.usual.is_none())));
            true
        }
        Ellipsis::Scale => scale(context, amount, memory, sentence),
        Ellipsis::Count => {
            // `Ils étaient 3 500`: of whatever was counted, no lengths or weights.
            let counted = near(REACH).find(|e| e.amount.kind == AmountKind::Quantity && !e.measure);
            counted.is_some_and(|earlier| inherit(amount, &earlier.amount, None))
        }
        Ellipsis::Beside => beside(amount, near(0), fits, true) || beside(amount, near(1), fits, false),
        Ellipsis::Whole => {
            let scaled = amount.scale.is_some();
            beside(amount, near(0), part_of, false) || scaled && scale(context, amount, memory, sentence)
        }
        Ellipsis::Part => beside(amount, near(1), whole, false),
        Ellipsis::Pronoun | Ellipsis::Cost => {
            let cost = ellipsis == Ellipsis::Cost;
            let money = |e: &Earlier, _: &Amount| e.amount.kind == AmountKind::Money;
            if cost && beside(amount, near(1), money, false) {
                return true;
            }
            // `a gagné 103 000 voix, alors que l’autre en a perdu 2 103`: of one kind, whatever their sizes.
            let here = near(0).find(|e| e.amount.kind == AmountKind::Quantity && !e.measure && e.amount.scale.is_none());
            here.is_some_and(|earlier| inherit(amount, &earlier.amount, None)) || !cost && beside(amount, near(1), counted, false)
        }
    }
}

/// A sum of the size that is said by the million.
fn large(earlier: &Earlier) -> bool {
    number(&earlier.amount).is_none_or(|n| n.abs() >= Decimal::from(100_000))
}

/// A percentage lends itself to figures that can be one.
fn fits(earlier: &Earlier, amount: &Amount) -> bool {
    earlier.amount.kind != AmountKind::Percent
        || (amount.scale.is_none() && number(amount).is_some_and(|n| n.abs() <= Decimal::ONE_HUNDRED))
}

/// What `en` stands for: things, or money that was said by the million (`n’en espère pas plus de 5`).
fn counted(earlier: &Earlier, amount: &Amount) -> bool {
    let lent = earlier.amount.scale.filter(|scale| amount.scale.is_none() && *scale >= Decimal::from(1_000_000));
    match earlier.amount.kind {
        AmountKind::Quantity => true,
        AmountKind::Money => lent.is_some_and(|scale| alike(amount, &earlier.amount, Some(scale))),
        _ => false,
    }
}

/// A part is no larger than its whole.
fn whole(earlier: &Earlier, amount: &Amount) -> bool {
    earlier.amount.kind != AmountKind::Percent
        && match (number(&earlier.amount), number(amount)) {
            // `une dizaine de milliers de personnes, dont 15 000 à Paris`: a round whole is no bound.
            (Some(whole), Some(part)) if earlier.amount.estimate.comparator == Comparator::Approx => part <= whole + whole,
            (Some(whole), Some(part)) => part <= whole,
            _ => false,
        }
}

/// A whole is no smaller than its part.
fn part_of(earlier: &Earlier, amount: &Amount) -> bool {
    earlier.amount.kind == AmountKind::Quantity
        && matches!((number(&earlier.amount), number(amount)), (Some(part), Some(whole)) if part <= whole)
}

fn money(context: &Context<'_>, amount: &mut Amount, earlier: Option<&Earlier>) {
    amount.kind = AmountKind::Money;
    let code = earlier.and_then(|e| e.amount.currency.clone()).or_else(|| context.usual.clone());
    match code {
        Some(code) => (amount.currency, amount.currency_basis) = (Some(code), Some("inherited")),
        None => amount.estimate.reason = amount.estimate.reason.or(Some("currency.ambiguous")),
    }
}

/// `28 millions`: of the last money, or of the last thing counted by the million; in a text about
/// money, money.
fn scale(context: &Context<'_>, amount: &mut Amount, memory: &[Earlier], sentence: u32) -> bool {
    let million = Decimal::from(1_000_000);
    for earlier in memory.iter().rev().take_while(|e| sentence - e.sentence <= REACH) {
        let same_scale = earlier.amount.scale.is_some_and(|scale| scale >= million);
        match earlier.amount.kind {
            AmountKind::Money if large(earlier) => {
                money(context, amount, Some(earlier));
                return true;
            }
            AmountKind::Quantity if same_scale && alike(amount, &earlier.amount, None) => {
                return inherit(amount, &earlier.amount, None);
            }
            _ => {}
        }
    }
    let said = context.usual.is_some();
    if said {
        money(context, amount, None);
    }
    said
}

/// A bare figure takes unit, scale and (in its own sentence) rate of the nearest figure of its
/// size that `accept` allows.
fn beside<'e>(
    amount: &mut Amount,
    earlier: impl Iterator<Item = &'e Earlier>,
    accept: fn(&Earlier, &Amount) -> bool,
    rates: bool,
) -> bool {
    let small = amount.scale.is_none() && number(amount).is_some_and(|n| n.abs() < Decimal::ONE_THOUSAND);
    for earlier in earlier {
        let scale = earlier.amount.scale.filter(|scale| small && (*scale >= Decimal::ONE_THOUSAND || *scale < Decimal::ONE));
        let scale = scale.filter(|scale| alike(amount, &earlier.amount, Some(*scale)));
        let plain = scale.is_none() && alike(amount, &earlier.amount, None);
        if !accept(earlier, amount) || !(plain || scale.is_some()) {
            continue;
        }
        if rates && amount.pers.is_empty() {
            amount.pers.clone_from(&earlier.amount.pers);
        }
        return inherit(amount, &earlier.amount, scale);
    }
    false
}

fn inherit(amount: &mut Amount, earlier: &Amount, scale: Option<Decimal>) -> bool {
    if let Some(scale) = scale {
        amount.estimate = amount.estimate.clone().scaled(scale);
        amount.scale = Some(scale);
    }
    amount.kind = earlier.kind;
    amount.currency.clone_from(&earlier.currency);
    amount.currency_basis = earlier.currency.as_ref().map(|_| "inherited");
    amount.unit.clone_from(&earlier.unit);
    true
}

fn number(amount: &Amount) -> Option<Decimal> {
    amount.estimate.value.or(amount.estimate.max)
}

/// True when the two figures are of one size, `amount` multiplied by `scale`.
fn alike(amount: &Amount, earlier: &Amount, scale: Option<Decimal>) -> bool {
    let ours = number(amount).and_then(|n| n.checked_mul(scale.unwrap_or(Decimal::ONE)));
    let (Some(a), Some(b)) = (ours.map(|n| n.abs()), number(earlier).map(|n| n.abs())) else { return false };
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    low > Decimal::ZERO && low.checked_mul(ALIKE).is_none_or(|reach| high <= reach)
}
