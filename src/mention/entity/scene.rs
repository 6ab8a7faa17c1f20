//! How the words of a sentence are written: what a capital proves, where a name may not go on.
//! Knows no kind of name.

use crate::lexicon::{Classes, NamePart, Table};
use crate::text::PieceKind;
use crate::token::{Case, Cursor, Token, Tokens};

/// Tables whose phrases are everyday words: a word that starts one proves nothing by a capital
/// at the head of a sentence.
const EVERYDAY: u64 = bits(&[
    Table::Number,
    Table::Unit,
    Table::Prenominal,
    Table::NounTrigger,
    Table::Evaluative,
    Table::Attribution,
    Table::Modality,
    Table::Nominal,
    Table::ReportingNoun,
    Table::Month,
    Table::Weekday,
    Table::Season,
    Table::TimeUnit,
    Table::TimeWord,
    Table::Hedge,
    Table::OrgHead,
    Table::Title,
    Table::CurrencyHead,
    Table::NameWord,
]);

/// Tables whose phrases a lower-case word may open a name with, or before one.
const OPENERS: u64 = bits(&[Table::Name, Table::OrgHead, Table::Title]);

const fn bits(tables: &[Table]) -> u64 {
    let mut set = 0;
    // A `const fn` cannot iterate; `split_first` walks without indexing.
    let mut rest = tables;
    while let Some((table, others)) = rest.split_first() {
        set |= 1 << *table as u8;
        rest = others;
    }
    set
}

/// The tokens of a sentence, with questions about their writing.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub tokens: Tokens<'a>,
}

impl<'a> Scene<'a> {
    pub fn at(self, index: usize) -> Cursor<'a> {
        self.tokens.at(index)
    }

    pub fn token(self, index: usize) -> Option<&'a Token> {
        self.tokens.list.get(index)
    }

    pub fn text(self, index: usize) -> &'a str {
        self.token(index).map_or("", |token| token.span.of(self.tokens.text))
    }

    /// A name, a head or a title may open with the token at `index`.
    pub fn opens(self, index: usize, token: &Token) -> bool {
        if token.kind != PieceKind::Word {
            return token.kind == PieceKind::Sign && matches!(token.span.of(self.tokens.text), "«" | "“");
        }
        token.case != Case::Lower
            || (token.word != 0
                && self.tokens.lexicon.start_bits(token.word) & OPENERS != 0
                && !self.tokens.lexicon.classes(token.word).any(CLOSED))
            || (token.span.len() <= 3 && self.arabic(index).is_some())
    }

    /// The token is a word with a capital, no elided article (`L’`).
    pub fn capital(self, index: usize) -> bool {
        self.token(index).is_some_and(|t| t.case != Case::Lower && !self.elides(t) && !self.spoilt(t))
    }

    /// `clarÃ`, `Ã` of `clarÃ©`: UTF-8 read as Windows-1252 leaves a capital that nobody wrote.
    fn spoilt(self, token: &Token) -> bool {
        let word = || token.span.of(self.tokens.text);
        match token.case {
            Case::Mixed => word().contains(['Ã', 'Â']),
            Case::Title | Case::Upper => token.span.len() == 2 && matches!(word(), "Ã" | "Â"),
            Case::Lower => false,
        }
    }

    /// An elided word (`d’`, `L’`).
    pub fn elided(self, index: usize) -> bool {
        self.token(index).is_some_and(|token| self.elides(token))
    }

    fn elides(self, token: &Token) -> bool {
        token.span.of(self.tokens.text).ends_with(['\'', '’', 'ʼ'])
    }

    /// A capital at this place is owed to the name, not to the place.
    pub fn evidence(self, index: usize) -> bool {
        if self.token(index).is_some_and(|t| matches!(t.case, Case::Upper | Case::Mixed)) {
            return true;
        }
        let Some(before) = index.checked_sub(1).and_then(|at| self.token(at)) else { return false };
        match before.kind {
            PieceKind::Word => {
                // `L’Oréal` at the head of a sentence: the article took the sentence's capital.
                true
            }
            PieceKind::Digits => index > 1 && !self.tokens.list.iter().take(index).all(|t| t.kind != PieceKind::Word),
            PieceKind::Dash => !before.spaced && self.token(index).is_some_and(|t| !t.spaced),
            PieceKind::Sign => match before.span.of(self.tokens.text) {
                "." | "!" | "?" | ":" | "…" | "«" | "\"" | "“" | "‹" | "•" | "*" | "·" | "[" | "#" | "|" | "►" | "▶" => {
                    self.initial(index)
                }
                _ => index > 1,
            },
        }
    }

    /// `J.` before this token: the stop is the initial's, not a sentence's.
    fn initial(self, index: usize) -> bool {
        index >= 2
            && self.text(index - 1) == "."
            && self.token(index - 1).is_some_and(|t| !t.spaced)
            && self.is_initial(index - 2)
    }

    /// A single capital letter.
    pub fn is_initial(self, index: usize) -> bool {
        let mut letters = self.text(index).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    }

    /// An everyday word whatever its capital.
    pub fn everyday(self, index: usize) -> bool {
        let Some(token) = self.token(index) else { return false };
        token.word != 0
            && (self.tokens.lexicon.classes(token.word).0 != 0 || self.tokens.lexicon.start_bits(token.word) & EVERYDAY != 0)
    }

    /// Article, preposition, pronoun, conjunction, adverb: no part of a name but inside it.
    pub fn closed(self, index: usize) -> bool {
        self.token(index).is_some_and(|t| self.tokens.lexicon.classes(t.word).any(CLOSED))
    }

    pub fn classes(self, index: usize) -> Classes {
        self.at(index).classes()
    }

    pub fn infinitive(self, index: usize) -> bool {
        self.classes(index).any(Classes::INFINITIVE)
    }

    /// A lower-case word.
    pub fn lower(self, index: usize) -> bool {
        self.token(index).is_some_and(|t| t.case == Case::Lower && t.kind == PieceKind::Word)
    }

    /// The end of a phrase of `name_words.tsv` of this part that starts here.
    pub fn name_word(self, index: usize, part: NamePart) -> Option<usize> {
        let rows = &self.tokens.lexicon.rows().name_words;
        self.at(index).phrase(Table::NameWord, |row, _| rows.get(row as usize) == Some(&part)).map(|(after, _)| after.index)
    }

    /// `syndrome de Guillain-Barré`: what stands at `index` is called after somebody who is not meant.
    pub fn eponym(self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let noun = if self.at(before).is_any(&["de", "d'", "du", "des"]) { before.checked_sub(1) } else { Some(before) };
        noun.is_some_and(|noun| self.lower(noun) && self.name_word(noun, NamePart::Eponym) == Some(noun + 1))
    }

    pub fn starts(self, index: usize, table: Table) -> bool {
        self.token(index).is_some_and(|t| self.tokens.lexicon.starts(t.word, table))
    }

    /// A finite verb form stands here, perhaps after `ne`, `se`, `y`, `en`, `le`…
    pub fn verb_follows(self, index: usize) -> bool {
        let mut cursor = self.at(index);
        while let Some(next) = cursor.eat_any(&["ne", "n'", "se", "s'", "y", "en", "lui", "leur"]) {
            cursor = next;
        }
        cursor.case() == Case::Lower && cursor.classes().any(Classes::FINITE)
    }

    /// A demonym written with a capital (`Britannique`, `les Français`): a noun, no name.
    pub fn demonym(self, index: usize) -> bool {
        self.at(index).any_phrase(Table::Demonym).is_some()
    }

    /// The end of a demonym written with a capital, `Nord-Coréen` too.
    pub fn inhabitant(self, index: usize) -> Option<usize> {
        if !self.capital(index) || self.at(index).case() != Case::Title {
            return None;
        }
        if let Some((after, _)) = self.at(index).any_phrase(Table::Demonym) {
            return Some(after.index);
        }
        let half = self.hyphen(index + 1).filter(|half| self.demonym(*half))?;
        self.at(half).any_phrase(Table::Demonym).map(|(after, _)| after.index)
    }

    /// ISO 3166 country of the demonym at `index`.
    pub fn country(self, index: usize) -> Option<&'a str> {
        let (_, row) = self.at(index).any_phrase(Table::Demonym)?;
        self.tokens.lexicon.rows().demonyms.get(row as usize).map(|(country, _)| &**country)
    }

    /// The word before `index` reads one of `keys`.
    pub fn after(self, index: usize, keys: &[&str]) -> bool {
        index > 0 && self.at(index - 1).is_any(keys)
    }

    /// The capital after a lower-case Arabic article (`al-Bab`, `el-Sissi`) at `index`.
    pub fn arabic(self, index: usize) -> Option<usize> {
        let token = self.token(index).filter(|t| t.case == Case::Lower && t.kind == PieceKind::Word && t.span.len() <= 3)?;
        let next = self.hyphen(index + 1).filter(|next| self.capital(*next))?;
        matches!(token.span.of(self.tokens.text), "al" | "el" | "ad" | "ar" | "as" | "ash" | "at" | "az" | "an" | "ach" | "ul")
            .then_some(next)
    }

    /// Index after a dash glued between `index - 1` and the word after it; none without one.
    pub fn hyphen(self, index: usize) -> Option<usize> {
        let dash = self.token(index)?;
        let next = self.token(index + 1)?;
        (dash.kind == PieceKind::Dash && !dash.spaced && !next.spaced && next.kind == PieceKind::Word).then_some(index + 1)
    }
}

const CLOSED: Classes = Classes::GRAMMAR.with(Classes::QUESTION);
