//! Tables written as lines of columns: rows parted by `|`, tabulators or wide gaps, figures under
//! each other. Reads lines; gives their slots. Must not know what stands in the cells.

use super::ZoneKind;
use super::headings::Slot;
use super::lines::Line;

/// A longer line is no row, in bytes.
const LONGEST: usize = 400;

/// Fills the slots of lines that are rows of a table: two or more in a row with as many cells, most
/// of them with a figure beyond the first cell.
pub(super) fn read(text: &str, lines: &[Line], slots: &mut [Slot]) {
    let shapes: Vec<Option<Row>> = lines.iter().map(|line| row(line.span.of(text))).collect();
    let mut at = 0;
    while at < lines.len() {
        let Some(Some(first)) = shapes.get(at) else {
            at += 1;
            continue;
        };
        let alike = |row: &&Option<Row>| row.as_ref().is_some_and(|row| row.by == first.by && row.cells == first.cells);
        let rows = shapes.iter().skip(at).take_while(alike).count();
        let figured = shapes.iter().skip(at).take(rows).flatten().filter(|row| row.figures).count();
        if rows >= 2 && figured * 2 >= rows {
            slots.iter_mut().skip(at).take(rows).for_each(|slot| *slot = Some((ZoneKind::List, "table")));
        }
        at += rows.max(1);
    }
}

/// The shape of a row.
struct Row {
    by: &'static str,
    cells: usize,
    /// A cell beyond the first is a figure.
    figures: bool,
}

fn row(line: &str) -> Option<Row> {
    if line.len() > LONGEST {
        return None;
    }
    let by = [" | ", "\t", "   "].into_iter().find(|mark| line.contains(mark))?;
    let bare = line.trim_matches(['|', ' ']);
    let cells: Vec<&str> = bare.split(by).map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let figures = cells.iter().skip(1).any(|cell| figure(cell));
    (cells.len() >= 2).then_some(Row { by, cells: cells.len(), figures })
}

/// « 12,5 », « + 3 % », « 1 200 M€ », « n.d. »: little else than figures.
fn figure(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && letters <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> usize {
        let lines = super::super::lines::read(text);
        let mut slots: Vec<Slot> = vec![None; lines.len()];
        read(text, &lines, &mut slots);
        slots.iter().flatten().count()
    }

    #[test]
    fn tables_and_what_looks_like_them() {
        for (text, want) in [
            ("Année | Ventes\n2022 | 310\n2023 | 342", 3),
            ("| Année | Ventes |\n|---|---|\n| 2022 | 310 M€ |", 2),
            ("Loyer\t850 €\nCharges\t120 €", 2),
            ("Ville      Habitants     Écart\nLens       32 000        - 2 %\nLiévin     30 000        + 1 %", 3),
            ("La Gazette | Économie\nAccueil | Abonnement", 0),
            ("Le groupe | 3 millions\nIl a perdu 3 millions.", 0),
            ("Par Ada Roux | 12 mars 2024\nMis à jour | 13 mars 2024", 0),
        ] {
            assert_eq!(rows(text), want, "{text}");
        }
    }
}
