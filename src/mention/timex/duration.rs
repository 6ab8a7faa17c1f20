//! Lengths of time: `deux ans et demi`, `une vingtaine d’années`, `trois quarts d’heure`, `10 à 15
//! minutes`, `1h30` where it is no time of day, `quelques mois`.

use super::expr::Shape;
use super::found::Found;
use super::words::{after_any, back_is, unit, word};
use crate::lexicon::{HedgeSense, NumberClass, Table, TimeClass, TimeUnit, UnitOfTime};
use crate::mention::TimexMod;
use crate::number::{self, hedges_before, parse_figure};
use crate::text::PieceKind;
use crate::token::Cursor;
use rust_decimal::Decimal;

const RULE: &str = "timex.duration";

/// A length of time as read.
#[derive(Clone, Debug)]
pub(super) struct Lasting<'a> {
    /// Before its figure, or before the hedge of the figure.
    pub start: Cursor<'a>,
    /// After it.
    pub next: Cursor<'a>,
    /// ISO 8601.
    pub value: String,
    /// The unit it is counted in, and how many; none when unsaid (`quelques mois`).
    pub unit: TimeUnit,
    /// How many whole units.
    pub count: Option<i32>,
    /// `plus de`, `environ`…
    pub modifier: Option<TimexMod>,
    /// `un`, `une` as its only number.
    pub article: bool,
}

/// A duration that stands alone.
pub(super) fn read(cursor: Cursor<'_>) -> Option<Found<'_>> {
    let lasting = lasting(cursor)?;
    // `à environ 15 heures` is a time of the day.
    let hour = lasting.unit == TimeUnit::Hour && lasting.start.index < cursor.index;
    if hour && after_any(lasting.start, &["à", "a"]) && super::clock::starts(cursor) {
        return None;
    }
    if lasting.article && !article_counts(cursor, &lasting) || twice(cursor) || named_programme(cursor, &lasting) {
        return None;
    }
    let shape = Shape::Duration(lasting.value);
    Some(Found::new(RULE, shape, lasting.start, lasting.next).with(lasting.modifier))
}

/// `un an`, `une semaine` last; `un jour`, `une heure`, `une année` only where a preposition
/// counts them.
fn article_counts(cursor: Cursor<'_>, lasting: &Lasting<'_>) -> bool {
    const PREPOSITIONS: [&str; 24] = [
        "en", "pendant", "durant", "sur", "pour", "depuis", "après", "à", "d'", "de", "que", "qu'", "dans", "sous", "avant",
        "environ", "dure", "duré", "dura", "durer", "durera", "presque", "fait", "et",
    ];
    let plain = matches!(lasting.unit, TimeUnit::Year | TimeUnit::Month | TimeUnit::Week | TimeUnit::Hour | TimeUnit::Minute);
    let year = cursor.skip(1).is("année");
    let first = lasting.next.index > cursor.index + 2;
    let prepared = after_any(cursor, &PREPOSITIONS) || lasting.start.index < cursor.index;
    // `une seconde vague`: the ordinal.
    let ordinal =
        lasting.unit == TimeUnit::Second && !super::words::at_end(lasting.next) && !super::words::predicate(lasting.next);
    let title = (lasting.next.is("de") && lasting.unit == TimeUnit::Day) || lasting.next.kind() == Some(PieceKind::Digits);
    first || (plain && !year) || (prepared && !ordinal && !title) || (super::words::at_start(cursor) && lasting.next.done())
}

/// `deux trois minutes` is a way to say a few.
fn twice(cursor: Cursor<'_>) -> bool {
    cursor.back(1).is_some_and(|token| {
        token.kind == PieceKind::Word
            && cursor.tokens.lexicon.starts(token.word, Table::Number)
            && number::cardinal(cursor.rewind(1)).is_some_and(|found| found.next.index == cursor.index && !found.article)
    })
}

/// `le 20 heures`, the news at eight.
fn named_programme(cursor: Cursor<'_>, lasting: &Lasting<'_>) -> bool {
    lasting.unit == TimeUnit::Hour && after_any(cursor, &["le", "du", "au"]) && lasting.start.index == cursor.index
}

/// The length of time whose figure starts here, with the hedge before it.
pub(super) fn lasting(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    let mut found = range(cursor).or_else(|| single(cursor))?;
    let (start, modifier) = hedge(cursor);
    found.start = start;
    found.modifier = modifier.or(found.modifier);
    Some(found)
}

/// `plus de`, `moins d’`, `près de`, `environ` before the figure: where they start, what they say.
fn hedge(figure: Cursor<'_>) -> (Cursor<'_>, Option<TimexMod>) {
    let elided = if back_is(figure, 1, "d'") { figure.back(2) } else { None };
    if let Some(token) = elided {
        let said = [
            ("plus", TimexMod::MoreThan),
            ("moins", TimexMod::LessThan),
            ("près", TimexMod::Approx),
            ("autour", TimexMod::Approx),
        ];
        if let Some((_, modifier)) = said.iter().find(|(word, _)| figure.reads(token, word)) {
            let pas = *modifier == TimexMod::LessThan && back_is(figure, 3, "pas");
            let au = pas || (back_is(figure, 3, "pas") && *modifier == TimexMod::MoreThan);
            let modifier = match (pas, au) {
                (true, _) => TimexMod::EqualOrMore,
                (false, true) => TimexMod::EqualOrLess,
                _ => *modifier,
            };
            return (figure.rewind(if au { 3 } else { 2 }), Some(modifier));
        }
    }
    let hits = hedges_before(figure);
    let Some(hit) = hits.last().filter(|hit| hit.end.index == figure.index && inside(hit.start)) else { return (figure, None) };
    let modifier = match hit.row.sense {
        HedgeSense::Approx => Some(TimexMod::Approx),
        HedgeSense::MoreThan => Some(TimexMod::MoreThan),
        HedgeSense::EqualOrMore => Some(TimexMod::EqualOrMore),
        HedgeSense::LessThan => Some(TimexMod::LessThan),
        HedgeSense::EqualOrLess => Some(TimexMod::EqualOrLess),
        HedgeSense::Equal | HedgeSense::Vague => None,
    };
    // `âgé de plus de 16 ans`: the first `de` belongs to what goes before.
    let start = hit.start.eat_any(&["de", "d'"]).unwrap_or(hit.start);
    if modifier.is_some() && !hit.row.framing { (start, modifier) } else { (figure, None) }
}

/// Hedges that belong to the expression: not `dans les`, `sous`, `dès`, no verb (`frôle les`).
fn inside(start: Cursor<'_>) -> bool {
    let opens = [TimeClass::Open, TimeClass::In, TimeClass::Within, TimeClass::Future];
    !opens.iter().any(|class| word(start, *class).is_some())
        && !start.classes().any(crate::lexicon::Classes::FINITE.with(crate::lexicon::Classes::PARTICIPLE))
        && !start.is_any(&["bientôt", "à", "vers", "aux", "sur"])
}

/// `deux à trois ans`, `deux ou trois jours`, `10-15 minutes`, `entre 2 et 3 ans`
fn range(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    let between = cursor.eat("entre");
    let low = number::cardinal(between.unwrap_or(cursor)).filter(|low| low.digits || !low.article || between.is_some())?;
    let link = if between.is_some() { low.next.eat("et")? } else { low.next.eat_any(&["à", "ou", "-", "–"])? };
    let high = number::cardinal(link).filter(|high| high.value > low.value)?;
    let (next, row) = unit(high.next)?;
    let (value, unit) = (iso(low.value, row)?, row.unit);
    let value = format!("{value}/{}", iso(high.value, row)?);
    Some(Lasting { start: cursor, next, value, unit, count: None, modifier: None, article: false })
}

fn single(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
    clocked(cursor)
        .or_else(|| primed(cursor))
        .or_else(|| collective(cursor))
        .or_else(|| counted(cursor))
        .or_else(|| unsaid(cursor))
}

/// `trois longues années`, `1,5 an`, `deux ans et demi`, `2 ans et 3 mois`, `une demi-heure`
fn counted(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
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
fn collective(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
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
fn clocked(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
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
fn primed(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
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
    let count = Some(i32::from(value));
    counted.then(|| Lasting {
        start: cursor,
        next,
        value: format!("PT{value}{letter}"),
        unit,
        count,
        modifier: None,
        article: false,
    })
}

/// `quelques mois`, `plusieurs années`, `des dizaines d’années`: `PXM`.
fn unsaid(cursor: Cursor<'_>) -> Option<Lasting<'_>> {
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

/// `value` of a unit as an ISO 8601 duration.
fn iso(value: Decimal, row: UnitOfTime) -> Option<String> {
    let value = value.checked_mul(Decimal::from(row.count))?;
    let (factor, letter, clock) = match row.unit {
        TimeUnit::Quarter => (3, "M", false),
        TimeUnit::Third => (4, "M", false),
        TimeUnit::Half => (6, "M", false),
        TimeUnit::Decade => (10, "Y", false),
        TimeUnit::Century => (100, "Y", false),
        TimeUnit::Millennium => (1000, "Y", false),
        TimeUnit::Fortnight => (2, "W", false),
        unit => {
            let (letter, clock) = letter(unit)?;
            (1, letter, clock)
        }
    };
    let value = value.checked_mul(Decimal::from(factor))?.normalize();
    Some(format!("P{}{value}{letter}", if clock { "T" } else { "" }))
}

fn letter(unit: TimeUnit) -> Option<(&'static str, bool)> {
    Some(match unit {
        TimeUnit::Second => ("S", true),
        TimeUnit::Minute => ("M", true),
        TimeUnit::Hour => ("H", true),
        TimeUnit::Night => ("NI", false),
        TimeUnit::Day => ("D", false),
        TimeUnit::Weekend => ("WE", false),
        TimeUnit::Week => ("W", false),
        TimeUnit::Month => ("M", false),
        TimeUnit::Year => ("Y", false),
        TimeUnit::Decade => ("DE", false),
        TimeUnit::Century => ("CE", false),
        TimeUnit::Quarter => ("Q", false),
        _ => return None,
    })
}
