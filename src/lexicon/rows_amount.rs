//! The typed rows of the tables of numbers, currencies, hedges, units and rates.
//!
//! Must not know how they are read from the tables.

use rust_decimal::Decimal;

/// What part a number word plays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberClass {
    /// zéro to seize.
    Unit,
    /// vingt to nonante.
    Ten,
    /// cent.
    Hundred,
    /// mille.
    Thousand,
    /// million, milliard, billion…
    Scale,
    /// Md, Mds, mio: scale after a figure.
    Abbreviation,
    /// k, M, G: scale glued before a currency sign or unit.
    Prefix,
    /// English scale word.
    Foreign,
    /// dizaine, centaine, millier.
    Collective,
    /// premier, deuxième…
    Ordinal,
    /// demi, tiers, quart: value is the denominator.
    Fraction,
    /// ½ and its like.
    Vulgar,
}

/// A row of `numbers.tsv`.
#[derive(Clone, Debug)]
pub struct NumberWord {
    /// The form as the table writes it.
    pub form: &'static str,
    /// Its part.
    pub class: NumberClass,
    /// Its value.
    pub value: Decimal,
    /// Read only in this case.
    pub case: bool,
}

/// A row of `currencies.tsv`.
#[derive(Clone, Debug)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: Box<str>,
    /// Decimal digits.
    pub minor: u8,
    /// ISO 3166 countries using it.
    pub area: Vec<Box<str>>,
    /// Year it ceased.
    pub until: Option<i16>,
}

/// How a written form names a currency.
#[derive(Clone, Debug)]
pub struct CurrencyForm {
    /// Row in `currencies`.
    pub currency: u32,
    /// The form as the table writes it.
    pub form: &'static str,
    /// `symbol`, `code` or `word`.
    pub basis: &'static str,
    /// What one of it is worth in units of the currency: 1, or 0.01 for a subunit.
    pub worth: Decimal,
}

/// What to do with a bare ambiguous currency word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeadPolicy {
    /// Take the default when the context says nothing.
    Default,
    /// The context must say it.
    Context,
    /// No money without a qualifier.
    Qualified,
}

/// A row of `currency_heads.tsv`.
#[derive(Clone, Debug)]
pub struct CurrencyHead {
    /// Singular.
    pub lemma: &'static str,
    /// Currency when nothing else decides.
    pub default: Option<Box<str>>,
    /// Codes it may mean, likeliest first.
    pub candidates: Vec<Box<str>>,
    /// What to do when bare.
    pub policy: HeadPolicy,
    /// What one of it is worth in units of the currency (0.01 for a cent).
    pub worth: Decimal,
}

/// A written form of a row of `currency_heads.tsv`.
#[derive(Clone, Debug)]
pub struct HeadForm {
    /// Row in `currency_heads`.
    pub head: u32,
    /// The form as the table writes it.
    pub form: Box<str>,
    /// A sign, read only as written.
    pub sign: bool,
}

/// Which way a hedge bends a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HedgeSense {
    /// environ
    Approx,
    /// plus de
    MoreThan,
    /// au moins
    EqualOrMore,
    /// moins de
    LessThan,
    /// au plus
    EqualOrLess,
    /// plafonner à: says the figure holds
    Equal,
    /// quelques, plusieurs
    Vague,
}

/// On which side of the figure a hedge stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HedgeSide {
    /// environ 3
    Before,
    /// 3 environ
    After,
    /// either
    Both,
}

/// A row of `hedges.tsv`.
#[derive(Clone, Debug)]
pub struct Hedge {
    /// The phrase.
    pub phrase: &'static str,
    /// What it says.
    pub sense: HedgeSense,
    /// `below` or `above`, when it says from which side.
    pub bias: Option<&'static str>,
    /// Where it may stand.
    pub side: HedgeSide,
    /// seulement, déjà: bounds nothing.
    pub framing: bool,
}

/// A row of `statistics.tsv`.
#[derive(Clone, Debug)]
pub struct StatisticRow {
    /// The contract's word.
    pub statistic: &'static str,
    /// Where it stands from the figure.
    pub side: HedgeSide,
    /// An adjective, read on the noun before the figure.
    pub adjective: bool,
}

/// A row of `units.tsv`.
#[derive(Clone, Debug)]
pub struct UnitRow {
    /// Singular.
    pub lemma: Box<str>,
    /// The form found.
    pub form: &'static str,
    /// A sign, read only as written.
    pub symbol: bool,
    /// length, mass, energy…
    pub dimension: &'static str,
}

/// A row of `rates.tsv`.
#[derive(Clone, Debug)]
pub struct Rate {
    /// ISO 8601 duration or noun; two where the phrase holds two rates.
    pub pers: Vec<Box<str>>,
    /// A counting window, not a rate.
    pub window: bool,
}
