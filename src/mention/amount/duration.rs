//! Lengths of time that are what is said: a sentence of ten months, a delay of two years.
//!
//! The time rules read every `dix mois` as a duration; as an amount it counts only where a word
//! says that it was measured, given or lost.

use super::lemma::singular;
use super::{Reader, rate};
use crate::lexicon::{Lexicon, Table};
use crate::mention::{Amount, AmountKind, Mention, Value};
use crate::number;
use crate::text::{PieceKind, Span};
use crate::token::Cursor;

pub(super) const RULE: &str = "amount.duration";

/// Tokens looked back over for the word that makes it an amount.
const REACH: usize = 6;

/// The metrics of lengths of time.
const METRICS: [&str; 3] = ["sentence", "delay", "duration"];

/// Proposes the duration at `cursor`, which ends where the time expression `time` ends.
pub(super) fn read(cursor: Cursor<'_>, time: Span, reader: &Reader<'_>, out: &mut Vec<Mention>) {
    let Some(reading) = number::read(cursor).filter(|r| !r.article && !r.share && r.estimate.value.is_some()) else { return };
    let noun = reading.next;
    let Some((end, _)) = noun.any_phrase(Table::TimeUnit).filter(|(end, _)| end.end_offset() == time.end) else { return };
    let mut amount = Amount::number(reading.estimate.clone());
    amount.kind = AmountKind::Quantity;
    amount.unit = Some(singular(cursor.tokens.lexicon, noun.to(noun.skip(1)).of(cursor.tokens.text)));
    amount.unit_span = Some(noun.to(end));
    let hits = number::hedges_before(cursor);
    let before = hits.first().map_or(cursor, |hit| hit.start);
    number::bend(&mut amount.estimate, &hits);
    rate::read(end, &[], &mut amount);
    if amount.pers.is_empty() && !named_after(end) && !measured(before) {
        return;
    }
    out.push(Mention { span: reading.start.to(end), sentence: reader.sentence, rule: RULE, value: Value::Amount(amount) });
}

/// `dix mois ferme`, `dix-huit mois de retard`, `trois ans avec sursis`.
fn named_after(end: Cursor<'_>) -> bool {
    const OF: [&str; 16] = [
        "prison",
        "emprisonnement",
        "réclusion",
        "détention",
        "sursis",
        "suspension",
        "inéligibilité",
        "interdiction",
        "retard",
        "avance",
        "délai",
        "attente",
        "grève",
        "salaire",
        "congé",
        "probation",
    ];
    end.is_any(&["ferme", "fermes"])
        || end.eat_all(&["avec", "sursis"]).is_some()
        || end.eat_any(&["de", "d'"]).is_some_and(|at| at.is_any(&OF))
}

/// A noun or verb of delay, sentence or length stands shortly before, in the same clause.
fn measured(before: Cursor<'_>) -> bool {
    for back in 1..=REACH {
        let Some(token) = before.back(back) else { return false };
        if token.kind != PieceKind::Word {
            return false;
        }
        // `depuis dix mois`, `en trois ans`, `sur cinq ans` say when, whatever stands before.
        let says_when = ["depuis", "pendant", "durant", "sur", "dans", "après", "avant", "en", "sous", "pour"];
        if back == 1 && says_when.iter().any(|word| before.reads(token, word)) {
            return false;
        }
        if is_trigger(before.rewind(back), token.word) {
            return true;
        }
    }
    false
}

fn is_trigger(at: Cursor<'_>, word: u32) -> bool {
    let lexicon = at.tokens.lexicon;
    let rows = lexicon.rows();
    let noun = at.any_phrase(Table::NounTrigger).and_then(|(_, row)| rows.noun_triggers.get(row as usize)?.metric);
    let verbs = lexicon.verb_forms(word).iter().filter_map(|form| rows.triggers_of_verb.get(&form.lemma)).flatten();
    let verb = verbs.filter_map(|row| rows.verb_triggers.get(*row as usize)?.metric);
    noun.into_iter().chain(verb).any(|metric| of_time(lexicon, metric))
}

fn of_time(lexicon: &Lexicon, metric: u32) -> bool {
    lexicon.rows().metrics.get(metric as usize).is_some_and(|metric| METRICS.contains(&metric.name))
}
