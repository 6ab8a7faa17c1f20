//! PDF to text, by `pdftotext` of poppler in a process of its own: a parser of PDF may hang, eat
//! memory or fall over, and must take nothing with it. Reads bytes; gives paragraphs and where
//! each page starts. Must not know what the pages say.

use super::gzip::MAX_BYTES;
use super::{Extracted, Fault, reflow};
use std::borrow::Cow;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The program.
const PROGRAM: &str = "pdftotext";
/// How long it may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks whether it is done, at first.
const GLANCE: Duration = Duration::from_millis(2);

/// The text of a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, Fault> {
    let raw = run(Path::new(PROGRAM), bytes, PATIENCE)?;
    let (text, pages) = reflow::pages(&String::from_utf8_lossy(&raw));
    if text.is_empty() {
        let message = "pdf.no_text: its pages hold no text, only pictures; run text recognition (OCR) on it first";
        return Err(Fault::new("extract", message));
    }
    Ok(Extracted { text, pages, encoding: Cow::Borrowed("utf-8"), ..Extracted::default() })
}

/// What `program` writes for a PDF of these `bytes`.
fn run(program: &Path, bytes: &[u8], patience: Duration) -> Result<Vec<u8>, Fault> {
    let fault = |message: String| Fault::new("extract", message);
    let broken = |error: std::io::Error| fault(format!("pdf.failed: {} ({PROGRAM}); try again", error.kind()));
    // By a file of our own: not every version reads standard input, and a name could be an option.
    let mut file = tempfile::Builder::new().prefix("greffier-").suffix(".pdf").tempfile().map_err(broken)?;
    file.write_all(bytes).and_then(|()| file.flush()).map_err(broken)?;
    let mut command = Command::new(program);
    command.args(["-q", "-enc", "UTF-8", "-eol", "unix"]).arg(file.path()).arg("-");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => fault(format!(
            "pdf.no_reader: {PROGRAM} is not installed; it comes with the package poppler-utils (poppler on macOS and Windows)"
        )),
        _ => broken(error),
    })?;
    let out = child.stdout.take();
    let reader = std::thread::spawn(move || {
        let mut text = Vec::new();
        let read = out.map_or(Ok(0), |out| out.take(MAX_BYTES + 1).read_to_end(&mut text));
        read.map(|_| text)
    });
    let status = wait(&mut child, patience).map_err(broken)?;
    let text = if status.is_some() { reader.join().unwrap_or_else(|_| Ok(Vec::new())).map_err(broken)? } else { Vec::new() };
    match status {
        None => Err(fault(format!("pdf.too_slow: {PROGRAM} took more than {} s; split the file", patience.as_secs().max(1)))),
        Some(_) if text.len() as u64 > MAX_BYTES => {
            Err(fault(format!("pdf.too_large: more than {MAX_BYTES} bytes of text; split the file")))
        }
        Some(status) if status.success() => Ok(text),
        Some(status) => Err(fault(format!("pdf.unreadable: {}; repair the file or print it to PDF again", reason(status)))),
    }
}

/// The child's end, or none when it was ended here for want of patience.
fn wait(child: &mut Child, patience: Duration) -> std::io::Result<Option<ExitStatus>> {
    let began = Instant::now();
    let mut glance = GLANCE;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if began.elapsed() >= patience {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(glance);
        glance = (glance * 2).min(Duration::from_millis(50));
    }
}

/// The exit codes of `pdftotext`, from its manual page.
fn reason(status: ExitStatus) -> &'static str {
    match status.code() {
        Some(1) => "it is damaged or locked with a password",
        Some(3) => "its owner has forbidden to copy text from it",
        Some(_) => "its text could not be taken out",
        None => "its reader was ended by the system",
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// Runs a stand-in for the program.
    fn with(script: &str, patience: Duration) -> Result<String, String> {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("pdftotext");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        run(&program, b"%PDF-1.4 contenu", patience).map(|text| String::from_utf8(text).unwrap()).map_err(|fault| fault.message)
    }

    #[test]
    fn a_child_and_its_ends() {
        let long = Duration::from_secs(20);
        // The file's name comes sixth, after the options.
        assert_eq!(with("cat \"$6\"", long).unwrap(), "%PDF-1.4 contenu");
        assert!(with("exit 1", long).unwrap_err().starts_with("pdf.unreadable: it is damaged"));
        assert!(with("exit 3", long).unwrap_err().contains("forbidden"));
        assert!(with("exec sleep 30", Duration::from_millis(100)).unwrap_err().starts_with("pdf.too_slow"));
        let missing = run(Path::new("/nowhere/pdftotext"), b"%PDF-", long).unwrap_err();
        assert!(missing.message.starts_with("pdf.no_reader") && missing.message.contains("poppler-utils"), "{missing:?}");
    }
}
