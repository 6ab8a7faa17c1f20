//! `price` beside `kilowattheure` is an energy price: a word near the figure makes it exact.

use super::{Found, View};

/// Replaces a metric by the more exact one a word of the figure's clause asks for.
pub(super) fn refine(view: &View<'_, '_>, found: &mut Found<'_>) {
    let scene = view.scene;
    let rows = scene.tokens.lexicon.rows();
    let Some(metric) = found.metric.filter(|m| rows.refinable.contains(m)) else { return };
    let Some(name) = rows.metrics.get(metric as usize).map(|m| &m.name) else { return };
    let pers = view.amount().into_iter().flat_map(|a| a.pers.iter().map(|(per, _)| per.to_string()));
    let from = view.segment.range.start;
    let to = view.segment.range.end.min(scene.tokens.list.len());
    let words = (from..to).map(|at| scene.at(at).key().to_owned()).filter(|key| key.len() > 2);
    for word in pers.chain(words) {
        if let Some(exact) = rows.refinements.get(format!("{name}:{word}").as_str()) {
            found.metric = Some(*exact);
            return;
        }
    }
}
