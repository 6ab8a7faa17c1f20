//! A currency sign or code in front of its figure: `£760`, `CHF 20.–`, `FCFA 5 milliards`,
//! `$6.6 billion`.

use super::cents::swiss_dash;
use super::currency::{form_at, head_at};
use crate::mention::{Amount, AmountKind};
use crate::number::{self, Reading};
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// A sign in front of a figure.
pub(super) struct SignFirst<'a> {
    /// Before the sign.
    pub start: Cursor<'a>,
    /// After the figure and what closes it.
    pub end: Cursor<'a>,
    english: bool,
    /// `£60m`: millions, by an English letter.
    millions: bool,
    code: Box<str>,
    basis: &'static str,
    head: Option<u32>,
}

/// The sign that ends where the figure of `reading` starts.
pub(super) fn before<'a>(reading: &Reading<'a>) -> Option<SignFirst<'a>> {
    let figure = reading.start;
    if !reading.digits {
        return None;
    }
    (1..=4.min(figure.index)).rev().find_map(|length| sign_at(figure.rewind(length), reading))
}

fn sign_at<'a>(start: Cursor<'a>, reading: &Reading<'a>) -> Option<SignFirst<'a>> {
    let figure = reading.start;
    let rows = figure.tokens.lexicon.rows();
    let named = form_at(start, true).filter(|(end, _)| end.index == figure.index);
    let shared = head_at(start).filter(|(end, _, form)| end.index == figure.index && form.sign);
    let form: &str = match (&shared, &named) {
        (Some((_, _, form)), _) => &form.form,
        (None, Some((_, form))) => form.form,
        (None, None) => return None,
    };
    if taken(start) || !stands_first(form, reading) {
        return None;
    }
    let english = form.contains(['$', '£']) || form == "€";
    let letter = reading.next;
    let millions = english
        && reading.scale.is_none()
        && letter.glued()
        && letter.text() == "m"
        && (!letter.skip(1).glued() || letter.skip(1).kind() == Some(PieceKind::Sign));
    let end = if millions { letter.skip(1) } else { swiss_dash(letter) };
    // `$15 CAD`, `$5 US`: the code after the figure says which.
    let refined = form_at(reading.next, true).filter(|(_, f)| f.basis == "code").and_then(|(after, f)| {
        let code = &rows.currencies.get(f.currency as usize)?.code;
        shared.as_ref()?.1.candidates.contains(code).then(|| (after, code.clone()))
    });
    if let Some((end, code)) = refined {
        return Some(SignFirst { start, end, english, millions, code, basis: "code", head: None });
    }
    if let Some((_, head, form)) = shared {
        let code = head.default.clone().or_else(|| head.candidates.first().cloned())?;
        let basis = if &*form.form == "$" { "default" } else { "symbol" };
        return Some(SignFirst { start, end, english, millions, code, basis, head: Some(form.head) });
    }
    let (_, form) = named?;
    let code = rows.currencies.get(form.currency as usize)?.code.clone();
    Some(SignFirst { start, end, english, millions, code, basis: form.basis, head: None })
}

/// `12 € 5 personnes`, `trois $ 5`: the sign belongs to the figure before it.
fn taken(start: Cursor<'_>) -> bool {
    start.back(1).is_some_and(|t| t.kind == PieceKind::Digits)
        || (start.index > 0 && number::read(start.rewind(1)).is_some_and(|r| r.next.index == start.index && !r.article))
}

/// Letters stand first only in capitals (`EUR 12`, `Fr. 12.50`); two of them (`DA`, `FC`) only
/// before a figure that no score or rank is.
fn stands_first(form: &str, reading: &Reading<'_>) -> bool {
    if !form.chars().all(|c| c.is_alphabetic() || c == '.' || c == ' ' || c == '-') {
        return true;
    }
    if form.chars().all(|c| !c.is_uppercase()) {
        return form.chars().count() == 3 && !form.contains('.');
    }
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    let large =
        reading.scale.is_some() || reading.estimate.value.is_some_and(|v| v >= Decimal::ONE_HUNDRED || !v.fract().is_zero());
    letters >= 3 || matches!(form, "Fr." | "Fr" | "Rs" | "Rs.") || (letters == 2 && large)
}

impl SignFirst<'_> {
    /// Writes the currency into `amount`; `$6.6 billion` is English, 10⁹, where French `billion`
    /// is 10¹².
    pub(super) fn fill(&self, reading: &Reading<'_>, amount: &mut Amount) {
        amount.kind = AmountKind::Money;
        amount.currency = Some(self.code.clone());
        amount.currency_basis = Some(self.basis);
        amount.currency_head = self.head;
        if self.millions {
            let million = Decimal::from(1_000_000);
            amount.estimate = amount.estimate.clone().scaled(million);
            amount.scale = Some(million);
            return;
        }
        let Some(last) = reading.next.back(1).filter(|_| self.english) else { return };
        let (billion, trillion) = (Decimal::new(1, 3), Decimal::new(1, 6));
        let factor = match last.span.of(reading.next.tokens.text) {
            "billion" | "billions" | "bn" | "Bn" => billion,
            "trillion" | "trillions" => trillion,
            _ => return,
        };
        amount.estimate = amount.estimate.clone().scaled(factor);
        amount.scale = amount.scale.and_then(|scale| scale.checked_mul(factor));
        amount.estimate.reason = amount.estimate.reason.filter(|reason| *reason != "scale.ambiguous");
    }
}
