//! Whether two spellings are near enough to be one name (`Sudskever`, `Sutskever`).
//!
//! Knows letters only.

/// True when `a` and `b` (folded, without accents) differ by a slip: one edit in five letters or
/// more, two in nine or more, the first letter alike and no figure touched.
pub(super) fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let shortest = a.len().min(b.len());
    let allowed = match shortest {
        0..=4 => return false,
        5..=8 => 1,
        _ => 2,
    };
    if a.first() != b.first() || a.len().abs_diff(b.len()) > allowed || a.len() > 40 || figures(&a) != figures(&b) {
        return false;
    }
    let distance = distance(&a, &b);
    distance > 0 && distance <= allowed
}

fn figures(word: &[char]) -> Vec<char> {
    word.iter().copied().filter(|c| !c.is_alphabetic() && *c != ' ').collect()
}

/// Edits (insertion, deletion, substitution) from `a` to `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let cost = if x == y { diagonal } else { 1 + diagonal.min(*cell).min(left) };
            diagonal = *cell;
            *cell = cost;
            left = cost;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn slips() {
        for (a, b, same) in [
            ("sudskever", "sutskever", true),
            ("macrom", "macron", true),
            ("openai", "openai", false),
            ("bnp", "bmp", false),
            ("lyon", "lion", false),
            ("renault", "regnault", true),
            ("gpt4", "gpt5", false),
            ("airbus a320", "airbus a330", false),
            ("martin", "bartin", false),
        ] {
            assert_eq!(near(a, b), same, "{a} {b}");
        }
    }
}
