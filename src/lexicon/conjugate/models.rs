//! The irregular models of French verbs and the endings all verbs share.
//!
//! Must not know any verb's forms; [`super`] makes them.

use super::Tense;

/// Models whose forms follow from few parts; the verbs in -er are in [`regular`].
///
/// Columns: models that share the row · ending cut from the infinitive · present · past historic · future ·
/// stems of the subjunctive, where the present does not give them · participle (`!` never agrees; a second word is
/// the feminine). A model with two rows has two sets of forms. `-` is a tense that is not in use.
#[rustfmt::skip]
pub(super) const IRREGULAR: &[[&str; 7]] = &[
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
pub(super) const EXCEPTIONS: &[(&str, Tense, &str)] = &[
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

/// An ending and its person, from 0 to 5; one that serves two persons is given to the later.
pub(super) type Ending = (&'static str, u8);

#[rustfmt::skip]
pub(super) const IMPERFECT: &[Ending] = &[("ais", 1), ("ait", 2), ("ions", 3), ("iez", 4), ("aient", 5)];
#[rustfmt::skip]
pub(super) const FUTURE: &[Ending] = &[("ai", 0), ("as", 1), ("a", 2), ("ons", 3), ("ez", 4), ("ont", 5)];

/// How the past historic and the imperfect subjunctive go on after each vowel.
#[rustfmt::skip]
pub(super) const PAST: &[(&str, &[Ending], &[Ending])] = &[
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
