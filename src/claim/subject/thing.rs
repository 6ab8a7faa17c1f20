//! The thing a figure measures, where no name and no agent has it: what is counted, what is so long,
//! the noun that says the metric.

use super::settle::hollow;
use super::{Cast, Choice, noun_subject};
use crate::claim::phrase::{Agent, Hold, Phrase, Reader, phrase_at, phrases};
use crate::claim::predicate::Found;
use crate::lexicon::{Classes, NameKind, Table};
use crate::mention::AmountKind;

/// Adjectives of extent: `longue de 184 kilomètres`.
const EXTENT: [&str; 16] = [
    "long",
    "longue",
    "longs",
    "longues",
    "large",
    "larges",
    "haut",
    "haute",
    "hauts",
    "hautes",
    "profond",
    "profonde",
    "distant",
    "distante",
    "distants",
    "distantes",
];

impl Cast<'_, '_> {
    /// `cette ville de 40 000 habitants`: the place before it.
    pub(super) fn sized(&self, index: usize) -> Choice {
        let scene = self.scene;
        let start = scene.outer_start(index);
        let de = start.checked_sub(1).filter(|i| self.metric == "population" && scene.at(*i).is_any(&["de", "d'"]))?;
        let phrase = (de.saturating_sub(4)..de).find_map(|i| phrase_at(scene, i, false).filter(|p| p.range.end == de))?;
        if let Some(name) = phrase.name.and_then(|i| scene.names.get(i)) {
            return self.of_name(name).map(|s| (s, "subject.complement"));
        }
        let rows = scene.tokens.lexicon.rows();
        let (kind, hint) = scene.at(phrase.head).any_phrase(Table::Nominal).and_then(|(_, r)| rows.nominals.get(r as usize))?;
        if *kind != "location" {
            return None;
        }
        let span = scene.at(phrase.range.start).to(scene.at(phrase.head + 1));
        let nominal = crate::resolve::Nominal {
            span,
            kind: NameKind::Location,
            hint: hint.clone(),
            noun: crate::text::fold(scene.at(phrase.head).text()).into(),
            country: None,
        };
        match self.focus.resolve(&nominal, scene.sentence) {
            Some(entity) => Some((super::made(&entity, span, "coreference"), "subject.coreference")),
            None => noun_subject(scene, phrase.core).map(|s| (s, "subject.noun")),
        }
    }

    /// `une chaîne de 90 km`, `19 km de bouchons`, `une galaxie à 3 millions d’années-lumière`, `d’une
    /// longueur de 1 900 km`: what is so long or so far.
    pub(super) fn long(&self, reader: &Reader<'_, '_>, index: usize) -> Choice {
        let scene = self.scene;
        let figure = scene.figures.get(index).filter(|_| self.has("scaled"))?;
        let plain = |at: usize| scene.at(at).any_phrase(Table::Unit).is_none() && self.hollow_at(at).is_none();
        let measured = |p: &Phrase| self.means(p.head) || scene.hits(p.head..p.head + 1).iter().any(|h| h.row.metric.is_some());
        let behind = scene.at(figure.range.end);
        // Not `à 19 km de Paris`, `19 km de long`, `de profondeur`.
        if self.metric == "distance"
            && behind.is_joined("de")
            && !behind.is_any(&["du", "des"])
            && !behind.skip(1).is_any(&["long", "large", "haut", "profond"])
        {
            let phrase = phrase_at(scene, behind.index + 1, true).filter(|p| p.range.start == p.core.start && p.name.is_none());
            if let Some(phrase) = phrase.filter(|p| plain(p.head) && !measured(p)) {
                return noun_subject(scene, phrase.core).map(|s| (s, "subject.noun"));
            }
        }
        let start = scene.outer_start(index);
        let link = start.checked_sub(1).filter(|i| scene.at(*i).is_any(&["de", "d'", "à"]))?;
        let list = phrases(scene, link.saturating_sub(12)..link, None, reader.skip);
        let comma = usize::from(scene.at(link).is("à") && link.checked_sub(1).is_some_and(|i| scene.at(i).is(",")));
        // `une étape de montagne longue de 184 kilomètres`
        let adjective = link.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&EXTENT));
        let mut phrase = list.iter().rev().find(|p| p.range.end + comma == link && (comma == 0 || p.name.is_some()))?.clone();
        // `le score d’une frappe de 25 mètres`: the stroke.
        while let Some(inner) =
            self.inner(&phrase).filter(|p| !adjective && p.range.end == phrase.range.end && p.head > phrase.head)
        {
            phrase = inner;
        }
        if adjective && phrase.core.end == link {
            phrase.core.end -= 1;
            phrase.range.end -= 1;
        }
        let phrase = &phrase;
        if measured(phrase) && phrase.core.start >= 2 && scene.at(phrase.core.start - 2).is("d'") {
            let verb = scene.grammar.clauses.get(scene.grammar.clause_at(phrase.head)).and_then(|c| c.verb)?;
            let before = phrases(scene, phrase.core.start.saturating_sub(6)..phrase.core.start - 2, None, reader.skip);
            let owner = before.into_iter().rev().find(|p| p.range.end + 2 == phrase.core.start);
            let owner = owner.or(match reader.of(verb)? {
                Agent::Phrase(phrase) => Some(phrase),
                _ => None,
            })?;
            return self.settle(reader, &owner, 1);
        }
        let (subject, rule) = self.settle(reader, phrase, 1).filter(|_| plain(phrase.head) && !measured(phrase))?;
        (subject.kind != Some(NameKind::Person))
            .then_some((subject, if rule == "subject.name" { "subject.sentence" } else { rule }))
    }

    /// `deux automobilistes`, `un bouchon de 10 km`, `le taux de participation`.
    pub(in crate::claim) fn thing_measured(&self, found: &Found<'_>, index: usize) -> Choice {
        let scene = self.scene;
        let figure = scene.figures.get(index)?;
        let amount = figure.mention.amount()?;
        let named = |subject: super::Subject| Some((subject, "subject.thing"));
        // `Elle compte 82 magasins`: hers, whoever she is.
        let skip = |_: usize| false;
        let reader = Reader { scene, skip: &skip };
        let pronoun = self.group(&reader, found, index).and_then(|g| reader.of(g));
        if matches!(pronoun, Some(Agent::Pronoun(_))) && matches!(self.wanted, "organization" | "person" | "product") {
            return None;
        }
        let owned = |p: &Phrase| {
            let low = p.range.start.saturating_sub(2);
            (low..p.core.start).any(|i| scene.at(i).classes().any(Classes::POSSESSIVE))
        };
        let plain = |at: usize| scene.at(at).any_phrase(Table::Unit).is_none() && self.hollow_at(at).is_none();
        // `un séisme de magnitude 7,5`
        let dimension = amount.unit_span.is_some_and(|span| self.hollow_at(scene.tokens.range(span).start) == Some("dimension"));
        if dimension
            || figure.mention.rule == "amount.measure"
            || amount.kind == AmountKind::Percent
            || amount.kind == AmountKind::Money
        {
            // `6 kilomètres de bouchon`, `5 milliards de dégâts`
            let behind = scene.at(figure.range.end);
            if behind.is_joined("de") && figure.mention.rule == "amount.measure" {
                // Not `à 50 mètres de la plage`.
                let bare = |p: &Phrase| p.range.start == p.core.start && !behind.is_any(&["du", "des"]);
                let phrase = phrase_at(scene, behind.index + 1, true).filter(|p| p.name.is_none() && plain(p.head) && bare(p));
                if let Some(subject) = phrase.and_then(|p| noun_subject(scene, p.core)) {
                    return named(subject);
                }
            }
            // `un bouchon de 10 km`
            let start = scene.outer_start(index);
            let de = start.checked_sub(1).filter(|i| scene.at(*i).is_any(&["de", "d'"]));
            let ends = |p: &Phrase, de: usize| p.range.end == de && plain(p.head);
            let before = de.and_then(|de| {
                let told = (de.saturating_sub(6)..de).find_map(|i| phrase_at(scene, i, false).filter(|p| ends(p, de)));
                // `Japon : séisme de magnitude 7,5`
                let opens = de == 1 || de > 1 && scene.at(de - 2).is(":");
                told.or_else(|| phrase_at(scene, de.checked_sub(1)?, opens).filter(|p| opens && ends(p, de)))
            });
            // Not `à une altitude de 483 mètres`.
            let before =
                before.filter(|p| p.name.is_none() && !owned(p) && !self.says(p.head) && !scene.at(p.head).is_any(&EXTENT));
            if let Some(subject) = before.and_then(|p| noun_subject(scene, p.core)) {
                return named(subject);
            }
        } else if let Some(unit) = amount.unit_span.map(|span| scene.tokens.range(span)) {
            // `15 blessés`, `2 millions de votants`: the figure's own word is not what it is about.
            if self.says(unit.start) || !plain(unit.start) {
                return self.whereabouts(index);
            }
            let phrase = phrase_at(scene, figure.range.start, true);
            let end = phrase.map_or(unit.end, |p| p.range.end.max(unit.end));
            return noun_subject(scene, unit.start..end).and_then(named);
        }
        // `la participation a été forte (72,2 %)`
        let trigger = found.trigger.clone().filter(|t| scene.hits(t.start..t.end).iter().any(|h| !h.whole))?;
        let phrase = (trigger.start.saturating_sub(2)..=trigger.start)
            .find_map(|i| phrase_at(scene, i, true).filter(|p| p.core.contains(&trigger.start) && p.name.is_none()))?;
        if owned(&phrase) || self.says(phrase.head) && self.class() != Some("vote") {
            return self.whereabouts(index);
        }
        // `le taux de participation`; `le montant du contrat`
        let core = match self.hollow_at(phrase.head) {
            None if phrase.head == trigger.start => phrase.core,
            Some("sum") if self.inner(&phrase).is_some() => {
                self.inner(&phrase).filter(|p| p.name.is_none() && self.hollow_at(p.head).is_none())?.core
            }
            Some("sum" | "rate") if phrase.head == trigger.start && phrase.core.end > phrase.head + 1 => phrase.core,
            Some("size" | "sum" | "rate") if phrase.head < trigger.start => {
                phrase_at(scene, trigger.start, true)
                    .filter(|p| p.name.is_none() && p.head == trigger.start && plain(p.head))?
                    .core
            }
            _ => return None,
        };
        noun_subject(scene, core).and_then(named)
    }

    /// `recense 6 600 manifestants`: those counted, where the word says more than the metric.
    pub(super) fn told(&self, index: usize) -> Choice {
        let scene = self.scene;
        let figure = scene.figures.get(index)?;
        let unit = figure.mention.amount()?.unit_span.map(|span| scene.tokens.range(span))?;
        let plain = scene.at(unit.start).any_phrase(Table::Unit).is_none() && self.hollow_at(unit.start).is_none();
        let amount = figure.mention.rule != "amount.measure";
        let own = self.means(unit.start) && !self.has("people");
        let phrase = phrase_at(scene, figure.range.start, true).filter(|_| amount && plain && !own && !self.says(unit.start))?;
        noun_subject(scene, unit.start..phrase.range.end.max(unit.end)).map(|s| (s, "subject.noun"))
    }

    /// [`Cast::told`], of those of whom more is said than the metric: `57 soldats turcs`.
    pub(super) fn qualified(&self, index: usize) -> Choice {
        let unit = self.scene.figures.get(index)?.mention.amount()?.unit_span.map(|span| self.scene.tokens.range(span))?;
        self.told(index).filter(|(s, _)| self.scene.tokens.range(s.span).len() > unit.len())
    }

    /// The class of the noun at token `at`, where it names nobody.
    fn hollow_at(&self, at: usize) -> Option<&'static str> {
        let lexicon = self.scene.tokens.lexicon;
        hollow(lexicon, &crate::mention::amount::singular(lexicon, self.scene.at(at).text()))
    }

    /// The word at token `at` only says the metric of an event, or of a whole that has so many:
    /// `blessés`, `votants`, `habitants`.
    fn says(&self, at: usize) -> bool {
        (self.class().is_some() || self.has("held")) && self.means(at)
    }

    /// The word at token `at` says the metric.
    fn means(&self, at: usize) -> bool {
        let rows = self.scene.tokens.lexicon.rows();
        let own = |row: Option<u32>| row.and_then(|m| rows.metrics.get(m as usize)).is_some_and(|m| m.name == self.metric);
        let lemma = crate::mention::amount::singular(self.scene.tokens.lexicon, self.scene.at(at).text());
        let unit = rows.unit_metrics.get(&*lemma).copied().flatten();
        let noun = self.scene.at(at).any_phrase(Table::NounTrigger).and_then(|(_, row)| rows.noun_triggers.get(row as usize));
        own(unit) || own(noun.and_then(|row| row.metric))
    }

    /// `48 morts dans une prison`, `Mexique : 48 morts`: where it was, or among whom.
    fn whereabouts(&self, index: usize) -> Choice {
        let scene = self.scene;
        self.class()?;
        let end = scene.figures.get(index)?.range.end;
        let skip = |_: usize| false;
        // `ont été tuées dans la foule`; not `dont une vingtaine se trouve dans un état grave`.
        let stop = |i: &usize| !scene.at(*i).is_any(&[",", ";", "dont", "qui", "(", "."]);
        let last = (end..(end + 14).min(scene.tokens.list.len())).take_while(stop).last().map_or(end, |i| i + 1);
        let list = phrases(scene, end..last, None, &skip);
        let within = |p: &&crate::claim::phrase::Phrase| {
            matches!(p.hold, Hold::By(at) if scene.at(at).is_any(&["dans", "parmi", "chez", "à", "au", "aux", "sur"]))
                && self.hollow_at(p.head).is_none()
                && self.segment.range.contains(&p.head)
                && !self.held(p.head)
        };
        if let Some(phrase) = list.iter().find(within) {
            let name = phrase.name.and_then(|i| scene.names.get(i));
            let facility = matches!(phrase.hold, Hold::By(at) if scene.at(at).is_any(&["dans", "parmi"]));
            let choice = match name {
                Some(name) => self.of_name(name).map(|s| (s, "subject.sentence")),
                None => noun_subject(scene, phrase.core.clone()).filter(|_| facility).map(|s| (s, "subject.thing")),
            };
            if choice.is_some() {
                return choice;
            }
        }
        let label = scene.names.first().filter(|n| n.range.start == 0 && scene.at(n.range.end).is(":"))?;
        self.of_name(label).filter(|s| s.kind == Some(NameKind::Location)).map(|s| (s, "subject.sentence"))
    }
}
