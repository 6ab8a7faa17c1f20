//! `--model` and `--no-model`: the weights of the tagger of names.

use super::args::Model;
use crate::batch::shown;
use crate::mention::entity::tagger::{Tagger, WEIGHTS};
use crate::pipeline::ModelChoice;
use crate::text::sha256_hex;
use std::sync::Arc;

/// The tagger asked for, and what names it in the configuration of a run.
pub(super) fn choose(args: &Model) -> Result<(ModelChoice, String), String> {
    if args.no_model {
        return Ok((ModelChoice::Off, "off".to_owned()));
    }
    let Some(path) = &args.model else { return Ok((ModelChoice::Standard, sha256_hex(WEIGHTS))) };
    let shown = shown(path);
    let bytes = std::fs::read(path).map_err(|error| format!("{shown}: the weights could not be read ({})", error.kind()))?;
    let tagger = Tagger::from_bytes(&bytes)
        .ok_or_else(|| format!("{shown}: no weights of this version's tagger; make them with the train_names example"))?;
    Ok((ModelChoice::Given(Arc::new(tagger)), sha256_hex(&bytes)))
}
