//! `check`: the corpus and the fixtures against their expectations.

use super::args::Check;
use super::terminal::{Terminal, count, visible};
use super::{DONE, FINDINGS, quiet_pipe};
use crate::golden;
use std::io::Write;

pub(super) fn run(args: &Check, terminal: &Terminal) -> Result<u8, String> {
    if args.bless && std::env::var_os("CI").is_some_and(|value| !value.is_empty()) {
        return Err("--bless is refused where CI is set: a person reads what changed, then blesses it".to_owned());
    }
    let report = golden::check(&args.corpus, &args.fixtures, args.bless)?;
    let mut out = std::io::stdout().lock();
    let mut lines = report.blessed.iter().chain(&report.findings);
    quiet_pipe(lines.try_for_each(|line| writeln!(out, "{}", visible(line))).and_then(|()| out.flush()))?;
    let [documents, findings, gaps] =
        [(report.documents, "document"), (report.findings.len(), "finding"), (report.gaps, "known gap")]
            .map(|(number, what)| count(number as u64, what));
    terminal.note(&format!("{documents}, {findings}, {gaps}"));
    Ok(if report.findings.is_empty() { DONE } else { FINDINGS })
}
