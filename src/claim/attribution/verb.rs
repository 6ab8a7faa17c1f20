//! Reporting verbs with their speakers: `X affirme que`, `, explique X`, `X dit avoir perdu`.

use super::governs::governs;
use super::holder::{self, Held};
use super::marker::rule_of;
use super::{Hit, Scope, Source, Voices};
use crate::claim::grammar::{Group, GroupKind};
use crate::claim::phrase::{Agent, Reader, phrase_at};
use crate::claim::scene::Scene;
use crate::claim::types::Attribution;
use crate::lexicon::{Classes, ReportingVerb, Table, Tense, VerbForm};
use crate::text::{PieceKind, Span};
use crate::token::Case;
use std::ops::Range;

/// Verbs that report only with the words behind them.
const LIGHT: [&str; 6] = ["faire", "mettre", "laisser", "rendre", "remettre", "lever"];

/// A reporting verb with its speaker at token `at`.
pub(super) fn reporting(scene: &Scene<'_>, voices: &Voices<'_>, at: usize) -> Option<Hit> {
    let row = row(scene, at);
    let nobody = |_: usize| false;
    let reader = Reader { scene, skip: &nobody };
    let Some(index) = reader.group_of(at) else { return cried(scene, voices, at) };
    let group = scene.grammar.groups.get(index)?;
    // `dit vouloir annoncer`: infinitives and participles are of the verb above.
    // `en a profité pour révéler que`, `avant de concéder que` report all the same.
    let aside = group.kind == GroupKind::Infinitive
        && group.link.is_some_and(|l| scene.at(l).is("pour") || l > 0 && scene.at(l - 1).is_any(&["avant", "après"]))
        && scene.at(group.range.end).is_any(&["que", "qu'"]);
    let aside = aside || phased(scene, group);
    if !(matches!(group.kind, GroupKind::Finite | GroupKind::Gerund) || aside) || !group.words.contains(&at) {
        return None;
    }
    // `se situe à`, `se réclame de` report nothing; `se plaint`, `se félicite` are rows of their own.
    let row = if group.reflexive { row.and_then(|r| reflexive(scene, r)) } else { row };
    // `pourraient exiger le remboursement`: nobody does yet.
    let can = scene.at(group.first()).peek().is_some_and(|t| {
        let lexicon = scene.tokens.lexicon;
        lexicon.verb_forms(t.word).iter().any(|f| lexicon.infinitive(f.lemma) == "pouvoir")
    });
    if can && group.words.len() > 1 && group.kind == GroupKind::Finite {
        return None;
    }
    let after = scene.at(group.range.end.max(at + 1));
    let opened =
        group.range.start.checked_sub(1).is_none_or(|i| scene.at(i).is_any(&[",", "»", "\"", "”", "–", "—", "!", "?", "…"]));
    // `assure-t-il`, `a-t-elle ajouté`
    let inverted = scene.at(group.first() + 1).glued() && scene.at(group.first() + 1).kind() == Some(PieceKind::Dash)
        || after.glued() && after.kind() == Some(PieceKind::Dash);
    let (stance, row) = match row {
        Some(row) => (row.stance.clone(), row),
        // `« … », jubile Yann Castelnau`: behind a quotation every verb says.
        None if opened && after_quote(scene, group.range.start) && group.kind == GroupKind::Finite => {
            let (held, range) = behind(scene, voices, after.index)?;
            let marker = scene.at(group.range.start).to(scene.at(group.range.end));
            let held = Some((held, range));
            return Some(hit(scene, "incise", held, Scope::Sentence, marker, "states".into(), at..group.range.end));
        }
        None => return None,
    };
    // `, demande l’arrêt du mouvement`: what one asks for does not speak.
    let asked = |range: &Range<usize>| {
        &*stance == "demands"
            && scene.at(range.start).any_phrase(Table::ReportingNoun).is_some()
            && !holder::person(scene, range.start)
    };
    let incised = behind(scene, voices, after.index)
        .filter(|(_, range)| opened && group.kind == GroupKind::Finite && !accused(scene, group) && !asked(range));
    let (kind, holder, scope): (&'static str, Held, Scope) = if opened && inverted {
        ("incise", inversion(scene, voices, group)?, Scope::Sentence)
    } else if let Some(held) = incised {
        ("incise", Some(held), Scope::Sentence)
    } else {
        if !governs(scene, row, index, group, after.index) || accused(scene, group) {
            return None;
        }
        let agent = reader.of(index)?;
        let held = match agent {
            Agent::Phrase(phrase) => {
                let counted =
                    scene.figures.iter().any(|f| phrase.range.contains(&f.range.start) && f.range.end >= phrase.range.end);
                let owner = holder::of_report(scene, voices, &phrase).or_else(|| holder::latter(scene, voices, &phrase));
                let owned = owner.is_some();
                let held = owner.or_else(|| holder::who(scene, voices, &phrase))?;
                if held.0.class.is_none() && holder::unowned(scene, &held.1) {
                    return None;
                }
                // `une levée qui valorise l’entreprise à`: things report nothing.
                let measure =
                    scene.hits(phrase.core.start..phrase.head + 1).iter().any(|h| h.row.metric.is_some() && !people(scene, h))
                        && !holder::body(scene, phrase.head);
                let speaks = held.0.class.is_some_and(|c| c != "location" || phrase.name.is_some())
                    || holder::human(scene, &phrase.core) && !measure;
                if !(speaks || owned) || counted && held.0.class.is_some() {
                    return None;
                }
                Some(held)
            }
            Agent::Pronoun(at) => holder::refers(scene, voices, at),
            // `chez EDF, on rappelle que`; `on estime que` is nobody, `nous estimons` whoever writes.
            Agent::Speaker(at) if scene.at(at).is("on") => Some(host(scene, voices, at)?),
            Agent::Speaker(_) => return None,
            Agent::Nobody => return None,
        };
        ("verbal", held, Scope::After(at))
    };
    let marker = scene.at(group.range.start).to(scene.at(group.range.end.max(at + 1)));
    let mut hit = hit(scene, kind, holder, scope, marker, stance, at..group.range.end);
    if let Hit::Source(source) = &mut hit {
        source.counts = row.takes == "figure";
    }
    Some(hit)
}

/// `vient d’annoncer que`, `a fini par admettre que`, `tient à préciser que`: an infinitive behind a verb that
/// only says how far the telling has come.
fn phased(scene: &Scene<'_>, group: &Group) -> bool {
    const PHASES: [&str; 8] = ["venir", "finir", "continuer", "commencer", "tenir", "contenter", "persister", "revenir"];
    let lexicon = scene.tokens.lexicon;
    let linked = group.kind == GroupKind::Infinitive
        && group.link.is_some_and(|l| scene.at(l).is_any(&["de", "d'", "à", "par"]) && group.range.start == l + 1);
    let matrix = group.matrix.and_then(|m| scene.grammar.groups.get(m)).filter(|_| linked);
    matrix.is_some_and(|m| {
        let forms = scene.at(m.head()).peek().map(|t| lexicon.verb_forms(t.word)).unwrap_or_default();
        m.kind == GroupKind::Finite
            && m.negation.is_none()
            && group.range.start - m.range.end.min(group.range.start) <= 2
            && forms.iter().any(|f| PHASES.contains(&lexicon.infinitive(f.lemma)))
    })
}

/// `« … », jubile Yann Castelnau`, `», tonne le maire`: behind a quotation a word that no table knows as a
/// verb, and whoever cries.
fn cried(scene: &Scene<'_>, voices: &Voices<'_>, at: usize) -> Option<Hit> {
    const CLOSED: Classes = Classes::DETERMINER
        .with(Classes::PREPOSITION)
        .with(Classes::PRONOUN)
        .with(Classes::COORDINATOR)
        .with(Classes::SUBORDINATOR)
        .with(Classes::ADVERB)
        .with(Classes::NEGATION);
    let word = scene.at(at);
    let verb = word.kind() == Some(PieceKind::Word)
        && word.case() == Case::Lower
        && word.text().ends_with('e')
        && !word.classes().any(CLOSED)
        && scene.name_at(at).is_none();
    if !verb || !after_quote(scene, at) {
        return None;
    }
    let (held, range) = behind(scene, voices, at + 1)?;
    (range.start <= at + 2).then(|| {
        let marker = word.to(scene.at(at + 1));
        hit(scene, "incise", Some((held, range)), Scope::Sentence, marker, "states".into(), at..at + 1)
    })
}

/// `les pompiers ont déclaré`: counted elsewhere, speaking here.
fn people(scene: &Scene<'_>, hit: &crate::claim::scene::TriggerHit<'_>) -> bool {
    let metrics = &scene.tokens.lexicon.rows().metrics;
    hit.row.metric.and_then(|m| metrics.get(m as usize)).is_some_and(|m| m.has("people") || m.has("staff"))
}

fn hit(
    scene: &Scene<'_>,
    kind: &'static str,
    holder: Held,
    scope: Scope,
    marker: Span,
    stance: Box<str>,
    words: Range<usize>,
) -> Hit {
    let Range { start: at, end } = words;
    let anonymous =
        holder.as_ref().is_none_or(|(h, _)| h.class.is_none() && holder::nameless(scene.tokens.lexicon.rows(), &h.name));
    let last = holder.as_ref().filter(|_| kind == "incise").map_or(at + 1, |(_, r)| r.end.max(at + 1));
    let (holder, range) = holder.map_or((None, None), |(h, r)| (Some(h), Some(r)));
    Hit::Source(Box::new(Source {
        attribution: Attribution { marker, kind, holder, anonymous, stance, quoted: false, rule: rule_of(kind) },
        range: at..last.max(end),
        holder: range,
        scope,
        silent: false,
        counts: false,
    }))
}

/// `chez EDF, on`: the house the speakers belong to.
pub(super) fn host(scene: &Scene<'_>, voices: &Voices<'_>, on: usize) -> Held {
    let low = on.saturating_sub(12);
    let at = (low..on).rev().find(|i| scene.at(*i).is_any(&["chez", "à", "au"]))?;
    let phrase = phrase_at(scene, at + 1, true).filter(|p| p.name.is_some() && p.range.end + 2 >= on)?;
    holder::who(scene, voices, &phrase)
}

/// A quotation closes right before token `start`.
fn after_quote(scene: &Scene<'_>, start: usize) -> bool {
    let closes = |i: usize| scene.at(i).is_any(&["»", "”", "\""]);
    (1..=2).any(|b| start.checked_sub(b).is_some_and(|i| closes(i) && (b == 1 || scene.at(i + 1).is(","))))
}

/// The row of the reporting verb at token `at`; `fait état de`, `fait savoir` are read as one.
fn row<'a>(scene: &Scene<'a>, at: usize) -> Option<&'a ReportingVerb> {
    let lexicon = scene.tokens.lexicon;
    let cursor = scene.at(at);
    let forms = lexicon.verb_forms(cursor.peek()?.word);
    // `fait état de`, `met en avant`, `laisse entendre`: read as one; `faire`, alone, says nothing.
    let opens = |f: &VerbForm| LIGHT.contains(&lexicon.infinitive(f.lemma));
    if let Some(form) = forms.iter().find(|f| opens(f)) {
        let light = lexicon.infinitive(form.lemma);
        let whole = |r: &&ReportingVerb| {
            r.lemma.strip_prefix(light).and_then(|rest| rest.strip_prefix(' ')).is_some_and(|rest| {
                let words = rest.split(' ').filter(|w| !matches!(*w, "de" | "à" | "que"));
                words.zip(at + 1..).all(|(word, i)| scene.at(i).is(word))
            })
        };
        let found = lexicon.rows().reporting.iter().find(whole);
        if found.is_some() || light == "faire" {
            return found;
        }
    }
    if !cursor.classes().any(Classes::REPORTING) {
        return None;
    }
    let form = forms.iter().find(|f| lexicon.rows().reporting_verbs.contains_key(&f.lemma))?;
    lexicon.rows().reporting_verbs.get(&form.lemma).and_then(|row| lexicon.rows().reporting.get(*row as usize))
}

/// The row of the verb with `se`, where the table has it so.
fn reflexive<'a>(scene: &Scene<'a>, row: &ReportingVerb) -> Option<&'a ReportingVerb> {
    let rows = scene.tokens.lexicon.rows();
    let infinitive = crate::lexicon::pronominal(row.lemma).unwrap_or(row.lemma);
    rows.reporting_reflexive.get(infinitive).and_then(|at| rows.reporting.get(*at as usize))
}

/// `est accusé d’avoir`, `a été estimé à`: whoever is spoken of says nothing; `est convaincu que` does.
fn accused(scene: &Scene<'_>, group: &Group) -> bool {
    let lexicon = scene.tokens.lexicon;
    let forms = |at: usize| scene.at(at).peek().map_or(&[][..], |t| lexicon.verb_forms(t.word));
    let says = |infinitive: &str| matches!(infinitive, "convaincre" | "persuader");
    let head = forms(group.head());
    let participle = head.iter().any(|f| f.tense == Tense::PastParticiple && !says(lexicon.infinitive(f.lemma)));
    let being = |at: &usize| forms(*at).iter().any(|f| lexicon.infinitive(f.lemma) == "être");
    let before = group.words.len().saturating_sub(1);
    participle && !group.reflexive && group.words.iter().take(before).any(being)
}

/// `évalué à 9,5 % par l’Insee`, `chiffrés hier à 3 milliards par la Cour`: who says it stands
/// behind the figure.
pub(super) fn behind_figure(scene: &Scene<'_>, voices: &Voices<'_>, at: usize) -> Option<Hit> {
    let row = row(scene, at).filter(|r| matches!(r.takes, "figure" | "both"))?;
    let lexicon = scene.tokens.lexicon;
    let participle =
        scene.at(at).peek().is_some_and(|t| lexicon.verb_forms(t.word).iter().any(|f| f.tense == Tense::PastParticiple));
    let figure = scene.figures.iter().find(|f| f.range.start > at && f.range.start <= at + 8).filter(|_| participle)?;
    let to = (at + 1..figure.range.start).any(|i| scene.at(i).is_any(&["à", "entre", "de"]));
    let close = (at + 1..figure.range.start).all(|i| scene.at(i).kind() == Some(PieceKind::Word) && !scene.grammar.finite_at(i));
    let by = (figure.range.end..figure.range.end + 6).find(|i| scene.at(*i).is("par")).filter(|_| to && close)?;
    let free = (figure.range.end..by).all(|i| {
        let c = scene.at(i);
        c.kind() == Some(PieceKind::Word)
            && !c.is_any(&["et", "ou"])
            && !c.classes().any(Classes::PARTICIPLE)
            && !scene.grammar.finite_at(i)
    });
    let phrase = phrase_at(scene, by + 1, true).filter(|_| free)?;
    let held = holder::who(scene, voices, &phrase)?;
    if held.0.class.is_none() && !holder::human(scene, &phrase.core) {
        return None;
    }
    let marker = scene.at(at).to(scene.at(at + 1));
    let mut hit = hit(scene, "passive", Some(held), Scope::Figure(figure.range.start), marker, row.stance.clone(), at..at + 1);
    if let Hit::Source(source) = &mut hit {
        source.range = at..at + 1;
    }
    Some(hit)
}

/// `-t-il`, `-t-on à Bercy`: whom an inverted pronoun stands for; none at all for a bare `on`.
#[allow(clippy::option_option)]
fn inversion(scene: &Scene<'_>, voices: &Voices<'_>, group: &Group) -> Option<Held> {
    let at = (group.first() + 1..group.range.end.max(group.first() + 1) + 5)
        .find(|i| scene.at(*i).is_any(&["il", "elle", "ils", "elles", "on", "je", "nous"]))?;
    if scene.at(at).is("on") {
        let place = scene.at(at.max(group.head()) + 1);
        let held = place.is_any(&["à", "chez", "au", "dans"]).then(|| phrase_at(scene, place.index + 1, true)).flatten();
        return held.and_then(|phrase| holder::who(scene, voices, &phrase)).map(Some);
    }
    if scene.at(at).is_any(&["je", "nous"]) {
        return None;
    }
    Some(holder::refers(scene, voices, at))
}

/// `, a annoncé mardi le groupe`, `, confie à l’AFP sa directrice`: the speaker behind the verb.
fn behind(scene: &Scene<'_>, voices: &Voices<'_>, from: usize) -> Held {
    let mut at = from;
    for _ in 0..4 {
        if let Some(time) = scene.times.iter().find(|t| t.range.contains(&at)) {
            at = time.range.end;
            continue;
        }
        let cursor = scene.at(at);
        // `a déclaré à l’AFP le président`
        if cursor.is_any(&["à", "au", "aux", "devant", "auprès"]) {
            let to = phrase_at(scene, at + 1, true)?;
            at = to.range.end;
            continue;
        }
        let skipped = cursor.classes().any(Classes::ADVERB) && !cursor.classes().any(Classes::DETERMINER)
            || cursor.is_any(&["ce", "le", "la"]) && scene.times.iter().any(|t| t.range.start == at + 1);
        if !skipped {
            break;
        }
        at += 1;
    }
    let phrase = phrase_at(scene, at, false)?;
    let figured = scene.figures.iter().any(|f| phrase.range.contains(&f.range.start) && f.mention.rule != "amount.quantity");
    let proper = scene.at(phrase.core.start).case() != Case::Lower;
    let fits = !figured && (phrase.name.is_some() || proper || holder::human(scene, &phrase.core));
    if let Some(held) = holder::latter(scene, voices, &phrase) {
        return Some(held);
    }
    let held = holder::who(scene, voices, &phrase).filter(|_| fits)?;
    // `, promet un prêt la région`: nothing that has an own verb behind.
    Some(held)
}
