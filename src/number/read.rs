//! One figure: a term, its scales, halves and decimals in words; collectives and vague amounts.

use super::words::word;
use super::{Cardinal, Comparator, Estimate, cardinal, parse_figure};
use crate::lexicon::{Classes, NumberClass, Table};
use crate::text::{PieceKind, Span};
use crate::token::{Case, Cursor};
use rust_decimal::Decimal;

/// One figure as read, hedges and ranges aside.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// Its value; APPROX for a collective, VAGUE for `des millions`.
    pub estimate: Estimate,
    /// From the sign or first figure to the last scale word.
    pub span: Span,
    /// Where it starts.
    pub start: Cursor<'a>,
    /// After it.
    pub next: Cursor<'a>,
    /// Just `un` or `une`.
    pub article: bool,
    /// In digits.
    pub digits: bool,
    /// What its scale words multiply by; none without one. An elliptic neighbour
    /// (`2 et 1,4 milliards`) inherits it.
    pub scale: Option<Decimal>,
    /// A scale that `de` must link to what is counted (`millions d’euros`).
    pub links: bool,
    /// A fraction (`deux tiers`).
    pub fraction: bool,
}

/// The figure that starts here: `5,4 milliards`, `deux millions et demi`, `une centaine de
/// milliers`, `un demi-milliard`, `trois quarts de million`, `des dizaines de millions`.
#[must_use]
pub fn read(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let first = cursor.peek()?;
    if first.kind != PieceKind::Digits
        && !cursor.tokens.lexicon.starts(first.word, Table::Number)
        && !matches!(first.kind, PieceKind::Dash)
        && !is_vague_quantifier(cursor)
        && !cursor.is_any(&["+", "±", "moins"])
    {
        return None;
    }
    negative(cursor)
        .or_else(|| vague(cursor))
        .or_else(|| halves(cursor))
        .or_else(|| collective(cursor))
        .or_else(|| chain(cursor))
        .map(|reading| out_of(mixed(reading)))
}

/// `cent trois et deux tiers`: a fraction added to a whole number.
fn mixed(reading: Reading<'_>) -> Reading<'_> {
    let Some(whole) = reading.estimate.value.filter(|_| reading.scale.is_none() && !reading.fraction) else { return reading };
    let Some(part) = reading.next.eat("et").and_then(halves).filter(|part| part.fraction) else { return reading };
    let Some(sum) = part.estimate.value.and_then(|part| whole.checked_add(part)) else { return reading };
    Reading { estimate: Estimate::exactly(sum), span: reading.span.cover(part.span), next: part.next, fraction: true, ..reading }
}

/// `1 sur 3`, `un sur vingt`, `9 fois sur 10`, `un Français sur trois`: a part of a number.
fn out_of(reading: Reading<'_>) -> Reading<'_> {
    let Some(part) = reading.estimate.value.filter(|_| reading.scale.is_none() && !reading.fraction) else { return reading };
    let noun = reading.next.kind() == Some(PieceKind::Word)
        && !reading.next.classes().any(Classes::PREPOSITION.with(Classes::FINITE).with(Classes::DETERMINER));
    let at = if noun && reading.next.ahead(1).is_some_and(|t| reading.next.reads(t, "sur")) {
        reading.next.skip(1)
    } else {
        reading.next
    };
    let Some(whole) = at.eat("sur").and_then(cardinal) else { return reading };
    let lexicon = at.tokens.lexicon;
    // `3 millions sur cinq ans`, `20 sur 30 euros`: what follows is counted.
    let counts = whole.next.peek().is_some_and(|t| {
        t.kind == PieceKind::Word
            && t.spaced
            && !lexicon.classes(t.word).any(
                Classes::PREPOSITION
                    .with(Classes::FINITE)
                    .with(Classes::COORDINATOR)
                    .with(Classes::PRONOUN)
                    .with(Classes::ADVERB)
                    .with(Classes::NEGATION)
                    .with(Classes::DETERMINER),
            )
            || matches!(t.span.of(at.tokens.text), "%" | "€" | "$")
    });
    let whole_number = whole.value > Decimal::ONE
        && whole.value >= part
        && part > Decimal::ZERO
        && whole.value.fract().is_zero()
        && part.fract().is_zero();
    match part.checked_div(whole.value) {
        Some(value) if whole_number && !counts => Reading {
            estimate: Estimate::exactly(value.round_dp(10).normalize()),
            span: reading.start.to(whole.next),
            next: whole.next,
            article: false,
            fraction: true,
            ..reading
        },
        _ => reading,
    }
}

/// `-10 milliards`, `+12`: a sign glued to its figure and to nothing before.
fn negative(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let minus = cursor.kind() == Some(PieceKind::Dash) && !matches!(cursor.text(), "–" | "—");
    let figure = cursor.skip(1);
    if !(minus || cursor.is_any(&["+", "±"])) || figure.kind() != Some(PieceKind::Digits) || !figure.glued() {
        return None;
    }
    let after_word =
        cursor.back(1).is_some_and(|t| t.kind != PieceKind::Sign || t.span.of(cursor.tokens.text) == ")") && cursor.glued();
    if after_word {
        return None;
    }
    let mut reading = chain(figure)?;
    reading.span.start = cursor.offset();
    reading.start = cursor;
    if minus {
        reading.estimate = reading.estimate.scaled(Decimal::NEGATIVE_ONE);
    }
    Some(reading)
}

fn is_vague_quantifier(cursor: Cursor<'_>) -> bool {
    cursor.is_any(&["des", "plusieurs", "quelques", "les", "ces", "ses", "leurs", "certaines", "maints"])
}

/// `des millions`, `plusieurs dizaines de milliers`, `quelques centaines`: no figure is given.
fn vague(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let mut at = cursor;
    if is_vague_quantifier(cursor) {
        at = cursor.skip(1);
    }
    let noun = word(at)?;
    let plural = at.text().ends_with(['s', 'S', 'x', 'X']);
    if !matches!(noun.class, NumberClass::Scale | NumberClass::Collective) || !plural {
        return None;
    }
    // `10 millions` is a figure; so the plural must not follow one.
    if at.index == cursor.index
        && cursor.back(1).is_some_and(|t| t.kind == PieceKind::Digits || cursor.tokens.lexicon.starts(t.word, Table::Number))
    {
        return None;
    }
    let (_, next, scale) = links(at.skip(1), Decimal::ONE);
    let links = true;
    Some(Reading {
        estimate: Estimate::vague(),
        span: at.to(next),
        start: at,
        next,
        article: false,
        digits: false,
        scale: scale.or(Some(noun.value)),
        links,
        fraction: false,
    })
}

/// `de milliers`, `de millions`: scales linked by `de` after a collective or fraction.
fn links(mut cursor: Cursor<'_>, mut value: Decimal) -> (Decimal, Cursor<'_>, Option<Decimal>) {
    let mut scale = None;
    loop {
        let Some(after) = cursor.eat_any(&["de", "d'"]) else { return (value, cursor, scale) };
        let Some(noun) = word(after).filter(|w| matches!(w.class, NumberClass::Scale | NumberClass::Collective)) else {
            return (value, cursor, scale);
        };
        let Some(product) = value.checked_mul(noun.value) else { return (value, cursor, scale) };
        value = product;
        scale = Some(scale.unwrap_or(Decimal::ONE).checked_mul(noun.value).unwrap_or(noun.value));
        cursor = after.skip(1);
    }
}

/// `un demi-milliard`, `trois quarts de million`, `les deux tiers`, `un dixième`.
fn halves(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let (count, at) = match cardinal(cursor) {
        Some(found) if found.value < Decimal::ONE_THOUSAND => (found, found.next.past_hyphen()),
        _ if word(cursor).is_some_and(|w| w.class == NumberClass::Fraction && cursor.text().starts_with(['d', 'D'])) => {
            (Cardinal { value: Decimal::ONE, next: cursor, digits: false, article: true }, cursor)
        }
        _ => return None,
    };
    let noun = word(at)?;
    let compound = super::ordinal(at)
        .filter(|o| at.index > cursor.index && !o.roman && o.next.index > at.index + 1 && at.kind() == Some(PieceKind::Word));
    let (part, after) = match (noun.class, compound) {
        (NumberClass::Fraction, _) => (noun.value, at.skip(1)),
        (NumberClass::Ordinal, _) if noun.value > Decimal::TWO && at.index > cursor.index => (noun.value, at.skip(1)),
        (_, Some(rank)) => (rank.value, rank.next),
        _ => return None,
    };
    let rank = noun.class != NumberClass::Fraction;
    // `le troisième`, `un second`, `deux quarts d’heure` aside: an ordinal is a fraction only in
    // the plural after a number, or after `un`.
    let plural = after.back(1).is_some_and(|t| t.span.of(cursor.tokens.text).ends_with(['s', 'S']));
    if rank && (count.value > Decimal::ONE) != plural {
        return None;
    }
    let value = count.value.checked_div(part)?;
    let glued_scale = after.past_hyphen();
    let (value, next, scale) = match word(glued_scale) {
        Some(w) if w.class == NumberClass::Scale || (w.class == NumberClass::Collective && noun.value == Decimal::TWO) => {
            let (value, next, more) = links(glued_scale.skip(1), value.checked_mul(w.value)?);
            (value, next, Some(more.unwrap_or(Decimal::ONE).checked_mul(w.value)?))
        }
        _ => links(after, value),
    };
    Some(Reading {
        estimate: Estimate::exactly(value.round_dp(10).normalize()),
        span: cursor.to(next),
        start: cursor,
        next,
        article: false,
        digits: count.digits,
        scale,
        links: scale.is_some(),
        fraction: scale.is_none(),
    })
}

/// `une dizaine`, `deux douzaines`, `une bonne centaine de milliers`: APPROX by nature.
fn collective(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let count = cardinal(cursor)?;
    let mut at = count.next;
    let mut bias = None;
    for (words, way) in [
        (["bonne", "bon", "grosse", "gros"], Some(super::Bias::Above)),
        (["petite", "petit", "maigre", "demi"], Some(super::Bias::Below)),
    ] {
        if let Some(after) = at.eat_any(&words) {
            at = after.past_hyphen();
            bias = way;
        }
    }
    let noun = word(at).filter(|w| w.class == NumberClass::Collective)?;
    let value = count.value.checked_mul(noun.value)?;
    let (value, next, scale) = links(at.skip(1), value);
    let mut estimate = Estimate::exactly(value);
    // `deux milliers` is said of what is counted, `une dizaine` of what is guessed.
    estimate.comparator = Comparator::Approx;
    estimate.bias = bias;
    Some(Reading {
        estimate,
        span: cursor.to(next),
        start: cursor,
        next,
        article: false,
        digits: count.digits,
        scale: scale.map(|s| s * noun.value).or(Some(noun.value)),
        links: true,
        fraction: false,
    })
}

/// `3 millions 200 000`, `deux cent mille`, `1,5 million et demi`, `deux virgule cinq milliards`.
fn chain(cursor: Cursor<'_>) -> Option<Reading<'_>> {
    let mut total = Decimal::ZERO;
    let mut at = cursor;
    let mut bound: Option<Decimal> = None;
    let mut last_scale = None;
    let mut digits = false;
    let mut article = false;
    let mut linked = false;
    loop {
        let Some(term) = term(at, bound.is_some()) else { break };
        if bound.is_some() && term.article && term.next.past_hyphen().index == term.next.index && scale(term.next).is_none() {
            break;
        }
        let (value, factor, next) = match scale(term.next) {
            Some((factor, next)) => match term.value.checked_mul(factor) {
                Some(value) => (value, Some(factor), next),
                None => return too_large(cursor, next),
            },
            None => (term.value, None, term.next),
        };
        if bound.is_some_and(|bound| value >= bound) {
            break;
        }
        if at.index == cursor.index {
            digits = term.digits;
            article = term.article && factor.is_none();
        }
        // `un million sept` is 1,7 million, spoken.
        let spoken = bound.is_some() && factor.is_none() && !term.digits && value > Decimal::ONE && value < Decimal::TEN;
        total = total.checked_add(match (spoken, last_scale) {
            (true, Some(scale)) => Decimal::checked_div(scale, Decimal::TEN)?.checked_mul(value)?,
            _ => value,
        })?;
        at = next;
        // `trois millions d’euros` takes `de`, `trois mille euros` does not.
        linked = factor.is_some_and(|f| f >= Decimal::from(1_000_000));
        let Some(factor) = factor else { break };
        last_scale = Some(factor);
        bound = Some(factor);
        if let Some((half, next)) = and_half(at) {
            total = total.checked_add(factor.checked_mul(half)?)?;
            at = next;
            break;
        }
    }
    if at.index == cursor.index {
        return None;
    }
    let mut estimate = Estimate::exactly(total.normalize());
    // `1,5 Bn` is 10¹² by French usage, 10⁹ by English: told.
    if at.back(1).is_some_and(|t| matches!(t.span.of(cursor.tokens.text), "Bn" | "bn")) {
        estimate.reason = Some("scale.ambiguous");
    }
    Some(Reading {
        estimate,
        span: cursor.to(at),
        start: cursor,
        next: at,
        article,
        digits,
        scale: last_scale,
        links: linked,
        fraction: false,
    })
}

fn too_large<'a>(start: Cursor<'a>, next: Cursor<'a>) -> Option<Reading<'a>> {
    let mut estimate = Estimate::exactly(Decimal::ZERO);
    estimate.value = None;
    estimate.reason = Some("number.too_large");
    Some(Reading {
        estimate,
        span: start.to(next),
        start,
        next,
        article: false,
        digits: true,
        scale: None,
        links: true,
        fraction: false,
    })
}

/// `3/4`: a small fraction in digits, glued; dates and rates are read before numbers.
fn slashed(cursor: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let (slash, below) = (cursor.skip(1), cursor.skip(2));
    let shape = cursor.kind() == Some(PieceKind::Digits)
        && slash.is("/")
        && slash.glued()
        && below.kind() == Some(PieceKind::Digits)
        && below.glued();
    if !shape || cursor.text().len() > 2 || below.text().len() > 2 || below.skip(1).is("/") {
        return None;
    }
    let (top, bottom) = (parse_figure(cursor.text())?, parse_figure(below.text())?);
    let value = top.checked_div(bottom).filter(|_| top < bottom && bottom > Decimal::ONE)?;
    Some((value.round_dp(10).normalize(), below.skip(1)))
}

/// A cardinal, its decimals in words (`deux virgule cinq`) or a vulgar fraction (`2½`).
fn term(cursor: Cursor<'_>, inner: bool) -> Option<Cardinal<'_>> {
    if let Some(row) = word(cursor)
        && row.class == NumberClass::Vulgar
    {
        return Some(Cardinal { value: row.value, next: cursor.skip(1), digits: true, article: false });
    }
    if let Some((value, next)) = slashed(cursor) {
        return Some(Cardinal { value, next, digits: true, article: false });
    }
    let mut found = cardinal(cursor)?;
    if let Some((part, next)) = slashed(found.next).filter(|_| found.digits) {
        found.value = found.value.checked_add(part)?;
        found.next = next;
    }
    if inner && found.digits && found.value < Decimal::ONE {
        return None;
    }
    if let Some(row) = word(found.next)
        && row.class == NumberClass::Vulgar
    {
        found.value = found.value.checked_add(row.value)?;
        found.next = found.next.skip(1);
    }
    if let Some(after) = found.next.eat("virgule")
        && let Some((fraction, next)) = spoken_decimals(after)
    {
        found.value = found.value.checked_add(fraction)?;
        found.next = next;
        found.article = false;
    }
    Some(found)
}

/// `virgule zéro cinq`, `virgule vingt-cinq`, `virgule trois zéro trois`.
fn spoken_decimals(cursor: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let mut figures = String::from("0.");
    let mut at = cursor;
    while let Some(found) = cardinal(at) {
        figures.push_str(&found.value.to_string());
        at = found.next;
    }
    (at.index > cursor.index).then(|| figures.parse().ok().map(|value| (value, at))).flatten()
}

/// `million`, `Md`, `mille milliards`, `k` before a currency sign; the product of all of them.
fn scale(cursor: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let mut factor = None;
    let mut at = cursor;
    loop {
        let here = if factor.is_none() { at.past_hyphen() } else { at };
        let linked = if factor.is_some() { here.eat("de").unwrap_or(here) } else { here };
        let Some(row) = word(linked) else { break };
        let fits = match row.class {
            NumberClass::Scale => true,
            NumberClass::Thousand => factor.is_none(),
            NumberClass::Abbreviation | NumberClass::Foreign => factor.is_none() || linked.case() != Case::Lower,
            NumberClass::Prefix => factor.is_none() && prefix_fits(linked),
            _ => false,
        };
        if !fits {
            break;
        }
        let Some(product) = factor.unwrap_or(Decimal::ONE).checked_mul(row.value) else { break };
        factor = Some(product);
        at = linked.skip(1);
        if matches!(row.class, NumberClass::Abbreviation)
            && at.is(".")
            && at.glued()
            && at.ahead(1).is_some_and(|t| t.case == Case::Lower)
        {
            at = at.skip(1);
        }
    }
    factor.map(|factor| (factor, at))
}

/// `M€`, `k$`, `M d’euros`: a bare letter is a scale only right before a currency; `10k` and
/// `10M` glued to their figure are, `5G` is not.
fn prefix_fits(cursor: Cursor<'_>) -> bool {
    let next = cursor.skip(1);
    let alone = next
        .peek()
        .is_none_or(|t| t.spaced || (t.kind == PieceKind::Sign && !matches!(t.span.of(cursor.tokens.text), "'" | "/" | "²")));
    if cursor.glued() && alone && matches!(cursor.text(), "k" | "K" | "M") && !next.any_phrase(Table::Unit).is_some() {
        return true;
    }
    let sign =
        next.peek().is_some_and(|t| t.kind == PieceKind::Sign && matches!(t.span.of(cursor.tokens.text), "€" | "$" | "£" | "¥"));
    let before = cursor.back(1).is_some_and(|t| t.kind == PieceKind::Digits);
    before
        && (sign
            || next
                .eat_any(&["d'", "de"])
                .is_some_and(|c| c.tokens.lexicon.start_bits(c.peek().map_or(0, |t| t.word)) & (1 << Table::Currency as u8) != 0))
}

/// `et demi`, `et quart`, `trois quarts` after a scale.
fn and_half(cursor: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let after = cursor.eat("et")?;
    let row = word(after)?;
    if row.class != NumberClass::Fraction || after.classes().any(Classes::VERB) {
        return None;
    }
    Some((Decimal::ONE.checked_div(row.value)?, after.skip(1)))
}

/// The value of a digit token; used by rules that read surface shapes.
#[must_use]
pub fn digits(cursor: Cursor<'_>) -> Option<Decimal> {
    (cursor.kind() == Some(PieceKind::Digits)).then(|| parse_figure(cursor.text())).flatten()
}
