//! What a mention holds. What the text says (`TimexExpr`, a surface name) and what it means
//! (`Timex` fields, an entity id) stand side by side; resolution fills the second.

use crate::lexicon::NameKind;
use crate::number::Estimate;
use crate::text::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A number, time or name found in a sentence.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// Index of its sentence in the document.
    pub sentence: u32,
    /// Id of the rule that read it, such as `amount.money`.
    pub rule: &'static str,
    /// What it is.
    pub value: Value,
}

/// The three families of mentions.
#[derive(Clone, Debug)]
pub enum Value {
    /// number, money, percent, quantity
    Amount(Amount),
    /// date, time, duration, set
    Time(Timex),
    /// person, organization, …
    Name(Entity),
}

impl Mention {
    /// The contract's `kind`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Amount(amount) => amount.kind.as_str(),
            Value::Time(timex) => timex.kind.as_str(),
            Value::Name(entity) => entity.kind.as_str(),
        }
    }

    /// The amount, if it is one.
    #[must_use]
    pub fn amount(&self) -> Option<&Amount> {
        if let Value::Amount(amount) = &self.value { Some(amount) } else { None }
    }

    /// The time, if it is one.
    #[must_use]
    pub fn time(&self) -> Option<&Timex> {
        if let Value::Time(timex) = &self.value { Some(timex) } else { None }
    }

    /// The name, if it is one.
    #[must_use]
    pub fn name(&self) -> Option<&Entity> {
        if let Value::Name(entity) = &self.value { Some(entity) } else { None }
    }
}

/// Kind of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum AmountKind {
    /// A bare cardinal, ordinal or fraction.
    Number,
    /// With a currency.
    Money,
    /// Per cent, points, multiples.
    Percent,
    /// With the noun of what is counted.
    Quantity,
}

impl AmountKind {
    /// The contract's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            AmountKind::Number => "number",
            AmountKind::Money => "money",
            AmountKind::Percent => "percent",
            AmountKind::Quantity => "quantity",
        }
    }
}

/// A figure with all that is said about it (contract, « Numbers »).
#[derive(Clone, Debug)]
pub struct Amount {
    /// What it is.
    pub kind: AmountKind,
    /// Value, bounds, hedges.
    pub estimate: Estimate,
    /// ISO 4217 code; none when the context does not decide.
    pub currency: Option<Box<str>>,
    /// `symbol code word context default inherited`.
    pub currency_basis: Option<&'static str>,
    /// Lemma of an ambiguous currency word still to be decided by country or date (`franc`).
    pub currency_head: Option<u32>,
    /// Singular lemma of what is counted, or `point`, `basis_point`, `per_mille`, `times`.
    pub unit: Option<Box<str>>,
    /// Where the unit's head noun or sign stands.
    pub unit_span: Option<Span>,
    /// Rates: ISO 8601 duration or noun, with the place.
    pub pers: Vec<(Box<str>, Span)>,
    /// Counting window (`utilisateurs actifs hebdomadaires`).
    pub window: Option<Box<str>>,
    /// `total mean median max min per_head`.
    pub statistic: Option<&'static str>,
    /// An ordinal.
    pub ordinal: bool,
    /// The largest scale word it was said with (`millions`); a bare neighbour may share it.
    pub scale: Option<Decimal>,
    /// It leaves out what another figure says.
    pub ellipsis: Option<Ellipsis>,
}

/// What a figure leaves out, for the document to fill in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ellipsis {
    /// A scale with nothing counted (`28 millions l’an passé`).
    Scale,
    /// The same, of money by the words around it (`une perte de 28 millions`).
    Money,
    /// Of what was counted last (`4 millions d’entre eux`, `ils étaient 3 500`).
    Count,
    /// A bare figure beside another one (`contre 280 la saison passée`).
    Beside,
    /// The whole of another one (`330 000 salariés ont voté sur 4,5 millions`).
    Whole,
    /// A part of another one (`dont 310 à Decazeville`).
    Part,
    /// A bare figure of the things that `en` stands for (`elle n’en compte que 47 000`).
    Pronoun,
    /// The same, of money by its verb (`il en a encaissé 310 000`).
    Cost,
}

impl Amount {
    /// A bare number.
    #[must_use]
    pub fn number(estimate: Estimate) -> Self {
        Amount {
            kind: AmountKind::Number,
            estimate,
            currency: None,
            currency_basis: None,
            currency_head: None,
            unit: None,
            unit_span: None,
            pers: Vec::new(),
            window: None,
            statistic: None,
            ordinal: false,
            scale: None,
            ellipsis: None,
        }
    }
}

/// TIMEX3 type.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum TimexKind {
    /// DATE
    Date,
    /// TIME
    Time,
    /// DURATION
    Duration,
    /// SET
    Set,
}

impl TimexKind {
    /// The contract's mention kind.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            TimexKind::Date => "date",
            TimexKind::Time => "time",
            TimexKind::Duration => "duration",
            TimexKind::Set => "set",
        }
    }

    /// The TIMEX3 `type` attribute.
    #[must_use]
    pub fn timex3(self) -> &'static str {
        match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        }
    }
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimexMod {
    /// début
    Start,
    /// mi-, milieu, courant
    Mid,
    /// fin
    End,
    /// environ, vers
    Approx,
    /// avant
    Before,
    /// après
    After,
    /// jusqu’à, d’ici
    OnOrBefore,
    /// depuis, dès
    OnOrAfter,
    /// plus de (durations)
    MoreThan,
    /// moins de
    LessThan,
    /// au moins
    EqualOrMore,
    /// au plus
    EqualOrLess,
}

impl TimexMod {
    /// The TIMEX3 attribute value.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            TimexMod::Start => "START",
            TimexMod::Mid => "MID",
            TimexMod::End => "END",
            TimexMod::Approx => "APPROX",
            TimexMod::Before => "BEFORE",
            TimexMod::After => "AFTER",
            TimexMod::OnOrBefore => "ON_OR_BEFORE",
            TimexMod::OnOrAfter => "ON_OR_AFTER",
            TimexMod::MoreThan => "MORE_THAN",
            TimexMod::LessThan => "LESS_THAN",
            TimexMod::EqualOrMore => "EQUAL_OR_MORE",
            TimexMod::EqualOrLess => "EQUAL_OR_LESS",
        }
    }
}

/// How far a time is settled (contract `status`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Said in full.
    Absolute,
    /// Worked out from an anchor.
    Resolved,
    /// Something is missing; see `needs`.
    Unresolved,
    /// No such day.
    Invalid,
}

impl Status {
    /// The contract's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Absolute => "absolute",
            Status::Resolved => "resolved",
            Status::Unresolved => "unresolved",
            Status::Invalid => "invalid",
        }
    }
}

/// What a resolved time was worked out from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// The document's date.
    DocumentDate,
    /// Another time in the text.
    Mention(Span),
}

pub use super::timex::TimexExpr;

/// A time expression: what it says and, after resolution, what it means.
#[derive(Clone, Debug)]
pub struct Timex {
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// What the words say.
    pub expr: TimexExpr,
    /// TIMEX3 `mod`.
    pub modifier: Option<TimexMod>,
    /// TIMEX3 `value` (`2023`, `XXXX-08-09`, `P5Y`, `T15:00`, `PAST_REF`).
    pub value: String,
    /// EDTF level 1; none while unresolved.
    pub edtf: Option<String>,
    /// First day meant.
    pub first: Option<Date>,
    /// Last day meant.
    pub last: Option<Date>,
    /// How far it is settled.
    pub status: Status,
    /// What it was worked out from.
    pub anchor: Option<Anchor>,
    /// What is missing (`doc.date`, `day`, `event.date`).
    pub needs: Vec<&'static str>,
}

/// How a name was recognised (contract `resolution`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resolution {
    /// In a gazetteer under this form.
    Gazetteer,
    /// A gazetteer's other form, or a part of a name met before.
    Alias,
    /// By its shape.
    Pattern,
    /// By the tagger.
    Model,
    /// « l’entreprise », « elle ».
    Coreference,
    /// In the user's lexicon.
    User,
}

impl Resolution {
    /// The contract's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Resolution::Gazetteer => "gazetteer",
            Resolution::Alias => "alias",
            Resolution::Pattern => "pattern",
            Resolution::Model => "model",
            Resolution::Coreference => "coreference",
            Resolution::User => "user",
        }
    }
}

/// A named entity.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it names.
    pub kind: NameKind,
    /// Canonical name.
    pub name: String,
    /// Stable id, local to the document's reading: kind and folded canonical name.
    pub entity_id: String,
    /// Wikidata item.
    pub wikidata: Option<Box<str>>,
    /// ISO 3166 country, from the gazetteer.
    pub country: Option<Box<str>>,
    /// How it was recognised.
    pub resolution: Resolution,
    /// What it refers back to.
    pub antecedent: Option<Span>,
    /// The organisation a person has a role in.
    pub role_of: Option<String>,
    /// The gazetteer says it is a medium.
    pub media: bool,
}
