//! Figures that leave out what they count: which of them lean on another figure, and how.

use super::pairs::changes;
use super::sense::{may_be_money, metric_noun, money_noun, money_sense, money_verb, paid};
use crate::lexicon::{Classes, Table};
use crate::mention::Ellipsis;
use crate::number::{self, Comparator, Reading};
use crate::text::PieceKind;
use crate::token::{Case, Cursor};
use rust_decimal::Decimal;

/// Tokens looked back over for `en` and `ils étaient`.
const REACH: usize = 7;

/// What the figure leaves out, if it may. `start` is where its hedges start, `hedged` whether it
/// has one that bends its value.
pub(super) fn of(reading: &Reading<'_>, start: Cursor<'_>, hedged: bool) -> Option<Ellipsis> {
    let next = reading.next;
    if reading.fraction || reading.share || definite(reading) {
        return None;
    }
    if next.eat_all(&["d'", "entre"]).is_some_and(|at| at.is_any(&["eux", "elles", "nous", "vous"])) || they_are(start) {
        return Some(Ellipsis::Count);
    }
    if of_those(start, next) {
        return Some(Ellipsis::Part);
    }
    if reading.scale.is_some_and(|scale| scale >= Decimal::from(1_000_000)) {
        // `330 000 salariés ont voté sur 4,5 millions`
        let whole = start.back(1).is_some_and(|t| start.reads(t, "sur")) && ends(next);
        return if whole { Some(Ellipsis::Whole) } else { scaled(reading, start) };
    }
    if acted(reading, start, next) {
        return Some(Ellipsis::Count);
    }
    if year(reading) || reading.article {
        return None;
    }
    if of_whole(start) && ends(next) {
        return Some(Ellipsis::Whole);
    }
    // `en hausse de 240 900` holds no pronoun.
    if let Some(money) = pronoun(start).filter(|_| !moved(start) && (ends(next) || compared(next))) {
        return Some(if money { Ellipsis::Cost } else { Ellipsis::Pronoun });
    }
    if part(start, next) {
        return Some(Ellipsis::Part);
    }
    // `plus de 100 de ces 128 pays`, `réduire de 7 à 3 le nombre de tranches`: said further on.
    if number_of(next).is_some() && moved(start) {
        return Some(Ellipsis::Beside);
    }
    if of_named(next) || number_after(next) {
        return None;
    }
    let leans = levelled(start) && ends(next) && moving(start).is_some()
        || beside(start)
        || compared(next)
        || from_to(start)
        || moved(start)
        || listed(start, next)
        || added(start, next);
    (leans || hedged && ends(next)).then_some(Ellipsis::Beside)
}

/// `les milliards d’OpenAI`: no amount is given.
fn definite(reading: &Reading<'_>) -> bool {
    let given = ["des", "plusieurs", "quelques", "de", "d'", "en", "par"];
    reading.estimate.comparator == Comparator::Vague
        && !reading.start.back(1).is_some_and(|t| given.iter().any(|word| reading.start.reads(t, word)))
}

/// `28 millions l’an passé`; `3 millions de Rohingyas` leaves nothing out, `20 milliards d’impôts`
/// the currency.
fn scaled(reading: &Reading<'_>, start: Cursor<'_>) -> Option<Ellipsis> {
    let billions = reading.scale.is_some_and(|scale| scale >= Decimal::from(1_000_000_000));
    if let Some(noun) = reading.next.eat_any(&["de", "d'"]) {
        // `le milliard d’ici à 2025`: nothing is counted.
        let open = Classes::DETERMINER.with(Classes::ADVERB).with(Classes::PREPOSITION);
        if noun.classes().any(open) && !noun.is_any(&["plus", "moins", "mieux", "trop"]) {
            return Some(if money_sense(start) { Ellipsis::Money } else { Ellipsis::Scale });
        }
        let plain = noun.kind() == Some(PieceKind::Word) && noun.text().chars().all(|c| c.is_lowercase() || c == '-');
        let lexicon = noun.tokens.lexicon;
        let word = noun.peek().map_or(0, |t| t.word);
        let measured = [Table::Unit, Table::TimeUnit].iter().any(|table| lexicon.starts(word, *table));
        let counted = lexicon.rows().unit_metrics.contains_key(noun.key()) || measured;
        let mass = plain && !noun.text().ends_with(['s', 'x', 'z']) && !noun.classes().any(open) && !counted;
        let money =
            money_noun(noun) || metric_noun(noun) == Some("revenue") || paid(noun) || (billions && may_be_money(noun)) || mass;
        let degree = noun.is_any(&["plus", "moins", "mieux", "trop"]);
        return if money { Some(Ellipsis::Money) } else { degree.then_some(Ellipsis::Scale) };
    }
    Some(if money_sense(start) { Ellipsis::Money } else { Ellipsis::Scale })
}

/// A lone four-digit figure that could be a year.
fn year(reading: &Reading<'_>) -> bool {
    reading.digits
        && reading.span().len() == 4
        && reading.estimate.value.is_some_and(|v| v >= Decimal::from(1800) && v <= Decimal::from(2100))
}

/// `Ils étaient 3 500`, `elles sont encore plus de 200`: the people or things counted before.
pub(super) fn they_are(start: Cursor<'_>) -> bool {
    let mut be = false;
    for back in 1..=REACH {
        let Some(token) = start.back(back).filter(|t| t.kind == PieceKind::Word) else { return false };
        if start.reads(token, "ils") || start.reads(token, "elles") {
            return be;
        }
        let classes = start.tokens.lexicon.classes(token.word);
        be |= classes.any(Classes::AUXILIARY);
        let inside = classes.any(
            Classes::AUXILIARY
                .with(Classes::ADVERB)
                .with(Classes::NEGATION)
                .with(Classes::PRONOUN)
                .with(Classes::SUBORDINATOR)
                .with(Classes::PREPOSITION),
        );
        if !inside {
            return false;
        }
    }
    false
}

/// `il en a encaissé 310 000`, `elle n’en compte que 47 000`: whether the verb is said of money;
/// none without the pronoun.
fn pronoun(start: Cursor<'_>) -> Option<bool> {
    let (mut verb, mut money) = (false, false);
    for back in 1..=REACH {
        let token = start.back(back).filter(|t| t.kind == PieceKind::Word)?;
        let classes = start.tokens.lexicon.classes(token.word);
        if start.reads(token, "en") {
            let after = start.rewind(back).skip(1);
            // `en prenant la 6e place` is no pronoun.
            let gerund = after.text().ends_with("ant");
            let governs = after.classes().any(Classes::VERB.with(Classes::NEGATION)) && !gerund;
            return (verb && governs).then_some(money);
        }
        if classes.any(Classes::VERB) {
            verb = true;
            money |= money_verb(start.tokens.lexicon, token.word);
        }
    }
    None
}

/// `dont 310 à Decazeville et 145 à Saint-Flour`.
fn part(start: Cursor<'_>, next: Cursor<'_>) -> bool {
    let of = |back: usize| start.back(back).is_some_and(|t| start.reads(t, "dont"));
    let second = start.back(1).is_some_and(|t| start.reads(t, "et") || start.reads(t, ","))
        && next.is_any(&["à", "en", "au", "aux", "dans", "chez", "pour"])
        && (3..=REACH + 1).any(of);
    of(1) || (of(2) && start.back(1).is_some_and(|t| start.reads(t, "les"))) || second
}

/// `Sur les 577 députés, 289 ont voté pour`: a part of what opens the sentence.
fn of_those(start: Cursor<'_>, next: Cursor<'_>) -> bool {
    let verb = next.classes().any(Classes::FINITE.with(Classes::AUXILIARY)) || next.is_any(&["se", "s'", "n'", "ne"]);
    let clause = start.back(1).is_some_and(|t| start.reads(t, ",") || start.reads(t, "et"));
    let first = start.tokens.at(0);
    let whole = first.eat_any(&["sur", "parmi"]).map(|at| at.eat_any(&["les", "ces", "ses", "un"]).unwrap_or(at));
    verb && clause && whole.is_some_and(|at| number::read(at).is_some_and(|whole| whole.next.index < start.index))
}

/// `le nombre de blessés s’élève maintenant à 528`, `les naissances sont estimées à 558 600`: a verb
/// of the table that puts a figure with `à` to whatever its subject is.
fn levelled(start: Cursor<'_>) -> bool {
    let lexicon = start.tokens.lexicon;
    let rows = lexicon.rows();
    let neutral = |row: &u32| {
        let row = rows.verb_triggers.get(*row as usize);
        row.is_some_and(|row| {
            (row.metric.is_none() || row.soft) && row.complement.len() == 1 && row.complement.iter().all(|w| &**w == "à")
        })
    };
    start.back(1).is_some_and(|t| start.reads(t, "à"))
        && (2..=4)
            .filter_map(|back| start.back(back))
            .flat_map(|t| lexicon.verb_forms(t.word))
            .filter_map(|form| rows.triggers_of_verb.get(&form.lemma))
            .any(|of| of.iter().any(neutral))
}

/// What a figure of change leaves out where nothing before it tells: the noun that moves (`les
/// agressions sont passées de 35 à 105`, `les effectifs sont en hausse de 240 900`).
pub(super) fn moving(start: Cursor<'_>) -> Option<Box<str>> {
    if !(from_to(start) || moved(start) || levelled(start)) {
        return None;
    }
    let lexicon = start.tokens.lexicon;
    for back in 2..=REACH * 2 {
        let at = start.rewind(back);
        if start.index < back || at.is_any(&[".", ";", ":", "!", "?"]) {
            return None;
        }
        let plural = at.text().ends_with(['s', 'x']) && at.kind() == Some(PieceKind::Word);
        let lemma = super::lemma::singular(lexicon, at.text());
        if plural && at.case() != Case::Title && lexicon.rows().unit_metrics.get(&*lemma).is_some_and(Option::is_some) {
            return Some(lemma);
        }
    }
    None
}

/// `400 seraient blessées`, `et une quinzaine blessées`, `150 autres`: a bare figure of whom something
/// happens to.
fn acted(reading: &Reading<'_>, start: Cursor<'_>, next: Cursor<'_>) -> bool {
    let opens = start.back(1).is_none_or(|t| {
        [",", ";", ":", "(", "et", "mais", "puis", "tandis"].iter().any(|word| start.reads(t, word)) || start.reads(t, "que")
    });
    let others = next.eat("autres");
    let at = others.unwrap_or(next);
    // `vingt-trois autres se sont abstenus`
    let at = at.eat_any(&["se", "s'"]).unwrap_or(at);
    let classes = at.classes();
    let plural = at.text().ends_with(['s', 'x']);
    let suffers = classes.any(Classes::PARTICIPLE) && plural;
    let acts = classes.any(Classes::AUXILIARY.with(Classes::FINITE)) && at.text().ends_with("nt");
    if others.is_some() {
        return suffers || acts || ends(at);
    }
    let large = reading.article || reading.estimate.value.is_some_and(|v| v >= Decimal::TWO);
    opens && large && !year(reading) && (suffers || acts)
}

/// `60 employés sur les 420`: the whole said without its noun.
fn of_whole(start: Cursor<'_>) -> bool {
    let article = start.back(1).is_some_and(|t| ["les", "ses", "leurs"].iter().any(|word| start.reads(t, word)));
    article && start.back(2).is_some_and(|t| start.reads(t, "sur"))
}

/// `en recul de 240 000`, `une hausse de 300`: the figure of a noun of change.
fn moved(start: Cursor<'_>) -> bool {
    let lexicon = start.tokens.lexicon;
    let de = start.back(1).is_some_and(|t| start.reads(t, "de") || start.reads(t, "d'"));
    let noun = start.rewind(2);
    de && start.index >= 2
        && noun.any_phrase(Table::NounTrigger).is_some_and(|(end, row)| {
            end.index + 1 == start.index
                && lexicon.rows().noun_triggers.get(row as usize).is_some_and(|t| t.metric.is_none() && !t.direction.is_empty())
        })
}

/// `38 millions d’euros, plus 7 de bonus`, `40 M€ + 5 de bonus`.
fn added(start: Cursor<'_>, next: Cursor<'_>) -> bool {
    let plus = start
        .back(1)
        .is_some_and(|t| start.reads(t, "+") || (start.reads(t, "plus") && start.back(2).is_some_and(|t| start.reads(t, ","))));
    plus && next.is_any(&["de", "d'", "en"])
}

/// `contre 280`, `au lieu de 98`, `et non 340`, `peut-être 20`.
fn beside(start: Cursor<'_>) -> bool {
    let reads = |back: usize, words: &[&str]| start.back(back).is_some_and(|t| words.iter().any(|word| start.reads(t, word)));
    let article = reads(1, &["les", "le", "la"]);
    let at = usize::from(article) + 1;
    let direct = reads(at, &["contre", "voire"]) && !reads(at + 1, &["par"]);
    let instead = reads(at, &["de", "d'", "des"]) && (reads(at + 1, &["lieu"]) || reads(at + 1, &["loin"]));
    let not = reads(at, &["non", "pas"]) && (reads(at + 1, &["et"]) || (reads(at + 1, &["non"]) && reads(at + 2, &["et"])));
    let rather = reads(at, &["que", "qu'"]) && reads(at + 1, &["plutôt"]);
    // `moins que les 55 estimés`, `en comparaison avec 317 000`, `par rapport à 98`
    let than = reads(at, &["que", "qu'"]) && reads(at + 1, &["moins", "plus", "autant"]);
    let set = ["comparaison", "rapport", "comparé", "comparée", "comparés", "comparées", "face"];
    let against = reads(at, &["avec", "à", "aux", "de"]) && reads(at + 1, &set);
    let maybe = (reads(at, &["sinon"]) && reads(at + 1, &[","])) || (reads(1, &["être"]) && reads(3, &["peut"]));
    direct || instead || not || rather || than || against || maybe
}

/// `soit 240 de moins que prévu`, `vingt-cinq de plus`.
fn compared(next: Cursor<'_>) -> bool {
    next.eat_any(&["de", "d'"]).is_some_and(|at| at.is_any(&["plus", "moins", "mieux", "trop"]))
}

/// `relevé de 38 000 à 61 000`: both ends of a change said without their unit.
fn from_to(start: Cursor<'_>) -> bool {
    if changes(start) && start.back(1).is_some_and(|t| start.reads(t, "de") || start.reads(t, "d'")) {
        return number::read(start).is_some_and(|first| first.next.is("à"));
    }
    if !start.back(1).is_some_and(|t| start.reads(t, "à")) {
        return false;
    }
    (2..=REACH).any(|back| {
        let first = start.rewind(back);
        start.index >= back && changes(first) && number::read(first).is_some_and(|r| r.next.index + 1 == start.index)
    })
}

/// `nonante-cinq euros pour un isolé, cent quarante-cinq pour un ménage`, `50 000 selon la CGT`.
fn listed(start: Cursor<'_>, next: Cursor<'_>) -> bool {
    let opens = start.back(1).is_some_and(|t| [",", ":", ";", "et", "("].iter().any(|word| start.reads(t, word)));
    let source = next.is("selon") || next.eat("d'").is_some_and(|at| at.is("après")) || next.is("d'après");
    let target = next.is("pour") && next.ahead(1).is_some_and(|t| start.tokens.lexicon.classes(t.word).any(Classes::DETERMINER));
    // `1 000 à Lille, 7 000 à Lyon`
    let place = next.is_any(&["à", "en", "au", "aux"]) && next.skip(1).case() == Case::Title;
    // `600 interpellations, et 200 dans le reste du pays`
    let rest = next.is_any(&["dans", "sur"]) && next.skip(1).is_any(&["le", "la", "l'", "les"]);
    let place = place || rest && number::read(start).and_then(|r| r.estimate.value).is_some_and(|v| v >= Decimal::TEN);
    // `Lyon (6 801), Marseille (4 218)`
    let large = || number::read(start).and_then(|r| r.estimate.value).is_some_and(|v| v >= Decimal::from(200));
    let named = start.back(1).is_some_and(|t| start.reads(t, "(")) && next.is(")") && start.rewind(2).case() == Case::Title;
    if start.index >= 2 && named && large() {
        return true;
    }
    opens && (source || target || place)
}

/// `de ces 128 pays`, `de nos hommes`.
fn of_named(next: Cursor<'_>) -> bool {
    let determiner =
        next.eat_any(&["de", "d'"]).filter(|at| at.classes().any(Classes::DETERMINER) && !at.is_any(&["plus", "moins"]));
    determiner.is_some_and(|at| at.text().ends_with('s') || at.is("cette"))
}

/// `le nombre de tranches` after the figure, or after the other end of its change.
fn number_after(next: Cursor<'_>) -> bool {
    let at = next.eat("à").and_then(number::read).map_or(next, |second| second.next);
    at.eat_all(&["le", "nombre"]).is_some_and(|at| at.is_any(&["de", "d'"]))
}

/// `une baisse de 12 700 du nombre de chômeurs`: what is counted stands behind.
pub(super) fn number_of(next: Cursor<'_>) -> Option<Box<str>> {
    let noun = next.eat_any(&["du", "le", "dans"])?.eat("nombre")?.eat_any(&["de", "d'", "des"])?;
    let lexicon = next.tokens.lexicon;
    let lemma = super::lemma::singular(lexicon, noun.text());
    lexicon.rows().unit_metrics.get(&*lemma).is_some_and(Option::is_some).then_some(lemma)
}

/// `358 pour et 194 contre`, `(12 contre, 3 pour)`: votes, each side said by its preposition alone.
pub(super) fn voted(reading: &Reading<'_>, start: Cursor<'_>) -> bool {
    let side = |at: Cursor<'_>| {
        let ends = at.skip(1).kind() != Some(PieceKind::Word) || at.skip(1).classes().any(Classes::COORDINATOR);
        at.is_any(&["pour", "contre"]) && ends
    };
    let next = reading.next;
    if !reading.digits && reading.article || !side(next) {
        return false;
    }
    let joins = |at: Cursor<'_>| at.is_any(&["et", ","]);
    let ahead = || {
        let other = number::read(next.skip(2)).filter(|_| joins(next.skip(1)));
        other.is_some_and(|other| side(other.next))
    };
    let behind = || start.index >= 3 && joins(start.rewind(1)) && side(start.rewind(2));
    ahead() || behind()
}

/// Nothing that could be counted follows.
fn ends(next: Cursor<'_>) -> bool {
    next.peek().is_none_or(|t| match t.kind {
        PieceKind::Word => next.classes().any(
            Classes::PREPOSITION
                .with(Classes::ADVERB)
                .with(Classes::COORDINATOR)
                .with(Classes::SUBORDINATOR)
                .with(Classes::NEGATION),
        ),
        PieceKind::Sign => !matches!(t.span.of(next.tokens.text), "/" | "°" | "'" | "’" | "%"),
        _ => false,
    })
}
