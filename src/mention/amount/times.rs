//! Multiples: `trois fois plus`, `2,3 fois l’Ebitda`, `multiplié par trois`, `×3`.

use super::unit::starts_unit;
use crate::lexicon::Classes;
use crate::number::Reading;
use crate::text::PieceKind;
use crate::token::Cursor;

/// The cursor after a multiple, when the figure is one.
pub(super) fn after<'a>(reading: &Reading<'a>) -> Option<Cursor<'a>> {
    if reading.scale.is_some() || reading.links {
        return None;
    }
    let at = reading.next;
    if let Some(end) = at.eat("fois") {
        return compares(end, reading).then_some(end);
    }
    let bare = at.done() || !(starts_unit(at) || at.is_any(&["%", "pour"]));
    (bare && (multiplied(reading.start) || crossed(reading.start))).then_some(at)
}

/// `trois fois plus`, `quatre fois l’Ebitda`, `deux fois et demie celui de`; not `il a échoué trois
/// fois`. A multiple that is no whole number (`3,5 fois`) can only compare.
fn compares(end: Cursor<'_>, reading: &Reading<'_>) -> bool {
    const WORDS: [&str; 24] = [
        "plus",
        "moins",
        "mieux",
        "davantage",
        "autant",
        "supérieur",
        "supérieure",
        "supérieurs",
        "supérieures",
        "inférieur",
        "inférieure",
        "inférieurs",
        "inférieures",
        "celui",
        "celle",
        "ceux",
        "celles",
        "trop",
        "ce",
        "cette",
        "et",
        "plutôt",
        "aussi",
        "que",
    ];
    let whole = reading.estimate.value.is_none_or(|v| v.fract().is_zero());
    // `deux fois la semaine`, `trois fois le Tour` count; an article compares when an amount's
    // noun follows.
    let once = whole && reading.estimate.value == Some(rust_decimal::Decimal::ONE);
    if once && end.eat("et").is_none_or(|next| !next.is_any(&["demi", "demie"])) {
        return false;
    }
    let article = compared(reading.start)
        && end.is_any(&["le", "la", "les", "l'", "son", "sa", "ses", "leur", "leurs", "notre", "votre", "mon"])
        && !end.any_phrase(crate::lexicon::Table::Rate).is_some_and(|(_, row)| {
            end.tokens.lexicon.rows().rates.get(row as usize).is_some_and(|rate| rate.pers.iter().any(|per| per.starts_with('P')))
        })
        && !end
            .ahead(1)
            .is_some_and(|t| t.case != crate::token::Case::Lower && t.case != crate::token::Case::Upper && !end.is("l'"));
    // `il a utilisé six fois cette procédure` counts, `cela coûte six fois cette somme` compares.
    if end.is_any(&["ce", "cet", "cette", "ces"]) && !compared(reading.start) {
        return !whole;
    }
    !whole || article || end.is_any(&WORDS) && end.eat("et").is_none_or(|next| next.is_any(&["demi", "demie", "quart"]))
}

/// `remporter deux fois le titre`, `voir trois fois sa sœur` count; `représenter deux fois le PIB`
/// compares, and so does what no verb governs.
fn compared(start: Cursor<'_>) -> bool {
    const VERBS: [&str; 24] = [
        "être",
        "avoir",
        "représenter",
        "valoir",
        "peser",
        "équivaloir",
        "égaler",
        "coûter",
        "gagner",
        "toucher",
        "payer",
        "dépasser",
        "atteindre",
        "faire",
        "compter",
        "produire",
        "émettre",
        "consommer",
        "correspondre",
        "mesurer",
        "réclamer",
        "demander",
        "dépenser",
        "vendre",
    ];
    let lexicon = start.tokens.lexicon;
    let mut before = (1..=5).map_while(|back| start.back(back)).take_while(|t| t.kind == PieceKind::Word);
    let verb = before.find(|t| {
        let classes = lexicon.classes(t.word);
        classes.any(Classes::VERB) && !classes.any(Classes::PREPOSITION.with(Classes::DETERMINER).with(Classes::ADVERB))
    });
    verb.is_none_or(|t| lexicon.verb_forms(t.word).iter().any(|form| VERBS.contains(&lexicon.infinitive(form.lemma))))
}

/// `multiplié par trois`, `divisé par 2`.
fn multiplied(start: Cursor<'_>) -> bool {
    let by = start.back(1).is_some_and(|t| start.reads(t, "par"));
    let lexicon = start.tokens.lexicon;
    by && (2..=4).map_while(|back| start.back(back)).take_while(|t| t.kind == PieceKind::Word).any(|t| {
        lexicon.classes(t.word).any(Classes::VERB)
            && lexicon
                .verb_forms(t.word)
                .iter()
                .any(|f| matches!(lexicon.infinitive(f.lemma), "multiplier" | "diviser" | "démultiplier"))
    })
}

/// `×3`, `x3`.
fn crossed(start: Cursor<'_>) -> bool {
    start.back(1).is_some_and(|t| {
        let sign = t.span.of(start.tokens.text);
        sign == "×" || (start.glued() && matches!(sign, "x" | "X") && t.spaced)
    })
}
