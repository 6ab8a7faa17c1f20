//! What stands somewhere in the sentence, when grammar names nobody: a noun for a firm, the only
//! fitting name.

use super::{Cast, Choice, made, topic};
use crate::claim::scene::{Placed, Scene};
use crate::lexicon::{Classes, NameKind};

impl Cast<'_, '_> {
    /// `l’entreprise`, `elle` anywhere before the figure in its part.
    pub(super) fn nominal(&self, index: usize) -> Choice {
        let figure = self.scene.figures.get(index)?;
        let (nominal, _) = self.scene.nominals.iter().rev().find(|(n, r)| {
            r.end <= figure.range.start
                && self.segment.range.contains(&r.start)
                && !self.is_holder(r)
                && !self.placed(r.start)
                && (!n.noun.is_empty()
                    || self.scene.grammar.clause_at(r.start) == self.scene.grammar.clause_at(figure.range.start))
        })?;
        let entity = self.focus.resolve(nominal, self.scene.sentence)?;
        let subject = made(&entity, nominal.span, "coreference");
        (self.suits(&subject) && self.usual(&subject)).then_some((subject, "subject.coreference"))
    }

    /// The only fitting name of the sentence; several of one entity are one.
    pub(super) fn only_name(&self) -> Choice {
        let fits = |n: &&Placed<'_>| {
            let kind = Scene::kind(n);
            let usual = kind.is_some_and(|k| self.usual_kind(k));
            let place = kind == Some(NameKind::Location) && self.wanted == "location";
            usual
                && (place || !self.has("national"))
                && !self.is_holder(&n.range)
                && (place || !self.placed(n.range.start))
                && n.mention
                    .name()
                    .is_some_and(|e| !e.media && !topic::market(&e.name) && !topic::body(self.scene.tokens.lexicon, &e.name))
        };
        let mut names = self.scene.names.iter().filter(fits);
        let first = names.next()?;
        let id = &first.mention.name()?.entity_id;
        let alone = names.all(|n| n.mention.name().is_some_and(|e| &e.entity_id == id));
        let subject = alone.then(|| self.of_name(first)).flatten()?;
        self.suits(&subject).then_some((subject, "subject.sentence"))
    }

    /// `à la Bourse`, `chez X`, `devant la cour`: an adjunct.
    pub(super) fn placed(&self, start: usize) -> bool {
        let prep = |i: usize| {
            self.scene.at(i).is_any(&[
                "à",
                "au",
                "aux",
                "en",
                "dans",
                "devant",
                "sur",
                "sous",
                "vers",
                "depuis",
                "entre",
                "derrière",
                "contre",
                "auprès",
                "avec",
                "face",
                "malgré",
                "selon",
                "près",
                "par",
            ])
        };
        let det = |i: usize| self.scene.at(i).classes().any(Classes::DETERMINER) && !self.scene.at(i).is_any(&["de", "d'"]);
        let (first, second) = (start.checked_sub(1), start.checked_sub(2));
        first.is_some_and(prep) || first.is_some_and(det) && second.is_some_and(prep)
    }
}
