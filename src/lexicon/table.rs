//! Reads the TSV tables compiled into the program.

/// Columns a table may have.
const COLUMNS: usize = 12;

/// One data row: its cells, `-` read as empty.
pub struct Row<'a> {
    cells: [&'a str; COLUMNS],
    width: usize,
}

impl<'a> Row<'a> {
    /// The cell of column `index` (from 0); empty when absent or `-`.
    #[must_use]
    pub fn cell(&self, index: usize) -> &'a str {
        self.cells.get(index).copied().filter(|cell| *cell != "-").unwrap_or("")
    }

    /// The values of a `|`-separated cell, none for an empty one.
    pub fn list(&self, index: usize) -> impl Iterator<Item = &'a str> {
        self.cell(index).split('|').filter(|value| !value.is_empty())
    }

    /// Number of cells the row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }
}

/// The rows of a table, comments and blank lines left out.
pub fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    pieces(table, b'\n').filter(|line| !line.starts_with('#') && !line.trim_ascii().is_empty()).map(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let mut row = Row { cells: [""; COLUMNS], width: 0 };
        for (place, cell) in row.cells.iter_mut().zip(pieces(line, b'\t')) {
            *place = cell;
            row.width += 1;
        }
        row
    })
}

/// What stands between the marks. [`str::split`] does the same, but is slow where the standard library is not
/// optimised with the program.
fn pieces(text: &str, mark: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let piece = rest?;
        let end = memchr::memchr(mark, piece.as_bytes());
        rest = end.and_then(|end| piece.get(end + 1..));
        end.map_or(Some(piece), |end| piece.get(..end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_its_cells() {
        let table = "# columns: form, class\n\nfour\t-\ta|b||c\r\n \nlast\tx";
        let all: Vec<_> = rows(table).map(|r| (r.cell(0), r.cell(1), r.list(2).collect::<Vec<_>>(), r.width())).collect();
        assert_eq!(all, [("four", "", vec!["a", "b", "c"], 3), ("last", "x", vec![], 2)]);
        assert_eq!(rows("").count(), 0);
    }
}
