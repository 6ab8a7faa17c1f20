//! Reads an infinitive and the name of its model, gives every simple form of the verb.
//!
//! Written so that « montrait » is known for an imperfect of *montrer* and « coûterait » for a conditional of
//! *coûter*: endings alone cannot tell. Both spellings are given where French has two (« paie » and « paye »,
//! « cédera » and « cèdera », « connaît » and « connait »), for this is a reader's table, not a writer's.
//! It must not know where the verbs come from, nor what they mean.

/// Tense and mood of a finite or non-finite French verb form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Tense {
    /// « montrer »
    Infinitive,
    /// « montre »
    Present,
    /// « montrait »
    Imperfect,
    /// « montra »
    PastHistoric,
    /// « montrera »
    Future,
    /// « montrerait »
    Conditional,
    /// « (qu'il) montre »
    Subjunctive,
    /// « (qu'il) montrât »
    SubjunctiveImperfect,
    /// « montrez ! »
    Imperative,
    /// « montrant »
    PresentParticiple,
    /// « montré, montrée, montrés, montrées »
    PastParticiple,
}

/// One form of a verb. Forms that sound for two persons (« je montre », « il montre ») are given once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// The form, in lower case and NFC.
    pub text: String,
    /// Its tense.
    pub tense: Tense,
    /// Whether its person, or the noun that a participle agrees with, is plural.
    pub plural: bool,
}

/// All simple forms of `infinitive` conjugated after `model`.
///
/// The forms are ordered by tense. Compound tenses are left to the reader of the auxiliary. There are none at all
/// when the model is unknown or `infinitive` does not end as the model does.
#[must_use]
pub fn conjugate(infinitive: &str, model: &str) -> Vec<Form> {
    let mut forms = Vec::with_capacity(64);
    for infinitive in [Some(infinitive.to_owned()), reformed(infinitive, model)].iter().flatten() {
        let mut sets = regular(infinitive, model);
        if sets.is_empty() {
            sets = irregular(infinitive, model);
        }
        for parts in &sets {
            Writer { infinitive, model, forms: &mut forms }.write(parts);
        }
    }
    forms.sort_by_key(|form| form.tense);
    forms
}

/// What the forms of a verb are made from. An empty string is a tense that the verb does not have.
struct Parts {
    /// The six persons of the present.
    present: Vec<String>,
    /// Stem of the imperfect and of the present participle.
    weak: String,
    /// Stem of the past historic with its vowel: « vin », « conclu », « montra ».
    past: String,
    /// Stems of future and conditional, with the r.
    future: Vec<String>,
    /// Stems of the present subjunctive: « qu'il vienne », « que nous venions ».
    subjunctive: (String, String),
    /// Masculine and feminine past participle; an empty feminine means that it never agrees.
    participle: (String, String),
}

/// Models whose forms follow from few parts; the verbs in -er are in [`regular`].
///
/// Columns: models that share the row · ending cut from the infinitive · present · past historic · future ·
/// stems of the subjunctive, where the present does not give them · participle (`!` never agrees; a second word is
/// the feminine). A model with two rows has two sets of forms. `-` is a tense that is not in use.
#[rustfmt::skip]
const IRREGULAR: &[[&str; 7]] = &[
    ["absoudre dissoudre", "oudre", "ous ous out olvons olvez olvent", "olu", "oudr", "", "ous oute"],
    ["accroître décroître", "oître", "ois ois oît oissons oissez oissent", "u", "oîtr", "", "u"],
    ["acquérir", "érir", "iers iers iert érons érez ièrent", "i", "err", "", "is"],
    ["aller", "aller", "vais vas va allons allez vont", "alla", "ir", "aill all", "allé"],
    ["assaillir", "ir", "e es e ons ez ent", "i", "ir", "", "i"],
    ["asseoir", "eoir", "ieds ieds ied eyons eyez eyent", "i", "iér", "", "is"],
    ["asseoir", "eoir", "ois ois oit oyons oyez oient", "i", "oir", "", "is"],
    ["avoir", "avoir", "ai as a avons avez ont", "eu", "aur", "", "eu"],
    ["battre", "ttre", "ts ts t ttons ttez ttent", "tti", "ttr", "", "ttu"],
    ["boire", "oire", "ois ois oit uvons uvez oivent", "u", "oir", "", "u"],
    ["bouillir", "ouillir", "ous ous out ouillons ouillez ouillent", "ouilli", "ouillir", "", "ouilli"],
    ["clore", "ore", "os os ôt osons osez osent", "-", "or", "", "os"],
    ["conclure", "ure", "us us ut uons uez uent", "u", "ur", "", "u"],
    ["conduire", "uire", "uis uis uit uisons uisez uisent", "uisi", "uir", "", "uit"],
    ["connaître paraître", "aître", "ais ais aît aissons aissez aissent", "u", "aîtr", "", "u"],
    ["coudre", "dre", "ds ds d sons sez sent", "si", "dr", "", "su"],
    ["courir", "ir", "s s t ons ez ent", "u", "r", "", "u"],
    ["croire", "oire", "ois ois oit oyons oyez oient", "u", "oir", "", "u"],
    ["croître", "oître", "oîs oîs oît oissons oissez oissent", "û", "oîtr", "", "û"],
    ["cueillir", "ir", "e es e ons ez ent", "i", "er", "", "i"],
    ["devoir", "evoir", "ois ois oit evons evez oivent", "u", "evr", "", "û"],
    ["dire", "ire", "is is it isons ites isent", "i", "ir", "", "it"],
    ["dormir", "mir", "s s t mons mez ment", "mi", "mir", "", "mi"],
    ["déchoir", "oir", "ois ois oit oyons oyez oient", "u", "oir", "", "u"],
    ["faire", "aire", "ais ais ait aisons aites ont", "i", "er", "ass ass", "ait"],
    ["falloir", "alloir", "aus aus aut allons allez allent", "allu", "audr", "aill aill", "allu!"],
    ["finir", "ir", "is is it issons issez issent", "i", "ir", "", "i"],
    ["fuir", "uir", "uis uis uit uyons uyez uient", "ui", "uir", "", "ui"],
    ["gésir", "ésir", "is is ît isons isez isent", "-", "-", "", "-"],
    ["haïr", "ïr", "is is it ïssons ïssez ïssent", "ï", "ïr", "", "ï"],
    ["inclure", "ure", "us us ut uons uez uent", "u", "ur", "", "us"],
    ["lire élire", "ire", "is is it isons isez isent", "u", "ir", "", "u"],
    ["maudire", "ire", "is is it issons issez issent", "i", "ir", "", "it"],
    ["mettre", "ettre", "ets ets et ettons ettez ettent", "i", "ettr", "", "is"],
    ["moudre", "dre", "ds ds d lons lez lent", "lu", "dr", "", "lu"],
    ["mourir", "ourir", "eurs eurs eurt ourons ourez eurent", "ouru", "ourr", "", "ort"],
    ["mouvoir", "ouvoir", "eus eus eut ouvons ouvez euvent", "u", "ouvr", "", "û"],
    ["naître", "aître", "ais ais aît aissons aissez aissent", "aqui", "aîtr", "", "é"],
    ["nuire luire", "uire", "uis uis uit uisons uisez uisent", "uisi", "uir", "", "ui!"],
    ["ouvrir offrir couvrir", "rir", "re res re rons rez rent", "ri", "rir", "", "ert"],
    ["partir sortir sentir", "tir", "s s t tons tez tent", "ti", "tir", "", "ti"],
    ["plaindre peindre joindre", "ndre", "ns ns nt gnons gnez gnent", "gni", "ndr", "", "nt"],
    ["plaire", "aire", "ais ais aît aisons aisez aisent", "u", "air", "", "u!"],
    ["pleuvoir", "euvoir", "eus eus eut euvons euvez euvent", "u", "euvr", "", "u!"],
    ["pourvoir", "oir", "ois ois oit oyons oyez oient", "u", "oir", "", "u"],
    ["pouvoir", "ouvoir", "eux eux eut ouvons ouvez euvent", "u", "ourr", "uiss uiss", "u!"],
    ["prendre", "endre", "ends ends end enons enez ennent", "i", "endr", "", "is"],
    ["promouvoir émouvoir", "ouvoir", "eus eus eut ouvons ouvez euvent", "u", "ouvr", "", "u"],
    ["prédire contredire", "ire", "is is it isons isez isent", "i", "ir", "", "it"],
    ["prévaloir", "aloir", "aux aux aut alons alez alent", "alu", "audr", "", "alu"],
    ["prévoir", "oir", "ois ois oit oyons oyez oient", "i", "oir", "", "u"],
    ["recevoir", "cevoir", "çois çois çoit cevons cevez çoivent", "çu", "cevr", "", "çu"],
    ["rendre", "dre", "ds ds d dons dez dent", "di", "dr", "", "du"],
    ["rire", "ire", "is is it ions iez ient", "i", "ir", "", "i!"],
    ["rompre", "pre", "ps ps pt pons pez pent", "pi", "pr", "", "pu"],
    ["résoudre", "oudre", "ous ous out olvons olvez olvent", "olu", "oudr", "", "olu"],
    ["savoir", "avoir", "ais ais ait avons avez avent", "u", "aur", "ach ach", "u"],
    ["servir", "vir", "s s t vons vez vent", "vi", "vir", "", "vi"],
    ["suffire", "ire", "is is it isons isez isent", "i", "ir", "", "i!"],
    ["suivre", "ivre", "is is it ivons ivez ivent", "ivi", "ivr", "", "ivi"],
    ["surseoir", "eoir", "ois ois oit oyons oyez oient", "i", "eoir", "", "is"],
    ["taire", "aire", "ais ais ait aisons aisez aisent", "u", "air", "", "u"],
    ["traire", "aire", "ais ais ait ayons ayez aient", "-", "air", "", "ait"],
    ["vaincre", "cre", "cs cs c quons quez quent", "qui", "cr", "", "cu"],
    ["valoir", "aloir", "aux aux aut alons alez alent", "alu", "audr", "aill al", "alu"],
    ["venir tenir", "enir", "iens iens ient enons enez iennent", "in", "iendr", "", "enu"],
    ["vivre", "ivre", "is is it ivons ivez ivent", "écu", "ivr", "", "écu"],
    ["voir", "oir", "ois ois oit oyons oyez oient", "i", "err", "", "u"],
    ["vouloir", "ouloir", "eux eux eut oulons oulez eulent", "oulu", "oudr", "euill oul", "oulu"],
    ["vêtir", "êtir", "êts êts êt êtons êtez êtent", "êti", "êtir", "", "êtu"],
    ["échoir", "oir", "ois ois oit oyons oyez oient", "u", "oir", "", "u"],
    ["échoir", "oir", "oit oit oit oyons oyez oient", "u", "err", "", "u"],
    ["écrire souscrire", "ire", "is is it ivons ivez ivent", "ivi", "ir", "", "it"],
    ["être", "être", "suis es est sommes êtes sont", "fu", "ser", "", "été!"],
];

/// Tenses that no part gives; the words replace what would be made. An imperative has its singular first.
#[rustfmt::skip]
const EXCEPTIONS: &[(&str, Tense, &str)] = &[
    ("aller", Tense::Imperative, "va allons allez"),
    ("avoir", Tense::Imperative, "aie ayons ayez"),
    ("avoir", Tense::PresentParticiple, "ayant"),
    ("avoir", Tense::Subjunctive, "aie aies ait ayons ayez aient"),
    ("falloir", Tense::PresentParticiple, ""),
    ("pouvoir", Tense::Imperative, ""),
    ("savoir", Tense::Imperative, "sache sachons sachez"),
    ("savoir", Tense::PresentParticiple, "sachant"),
    ("vouloir", Tense::Imperative, "veuille veuillons veuillez"),
    ("échoir", Tense::PresentParticiple, "échéant"),
    ("être", Tense::Imperative, "sois soyons soyez"),
    ("être", Tense::Imperfect, "étais étais était étions étiez étaient"),
    ("être", Tense::PresentParticiple, "étant"),
    ("être", Tense::Subjunctive, "sois sois soit soyons soyez soient"),
];

/// Parts of a verb in -er; two sets where the stem has two spellings before a mute e.
fn regular(infinitive: &str, model: &str) -> Vec<Parts> {
    let Some(stem) = infinitive.strip_suffix("er") else {
        return Vec::new();
    };
    let mute = match model {
        "aimer" | "manger" | "placer" => vec![Some(stem.to_owned())],
        "acheter" | "céder" | "protéger" => vec![open(stem)],
        "appeler" | "jeter" => vec![double(stem)],
        // « il renouvelle » of old, « il renouvèle » since 1990
        "renouveler" => vec![double(stem), open(stem)],
        "payer" => vec![soften(stem), Some(stem.to_owned())],
        "employer" | "envoyer" | "essuyer" => vec![soften(stem)],
        _ => Vec::new(),
    };
    mute.into_iter().flatten().map(|mute| with_mute_stem(stem, &mute, model)).collect()
}

fn with_mute_stem(stem: &str, mute: &str, model: &str) -> Parts {
    let future = match (model, stem.strip_suffix("oy")) {
        ("envoyer", Some(root)) => vec![join(root, "err")],
        // « cédera » of old, « cèdera » since 1990
        ("céder" | "protéger", _) => vec![join(stem, "er"), join(mute, "er")],
        _ => vec![join(mute, "er")],
    };
    Parts {
        present: vec![
            join(mute, "e"),
            join(mute, "es"),
            join(mute, "e"),
            attach(stem, "ons"),
            join(stem, "ez"),
            join(mute, "ent"),
        ],
        weak: stem.to_owned(),
        past: join(stem, "a"),
        future,
        subjunctive: (mute.to_owned(), stem.to_owned()),
        participle: (join(stem, "é"), join(stem, "ée")),
    }
}

/// « céd » → « cèd », « achet » → « achèt », « sevr » → « sèvr »: the last e of the stem opens.
fn open(stem: &str) -> Option<String> {
    let (before, after) = stem.rsplit_once(['e', 'é'])?;
    Some(format!("{before}è{after}"))
}

/// « appel » → « appell »
fn double(stem: &str) -> Option<String> {
    stem.chars().next_back().map(|last| format!("{stem}{last}"))
}

/// « pay » → « pai »
fn soften(stem: &str) -> Option<String> {
    stem.strip_suffix('y').map(|root| join(root, "i"))
}

fn irregular(infinitive: &str, model: &str) -> Vec<Parts> {
    let mut found = Vec::new();
    for &[models, ending, present, past, future, subjunctive, participle] in IRREGULAR {
        if !models.split(' ').any(|name| name == model) {
            continue;
        }
        let Some(root) = infinitive.strip_suffix(ending) else {
            continue;
        };
        let whole = |part: &str| {
            if part == "-" { String::new() } else { join(root, part) }
        };
        let present: Vec<String> = present.split(' ').map(whole).collect();
        let strip = |person: usize, ending: &str| {
            present.get(person).and_then(|form| form.strip_suffix(ending)).unwrap_or_default().to_owned()
        };
        found.push(Parts {
            weak: strip(3, "ons"),
            past: whole(past),
            future: vec![whole(future)],
            subjunctive: match subjunctive.split_once(' ') {
                Some((strong, weak)) => (whole(strong), whole(weak)),
                None => (strip(5, "ent"), strip(3, "ons")),
            },
            participle: match (participle.strip_suffix('!'), participle.split_once(' ')) {
                (Some(fixed), _) => (whole(fixed), String::new()),
                (_, Some((masculine, feminine))) => (whole(masculine), whole(feminine)),
                _ if participle == "-" => (String::new(), String::new()),
                _ => (whole(participle), whole(&format!("{}e", participle.replace('û', "u")))),
            },
            present,
        });
    }
    found
}

/// The two parts in one string; a table of 100 000 forms is too many for `format!`.
fn join(stem: &str, ending: &str) -> String {
    let mut text = String::with_capacity(stem.len() + ending.len());
    text.push_str(stem);
    text.push_str(ending);
    text
}

/// « plac » + « ait » → « plaçait », « mang » + « ons » → « mangeons »: the sound of the stem stays.
fn attach(stem: &str, ending: &str) -> String {
    if ending.starts_with(['a', 'o', 'â']) {
        if let Some(root) = stem.strip_suffix('c') {
            return format!("{root}ç{ending}");
        }
        if stem.ends_with('g') {
            return format!("{stem}e{ending}");
        }
    }
    join(stem, ending)
}

/// « couter », « entrainer », « murir »: the spelling of 1990 where the accent is in the root of a regular verb.
fn reformed(infinitive: &str, model: &str) -> Option<String> {
    let regular = infinitive.ends_with("er") || model == "finir";
    // « jeûner » keeps its accent, for « jeune » is another word
    if !regular || infinitive == "jeûner" || !infinitive.contains(['î', 'û']) {
        return None;
    }
    Some(infinitive.replace('î', "i").replace('û', "u"))
}

/// « connait », « croitra », « assoir »: what the spelling of 1990 makes of a form.
fn respell(text: &str, model: &str, tense: Tense) -> Option<String> {
    match model {
        "connaître" | "paraître" | "naître" | "plaire" if text.contains("aî") => Some(text.replace("aî", "ai")),
        "accroître" | "décroître" if text.contains("oî") => Some(text.replace("oî", "oi")),
        // « il croît » keeps its accent, for « il croit » is croire
        "croître" if matches!(tense, Tense::Infinitive | Tense::Future | Tense::Conditional) => Some(text.replace("oî", "oi")),
        "asseoir" | "surseoir" if text.contains("eoi") => Some(text.replace("eoi", "oi")),
        _ => None,
    }
}

/// Collects the forms of one verb, each once.
struct Writer<'a> {
    infinitive: &'a str,
    model: &'a str,
    forms: &'a mut Vec<Form>,
}

impl Writer<'_> {
    fn write(&mut self, parts: &Parts) {
        self.push(self.infinitive.to_owned(), Tense::Infinitive, false);
        self.persons(Tense::Present, parts.present.clone());
        self.endings(Tense::Imperfect, &parts.weak, "ais ais ait ions iez aient");
        self.past(&parts.past);
        for stem in &parts.future {
            self.endings(Tense::Future, stem, "ai as a ons ez ont");
            self.endings(Tense::Conditional, stem, "ais ais ait ions iez aient");
        }
        self.subjunctive(parts);
        self.imperative(&parts.present);
        if !self.exception(Tense::PresentParticiple) && !parts.weak.is_empty() {
            self.push(attach(&parts.weak, "ant"), Tense::PresentParticiple, false);
        }
        self.past_participle(&parts.participle);
    }

    /// « vin » → « vins, vînmes » and « vinsse »; « montra » → « montrai, montrèrent » and « montrasse ».
    fn past(&mut self, past: &str) {
        let (stem, simple, subjunctive) = if let Some(stem) = past.strip_suffix('a') {
            (stem, "ai as a âmes âtes èrent", "asse asses ât assions assiez assent")
        } else if let Some(stem) = past.strip_suffix('i') {
            (stem, "is is it îmes îtes irent", "isse isses ît issions issiez issent")
        } else if let Some(stem) = past.strip_suffix('u') {
            (stem, "us us ut ûmes ûtes urent", "usse usses ût ussions ussiez ussent")
        } else if let Some(stem) = past.strip_suffix("in") {
            (stem, "ins ins int înmes întes inrent", "insse insses înt inssions inssiez inssent")
        } else if let Some(stem) = past.strip_suffix('û') {
            (stem, "ûs ûs ût ûmes ûtes ûrent", "ûsse ûsses ût ûssions ûssiez ûssent")
        } else if let Some(stem) = past.strip_suffix('ï') {
            (stem, "ïs ïs ït ïmes ïtes ïrent", "ïsse ïsses ït ïssions ïssiez ïssent")
        } else {
            return;
        };
        self.endings(Tense::PastHistoric, stem, simple);
        self.endings(Tense::SubjunctiveImperfect, stem, subjunctive);
    }

    fn subjunctive(&mut self, parts: &Parts) {
        let (strong, weak) = &parts.subjunctive;
        if strong.is_empty() {
            self.exception(Tense::Subjunctive);
            return;
        }
        let forms = ["e", "es", "e", "ions", "iez", "ent"].into_iter().zip([strong, strong, strong, weak, weak, strong]);
        self.persons(Tense::Subjunctive, forms.map(|(ending, stem)| attach(stem, ending)).collect());
    }

    fn imperative(&mut self, present: &[String]) {
        if self.exception(Tense::Imperative) || !self.has_person(1) {
            return;
        }
        for person in [1, 3, 4] {
            let Some(form) = present.get(person) else {
                continue;
            };
            // « tu montres » but « montre ! »
            let form = if form.ends_with("es") && person == 1 { form.trim_end_matches('s') } else { form };
            self.push(form.to_owned(), Tense::Imperative, person > 2);
        }
    }

    fn past_participle(&mut self, (masculine, feminine): &(String, String)) {
        self.push(masculine.clone(), Tense::PastParticiple, false);
        if feminine.is_empty() {
            return;
        }
        // « dû » but « dus »
        let plural = match masculine.strip_suffix('û') {
            Some(root) => join(root, "us"),
            None if masculine.ends_with('s') => masculine.clone(),
            None => join(masculine, "s"),
        };
        self.push(plural, Tense::PastParticiple, true);
        self.push(feminine.clone(), Tense::PastParticiple, false);
        self.push(join(feminine, "s"), Tense::PastParticiple, true);
    }

    fn endings(&mut self, tense: Tense, stem: &str, endings: &str) {
        let forms = if stem.is_empty() { Vec::new() } else { endings.split(' ').map(|e| attach(stem, e)).collect() };
        self.persons(tense, forms);
    }

    /// Writes six persons, less those that the verb lacks (« il faut » has no others).
    fn persons(&mut self, tense: Tense, forms: Vec<String>) {
        if self.exception(tense) {
            return;
        }
        for (person, form) in forms.into_iter().enumerate() {
            if self.has_person(person) {
                self.push(form, tense, person > 2);
            }
        }
    }

    fn has_person(&self, person: usize) -> bool {
        match self.model {
            "falloir" => person == 2,
            "pleuvoir" | "échoir" => person == 2 || person == 5,
            _ => true,
        }
    }

    /// Writes the forms that [`EXCEPTIONS`] holds for a tense; false when it holds none.
    fn exception(&mut self, tense: Tense) -> bool {
        let Some((_, _, words)) = EXCEPTIONS.iter().find(|(model, of, _)| *model == self.model && *of == tense) else {
            return false;
        };
        let first_plural = if tense == Tense::Imperative { 1 } else { 3 };
        for (person, word) in words.split_whitespace().enumerate() {
            self.push(word.to_owned(), tense, person >= first_plural);
        }
        true
    }

    fn push(&mut self, text: String, tense: Tense, plural: bool) {
        if text.is_empty() || self.forms.iter().any(|f| f.tense == tense && f.plural == plural && f.text == text) {
            return;
        }
        let respelled = respell(&text, self.model, tense);
        self.forms.push(Form { text, tense, plural });
        if let Some(text) = respelled {
            self.push(text, tense, plural);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tense::{
        Conditional, Future, Imperative, Imperfect, Infinitive, PastHistoric, PastParticiple, Present, PresentParticiple,
        Subjunctive, SubjunctiveImperfect,
    };
    use super::{Tense, conjugate};

    /// `text` is a form of the verb in that tense and number.
    #[rustfmt::skip]
    const FORMS: &[(&str, &str, Tense, bool, &str)] = &[
        // the verbs in -er and their stems
        ("montrer", "aimer", Infinitive, false, "montrer"),
        ("montrer", "aimer", Imperfect, false, "montrait"),
        ("montrer", "aimer", Conditional, false, "montrerait"),
        ("tirer", "aimer", PastHistoric, false, "tira"),
        ("tirer", "aimer", PastHistoric, true, "tirèrent"),
        ("coûter", "aimer", Conditional, true, "coûteraient"),
        ("coûter", "aimer", Conditional, false, "couterait"),
        ("brûler", "aimer", PastParticiple, true, "brûlés"),
        ("traîner", "aimer", Present, false, "traine"),
        ("créer", "aimer", PastParticiple, true, "créées"),
        ("manger", "manger", Imperfect, false, "mangeait"),
        ("changer", "manger", Present, true, "changeons"),
        ("changer", "manger", PastHistoric, true, "changèrent"),
        ("annoncer", "placer", PastHistoric, false, "annonça"),
        ("annoncer", "placer", Imperfect, true, "annoncions"),
        ("appeler", "appeler", Present, true, "appellent"),
        ("appeler", "appeler", Present, true, "appelons"),
        ("projeter", "jeter", Future, false, "projettera"),
        ("renouveler", "renouveler", Future, false, "renouvellera"),
        ("renouveler", "renouveler", Future, false, "renouvèlera"),
        ("acheter", "acheter", Conditional, false, "achèterait"),
        ("lever", "acheter", Imperfect, false, "levait"),
        ("sevrer", "acheter", Present, false, "sèvre"),
        ("céder", "céder", Present, false, "cède"),
        ("céder", "céder", Future, false, "cédera"),
        ("céder", "céder", Future, false, "cèdera"),
        ("opérer", "céder", Imperfect, false, "opérait"),
        ("protéger", "protéger", PastHistoric, false, "protégea"),
        ("célébrer", "céder", Present, false, "célèbre"),
        ("payer", "payer", Future, false, "paiera"),
        ("payer", "payer", Future, false, "payera"),
        ("employer", "employer", Present, true, "emploient"),
        ("essuyer", "essuyer", Conditional, false, "essuierait"),
        ("envoyer", "envoyer", Conditional, false, "enverrait"),
        ("aller", "aller", Future, true, "iront"),
        ("aller", "aller", Imperative, false, "va"),
        ("montrer", "aimer", Imperative, false, "montre"),
        // -ir
        ("finir", "finir", Imperfect, true, "finissaient"),
        ("finir", "finir", PastHistoric, true, "finîmes"),
        ("mûrir", "finir", PastParticiple, true, "mûris"),
        ("haïr", "haïr", Present, false, "hait"),
        ("haïr", "haïr", PastHistoric, true, "haïmes"),
        ("venir", "venir", Conditional, false, "viendrait"),
        ("obtenir", "tenir", PastHistoric, true, "obtinrent"),
        ("tenir", "venir", SubjunctiveImperfect, false, "tînt"),
        ("courir", "courir", Imperfect, false, "courait"),
        ("courir", "courir", Conditional, false, "courrait"),
        ("mourir", "mourir", PastParticiple, false, "morte"),
        ("offrir", "ouvrir", PastParticiple, true, "offertes"),
        ("accueillir", "cueillir", Future, false, "accueillera"),
        ("sortir", "partir", Present, false, "sort"),
        ("dormir", "dormir", Present, true, "dorment"),
        ("servir", "servir", Present, false, "sert"),
        ("acquérir", "acquérir", Future, false, "acquerra"),
        ("acquérir", "acquérir", PastParticiple, false, "acquise"),
        ("fuir", "fuir", Subjunctive, true, "fuyions"),
        ("revêtir", "vêtir", PastParticiple, false, "revêtue"),
        ("bouillir", "bouillir", Present, false, "bout"),
        // -oir
        ("voir", "voir", Future, false, "verra"),
        ("prévoir", "prévoir", Future, false, "prévoira"),
        ("prévoir", "prévoir", PastHistoric, false, "prévit"),
        ("pourvoir", "pourvoir", PastHistoric, true, "pourvurent"),
        ("recevoir", "recevoir", Present, true, "reçoivent"),
        ("devoir", "devoir", PastParticiple, false, "dû"),
        ("devoir", "devoir", PastParticiple, true, "dues"),
        ("pouvoir", "pouvoir", Conditional, true, "pourraient"),
        ("vouloir", "vouloir", Subjunctive, true, "voulions"),
        ("savoir", "savoir", PresentParticiple, false, "sachant"),
        ("valoir", "valoir", Subjunctive, false, "vaille"),
        ("prévaloir", "prévaloir", Subjunctive, false, "prévale"),
        ("falloir", "falloir", Conditional, false, "faudrait"),
        ("pleuvoir", "pleuvoir", Present, true, "pleuvent"),
        ("promouvoir", "émouvoir", PastParticiple, false, "promu"),
        ("asseoir", "asseoir", Present, false, "assied"),
        ("asseoir", "asseoir", Future, false, "assoira"),
        ("échoir", "échoir", PresentParticiple, false, "échéant"),
        ("avoir", "avoir", Subjunctive, false, "ait"),
        ("avoir", "avoir", Conditional, false, "aurait"),
        ("être", "être", Imperfect, true, "étaient"),
        ("être", "être", PastHistoric, true, "furent"),
        ("être", "être", SubjunctiveImperfect, false, "fût"),
        // -re
        ("rendre", "rendre", Present, false, "rend"),
        ("vendre", "rendre", PastParticiple, true, "vendus"),
        ("interrompre", "rompre", Present, false, "interrompt"),
        ("battre", "battre", Present, false, "bat"),
        ("apprendre", "prendre", Present, true, "apprennent"),
        ("promettre", "mettre", PastParticiple, true, "promis"),
        ("faire", "faire", Present, true, "font"),
        ("faire", "faire", Subjunctive, false, "fasse"),
        ("dire", "dire", Present, true, "dites"),
        ("prédire", "prédire", Present, true, "prédisez"),
        ("élire", "lire", PastHistoric, false, "élut"),
        ("souscrire", "écrire", Imperfect, false, "souscrivait"),
        ("connaître", "connaître", Present, false, "connait"),
        ("paraître", "connaître", Future, false, "paraîtra"),
        ("naître", "naître", PastHistoric, true, "naquirent"),
        ("croire", "croire", Subjunctive, true, "croient"),
        ("croître", "croître", Present, false, "croît"),
        ("accroître", "accroître", Conditional, false, "accroitrait"),
        ("réduire", "conduire", PastParticiple, false, "réduite"),
        ("nuire", "nuire", PastParticiple, false, "nui"),
        ("atteindre", "plaindre", Imperfect, false, "atteignait"),
        ("joindre", "joindre", PastParticiple, false, "jointe"),
        ("vivre", "vivre", PastHistoric, false, "vécut"),
        ("suivre", "suivre", PresentParticiple, false, "suivant"),
        ("exclure", "conclure", PastParticiple, false, "exclue"),
        ("inclure", "inclure", PastParticiple, false, "incluse"),
        ("résoudre", "résoudre", Present, true, "résolvent"),
        ("dissoudre", "absoudre", PastParticiple, false, "dissoute"),
        ("coudre", "coudre", Present, true, "cousent"),
        ("moudre", "moudre", PastParticiple, false, "moulu"),
        ("rire", "rire", Imperfect, true, "riions"),
        ("suffire", "suffire", Future, false, "suffira"),
        ("plaire", "plaire", Present, false, "plaît"),
        ("taire", "taire", PastParticiple, true, "tues"),
        ("convaincre", "vaincre", Present, true, "convainquent"),
        ("boire", "boire", Subjunctive, true, "buvions"),
        ("extraire", "traire", Imperfect, false, "extrayait"),
    ];

    #[test]
    fn every_listed_form_is_made() {
        for &(infinitive, model, tense, plural, text) in FORMS {
            let forms = conjugate(infinitive, model);
            let made = |f: &super::Form| f.text == text && f.tense == tense && f.plural == plural;
            assert!(forms.iter().any(made), "{text} ({tense:?}) of {infinitive}: {forms:?}");
        }
    }

    #[rustfmt::skip]
    const NOT_FORMS: &[(&str, &str, &str)] = &[
        ("montrer", "aimer", "montrrait"),
        ("tirer", "aimer", "tirrait"),
        ("être", "être", "étée"),
        ("pouvoir", "pouvoir", "pue"),
        ("falloir", "falloir", "faux"),
        ("devoir", "devoir", "dûe"),
        ("céder", "céder", "céde"),
        ("jeûner", "aimer", "jeune"),
        ("promettre", "mettre", "promiss"),
    ];

    #[test]
    fn no_misspelling_is_made() {
        for &(infinitive, model, text) in NOT_FORMS {
            assert!(conjugate(infinitive, model).iter().all(|f| f.text != text), "{text} of {infinitive}");
        }
    }

    #[test]
    fn forms_are_ordered_by_tense_and_given_once() {
        for (infinitive, model) in [("payer", "payer"), ("asseoir", "asseoir"), ("goûter", "aimer"), ("être", "être")] {
            let forms = conjugate(infinitive, model);
            assert!(forms.is_sorted_by_key(|f| f.tense), "{infinitive}");
            for (i, form) in forms.iter().enumerate() {
                assert!(!forms.iter().take(i).any(|other| other == form), "{form:?} twice in {infinitive}");
            }
        }
    }

    #[test]
    fn a_verb_that_is_not_of_the_model_has_no_forms() {
        assert!(conjugate("montrer", "finir").is_empty());
        assert!(conjugate("finir", "aimer").is_empty());
        assert!(conjugate("montrer", "montrer").is_empty());
        assert!(conjugate("aimer", "employer").is_empty());
        assert!(conjugate("", "aimer").is_empty());
    }

    /// A wrong model in the table would lose a verb without a word.
    #[test]
    fn every_verb_of_the_table_conjugates() {
        for line in include_str!("data/verbs.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (infinitive, model) = line.split_once('\t').unwrap_or_default();
            let forms = conjugate(infinitive, model);
            assert!(forms.iter().any(|f| f.text == infinitive), "{line}");
            assert!(forms.iter().all(|f| f.text == f.text.to_lowercase() && !f.text.contains(' ')), "{line}");
            assert!(forms.len() > 5, "{line}");
        }
    }
}
