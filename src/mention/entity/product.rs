//! Products with their versions: `GPT-4o`, `iPhone 15 Pro`, `A320neo`, `F-16`.
//!
//! Knows how versions are written; must not know any product but those of the gazetteer.

use super::Found;
use super::scene::Scene;
use crate::lexicon::NameKind;
use crate::text::PieceKind;
use crate::token::Case;

/// The product that starts at `at`. `known` is what the gazetteers see there.
pub(super) fn read<'a>(scene: Scene<'a>, at: usize, known: Option<&Found<'a>>) -> Option<Found<'a>> {
    let product = |end| Some(Found { start: at, end, kind: NameKind::Product, rule: "entity.product", entry: None });
    match known {
        Some(found) if found.kind == NameKind::Product => version(scene, found.end).and_then(product),
        Some(_) => None,
        None => {
            let upper = scene.token(at).is_some_and(|t| t.case == Case::Upper && t.kind == PieceKind::Word);
            let hyphen = scene.token(at + 1).is_some_and(|t| t.kind == PieceKind::Dash && !t.spaced);
            // `F-16`, `CF-18`: capitals, hyphen, figure.
            if upper || scene.is_initial(at) {
                let figure = hyphen && scene.token(at + 2).is_some_and(|t| t.kind == PieceKind::Digits && !t.spaced);
                return if figure && !scene.everyday(at) { version(scene, at + 1).and_then(product) } else { None };
            }
            None
        }
    }
}

/// The end of a version at `at`: `-4o`, ` 15 Pro`, ` 3.5`, ` Pro Max`.
fn version(scene: Scene<'_>, at: usize) -> Option<usize> {
    let hyphen = scene.token(at).is_some_and(|t| t.kind == PieceKind::Dash && !t.spaced);
    let mut end = if hyphen { at + 1 } else { at };
    let figure = scene.token(end).is_some_and(|t| t.kind == PieceKind::Digits && t.span.len() <= 4 && (!hyphen || !t.spaced));
    if figure {
        end += 1;
        if scene.token(end).is_some_and(|t| t.kind == PieceKind::Word && !t.spaced && t.span.len() <= 3) {
            end += 1;
        }
    }
    let start = end;
    while scene.capital(end)
        && scene.at(end).is_any(&["pro", "max", "plus", "ultra", "mini", "turbo", "air", "lite", "neo", "premium"])
    {
        end += 1;
    }
    // `iPhone 15 millions`: a figure that counts something is no version.
    let counts = figure
        && start == end
        && scene.token(end).is_some_and(|t| t.case == Case::Lower && t.spaced && t.kind == PieceKind::Word)
        && {
            let cursor = scene.at(end);
            !scene.closed(end)
                && !scene.verb_follows(end)
                && (cursor.any_phrase(crate::lexicon::Table::Number).is_some()
                    || cursor.any_phrase(crate::lexicon::Table::Currency).is_some())
        };
    let percent = scene.text(end) == "%";
    (end > at + usize::from(hyphen) && !counts && !percent).then_some(end)
}
