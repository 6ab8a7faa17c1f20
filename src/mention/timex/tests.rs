//! The registry's examples, and what must never be read as a time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

use super::{RULES, read};
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::text::Span;
use crate::token::{Tokens, tokenize};

fn times(text: &str) -> Vec<Mention> {
    let lexicon = Lexicon::standard();
    let list = tokenize(lexicon, text, Span::new(0, text.len()));
    let mut out = Vec::new();
    read(Tokens { text, list: &list, lexicon }, 0, &mut out);
    out
}

#[test]
fn rules_read_their_examples() {
    let mut wrong = Vec::new();
    for rule in RULES {
        assert!(!rule.positive.is_empty() && !rule.negative.is_empty(), "{} has no examples", rule.name);
        for example in rule.positive {
            let (before, rest) = example.split_once('[').unwrap();
            let (inside, after) = rest.split_once(']').unwrap();
            let text = format!("{before}{inside}{after}");
            let wanted = Span::new(before.len(), before.len() + inside.len());
            let found = times(&text);
            let hit = found.iter().any(|m| m.span == wanted && m.rule == rule.name);
            let told: Vec<_> = found.iter().map(|m| (m.rule, m.span.of(&text))).collect();
            if !hit {
                wrong.push(format!("{}: {example}\n  read {told:?}", rule.name));
            }
        }
        for example in rule.negative {
            let found = times(example);
            let told: Vec<_> = found.iter().filter(|m| m.rule == rule.name).map(|m| m.span.of(example)).collect();
            if !told.is_empty() {
                wrong.push(format!("{}: {example}\n  read {told:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_have_names_of_their_own() {
    for (at, rule) in RULES.iter().enumerate() {
        assert!(rule.name.starts_with("timex."), "{}", rule.name);
        assert!(RULES.iter().skip(at + 1).all(|other| other.name != rule.name), "{} twice", rule.name);
    }
}

#[rustfmt::skip]
const NOTHING: &[&str] = &[
    "Sam Altman est là.", "La mer est belle.", "Il a été réélu.", "Les tarifs ont été relevés.", "Le vaisseau file vers Mars.",
    "L’équipe gagne 3 à 2.", "Une note de 6,6.", "Un prix de 540 millions.", "Un billet de 20 dollars.", "Le modèle GPT 3.5 répond.",
    "Le 110 mètres haies.", "La version 1.2.3 et la 24.04.1.", "L’article 1382 du code.", "Une seconde chance.", "Il en veut 2000.",
    "Il a payé 1500 euros.", "La tour a 2000 habitants.", "Près de 2000 morts.", "De 5 à 7 %.", "Le tour de France cycliste.",
    "Le numéro 2024 gagne.", "Il habite au 12 rue Monge.", "Le code postal 75011.", "Un match à 16:9.", "Le ratio est de 1/3.",
    "[0:53] Pari gagné.", "Le CAC 40 recule.", "Marie Avril chante.", "Une année-lumière.", "Les mètres carrés.", "L’heure est grave.",
    "La section de Jan Leike.", "Le vol AF 1549.", "Le chiffre est passé de 1800 à 2000.", "Un T2 à louer.", "IP 192.168.10.24",
    "01 23 45 67 89", "Un score de 6-4, 3-6, 7-6.", "La loi n° 2016-1691.", "Le règlement 2016/679.", "La Dépêche du Midi.",
    "Le Printemps ferme.", "Une Peugeot 3008.", "Le dossier n° 2019.", "Quatre-vingt-dix pour cent.", "Le moyen âge.",
];

#[test]
fn what_is_no_time_is_not_read() {
    let mut wrong = Vec::new();
    for text in NOTHING {
        for mention in times(text) {
            wrong.push(format!("{text}: {} {}", mention.rule, mention.span.of(text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
