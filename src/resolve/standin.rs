//! Provisional.
use crate::{lexicon::Lexicon, mention::*, text::Span};
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
