//! Standard error: messages, colour, progress. File names and quotes cannot drive the terminal.

use super::args::Voice;
use clap::ColorChoice;
use indicatif::{ProgressBar, ProgressStyle};
use std::borrow::Cow;
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// The person at the other end.
pub(super) struct Terminal {
    quiet: bool,
    verbose: bool,
    color: bool,
    progress: ProgressBar,
}

impl Terminal {
    pub fn new(voice: &Voice) -> Terminal {
        let there = std::io::stderr().is_terminal();
        let color = match voice.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => there && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        let progress = if there && !voice.no_progress && !voice.quiet { bar() } else { ProgressBar::hidden() };
        Terminal { quiet: voice.quiet, verbose: voice.verbose, color, progress }
    }

    /// Something that could not be done, and what to do about it.
    pub fn error(&self, message: &str) {
        self.say(&format!("{}: {}", self.paint("31;1", "error"), visible(message)));
    }

    /// Something worth knowing, unless told to be quiet.
    pub fn note(&self, message: &str) {
        if !self.quiet {
            self.say(&visible(message));
        }
    }

    /// Something for those who asked for more.
    pub fn detail(&self, message: &str) {
        if self.verbose {
            self.say(&visible(message));
        }
    }

    /// One more document is done.
    pub fn advance(&self) {
        self.progress.inc(1);
    }

    /// The work is over.
    pub fn end(&self) {
        self.progress.finish_and_clear();
    }

    /// A terminal that has gone away is nobody's fault.
    fn say(&self, message: &str) {
        self.progress.suspend(|| {
            let _ = writeln!(std::io::stderr(), "{message}");
        });
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.color { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} documents, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// `text` with its control characters written out, so that a file called `ESC[2J` clears no
/// screen. Line ends stay.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let drives = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if !text.contains(drives) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if drives(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// `1 claim`, `2 claims`.
pub(super) fn count(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_drives_the_terminal() {
        for (text, want) in [
            ("corpus/été.txt", "corpus/été.txt"),
            ("a\x1b[2Jb", "a\\u{1b}[2Jb"),
            ("a\r\u{9b}b\nc", "a\\r\\u{9b}b\nc"),
            ("a\u{202e}b", "a\\u{202e}b"),
        ] {
            assert_eq!(visible(text), want);
        }
    }
}
