//! `--lexicon`: the user's own words beside the tables.

use super::args::Model;
use crate::batch::shown;
use crate::lexicon::{Lexicon, UserFault, UserWords};
use crate::text::sha256_hex;

/// The words asked for, none where it is the tables alone, and what names them in the configuration of a run.
pub(super) fn choose(args: &Model) -> Result<(Option<&'static Lexicon>, String), String> {
    let Some(path) = &args.lexicon else { return Ok((None, "-".to_owned())) };
    let shown = shown(path);
    let bytes = std::fs::read(path).map_err(|error| format!("{shown}: the lexicon could not be read ({})", error.kind()))?;
    let at_line = |fault: UserFault| format!("{shown}:{}: {}", fault.line, fault.message);
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
            return Err(at_line(UserFault { line: before + 1, message: "no UTF-8".to_owned() }));
        }
    };
    let toml = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    let words = if toml { UserWords::from_toml(text) } else { UserWords::from_tsv(text) }.map_err(at_line)?;
    // Lives as long as the run.
    let lexicon = Lexicon::with(&words).map_err(at_line)?;
    Ok((Some(Box::leak(Box::new(lexicon))), sha256_hex(&bytes)))
}
