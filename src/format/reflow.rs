//! Lines of printed pages to paragraphs: what was broken for width alone is joined, words cut at
//! the end of a line are made whole, running heads and page numbers are left out. Reads the text of
//! pages between form feeds; must not know what it says.

use rustc_hash::FxHashMap;

/// A line at least this wide, in hundredths of the page's widest lines, may go on below.
const WIDE: usize = 65;
/// The same for a line that ends with a full stop.
const FULL: usize = 88;
/// A head or foot comes back on at least so many pages.
const AGAIN: usize = 3;

/// The paragraphs of `raw` (form feeds between pages), and where each page starts, in bytes.
pub(super) fn pages(raw: &str) -> (String, Vec<u32>) {
    let mut sheets: Vec<Vec<&str>> = raw.split('\u{c}').map(|page| page.lines().map(str::trim).collect()).collect();
    // The last page is closed by a form feed too.
    if sheets.last().is_some_and(|last| last.iter().all(|line| line.is_empty())) {
        sheets.pop();
    }
    let running = running(&sheets);
    let mut text = String::with_capacity(raw.len());
    let mut starts = Vec::with_capacity(sheets.len());
    let nothing = FxHashMap::default();
    for (index, sheet) in sheets.iter().enumerate() {
        // On the first page the running head is the title.
        let lines = inner(sheet, if index == 0 { &nothing } else { &running });
        let width = width(lines);
        let mut before: Option<&str> = None;
        let mut fresh = true;
        for line in lines {
            if line.is_empty() {
                before = None;
                continue;
            }
            // A paragraph may go on over the page.
            let last = if fresh { last_line(&text) } else { before };
            let wide = if fresh { usize::from(last.is_some_and(|l| !stops(l))) * line.chars().count() } else { width };
            let joins = last.is_some_and(|last| goes_on(last, line, wide, fresh));
            append(&mut text, line, joins, before.is_some());
            if fresh {
                starts.push(u32::try_from(text.len() - line.len()).unwrap_or(u32::MAX));
                fresh = false;
            }
            before = Some(line);
        }
        if fresh {
            starts.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    (text, starts)
}

/// Appends `line`: to the paragraph, on a new line of the block, or after a blank line.
fn append(text: &mut String, line: &str, joins: bool, same_block: bool) {
    if text.is_empty() {
    } else if joins {
        if cut_word(text, line) {
            text.pop();
        } else if !text.ends_with('-') {
            text.push(' ');
        }
    } else {
        text.push_str(if same_block { "\n" } else { "\n\n" });
    }
    text.push_str(line);
}

fn last_line(text: &str) -> Option<&str> {
    text.rsplit('\n').next().filter(|line| !line.is_empty())
}

/// `line` belongs to the paragraph of `last`.
fn goes_on(last: &str, line: &str, width: usize, over_page: bool) -> bool {
    let length = last.chars().count();
    let small = line.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ')' | '»' | '%' | '€'));
    if over_page {
        return small && !stops(last) && length > 20;
    }
    if opens(line) {
        return false;
    }
    if stops(last) || last.ends_with(':') {
        return length * 100 >= width * FULL;
    }
    let cut = small && last.strip_suffix('-').is_some_and(|head| head.ends_with(char::is_alphabetic));
    cut || small && length * 2 >= width || length * 100 >= width * WIDE
}

fn stops(line: &str) -> bool {
    line.trim_end_matches(['»', '”', '"', ')', ' ', '\u{a0}', '\u{202f}']).ends_with(['.', '!', '?', '…'])
}

/// A bullet opens the line.
fn opens(line: &str) -> bool {
    line.starts_with(['•', '▪', '●', '■', '–', '—', '-', '*', '·', '→', '➢', '✓', '\u{f0b7}', '\u{f0a7}'])
        && line.chars().nth(1) == Some(' ')
}

/// The text ends in the middle of a word: a hyphen after a small letter, a small letter below, and
/// no part of a word that keeps its hyphen (« dit- / elle », « celui- / ci », « peut- / être »).
fn cut_word(text: &str, line: &str) -> bool {
    let Some(head) = text.strip_suffix('-') else { return false };
    let word = head.rsplit(|c: char| !(c.is_alphabetic() || c == '-')).next().unwrap_or_default();
    let next = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let kept = ["il", "elle", "on", "ils", "elles", "ce", "ci", "là", "être", "même", "mêmes", "je", "tu", "nous", "vous", "t"];
    let first =
        ["peut", "celui", "celle", "ceux", "celles", "vice", "ex", "non", "sous", "demi", "avant", "après", "porte", "quasi"];
    word.chars().last().is_some_and(char::is_lowercase)
        && next.starts_with(char::is_lowercase)
        && !word.contains('-')
        && !kept.contains(&next)
        && !first.contains(&word.to_lowercase().as_str())
}

/// The width most of a page's running lines reach, in code points.
fn width(lines: &[&str]) -> usize {
    let mut widths: Vec<usize> = lines.iter().filter(|line| !line.is_empty()).map(|line| line.chars().count()).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).or(widths.last()).copied().unwrap_or(0)
}

/// The lines that open or close a page and come back, their figures aside.
fn running(sheets: &[Vec<&str>]) -> FxHashMap<String, usize> {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for sheet in sheets {
        let full: Vec<&str> = sheet.iter().copied().filter(|line| !line.is_empty()).collect();
        let mut edges: Vec<String> = full.iter().take(2).chain(full.iter().rev().take(2)).map(|line| shape(line)).collect();
        edges.sort_unstable();
        edges.dedup();
        for edge in edges {
            *seen.entry(edge).or_default() += 1;
        }
    }
    seen.retain(|line, count| *count >= AGAIN && *count * 2 >= sheets.len() && line.chars().count() <= 120);
    seen
}

/// A line with its figures made alike.
fn shape(line: &str) -> String {
    line.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>().replace("00", "0").replace("00", "0")
}

/// The lines of a page without running heads, feet and numbers.
fn inner<'a, 't>(sheet: &'a [&'t str], running: &FxHashMap<String, usize>) -> &'a [&'t str] {
    let aside = |line: &&str| line.is_empty() || number(line) || running.contains_key(&shape(line));
    let from = sheet.iter().take(4).take_while(|line| aside(line)).count();
    let to = sheet.len() - sheet.iter().rev().take(4).take_while(|line| aside(line)).count().min(sheet.len() - from);
    sheet.get(from..to).unwrap_or_default()
}

/// « 12 », « - 12 - », « Page 3 sur 12 », « 3/12 »: the number of a page.
fn number(line: &str) -> bool {
    let bare = line.to_lowercase();
    let bare = bare.trim_matches(['-', '–', '—', ' ', '.', '|', '[', ']']);
    let bare = bare.strip_prefix("page").or_else(|| bare.strip_prefix("p.")).unwrap_or(bare);
    let figures = bare.split(['/', ' ']).filter(|word| !word.is_empty() && !matches!(*word, "sur" | "de"));
    let mut count = 0;
    for figure in figures {
        if figure.len() > 4 || !figure.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        count += 1;
    }
    (1..=2).contains(&count) && (count == 1 && line.chars().count() <= 12 || bare.contains(['/', ' ']) && line.len() <= 24)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    #[test]
    fn paragraphs_words_and_pages() {
        let raw = "Rapport annuel\n\nLe conseil a voté le budget de la commune, qui s'élève à dou-\n\
                   ze millions d'euros, soit deux de plus que l'an passé, et pré-\nvoit une école. Il peut-\nêtre.\n\
                   • Dette : 3 millions d'euros\n• Emprunt : 2 millions\n\nPage 1 sur 3\n\u{c}\
                   Rapport annuel\n\nLa majorité, dit le maire dans un courrier à tous les ha-\nbitants, a tenu ses\n\n2\n\u{c}\
                   Rapport annuel\n\npromesses de campagne.\n\n3\n\u{c}";
        let (text, pages) = pages(raw);
        let want = "Rapport annuel\n\nLe conseil a voté le budget de la commune, qui s'élève à douze millions d'euros, soit deux de plus que l'an passé, \
                    et prévoit une école. Il peut-être.\n• Dette : 3 millions d'euros\n• Emprunt : 2 millions\n\n\
                    La majorité, dit le maire dans un courrier à tous les habitants, a tenu ses promesses de campagne.\n";
        assert_eq!(text, want);
        let heads: Vec<&str> = pages.iter().map(|at| text[*at as usize..].split([' ', '\n']).next().unwrap()).collect();
        assert_eq!(heads, ["Rapport", "La", "promesses"]);
    }

    #[test]
    fn titles_and_tables_stay_lines() {
        let raw = "Budget primitif\nRecettes 12\nDépenses 14\n\nLe budget de la commune est voté par le conseil municipal chaque printemps.\n\u{c}";
        let (text, _) = pages(raw);
        assert!(text.starts_with("Budget primitif\nRecettes 12\nDépenses 14\n\nLe budget"), "{text}");
        assert_eq!(pages(""), (String::new(), vec![]));
    }
}
