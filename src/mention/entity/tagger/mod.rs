//! A statistical tagger for names of people, places and organisations.
//!
//! Reads the lines of a stretch of text with what the rules propose; gives a tag for each token.
//! What the stretch shows of the same words elsewhere is known. Integers only. Must not know documents, nor decide against the rules (see `combine`).
//!
//! `weights.bin` was made by `examples/train_names` from WiNER-fr by Y. Dupont (French Wikinews, text CC BY 2.5,
//! annotation CC BY 4.0) and passages written for this project.

mod combine;
mod decode;
mod features;
mod memory;
mod sheet;
mod tags;
mod weights;

pub use combine::Revision;
pub use features::Features;
pub use sheet::Line;
pub use tags::{TAGS, Tag};
pub use weights::{LINKS, Links, MAGIC, Row, pack};

use crate::token::Case;
use memory::Memory;
use sheet::Note;
use std::sync::OnceLock;
use weights::Weights;

/// The packed weights compiled in (`examples/train_names` writes them).
pub const WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// The weights, ready to read with.
#[derive(Debug)]
pub struct Tagger {
    weights: Weights,
}

impl Tagger {
    /// Reads a packed file; none where it is not one.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Tagger> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let [tags] = weights::take(&mut rest)?;
        let weights = weights::unpack(&mut rest).filter(|_| tags as usize == TAGS)?;
        rest.is_empty().then_some(Tagger { weights })
    }

    /// The weights compiled in, unpacked once; none only if they are spoilt, which a test forbids.
    #[must_use]
    pub fn standard() -> Option<&'static Tagger> {
        static STANDARD: OnceLock<Option<Tagger>> = OnceLock::new();
        STANDARD.get_or_init(|| Tagger::from_bytes(WEIGHTS)).as_ref()
    }

    /// What becomes of the proposals of each line of a stretch; none for a line left as it is.
    #[must_use]
    pub fn revise(&self, lines: &[Line<'_>]) -> Vec<Option<Revision>> {
        let tags = self.tag(lines);
        lines.iter().zip(&tags).map(|(line, tags)| combine::combine(*line, tags)).collect()
    }

    /// The tags of the tokens of `lines`, line by line; empty for a line that holds no name.
    #[must_use]
    pub fn tag(&self, lines: &[Line<'_>]) -> Vec<Vec<Tag>> {
        let mut stretch = Stretch::new(lines);
        let (mut features, mut trellis) = (Features::default(), decode::Trellis::default());
        let read = (0..lines.len()).map(|at| {
            let mut tags = Vec::new();
            stretch.features(at, &mut features);
            decode::decode(&self.weights, &features, &mut trellis, &mut tags);
            tags
        });
        read.collect()
    }
}

/// The lines of a text that are read together.
#[derive(Debug)]
pub struct Stretch<'a> {
    lines: Vec<Line<'a>>,
    notes: Vec<Vec<Note>>,
    memory: Memory,
    buffer: String,
}

impl<'a> Stretch<'a> {
    /// Looks at all lines once.
    #[must_use]
    pub fn new(lines: &[Line<'a>]) -> Self {
        let (mut memory, mut buffer) = (Memory::default(), String::new());
        let notes: Vec<Vec<Note>> = lines
            .iter()
            .map(|line| {
                let mut notes = Vec::new();
                if in_play(*line) {
                    sheet::note(*line, &mut notes, &mut buffer);
                    memory.see(&notes);
                }
                notes
            })
            .collect();
        Stretch { lines: lines.to_vec(), notes, memory, buffer }
    }

    /// The features of line `at`; none where no name can be.
    pub fn features(&mut self, at: usize, out: &mut Features) {
        let (Some(line), Some(notes)) = (self.lines.get(at), self.notes.get(at)) else { return };
        features::features(line.tokens, notes, &self.memory, out, &mut self.buffer);
    }
}

/// A name may stand in the line: a rule proposes one, or a word beside the first has a capital,
/// or the first is no word of every day.
fn in_play(line: Line<'_>) -> bool {
    let scene = super::scene::Scene { tokens: line.tokens };
    !line.unmarked
        && (line.proposed.iter().any(|m| m.name().is_some())
            || line
                .tokens
                .list
                .iter()
                .enumerate()
                .any(|(at, t)| t.case != Case::Lower && (at > 0 || !(scene.closed(at) || scene.everyday(at)))))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::mention::entity::{NameContext, read};
    use crate::text::Span;
    use crate::token::{Tokens, tokenize};

    /// The names of one line, as `kind:written`.
    fn names(text: &str) -> Vec<String> {
        let lexicon = Lexicon::standard();
        let list = tokenize(lexicon, text, Span::new(0, text.len()));
        let tokens = Tokens { text, list: &list, lexicon };
        let mut proposed = Vec::new();
        read(tokens, 0, NameContext::default(), &mut proposed);
        let line = Line { tokens, sentence: 0, proposed: &proposed, unmarked: false };
        let revision = Tagger::standard().unwrap().revise(&[line]).remove(0);
        let revised = Revision::apply(revision, proposed.clone());
        let mut names: Vec<_> = revised.iter().map(|m| (m.span, format!("{}:{}", m.kind(), m.span.of(text)))).collect();
        names.sort();
        names.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn the_weights_load_and_are_small() {
        assert!(Tagger::from_bytes(WEIGHTS).is_some());
        assert!(WEIGHTS.len() < 4_000_000, "{} bytes", WEIGHTS.len());
        for spoilt in [&b""[..], b"GRN1", &WEIGHTS[1..], &WEIGHTS[..WEIGHTS.len() - 1], &[WEIGHTS, b"x"].concat()] {
            assert!(Tagger::from_bytes(spoilt).is_none());
        }
    }

    #[test]
    fn unknown_names_get_a_kind() {
        for (text, wanted) in [
            ("Le maire de Plourivec, Corentin Malvastre, a inauguré la halle.", "person:Corentin Malvastre"),
            ("Les pompiers sont intervenus hier à Vouzeilles, dans la Creuse.", "location:Vouzeilles"),
            ("Selon le Mouvement citoyen drovien (MCD), le vote est truqué.", "organization:Mouvement citoyen drovien"),
            ("La société Kerzanel a perdu deux millions d’euros.", "organization:Kerzanel"),
            ("Le cabinet a conseillé Malvastre Conseil pendant trois ans.", "organization:Malvastre Conseil"),
        ] {
            let found = names(text);
            assert!(found.iter().any(|name| name == wanted), "{text}\n{wanted} not in {found:?}");
        }
    }

    #[test]
    fn plain_lines_hold_no_name() {
        for text in ["Le prix du pain a augmenté de trois pour cent.", "Il pleut.", "", "Deux ans plus tard, rien n’a changé."]
        {
            assert!(names(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_same_text_gives_the_same_tags() {
        let text = "Hier, Corentin Malvastre a quitté Kerzanel pour la mairie de Vouzeilles.";
        assert_eq!(names(text), names(text));
    }
}
