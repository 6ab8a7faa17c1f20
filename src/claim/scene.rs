//! One sentence laid out for reading: its tokens, names, figures, times and trigger nouns, each
//! with the tokens it covers.

use super::grammar::Grammar;
use crate::lexicon::{Classes, NameKind, NounTrigger, Table};
use crate::mention::{AmountKind, Mention};
use crate::resolve::Nominal;
use crate::text::Span;
use crate::token::{Case, Cursor, Tokens};
use std::ops::Range;

/// A mention with its tokens.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    pub mention: &'a Mention,
    pub range: Range<usize>,
}

/// A trigger noun with its tokens.
#[derive(Clone, Debug)]
pub(super) struct TriggerHit<'a> {
    pub row: &'a NounTrigger,
    pub range: Range<usize>,
    /// A percentage is taken of it (`5,4 % du PIB`): it is measured by, not measured.
    pub whole: bool,
}

/// A sentence with a figure in it.
pub(super) struct Scene<'a> {
    pub tokens: Tokens<'a>,
    pub sentence: u32,
    pub span: Span,
    pub speaker: Option<Span>,
    pub figures: Vec<Placed<'a>>,
    pub names: Vec<Placed<'a>>,
    pub times: Vec<Placed<'a>>,
    pub triggers: Vec<TriggerHit<'a>>,
    pub nominals: Vec<(Nominal, Range<usize>)>,
    pub grammar: Grammar,
    /// Words that make metrics exact, each once.
    pub context: Vec<u32>,
}

impl<'a> Scene<'a> {
    /// Lays out a sentence.
    pub(super) fn new(tokens: Tokens<'a>, sentence: u32, span: Span, speaker: Option<Span>, mentions: &'a [Mention]) -> Self {
        let place = |mention: &'a Mention| Placed { mention, range: tokens.range(mention.span) };
        let figures: Vec<_> =
            mentions.iter().filter(|m| m.amount().is_some_and(|a| a.kind != AmountKind::Number)).map(place).collect();
        let names: Vec<_> = mentions.iter().filter(|m| m.name().is_some()).map(place).collect();
        let times: Vec<_> = mentions.iter().filter(|m| m.time().is_some()).map(place).collect();
        let mut named = vec![false; tokens.list.len()];
        for at in figures.iter().chain(&names).chain(&times).flat_map(|placed| placed.range.clone()) {
            if let Some(slot) = named.get_mut(at) {
                *slot = true;
            }
        }
        // `peut-être` is no verb.
        for at in 0..tokens.list.len() {
            let c = tokens.at(at);
            if c.is("peut") && c.skip(1).past_hyphen().index == at + 2 && c.skip(2).is("être") {
                for slot in named.iter_mut().skip(at).take(3) {
                    *slot = true;
                }
            }
        }
        let grammar = Grammar::new(tokens, &named);
        let triggers = triggers(tokens, &figures, &names, &times, &grammar);
        let nominals = crate::resolve::nominals(tokens).into_iter().map(|n| (n.clone(), tokens.range(n.span))).collect();
        let refiners = &tokens.lexicon.rows().refiners;
        let mut context: Vec<u32> = tokens.list.iter().map(|t| t.word).filter(|word| refiners.contains_key(word)).collect();
        context.sort_unstable();
        context.dedup();
        Scene { tokens, sentence, span, speaker, figures, names, times, triggers, nominals, grammar, context }
    }

    /// The trigger nouns that start in `range`.
    pub(super) fn hits(&self, range: Range<usize>) -> &[TriggerHit<'a>] {
        let from = self.triggers.partition_point(|hit| hit.range.start < range.start);
        let to = self.triggers.partition_point(|hit| hit.range.start < range.end);
        self.triggers.get(from..to.max(from)).unwrap_or_default()
    }

    /// The cursor at token `index`.
    pub(super) fn at(&self, index: usize) -> Cursor<'a> {
        self.tokens.at(index)
    }

    /// The name that covers token `index`.
    pub(super) fn name_at(&self, index: usize) -> Option<&Placed<'a>> {
        self.names.iter().find(|name| name.range.contains(&index))
    }

    /// Where the words that belong to figure `index` begin: its first hedge, or itself.
    pub(super) fn outer_start(&self, index: usize) -> usize {
        let Some(figure) = self.figures.get(index) else { return 0 };
        let mut start = figure.range.start;
        if let Some(first) = figure.mention.amount().and_then(|a| a.estimate.hedges.first()) {
            start = start.min(self.tokens.index_at(first.start));
        }
        start
    }

    /// A verb token: finite, participle or infinitive, and no noun after an article.
    pub(super) fn is_verb(&self, index: usize) -> bool {
        let cursor = self.at(index);
        let classes = cursor.classes();
        if !classes.any(Classes::FINITE.with(Classes::PARTICIPLE).with(Classes::INFINITIVE)) {
            return false;
        }
        if classes.any(Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::PRONOUN)) && !classes.any(Classes::AUXILIARY)
        {
            return false;
        }
        let noun = cursor.back(1).is_some_and(|t| {
            let before = self.tokens.lexicon.classes(t.word);
            before.any(Classes::DETERMINER) && !before.any(Classes::PRONOUN) || before.any(Classes::POSSESSIVE)
        });
        !noun && !self.names.iter().any(|n| n.range.contains(&index))
    }

    /// The name's kind at `placed`.
    pub(super) fn kind(placed: &Placed<'_>) -> Option<NameKind> {
        placed.mention.name().map(|n| n.kind)
    }
}

/// The longest trigger nouns of the sentence that are no part of a figure, name or time, no verb
/// form (`la direction mise sur`), and no longer phrase their row rules out (`perte de temps`).
fn triggers<'a>(
    tokens: Tokens<'a>,
    figures: &[Placed<'_>],
    names: &[Placed<'_>],
    times: &[Placed<'_>],
    grammar: &Grammar,
) -> Vec<TriggerHit<'a>> {
    let rows = &tokens.lexicon.rows().noun_triggers;
    let mut taken = vec![false; tokens.list.len()];
    for at in figures
        .iter()
        .chain(times)
        .flat_map(|placed| placed.range.clone())
        .chain(grammar.groups.iter().flat_map(|g| g.words.clone()))
    {
        if let Some(slot) = taken.get_mut(at) {
            *slot = true;
        }
    }
    // A name holds no trigger (`Bourse de Paris`); a trigger may end in one (`déficit de la Sécurité sociale`).
    let named = |at: usize| names.iter().any(|n| n.range.contains(&at));
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.list.len() {
        let cursor = tokens.at(at);
        // `un taux de 3 %` is no `taux de`: a phrase that ends in `de` needs a word behind it.
        let complete = |span: Span| {
            let end = tokens.index_at(span.end);
            let last = end.checked_sub(1).map(|i| tokens.at(i));
            !last.is_some_and(|c| c.is_joined("de"))
                || !figures.iter().any(|f| f.range.start.saturating_sub(3) < end && end <= f.range.start)
        };
        // `premier actionnaire à hauteur de 85 %`: what is ruled out may stand right before a figure.
        let barred = |row: u32| rows.get(row as usize).is_some_and(|row| row.barred);
        let hit = cursor
            .phrase(Table::NounTrigger, |row, span| barred(row) || complete(span))
            .and_then(|(end, row)| rows.get(row as usize).map(|row| (end, row)));
        let Some((end, row)) = hit else {
            at += 1;
            continue;
        };
        let range = at..end.index;
        let blocked = range.len() == 1 && taken.get(at).copied().unwrap_or(false)
            || range
                .clone()
                .any(|i| taken.get(i).copied().unwrap_or(false) && figures.iter().chain(times).any(|f| f.range.contains(&i)))
            || named(at);
        if !row.barred && !blocked && !proper(cursor, row, range.len()) {
            let whole = is_whole(tokens, figures, at) || left_out(tokens, &range);
            found.push(TriggerHit { row, range, whole });
        }
        at = end.index.max(at + 1);
    }
    found
}

/// A lone word with a capital in mid-sentence is part of a name (`Crédit des Côtes`), unless the
/// table writes the capital too (`Ebitda`).
fn proper(cursor: Cursor<'_>, row: &NounTrigger, words: usize) -> bool {
    let opens = cursor.index == 0
        || cursor.back(1).is_some_and(|t| {
            matches!(t.span.of(cursor.tokens.text), "«" | ":" | "." | "\"" | "“" | "-" | "–" | "—" | "?" | "!" | "…")
        });
    words == 1 && cursor.case() == Case::Title && !opens && !row.phrase.chars().any(char::is_uppercase)
}

/// True when the text from `cursor` on reads `phrase`, word for word.
pub(super) fn starts_with(cursor: Cursor<'_>, phrase: &str) -> bool {
    let mut at = cursor;
    for piece in crate::text::scan(phrase, 0) {
        if piece.kind == crate::text::PieceKind::Dash {
            continue;
        }
        at = at.past_hyphen();
        match at.eat(piece.span.of(phrase)) {
            Some(next) => at = next,
            None => return false,
        }
    }
    true
}

/// `bonus compris`, `hors primes`, `y compris les frais`: taken in or left out, not measured.
fn left_out(tokens: Tokens<'_>, range: &Range<usize>) -> bool {
    let after = tokens.at(range.end);
    let after = after.eat("non").unwrap_or(after);
    // `des dégâts compris entre 600 et 800 millions` are measured.
    let behind = !after.skip(1).is("entre")
        && after.is_any(&["compris", "comprise", "comprises", "inclus", "incluse", "incluses", "confondus", "confondues"]);
    let before = (1..=2).filter_map(|b| range.start.checked_sub(b)).any(|i| {
        tokens.at(i).is_any(&["hors", "hormis", "excepté"]) || tokens.at(i).is("compris") && i > 0 && tokens.at(i - 1).is("y")
    });
    behind || before
}

/// `de` and a percentage stand before the noun at `noun`, articles stepped over.
fn is_whole(tokens: Tokens<'_>, figures: &[Placed<'_>], noun: usize) -> bool {
    let mut at = noun;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { return false };
        if tokens.at(before).is_joined("de") {
            let article = before + 1 < noun || tokens.at(before).is_any(&["du", "des"]);
            let placed = figures.partition_point(|f| f.range.end < before);
            let percent = figures
                .get(placed)
                .filter(|f| f.range.end == before)
                .and_then(|f| f.mention.amount())
                .is_some_and(|a| a.kind == AmountKind::Percent && (article || a.unit.is_some()));
            return percent;
        }
        at = before;
    }
    false
}
