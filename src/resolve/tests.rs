//! What time expressions mean, one line a case: the text, the document's date, and each mention as
//! `span = value MOD edtf`, parted by `;`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

use super::{document_dates, resolve_times};
use crate::lexicon::Lexicon;
use crate::mention::{Mention, timex};
use crate::text::{About, Given, Span};
use crate::token::{Tokens, tokenize};

/// What an input record says of the date.
fn input(date: &str) -> Given {
    let date = Some(date.to_owned()).filter(|date| !date.is_empty());
    Given { input: About { date, ..About::default() }, ..Given::default() }
}

/// Sentences end at `. `, paragraphs at a line end.
fn times(text: &str, date: &str) -> Vec<Mention> {
    let lexicon = Lexicon::standard();
    let mut mentions = Vec::new();
    let (mut at, mut sentence, mut paragraphs) = (0, 0u32, Vec::new());
    for (paragraph, line) in text.split_inclusive('\n').enumerate() {
        for part in line.split_inclusive(". ") {
            let span = Span::new(at, at + part.len());
            let list = tokenize(lexicon, text, span);
            timex::read(Tokens { text, list: &list, lexicon }, sentence, &mut mentions);
            paragraphs.push(u32::try_from(paragraph).unwrap());
            at += part.len();
            sentence += 1;
        }
    }
    let date = document_dates(lexicon, text, &[], "", &input(date), None).date;
    resolve_times(&mut mentions, &|sentence| paragraphs[sentence as usize], date.as_ref());
    mentions
}

fn told(text: &str, mention: &Mention) -> String {
    let time = mention.time().unwrap();
    let modifier = time.modifier.map_or(String::new(), |m| format!(" {}", m.as_str()));
    let edtf = time.edtf.as_deref().unwrap_or("-");
    let needs: String = time.needs.iter().map(|need| format!(" needs {need}")).collect();
    let invalid = if time.status.as_str() == "invalid" { " invalid" } else { "" };
    format!("{} = {}{modifier} {edtf}{needs}{invalid}", mention.span.of(text), time.value)
}

#[rustfmt::skip]
const CASES: &[(&str, &str, &str)] = &[
    // said in full
    ("Le 25 octobre 2006.", "", "25 octobre 2006 = 2006-10-25 2006-10-25"),
    ("Le 14-Juillet 1789.", "", "14-Juillet 1789 = 1789-07-14 1789-07-14"),
    ("Le 4.10.24 à Lyon.", "", "4.10.24 = 2024-10-04 2024-10-04"),
    ("Au T3 2024.", "", "T3 2024 = 2024-Q3 2024-07/2024-09"),
    ("Au 1T24.", "", "1T24 = 2024-Q1 2024-01/2024-03"),
    ("Au premier semestre 2023.", "", "premier semestre 2023 = 2023-H1 2023-01/2023-06"),
    ("Durant la saison 2010-2011.", "", "saison 2010-2011 = 2010/2011 2010/2011"),
    ("Les années 1960.", "", "années 1960 = 196X 196X"),
    ("La crise des années 30.", "2024-10-04", "années 30 = 193X 193X"),
    ("Au XIXe siècle.", "", "XIXe siècle = 18XX 1801/1900"),
    ("En 52 avant notre ère.", "", "52 avant notre ère = BC0052 -0051"),
    ("Au printemps 2022.", "", "printemps 2022 = 2022-SP 2022-21"),
    ("Pâques 2024.", "", "Pâques 2024 = 2024-03-31 2024-03-31"),
    ("En mai 68.", "2024-10-04", "mai 68 = 1968-05 1968-05"),
    // impossible days are told, never moved
    ("Le 31 février 2023.", "", "31 février 2023 = 2023-02-31 - invalid"),
    ("Le 31 avril.", "2024-10-04", "31 avril = XXXX-04-31 - invalid"),
    // parts
    ("Début février 2023.", "", "Début février 2023 = 2023-02 START 2023-02-01/2023-02-10"),
    ("À la mi-juin 2023.", "", "mi-juin 2023 = 2023-06 MID 2023-06-11/2023-06-20"),
    ("Fin 2023.", "", "Fin 2023 = 2023 END 2023-09/2023-12"),
    ("Courant 2024.", "", "Courant 2024 = 2024 MID 2024"),
    ("Sur les neuf premiers mois de 2024.", "", "neuf premiers mois de 2024 = 2024-01-01/2024-09-30 2024-01/2024-09"),
    ("La dernière semaine de septembre 2014.", "", "dernière semaine de septembre 2014 = 2014-W39 2014-09-22/2014-09-28"),
    // openers stay outside and open the date
    ("Depuis 2019.", "", "2019 = 2019 ON_OR_AFTER 2019/.."),
    ("Dès mars 2025.", "", "mars 2025 = 2025-03 ON_OR_AFTER 2025-03/.."),
    ("Après le 4 mai 2020.", "", "4 mai 2020 = 2020-05-04 AFTER 2020-05-04/.."),
    ("Avant 2020.", "", "2020 = 2020 BEFORE ../2020"),
    ("Jusqu’en 2030.", "", "2030 = 2030 ON_OR_BEFORE ../2030"),
    ("D’ici à la fin de 2025.", "", "fin de 2025 = 2025 ON_OR_BEFORE ../2025-12"),
    ("Vers 2030.", "", "Vers 2030 = 2030 APPROX 2030"),
    // from the document's date
    ("Il est venu hier.", "2024-10-04", "hier = 2024-10-03 2024-10-03"),
    ("C’était l’an passé.", "2023-05", "l’an passé = 2022 2022"),
    ("C’était en novembre dernier.", "2023-05", "novembre dernier = 2022-11 2022-11"),
    ("Il est venu hier.", "2023-05", "hier = XXXX-XX-XX - needs doc.date"),
    ("En mars de cette année.", "2023-08-21", "mars de cette année = 2023-03 2023-03"),
    ("Il y a deux ans.", "2024-10-04", "Il y a deux ans = 2022 2022"),
    ("Il y a trois semaines.", "2024-10-04", "Il y a trois semaines = 2024-09-13 2024-09-13"),
    ("Dans trois mois.", "2024-10-04", "Dans trois mois = 2025-01 2025-01"),
    ("Sous dix jours.", "2024-10-04", "Sous dix jours = 2024-10-14 ON_OR_BEFORE ../2024-10-14"),
    ("Les trois prochaines années.", "2024-10-04", "Les trois prochaines années = P3Y 2025/2027"),
    ("Ces derniers mois.", "2024-10-04", "Ces derniers mois = PXM -"),
    ("Mardi en huit.", "2013-02-12", "Mardi en huit = 2013-02-19 2013-02-19"),
    ("D’ici la fin de l’année.", "2024-10-04", "la fin de l’année = 2024 ON_OR_BEFORE ../2024-12"),
    ("Aujourd’hui.", "2024-10-04", "Aujourd’hui = PRESENT_REF 2024-10-04"),
    ("Récemment.", "2024-10-04", "Récemment = PAST_REF -"),
    // the verb tells which one
    ("Il est venu lundi.", "2024-10-04", "lundi = 2024-09-30 2024-09-30"),
    ("Il viendra lundi.", "2024-10-04", "lundi = 2024-10-07 2024-10-07"),
    ("La réunion prévue lundi.", "2024-10-04", "lundi = 2024-10-07 2024-10-07"),
    ("Grève lundi.", "2024-10-04", "lundi = 2024-09-30 2024-09-30"),
    ("Le titre a chuté vendredi.", "2024-10-04", "vendredi = 2024-10-04 2024-10-04"),
    ("Le texte sera voté en mars.", "2024-10-04", "mars = 2025-03 2025-03"),
    ("Le texte a été voté en mars.", "2024-10-04", "mars = 2024-03 2024-03"),
    ("Il va signer en mars.", "2024-10-04", "mars = 2025-03 2025-03"),
    ("L’inflation recule en septembre.", "2024-10-04", "septembre = 2024-09 2024-09"),
    ("Ils manifesteront samedi 12 octobre.", "2024-10-04", "samedi 12 octobre = 2024-10-12 2024-10-12"),
    ("Noël sera calme.", "2024-10-04", "Noël = 2024-12-25 2024-12-25"),
    // the year in force in the paragraph, and for quarters in the text
    ("En 2019, il gagne. En mars, il perd.", "2024-10-04", "2019 = 2019 2019;mars = 2019-03 2019-03"),
    ("En 2019, il gagne.\nIl a perdu en mars.", "2024-10-04", "2019 = 2019 2019;mars = 2024-03 2024-03"),
    ("En 2019, il gagne.\nAu premier trimestre, il perd.", "2024-10-04", "2019 = 2019 2019;premier trimestre = 2019-Q1 2019-01/2019-03"),
    ("En 2021, il double, par rapport à 2020. Il a signé en mars.", "2024-10-04", "2021 = 2021 2021;2020 = 2020 2020;mars = 2021-03 2021-03"),
    ("Les pertes de 2021 sont là. Il a signé en mars.", "2024-10-04", "2021 = 2021 2021;mars = 2024-03 2024-03"),
    ("Fondé en 2016, il dort. Il a signé en mars.", "2024-10-04", "2016 = 2016 2016;mars = 2024-03 2024-03"),
    ("En 2021, on rêvait. On votera le 18 mai.", "2025-02-04", "2021 = 2021 2021;18 mai = 2025-05-18 2025-05-18"),
    // told from another date
    ("En 2019, il part. L’année suivante, il meurt.", "", "2019 = 2019 2019;L’année suivante = 2020 2020"),
    ("Il part le 3 mai 2021. Deux jours plus tard, il revient.", "", "3 mai 2021 = 2021-05-03 2021-05-03;Deux jours plus tard = 2021-05-05 2021-05-05"),
    ("La veille du scrutin.", "2024-10-04", "La veille = XXXX-XX-XX - needs event.date"),
    ("La veille de Noël 2023.", "", "La veille de Noël 2023 = 2023-12-24 2023-12-24"),
    // shared months and years
    ("Les 13, 14 et 15 juillet 2023.", "", "13 = 2023-07-13 2023-07-13;14 = 2023-07-14 2023-07-14;15 juillet 2023 = 2023-07-15 2023-07-15"),
    ("Les 17,18 et 19 juillet 2023.", "", "17 = 2023-07-17 2023-07-17;18 = 2023-07-18 2023-07-18;19 juillet 2023 = 2023-07-19 2023-07-19"),
    ("En janvier et février 2024.", "", "janvier = 2024-01 2024-01;février 2024 = 2024-02 2024-02"),
    // intervals
    ("De 2019 à 2023.", "", "De 2019 à 2023 = 2019/2023 2019/2023"),
    ("Du 9 au 11 février 2007.", "", "9 au 11 février 2007 = 2007-02-09/2007-02-11 2007-02-09/2007-02-11"),
    ("Du 28 au 3 mars 2023.", "", "28 au 3 mars 2023 = 2023-02-28/2023-03-03 2023-02-28/2023-03-03"),
    ("De novembre à février 2024.", "", "De novembre à février 2024 = 2023-11/2024-02 2023-11/2024-02"),
    ("Entre janvier et mai de cette année.", "2024-10-04", "Entre janvier et mai de cette année = 2024-01/2024-05 2024-01/2024-05"),
    ("Du T1 2023 au T3 2024.", "", "T1 2023 au T3 2024 = 2023-Q1/2024-Q3 2023-01/2024-09"),
    // hours
    ("À 20 h 30.", "2024-10-04", "20 h 30 = T20:30 - needs day"),
    ("De 17 à 19h.", "2024-10-04", "De 17 à 19h = T17:00/T19:00 - needs day"),
    ("Le 15 mai 2024 à 14 h 30.", "", "15 mai 2024 à 14 h 30 = 2024-05-15T14:30 2024-05-15T14:30:00"),
    ("Il est parti hier soir.", "2024-10-04", "hier soir = 2024-10-03TEV 2024-10-03"),
    ("Dans la nuit de lundi à mardi.", "2024-10-04", "la nuit de lundi à mardi = 2024-09-30TNI 2024-09-30/2024-10-01"),
    ("À 8 h UTC.", "", "8 h UTC = T08:00Z - needs day"),
    // durations and sets
    ("Il dort deux ans et demi.", "", "deux ans et demi = P2Y6M -"),
    ("Il y vit une vingtaine d’années.", "", "une vingtaine d’années = P20Y APPROX -"),
    ("Il a dormi huit jours.", "", "huit jours = P1W -"),
    ("Plus d’un an.", "", "Plus d’un an = P1Y MORE_THAN -"),
    ("Tous les deux mois.", "", "Tous les deux mois = P2M -"),
    ("Un jeudi sur deux.", "", "Un jeudi sur deux = XXXX-WXX-4 -"),
    // without a document's date
    ("Le 9 août.", "", "9 août = XXXX-08-09 - needs doc.date"),
    ("La semaine dernière.", "", "La semaine dernière = XXXX-WXX - needs doc.date"),
];

#[test]
fn times_mean_what_the_press_means() {
    let mut wrong = Vec::new();
    for (text, date, wanted) in CASES {
        let found = times(text, date).iter().map(|mention| told(text, mention)).collect::<Vec<_>>().join(";");
        if found != *wanted {
            wrong.push(format!("{text} [{date}]\n  wanted {wanted}\n  found  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn days_meant_stay_those_of_the_date_named() {
    let found = times("Depuis 2019.", "");
    let time = found[0].time().unwrap();
    assert_eq!(time.first.unwrap().to_string(), "2019-01-01");
    assert_eq!(time.last.unwrap().to_string(), "2019-12-31");
}

/// Header text, path, input, command line; date and basis, date of the change.
type Dated = (&'static str, &'static str, Option<&'static str>, Option<&'static str>, &'static str, &'static str);

#[rustfmt::skip]
const DATES: &[Dated] = &[
    ("date 2023-05", "a.txt", None, None, "2023-05 header", "-"),
    ("04 octobre 202404:19", "a.txt", None, None, "2024-10-04 glued_header", "-"),
    ("Publié le 26 juillet 2024 à 8 h 15, mis à jour le 27 juillet 2024", "a.txt", None, None, "2024-07-26 header", "2024-07-27"),
    ("Mis à jour le 3 mars 2024 · publié le 1er mars 2024", "a.txt", None, None, "2024-03-01 header", "2024-03-03"),
    ("Vendredi 16 février 2024", "a.txt", None, Some("2020-01-01"), "2024-02-16 header", "-"),
    ("Vendredi 16 février 2024", "a.txt", Some("2024-02-20"), None, "2024-02-20 input", "-"),
    ("", "2024-03-26-un-titre.txt", None, None, "2024-03-26 filename", "-"),
    ("", "presse/20240326_un-titre.txt", None, None, "2024-03-26 filename", "-"),
    ("", "site/2024/03/26/titre.html", None, None, "2024-03-26 filename", "-"),
    ("", "bilan-2024.txt", None, None, "-", "-"),
    ("", "bilan-2024-13-45.txt", None, Some("2020-01-01"), "2020-01-01 cli", "-"),
    ("", "a.txt", Some("2024-10-04T12:00:00"), None, "2024-10-04 input", "-"),
    ("", "a.txt", Some("2024-10-04 12:00:00 +0200"), None, "2024-10-04 input", "-"),
    ("", "a.txt", Some("20241004"), None, "2024-10-04 input", "-"),
    ("", "a.txt", Some("04/10/2024"), None, "2024-10-04 input", "-"),
    ("", "a.txt", Some("4 octobre 2024 à 8 h"), None, "2024-10-04 input", "-"),
    ("", "a.txt", Some("Fri, 04 Oct 2024 10:00:00 GMT"), None, "2024-10-04 input", "-"),
    ("", "a.txt", Some("October 4, 2024"), None, "2024-10-04 input", "-"),
    ("", "a.txt", Some("hier"), Some("2020-01-01"), "2020-01-01 cli", "-"),
];

#[test]
fn the_nearest_witness_dates_a_document() {
    let lexicon = Lexicon::standard();
    let about = |date: &str, updated: &str| {
        let own = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
        About { date: own(date), updated: own(updated), ..About::default() }
    };
    let none = || about("", "");
    let header = "Publié le 4 mars 2024, mis à jour le 5 mars 2024";
    let line = [Span::new(0, header.len())];
    for (given, path, want) in [
        (
            Given { sidecar: about("2024-01-01", ""), input: about("2024-01-02", ""), ..Given::default() },
            "a",
            "2024-01-01 sidecar 2024-03-05",
        ),
        (
            Given { page: about("2024-03-03T08:00Z", "2024-03-06"), sidecar: none(), ..Given::default() },
            "a",
            "2024-03-03 metadata 2024-03-06",
        ),
        (
            Given { file: about("2024-01-05", "2024-01-06"), ..Given::default() },
            "2024-02-02.docx",
            "2024-03-04 header 2024-03-05",
        ),
    ] {
        let dates = document_dates(lexicon, header, &line, path, &given, None);
        let (date, updated) = (dates.date.unwrap(), dates.updated.unwrap());
        assert_eq!(format!("{} {} {}", date.value, date.basis, updated.value), want);
    }
    let noted = Given { file: about("2024-01-05T10:00:00Z", "2024-01-06"), ..Given::default() };
    let bare = |path| document_dates(lexicon, "", &[], path, &noted, Some("2020-01-01")).date.unwrap();
    assert_eq!((bare("lettre.docx").value, bare("lettre.docx").basis), ("2024-01-05".to_owned(), "metadata"));
    assert_eq!(bare("2024-02-02.docx").basis, "filename");
}

#[test]
fn documents_are_dated() {
    let lexicon = Lexicon::standard();
    for (text, path, stated, cli, date, updated) in DATES {
        let lines: Vec<Span> = if text.is_empty() { Vec::new() } else { vec![Span::new(0, text.len())] };
        let dates = document_dates(lexicon, text, &lines, path, &input(stated.unwrap_or("")), *cli);
        let told = dates.date.map_or("-".to_owned(), |d| format!("{} {}", d.value, d.basis));
        assert_eq!(told, *date, "{text} {path}");
        assert_eq!(dates.updated.map_or("-".to_owned(), |d| d.value), *updated, "{text}");
    }
}
