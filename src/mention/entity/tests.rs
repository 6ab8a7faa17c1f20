//! What the readers of names give, sentence by sentence.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

use super::{NameContext, WEAK, read};
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::text::Span;
use crate::token::{Tokens, tokenize};

fn mentions(text: &str, context: NameContext) -> Vec<Mention> {
    let lexicon = Lexicon::standard();
    let list = tokenize(lexicon, text, Span::new(0, text.len()));
    let mut out = Vec::new();
    read(Tokens { text, list: &list, lexicon }, 0, context, &mut out);
    out
}

/// `kind:span` of each sure name, in order, joined by ` | `.
fn names(text: &str, context: NameContext) -> String {
    let found = mentions(text, context);
    let sure: Vec<String> =
        found.iter().filter(|m| m.rule != WEAK).map(|m| format!("{}:{}", m.kind(), m.span.of(text))).collect();
    sure.join(" | ")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let read = |text: &str| names(text, NameContext::default());
    let wrong: Vec<_> = cases.iter().filter(|(text, expected)| read(text) != *expected).collect();
    let report: Vec<String> = wrong.iter().map(|(text, expected)| format!("{text}\n  {}\n  {expected}", read(text))).collect();
    assert!(report.is_empty(), "\n{}", report.join("\n"));
}

#[test]
fn people() {
    check(&[
        ("Selon Karine Vauclair, tout va bien.", "person:Karine Vauclair"),
        ("M. Vauclair et Mme Le Goff ont voté.", "person:Vauclair | person:Le Goff"),
        ("Le président américain Joe Vauclair est venu.", "person:Joe Vauclair"),
        ("Il cite J.-P. Vauclair dans son livre.", "person:J.-P. Vauclair"),
        ("La thèse de Jean-Pierre de La Chesnaye fait date.", "person:Jean-Pierre de La Chesnaye"),
        ("Le pape Benoît XVI a renoncé.", "person:Benoît XVI"),
        ("Une rencontre avec Kim Jong-un a eu lieu.", "person:Kim Jong-un"),
        ("Le Britannique Tom Vauclair a gagné.", "person:Tom Vauclair"),
        ("Des Français ont protesté.", ""),
        ("Rose est une couleur.", ""),
        ("Monsieur le directeur parle.", ""),
    ]);
}

#[test]
fn organizations() {
    check(&[
        ("le ministère de la Culture prépare un plan", "organization:ministère de la Culture"),
        ("le ministère de l’Économie et des Finances s’explique", "organization:ministère de l’Économie et des Finances"),
        ("l’université de Vauclair-sur-Loire ferme", "organization:université de Vauclair-sur-Loire"),
        ("saisir le tribunal de commerce de Vauclair", "organization:tribunal de commerce de Vauclair"),
        ("selon l’Autorité de la médiation, rien ne change", "organization:Autorité de la médiation"),
        ("le groupe Vauclair est en vente", "organization:Vauclair"),
        ("la société française Vauclair Énergie recrute", "organization:Vauclair Énergie"),
        ("Les salariés de Vauclair sont inquiets.", "organization:Vauclair"),
        ("Le patron de Vauclair s’exprime.", "organization:Vauclair"),
        ("Le maire de Vauclair s’exprime.", "location:Vauclair"),
        ("chez Vauclair, on se tait", "organization:Vauclair"),
        ("Vauclair, un fabricant de jouets, ferme.", ""),
        ("En mai, Vauclair, un fabricant de jouets, ferme.", "organization:Vauclair"),
        ("L’italien Vauclair se retire.", "organization:Vauclair"),
        ("racheté par Vauclair Holding SA en mai", "organization:Vauclair Holding SA"),
        ("L’Union des cheminots de Vauclair (UCV) proteste.", "organization:Union des cheminots de Vauclair | organization:UCV"),
        ("l’armée syrienne avance", "organization:armée syrienne"),
        ("Parti du dépôt à midi, le train est en retard.", ""),
        ("La TVA et le PIB augmentent.", ""),
        ("la direction de la maison", ""),
    ]);
}

#[test]
fn places() {
    check(&[
        ("un incendie à Vauclair a fait deux blessés", "location:Vauclair"),
        ("près de Saint-Vauclair-sur-Loire", "location:Saint-Vauclair-sur-Loire"),
        ("la rue Vauclair et l’avenue du Général-Vauclair", "location:rue Vauclair | location:avenue du Général-Vauclair"),
        ("la ville de Vauclair s’endette", "location:Vauclair"),
        ("bouchons sur l’A7 et la N20", "location:A7 | location:N20"),
        ("une feuille au format A4", ""),
        ("dans le Nord-Ouest du pays", ""),
        ("la Ve République", ""),
    ]);
}

#[test]
fn gazetteers() {
    check(&[
        ("OpenAI a présenté GPT-4o.", "organization:OpenAI | product:GPT-4o"),
        ("une orange et la presse du monde", ""),
        ("le journal Le Monde, cité par Les Échos", "organization:Le Monde | organization:Les Échos"),
        ("Orange supprime des postes.", "organization:Orange"),
        ("aux États-Unis et aux Etats-Unis", "location:États-Unis | location:Etats-Unis"),
        ("Sam Altman, le patron d’OpenAI, se tait.", "person:Sam Altman | organization:OpenAI"),
        ("Nantes et Rennes", "location:Nantes | location:Rennes"),
    ]);
}

#[test]
fn without_capitals() {
    let lower = NameContext { lower_case: true, upper_case: false };
    let upper = NameContext { lower_case: false, upper_case: true };
    for (text, context, expected) in [
        ("et là openai annonce une perte", lower, "organization:openai"),
        ("il y a une orange sur la table", lower, ""),
        ("c'est ce que dit karine vauclair", lower, "person:karine vauclair"),
        ("OPENAI PERD DE L'ARGENT EN FRANCE", upper, "organization:OPENAI | location:FRANCE"),
    ] {
        assert_eq!(names(text, context), expected, "{text}");
    }
}

#[test]
fn roles() {
    for (text, role) in [
        ("Karine Vauclair, la patronne de Renault, se tait.", Some("organization:renault")),
        ("Karine Vauclair, directrice générale de Renault", Some("organization:renault")),
        ("Le patron de Renault, Marc Vauclair, se tait.", Some("organization:renault")),
        ("Marc Vauclair a quitté Renault.", None),
    ] {
        let found = mentions(text, NameContext::default());
        let person = found.iter().filter_map(Mention::name).find(|entity| entity.kind.as_str() == "person").unwrap();
        assert_eq!(person.role_of.as_deref(), role, "{text}");
    }
}

#[test]
fn linear_on_capitals() {
    let text = "Mo ".repeat(20_000) + &"M. ".repeat(20_000) + &"ministère de la ".repeat(10_000);
    assert!(mentions(&text, NameContext::default()).len() <= 60_000);
}
