//! standin
mod amounts;
use crate::{
    lexicon::{Lexicon, NameKind},
    mention::*,
    text::Span,
    token::Tokens,
};
pub use amounts::resolve_amounts;
use jiff::civil::Date;
#[derive(Clone, Debug)]
pub struct DocDate {
    pub value: String,
    pub first: Date,
    pub last: Date,
    pub basis: &'static str,
    pub span: Option<Span>,
}
#[derive(Clone, Debug, Default)]
pub struct DocDates {
    pub date: Option<DocDate>,
    pub updated: Option<DocDate>,
}
pub fn document_dates(_: &Lexicon, _: &str, _: &[Span], _: &str, _: Option<&str>, _: Option<&str>) -> DocDates {
    DocDates::default()
}
pub fn resolve_times(_: &mut [Mention], _: &dyn Fn(u32) -> u32, _: Option<&DocDate>) {}
pub fn resolve_names(_: &str, _: &mut Vec<Mention>) {}
#[derive(Clone, Debug)]
pub struct Nominal {
    pub span: Span,
    pub kind: NameKind,
    pub hint: Box<str>,
    pub country: Option<Box<str>>,
}
pub fn nominals(_: Tokens<'_>) -> Vec<Nominal> {
    vec![]
}
pub struct Focus;
impl Focus {
    pub fn new() -> Self {
        Focus
    }
    pub fn mention(&mut self, _: u32, _: &Entity, _: Span, _: bool, _: bool) {}
    pub fn resolve(&self, _: &Nominal, _: u32) -> Option<Entity> {
        None
    }
    pub fn current(&self, _: u32) -> Option<(Entity, Span)> {
        None
    }
}
