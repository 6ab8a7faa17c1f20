//! Figures that count nothing: phone numbers, articles of law, versions, scores, codes.

use super::unit::unit_after;
use crate::mention::AmountKind;
use crate::number;
use crate::text::PieceKind;
use crate::token::{Case, Cursor};

/// Words after which a figure is an identifier.
const IDENTIFIES: [&str; 44] = [
    "article",
    "articles",
    "art",
    "page",
    "pages",
    "p",
    "pp",
    "chapitre",
    "chapitres",
    "n°",
    "n°s",
    "numéro",
    "numéros",
    "no",
    "nos",
    "version",
    "versions",
    "alinéa",
    "alinéas",
    "loi",
    "décret",
    "arrêté",
    "paragraphe",
    "ligne",
    "lignes",
    "tome",
    "volume",
    "vol",
    "épisode",
    "figure",
    "tableau",
    "annexe",
    "chambre",
    "lot",
    "porte",
    "quai",
    "bp",
    "cs",
    "cedex",
    "siret",
    "siren",
    "isbn",
    "bus",
    "vols",
];

/// Figures joined in one identifier at most (`articles 12, 13 et 14`).
const JOINED: usize = 8;

/// The cursor after a figure that is no amount, when one stands here.
pub(super) fn skip(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if cursor.kind() != Some(PieceKind::Digits) {
        return if cursor.is("+") { phone(cursor) } else { all_of_them(cursor).or_else(|| goals(cursor)) };
    }
    phone(cursor)
        .or_else(|| address(cursor))
        .or_else(|| colon(cursor))
        .or_else(|| identifier(cursor))
        .or_else(|| version(cursor))
        .or_else(|| score(cursor))
        .or_else(|| goals(cursor))
        .or_else(|| code(cursor))
        .or_else(|| glued_letters(cursor))
        .or_else(|| slashes(cursor))
        .or_else(|| street(cursor))
        .or_else(|| coordinates(cursor))
}

fn digits(cursor: Cursor<'_>) -> bool {
    cursor.kind() == Some(PieceKind::Digits)
}

/// `06 12 34 56 78`, `+33 (0)1 23 45 67 89`, `01.23.45.67.89`, `0 800 123 456`, `+1-222-2222`.
fn phone(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let plus = cursor.is("+");
    let mut at = if plus { cursor.skip(1) } else { cursor };
    if !digits(at) || (plus && !at.glued()) || (!plus && !at.text().starts_with('0')) {
        return None;
    }
    let (mut groups, mut count, mut last) = (0, 0, cursor);
    while digits(at) && groups < 9 {
        let figures = at.text().bytes().filter(u8::is_ascii_digit).count();
        groups += 1;
        count += figures;
        at = at.skip(1);
        last = at;
        for _ in 0..2 {
            let mark = at.is_any(&[".", "/", "(", ")"]) || (at.kind() == Some(PieceKind::Dash) && at.glued());
            if mark && at.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits || t.span.of(at.tokens.text) == "(") {
                at = at.skip(1);
            }
        }
    }
    // `0 800 123 456` has two groups as they are scanned; `0 1` is none.
    let enough = if plus { count >= 8 } else { (9..=11).contains(&count) };
    (enough && groups >= 2
        || count == 10 && !plus && groups == 1 && cursor.text().starts_with('0') && !cursor.text().contains([',', '.']))
    .then_some(last)
}

/// Three or more figures joined by points or colons (`192.168.1.1`).
fn address(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut at = cursor.skip(1);
    let mut joints = 0;
    while at.glued() && at.is_any(&[".", ":"]) && at.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits && !t.spaced) {
        joints += 1;
        at = at.skip(2);
    }
    (joints >= 2).then_some(at)
}

/// `8:62`, `3:2`: a score, a verse, an hour that there is not; hours that there are were read.
fn colon(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let mark = cursor.skip(1);
    let joined = mark.is(":") && mark.glued() && mark.ahead(1).is_some_and(|t| !t.spaced && t.kind == PieceKind::Digits);
    joined.then(|| mark.skip(2))
}

/// `l’article 49`, `n° 3`, `loi n° 2021-1104`, `L. 121-3`, `articles 12 et 13`.
fn identifier(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let before = cursor.back(1)?;
    let sign = before.span.of(cursor.tokens.text);
    let back = |words: &[&str]| cursor.back(2).is_some_and(|t| words.contains(&t.span.of(cursor.tokens.text)));
    let named = before.kind == PieceKind::Word && IDENTIFIES.iter().any(|word| crate::text::eq_folded(sign, word))
        || matches!(sign, "°" | "º") && back(&["n", "N"])
        || sign == "." && back(&["art", "Art", "p", "pp", "L", "R", "D", "al"])
        || matches!(sign, "#" | "§" | "_" | "@" | "=" | "№");
    // `n° 1 mondiale`, `le vol 661 PIA`: what follows is not counted.
    let numbered = matches!(sign, "°" | "º") || crate::text::eq_folded(sign, "numéro");
    let counts = |unit: &super::unit::Unit<'_>| {
        unit.kind != AmountKind::Quantity
            || !(numbered || unit.unit.as_deref().is_some_and(|u| u.chars().all(char::is_uppercase)))
    };
    if !named || number::read(cursor).and_then(|r| unit_after(&r)).is_some_and(|unit| counts(&unit)) {
        return None;
    }
    let mut at = inner(cursor.skip(1));
    for _ in 0..JOINED {
        let next = at.eat_any(&["et", "à", "ou", ","]).filter(|next| digits(*next));
        let Some(next) = next.filter(|next| number::read(*next).is_some_and(|r| unit_after(&r).is_none())) else { break };
        at = inner(next.skip(1));
    }
    Some(at)
}

/// The rest of an identifier glued to its first figure (`-1104`, `.3`, `/52`).
fn inner(mut at: Cursor<'_>) -> Cursor<'_> {
    for _ in 0..JOINED {
        let joint = at.glued()
            && (at.kind() == Some(PieceKind::Dash) || at.is_any(&[".", "/"]))
            && at.ahead(1).is_some_and(|t| !t.spaced && t.kind == PieceKind::Digits);
        if !joint {
            break;
        }
        at = at.skip(2);
    }
    at
}

/// `GPT 3.5`, `GPT-4o`, `Mac OS 10`, `CAC 40`: a figure right after a name in capitals, without a
/// unit.
fn version(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let before = cursor.back(1)?;
    let (name, glued) = if before.kind == PieceKind::Dash && cursor.glued() && !before.spaced {
        (cursor.back(2)?, true)
    } else {
        (before, cursor.glued())
    };
    let capital = name.kind == PieceKind::Word
        && matches!(name.case, Case::Upper | Case::Mixed)
        && !super::unit::starts_unit(cursor.rewind(1));
    let point = cursor.text().contains('.') && cursor.text().len() <= 5;
    let product = name.kind == PieceKind::Word && name.case == Case::Title && (glued || point);
    if !(capital || product) || cursor.text().len() > 4 {
        return None;
    }
    let reading = number::read(cursor)?;
    if reading.scale.is_some() || unit_after(&reading).is_some() {
        return None;
    }
    Some(tail_letters(cursor.skip(1)))
}

/// `3-1`, `6-4, 3-6, 7-6 (8)`: small figures joined by a hyphen; `10-15 personnes`, `2-3 %` are
/// ranges.
fn score(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let small = |at: Cursor<'_>| digits(at) && at.text().len() <= 2;
    let dash = cursor.skip(1);
    let second = dash.skip(1);
    let joined = dash.kind() == Some(PieceKind::Dash) && dash.glued() && second.glued();
    if !small(cursor)
        || !joined
        || !small(second)
        || number::read(second).is_some_and(|r| unit_after(&r).is_some() || r.scale.is_some())
    {
        return None;
    }
    let after = second.skip(1);
    let tie = after.is("(") && small(after.skip(1)) && after.ahead(2).is_some_and(|t| t.span.of(after.tokens.text) == ")");
    Some(if tie { after.skip(3) } else { after })
}

/// `tous deux médaillés`, `tous les trois tués sur le coup`: nothing is counted anew.
fn all_of_them(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let all = |back: usize| cursor.back(back).is_some_and(|t| cursor.reads(t, "tous") || cursor.reads(t, "toutes"));
    let article = cursor.back(1).is_some_and(|t| cursor.reads(t, "les"));
    if !(all(1) || article && all(2)) {
        return None;
    }
    let count = number::cardinal(cursor).filter(|c| c.value <= rust_decimal::Decimal::TEN)?;
    let adjective = |at: Cursor<'_>| {
        at.classes().any(crate::lexicon::Classes::PARTICIPLE)
            || at.kind() != Some(PieceKind::Word)
            || at.is_any(&["âgés", "âgées"])
            || at.classes().any(crate::lexicon::Classes::PREPOSITION)
    };
    (all(1) || adjective(count.next)).then_some(count.next)
}

/// `2 buts à 1`, `trois sets à deux`: the score of a match.
fn goals(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    const UNITS: [&str; 12] =
        ["but", "buts", "set", "sets", "manche", "manches", "victoire", "victoires", "point", "points", "essais", "jeux"];
    const REACH: usize = 6;
    if !(2..=REACH).any(|ahead| cursor.ahead(ahead).is_some_and(|t| cursor.reads(t, "à"))) {
        return None;
    }
    let first = number::cardinal(cursor)?;
    let second = number::cardinal(first.next.eat_any(&UNITS)?.eat("à")?)?;
    let small = |value: rust_decimal::Decimal| value < rust_decimal::Decimal::ONE_HUNDRED;
    let over = second.next.kind() != Some(PieceKind::Word)
        || !second.next.text().ends_with(['s', 'x'])
        || second.next.classes().any(crate::lexicon::Classes::PREPOSITION);
    (small(first.value) && small(second.value) && over).then_some(second.next)
}

/// `A320`, `CO2`, `DES16C2nm`: digits glued to the letters of a name before them.
fn code(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let before = cursor.back(1)?;
    let name = cursor.glued()
        && before.kind == PieceKind::Word
        && (before.case != Case::Lower || before.span.len() > 1)
        && !before.span.of(cursor.tokens.text).ends_with(['\'', '’'])
        && !super::unit::starts_unit(cursor.rewind(1));
    name.then(|| tail_letters(cursor.skip(1)))
}

/// Past letters and digits glued on.
fn tail_letters(mut at: Cursor<'_>) -> Cursor<'_> {
    for _ in 0..JOINED {
        if !at.glued() || !(digits(at) || at.kind() == Some(PieceKind::Word)) {
            break;
        }
        at = at.skip(1);
    }
    at
}

/// `5G`, `3D`, `7j/7`, `90e+3`: letters glued after the figure that are no unit, scale or
/// ordinal ending.
fn glued_letters(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let letters = cursor.skip(1);
    let next = letters.skip(1);
    let match_time = matches!(cursor.text(), "45" | "90" | "105" | "120");
    if match_time && extra_time(letters) {
        return Some(letters.skip(2));
    }
    if !letters.glued() || letters.kind() != Some(PieceKind::Word) {
        return None;
    }
    if match_time && extra_time(next) {
        return Some(tail(next));
    }
    let reading = number::read(cursor)?;
    let counts = reading.next.index > letters.index || unit_after(&reading).is_some() || number::ordinal(cursor).is_some();
    (!counts).then(|| tail(next))
}

/// `+3` glued after `90` or `90e`: minutes added to a match.
fn extra_time(at: Cursor<'_>) -> bool {
    at.is("+") && at.glued() && at.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits && !t.spaced && t.span.len() <= 2)
}

/// Past what is glued on: signs and figures of the same code.
fn tail(mut at: Cursor<'_>) -> Cursor<'_> {
    for _ in 0..JOINED {
        let goes_on = at.glued()
            && (digits(at)
                || (at.is_any(&["+", "/", "^"]) || at.kind() == Some(PieceKind::Dash))
                    && at.ahead(1).is_some_and(|t| !t.spaced && t.kind != PieceKind::Sign));
        if !goes_on {
            break;
        }
        at = at.skip(1);
    }
    at
}

/// `24/24`, `2023/24`: figures joined by a slash that make no fraction.
fn slashes(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let mark = cursor.skip(1);
    let joined = mark.is("/") && mark.glued() && mark.ahead(1).is_some_and(|t| !t.spaced && t.kind == PieceKind::Digits);
    if !joined || number::read(cursor).is_some_and(|r| r.next.index > mark.index) {
        return None;
    }
    // `12 €/100 km` has its unit before the slash; two bare figures have none.
    Some(inner(mark.skip(2)))
}

/// `12, rue de la Paix, 75002 Paris`, `24 bis avenue Foch`: a house and a post office.
fn street(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    const STREETS: [&str; 22] = [
        "rue",
        "rues",
        "avenue",
        "av",
        "boulevard",
        "bd",
        "impasse",
        "chemin",
        "allée",
        "allées",
        "ruelle",
        "faubourg",
        "chaussée",
        "esplanade",
        "rond-point",
        "quai",
        "cours",
        "square",
        "route",
        "passage",
        "villa",
        "sente",
    ];
    let text = cursor.text();
    let plain = text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit());
    let after = cursor.skip(1);
    let at = after.eat_any(&["bis", "ter", "quater"]).unwrap_or(after);
    let at = at.eat(",").unwrap_or(at);
    if plain && text.len() <= 4 && at.is_any(&STREETS) && !at.text().ends_with("rues") {
        return Some(at);
    }
    // A post code stands right before its town, after a comma or a dash.
    let opened = || cursor.back(1).is_some_and(|t| matches!(t.span.of(cursor.tokens.text), "," | "-" | "–" | "—" | "("));
    let name = after.kind() == Some(PieceKind::Word) && after.case() == Case::Title;
    if !(plain && text.len() == 5 && name && opened()) {
        return None;
    }
    unit_after(&number::read(cursor)?).is_none().then_some(after)
}

/// `22° 52′ 16″`: degrees, minutes and seconds of a place.
fn coordinates(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let mark = |at: Cursor<'_>| at.is_any(&["°", "′", "″", "'", "’", "\"", "º"]);
    let mut at = cursor;
    let mut parts = 0;
    while parts < 3 && digits(at) && mark(at.skip(1)) {
        parts += 1;
        at = at.skip(2);
    }
    (parts >= 2).then_some(at)
}
