//! `price` beside `kilowattheure` is an energy price: a word near the figure makes a metric exact.

use super::{Found, View};
use crate::lexicon::Reach;
use crate::mention::AmountKind;

/// Replaces a metric by the more exact one that a word asks for: a rate of the figure, a word of its
/// part of the sentence, of the sentences just before, or one the whole text is about.
pub(super) fn refine(view: &View<'_, '_>, found: &mut Found<'_>) {
    let rows = view.scene.tokens.lexicon.rows();
    // What nothing explains is refined by what it counts (`personne:chômeurs`), or as `other`.
    let name = if found.metric.is_some() { view.name_of(found.metric) } else { "other" };
    let counted = view.amount().filter(|a| a.kind == AmountKind::Quantity).and_then(|a| a.unit.as_deref());
    let counted = counted.filter(|_| matches!(found.rule, "predicate.none" | "predicate.unit"));
    // `parmi les victimes figurent 8 enfants`
    let among = || view.segment.range.clone().any(|at| view.scene.at(at).is("parmi"));
    let people = (found.metric.is_none() && view.counts_people() && among()).then_some("people");
    let name = Some(name).filter(|name| *name != "other" || view.letter() == Some('p'));
    let keys: Vec<&str> =
        [Some(found.phrase), people, counted, name].into_iter().flatten().filter(|key| rows.refinable.contains(*key)).collect();
    if keys.is_empty() {
        return;
    }
    let exact = |word: &str, reaches: &[Reach]| {
        keys.iter()
            .filter_map(|key| rows.refinements.get(format!("{key}:{word}").as_str()))
            .find(|row| reaches.contains(&row.reach))
            .map(|row| row.metric)
    };
    let pers = view.amount().into_iter().flat_map(|a| a.pers.iter().map(|(per, _)| &**per));
    let in_per = || pers.clone().find_map(|per| exact(per, &[Reach::Per, Reach::Clause, Reach::Near, Reach::Text]));
    let in_clause = || {
        let range = view.segment.range.start..view.segment.range.end;
        range
            .filter_map(|at| view.scene.at(at).peek().and_then(|t| rows.refiners.get(&t.word)))
            .find_map(|word| exact(word, &[Reach::Clause, Reach::Near, Reach::Text]))
    };
    let in_sentence = || {
        view.scene
            .context
            .iter()
            .filter_map(|word| rows.refiners.get(word))
            .find_map(|word| exact(word, &[Reach::Near, Reach::Text]))
    };
    let heard = |reach: Reach| {
        view.memory
            .words(view.scene.sentence, reach)
            .filter_map(|word| rows.refiners.get(&word))
            .find_map(|word| exact(word, &[reach]))
    };
    let metric = in_per().or_else(in_clause).or_else(in_sentence).or_else(|| heard(Reach::Near)).or_else(|| heard(Reach::Text));
    if metric.is_some_and(|_| view.takes("", metric, true)) {
        found.metric = metric;
    }
}
