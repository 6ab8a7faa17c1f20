//! The command line as a person or a script meets it.

use super::support::{greffier, lines, root};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

const TEXT: &str = "OpenAI a perdu 5 milliards de dollars en 2023, selon The Information.";

fn tree(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let top = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = top.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    top
}

/// The program in `folder`.
fn run(folder: &Path, arguments: &[&str], stdin: &str) -> (i32, Vec<Value>, String) {
    let output = greffier().current_dir(folder).args(arguments).write_stdin(stdin).output().unwrap();
    told(&output)
}

fn told(output: &Output) -> (i32, Vec<Value>, String) {
    (output.status.code().unwrap(), lines(&output.stdout), String::from_utf8(output.stderr.clone()).unwrap())
}

fn of<'a>(records: &'a [Value], kind: &str) -> Vec<&'a Value> {
    records.iter().filter(|record| record["type"] == kind).collect()
}

fn paths(records: &[Value]) -> Vec<&str> {
    of(records, "document").iter().map(|record| record["path"].as_str().unwrap()).collect()
}

#[test]
fn wrong_usage_is_told_and_exits_2() {
    let top = tree(&[("a.txt", TEXT.as_bytes())]);
    for (arguments, want) in [
        (&["extract"][..], "Usage: greffier extract"),
        (&[], "Usage: greffier"),
        (&["extract", "a.txt", "--emit", "claims"], "`claims` is no record type"),
        (&["extract", "a.txt", "--date", "2023-02-31"], "write a day as 2024-10-04"),
        (&["extract", "a.txt", "--lang", "french"], "fr"),
        (&["extract", "a.txt", "-j", "0"], "0"),
        (&["extract", "a.txt", "--include", "["], "the glob `[`"),
        (&["extract", "-", "--jsonl", "-"], "can be read once"),
        (&["extract", "a.txt", "-o", "."], "name a file"),
        (&["verify", "gone.jsonl"], "gone.jsonl: the file could not be opened"),
        (&["explain", "a.txt:9"], "no line 9"),
        (&["check", "gone"], "gone is no folder"),
    ] {
        let (code, records, stderr) = run(top.path(), arguments, "");
        assert!(code == 2 && records.is_empty() && stderr.contains(want), "{arguments:?}: {code} {stderr}");
    }
}

#[test]
fn one_bad_file_is_one_message_and_the_rest_is_done() {
    let mut late = vec![b'a'; 70_000];
    late.push(0);
    let top = tree(&[
        ("ok/a.txt", TEXT.as_bytes()),
        ("ok/b.txt", &late),
        ("ok/c.txt", b"\x89PNG"),
        ("ok/d.md", b""),
        ("ok/e.txt", b"\xEF\xBB\xBF"),
        ("ok/f", b"\n\n"),
    ]);
    let (code, records, stderr) = run(top.path(), &["extract", "ok", "gone.txt", "ok/c.txt"], "");
    assert_eq!(code, 2);
    assert_eq!(paths(&records), ["ok/a.txt", "ok/d.md", "ok/e.txt", "ok/f"]);
    let errors: Vec<_> = of(&records, "error")
        .iter()
        .map(|record| format!("{} {}", record["path"].as_str().unwrap(), record["code"].as_str().unwrap()))
        .collect();
    assert_eq!(errors, ["gone.txt walk.not_found", "ok/b.txt doc.binary", "ok/c.txt doc.binary"]);
    assert_eq!(stderr.lines().filter(|line| line.starts_with("error: ")).count(), 3, "{stderr}");
    assert!(stderr.contains("error: gone.txt: there is no such file or folder; check the path"), "{stderr}");
    assert!(stderr.lines().last().unwrap().starts_with("4 documents, 1 claim, 3 errors, "), "{stderr}");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_opened_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let top = tree(&[("a/x.txt", b"x"), ("a/y/z.txt", b"z"), ("b.txt", b"b")]);
    let fifo = Command::new("mkfifo").arg(top.path().join("a/pipe.txt")).status().is_ok_and(|status| status.success());
    for closed in ["a/x.txt", "a/y"] {
        fs::set_permissions(top.path().join(closed), PermissionsExt::from_mode(0o000)).unwrap();
    }
    let (code, records, stderr) = run(top.path(), &["extract", ".", "a/pipe.txt"], "");
    fs::set_permissions(top.path().join("a/y"), PermissionsExt::from_mode(0o755)).unwrap();
    assert!(paths(&records).contains(&"./b.txt"));
    let codes: Vec<&str> = of(&records, "error").iter().map(|record| record["code"].as_str().unwrap()).collect();
    if fifo {
        assert!(codes.contains(&"walk.not_a_file") && code == 2, "{stderr}");
    }
    // Nothing is closed to root.
    if fs::read(top.path().join("a/x.txt")).is_err() {
        assert!(codes.contains(&"read.failed") && codes.contains(&"walk.unreadable") && code == 2, "{stderr}");
    }
}

#[test]
fn broken_lines_of_a_stream_are_told_by_number() {
    let good = format!("{{\"id\":\"a\",\"text\":\"{TEXT}\",\"date\":\"2024-05-06\",\"title\":\"Pertes\"}}\n");
    let stream = format!("{good}{{\"id\":\"b\"}}\n\n{{\"id\":\n{}", good.replace("\"a\"", "\"c\""));
    let (code, records, stderr) = run(root(), &["extract", "--jsonl", "-"], &stream);
    assert_eq!((code, paths(&records)), (2, vec!["a", "c"]));
    let errors: Vec<&str> = of(&records, "error").iter().map(|record| record["path"].as_str().unwrap()).collect();
    assert_eq!(errors, ["-:2", "-:4"]);
    assert!(stderr.contains("line 2: missing field `text`"), "{stderr}");
    let first = of(&records, "document")[0];
    assert_eq!((first["title"].as_str(), first["date"]["basis"].as_str()), (Some("Pertes"), Some("input")), "{first}");
}

#[test]
fn a_huge_line_is_a_document() {
    let text = format!("{} {TEXT}", "mot ".repeat(100_000));
    let (code, records, _) =
        run(root(), &["extract", "--jsonl", "-", "--lang", "fr"], &format!("{{\"id\":\"a\",\"text\":\"{text}\"}}"));
    assert_eq!((code, of(&records, "claim").len()), (0, 1));
}

#[test]
fn standard_input_is_a_document() {
    let (code, records, stderr) = run(root(), &["extract", "-", "-q"], TEXT);
    assert_eq!((code, paths(&records), stderr.as_str()), (0, vec!["-"], ""));
    assert_eq!(of(&records, "claim").len(), 1);
}

#[test]
fn emit_names_what_is_written_and_changes_nothing_else() {
    let kinds = |emit: &str| {
        let (_, records, _) = run(root(), &["extract", "-", "--lang", "fr", "--emit", emit], TEXT);
        let kinds: std::collections::BTreeSet<String> =
            records.iter().map(|record| record["type"].as_str().unwrap().to_owned()).collect();
        (kinds.into_iter().collect::<Vec<_>>().join(" "), records)
    };
    for (emit, want) in [
        ("document", "document"),
        ("mention", "document mention"),
        ("sentence,claim", "claim document sentence"),
        ("run,claim", "claim document run"),
    ] {
        assert_eq!(kinds(emit).0, want, "{emit}");
    }
    let (all, claims) = (kinds("claim,mention,sentence").1, kinds("claim").1);
    assert_eq!(of(&all, "claim"), of(&claims, "claim"));
    assert_eq!(of(&all, "document"), of(&claims, "document"));
    assert_eq!(kinds("claim,run").1[0]["type"], "run");
}

#[test]
fn options_that_change_results() {
    let top = tree(&[("a.txt", "Elle a perdu 3 millions d’euros en mars dernier.".as_bytes())]);
    let date = |arguments: &[&str]| run(top.path(), &[&["extract", "a.txt"][..], arguments].concat(), "").1[0]["date"].clone();
    assert_eq!(date(&[]), Value::Null);
    let given = date(&["--date", "2024-10-04"]);
    assert_eq!((given["value"].as_str(), given["basis"].as_str()), (Some("2024-10-04"), Some("cli")));
}

#[test]
fn globs_choose_inside_folders() {
    let top = tree(&[("d/a.txt", b"a"), ("d/b.odt", b"b"), ("d/e/c.txt", b"c"), ("d/.f.txt", b"f")]);
    for (arguments, want) in [
        (&[][..], &["d/a.txt", "d/e/c.txt"][..]),
        (&["--include", "*.odt"], &["d/b.odt"]),
        (&["--exclude", "e"], &["d/a.txt"]),
        (&["--exclude", "d/e/*", "--exclude", "a.*"], &[]),
    ] {
        let (code, records, _) = run(top.path(), &[&["extract", "d"][..], arguments].concat(), "");
        assert_eq!((code, paths(&records)), (0, want.to_vec()), "{arguments:?}");
    }
    assert_eq!(paths(&run(top.path(), &["extract", "d/b.odt", "d/.f.txt"], "").1), ["d/.f.txt", "d/b.odt"]);
}

#[test]
fn an_output_file_is_replaced_whole_and_never_read() {
    let top = tree(&[("d/a.txt", TEXT.as_bytes()), ("d/out.txt", b"old")]);
    let arguments = ["extract", "d", "-o", "d/out.txt"];
    assert_eq!(run(top.path(), &arguments, "").0, 0);
    let first = fs::read(top.path().join("d/out.txt")).unwrap();
    assert_eq!(paths(&lines(&first)), ["d/a.txt"]);
    assert_eq!(run(top.path(), &arguments, "").0, 0);
    assert_eq!(fs::read(top.path().join("d/out.txt")).unwrap(), first);
    assert_eq!(fs::read_dir(top.path().join("d")).unwrap().count(), 2, "something was left lying");
    // A run that holds the file keeps a second one off.
    let lock = fs::File::create(top.path().join("d/.out.txt.lock")).unwrap();
    lock.lock().unwrap();
    let (code, _, stderr) = run(top.path(), &arguments, "");
    assert!(code == 2 && stderr.contains("another run is writing it now"), "{stderr}");
    assert_eq!(fs::read(top.path().join("d/out.txt")).unwrap(), first);
}

#[cfg(unix)]
#[test]
fn standard_output_inside_the_folder_is_not_read() {
    let top = tree(&[("d/a.txt", TEXT.as_bytes())]);
    let out = fs::File::create(top.path().join("d/out.txt")).unwrap();
    let status = program(top.path()).args(["extract", "d"]).stdout(out).stderr(Stdio::null()).status().unwrap();
    assert!(status.success());
    assert_eq!(paths(&lines(&fs::read(top.path().join("d/out.txt")).unwrap())), ["d/a.txt"]);
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_greffier"));
    command.current_dir(folder);
    command
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_is_no_fault() {
    let mut child =
        program(root()).args(["extract", "corpus", "-q"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_says_so() {
    let mut child = program(root())
        .args(["extract", "--jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let feeder = std::thread::spawn(move || {
        for number in 0..1200 {
            writeln!(stdin, "{{\"id\":\"{number}\",\"text\":\"Le texte {number}.\"}}").unwrap();
        }
        stdin.flush().unwrap();
        stdin
    });
    let mut records = String::new();
    stdout.read_line(&mut records).unwrap();
    let stdin = feeder.join().unwrap();
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    std::thread::sleep(std::time::Duration::from_millis(200));
    drop(stdin);
    stdout.read_to_string(&mut records).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let records = lines(records.as_bytes());
    let (last, done) = records.split_last().unwrap();
    assert_eq!(last["code"], "run.interrupted");
    assert!(paths(done).len() < 1200);
    assert!(paths(done).iter().enumerate().all(|(at, path)| at.to_string() == *path), "a gap before the end");
}

#[cfg(unix)]
#[test]
fn few_file_handles_are_enough() {
    let script = format!("ulimit -n 32; exec {:?} extract corpus -q", env!("CARGO_BIN_EXE_greffier"));
    let output = Command::new("sh").args(["-c", &script]).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn hostile_file_names() {
    use std::os::unix::ffi::OsStrExt;
    let top = tree(&[("d/a\x1b[2Jb.txt", b"\0\0"), ("d/c\nd.txt", TEXT.as_bytes())]);
    fs::write(top.path().join("d").join(std::ffi::OsStr::from_bytes(b"caf\xE9.txt")), TEXT).unwrap();
    let (code, records, stderr) = run(top.path(), &["extract", "d", "-v"], "");
    assert_eq!(code, 2);
    assert_eq!(paths(&records), ["d/c\nd.txt", "d/caf\u{FFFD}E9.txt"]);
    assert!(!stderr.contains('\x1b') && stderr.contains("d/a\\u{1b}[2Jb.txt"), "{stderr}");
    let stream: String = records.iter().map(|record| format!("{record}\n")).collect();
    let (code, _, stderr) = verify(top.path(), &stream, "-");
    assert_eq!(code, 0, "{stderr}");
}

fn verify(folder: &Path, stream: &str, claims: &str) -> (i32, String, String) {
    let output = greffier().current_dir(folder).args(["verify", claims]).write_stdin(stream).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn verify_finds_what_was_changed() {
    let stream = String::from_utf8(
        greffier().args(["extract", "corpus/openai", "--emit", "sentence,mention,claim"]).output().unwrap().stdout,
    )
    .unwrap();
    let (code, stdout, stderr) = verify(root(), &stream, "-");
    assert!(code == 0 && stdout.is_empty() && stderr.contains("0 findings"), "{stdout}{stderr}");
    let line = stream.lines().position(|line| line.contains("\"type\":\"claim\"")).unwrap();
    let changed: Vec<String> = stream
        .lines()
        .enumerate()
        .map(|(at, text)| if at == line { text.replacen("\"text\":\"", "\"text\":\"x", 1) } else { text.to_owned() })
        .collect();
    let (code, stdout, _) = verify(root(), &changed.join("\n"), "-");
    assert!(code == 1 && stdout.starts_with(&format!("-:{}: ", line + 1)), "{stdout}");
    let (code, stdout, _) = verify(&root().join("src"), &stream, "-");
    assert!(code == 1 && stdout.contains("there is no such file"), "{stdout}");
}

#[test]
fn explain_shows_every_stage() {
    let output = greffier().args(["explain", TEXT]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for part in [
        "document\n",
        "zones\n",
        "sentence 0, 0-69",
        "milliards",
        "mentions\n",
        "claim 5 milliards de dollars @15\n",
        "predicate.metric",
        "because",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let output = greffier().args(["explain", "corpus/encodages/releve-utf8.txt:4"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("47,3 millions d’euros") && !text.contains("12 450 000"), "{text}");
}

#[test]
fn check_tells_what_is_not_as_expected() {
    let top = tree(&[
        ("corpus/a.txt", TEXT.as_bytes()),
        ("fixtures/documents/vide/input.txt", b""),
        ("fixtures/documents/binaire/input.bin", b"\0\x01"),
    ]);
    let check = |arguments: &[&str], ci: Option<&str>| {
        let mut command = greffier();
        command.current_dir(top.path()).arg("check").args(arguments).env_remove("CI");
        if let Some(ci) = ci {
            command.env("CI", ci);
        }
        let output = command.output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, stdout, _) = check(&[], None);
    assert!(code == 1 && stdout.matches("input without expectation").count() == 3, "{stdout}");
    assert_eq!(check(&["--bless"], Some("true")).0, 2);
    assert_eq!(check(&["--bless"], None).0, 0);
    assert_eq!(check(&[], Some("true")).0, 0);
    let expected = top.path().join("fixtures/corpus/a.txt.jsonl");
    let blessed = fs::read_to_string(&expected).unwrap();
    fs::write(&expected, blessed.replace("\"5000000000\"", "\"6000000000\"")).unwrap();
    let (code, stdout, _) = check(&[], None);
    let want = "quantity.value: \"6000000000\" → \"5000000000\"\n    OpenAI a perdu 5 milliards de dollars en 2023, selon The Information.\n                   ^^^^^^^^^^^^^^^^^^^^^^\n";
    assert!(code == 1 && stdout.contains("claim changed: 5 milliards de dollars @15") && stdout.contains(want), "{stdout}");
    fs::write(&expected, blessed).unwrap();
    fs::rename(&expected, top.path().join("fixtures/corpus/b.txt.jsonl")).unwrap();
    let (code, stdout, _) = check(&[], None);
    assert!(code == 1 && stdout.contains("b.txt.jsonl: expectation without input"), "{stdout}");
    fs::rename(top.path().join("fixtures/corpus/b.txt.jsonl"), &expected).unwrap();
    let gap = |right: &str| {
        fs::write(
            top.path().join("fixtures/gaps.txt"),
            format!("corpus/a.txt\tclaim \"5 milliards de dollars\" predicate.metric=\"loss\"\t{right}\tpour voir\n"),
        )
        .unwrap()
    };
    gap("claim \"5 milliards de dollars\" predicate.metric=\"cost\"");
    let (code, _, stderr) = check(&[], None);
    assert!(code == 0 && stderr.contains("1 known gap"), "{stderr}");
    gap("claim \"5 milliards de dollars\" quantity.currency=\"USD\"");
    assert!(check(&[], None).1.contains("remove it from gaps.txt"));
    fs::remove_file(top.path().join("fixtures/gaps.txt")).unwrap();
    fs::write(top.path().join("corpus/a.txt"), TEXT.replace('5', "7")).unwrap();
    assert!(check(&[], None).1.contains("the input has changed since it was blessed"));
}
