//! Whether a verb's frame fits the figure: its fixed words, the tie, the side the figure stands on.
//!
//! Must not know what the figure then measures.

use super::super::{LinkKind, size};
use super::{Fit, Try};
use crate::claim::grammar::GroupKind;
use crate::claim::scene::starts_with;
use crate::lexicon::{Classes, VerbFrame};
use crate::mention::AmountKind;
use crate::text::PieceKind;

impl Try<'_, '_, '_> {
    /// `not` phrases begin with the verb: the other words must follow it.
    pub fn barred(&self) -> bool {
        self.row.not.iter().any(|phrase| {
            let rest = phrase.split_once(' ').map_or("", |(_, rest)| rest);
            !rest.is_empty() && (1..=2).any(|skip| starts_with(self.view.scene.at(self.word + skip), rest))
        })
    }

    /// The figure follows the verb.
    pub fn after(&self) -> Option<Fit> {
        let row = self.row;
        let scene = self.view.scene;
        // What counts as the verb's own subject cannot follow it, save inverted: `où travaillent 860 salariés`.
        if row.subject == "object" && self.metric().is_some() {
            // `où travaillent 860 salariés`, `il s’est écoulé en France 700 000 vélos`.
            let impersonal = self.group.range.start.checked_sub(1).is_some_and(|i| scene.at(i).is("il"));
            let reach = if impersonal { 4 } else { 0 };
            let inverted = self.tie.kind == LinkKind::Word && self.tie.at <= self.word + reach;
            // `la fête à laquelle assistaient un millier d’enfants`: the pronoun holds the preposition.
            let led = || {
                let start = scene.grammar.clauses.get(self.group.clause).map_or(0, |c| c.start);
                let to = ["auquel", "auxquels", "auxquelles", "laquelle", "lesquels", "lesquelles", "où", "quoi"];
                row.complement.len() == 1 && (start..start + 2).any(|i| scene.at(i).is_any(&to))
            };
            return (inverted && (row.complement.is_empty() || led())).then_some(Fit { words: 0, tied: false, cost: 6 });
        }
        let (mids, last) = split(&row.complement);
        let words = self.mids(&mids).or_else(|| self.behind())?;
        let Some(last) = last else {
            return self.direct().map(|cost| Fit { words, tied: false, cost });
        };
        if self.ties(last) {
            let between = self.word + 1..self.tie.at;
            let commas = between.clone().filter(|i| scene.at(*i).is(",")).count();
            let cost = size(self.view.others(&between)) * 16 + size(commas) * 6;
            return Some(Fit { words: words + 1, tied: true, cost });
        }
        // `vendu 19,50 euros`, `se loue 590 euros`: prices go without `à`.
        let priced = last == "à" && mids.is_empty() && (self.passive || row.reflexive) && self.view.has(row.metric, "priced");
        if priced && self.view.amount().is_some_and(|a| a.kind == AmountKind::Money) {
            let entre = self.tie.kind == LinkKind::Preposition && scene.at(self.tie.at).is("entre");
            return self.direct().or(entre.then_some(0)).map(|cost| Fit { words, tied: true, cost });
        }
        None
    }

    /// `remettre un milliard sur la table`: the fixed words stand right behind the figure.
    pub fn behind(&self) -> Option<usize> {
        let words = &self.row.complement;
        let end = self.view.figure().end;
        let all = words.iter().enumerate().all(|(i, word)| same(self.view.scene.at(end + i), word));
        (words.len() > 1 && all).then_some(words.len())
    }

    /// The row's fixed words stand between verb and figure, in order.
    pub fn mids(&self, mids: &[&str]) -> Option<usize> {
        let scene = self.view.scene;
        let limit = self.view.figure().end.min(self.word + 14);
        let mut from = self.word + 1;
        let unit = self.view.amount().and_then(|a| a.unit.as_deref());
        for word in mids {
            let found = (from..limit).find(|i| same(scene.at(*i), word) && !scene.at(*i).is(","));
            match found {
                Some(at) => from = at + 1,
                // `gagner 200 000 abonnés` for `gagner des abonnés`.
                None if unit.is_some_and(|u| word.trim_end_matches(['s', 'x']) == u.trim_end_matches(['s', 'x'])) => {}
                None => return None,
            }
        }
        Some(mids.len())
    }

    /// The figure is tied by preposition `word`.
    pub fn ties(&self, word: &str) -> bool {
        let scene = self.view.scene;
        let at = scene.at(self.tie.at);
        // `de 281 à 239 euros`: the first of the two is tied by `de`.
        if self.row.frame == VerbFrame::FromTo && self.tie.kind == LinkKind::Of && self.tie.at > self.word {
            let next = scene.figures.get(self.view.index + 1).map(|f| f.range.start);
            return next
                .is_some_and(|n| (self.view.figure().end..n).any(|i| scene.at(i).is("à")) && n - self.view.figure().end <= 8);
        }
        if self.tie.at <= self.word && self.tie.kind != LinkKind::At {
            return false;
        }
        match self.tie.kind {
            LinkKind::At => match word {
                "à" => true,
                "de" => false,
                other => at.is(other) || scene.at(self.tie.at + 1).is(other),
            },
            LinkKind::Of => word == "de" || word == "des" || at.index.checked_sub(1).is_some_and(|i| scene.at(i).is(word)),
            LinkKind::Preposition => same(at, word) || (word == "à" && at.is_any(&["entre", "vers", "sous", "autour", "contre"])),
            _ => false,
        }
    }

    /// The figure is the verb's object: nothing but adverbs, times and an indirect object between.
    /// Gives what speaks against it.
    pub fn direct(&self) -> Option<i32> {
        let scene = self.view.scene;
        let start = self.view.start();
        if start <= self.group.range.end {
            return Some(0);
        }
        // `tue entre 60 et 90 soldats`
        if self.tie.at <= self.group.range.end && scene.at(self.tie.at).is("entre") {
            return Some(0);
        }
        match self.tie.kind {
            LinkKind::Word if self.tie.at < self.group.range.end => Some(0),
            LinkKind::Word => {
                // `verse à la région 3 millions`; not `a versé une aide 3 millions`.
                let noun = scene.hits(self.word + 1..start).iter().any(|h| h.row.metric.is_some());
                Some(if noun { 30 } else { 4 })
            }
            LinkKind::And => Some(12),
            LinkKind::Mark if scene.at(self.tie.at).is(",") => {
                let listed = self.view.others(&(self.word + 1..start)) > 0;
                Some(if listed { 14 } else { 34 })
            }
            LinkKind::Mark => Some(if scene.at(self.tie.at).is_any(&["«", "\"", "“", "("]) { 3 } else { 30 }),
            // `des centaines de`, partitive `de`: only through a noun of size.
            LinkKind::Of if self.tie.at < self.group.range.end => Some(0),
            // `a exporté pour 56 millions`
            LinkKind::Preposition if scene.at(self.tie.at).is("pour") && self.tie.at <= self.group.range.end + 1 => Some(6),
            LinkKind::Of | LinkKind::At | LinkKind::Preposition => {
                self.view.amount().filter(|a| a.kind == AmountKind::Money && self.row.metric.is_some()).map(|_| 46)
            }
            LinkKind::Start => None,
        }
    }

    /// The figure stands before the verb: it is what is counted by a verb of happening, or the
    /// object of a passive.
    pub fn before(&self) -> Option<Fit> {
        let row = self.row;
        let gap = self.group.range.start.saturating_sub(self.view.figure().end);
        let counted = matches!(row.subject, "object" | "either") && self.metric().is_some();
        let (mids, last) = split(&row.complement);
        let follows = |words: &[&str]| {
            let mut from = self.word + 1;
            words.iter().all(|word| {
                let found = (from..from + 6).find(|i| same(self.view.scene.at(*i), word));
                found.inspect(|at| from = at + 1).is_some()
            })
        };
        // `15 millions à verser`
        let owed = self.group.kind == GroupKind::Infinitive
            && gap <= 2
            && self.group.link.is_some_and(|l| self.view.scene.at(l).is("à") && l >= self.view.figure().end);
        let fits = if counted && !self.passive {
            // `200 personnes ont participé à la cérémonie`: the preposition leads on from the verb.
            last.is_none_or(|last| (1..=4).any(|step| same(self.view.scene.at(self.word + step), last))) && follows(&mids)
        } else {
            // `228 personnes ont été portées disparues`
            owed && row.complement.is_empty() || self.passive && last.is_none() && follows(&mids)
        };
        // A participle right behind, a finite verb whose subject the figure opens.
        let near = if self.group.kind == GroupKind::Participle {
            let between = self.view.figure().end..self.group.range.start;
            gap <= 3
                && !between.clone().any(|i| {
                    self.view.scene.at(i).classes().any(Classes::DETERMINER.with(Classes::COORDINATOR))
                        || self.view.scene.at(i).is(",")
                })
        } else {
            // `…réunissant 3 000 personnes, le ministre a été agressé`: one comma parts them, two set off an aside.
            let between = self.view.figure().end..self.group.range.start;
            // `247 civils, 40 soldats, deux médecins ont perdu la vie`: figures in a row.
            let figure = |i: usize| self.view.scene.figures.iter().any(|f| f.range.start == i);
            let listed =
                |i: usize| figure(i + 1) || self.view.scene.at(i + 1).is_any(&["de", "d'", "des", "du", "et", "un", "une"]);
            let commas = between.filter(|i| self.view.scene.at(*i).is(",")).collect::<Vec<_>>();
            let apart = commas.iter().filter(|i| !listed(**i)).count();
            owed || self.heads() && (apart % 2 == 0 || commas.len() % 2 == 0)
        };
        (fits && near).then_some(Fit { words: mids.len(), tied: false, cost: 2 })
    }

    /// The figure is the head of the subject: no preposition ties it.
    pub fn heads(&self) -> bool {
        match self.tie.kind {
            LinkKind::Start | LinkKind::Mark | LinkKind::And | LinkKind::Word => true,
            LinkKind::Of => self.view.scene.at(self.tie.at).is("des"),
            // `Jusqu’à 40 000 foyers étaient privés d’eau`
            LinkKind::At => {
                let at = self.tie.at;
                let opens = |i: usize| self.view.scene.at(i).kind() != Some(PieceKind::Word);
                self.view.scene.at(at).is("jusqu'") && at.checked_sub(1).is_none_or(opens)
            }
            LinkKind::Preposition => false,
        }
    }
}

/// The fixed words of a complement and its last preposition.
fn split(words: &[Box<str>]) -> (Vec<&str>, Option<&str>) {
    const PREPOSITIONS: [&str; 12] = ["à", "de", "des", "par", "pour", "sur", "en", "entre", "contre", "avec", "sous", "vers"];
    let mut mids: Vec<&str> = words.iter().map(|w| &**w).collect();
    let last = mids.last().copied().filter(|w| PREPOSITIONS.contains(w));
    if last.is_some() {
        mids.pop();
    }
    mids.retain(|w| !matches!(*w, "un" | "une" | "des" | "le" | "la" | "les" | "du" | "de" | "d'un" | "d'une"));
    (mids, last)
}

/// A token reads `word`, contracted forms and plurals included.
fn same(at: crate::token::Cursor<'_>, word: &str) -> bool {
    let word = if word == "des" { "de" } else { word };
    let owner = ["son", "sa", "ses", "leur", "leurs"];
    if at.is_joined(word) || owner.contains(&word) && at.is_any(&owner) {
        return true;
    }
    let stem = |w: &str| w.trim_end_matches(['s', 'x']).to_owned();
    word.len() > 3 && at.classes().0 & Classes::PREPOSITION.0 == 0 && stem(at.key()) == stem(word) && !at.key().is_empty()
}
