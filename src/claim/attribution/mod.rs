//! Who says so: markers of the table, reporting verbs, incises, agencies, the speaker of a turn.

mod governs;
mod holder;
mod marker;
mod quote;
mod report;
mod verb;

pub(super) use holder::nameless;
pub(super) use quote::Quotes;

use super::clause::segment;
use super::grammar::{ClauseKind, GroupKind};
use super::scene::Scene;
use super::subject::Topics;
use super::types::{Attribution, Holder};
use crate::resolve::Focus;
use std::ops::Range;

/// What tells whom `le groupe`, `elle` as sources stand for.
pub(super) struct Voices<'s> {
    pub focus: &'s Focus,
    /// What the text is about.
    pub topics: &'s Topics,
    /// The last source named in the sentences before.
    pub last: Option<Holder>,
}

/// A source found in a sentence, with the tokens it speaks for.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub attribution: Attribution,
    /// Tokens of marker and holder.
    pub range: Range<usize>,
    /// Tokens of the holder; a holder is no subject.
    pub holder: Option<Range<usize>>,
    /// Where the figures it covers may stand.
    pub scope: Scope,
    /// It names nobody and is not told: its figure has a source all the same.
    pub silent: bool,
    /// Its verb counts (`recense`, `dénombre`): the day it is said is the day of the count.
    pub counts: bool,
}

/// Which figures of the sentence a source covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Scope {
    /// All; with several such sources each covers its own part.
    Sentence,
    /// Those after this token.
    After(usize),
    /// Those behind this token, up to the next clause of its own.
    Object(usize),
    /// Those of the marker's own segment.
    Segment,
    /// The one that starts at this token.
    Figure(usize),
}

/// All sources of the sentence, in text order.
pub(super) fn sources(scene: &Scene<'_>, voices: &Voices<'_>) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    let mut at = 0;
    while at < scene.tokens.list.len() {
        // `chez EDF, on rappelle que`: the house speaks, not nobody.
        let hosted = scene.at(at).is("on") && verb::host(scene, voices, at).is_some();
        let marked = report::relative(scene, voices, at).or_else(|| marker::marker(scene, voices, at)).filter(|_| !hosted);
        // `a confié à l’AFP le trésorier`: who spoke, not whom he told.
        let spoken = marked.as_ref().and_then(|hit| match hit {
            Hit::Source(credit) if hit.credits() => {
                let speaker = |i: usize| match verb::reporting(scene, voices, i) {
                    Some(Hit::Source(speaker)) if speaker.holder != credit.holder => Some(speaker),
                    _ => None,
                };
                credit.range.clone().find_map(speaker)
            }
            _ => None,
        });
        let marked = spoken.map(Hit::Source).or(marked);
        let next = marked
            .or_else(|| marker::agency(scene, at))
            .or_else(|| report::possessed(scene, voices, at))
            .or_else(|| verb::behind_figure(scene, voices, at))
            .or_else(|| verb::reporting(scene, voices, at));
        match next {
            Some(Hit::Source(source)) => {
                at = source.range.end.max(at + 1);
                found.push(*source);
            }
            Some(Hit::Skip(end)) => at = end.max(at + 1),
            None => at += 1,
        }
    }
    // `selon les estimations du cabinet X`: one source, however many words mark it.
    let mut kept: Vec<Source> = Vec::new();
    for source in found {
        let same = kept.iter().any(|k| k.holder.is_some() && k.holder == source.holder && k.scope == source.scope);
        if !same {
            kept.push(source);
        }
    }
    kept
}

enum Hit {
    Source(Box<Source>),
    Skip(usize),
}

impl Hit {
    /// It names the paper that was spoken to.
    fn credits(&self) -> bool {
        matches!(self, Hit::Source(source) if source.attribution.kind == "credit")
    }
}

/// The chain of sources of figure `index`, outermost first.
pub(super) fn chain(scene: &Scene<'_>, sources: &[Source], voice: Option<&Attribution>, index: usize) -> Vec<Attribution> {
    let Some(figure) = scene.figures.get(index) else { return Vec::new() };
    let place = figure.range.start;
    let part = segment(scene.tokens, place);
    let broad: Vec<&Source> = sources.iter().filter(|s| s.scope == Scope::Sentence).collect();
    let mut chain: Vec<Attribution> = Vec::new();
    if let Some(speaker) = scene.speaker {
        chain.push(Attribution {
            marker: speaker,
            kind: "transcript_speaker",
            holder: Some(Holder { span: speaker, name: speaker.of(scene.tokens.text).to_owned(), class: Some("person") }),
            anonymous: false,
            stance: "states".into(),
            quoted: false,
            rule: "attribution.speaker",
        });
    }
    let quoted = inside_quotes(scene, place);
    let own = sources.iter().find(|s| s.silent && s.scope == Scope::Figure(place));
    for source in sources.iter().filter(|s| !s.silent) {
        // Another clause's source does not speak for a figure that has its own.
        if own.is_some_and(|own| {
            source.range.start > own.range.end && (own.range.end..source.range.start).any(|i| scene.grammar.finite_at(i))
        }) {
            continue;
        }
        let covers = match source.scope {
            Scope::After(verb) => place > verb && !another_subject(scene, verb, place) && !relieved(scene, sources, verb, place),
            Scope::Object(at) => place > at && !another_subject(scene, at, place) && object(scene, at, place),
            Scope::Segment => part.range.contains(&source.range.start) && beside(scene, source, index),
            Scope::Figure(own) => own == place,
            Scope::Sentence if broad.len() < 2 => within_reach(scene, source, place),
            Scope::Sentence => {
                within_reach(scene, source, place) && nearest(scene, &broad, place).is_some_and(|s| s.range == source.range)
            }
        };
        let told = chain.iter().any(|a| {
            let name = |a: &Attribution| a.holder.as_ref().map(|h| h.name.clone());
            a.holder.is_some() && name(a) == name(&source.attribution)
        });
        if covers && !told {
            let mut attribution = source.attribution.clone();
            attribution.quoted = quoted;
            chain.push(attribution);
        }
    }
    if spoken(scene, place) {
        quoted_by(&mut chain, voice);
    }
    chain
}

/// Whoever speaks a quotation that runs over sentences.
fn quoted_by(chain: &mut Vec<Attribution>, voice: Option<&Attribution>) {
    let own = chain.iter().any(|a| matches!(a.kind, "incise" | "verbal" | "quotation"));
    if let Some(voice) = voice.filter(|_| !own) {
        let place = chain.iter().take_while(|a| a.kind == "transcript_speaker").count();
        chain.insert(place, voice.clone());
    }
}

/// `X affirme que …, mais Y a perdu 3 millions`: after a strong mark the verb no longer covers.
fn another_subject(scene: &Scene<'_>, verb: usize, place: usize) -> bool {
    let part = segment(scene.tokens, place);
    let mark = |i: &usize| scene.at(*i).is_any(&["mais", ";", "tandis", "alors"]);
    let Some(at) = (verb..place).rev().find(mark).filter(|_| !part.range.contains(&verb)) else { return false };
    // `une baisse de 3 %, mais un solde qui s’améliore de 2 %`: no clause of its own.
    let end = part.range.end.max(place);
    scene.grammar.groups_in(at..end).filter_map(|i| scene.grammar.groups.get(i)).any(|g| {
        g.kind == GroupKind::Finite && scene.grammar.clauses.get(g.clause).is_some_and(|c| c.kind != ClauseKind::Relative)
    })
}

/// `qui chiffrait les gains à 120 millions : selon l’arrêt, ils`: another source opens behind a strong mark.
fn relieved(scene: &Scene<'_>, sources: &[Source], verb: usize, place: usize) -> bool {
    sources
        .iter()
        .filter(|s| s.scope == Scope::Sentence)
        .map(|s| s.range.start)
        .any(|at| verb < at && at < place && at.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&[":", ";"])))
}

/// No coordinated verb between token `at` and the figure.
fn object(scene: &Scene<'_>, at: usize, place: usize) -> bool {
    !scene.grammar.groups_in(at..place).filter_map(|i| scene.grammar.groups.get(i)).any(|g| {
        let before = g.range.start.checked_sub(1).map(|i| scene.at(i));
        g.kind == GroupKind::Finite && before.is_some_and(|c| c.is_any(&[",", "et", "puis", "ou", "mais"]))
    })
}

/// `contre 0,9 % retenu par l’exécutif`: a passive right behind a figure is of that figure.
fn beside(scene: &Scene<'_>, source: &Source, index: usize) -> bool {
    // `ces deux annonces suivent une enquête de l’ONU`: a report behind the figure speaks for it only where
    // it stands in it, `3 % dans les estimations de l’Insee`.
    if source.attribution.kind == "nominal" {
        let at = source.range.start;
        let inside = at.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["dans", "selon", "sur", ",", "("]));
        return inside || scene.figures.get(index).is_some_and(|f| f.range.start > at);
    }
    if source.attribution.kind != "passive" {
        return true;
    }
    let at = source.range.start;
    let close = scene.figures.iter().position(|f| f.range.end <= at && at - f.range.end <= 3);
    close.is_none_or(|own| own == index)
}

/// No semicolon or `tandis que` parts a figure from its source, unless both stand by one quotation.
fn within_reach(scene: &Scene<'_>, source: &Source, place: usize) -> bool {
    let at = source.range.start;
    if describes(scene, source, place) {
        return false;
    }
    if inside_quotes(scene, place) {
        return true;
    }
    // `4,6 (4,8 selon quelques sources)`: in brackets with a figure of its own.
    if bracket(scene, at) != bracket(scene, place)
        && let Some(open) = bracket(scene, at)
        && scene.figures.iter().any(|f| f.range.start > open && f.range.end <= at)
    {
        return false;
    }
    // `3 disparus ne donnent plus signe de vie, mais, selon les secours,`: what comes behind.
    if place < at
        && (at.saturating_sub(2)..at).any(|i| i > place && scene.at(i).is("mais"))
        && !scene.grammar.groups_in(source.range.end..scene.tokens.list.len()).is_empty()
    {
        return false;
    }
    // `l’attaque, qui serait de nature terroriste, selon la police, a fait trois morts`
    if place > at && aside(scene, source, place) {
        return false;
    }
    // `« … », se désole Farid, qui gagne 33 000 dinars`: told of him, not by him.
    let behind_quote = source.attribution.kind == "incise"
        && (1..=4).any(|b| at.checked_sub(b).is_some_and(|i| scene.at(i).is_any(&["»", "”"])));
    if behind_quote && place > at {
        return false;
    }
    // `deux morts : le pilote, qui, d’après la police, était expérimenté`: of the pilot alone.
    if place < at && at >= 2 && scene.at(at - 1).is(",") && scene.at(at - 2).is_any(&["qui", "que", "dont", "où"]) {
        return false;
    }
    // `ont été tués alors qu’ils dormaient, selon la police`: the same ones, no other thing.
    let same = |i: usize| {
        scene.at(i + 2).is_any(&["il", "elle", "ils", "elles"]) && !scene.figures.iter().any(|f| (i..at).contains(&f.range.start))
    };
    let between = at.min(place)..at.max(place);
    !between.clone().any(|i| {
        let cursor = scene.at(i);
        cursor.is(";") && !inside_quotes(scene, i)
            || at > place && (cursor.is("tandis") || cursor.is("alors") && scene.at(i + 1).is_joined("que") && !same(i))
    })
}

/// `selon les trois magistrats`, `selon un vétérinaire ayant examiné deux d’entre elles`: told of the source.
fn describes(scene: &Scene<'_>, source: &Source, place: usize) -> bool {
    let end = source.range.end;
    let itself = source.holder.as_ref().is_some_and(|r| source.range.start < place && place < r.end);
    if source.attribution.kind == "prepositional" && itself {
        return true;
    }
    let behind = place > end && source.range.start > 2 && source.attribution.kind == "prepositional";
    behind
        && !(end..place).any(|i| scene.at(i).is(","))
        && scene.grammar.groups_in(end..end + 2).filter_map(|i| scene.grammar.groups.get(i)).any(|g| g.kind == GroupKind::Gerund)
}

/// A preposition inside a relative clause that closes before the figure.
fn aside(scene: &Scene<'_>, source: &Source, place: usize) -> bool {
    let grammar = &scene.grammar;
    let own = grammar.clause_at(source.range.start.saturating_sub(2));
    let relative = |c: usize| {
        grammar.clauses.get(c).is_some_and(|c| c.kind == ClauseKind::Relative && c.start > 0 && c.start < source.range.start)
    };
    let closes = grammar.groups_in(source.range.end..place).any(|i| {
        grammar.groups.get(i).is_some_and(|g| {
            g.kind == GroupKind::Finite
                && g.clause != own
                && grammar.clauses.get(g.clause).is_some_and(|c| c.kind == ClauseKind::Main && c.start < source.range.start)
        })
    });
    let parted = grammar.clauses.get(own).is_some_and(|c| (c.start..source.range.start).any(|i| scene.at(i).is_any(&[":", ";"])));
    source.attribution.kind == "prepositional" && relative(own) && closes && !parted
}

/// The bracket that stands open at token `at`.
fn bracket(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let last = (at.saturating_sub(20)..at).rev().find(|i| scene.at(*i).is_any(&["(", ")"]))?;
    scene.at(last).is("(").then_some(last)
}

/// Of several sources each covers the figures nearest to it: `12 000 selon la police, 50 000
/// selon la CGT`.
fn nearest<'s>(scene: &Scene<'_>, sources: &[&'s Source], place: usize) -> Option<&'s Source> {
    let figures_between =
        |a: usize, b: usize| scene.figures.iter().filter(|f| f.range.start > a.min(b) && f.range.start < a.max(b)).count();
    sources
        .iter()
        .min_by_key(|source| {
            let distance = source.range.start.abs_diff(place);
            // A source after its figure is nearer than one before it at the same distance.
            (figures_between(source.range.start, place), distance * 2 + usize::from(source.range.start < place))
        })
        .copied()
}

/// Token `place` of a sentence of a quotation is spoken: before the mark that closes it, behind the
/// one that opens it, anywhere where there is none (`… de trop », dit X, qui gagne 3 millions`).
fn spoken(scene: &Scene<'_>, place: usize) -> bool {
    let marks = |i: &usize| scene.at(*i).is_any(&["«", "»", "“", "”"]);
    let last = (0..place).rev().find(marks);
    let next = (place..scene.tokens.list.len()).find(marks);
    match last {
        Some(at) => scene.at(at).is_any(&["«", "“"]),
        None => next.is_none_or(|at| scene.at(at).is_any(&["»", "”"])),
    }
}

/// True when quotation marks that open before token `place` close after it.
fn inside_quotes(scene: &Scene<'_>, place: usize) -> bool {
    let mut open = false;
    let mut straight = false;
    for at in 0..place.min(scene.tokens.list.len()) {
        match scene.at(at).text() {
            "«" | "“" | "‹" => open = true,
            "»" | "”" | "›" => open = false,
            "\"" => straight = !straight,
            _ => {}
        }
    }
    open || straight
}
