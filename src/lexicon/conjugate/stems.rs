//! What the stem of a verb becomes: the parts its forms are made from, and both spellings where
//! French has two.
//!
//! Reads an infinitive and its model; must not know endings.

use super::Tense;
use super::models::{IRREGULAR, PAST};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::OnceLock;

/// What the forms of a verb are made from. An empty string is a tense that the verb does not have.
pub(super) struct Parts<'a> {
    /// The six persons of the present, each in two pieces.
    pub present: [(&'a str, &'a str); 6],
    /// Stem of the imperfect and of the present participle.
    pub weak: Cow<'a, str>,
    /// Stem of the past historic, and the vowel of its endings (in « vin » with its n).
    pub past: (Cow<'a, str>, &'a str),
    /// Stems of future and conditional, with the r.
    pub future: [Option<(&'a str, &'a str)>; 2],
    /// Stems of the present subjunctive: « qu'il vienne », « que nous venions ».
    pub subjunctive: (Cow<'a, str>, Cow<'a, str>),
    /// Masculine and feminine past participle; an empty feminine means that it never agrees.
    pub participle: (Cow<'a, str>, Cow<'a, str>),
}

/// The stems before a mute e of a verb in -er; none when the model is not regular, two where there are two spellings.
pub(super) fn mute_stems<'a>(stem: &'a str, model: &str) -> [Option<Cow<'a, str>>; 2] {
    let plain = Some(Cow::Borrowed(stem));
    match model {
        "aimer" | "manger" | "placer" => [plain, None],
        "acheter" | "céder" | "protéger" => [open(stem), None],
        "appeler" | "jeter" => [double(stem), None],
        // « il renouvelle » of old, « il renouvèle » since 1990
        "renouveler" => [double(stem), open(stem)],
        "payer" => [soften(stem), plain],
        "employer" | "envoyer" | "essuyer" => [soften(stem), None],
        _ => [None, None],
    }
}

/// Parts of a verb in -er.
pub(super) fn regular<'a>(stem: &'a str, mute: &'a str, model: &str) -> Parts<'a> {
    let future = match (model, stem.strip_suffix("oy")) {
        ("envoyer", Some(root)) => [Some((root, "err")), None],
        // « cédera » of old, « cèdera » since 1990
        ("céder" | "protéger", _) => [Some((stem, "er")), Some((mute, "er"))],
        _ => [Some((mute, "er")), None],
    };
    Parts {
        present: [(mute, "e"), (mute, "es"), (mute, "e"), (stem, "ons"), (stem, "ez"), (mute, "ent")],
        weak: stem.into(),
        past: (stem.into(), "a"),
        future,
        subjunctive: (mute.into(), stem.into()),
        participle: (join(stem, "é").into(), join(stem, "ée").into()),
    }
}

/// « céd » → « cèd », « achet » → « achèt », « sevr » → « sèvr »: the last e of the stem opens.
fn open(stem: &str) -> Option<Cow<'_, str>> {
    let (before, after) = stem.rsplit_once(['e', 'é'])?;
    Some(format!("{before}è{after}").into())
}

/// « appel » → « appell »
fn double(stem: &str) -> Option<Cow<'_, str>> {
    stem.chars().next_back().map(|last| format!("{stem}{last}").into())
}

/// « pay » → « pai »
fn soften(stem: &str) -> Option<Cow<'_, str>> {
    stem.strip_suffix('y').map(|root| join(root, "i").into())
}

/// Parts of the verbs in [`IRREGULAR`], by their model.
pub(super) fn irregular<'a>(infinitive: &'a str, model: &str) -> Vec<Parts<'a>> {
    static BY_MODEL: OnceLock<FxHashMap<&str, Vec<&[&str; 7]>>> = OnceLock::new();
    let by_model = BY_MODEL.get_or_init(|| {
        let mut by_model: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for row in IRREGULAR {
            row[0].split(' ').for_each(|model| by_model.entry(model).or_default().push(row));
        }
        by_model
    });
    let rows = by_model.get(model).into_iter().flatten();
    rows.filter_map(|row| infinitive.strip_suffix(row[1]).map(|root| irregular_parts(root, row))).collect()
}

fn irregular_parts<'a>(root: &'a str, row: &[&'static str; 7]) -> Parts<'a> {
    let &[_, _, present, past, future, subjunctive, participle] = row;
    let whole = |part: &str| if part == "-" { "".into() } else { Cow::Owned(join(root, part)) };
    let mut persons = [(root, ""); 6];
    persons.iter_mut().zip(present.split(' ')).for_each(|(person, part)| person.1 = part);
    let [.., we, _, they] = persons;
    let strip = |person: &str, ending: &str| person.strip_suffix(ending).map_or("".into(), whole);
    Parts {
        present: persons,
        weak: strip(we.1, "ons"),
        past: PAST.iter().find_map(|(vowel, _, _)| Some((whole(past.strip_suffix(vowel)?), *vowel))).unwrap_or(("".into(), "")),
        future: [(future != "-").then_some((root, future)), None],
        subjunctive: match subjunctive.split_once(' ') {
            Some((strong, weak)) => (whole(strong), whole(weak)),
            None => (strip(they.1, "ent"), strip(we.1, "ons")),
        },
        participle: match (participle.strip_suffix('!'), participle.split_once(' ')) {
            (Some(fixed), _) => (whole(fixed), "".into()),
            (_, Some((masculine, feminine))) => (whole(masculine), whole(feminine)),
            _ if participle == "-" => ("".into(), "".into()),
            _ => (whole(participle), whole(&format!("{}e", participle.replace('û', "u")))),
        },
    }
}

/// The two pieces in one string.
pub(super) fn join(stem: &str, ending: &str) -> String {
    let mut text = String::with_capacity(stem.len() + ending.len());
    text.push_str(stem);
    text.push_str(ending);
    text
}

/// What « plac » and « mang » become before a and o, to keep their sound: « plaçait », « mangeons ».
pub(super) fn softened(stem: &str) -> Option<String> {
    match stem.as_bytes().last() {
        Some(b'c') => stem.strip_suffix('c').map(|root| join(root, "ç")),
        Some(b'g') => Some(join(stem, "e")),
        _ => None,
    }
}

/// « couter », « entrainer », « murir »: the spelling of 1990 where the accent is in the root of a regular verb.
pub(super) fn reformed(infinitive: &str, model: &str) -> Option<String> {
    let regular = infinitive.ends_with("er") || model == "finir";
    // « jeûner » keeps its accent, for « jeune » is another word
    if !regular || infinitive == "jeûner" || !infinitive.contains(['î', 'û']) {
        return None;
    }
    Some(infinitive.replace('î', "i").replace('û', "u"))
}

/// Models that [`respell`] knows.
pub(super) const RESPELLED: &[&str] =
    &["connaître", "paraître", "naître", "plaire", "accroître", "décroître", "croître", "asseoir", "surseoir"];

/// « connait », « croitra », « assoir »: what the spelling of 1990 makes of a form.
pub(super) fn respell(text: &str, model: &str, tense: Tense) -> Option<String> {
    match model {
        "connaître" | "paraître" | "naître" | "plaire" if text.contains("aî") => Some(text.replace("aî", "ai")),
        "accroître" | "décroître" if text.contains("oî") => Some(text.replace("oî", "oi")),
        // « il croît » keeps its accent, for « il croit » is croire
        "croître" if matches!(tense, Tense::Infinitive | Tense::Future | Tense::Conditional) => Some(text.replace("oî", "oi")),
        "asseoir" | "surseoir" if text.contains("eoi") => Some(text.replace("eoi", "oi")),
        _ => None,
    }
}
