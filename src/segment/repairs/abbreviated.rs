//! Repairs of stops that end an abbreviation. Reads a [`Site`] and the table of abbreviations.

use super::Verdict::{self, Break, Join};
use super::{digit, lower, upper};
use crate::lexicon::Classes;
use crate::segment::abbreviations::{self, Kind};
use crate::segment::site::{Mark, Site};

/// The abbreviation before a single full stop that nothing closes.
pub(super) fn abbreviation(site: &Site) -> Option<Kind> {
    if site.mark != Mark::Dot || site.closed {
        return None;
    }
    let word = site.word();
    let last = word.rsplit(['-', '‑']).next().unwrap_or(word);
    abbreviations::kind(word).or_else(|| {
        // « sous-préf. », but « J.-C. » and « Saint-M. » are not what their last part is.
        (last.len() > 2 && last.len() < word.len()).then(|| abbreviations::kind(last)).flatten()
    })
}

/// « M. Dupont », « le Dr. Baxa », « bd. Voltaire ».
pub(super) fn title_before_name(site: &Site) -> Option<Verdict> {
    let kind = abbreviation(site)?;
    // « 500 M. Le groupe »: millions, not Monsieur.
    let counted = matches!(site.word(), "M" | "MM") && site.word_before().ends_with(|c: char| c.is_ascii_digit());
    (kind == Kind::BeforeName && !counted).then_some(Join)
}

/// « cf. Le Monde », « p. ex. Renault »; but « mon ex. Il ».
pub(super) fn inner_abbreviation(site: &Site) -> Option<Verdict> {
    let kind = abbreviation(site)?;
    (kind == Kind::Inner && !(upper(site) && site.class_of(site.next_word()).any(Classes::PRONOUN))).then_some(Join)
}

/// « p. 12 », « vol. II », « 21 janv. (Agence) »; « 12 km. Le » ends.
pub(super) fn unit_abbreviation(site: &Site) -> Option<Verdict> {
    let kind = abbreviation(site)?;
    if kind != Kind::Unit {
        return None;
    }
    let roman = site.next_word().bytes().all(|byte| b"IVXLCDM".contains(&byte));
    if digit(site) || roman || site.next_char() == Some('(') {
        return Some(Join);
    }
    if site.next_word().len() == 1 && upper(site) && !site.opener() {
        return Some(Join);
    }
    let counted = site.word_before().ends_with(|c: char| c.is_ascii_digit());
    lower(site).then_some(if site.stretch.lower_case() && counted { Break } else { Join })
}

/// « av. J.-C. Le » ends where a sentence opens; « J.-C. Martin » is a man.
pub(super) fn era(site: &Site) -> Option<Verdict> {
    let word = site.word();
    if !matches!(word, "J.-C" | "J-C" | "J.C" | "JC") || site.mark != Mark::Dot || !upper(site) {
        return None;
    }
    let before = site.word_before();
    ["av", "ap", "apr", "avant", "après"].contains(&before.trim_end_matches('.')).then_some(Break)
}

/// « Cockerill S.A. Seraing », « Smith & Co. Ltd »: goes on before anything but a sentence's
/// first word.
pub(super) fn company_form(site: &Site) -> Option<Verdict> {
    let kind = abbreviation(site)?;
    let formal = site.word().starts_with(char::is_uppercase);
    (kind == Kind::MayEnd && formal && upper(site)).then(|| if site.opener() { Break } else { Join })
}

/// « etc. Le » ends, « etc. le », « etc. 3 » do not; in a transcript without capitals it ends.
pub(super) fn final_abbreviation(site: &Site) -> Option<Verdict> {
    let kind = abbreviation(site)?;
    if kind != Kind::MayEnd {
        return None;
    }
    let ends = upper(site) || lower(site) && site.stretch.lower_case() && site.word().len() >= 3;
    Some(if ends { Break } else { Join })
}

/// « J.-P. Martin », « Corey S. Powell », « O.N.U. »; « le plan B. Il » ends.
pub(super) fn initials(site: &Site) -> Option<Verdict> {
    let word = site.word();
    let last = word.rsplit(['.', '-', '‑']).next().unwrap_or(word);
    let mut letters = last.chars();
    let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if site.mark != Mark::Dot || site.closed || !single {
        return None;
    }
    if !upper(site) {
        return (!(lower(site) && site.stretch.lower_case())).then_some(Join);
    }
    if !site.opener() {
        return Some(Join);
    }
    // « M.-F. Le Pen », « par J. De Gaulle »: an article may be a surname's; after a common noun
    // (« hépatite B. Le vaccin ») or in an acronym (« l’O.N.U. Le vote ») it opens a sentence.
    let before = site.word_before();
    let noun = before.starts_with(char::is_lowercase)
        && (site.class_of(before) == Classes::default() || matches!(before, "dans" | "en" | "sous"));
    let acronym = word.contains('.') && !word.contains('-');
    // « 2° 21′ 07″ E. Le navire »: a point of the compass; « l’avocat de M. Y. Le tribunal »: a name withheld.
    let compass = before.ends_with(['°', '′', '″', '\'', '"']) || word.contains('°');
    // « le Pr Didier R. L’hôpital se tait »: few surnames open with an elided article.
    let withheld = matches!(word, "X" | "Y" | "Z") || matches!(site.next_word(), "L'" | "L’");
    Some(if site.particle() && !noun && !acronym && !compass && !withheld && !letter_of_list(site) && !model_name(word) {
        Join
    } else {
        Break
    })
}

/// « les catégories A, B et C. La »: the letter before stands alone too.
fn letter_of_list(site: &Site) -> bool {
    let text = site.stretch.text.get(site.begin..site.from).unwrap_or_default();
    let mut words = text.rsplit(char::is_whitespace).skip(1);
    let joined = words.next().is_some_and(|word| matches!(word, "et" | "ou" | "à"));
    let mut letters = words.next().unwrap_or_default().trim_end_matches(',').chars();
    joined && letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// « DALL-E », « vitamine-C »: a part before the hyphen that is no given name or initial.
fn model_name(word: &str) -> bool {
    let Some((head, _)) = word.rsplit_once(['-', '‑']) else { return false };
    head.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !head.chars().skip(1).any(char::is_lowercase)
        || head.starts_with(char::is_lowercase)
}
