//! One figure with its unit, hedges, rates and statistic: the mention.

use super::unit::Unit;
use super::{ELLIPTIC, FRACTION, NUMBER, RANGE, SHARE, SHARED, VAGUE};
use super::{Reader, ellipsis, named, rate, rate_before, sign_first, statistic};
use crate::mention::{Amount, AmountKind, Ellipsis, Mention, Value};
use crate::number::{self, Comparator, Reading};
use crate::text::PieceKind;
use crate::token::Cursor;

/// How the figure came by what it says.
#[derive(Clone, Copy)]
pub(super) enum Told<'a> {
    /// By itself.
    Itself,
    /// Two figures made one.
    Range,
    /// Its neighbour said the unit; what stands after that is its own too.
    Shared(Cursor<'a>),
}

/// Builds the mention of a figure; gives the cursor after it.
pub(super) fn finish<'a>(
    reading: &Reading<'a>,
    unit: Option<Unit<'a>>,
    told: Told<'a>,
    reader: &Reader<'_>,
    out: &mut Vec<Mention>,
) -> Option<Cursor<'a>> {
    let sign = sign_first::before(reading);
    let mut amount = Amount::number(reading.estimate.clone());
    amount.scale = reading.scale;
    let (mut start, mut end) = (reading.start, reading.next);
    let mut rule = if reading.fraction { FRACTION } else { NUMBER };
    let mut inner = None;
    if let Some(sign) = sign {
        sign.fill(reading, &mut amount);
        (start, end, rule) = (sign.start, sign.end, super::SIGN_FIRST);
    } else if let Some(unit) = unit {
        // `une perte`, `un an`: an article counts only before money, a scale or a percentage.
        if reading.article && unit.kind == AmountKind::Quantity {
            return None;
        }
        unit.fill(&mut amount);
        (end, rule, inner) = (unit.end, unit.rule, unit.hedge);
    } else if reading.share {
        (amount.kind, rule) = (AmountKind::Percent, SHARE);
    } else if reading.article {
        return None;
    }
    let mut hits = number::hedges_before(start);
    let before = hits.first().map_or(start, |hit| hit.start);
    if rule == NUMBER
        && let Some(unit) = named::before(reading, before)
    {
        unit.fill(&mut amount);
        (start, rule) = (unit.start, named::RULE);
    }
    rule = match told {
        _ if amount.estimate.comparator == Comparator::Vague => VAGUE,
        _ if amount.estimate.comparator == Comparator::Range => RANGE,
        Told::Range => RANGE,
        Told::Shared(_) => SHARED,
        Told::Itself => rule,
    };
    // `sous deux réserves`, `sous trois conditions`: no bound.
    let counted = rule == "amount.quantity";
    hits.retain(|hit| !(counted && hit.start.is("sous") && hit.end.index == hit.start.index + 1));
    number::bend(&mut amount.estimate, &hits);
    weight_class(&mut amount, start);
    number::bend(&mut amount.estimate, inner.as_slice());
    let mut next = end;
    if let Some(hit) = number::hedge_after(end) {
        number::bend(&mut amount.estimate, std::slice::from_ref(&hit));
        next = hit.end;
    }
    if amount.kind == AmountKind::Number {
        let hedged = hits.iter().any(|hit| !hit.framing || !hit.row.framing) || next.index > end.index;
        lean(reading, before, hedged, &mut amount);
        if (amount.ellipsis.is_some() || amount.kind == AmountKind::Quantity) && rule != VAGUE && rule != RANGE {
            rule = ELLIPTIC;
        }
    }
    if amount.kind != AmountKind::Number || amount.ellipsis.is_some() {
        let after = if let Told::Shared(lender) = told { lender } else { end };
        let rated = rate::read(after, reader.times, &mut amount);
        if rated.index > next.index && after.index == end.index {
            // `3 millions par an environ`; `pour 100 000 habitants` is no count of its own.
            next = rated;
            if let Some(hit) = number::hedge_after(rated) {
                number::bend(&mut amount.estimate, std::slice::from_ref(&hit));
                next = hit.end;
            }
        }
        rate_before::read(before, &mut amount);
    }
    statistic::read(before, end, &mut amount);
    out.push(Mention { span: start.to(end), sentence: reader.sentence, rule, value: Value::Amount(amount) });
    Some(next)
}

/// `la catégorie des -60kg`, `les +91kg`: below or above, where the sign and the unit touch the
/// figure.
fn weight_class(amount: &mut Amount, start: Cursor<'_>) {
    let (sign, figure) = (start, start.skip(1));
    let glued = figure.glued() && figure.skip(1).glued() && figure.kind() == Some(PieceKind::Digits);
    let Some(value) = amount.estimate.value.filter(|_| glued && amount.unit.as_deref() == Some("kilogramme")) else { return };
    let value = value.abs();
    amount.estimate.value = Some(value);
    if sign.is("+") {
        (amount.estimate.comparator, amount.estimate.min) = (Comparator::MoreThan, Some(value));
    } else if sign.kind() == Some(PieceKind::Dash) {
        (amount.estimate.comparator, amount.estimate.max) = (Comparator::LessThan, Some(value));
    }
}

/// Marks a figure that leaves out what it counts.
fn lean(reading: &Reading<'_>, before: Cursor<'_>, hedged: bool, amount: &mut Amount) {
    amount.ellipsis = ellipsis::of(reading, before, hedged);
    // `Ils étaient 12 000 selon les organisateurs`: people, where nothing was counted before.
    if amount.ellipsis == Some(Ellipsis::Count) && ellipsis::they_are(before) {
        amount.unit = Some("personne".into());
    }
    if amount.ellipsis == Some(Ellipsis::Beside) {
        amount.unit = ellipsis::number_of(reading.next).or_else(|| ellipsis::moving(before));
    }
    if ellipsis::voted(reading, before) {
        (amount.kind, amount.unit, amount.ellipsis) = (AmountKind::Quantity, Some("voix".into()), None);
    }
    if amount.ellipsis == Some(Ellipsis::Money) {
        amount.kind = AmountKind::Money;
    }
}
