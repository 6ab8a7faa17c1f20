//! Which way the verb that governs a date points: past, future, or neither.
//!
//! Looks a bounded way to both sides of the date, at the nearest verb of its clause.

use super::expr::Tense;
use crate::lexicon::{Classes, Tense as Form, TimeClass, VerbForm};
use crate::text::PieceKind;
use crate::token::Cursor;

/// How many tokens are looked at on each side.
const REACH: usize = 24;
/// What a comma costs, in tokens: the verb on this side of it is likelier.
const COMMA: usize = 6;

/// The tense of the verb nearest to the stretch from `start` to `next`.
pub(super) fn of(start: Cursor<'_>, next: Cursor<'_>) -> Tense {
    let left = nearest((1..=REACH.min(start.index)).map(|n| start.rewind(n)));
    let right = nearest((0..REACH).map(|n| next.skip(n)));
    match (left, right) {
        (Some((near, tense)), Some((far, other))) => {
            if near <= far {
                tense
            } else {
                other
            }
        }
        (Some((_, tense)), None) | (None, Some((_, tense))) => tense,
        (None, None) => Tense::Unsaid,
    }
}

/// The first verb of a walk away from the date, and what it cost to get there.
fn nearest<'a>(walk: impl Iterator<Item = Cursor<'a>>) -> Option<(usize, Tense)> {
    let mut cost = 0;
    for at in walk {
        let token = at.peek()?;
        cost += 1;
        if token.kind == PieceKind::Sign {
            match at.text() {
                "," | "(" | ")" => cost += COMMA,
                ";" | ":" | "." | "!" | "?" | "«" | "»" | "“" | "”" | "…" => return None,
                _ => {}
            }
        }
        if at.classes().any(Classes::SUBORDINATOR) && !at.is_any(&["si", "comme", "s'"]) {
            cost += 2;
        }
        if let Some(tense) = verb(at) {
            return Some((cost, tense));
        }
    }
    None
}

/// What the word says as a verb; none when it is none, or part of another's group.
fn verb(at: Cursor<'_>) -> Option<Tense> {
    let classes = at.classes();
    const GRAMMAR: Classes =
        Classes::PREPOSITION.with(Classes::CLOSED).with(Classes::ADVERB).with(Classes::NEGATION).with(Classes::DETERMINER);
    // `plus` is a form of *plaire*, `passé` an adjective of time.
    if !classes.any(Classes::VERB) || classes.any(GRAMMAR) || super::words::word(at, TimeClass::Last).is_some() {
        return None;
    }
    // `actions`, `missions`, `portions` are verbs only after `nous`.
    let word = at.text();
    let ours = (1..=3).any(|n| at.index >= n && at.rewind(n).is_any(&["nous", "vous", "n'", "ne"]));
    if (word.ends_with("ions") || word.ends_with("iez")) && !ours {
        return None;
    }
    let forms = at.tokens.lexicon.verb_forms(at.peek()?.word);
    // `dit` of `a dit` is told by its auxiliary.
    let helped =
        classes.any(Classes::PARTICIPLE) && (1..=2).any(|n| at.index >= n && at.rewind(n).classes().any(Classes::AUXILIARY));
    if helped && !classes.any(Classes::AUXILIARY) {
        return None;
    }
    if classes.any(Classes::INFINITIVE) {
        return wished(at).then_some(Tense::Future);
    }
    let has = |tense: Form| forms.iter().any(|form| form.tense == tense);
    if has(Form::Future) || has(Form::Conditional) {
        let perfect = follows(at, Classes::PARTICIPLE) && classes.any(Classes::AUXILIARY) && has(Form::Conditional);
        return Some(if perfect && !passive(at) { Tense::Past } else { Tense::Future });
    }
    if classes.any(Classes::AUXILIARY) && (has(Form::Present) || has(Form::Subjunctive)) {
        return Some(compound(at, forms));
    }
    if has(Form::Imperfect) || (has(Form::PastHistoric) && !has(Form::Present)) {
        return Some(Tense::Past);
    }
    let noun = at.rewind(1).classes().any(Classes::DETERMINER.with(Classes::PREPOSITION))
        && !at.rewind(1).classes().any(Classes::PRONOUN)
        && at.index > 0;
    if has(Form::Present) && !noun {
        return present(at, forms);
    }
    has(Form::PastParticiple).then(|| participle(at, forms)).flatten()
}

/// `vouloir partir`, `pourrait voter`, `espérer finir`: an infinitive after a verb that looks ahead.
fn wished(at: Cursor<'_>) -> bool {
    let starts = &at.tokens.lexicon.rows().times.starts;
    (1..=2).filter(|n| at.index >= *n).any(|n| {
        let back = at.rewind(n);
        let forms = back.peek().map_or(&[][..], |token| at.tokens.lexicon.verb_forms(token.word));
        let tense = |form: &VerbForm| matches!(form.tense, Form::Infinitive | Form::Present | Form::PresentParticiple);
        forms.iter().any(|form| tense(form) && looks_ahead(at, form) && starts.binary_search(&form.lemma).is_ok())
    })
}

/// A modal or a verb of intention: its infinitive is still to come.
fn looks_ahead(at: Cursor<'_>, form: &VerbForm) -> bool {
    const VERBS: [&str; 11] = [
        "aller",
        "devoir",
        "compter",
        "vouloir",
        "espérer",
        "prévoir",
        "souhaiter",
        "promettre",
        "risquer",
        "falloir",
        "envisager",
    ];
    VERBS.contains(&at.tokens.lexicon.infinitive(form.lemma))
}

/// `a annoncé`, `est prévu`, `a`, `est`
fn compound(at: Cursor<'_>, forms: &[VerbForm]) -> Tense {
    for ahead in 1..=4 {
        let inner = at.skip(ahead);
        let classes = inner.classes();
        // `l’épreuve a lieu en mars`, `a eu lieu`
        if inner.is("lieu") && forms.iter().any(|form| at.tokens.lexicon.infinitive(form.lemma) == "avoir") {
            return if inner.rewind(1).is("eu") { Tense::Past } else { Tense::Future };
        }
        if classes.any(Classes::PARTICIPLE) && !inner.is_any(&["été", "eu"]) {
            let to_be = forms.iter().any(|form| at.tokens.lexicon.infinitive(form.lemma) == "être");
            let scheduled = to_be && is_scheduled(inner);
            return if scheduled { Tense::Future } else { Tense::Past };
        }
        if !(classes.any(Classes::ADVERB.with(Classes::NEGATION)) || inner.is_any(&["été", "eu", ",", "en"])) {
            break;
        }
    }
    Tense::Unsaid
}

/// `va voter`, `doit se réunir`, `s’ouvre`: a present that speaks of what is to come.
fn present(at: Cursor<'_>, forms: &[VerbForm]) -> Option<Tense> {
    let starts = &at.tokens.lexicon.rows().times.starts;
    let to_come = forms.iter().any(|form| form.tense == Form::Present && starts.binary_search(&form.lemma).is_ok());
    // `promettent de nouvelles actions samedi` needs no infinitive, `vont à Lyon` would.
    let objects = ["prévoir", "promettre", "envisager"];
    let moving = forms.iter().any(|form| looks_ahead(at, form) && !objects.contains(&at.tokens.lexicon.infinitive(form.lemma)));
    let infinitive = (1..=4).any(|n| at.skip(n).classes().any(Classes::INFINITIVE));
    Some(if to_come && (!moving || infinitive) { Tense::Future } else { Tense::Unsaid })
}

/// A participle alone: `voté en mars`, `prévu lundi`. Behind an auxiliary it is the group's.
fn participle(at: Cursor<'_>, forms: &[VerbForm]) -> Option<Tense> {
    let auxiliary = (1..=4).find(|n| {
        let back = at.rewind(*n);
        back.index < at.index && back.classes().any(Classes::AUXILIARY.with(Classes::FINITE))
    });
    if auxiliary.is_some_and(|n| at.rewind(n).classes().any(Classes::AUXILIARY)) || forms.is_empty() {
        return None;
    }
    let noun = at.rewind(1).classes().any(Classes::DETERMINER) && at.index > 0;
    if noun {
        return None;
    }
    Some(if is_scheduled(at) { Tense::Future } else { Tense::Past })
}

fn is_scheduled(at: Cursor<'_>) -> bool {
    let scheduled = &at.tokens.lexicon.rows().times.scheduled;
    let forms = at.peek().map_or(&[][..], |token| at.tokens.lexicon.verb_forms(token.word));
    forms.iter().any(|form| form.tense == Form::PastParticiple && scheduled.binary_search(&form.lemma).is_ok())
}

/// `serait voté`, not `aurait perdu`.
fn passive(at: Cursor<'_>) -> bool {
    let forms = at.peek().map_or(&[][..], |token| at.tokens.lexicon.verb_forms(token.word));
    forms.iter().any(|form| at.tokens.lexicon.infinitive(form.lemma) == "être")
}

fn follows(at: Cursor<'_>, class: Classes) -> bool {
    (1..=3).any(|n| at.skip(n).classes().any(class))
}

/// A participle without auxiliary ends right before `end`: `fondé en 2016`, `arrêtée le 3 mars`.
pub(super) fn apposed(end: Cursor<'_>) -> bool {
    let at = end.rewind(1);
    let forms = at.peek().map_or(&[][..], |token| at.tokens.lexicon.verb_forms(token.word));
    let past = forms.iter().any(|form| form.tense == Form::PastParticiple);
    let finite = at.classes().any(Classes::FINITE);
    end.index > 0 && past && !finite && participle(at, forms).is_some()
}
