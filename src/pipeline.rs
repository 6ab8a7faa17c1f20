//! The stages, one line each: a document in, its analysis out. No I/O, no failure.

use crate::claim::{self, Claim};
use crate::language::{self, Verdict};
use crate::lexicon::Lexicon;
use crate::mention::entity::NameContext;
use crate::mention::entity::agree::agree;
use crate::mention::entity::tagger::{Line, Revision, Tagger};
use crate::mention::{self, Mention, TimexKind};
use crate::resolve::{self, DocDates};
use crate::segment::{self, Layout, Sentence, ZoneKind};
use crate::text::{Document, OffsetMap, PieceKind, Span};
use crate::token::{Case, Token, Tokens, tokenize_more};
use std::ops::Range;
use std::sync::Arc;

/// What may change a result: everything else about a run must not.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Take every document as written in this language (ISO 639-1); no detection.
    pub lang: Option<String>,
    /// Date (ISO 8601) of documents that carry none.
    pub date: Option<String>,
    /// Make claims from every zone, cookie walls and teasers too.
    pub all_zones: bool,
    /// The tagger of names.
    pub model: ModelChoice,
    /// The words, where the user has added some.
    pub lexicon: Option<&'static Lexicon>,
}

impl Options {
    /// The words to read with.
    #[must_use]
    pub fn words(&self) -> &'static Lexicon {
        self.lexicon.unwrap_or_else(Lexicon::standard)
    }
}

/// Which weights the tagger of names reads with.
#[derive(Clone, Debug, Default)]
pub enum ModelChoice {
    /// Those compiled in.
    #[default]
    Standard,
    /// No tagger: rules alone.
    Off,
    /// These.
    Given(Arc<Tagger>),
}

impl ModelChoice {
    fn tagger(&self) -> Option<&Tagger> {
        match self {
            ModelChoice::Standard => Tagger::standard(),
            ModelChoice::Off => None,
            ModelChoice::Given(tagger) => Some(tagger),
        }
    }
}

/// All that was found in one document.
#[derive(Debug)]
pub struct Analysis<'d> {
    /// The document.
    pub document: &'d Document,
    /// Byte to code-point offsets of its text.
    pub offsets: OffsetMap<'d>,
    /// Zones, title, header lines.
    pub layout: Layout,
    /// Language.
    pub verdict: Verdict,
    /// Dates.
    pub dates: DocDates,
    /// Sentences in text order.
    pub sentences: Vec<Sentence>,
    /// Mentions in text order.
    pub mentions: Vec<Mention>,
    /// Claims in text order.
    pub claims: Vec<Claim>,
}

impl Analysis<'_> {
    /// The language of `sentence` where it is not the document's.
    #[must_use]
    pub fn lang_of(&self, sentence: &Sentence) -> Option<&'static str> {
        sentence.lang.or_else(|| self.layout.zones.get(sentence.zone as usize).and_then(|zone| zone.lang))
    }
}

/// A document cut and gated, before anything is read in it.
#[derive(Debug)]
pub struct Prepared<'d> {
    /// The document.
    pub document: &'d Document,
    /// Zones.
    pub layout: Layout,
    /// Language.
    pub verdict: Verdict,
    /// Sentences.
    pub sentences: Vec<Sentence>,
}

impl Prepared<'_> {
    /// The mentions of its French sentences, not yet resolved.
    #[must_use]
    pub fn mentions(&self, lexicon: &Lexicon, model: &ModelChoice) -> Vec<Mention> {
        let mut all = Vec::new();
        self.stretches(lexicon, &mut |stretch| stretch.settle(&self.document.text, lexicon, model.tagger(), &mut all));
        all
    }

    /// What the rules propose in its French sentences, in stretches.
    pub fn stretches(&self, lexicon: &Lexicon, sink: &mut dyn FnMut(Stretch)) {
        read(self, lexicon, sink);
    }
}

/// Zones, language, sentences.
#[must_use]
pub fn prepare<'d>(document: &'d Document, lexicon: &Lexicon, options: &Options) -> Prepared<'d> {
    let text = &document.text;
    let mut layout = segment::layout(text);
    let verdict = language::gate(text, &mut layout, options.lang.as_deref());
    let mut sentences = segment::sentences(text, lexicon, &layout);
    language::sentences(text, &layout, verdict, &mut sentences);
    Prepared { document, layout, verdict, sentences }
}

/// Analyses one document.
#[must_use]
pub fn analyse<'d>(document: &'d Document, lexicon: &'d Lexicon, options: &Options) -> Analysis<'d> {
    let text = &document.text;
    let offsets = OffsetMap::new(text);
    let prepared = prepare(document, lexicon, options);
    let mut mentions = prepared.mentions(lexicon, &options.model);
    let Prepared { layout, verdict, sentences, .. } = prepared;
    let dates =
        resolve::document_dates(lexicon, text, &layout.date_lines, &document.path, &document.given, options.date.as_deref());
    resolve::resolve_names(text, &mut mentions);
    let paragraph = |sentence: u32| sentences.get(sentence as usize).map_or(0, |s| s.zone);
    resolve::resolve_times(&mut mentions, &paragraph, dates.date.as_ref());
    resolve::resolve_amounts(lexicon, &mut mentions, dates.date.as_ref());
    let page = claim::Page {
        id: &document.id,
        text,
        offsets: &offsets,
        lexicon,
        layout: &layout,
        sentences: &sentences,
        mentions: &mentions,
        all_zones: options.all_zones,
    };
    let claims = claim::claims(&page);
    Analysis { document, offsets, layout, verdict, dates, sentences, mentions, claims }
}

/// Tokens after which a stretch is closed, so that a huge document is never held as tokens.
const STRETCH: usize = 50_000;

/// Sentences whose names are decided together, with what the rules propose in them.
#[derive(Debug, Default)]
pub struct Stretch {
    tokens: Vec<Token>,
    found: Vec<Mention>,
    lines: Vec<StretchLine>,
}

#[derive(Debug)]
struct StretchLine {
    tokens: Range<usize>,
    found: Range<usize>,
    unmarked: bool,
    sentence: u32,
}

impl Stretch {
    /// Its lines, as the tagger reads them.
    #[must_use]
    pub fn lines<'a>(&'a self, text: &'a str, lexicon: &'a Lexicon) -> Vec<Line<'a>> {
        let lines = self.lines.iter().map(|line| {
            let list = self.tokens.get(line.tokens.clone()).unwrap_or_default();
            let proposed = self.found.get(line.found.clone()).unwrap_or_default();
            Line { tokens: Tokens { text, list, lexicon }, sentence: line.sentence, proposed, unmarked: line.unmarked }
        });
        lines.collect()
    }

    /// What is kept of the proposals, each family settled by itself, sentence by sentence.
    fn settle(mut self, text: &str, lexicon: &Lexicon, tagger: Option<&Tagger>, all: &mut Vec<Mention>) {
        let revised = tagger.map(|tagger| tagger.revise(&self.lines(text, lexicon)));
        let mut revised = revised.into_iter().flatten();
        let mut found = std::mem::take(&mut self.found).into_iter();
        let mut kept: Vec<Vec<Mention>> = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let proposed = found.by_ref().take(line.found.len()).collect();
            kept.push(mention::settle(Revision::apply(revised.next().flatten(), proposed)));
        }
        agree(&self.lines(text, lexicon), &mut kept);
        all.extend(kept.into_iter().flatten());
    }
}

/// Reads every French sentence and hands over what the rules propose, stretch by stretch.
fn read(prepared: &Prepared<'_>, lexicon: &Lexicon, sink: &mut dyn FnMut(Stretch)) {
    let text = &prepared.document.text;
    let mut stretch = Stretch::default();
    let mut pieces = Vec::new();
    for (index, sentence) in (0u32..).zip(&prepared.sentences) {
        let zone = prepared.layout.zones.get(sentence.zone as usize);
        if sentence.lang.or(zone.and_then(|z| z.lang)).unwrap_or(prepared.verdict.lang) != "fr" {
            continue;
        }
        let whole = [sentence.span];
        let parts = if sentence.parts.is_empty() { &whole[..] } else { &sentence.parts };
        let (first_token, first_found) = (stretch.tokens.len(), stretch.found.len());
        for part in parts {
            tokenize_more(lexicon, text, *part, &mut pieces, &mut stretch.tokens);
        }
        let run = Tokens { text, list: stretch.tokens.get(first_token..).unwrap_or_default(), lexicon };
        let mut times = Vec::new();
        mention::timex::read(run, index, &mut times);
        let times = mention::settle(times);
        let spans: Vec<Span> = times.iter().map(|m| m.span).collect();
        let length = |m: &&Mention| m.time().is_some_and(|time| time.kind == TimexKind::Duration);
        let lengths: Vec<Span> = times.iter().filter(length).map(|m| m.span).collect();
        let mut found = times;
        mention::amount::read(run, index, &spans, &lengths, &mut found);
        drop_lost_times(&mut found);
        // A list of tags capitalises as it likes: names known, none guessed.
        let tags = zone.is_some_and(|zone| zone.kind == ZoneKind::Tags);
        let context = if tags { NameContext { lower_case: true, upper_case: false } } else { name_context(run) };
        mention::entity::read(run, index, context, &mut found);
        stretch.found.append(&mut found);
        stretch.lines.push(StretchLine {
            tokens: first_token..stretch.tokens.len(),
            found: first_found..stretch.found.len(),
            unmarked: context.lower_case || context.upper_case,
            sentence: index,
        });
        if stretch.tokens.len() > STRETCH {
            sink(std::mem::take(&mut stretch));
        }
    }
    sink(stretch);
}

/// A time that an amount overlaps lost to it (`20 dollars` is no hour); a length of time that is an
/// amount too (`dix mois ferme`) stays both.
fn drop_lost_times(found: &mut Vec<Mention>) {
    let lost_to = |m: &&Mention| m.amount().is_some() && m.rule != mention::amount::DURATION;
    let mut amounts: Vec<Span> = found.iter().filter(lost_to).map(|m| m.span).collect();
    if amounts.is_empty() {
        return;
    }
    // `300 euros la nuit`: a rate is no time of the day.
    let rates: Vec<Span> = found.iter().filter_map(Mention::amount).flat_map(|a| a.pers.iter().map(|(_, span)| *span)).collect();
    let rated = |m: &Mention| m.time().is_some_and(|t| t.kind != TimexKind::Set) && rates.contains(&m.span);
    found.retain(|m| !rated(m));
    // Amounts stand apart, so the first one that ends after a time starts tells.
    amounts.sort();
    let lost = |time: Span| amounts.get(amounts.partition_point(|a| a.end <= time.start)).is_some_and(|a| a.overlaps(time));
    found.retain(|m| m.time().is_none() || !lost(m.span));
}

/// Whether the line writes no capitals, or nothing else.
fn name_context(run: Tokens<'_>) -> NameContext {
    let (mut lower, mut upper, mut other) = (0, 0, 0);
    // One letter tells nothing: `À` opens sentences too, `D’EUROS` has all the capitals it can have.
    let long = |t: &&Token| t.kind == PieceKind::Word && t.span.of(run.text).chars().nth(1).is_some_and(char::is_alphanumeric);
    for token in run.list.iter().filter(long) {
        match token.case {
            Case::Lower => lower += 1,
            Case::Upper => upper += 1,
            _ => other += 1,
        }
    }
    NameContext { lower_case: other == 0 && upper == 0 && lower > 3, upper_case: upper > 3 && lower == 0 && other == 0 }
}
