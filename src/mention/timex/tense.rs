//! Which way the verb that governs a date points: past, future, or neither.
//!
//! Looks a bounded way to both sides of the date, at the nearest verb of its clause.

use super::expr::{LOOSE, Tense};
use crate::lexicon::{Classes, Tense as Form, TimeClass, VerbForm};
use crate::text::PieceKind;
use crate::token::Cursor;

/// How many tokens are looked at on each side.
const REACH: usize = 24;
/// What a comma costs, in tokens: the verb on this side of it is likelier.
const COMMA: usize = 6;

/// Days of leeway where the verb stands far off.
const FAR: u8 = 31;
/// From this cost on a verb stands far off.
const FAR_OFF: usize = 7;

/// What a verb says of a date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub tense: Tense,
    /// See [`super::TimexExpr::leeway`].
    pub leeway: u8,
}

impl Told {
    const fn sure(tense: Tense) -> Self {
        Told { tense, leeway: 0 }
    }

    const fn open(tense: Tense) -> Self {
        Told { tense, leeway: LOOSE }
    }
}

/// The tense of the verb nearest to the stretch from `start` to `next`.
pub(super) fn of(start: Cursor<'_>, next: Cursor<'_>) -> Told {
    let left = nearest((1..=REACH.min(start.index)).map(|n| start.rewind(n)));
    let right = nearest((0..REACH).map(|n| next.skip(n)));
    let (cost, told, limit) = match (left, right) {
        (Some((near, told)), Some((far, other))) => {
            // `c’est le 15 septembre que la sonde va plonger`: the cleft says nothing itself.
            let cleft = told.tense == Tense::Unsaid && other.tense != Tense::Unsaid && next.is_any(&["que", "qu'"]);
            if near <= far && !cleft { (near, told, FAR_OFF) } else { (far, other, FAR_OFF + COMMA) }
        }
        (Some((near, told)), None) => (near, told, FAR_OFF),
        (None, Some((far, other))) => (far, other, FAR_OFF + COMMA),
        (None, None) => return Told::sure(Tense::Unsaid),
    };
    let leeway = if super::open::of_noun(start) {
        LOOSE
    } else if cost >= limit {
        told.leeway.max(FAR)
    } else {
        told.leeway
    };
    Told { tense: told.tense, leeway }
}

/// The first verb of a walk away from the date, and what it cost to get there.
fn nearest<'a>(walk: impl Iterator<Item = Cursor<'a>>) -> Option<(usize, Told)> {
    let (mut cost, mut leeway) = (0, 0);
    for at in walk {
        let Some(token) = at.peek() else { break };
        cost += 1;
        if token.kind == PieceKind::Sign {
            match at.text() {
                "," | "(" | ")" => cost += COMMA,
                ";" | ":" | "." | "!" | "?" | "«" | "»" | "“" | "”" | "…" => break,
                _ => {}
            }
        }
        if at.classes().any(Classes::SUBORDINATOR) && !at.is_any(&["si", "comme", "s'"]) {
            cost += 2;
        }
        match verb(at) {
            // `devrait reprendre dimanche`: the verb that the infinitive hangs on says when.
            Some(Told { tense: Tense::Unsaid, .. }) if at.classes().any(Classes::INFINITIVE) => leeway = LOOSE,
            Some(told) => return Some((cost, Told { leeway: told.leeway.max(leeway), ..told })),
            None => {}
        }
    }
    (leeway > 0).then_some((cost + 2 * REACH, Told::open(Tense::Unsaid)))
}

/// What the word says as a verb; none when it is none, or part of another's group.
fn verb(at: Cursor<'_>) -> Option<Told> {
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
        return infinitive(at);
    }
    let has = |tense: Form| forms.iter().any(|form| form.tense == tense);
    if has(Form::Future) || has(Form::Conditional) {
        let perfect = follows(at, Classes::PARTICIPLE) && classes.any(Classes::AUXILIARY) && has(Form::Conditional);
        // `il s’agirait` reports, `il s’agira` foretells.
        let reports = has(Form::Conditional) && !has(Form::Future);
        return Some(match (perfect && !passive(at), reports) {
            (true, _) => Told::sure(Tense::Past),
            (false, true) => Told::open(Tense::Future),
            (false, false) => Told::sure(Tense::Future),
        });
    }
    if classes.any(Classes::AUXILIARY) && (has(Form::Present) || has(Form::Subjunctive)) {
        return Some(compound(at, forms));
    }
    if has(Form::Imperfect) || (has(Form::PastHistoric) && !has(Form::Present)) {
        // `devait repartir le 5 février`, `allait avoir 38 ans le 4 mai`
        let ahead = has(Form::Imperfect) && forms.iter().any(|form| looks_ahead(at, form)) && infinitive_close(at);
        return Some(if ahead { Told::open(Tense::Past) } else { Told::sure(Tense::Past) });
    }
    let noun = at.rewind(1).classes().any(Classes::DETERMINER.with(Classes::PREPOSITION))
        && !at.rewind(1).classes().any(Classes::PRONOUN)
        && at.index > 0;
    if has(Form::Present) && !noun {
        return present(at, forms);
    }
    has(Form::PastParticiple).then(|| participle(at, forms)).flatten()
}

/// `a annoncé se rendre`, `après avoir fermé`, `va voter`: told by what stands around it; nothing by
/// itself.
fn infinitive(at: Cursor<'_>) -> Option<Told> {
    if wished(at) {
        return Some(Told::sure(Tense::Future));
    }
    if at.classes().any(Classes::AUXILIARY) && follows(at, Classes::PARTICIPLE) {
        return Some(Told::sure(Tense::Past));
    }
    // `a affirmé commencer un travail`: the verb before it says when that was said, not this.
    Some(Told::open(Tense::Unsaid))
}

fn infinitive_close(at: Cursor<'_>) -> bool {
    (1..=4).any(|n| at.skip(n).classes().any(Classes::INFINITIVE))
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
fn compound(at: Cursor<'_>, forms: &[VerbForm]) -> Told {
    for ahead in 1..=4 {
        let inner = at.skip(ahead);
        let classes = inner.classes();
        // `l’épreuve a lieu en mars`, `a eu lieu`
        if inner.is("lieu") && forms.iter().any(|form| at.tokens.lexicon.infinitive(form.lemma) == "avoir") {
            return Told::sure(if inner.rewind(1).is("eu") { Tense::Past } else { Tense::Future });
        }
        if classes.any(Classes::PARTICIPLE) && !inner.is_any(&["été", "eu"]) {
            let to_be = forms.iter().any(|form| at.tokens.lexicon.infinitive(form.lemma) == "être");
            // `est convoqué le 15 mars`; `a été convoqué le 15 mars`, `a prévu` say neither for sure.
            return match (is_scheduled(inner), to_be) {
                (true, true) => Told::sure(Tense::Future),
                (true, false) => Told::open(Tense::Past),
                _ => Told::sure(Tense::Past),
            };
        }
        if !(classes.any(Classes::ADVERB.with(Classes::NEGATION)) || inner.is_any(&["été", "eu", ",", "en"])) {
            break;
        }
    }
    Told::open(Tense::Unsaid)
}

/// `va voter`, `doit se réunir`, `s’ouvre`: a present that speaks of what is to come.
fn present(at: Cursor<'_>, forms: &[VerbForm]) -> Option<Told> {
    let starts = &at.tokens.lexicon.rows().times.starts;
    let to_come = forms.iter().any(|form| form.tense == Form::Present && starts.binary_search(&form.lemma).is_ok());
    // `promettent de nouvelles actions samedi` needs no infinitive, `vont à Lyon` would.
    let objects = ["prévoir", "promettre", "envisager"];
    let moving = forms.iter().any(|form| looks_ahead(at, form) && !objects.contains(&at.tokens.lexicon.infinitive(form.lemma)));
    Some(if to_come && (!moving || infinitive_close(at)) { Told::sure(Tense::Future) } else { Told::open(Tense::Unsaid) })
}

/// A participle alone: `voté en mars`, `prévu lundi`. Behind an auxiliary it is the group's.
fn participle(at: Cursor<'_>, forms: &[VerbForm]) -> Option<Told> {
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
    Some(Told::sure(if is_scheduled(at) { Tense::Future } else { Tense::Past }))
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
