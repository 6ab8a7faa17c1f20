//! How sure: an ordered list, the first that fits wins.

use super::clause::Segment;
use super::types::Modality;
use crate::lexicon::{Classes, Table, Tense};
use crate::text::Span;
use crate::token::{Cursor, Tokens};

/// The contract's modality values, for turning a table cell into one.
const VALUES: [&str; 6] = ["asserted", "conditional", "expected", "negated", "question", "hypothetical"];
/// The contract's uses.
const USES: [&str; 15] = [
    "reportive",
    "possibility",
    "epistemic",
    "counterfactual",
    "forecast",
    "target",
    "plan",
    "promise",
    "obligation",
    "request",
    "threat",
    "future_in_past",
    "discourse",
    "narrative",
    "summing_up",
];

/// The modality of the figure at token `figure`, governed by the verb group at `verb`.
pub(super) fn modality(tokens: Tokens<'_>, segment: &Segment, figure: usize, verb: Option<usize>, question: bool) -> Modality {
    let lead = Lead { tokens, segment, figure, verb };
    lead.negation()
        .or_else(|| question.then(|| made("question", None, None, "modality.question")))
        .or_else(|| lead.hypothesis())
        .or_else(|| lead.conditional())
        .or_else(|| lead.cue(&["conditional", "expected", "negated", "hypothetical"]))
        .or_else(|| lead.future())
        .unwrap_or_else(|| made("asserted", None, None, "modality.default"))
}

fn made(value: &'static str, span: Option<Span>, usage: Option<&'static str>, rule: &'static str) -> Modality {
    Modality { value, span, usage, rule }
}

struct Lead<'a> {
    tokens: Tokens<'a>,
    segment: &'a Segment,
    figure: usize,
    verb: Option<usize>,
}

impl<'a> Lead<'a> {
    /// Tokens that may carry the figure's modality: its segment, asides left out.
    fn cursors(&self) -> impl Iterator<Item = Cursor<'a>> {
        let tokens = self.tokens;
        self.segment.range.clone().filter(|at| !self.segment.aside(*at, self.figure)).map(move |at| tokens.at(at))
    }

    /// The verb group: from three tokens before the governing verb to the figure.
    fn group(&self) -> std::ops::Range<usize> {
        let verb = self.verb.unwrap_or(self.figure);
        verb.saturating_sub(4).max(self.segment.range.start)..verb.max(self.figure).min(verb + 6)
    }

    /// `n’a pas perdu`, `aucun`, `sans`; not `ne … que`, not `sans doute`, not a negated bound.
    fn negation(&self) -> Option<Modality> {
        let group = self.group();
        for at in group.clone() {
            let cursor = self.tokens.at(at);
            if cursor.is_any(&["ne", "n'"]) {
                let second = (at + 1..(at + 6).min(self.tokens.list.len())).find(|i| {
                    let c = self.tokens.at(*i);
                    c.is_any(&["pas", "plus", "jamais", "aucun", "aucune", "nullement", "guère", "rien", "point", "que", "qu'"])
                })?;
                let closing = self.tokens.at(second);
                if closing.is_any(&["que", "qu'"]) {
                    return None;
                }
                // `n’excédait jamais 10 000` bounds the figure: that is said of the hedge.
                let bound = (at..second).any(|i| {
                    let c = self.tokens.at(i);
                    let lexicon = self.tokens.lexicon;
                    c.peek().is_some_and(|t| {
                        lexicon
                            .verb_forms(t.word)
                            .iter()
                            .any(|f| matches!(lexicon.infinitive(f.lemma), "excéder" | "dépasser" | "atteindre"))
                    })
                });
                if bound {
                    return None;
                }
                return Some(made("negated", Some(cursor.to(closing.skip(1))), None, "modality.negation"));
            }
        }
        // `sans un euro`, `pas un centime`: the negation stands right before the figure.
        let before = self.tokens.at(self.figure.saturating_sub(1));
        if before.is_any(&["sans", "aucun", "aucune"]) || (before.is("pas") && self.tokens.at(self.figure).is_any(&["un", "une"]))
        {
            return Some(made("negated", before.peek().map(|t| t.span), None, "modality.negation"));
        }
        None
    }

    /// `si` with an imperfect.
    fn hypothesis(&self) -> Option<Modality> {
        let si = self.cursors().find(|c| {
            c.is_any(&["si", "s'"]) && (c.is("si") || c.ahead(1).is_some_and(|t| c.reads(t, "il") || c.reads(t, "ils")))
        })?;
        let imperfect = (si.index + 1..self.segment.range.end.min(si.index + 12)).any(|at| self.tense_at(at, Tense::Imperfect));
        imperfect.then(|| made("hypothetical", si.peek().map(|t| t.span), None, "modality.hypothesis"))
    }

    fn tense_at(&self, at: usize, tense: Tense) -> bool {
        let Some(token) = self.tokens.list.get(at) else { return false };
        self.tokens.lexicon.verb_forms(token.word).iter().any(|form| form.tense == tense)
    }

    /// The conditional of the governing verb: `pourrait`, `devrait`, `aurait perdu`, `coûterait`.
    fn conditional(&self) -> Option<Modality> {
        let lexicon = self.tokens.lexicon;
        let at = self.nearest(|c| c.classes().any(Classes::CONDITIONAL) || unknown_conditional(c))?;
        let cursor = self.tokens.at(at);
        let span = cursor.peek().map(|t| t.span);
        let infinitive = cursor
            .peek()
            .and_then(|t| lexicon.verb_forms(t.word).iter().find(|f| f.tense == Tense::Conditional))
            .map_or("", |f| lexicon.infinitive(f.lemma));
        if matches!(infinitive, "pouvoir" | "devoir")
            && cursor.back(1).is_some_and(|t| cursor.reads(t, "on"))
            && cursor.ahead(1).is_some_and(|t| cursor.reads(t, "dire") || cursor.reads(t, "penser") || cursor.reads(t, "croire"))
        {
            return Some(made("asserted", span, Some("discourse"), "modality.discourse"));
        }
        // `a annoncé que le prix passerait à`: a past reporting verb before makes it a future.
        let reported = (self.segment.range.start..at).rev().take(25).any(|i| {
            let token = self.tokens.list.get(i);
            token.is_some_and(|t| {
                lexicon.classes(t.word).any(Classes::REPORTING)
                    && lexicon
                        .verb_forms(t.word)
                        .iter()
                        .any(|f| matches!(f.tense, Tense::PastParticiple | Tense::Imperfect | Tense::PastHistoric))
                    && self.tokens.list.get(i + 1).is_some_and(|n| cursor.reads(n, "que") || cursor.reads(n, "qu'"))
            })
        });
        Some(match infinitive {
            "pouvoir" => made("conditional", span, Some("possibility"), "modality.possibility"),
            "devoir" => {
                if cursor.ahead(1).is_some_and(|t| matches!(self.infinitive_of(t.word), Some("avoir" | "être")))
                    && self.participle_after(at + 1)
                {
                    made("conditional", span, Some("epistemic"), "modality.epistemic")
                } else {
                    made("expected", span, Some("forecast"), "modality.expected")
                }
            }
            _ if reported && !self.participle_after(at) => {
                made("expected", span, Some("future_in_past"), "modality.future_in_past")
            }
            "avoir" | "être" if self.sans_before(at) => {
                made("conditional", span, Some("counterfactual"), "modality.counterfactual")
            }
            _ => made("conditional", span, Some("reportive"), "modality.conditional"),
        })
    }

    fn infinitive_of(&self, word: u32) -> Option<&'a str> {
        self.tokens.lexicon.verb_forms(word).first().map(|f| self.tokens.lexicon.infinitive(f.lemma))
    }

    fn participle_after(&self, at: usize) -> bool {
        (at + 1..at + 4).any(|i| self.tense_at(i, Tense::PastParticiple))
    }

    fn sans_before(&self, at: usize) -> bool {
        (self.segment.range.start..at).any(|i| self.tokens.at(i).is("sans"))
    }

    /// The nearest fitting token to the figure, before it first.
    fn nearest(&self, fits: impl Fn(Cursor<'a>) -> bool) -> Option<usize> {
        let inside = |at: &usize| !self.segment.aside(*at, self.figure);
        let before = (self.segment.range.start..self.figure).rev().filter(inside).find(|at| fits(self.tokens.at(*at)));
        // After the figure only its own clause counts: up to a comma.
        let after = || {
            (self.figure..self.segment.range.end)
                .take_while(|at| !self.tokens.at(*at).is(","))
                .filter(inside)
                .find(|at| fits(self.tokens.at(*at)))
        };
        // A finite verb in the indicative between a distant conditional and the figure closes it off.
        match before {
            Some(at) if !self.closed_off(at) => Some(at),
            _ => after(),
        }
    }

    /// A comma and a finite indicative stand between the cue and the figure.
    fn closed_off(&self, cue: usize) -> bool {
        let between: Vec<usize> = (cue + 1..self.figure).collect();
        let comma = between.iter().position(|at| self.tokens.at(*at).is_any(&[",", "que", "qu'", "qui"]));
        comma.is_some_and(|from| {
            between.iter().skip(from).any(|at| {
                let c = self.tokens.at(*at);
                c.classes().any(Classes::FINITE)
                    && !c.classes().any(Classes::CONDITIONAL.with(Classes::DETERMINER).with(Classes::PREPOSITION))
                    && c.text().len() > 1
                    && !nounlike(c)
            })
        })
    }

    /// A phrase of the table (`peut-être`, `table sur`, `risque de`).
    fn cue(&self, wanted: &[&str]) -> Option<Modality> {
        let rows = &self.tokens.lexicon.rows().modality;
        let start = self.figure.saturating_sub(14).max(self.segment.range.start);
        let end = (self.figure + 8).min(self.segment.range.end);
        for at in start..end {
            if self.segment.aside(at, self.figure) || self.closed_off(at) {
                continue;
            }
            let cursor = self.tokens.at(at);
            let Some((after, row)) = cursor.any_phrase(Table::Modality) else { continue };
            let Some(cue) = rows.get(row as usize) else { continue };
            let infinitive = after.classes().any(Classes::INFINITIVE);
            if !wanted.contains(&cue.value) || (cue.infinitive && !infinitive) {
                continue;
            }
            let Some(value) = VALUES.iter().find(|v| **v == &*cue.value) else { continue };
            let usage = USES.iter().find(|u| **u == &*cue.usage).copied();
            return Some(made(value, Some(cursor.to(after)), usage, "modality.cue"));
        }
        None
    }

    /// `coûtera`, `va perdre`, `doit atteindre`.
    fn future(&self) -> Option<Modality> {
        let lexicon = self.tokens.lexicon;
        let at = self.nearest(|c| {
            c.classes().any(Classes::FUTURE)
                || c.peek().is_some_and(|t| {
                    lexicon
                        .verb_forms(t.word)
                        .iter()
                        .any(|f| f.tense == Tense::Present && matches!(lexicon.infinitive(f.lemma), "aller" | "devoir"))
                        && c.ahead(1).is_some_and(|n| lexicon.classes(n.word).any(Classes::INFINITIVE))
                })
        })?;
        let cursor = self.tokens.at(at);
        let lemma = cursor.peek().and_then(|t| self.infinitive_of(t.word)).unwrap_or("");
        let span = cursor.peek().map(|t| t.span);
        if lemma == "avoir" && self.participle_after(at) {
            return Some(made("asserted", span, Some("summing_up"), "modality.summing_up"));
        }
        let usage = if lemma == "devoir" { "obligation" } else { "forecast" };
        Some(made("expected", span, Some(usage), "modality.expected"))
    }
}

/// A conditional of a verb outside the table: `-erait`, `-eraient`, `-irait`, `-iraient`.
fn unknown_conditional(cursor: Cursor<'_>) -> bool {
    if cursor.classes().any(Classes::VERB) || cursor.peek().is_some_and(|t| t.word != 0) {
        return false;
    }
    let word = cursor.text();
    word.len() > 7 && ["erait", "eraient", "irait", "iraient"].iter().any(|ending| word.ends_with(ending))
}

/// Verb forms that are oftener nouns in running text when an article stands before.
fn nounlike(cursor: Cursor<'_>) -> bool {
    cursor.back(1).is_some_and(|t| cursor.tokens.lexicon.classes(t.word).any(Classes::DETERMINER.with(Classes::POSSESSIVE)))
}
