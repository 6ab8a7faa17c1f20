//! What a noun phrase stands for: a name, what « l’entreprise » refers to, the owner of a noun that
//! says a metric, or itself.

use super::{Cast, Choice, made, noun_subject, topic};
use crate::claim::phrase::{Phrase, Reader, phrase_at};
use crate::lexicon::{Lexicon, NameKind, Table};
use crate::text::PieceKind;
use std::ops::Range;

/// The class of a noun that names nobody by itself (`moitié`, `chiffre`, `prix`), from the table.
pub(super) fn hollow(lexicon: &Lexicon, lemma: &str) -> Option<&'static str> {
    lexicon.rows().hollow.get(lemma).copied()
}

impl Cast<'_, '_> {
    /// What a noun phrase stands for; `subject.name` where it is a name.
    pub(super) fn settle(&self, reader: &Reader<'_, '_>, phrase: &Phrase, depth: usize) -> Choice {
        let scene = self.scene;
        if depth > 4 {
            return None;
        }
        if let Some(name) = self.name_in(phrase) {
            let entity = name.mention.name()?;
            let fits = !topic::market(&entity.name);
            return fits.then(|| self.of_name(name)).flatten().map(|s| (s, "subject.name"));
        }
        // `l’État`: a capital says that the noun is a name.
        let proper = scene.at(phrase.head).case() == crate::token::Case::Title && phrase.range.start < phrase.head;
        let measure = scene.hits(phrase.head..phrase.head + 1).iter().any(|h| h.row.metric.is_some());
        if proper && !measure && !scene.nominals.iter().any(|(_, r)| r.contains(&phrase.head)) {
            return noun_subject(scene, phrase.core.clone()).map(|s| (s, "subject.noun"));
        }
        if let Some((nominal, _)) =
            scene.nominals.iter().find(|(_, r)| r.start <= phrase.head && phrase.head < r.end && r.end <= phrase.range.end + 1)
        {
            if let Some(entity) = self.focus.resolve(nominal, scene.sentence) {
                let subject = made(&entity, nominal.span, "coreference");
                if self.suits(&subject) && !self.outshone(&subject, &nominal.hint) {
                    return Some((subject, "subject.coreference"));
                }
            }
            // `l’équipementier`, where several firms are named: the one the text is about.
            let house = self
                .topics
                .house()
                .filter(|(e, _)| e.kind == nominal.kind && !matches!(&*nominal.hint, "bank" | "plant" | "facility"));
            if let Some((entity, span)) = house.filter(|_| !crate::resolve::institution(&nominal.hint)) {
                let mut subject = made(entity, nominal.span, "coreference");
                subject.antecedent = Some(span);
                return Some((subject, "subject.coreference"));
            }
            // `le joueur`, `la dirigeante`, in a text about one person.
            let hero = self.topics.person().filter(|_| nominal.kind == NameKind::Person && nominal.country.is_none());
            if let Some((entity, span)) = hero
                .filter(|(e, _)| self.scene.names.iter().all(|n| n.mention.name().is_none_or(|own| own.entity_id != e.entity_id)))
            {
                let subject = super::Subject { antecedent: Some(span), ..made(entity, nominal.span, "coreference") };
                return Some((subject, "subject.coreference"));
            }
            return noun_subject(scene, phrase.core.clone()).map(|s| (s, "subject.noun"));
        }
        let head = scene.at(phrase.head);
        let lemma = crate::mention::amount::singular(scene.tokens.lexicon, head.text());
        let class = hollow(scene.tokens.lexicon, &lemma);
        // `20 à 30 cm`, `420 000 personnes`: a measure, nobody in particular.
        let bare = phrase.core.end == phrase.head + 1;
        if bare && (class == Some("people") || head.any_phrase(Table::Unit).is_some()) {
            return None;
        }
        if class == Some("size") {
            return self.inner(phrase).and_then(|inner| self.settle(reader, &inner, depth + 1));
        }
        let hit = scene.hits(phrase.core.start..phrase.head + 1).iter().find(|h| h.range.contains(&phrase.head));
        // `les prévisions de l’institut s’établissent à`: no word on whom.
        let unsaid = |hit: &&crate::claim::scene::TriggerHit<'_>| {
            hit.row.metric.is_none() && head.any_phrase(Table::ReportingNoun).is_some()
        };
        // `L’élue PS avait détourné`: a person, though her noun counts seats elsewhere.
        if hit.is_some() && head.any_phrase(Table::Title).is_some() {
            return noun_subject(scene, phrase.core.clone()).map(|s| (s, "subject.noun"));
        }
        if let Some(hit) = hit.filter(|h| !unsaid(h)) {
            return self.thing(hit).or_else(|| {
                self.complement(hit.range.end, depth + 1)
                    .or_else(|| self.possessive(reader, hit.range.start, depth + 1))
                    .or_else(|| self.whose(reader, hit.range.start, depth + 1))
            });
        }
        let reporting = head.any_phrase(Table::ReportingNoun).is_some();
        if class == Some("dimension") {
            return self.inner(phrase).and_then(|inner| self.settle(reader, &inner, depth + 1));
        }
        // `Les études durent six ans`: what takes its time or costs says nothing itself.
        let reporting = reporting && !(depth == 0 && matches!(self.metric, "duration" | "delay" | "cost" | "price"));
        if reporting || matches!(class, Some("empty" | "count")) || lemma.ends_with("ième") {
            // `La deuxième, Ariane 6, mesure`
            let name = scene.names.iter().find(|n| n.range.start == phrase.range.end + 1 && scene.at(phrase.range.end).is(","));
            if let Some(name) = name.filter(|n| !reporting && scene.at(n.range.end).is(",")) {
                return self.of_name(name).map(|s| (s, "subject.name"));
            }
            return self.inner(phrase).filter(|_| !reporting).and_then(|inner| self.settle(reader, &inner, depth + 1));
        }
        // `la catégorie A compte`
        let after = scene.at(phrase.core.end);
        let letter = usize::from(after.text().len() == 1 && after.text().chars().all(char::is_uppercase));
        noun_subject(scene, phrase.core.start..phrase.core.end + letter).map(|s| (s, "subject.noun"))
    }

    /// The name a phrase is, or announces: `le groupe Renault`, `la société X`.
    fn name_in(&self, phrase: &Phrase) -> Option<&crate::claim::scene::Placed<'_>> {
        if let Some(index) = phrase.name {
            return self.scene.names.get(index);
        }
        // `l’élue PS`, `la députée LREM`: a person of the party, not the party.
        let somebody = self.scene.at(phrase.head).any_phrase(Table::Title).is_some();
        let other =
            |n: &crate::claim::scene::Placed<'_>| somebody && crate::claim::scene::Scene::kind(n) != Some(NameKind::Person);
        let name = self.scene.names.iter().find(|n| phrase.core.start < n.range.start && n.range.end <= phrase.range.end)?;
        if other(name) {
            return None;
        }
        let direct = (phrase.head + 1..name.range.start).all(|i| {
            let c = self.scene.at(i);
            c.kind() == Some(PieceKind::Word) && !c.is_any(&["de", "d'", "du", "des", "en", "à"])
        });
        (direct || self.headed(phrase, name)).then_some(name)
    }

    /// `la ville de Mocoa`, `le groupe de luxe Kering`: the noun says what sort of thing the name is.
    fn headed(&self, phrase: &Phrase, name: &crate::claim::scene::Placed<'_>) -> bool {
        let scene = self.scene;
        let rows = scene.tokens.lexicon.rows();
        let row = scene.at(phrase.head).any_phrase(Table::Nominal).and_then(|(_, row)| rows.nominals.get(row as usize));
        let Some((kind, hint)) = row.filter(|_| name.range.end == phrase.range.end) else { return false };
        let tied = name.range.start.checked_sub(1).is_some_and(|i| {
            scene.at(i).is_joined("de") || i > phrase.head && scene.at(i - 1).is_joined("de") && scene.at(i).is_any(&["la", "l'"])
        });
        let adjoining =
            (phrase.head + 1..phrase.head + 2).all(|i| scene.at(i).is_joined("de")) && name.range.start <= phrase.head + 3;
        match *kind {
            "location" => {
                let place = crate::claim::scene::Scene::kind(name) == Some(crate::lexicon::NameKind::Location);
                place && tied && adjoining && !matches!(&**hint, "facility" | "area")
            }
            "organization" => {
                let firm = crate::claim::scene::Scene::kind(name) == Some(crate::lexicon::NameKind::Organization);
                firm && !tied && scene.at(phrase.head + 1).is_joined("de") && !crate::resolve::institution(hint)
            }
            _ => false,
        }
    }

    /// The complement of a noun of size: `la moitié des salariés`.
    pub(super) fn inner(&self, phrase: &Phrase) -> Option<Phrase> {
        let range: Range<usize> = phrase.head + 1..phrase.range.end;
        let de = range.clone().find(|i| self.scene.at(*i).is_joined("de"))?;
        phrase_at(self.scene, de + 1, true).filter(|p| p.range.end <= phrase.range.end.max(de + 2))
    }
}
