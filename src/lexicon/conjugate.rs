//! Reads an infinitive and the name of its model, gives every simple form of the verb.
//!
//! Written so that « montrait » is known for an imperfect of *montrer* and « coûterait » for a conditional of
//! *coûter*: endings alone cannot tell. Both spellings are given where French has two (« paie » and « paye »,
//! « cédera » and « cèdera », « connaît » and « connait »), for this is a reader's table, not a writer's.
//! It must not know where the verbs come from, nor what they mean.

use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::OnceLock;

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
    struct Forms(Vec<Form>, String);
    impl Take for Forms {
        fn stem(&mut self, stem: &str) {
            stem.clone_into(&mut self.1);
        }
        fn form(&mut self, ending: &str, tense: Tense, plural: bool) {
            let form = Form { text: join(&self.1, ending), tense, plural };
            if !self.0.contains(&form) {
                self.0.push(form);
            }
        }
    }
    let mut forms = Forms(Vec::with_capacity(64), String::new());
    each_form(infinitive, model, &mut forms);
    forms.0.sort_by_key(|form| form.tense);
    forms.0
}

/// What [`each_form`] gives its forms to. The lexicon takes 170 000 of them before it reads a first word: they come in
/// pieces that need only be written one after the other, without an allocation for each.
pub(super) trait Take {
    /// The forms that follow start with `stem`.
    fn stem(&mut self, stem: &str);
    /// A form that ends with `ending`.
    fn form(&mut self, ending: &str, tense: Tense, plural: bool);
}

/// Gives the forms of [`conjugate`] in no order, and some of them twice.
pub(super) fn each_form(infinitive: &str, model: &str, take: &mut dyn Take) {
    for infinitive in [Some(infinitive), reformed(infinitive, model).as_deref()].into_iter().flatten() {
        let mut writer = Writer { infinitive, model, quirks: Quirks::of(model), take: &mut *take };
        let stem = infinitive.strip_suffix("er").unwrap_or_default();
        let mutes = if stem.is_empty() { [None, None] } else { mute_stems(stem, model) };
        for mute in mutes.iter().flatten() {
            writer.write(&regular(stem, mute, model));
        }
        if mutes.iter().all(Option::is_none) {
            irregular(infinitive, model).iter().for_each(|parts| writer.write(parts));
        }
    }
}

/// What the forms of a verb are made from. An empty string is a tense that the verb does not have.
struct Parts<'a> {
    /// The six persons of the present, each in two pieces.
    present: [(&'a str, &'a str); 6],
    /// Stem of the imperfect and of the present participle.
    weak: Cow<'a, str>,
    /// Stem of the past historic, and the vowel of its endings (in « vin » with its n).
    past: (Cow<'a, str>, &'a str),
    /// Stems of future and conditional, with the r.
    future: [Option<(&'a str, &'a str)>; 2],
    /// Stems of the present subjunctive: « qu'il vienne », « que nous venions ».
    subjunctive: (Cow<'a, str>, Cow<'a, str>),
    /// Masculine and feminine past participle; an empty feminine means that it never agrees.
    participle: (Cow<'a, str>, Cow<'a, str>),
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

/// The stems before a mute e of a verb in -er; none when the model is not regular, two where there are two spellings.
fn mute_stems<'a>(stem: &'a str, model: &str) -> [Option<Cow<'a, str>>; 2] {
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
fn regular<'a>(stem: &'a str, mute: &'a str, model: &str) -> Parts<'a> {
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
fn irregular<'a>(infinitive: &'a str, model: &str) -> Vec<Parts<'a>> {
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
fn join(stem: &str, ending: &str) -> String {
    let mut text = String::with_capacity(stem.len() + ending.len());
    text.push_str(stem);
    text.push_str(ending);
    text
}

/// What « plac » and « mang » become before a and o, to keep their sound: « plaçait », « mangeons ».
fn softened(stem: &str) -> Option<String> {
    match stem.as_bytes().last() {
        Some(b'c') => stem.strip_suffix('c').map(|root| join(root, "ç")),
        Some(b'g') => Some(join(stem, "e")),
        _ => None,
    }
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

/// Models that [`respell`] knows.
const RESPELLED: &[&str] =
    &["connaître", "paraître", "naître", "plaire", "accroître", "décroître", "croître", "asseoir", "surseoir"];

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

/// An ending and its person, from 0 to 5; one that serves two persons is given to the later.
type Ending = (&'static str, u8);

#[rustfmt::skip]
const IMPERFECT: &[Ending] = &[("ais", 1), ("ait", 2), ("ions", 3), ("iez", 4), ("aient", 5)];
#[rustfmt::skip]
const FUTURE: &[Ending] = &[("ai", 0), ("as", 1), ("a", 2), ("ons", 3), ("ez", 4), ("ont", 5)];

/// How the past historic and the imperfect subjunctive go on after each vowel.
#[rustfmt::skip]
const PAST: &[(&str, &[Ending], &[Ending])] = &[
    (
        "a",
        &[("ai", 0), ("as", 1), ("a", 2), ("âmes", 3), ("âtes", 4), ("èrent", 5)],
        &[("asse", 0), ("asses", 1), ("ât", 2), ("assions", 3), ("assiez", 4), ("assent", 5)],
    ),
    (
        "i",
        &[("is", 1), ("it", 2), ("îmes", 3), ("îtes", 4), ("irent", 5)],
        &[("isse", 0), ("isses", 1), ("ît", 2), ("issions", 3), ("issiez", 4), ("issent", 5)],
    ),
    (
        "u",
        &[("us", 1), ("ut", 2), ("ûmes", 3), ("ûtes", 4), ("urent", 5)],
        &[("usse", 0), ("usses", 1), ("ût", 2), ("ussions", 3), ("ussiez", 4), ("ussent", 5)],
    ),
    (
        "in",
        &[("ins", 1), ("int", 2), ("înmes", 3), ("întes", 4), ("inrent", 5)],
        &[("insse", 0), ("insses", 1), ("înt", 2), ("inssions", 3), ("inssiez", 4), ("inssent", 5)],
    ),
    (
        "û",
        &[("ûs", 1), ("ût", 2), ("ûmes", 3), ("ûtes", 4), ("ûrent", 5)],
        &[("ûsse", 0), ("ûsses", 1), ("ût", 2), ("ûssions", 3), ("ûssiez", 4), ("ûssent", 5)],
    ),
    (
        "ï",
        &[("ïs", 1), ("ït", 2), ("ïmes", 3), ("ïtes", 4), ("ïrent", 5)],
        &[("ïsse", 0), ("ïsses", 1), ("ït", 2), ("ïssions", 3), ("ïssiez", 4), ("ïssent", 5)],
    ),
];

/// What a model has of its own beside its parts.
#[derive(Clone, Copy)]
struct Quirks {
    /// [`EXCEPTIONS`] holds some of its tenses.
    exceptions: bool,
    /// [`respell`] has something to say.
    respelled: bool,
    /// One bit for every person the verb has: « il faut » has no others.
    persons: u8,
}

impl Quirks {
    fn of(model: &str) -> Quirks {
        Quirks {
            exceptions: EXCEPTIONS.iter().any(|(known, _, _)| *known == model),
            respelled: RESPELLED.contains(&model),
            persons: match model {
                "falloir" => 0b00_0100,
                "pleuvoir" | "échoir" => 0b10_0100,
                _ => 0b11_1111,
            },
        }
    }
}

/// Gives the forms of one verb.
struct Writer<'a> {
    infinitive: &'a str,
    model: &'a str,
    quirks: Quirks,
    take: &'a mut dyn Take,
}

impl Writer<'_> {
    fn write(&mut self, parts: &Parts) {
        self.word(self.infinitive, Tense::Infinitive, false);
        self.present(&parts.present);
        self.tense(Tense::Imperfect, &parts.weak, IMPERFECT);
        let (stem, vowel) = &parts.past;
        // « vin » → « vins, vînmes » and « vinsse »; « montra » → « montrai, montrèrent » and « montrasse »
        if let Some((_, historic, subjunctive)) = PAST.iter().find(|(known, _, _)| known == vowel) {
            self.tense(Tense::PastHistoric, stem, historic);
            self.tense(Tense::SubjunctiveImperfect, stem, subjunctive);
        }
        for (root, r) in parts.future.iter().flatten() {
            let stem = join(root, r);
            self.tense(Tense::Future, &stem, FUTURE);
            self.tense(Tense::Conditional, &stem, IMPERFECT);
        }
        let (strong, weak) = &parts.subjunctive;
        if !self.exception(Tense::Subjunctive) && !strong.is_empty() {
            self.persons(Tense::Subjunctive, strong, &[("es", 1), ("e", 2), ("ent", 5)]);
            self.persons(Tense::Subjunctive, weak, &[("ions", 3), ("iez", 4)]);
        }
        self.tense(Tense::PresentParticiple, &parts.weak, &[("ant", 2)]);
        self.past_participle(&parts.participle);
    }

    /// The present, and the imperative that is made from it.
    fn present(&mut self, present: &[(&str, &str); 6]) {
        for (person, (stem, ending)) in (0..).zip(present) {
            self.persons(Tense::Present, stem, &[(ending, person)]);
        }
        if self.exception(Tense::Imperative) || !self.has_person(1) {
            return;
        }
        let [_, you, _, we, you_all, _] = *present;
        // « tu montres » but « montre ! »
        let ending = if you.1.ends_with("es") { you.1.trim_end_matches('s') } else { you.1 };
        self.persons(Tense::Imperative, you.0, &[(ending, 1)]);
        self.persons(Tense::Imperative, we.0, &[(we.1, 3)]);
        self.persons(Tense::Imperative, you_all.0, &[(you_all.1, 4)]);
    }

    fn past_participle(&mut self, (masculine, feminine): &(Cow<str>, Cow<str>)) {
        let [singular, s, none] = [("", 2), ("s", 5), ("", 5)];
        if feminine.is_empty() {
            return self.persons(Tense::PastParticiple, masculine, &[singular]);
        }
        let plural = if masculine.ends_with('s') { none } else { s };
        match masculine.strip_suffix('û') {
            // « dû » but « dus »
            Some(root) => self.persons(Tense::PastParticiple, root, &[("û", 2), ("us", 5)]),
            None => self.persons(Tense::PastParticiple, masculine, &[singular, plural]),
        }
        self.persons(Tense::PastParticiple, feminine, &[singular, s]);
    }

    /// Gives a tense that has one stem, unless [`EXCEPTIONS`] holds it.
    fn tense(&mut self, tense: Tense, stem: &str, endings: &[Ending]) {
        if !self.exception(tense) && !stem.is_empty() {
            self.persons(tense, stem, endings);
        }
    }

    /// Gives the forms that [`EXCEPTIONS`] holds for a tense; false when it holds none.
    fn exception(&mut self, tense: Tense) -> bool {
        if !self.quirks.exceptions {
            return false;
        }
        let Some((_, _, words)) = EXCEPTIONS.iter().find(|(model, of, _)| *model == self.model && *of == tense) else {
            return false;
        };
        let first_plural = if tense == Tense::Imperative { 1 } else { 3 };
        for (person, word) in words.split_whitespace().enumerate() {
            self.word(word, tense, person >= first_plural);
        }
        true
    }

    fn word(&mut self, word: &str, tense: Tense, plural: bool) {
        self.take.stem(word);
        self.take.form("", tense, plural);
        self.respelled(word, "", tense, plural);
    }

    /// Gives the persons that the verb has of those listed.
    fn persons(&mut self, tense: Tense, stem: &str, endings: &[(&str, u8)]) {
        let soft = softened(stem);
        for (stem, softens) in [(Some(stem), false), (soft.as_deref(), true)] {
            let Some(stem) = stem else { continue };
            self.take.stem(stem);
            for (ending, person) in endings {
                let before_a_or_o = soft.is_some() && ending.starts_with(['a', 'o', 'â']);
                if before_a_or_o == softens && self.has_person(*person) && stem.len() + ending.len() > 0 {
                    self.take.form(ending, tense, *person > 2);
                    self.respelled(stem, ending, tense, *person > 2);
                }
            }
        }
    }

    /// Gives the other spelling of a form, if it has one.
    fn respelled(&mut self, stem: &str, ending: &str, tense: Tense, plural: bool) {
        if self.quirks.respelled
            && let Some(text) = respell(&join(stem, ending), self.model, tense)
        {
            self.take.stem(&text);
            self.take.form("", tense, plural);
            self.take.stem(stem);
        }
    }

    fn has_person(&self, person: u8) -> bool {
        self.quirks.persons >> person & 1 == 1
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
