//! Distances: `il y a deux ans`, `dans trois mois`, `sous dix jours`, `d’ici quelques semaines`,
//! `deux ans plus tard`, `trois jours après le 14 juillet`, `J+3`, `sous huitaine`.

use super::expr::{Base, Shape};
use super::found::Found;
use super::length::{Lasting, lasting};
use super::words::{at_end, past_article, predicate, word};
use crate::lexicon::{Classes, TimeClass, TimeUnit};
use crate::mention::TimexMod;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

const RULE: &str = "timex.offset";
const ANAPHORA: &str = "timex.anaphora";

/// A distance from the document's date or from a date of the text.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    ago(cursor).or_else(|| within(cursor)).or_else(|| ahead(cursor)).or_else(|| countdown(cursor))
}

/// A hedge stands between `il y a` and the figure: tries the first places after it.
fn length(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    (0..=4).find_map(|skip| {
        let at = cursor.skip(skip);
        let found = lasting(at)?;
        let adverbs = (0..skip).all(|n| cursor.skip(n).classes().any(Classes::ADVERB) || cursor.skip(n).is("peine"));
        (found.start.index <= cursor.index || adverbs).then_some(found)
    })
}

/// `il y a deux ans`, `voilà trois mois`
fn ago(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, _) = word(cursor, TimeClass::Ago)?;
    let found = length(next)?;
    // `il y a deux mois de retard`, `il y a 24 heures dans une journée`: there are.
    let exists = found.next.is_any(&["dans", "pour"]) || (found.next.is_any(&["de", "d'"]) && !found.next.skip(1).is("cela"));
    let value = shift(Base::Document, &found, -1).unwrap_or(Shape::Vague("PAST_REF"));
    let end = found.next.eat_all(&["de", "cela"]).unwrap_or(found.next);
    (!exists).then(|| Found::new(RULE, value, cursor, end).with(found.modifier))
}

/// `dans trois mois`
fn ahead(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, _) = word(cursor, TimeClass::In)?;
    let found = length(next)?;
    if found.next.is_any(&["de", "d'"]) || found.unit == TimeUnit::Night {
        return None;
    }
    let shape = shift(Base::Document, &found, 1).unwrap_or(Shape::Vague("FUTURE_REF"));
    Some(Found::new(RULE, shape, cursor, found.next).with(found.modifier))
}

/// `sous dix jours`, `d’ici trois mois`, `endéans les 15 jours`, `dans les dix jours`, `sous huitaine`
fn within(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let (next, _) = word(cursor, TimeClass::Within)?;
    let outside = cursor.is("d'");
    let next = next.eat("les").unwrap_or(next);
    let start = if outside { next } else { cursor };
    let build = |shape, end| Found::new(RULE, shape, start, end).with(Some(TimexMod::OnOrBefore));
    if cursor.is("sous") && next.is_any(&["huitaine", "quinzaine"]) {
        let days = if next.is("huitaine") { 7 } else { 14 };
        return Some(build(Shape::Shift(Base::Document, TimeUnit::Day, days), next.skip(1)));
    }
    // `sous la barre des neuf heures`
    if next.is_any(&["la", "le"]) && next.skip(1).is_any(&["barre", "seuil", "cap", "limite"]) {
        return None;
    }
    let found = length(next)?;
    // `dans les trois mois qui suivent l’annonce`, `dans les années 1960`
    let counted =
        cursor.is("dans") && (found.count.is_none() || found.next.is_any(&["qui", "suivant", "après", "de", "d'", "à"]));
    // `dans les dix premières minutes` of something.
    let first = (next.index..found.next.index).any(|at| next.tokens.at(at).is_any(&FIRST));
    if counted || first || super::words::direction(found.next, false).is_some() {
        return None;
    }
    Some(build(shift(Base::Document, &found, 1).unwrap_or(Shape::Vague("FUTURE_REF")), found.next))
}

const FIRST: [&str; 8] = ["premier", "première", "premiers", "premières", "dernier", "dernière", "derniers", "dernières"];

/// `J+3`, `J-7`
fn countdown(cursor: Cursor<'_>) -> Option<Found<'_>> {
    word(cursor, TimeClass::Countdown).filter(|_| cursor.case() == Case::Title && cursor.text() == "J")?;
    let (sign, figure) = (cursor.skip(1), cursor.skip(2));
    let back = sign.kind() == Some(PieceKind::Dash);
    let days: i32 = figure.text().parse().ok().filter(|days| *days < 1000)?;
    let joined = (back || sign.text() == "+") && sign.glued() && figure.glued();
    joined.then(|| Found::new(RULE, Shape::Event(TimeUnit::Day, if back { -days } else { days }), cursor, figure.skip(1)))
}

/// `deux ans plus tard`, `trois jours auparavant`, `un an après le scrutin`
pub(super) fn later(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let found = lasting(cursor)?;
    let (next, back) = match word(found.next, TimeClass::Later) {
        Some((next, _)) => (next, false),
        None => (word(found.next, TimeClass::Earlier)?.0, true),
    };
    let sign = if back { -1 } else { 1 };
    let said = if back { "PAST_REF" } else { "FUTURE_REF" };
    let build = |shape, end| Found::new(ANAPHORA, shape, found.start, end).with(found.modifier);
    if found.next.is_any(&["après", "avant"]) {
        // `deux jours après le 14 juillet`
        let at = past_article(next);
        if let Some(point) = super::atom(at).filter(|point| point.shape.is_date()) {
            let end = point.next;
            return shift(Base::Named(Box::new(point.shape)), &found, sign).map(|shape| build(shape, end));
        }
        // `deux jours après l’attentat`, `après avoir`, `après que`: hangs on what happened.
        if !(at_end(next) || predicate(next) && !next.is_any(&HANGS) && !(back && next.is_any(&["de", "d'"]))) {
            // `a pris plus de deux ans avant d’être confirmée` lasts.
            if back && took(found.start) {
                return None;
            }
            let count = found.count.unwrap_or(0).saturating_mul(sign);
            return Some(build(Shape::Event(found.unit, count), next));
        }
    }
    let base = if found.next.is("en") { Base::Document } else { Base::Text };
    Some(build(shift(base, &found, sign).unwrap_or(Shape::Vague(said)), next))
}

/// After `après`, `avant`: the length is counted from what these begin.
const HANGS: [&str; 14] =
    ["avoir", "être", "que", "qu'", "sa", "son", "ses", "leur", "le", "la", "celle", "celui", "celles", "ceux"];

/// `a pris deux ans`, `il a fallu deux ans`: the verb before takes a length of time.
fn took(start: Cursor<'_>) -> bool {
    const VERBS: [&str; 6] = ["prendre", "mettre", "durer", "attendre", "falloir", "patienter"];
    let lexicon = start.tokens.lexicon;
    let takes = |token: &crate::token::Token| {
        lexicon.verb_forms(token.word).iter().any(|form| VERBS.contains(&lexicon.infinitive(form.lemma)))
    };
    (1..=3).filter_map(|behind| start.back(behind)).any(takes)
}

/// A length as a step: weeks step in days, for `il y a deux semaines` is a day.
fn shift(base: Base, found: &Lasting<'_>, sign: i32) -> Option<Shape> {
    let count = found.count?.checked_mul(sign)?;
    let (unit, factor) = match found.unit {
        TimeUnit::Week => (TimeUnit::Day, 7),
        TimeUnit::Fortnight => (TimeUnit::Day, 14),
        TimeUnit::Weekend => (TimeUnit::Weekend, 1),
        TimeUnit::Night | TimeUnit::Daypart => (TimeUnit::Day, 1),
        TimeUnit::Third => (TimeUnit::Month, 4),
        TimeUnit::Half => (TimeUnit::Month, 6),
        TimeUnit::Decade => (TimeUnit::Year, 10),
        TimeUnit::Century => (TimeUnit::Year, 100),
        TimeUnit::Millennium => (TimeUnit::Year, 1000),
        unit => (unit, 1),
    };
    Some(Shape::Shift(base, unit, count.checked_mul(factor)?))
}
