//! What a Markdown file says of itself between two `---` before its text. Reads the first lines;
//! gives header slots, title, author, outlet and date lines. Must not know the text below.

use super::headings::Slot;
use super::keys;
use super::lines::Line;
use super::{Layout, ZoneKind};
use crate::text::Span;

/// How many bytes it may take.
const LONGEST: usize = 4096;

/// Fills the slots of the lines of the front matter, if the text opens with one.
pub(super) fn read(text: &str, lines: &[Line], slots: &mut [Slot], layout: &mut Layout) {
    let Some(end) = end(text) else { return };
    for (line, slot) in lines.iter().zip(slots).take_while(|(line, _)| line.span.to() <= end) {
        *slot = Some((ZoneKind::Header, "front_matter"));
        let Some((name, value)) = field(text, line.span) else { continue };
        match name.as_str() {
            "title" | "titre" => layout.title = layout.title.or(Some(value)),
            "author" | "auteur" | "autrice" | "authors" => layout.author = layout.author.or(Some(value)),
            "outlet" | "media" | "site" | "source" => layout.outlet = layout.outlet.or(Some(value)),
            "date" | "published" | "pubdate" | "publication" => layout.date_lines.push(value),
            "updated" | "lastmod" | "modified" => layout.date_lines.push(line.span),
            _ => {}
        }
    }
}

/// Where the closing rule stands.
fn end(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches('\u{FEFF}').strip_prefix("---")?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let from = text.len() - rest.len();
    let mut at = from;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some(at);
        }
        // « --- » above running text is a rule.
        if !line.trim().is_empty() && !line.contains(':') && !line.trim_start().starts_with('-') || at > LONGEST {
            return None;
        }
        at += line.len();
    }
    None
}

/// `title: "Un titre"`: the name and the value without its quotes.
fn field(text: &str, line: Span) -> Option<(String, Span)> {
    let slice = line.of(text);
    let colon = slice.find(':')?;
    let value = slice.get(colon + 1..)?;
    let bare = value.trim().trim_matches(['"', '\'', '[', ']']).trim();
    let from = line.from() + colon + 1 + value.find(bare)?;
    (!bare.is_empty()).then(|| (keys::key(slice.get(..colon).unwrap_or_default()), Span::new(from, from + bare.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_and_rules() {
        let text = "---\ntitle: \"Un emprunt\"\ndate: 2023-11-20\ntags: [a, b]\n---\n\n# Un emprunt\n\nIl emprunte.";
        let lines = super::super::lines::read(text);
        let (mut slots, mut layout) = (vec![None; lines.len()], Layout::default());
        read(text, &lines, &mut slots, &mut layout);
        assert_eq!(slots.iter().flatten().count(), 3);
        assert_eq!(layout.title.map(|span| span.of(text)), Some("Un emprunt"));
        assert_eq!(layout.date_lines.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["2023-11-20"]);
        for text in ["---\nIl pleut.\n---\n", "---\ntitle: a\n", "a: b\n---\n"] {
            assert_eq!(end(text), None, "{text}");
        }
    }
}
