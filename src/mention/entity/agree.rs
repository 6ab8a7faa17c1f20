//! A name that one sentence shows and another hides: the lines of a stretch agree on their names.
//!
//! Reads what is kept of the proposals of each line; adds the names that stand elsewhere under the
//! same spelling. Must not know weights, nor who a name is.

use super::scene::Scene;
use super::tagger::Line;
use super::{GUESS, RULE_MODEL, SUBJECT, WEAK, gazetteer, unlisted};
use crate::lexicon::NameKind;
use crate::mention::{Mention, Resolution};
use crate::text::{PieceKind, Span, fold_into};
use crate::token::Case;
use rustc_hash::FxHashMap;

/// Rule of a name that another sentence proves.
pub const RULE: &str = "entity.document";
/// Words of the longest name looked for.
const LONGEST: usize = 5;

/// Votes of a mention that more than a guess makes a name.
const SURE: u32 = 3;
/// Votes for a place that make it one everywhere.
const SURE_PLACE: u32 = 6;

/// What is known of one spelling.
#[derive(Debug, Default)]
struct Known {
    /// Votes by kind: person, location, organization.
    votes: [u32; 3],
    /// The name as first written.
    name: String,
}

/// Adds to the mentions `kept` of each of `lines` the names that other lines prove.
pub fn agree(lines: &[Line<'_>], kept: &mut [Vec<Mention>]) {
    let mut names: FxHashMap<String, Known> = FxHashMap::default();
    let mut firsts: FxHashMap<String, usize> = FxHashMap::default();
    let mut buffer = String::new();
    for (line, mentions) in lines.iter().zip(&*kept) {
        for mention in mentions {
            note(*line, mention, &mut names, &mut firsts, &mut buffer);
        }
    }
    if names.is_empty() {
        return;
    }
    for (line, mentions) in lines.iter().zip(kept) {
        let more = missed(*line, mentions, &names, &firsts, &mut buffer);
        if !more.is_empty() {
            mentions.extend(more);
            mentions.sort_by_key(|m| (m.span.start, m.span.end));
        }
    }
}

/// Remembers the spelling of `mention`, where it is proof enough; of a person also the surname.
fn note(
    line: Line<'_>,
    mention: &Mention,
    names: &mut FxHashMap<String, Known>,
    firsts: &mut FxHashMap<String, usize>,
    buffer: &mut String,
) {
    let Some(entity) = mention.name() else { return };
    let weight = match mention.rule {
        WEAK => return,
        GUESS | SUBJECT | RULE_MODEL => 1,
        _ => SURE,
    };
    let kind = match entity.kind {
        NameKind::Person => 0,
        NameKind::Location => 1,
        NameKind::Organization => 2,
        _ => return,
    };
    let range = line.tokens.range(mention.span);
    let scene = Scene { tokens: line.tokens };
    let mut learn = |start: usize, weight: u32| {
        let Some(key) = key(scene, start, range.end, buffer) else { return };
        if let Some(first) = key.split(' ').next() {
            let longest = firsts.entry(first.to_owned()).or_default();
            *longest = (*longest).max(range.end - start);
        }
        let known = names.entry(key).or_default();
        if let Some(votes) = known.votes.get_mut(kind) {
            *votes += weight;
        }
        if known.name.is_empty() {
            known.name = scene.tokens.at(start).to(scene.tokens.at(range.end)).of(scene.tokens.text).to_owned();
        }
    };
    // What the tables hold they have found wherever it is a name.
    let listed = matches!(entity.resolution, Resolution::Gazetteer | Resolution::Alias);
    if range.len() <= LONGEST && !listed {
        learn(range.start, weight);
    }
    if kind == 0 && range.len() > 1 && weight > 1 {
        learn(range.end - 1, 1);
    }
}

/// The folded words of tokens `start..end`; none where a single word proves nothing.
fn key(scene: Scene<'_>, start: usize, end: usize, buffer: &mut String) -> Option<String> {
    let first = scene.token(start)?;
    let single = end == start + 1;
    if single && (scene.closed(start) || scene.everyday(start) || first.span.len() < 3 || first.kind != PieceKind::Word) {
        return None;
    }
    if !scene.capital(start) {
        return None;
    }
    let mut key = String::new();
    for at in start..end {
        fold_into(scene.text(at), buffer);
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(buffer);
    }
    Some(key)
}

/// The names of `line` that nothing of `mentions` covers.
fn missed(
    line: Line<'_>,
    mentions: &[Mention],
    names: &FxHashMap<String, Known>,
    firsts: &FxHashMap<String, usize>,
    buffer: &mut String,
) -> Vec<Mention> {
    let mut more = Vec::new();
    if line.unmarked {
        return more;
    }
    let scene = Scene { tokens: line.tokens };
    let mut at = 0;
    let count = line.tokens.list.len();
    // Tokens that mentions cover; made for the first candidate.
    let mut taken: Option<Vec<bool>> = None;
    while at < count {
        let start = at;
        at += 1;
        if !scene.capital(start) {
            continue;
        }
        fold_into(scene.text(start), buffer);
        let Some(longest) = firsts.get(buffer.as_str()).copied() else { continue };
        let taken = taken.get_or_insert_with(|| covered(line, mentions));
        for end in (start + 1..=(start + longest).min(count)).rev() {
            let span = line.tokens.at(start).to(line.tokens.at(end));
            if taken.get(start..end).is_none_or(|tokens| tokens.contains(&true)) || !apart(scene, start, end) {
                continue;
            }
            let Some(known) = key(scene, start, end, buffer).and_then(|key| names.get(&key)) else { continue };
            // `les gilets jaunes`: a name of the tables that was left aside here.
            if gazetteer::longest(scene, start, gazetteer::capitals_agree).is_some_and(|(after, _)| after >= end) {
                continue;
            }
            if let Some(kind) = best(known) {
                more.push(new(line, span, kind));
                at = end;
                break;
            }
        }
    }
    more
}

fn covered(line: Line<'_>, mentions: &[Mention]) -> Vec<bool> {
    let mut taken = vec![false; line.tokens.list.len()];
    for mention in mentions {
        taken.get_mut(line.tokens.range(mention.span)).unwrap_or_default().fill(true);
    }
    taken
}

/// No more of a name is beside it.
fn apart(scene: Scene<'_>, start: usize, end: usize) -> bool {
    let glued = start > 0 && scene.hyphen(start - 1).is_some() || scene.hyphen(end).is_some();
    let goes_on = |at: usize| {
        scene.capital(at) && !scene.closed(at) && !scene.everyday(at) && scene.token(at).is_some_and(|t| t.case != Case::Lower)
    };
    let before = start.checked_sub(1).is_some_and(|before| goes_on(before) && scene.evidence(before));
    !glued && !before && !goes_on(end)
}

fn best(known: &Known) -> Option<NameKind> {
    let [person, location, organization] = known.votes;
    let top = person.max(location).max(organization);
    if organization == top {
        // `Saccorhytus`: a firm for the tagger once is no firm everywhere.
        (organization >= SURE).then_some(NameKind::Organization)
    } else if person == top {
        Some(NameKind::Person)
    } else {
        // `Ironman`, `Pride`: what stands for a place once stands for much else.
        (location >= SURE_PLACE).then_some(NameKind::Location)
    }
}

fn new(line: Line<'_>, span: Span, kind: NameKind) -> Mention {
    unlisted(line.tokens, line.sentence, span, kind, (Resolution::Pattern, RULE))
}
