//! Works out the times of a document, in text order: from the document's date, from the year in
//! force in the paragraph, from dates named before.
//!
//! Reads what [`crate::mention::timex`] read; fills value, EDTF, days, status, anchor, needs.

use super::DocDate;
use super::context::Context;
use super::meaning::Meaning;
use crate::mention::timex::{Base, Part, Shape, YearRef};
use crate::mention::{Mention, Status, Timex, TimexKind, TimexMod, Value};

/// Fills the times among `mentions` (all of a document's, in text order). `paragraph_of` gives the
/// paragraph of a sentence.
pub fn resolve_times(mentions: &mut [Mention], paragraph_of: &dyn Fn(u32) -> u32, date: Option<&DocDate>) {
    let mut context = Context::new(date);
    for mention in mentions {
        let span = mention.span;
        let Value::Time(timex) = &mut mention.value else { continue };
        // `depuis décembre` is told from now, whatever year was spoken of before.
        let since = timex.modifier == Some(TimexMod::OnOrAfter);
        context.enter(paragraph_of(mention.sentence), mention.sentence, since, timex.expr.leeway);
        let meaning = context.meaning(&timex.expr.shape, timex.expr.tense);
        if of_now(&timex.expr.shape) {
            context.back_to_now();
        }
        context.remember(span, &meaning, states_year(&timex.expr.shape), timex.expr.footing);
        fill(timex, meaning);
    }
}

fn fill(timex: &mut Timex, meaning: Meaning) {
    timex.value = meaning.value;
    timex.first = meaning.first;
    timex.last = meaning.last;
    timex.status = meaning.status;
    timex.anchor = meaning.anchor;
    timex.needs = meaning.needs.into_iter().collect();
    // A length of time has no place on the calendar, nor has a rhythm.
    let dated = !matches!(timex.kind, TimexKind::Set) && meaning.first.is_some();
    timex.edtf = meaning.edtf.filter(|_| dated).map(|edtf| opened(edtf, timex.modifier));
}

/// `depuis 2019` is `2019/..`, `avant 2020` is `../2020`.
fn opened(edtf: String, modifier: Option<TimexMod>) -> String {
    let (from, to) = edtf.split_once('/').unwrap_or((&edtf, &edtf));
    match modifier {
        Some(TimexMod::OnOrAfter | TimexMod::After) => format!("{from}/.."),
        Some(TimexMod::Before | TimexMod::OnOrBefore) => format!("../{to}"),
        _ => edtf,
    }
}

/// The words speak of the document's own time.
fn of_now(shape: &Shape) -> bool {
    match shape {
        Shape::Vague(value) => *value == "PRESENT_REF",
        Shape::Shift(Base::Document, unit, 0) => *unit <= crate::lexicon::TimeUnit::Week,
        _ => false,
    }
}

/// The words give the year: what follows in the paragraph goes on in it.
fn states_year(shape: &Shape) -> bool {
    let year = |year: &YearRef| matches!(year, YearRef::Stated(_) | YearRef::Short(_) | YearRef::Shift(Base::Document, _));
    match shape {
        Shape::Calendar(said, part) => year(said) && !matches!(part, Part::Weekday(_)),
        Shape::Holiday(_, _, said) => year(said),
        Shape::Shift(Base::Document, unit, _) => *unit == crate::lexicon::TimeUnit::Year,
        Shape::Slice(_, inner) | Shape::Nth(_, _, _, inner) | Shape::Around(_, inner) => states_year(inner),
        // `de 1986 à 1996` leaves no one year in force.
        Shape::Between(from, to) => states_year(to) && one_year(from, to),
        Shape::At(Some(day), _) | Shape::AtBetween(Some(day), ..) | Shape::Daypart(Some(day), ..) => states_year(day),
        _ => false,
    }
}

/// The ends of an interval are of one year, or the first does not say its own.
fn one_year(from: &Shape, to: &Shape) -> bool {
    let year = |shape: &Shape| match shape {
        Shape::Calendar(YearRef::Stated(year), _) => Some(*year),
        _ => None,
    };
    year(from).is_none_or(|from| year(to) == Some(from))
}

/// A meaning without place on the calendar.
impl Meaning {
    /// Nothing is missing, nothing is dated: a duration, a set.
    pub(super) fn free(value: impl Into<String>) -> Self {
        Meaning { value: value.into(), status: Status::Absolute, ..Meaning::default() }
    }

    /// Something is missing.
    pub(super) fn open(value: impl Into<String>, needs: &'static str) -> Self {
        Meaning { value: value.into(), needs: Some(needs), ..Meaning::default() }
    }
}
