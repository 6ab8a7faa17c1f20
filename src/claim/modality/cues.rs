//! What the words of the table say: verbs (`table sur`, `promet de`), words beside the figure (`3
//! milliards attendus`), phrases of its clause (`peut-être`, `un objectif de`).

use super::{Lead, made};
use crate::claim::grammar::{Group, GroupKind};
use crate::claim::predicate::LinkKind;
use crate::claim::scene::starts_with;
use crate::claim::types::Modality;
use crate::lexicon::{Classes, ModalityCue, Table};
use crate::token::Cursor;

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

impl<'a> Lead<'_, 'a> {
    fn cue(&self, cue: &ModalityCue, from: usize, to: usize) -> Option<Modality> {
        let value = VALUES.iter().find(|v| **v == cue.value)?;
        let usage = USES.iter().find(|u| **u == &*cue.usage).copied();
        Some(made(value, Some(self.scene.at(from).to(self.scene.at(to))), usage, "modality.cue"))
    }

    /// A verb above the figure: `prévoit 3 %`, `promet de verser`, `affirme que` says nothing.
    pub(super) fn verbs(&self) -> Option<Modality> {
        for (step, index) in self.chain.own.iter().enumerate() {
            let group = self.scene.grammar.groups.get(*index)?;
            let dependent = step
                .checked_sub(1)
                .and_then(|i| self.chain.own.get(i))
                .and_then(|i| self.scene.grammar.groups.get(*i))
                .filter(|d| d.kind == GroupKind::Infinitive);
            for (place, word) in group.words.iter().enumerate().rev() {
                if let Some(found) = self.verb_cue(group, place, *word, dependent) {
                    return Some(found);
                }
            }
        }
        // `promet que`, `craint que`, `il est probable que`.
        let above = self.chain.above.and_then(|i| self.scene.grammar.groups.get(i))?;
        above.words.iter().rev().find_map(|word| {
            let after = self.scene.at(word + 1);
            let rows = self.rows(*word).filter(|cue| cue.complement.last().is_some_and(|w| &**w == "que"));
            rows.filter(|cue| self.follows(after, &cue.complement)).find_map(|cue| self.cue(cue, *word, word + 1))
        })
    }

    /// `nie une révélation selon laquelle il aurait touché 50 000 dollars`
    pub(super) fn denied(&self) -> Option<Modality> {
        let grammar = &self.scene.grammar;
        let clause = grammar.clauses.get(*self.chain.clauses.last()?)?;
        let at = (clause.start.saturating_sub(1)..clause.start + 2).find(|i| self.scene.at(*i).is("selon"))?;
        self.scene.at(at + 1).is_any(&["laquelle", "lequel", "lesquelles", "lesquels"]).then_some(())?;
        let above = grammar.groups_in(at.saturating_sub(12)..at).rev().find_map(|i| grammar.groups.get(i))?;
        let word = above.head();
        let denies = |cue: &&ModalityCue| cue.value == "negated" && cue.complement.is_empty() && !cue.infinitive;
        self.rows(word).find(denies).and_then(|cue| self.cue(cue, above.first(), word + 1))
    }

    /// The rows of the verb at `word`, longest complement first.
    fn rows(&self, word: usize) -> impl Iterator<Item = &'a ModalityCue> {
        let lexicon = self.scene.tokens.lexicon;
        let rows = lexicon.rows();
        let mut found: Vec<&ModalityCue> = self
            .scene
            .at(word)
            .peek()
            .into_iter()
            .flat_map(|t| lexicon.verb_forms(t.word))
            .filter_map(|f| rows.modal_verbs.get(&f.lemma))
            .flatten()
            .filter_map(|row| rows.modality.get(*row as usize))
            .collect();
        found.sort_by_key(|cue| std::cmp::Reverse(cue.complement.len()));
        found.into_iter()
    }

    /// What the verb at `place` of `group` says of the figure, or of the infinitive it governs.
    fn verb_cue(&self, group: &Group, place: usize, word: usize, dependent: Option<&Group>) -> Option<Modality> {
        let scene = self.scene;
        let last = place + 1 == group.words.len();
        let next = group.words.get(place + 1).copied();
        for cue in self.rows(word) {
            if cue.reflexive != group.reflexive {
                continue;
            }
            // `a eu à affronter`, `a dû payer`: done.
            let compound = group.words.len() > 1
                && scene.at(word).classes().any(Classes::PARTICIPLE)
                && self.lemma_is(group.first(), &["avoir"]);
            let past = cue.usage == "obligation" && compound;
            // `espère rassembler la moitié des 640 employés`: they are there.
            let there = self.known() && matches!(cue.usage, "target" | "plan" | "obligation" | "request" | "promise");
            // `propose 300 articles`, `le propose à 420 francs`: on offer.
            let offered = cue.phrase == "*proposer"
                && (self.figured() == Some(crate::mention::AmountKind::Quantity) || self.tied(LinkKind::At));
            // `une enquête visant douze élus`: against them.
            let aimed = cue.phrase == "*viser"
                && group.kind == GroupKind::Gerund
                && self.figured() == Some(crate::mention::AmountKind::Quantity);
            if past || there || offered || aimed {
                continue;
            }
            let passive = group.words.len() > 1 && group.words.iter().any(|w| self.lemma_is(*w, &["être"]));
            // `ont été contraints d’évacuer` is done; `X avait été exclue en raison d’une dette` denies no debt.
            if passive
                && (cue.usage == "obligation" && group.words.iter().any(|w| scene.at(*w).is("été"))
                    || cue.value == "negated" && group.range.end <= self.start()
                    || group.range.start > self.start() && self.status(cue, word))
            {
                continue;
            }
            let fits = if cue.infinitive && !cue.complement.is_empty() {
                // `a à verser 3 millions`
                last && dependent
                    .is_some_and(|d| d.link.is_some_and(|l| cue.complement.last().is_some_and(|w| same(scene.at(l), w))))
            } else if cue.infinitive {
                next.is_some_and(|n| scene.at(n).classes().any(Classes::INFINITIVE))
                    || (last && dependent.is_some_and(|d| d.link.is_none()))
            } else if let Some((preposition, words)) = cue.complement.split_last() {
                let tie = dependent.and_then(|d| d.link).or_else(|| {
                    let direct = matches!(self.tie.kind, LinkKind::Of | LinkKind::At | LinkKind::Preposition);
                    (dependent.is_none() && direct).then_some(self.tie.at)
                });
                // `table sur une perte de 3 millions`: the preposition follows the verb, the figure may
                // stand deeper in what it leads.
                let leads = dependent.is_none()
                    && self.object_of(group)
                    && self
                        .next_word(group.range.end.max(word + 1))
                        .is_some_and(|n| n < self.start() && same(scene.at(n), preposition));
                // `proposant une épreuve en 8 boucles de 5 km`: a preposition further on is not the verb’s.
                let reach = if &**preposition == "de" { 1 } else { 6 };
                let near = |t: usize| t > word && (dependent.is_some() || t <= group.range.end.max(word + 1) + reach);
                let tied = leads || tie.is_some_and(|t| near(t) && same(scene.at(t), preposition));
                let noun = !matches!(&**preposition, "de" | "à" | "sur" | "vers" | "que" | "pour");
                last && (tied && self.follows(scene.at(word + 1), words)
                    || noun && self.follows(scene.at(word + 1), &cue.complement))
            } else {
                // The figure is its object, near enough to be meant.
                // `dément avoir perdu 3 millions`: so may the infinitive be.
                let infinitive = dependent.is_some_and(|d| d.link.is_none() && d.range.start <= group.range.end + 2);
                last && (dependent.is_none() || infinitive) && self.object_of(group)
            };
            if fits {
                return self.cue(cue, group.range.start.max(group.first()), word + 1);
            }
        }
        None
    }

    /// The figure follows the group as its object, or is the subject of its passive.
    fn object_of(&self, group: &Group) -> bool {
        let start = self.start();
        if group.range.end > start {
            // Before its verb a figure is meant only in the passive: `20 millions ont été promis`, not
            // `81 % des lecteurs refusent`.
            let passive = group.words.len() > 1 && group.words.iter().any(|w| self.lemma_is(*w, &["être"]));
            return group.range.start < start || passive;
        }
        (group.range.end..start).all(|i| group.only == Some(i) || !self.scene.at(i).is_any(&["qui", "que", "dont"]))
    }

    /// The next token that is no adverb, quotation mark or clitic.
    fn next_word(&self, from: usize) -> Option<usize> {
        (from..from + 5).find(|i| {
            let c = self.scene.at(*i);
            !(c.classes().any(Classes::ADVERB) && !c.classes().any(Classes::PREPOSITION))
                && !c.is_any(&["«", "\"", "“", "pas", "plus"])
        })
    }

    /// The words follow, adverbs and articles stepped over.
    fn follows(&self, from: Cursor<'_>, words: &[&str]) -> bool {
        let mut at = from;
        words.iter().all(|word| {
            for _ in 0..4 {
                if same(at, word) {
                    at = at.skip(1);
                    return true;
                }
                at = at.skip(1);
            }
            false
        })
    }

    /// A participle or adjective right beside the figure: `3 milliards attendus`, `20 demandés`, `un
    /// gain espéré de 2 milliards`, `le risque d’une amende de`.
    pub(super) fn beside(&self) -> Option<Modality> {
        let figure = self.figure();
        let rows = &self.scene.tokens.lexicon.rows().modality;
        let mut spots: Vec<usize> = Vec::new();
        // Behind: within the noun phrase.
        for at in figure.end..(figure.end + 4).min(self.scene.tokens.list.len()) {
            let cursor = self.scene.at(at);
            if cursor.is_any(&[",", ";", ":", ".", "(", "et", "que", "qui", "contre"]) || self.scene.grammar.finite_at(at) {
                break;
            }
            spots.push(at);
        }
        // Before: tied by `de` or `à` to a noun or participle.
        if self.tied(LinkKind::Of) || self.tied(LinkKind::At) {
            spots.extend(
                (1..=4)
                    .filter_map(|b| self.tie.at.checked_sub(b))
                    .take_while(|i| !self.scene.at(*i).is_any(&[",", ";", ":"]) && !self.scene.grammar.finite_at(*i)),
            );
        }
        for at in spots {
            let cursor = self.scene.at(at);
            let participle = cursor.classes().any(Classes::PARTICIPLE) || adjective(cursor);
            let Some((after, row)) = cursor.any_phrase(Table::Modality).filter(|_| participle) else { continue };
            let Some(cue) = rows.get(row as usize).filter(|cue| matches!(cue.value, "expected" | "conditional")) else {
                continue;
            };
            // `n’a pas été promis` is the verb's business.
            let verbal = self
                .scene
                .grammar
                .groups_in(at.saturating_sub(8)..at + 1)
                .any(|i| self.scene.grammar.groups.get(i).is_some_and(|g| g.words.len() > 1 && g.words.contains(&at)));
            if self.status(cue, at) {
                continue;
            }
            if !verbal && !cue.infinitive && (at >= figure.end || after.index <= self.tie.at + 1) {
                return self.cue(cue, at, after.index);
            }
        }
        None
    }

    fn figured(&self) -> Option<crate::mention::AmountKind> {
        self.scene.figures.get(self.index).and_then(|f| f.mention.amount()).map(|a| a.kind)
    }

    /// `trois hommes présumés membres`, `16 joueurs soupçonnés de tricher`: what they are is in doubt, not how
    /// many.
    fn status(&self, cue: &ModalityCue, at: usize) -> bool {
        let counted = self.figured() == Some(crate::mention::AmountKind::Quantity);
        counted && cue.usage == "epistemic" && self.scene.at(at).classes().any(Classes::PARTICIPLE)
    }

    /// A phrase of the figure's clause (`peut-être`, `selon les prévisions`, `objectif`), before it or
    /// just behind.
    pub(super) fn phrases(&self) -> Option<Modality> {
        let scene = self.scene;
        let rows = &scene.tokens.lexicon.rows().modality;
        let figure = self.figure();
        let low = figure.start.saturating_sub(16);
        let high = (figure.end + 5).min(scene.tokens.list.len());
        let mut at = low;
        let mut best: Option<(usize, Modality)> = None;
        while at < high {
            let cursor = scene.at(at);
            let hit = cursor.any_phrase(Table::Modality);
            let Some((after, row)) = hit.filter(|_| !figure.contains(&at)) else {
                at += 1;
                continue;
            };
            let from = at;
            at = after.index.max(at + 1);
            let Some(cue) = rows.get(row as usize).filter(|cue| !matches!(cue.value, "question")) else { continue };
            if cue.infinitive && !after.classes().any(Classes::INFINITIVE) {
                continue;
            }
            let single_verb = after.index == from + 1 && scene.at(from).classes().any(Classes::VERB);
            let own = self.chain.clauses.contains(&scene.grammar.clause_at(from));
            // A word behind the figure must stand in its clause, with no other figure between.
            let between = if from < figure.start { after.index..figure.start } else { figure.end..from };
            let crossed = scene.figures.iter().enumerate().any(|(i, f)| i != self.index && between.contains(&f.range.start));
            let comma = from >= figure.end && between.clone().any(|i| scene.at(i).is(","));
            let bound = cue.value == "negated" && (from > figure.start || !reaches(scene.at(from), self.start(), cue.phrase));
            // Rows that only look like another value hide what they cover; they say nothing.
            let silent = cue.value == "asserted" && cue.usage.is_empty();
            // `dans ses prévisions, 5,6 % cette année et 5,7 % la suivante`; but `peut-être 3,5`.
            let crossed = crossed && !(from < figure.start && cue.value == "expected");
            if single_verb
                || !own
                || crossed
                || comma
                || bound
                || silent
                || cue.value == "hypothetical" && scene.at(from).is_any(&["si", "s'"])
            {
                continue;
            }
            // `ont été contraints d’évacuer`: what one was made to do is done.
            let done = cue.usage == "obligation"
                && from.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["été", "trouvé", "trouvée", "vu", "vue", "vus"]));
            // `afin de maintenir le taux, évalué à 9,5 %`: the participle parts figure and purpose.
            let first = self.chain.own.first().and_then(|i| scene.grammar.groups.get(*i));
            let parted = cue.usage == "target"
                && first.is_some_and(|g| {
                    g.kind == GroupKind::Participle && g.range.start > after.index && g.range.end <= figure.start
                });
            // `695 000 candidats sont inscrits en vue de décrocher`: an aim told behind the figure is not of it.
            let behind = from > figure.start
                && matches!(cue.usage, "target" | "plan")
                && !scene.at(from).classes().any(Classes::PARTICIPLE);
            if done || parted || behind || self.status(cue, from) {
                continue;
            }
            let Some(found) = self.cue(cue, from, after.index) else { continue };
            let distance = between.len();
            if best.as_ref().is_none_or(|(known, _)| distance < *known) {
                best = Some((distance, found));
            }
        }
        best.map(|(_, found)| found)
    }
}

/// A negating phrase reaches only what follows it at once: `loin des 3 milliards` says nothing of
/// the figure before, and is no negation of the one behind.
fn reaches(at: Cursor<'_>, start: usize, phrase: &str) -> bool {
    !starts_with(at, "loin")
        && !matches!(phrase, "pas" | "ni" | "sans" | "aucun" | "aucune" | "et non" | "et pas" | "nul" | "nulle" | "pas de")
        && start.saturating_sub(at.index) <= 6
}

/// `éventuel`, `probable`, `possible`: adjectives of doubt.
fn adjective(cursor: Cursor<'_>) -> bool {
    let key = cursor.key();
    ["el", "els", "elle", "elles", "ble", "bles", "ique", "iques", "if", "ifs", "ive", "ives"]
        .iter()
        .any(|end| key.ends_with(end))
}

/// A token reads `word`, contracted forms included.
fn same(at: Cursor<'_>, word: &str) -> bool {
    at.is_joined(word) || matches!(word, "le" | "la" | "les") && at.is_any(&["le", "la", "l'", "les"])
}
