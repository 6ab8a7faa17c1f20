//! Reads the TSV tables compiled into the program.

/// One data row: its cells, `-` read as empty.
pub struct Row<'a> {
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The cell of column `index` (from 0); empty when absent or `-`.
    #[must_use]
    pub fn cell(&self, index: usize) -> &'a str {
        match self.cells.get(index) {
            Some(&"-") | None => "",
            Some(cell) => cell,
        }
    }

    /// The values of a `|`-separated cell, none for an empty one.
    pub fn list(&self, index: usize) -> impl Iterator<Item = &'a str> {
        self.cell(index).split('|').filter(|value| !value.is_empty())
    }

    /// Number of cells the row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cells.len()
    }
}

/// The rows of a table, comments and blank lines left out.
pub fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    lines(table).filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(|line| Row { cells: cells(line) })
}

/// [`str::lines`], which is slow where the standard library is not optimised with the program.
fn lines(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = rest.get(..end).filter(|line| !(line.is_empty() && end == rest.len()))?;
        rest = rest.get(end + 1..).unwrap_or("");
        Some(line.strip_suffix('\r').unwrap_or(line))
    })
}

fn cells(mut rest: &str) -> Vec<&str> {
    let mut cells = Vec::with_capacity(8);
    while let Some(end) = memchr::memchr(b'\t', rest.as_bytes()) {
        cells.push(rest.get(..end).unwrap_or(""));
        rest = rest.get(end + 1..).unwrap_or("");
    }
    cells.push(rest);
    cells
}
