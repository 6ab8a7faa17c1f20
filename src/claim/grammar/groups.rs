//! Verb groups: the forms of one verb with its auxiliaries, clitics and negation.

use super::{Group, GroupKind};
use crate::lexicon::{Classes, Table, Tense, VerbForm};
use crate::text::PieceKind;
use crate::token::{Case, Cursor, Tokens};

/// Reads one sentence.
pub(super) struct Reader<'a> {
    pub tokens: Tokens<'a>,
    /// Tokens inside names and figures.
    pub named: &'a [bool],
}

/// Clitics that stand between subject and verb.
const CLITICS: [&str; 20] = [
    "ne", "n'", "se", "s'", "me", "m'", "te", "t'", "le", "la", "l'", "les", "lui", "leur", "en", "y", "nous", "vous", "ça", "c'",
];

/// Words that close a negation opened by `ne`.
const CLOSERS: [&str; 12] =
    ["pas", "plus", "jamais", "aucun", "aucune", "nullement", "guère", "rien", "point", "personne", "ni", "nul"];

impl<'a> Reader<'a> {
    pub fn at(&self, index: usize) -> Cursor<'a> {
        self.tokens.at(index)
    }

    fn forms(&self, index: usize) -> &'a [VerbForm] {
        self.tokens.list.get(index).map_or(&[], |t| self.tokens.lexicon.verb_forms(t.word))
    }

    fn free(&self, index: usize) -> bool {
        !self.named.get(index).copied().unwrap_or(false)
    }

    fn lemma_is(&self, index: usize, list: &[&str]) -> bool {
        self.forms(index).iter().any(|f| list.contains(&self.tokens.lexicon.infinitive(f.lemma)))
    }

    fn infinitive(&self, index: usize) -> bool {
        self.free(index) && self.at(index).classes().any(Classes::INFINITIVE) && !self.after_article(index)
    }

    fn participle(&self, index: usize) -> bool {
        self.free(index) && self.at(index).classes().any(Classes::PARTICIPLE) && !self.noun_here(index)
    }

    /// `avec sursis`, `de salariés`: a participle the tables know as a noun, after a preposition.
    fn noun_here(&self, index: usize) -> bool {
        let governed = index.checked_sub(1).is_some_and(|i| self.at(i).classes().any(Classes::PREPOSITION));
        governed && self.nominal(index)
    }

    /// `le`, `une`, `ses` stand right before, so the word is a noun.
    fn after_article(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let cursor = self.at(before);
        let classes = cursor.classes();
        if classes.any(Classes::POSSESSIVE)
            || cursor.is_any(&["un", "une", "ce", "cet", "cette", "ces", "au", "aux", "du", "des"])
        {
            return true;
        }
        if cursor.is_any(&["le", "la", "l'", "les"]) {
            // `il le dit`, `qui les porte`: a pronoun after a subject.
            return !before.checked_sub(1).is_some_and(|i| {
                self.at(i).is_any(&[
                    "il", "elle", "ils", "elles", "on", "je", "j'", "tu", "qui", "ne", "n'", "me", "te", "nous", "vous",
                ])
            });
        }
        classes.any(Classes::DETERMINER) && !classes.any(Classes::PREPOSITION.with(Classes::PRONOUN))
    }

    /// A finite verb, and no noun that only looks like one (`une baisse`, `en hausse`, `de notes`).
    pub fn finite(&self, index: usize) -> bool {
        let cursor = self.at(index);
        let classes = cursor.classes();
        if !self.free(index) || !(classes.any(Classes::FINITE) || unknown_conditional(cursor)) {
            return false;
        }
        let auxiliary = classes.any(Classes::AUXILIARY);
        if classes.any(Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::PRONOUN)) && !auxiliary {
            return false;
        }
        if classes.any(Classes::COORDINATOR.with(Classes::SUBORDINATOR).with(Classes::ADVERB)) && !auxiliary {
            return false;
        }
        if self.after_article(index) {
            return false;
        }
        // `A la Bourse`: a preposition without its accent.
        if cursor.is("a") && cursor.case() == Case::Title && index == 0 {
            return false;
        }
        // `pris`, `acquis`, `perdus`: first persons of the past historic that the press never writes.
        let text = cursor.text();
        if classes.any(Classes::PARTICIPLE) && (text.ends_with('s') || text.ends_with("ées")) && !auxiliary {
            return false;
        }
        if cursor.is("soit") {
            // `soit 3 millions par an`: no verb without a subject.
            return index.checked_sub(1).is_some_and(|i| {
                self.at(i).is_any(&["il", "elle", "ce", "ne", "n'", "qui", "on"])
                    || !self.at(i).classes().any(Classes::COORDINATOR.with(Classes::ADVERB))
                        && self.at(i).kind() == Some(PieceKind::Word)
            });
        }
        if auxiliary {
            return true;
        }
        // `la population active`, `un prix fixe`: adjectives, unless a pronoun is their subject.
        const ADJECTIVES: [&str; 28] = [
            "active",
            "actives",
            "complète",
            "complètes",
            "fixe",
            "fixes",
            "ferme",
            "fermes",
            "double",
            "doubles",
            "triple",
            "triples",
            "précise",
            "précises",
            "sèche",
            "sèches",
            "vide",
            "vides",
            "calme",
            "calmes",
            "trouble",
            "troubles",
            "infirme",
            "infirmes",
            "contente",
            "limite",
            "cadre",
            "pilote",
        ];
        if cursor.is_any(&ADJECTIVES) {
            return index.checked_sub(1).is_some_and(|i| self.at(i).classes().any(Classes::PRONOUN.with(Classes::NEGATION)));
        }
        let nominal = self.nominal(index);
        let Some(previous) = index.checked_sub(1).map(|i| self.at(i)) else { return !nominal };
        if previous.is_any(&["en", "y"]) {
            // `il en coûte 3`, not `en hausse`.
            let subject = index.checked_sub(2).is_some_and(|i| {
                self.at(i).classes().any(Classes::PRONOUN.with(Classes::NEGATION)) || self.at(i).kind() == Some(PieceKind::Word)
            });
            return subject && !nominal;
        }
        if previous.classes().any(Classes::PREPOSITION) {
            return false;
        }
        if previous.kind() == Some(PieceKind::Digits) && previous.peek().is_some_and(|t| t.span.len() != 4) {
            return false;
        }
        if nominal {
            let subject = previous.kind() == Some(PieceKind::Word)
                && !previous.classes().any(Classes::COORDINATOR)
                // `ont fait part de`: a noun after a verb; not `l’entreprise paie`.
                && (!previous.classes().any(Classes::PARTICIPLE.with(Classes::INFINITIVE)) || self.after_article(index - 1))
                && previous.any_phrase(Table::Prenominal).is_none();
            // `, avance Léa Monnier`
            let next = self.at(index + 1);
            let speaker = next.case() != Case::Lower
                || next.is_any(&["le", "la", "l'", "un", "une", "son", "sa"])
                || next.kind() == Some(PieceKind::Dash);
            let incise = previous.is_any(&[",", "»", "\"", "”"]) && classes.any(Classes::REPORTING) && speaker;
            return subject || incise || previous.is(")");
        }
        true
    }

    /// The word is also a noun the tables know (`baisse`, `offre`, `note`).
    fn nominal(&self, index: usize) -> bool {
        let cursor = self.at(index);
        let lexicon = self.tokens.lexicon;
        let word = cursor.peek().map_or(0, |t| t.word);
        let trigger = cursor
            .any_phrase(Table::NounTrigger)
            .and_then(|(_, row)| lexicon.rows().noun_triggers.get(row as usize))
            .is_some_and(|row| !row.barred);
        trigger
            || lexicon.starts(word, Table::ReportingNoun)
            || lexicon.starts(word, Table::Nominal)
            || lexicon.rows().unit_metrics.contains_key(cursor.key())
    }

    fn gerund(&self, index: usize) -> bool {
        self.free(index)
            && self.forms(index).iter().any(|f| f.tense == Tense::PresentParticiple)
            && !self.at(index).classes().any(Classes::ADVERB.with(Classes::PREPOSITION).with(Classes::COORDINATOR))
            && !self.after_article(index)
            && !self.nominal(index)
    }

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
            .find(|i| self.at(*i).is_any(&["que", "qu'"]))?;
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

/// A conditional of a verb outside the table: `-erait`, `-eraient`, `-irait`, `-iraient`.
pub(in crate::claim) fn unknown_conditional(cursor: Cursor<'_>) -> bool {
    if cursor.classes().any(Classes::VERB) || cursor.peek().is_some_and(|t| t.word != 0) {
        return false;
    }
    let word = cursor.text();
    word.len() > 7 && ["erait", "eraient", "irait", "iraient"].iter().any(|ending| word.ends_with(ending))
}
