//! What stands right before a figure: the word that ties it to its clause.

use crate::claim::scene::{Scene, TriggerHit};
use crate::lexicon::Classes;
use crate::text::PieceKind;

/// The tie of a figure to what comes before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::claim) enum LinkKind {
    /// Nothing: the sentence begins.
    Start,
    /// `à`, `jusqu’à`, `autour de`, `sous`
    At,
    /// `de`, `d’`, `du`, `des`
    Of,
    /// Another preposition.
    Preposition,
    /// A comma, bracket or other mark.
    Mark,
    /// `et`, `ou`, `puis`
    And,
    /// Any other word: a verb, a noun, an adverb.
    Word,
}

/// A tie with its place.
#[derive(Clone, Debug)]
pub(in crate::claim) struct Link {
    pub kind: LinkKind,
    /// Its token; 0 at the start.
    pub at: usize,
    /// A noun of size stands between (`un montant total de`).
    pub through: Option<std::ops::Range<usize>>,
}

/// Words stepped over between the tie and the figure.
const ARTICLES: [&str; 30] = [
    "le", "la", "l'", "les", "un", "une", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces", "mon", "ma", "mes",
    "nos", "notre", "vos", "quelque", "quelques", "que", "qu'", "petits", "bons", "total", "minimum", "maximum",
];

/// Hedges that tie like `à`: `grimper jusqu’à 3`, `tourner autour de 3`.
const LIKE_AT: [&str; 12] =
    ["jusqu'", "jusque", "autour", "aux", "vers", "sous", "entre", "au", "auprès", "à", "parmi", "alentour"];

/// The tie of figure `index`.
pub(in crate::claim) fn link(scene: &Scene<'_>, index: usize) -> Link {
    let outer = scene.outer_start(index);
    let figure = scene.figures.get(index).map_or(0, |f| f.range.start);
    let first = scene.at(outer);
    let hedged = outer < figure
        && LIKE_AT.iter().any(|word| first.is(word))
        && !first.skip(1).is_any(&["moins", "plus", "bas", "minimum", "maximum", "mieux", "pire", "peine", "mot"]);
    if hedged {
        return Link { kind: LinkKind::At, at: outer, through: None };
    }
    // `d’environ 3`, `de près de 20`: a hedge that has taken the tie; `de l’ordre de` has none in it.
    let taken = outer < figure && first.is_any(&["de", "d'"]) && !first.skip(1).is("l'");
    let mut at = if taken { outer + 1 } else { outer };
    let mut through = None;
    for _ in 0..10 {
        let Some(before) = at.checked_sub(1) else { return Link { kind: LinkKind::Start, at: 0, through } };
        let cursor = scene.at(before);
        if ARTICLES.iter().any(|word| cursor.is(word)) {
            at = before;
            continue;
        }
        // `a perdu de 20 à 30 %`: this `de` opens the range.
        let ranged = at == outer
            && cursor.is_any(&["de", "d'"])
            && before.checked_sub(1).is_some_and(|i| scene.is_verb(i))
            && scene
                .figures
                .get(index)
                .and_then(|f| f.mention.amount())
                .is_some_and(|a| a.estimate.comparator == crate::number::Comparator::Range);
        if ranged {
            at = before;
            continue;
        }
        // `Des centaines de personnes`, `versera des millions`: an article.
        let article = cursor.is("des")
            && before.checked_sub(1).is_none_or(|i| {
                scene.at(i).kind() != Some(PieceKind::Word)
                    || scene.is_verb(i)
                    || scene.at(i).classes().any(Classes::COORDINATOR.with(Classes::PREPOSITION))
            });
        if article {
            at = before;
            continue;
        }
        if cursor.is_joined("de") {
            match size_noun(scene, before) {
                Some(hit) => {
                    at = hit.range.start;
                    through = Some(hit.range.clone());
                    continue;
                }
                None => return Link { kind: LinkKind::Of, at: before, through },
            }
        }
        if let Some(time) = scene.times.iter().find(|t| t.range.contains(&before) && t.range.end <= outer) {
            // `a versé en 2023 3 millions`: the time is stepped over with its preposition.
            let start = time.range.start;
            let prep = start.checked_sub(1).is_some_and(|i| scene.at(i).is_any(&["en", "au", "depuis", "le", "dès", "à"]));
            at = if prep { start - 1 } else { start };
            continue;
        }
        // `peut-être`
        if cursor.is("être") && before >= 2 && scene.at(before - 2).is("peut") && scene.at(before - 1).glued() {
            at = before - 2;
            continue;
        }
        let classes = cursor.classes();
        let adverb = classes.any(Classes::ADVERB) && !classes.any(Classes::PREPOSITION) && !cursor.is_any(&["puis", "donc"]);
        if adverb || cursor.is_any(&["ne", "n'", "pas"]) && cursor.index > 0 {
            at = before;
            continue;
        }
        let kind = if cursor.is_joined("à") {
            LinkKind::At
        } else if classes.any(Classes::PREPOSITION) && !scene.is_verb(before) {
            LinkKind::Preposition
        } else if matches!(cursor.kind(), Some(PieceKind::Sign | PieceKind::Dash)) {
            LinkKind::Mark
        } else if classes.any(Classes::COORDINATOR) {
            LinkKind::And
        } else {
            LinkKind::Word
        };
        return Link { kind, at: before, through };
    }
    Link { kind: LinkKind::Word, at: at.saturating_sub(1), through }
}

/// A noun that only sizes the figure (`un montant total de`, `une moyenne de`) and ends before `de`.
fn size_noun<'s, 'a>(scene: &'s Scene<'a>, de: usize) -> Option<&'s TriggerHit<'a>> {
    scene
        .triggers
        .iter()
        .rev()
        .find(|hit| hit.row.metric.is_none() && hit.row.direction.is_empty() && hit.range.end <= de && de - hit.range.end <= 2)
}
