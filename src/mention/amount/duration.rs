//! Lengths of time that are what is said: a sentence of ten months, a delay of two years.
//!
//! The time rules read every `dix mois` as a duration; as an amount it counts only where a word
//! says that it was measured, given or lost.

use super::lemma::singular;
use super::{Reader, rate};
use crate::lexicon::{Classes, Lexicon, Table};
use crate::mention::{Amount, AmountKind, Mention, Value};
use crate::number::{self, Reading};
use crate::text::{PieceKind, Span};
use crate::token::Cursor;
use rust_decimal::Decimal;

/// Id of the rule.
pub const RULE: &str = "amount.duration";

/// Tokens looked back over for the word that makes it an amount.
const REACH: usize = 12;

/// Tokens of the noun group that `de` stands after.
const GROUP: usize = 4;

/// Tokens of a hedge that opens the expression.
const HEDGE: usize = 4;

/// Proposes the duration at `cursor`, which ends where the time expression `time` ends. An hour of
/// the day (`à 11 heures`) is none, whatever is said before it.
pub(super) fn read(cursor: Cursor<'_>, time: Span, reader: &Reader<'_>, out: &mut Vec<Mention>) {
    if reader.lengths.binary_search(&time).is_err() {
        return;
    }
    // The expression may open with its hedge (`au moins quinze mois`).
    let figure = (0..HEDGE).map(|ahead| cursor.skip(ahead)).take_while(|at| at.offset() < time.end);
    let plain = |r: &Reading<'_>| !r.article && !r.share && r.estimate.value.is_some_and(|v| v > Decimal::ZERO);
    let Some(mut reading) = figure.filter_map(number::read).find(plain) else { return };
    let cursor = reading.start;
    // `de cinq à sept ans`, `entre 6 et 18 mois`
    let second = reading.next.eat_any(&["à", "et", "ou"]).and_then(number::read).filter(plain);
    if let Some(second) = second.filter(|second| second.next.end_offset() < time.end)
        && let (Some(low), Some(high)) = (reading.estimate.value, second.estimate.value)
        && low < high
    {
        reading.estimate = number::Estimate::between(low, high);
        reading.next = second.next;
    }
    let noun = reading.next;
    let Some((end, _)) = noun.any_phrase(Table::TimeUnit).filter(|(end, _)| end.end_offset() == time.end) else { return };
    let mut amount = Amount::number(reading.estimate.clone());
    amount.kind = AmountKind::Quantity;
    amount.unit = Some(singular(cursor.tokens.lexicon, noun.to(noun.skip(1)).of(cursor.tokens.text)));
    amount.unit_span = Some(noun.to(end));
    let hits = number::hedges_before(cursor);
    let before = hits.first().map_or(cursor, |hit| hit.start);
    let between = before.back(1).is_some_and(|t| before.reads(t, "entre"));
    let before = if between { before.rewind(1) } else { before };
    // `il y a dix ans` is a date.
    if before.offset() > time.start {
        return;
    }
    number::bend(&mut amount.estimate, &hits);
    rate::read(end, &[], &mut amount);
    if amount.pers.is_empty() && !named_after(end) && !measured(before) {
        return;
    }
    out.push(Mention { span: reading.start.to(end), sentence: reader.sentence, rule: RULE, value: Value::Amount(amount) });
}

/// `dix mois ferme`, `dix-huit mois de retard`, `trois ans avec sursis`, `33 ans d’absence`.
fn named_after(end: Cursor<'_>) -> bool {
    end.is_any(&["ferme", "fermes"])
        || end.eat_all(&["avec", "sursis"]).is_some()
        || end.eat_any(&["de", "d'"]).is_some_and(lasts)
}

/// A noun or verb of delay, sentence or length governs it, in the same clause.
fn measured(before: Cursor<'_>) -> bool {
    let Some(token) = before.back(1) else { return false };
    if ["de", "d'"].iter().any(|word| before.reads(token, word)) {
        return of_a_measure(before.rewind(1));
    }
    // `depuis dix mois`, `en trois ans`, `vers dix heures` say when, whatever stands before.
    let says_when = ["depuis", "pendant", "durant", "sur", "dans", "après", "avant", "en", "sous", "pour", "vers", "dès", "les"];
    if says_when.iter().any(|word| before.reads(token, word)) {
        return false;
    }
    // `à 21 ans`, `avait 91 ans`: an age.
    let to = before.reads(token, "à");
    let verb = before.rewind(if to { 2 } else { 1 });
    if to && (before.index < 2 || !verb.classes().any(Classes::VERB)) || is_any_form(verb, &["avoir"]) {
        return false;
    }
    governed(before)
}

/// `une peine de prison de dix mois`, `un retard moyen de dix mois`, `prolongée de six mois`: `de`
/// stands at `of`.
fn of_a_measure(of: Cursor<'_>) -> bool {
    let verb = of.index > 0 && of.rewind(1).classes().any(Classes::FINITE.with(Classes::AUXILIARY).with(Classes::PARTICIPLE));
    if verb && (names_measure(of.rewind(1)) || governed(of)) {
        return true;
    }
    for back in 1..=GROUP {
        if of.index < back {
            return false;
        }
        let at = of.rewind(back);
        if at.kind() != Some(PieceKind::Word) || at.classes().any(Classes::DETERMINER) {
            return false;
        }
        if names_measure(at) || lasts(at) {
            return true;
        }
    }
    false
}

fn lasts(at: Cursor<'_>) -> bool {
    lasting(at).is_some()
}

/// The metric of how long a noun lasts (`un contrat de trois ans`, `33 ans d’absence`), from the
/// table; none inside where another word says it, none for other words.
pub(crate) fn lasting(at: Cursor<'_>) -> Option<Option<u32>> {
    let lexicon = at.tokens.lexicon;
    lexicon.rows().lengths.get(&*singular(lexicon, &at.text().to_lowercase())).copied()
}

/// A noun or verb of delay, sentence or length stands before, in the same clause.
fn governed(before: Cursor<'_>) -> bool {
    for back in 1..=REACH {
        let Some(token) = before.back(back) else { return false };
        if token.kind != PieceKind::Word && !matches!(token.span.of(before.tokens.text), "," | "«" | "\"") {
            return false;
        }
        if names_measure(before.rewind(back)) {
            return true;
        }
    }
    false
}

fn is_any_form(at: Cursor<'_>, verbs: &[&str]) -> bool {
    let lexicon = at.tokens.lexicon;
    let forms = at.peek().map_or(&[][..], |token| lexicon.verb_forms(token.word));
    forms.iter().any(|form| verbs.contains(&lexicon.infinitive(form.lemma)))
}

/// A noun or a verb by itself says a length, a delay or a sentence; the verb of a longer phrase
/// (`avoir du retard`) says it only with its noun, which stands there too.
fn names_measure(at: Cursor<'_>) -> bool {
    const SENTENCES: [&str; 6] = ["condamner", "recondamner", "requérir", "écoper", "infliger", "encourir"];
    let lexicon = at.tokens.lexicon;
    let rows = lexicon.rows();
    let noun = at.any_phrase(Table::NounTrigger).and_then(|(_, row)| rows.noun_triggers.get(row as usize)?.metric);
    if noun.is_some_and(|metric| of_time(lexicon, metric)) || is_any_form(at, &SENTENCES) {
        return true;
    }
    // `prendrait 95 ans`
    if is_any_form(at, &["prendre", "durer", "nécessiter"]) {
        return true;
    }
    let forms = at.peek().map_or(&[][..], |token| lexicon.verb_forms(token.word));
    let verbs = forms.iter().filter_map(|form| rows.triggers_of_verb.get(&form.lemma)).flatten();
    let mut verbs = verbs.filter_map(|row| rows.verb_triggers.get(*row as usize)).filter(|row| !row.phrase.contains(' '));
    verbs.any(|row| row.metric.is_some_and(|metric| of_time(lexicon, metric)))
}

fn of_time(lexicon: &Lexicon, metric: u32) -> bool {
    lexicon.rows().metrics.get(metric as usize).is_some_and(|metric| metric.has("time"))
}
