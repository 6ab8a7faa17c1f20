//! The ways to count time: `trois longues années`, `deux ans et demi`, `une vingtaine d’années`,
//! `2h05`, `90'`, `quelques mois`, `le quinquennat`.

use super::length::{Lasting, iso, letter};
use super::words::{after_any, unit, word};
use crate::lexicon::{NumberClass, Table, TimeClass, TimeUnit, UnitOfTime};
use crate::mention::TimexMod;
use crate::number::{self, parse_figure};
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

/// `trois longues années`, `1,5 an`, `deux ans et demi`, `2 ans et 3 mois`, `une demi-heure`
pub(super) fn counted(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    let found = number::cardinal(cursor)?;
    let at = past_adjective(found.next);
    let (next, row) = unit(at).filter(|(_, row)| {
        !matches!(row.unit, TimeUnit::Daypart)
            && row.kind != "collective"
            && (row.kind != "abbr" || found.digits || at.is("sec") && cursor.is("une"))
    })?;
    // `1 s`, `3 h` only with a figure; `45 mn` may be glued.
    let value = found.value;
    if value.is_zero() {
        return None;
    }
    let idiom = !found.digits && row.unit == TimeUnit::Day && row.plural;
    let mut iso = match (idiom, u32::try_from(value).ok()) {
        // `huit jours` is a week, `quinze jours` two.
        (true, Some(8)) => "P1W".to_owned(),
        (true, Some(15)) => "P2W".to_owned(),
        _ => iso(value, row)?,
    };
    let mut count = i32::try_from(value).ok().filter(|_| value.is_integer());
    let mut unit_of = row.unit;
    let mut end = next.eat_any(&["ouvrés", "ouvrables", "calendaires", "francs", "ouvré", "ouvrable"]).unwrap_or(next);
    if let Some((after, half)) = and_half(end, value, row) {
        (iso, end) = (half, after);
        if row.unit == TimeUnit::Year {
            (unit_of, count) = (TimeUnit::Month, count.map(|n| n * 12 + 6));
        }
    } else {
        (end, iso) = smaller(end, iso, row.unit);
    }
    let count = count.map(|count| match iso.as_str() {
        "P1W" if idiom => 7,
        "P2W" if idiom => 14,
        _ => count.saturating_mul(i32::from(row.count)),
    });
    Some(Lasting {
        start: cursor,
        next: end,
        value: iso,
        unit: unit_of,
        count,
        modifier: None,
        article: found.article && row.kind != "half",
    })
}

/// `longues`, `bonnes`, `petites` between the number and the unit.
fn past_adjective(cursor: Cursor<'_>) -> Cursor<'_> {
    cursor
        .any_phrase(Table::Prenominal)
        .filter(|(next, _)| unit(*next).is_some() && unit(cursor).is_none())
        .map_or(cursor, |(next, _)| next)
}

/// `et demi`, `et demie`, `et quart` after the unit.
fn and_half(cursor: Cursor<'_>, value: Decimal, row: UnitOfTime) -> Option<(Cursor<'_>, String)> {
    let next = cursor.eat("et")?.eat_any(&["demi", "demie"])?;
    let whole = value.normalize();
    let iso = match row.unit {
        TimeUnit::Year if row.count == 1 => format!("P{whole}Y6M"),
        TimeUnit::Day => format!("P{whole}DT12H"),
        TimeUnit::Hour => format!("PT{whole}H30M"),
        TimeUnit::Minute => format!("PT{whole}M30S"),
        _ => iso(value.checked_add(Decimal::new(5, 1))?, row)?,
    };
    Some((next, iso))
}

/// `et 3 mois`, `30 minutes`, `20` after an hour: smaller units that go on.
fn smaller(cursor: Cursor<'_>, mut iso: String, mut above: TimeUnit) -> (Cursor<'_>, String) {
    let mut at = cursor;
    for _ in 0..4 {
        let link = at.eat_any(&["et", ","]).unwrap_or(at);
        let Some(found) = number::cardinal(link) else { break };
        let (next, unit_of, value) = match unit(found.next) {
            Some((next, row)) if row.unit < above && row.count == 1 && row.unit != TimeUnit::Daypart => {
                (next, row.unit, found.value)
            }
            // `deux heures trente`, `1 min 30`
            None if link.index == at.index
                && above <= TimeUnit::Hour
                && above > TimeUnit::Second
                && found.value < Decimal::from(60) =>
            {
                let below = if above == TimeUnit::Hour { TimeUnit::Minute } else { TimeUnit::Second };
                if super::words::measured(found.next) || super::words::counted_noun(found.next) {
                    break;
                }
                (found.next, below, found.value)
            }
            _ => break,
        };
        let Some((letter, clock)) = letter(unit_of) else { break };
        if clock && !iso.contains('T') {
            iso.push('T');
        }
        iso.push_str(&format!("{}{letter}", value.normalize()));
        (at, above) = (next, unit_of);
    }
    (at, iso)
}

/// `une vingtaine d’années`, `une dizaine de jours`, `une quinzaine`, `une huitaine`
pub(super) fn collective(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    let many = number::cardinal(cursor)?;
    let noun = many.next.eat_any(&["bonne", "petite", "demi"]).map_or(many.next, Cursor::past_hyphen);
    let (after, row) = noun.any_phrase(Table::Number)?;
    let row = cursor.tokens.lexicon.rows().numbers.get(row as usize).filter(|row| row.class == NumberClass::Collective)?;
    let value = many.value.checked_mul(row.value)?;
    let approx = Some(TimexMod::Approx);
    if let Some((next, of)) = after.eat_any(&["de", "d'"]).and_then(unit) {
        let count = i32::try_from(value).ok();
        let fortnight = of.unit == TimeUnit::Day && value == Decimal::from(15);
        let iso = if fortnight { "P2W".to_owned() } else { iso(value, of)? };
        let count = if fortnight { Some(14) } else { count };
        return Some(Lasting { start: cursor, next, value: iso, unit: of.unit, count, modifier: approx, article: false });
    }
    let days = match u32::try_from(row.value).ok() {
        Some(8) => 7,
        Some(15) if cursor.is("une") && super::words::at_end(after) => 14,
        _ => return None,
    };
    let iso = format!("P{}W", days / 7);
    Some(Lasting {
        start: cursor,
        next: after,
        value: iso,
        unit: TimeUnit::Day,
        count: Some(days),
        modifier: approx,
        article: false,
    })
}

/// `2h05` where no time of the day can be meant: the rule of the clock comes first.
pub(super) fn clocked(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    if cursor.kind() != Some(PieceKind::Digits) {
        return None;
    }
    let hours = parse_figure(cursor.text())?;
    let after = cursor.skip(1);
    let minutes = after.skip(1);
    let joined = after.is("h") && minutes.kind() == Some(PieceKind::Digits) && minutes.glued() && minutes.text().len() <= 2;
    let value: u8 = joined.then(|| minutes.text().parse().ok()).flatten().filter(|m| *m < 60)?;
    let value = format!("PT{}H{value}M", hours.normalize());
    Some(Lasting {
        start: cursor,
        next: minutes.skip(1),
        value,
        unit: TimeUnit::Hour,
        count: None,
        modifier: None,
        article: false,
    })
}

/// `dans 2'`, `en 1"`: minutes and seconds by their signs, behind a word that counts time, for a
/// quotation mark looks the same.
pub(super) fn primed(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    let sign = cursor.skip(1);
    let (unit, letter) = match sign.text() {
        "'" | "’" | "′" => (TimeUnit::Minute, 'M'),
        "\"" | "″" => (TimeUnit::Second, 'S'),
        _ => return None,
    };
    let counted =
        after_any(cursor, &["dans", "en", "pendant", "durant"]) || (super::words::at_start(cursor) && sign.skip(1).done());
    let value: u16 = (cursor.kind() == Some(PieceKind::Digits) && sign.glued()).then(|| cursor.text().parse().ok()).flatten()?;
    let next = sign.skip(1);
    // `46"97`: hundredths of a second.
    let part = Some(next.text()).filter(|part| {
        letter == 'S' && next.glued() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty()
    });
    let (next, said) = match part {
        Some(part) => (next.skip(1), format!("PT{value}.{part}{letter}")),
        None => (next, format!("PT{value}{letter}")),
    };
    let count = Some(i32::from(value));
    counted.then_some(Lasting { start: cursor, next, value: said, unit, count, modifier: None, article: false })
}

/// `quelques mois`, `plusieurs années`, `des dizaines d’années`: `PXM`.
pub(super) fn unsaid(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    let (next, _) = word(cursor, TimeClass::Some)?;
    let (next, row) = unit(past_adjective(next)).filter(|(_, row)| {
        row.kind == "full"
            && !matches!(row.unit, TimeUnit::Daypart | TimeUnit::Weekend)
            && (row.plural || row.unit == TimeUnit::Month)
    })?;
    // `des années 1960`, `des heures supplémentaires`, `des jours meilleurs`: only after a
    // preposition that counts.
    let counts = !cursor.is("des")
        || after_any(
            cursor,
            &["pendant", "durant", "depuis", "après", "dans", "sur", "fait", "faisait", "faudra", "il y a", "dure", "duré"],
        );
    let followed = next.kind() == Some(PieceKind::Digits);
    let (letter, clock) = letter(row.unit)?;
    let value = format!("P{}X{letter}", if clock { "T" } else { "" });
    (counts && !followed).then_some(Lasting {
        start: cursor,
        next,
        value,
        unit: row.unit,
        count: None,
        modifier: None,
        article: false,
    })
}

/// `le quinquennat`, `ce septennat`: a term of office lasts what it lasts.
pub(super) fn term(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    let (next, row) = unit(cursor).filter(|(_, row)| row.kind == "term" && !row.plural)?;
    let led = after_any(cursor, &["le", "ce", "du", "au", "son", "premier", "second", "dernier", "nouveau", "précédent"]);
    let value = iso(Decimal::ONE, row)?;
    let count = Some(i32::from(row.count));
    led.then_some(Lasting { start: cursor, next, value, unit: row.unit, count, modifier: None, article: false })
}
