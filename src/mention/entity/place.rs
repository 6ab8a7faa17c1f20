//! Places by their shape: roads, hyphenated communes.
//!
//! Knows how places are written; must not know any of them.

use super::Found;
use super::scene::Scene;
use crate::lexicon::NameKind;
use crate::text::PieceKind;

/// The place that starts at `at`.
pub(super) fn read<'a>(scene: Scene<'a>, at: usize) -> Option<Found<'a>> {
    let end = motorway(scene, at).or_else(|| road(scene, at))?;
    Some(Found { start: at, end, kind: NameKind::Location, rule: "entity.place", entry: None })
}

/// `l’A7`, `A8, A9 et A20`; not `format A4`.
fn motorway(scene: Scene<'_>, at: usize) -> Option<usize> {
    let digits = scene.text(at).strip_prefix('A')?;
    let road = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let before = scene.after(at, &["l'", "d'", "autoroute", "autoroutes", "sur", "et", "ou", "de", ",", "(", ":"]);
    (road && before).then_some(at + 1)
}

/// `la RN 79`, `la D906`, `nationale N20`.
fn road(scene: Scene<'_>, at: usize) -> Option<usize> {
    let word = scene.text(at);
    let digits = ["RN", "RD", "N", "D", "E"].iter().find_map(|prefix| word.strip_prefix(prefix))?;
    let before = scene.after(at, &["la", "l'", "route", "nationale", "départementale", "sur"]);
    let apart = digits.is_empty()
        && word.len() == 2
        && scene.token(at + 1).is_some_and(|t| t.kind == PieceKind::Digits && t.span.len() <= 4);
    let glued = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (before && (glued || apart)).then_some(at + 1 + usize::from(apart))
}
