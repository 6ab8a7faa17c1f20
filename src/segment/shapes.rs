//! What a line's shape says, its words aside: bullets, tag lists, quotations, titles. Must not
//! know the lines around it.

use super::lines::stops;

/// Longest title or heading, in code points.
const TITLE: usize = 200;

/// Length in bytes of the bullet, number or heading mark that opens `line`, white space included.
pub(super) fn bullet(line: &str) -> Option<usize> {
    let mut chars = line.chars();
    let first = chars.next()?;
    let mark = match first {
        '•' | '·' | '▪' | '▫' | '■' | '□' | '●' | '○' | '◦' | '►' | '▶' | '→' | '➔' | '➜' | '✓' | '✔' | '‣' | '⁃' => {
            first.len_utf8()
        }
        '-' | '–' | '—' | '*' | '+' => {
            chars.next().filter(|c| c.is_whitespace())?;
            first.len_utf8()
        }
        '0'..='9' => numbered(line, 2)?,
        'a'..='z' | 'A'..='Z' => {
            chars.next().filter(|c| *c == ')')?;
            chars.next().filter(|c| c.is_whitespace())?;
            2
        }
        _ => return None,
    };
    let rest = line.get(mark..)?;
    let text = rest.trim_start();
    (!text.is_empty()).then(|| mark + rest.len() - text.len())
}

/// `12.` or `12)` with white space after it.
fn numbered(line: &str, most: usize) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let bytes = line.as_bytes();
    let closes = matches!(bytes.get(digits), Some(b'.' | b')'));
    let spaced = line.get(digits + 1..)?.starts_with(char::is_whitespace);
    (digits <= most && closes && spaced).then_some(digits + 1)
}

/// Length in bytes of a Markdown heading mark (`## `).
pub(super) fn heading_mark(line: &str) -> Option<usize> {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = line.get(marks..)?;
    ((1..=6).contains(&marks) && rest.starts_with(' ')).then(|| line.len() - rest.trim_start().len())
}

/// The line starts something of its own and continues no wrapped line.
pub(super) fn opens_line(line: &str) -> bool {
    bullet(line).is_some() || heading_mark(line).is_some() || line.starts_with('[') || line.starts_with('©')
}

/// The whole paragraph is one quotation.
pub(super) fn quotation(line: &str) -> bool {
    let body = line.trim_end_matches(['.', '!', '?', '…', ' ', ',']);
    let pair = |open: char, close: char| {
        body.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inner| !inner.contains([open, close]) && inner.contains(' '))
    };
    pair('«', '»') || pair('“', '”') || pair('"', '"')
}

/// A title by its shape: short, no full stop, starts with a capital or figure.
pub(super) fn title_like(line: &str) -> bool {
    let first = line.trim_start_matches(['«', '“', '"', '[', '(', '*', '_', ' ', '\u{a0}', '\u{202f}', '¿', '¡']).chars().next();
    let starts = first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || !c.is_lowercase() && c.is_alphabetic());
    starts && line.len() <= 4 * TITLE && line.chars().count() <= TITLE && !full_stop(line) && !line.ends_with([',', ';', ':'])
}

/// The line ends with a full stop that is no ellipsis.
pub(super) fn full_stop(line: &str) -> bool {
    let bare = line.trim_end_matches(['»', '”', '"', ')', ']', '*', '_', ' ', '\u{a0}', '\u{202f}']);
    bare.ends_with('.') && !bare.ends_with("..")
}

/// Running text: a line that is long, or holds a sentence end.
pub(super) fn prose(line: &str) -> bool {
    line.len() >= 240 || line.len() >= 60 && full_stop(line) || line.len() >= 40 && stops(line) && two_sentences(line)
}

/// A stop, a space and a capital inside the line.
pub(super) fn two_sentences(line: &str) -> bool {
    line.as_bytes().windows(3).any(|three| matches!(three, [b'.' | b'!' | b'?', b' ', b'A'..=b'Z']))
}

/// Key words: hash tags, or short items between commas with no sentence around them.
pub(super) fn tag_list(line: &str, near_end: bool) -> bool {
    if line.len() > 1000 || stops(line) {
        return false;
    }
    if line.starts_with('#') {
        let hashed = |word: &str| word.len() > 1 && word.starts_with('#');
        return line.split_whitespace().count() >= 2 && line.split_whitespace().all(hashed);
    }
    let items: Vec<&str> = line.trim_end_matches([',', ' ']).split(',').map(str::trim).collect();
    let words = |item: &&str| item.split_whitespace().count();
    let total: usize = items.iter().map(words).sum();
    let tight = !line.contains(", ");
    let least = if tight || near_end { 4 } else { 6 };
    let linked = items.iter().any(|item| {
        item.split_whitespace().any(|word| matches!(word, "et" | "ou" | "est" | "sont" | "a" | "ont" | "que" | "qui"))
    });
    let article = |item: &&str| {
        item.split_whitespace().next().is_some_and(|word| {
            matches!(word, "le" | "la" | "les" | "un" | "une" | "des" | "il" | "elle" | "ce" | "ces" | "cette")
        })
    };
    let linked = linked || items.iter().any(article);
    items.len() >= least
        && !linked
        && total * 2 <= items.len() * 5
        && items.iter().all(|item| (1..=4).contains(&words(item)) && item.chars().count() <= 35)
}

/// The initials of agency writers that close a dispatch: `jlt/mve/as`, `(hvd/lc)`.
pub(super) fn initials(line: &str) -> bool {
    if line.len() > 26 {
        return false;
    }
    let bare = line.trim_start_matches('(').trim_end_matches(')');
    let parts: Vec<&str> = bare.split(['/', '-']).collect();
    (parts.len() >= 2 || bare.len() < line.len())
        && parts.len() <= 5
        && parts.iter().all(|part| (2..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// A person's name by its shape: two to five words with capitals, particles apart.
pub(super) fn name_like(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let particle = |word: &str| {
        matches!(
            word,
            "de" | "du"
                | "des"
                | "la"
                | "le"
                | "d'"
                | "van"
                | "von"
                | "den"
                | "der"
                | "ben"
                | "el"
                | "al"
                | "et"
                | "bin"
                | "di"
                | "da"
                | "dos"
        )
    };
    let capital = |word: &str| {
        let mut chars = word.trim_start_matches("d'").trim_start_matches("d’").chars();
        chars.next().is_some_and(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | ','))
    };
    let article = |word: &str| {
        matches!(word.to_lowercase().as_str(), "le" | "la" | "les" | "un" | "une" | "des" | "du" | "au" | "aux" | "ce" | "cette")
    };
    (2..=6).contains(&words.len())
        && words.first().is_some_and(|word| !article(word) && !word.starts_with("L'") && !word.starts_with("L’"))
        && line.chars().count() <= 60
        && words.first().is_some_and(|word| capital(word) && word.chars().count() > 1)
        && words.last().is_some_and(|word| capital(word))
        && words.iter().all(|word| capital(word) || particle(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets() {
        for (line, rest) in [
            ("- un point", "un point"),
            ("•un point", "un point"),
            ("1. Un point", "Un point"),
            ("12) un point", "un point"),
            ("a) un point", "un point"),
            ("– Bonjour", "Bonjour"),
        ] {
            assert_eq!(bullet(line).and_then(|length| line.get(length..)), Some(rest), "{line}");
        }
        for line in ["-12 % en un an", "2024. Une année", "3.5 millions", "A. Dupont", "à suivre", "-", "*gras* et maigre"] {
            assert_eq!(bullet(line), None, "{line}");
        }
    }

    #[test]
    fn tags() {
        for line in ["IA,informatique,tech,vidéo,", "#vélo #ville", "banque, taux, épargne, crédit, bourse, or"] {
            assert!(tag_list(line, false), "{line}");
        }
        for line in [
            "Paris, Lyon, Marseille et Lille",
            "Le groupe, lui, se porte bien.",
            "À Rennes, deux ans après, les commerçants, las, attendent toujours",
        ] {
            assert!(!tag_list(line, true), "{line}");
        }
    }

    #[test]
    fn names_and_initials() {
        for line in ["Joëlle Ramond", "Jean-Luc de La Tour", "Marie d’Aubrac", "Camille AUVERNOIS"] {
            assert!(name_like(line), "{line}");
        }
        for line in ["Paris", "La rédaction", "Un leadership en question", "Le 3 mars", "joëlle ramond"] {
            assert!(!name_like(line), "{line}");
        }
        for line in ["jlt/mve/as", "(hvd/lc)", "(ats)"] {
            assert!(initials(line), "{line}");
        }
        assert!(!initials("oui"));
    }

    #[test]
    fn quotations_and_titles() {
        for (line, quote) in [
            ("« Nous partons demain. »", true),
            ("« Oui », dit-il, « non »", false),
            ("“Les pertes montent”.", true),
            ("« Non »", true),
        ] {
            assert_eq!(quotation(line), quote, "{line}");
        }
        for (line, title) in
            [("Un trou de 3 milliards", true), ("Et après ?", true), ("Il part.", false), ("les prix :", false), ("suite", false)]
        {
            assert_eq!(title_like(line), title, "{line}");
        }
    }
}
