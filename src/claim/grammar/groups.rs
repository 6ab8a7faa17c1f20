//! Verb groups: the forms of one verb with its auxiliaries, clitics and negation.

use super::words::{Reader, unknown_conditional};
use super::{Group, GroupKind};
use crate::lexicon::Classes;
use crate::text::PieceKind;

/// Clitics that stand between subject and verb.
const CLITICS: [&str; 20] = [
    "ne", "n'", "se", "s'", "me", "m'", "te", "t'", "le", "la", "l'", "les", "lui", "leur", "en", "y", "nous", "vous", "ça", "c'",
];

/// Words that close a negation opened by `ne`.
const CLOSERS: [&str; 12] =
    ["pas", "plus", "jamais", "aucun", "aucune", "nullement", "guère", "rien", "point", "personne", "ni", "nul"];

impl Reader<'_> {
    pub fn groups(&self) -> Vec<Group> {
        let mut found = Vec::new();
        let mut at = 0;
        let count = self.tokens.list.len();
        while at < count {
            if !self.at(at).classes().any(Classes::VERB) && !unknown_conditional(self.at(at)) {
                at += 1;
                continue;
            }
            let kind = if self.finite(at) {
                GroupKind::Finite
            } else if self.infinitive(at) {
                GroupKind::Infinitive
            } else if self.participle(at) && !self.after_article(at) {
                GroupKind::Participle
            } else if self.gerund(at) {
                GroupKind::Gerund
            } else {
                at += 1;
                continue;
            };
            let group = self.group(at, kind, found.last().map_or(0, |g: &Group| g.range.end));
            at = group.range.end.max(at + 1);
            found.push(group);
        }
        found
    }

    /// The group whose first verb form is token `first`; clitics are looked for back to `low`.
    fn group(&self, first: usize, kind: GroupKind, low: usize) -> Group {
        let mut words = vec![first];
        let mut end = first + 1;
        let mut closer = None;
        let mut at = first + 1;
        let mut gap = 0;
        while at < self.tokens.list.len() && gap <= 6 {
            let cursor = self.at(at);
            let last = words.last().copied().unwrap_or(first);
            if self.chains(last, at) {
                words.push(at);
                end = at + 1;
                gap = 0;
            } else if CLOSERS.iter().any(|w| cursor.is(w)) {
                closer = closer.or(Some(at));
                gap += 1;
            } else if let Some(past) = self.over_incise(last, at) {
                at = past;
                gap += 1;
                continue;
            } else if self.steps_over(last, at) {
                gap += 1;
            } else {
                break;
            }
            at += 1;
        }
        let mut start = first;
        while start > low && CLITICS.iter().any(|w| self.at(start - 1).is(w)) && !self.is_subject(start - 1) {
            start -= 1;
        }
        let before_infinitive = kind == GroupKind::Infinitive;
        if before_infinitive && start > low && CLOSERS.iter().any(|w| self.at(start - 1).is(w)) {
            closer = closer.or(Some(start - 1));
            start -= 1;
            if start > low && self.at(start - 1).is_any(&["ne", "n'"]) {
                start -= 1;
            }
        }
        let ne = (start..first).find(|i| self.at(*i).is_any(&["ne", "n'"]));
        let reflexive = (start..first).chain(first + 1..end).any(|i| self.at(i).is_any(&["se", "s'"]));
        let only = ne.and_then(|ne| self.only(ne, end, closer));
        let closer = closer.or_else(|| ne.and_then(|ne| self.late_closer(end).or_else(|| self.early_closer(ne))));
        let negation = match (ne, closer) {
            (Some(ne), Some(closer)) if only.is_none() => Some((ne, closer)),
            // `c’est pas`, spoken; `pas` right after a finite verb.
            (None, Some(closer))
                if self.at(closer).is_any(&["pas", "jamais"]) && closer <= end + 1 && kind == GroupKind::Finite =>
            {
                Some((closer, closer))
            }
            _ => None,
        };
        let link = if before_infinitive {
            start.checked_sub(1).filter(|i| self.at(*i).classes().any(Classes::PREPOSITION))
        } else {
            None
        };
        Group { words, range: start..end, kind, negation, only, reflexive, link, matrix: None, clause: 0 }
    }

    /// `nous`, `vous` right before the verb after nothing else are subjects.
    fn is_subject(&self, at: usize) -> bool {
        self.at(at).is_any(&["nous", "vous", "c'", "ça"])
            && !at
                .checked_sub(1)
                .is_some_and(|i| self.at(i).classes().any(Classes::PRONOUN) || self.at(i).kind() == Some(PieceKind::Word))
    }

    /// Token `next` continues a group whose last verb form is `last`.
    fn chains(&self, last: usize, next: usize) -> bool {
        const MODALS: [&str; 27] = [
            "pouvoir",
            "devoir",
            "aller",
            "vouloir",
            "faire",
            "laisser",
            "falloir",
            "sembler",
            "savoir",
            "oser",
            "voir",
            "compter",
            "espérer",
            "penser",
            "estimer",
            "affirmer",
            "déclarer",
            "dire",
            "prétendre",
            "croire",
            "souhaiter",
            "désirer",
            "préférer",
            "entendre",
            "venir",
            "paraître",
            "reconnaître",
        ];
        let classes = self.at(last).classes();
        if self.participle(next) && !self.after_article(next) {
            return classes.any(Classes::AUXILIARY) || self.lemma_is(last, &["être", "avoir"]);
        }
        self.infinitive(next) && self.lemma_is(last, &MODALS)
    }

    /// Words that may stand inside a group: adverbs, clitics before an infinitive, `-t-il`.
    fn steps_over(&self, last: usize, at: usize) -> bool {
        let cursor = self.at(at);
        let inverted = cursor.glued()
            && (cursor.kind() == Some(PieceKind::Dash)
                || cursor.is_any(&["t", "il", "elle", "on", "ils", "elles", "je", "nous", "vous"]));
        if inverted {
            return true;
        }
        let classes = cursor.classes();
        let open = self.at(last).classes().any(Classes::AUXILIARY);
        let adverb = classes.any(Classes::ADVERB) && !classes.any(Classes::PREPOSITION)
            || (open && cursor.text().len() > 6 && cursor.text().ends_with("ment"))
            || (open && cursor.is_any(&["tous", "toutes", "même", "eux", "elles"]));
        // `a par ailleurs emprunté`, `doit au contraire revenir`
        const ADVERBIALS: [[&str; 2]; 22] = [
            ["par", "ailleurs"],
            ["en", "outre"],
            ["au", "contraire"],
            ["à", "nouveau"],
            ["de", "nouveau"],
            ["en", "effet"],
            ["en", "revanche"],
            ["en", "fait"],
            ["par", "exemple"],
            ["en", "moyenne"],
            ["au", "total"],
            ["à", "terme"],
            ["de", "plus"],
            ["du", "moins"],
            ["tout", "juste"],
            ["à", "peine"],
            ["sans", "doute"],
            ["d'", "abord"],
            ["de", "fait"],
            ["en", "tout"],
            ["au", "moins"],
            ["en", "partie"],
        ];
        let pair = |first: usize| ADVERBIALS.iter().any(|[a, b]| self.at(first).is(a) && self.at(first + 1).is(b));
        if pair(at) || at.checked_sub(1).is_some_and(pair) {
            return true;
        }
        let next_infinitive = (1..=2).any(|n| self.infinitive(at + n));
        let clitic = CLITICS.iter().any(|w| cursor.is(w)) && next_infinitive;
        adverb || clitic
    }

    /// `a, selon la presse, perdu`: an incise between auxiliary and participle.
    fn over_incise(&self, last: usize, at: usize) -> Option<usize> {
        if !self.at(at).is(",") || !self.at(last).classes().any(Classes::AUXILIARY) {
            return None;
        }
        let close = (at + 1..(at + 14).min(self.tokens.list.len())).find(|i| self.at(*i).is(","))?;
        (close > at + 1 && self.participle(close + 1)).then_some(close + 1)
    }

    /// `n’a versé que 3 millions`, `n’est plus que de 3 %`: token of `que`.
    fn only(&self, ne: usize, end: usize, closer: Option<usize>) -> Option<usize> {
        if closer.is_some_and(|c| !self.at(c).is_any(&["plus", "guère", "jamais"])) {
            return None;
        }
        let high = (end + 9).min(self.tokens.list.len());
        let que = (ne + 1..high)
            .take_while(|i| *i < end || !self.at(*i).is_any(&[",", ";", ":", "qui", "et", "mais"]) && !self.finite(*i))
            .find(|i| self.at(*i).is_joined("que"))?;
        // `ne dit pas que`, `n’ont jamais dit que`: a clause follows.
        let clause = (que + 1..(que + 4).min(self.tokens.list.len())).any(|i| self.finite(i))
            || closer.is_some_and(|c| self.at(c).is("jamais"));
        (!clause).then_some(que)
    }

    /// `aucun des élus n’a voulu`: the closing word is the subject.
    fn early_closer(&self, ne: usize) -> Option<usize> {
        (ne.saturating_sub(10)..ne)
            .rev()
            .take_while(|i| !self.at(*i).is_any(&[";", ":", "que", "qu'", "qui"]))
            .find(|i| self.at(*i).is_any(&["aucun", "aucune", "personne", "nul", "nulle", "rien"]))
    }

    /// `n’a versé aucun euro`, `ne cède en rien`: the closing word stands behind the verb.
    fn late_closer(&self, end: usize) -> Option<usize> {
        (end..(end + 5).min(self.tokens.list.len())).take_while(|i| !self.at(*i).is_any(&[",", ";", ":", "que", "qu'"])).find(
            |i| {
                self.at(*i).is_any(&[
                    "pas",
                    "plus",
                    "jamais",
                    "aucun",
                    "aucune",
                    "rien",
                    "nullement",
                    "guère",
                    "ni",
                    "nul",
                    "nulle",
                ])
            },
        )
    }
}
