//! What a figure takes in, leaves out or rests on; where its event stands.

use super::predicate::Found;
use super::scene::Scene;
use super::types::Scope;
use crate::lexicon::{Classes, NameKind, Table};
use crate::text::PieceKind;
use crate::token::Cursor;

/// How many tokens behind a figure its scope may stand.
const REACH: usize = 12;

/// The scopes of figure `index`: phrases of the table behind it before the next figure, or between
/// its trigger and itself, and places right behind it.
pub(super) fn scope(scene: &Scene<'_>, index: usize, found: &Found<'_>) -> Vec<Scope> {
    let Some(figure) = scene.figures.get(index).map(|f| f.range.clone()) else { return Vec::new() };
    let clause = scene.grammar.clause_at(figure.start);
    let next = scene.figures.get(index + 1).map_or(usize::MAX, |f| f.range.start);
    let high = (figure.end + REACH).min(next).min(scene.tokens.list.len());
    let low = found.trigger.as_ref().map_or(figure.start, |t| t.end.min(figure.start));
    let mut scopes = Vec::new();
    let mut opening = 0..0;
    // `Hors inflation, les ventes ont crû de 3 %.`
    if index == 0 && scene.figures.len() < 3 && figure.start > 3 {
        opening = 0..3;
    }
    for range in [opening, low..figure.start, figure.end..high] {
        let mut at = range.start;
        while at < range.end {
            let cursor = scene.at(at);
            if cursor.is_any(&[";", "."])
                || at > figure.end
                    && scene.grammar.clause_at(at) != clause
                    && !cursor.is_any(&["(", ")"])
                    && !bracketed(scene, at, figure.end)
            {
                break;
            }
            match read(scene, cursor).or_else(|| place(scene, cursor, &figure)) {
                Some((scope, end)) => {
                    scopes.push(scope);
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    scopes.sort_by_key(|s| s.span);
    scopes.dedup_by_key(|s| s.span);
    scopes
}

/// `(hors taxes)` right behind the figure.
fn bracketed(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    (end..at).rev().take(6).find(|i| scene.at(*i).is_any(&["(", ")"])).is_some_and(|i| scene.at(i).is("("))
}

fn read(scene: &Scene<'_>, cursor: Cursor<'_>) -> Option<(Scope, usize)> {
    let rows = &scene.tokens.lexicon.rows().scopes;
    let text = scene.tokens.text;
    // `net` may be a noun's adjective anywhere; `CVS`, `HT` keep their capitals.
    let (end, row) = cursor.phrase(Table::Scope, |_, span| {
        let short = span.len() <= 4 && !span.of(text).chars().any(char::is_lowercase);
        !short || span.of(text).chars().all(|c| c.is_uppercase() || c == '-')
    })?;
    let row = rows.get(row as usize)?;
    let end = if row.noun { noun_phrase(scene, end)? } else { end };
    Some((Scope { kind: row.kind, span: cursor.to(end) }, end.index))
}

/// The noun phrase at `from`: up to the next comma, verb or preposition other than `de`.
fn noun_phrase<'a>(scene: &Scene<'a>, from: Cursor<'a>) -> Option<Cursor<'a>> {
    let mut at = from;
    for step in 0..8 {
        let classes = at.classes();
        let inner = at.is_any(&["de", "d'", "du", "des", "la", "le", "l'", "les", "et"]);
        let word = at.kind() == Some(PieceKind::Word);
        let stops = classes.any(Classes::PREPOSITION.with(Classes::SUBORDINATOR).with(Classes::PRONOUN)) && !inner;
        let figure = scene.figures.iter().any(|f| f.range.contains(&at.index));
        let verb = scene.grammar.finite_at(at.index);
        if !word || figure || verb || step > 0 && stops {
            break;
        }
        at = at.skip(1);
    }
    while at.index > from.index
        && at.back(1).is_some_and(|t| ["de", "d'", "du", "des", "la", "le", "l'", "les", "et"].iter().any(|w| at.reads(t, w)))
    {
        at = at.rewind(1);
    }
    (at.index > from.index).then_some(at)
}

/// `en France`, `au Japon`, `dans le Lot` right behind the figure.
fn place(scene: &Scene<'_>, cursor: Cursor<'_>, figure: &std::ops::Range<usize>) -> Option<(Scope, usize)> {
    if cursor.index < figure.end || cursor.index > figure.end + 3 || !cursor.is_any(&["en", "au", "aux", "à", "dans"]) {
        return None;
    }
    let after = cursor.skip(1).eat_any(&["le", "la", "l'", "les"]).unwrap_or_else(|| cursor.skip(1));
    let name =
        scene.name_at(after.index).filter(|n| n.range.start == after.index && Scene::kind(n) == Some(NameKind::Location))?;
    let end = scene.at(name.range.end);
    Some((Scope { kind: "geography", span: cursor.to(end) }, name.range.end))
}

/// `requis`, `voté`, `infligé`, `versé`: by the verb that governs the figure or stands behind it.
pub(super) fn event_status(scene: &Scene<'_>, index: usize, found: &Found<'_>, asserted: bool) -> Option<&'static str> {
    let lexicon = scene.tokens.lexicon;
    let metric = found.metric.and_then(|row| lexicon.rows().metrics.get(row as usize))?;
    if !metric.has("event") {
        return None;
    }
    let figure = scene.figures.get(index)?.range.clone();
    let grammar = &scene.grammar;
    let clause = grammar.clause_at(figure.start);
    // `fait appel`; `ramenée en appel à 10 000 euros` undoes the first figure and sets the second.
    let appel = |range: std::ops::Range<usize>| {
        range.take_while(|i| !scene.at(*i).is_any(&[";", "."])).find(|i| {
            scene.at(*i).is("appel")
                && i.checked_sub(1).is_some_and(|b| scene.at(b).is_any(&["en", "fait", "faire", "interjeté"]))
        })
    };
    let undoes = |at: usize| {
        const UNDO: [&str; 8] = ["ramener", "réduire", "abaisser", "annuler", "casser", "infirmer", "alourdir", "porter"];
        (at.saturating_sub(4)..at).any(|i| {
            scene
                .at(i)
                .peek()
                .is_some_and(|t| lexicon.verb_forms(t.word).iter().any(|f| UNDO.contains(&lexicon.infinitive(f.lemma))))
        })
    };
    let behind_appeal = appel(figure.end..(figure.end + 10).min(scene.tokens.list.len()));
    if behind_appeal.is_some_and(undoes) {
        return Some("overturned");
    }
    if appel(figure.start.saturating_sub(5)..figure.start).is_some_and(undoes) {
        return Some("imposed");
    }
    let appealed = behind_appeal.is_some();
    let of = |at: usize| {
        scene
            .at(at)
            .peek()
            .and_then(|t| lexicon.verb_forms(t.word).iter().find_map(|f| lexicon.rows().event_status.get(&f.lemma)))
            .copied()
    };
    let near = grammar.groups_in(figure.start.saturating_sub(super::clause::REACH / 2)..figure.end + 14);
    let in_clause = |i: &usize| grammar.groups.get(*i).is_some_and(|g| g.clause == clause);
    // A participle right behind says it first: `20 millions réclamés`.
    let behind = near
        .clone()
        .find(|i| grammar.groups.get(*i).is_some_and(|g| g.range.start >= figure.end && g.range.start <= figure.end + 3));
    let before =
        near.clone().rev().filter(in_clause).find(|i| grammar.groups.get(*i).is_some_and(|g| g.range.end <= figure.start));
    let after = near.clone().filter(in_clause).find(|i| grammar.groups.get(*i).is_some_and(|g| g.range.start >= figure.end));
    let mut chain: Vec<usize> = [behind, before, after].into_iter().flatten().collect();
    if let Some(matrix) = before.and_then(|b| grammar.groups.get(b)).and_then(|g| g.matrix) {
        chain.push(matrix);
    }
    let status = chain.iter().filter_map(|i| grammar.groups.get(*i)).find_map(|g| g.words.iter().rev().find_map(|w| of(*w)));
    match status {
        Some("imposed") if appealed => Some("appealed"),
        // What is not yet done is only planned.
        Some("paid") if !asserted => Some("planned"),
        None if appealed => Some("appealed"),
        status => status,
    }
}
