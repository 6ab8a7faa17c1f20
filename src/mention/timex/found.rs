//! What a rule hands over: a shape with its place. Must not know the rules.

use super::expr::{Base, Part, Shape, YearRef};
use crate::lexicon::TimeUnit;
use crate::mention::{TimexKind, TimexMod};
use crate::text::Span;
use crate::token::Cursor;

/// A time expression read by one rule, from `start` to `next`.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    /// What is named.
    pub shape: Shape,
    /// Before its first token.
    pub start: Cursor<'a>,
    /// After its last token.
    pub next: Cursor<'a>,
    /// Id of the rule.
    pub rule: &'static str,
    /// TIMEX3 `mod` said inside the expression.
    pub modifier: Option<TimexMod>,
    /// Byte where it ends inside a token (`04 octobre 202404:19`).
    pub cut: Option<u32>,
    /// Read to be thrown away: what looks like a date and is none (`32 août`).
    pub discard: bool,
}

impl<'a> Found<'a> {
    /// A find without modifier.
    pub fn new(rule: &'static str, shape: Shape, start: Cursor<'a>, next: Cursor<'a>) -> Self {
        Found { shape, start, next, rule, modifier: None, cut: None, discard: false }
    }

    /// The same with a modifier, if there is one.
    pub fn with(mut self, modifier: Option<TimexMod>) -> Self {
        self.modifier = modifier.or(self.modifier);
        self
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        let span = self.start.to(self.next);
        Span { start: span.start, end: self.cut.unwrap_or(span.end) }
    }

    /// Bytes covered.
    pub fn len(&self) -> usize {
        self.span().len()
    }

    /// The TIMEX3 type.
    pub fn kind(&self) -> TimexKind {
        kind(&self.shape)
    }

    /// It names one day, or can be told from one.
    pub fn names_day(&self) -> bool {
        match &self.shape {
            Shape::Calendar(_, part) => matches!(part, Part::Day(..) | Part::Weekday(_)),
            Shape::Shift(_, unit, _) => *unit == TimeUnit::Day,
            Shape::Holiday(..) | Shape::WeekdayOf(..) => true,
            _ => false,
        }
    }
}

fn kind(shape: &Shape) -> TimexKind {
    match shape {
        Shape::Duration(_) | Shape::Window(..) => TimexKind::Duration,
        Shape::Set(_) => TimexKind::Set,
        Shape::At(..) | Shape::AtBetween(..) | Shape::Daypart(..) | Shape::Night(..) => TimexKind::Time,
        Shape::Shift(_, unit, _) | Shape::Event(unit, _) if *unit < TimeUnit::Day => TimexKind::Time,
        _ => TimexKind::Date,
    }
}

/// A date of the calendar without more.
pub(super) fn calendar(year: YearRef, part: Part) -> Shape {
    Shape::Calendar(year, part)
}

/// So many units from the document's date.
pub(super) fn from_document(unit: TimeUnit, count: i32) -> Shape {
    Shape::Shift(Base::Document, unit, count)
}
