//! Files of every format to documents.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

use super::*;
use std::io::Write;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn code(path: &str, bytes: &[u8]) -> (&'static str, String) {
    let fault = document(path, bytes).unwrap_err();
    (fault.stage, fault.message.split(':').next().unwrap().to_owned())
}

#[test]
fn names() {
    for (name, want) in [
        ("a.txt", Some(Format::Plain)),
        ("a.SRT.GZ", Some(Format::Subtitles)),
        ("a", Some(Format::Plain)),
        ("a.htm", Some(Format::Html)),
        ("a.jsonl.gz", Some(Format::Lines)),
        ("a.pdf", Some(Format::Pdf)),
        ("a.png", None),
        ("a.tar.gz", None),
    ] {
        assert_eq!(Format::of_name(name), want, "{name}");
    }
    assert_eq!((unpacked_name("é.gz"), unpacked_name("gz"), unpacked_name("é")), ("é", "gz", "é"));
}

#[test]
fn packed_files() {
    let packed = gzip("Le groupe a perdu 3 M€.".as_bytes());
    let found = document("a.txt.gz", &packed).unwrap();
    assert_eq!((found.text.as_str(), found.sha256), ("Le groupe a perdu 3 M€.", sha256_hex(&packed)));
    assert_eq!(document("a.html.gz", &gzip(b"<p>Un mot.</p>")).unwrap().text, "Un mot.");
    assert_eq!(code("a.txt.gz", &packed[..packed.len() - 9]), ("unpack", "gzip.broken".to_owned()));
    assert_eq!(code("a.txt.gz", &gzip(&vec![b' '; 8 << 20])), ("unpack", "gzip.too_large".to_owned()));
}

#[test]
fn json() {
    let found =
        document("a.json", r#"{"text":"Trois mots dits.","date":"2024-01-02","publisher":{"name":"La Gazette"}}"#.as_bytes())
            .unwrap();
    assert_eq!((found.text.as_str(), found.given.input.date.as_deref()), ("Trois mots dits.", Some("2024-01-02")));
    assert_eq!(found.given.input.outlet.as_deref(), Some("La Gazette"));
    for wrong in ["[]", "{", "{}", "{\"text\":1}"] {
        assert_eq!(code("a.json", wrong.as_bytes()).1, "json.invalid", "{wrong}");
    }
    assert_eq!(about(b"\xEF\xBB\xBF{\"title\":\" Un  titre \"}").unwrap().title.as_deref(), Some("Un titre"));
}

#[test]
fn letters() {
    let p = |style: &str, text: &str| format!("<w:p><w:pPr>{style}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let item = "<w:numPr><w:numId w:val=\"1\"/></w:numPr>";
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("", text));
    let body = [
        p("<w:pStyle w:val=\"Titre1\"/>", "Bilan"),
        p("", "Perte &amp; dette&#160;: 3 M€").replace("M€", "</w:t></w:r><w:del><w:r><w:delText>k€</w:delText></w:r></w:del><w:r><w:t>M€"),
        p(item, "un prêt"),
        p(item, "une aide"),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("An"), cell("M€"), cell("2023"), cell("3,0")),
        "<mc:AlternateContent><mc:Choice/><mc:Fallback><w:p><w:r><w:t>deux fois</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>".to_owned(),
        "<w:p><w:r><w:t>un</w:t><w:tab/><w:t>deux</w:t><w:br/><w:t>trois</w:t></w:r></w:p>".to_owned(),
    ]
    .concat();
    let core = "<p><dc:title>Lettre</dc:title><dcterms:created>2024-03-01T10:00:00Z</dcterms:created></p>";
    let parts = [
        ("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("docProps/core.xml", core.to_owned()),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let found = document("a.docx", &docx(&parts)).unwrap();
    let want = "# Bilan\n\nPerte & dette\u{a0}: 3 M€\n\n- un prêt\n- une aide\nAn | M€\n2023 | 3,0\n\nun\tdeux\ntrois\n";
    assert_eq!(found.text, want);
    assert_eq!(
        (found.given.file.title.as_deref(), found.given.file.date.as_deref()),
        (Some("Lettre"), Some("2024-03-01T10:00:00Z"))
    );
    assert_eq!(code("a.docx", b"PK\x03\x04rien"), ("extract", "docx.broken".to_owned()));
    assert_eq!(code("a.docx", &docx(&[("xl/workbook.xml", "<x/>")])), ("decode", "doc.binary".to_owned()));
    assert_eq!(code("a.docx", &docx(&[("word/document.xml", &" ".repeat(8 << 20))])), ("unpack", "docx.too_large".to_owned()));
    assert_eq!(code("a.docx", &docx(&[("word/document.xml", "<a><b></a>")])), ("extract", "docx.broken".to_owned()));
}
