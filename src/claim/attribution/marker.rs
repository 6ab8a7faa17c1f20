//! Markers of the table (`selon X`, `publié par X`, `les estimations de X`) and agencies in brackets.

use super::holder;
use super::{Hit, Scope, Source, Voices};
use crate::claim::phrase::phrase_at;
use crate::claim::scene::Scene;
use crate::claim::types::Attribution;
use crate::lexicon::{AttributionKind, Classes, Table};
use crate::token::Cursor;
use std::ops::Range;

/// A phrase of `attribution.tsv` at token `at`.
pub(super) fn marker(scene: &Scene<'_>, voices: &Voices<'_>, at: usize) -> Option<Hit> {
    let cursor = scene.at(at);
    let rows = &scene.tokens.lexicon.rows().attribution;
    let (end, row) = cursor.any_phrase(Table::Attribution)?;
    let cue = rows.get(row as usize)?;
    // `le porte-parole de`: inside a word.
    if at.checked_sub(1).is_some_and(|i| cursor.glued() && scene.at(i).kind() == Some(crate::text::PieceKind::Dash)) {
        return None;
    }
    let AttributionKind::Kind(kind) = cue.kind else { return Some(Hit::Skip(end.index)) };
    let opens =
        at == 0 || cursor.back(1).is_some_and(|t| matches!(t.span.of(scene.tokens.text), "," | "«" | "»" | ":" | "–" | "—"));
    let needs_name = cursor.is("pour") || matches!(kind, "collective" | "nominal") || kind == "agency" && cue.holder == "after";
    if cursor.is("pour") && !opens {
        return None;
    }
    let holder = match cue.holder {
        "after" => holder::after(scene, voices, end),
        // `selon les estimations` may go on with `du cabinet X`.
        "none" if owner(scene, end).is_some() => holder::after(scene, voices, owner(scene, end)?)
            .filter(|(h, r)| {
                let report = scene.at(r.start).any_phrase(Table::ReportingNoun).is_some();
                h.class.is_some() || holder::person(scene, r.start) || holder::human(scene, r) && !report
            })
            .or_else(|| within(scene, voices, at, end.index)),
        // `détaille-t-on à Bercy`
        "none" if kind == "incise" && end.is_any(&["à", "chez", "au"]) => {
            holder::after(scene, voices, end.skip(1)).filter(|(h, _)| h.class.is_some())
        }
        "none" => within(scene, voices, at, end.index),
        _ => None,
    };
    // `pour X` and `estimations de` are sources only with somebody named.
    if needs_name
        && holder.as_ref().is_none_or(|(h, _)| h.class.is_none() || (cursor.is("pour") && !first_word_is_name(scene, end)))
    {
        return None;
    }
    if cue.holder == "after" && holder.is_none() {
        return None;
    }
    if holder.as_ref().is_some_and(|(h, r)| h.class.is_none() && holder::unowned(scene, r)) {
        return Some(unsaid(scene, at, end));
    }
    let anchor =
        if kind == "passive" { anchored(scene, at, end.index, holder.as_ref().map(|(_, r)| r)) } else { Some(Scope::Segment) };
    let Some(anchor) = anchor else { return Some(Hit::Skip(end.index)) };
    // `Pour l’Italie, l’évolution inquiète`: of a country, not by it; `pour Bruxelles` is.
    if cursor.is("pour")
        && end.is_any(&["le", "la", "l'", "les"])
        && holder.as_ref().is_some_and(|(h, _)| h.class == Some("location"))
    {
        return None;
    }
    // `sur le site du rocher`: no page; `sur le site du jeu`: of nobody who can speak.
    let mute = |h: &crate::claim::types::Holder, r: &Range<usize>| h.class.is_none() && !holder::human(scene, r);
    let page = (at..end.index).any(|i| scene.at(i).is_any(&["site", "page", "blog"]));
    let figures = cursor.is_any(&["chiffres", "données", "calculs", "graphique", "infographie"]);
    // A noun that is no body (`jeu`) has no page of its own to speak on.
    let thing = |h: &crate::claim::types::Holder, r: &Range<usize>| h.class.is_none() && !holder::body(scene, r.start);
    let nobody = |h: &crate::claim::types::Holder, r: &Range<usize>| figures && mute(h, r) || page && thing(h, r);
    if kind == "credit" && holder.as_ref().is_some_and(|(h, r)| h.class == Some("location") || nobody(h, r)) {
        return None;
    }
    // `si les prévisions de X se confirment`: what the figure hangs on.
    if kind == "nominal" && supposed(scene, at) {
        return Some(Hit::Skip(end.index));
    }
    // `sur la base d’une valorisation de`: nobody says so.
    let saying = cursor.is_any(&["selon", "d'", "à", "de", "aux", "dixit"]);
    if kind == "prepositional" && !saying && holder.as_ref().is_some_and(|(h, r)| h.class.is_none() && !holder::human(scene, r)) {
        return None;
    }
    // `selon les cas`, `selon les contrats`: what the figure varies with.
    if cursor.is("selon") && holder.as_ref().is_some_and(|(h, r)| h.class.is_none() && varies(scene, r)) {
        return Some(Hit::Skip(end.index));
    }
    let nobody = |h: &crate::claim::types::Holder| holder::nameless(scene.tokens.lexicon.rows(), &h.name);
    let anonymous = holder.as_ref().is_none_or(|(h, _)| h.class.is_none() && nobody(h)) && cue.holder != "self";
    let range = at..holder.as_ref().map_or(end.index, |(_, r)| r.end).max(end.index);
    let scope = if matches!(kind, "nominal" | "passive" | "collective") { anchor } else { Scope::Sentence };
    Some(Hit::Source(Box::new(Source {
        attribution: Attribution {
            marker: cursor.to(end),
            kind,
            holder: holder.as_ref().map(|(h, _)| h.clone()),
            anonymous,
            stance: if cue.stance.is_empty() { "states".into() } else { cue.stance.clone() },
            quoted: false,
            rule: rule_of(kind),
        },
        range,
        holder: holder.map(|(_, r)| r),
        scope,
        silent: false,
        counts: false,
    })))
}

/// `a tué sept personnes d’après un bilan provisoire, …, selon la police`: nobody says so, but the
/// figure right before has its source.
fn unsaid(scene: &Scene<'_>, at: usize, end: Cursor<'_>) -> Hit {
    let figure = scene.figures.iter().find(|f| f.range.end <= at && at - f.range.end <= 4);
    let close = |f: &&crate::claim::scene::Placed<'_>| {
        !(f.range.end..at).any(|i| scene.at(i).is_any(&[",", ";", ":"]) || scene.grammar.finite_at(i))
    };
    let Some(figure) = figure.filter(close) else { return Hit::Skip(end.index) };
    Hit::Source(Box::new(Source {
        attribution: Attribution {
            marker: scene.at(at).to(end),
            kind: "prepositional",
            holder: None,
            anonymous: true,
            stance: "states".into(),
            quoted: false,
            rule: rule_of("prepositional"),
        },
        range: at..end.index,
        holder: None,
        scope: Scope::Figure(figure.range.start),
        silent: true,
        counts: false,
    }))
}

/// Token `at` stands in a clause of `si` behind a figure of another clause.
fn supposed(scene: &Scene<'_>, at: usize) -> bool {
    let clause = scene.grammar.clauses.get(scene.grammar.clause_at(at));
    clause.is_some_and(|c| {
        c.kind == crate::claim::grammar::ClauseKind::Adverbial
            && scene.at(c.start).is_any(&["si", "s'"])
            && scene.figures.iter().any(|f| f.range.end <= c.start)
    })
}

/// What a passive speaks for: the figure it stands by, or what the report says it belongs to. `la
/// cérémonie présentée par X`, `reconnu par 115 États` speak for none.
fn anchored(scene: &Scene<'_>, at: usize, end: usize, holder: Option<&Range<usize>>) -> Option<Scope> {
    let last = holder.map_or(end, |r| r.end);
    if holder.is_some_and(|r| scene.figures.iter().any(|f| f.range.start < r.end && r.start < f.range.end)) {
        return None;
    }
    let free = |range: Range<usize>| !range.clone().any(|i| scene.at(i).is_any(&[";", ":"]) || scene.grammar.finite_at(i));
    // `3 millions pour un stade promis par`: the stadium is.
    let own = |range: Range<usize>| {
        !range.clone().any(|i| scene.at(i).classes().any(Classes::PREPOSITION) && !scene.at(i).is_joined("de"))
    };
    let before = scene
        .figures
        .iter()
        .rfind(|f| f.range.end <= at && at - f.range.end <= 5 && free(f.range.end..at) && own(f.range.end..at));
    if before.is_some_and(|f| said(scene, at, f)) {
        return Some(Scope::Segment);
    }
    // `est estimé par la Cour à 3 milliards`
    let behind = scene.figures.iter().find(|f| f.range.start >= last && f.range.start - last <= 4);
    if behind.is_some_and(|f| (last..f.range.start).any(|i| scene.at(i).is_any(&["à", "entre", "comme"]))) {
        return Some(Scope::Segment);
    }
    // `il a été révélé par X que`
    if (last..last + 2).any(|i| scene.at(i).is_any(&["que", "qu'"])) {
        return Some(Scope::After(at));
    }
    // `les chiffres publiés par X`, `une étude menée par X`
    let low = at.saturating_sub(6);
    let noun = |i: &usize| scene.at(*i).any_phrase(Table::ReportingNoun).is_some();
    if noun(&at) || (low..at).rev().take_while(|i| !scene.at(*i).is(",") && !scene.grammar.finite_at(*i)).any(|i| noun(&i)) {
        return Some(Scope::Segment);
    }
    // `la perte annoncée par X atteint 3 millions`
    let measured = scene.hits(low..at).iter().any(|h| h.row.metric.is_some() && free(h.range.end..at));
    measured.then_some(Scope::After(at))
}

/// A participle that tells of a sum or a count: not of things, `deux vidéos publiées par`.
fn said(scene: &Scene<'_>, at: usize, figure: &crate::claim::scene::Placed<'_>) -> bool {
    let lexicon = scene.tokens.lexicon;
    let Some(amount) = figure.mention.amount() else { return false };
    let rows = lexicon.rows();
    let metric = amount.unit.as_deref().and_then(|unit| rows.unit_metrics.get(unit)).copied().flatten();
    let counts = scene.at(at).peek().map_or(&[][..], |t| lexicon.verb_forms(t.word)).iter().any(|f| {
        let row = rows.reporting_verbs.get(&f.lemma).and_then(|row| rows.reporting.get(*row as usize));
        row.is_some_and(|row| &*row.stance == "estimates" || row.takes == "figure")
    });
    amount.kind != crate::mention::AmountKind::Quantity || metric.is_some() || counts
}

/// What stands behind the `de` of a report, an adjective between: `selon un rapport interne de l’ONU`.
pub(super) fn owner<'a>(scene: &Scene<'a>, end: Cursor<'a>) -> Option<Cursor<'a>> {
    let plain = |c: Cursor<'_>| {
        c.kind() == Some(crate::text::PieceKind::Word)
            && !c.classes().any(
                Classes::DETERMINER
                    .with(Classes::PREPOSITION)
                    .with(Classes::PRONOUN)
                    .with(Classes::COORDINATOR)
                    .with(Classes::SUBORDINATOR)
                    .with(Classes::ADVERB),
            )
            && (!scene.grammar.finite_at(c.index) || c.skip(1).is_joined("de"))
            && scene.name_at(c.index).is_none()
    };
    let mut at = end;
    for _ in 0..2 {
        if at.is_joined("de") || !plain(at) {
            break;
        }
        at = at.skip(1);
    }
    at.is_joined("de").then(|| at.skip(1))
}

pub(super) fn rule_of(kind: &str) -> &'static str {
    match kind {
        "prepositional" => "attribution.prepositional",
        "verbal" => "attribution.verbal",
        "incise" => "attribution.incise",
        "passive" => "attribution.passive",
        "agency" | "credit" => "attribution.agency",
        "impersonal" | "collective" => "attribution.impersonal",
        _ => "attribution.nominal",
    }
}

/// The noun phrase or pronoun a marker holds itself: `selon plusieurs sources`, `selon elle`.
fn within(scene: &Scene<'_>, voices: &Voices<'_>, at: usize, end: usize) -> holder::Held {
    let first = scene.at(at);
    let leads =
        first.is_any(&["selon", "d'", "d’après", "suivant", "de", "à", "aux"]) || first.classes().any(Classes::PREPOSITION);
    // `sur Twitter`: where it was said.
    if !leads || first.is("sur") {
        return None;
    }
    if let Some(pronoun) = (at + 1..end).find(|i| scene.at(*i).is_any(&["lui", "elle", "eux", "elles"])) {
        return holder::refers(scene, voices, pronoun);
    }
    (at + 1..end)
        .find_map(|i| phrase_at(scene, i, true).filter(|p| p.core.start < end && !scene.at(i).is_any(&["après", "croire", "en"])))
        .and_then(|p| {
            let own = scene.at(p.range.start).is_any(&["nos", "notre", "mes"]);
            if own { None } else { holder::who(scene, voices, &p) }
        })
}

/// A plural of things that vary: `selon les régions`, `selon les modèles`.
fn varies(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let article = range.start.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["les", "la", "le", "l'", "leur", "leurs"]));
    let plural = scene.at(range.start).text().ends_with(['s', 'x']);
    let size =
        scene.at(range.start).is_any(&["taille", "cas", "âge", "saison", "région", "type", "lieu", "durée", "niveau", "nombre"]);
    article && (plural || size) && !holder::human(scene, range)
}

fn first_word_is_name(scene: &Scene<'_>, from: Cursor<'_>) -> bool {
    let from = from.eat_any(&["le", "la", "l'", "les"]).unwrap_or(from);
    scene.name_at(from.index).is_some()
        || scene.at(from.index).any_phrase(Table::Title).is_some()
        || scene.at(from.index).any_phrase(Table::Nominal).is_some()
}

/// `(AFP)`, `(Reuters)`: a medium alone in parentheses.
pub(super) fn agency(scene: &Scene<'_>, at: usize) -> Option<Hit> {
    let open = scene.at(at);
    if !open.is("(") {
        return None;
    }
    let name = scene.names.iter().find(|n| n.range.start == at + 1)?;
    let entity = name.mention.name().filter(|_| scene.at(name.range.end).is(")"))?;
    // `3 à 4 millions (Insee)`: a body that counts, right behind a figure; `Delvigne (CFDT)` belongs to it.
    let counts = scene.tokens.lexicon.rows().bodies.contains(&*entity.name)
        || matches!(
            &*crate::resolve::trade(&entity.name),
            "publicbody" | "ministry" | "police" | "government" | "centralbank" | "justice" | "court"
        );
    let figured = scene.figures.iter().any(|f| f.range.end <= at && at - f.range.end <= 1);
    if !entity.media && !(counts && figured) {
        return None;
    }
    Some(Hit::Source(Box::new(Source {
        attribution: Attribution {
            marker: open.to(scene.at(name.range.end + 1)),
            kind: "agency",
            holder: Some(holder::named(scene, name.mention.span, at + 1)),
            anonymous: false,
            stance: "states".into(),
            quoted: false,
            rule: "attribution.agency",
        },
        range: at..name.range.end + 1,
        holder: Some(name.range.clone()),
        scope: Scope::Sentence,
        silent: false,
        counts: false,
    })))
}
