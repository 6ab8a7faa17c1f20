//! lingua, asked only where the vote is in doubt: one call costs as much as reading 40 kB. Reads a
//! sample; gives confidences. Must not know documents.

use lingua::{IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder};
use std::sync::OnceLock;

/// What lingua holds a sample to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opinion {
    /// Likeliest language, ISO 639-1.
    pub lang: &'static str,
    /// How likely, in thousandths, among the languages known.
    pub likely: u32,
    /// How likely French is, in thousandths.
    pub french: u32,
}

/// The opinion on `sample`; none when it holds no letters.
pub(super) fn ask(sample: &str) -> Option<Opinion> {
    let values = detector().compute_language_confidence_values(sample);
    let thousandths = |value: f64| (value * 1000.0).round().clamp(0.0, 1000.0) as u32;
    let (language, value) = values.first()?;
    if *value <= 0.0 {
        return None;
    }
    let french = values.iter().find(|(language, _)| *language == Language::French).map_or(0, |(_, value)| thousandths(*value));
    Some(Opinion { lang: code(*language)?, likely: thousandths(*value), french })
}

fn code(language: Language) -> Option<&'static str> {
    Some(match language.iso_code_639_1() {
        IsoCode639_1::FR => "fr",
        IsoCode639_1::EN => "en",
        IsoCode639_1::DE => "de",
        IsoCode639_1::ES => "es",
        IsoCode639_1::IT => "it",
        IsoCode639_1::PT => "pt",
        IsoCode639_1::NL => "nl",
        IsoCode639_1::CA => "ca",
        IsoCode639_1::RO => "ro",
        IsoCode639_1::LA => "la",
    })
}

/// French and the neighbours it is mistaken for: with French alone everything is French.
fn detector() -> &'static LanguageDetector {
    static DETECTOR: OnceLock<LanguageDetector> = OnceLock::new();
    DETECTOR.get_or_init(|| {
        use Language::{Catalan, Dutch, English, French, German, Italian, Latin, Portuguese, Romanian, Spanish};
        LanguageDetectorBuilder::from_languages(&[
            Catalan, Dutch, English, French, German, Italian, Latin, Portuguese, Romanian, Spanish,
        ])
        .build()
    })
}
