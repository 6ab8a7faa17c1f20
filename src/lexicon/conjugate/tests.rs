//! Forms of verbs of every model.

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
    for line in include_str!("../data/verbs.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (infinitive, model) = line.split_once('\t').unwrap_or_default();
        let forms = conjugate(infinitive, model);
        assert!(forms.iter().any(|f| f.text == infinitive), "{line}");
        assert!(forms.iter().all(|f| f.text == f.text.to_lowercase() && !f.text.contains(' ')), "{line}");
        assert!(forms.len() > 5, "{line}");
    }
}
