//! Pages to text and facts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

use super::*;

const BODY: &str = "<p>Le groupe Frimeca investit 45&nbsp;millions d’euros dans son usine de Lens, a-t-il annoncé mardi. Le chantier doit \
                    durer dix-huit mois et occuper 120 personnes.</p>";

fn page(head: &str, body: &str) -> Extracted {
    read(format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>").as_bytes()).unwrap()
}

#[test]
fn the_page_tells_about_itself() {
    let ld = r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
        {"@type":["NewsArticle"],"headline":"Frimeca s’agrandit","datePublished":"2024-09-04T06:30:00+02:00",
        "dateModified":"2024-09-05","author":[{"name":"Ada Roux"},{"name":"Léo Petit"}],"publisher":{"name":"La Gazette"},
        "mainEntityOfPage":{"@id":"https://g.example/1"}}]}</script>"#;
    let about = page(ld, BODY).given.page;
    let told = [about.date, about.updated, about.title, about.outlet, about.author, about.url].map(Option::unwrap_or_default);
    let want = [
        "2024-09-04T06:30:00+02:00",
        "2024-09-05",
        "Frimeca s’agrandit",
        "La Gazette",
        "Ada Roux, Léo Petit",
        "https://g.example/1",
    ];
    assert_eq!(told, want);
    for (head, body, date, title) in [
        (
            "<meta property='article:published_time' content='2024-01-02'><meta property='og:title' content='A &amp; B'>",
            "",
            "2024-01-02",
            "A & B",
        ),
        (
            "<title>Le titre</title>",
            "<article><time datetime='2024-03-04T10:00'>hier</time></article>",
            "2024-03-04T10:00",
            "Le titre",
        ),
        ("<script type='application/ld+json'>{bad</script>", "<h1>Un titre</h1>", "", "Un titre"),
    ] {
        let about = page(head, &format!("{body}{BODY}")).given.page;
        assert_eq!((about.date.unwrap_or_default().as_str(), about.title.unwrap_or_default().as_str()), (date, title));
    }
}

#[test]
fn the_main_text_and_nothing_else() {
    let body = format!(
        "<nav><a href='/'>Accueil</a></nav><div class='cookie-banner'><p>Nos 843 partenaires utilisent des cookies.</p></div>\
         <article><h1>Un titre</h1><p class='date'>Publié le 4 septembre 2024 à 8 h</p>{BODY}\
         <p><a href='/x'>Lire aussi : un marché de 7 milliards</a></p><h2>Ce que l’on sait</h2>\
         <ul><li>une ligne ;</li><li><p>un entrepôt.</p></li></ul><table><tr><th>An</th><th>M€</th></tr><tr><td>2023</td><td>342</td></tr></table>\
         <p>Une première ligne,<br>une seconde avec <a href='/y'>un lien</a>.</p><script>var a = '9 millions';</script></article>\
         <aside><ul><li><a href='/z'>Un trou de 3 milliards</a></li></ul></aside><footer>© La Gazette</footer>"
    );
    let text = page("", &body).text;
    assert!(
        text.starts_with("# Un titre\n\nPublié le 4 septembre 2024 à 8 h\n\nLe groupe Frimeca investit 45\u{a0}millions"),
        "{text}"
    );
    assert!(text.contains("\n\n# Ce que l’on sait\n\n- une ligne ;\n- un entrepôt.\n\nAn | M€\n2023 | 342\n\nUne première ligne,\nune seconde avec un lien."), "{text}");
    for gone in ["Accueil", "cookies", "7 milliards", "9 millions", "3 milliards", "Gazette"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
}

#[test]
fn charsets_and_pages_to_refuse() {
    let latin = b"<html><head><meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'></head><p>L'\xe9t\xe9 \x96 3 \x80</p></html>";
    let found = read(latin).unwrap();
    assert_eq!((found.encoding.as_ref(), found.text.as_str()), ("windows-1252", "L'été – 3 €"));
    assert_eq!(charset(b"<?xml version='1.0' encoding='utf-8'?>").as_deref(), Some("utf-8"));
    assert_eq!(charset(b"<p>charset</p>"), None);
    let code = |bytes: &[u8]| read(bytes).unwrap_err().message.split(':').next().unwrap().to_owned();
    assert_eq!(code(b"<html><body><div id=app></div><script>go()</script></body></html>"), "html.no_text");
    assert_eq!(code("<div>".repeat(5000).as_bytes()), "html.too_deep");
    assert!(read("<p>un<br>".repeat(5000).as_bytes()).is_ok());
    assert!(opens(b"\n <!DOCTYPE HTML>") && !opens(b"<p>"));
}
