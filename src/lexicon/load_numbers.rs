//! Reads the tables of numbers: number words, hedges, currencies, units, rates.

use super::rows::{
    Currency, CurrencyForm, CurrencyHead, HeadPolicy, Hedge, HedgeSense, HedgeSide, NumberClass, NumberWord, Rate, UnitRow,
};
use super::{Lexicon, Table, table_rows};
use rust_decimal::Decimal;

pub(super) fn load(lexicon: &mut Lexicon) {
    numbers(lexicon);
    hedges(lexicon);
    currencies(lexicon);
    units(lexicon);
    for row in table_rows(include_str!("data/rates.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::Rate, lexicon.rows.rates.len());
        lexicon.rows.rates.push(Rate { pers: row.list(1).map(Into::into).collect(), window: row.cell(2) == "window" });
    }
    for row in table_rows(include_str!("data/nouns_irregular.tsv")) {
        lexicon.rows.singulars.insert(row.cell(0).into(), row.cell(1).into());
    }
}

fn numbers(lexicon: &mut Lexicon) {
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
        lexicon.rows.numbers.push(NumberWord { form: row.cell(0).into(), class, value, case: row.cell(3) == "case" });
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
        let side = match row.cell(3) {
            "after" => HedgeSide::After,
            "both" => HedgeSide::Both,
            _ => HedgeSide::Before,
        };
        lexicon.add_cue(row.cell(0), Table::Hedge, lexicon.rows.hedges.len());
        lexicon.rows.hedges.push(Hedge { phrase: row.cell(0).into(), sense, bias, side, framing: row.cell(4) == "framing" });
    }
}

fn currencies(lexicon: &mut Lexicon) {
    for (index, row) in (0u32..).zip(table_rows(include_str!("data/currencies.tsv"))) {
        lexicon.rows.currencies.push(Currency {
            code: row.cell(0).into(),
            minor: row.cell(1).parse().unwrap_or(2),
            area: row.list(6).map(Into::into).collect(),
            until: row.cell(7).parse().ok(),
        });
        let form = |lexicon: &mut Lexicon, form: &'static str, basis, divisor| {
            lexicon.add_phrase(form, Table::Currency, lexicon.rows.currency_forms.len());
            lexicon.rows.currency_forms.push(CurrencyForm { currency: index, form: form.into(), basis, divisor });
        };
        for name in row.list(3) {
            form(lexicon, name, "word", 1);
        }
        // Codes that are words in French (`ALL`, `TOP`) are not among the signs.
        for sign in row.list(4) {
            form(lexicon, sign, if sign == row.cell(0) { "code" } else { "symbol" }, 1);
        }
        for name in row.list(5) {
            form(lexicon, name, "word", 100);
        }
    }
    for row in table_rows(include_str!("data/currency_heads.tsv")) {
        for form in row.list(1) {
            lexicon.add_phrase(form, Table::CurrencyHead, lexicon.rows.currency_heads.len());
        }
        lexicon.rows.currency_heads.push(CurrencyHead {
            lemma: row.cell(0).into(),
            default: (!row.cell(2).is_empty()).then(|| row.cell(2).into()),
            candidates: row.list(3).map(Into::into).collect(),
            policy: match row.cell(4) {
                "default" => HeadPolicy::Default,
                "qualified" => HeadPolicy::Qualified,
                _ => HeadPolicy::Context,
            },
            divisor: row.cell(5).parse().unwrap_or(1),
        });
    }
    for row in table_rows(include_str!("data/currency_adjectives.tsv")) {
        lexicon.add_phrase(row.cell(0), Table::CurrencyAdjective, lexicon.rows.currency_adjectives.len());
        lexicon.rows.currency_adjectives.push(row.cell(1).into());
    }
}

fn units(lexicon: &mut Lexicon) {
    for row in table_rows(include_str!("data/units.tsv")) {
        for (symbol, form) in row.list(1).map(|form| (false, form)).chain(row.list(2).map(|form| (true, form))) {
            lexicon.add_phrase(form, Table::Unit, lexicon.rows.units.len());
            lexicon.rows.units.push(UnitRow {
                lemma: row.cell(0).into(),
                form: form.into(),
                symbol,
                dimension: row.cell(3).into(),
            });
        }
    }
}
