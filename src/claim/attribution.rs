//! Who says so: markers of the table, reporting verbs, incises, agencies, the speaker of a turn.

use super::clause::segment;
use super::scene::Scene;
use super::types::{Attribution, Holder};
use crate::lexicon::{AttributionKind, Classes, NameKind, Table, Tense};
use crate::text::Span;
use crate::token::Cursor;
use std::ops::Range;

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
}

/// Which figures of the sentence a source covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Scope {
    /// All; with several such sources each covers its own part.
    Sentence,
    /// Those after this token.
    After(usize),
    /// Those of the marker's own segment.
    Segment,
}

/// All sources of the sentence, in text order.
pub(super) fn sources(scene: &Scene<'_>) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    let mut at = 0;
    while at < scene.tokens.list.len() {
        let next = marker(scene, at).or_else(|| agency(scene, at)).or_else(|| reporting(scene, at));
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
        let same = kept.iter().any(|k| k.holder.is_some() && k.holder == source.holder);
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

/// A phrase of `attribution.tsv` at token `at`.
fn marker(scene: &Scene<'_>, at: usize) -> Option<Hit> {
    let cursor = scene.at(at);
    let rows = &scene.tokens.lexicon.rows().attribution;
    let (end, row) = cursor.any_phrase(Table::Attribution)?;
    let cue = rows.get(row as usize)?;
    let AttributionKind::Kind(kind) = cue.kind else { return Some(Hit::Skip(end.index)) };
    let opens =
        at == 0 || cursor.back(1).is_some_and(|t| matches!(t.span.of(scene.tokens.text), "," | "«" | "»" | ":" | "–" | "—"));
    let needs_name = cursor.is("pour") || kind == "collective" || kind == "nominal";
    if cursor.is("pour") && !opens {
        return None;
    }
    let holder = match cue.holder {
        "after" => holder_after(scene, end),
        // `selon les estimations` may go on with `du cabinet X`.
        "none" if end.is_any(&["de", "d'", "du", "des"]) => holder_after(scene, end.skip(1)).filter(|(h, _)| h.class.is_some()),
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
    let anonymous = holder.as_ref().is_none_or(|(h, _)| h.class.is_none() && nameless(&h.name)) && cue.holder != "self";
    let range = at..holder.as_ref().map_or(end.index, |(_, r)| r.end).max(end.index);
    let scope = if kind == "nominal" || kind == "passive" { Scope::Segment } else { Scope::Sentence };
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
    })))
}

fn rule_of(kind: &str) -> &'static str {
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

fn first_word_is_name(scene: &Scene<'_>, from: Cursor<'_>) -> bool {
    let from = from.eat_any(&["le", "la", "l'", "les"]).unwrap_or(from);
    scene.name_at(from.index).is_some()
        || scene.at(from.index).any_phrase(Table::Title).is_some()
        || scene.at(from.index).any_phrase(Table::Nominal).is_some()
}

/// Words for sources that are nobody.
pub(super) fn nameless(phrase: &str) -> bool {
    const NOBODY: [&str; 22] = [
        "source",
        "sources",
        "proche",
        "proches",
        "expert",
        "experts",
        "observateur",
        "observateurs",
        "analyste",
        "analystes",
        "rumeur",
        "rumeurs",
        "certains",
        "plusieurs",
        "presse",
        "médias",
        "spécialiste",
        "spécialistes",
        "informations",
        "estimations",
        "chiffres",
        "données",
    ];
    phrase.split([' ', '\'', '’', '\u{a0}']).any(|word| NOBODY.contains(&crate::text::fold(word).as_str()))
}

/// The person or body after a marker: the first name within reach, else the noun phrase.
fn holder_after(scene: &Scene<'_>, from: Cursor<'_>) -> Option<(Holder, Range<usize>)> {
    let limit = (from.index + 14).min(scene.tokens.list.len());
    let mut stop = limit;
    for at in from.index..limit {
        let cursor = scene.at(at);
        if let Some(name) = scene.name_at(at) {
            if scene_kind_fits(name.mention.name().map(|n| n.kind)) {
                return Some((named(scene, name.mention.span, at), name.range.clone()));
            }
            // `selon le ministère de France`: a place right after the marker is a government.
            if at <= from.index + 1 {
                return Some((named(scene, name.mention.span, at), name.range.clone()));
            }
        }
        let closing = cursor.is_any(&[",", ";", ":", "(", ")", "»", "qui", "que", "qu'", "dont"]) || scene.is_finite(at);
        if closing || scene.figures.iter().any(|f| f.range.contains(&at)) {
            stop = at;
            break;
        }
    }
    noun_phrase(scene, from.index, stop)
}

fn scene_kind_fits(kind: Option<NameKind>) -> bool {
    matches!(kind, Some(NameKind::Organization | NameKind::Person | NameKind::Work | NameKind::Product))
}

fn named(scene: &Scene<'_>, span: Span, at: usize) -> Holder {
    let entity = scene.name_at(at).and_then(|n| n.mention.name());
    Holder {
        span,
        name: entity.map_or_else(|| span.of(scene.tokens.text).to_owned(), |e| e.name.clone()),
        class: entity.map(|e| e.kind.as_str()),
    }
}

/// `d’autres sources`, `la police`, `les syndicats`: from the determiner to the end of the phrase.
fn noun_phrase(scene: &Scene<'_>, from: usize, stop: usize) -> Option<(Holder, Range<usize>)> {
    let mut start = from;
    while start < stop && scene.at(start).classes().any(Classes::DETERMINER.with(Classes::POSSESSIVE)) {
        start += 1;
    }
    let mut end = start;
    while end < stop {
        let cursor = scene.at(end);
        let classes = cursor.classes();
        let stops = classes.any(Classes::COORDINATOR.with(Classes::SUBORDINATOR).with(Classes::NEGATION))
            || classes.any(Classes::PREPOSITION) && !cursor.is_any(&["de", "d'", "du", "des"])
            || classes.any(Classes::PRONOUN) && !classes.any(Classes::DETERMINER.with(Classes::PREPOSITION))
            || cursor.is_any(&["%", "."])
            || cursor.is(".");
        if stops || end - start >= 7 {
            break;
        }
        end += 1;
    }
    while end > start && scene.at(end - 1).is_any(&["de", "d'", "du", "des", "le", "la", "les", "l'", "-", "–"]) {
        end -= 1;
    }
    if end <= start {
        return None;
    }
    let span = scene.at(start).to(scene.at(end));
    let word = span.of(scene.tokens.text);
    // A bare adverb or figure is nobody.
    if !word.chars().any(char::is_alphabetic) || scene.at(start).classes().any(Classes::PRONOUN.with(Classes::ADVERB)) {
        return None;
    }
    Some((Holder { span, name: word.to_owned(), class: None }, start..end))
}

/// `(AFP)`, `(Reuters)`: a medium alone in parentheses.
fn agency(scene: &Scene<'_>, at: usize) -> Option<Hit> {
    let open = scene.at(at);
    if !open.is("(") {
        return None;
    }
    let name = scene.names.iter().find(|n| n.range.start == at + 1)?;
    if !scene.at(name.range.end).is(")") || !name.mention.name().is_some_and(|n| n.media) {
        return None;
    }
    Some(Hit::Source(Box::new(Source {
        attribution: Attribution {
            marker: open.to(scene.at(name.range.end + 1)),
            kind: "agency",
            holder: Some(named(scene, name.mention.span, at + 1)),
            anonymous: false,
            stance: "states".into(),
            quoted: false,
            rule: "attribution.agency",
        },
        range: at..name.range.end + 1,
        holder: Some(name.range.clone()),
        scope: Scope::Sentence,
    })))
}

/// A reporting verb with its speaker: `X affirme que`, `, explique X`, `X table sur 200 millions`.
fn reporting(scene: &Scene<'_>, at: usize) -> Option<Hit> {
    let cursor = scene.at(at);
    if !cursor.classes().any(Classes::REPORTING) || !scene.is_verb(at) {
        return None;
    }
    let lexicon = scene.tokens.lexicon;
    let token = cursor.peek()?;
    let form = lexicon.verb_forms(token.word).iter().find(|f| lexicon.rows().reporting_verbs.contains_key(&f.lemma))?;
    let row = lexicon.rows().reporting_verbs.get(&form.lemma).and_then(|row| lexicon.rows().reporting.get(*row as usize))?;
    let readings = lexicon.verb_forms(token.word);
    let finite =
        readings.iter().any(|f| !matches!(f.tense, Tense::Infinitive | Tense::PastParticiple | Tense::PresentParticiple));
    let participle = readings.iter().any(|f| f.tense == Tense::PastParticiple);
    let auxiliary = (1..=3).find(|back| {
        at.checked_sub(*back).is_some_and(|i| {
            lexicon
                .verb_forms(scene.at(i).peek().map_or(0, |t| t.word))
                .iter()
                .any(|f| lexicon.infinitive(f.lemma) == "avoir" && f.tense != Tense::PastParticiple)
        })
    });
    if !finite && !(participle && auxiliary.is_some()) && !readings.iter().any(|f| f.tense == Tense::PresentParticiple) {
        return None;
    }
    let start = if auxiliary.is_some() && participle { at - auxiliary.unwrap_or(0) } else { at };
    let after = cursor.skip(1);
    // `, explique-t-il,` and `, a ajouté X`: the speaker stands behind.
    let opened = start.checked_sub(1).is_none_or(|i| scene.at(i).is_any(&[",", "»", "\"", "”", "–", "—"]));
    let inverted = after.glued() && after.kind() == Some(crate::text::PieceKind::Dash)
        || scene.at(start).skip(1).glued() && auxiliary.is_some();
    let (kind, holder, scope): (&'static str, _, _) = if opened && (inverted || subject_behind(scene, after)) {
        ("incise", holder_after(scene, past_inversion(after)), Scope::Sentence)
    } else {
        let claims = after.is_any(&["que", "qu'", ":", "«", "\""]) || (1..=4).any(|n| after.skip(n - 1).is_any(&["que", "qu'"]));
        let figures = matches!(row.takes, "figure" | "both");
        if !claims && !figures {
            return None;
        }
        ("verbal", subject_before(scene, start), Scope::After(at))
    };
    let (holder, range) = match holder {
        // `une levée qui valorise l’entreprise à`: things report nothing.
        Some((holder, range)) if holder.class.is_some() || human(scene, &range) => (Some(holder), Some(range)),
        Some(_) => return None,
        None if pronoun_subject(scene, start, after) => (None, None),
        None => return None,
    };
    let anonymous = holder.as_ref().is_none_or(|h| h.class.is_none() && nameless(&h.name));
    let marker = scene.at(start).to(cursor.skip(1));
    let whole = start.min(range.as_ref().map_or(start, |r| r.start))
        ..(at + 1).max(range.as_ref().filter(|_| kind == "incise").map_or(at + 1, |r| r.end));
    Some(Hit::Source(Box::new(Source {
        attribution: Attribution {
            marker,
            kind,
            holder,
            anonymous,
            stance: row.stance.clone(),
            quoted: false,
            rule: rule_of(kind),
        },
        range: whole.start.max(at)..whole.end,
        holder: range,
        scope,
    })))
}

/// A noun phrase that can speak: a role, an organisation's head word, a nominal, a report.
fn human(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let tables = [Table::Title, Table::Nominal, Table::OrgHead, Table::ReportingNoun, Table::Demonym];
    let head = scene.at(range.start);
    let word = head.peek().map_or(0, |t| t.word);
    let lexicon = scene.tokens.lexicon;
    tables.iter().any(|table| lexicon.starts(word, *table)) || nameless(head.text())
}

/// `il`, `elle`, `on` beside the verb.
fn pronoun_subject(scene: &Scene<'_>, start: usize, after: Cursor<'_>) -> bool {
    let pronouns = ["il", "elle", "on", "ils", "elles"];
    let before = (1..=3).any(|back| start.checked_sub(back).is_some_and(|i| scene.at(i).is_any(&pronouns)));
    before || (0..4).any(|n| after.skip(n).glued() && after.skip(n).is_any(&pronouns))
}

fn past_inversion(mut at: Cursor<'_>) -> Cursor<'_> {
    while at.glued() && (at.kind() == Some(crate::text::PieceKind::Dash) || at.is_any(&["t", "il", "elle", "on", "ils", "elles"]))
    {
        at = at.skip(1);
    }
    at
}

fn subject_behind(scene: &Scene<'_>, after: Cursor<'_>) -> bool {
    let from = after.eat_any(&["le", "la", "l'", "les", "un", "une", "mardi", "lundi"]).unwrap_or(after);
    scene.name_at(from.index).is_some()
        || (from.index > after.index && !after.is_any(&["les"]) && !scene.is_finite(from.index))
        || from.any_phrase(Table::Title).is_some()
}

/// The grammatical subject before a verb: the first name of its part that no preposition governs,
/// else a noun phrase or pronoun right before.
pub(super) fn subject_before(scene: &Scene<'_>, verb: usize) -> Option<(Holder, Range<usize>)> {
    let part = segment(scene.tokens, verb);
    let governed = |range: &Range<usize>| {
        range.start.checked_sub(1).is_some_and(|i| {
            let c = scene.at(i);
            c.classes().any(Classes::PREPOSITION) && !c.is_any(&["entre"])
                || c.is_any(&["de", "d'", "du", "des", "à", "au", "aux"])
        }) || range.start.checked_sub(2).is_some_and(|i| {
            scene.at(i).classes().any(Classes::PREPOSITION) && scene.at(i + 1).classes().any(Classes::DETERMINER)
        })
    };
    let names = scene
        .names
        .iter()
        .filter(|n| n.range.end <= verb && n.range.start >= part.range.start && !part.aside(n.range.start, verb));
    let fits = |kind: Option<NameKind>| {
        matches!(kind, Some(NameKind::Organization | NameKind::Person | NameKind::Product | NameKind::Location | NameKind::Work))
    };
    let own = names.clone().find(|n| fits(n.mention.name().map(|m| m.kind)) && !governed(&n.range));
    if let Some(name) = own {
        return Some((named(scene, name.mention.span, name.range.start), name.range.clone()));
    }
    // `le patron d’OpenAI estime`, `les analystes de la banque`: the whole phrase speaks.
    let mut start = verb;
    while start > part.range.start && verb - start < 9 {
        let c = scene.at(start - 1);
        if c.is_any(&[",", "que", "qu'", "»"]) || scene.is_finite(start - 1) {
            break;
        }
        start -= 1;
    }
    let first = scene.at(start);
    if first.classes().any(Classes::PRONOUN) && !first.classes().any(Classes::DETERMINER) {
        return None;
    }
    noun_phrase(scene, start, verb)
}

/// The chain of sources of figure `index`, outermost first.
pub(super) fn chain(scene: &Scene<'_>, sources: &[Source], index: usize) -> Vec<Attribution> {
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
    for source in sources {
        let covers = match source.scope {
            Scope::After(verb) => place > verb && !another_subject(scene, verb, place),
            Scope::Segment => part.range.contains(&source.range.start),
            Scope::Sentence if broad.len() < 2 => true,
            Scope::Sentence => nearest(scene, &broad, place).is_some_and(|s| s.range == source.range),
        };
        if covers {
            let mut attribution = source.attribution.clone();
            attribution.quoted = quoted;
            chain.push(attribution);
        }
    }
    chain
}

/// `X affirme que …, mais Y a perdu 3 millions`: after a strong mark the verb no longer covers.
fn another_subject(scene: &Scene<'_>, verb: usize, place: usize) -> bool {
    let part = segment(scene.tokens, place);
    !part.range.contains(&verb) && (verb..place).any(|i| scene.at(i).is_any(&["mais", ";", "tandis", "alors"]))
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
