//! Zones to sentences: cuts each zone at its line breaks and stops, then ties together what a
//! turn line interrupts. Must not know how zones were found.

use super::repairs::{Verdict, verdict};
use super::site::Site;
use super::stops::Stretch;
use super::{Layout, Sentence, Zone, ZoneKind};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Most turns one sentence may run through; speech without stops is cut there.
const MOST_PARTS: usize = 8;

/// The sentences of all zones, in text order.
pub(super) fn cut_all(text: &str, lexicon: &Lexicon, layout: &Layout) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::with_capacity(text.len() / 100 + 1);
    for (index, zone) in (0u32..).zip(&layout.zones) {
        let from = out.len();
        let sentence = |span| Sentence {
            span,
            parts: Vec::new(),
            zone: index,
            speaker: zone.speaker,
            media_time: zone.media_time,
            lang: None,
        };
        for line in lines(text, zone) {
            cut(&Stretch::new(text, line, lexicon), |span| out.push(sentence(span)));
        }
        if zone.kind == ZoneKind::TranscriptTurn && index > 0 {
            carry_on(text, layout, index, from, &mut out);
        }
    }
    out
}

/// The stretches of a zone: its lines, or all of it where the lines are wrapped.
fn lines<'t>(text: &'t str, zone: &Zone) -> impl Iterator<Item = Span> + 't {
    let whole = if zone.wrapped { Some(zone.span) } else { None };
    let (start, slice) = (zone.span.from(), zone.span.of(text));
    let mut at = 0;
    let cut = slice.split(['\n', '\r']).map(move |line| {
        let span = Span::new(start + at, start + at + line.len());
        at += line.len() + 1;
        span
    });
    let wrapped = whole.is_some();
    whole.into_iter().chain(cut.filter(move |_| !wrapped)).map(move |span| span.trim(text)).filter(|span| !span.is_empty())
}

/// Calls `push` for every sentence of a stretch.
fn cut(stretch: &Stretch, mut push: impl FnMut(Span)) {
    let limit = stretch.span.to();
    let mut begin = stretch.span.from();
    let mut at = begin;
    while let Some(from) = stretch.next_stop(at) {
        if let Some(next) = stretch.plain(from) {
            push(Span::new(begin, from + 1));
            (begin, at) = (next, next);
            continue;
        }
        let site = Site::read(stretch, begin, from);
        if site.next >= limit {
            break;
        }
        at = site.end;
        if verdict(&site).0 == Verdict::Break && wordy(stretch.text, site.next, limit) {
            push(Span::new(begin, site.end));
            (begin, at) = (site.next, site.next);
        }
    }
    if begin < limit {
        push(Span::new(begin, limit));
    }
}

/// A word or figure is left: a lone quotation mark is no sentence.
fn wordy(text: &str, from: usize, limit: usize) -> bool {
    text.get(from..limit).is_some_and(|rest| rest.chars().any(char::is_alphanumeric))
}

/// Ties the first sentence of turn `index` to the last one before it where the same speaker's
/// turn broke off (« c'est que les caisses / [1:59] d'OpenAI se vident »).
fn carry_on(text: &str, layout: &Layout, index: u32, from: usize, out: &mut Vec<Sentence>) {
    let zone = |at: u32| layout.zones.get(at as usize);
    let (Some(before), Some(now)) = (zone(index - 1), zone(index)) else { return };
    if before.kind != ZoneKind::TranscriptTurn || before.speaker.map(|s| s.of(text)) != now.speaker.map(|s| s.of(text)) {
        return;
    }
    let (Some(last), Some(first)) = (out.get(from.wrapping_sub(1)), out.get(from)) else { return };
    let head = last.span.of(text).trim_end_matches(['»', '”', '"', ')', ']', ' ', '\u{a0}', '\u{202f}']);
    let stopped = head.ends_with(['.', '!', '?', '…']);
    let small = first.span.of(text).starts_with(|c: char| !c.is_uppercase());
    // Speech that nobody punctuated has no sentences to tie together.
    let punctuated =
        before.span.of(text).contains(['.', '!', '?', ',', '…']) || now.span.of(text).contains(['.', '!', '?', ',', '…']);
    if stopped || last.parts.len() >= MOST_PARTS || !punctuated || !(small || head.ends_with([',', '-', '–', '’', '\''])) {
        return;
    }
    let (first_span, last_at) = (first.span, from - 1);
    out.remove(from);
    if let Some(last) = out.get_mut(last_at) {
        if last.parts.is_empty() {
            last.parts.push(last.span);
        }
        last.parts.push(first_span);
        last.span = last.span.cover(first_span);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;
    use crate::segment::{layout, sentences};

    fn cut_text(text: &str) -> Vec<&str> {
        sentences(text, Lexicon::standard(), &layout(text)).iter().map(|sentence| sentence.span.of(text)).collect()
    }

    #[test]
    fn sentences_of_a_line() {
        for text in [
            "Le groupe perd 3,5 M€. | Il vendra. | 12 usines ferment.",
            "« Nous partons. | Vous restez. » | Il soupire.",
            "Le coût ? | 3 M€, dit M. Roux. | C'est cher (très cher !). | Non ?",
            "Il dit : « Oui ! » et part. | « Non », répond-elle.",
            "Selon J.-P. Le Goff, etc. | Les prix montent.",
            "Le Dr. Martin, Mme Roux et MM. Petit & Cie. | Ils vendent.",
            "Il cite \"Le Prix.\" et sort. | \"Je pars.\" | Fin.",
            "Un mot… et puis rien. | Silence…",
            "bonjour à tous. | aujourd'hui on parle. | c'est bien ? | oui.",
            "Rien. \"",
        ] {
            let plain = text.replace(" | ", " ");
            assert_eq!(cut_text(&plain), text.split(" | ").collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn lines_end_sentences_unless_wrapped() {
        assert_eq!(cut_text("Un titre\nUne phrase. Deux."), ["Un titre", "Une phrase.", "Deux."]);
        let wrapped = "Le conseil municipal a voté hier soir le budget de la commune, qui\n\
                       s'élève à douze millions d'euros, soit deux de plus que l'an passé, et\n\
                       prévoit la construction d'une école. Le maire a salué un texte qu'il\n\
                       juge équilibré, mais l'opposition regrette que la dette ait doublé en\n\
                       six ans.";
        assert_eq!(cut_text(wrapped).len(), 2);
    }

    #[test]
    fn a_turn_line_interrupts_a_sentence() {
        let parts = |text: &str| -> Vec<Vec<String>> {
            let layout = layout(text);
            let all = sentences(text, Lexicon::standard(), &layout);
            all.iter().map(|sentence| sentence.parts.iter().map(|part| part.of(text).to_owned()).collect()).collect()
        };
        let same = "Ada:\n[0:01] Bonjour. On perd trois\n\nAda:\n[0:09] millions. Voilà.";
        assert_eq!(cut_text(same), ["Bonjour.", "On perd trois\n\nAda:\n[0:09] millions.", "Voilà."]);
        assert_eq!(parts(same), [vec![], vec!["On perd trois".to_owned(), "millions.".to_owned()], vec![]]);
        for apart in ["Ada:\n[0:01] On perd trois\n\nLéo:\n[0:09] millions.", "Ada:\n[0:01] On perd.\n\nAda:\n[0:09] millions."]
        {
            assert!(parts(apart).iter().all(Vec::is_empty), "{apart}");
        }
    }

    #[test]
    fn plain_stops_are_those_of_uax29() {
        use unicode_segmentation::UnicodeSegmentation;
        let samples = [
            "Le groupe a perdu trois millions. Ses ventes reculent ! Pourquoi ? Les prix montent. À Paris, tout va. L'État paie.",
            "Il part à Nice. Elle reste. M. Roux vient. Il est né en 1990. Etc. La fin. « Oui. » Non. Les élus de l'été. Zut ! Oh ! Ah !",
        ];
        let mut seen = 0;
        for text in samples {
            let stretch = Stretch::new(text, Span::new(0, text.len()), Lexicon::standard());
            let bounds: Vec<usize> = text.split_sentence_bound_indices().map(|(at, _)| at).collect();
            let mut at = 0;
            while let Some(from) = stretch.next_stop(at) {
                if let Some(next) = stretch.plain(from) {
                    assert!(bounds.contains(&next), "{text:?} at {next}");
                    seen += 1;
                }
                at = from + 1;
            }
        }
        assert!(seen >= 8, "{seen}");
    }

    #[test]
    fn adversarial_text_is_cut_in_linear_time() {
        for (unit, most) in [("M. ", 1), ("a.", 1), ("1. ", 1), (".\"", 1), ("x. « ", 40_000), ("?! » ", 1)] {
            let text = format!("Le début {}", unit.repeat(40_000));
            assert!(cut_text(&text).len() <= most, "{unit}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

        /// Sentences of a zone are in order, apart, and only white space lies between them, so
        /// that no word of a zone is lost.
        #[test]
        fn sentences_cover_their_zones(
            text in "([a-cA-C0-9é…’ .!?«»\"()\\[\\]:,;—\n\u{a0}-]|M\\. |J\\.-C\\. |\\[0:0[1-9]\\] |Ada :\n|https://a\\.b/?c=D |e\u{301}){0,60}"
        ) {
            let layout = layout(&text);
            let all = sentences(&text, Lexicon::standard(), &layout);
            for (index, zone) in (0u32..).zip(&layout.zones) {
                let mut at = zone.span.from();
                let spans: Vec<Span> = all.iter().flat_map(|s| if s.parts.is_empty() { vec![s.span] } else { s.parts.clone() })
                    .filter(|span| zone.span.contains(*span)).collect();
                for span in spans {
                    assert!(text.get(at..span.from()).is_some_and(|gap| gap.trim().is_empty()), "{index} {text:?}");
                    assert!(!span.is_empty() && span == span.trim(&text), "{text:?}");
                    at = span.to();
                }
                assert!(text.get(at..zone.span.to()).is_some_and(|rest| rest.trim().is_empty()), "{index} {text:?}");
            }
        }
    }
}
