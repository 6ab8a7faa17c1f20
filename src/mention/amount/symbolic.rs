//! `l’euro symbolique`, `le franc symbolique`: one coin, said by its article.

use super::Reader;
use super::currency::{form_at, head_at};
use crate::mention::{Amount, AmountKind, Mention, Value};
use crate::number::Estimate;
use crate::token::Cursor;
use rust_decimal::Decimal;

pub(super) const RULE: &str = "amount.money.symbolic";

/// The symbolic coin whose name stands at `cursor`.
pub(super) fn read<'a>(cursor: Cursor<'a>, reader: &Reader<'_>, out: &mut Vec<Mention>) -> Option<Cursor<'a>> {
    let article = cursor.back(1).is_some_and(|t| ["l'", "le", "du", "au"].iter().any(|word| cursor.reads(t, word)));
    let end = cursor.skip(1).eat("symbolique").filter(|_| article)?;
    let mut amount = Amount::number(Estimate::exactly(Decimal::ONE));
    amount.kind = AmountKind::Money;
    if let Some((_, form)) = form_at(cursor, false).filter(|(_, form)| form.worth == Decimal::ONE) {
        let currency = cursor.tokens.lexicon.rows().currencies.get(form.currency as usize)?;
        (amount.currency, amount.currency_basis) = (Some(currency.code.clone()), Some("word"));
    } else {
        let (_, head, form) = head_at(cursor)?;
        amount.currency_head = Some(form.head);
        (amount.currency, amount.currency_basis) = (head.default.clone(), head.default.as_ref().map(|_| "default"));
    }
    out.push(Mention { span: cursor.to(end), sentence: reader.sentence, rule: RULE, value: Value::Amount(amount) });
    Some(end)
}
