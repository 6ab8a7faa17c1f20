//! Room 9. From amounts in sentences to checkable statements.
//!
//! Reads the sentences of a document with their mentions; gives [`Claim`]s. Must not know how
//! records are written or what other documents say.

mod assemble;
mod attribution;
mod clause;
mod comparison;
mod grammar;
mod id;
mod measure;
mod modality;
mod predicate;
mod restated;
mod scene;
mod scope;
mod subject;
mod subject_class;
mod time;
mod types;

pub use assemble::{Page, claims};
pub use types::{
    Attribution, Claim, Comparison, Ground, Holder, Modality, Participant, Predicate, Scope, Subject, TimeOfClaim, Unresolved,
};

/// The registry of the rules of this room, for listing: id and what it reads.
pub const RULES: &[(&str, &str)] = &[
    ("predicate.figure_of_noun", "figure, de, trigger noun: « 5 milliards de dollars de pertes »"),
    ("predicate.noun_of_figure", "trigger noun, de or à, figure: « une perte de 540 millions »"),
    ("predicate.verb", "trigger verb governing the figure: « a perdu 540 millions »"),
    ("predicate.level_verb", "verb of level, metric from its subject noun: « le déficit atteint 3 milliards »"),
    ("predicate.unit", "the counted noun says the metric: « 200 millions d’utilisateurs »"),
    ("predicate.nearby_noun", "nearest trigger noun of the clause, then of the sentence"),
    ("predicate.carried", "metric of the figure it is compared with or listed beside"),
    ("predicate.pronoun", "the noun a pronoun subject stands for: « Il atteindra 5 % »"),
    ("predicate.topic", "metric of the figure a sentence goes on from"),
    ("predicate.price", "what a thing costs: « un café à 4 euros », « 3 900 francs le litre »"),
    ("predicate.restated", "metric the same figure has elsewhere in the text"),
    ("predicate.share", "percentage of a whole: « 34 % du capital »"),
    ("predicate.none", "no trigger found: metric « other »"),
    ("subject.complement", "complement of the trigger noun: « les pertes d’OpenAI »"),
    ("subject.verb", "grammatical subject of the governing verb"),
    ("subject.apposition", "« Valorisée à 80 milliards, l’entreprise… »"),
    ("subject.possessive", "« ses pertes »: the entity in focus"),
    ("subject.coreference", "« l’entreprise », « elle »: the entity in focus"),
    ("subject.heading", "the entity named in title or heading"),
    ("subject.sentence", "the only fitting name of the sentence"),
    ("attribution.prepositional", "« selon X »"),
    ("attribution.verbal", "« X affirme que »"),
    ("attribution.incise", "« , explique X »"),
    ("attribution.nominal", "« les estimations de X »"),
    ("attribution.passive", "« publié par X »"),
    ("attribution.impersonal", "« on parle de »"),
    ("attribution.agency", "« (AFP) »"),
    ("attribution.speaker", "the speaker of a transcript turn"),
    ("modality.negation", "« ne … pas »"),
    ("modality.question", "a question mark"),
    ("modality.hypothesis", "« si » and imperfect"),
    ("modality.possibility", "« pourrait »"),
    ("modality.expected", "future, « devrait », « table sur »"),
    ("modality.conditional", "« aurait perdu », « coûterait »"),
    ("modality.epistemic", "« peut-être », « semble »"),
    ("time.clause", "the time nearest the figure in its clause"),
    ("time.sentence", "a time that opens the sentence"),
    ("time.event", "« depuis l’introduction de X »: a time only an event tells"),
    ("time.carried", "the period the sentence before has set"),
    ("time.statement", "a time beside the reporting verb: when it was said"),
    ("comparison.versus", "« contre 28 millions l’an passé »"),
    ("comparison.from_to", "« de 20 à 22 dollars » after a verb of change"),
    ("comparison.change", "« en hausse de 12 % »"),
    ("comparison.share", "« 34 % du capital »"),
    ("comparison.multiplied", "« trois fois plus »"),
];
