//! What the verb forms say: negation, question, `si`, conditional, future.

use super::{Lead, made};
use crate::claim::grammar::{Group, GroupKind, unknown_conditional};
use crate::claim::predicate::LinkKind;
use crate::claim::scene::Scene;
use crate::claim::types::Modality;
use crate::lexicon::{Classes, Tense};
use crate::mention::{Status, TimexKind};

/// Verbs whose negation bounds the figure: `ne dépassera pas 4,5 milliards`.
const BOUNDS: [&str; 12] = [
    "dépasser",
    "excéder",
    "atteindre",
    "franchir",
    "descendre",
    "passer",
    "tomber",
    "aller",
    "savoir",
    "cesser",
    "manquer",
    "avoisiner",
];

impl Lead<'_, '_> {
    pub(super) fn group(&self, at: usize) -> Option<&Group> {
        self.scene.grammar.groups.get(at)
    }

    pub(super) fn lemma_is(&self, at: usize, list: &[&str]) -> bool {
        let lexicon = self.scene.tokens.lexicon;
        self.scene
            .at(at)
            .peek()
            .is_some_and(|t| lexicon.verb_forms(t.word).iter().any(|f| list.contains(&lexicon.infinitive(f.lemma))))
    }

    pub(super) fn tense(&self, at: usize, tense: Tense) -> bool {
        let lexicon = self.scene.tokens.lexicon;
        self.scene.at(at).peek().is_some_and(|t| lexicon.verb_forms(t.word).iter().any(|f| f.tense == tense))
    }

    /// The finite verb form on top of the figure's own chain.
    pub(super) fn finite(&self) -> Option<(usize, usize)> {
        self.chain.own.iter().rev().find_map(|i| {
            let group = self.group(*i)?;
            (group.kind == GroupKind::Finite).then(|| (*i, group.first()))
        })
    }

    /// `n’a pas perdu`, `aucun`, `sans`; not `ne … que`, not `sans doute`, not a negated bound.
    pub(super) fn negation(&self) -> Option<Modality> {
        let scene = self.scene;
        let start = self.start();
        // `et non 4,2 millions`, `non plus de 9 %`, `pas 90 %`: only the figure right behind.
        let near = self.before(4, &["non"]).filter(|i| (*i..start).all(|j| !scene.at(j).is_any(&[",", "seulement", "»", "\""])));
        if let Some(at) = near.filter(|i| i.checked_sub(1).is_none_or(|b| scene.at(b).is_any(&["et", ",", "mais", "(", "«"]))) {
            return Some(made("negated", self.span(at), None, "modality.negation"));
        }
        if let Some(at) =
            self.before(2, &["sans", "aucun", "aucune", "ni"]).filter(|i| !scene.at(i + 1).is_any(&["doute", "compter"]))
        {
            return Some(made("negated", self.span(at), None, "modality.negation"));
        }
        if let Some(at) = self.before(2, &["pas"])
            && (at + 1 >= start || scene.at(at + 1).is_any(&["un", "une"]))
            && at.checked_sub(1).is_none_or(|b| scene.at(b).is_any(&[",", "et", "mais", "ou", "«", "("]))
        {
            return Some(made("negated", self.span(at), None, "modality.negation"));
        }
        if let Some(at) =
            self.before(3, &["lieu", "plutôt"]).filter(|i| scene.at(i + 1).is_any(&["de", "d'", "des", "du", "que", "qu'"]))
        {
            return Some(made("negated", self.span(at), None, "modality.negation"));
        }
        for (step, index) in self.chain.own.iter().enumerate() {
            let group = self.group(*index)?;
            // `58 % des Suisses n’en veulent pas`: the figure stands, what is said of it does not.
            if group.range.start >= self.figure().end {
                break;
            }
            if let Some((ne, closer)) = group.negation
                && !group.words.iter().any(|w| self.lemma_is(*w, &BOUNDS))
                && !(scene.at(closer).is("plus") && scene.at(closer + 1).is_any(&["de", "d'", "que", "qu'"]))
                && !bounded(scene, closer)
                && !self.known()
                // `La prévision n’a pas été revue : 4,2 millions`
                && !(group.range.end..start).any(|i| scene.at(i).is(":"))
                // `n’a pas touché 500 000 euros, mais 831 440`
                && !(group.range.end..start).any(|i| scene.at(i).is("mais"))
            {
                return Some(made("negated", Some(self.between(ne, closer)), None, "modality.negation"));
            }
            // `sans compter les millions de clics` adds them.
            let adds = group.words.iter().any(|w| self.lemma_is(*w, &["compter", "oublier", "parler"]));
            let sans = group.link.filter(|l| step == 0 && scene.at(*l).is("sans") && !adds);
            if let Some(sans) = sans {
                return Some(made("negated", self.span(sans), None, "modality.negation"));
            }
        }
        // `ne croit pas que X perdra 3 millions`
        let above = self.chain.above.and_then(|i| self.group(i))?;
        let (ne, closer) = above.negation?;
        let believes = above.words.iter().any(|w| self.lemma_is(*w, &["croire", "penser", "estimer", "juger"]));
        believes.then(|| made("negated", Some(self.between(ne, closer)), None, "modality.negation"))
    }

    /// `n’a rien ajouté aux 480 000 euros`, `la moitié des 640 employés`: an amount the reader knows of
    /// stands, whatever is done with it; `la barre des 3 %` is a bound.
    pub(super) fn known(&self) -> bool {
        const BARS: [&str; 9] = ["barre", "seuil", "cap", "objectif", "niveau", "palier", "limite", "plafond", "environs"];
        let start = self.start();
        let Some(at) = start.checked_sub(1).filter(|i| self.scene.at(*i).is_any(&["des", "aux"])) else { return false };
        // `ne dispose pas des 216 voix`: the verb’s own preposition.
        let own = self.scene.at(at).is("des")
            && self.chain.own.first().and_then(|i| self.group(*i)).is_some_and(|g| (g.range.end..g.range.end + 2).contains(&at));
        !own && !(at.saturating_sub(2)..at).any(|i| self.scene.at(i).is_any(&BARS))
            && !at.checked_sub(1).is_some_and(|i| self.lemma_is(i, &BOUNDS))
    }

    /// `des vents pouvant atteindre 220 km/h`
    pub(super) fn can(&self) -> Option<Modality> {
        self.chain.own.iter().find_map(|i| {
            let group = self.group(*i)?;
            let at = group.first();
            let infinitive = group.words.get(1).is_some_and(|w| self.scene.at(*w).classes().any(Classes::INFINITIVE))
                || self.chain.own.first() != Some(i);
            let able = group.kind == GroupKind::Gerund && infinitive && self.lemma_is(at, &["pouvoir"]);
            able.then(|| made("conditional", self.span(at), Some("possibility"), "modality.possibility"))
        })
    }

    /// `ne dépassera pas 4,5 milliards`: a negated bound; only its tense counts.
    pub(super) fn bounded(&self) -> bool {
        self.chain
            .own
            .first()
            .and_then(|i| self.group(*i))
            .is_some_and(|g| g.negation.is_some() && g.words.iter().any(|w| self.lemma_is(*w, &BOUNDS)))
    }

    /// `contre 28 millions l’an passé`, `de 30 à 20 %`: the figure another is measured by stands for
    /// what was; `36 cents la requête : faux`.
    pub(super) fn base(&self) -> Option<Modality> {
        let scene = self.scene;
        let last = scene.tokens.list.len();
        let verdict =
            (last.saturating_sub(3)..last).find(|i| *i >= self.figure().end && scene.at(*i).is(":")).map(|i| scene.at(i + 1));
        if let Some(word) = verdict {
            let span = word.peek().map(|t| t.span);
            if word.is_any(&["faux", "inexact", "intox"]) {
                return Some(made("negated", span, None, "modality.negation"));
            }
            if word.is_any(&["probable", "plausible", "possible", "vraisemblable"]) {
                return Some(made("conditional", span, Some("epistemic"), "modality.epistemic"));
            }
        }
        let contre = self.before(3, &["contre"]).filter(|_| self.index > 0);
        let next = scene.figures.get(self.index + 1).map(|f| f.range.start);
        let single = scene
            .figures
            .get(self.index)
            .and_then(|f| f.mention.amount())
            .is_some_and(|a| a.estimate.comparator != crate::number::Comparator::Range);
        // `réduire de 25 à 33 %`: by how much, not from where.
        const BY: [&str; 8] = ["réduire", "baisser", "reculer", "diminuer", "augmenter", "progresser", "croître", "chuter"];
        let by = self.chain.own.first().and_then(|i| self.group(*i)).is_some_and(|g| self.lemma_is(g.head(), &BY));
        let counted = scene
            .figures
            .get(self.index)
            .and_then(|f| f.mention.amount())
            .is_some_and(|a| a.kind == crate::mention::AmountKind::Quantity);
        let from = single
            && (!by || counted)
            && self.tied(LinkKind::Of)
            && scene.at(self.figure().end).is("à")
            && next.is_some_and(|n| n <= self.figure().end + 3 && n.checked_sub(1).is_some_and(|i| scene.at(i).is("à")));
        (contre.is_some() || from).then(|| made("asserted", None, None, "modality.base"))
    }

    /// The conditional of the governing verb: `pourrait`, `devrait`, `aurait perdu`, `coûterait`.
    pub(super) fn conditional(&self) -> Option<Modality> {
        let scene = self.scene;
        let (index, at) = self.finite()?;
        let cursor = scene.at(at);
        if !(cursor.classes().any(Classes::CONDITIONAL) || unknown_conditional(cursor)) {
            return None;
        }
        let group = self.group(index)?;
        let span = self.span(at);
        if self.lemma_is(at, &["pouvoir", "devoir"])
            && at.checked_sub(1).is_some_and(|i| scene.at(i).is("on"))
            && group.words.get(1).is_some_and(|w| self.lemma_is(*w, &["dire", "penser", "croire", "citer", "ajouter"]))
        {
            return Some(made("asserted", span, Some("discourse"), "modality.discourse"));
        }
        let compound = group.words.get(1).is_some_and(|w| scene.at(*w).classes().any(Classes::PARTICIPLE));
        let auxiliary = self.lemma_is(at, &["avoir", "être"]) && compound;
        if self.lemma_is(at, &["pouvoir"]) {
            return Some(made("conditional", span, Some("possibility"), "modality.possibility"));
        }
        if self.lemma_is(at, &["devoir"]) {
            return Some(if self.must_have(group) {
                made("conditional", span, Some("epistemic"), "modality.epistemic")
            } else {
                made("expected", span, Some("forecast"), "modality.expected")
            });
        }
        // `ne saurait excéder 64 millions`: cannot, no doubt.
        if self.lemma_is(at, &["savoir"]) && group.negation.is_some() {
            return None;
        }
        if auxiliary {
            let second = group.words.get(1).copied().unwrap_or(at);
            if self.lemma_is(second, &["devoir", "pouvoir", "falloir", "vouloir", "aimer", "souhaiter", "préférer"]) {
                return Some(made("conditional", span, Some("counterfactual"), "modality.counterfactual"));
            }
            let low = scene.grammar.clauses.get(group.clause).map_or(0, |c| c.start);
            let sans = (low..at).any(|i| scene.at(i).is("sans") && !scene.at(i + 1).is_any(&["doute", "compter"]));
            if sans && self.lemma_is(at, &["avoir"]) {
                return Some(made("conditional", span, Some("counterfactual"), "modality.counterfactual"));
            }
            return Some(made("conditional", span, Some("reportive"), "modality.conditional"));
        }
        if self.reported() {
            return Some(made("expected", span, Some("future_in_past"), "modality.future_in_past"));
        }
        Some(made("conditional", span, Some("reportive"), "modality.conditional"))
    }

    /// `a annoncé que le prix passerait à`: a past reporting verb above makes it a future.
    fn reported(&self) -> bool {
        let Some(above) = self.chain.above.and_then(|i| self.group(i)) else { return false };
        let says = above.words.iter().any(|w| self.scene.at(*w).classes().any(Classes::REPORTING));
        let past = above
            .words
            .iter()
            .any(|w| [Tense::PastParticiple, Tense::Imperfect, Tense::PastHistoric].iter().any(|t| self.tense(*w, *t)));
        says && past
    }

    /// `doit avoir coûté`: a guess at what was.
    fn must_have(&self, group: &Group) -> bool {
        group.words.get(1).is_some_and(|w| self.lemma_is(*w, &["avoir"]))
            && group.words.get(2).is_some_and(|w| self.scene.at(*w).classes().any(Classes::PARTICIPLE))
    }

    /// `En 1910, la foire va attirer 100 000 visiteurs`: a future told of long ago.
    fn told(&self) -> bool {
        /// Texts of the press are younger.
        const LONG_AGO: i16 = 2000;
        let scene = self.scene;
        let year = |value: &str| value.get(..4).and_then(|y| y.parse::<i16>().ok());
        scene.times.iter().any(|t| {
            let own = t.range.start <= 3 || self.chain.clauses.contains(&scene.grammar.clause_at(t.range.start));
            own && t.mention.time().is_some_and(|x| {
                x.status == Status::Absolute && x.kind == TimexKind::Date && year(&x.value).is_some_and(|y| y < LONG_AGO)
            })
        })
    }

    /// `coûtera`, `va perdre`, `doit atteindre`.
    pub(super) fn future(&self) -> Option<Modality> {
        let scene = self.scene;
        let (index, at) = self.finite()?;
        let group = self.group(index)?;
        let span = self.span(at);
        if scene.at(at).classes().any(Classes::FUTURE) {
            let compound = group.words.get(1).is_some_and(|w| scene.at(*w).classes().any(Classes::PARTICIPLE));
            if compound && self.lemma_is(at, &["avoir"]) {
                return Some(made("asserted", span, Some("summing_up"), "modality.summing_up"));
            }
            // `pourront s’ajouter 5 millions`
            if self.lemma_is(at, &["pouvoir"]) {
                // `ne pourra être supérieur à 50 000`: a cap.
                let capped = group.range.clone().any(|i| scene.at(i).is_any(&["ne", "n'"]));
                return Some(if capped {
                    made("expected", span, Some("obligation"), "modality.expected")
                } else {
                    made("conditional", span, Some("possibility"), "modality.possibility")
                });
            }
            if self.told() {
                return Some(made("asserted", span, Some("narrative"), "modality.narrative"));
            }
            let usage = if self.lemma_is(at, &["devoir", "falloir"]) { "obligation" } else { "forecast" };
            return Some(made("expected", span, Some(usage), "modality.expected"));
        }
        let infinitive = group.words.get(1).is_some_and(|w| scene.at(*w).classes().any(Classes::INFINITIVE))
            || self.chain.own.first() != Some(&index);
        let near = self.tense(at, Tense::Present) || self.tense(at, Tense::Imperfect);
        if infinitive && near && self.lemma_is(at, &["aller"]) && !scene.at(at).is_any(&["aller"]) {
            if self.told() {
                return Some(made("asserted", span, Some("narrative"), "modality.narrative"));
            }
            let usage = if self.tense(at, Tense::Imperfect) { "future_in_past" } else { "forecast" };
            return Some(made("expected", span, Some(usage), "modality.expected"));
        }
        let owes = infinitive && near && self.lemma_is(at, &["devoir"]);
        // `doit être d’environ 2 centimètres`: a guess.
        let about = scene
            .figures
            .get(self.index)
            .and_then(|f| f.mention.amount())
            .is_some_and(|a| a.estimate.comparator == crate::number::Comparator::Approx);
        let is = group.words.len() == 2 && group.words.get(1).is_some_and(|w| scene.at(*w).is("être"));
        if owes && (self.must_have(group) || about && is && self.start() <= group.range.end + 1) {
            return Some(made("conditional", span, Some("epistemic"), "modality.epistemic"));
        }
        // `doit reconnaître un écart`, `doit faire face à`: what must be said or borne is so already.
        let admits = group
            .words
            .get(1)
            .is_some_and(|w| self.lemma_is(*w, &["reconnaître", "admettre", "constater", "composer", "affronter"]));
        (owes && !admits && !self.tied(LinkKind::Start)).then(|| made("expected", span, Some("obligation"), "modality.expected"))
    }
}

/// `pas moins de 7 milliards`, `pas loin de 3 %`: the closing word is the figure's hedge.
fn bounded(scene: &Scene<'_>, closer: usize) -> bool {
    scene.at(closer).is("pas")
        && scene.at(closer + 1).is_any(&["moins", "plus", "loin"])
        && scene.at(closer + 2).is_any(&["de", "d'", "que", "qu'"])
}
