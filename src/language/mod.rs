//! Room 5. The language gate: what language a document, and where it differs a zone or sentence,
//! is written in.
//!
//! Reads text and its layout; gives a [`Verdict`] and sets the `lang` of zones and sentences. A vote
//! of common words decides nearly always; lingua is asked where the vote is in doubt. Must not know
//! sentences' grammar.

mod detector;
mod vote;

use crate::segment::{Layout, Sentence, Zone};
use crate::text::Span;
use vote::{LANGUAGES, Vote, vote};

/// What a document's language was found to be, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// ISO 639-1, or `und`.
    pub lang: &'static str,
    /// `vote`, `script`, `lingua`, `forced`, or `none` when there was nothing to go by.
    pub method: &'static str,
}

/// Words sampled in each of a document's first zones, and in the later ones.
const SAMPLE: (u32, u32) = (60, 20);
/// Words voted on in a sentence, and the shortest one looked at, in bytes.
const SENTENCE: u32 = 30;
const SHORTEST: usize = 30;
/// Fewer words of a sentence may be a title or a name (« The Voice of the People »).
const FEWEST: u32 = 7;
/// How many zones count as the first.
const FIRST_ZONES: usize = 8;
/// How many letters lingua is given.
const LETTERS: usize = 400;
/// How often lingua may be asked about zones of one document.
const MOST_ASKED: usize = 4;

/// The language of the document; sets `lang` of the zones that are in another one. `forced` names
/// a language taken for granted everywhere.
#[must_use]
pub fn gate(text: &str, layout: &mut Layout, forced: Option<&str>) -> Verdict {
    if let Some(name) = forced {
        let lang = LANGUAGES.iter().find(|known| **known == name).copied().unwrap_or("und");
        return Verdict { lang, method: "forced" };
    }
    let votes: Vec<Ballot> = layout.zones.iter().enumerate().map(|(index, zone)| Ballot::cast(text, zone, index)).collect();
    let mut total = Vote::default();
    let counted = votes.iter().any(|ballot| ballot.claims && ballot.vote.words > 0);
    votes.iter().filter(|ballot| ballot.claims || !counted).for_each(|ballot| total.add(&ballot.vote));
    let verdict = match majority(&total, &votes) {
        _ if around_quotation(&total, || sample(text, layout)) => Verdict { lang: "fr", method: "vote" },
        Some(lang) => Verdict { lang, method: "vote" },
        None => decide(&total, || sample(text, layout)),
    };
    let mut asked = 0;
    for (zone, ballot) in layout.zones.iter_mut().zip(&votes) {
        zone.lang = differs(text, zone.span, &ballot.vote, verdict.lang, &mut asked);
    }
    verdict
}

/// Sets the language of the sentences that contradict their zone, as an English one in a French
/// paragraph does; those that only quote another language keep theirs.
pub fn sentences(text: &str, layout: &Layout, verdict: Verdict, sentences: &mut [Sentence]) {
    if verdict.method == "forced" {
        return;
    }
    for sentence in sentences.iter_mut().filter(|sentence| sentence.span.len() >= SHORTEST) {
        let zone = layout.zones.get(sentence.zone as usize).filter(|zone| zone.kind.claims());
        let Some(zone) = zone else { continue };
        sentence.lang = of_sentence(text, sentence.span, zone.lang.unwrap_or(verdict.lang));
    }
}

/// The language of `span` where its words contradict `around` plainly, those between quotation
/// marks aside where others are left. Asks the vote alone.
#[must_use]
pub fn of_sentence(text: &str, span: Span, around: &str) -> Option<&'static str> {
    let slice = span.of(text);
    let whole = vote(slice, SENTENCE);
    contradicts(&whole, around)?;
    let said = vote(&unquoted(slice), SENTENCE);
    if said.words >= 2 { contradicts(&said, around) } else { contradicts(&whole, around) }
}

fn contradicts(vote: &Vote, around: &str) -> Option<&'static str> {
    if let Some(lang) = vote.script() {
        return (lang != around).then_some(lang);
    }
    let (lang, first, second) = vote.top();
    (vote.words >= FEWEST && lang != around && sure(first, second) && first >= 3 * vote.score(around)).then_some(lang)
}

/// `slice` without what stands between quotation marks.
fn unquoted(slice: &str) -> String {
    let (mut out, mut inside) = (String::new(), false);
    for c in slice.chars() {
        match c {
            '«' | '“' | '„' => inside = true,
            '»' | '”' => inside = false,
            '"' => inside = !inside,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

/// The vote of one zone.
struct Ballot {
    vote: Vote,
    claims: bool,
    /// Of the zone, in bytes.
    length: u32,
}

impl Ballot {
    fn cast(text: &str, zone: &Zone, index: usize) -> Ballot {
        let most = if index < FIRST_ZONES { SAMPLE.0 } else { SAMPLE.1 };
        Ballot { vote: vote(zone.span.of(text), most), claims: zone.kind.claims(), length: zone.span.end - zone.span.start }
    }
}

/// The language of most words, zone by zone, where several languages make the total doubtful.
fn majority(total: &Vote, votes: &[Ballot]) -> Option<&'static str> {
    let (_, first, second) = total.top();
    if sure(first, second) || votes.len() < 2 {
        return None;
    }
    let mut words: Vec<(&'static str, u32)> = Vec::new();
    for ballot in votes.iter().filter(|ballot| ballot.claims) {
        let (lang, first, second) = ballot.vote.top();
        if !sure(first, second) {
            continue;
        }
        match words.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, count)) => *count += ballot.length,
            None => words.push((lang, ballot.length)),
        }
    }
    let (lang, most) = words.iter().copied().max_by_key(|(_, count)| *count)?;
    (most * 3 > votes.iter().filter(|ballot| ballot.claims).map(|ballot| ballot.length).sum()).then_some(lang)
}

/// The vote leaves no doubt.
fn sure(first: u32, second: u32) -> bool {
    first >= 60 && first * 2 >= second * 3 || first >= 36 && first >= 2 * second
}

/// The vote's word where it is sure, else lingua's weighed with it.
fn decide(vote: &Vote, sample: impl FnOnce() -> String) -> Verdict {
    if let Some(lang) = vote.script() {
        return Verdict { lang, method: "script" };
    }
    let (lang, first, second) = vote.top();
    if sure(first, second) {
        return Verdict { lang, method: "vote" };
    }
    if vote.words == 0 {
        return Verdict { lang: "und", method: "none" };
    }
    let sample = sample();
    let Some(opinion) = detector::ask(&sample) else { return Verdict { lang: "und", method: "none" } };
    Verdict { lang: weigh(vote, opinion, &sample), method: "lingua" }
}

/// « « The show must go on », a chanté le public »: a short text is in the language it quotes in.
fn around_quotation(total: &Vote, sample: impl FnOnce() -> String) -> bool {
    if total.words >= SAMPLE.0 || total.top().0 == "fr" {
        return false;
    }
    let sample = sample();
    let said = unquoted(&sample);
    let around = vote(&said, SAMPLE.0);
    let (lang, first, second) = around.top();
    said.len() < sample.len() && around.words >= 2 && lang == "fr" && first > second
}

/// lingua's opinion and the doubtful vote together.
fn weigh(vote: &Vote, opinion: detector::Opinion, sample: &str) -> &'static str {
    let (lang, first, second) = vote.top();
    let french = vote.score("fr");
    // A language lingua was not given (Basque, Polish) shows in the vote alone.
    let outside = !LANGUAGES.iter().take(10).any(|known| *known == lang);
    // « L'OM bat le PSG »: one Basque word among French ones and names is none.
    let alone = first == 24 && french > 0 && (opinion.lang == "fr" || vote.words <= 6 && opinion.french >= 100);
    if outside && !alone && (first >= 24 && first >= 2 * french || first >= 8 && french == 0) {
        return lang;
    }
    if opinion.lang == "fr" {
        // « Mais um bom lance »: the words speak louder than the letters.
        let against = first >= 16 && french * 2 < first;
        return if against { lang } else { "fr" };
    }
    // « Ventes record », « le PDG d'OpenAI »: one word that French alone has outweighs the spelling.
    if french >= first && (opinion.french >= 200 || opinion.likely < 700 && french >= 24 && french >= 2 * second) {
        return "fr";
    }
    // « Macron à Berlin »: names spell Italian or German, the one word between them is French.
    if opinion.likely < 800 && vote.score(opinion.lang) == 0 && at_a_place(sample) {
        return "fr";
    }
    // « OpenAI, Microsoft, Google, Nvidia »: no word and no spelling speaks for any language.
    if first == 0 && opinion.likely < 500 { "und" } else { opinion.lang }
}

/// « à Rome », « À BERLIN »
fn at_a_place(sample: &str) -> bool {
    let mut words = sample.split_whitespace().skip(1).skip_while(|word| !matches!(*word, "à" | "À"));
    words.next().is_some() && words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// The language of a zone where it is not the document's.
fn differs(text: &str, span: Span, vote: &Vote, document: &str, asked: &mut usize) -> Option<&'static str> {
    if let Some(lang) = vote.script() {
        return (lang != document).then_some(lang);
    }
    let (lang, first, second) = vote.top();
    let own = vote.score(document);
    if lang == document || vote.words < 6 || first < 2 * own {
        return None;
    }
    if sure(first, second) {
        return Some(lang);
    }
    if *asked >= MOST_ASKED || span.len() < 80 {
        return None;
    }
    *asked += 1;
    let opinion = detector::ask(&head(span.of(text)))?;
    (opinion.lang == lang && opinion.likely >= 800).then_some(lang)
}

/// Up to [`LETTERS`] letters from the zones that speak for the document.
fn sample(text: &str, layout: &Layout) -> String {
    let speaking = layout.zones.iter().any(|zone| zone.kind.claims());
    let mut sample = String::with_capacity(LETTERS * 2);
    for zone in layout.zones.iter().filter(|zone| zone.kind.claims() || !speaking) {
        let left = LETTERS.saturating_sub(sample.chars().count());
        if left == 0 {
            break;
        }
        sample.extend(zone.span.of(text).chars().take(left));
        sample.push(' ');
    }
    sample
}

fn head(text: &str) -> String {
    text.chars().take(LETTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout;

    fn read(text: &str, forced: Option<&str>) -> (Verdict, Vec<Option<&'static str>>) {
        let mut layout = layout(text);
        let verdict = gate(text, &mut layout, forced);
        (verdict, layout.zones.iter().map(|zone| zone.lang).collect())
    }

    #[test]
    fn the_vote_decides() {
        for (text, lang) in [
            ("Le groupe a perdu trois millions d'euros, et ses ventes reculent depuis un an.", "fr"),
            ("LE GROUPE A PERDU TROIS MILLIONS D'EUROS ET SES VENTES RECULENT", "fr"),
            ("The company has lost three million euros and its sales are falling this year.", "en"),
            ("Das Unternehmen hat in diesem Jahr drei Millionen Euro verloren und wird nicht mehr wachsen.", "de"),
            ("La empresa ha perdido tres millones de euros y sus ventas bajan desde hace un año.", "es"),
            ("Het bedrijf heeft dit jaar drie miljoen euro verloren en de verkoop daalt nog steeds.", "nl"),
            ("Firma straciła w tym roku trzy miliony euro, a jej sprzedaż nie rośnie już od roku.", "pl"),
            ("Enpresak hiru milioi euro galdu ditu eta salmentak ez dira hazi, baina hala ere irekita dago.", "eu"),
        ] {
            assert_eq!(read(text, None).0, Verdict { lang, method: "vote" }, "{text}");
        }
        assert_eq!(read("Компания потеряла три миллиона евро.", None).0.method, "script");
        assert_eq!(read("12 %", None).0, Verdict { lang: "und", method: "none" });
        assert_eq!(read("The company has lost three million euros.", Some("fr")).0, Verdict { lang: "fr", method: "forced" });
    }

    #[test]
    fn lingua_decides_where_the_vote_is_in_doubt() {
        for (text, lang) in [
            ("Okapi malade, zoo inquiet", "fr"),
            ("Tempête : toitures arrachées", "fr"),
            ("MACRON À BERLIN", "fr"),
            ("Strong winds uprooted several trees", "en"),
        ] {
            assert_eq!(read(text, None).0, Verdict { lang, method: "lingua" }, "{text}");
        }
    }

    #[test]
    fn zones_and_sentences_of_another_language() {
        let french = "Le groupe a perdu trois millions d'euros, et ses ventes reculent depuis un an dans tous les pays.";
        let english = "\"We have lost three million euros this year, and there is nothing more that we can do about it.\"";
        let mixed = format!("{french}\n\n{english}\n\n{french} Il n'y a plus rien à faire, dit le patron.");
        let (verdict, zones) = read(&mixed, None);
        assert_eq!((verdict.lang, zones.as_slice()), ("fr", [None, Some("en"), None].as_slice()));
        let at = |part: &str| mixed.find(part).map_or(Span::default(), |at| Span::new(at, at + part.len()));
        assert_eq!(of_sentence(&mixed, at(english), "fr"), Some("en"));
        assert_eq!(of_sentence(&mixed, at(french), "fr"), None);
        for (sentence, want) in [
            ("« We have lost three million euros this year and there is nothing we can do », a dit le patron.", None),
            ("Il a dit : \"We have lost three million euros this year and that is all there is to it.\"", None),
            ("“We have lost three million euros this year and there is nothing more that we can do.”", Some("en")),
            ("Das Unternehmen hat in diesem Jahr drei Millionen Euro verloren und wird nicht mehr wachsen.", Some("de")),
            ("The New York Times et le Wall Street Journal ont perdu 3 millions.", None),
            ("The Voice of the People", None),
        ] {
            assert_eq!(of_sentence(sentence, Span::new(0, sentence.len()), "fr"), want, "{sentence}");
        }
    }
}
