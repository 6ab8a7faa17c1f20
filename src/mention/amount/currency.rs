//! Currencies after a figure: sign, code, own name, or a word that several share.
//!
//! Source of codes: ISO 4217.

use super::cents::{cents, swiss_dash};
use super::sense::{money_noun, money_sense, no_price};
use super::unit::Unit;
use crate::lexicon::{CurrencyForm, CurrencyHead, HeadForm, HeadPolicy, Table};
use crate::mention::AmountKind;
use crate::number::Reading;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};
use rust_decimal::Decimal;

pub(super) const NAMED: &str = "amount.money";
pub(super) const SHARED: &str = "amount.money.head";

/// The currency after a figure, `de` between when a scale or a fraction asks for it.
pub(super) fn after<'a>(reading: &Reading<'a>) -> Option<Unit<'a>> {
    let at = reading.next;
    let linked = at.eat_any(&["de", "d'"]).filter(|_| reading.scale.is_some() || reading.links || reading.fraction);
    let mut unit = std::iter::once(at).chain(linked).find_map(|place| currency_at(place, reading))?;
    cents(&mut unit);
    Some(unit)
}

fn currency_at<'a>(place: Cursor<'a>, reading: &Reading<'a>) -> Option<Unit<'a>> {
    let named = form_at(place, false);
    let shared = head_at(place);
    // The longer of the two (`dollars canadiens`); a form that both have is the head's to decide.
    if let Some((end, row, form)) = shared
        && named.as_ref().is_none_or(|(other, _)| other.index <= end.index)
    {
        return head(place, end, row, form, reading);
    }
    match named {
        Some((end, form)) => own(place, end, form, reading),
        None => prefixed(place),
    }
}

/// The longest form of `currencies.tsv` that stands here.
pub(super) fn form_at<'a>(cursor: Cursor<'a>, signs_only: bool) -> Option<(Cursor<'a>, &'a CurrencyForm)> {
    let rows = cursor.tokens.lexicon.rows();
    let text = cursor.tokens.text;
    let (end, row) = cursor.phrase(Table::Currency, |row, span| {
        rows.currency_forms
            .get(row as usize)
            .is_some_and(|form| if form.basis == "word" { !signs_only } else { same_writing(span.of(text), form.form) })
    })?;
    Some((end, rows.currency_forms.get(row as usize)?))
}

/// The longest form of `currency_heads.tsv` that stands here.
pub(super) fn head_at<'a>(cursor: Cursor<'a>) -> Option<(Cursor<'a>, &'a CurrencyHead, &'a HeadForm)> {
    let rows = cursor.tokens.lexicon.rows();
    let text = cursor.tokens.text;
    let (end, row) = cursor.phrase(Table::CurrencyHead, |row, span| {
        rows.head_forms.get(row as usize).is_some_and(|form| !form.sign || same_writing(span.of(text), &form.form))
    })?;
    let form = rows.head_forms.get(row as usize)?;
    Some((end, rows.currency_heads.get(form.head as usize)?, form))
}

/// Signs and codes are read as written, any kind of space for a space; a code beside a sign
/// (`us$`, `cad$`) in any case.
fn same_writing(written: &str, form: &str) -> bool {
    let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
    let signed = form.contains(['$', '€', '£', '¥']) && form.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    if signed {
        return written.chars().map(blank).flat_map(char::to_lowercase).eq(form.chars().flat_map(char::to_lowercase));
    }
    written.chars().map(blank).eq(form.chars().map(blank))
}

/// A currency by its own sign, code or name. A code of one or two letters must touch nothing
/// else (`25 DA`, not `25 DA-12`).
fn own<'a>(place: Cursor<'a>, end: Cursor<'a>, form: &CurrencyForm, reading: &Reading<'a>) -> Option<Unit<'a>> {
    let letters = form.form.chars().all(char::is_alphabetic);
    let touches = end.glued() && matches!(end.kind(), Some(PieceKind::Word | PieceKind::Digits | PieceKind::Dash));
    // `six CF-18` are aircraft.
    if form.basis != "word" && letters && form.form.len() <= 2 && (touches || !reading.digits) {
        return None;
    }
    let currency = place.tokens.lexicon.rows().currencies.get(form.currency as usize)?;
    let mut unit = Unit::new(AmountKind::Money, NAMED, place, swiss_dash(end));
    unit.span = place.to(end);
    unit.currency = Some((currency.code.clone(), form.basis));
    unit.worth = form.worth;
    Some(unit)
}

/// `MEUR`, `kUSD`, `MF`: scale and code in one word.
fn prefixed(place: Cursor<'_>) -> Option<Unit<'_>> {
    let token = place.peek().filter(|t| t.kind == PieceKind::Word && matches!(t.case, Case::Upper | Case::Mixed))?;
    let word = token.span.of(place.tokens.text);
    let (prefix, code) = (word.get(..1)?, word.get(1..)?);
    let worth = match prefix {
        "k" | "K" => Decimal::ONE_THOUSAND,
        "M" => Decimal::from(1_000_000),
        "G" => Decimal::from(1_000_000_000),
        _ => return None,
    };
    let rows = place.tokens.lexicon.rows();
    let mut unit = Unit::new(AmountKind::Money, NAMED, place, place.skip(1));
    unit.worth = worth;
    if let Some(currency) = rows.currency(code) {
        unit.currency = Some((currency.code.clone(), "code"));
        return Some(unit);
    }
    let row = match code {
        "F" => rows.currency_heads.iter().position(|head| head.lemma == "franc"),
        "FCFA" => rows.currency_heads.iter().position(|head| head.lemma == "franc CFA"),
        _ => None,
    }?;
    unit.head = u32::try_from(row).ok();
    unit.rule = SHARED;
    unit.currency = rows.currency_heads.get(row).and_then(|head| head.default.clone()).map(|code| (code, "symbol"));
    Some(unit)
}

/// `dollars`, `francs belges`, `$`, `cents`: a head that a qualifier decides here, or the document
/// later.
fn head<'a>(place: Cursor<'a>, end: Cursor<'a>, row: &CurrencyHead, form: &HeadForm, reading: &Reading<'a>) -> Option<Unit<'a>> {
    let mut unit = Unit::new(AmountKind::Money, SHARED, place, swiss_dash(end));
    unit.worth = row.worth;
    if let Some((code, after)) = qualified(end, row) {
        unit.currency = Some((code, "word"));
        unit.end = after;
        unit.span = place.to(after);
        return Some(unit);
    }
    let count = reading.estimate.value.or(reading.estimate.max);
    // `soixante-quinze cent` is a hundred, not money.
    let plural = end.back(1).is_some_and(|t| t.span.of(end.tokens.text).ends_with(['s', 'S', 'x', 'e', 'a']));
    if !plural && row.worth < Decimal::ONE && !form.sign && !reading.digits && count.is_some_and(|v| v >= Decimal::TWO) {
        return None;
    }
    // `un livre` is read, `une livre` is paid.
    if row.lemma == "livre" && reading.article && place.back(1).is_some_and(|t| place.reads(t, "un")) {
        return None;
    }
    // `il a reçu une balle`: slang counts its money in the plural.
    if row.policy == HeadPolicy::Qualified && reading.article && row.lemma != "livre" {
        return None;
    }
    // `2F Conseil` is a firm.
    if place.glued() && form.form.len() == 1 && end.kind() == Some(PieceKind::Word) && end.case() == Case::Title {
        return None;
    }
    // `un 747-400F`, a name of parts
    let part = reading.start.back(1).is_some_and(|t| t.kind == PieceKind::Dash && !t.spaced) && reading.start.glued();
    if place.glued() && form.form.len() == 1 && part {
        return None;
    }
    // `il a reçu deux balles dans la tête`, `des balles réelles`
    let shot = end.is_any(&["dans", "perdue", "perdues", "réelles", "traçantes", "réelle"]);
    if row.policy == HeadPolicy::Qualified && shot {
        return None;
    }
    // `deux couronnes de fleurs`, `cinq balles de set`: things.
    let thing = end.eat_any(&["de", "d'"]).is_some_and(|of| of.case() == Case::Lower && of.kind() == Some(PieceKind::Word));
    if thing && !form.sign && (row.policy == HeadPolicy::Qualified || row.lemma == "couronne") && reading.scale.is_none() {
        return None;
    }
    let linked = place.index > reading.next.index;
    let sense = || {
        let scale = reading.scale.unwrap_or(Decimal::ONE);
        (scale >= Decimal::from(1_000_000_000) && linked)
            || (scale < Decimal::from(1_000_000) || linked)
                && money_sense(reading.start)
                && !(row.lemma == "livre" && no_price(reading.start))
            // `des millions de livres de dégâts`
            || row.lemma == "livre" && end.eat_any(&["de", "d'"]).is_some_and(money_noun)
    };
    // `une couronne olympique`
    let one = reading.article && row.default.is_none() && row.lemma != "livre";
    if (row.policy == HeadPolicy::Qualified || one) && !form.sign && !sense() {
        return None;
    }
    unit.head = Some(form.head);
    // A bare `$` is a dollar by default, not by its sign.
    let basis = if form.sign && !matches!(&*form.form, "$" | "＄" | "﹩") { "symbol" } else { "default" };
    unit.currency = row.default.clone().map(|code| (code, basis));
    Some(unit)
}

/// `francs suisses`, `livres libanaises`: the currency that the adjective names.
fn qualified<'a>(end: Cursor<'a>, head: &CurrencyHead) -> Option<(Box<str>, Cursor<'a>)> {
    let rows = end.tokens.lexicon.rows();
    let (after, adjective) = end.any_phrase(Table::CurrencyAdjective)?;
    let country = rows.currency_adjectives.get(adjective as usize)?;
    let of_country = |code: &&Box<str>| rows.currency(code).is_some_and(|c| c.area.iter().any(|area| area == country));
    Some((head.candidates.iter().find(of_country)?.clone(), after))
}
