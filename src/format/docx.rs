//! DOCX to text: the paragraphs, lists and tables of `word/document.xml`, and what `docProps`
//! says. Reads a ZIP container, entry by entry and never more than a limit; must not know layout.

use super::gzip::limit;
use super::{Extracted, Fault, kept};
use crate::text::{About, Given};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The body of a document, its notes, and what is said about it.
const BODY: &str = "word/document.xml";
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];
const CORE: &str = "docProps/core.xml";
/// A container of more entries is no letter.
const MOST_ENTRIES: usize = 10_000;

/// The text of a DOCX file.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, Fault> {
    let fault = |message: &str| Fault::new("extract", message);
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| fault("docx.broken: the container is damaged; open and save the document again"))?;
    if archive.len() > MOST_ENTRIES {
        return Err(fault("docx.too_large: the container has more than 10000 entries; it is no document"));
    }
    let room = limit(bytes.len() as u64);
    let Some(body) = entry(&mut archive, BODY, room)? else {
        return Err(Fault::new(
            "decode",
            "doc.binary: the bytes are a ZIP container without a DOCX document; save it as DOCX or text",
        ));
    };
    let mut text = paragraphs(&body)?;
    for notes in NOTES {
        if let Some(notes) = entry(&mut archive, notes, room)? {
            text.push_str(&paragraphs(&notes)?);
        }
    }
    let core = entry(&mut archive, CORE, room)?.map(|core| properties(&core)).unwrap_or_default();
    let given = Given { file: core, ..Given::default() };
    Ok(Extracted { text, encoding: Cow::Borrowed("utf-8"), given, ..Extracted::default() })
}

/// An entry of the container, if there is one.
fn entry(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, most: u64) -> Result<Option<String>, Fault> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| Fault::new("unpack", format!("docx.broken: {name} is damaged; open and save the document again")))?;
    if bytes.len() as u64 > most {
        return Err(Fault::new("unpack", format!("docx.too_large: {name} holds more than {most} bytes; split the document")));
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// A paragraph under way.
#[derive(Default)]
struct Paragraph {
    text: String,
    /// `# `, `- ` or nothing.
    mark: &'static str,
}

/// A table under way: rows of a table inside a cell belong to the cell.
#[derive(Default)]
struct Table {
    depth: u32,
    row: Vec<String>,
    cell: String,
}

/// The paragraphs of a part, a line each with a blank line between; rows of a table are lines of
/// cells.
fn paragraphs(xml: &str) -> Result<String, Fault> {
    let mut reader = Reader::from_str(xml);
    let mut out = String::with_capacity(xml.len() / 8);
    // A text box stands inside a paragraph and has its own.
    let mut open: Vec<Paragraph> = Vec::new();
    let mut table = Table::default();
    let (mut inside_text, mut skipped, mut tags) = (false, 0u32, 0u32);
    let broken = || Fault::new("extract", "docx.broken: its text is no well-formed XML; open and save the document again");
    loop {
        let event = reader.read_event().map_err(|_| broken())?;
        match event {
            Event::Start(_) => tags += 1,
            Event::End(_) => tags = tags.saturating_sub(1),
            _ => {}
        }
        match event {
            // The same text box again, for older programs.
            Event::Start(tag) if skipped > 0 || tag.local_name().as_ref() == "Fallback" => skipped += 1,
            Event::End(_) if skipped > 0 => skipped -= 1,
            // Cut off before its last tag.
            Event::Eof => return if tags == 0 { Ok(out) } else { Err(broken()) },
            _ if skipped > 0 => {}
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => inside_text = true,
                "p" => open.push(Paragraph::default()),
                "tr" => table.depth += 1,
                _ => {}
            },
            Event::Empty(tag) => {
                if let Some(paragraph) = open.last_mut() {
                    empty(&tag, paragraph, table.depth > 0);
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => inside_text = false,
                "p" => {
                    let paragraph = open.pop().unwrap_or_default();
                    if table.depth == 0 {
                        line(&mut out, &paragraph);
                    } else {
                        table.cell.push(' ');
                        table.cell.push_str(&paragraph.text);
                    }
                }
                "tc" if table.depth == 1 => table.row.extend(kept(&std::mem::take(&mut table.cell))),
                "tr" => {
                    table.depth = table.depth.saturating_sub(1);
                    if table.depth == 0 {
                        cells(&mut out, std::mem::take(&mut table.row));
                    }
                }
                "tbl" if table.depth == 0 => out.push('\n'),
                _ => {}
            },
            Event::Text(words) if inside_text => push(&mut open, &words.xml10_content()),
            Event::GeneralRef(name) if inside_text => push(&mut open, &reference(&name)),
            _ => {}
        }
    }
}

fn push(open: &mut [Paragraph], words: &str) {
    if let Some(paragraph) = open.last_mut() {
        paragraph.text.push_str(words);
    }
}

/// A tag without content: a tab, a line break, a style, a place in a list.
fn empty(tag: &BytesStart<'_>, paragraph: &mut Paragraph, in_table: bool) {
    match tag.local_name().as_ref() {
        "tab" => paragraph.text.push(if in_table { ' ' } else { '\t' }),
        "br" | "cr" => paragraph.text.push(if in_table { ' ' } else { '\n' }),
        "noBreakHyphen" => paragraph.text.push('-'),
        "numId" if paragraph.mark.is_empty() => paragraph.mark = "- ",
        "pStyle" => {
            let style = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == "val");
            let style = style.map(|a| a.value.to_lowercase()).unwrap_or_default();
            if ["heading", "titre", "title"].iter().any(|name| style.starts_with(name)) {
                paragraph.mark = "# ";
            } else if ["list", "puce"].iter().any(|name| style.starts_with(name)) {
                paragraph.mark = "- ";
            }
        }
        _ => {}
    }
}

fn line(out: &mut String, paragraph: &Paragraph) {
    let text = paragraph.text.trim();
    if text.is_empty() {
        return;
    }
    // Items of a list stand together, paragraphs apart.
    let item = paragraph.mark == "- " && last_is_item(out);
    if !out.is_empty() && !item && !out.ends_with("\n\n") {
        out.push('\n');
    }
    out.push_str(paragraph.mark);
    out.push_str(text);
    out.push('\n');
}

fn last_is_item(out: &str) -> bool {
    out.trim_end_matches('\n').rsplit('\n').next().is_some_and(|line| line.starts_with("- "))
}

fn cells(out: &mut String, row: Vec<String>) {
    if !row.is_empty() {
        out.push_str(&row.join(" | "));
        out.push('\n');
    }
}

/// `&amp;`, `&#233;`
fn reference(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    quick_xml::escape::resolve_xml_entity(name.as_ref()).unwrap_or_default().to_owned()
}

/// What the container says about the document.
fn properties(xml: &str) -> About {
    let mut reader = Reader::from_str(xml);
    let mut about = About::default();
    let (mut name, mut value) = (String::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => {
                name = tag.local_name().as_ref().to_owned();
                value.clear();
            }
            Event::Text(words) => value.push_str(&words.xml10_content()),
            Event::GeneralRef(entity) => value.push_str(&reference(&entity)),
            Event::End(_) => {
                let found = kept(&value);
                match name.as_str() {
                    "title" => about.title = found,
                    "creator" => about.author = found,
                    "created" => about.date = found,
                    "modified" => about.updated = found,
                    _ => {}
                }
                name.clear();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    about
}
