//! What a time expression says, before anything is worked out from other dates.
//!
//! Pure data, filled by the rules of this room and read by `resolve`. Must not know any date but
//! those the words state.

use crate::lexicon::{HolidayRule, SeasonRow, TimeUnit};

/// [`TimexExpr::leeway`] of a date that hangs on a noun, or on a verb that says neither past nor
/// future.
pub const LOOSE: u8 = 100;

/// A time expression as the words give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimexExpr {
    /// What is named.
    pub shape: Shape,
    /// Which way the verb of its clause points.
    pub tense: Tense,
    /// The verb is not the date's own (`l’attentat du 9 janvier`): so many days on the other side
    /// of the document's date it may lie all the same, if that is nearer. 0: the verb decides.
    pub leeway: u8,
    /// How it stands in the telling.
    pub footing: Footing,
}

/// How a date stands in the telling: whether what follows may take its year, or hang on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Footing {
    /// It opens its sentence and sets the scene (`En 2019, il gagne.`).
    Scene,
    /// The text goes on from it.
    #[default]
    Frame,
    /// Said in passing (`fondé en 2016`, `(3 milliards en 2023)`): its year is not the one the
    /// text goes on in, but `deux ans plus tard` may count from it.
    Aside,
    /// Only compared with or counted from (`par rapport à 2021`, `depuis 2019`).
    Backdrop,
}

/// Which way the verb that governs a date points from the document's date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tense {
    /// `a annoncé lundi`
    Past,
    /// `sera voté lundi`, `prévu lundi`
    Future,
    /// No verb, or a present that says neither.
    #[default]
    Unsaid,
}

/// What is named, by its fields; what is left out is to be inherited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `14 juillet 2023`, `mars`, `lundi`, `T3 2024`, `2019`
    Calendar(YearRef, Part),
    /// `Noël`: when it falls, how many days it lasts.
    Holiday(HolidayRule, i32, YearRef),
    /// `années 1960`: its first year; two digits when `short` (`années 30`).
    Decade(i16, bool),
    /// `XIXe siècle`; negative before the common era.
    Century(i16),
    /// `hier`, `la semaine dernière`, `il y a deux ans`: so many units from a base.
    Shift(Base, TimeUnit, i32),
    /// `lundi en huit`, `mardi de la semaine prochaine`: the weekday of the week named.
    WeekdayOf(u8, Box<Shape>),
    /// `semaine du 12 mars`: the unit that holds the date.
    Around(TimeUnit, Box<Shape>),
    /// `les trois prochaines années`: the next (or last) so many whole units; the number may be
    /// unsaid.
    Window(Base, TimeUnit, Option<u16>, Way),
    /// `début février`, `fin 2023`
    Slice(Slice, Box<Shape>),
    /// `dernière semaine d’octobre`, `les neuf premiers mois de 2024`: unit, which one (from 1; from
    /// the end when negative), how many.
    Nth(TimeUnit, i16, u16, Box<Shape>),
    /// `de 2019 à 2023`
    Between(Box<Shape>, Box<Shape>),
    /// `lundi à 15 h`, `15 h`
    At(Option<Box<Shape>>, Clock),
    /// `17 à 19h`
    AtBetween(Option<Box<Shape>>, Clock, Clock),
    /// `hier soir`, `dans la matinée`: TIMEX3 part of the day (`MO MI AF EV NI DT`). The flag: the
    /// words point at a day without naming it (`dans la soirée`).
    Daypart(Option<Box<Shape>>, &'static str, bool),
    /// `la nuit de lundi à mardi`
    Night(Box<Shape>, Box<Shape>),
    /// `deux ans et demi`: ISO 8601 duration.
    Duration(String),
    /// `chaque année`: TIMEX3 value.
    Set(String),
    /// `récemment`: `PAST_REF PRESENT_REF FUTURE_REF`.
    Vague(&'static str),
    /// `la veille du scrutin`, `J+3`: hangs on something that happened; unit and distance.
    Event(TimeUnit, i32),
}

/// The part of the calendar inside a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The year itself.
    Year,
    /// `S1`
    Half(u8),
    /// Third of a year (`premier quadrimestre`).
    Third(u8),
    /// `T3`
    Quarter(u8),
    /// `printemps`
    Season(SeasonRow),
    /// `mars`
    Month(u8),
    /// `semaine 42`
    Week(u8),
    /// `lundi 14 juillet`: month, day, weekday; the day may not exist.
    Day(Option<u8>, u8, Option<u8>),
    /// `lundi`
    Weekday(u8),
}

/// What is said of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearRef {
    /// Nothing.
    Unsaid,
    /// `2024`; negative before the common era.
    Stated(i16),
    /// `24`
    Short(u8),
    /// `de l’an passé`: so many years from the base.
    Shift(Base, i8),
    /// `dernier`, `prochain`, `ce`, `suivant`
    Toward(Base, Way),
}

/// What a distance is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// The document's date.
    Document,
    /// The last date of the text.
    Text,
    /// The year in force in the paragraph (`fin de l’année`), else the document's date.
    Context,
    /// A date named beside it (`la veille de Noël`).
    Named(Box<Shape>),
}

/// Direction in time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// `dernier`
    Last,
    /// `ce`
    This,
    /// `prochain`
    Next,
}

/// A third of a stretch of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slice {
    /// `début`
    Start,
    /// `mi-`, `milieu`
    Middle,
    /// `fin`
    End,
    /// `courant`: somewhere in it.
    Course,
}

/// A time of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// Minutes.
    pub minute: u8,
    /// Seconds.
    pub second: Option<u8>,
    /// Minutes from universal time, when said.
    pub zone: Option<i16>,
}

impl Shape {
    /// The shape is a stretch of calendar, resolved or not: neither a duration nor a set nor vague.
    #[must_use]
    pub fn is_date(&self) -> bool {
        !matches!(self, Shape::Duration(_) | Shape::Set(_) | Shape::Vague(_) | Shape::Event(..))
    }
}
