//! What a document is about: whom figures without a subject of their own belong to.
//!
//! Reads the names of all sentences once; gives the best for a metric. Must not know a figure.

use crate::claim::page::{Page, sentence_tokens};
use crate::lexicon::{Classes, Metric, NameKind};
use crate::mention::{Entity, Resolution};
use crate::resolve::{institution, trade};
use crate::segment::ZoneKind;
use crate::text::Span;
use crate::token::Case;
use rustc_hash::FxHashMap;

/// Most entities weighed.
const KEPT: usize = 200;
/// An entity with its place in the text.
#[derive(Clone, Debug)]
struct Star {
    entity: Entity,
    span: Span,
    weight: u32,
    titled: bool,
    institution: bool,
    /// No table knows it.
    guessed: bool,
    count: u32,
}

impl Star {
    /// What a tagger took for a place or a person may be a firm the tables do not know.
    fn loose(&self) -> bool {
        self.titled && self.guessed && self.count > 1
    }
}

/// The entities of a document by weight.
#[derive(Clone, Debug, Default)]
pub(in crate::claim) struct Topics {
    stars: Vec<Star>,
    /// The country its bodies stand for, where none is spoken of by name.
    country: Option<(Entity, Span)>,
}

impl Topics {
    /// Weighs the names of `page`: the title counts most, then the lead, then how often.
    pub(in crate::claim) fn new(page: &Page<'_>) -> Topics {
        let mut stars: Vec<Star> = Vec::new();
        let mut by_id: FxHashMap<&str, usize> = FxHashMap::default();
        let first = page
            .sentences
            .iter()
            .position(|s| page.layout.zones.get(s.zone as usize).is_some_and(|z| z.kind != ZoneKind::Title && z.kind.claims()));
        let first = first.and_then(|i| u32::try_from(i).ok()).unwrap_or(0);
        for mention in page.mentions {
            let Some(entity) = mention.name().filter(|n| !n.media) else { continue };
            let sentence = page.sentences.get(mention.sentence as usize);
            let Some(zone) = sentence.and_then(|s| page.layout.zones.get(s.zone as usize)) else { continue };
            if !zone.kind.claims() {
                continue;
            }
            let titled = zone.kind == ZoneKind::Title;
            let lead = !titled && mention.sentence < first + 3;
            let weight = 1 + 5 * u32::from(titled) + 2 * u32::from(lead);
            let room = stars.len() < KEPT;
            match by_id.get(entity.entity_id.as_str()).and_then(|at| stars.get_mut(*at)) {
                Some(star) => {
                    star.weight += weight;
                    star.titled |= titled;
                    star.count += 1;
                }
                None if room => {
                    by_id.insert(&entity.entity_id, stars.len());
                    let institution =
                        institution(&trade(&entity.name)) || market(&entity.name) || body(page.lexicon, &entity.name);
                    let guessed = !matches!(entity.resolution, Resolution::Gazetteer | Resolution::Alias | Resolution::User);
                    stars.push(Star {
                        entity: entity.clone(),
                        span: mention.span,
                        weight,
                        titled,
                        institution,
                        guessed,
                        count: 1,
                    });
                }
                None => {}
            }
        }
        unknown(page, &mut stars);
        stars.sort_by_key(|s| std::cmp::Reverse(s.weight));
        let country = country(page, &stars);
        Topics { stars, country }
    }

    /// Whom a figure of `metric` is about when its sentence does not say.
    pub(in crate::claim) fn of(&self, metric: &Metric) -> Option<(&Entity, Span)> {
        let (wanted, national, public) = (metric.subject, metric.has("national"), metric.has("public"));
        let fits = |star: &&Star| {
            let loose = star.loose();
            match (wanted, star.entity.kind) {
                ("organization", NameKind::Location) if national => !star.guessed,
                ("organization", NameKind::Organization) => !national && !star.institution,
                ("organization", NameKind::Location) => public && !star.guessed || loose,
                ("organization", NameKind::Person) => loose && !star.entity.name.contains(' '),
                ("organization", NameKind::Product | NameKind::Event | NameKind::Work) => metric.has("venture") && star.titled,
                ("product", NameKind::Product) => true,
                ("product", NameKind::Organization) => !star.institution && !metric.has("thing"),
                ("event", NameKind::Event) => true,
                ("event", NameKind::Product | NameKind::Location) => metric.has("time") || metric.has("harm"),
                ("location", NameKind::Location) => !star.guessed,
                ("person", NameKind::Person) => true,
                _ => false,
            }
        };
        let (any, clear) = self.leader(fits);
        if !any && !national && wanted != "location" && !(public && self.house().is_none()) {
            let loose = matches!(wanted, "organization" | "event" | "product") && !metric.has("thing");
            return self.lead().filter(|_| loose);
        }
        let place = national || wanted == "location" || public && self.house().is_none();
        // An aid or an investment is a country's only in a text that speaks of it often enough.
        let spoken = |of: &Entity| {
            let own = self.stars.iter().filter(|s| s.entity.country.is_some() && s.entity.country == of.country);
            national || wanted == "location" || own.map(|s| s.count).sum::<u32>() >= 3 || self.stars.len() > 4
        };
        clear.or_else(|| self.country.as_ref().filter(|(of, _)| place && spoken(of)).map(|(entity, span)| (entity, *span)))
    }

    /// Whether any star fits, and the one that clearly leads.
    fn leader(&self, fits: impl Fn(&&Star) -> bool) -> (bool, Option<(&Entity, Span)>) {
        let mut fitting = self.stars.iter().filter(fits);
        let Some(best) = fitting.next() else { return (false, None) };
        let second = fitting.next().map_or(0, |s| s.weight);
        let sure = best.titled && best.count > 1 || best.weight >= 4 && best.count >= 3;
        // One naming is enough where no other fits.
        let alone = second == 0 && (best.count >= 2 || best.titled);
        let leads = (sure && best.weight > second + second / 3) || alone;
        (true, leads.then_some((&best.entity, best.span)))
    }

    /// The star of the title, of whatever kind.
    pub(super) fn lead(&self) -> Option<(&Entity, Span)> {
        let mut stars = self.stars.iter().filter(|s| !s.institution && s.titled && s.count >= 3);
        let first = stars.next()?;
        let second = stars.next().map_or(0, |s| s.weight);
        (first.weight > second + second / 3).then_some((&first.entity, first.span))
    }

    /// The person or body the text speaks most of, of `gender` where a given name tells.
    pub(super) fn hero(&self, gender: crate::resolve::Gender) -> Option<(&Entity, Span)> {
        let fits = |s: &&Star| {
            let other = s.entity.kind == NameKind::Person && crate::resolve::gender(&s.entity.name).is_some_and(|g| g != gender);
            matches!(s.entity.kind, NameKind::Person | NameKind::Organization) && !s.institution && !other
        };
        let mut stars = self.stars.iter().filter(fits);
        let best = stars.next().filter(|s| s.count >= 2)?;
        let second = stars.next().map_or(0, |s| s.weight);
        (best.weight > second + second / 3).then_some((&best.entity, best.span))
    }

    /// How much the text speaks of `entity_id`.
    pub(super) fn weight(&self, entity_id: &str) -> u32 {
        self.stars.iter().find(|s| s.entity.entity_id == entity_id).map_or(0, |s| s.weight)
    }

    /// The text speaks at least twice as much of its own firm as of `entity_id`.
    pub(in crate::claim) fn outshines(&self, entity_id: &str) -> bool {
        self.house()
            .is_some_and(|(house, _)| house.entity_id != entity_id && self.weight(&house.entity_id) >= 2 * self.weight(entity_id))
    }

    /// The firm or body the text is about.
    pub(in crate::claim) fn house(&self) -> Option<(&Entity, Span)> {
        let (any, clear) = self.leader(|star| match star.entity.kind {
            NameKind::Organization => !star.institution,
            NameKind::Location => star.loose(),
            NameKind::Person => star.loose() && !star.entity.name.contains(' '),
            _ => false,
        });
        if any { clear } else { self.lead() }
    }

    /// The person the text is about.
    pub(super) fn person(&self) -> Option<(&Entity, Span)> {
        self.leader(|star| star.entity.kind == NameKind::Person).1
    }
}

/// Words of the title that no table and no tagger knows and that the text repeats: names all the
/// same (`Djazélec veut tripler ses exportations`).
fn unknown(page: &Page<'_>, stars: &mut Vec<Star>) {
    let titles = page
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, s)| page.layout.zones.get(s.zone as usize).is_some_and(|z| z.kind == ZoneKind::Title));
    for (index, sentence) in titles.take(3) {
        let named = u32::try_from(index).map(|i| page.mentions_of(i)).unwrap_or_default();
        for token in sentence_tokens(page, sentence) {
            let word = token.span.of(page.text);
            let plain =
                token.case == Case::Title && token.span.len() > 4 && page.lexicon.classes(token.word) == Classes::default();
            if !plain || named.iter().any(|m| m.name().is_some() && m.span.overlaps(token.span)) {
                continue;
            }
            let lower = word.to_lowercase();
            let count = page.text.match_indices(word).take(40).count();
            // A common word stands in small letters somewhere.
            if count < 3 || page.text.contains(&lower) {
                continue;
            }
            let count = u32::try_from(count).unwrap_or(3);
            if let Some(star) = stars.iter_mut().find(|s| s.entity.name == word) {
                star.titled = true;
                star.count = star.count.max(count);
                star.weight = star.weight.max(count + 5);
                continue;
            }
            let entity = Entity::named(NameKind::Organization, word.to_owned(), Resolution::Pattern);
            stars.push(Star {
                entity,
                span: token.span,
                weight: count + 5,
                titled: true,
                institution: false,
                guessed: true,
                count,
            });
        }
    }
}

/// The country most bodies and places of the text belong to, at the first of them.
fn country(page: &Page<'_>, stars: &[Star]) -> Option<(Entity, Span)> {
    let mut counts: FxHashMap<&str, (u32, Span)> = FxHashMap::default();
    let mut all = 0;
    for star in stars {
        let Some(code) = star.entity.country.as_deref() else { continue };
        all += star.count;
        let slot = counts.entry(code).or_insert((0, star.span));
        slot.0 += star.count;
        slot.1 = slot.1.min(star.span);
    }
    let (code, (count, span)) = counts.into_iter().max_by_key(|(code, (count, _))| (*count, std::cmp::Reverse(*code)))?;
    let name = page.lexicon.rows().countries.get(code).filter(|_| count >= 2 && count * 3 >= all * 2)?;
    let entity =
        Entity { country: Some(code.into()), ..Entity::named(NameKind::Location, (*name).to_owned(), Resolution::Pattern) };
    Some((entity, span))
}

/// `Bourse de Paris`, `Wall Street`: where shares are dealt in.
pub(super) fn market(name: &str) -> bool {
    let folded = crate::text::fold(name);
    folded.starts_with("bourse") || folded == "wall street" || folded.starts_with("euronext") || folded == "nasdaq"
}

/// `Insee`, `Banque de France`: counts and watches others.
pub(super) fn body(lexicon: &crate::lexicon::Lexicon, name: &str) -> bool {
    lexicon.rows().bodies.contains(name)
}
