//! `verify`: a stream of records against its sources.

use super::args::Verify;
use super::terminal::{Terminal, count, visible};
use super::{DONE, FINDINGS, quiet_pipe};
use crate::batch::{Texts, shown};
use crate::golden::{self, Sources};
use std::io::{BufRead, BufReader, Write};

pub(super) fn run(args: &Verify, terminal: &Terminal) -> Result<u8, String> {
    let name = shown(&args.claims);
    let stream: Box<dyn BufRead> = if name == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        let file = std::fs::File::open(&args.claims);
        Box::new(BufReader::new(
            file.map_err(|error| format!("{name}: the file could not be opened ({}); check the path", error.kind()))?,
        ))
    };
    let sources = match &args.text_dir {
        Some(folder) => Sources::Texts(Texts::at(folder)),
        None => Sources::at(&args.root).map_err(|why| format!("{}: {why}", shown(&args.root)))?,
    };
    let mut out = std::io::stdout().lock();
    let mut written = Ok(());
    let sum = golden::verify(stream, &sources, &mut |line, what| {
        if written.is_ok() {
            written = writeln!(out, "{}", visible(&format!("{name}:{line}: {what}")));
        }
    });
    let sum = sum.map_err(|error| format!("{name}: reading stopped ({})", error.kind()))?;
    quiet_pipe(written.and_then(|()| out.flush()))?;
    let [records, spans, wrong] =
        [(sum.records, "record"), (sum.spans, "place"), (sum.wrong, "finding")].map(|(n, what)| count(n, what));
    terminal.note(&format!("{records}, {spans} held against the sources, {wrong}"));
    Ok(if sum.wrong == 0 { DONE } else { FINDINGS })
}
