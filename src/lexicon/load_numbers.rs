//! Reads the tables of numbers: number words, hedges, currencies, units, rates.

use super::rows::{
    Currency, CurrencyForm, CurrencyHead, HeadForm, HeadPolicy, Hedge, HedgeSense, HedgeSide, NumberClass, NumberWord, Rate,
    StatisticRow, UnitRow,
};
use super::{Lexicon, Table, table_rows};
use rust_decimal::Decimal;

pub(super) fn load(lexicon: &mut Lexicon) {
    numbers(lexicon);
    hedges(lexicon);
    currencies(lexicon);
    units(lexicon);
    beside(lexicon);
    for row in table_rows(include_str!("data/rates.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::Rate, lexicon.rows.rates.len());
        lexicon.rows.rates.push(Rate { pers: row.list(1).map(Into::into).collect(), window: row.cell(2) == "window" });
    }
    for row in table_rows(include_str!("data/nouns_irregular.tsv")) {
        lexicon.rows.singulars.insert(row.cell(0), row.cell(1).into());
    }
}

fn numbers(lexicon: &mut Lexicon) {
    // First word to its row, counted from 1; 0 where there are several, or more to ask.
    let mut only = std::collections::BTreeMap::new();
    for row in table_rows(include_str!("data/numbers.tsv")) {
        let class = match row.cell(1) {
            "unit" => NumberClass::Unit,
            "ten" => NumberClass::Ten,
            "hundred" => NumberClass::Hundred,
            "thousand" => NumberClass::Thousand,
            "scale" => NumberClass::Scale,
            "abbreviation" => NumberClass::Abbreviation,
            "prefix" => NumberClass::Prefix,
            "foreign" => NumberClass::Foreign,
            "collective" => NumberClass::Collective,
            "ordinal" => NumberClass::Ordinal,
            "fraction" => NumberClass::Fraction,
            _ => NumberClass::Vulgar,
        };
        let Ok(value) = row.cell(2).parse::<Decimal>() else { continue };
        lexicon.add_phrase(row.cell(0), Table::Number, lexicon.rows.numbers.len());
        let first = lexicon.first_of_cut();
        let alone = lexicon.reading.phrase.len() == 1 && row.cell(3) != "case";
        let row_number = if alone { lexicon.rows.numbers.len() + 1 } else { 0 };
        only.entry(first).and_modify(|row| *row = 0).or_insert(row_number);
        lexicon.rows.numbers.push(NumberWord { form: row.cell(0), class, value, case: row.cell(3) == "case" });
    }
    lexicon.marks.numbers = vec![0; only.keys().next_back().map_or(0, |last| last + 1)];
    for (first, row) in only {
        if let Some(slot) = lexicon.marks.numbers.get_mut(first) {
            *slot = u32::try_from(row).unwrap_or(0);
        }
    }
}

fn hedges(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/hedges.tsv")) {
        let sense = match row.cell(1) {
            "MORE_THAN" => HedgeSense::MoreThan,
            "EQUAL_OR_MORE" => HedgeSense::EqualOrMore,
            "LESS_THAN" => HedgeSense::LessThan,
            "EQUAL_OR_LESS" => HedgeSense::EqualOrLess,
            "EQUAL" => HedgeSense::Equal,
            "VAGUE" => HedgeSense::Vague,
            _ => HedgeSense::Approx,
        };
        let bias = match row.cell(2) {
            "below" => Some("below"),
            "above" => Some("above"),
            _ => None,
        };
        lexicon.add_cue(row.cell(0), Table::Hedge, lexicon.rows.hedges.len());
        lexicon.rows.hedges.push(Hedge {
            phrase: row.cell(0),
            sense,
            bias,
            side: side(row.cell(3)),
            framing: row.cell(4) == "framing",
        });
    }
}

fn currencies(lexicon: &mut Lexicon) {
    let subunit = Decimal::new(1, 2);
    for (index, row) in (0u32..).zip(table_rows(include_str!("data/currencies.tsv"))) {
        lexicon.rows.currency_rows.insert(row.cell(0).into(), index);
        lexicon.rows.currencies.push(Currency {
            code: row.cell(0).into(),
            minor: row.cell(1).parse().unwrap_or(2),
            area: row.list(6).map(Into::into).collect(),
            until: row.cell(7).parse().ok(),
        });
        let form = |lexicon: &mut Lexicon, form: &'static str, basis, worth| {
            lexicon.add_phrase(form, Table::Currency, lexicon.rows.currency_forms.len());
            lexicon.rows.currency_forms.push(CurrencyForm { currency: index, form, basis, worth });
        };
        for name in row.list(3) {
            form(lexicon, name, "word", Decimal::ONE);
        }
        // Codes that are words in French (`ALL`, `TOP`) are not among the signs.
        for sign in row.list(4) {
            form(lexicon, sign, if sign.eq_ignore_ascii_case(row.cell(0)) { "code" } else { "symbol" }, Decimal::ONE);
        }
        for name in row.list(5) {
            form(lexicon, name, "word", subunit);
        }
    }
    heads(lexicon);
    for row in table_rows(include_str!("data/currency_adjectives.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::CurrencyAdjective, lexicon.rows.currency_adjectives.len());
        lexicon.rows.currency_adjectives.push(row.cell(1).into());
    }
}

fn heads(lexicon: &mut Lexicon) {
    for (head, row) in (0u32..).zip(table_rows(include_str!("data/currency_heads.tsv"))) {
        for (sign, form) in row.list(1).map(|form| (false, form)).chain(row.list(2).map(|form| (true, form))) {
            lexicon.add_phrase(form, Table::CurrencyHead, lexicon.rows.head_forms.len());
            lexicon.rows.head_forms.push(HeadForm { head, form: form.into(), sign });
        }
        lexicon.rows.currency_heads.push(CurrencyHead {
            lemma: row.cell(0),
            default: (!row.cell(3).is_empty()).then(|| row.cell(3).into()),
            candidates: row.list(4).map(Into::into).collect(),
            policy: match row.cell(5) {
                "default" => HeadPolicy::Default,
                "qualified" => HeadPolicy::Qualified,
                _ => HeadPolicy::Context,
            },
            worth: row.cell(6).parse().unwrap_or(Decimal::ONE),
        });
    }
}

/// Sizes, statistics, words that are not counted.
fn beside(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/sizes.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::Size, lexicon.rows.sizes.len());
        lexicon.rows.sizes.push(if row.cell(1) == "below" { "below" } else { "above" });
    }
    for row in table_rows(include_str!("data/statistics.tsv")) {
        let statistic = ["total", "mean", "median", "max", "min", "per_head"].into_iter().find(|s| *s == row.cell(1));
        let Some(statistic) = statistic else { continue };
        lexicon.add_cue(row.cell(0), Table::Statistic, lexicon.rows.statistics.len());
        lexicon.rows.statistics.push(StatisticRow { statistic, side: side(row.cell(2)), adjective: row.cell(2) == "adjective" });
    }
    for row in table_rows(include_str!("data/not_counted.tsv")) {
        lexicon.rows.not_counted.insert(row.cell(0).into());
    }
}

fn side(cell: &str) -> HedgeSide {
    match cell {
        "after" => HedgeSide::After,
        "both" => HedgeSide::Both,
        _ => HedgeSide::Before,
    }
}

fn units(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/units.tsv")) {
        for (symbol, form) in row.list(1).map(|form| (false, form)).chain(row.list(2).map(|form| (true, form))) {
            lexicon.add_phrase(form, Table::Unit, lexicon.rows.units.len());
            lexicon.rows.units.push(UnitRow { lemma: row.cell(0).into(), form, symbol, dimension: row.cell(3) });
        }
    }
}
