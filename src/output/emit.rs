//! Which types of record are written. Reads a list of names; must not know records.

/// Which record types are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emit {
    /// `run`
    pub run: bool,
    /// `document` (always)
    pub document: bool,
    /// `sentence`
    pub sentence: bool,
    /// `mention`
    pub mention: bool,
    /// `claim`
    pub claim: bool,
    /// `error` (always)
    pub error: bool,
}

impl Default for Emit {
    fn default() -> Self {
        Emit { run: false, document: true, sentence: false, mention: false, claim: true, error: true }
    }
}

impl Emit {
    /// Reads a comma-separated list of record types; documents and errors are always written.
    ///
    /// # Errors
    /// A name that is no record type, with the ones there are.
    pub fn parse(list: &str) -> Result<Emit, String> {
        let mut emit = Emit { claim: false, ..Emit::default() };
        for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            match name {
                "run" => emit.run = true,
                "document" => emit.document = true,
                "sentence" => emit.sentence = true,
                "mention" => emit.mention = true,
                "claim" => emit.claim = true,
                "error" => emit.error = true,
                other => {
                    return Err(format!(
                        "--emit: `{other}` is no record type; there are run, document, sentence, mention, claim, error"
                    ));
                }
            }
        }
        Ok(emit)
    }
}
