//! Clauses: from a subordinator or a strong mark to the next, one finite verb each.

use super::words::{Reader, noun_anyway};
use super::{Clause, ClauseKind, Grammar, Group, GroupKind};
use crate::lexicon::{Classes, Table};
use crate::text::PieceKind;
use crate::token::Case;

/// Gives every token and group of the sentence its clause.
pub(super) fn clauses(reader: &Reader<'_>, groups: Vec<Group>) -> Grammar {
    let count = reader.tokens.list.len();
    let mut only = vec![false; count];
    for que in groups.iter().filter_map(|g| g.only) {
        if let Some(slot) = only.get_mut(que) {
            *slot = true;
        }
    }
    let mut walk = Walk {
        reader,
        only,
        grammar: Grammar { groups, clauses: Vec::new(), clause_of: vec![0; count] },
        state: State::default(),
        saved: Vec::new(),
        next: 0,
    };
    walk.open(ClauseKind::Main, 0, None, false);
    for at in 0..count {
        walk.token(at);
    }
    walk.grammar
}

/// Where the walk stands.
#[derive(Clone, Copy, Default)]
struct State {
    /// The clause tokens now fall into.
    current: usize,
    /// The last comma or coordinator since the clause's verb.
    mark: Option<usize>,
    /// Where the last finite group ended.
    ended: usize,
}

struct Walk<'r, 'a> {
    reader: &'r Reader<'a>,
    only: Vec<bool>,
    grammar: Grammar,
    state: State,
    /// States to go back to at a closing bracket (`)`) or dash (`–`).
    saved: Vec<(char, State)>,
    /// The next group to be given a clause.
    next: usize,
}

impl Walk<'_, '_> {
    fn token(&mut self, at: usize) {
        let cursor = self.reader.at(at);
        if let Some(kind) = self.opener(at) {
            let parent = self.state.current;
            let from = if kind == ClauseKind::Adverbial && joined_before(self.reader, at) { at - 1 } else { at };
            self.open(kind, from, Some(parent), false);
            self.label(from, at);
        }
        let dash = cursor.kind() == Some(PieceKind::Dash) && !cursor.glued() && cursor.ahead(1).is_some_and(|t| t.spaced);
        match cursor.text() {
            ";" | "!" | "?" | "…" => {
                self.saved.clear();
                self.open(ClauseKind::Main, at, None, false);
            }
            ":" if !clock(self.reader, at) => self.set_apart(at),
            "(" | "[" => {
                self.saved.push(('(', self.state));
                self.set_apart(at);
            }
            ")" | "]" => {
                self.set(at);
                if let Some(back) = self.saved.iter().rposition(|(sign, _)| *sign == '(') {
                    self.state = self.saved.get(back).map_or(self.state, |(_, state)| *state);
                    self.saved.truncate(back);
                }
                return;
            }
            "," => self.state.mark = Some(at),
            _ if dash => {
                if let Some(('–', state)) = self.saved.last().copied() {
                    self.set(at);
                    self.saved.pop();
                    self.state = state;
                    return;
                }
                self.saved.push(('–', self.state));
                self.set_apart(at);
            }
            _ if cursor.is_any(&["et", "ou", "mais", "puis", "or", "car"]) && !noun_anyway(self.reader.tokens, at) => {
                self.state.mark = Some(at)
            }
            _ => {}
        }
        self.set(at);
        while self.grammar.groups.get(self.next).is_some_and(|g| g.range.end <= at + 1) {
            let incise = incise(self.reader, &self.grammar, self.next);
            self.group(self.next, incise);
            self.next += 1;
        }
    }

    fn set_apart(&mut self, at: usize) {
        let parent = self.state.current;
        self.open(ClauseKind::Main, at, Some(parent), true);
    }

    fn open(&mut self, kind: ClauseKind, start: usize, parent: Option<usize>, apart: bool) {
        self.state = State { current: self.grammar.clauses.len(), mark: None, ended: start };
        self.grammar.clauses.push(Clause { kind, start, verb: None, parent, apart });
    }

    fn set(&mut self, at: usize) {
        let label = u32::try_from(self.state.current).unwrap_or(0);
        if let Some(slot) = self.grammar.clause_of.get_mut(at) {
            *slot = label;
        }
    }

    fn label(&mut self, from: usize, to: usize) {
        for at in from..=to {
            self.set(at);
        }
    }

    fn clause(&self, index: usize) -> Option<&Clause> {
        self.grammar.clauses.get(index)
    }

    /// The subordinator at `at`, if it opens a clause there.
    fn opener(&self, at: usize) -> Option<ClauseKind> {
        let cursor = self.reader.at(at);
        if cursor.is_any(&["auxquels", "auxquelles", "auquel", "duquel", "desquels", "desquelles"]) {
            return Some(ClauseKind::Relative);
        }
        // `Où sont passés les deux millions ?`, `Qui paiera ?`: questions, not relatives.
        let opens = at == 0 || at == 1 && self.reader.at(0).is_any(&["«", "\"", "“"]);
        if opens && cursor.is_any(&["où", "qui", "que", "qu'"]) {
            return None;
        }
        if !cursor.classes().any(Classes::SUBORDINATOR) || self.only.get(at).copied().unwrap_or(false) {
            return None;
        }
        let verb = |high: usize, stops: &[&str]| {
            (at + 1..(at + high).min(self.reader.tokens.list.len()))
                .take_while(|i| !self.reader.at(*i).is_any(stops))
                .any(|i| self.reader.finite(i))
        };
        if cursor.is_any(&["qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"]) {
            return Some(ClauseKind::Relative);
        }
        if cursor.is_joined("que") {
            if joined_before(self.reader, at) {
                return Some(ClauseKind::Adverbial);
            }
            // `moins qu’il y a un an, a repris`: the verb of a comparison stands before the comma.
            let compares = (1..=3).any(|b| {
                at.checked_sub(b).is_some_and(|i| {
                    self.reader.at(i).is_any(&["plus", "moins", "autant", "aussi", "mieux", "même", "pire", "davantage"])
                })
            });
            if compares && !verb(12, &[",", ";", ":", ")"]) {
                return None;
            }
            // `plus que prévu`, `que de 3 %`: no clause without a verb behind.
            let after_verb =
                self.next.checked_sub(1).and_then(|i| self.grammar.groups.get(i)).is_some_and(|g| at - g.range.end <= 2);
            let kind = if after_verb { ClauseKind::Complement } else { ClauseKind::Relative };
            return verb(25, &[";", ":", ")"]).then_some(kind);
        }
        if cursor.is("s'") {
            return cursor.ahead(1).filter(|t| cursor.reads(t, "il") || cursor.reads(t, "ils")).map(|_| ClauseKind::Adverbial);
        }
        if cursor.is("si") {
            // `si bien`, `si possible`; `si élevé`.
            let adverb = cursor.ahead(1).is_some_and(|t| cursor.reads(t, "possible") || cursor.reads(t, "bien"));
            return (!adverb && verb(15, &[";", ":", ")"])).then_some(ClauseKind::Adverbial);
        }
        let time = ["comme", "quand", "lorsque", "lorsqu'", "puisque", "puisqu'", "quoique", "quoiqu'"];
        (cursor.is_any(&time) && verb(15, &[",", ";", ":", ")"])).then_some(ClauseKind::Adverbial)
    }

    /// Gives group `index` its clause; a second finite verb ends the clause of the first.
    fn group(&mut self, index: usize, incise: bool) {
        let Some(group) = self.grammar.groups.get(index) else { return };
        let (finite, range) = (group.kind == GroupKind::Finite, group.range.clone());
        if incise {
            // The speaker behind the verb stays with the clause around it: no harm to either.
            let back = self.state;
            self.open(ClauseKind::Incise, range.start, Some(back.current), false);
            self.label(range.start, range.end.saturating_sub(1));
            self.give(index, true);
            self.state = back;
            return;
        }
        if finite && self.clause(self.state.current).is_some_and(|c| c.verb.is_some()) {
            let mark = self.state.mark.filter(|m| *m >= self.state.ended);
            let from = mark.map_or(range.start, |m| m + 1).min(range.start);
            self.leave(from);
            self.label(from, range.end.saturating_sub(1));
        }
        self.give(index, finite);
        if finite {
            self.state.mark = None;
            self.state.ended = range.end;
        }
    }

    fn give(&mut self, index: usize, verb: bool) {
        let current = self.state.current;
        if let Some(group) = self.grammar.groups.get_mut(index) {
            group.clause = current;
        }
        if let Some(clause) = self.grammar.clauses.get_mut(current).filter(|_| verb) {
            clause.verb = Some(index);
        }
    }

    /// Where a second finite verb belongs: the nearest clause above that lacks one (`X, qui a
    /// crû, perd`), else a new clause beside this one that starts at `start`.
    fn leave(&mut self, start: usize) {
        let mut above = self.clause(self.state.current).and_then(|c| c.parent.filter(|_| !c.apart));
        for _ in 0..6 {
            let Some((index, clause)) = above.and_then(|i| self.clause(i).map(|c| (i, c))) else { break };
            if clause.verb.is_none() {
                self.state.current = index;
                return;
            }
            above = clause.parent.filter(|_| !clause.apart);
        }
        let Some(clause) = self.clause(self.state.current).cloned() else { return };
        // `si X montait, Y perdrait`: after its clause the sentence goes on one level up.
        let up = clause.parent.filter(|_| clause.kind == ClauseKind::Adverbial).and_then(|p| self.clause(p)).cloned();
        let model = up.unwrap_or(clause);
        let mark = self.state.mark;
        self.open(model.kind, start, model.parent, model.apart);
        self.state.mark = mark;
    }
}

/// `alors que`, `parce que`, `sans que`: the word before belongs to the opener.
fn joined_before(reader: &Reader<'_>, at: usize) -> bool {
    const HEADS: [&str; 18] = [
        "alors", "parce", "tandis", "afin", "sans", "bien", "pour", "dès", "tant", "selon", "après", "avant", "depuis",
        "pendant", "pourvu", "ainsi", "sitôt", "même",
    ];
    at.checked_sub(1).is_some_and(|i| reader.at(i).is_any(&HEADS))
}

/// The colon of `20:30`.
fn clock(reader: &Reader<'_>, at: usize) -> bool {
    let cursor = reader.at(at);
    cursor.glued() && cursor.ahead(1).is_some_and(|t| t.kind == PieceKind::Digits && !t.spaced)
}

/// `, explique-t-il,` · `, a ajouté X` · `», tonne une députée`: a report set into another clause.
fn incise(reader: &Reader<'_>, grammar: &Grammar, index: usize) -> bool {
    let Some(group) = grammar.groups.get(index).filter(|g| g.kind == GroupKind::Finite) else { return false };
    let hyphen = reader.at(group.first() + 1);
    let inverted = hyphen.kind() == Some(PieceKind::Dash) && hyphen.glued();
    let reports = inverted || group.words.iter().any(|w| reader.at(*w).classes().any(Classes::REPORTING));
    let opened = group.range.start.checked_sub(1).is_some_and(|i| reader.at(i).is_any(&[",", "»", "\"", "”", "–", "—"]));
    // The speaker stands behind: `Bercy`, `le patron de X`, `une source`; not `promet un prêt`.
    let after = reader.at(group.range.end);
    let noun = after.eat_any(&["le", "la", "l'", "les", "un", "une", "son", "sa", "ses", "ce", "cette"]).unwrap_or(after);
    let tables = [Table::Title, Table::Nominal, Table::OrgHead, Table::Demonym, Table::GivenName, Table::Name];
    let speaker = noun.case() != Case::Lower
        || tables.iter().any(|table| noun.any_phrase(*table).is_some())
        || noun.is_any(&[
            "source",
            "sources",
            "ex",
            "même",
            "jeune",
            "vieux",
            "intéressé",
            "intéressée",
            "habitant",
            "habitante",
            "client",
            "cliente",
            "proche",
        ]);
    let figure = after.kind() == Some(PieceKind::Digits) || after.skip(1).kind() == Some(PieceKind::Digits);
    reports && opened && (inverted || speaker) && !figure
}
