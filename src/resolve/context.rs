//! What is known at one place of the text: the document's date, the year in force, the dates named
//! before. Must not know the shapes that hang on them.

use super::DocDate;
use super::instance;
use super::meaning::Meaning;
use super::stretch::{Stretch, holding};
use crate::lexicon::TimeUnit;
use crate::mention::Anchor;
use crate::mention::timex::{Base, Footing, LOOSE, Tense};
use crate::text::Span;
use jiff::civil::Date;

/// A date so many days off the document's is its news.
const NEWS: i32 = 60;
/// Days that a tale goes on by over the turn of the year.
const GOES_ON: i32 = 120;

/// A year that the text goes on in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Force {
    pub paragraph: u32,
    pub sentence: u32,
    pub year: i16,
    /// Where the date said with it ends, if that was a month or a day.
    pub end: Option<Date>,
    /// It opened its sentence.
    pub scene: bool,
    pub span: Span,
}

/// What is known at one place of the text.
#[derive(Debug)]
pub(super) struct Context {
    /// The document's date.
    pub document: Option<(Date, Date)>,
    pub paragraph: u32,
    pub sentence: u32,
    /// The expression at hand is opened by `depuis`.
    pub since: bool,
    /// Days of leeway of the expression at hand.
    pub leeway: i32,
    /// The year in force, and where it was said.
    pub force: Option<Force>,
    /// The last date of the text, its paragraph.
    pub last: Option<(u32, Stretch, Span)>,
    /// The last date of the text that is one day.
    pub last_day: Option<(u32, Date, Span)>,
}

impl Context {
    pub fn new(date: Option<&DocDate>) -> Self {
        let document = date.map(|date| (date.first, date.last));
        Context { document, paragraph: 0, sentence: 0, since: false, leeway: 0, force: None, last: None, last_day: None }
    }

    /// Moves to the place of the next expression.
    pub fn enter(&mut self, paragraph: u32, sentence: u32, since: bool, leeway: u8) {
        (self.paragraph, self.sentence, self.since, self.leeway) = (paragraph, sentence, since, i32::from(leeway));
    }

    /// Keeps what later expressions may hang on.
    pub fn remember(&mut self, span: Span, meaning: &Meaning, states_year: bool, footing: Footing) {
        let (Some(stretch), Some(last)) = (meaning.stretch, meaning.last) else { return };
        let frames = matches!(footing, Footing::Scene | Footing::Frame);
        if frames && states_year {
            let end = Some(last).filter(|_| stretch.unit() <= TimeUnit::Month);
            let scene = footing == Footing::Scene;
            self.force = Some(Force { paragraph: self.paragraph, sentence: self.sentence, year: last.year(), end, scene, span });
        }
        if footing == Footing::Backdrop {
            return;
        }
        self.last = Some((self.paragraph, stretch, span));
        if let Stretch::Day(day) = stretch {
            self.last_day = Some((self.paragraph, day, span));
        }
    }

    /// `aujourd’hui`, `désormais`: the text is back in the document's own time.
    pub fn back_to_now(&mut self) {
        self.force = None;
    }

    /// The verb near the expression is not its own.
    pub fn loose(&self) -> bool {
        self.leeway >= i32::from(LOOSE)
    }

    /// The year in force in this paragraph.
    pub fn force_here(&self) -> Option<Force> {
        self.force.filter(|force| force.paragraph == self.paragraph)
    }

    /// No year: the one in force, else by the verb from the document's date.
    pub fn unsaid(&self, tense: Tense, make: &dyn Fn(i16) -> Option<Stretch>) -> Option<(Stretch, Option<Anchor>)> {
        // A quarter or half takes the year in force in the text, wherever it was said.
        let sample = make(2000).map(Stretch::unit);
        let wide = matches!(sample, Some(TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Third));
        let force = if wide { self.force } else { self.force_here() };
        let told = self.document.and_then(|document| instance::by_verb(make, document, tense, self.leeway));
        if let Some((stretch, force)) = force.and_then(|force| Some((self.forward(force, make)?, force)))
            && (force.sentence == self.sentence
                || told == Some(stretch)
                || self.agrees(stretch, tense) && !self.fresh(force, told))
        {
            return Some((stretch, Some(Anchor::Mention(force.span))));
        }
        Some((told?, Some(Anchor::DocumentDate)))
    }

    /// The date in the year in force; a tale that has come to December goes on in January.
    fn forward(&self, force: Force, make: &dyn Fn(i16) -> Option<Stretch>) -> Option<Stretch> {
        let here = make(force.year)?;
        let next = || {
            let end = force.end.filter(|end| here.last().is_some_and(|last| last < *end))?;
            let next = make(force.year + 1)?;
            let (start, document) = (next.first()?, self.document?);
            (instance::away(next, (end, end)) <= GOES_ON && start <= document.1 && force.sentence != self.sentence)
                .then_some(next)
        };
        Some(next().unwrap_or(here))
    }

    /// Told from the document it is news: a year said in passing in a sentence before is of
    /// something else, unless it set the scene.
    fn fresh(&self, force: Force, told: Option<Stretch>) -> bool {
        let (Some(told), Some(document)) = (told, self.document) else { return false };
        !force.scene && instance::away(told, document) <= NEWS
    }

    /// A year said in another sentence is in force only where the verb agrees: what will happen is
    /// not before the document, what happened not after it.
    pub fn agrees(&self, stretch: Stretch, tense: Tense) -> bool {
        let Some((first, last)) = self.document else { return true };
        match tense {
            Tense::Future => stretch.last().is_some_and(|end| end >= first),
            _ => !self.since && stretch.first().is_some_and(|start| start <= last),
        }
    }

    /// What a distance is counted from, as days.
    pub fn base_days(&self, base: &Base) -> Option<((Date, Date), Anchor)> {
        match base {
            Base::Document | Base::Context => Some((self.document?, Anchor::DocumentDate)),
            Base::Text => match self.last {
                Some((_, stretch, span)) => Some(((stretch.first()?, stretch.last()?), Anchor::Mention(span))),
                None => Some((self.document?, Anchor::DocumentDate)),
            },
            Base::Named(shape) => {
                let meaning = self.meaning(shape, Tense::Unsaid);
                Some(((meaning.first?, meaning.last?), meaning.anchor.unwrap_or(Anchor::DocumentDate)))
            }
        }
    }

    /// The one day a base names; none when it is wider.
    pub fn base_day(&self, base: &Base) -> Option<(Date, Anchor)> {
        if *base == Base::Text
            && let Some((_, day, span)) = self.last_day
        {
            return Some((day, Anchor::Mention(span)));
        }
        let ((first, last), anchor) = self.base_days(base)?;
        (first == last).then_some((first, anchor))
    }

    /// The `unit` a base lies in.
    pub fn base(&self, base: &Base, unit: TimeUnit, tense: Tense) -> Option<(Stretch, Anchor)> {
        if unit <= TimeUnit::Day {
            return self.base_day(base).map(|(day, anchor)| (Stretch::Day(day), anchor));
        }
        if *base == Base::Context && tense != Tense::Future {
            let here = self.last.filter(|(paragraph, ..)| *paragraph == self.paragraph);
            let force = self.force_here();
            if unit == TimeUnit::Year
                && let Some(force) = force
            {
                return Some((Stretch::Year(force.year), Anchor::Mention(force.span)));
            }
            if let Some((_, stretch, span)) = here.filter(|_| force.is_some())
                && let Some(found) = stretch.within(unit)
            {
                return Some((found, Anchor::Mention(span)));
            }
        }
        let ((first, last), anchor) = self.base_days(base)?;
        let (first, last) = (holding(first, unit)?, holding(last, unit)?);
        (first == last).then_some((first, anchor))
    }

    /// A context that knows a date and nothing of the text.
    pub fn bare(&self) -> Context {
        Context { document: None, force: None, last: None, last_day: None, ..*self }
    }
}
