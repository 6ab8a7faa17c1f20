//! Who a source is: a name, what « le groupe » and « elle » stand for, or a common noun.

use super::Voices;
use crate::claim::phrase::{Phrase, phrase_at};
use crate::claim::scene::Scene;
use crate::claim::types::Holder;
use crate::lexicon::{Classes, NameKind, Table};
use crate::resolve::Gender;
use crate::text::Span;
use crate::token::Cursor;
use std::ops::Range;

/// A holder with its tokens.
pub(super) type Held = Option<(Holder, Range<usize>)>;

/// A phrase for sources that are nobody in particular (`anonymous.tsv`).
pub(in crate::claim) fn nameless(rows: &crate::lexicon::Rows, phrase: &str) -> bool {
    phrase.split([' ', '\'', '’', '\u{a0}']).any(|word| rows.anonymous.contains(crate::text::fold(word).as_str()))
}

/// `les chiffres les plus récents`, `un bilan provisoire`: what is counted, and nobody who counts.
pub(super) fn unowned(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let rows = &scene.tokens.lexicon.rows().reporting;
    // `le rapporteur du budget` is somebody.
    range.clone().take_while(|i| !scene.at(*i).is_joined("de")).any(|i| {
        let row = scene.at(i).any_phrase(Table::ReportingNoun).and_then(|(_, row)| rows.get(row as usize));
        row.is_some_and(|row| matches!(row.takes, "figure" | "aim"))
    })
}

/// The person or body after a marker.
pub(super) fn after(scene: &Scene<'_>, voices: &Voices<'_>, from: Cursor<'_>) -> Held {
    let mut at = from.index;
    // `selon notamment X`
    while at < from.index + 2 && scene.at(at).classes().any(Classes::ADVERB) && scene.name_at(at).is_none() {
        at += 1;
    }
    if let Some(held) = pronoun(scene, voices, at) {
        return Some(held);
    }
    let phrase = phrase_at(scene, at, true)?;
    // `d’après un document que la Gazette a pu consulter`, `un bilan communiqué par la préfecture`
    if phrase.name.is_none() && report(scene, &phrase) {
        // `un rapport interne de l’ONU`
        let of = || {
            let de = super::marker::owner(scene, scene.at(phrase.range.end))?;
            phrase_at(scene, de.index, true)
                .and_then(|p| who(scene, voices, &p))
                .filter(|(h, _)| h.class.is_some_and(|c| c != "location"))
        };
        let owner = possessor(scene, voices, &phrase)
            .or_else(|| of_report(scene, voices, &phrase))
            .or_else(of)
            .or_else(|| published(scene, voices, phrase.range.end));
        if let Some(held) = owner {
            return Some(held);
        }
    }
    who(scene, voices, &phrase)
}

/// `selon lui`, `d’après elle`.
fn pronoun(scene: &Scene<'_>, voices: &Voices<'_>, at: usize) -> Held {
    let cursor = scene.at(at);
    if !cursor.is_any(&["lui", "elle", "eux", "elles", "celui-ci", "celle-ci"]) {
        return None;
    }
    refers(scene, voices, at)
}

/// `ce dernier`, `cette dernière`: the one named last.
pub(super) fn latter(scene: &Scene<'_>, voices: &Voices<'_>, phrase: &Phrase) -> Held {
    let first = scene.at(phrase.range.start);
    let word = scene.at(phrase.head);
    let feminine = word.is_any(&["dernière", "dernières"]);
    if !first.is_any(&["ce", "cette", "ces"]) || !(feminine || word.is_any(&["dernier", "derniers"])) {
        return None;
    }
    let gender = if feminine { Gender::Feminine } else { Gender::Masculine };
    let span = first.to(scene.at(phrase.head + 1));
    let entity = voices.focus.resolve_pronoun(span, scene.sentence, gender)?;
    Some((Holder { span, name: entity.name, class: Some(entity.kind.as_str()) }, phrase.range.start..phrase.head + 1))
}

/// Whom the pronoun at token `at` stands for: the last source, else the name in focus, else the
/// person spoken of.
pub(super) fn refers(scene: &Scene<'_>, voices: &Voices<'_>, at: usize) -> Held {
    let span = scene.at(at).peek()?.span;
    let gender = if scene.at(at).is_any(&["elle", "elles", "celle"]) { Gender::Feminine } else { Gender::Masculine };
    let other = |h: &Holder| h.class == Some("person") && crate::resolve::gender(&h.name).is_some_and(|known| known != gender);
    if let Some(last) = voices.last.as_ref().filter(|h| !other(h)) {
        return Some((Holder { span, ..last.clone() }, at..at + 1));
    }
    let entity = voices
        .focus
        .resolve_pronoun(span, scene.sentence, gender)
        .or_else(|| voices.focus.resolve_speaker(span, scene.sentence, gender))?;
    Some((Holder { span, name: entity.name, class: Some(entity.kind.as_str()) }, at..at + 1))
}

/// A noun for what somebody publishes: `étude`, `chiffres`, `document`.
pub(super) fn report(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let head = scene.at(phrase.head);
    head.any_phrase(Table::ReportingNoun).is_some()
}

/// `selon son enquête`: of whoever was spoken of.
fn possessor(scene: &Scene<'_>, voices: &Voices<'_>, phrase: &Phrase) -> Held {
    let determiner = scene.at(phrase.range.start);
    if !determiner.is_any(&["son", "sa", "ses", "leur", "leurs"]) || determiner.index == phrase.core.start {
        return None;
    }
    let span = determiner.peek()?.span;
    let entity = voices.focus.resolve_possessor(span, scene.sentence)?;
    let whole = scene.at(phrase.core.start).to(scene.at(phrase.core.end));
    Some((Holder { span: whole, name: entity.name, class: Some(entity.kind.as_str()) }, phrase.core.clone()))
}

/// `obtenus par le site X`, `que la Gazette a pu consulter`: behind token `end`.
fn published(scene: &Scene<'_>, voices: &Voices<'_>, end: usize) -> Held {
    let stop = (end + 12).min(scene.tokens.list.len());
    let free =
        |i: &usize| !scene.at(*i).is_any(&[";", ":", "(", ")", "»", "."]) && !scene.figures.iter().any(|f| f.range.contains(i));
    let seen = (end..stop).take_while(free).any(|i| {
        scene.at(i).is_any(&[
            "consulter",
            "consulté",
            "obtenir",
            "obtenu",
            "obtenue",
            "connaissance",
            "copie",
            "publié",
            "publie",
            "révélé",
            "cite",
            "cité",
            "procuré",
            "procurer",
        ])
    });
    for at in (end..stop).take_while(free) {
        let cursor = scene.at(at);
        let joins = cursor.is("par") || at <= end + 1 && seen && cursor.is_any(&["que", "qu'", "dont", "auquel", "auxquels"]);
        if !joins {
            if scene.grammar.finite_at(at) || cursor.is_any(&["qui", "que", "dont"]) {
                return None;
            }
            continue;
        }
        let mut from = at + 1;
        // `qu’a pu consulter le média X`
        while from < stop && crate::claim::phrase::in_verb(scene, from) {
            from += 1;
        }
        return phrase_at(scene, from, false).and_then(|phrase| who(scene, voices, &phrase));
    }
    None
}

/// Who a noun phrase is.
pub(super) fn who(scene: &Scene<'_>, voices: &Voices<'_>, phrase: &Phrase) -> Held {
    if let Some(name) = phrase.name.and_then(|i| scene.names.get(i)) {
        return Some((named(scene, name.mention.span, name.range.start), name.range.clone()));
    }
    // `Francis Roche, président de la Fédération du bois a dit`: a person and a post, the second comma gone.
    let post = phrase.core.start == phrase.head && scene.at(phrase.head).any_phrase(Table::Title).is_some();
    let before = phrase.range.start.checked_sub(1).filter(|i| post && scene.at(*i).is(","));
    let person = |n: &&crate::claim::scene::Placed<'_>| Some(n.range.end) == before && Scene::kind(n) == Some(NameKind::Person);
    if let Some(name) = scene.names.iter().find(person) {
        return Some((named(scene, name.mention.span, name.range.start), name.range.clone()));
    }
    // `M. Blanc`
    let civil =
        scene.at(phrase.head + 1).is(".") && phrase.core.len() == 1 && scene.at(phrase.head).case() != crate::token::Case::Lower;
    if let Some(name) = scene.names.iter().find(|n| civil && n.range.start == phrase.head + 2) {
        return Some((named(scene, name.mention.span, name.range.start), phrase.core.start..name.range.end));
    }
    let inside: Vec<_> =
        scene.names.iter().filter(|n| phrase.core.start <= n.range.start && n.range.end <= phrase.range.end).collect();
    let direct = inside.iter().find(|n| {
        let between = phrase.head + 1..n.range.start;
        !between.clone().any(|i| scene.at(i).is_any(&["de", "d'", "du", "des", "à", "au", "en"]))
    });
    if let Some(name) = direct {
        return Some((named(scene, name.mention.span, name.range.start), phrase.core.start..name.range.end));
    }
    // `le directeur général par intérim, Lucas Ferrandi,`
    if let Some(name) = apposed(scene, phrase.range.end).filter(|_| !report(scene, phrase)) {
        return Some((named(scene, name.mention.span, name.range.start), phrase.core.start..name.range.end));
    }
    let fits = |kind: Option<NameKind>| {
        matches!(kind, Some(NameKind::Organization | NameKind::Person | NameKind::Work | NameKind::Product))
    };
    if let Some(name) = inside.iter().find(|n| fits(Scene::kind(n))) {
        return Some((named(scene, name.mention.span, name.range.start), phrase.core.start..name.range.end));
    }
    let span = scene.at(phrase.core.start).to(scene.at(phrase.core.end));
    let nominal = scene.nominals.iter().find(|(_, r)| r.start <= phrase.head && phrase.head < r.end);
    if let Some((nominal, _)) = nominal {
        let institution = crate::resolve::institution(&nominal.hint);
        // `la police`, `le parquet`: the body itself, unless a name says so.
        let says = |e: &crate::mention::Entity| {
            !institution || crate::resolve::trade(&e.name) == nominal.hint || crate::text::fold(&e.name).contains(&*nominal.noun)
        };
        let found = voices.focus.resolve(nominal, scene.sentence).filter(says);
        let found =
            found.filter(|e| !voices.topics.outshines(&e.entity_id) || institution || nominal.kind != NameKind::Organization);
        // `l’hebdomadaire` is no party, `la firme` no paper.
        let medium = matches!(&*nominal.hint, "media" | "publisher");
        let house = voices
            .topics
            .house()
            .filter(|(e, _)| e.kind == nominal.kind && !institution && e.media == medium)
            .map(|(e, _)| e.clone());
        let entity = match nominal.kind {
            NameKind::Organization => found.or(house),
            _ => found,
        };
        // `fustige encore l’association`: whoever spoke last, where it may be one.
        if entity.is_none()
            && let Some(last) = voices.last.as_ref().filter(|h| speaks_on(scene, phrase, nominal, h))
        {
            return Some((Holder { span, ..last.clone() }, phrase.core.clone()));
        }
        if let Some(entity) = entity {
            return Some((Holder { span, name: entity.name, class: Some(entity.kind.as_str()) }, phrase.core.clone()));
        }
    }
    let name = span.words(scene.tokens.text);
    // `les premières` of something misread, `la même`: no noun.
    let bare =
        phrase.core.len() == 1 && scene.at(phrase.head).any_phrase(Table::Prenominal).is_some() && !human(scene, &phrase.core);
    let words = !bare && name.chars().any(char::is_alphabetic) && !scene.at(phrase.core.start).classes().any(Classes::PRONOUN);
    words.then(|| (Holder { span, name, class: None }, phrase.core.clone()))
}

/// `l’association`, `l’ONG` after a body that no table calls something else.
fn speaks_on(scene: &Scene<'_>, phrase: &Phrase, nominal: &crate::resolve::Nominal, last: &Holder) -> bool {
    let definite = scene.at(phrase.range.start).is_any(&["le", "la", "l'", "cette", "ce", "cet"]);
    let trade = crate::resolve::trade(&last.name);
    let alike = trade.is_empty() && &*nominal.hint == "ngo" || !trade.is_empty() && trade == nominal.hint;
    let plain = phrase.core.len() == 1 && !scene.tokens.lexicon.rows().bodies.contains(&*last.name);
    definite && plain && alike && last.class == Some("organization")
}

/// Whose report speaks: `un bilan de la protection civile dénombre`, `une étude menée par la Cami
/// montre`.
pub(super) fn of_report(scene: &Scene<'_>, voices: &Voices<'_>, phrase: &Phrase) -> Held {
    if phrase.name.is_some() || !report(scene, phrase) {
        return None;
    }
    let body = |inner: &Phrase| {
        let held = who(scene, voices, inner)?;
        let proper = scene.at(inner.core.start).case() != crate::token::Case::Lower;
        let body = held.0.class.is_some_and(|c| c != "location")
            || held.0.class.is_none() && proper
            || human(scene, &inner.core) && !report(scene, inner);
        body.then_some(held)
    };
    let of = (phrase.head + 1..phrase.range.end).find(|i| scene.at(*i).is_joined("de"));
    // `une étude, publiée par X,`
    let end = phrase.range.end + usize::from(scene.at(phrase.range.end).is(","));
    let by = (end..end + 3)
        .take_while(|i| !scene.at(*i).is(",") && !scene.grammar.finite_at(*i))
        .find(|i| scene.at(*i).is("par"))
        .or_else(|| (phrase.head + 1..phrase.range.end).find(|i| scene.at(*i).is("par")));
    of.and_then(|de| phrase_at(scene, de + 1, true))
        .and_then(|inner| body(&inner))
        .or_else(|| by.and_then(|par| phrase_at(scene, par + 1, true)).and_then(|inner| body(&inner)))
}

/// A role or a noun for those who speak.
pub(super) fn person(scene: &Scene<'_>, at: usize) -> bool {
    let lexicon = scene.tokens.lexicon;
    let lemma = crate::mention::amount::singular(lexicon, scene.at(at).text());
    scene.at(at).any_phrase(Table::Title).is_some() || lexicon.rows().speakers.contains(&*lemma)
}

/// The person named between commas behind token `end`.
fn apposed<'s, 'a>(scene: &'s Scene<'a>, end: usize) -> Option<&'s crate::claim::scene::Placed<'a>> {
    let comma =
        (end..end + 4).take_while(|i| !scene.at(*i).is_any(&[";", ".", "»", "qui", "que"])).find(|i| scene.at(*i).is(","))?;
    scene.names.iter().find(|n| {
        Scene::kind(n) == Some(NameKind::Person)
            && n.range.start > comma
            && n.range.start <= comma + 3
            && (comma + 1..n.range.start).all(|i| scene.at(i).any_phrase(Table::Title).is_some() || scene.at(i).is("."))
    })
}

pub(super) fn named(scene: &Scene<'_>, span: Span, at: usize) -> Holder {
    let entity = scene.name_at(at).and_then(|n| n.mention.name());
    Holder {
        span,
        name: entity.map_or_else(|| span.of(scene.tokens.text).to_owned(), |e| e.name.clone()),
        class: entity.map(|e| e.kind.as_str()),
    }
}

/// A head word of an organisation or a medium: `la commission`, although that is a fee too.
pub(super) fn body(scene: &Scene<'_>, at: usize) -> bool {
    let row = scene.at(at).any_phrase(Table::OrgHead).map(|(_, row)| row);
    row.and_then(|row| scene.tokens.lexicon.rows().org_heads.get(row as usize))
        .is_some_and(|(kind, _)| matches!(&**kind, "organization" | "media"))
}

/// A noun phrase that can speak: a role, an organisation's head word, a nominal, a report.
pub(super) fn human(scene: &Scene<'_>, phrase: &Range<usize>) -> bool {
    let tables = [Table::Title, Table::Nominal, Table::ReportingNoun, Table::Demonym];
    let rows = scene.tokens.lexicon.rows();
    // `une autre source`, `un ancien conseiller`: adjectives before the noun are stepped over.
    let mut heads = phrase.clone();
    while heads.len() > 1 && scene.at(heads.start).any_phrase(Table::Prenominal).is_some() {
        heads.start += 1;
    }
    heads.take(1).any(|i| {
        let head = scene.at(i);
        let body = body(scene, i);
        let people = crate::mention::amount::singular(scene.tokens.lexicon, head.text());
        let counted = rows.unit_metrics.get(&*people).copied().flatten();
        let crowd = counted.and_then(|m| rows.metrics.get(m as usize)).is_some_and(|m| m.has("people"));
        body || tables.iter().any(|table| head.any_phrase(*table).is_some())
            || nameless(rows, head.text())
            || crowd
            || rows.speakers.contains(&*people)
    })
}
