//! Currencies beside a figure: sign, code or word; before or after; cents; `12 euros 50`.
//!
//! Source of codes: ISO 4217.

use super::figure::Unit;
use crate::lexicon::{CurrencyForm, HeadPolicy, Table};
use crate::mention::{Amount, AmountKind};
use crate::number::Reading;
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// A currency sign or code in front of a figure.
pub(super) struct SignBefore<'a> {
    /// Before the sign.
    pub start: Cursor<'a>,
    /// English order and sign: its `billion` is 10⁹.
    pub english: bool,
    form: &'a CurrencyForm,
    code: Box<str>,
}

impl SignBefore<'_> {
    /// Writes the currency into `amount`.
    pub(super) fn fill(&self, amount: &mut Amount) {
        amount.currency = Some(self.code.clone());
        amount.currency_basis = Some(basis(self.form, &self.code));
    }
}

/// A bare `$` is a dollar by default, not by its sign.
fn basis(form: &CurrencyForm, _code: &str) -> &'static str {
    if matches!(&*form.form, "$" | "＄" | "﹩") { "default" } else { form.basis }
}

fn form_at<'a>(cursor: Cursor<'a>, signs_only: bool) -> Option<(Cursor<'a>, &'a CurrencyForm)> {
    let rows = cursor.tokens.lexicon.rows();
    let text = cursor.tokens.text;
    let (end, row) = cursor.phrase(Table::Currency, |row, span| {
        rows.currency_forms
            .get(row as usize)
            .is_some_and(|form| if form.basis == "word" { !signs_only } else { same_writing(span.of(text), &form.form) })
    })?;
    Some((end, rows.currency_forms.get(row as usize)?))
}

/// Signs and codes are read only as written, any kind of space for a space.
fn same_writing(written: &str, form: &str) -> bool {
    let normal = |c: char| if c.is_whitespace() { ' ' } else { c };
    written.chars().map(normal).eq(form.chars().map(normal))
}

/// The currency after a figure.
pub(super) fn after<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    let at = reading.next;
    let linked = at.eat_any(&["de", "d'"]).filter(|_| reading.scale.is_some() || reading.links || reading.fraction);
    let (place, unit) = std::iter::once(at)
        .chain(linked)
        .find_map(|place| named(place).map(|unit| (place, unit)).or_else(|| head(place, reading).map(|unit| (place, unit))))?;
    let mut unit = unit;
    unit.span = place.to(unit.end);
    cents(&mut unit);
    Some(unit)
}

fn named(place: Cursor<'_>) -> Option<Unit<'_>> {
    // `M€`, `k$`: the prefix was read with the figure. A one-letter code must touch nothing else.
    let (end, form) = form_at(place, false)?;
    let letters = form.form.chars().all(char::is_alphabetic);
    if form.basis != "word" && letters && form.form.len() <= 2 && end.glued() && end.kind() == Some(PieceKind::Word) {
        return None;
    }
    let currency = place.tokens.lexicon.rows().currencies.get(form.currency as usize)?;
    Some(Unit {
        kind: AmountKind::Money,
        rule: "amount.money",
        end: swiss_dash(end),
        currency: Some((currency.code.clone(), basis(form, &currency.code))),
        head: None,
        divisor: form.divisor,
        extra: Decimal::ZERO,
        unit: None,
        span: place.to(end),
    })
}

/// `dollars`, `francs belges`, `cents`: a head that qualifiers, country or date decide.
fn head<'a>(place: Cursor<'a>, reading: &Reading<'a>) -> Option<Unit<'a>> {
    let rows = place.tokens.lexicon.rows();
    let (mut end, row) = place.any_phrase(Table::CurrencyHead)?;
    let head = rows.currency_heads.get(row as usize)?;
    let mut currency = None;
    if let Some((after, adjective)) = end.any_phrase(Table::CurrencyAdjective) {
        let country = rows.currency_adjectives.get(adjective as usize)?;
        let code = head
            .candidates
            .iter()
            .find(|code| rows.currencies.iter().any(|c| c.code == **code && c.area.iter().any(|area| area == country)));
        if let Some(code) = code {
            currency = Some((code.clone(), "word"));
            end = after;
        }
    }
    let mut open = None;
    if currency.is_none() {
        match head.policy {
            HeadPolicy::Default => currency = head.default.clone().map(|code| (code, "default")),
            HeadPolicy::Context => open = Some(row),
            HeadPolicy::Qualified
                if price_sense(reading.start) || reading.scale.is_some_and(|s| s >= Decimal::from(1_000_000)) =>
            {
                open = Some(row);
            }
            HeadPolicy::Qualified => return None,
        }
    }
    Some(Unit {
        kind: AmountKind::Money,
        rule: "amount.money.head",
        end,
        currency,
        head: open,
        divisor: head.divisor,
        extra: Decimal::ZERO,
        unit: None,
        span: place.to(end),
    })
}

/// `coûte 20 livres`, `pour 20 livres`, `20 livres par mois`: money is being spoken of.
fn price_sense(start: Cursor<'_>) -> bool {
    const PRICES: [&str; 12] =
        ["coûte", "coûtent", "coûtait", "payer", "payé", "vaut", "prix", "tarif", "dépensé", "facturé", "sterling", "somme"];
    (1..=6).map_while(|back| start.back(back)).any(|token| PRICES.iter().any(|word| start.reads(token, word)))
}

/// `12 euros 50`, `5 francs 20 centimes`, `12€50`: the cents belong to the amount.
fn cents(unit: &mut Unit<'_>) {
    if unit.divisor != 1 {
        return;
    }
    let at = unit.end.eat("et").unwrap_or(unit.end);
    let Some(small) = crate::number::cardinal(at).filter(|c| c.value < Decimal::ONE_HUNDRED && c.value.fract().is_zero()) else {
        return;
    };
    let after = small.next;
    let digits = if small.digits { at.text() } else { "" };
    let subunit = after
        .any_phrase(Table::CurrencyHead)
        .filter(|(_, row)| after.tokens.lexicon.rows().currency_heads.get(*row as usize).is_some_and(|h| h.divisor == 100));
    let closed = after
        .peek()
        .is_none_or(|t| t.kind == PieceKind::Sign && !matches!(t.span.of(after.tokens.text), "%" | "€" | "$" | "/" | "°"))
        || after.is_any(&[
            "par", "le", "la", "l'", "de", "à", "pour", "et", "en", "contre", "pièce", "au", "sur", "chez", "dans", "il", "elle",
        ]);
    let end = match subunit {
        Some((end, _)) => end,
        None if closed && at.index == unit.end.index && digits.len() == 2 => after,
        None => return,
    };
    unit.extra = small.value.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
    unit.end = end;
}

/// `20.–`, `20.-`: the Swiss way to write no cents.
pub(super) fn swiss_dash(end: Cursor<'_>) -> Cursor<'_> {
    let dash = end.is(".") && end.glued() && end.ahead(1).is_some_and(|t| t.kind == PieceKind::Dash && !t.spaced);
    if dash { end.skip(2) } else { end }
}

/// The sign or code that ends where the figure starts.
pub(super) fn before(figure: Cursor<'_>) -> Option<SignBefore<'_>> {
    for length in (1..=3.min(figure.index)).rev() {
        let start = figure.rewind(length);
        let Some((end, form)) = form_at(start, true) else { continue };
        if end.index != figure.index {
            continue;
        }
        // `12 € 5 personnes`: the sign belongs to the figure before it.
        let taken = start.back(1).is_some_and(|t| t.kind == PieceKind::Digits) || ends_number(start);
        let lower = form.form.chars().all(|c| c.is_lowercase());
        let wordlike = form.form.chars().all(char::is_alphabetic) && form.form.len() <= 2;
        if taken
            || lower
            || (wordlike && form.basis != "code" && !matches!(&*form.form, "Fr" | "FB" | "FF" | "DH" | "DA" | "DT" | "FC"))
        {
            return None;
        }
        let currency = figure.tokens.lexicon.rows().currencies.get(form.currency as usize)?;
        let english = matches!(&*form.form, "$" | "£" | "US$" | "€" | "C$" | "A$" | "HK$");
        return Some(SignBefore { start, english, form, code: currency.code.clone() });
    }
    None
}

/// True when a number in words ends right before `start` (`trois $`, not `premier £ 100`).
fn ends_number(start: Cursor<'_>) -> bool {
    start.index > 0 && crate::number::read(start.rewind(1)).is_some_and(|r| r.next.index == start.index && !r.article)
}

/// `$6.6 billion` is English: 10⁹, where French `billion` is 10¹².
pub(super) fn english_scale(reading: &Reading<'_>, amount: &mut Amount) {
    let Some(last) = reading.next.back(1) else { return };
    let word = last.span.of(reading.next.tokens.text);
    let factor = match word {
        "billion" | "bn" | "Bn" => Decimal::new(1, 3),
        "trillion" => Decimal::new(1, 6),
        _ => return,
    };
    amount.estimate = amount.estimate.clone().scaled(factor);
}
