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
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| Row { cells: line.split('\t').collect() })
}
