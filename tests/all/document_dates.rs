//! When a document was published and changed: every form a header, a page, a file name or a
//! neighbour gives it in.

use super::support::analysed;
use greffier::pipeline::Options;
use greffier::text::{About, Document, Given};

const TITLE: &str = "Un budget en hausse à Brannec\n";
const BODY: &str = "\n\nLe conseil municipal a voté un budget de 3 millions d'euros, en hausse de 4 % sur un an. Le maire \
    salue un texte équilibré.\n\nL'opposition regrette que la dette ait doublé, et demande un audit des comptes de la ville.\n";

fn dates(path: &str, text: String, date: Option<&str>, cli: Option<&str>) -> (String, String) {
    let input = About { date: date.map(str::to_owned), ..About::default() };
    let document = Document::from_text(path, text, Given { input, ..Given::default() });
    let options = Options { date: cli.map(str::to_owned), ..Options::default() };
    let found = analysed(&document, &options).dates;
    let shown = |date: Option<greffier::resolve::DocDate>| date.map_or("-".to_owned(), |date| date.value);
    (shown(found.date), shown(found.updated))
}

#[test]
fn header_lines_under_the_title() {
    for (header, date, updated) in [
        ("Publié le 14 mai 2024", "2024-05-14", "-"),
        ("Publié le 14 mai 2024 à 06h30", "2024-05-14", "-"),
        ("Publié le 14 mai 2024 à 06h30, mis à jour le 15 mai 2024 à 10h12", "2024-05-14", "2024-05-15"),
        ("Publié le 14/05/2024 à 06:30 - Mis à jour le 15/05/2024 à 10:12", "2024-05-14", "2024-05-15"),
        ("Publié le 14/05/2024 | Modifié le 16/05/2024", "2024-05-14", "2024-05-16"),
        ("Publié : 14 mai 2024 à 06:30 CEST\nMis à jour : 15 mai 2024 à 10:12", "2024-05-14", "2024-05-15"),
        ("PUBLIÉ LE 14 MAI 2024 À 06H30 - MIS À JOUR LE 15 MAI 2024", "2024-05-14", "2024-05-15"),
        ("Créé le 14 mai 2024, modifié le 15 mai 2024", "2024-05-14", "2024-05-15"),
        ("Ada Roux avec AFP le 14/05/2024 à 19:00, mis à jour le 14/05/2024 à 21:30", "2024-05-14", "2024-05-14"),
        ("Mis à jour le 15 mai 2024", "2024-05-15", "2024-05-15"),
        ("Dernière mise à jour : 15 mai 2024", "2024-05-15", "2024-05-15"),
        ("Actualisé le 15/05/2024 à 09h00", "2024-05-15", "2024-05-15"),
        ("Par Ada Roux\nPublié le mardi 14 mai 2024", "2024-05-14", "-"),
        ("Par Ada Roux – 14 mai 2024", "2024-05-14", "-"),
        ("Par Ada Roux, le 14 mai 2024", "2024-05-14", "-"),
        ("Ada Roux (avec AFP) 14/05/2024 à 19:00", "2024-05-14", "-"),
        ("14 mai 2024 | Ada Roux | Économie", "2024-05-14", "-"),
        ("Économie · 14 mai 2024 · 4 min de lecture", "2024-05-14", "-"),
        ("Publié le 14 mai 2024 à 06h30 Temps de lecture : 3 min.", "2024-05-14", "-"),
        ("Temps de lecture : 3 min. Publié le 14 mai 2024", "2024-05-14", "-"),
        ("Le Courrier de Brannec - mardi 14 mai 2024 - page 3", "2024-05-14", "-"),
        ("Communiqué de presse\nBrannec, le 14 mai 2024", "2024-05-14", "-"),
        ("Mis en ligne le 14 mai 2024", "2024-05-14", "-"),
        ("Paru le 14 mai 2024", "2024-05-14", "-"),
        ("Article publié le 14 mai 2024 à 18 h 05", "2024-05-14", "-"),
        ("Publie le 14 mai 2024", "2024-05-14", "-"),
        ("Publié le 14 févr. 2024 à 12:00", "2024-02-14", "-"),
        ("Date de publication : 14/05/2024", "2024-05-14", "-"),
        ("Date : 14 mai 2024", "2024-05-14", "-"),
        ("14 mai 2024", "2024-05-14", "-"),
        ("Mardi 14 mai 2024", "2024-05-14", "-"),
        ("mar. 14 mai 2024", "2024-05-14", "-"),
        ("14 mai 2024, 19:00", "2024-05-14", "-"),
        ("14/05/2024", "2024-05-14", "-"),
        ("14.05.2024", "2024-05-14", "-"),
        ("le 14/05/2024 à 19h00", "2024-05-14", "-"),
        ("2024-05-14 08:30", "2024-05-14", "-"),
        ("14 mai 202404:19", "2024-05-14", "-"),
        ("Le 1er mai 2024", "2024-05-01", "-"),
        ("Mai 2024", "2024-05", "-"),
        ("Publié hier", "-", "-"),
        ("Publié le 14 mai à 8 h", "-", "-"),
        ("Budget 2024", "-", "-"),
        ("Le 11 septembre 2001, vingt ans après", "-", "-"),
    ] {
        let found = dates("x", format!("{TITLE}{header}{BODY}"), None, None);
        assert_eq!(found, (date.to_owned(), updated.to_owned()), "{header}");
    }
}

#[test]
fn elsewhere_in_the_text() {
    let (page, body) = (format!("{TITLE}{BODY}"), BODY.trim());
    for (text, date, updated) in [
        (format!(" date 2023-05 {body}"), "2023-05", "-"),
        (format!("date: 2023-05-12\n{body}"), "2023-05-12", "-"),
        (format!("PARIS, 14 mai 2024 (Agence) - {body}"), "2024-05-14", "-"),
        (format!("14 mai 2024\n{page}"), "2024-05-14", "-"),
        (format!("---\ntitle: Un budget\ndate: 2024-05-14\nupdated: 2024-05-15\n---\n{page}"), "2024-05-14", "2024-05-15"),
        (format!("{page}\nPublié le 14 mai 2024"), "2024-05-14", "-"),
        (format!("{TITLE}Le 14 mai 2024, le maire a reçu le préfet pour parler du budget de la ville.{BODY}"), "-", "-"),
    ] {
        assert_eq!(dates("x", text.clone(), None, None), (date.to_owned(), updated.to_owned()), "{text}");
    }
}

#[test]
fn beside_the_text() {
    for (path, given, cli, date) in [
        ("2024-09-04-budget.txt", None, None, "2024-09-04"),
        ("20240904_budget.txt", None, None, "2024-09-04"),
        ("budget_2024-09.txt", None, None, "2024-09"),
        ("2024/09/04/budget.html", None, None, "2024-09-04"),
        ("budget-04-09-2024.txt", None, None, "2024-09-04"),
        ("budget-1234567890.txt", None, None, "-"),
        ("covid-19-2024.txt", None, None, "-"),
        ("31-02-2024.txt", None, None, "-"),
        ("x", Some("2024-09-04"), None, "2024-09-04"),
        ("x", Some("2024-09"), None, "2024-09"),
        ("x", Some("4 septembre 2024"), None, "2024-09-04"),
        ("x", Some("Wed, 04 Sep 2024 10:00:00 GMT"), None, "2024-09-04"),
        ("x", Some("2024-09-04T10:00:00+02:00"), None, "2024-09-04"),
        ("x", Some("2024-02-31"), None, "-"),
        ("x", None, Some("2020-01-02"), "2020-01-02"),
        ("2024-09-04.txt", None, Some("2020-01-02"), "2024-09-04"),
        ("2024-09-04.txt", Some("2024-09-05"), Some("2020-01-02"), "2024-09-05"),
    ] {
        let found = dates(path, format!("{TITLE}{BODY}"), given, cli);
        assert_eq!(found.0, date, "{path} {given:?} {cli:?}");
    }
}
