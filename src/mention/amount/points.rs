//! Whether `points` are percentage points: `0,4 point de PIB`, `en recul de 3 points`; the points of
//! a game, a list or a place (`six sommets dont un point culminant`, `615 points`) are counted.

use crate::lexicon::{Classes, Table, VerbFrame};
use crate::number::Reading;
use crate::text::PieceKind;
use crate::token::{Cursor, Token};
use rust_decimal::Decimal;

/// Tokens looked back over for a word of change.
const REACH: usize = 10;
/// Tokens looked over on either side for a percentage.
const NEAR: usize = 24;

/// The figure of `reading`, whose `point` ends at `end`, is of percentage points.
pub(super) fn of_percentage(reading: &Reading<'_>, end: Cursor<'_>) -> bool {
    const WHAT: [&str; 17] = [
        "pib",
        "croissance",
        "produit",
        "retard",
        "écart",
        "avance",
        "hausse",
        "baisse",
        "plus",
        "moins",
        "mieux",
        "taux",
        "inflation",
        "vote",
        "popularité",
        "confiance",
        "tva",
    ];
    let value = reading.estimate.value.or(reading.estimate.max);
    // An index stands at 7 456,12 points: that is counted, not compared.
    if value.is_some_and(|v| v.abs() >= Decimal::from(200)) || reading.scale.is_some() {
        return false;
    }
    if scored(reading.start) {
        return false;
    }
    let broken = reading.fraction || value.is_some_and(|v| !v.fract().is_zero() || v.is_sign_negative());
    let signed = reading.start.is("+") || reading.start.is("±") || reading.start.kind() == Some(PieceKind::Dash);
    let said = end.eat_any(&["de", "d'"]).is_some_and(|at| at.is_any(&WHAT));
    broken || signed || said || moved(reading.start) || among_percentages(reading.start, end) || !counted(reading.start, end)
}

/// `quatre points d’impact`, `un point culminant`, `en cinq points`, `mener de sept points`.
fn counted(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let of = end.eat_any(&["de", "d'", "du", "des"]).is_some();
    let open = Classes::PREPOSITION
        .with(Classes::ADVERB)
        .with(Classes::COORDINATOR)
        .with(Classes::SUBORDINATOR)
        .with(Classes::PRONOUN)
        .with(Classes::NEGATION)
        .with(Classes::DETERMINER)
        .with(Classes::FINITE);
    let described = end.kind() == Some(PieceKind::Word) && !end.classes().any(open);
    let listed = start.back(1).is_some_and(|t| ["en", "ces", "nos", "vos", "par"].iter().any(|word| start.reads(t, word)));
    of || described || listed || played(start, end)
}

/// `il inscrit 172,8 points`, `un score de 85,5 points`: of a game, however broken.
fn scored(start: Cursor<'_>) -> bool {
    const VERBS: [&str; 5] = ["marquer", "inscrire", "totaliser", "engranger", "scorer"];
    let lexicon = start.tokens.lexicon;
    let verb = start
        .back(1)
        .is_some_and(|t| lexicon.verb_forms(t.word).iter().any(|form| VERBS.contains(&lexicon.infinitive(form.lemma))));
    let of = start.back(1).is_some_and(|t| start.reads(t, "de"));
    verb || of && start.back(2).is_some_and(|t| ["score", "scores", "total"].iter().any(|word| start.reads(t, word)))
}

/// A word of sport or play stands near.
fn played(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    const WORDS: [&str; 24] = [
        "match",
        "matchs",
        "club",
        "équipe",
        "équipes",
        "classement",
        "score",
        "victoire",
        "victoires",
        "finale",
        "joueur",
        "joueuse",
        "joueurs",
        "set",
        "manche",
        "podium",
        "championnat",
        "podiums",
        "relégable",
        "leader",
        "tournoi",
        "saison",
        "concours",
        "jury",
    ];
    const VERBS: [&str; 7] = ["marquer", "inscrire", "mener", "distancer", "jouer", "affronter", "récolter"];
    let lexicon = start.tokens.lexicon;
    let near = |token: &Token| {
        WORDS.iter().any(|word| start.reads(token, word))
            || lexicon.verb_forms(token.word).iter().any(|form| VERBS.contains(&lexicon.infinitive(form.lemma)))
    };
    (1..=REACH).map_while(|back| start.back(back)).any(near) || (0..REACH).map_while(|ahead| end.ahead(ahead)).any(near)
}

/// `recule de 3 points`, `perdre 5 points`, `une hausse de deux points`.
fn moved(start: Cursor<'_>) -> bool {
    let stops = |token: &Token| matches!(token.span.of(start.tokens.text), "." | ";" | ":" | "!" | "?");
    let mut walk = (1..=REACH).map_while(|back| start.back(back).map(|token| (back, token)));
    walk.by_ref().take_while(|(_, token)| !stops(token)).any(|(back, _)| changes(start.rewind(back)))
}

fn changes(at: Cursor<'_>) -> bool {
    let lexicon = at.tokens.lexicon;
    let rows = lexicon.rows();
    if at.kind() != Some(PieceKind::Word) {
        return false;
    }
    let noun = at.any_phrase(Table::NounTrigger).and_then(|(_, row)| rows.noun_triggers.get(row as usize));
    let forms = at.peek().map_or(&[][..], |token| lexicon.verb_forms(token.word));
    let mut verbs = forms.iter().filter_map(|form| rows.triggers_of_verb.get(&form.lemma)).flatten();
    noun.is_some_and(|noun| !noun.direction.is_empty())
        || verbs.any(|row| {
            rows.verb_triggers.get(*row as usize).is_some_and(|verb| {
                let plain = verb.phrase.split(' ').skip(1).all(|word| matches!(word, "de" | "à" | "d'"));
                plain && matches!(verb.frame, VerbFrame::Change | VerbFrame::FromTo) && verb.accepts.contains('p')
            })
        })
}

/// A percentage stands in the same sentence.
fn among_percentages(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let percent = |token: &Token| token.span.of(start.tokens.text) == "%";
    (1..=NEAR).map_while(|back| start.back(back)).any(percent) || (0..NEAR).map_while(|ahead| end.ahead(ahead)).any(percent)
}
