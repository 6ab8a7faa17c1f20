//! What the whole document says about money: its countries, its years, its usual currency.

use crate::lexicon::{Currency, Lexicon, Rows};
use crate::mention::{Mention, Value};
use crate::resolve::DocDate;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The money a document speaks of.
pub(super) struct Context<'a> {
    /// The tables.
    pub rows: &'a Rows,
    /// How often each country is named, by itself or through an entity of it.
    countries: FxHashMap<Box<str>, u32>,
    /// The countries named in each sentence.
    near: BTreeMap<u32, Vec<Box<str>>>,
    /// The first year said in each sentence.
    years: BTreeMap<u32, i16>,
    /// The document's year.
    year: Option<i16>,
    /// The currency that most amounts say, the first one among equals.
    pub usual: Option<Box<str>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(lexicon: &'a Lexicon, mentions: &[Mention], date: Option<&DocDate>) -> Self {
        let mut context = Context {
            rows: lexicon.rows(),
            countries: FxHashMap::default(),
            near: BTreeMap::new(),
            years: BTreeMap::new(),
            year: date.map(|date| date.first.year()),
            usual: None,
        };
        let mut said: Vec<(Box<str>, u32)> = Vec::new();
        for mention in mentions {
            match &mention.value {
                Value::Name(entity) => {
                    if let Some(country) = &entity.country {
                        *context.countries.entry(country.clone()).or_insert(0) += 1;
                        context.near.entry(mention.sentence).or_default().push(country.clone());
                    }
                }
                Value::Time(time) => {
                    if let Some(first) = time.first {
                        context.years.entry(mention.sentence).or_insert(first.year());
                    }
                }
                Value::Amount(amount) => {
                    let Some(code) = &amount.currency else { continue };
                    match said.iter_mut().find(|(known, _)| known == code) {
                        Some((_, count)) => *count += 1,
                        None => said.push((code.clone(), 1)),
                    }
                }
            }
        }
        let most = said.iter().map(|(_, count)| *count).max();
        context.usual = said.into_iter().find(|(_, count)| Some(*count) == most).map(|(code, _)| code);
        context
    }

    /// The year that a sentence speaks of: its own, else the document's.
    pub(super) fn year(&self, sentence: u32) -> Option<i16> {
        self.years.get(&sentence).copied().or(self.year)
    }

    /// How often the countries of `currency` are named in the document.
    pub(super) fn named(&self, currency: &Currency) -> u32 {
        currency.area.iter().filter_map(|area| self.countries.get(area)).sum()
    }

    /// How often the country named most is.
    pub(super) fn most_named(&self) -> u32 {
        self.countries.values().copied().max().unwrap_or(0)
    }

    /// True when a country of `currency` is named in the sentence.
    pub(super) fn near(&self, currency: &Currency, sentence: u32) -> bool {
        self.near.get(&sentence).is_some_and(|countries| countries.iter().any(|country| currency.area.contains(country)))
    }
}
