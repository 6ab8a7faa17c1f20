//! What is asked or supposed: questions, `si`, and the `si` that concedes.

use super::{Lead, made};
use crate::claim::grammar::{ClauseKind, GroupKind};
use crate::claim::types::Modality;
use crate::lexicon::{Classes, Tense};
use crate::mention::{Status, TimexKind};
use crate::text::PieceKind;

impl Lead<'_, '_> {
    /// A question mark, for what the question is about: not for an aside in it.
    pub(super) fn question(&self) -> Option<Modality> {
        let scene = self.scene;
        let grammar = &scene.grammar;
        let end = self.figure().end;
        // The next strong mark after the figure is the question's.
        let high = (end + crate::claim::clause::REACH).min(scene.tokens.list.len());
        let mark = (end..high).find(|i| matches!(scene.at(*i).text(), "?" | ";" | "!" | ":"))?;
        if scene.at(mark).text() != "?" {
            return None;
        }
        let clause = *self.chain.clauses.first()?;
        let own = grammar.clauses.get(clause)?;
        let alone = own.parent.and_then(|p| grammar.verb_of(p)).is_none();
        let aside = own.kind == ClauseKind::Relative
            || own.kind == ClauseKind::Adverbial && !alone
            || self
                .chain
                .own
                .first()
                .and_then(|i| self.group(*i))
                .is_some_and(|g| g.kind == GroupKind::Participle && !self.inverted(own.start..g.range.start));
        (!aside).then(|| made("question", None, None, "modality.question"))
    }

    /// `a-t-il vraiment touché`: the subject behind its verb.
    fn inverted(&self, range: std::ops::Range<usize>) -> bool {
        let pronoun = |i: usize| self.scene.at(i).is_any(&["il", "elle", "ils", "elles", "on", "vous", "nous", "tu", "je"]);
        range
            .into_iter()
            .any(|i| pronoun(i) && i.checked_sub(1).is_some_and(|b| self.scene.at(b).kind() == Some(PieceKind::Dash)))
    }

    /// `si` with an imperfect: the clause of `si`, and the one that hangs on it.
    pub(super) fn hypothesis(&self) -> Option<Modality> {
        let scene = self.scene;
        let grammar = &scene.grammar;
        let si = |clause: usize| -> Option<usize> {
            let start = grammar.clauses.get(clause).filter(|c| c.kind == ClauseKind::Adverbial)?.start;
            // `même si` concedes, it supposes nothing.
            (scene.at(start).is_any(&["si", "s'"])
                && !start.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["même", "comme"])))
            .then_some(start)
        };
        let own = self.chain.clauses.iter().find_map(|c| si(*c).map(|at| (*c, at)));
        let imperfect = |clause: usize| grammar.verb_of(clause).is_some_and(|g| self.tense(g.first(), Tense::Imperfect));
        if let Some((clause, at)) = own {
            // `si l’on compte les aides`: a way to count, no supposition.
            const COUNTS: [&str; 10] = [
                "compter",
                "ajouter",
                "inclure",
                "exclure",
                "considérer",
                "croire",
                "tenir",
                "prendre",
                "additionner",
                "rapporter",
            ];
            let on = scene.at(at + 1).is("on") || scene.at(at + 2).is("on");
            if on && grammar.verb_of(clause).is_some_and(|g| g.words.iter().any(|w| self.lemma_is(*w, &COUNTS))) {
                return None;
            }
            if self.concedes(clause) {
                return None;
            }
            let present = grammar.verb_of(clause).is_some_and(|g| self.tense(g.first(), Tense::Present));
            return (imperfect(clause) || present).then(|| made("hypothetical", self.span(at), None, "modality.hypothesis"));
        }
        // `si X montait, il faudrait 3 milliards`: the conditional that depends on it.
        let (index, first) = self.finite()?;
        let conditional = scene.at(first).classes().any(Classes::CONDITIONAL);
        let clause = self.group(index)?.clause;
        let apart = |a: usize, b: usize| a.abs_diff(b) <= 3;
        let hit = (0..grammar.clauses.len()).filter(|c| apart(*c, clause)).find_map(|c| si(c).filter(|_| imperfect(c)))?;
        // A strong mark between them parts them.
        let (low, high) = (hit.min(first), hit.max(first));
        let parted = (low..high).any(|i| scene.at(i).is_any(&[";", ":"]));
        (conditional && !parted).then(|| made("hypothetical", self.span(hit), None, "modality.hypothesis"))
    }

    /// `Si, en 2014, 51 % étaient favorables`, `si le pays a perdu 3 millions d’habitants, il reste`: what was
    /// is set against the rest, nothing is supposed.
    fn concedes(&self, clause: usize) -> bool {
        let scene = self.scene;
        let Some(group) = scene.grammar.verb_of(clause) else { return false };
        let inside = |at: usize| scene.grammar.clause_at(at) == clause;
        let dated = scene
            .times
            .iter()
            .filter(|t| inside(t.range.start) && t.range.start < group.range.end)
            .any(|t| t.mention.time().is_some_and(|x| x.kind == TimexKind::Date && x.status == Status::Absolute));
        let past = group.words.len() > 1
            && self.tense(group.first(), Tense::Present)
            && self.lemma_is(group.first(), &["avoir", "être"])
            && group.words.get(1).is_some_and(|w| self.tense(*w, Tense::PastParticiple))
            && self.lemma_is(group.first(), &["avoir"]);
        let supposed = scene.grammar.groups.iter().any(|g| {
            g.kind == GroupKind::Finite
                && g.clause != clause
                && scene.at(g.first()).classes().any(Classes::CONDITIONAL.with(Classes::FUTURE))
        });
        dated && self.tense(group.first(), Tense::Imperfect) || past && !supposed
    }
}
