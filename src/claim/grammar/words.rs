//! What a word form is in its place: finite verb, participle, infinitive, or a noun that looks like one.
//!
//! Must not know what the verbs mean.

use crate::lexicon::{Classes, Table, Tense, VerbForm};
use crate::text::PieceKind;
use crate::token::{Case, Cursor, Tokens};

/// Reads one sentence.
pub(super) struct Reader<'a> {
    pub tokens: Tokens<'a>,
    /// Tokens inside names and figures.
    pub named: &'a [bool],
}

impl<'a> Reader<'a> {
    pub fn at(&self, index: usize) -> Cursor<'a> {
        self.tokens.at(index)
    }

    pub fn forms(&self, index: usize) -> &'a [VerbForm] {
        self.tokens.list.get(index).map_or(&[], |t| self.tokens.lexicon.verb_forms(t.word))
    }

    pub fn free(&self, index: usize) -> bool {
        !self.named.get(index).copied().unwrap_or(false)
    }

    pub fn lemma_is(&self, index: usize, list: &[&str]) -> bool {
        self.forms(index).iter().any(|f| list.contains(&self.tokens.lexicon.infinitive(f.lemma)))
    }

    pub fn infinitive(&self, index: usize) -> bool {
        self.free(index) && self.at(index).classes().any(Classes::INFINITIVE) && !self.after_article(index)
    }

    pub fn participle(&self, index: usize) -> bool {
        self.free(index) && self.at(index).classes().any(Classes::PARTICIPLE) && !self.noun_here(index)
    }

    /// `avec sursis`, `de salariés`: a participle the tables know as a noun, after a preposition.
    pub fn noun_here(&self, index: usize) -> bool {
        let governed = index.checked_sub(1).is_some_and(|i| self.at(i).classes().any(Classes::PREPOSITION));
        // `Savoie : mort de deux skieurs`
        let opens =
            index.checked_sub(1).is_none_or(|i| self.at(i).is(":")) && self.at(index + 1).is_any(&["de", "d'", "du", "des"]);
        (governed || opens) && self.nominal(index)
    }

    /// `le`, `une`, `ses` stand right before, so the word is a noun.
    pub fn after_article(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let cursor = self.at(before);
        let classes = cursor.classes();
        // `qui leur proposerait des montants`
        let subject = |i: usize| self.at(i).is_any(&["il", "elle", "ils", "elles", "on", "qui", "ne", "n'"]);
        if cursor.is("leur") && before.checked_sub(1).is_some_and(subject) {
            return false;
        }
        if classes.any(Classes::POSSESSIVE)
            || cursor.is_any(&["un", "une", "ce", "cet", "cette", "ces", "au", "aux", "du", "des"])
        {
            return true;
        }
        if cursor.is_any(&["le", "la", "l'", "les"]) {
            // `et l’a condamnée`
            let classes = self.at(index).classes();
            if classes.any(Classes::AUXILIARY)
                && classes.any(Classes::FINITE)
                && self.at(index + 1).classes().any(Classes::PARTICIPLE)
            {
                return false;
            }
            // `le cabinet Delmas les chiffrait`: a pronoun between a noun and what can only be a verb.
            let noun = before
                .checked_sub(1)
                .is_some_and(|i| !self.free(i) || self.at(i).kind() == Some(PieceKind::Word) && self.at(i).classes().0 == 0);
            if noun && self.at(index).classes().any(Classes::FINITE) && !self.nominal(index) {
                return false;
            }
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
        // `, explique Marie`: a name within the sentence.
        let inner = index.checked_sub(1).is_some_and(|i| self.at(i).kind() == Some(PieceKind::Word));
        if inner && cursor.case() == Case::Title && self.at(index - 1).case() == Case::Lower {
            return false;
        }
        // `A la Bourse`: a preposition without its accent; `la catégorie A`: a letter.
        let lettered = || index.checked_sub(1).is_some_and(|i| self.at(i).case() == Case::Lower && self.at(i).classes().0 == 0);
        if cursor.is("a") && cursor.case() == Case::Title && (index == 0 || lettered()) {
            return false;
        }
        // `pris`, `acquis`, `perdus`: first persons of the past historic that the press never writes.
        let text = cursor.text();
        if classes.any(Classes::PARTICIPLE) && (text.ends_with('s') || text.ends_with("ées")) && !auxiliary {
            return false;
        }
        // `KSN 2011a`: a letter of a name.
        if cursor.is("a") && cursor.glued() && index.checked_sub(1).is_some_and(|i| self.at(i).kind() == Some(PieceKind::Digits))
        {
            return false;
        }
        // `de longue date`: a noun behind its adjective.
        let held = |i: usize| {
            self.at(i).classes().any(Classes::DETERMINER.with(Classes::PREPOSITION))
                && !self.at(i).classes().any(Classes::PRONOUN)
        };
        if !auxiliary && index >= 2 && self.at(index - 1).any_phrase(Table::Prenominal).is_some() && held(index - 2) {
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
            // `le ministre précise que`, `, précise la préfecture`
            let says = classes.any(Classes::REPORTING)
                && (self.at(index + 1).is_any(&["que", "qu'", ":"]) || self.incised(index) && self.speaker(index + 1));
            return says
                || index.checked_sub(1).is_some_and(|i| self.at(i).classes().any(Classes::PRONOUN.with(Classes::NEGATION)));
        }
        let nominal = self.nominal(index);
        let Some(previous) = index.checked_sub(1).map(|i| self.at(i)) else { return !nominal };
        // `100 000 euros en liquide`, `la mise en place`: nouns after `en`, where no pronoun leads.
        const EN: [&str; 36] = [
            "place", "cause", "forme", "charge", "garde", "poste", "réserve", "marche", "liquide", "avance", "mesure", "ligne",
            "route", "course", "tête", "fuite", "vente", "cours", "danger", "gage", "masse", "nage", "panne", "pause", "peine",
            "prise", "proie", "quête", "règle", "scène", "selle", "série", "suite", "tenue", "terre", "veille",
        ];
        let led = index.checked_sub(2).is_some_and(|i| {
            self.at(i).classes().any(Classes::PRONOUN.with(Classes::NEGATION)) || self.at(i).case() == Case::Title
        });
        if previous.is("en") && cursor.is_any(&EN) && !led {
            return false;
        }
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
            let incise = self.incised(index) && classes.any(Classes::REPORTING) && self.speaker(index + 1);
            // `Eric Chu, son principal adversaire, récolte 31 %`: an object stands behind.
            let next = self.at(index + 1);
            let object = next.kind() == Some(PieceKind::Digits) || next.any_phrase(Table::Hedge).is_some();
            let apposed = previous.is(",") && object && !classes.any(Classes::REPORTING);
            // `son rival, récolte 31 % des voix`: no noun stands bare between a comma and a figure.
            let bare = next.kind() == Some(PieceKind::Digits);
            return subject || incise || apposed && (bare || self.apposed(index - 1)) || previous.is(")");
        }
        true
    }

    /// An earlier comma opened what the comma at `comma` closes, with no verb between.
    fn apposed(&self, comma: usize) -> bool {
        let low = comma.saturating_sub(12);
        let Some(open) = (low..comma).rev().find(|i| self.at(*i).is(",")) else { return false };
        open + 1 < comma && (low..comma).all(|i| !self.at(i).classes().any(Classes::FINITE) || !self.free(i) || self.nominal(i))
    }

    /// A comma or a closing quotation mark stands right before.
    fn incised(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|i| self.at(i).is_any(&[",", "»", "\"", "”"]))
    }

    /// `, avance Léa Monnier`, `, annonce encore la mairie`: somebody begins at token `from`.
    fn speaker(&self, from: usize) -> bool {
        let adverb = |i: &usize| {
            let classes = self.at(*i).classes();
            classes.any(Classes::ADVERB) && !classes.any(Classes::DETERMINER)
        };
        let next = self.at((from..from + 2).find(|i| !adverb(i)).unwrap_or(from));
        next.kind() == Some(PieceKind::Dash)
            || next.kind() == Some(PieceKind::Word) && next.case() != Case::Lower
            || next.is_any(&["le", "la", "l'", "les", "un", "une", "son", "sa", "ce", "cet", "cette", "leur"])
    }

    /// The word is also a noun the tables know (`baisse`, `offre`, `note`).
    pub fn nominal(&self, index: usize) -> bool {
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

    pub fn gerund(&self, index: usize) -> bool {
        self.free(index)
            && self.forms(index).iter().any(|f| f.tense == Tense::PresentParticiple)
            && !self.at(index).classes().any(Classes::ADVERB.with(Classes::PREPOSITION).with(Classes::COORDINATOR))
            && !self.after_article(index)
            && !self.nominal(index)
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

/// `un car`, `l’or`: words that are conjunctions elsewhere, nouns behind their article.
pub(in crate::claim) fn noun_anyway(tokens: Tokens<'_>, at: usize) -> bool {
    let article = |i: usize| tokens.at(i).is_any(&["un", "le", "l'", "ce", "du", "d'", "son", "en"]);
    tokens.at(at).is_any(&["car", "or"]) && at.checked_sub(1).is_some_and(article)
}
