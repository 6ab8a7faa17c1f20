//! Files of every format, from the folder to the records and back.

use super::support::{greffier, lines};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;

const TEXT: &str = "La criée de Brannec a perdu 5 millions d’euros en 2023, selon son directeur.";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn docx(text: &str) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    out.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    write!(out, "<w:document><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>").unwrap();
    out.finish().unwrap().into_inner()
}

fn folder() -> tempfile::TempDir {
    let top = tempfile::tempdir().unwrap();
    let page =
        format!("<!DOCTYPE html><html><head><title>Criée</title></head><body><article><p>{TEXT}</p></article></body></html>");
    let line = |id: &str| format!("{{\"id\":\"{id}\",\"text\":\"{TEXT}\"}}\n");
    let cues =
        "1\n00:00:03,500 --> 00:00:06,000\nLa criée a perdu 5 millions\n\n2\n00:00:06,200 --> 00:00:09,000\nd’euros en 2023.\n";
    let files: [(&str, Vec<u8>); 10] = [
        ("a.txt", TEXT.into()),
        ("b.html", page.clone().into()),
        ("c.htm.gz", gzip(page.as_bytes())),
        ("d.json", line("x").into()),
        ("e.jsonl", (line("un") + &line("deux/trois")).into()),
        ("f.jsonl.gz", gzip(line("1").as_bytes())),
        ("g.srt", cues.into()),
        ("h.docx", docx(TEXT)),
        ("h.meta.json", "{\"date\":\"2024-05-03\",\"outlet\":\"Radio Brannec\"}".into()),
        ("i.odt", "x".into()),
    ];
    for (name, bytes) in files {
        fs::write(top.path().join(name), bytes).unwrap();
    }
    top
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, Vec<Value>, String) {
    let output = greffier().current_dir(folder).args(arguments).output().unwrap();
    (output.status.code().unwrap(), lines(&output.stdout), String::from_utf8(output.stderr).unwrap())
}

fn of<'a>(records: &'a [Value], kind: &str) -> Vec<&'a Value> {
    records.iter().filter(|record| record["type"] == kind).collect()
}

#[test]
fn a_folder_of_everything_there_and_back() {
    let top = folder();
    let arguments = ["extract", ".", "--emit", "sentence,mention,claim", "-o", "out.jsonl", "--text-dir", "texts"];
    let (code, _, stderr) = run(top.path(), &arguments);
    assert_eq!(code, 0, "{stderr}");
    let records = lines(&fs::read(top.path().join("out.jsonl")).unwrap());
    let paths: Vec<&str> = of(&records, "document").iter().map(|record| record["path"].as_str().unwrap()).collect();
    let want = ["a.txt", "b.html", "c.htm.gz", "d.json", "e.jsonl#un", "e.jsonl#deux/trois", "f.jsonl.gz#1", "g.srt", "h.docx"];
    assert_eq!(paths, want.map(|name| format!("./{name}")));
    for path in paths {
        let claims = of(&records, "claim").into_iter().filter(|claim| claim["path"] == path).count();
        assert_eq!(claims, 1, "{path}");
        assert!(top.path().join("texts").join(format!("{path}.txt")).is_file(), "{path}");
    }
    let letter = of(&records, "document").into_iter().find(|record| record["path"] == "./h.docx").unwrap();
    assert_eq!((letter["date"]["basis"].as_str(), letter["outlet"].as_str()), (Some("sidecar"), Some("Radio Brannec")));
    // A second run reads neither the records nor the texts of the first.
    let (_, again, _) = run(top.path(), &arguments[..2].iter().chain(&arguments[6..]).copied().collect::<Vec<_>>());
    assert_eq!(of(&again, "document").len() - 1, of(&records, "document").len() - 1);
    for held in [&["verify", "out.jsonl"][..], &["verify", "out.jsonl", "--text-dir", "texts"]] {
        let (code, _, stderr) = run(top.path(), held);
        assert!(code == 0 && stderr.contains(" 0 findings"), "{held:?}: {stderr}");
    }
    fs::write(top.path().join("texts/b.html.txt"), "Autre chose.").unwrap();
    let changed = greffier().current_dir(top.path()).args(["verify", "out.jsonl", "--text-dir", "texts"]).output().unwrap();
    assert_eq!(changed.status.code(), Some(1));
}

#[test]
fn a_claim_over_two_cues_has_its_pieces() {
    let top = folder();
    let (_, records, _) = run(top.path(), &["extract", "g.srt"]);
    let span = &of(&records, "claim")[0]["quantity"]["span"];
    let parts: Vec<&str> = span["parts"].as_array().unwrap().iter().map(|part| part["text"].as_str().unwrap()).collect();
    assert_eq!(parts, ["5 millions", "d’euros"]);
    assert_eq!(of(&records, "claim")[0]["media_time"], 3);
}

#[test]
fn what_is_wrong_beside_a_document_is_told_and_the_document_read() {
    let top = folder();
    fs::write(top.path().join("h.meta.json"), "{").unwrap();
    fs::write(top.path().join("texts"), "").unwrap();
    let (code, records, _) = run(top.path(), &["extract", "h.docx"]);
    assert_eq!((code, of(&records, "claim").len(), of(&records, "error")[0]["code"].as_str()), (2, 1, Some("sidecar.invalid")));
    let (code, _, stderr) = run(top.path(), &["extract", "a.txt", "--text-dir", "texts"]);
    assert!(code == 2 && stderr.contains("texts"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn pdf_is_read_by_another_program() {
    use std::os::unix::fs::PermissionsExt;
    let top = folder();
    fs::write(top.path().join("j.pdf"), b"%PDF-1.4").unwrap();
    let bin = top.path().join("bin");
    fs::create_dir(&bin).unwrap();
    let go = || {
        let output =
            greffier().current_dir(top.path()).env("PATH", &bin).args(["extract", "j.pdf", "--emit", "sentence,claim"]).output();
        lines(&output.unwrap().stdout)
    };
    let error = go();
    assert_eq!(error[0]["code"], "pdf.no_reader");
    assert!(error[0]["message"].as_str().unwrap().contains("poppler-utils"));
    let program = bin.join("pdftotext");
    fs::write(&program, format!("#!/bin/sh\nprintf 'Rapport annuel.\\n\\f{TEXT}\\n\\f'\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let records = go();
    assert_eq!(records[0]["pages"], 2);
    assert_eq!(of(&records, "claim")[0]["page"], 2);
    assert_eq!(of(&records, "sentence")[0]["page"], 1);
}
