//! The verb groups and clauses of one sentence, read once: which verb governs what, and from where
//! to where.
//!
//! No parse tree: groups of verb forms (`n’aurait pas été versé`, `devrait se séparer de`), and
//! clauses opened by subordinators and strong marks. Must not know what a metric is.

mod clauses;
mod groups;
mod words;

pub(super) use words::{noun_anyway, unknown_conditional};

use crate::token::Tokens;
use std::ops::Range;

/// What carries a verb group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum GroupKind {
    /// `a perdu`, `devrait perdre`
    Finite,
    /// `de perdre`
    Infinitive,
    /// `perdant`
    Gerund,
    /// `perdu`, no auxiliary
    Participle,
}

/// A run of verb forms that act as one.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Tokens of the verb forms, in order; the last is the head.
    pub words: Vec<usize>,
    /// From the clitics to the head.
    pub range: Range<usize>,
    /// What carries it.
    pub kind: GroupKind,
    /// `ne` and the word that closes it (`pas`, `jamais`), or a closing word alone.
    pub negation: Option<(usize, usize)>,
    /// `ne … que`: token of `que`.
    pub only: Option<usize>,
    /// `se`, `s’` before it.
    pub reflexive: bool,
    /// Token of the preposition that leads an infinitive (`de`, `à`, `pour`).
    pub link: Option<usize>,
    /// The group an infinitive depends on.
    pub matrix: Option<usize>,
    /// Its clause.
    pub clause: usize,
}

impl Group {
    /// The token of the verb that says what happens.
    pub(super) fn head(&self) -> usize {
        self.words.last().copied().unwrap_or(self.range.start)
    }
    /// The first verb form: the one that carries tense and mood.
    pub(super) fn first(&self) -> usize {
        self.words.first().copied().unwrap_or(self.range.start)
    }
}

/// How a clause begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ClauseKind {
    /// On its own.
    Main,
    /// `qui`, `que` after a noun, `dont`, `où`
    Relative,
    /// `que` after a verb
    Complement,
    /// `si`, `quand`, `alors que`
    Adverbial,
    /// `, explique X,`
    Incise,
}

/// A stretch with at most one finite group.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// How it begins.
    pub kind: ClauseKind,
    /// First token, the opener included.
    pub start: usize,
    /// Its finite group.
    pub verb: Option<usize>,
    /// The clause it hangs on.
    pub parent: Option<usize>,
    /// A colon, dash or bracket stands between it and its parent.
    pub apart: bool,
}

/// Groups and clauses of a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Grammar {
    /// Verb groups in text order.
    pub groups: Vec<Group>,
    /// Clauses, in the order they open.
    pub clauses: Vec<Clause>,
    /// Clause of every token.
    pub clause_of: Vec<u32>,
}

impl Grammar {
    /// Reads a sentence. `named` tells the tokens that belong to names or figures.
    pub(super) fn new(tokens: Tokens<'_>, named: &[bool]) -> Grammar {
        let reader = words::Reader { tokens, named };
        let mut grammar = clauses::clauses(&reader, reader.groups());
        let commas: Vec<usize> = (0..tokens.list.len()).filter(|at| tokens.at(*at).is(",")).collect();
        grammar.matrices(&commas);
        grammar
    }

    /// The clause that holds token `at`.
    pub(super) fn clause_at(&self, at: usize) -> usize {
        self.clause_of.get(at).copied().unwrap_or(0) as usize
    }

    /// The indexes of the groups that start in `range`.
    pub(super) fn groups_in(&self, range: Range<usize>) -> Range<usize> {
        let from = self.groups.partition_point(|g| g.range.start < range.start);
        let to = self.groups.partition_point(|g| g.range.start < range.end);
        from..to.max(from)
    }

    /// True when token `at` is a verb form of a finite group.
    pub(super) fn finite_at(&self, at: usize) -> bool {
        self.groups_in(at.saturating_sub(16)..at + 1)
            .any(|i| self.groups.get(i).is_some_and(|g| g.kind == GroupKind::Finite && g.words.contains(&at)))
    }

    /// The finite group of clause `index`.
    pub(super) fn verb_of(&self, clause: usize) -> Option<&Group> {
        self.clauses.get(clause)?.verb.and_then(|v| self.groups.get(v))
    }

    /// An infinitive hangs on the verb group before it in its clause: `prévoit de licencier`,
    /// `cherche, dit-il, à réunir`. One led by `pour`, `sans`, `après` stands by itself.
    fn matrices(&mut self, commas: &[usize]) {
        for index in 0..self.groups.len() {
            let Some(group) = self.groups.get(index) else { continue };
            let participle = group.kind == GroupKind::Participle;
            if group.kind != GroupKind::Infinitive && !participle {
                continue;
            }
            let (clause, start) = (group.clause, group.range.start);
            let before =
                self.groups.iter().enumerate().take(index).rev().take(8).find(|(_, g)| {
                    g.clause == clause && start.saturating_sub(g.range.end) < 25 && g.kind != GroupKind::Participle
                });
            // `vise un résultat compris entre`; not `vise 3 %, porté par`.
            let near = |end: usize| !participle || !commas.iter().any(|c| (end..start).contains(c));
            let matrix = before.filter(|(_, g)| near(g.range.end)).map(|(at, _)| at);
            if let Some(group) = self.groups.get_mut(index) {
                group.matrix = matrix;
            }
        }
    }
}
