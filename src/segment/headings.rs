//! The block above the text: which of its lines is the title, which name the outlet, the section,
//! the author. Reads lines that nothing else has claimed. Must not know the body.

use super::bylines;
use super::datelines;
use super::keys;
use super::lines::Line;
use super::phrases::{self, Place};
use super::shapes;
use super::{Layout, ZoneKind};

/// How many lines may stand above the text, and how many of them may say something of their own:
/// a page opens with a dozen buttons.
const MOST: usize = 40;
const MOST_PLAIN: usize = 14;

/// What a line has been found to be.
pub(super) type Slot = Option<(ZoneKind, &'static str)>;

/// Where the text begins: the index of the first line of prose, list or transcript.
pub(super) fn end(text: &str, lines: &[Line], slots: &[Slot]) -> Option<usize> {
    let mut plain = 0;
    let found = lines.iter().zip(slots).take(MOST).position(|(line, slot)| {
        let slice = line.span.of(text);
        plain += usize::from(slot.is_none());
        let free = slot.is_none_or(|(kind, _)| kind.claims());
        plain > MOST_PLAIN
            || free
                && (slot.is_some()
                    || line.wrapped
                    || shapes::prose(slice)
                    || shapes::bullet(slice).is_some()
                    || datelines::prefix(text, line.span).is_some())
    });
    found.filter(|_| plain <= MOST_PLAIN)
}

/// Fills the slots of the lines before `end`, and the layout's title, author, outlet and dates.
pub(super) fn read(text: &str, lines: &[Line], slots: &mut [Slot], end: usize, layout: &mut Layout) {
    let mut plain = Vec::new();
    for (index, (line, slot)) in lines.iter().zip(slots.iter_mut()).take(end).enumerate() {
        if slot.is_some() {
            continue;
        }
        match bylines::read(text, line.span, true) {
            // « Décès de George Martin » above the text is no signature.
            Some(header) if header.reason == "date" || index > 0 || phrases::opens_header(line.span.of(text)) => {
                layout.date_lines.extend(&header.dates);
                layout.author = layout.author.or(header.author);
                layout.outlet = layout.outlet.or(header.outlet);
                *slot = Some((ZoneKind::Header, header.reason));
            }
            _ => plain.push(index),
        }
    }
    let title = plain
        .iter()
        .filter_map(|index| lines.get(*index).map(|line| (*index, line.span.of(text))))
        .filter(|(_, slice)| shapes::title_like(slice) || shapes::heading_mark(slice).is_some())
        .map(|(index, slice)| (score(slice, index == 0), index))
        .filter(|(score, _)| *score > 0)
        .max_by_key(|(score, index)| (*score, std::cmp::Reverse(*index)))
        .map(|(_, index)| index)
        .or_else(|| {
            plain.first().copied().filter(|index| *index == 0 && lone_title(lines.first().map_or("", |line| line.span.of(text))))
        });
    let wording = title.and_then(|index| lines.get(index)).map(|line| line.span.of(text));
    for index in plain {
        let (Some(line), Some(slot)) = (lines.get(index), slots.get_mut(index)) else { continue };
        let slice = line.span.of(text);
        if Some(index) == title {
            layout.title = Some(line.span);
            layout.date_lines.extend(datelines::broadcast(text, line.span));
            *slot = Some((ZoneKind::Title, "title"));
        } else if wording == Some(slice) {
            *slot = Some((ZoneKind::Header, "repeated_title"));
        } else {
            let reason = minor(slice);
            if reason == "subtitle" && (title.is_none() || !shapes::title_like(slice)) {
                // Nothing says what it is: its shape among the lines of the text will.
                continue;
            }
            if reason == "outlet" && layout.outlet.is_none() {
                layout.outlet = bylines::fields(text, line.span).first().copied();
            }
            *slot = Some((if reason == "subtitle" { ZoneKind::Title } else { ZoneKind::Header }, reason));
        }
    }
}

/// The first line, where no other can be the title.
fn lone_title(line: &str) -> bool {
    shapes::title_like(line) && !bylines::outlet(line) && line.split_whitespace().count() >= 2
}

/// How much a line looks like the title among its neighbours.
fn score(line: &str, first: bool) -> i32 {
    let words = line.split_whitespace().count();
    let small = line.split_whitespace().filter(|word| word.starts_with(char::is_lowercase) && word.chars().count() >= 4).count();
    let telling = line.contains([':', '?', '!', '«']) || line.bytes().any(|byte| byte.is_ascii_digit());
    let marked = shapes::heading_mark(line).is_some();
    let outlet = words <= 6 && bylines::outlet(line);
    i32::try_from(words.min(8)).unwrap_or(8)
        + i32::from(telling) * 2
        + i32::from(small >= 2) * 3
        + i32::from(first)
        + i32::from(marked) * 6
        - i32::from(outlet) * 6
        - i32::from(shapes::name_like(line)) * 6
}

/// What a line of the top block is that is not the title.
fn minor(line: &str) -> &'static str {
    let words = line.split_whitespace().count();
    let capitals = line.split_whitespace().all(|word| word.chars().count() < 4 || !word.starts_with(char::is_lowercase));
    let spoken = line.ends_with(['?', '!', '.']) || line.bytes().any(|byte| byte.is_ascii_digit());
    if line.contains(" > ") || line.contains(" › ") || line.contains(" >> ") {
        "breadcrumb"
    } else if words <= 3 && phrases::starts(&keys::key(line), Place::Whole).is_some() {
        "section"
    } else if words <= 7 && bylines::outlet(line)
        || words <= 3 && !spoken && ["Le ", "La ", "Les ", "L’", "L'"].iter().any(|article| line.starts_with(article))
    {
        "outlet"
    } else if line.contains('|') && words <= 9 && !spoken || words <= 4 && capitals && !spoken || words <= 2 && !spoken {
        "section"
    } else if line.starts_with('(') {
        "note"
    } else {
        "subtitle"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_beat_outlets_and_names() {
        for (title, other) in [
            ("Un trou de 3 milliards dans la caisse", "La Gazette du Nord"),
            ("La dette repart à la hausse", "Joëlle Ramond"),
            ("Le maire étrille la ligne rapide", "Budget & Territoires"),
        ] {
            assert!(score(title, false) > score(other, true), "{title}");
        }
        for (line, want) in [
            ("Accueil > Économie", "breadcrumb"),
            ("Budget & Territoires", "section"),
            ("Le Courrier du soir", "outlet"),
            ("La dette repart à la hausse", "subtitle"),
        ] {
            assert_eq!(minor(line), want, "{line}");
        }
    }
}
