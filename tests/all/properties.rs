//! Any bytes in: no panic, and spans that hold.

use super::support::{all_records, analysed, wrong_spans};
use greffier::pipeline::{ModelChoice, Options};
use greffier::text::Document;
use proptest::prelude::*;

/// Pieces that rules look at, so that chance meets grammar.
const PIECES: [&str; 60] = [
    "3",
    "1,5",
    "700 000",
    "12.04.2024",
    "2023",
    "20 h 30",
    "0,",
    "999999999999999999",
    "½",
    "millions",
    "milliard",
    "Md€",
    "k€",
    "mille",
    "vingt-et-un",
    "cent",
    "une dizaine",
    "et demi",
    "euros",
    "dollars",
    "€",
    "$",
    "%",
    "livres",
    "francs",
    "points",
    "par an",
    "de",
    "d’",
    "à",
    "entre",
    "et",
    "contre",
    "environ",
    "près de",
    "au moins",
    "plus de",
    "ne",
    "pas",
    "selon",
    "Le Monde",
    "OpenAI",
    "l’entreprise",
    "a perdu",
    "pourrait perdre",
    "chiffre d’affaires",
    "début",
    "février",
    "lundi",
    "depuis",
    "hier",
    ".",
    ",",
    " : ",
    "« ",
    " »",
    "\n",
    "\n\n- ",
    "\u{A0}",
    "e\u{301}",
];

fn soup() -> impl Strategy<Value = Vec<u8>> {
    let piece =
        prop_oneof![9 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec((piece, prop::bool::weighted(0.8)), 0..60).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(piece, space)| [piece, if space { " ".to_owned() } else { String::new() }])
            .collect::<String>()
            .into_bytes()
    })
}

fn holds(bytes: &[u8], options: &Options) -> Result<(), TestCaseError> {
    let Ok(document) = Document::from_bytes("x", bytes) else { return Ok(()) };
    let analysis = analysed(&document, options);
    let wrong = wrong_spans(&document.text, &all_records(&analysis));
    prop_assert!(wrong.is_empty(), "{:?}\n{}", document.text, wrong.join("\n"));
    let apart = analysis.sentences.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    prop_assert!(apart, "sentences overlap in {:?}", document.text);
    Ok(())
}

fn options() -> impl Strategy<Value = Options> {
    let date = prop::option::of(prop::sample::select(&["2024-02-29", "1999-12-31"][..]).prop_map(str::to_owned));
    (date, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(date, lang, all_zones, rules)| Options {
        lang: lang.then(|| "fr".to_owned()),
        date,
        all_zones,
        model: if rules { ModelChoice::Off } else { ModelChoice::Standard },
        ..Options::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600), options in options()) {
        holds(&bytes, &options)?;
    }

    #[test]
    fn any_text(text in "\\PC{0,200}", options in options()) {
        holds(text.as_bytes(), &options)?;
    }

    #[test]
    fn any_words(bytes in soup(), options in options()) {
        holds(&bytes, &options)?;
    }
}
