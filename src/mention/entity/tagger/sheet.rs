//! What is noted of every token of a line before features are made of it.
//!
//! Reads tokens, the tables and what the rules proposed; gives one [`Note`] a token. Must not
//! know tags, weights or other lines.

use super::super::gazetteer;
use super::super::scene::Scene;
use crate::lexicon::{Classes, HeadUse, NameKind, NamePart, Table};
use crate::mention::{Mention, Value};
use crate::text::{PieceKind, fold_into};
use crate::token::{Case, Tokens};

/// A line of a document with what the rules propose in it.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Its tokens.
    pub tokens: Tokens<'a>,
    /// Index of its sentence in the document.
    pub sentence: u32,
    /// Its mentions of all families.
    pub proposed: &'a [Mention],
    /// It writes no capitals, or nothing else: the tagger has nothing to say.
    pub unmarked: bool,
}

/// What is known of one token by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Note {
    /// Hash of the folded word.
    pub word: u32,
    /// How it is written.
    pub shape: u8,
    /// A word with a capital, no elided article.
    pub capital: bool,
    /// The capital is owed to the name, not to the place.
    pub evidence: bool,
    /// A name may stand here: a capital that is more than a sentence's, a name of the tables, a
    /// proposal of the rules.
    pub candidate: bool,
    /// A lower-case word of no closed class.
    pub content: bool,
    /// Kind of the gazetteer name it stands in, and whether it opens it; 0 is none.
    pub name: u8,
    /// What the other tables say, one bit each.
    pub tables: u16,
    /// Word classes and whether it is an everyday word.
    pub class: u32,
    /// What the rules propose here, hashed; 0 is nothing.
    pub rule: u32,
    /// The rules propose a name here.
    pub named: bool,
    /// Kind the rules propose, 1 to 3 for person, location, organization.
    pub kind: u8,
}

/// Bits of [`Note::tables`].
mod bit {
    pub const GIVEN: u16 = 1;
    pub const GIVEN_COMMON: u16 = 1 << 1;
    pub const ADDRESS: u16 = 1 << 2;
    pub const ROLE: u16 = 1 << 3;
    pub const HEAD_ORGANIZATION: u16 = 1 << 4;
    pub const HEAD_LOCATION: u16 = 1 << 5;
    pub const HEAD_OTHER: u16 = 1 << 6;
    pub const HEAD_OUTSIDE: u16 = 1 << 7;
    pub const DEMONYM: u16 = 1 << 8;
    pub const ADJECTIVE: u16 = 1 << 9;
    pub const ORGANIZATION_WORD: u16 = 1 << 10;
    pub const NO_NAME: u16 = 1 << 11;
    pub const SUFFIX: u16 = 1 << 12;
    pub const CALENDAR: u16 = 1 << 13;
    pub const NOMINAL: u16 = 1 << 14;
    pub const REPORTING: u16 = 1 << 15;
}

const CLASS_BITS: u32 = Classes::DETERMINER
    .with(Classes::PREPOSITION)
    .with(Classes::PRONOUN)
    .with(Classes::COORDINATOR)
    .with(Classes::SUBORDINATOR)
    .with(Classes::ADVERB)
    .with(Classes::POSSESSIVE)
    .with(Classes::NEGATION)
    .with(Classes::FINITE)
    .with(Classes::PARTICIPLE)
    .with(Classes::INFINITIVE)
    .with(Classes::AUXILIARY)
    .with(Classes::REPORTING)
    .0;
const EVERYDAY: u32 = 1 << 31;
const KNOWN: u32 = 1 << 30;

/// Mixes `more` into the hash `seed`.
pub(super) fn mix(seed: u32, more: u32) -> u32 {
    let wide = (u64::from(seed) ^ 0x9E37_79B9_7F4A_7C15).wrapping_mul(u64::from(more) | 0xA5A5_0000_0000_0001).rotate_left(29);
    let wide = wide.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (wide ^ (wide >> 32)) as u32
}

/// Hash of some bytes.
pub(super) fn hash(bytes: &[u8]) -> u32 {
    let mut state: u64 = 0xCBF2_9CE4_8422_2325;
    for byte in bytes {
        state = (state ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    (state ^ (state >> 29)) as u32
}

/// Notes of the tokens of `line`, into `notes`.
pub(super) fn note(line: Line<'_>, notes: &mut Vec<Note>, buffer: &mut String) {
    let scene = Scene { tokens: line.tokens };
    notes.clear();
    notes.extend((0..line.tokens.list.len()).map(|at| plain(scene, at, buffer)));
    tables(scene, notes);
    proposals(line, notes);
    for (at, note) in notes.iter_mut().enumerate() {
        let capital = note.capital && (at > 0 || !(scene.closed(at) || note.class & EVERYDAY != 0));
        note.candidate = capital || note.name != 0 || note.named;
    }
}

fn plain(scene: Scene<'_>, at: usize, buffer: &mut String) -> Note {
    let Some(token) = scene.token(at) else { return Note::default() };
    let lexicon = scene.tokens.lexicon;
    let written = token.span.of(scene.tokens.text);
    let word = if token.word == 0 {
        fold_into(written, buffer);
        hash(buffer.as_bytes())
    } else {
        hash(lexicon.key(token.word).as_bytes())
    };
    let classes = lexicon.classes(token.word);
    let everyday = if scene.everyday(at) { EVERYDAY } else { 0 };
    let known = if token.word == 0 { 0 } else { KNOWN };
    let lower = token.kind == PieceKind::Word && token.case == Case::Lower;
    Note {
        word,
        shape: shape(token.kind, token.case, written),
        capital: scene.capital(at),
        evidence: scene.evidence(at),
        content: lower && !scene.closed(at) && written.len() > 2,
        class: if token.kind == PieceKind::Word { classes.0 & CLASS_BITS | everyday | known } else { 0 },
        ..Note::default()
    }
}

/// A small number for how a token is written.
fn shape(kind: PieceKind, case: Case, written: &str) -> u8 {
    match kind {
        PieceKind::Word => {
            let elided = written.ends_with(['\'', '’', 'ʼ']);
            let figure = written.bytes().any(|b| b.is_ascii_digit());
            let base = match case {
                Case::Lower => 1,
                Case::Title if written.chars().count() == 1 => 2,
                Case::Title => 3,
                Case::Upper => 4 + u8::try_from(written.chars().count().clamp(2, 5) - 2).unwrap_or(0),
                Case::Mixed => 8,
            };
            base + if elided { 10 } else { 0 } + if figure { 20 } else { 0 }
        }
        PieceKind::Digits => 40 + u8::try_from(written.len().min(5)).unwrap_or(0),
        PieceKind::Dash => 50,
        PieceKind::Sign => match written {
            "." | "!" | "?" | "…" => 51,
            "," | ";" => 52,
            ":" => 53,
            "(" | "[" => 54,
            ")" | "]" => 55,
            "«" | "“" => 56,
            "»" | "”" => 57,
            "\"" => 58,
            "/" => 59,
            "&" => 60,
            "%" => 61,
            _ => 62,
        },
    }
}

/// Number of a name kind, from 1.
pub(super) fn kind_number(kind: NameKind) -> u8 {
    match kind {
        NameKind::Person => 1,
        NameKind::Location => 2,
        NameKind::Organization => 3,
        NameKind::Product => 4,
        NameKind::Event => 5,
        NameKind::Work => 6,
    }
}

/// Fills what the tables say.
fn tables(scene: Scene<'_>, notes: &mut [Note]) {
    let lexicon = scene.tokens.lexicon;
    let rows = lexicon.rows();
    let mut named = 0;
    for at in 0..notes.len() {
        let Some(token) = scene.token(at).filter(|t| t.word != 0) else { continue };
        let starts = lexicon.start_bits(token.word);
        let has = |table: Table| starts & (1 << table as u8) != 0;
        let mut set = |range: std::ops::Range<usize>, bits: u16| {
            for note in notes.get_mut(range).unwrap_or_default() {
                note.tables |= bits;
            }
        };
        if has(Table::GivenName)
            && let Some((cursor, row)) = scene.at(at).any_phrase(Table::GivenName)
        {
            let common = rows.given_names.get(row as usize).copied().unwrap_or(true);
            set(at..cursor.index, if common { bit::GIVEN_COMMON } else { bit::GIVEN });
        }
        if has(Table::Title)
            && let Some((cursor, row)) = scene.at(at).any_phrase(Table::Title)
        {
            let role = rows.titles.get(row as usize).copied().unwrap_or(true);
            set(at..cursor.index, if role { bit::ROLE } else { bit::ADDRESS });
        }
        if has(Table::OrgHead)
            && let Some((cursor, row)) = scene.at(at).any_phrase(Table::OrgHead)
            && let Some((kind, usage)) = rows.org_heads.get(row as usize)
        {
            let kind = match &**kind {
                "organization" | "media" => bit::HEAD_ORGANIZATION,
                "location" => bit::HEAD_LOCATION,
                _ => bit::HEAD_OTHER,
            };
            set(at..cursor.index, kind | if *usage == HeadUse::Outside { bit::HEAD_OUTSIDE } else { 0 });
        }
        if has(Table::Demonym) {
            set(at..at + 1, bit::DEMONYM);
        }
        if has(Table::NameWord)
            && let Some((cursor, row)) = scene.at(at).any_phrase(Table::NameWord)
        {
            let part = match rows.name_words.get(row as usize) {
                Some(NamePart::Organization) => bit::ORGANIZATION_WORD,
                Some(NamePart::Not) => bit::NO_NAME,
                _ => bit::ADJECTIVE,
            };
            set(at..cursor.index, part);
        }
        if has(Table::OrgSuffix)
            && scene.capital(at)
            && let Some((cursor, _)) = scene.at(at).any_phrase(Table::OrgSuffix)
        {
            set(at..cursor.index, bit::SUFFIX);
        }
        if has(Table::Month) || has(Table::Weekday) {
            set(at..at + 1, bit::CALENDAR);
        }
        if has(Table::Nominal) {
            set(at..at + 1, bit::NOMINAL);
        }
        if has(Table::ReportingNoun) {
            set(at..at + 1, bit::REPORTING);
        }
        if at >= named
            && has(Table::Name)
            && let Some((end, entry)) = gazetteer::longest(scene, at, gazetteer::capitals_agree)
        {
            named = end;
            let multi = if end > at + 1 { 16 } else { 0 };
            let common = if entry.common { 32 } else { 0 };
            for (offset, note) in notes.get_mut(at..end).unwrap_or_default().iter_mut().enumerate() {
                note.name = kind_number(entry.kind) | if offset > 0 { 8 } else { 0 } | multi | common;
            }
        }
    }
}

/// Fills what the rules propose.
fn proposals(line: Line<'_>, notes: &mut [Note]) {
    for mention in line.proposed {
        let (kind, seed) = match &mention.value {
            Value::Name(entity) => {
                (kind_number(entity.kind), mix(u32::from(kind_number(entity.kind)), hash(mention.rule.as_bytes())))
            }
            Value::Time(_) => (0, 11),
            Value::Amount(_) => (0, 12),
        };
        let range = line.tokens.range(mention.span);
        for (offset, note) in notes.get_mut(range).unwrap_or_default().iter_mut().enumerate() {
            if kind == 0 && note.rule != 0 {
                continue;
            }
            note.rule = if kind == 0 { seed } else { mix(seed, if offset == 0 { 1 } else { 2 }) };
            note.named |= kind != 0;
            note.kind = if kind <= 3 { kind } else { 0 };
        }
    }
}
