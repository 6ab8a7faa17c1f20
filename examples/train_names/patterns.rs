//! Passages with slots, filled with names that chance invents.
//!
//! Reads `patterns.txt`; gives annotated records. What comes out follows from the seed alone.

use crate::crf::Chance;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const PATTERNS: &str = include_str!("patterns.txt");

const GIVEN: &str = "Anne Bastien Camille Denis Élodie Farid Gaëlle Hugo Inès Jules Karine Léa Marc Nadia Olivier Pauline Quentin \
Rachida Simon Thérèse Ulysse Valérie Wassim Xavier Yves Zoé Jean-Luc Marie-Claude Mohamed Fatou Aïcha Giulia Hans Ingrid \
Yuki Wei Sven Dmitri Ngozi Diego Priya Tomasz Kwame Leïla Corentin Maëlys Ilyès Bénédicte Awa Lars";
const SURNAME_HEADS: &str =
    "Bar Cor Dau Fer Gal Jou Lam Mar Nou Per Rou Sau Tré Vau Bel Cha Del Gre Ker Mon Pel Ric Tho Ver Bou Dra Osk Zim Ndi Kow Haj";
const SURNAME_TAILS: &str = "bier din mont nel rac set tier veau zet chet lard gnac vin quet roux ric don illet ard mann ski ovic aoui dieng ter ström owski ofiev escu idis moto mura stein berg elli etti ley ton field enko ian bel man ner son";
const FIRM_HEADS: &str = "Cal Lum Ver Mon Pris Djaz Nor Opti Bio Kéli Ax Tel Vand Hel Or Sol Fin Nexi Quadr Alti Ced Bor Tan Zen Ubi Mér Gal Stra Éco Ino";
const FIRM_TAILS: &str = "cor édis rea éal meo élec via gros tis ance ys tel hout vetia banne ena tys gia ora max lia io um on ix ara eo san pharm tech";
const FIRM_SECONDS: &str = "Moteurs Santé Énergie Conseil Capital Price Media Transports Aéro Foods Systems Bank Partners Immobilier Optique Group Industries Sud Loisirs";
const FIRM_FIRSTS: &str = "Maison Radio Banque Crédit Laiterie Fonderie Ateliers Galeries Studio Éditions Groupe Papeteries";
const KNOWN_FIRMS: &str = "Renault OpenAI Microsoft Carrefour Airbus Orange Total Free Meta Sanofi Danone Ubisoft Doctolib Nvidia Boeing \
Volkswagen Nestlé Michelin Netflix Bouygues Ikea Samsung EDF Engie Shein Tesla";
const TOWN_HEADS: &str = "Vouz Plour Mar Cler Bré Hau Val Cres Fon Gou Lan Mir Nér Pont Rom Sal Tour Ville Chau Ker Beau Mont";
const TOWN_TAILS: &str = "eilles ivec vejols venne mont court gny ville ac ières bourg oux ange ense euil dun say rac iers hac";
const TOWNS: &str = "Lyon Marseille Lille Nantes Rodez Limoges Brest Metz Genève Liège Montréal Dakar Alger Tunis Abidjan Kinshasa Berlin Londres \
Madrid Tokyo Bucarest Namur Lausanne Québec Rouen Quimper Albi";
const COUNTRIES: &str =
    "Allemagne Espagne Italie Pologne Tunisie Algérie Belgique Suisse Chine Inde Argentine Turquie Hongrie Norvège Irlande";
const PRODUCTS: &str = "Lumina Vexo Zéphyr Orbite Nimbus Kaléo Pulsar Vita Atlas Iris Sonar Delta";

/// `count` fillings of every passage.
pub fn records(count: usize, seed: u64) -> Vec<String> {
    let mut chance = Chance(seed);
    let passages: Vec<&str> = PATTERNS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    let fillings = (0..count).flat_map(|round| passages.iter().enumerate().map(move |(at, passage)| (round, at, *passage)));
    fillings.map(|(round, at, passage)| fill(&format!("{round}-{at}"), passage, &mut chance)).collect()
}

/// One filling of `passage`.
fn fill(id: &str, passage: &str, chance: &mut Chance) -> String {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let (mut text, mut length): (String, usize) = (String::new(), 0);
    let mut entities: Vec<Value> = Vec::new();
    // Kind and start of the bracket that is open.
    let mut open: Option<(String, usize)> = None;
    let mut rest = passage;
    while let Some(first) = rest.chars().next() {
        let mut add = |piece: &str| {
            text.push_str(piece);
            length += piece.chars().count();
            length
        };
        if let Some((slot, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            let name = name(slot, &mut names, chance);
            let end = add(&name);
            if open.is_none() {
                entities.push(json!({"type": kind(slot), "start": end - name.chars().count(), "end": end}));
            }
            rest = after;
        } else if let Some((kind, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(' ')) {
            open = Some((kind.to_owned(), add("")));
            rest = after;
        } else if first == ']' {
            let (kind, start) = open.take().expect("an open bracket");
            entities.push(json!({"type": kind, "start": start, "end": add("")}));
            rest = &rest[1..];
        } else {
            add(first.encode_utf8(&mut [0; 4]));
            rest = &rest[first.len_utf8()..];
        }
    }
    json!({"id": id, "text": text, "entities": entities}).to_string()
}

fn kind(slot: &str) -> &'static str {
    match slot.chars().next() {
        Some('P' | 'S' | 'G') => "PER",
        Some('L' | 'C') => "LOC",
        Some('D') => "PROD",
        _ => "ORG",
    }
}

/// The name of `slot` in this passage: the one it has, or a new one.
fn name(slot: &str, names: &mut BTreeMap<String, String>, chance: &mut Chance) -> String {
    if let Some(name) = names.get(slot) {
        return name.clone();
    }
    let (letter, number) = slot.split_at(1);
    let name = match letter {
        "P" => format!("{} {}", name(&format!("G{number}"), names, chance), name(&format!("S{number}"), names, chance)),
        "G" => pick(GIVEN, chance).to_owned(),
        "S" => surname(chance),
        "L" => town(chance),
        "C" => pick(COUNTRIES, chance).to_owned(),
        "D" => pick(PRODUCTS, chance).to_owned(),
        "A" => acronym(chance),
        _ => firm(chance),
    };
    names.insert(slot.to_owned(), name.clone());
    name
}

fn surname(chance: &mut Chance) -> String {
    let plain = join(SURNAME_HEADS, SURNAME_TAILS, chance);
    match chance.next() % 12 {
        0 => format!("Le {plain}"),
        1 => format!("de {plain}"),
        2 => format!("{plain}-{}", join(SURNAME_HEADS, SURNAME_TAILS, chance)),
        _ => plain,
    }
}

fn town(chance: &mut Chance) -> String {
    let plain = join(TOWN_HEADS, TOWN_TAILS, chance);
    match chance.next() % 8 {
        0 => format!("Saint-{}-sur-{plain}", pick("Jean Denis Aubin Médard Léger", chance)),
        1 => format!("{plain}-les-Bains"),
        2..=4 => pick(TOWNS, chance).to_owned(),
        _ => plain,
    }
}

fn firm(chance: &mut Chance) -> String {
    let plain = join(FIRM_HEADS, FIRM_TAILS, chance);
    match chance.next() % 16 {
        0 | 1 => acronym(chance),
        2..=4 => format!("{plain} {}", pick(FIRM_SECONDS, chance)),
        5 => format!("{} {plain}", pick(FIRM_FIRSTS, chance)),
        6 => format!("{}{}", plain, pick("Lab Soft Bank AI Tech Web", chance)),
        7..=9 => pick(KNOWN_FIRMS, chance).to_owned(),
        _ => plain,
    }
}

fn acronym(chance: &mut Chance) -> String {
    let letters = 3 + chance.next() % 2;
    (0..letters).map(|_| pick("A B C D E F G I L M N P R S T U V", chance)).collect()
}

fn join(heads: &str, tails: &str, chance: &mut Chance) -> String {
    format!("{}{}", pick(heads, chance), pick(tails, chance))
}

fn pick<'a>(list: &'a str, chance: &mut Chance) -> &'a str {
    let words: Vec<&str> = list.split_whitespace().collect();
    words[(chance.next() % words.len() as u64) as usize]
}
