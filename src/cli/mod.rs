//! Room 13. The command line.
//!
//! Reads arguments; gives results on standard output, everything else on standard error, and an
//! exit code: 0 done, 1 findings (`check`, `verify`), 2 usage, configuration or I/O (the rest of
//! the work still done), 130 interrupted. Must not know how anything is found.

mod args;
mod check;
mod explain;
mod extract;
mod lexicon;
mod model;
mod rules;
mod signals;
mod terminal;
mod verify;

use args::{Cli, Command};
use clap::Parser;
use std::process::ExitCode;
use terminal::Terminal;

/// All done.
const DONE: u8 = 0;
/// Done, and something was found.
const FINDINGS: u8 = 1;
/// Something could not be read, written or understood.
const FAILED: u8 = 2;
/// Stopped by SIGINT.
const INTERRUPTED: u8 = 130;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let terminal = Terminal::new(&cli.voice);
    let outcome = match cli.command {
        Command::Extract(args) => extract::run(&args, &terminal),
        Command::Check(args) => check::run(&args, &terminal),
        Command::Explain(args) => explain::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Verify(args) => verify::run(&args, &terminal),
    };
    ExitCode::from(outcome.unwrap_or_else(|message| {
        terminal.error(&message);
        FAILED
    }))
}

/// What became of a write to standard output: a reader that has seen enough (`| head`) is no
/// fault.
fn quiet_pipe(written: std::io::Result<()>) -> Result<(), String> {
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(format!("standard output cannot be written to ({})", error.kind()))
        }
        _ => Ok(()),
    }
}
