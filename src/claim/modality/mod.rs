//! How sure: an ordered list, the first that fits wins; each cue reaches only what it governs.
//!
//! Negation, question, `si` with an imperfect, the conditional, what the verbs above the figure
//! promise or doubt, the future; else asserted.

mod chain;
mod cues;
mod mood;
mod suppose;

use super::grammar::GroupKind;
use super::predicate::{Link, LinkKind, link};
use super::scene::Scene;
use super::types::Modality;
use crate::text::Span;
use chain::Chain;

/// The modality of figure `index`.
pub(super) fn modality(scene: &Scene<'_>, index: usize) -> Modality {
    let index = restated(scene, index).unwrap_or(index);
    let tie = link(scene, index);
    let chain = Chain::new(scene, index, &tie);
    let lead = Lead { scene, index, tie, chain };
    lead.negation()
        .or_else(|| lead.denied())
        .or_else(|| lead.question())
        .or_else(|| lead.hypothesis())
        .or_else(|| lead.beside())
        .or_else(|| lead.base())
        .or_else(|| lead.conditional())
        .or_else(|| lead.can())
        .or_else(|| if lead.bounded() { None } else { lead.verbs().or_else(|| lead.phrases()) })
        .or_else(|| lead.future())
        .unwrap_or_else(|| made("asserted", None, None, "modality.default"))
}

/// `Le prix devrait passer à 22 dollars. Et même à 44 l’année prochaine.`: a sentence without a verb that
/// goes on is as sure as what it goes on from. `before` is the last claim's modality.
pub(super) fn gone_on(scene: &Scene<'_>, own: &Modality, before: &Modality) -> Option<Modality> {
    let first = scene.at(0);
    let goes_on = first.is_any(&["et", "puis", "voire", "ou", "jusqu'"]) || first.is("même");
    let verbless = !scene.grammar.groups.iter().any(|g| g.kind == GroupKind::Finite);
    let open = matches!(before.value, "expected" | "conditional" | "hypothetical");
    (own.rule == "modality.default" && goes_on && verbless && open)
        .then(|| Modality { rule: "modality.carried", ..before.clone() })
}

/// `offrirait 50 000 dollars (46 000 euros)`: the sum in another currency is as sure as the sum.
fn restated(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let open = scene.outer_start(index).checked_sub(1).filter(|i| scene.at(*i).is("("))?;
    let (one, other) = (scene.figures.get(before)?, scene.figures.get(index)?);
    let kind = |f: &super::scene::Placed<'_>| f.mention.amount().map(|a| a.kind);
    (one.range.end == open && kind(one) == kind(other)).then_some(before)
}

fn made(value: &'static str, span: Option<Span>, usage: Option<&'static str>, rule: &'static str) -> Modality {
    Modality { value, span, usage, rule }
}

/// What one figure's modality is read with.
struct Lead<'s, 'a> {
    scene: &'s Scene<'a>,
    index: usize,
    /// What ties the figure to the words before it.
    tie: Link,
    /// The verb groups above it.
    chain: Chain,
}

impl Lead<'_, '_> {
    fn figure(&self) -> std::ops::Range<usize> {
        self.scene.figures.get(self.index).map_or(0..0, |f| f.range.clone())
    }

    fn start(&self) -> usize {
        self.scene.outer_start(self.index)
    }

    /// From one word to another, whichever stands first (`aucun … n’a`).
    fn between(&self, one: usize, other: usize) -> Span {
        self.scene.at(one.min(other)).to(self.scene.at(one.max(other) + 1))
    }

    fn span(&self, at: usize) -> Option<Span> {
        self.scene.at(at).peek().map(|t| t.span)
    }

    /// True when a word that is not the figure's own ties it: `contre`, `et non`.
    fn before(&self, reach: usize, words: &[&str]) -> Option<usize> {
        let start = self.start();
        (1..=reach).filter_map(|back| start.checked_sub(back)).find(|i| self.scene.at(*i).is_any(words))
    }

    fn tied(&self, kind: LinkKind) -> bool {
        self.tie.kind == kind
    }
}
