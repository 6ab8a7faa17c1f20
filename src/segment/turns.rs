//! Transcripts: who speaks when. Reads time codes, speaker lines and subtitle cues; gives each
//! line its part in the recording. Must not know what is said.

use super::lines::Line;
use super::shapes;
use super::timecodes::{Cue, cue};
use crate::text::Span;

/// What a line is in a transcript.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// Words of the recording; `text` leaves time code and name out.
    Turn { text: Span, speaker: Option<Span>, time: Option<u32> },
    /// A time code, speaker or cue number alone on its line.
    Mark,
}

/// The parts of `lines`, or none when the text is no transcript.
pub(super) fn read(text: &str, lines: &[Line]) -> Option<Vec<Option<Part>>> {
    let cues: Vec<Cue> = lines.iter().map(|line| cue(text, line.span)).collect();
    let timed = |cue: &&Cue| cue.time.is_some() && (cue.bracketed || cue.arrow);
    let bare = cues.iter().filter(|cue| cue.time.is_some() && !cue.bracketed && !cue.arrow);
    // « 10:30 Accueil » is a programme; a recording without brackets starts near nought.
    let bare = bare.clone().count() >= 3 && bare.clone().next().is_some_and(|cue| cue.time < Some(600));
    if cues.iter().filter(timed).count() >= 2 || bare {
        return Some(timed_parts(text, lines, &cues, bare));
    }
    untimed(text, lines)
}

fn timed_parts(text: &str, lines: &[Line], cues: &[Cue], bare: bool) -> Vec<Option<Part>> {
    let mut parts = Vec::with_capacity(lines.len());
    // The speaker of a line of its own holds until the next one.
    let mut standing: Option<Span> = None;
    let mut now: Option<(Option<Span>, Option<u32>)> = None;
    let first_time = cues.iter().position(|cue| cue.arrow).unwrap_or(0);
    let vtt = lines.first().is_some_and(|line| line.span.of(text).starts_with("WEBVTT"));
    let mut note = false;
    // « [0:01] ADA : Bonjour / [0:05] à tous. »: who began goes on; a cue of subtitles is anybody's.
    let mut last: Option<Span> = None;
    for (index, (line, cue)) in lines.iter().zip(cues).enumerate() {
        let next = cues.get(index + 1);
        // Before its first cue, and in its notes, a WebVTT file speaks of itself.
        note = vtt && (!line.gap && note || line.span.of(text).starts_with("NOTE") && cue.time.is_none() && line.gap);
        if vtt && (index < first_time || note) {
            now = None;
            parts.push(Some(Part::Mark));
            continue;
        }
        let next_timed = next.is_some_and(|next| next.time.is_some());
        let is_cue = cue.time.is_some() && (cue.bracketed || cue.arrow || bare);
        if is_cue {
            last = cue.speaker.or(last).filter(|_| !cue.arrow);
            let speaker = cue.speaker.or(standing).or(last);
            now = Some((speaker, cue.time));
            if cue.words < line.span.to() {
                let words = Span::new(cue.words, line.span.to()).trim(text);
                parts.push(Some(Part::Turn { text: words, speaker, time: cue.time }));
            } else {
                if cue.speaker.is_some() {
                    standing = cue.speaker;
                }
                parts.push(Some(Part::Mark));
            }
        } else if let Some(name) = speaker_line(text, line.span).filter(|_| next_timed) {
            standing = Some(name);
            now = Some((standing, None));
            parts.push(Some(Part::Mark));
        } else if subtitle_mark(line.span.of(text), index, line.gap && next.is_some_and(|next| next.arrow)) {
            parts.push(Some(Part::Mark));
        } else if let Some((speaker, time)) = now.filter(|_| !line.gap) {
            let (speaker, words) = voice(text, line.span).map_or((speaker, line.span), |(name, words)| (Some(name), words));
            // « - Bonjour Sam. » in a cue that two speakers share.
            let dash = if words.of(text).starts_with(['-', '–']) { shapes::bullet(words.of(text)).unwrap_or(0) } else { 0 };
            let words = untagged(text, Span::new(words.from() + dash, words.to()));
            parts.push(if words.is_empty() { Some(Part::Mark) } else { Some(Part::Turn { text: words, speaker, time }) });
        } else {
            now = None;
            parts.push(None);
        }
    }
    parts
}

/// The first line of a WebVTT file, or the number or name of a cue.
fn subtitle_mark(line: &str, index: usize, before_cue: bool) -> bool {
    // A cue is numbered in SRT, and may have any name in WebVTT.
    index == 0 && line.starts_with("WEBVTT") || before_cue && line.len() <= 80
}

/// `words` without the marks of type and place at their ends: `<i>…</i>`, `<font color="red">`,
/// `{\an8}`.
fn untagged(text: &str, words: Span) -> Span {
    let mut span = words.trim(text);
    loop {
        let slice = span.of(text);
        let front = match slice.as_bytes().first() {
            Some(b'<') => slice.find('>').filter(|at| *at <= 60),
            Some(b'{') if slice.starts_with("{\\") => slice.find('}').filter(|at| *at <= 20),
            _ => None,
        };
        let back = if slice.ends_with('>') { slice.rfind('<').filter(|at| slice.len() - at <= 20) } else { None };
        span = match (front, back) {
            (Some(at), _) => Span::new(span.from() + at + 1, span.to()),
            (None, Some(at)) => Span::new(span.from(), span.from() + at),
            (None, None) => return span,
        }
        .trim(text);
    }
}

/// `Name:` alone on its line.
fn speaker_line(text: &str, line: Span) -> Option<Span> {
    let name = line.of(text).strip_suffix(':')?;
    let name = Span::new(line.from(), line.from() + name.len()).trim(text);
    (name.len() <= 80 && !name.of(text).contains(['.', '!', '?', ':'])).then_some(name)
}

/// `<v Claire Morvan>Bonsoir</v>` of a subtitle file.
fn voice(text: &str, line: Span) -> Option<(Span, Span)> {
    let rest = line.of(text).strip_prefix("<v ")?;
    let close = rest.find('>')?;
    let name = Span::new(line.from() + 3, line.from() + 3 + close);
    let words = rest.get(close + 1..)?;
    let words = words.strip_suffix("</v>").unwrap_or(words);
    let from = name.to() + 1;
    Some((name, Span::new(from, from + words.len()).trim(text)))
}

/// `Claire Morvan : Bonsoir` on most lines, by names that come back.
fn untimed(text: &str, lines: &[Line]) -> Option<Vec<Option<Part>>> {
    let named: Vec<Option<(Span, Span)>> = lines.iter().map(|line| named(text, line.span)).collect();
    let mut names: Vec<&str> = named.iter().flatten().map(|(name, _)| name.of(text)).collect();
    if names.len() < 4 || names.len() * 2 < lines.len() {
        return None;
    }
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    // « Paris : 12 %, Lyon : 15 % » names each once.
    if names.len() < 2 || names.len() * 2 > all {
        return None;
    }
    let parts = named.iter().map(|line| line.map(|(name, words)| Part::Turn { text: words, speaker: Some(name), time: None }));
    Some(parts.collect())
}

fn named(text: &str, line: Span) -> Option<(Span, Span)> {
    let slice = line.of(text);
    let head = slice.get(..super::stops::floor(slice, slice.len().min(60)))?;
    let colon = head.find(':')?;
    let name = head.get(..colon)?.trim_end();
    let plain = name.starts_with(char::is_uppercase)
        && name.split_whitespace().count() <= 4
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '.'));
    let words = Span::new(line.from() + colon + 1, line.to()).trim(text);
    (plain && slice.get(colon + 1..)?.starts_with([' ', '\u{a0}']) && !words.is_empty())
        .then(|| (Span::new(line.from(), line.from() + name.len()), words))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn turns(text: &str) -> Vec<(String, String, Option<u32>)> {
        let lines = super::super::lines::read(text);
        let parts = read(text, &lines).unwrap_or_default();
        parts
            .iter()
            .filter_map(|part| match part {
                Some(Part::Turn { text: words, speaker, time }) => {
                    Some((speaker.map_or(String::new(), |s| s.of(text).to_owned()), words.of(text).to_owned(), *time))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn styles() {
        let want = |speaker: &str| {
            vec![(speaker.to_owned(), "Bonjour.".to_owned(), Some(3)), (speaker.to_owned(), "Merci.".to_owned(), Some(63))]
        };
        for (text, speaker) in [
            ("Ada Roux:\n[0:03] Bonjour.\n\nAda Roux:\n[1:03] Merci.", "Ada Roux"),
            ("[0:03] Ada Roux : Bonjour.\n[1:03] Ada Roux : Merci.", "Ada Roux"),
            ("[00:03] Bonjour.\n[01:03] Merci.", ""),
            ("Ada Roux (0:03) :\nBonjour.\n\nAda Roux (1:03) :\nMerci.", "Ada Roux"),
            ("1\n00:00:03,500 --> 00:00:05,000\nBonjour.\n\n2\n00:01:03,000 --> 00:01:05,000\nMerci.", ""),
            (
                "WEBVTT\n\n00:03.000 --> 00:05.000\n<v Ada Roux>Bonjour.</v>\n\n01:03.000 --> 01:05.000\n<v Ada Roux>Merci.",
                "Ada Roux",
            ),
        ] {
            assert_eq!(turns(text), want(speaker), "{text}");
        }
        let untimed = "Ada : Bonjour.\nLéo : Salut.\nAda : Ça va ?\nLéo : Oui.";
        assert_eq!(turns(untimed).len(), 4);
    }

    #[test]
    fn no_transcripts() {
        for text in [
            "Paris : 12 %\nLyon : 15 %\nNice : 9 %\nLille : 7 %",
            "10:30 Accueil\n11:00 Débat\n12:00 Repas",
            "Le train part à 10:30.\n[1] Source",
        ] {
            assert!(turns(text).is_empty(), "{text}");
        }
    }
}
