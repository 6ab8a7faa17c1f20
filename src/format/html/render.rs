//! The elements of a page to lines of text: paragraphs apart, headings after `# `, items after
//! `- `, the cells of a row after each other. Reads a tree; must not know which part of a page it is.

use dom_query::{Document, NodeRef};

/// What holds no words of the text.
const SILENT: [&str; 22] = [
    "script", "style", "noscript", "template", "svg", "head", "nav", "form", "button", "select", "textarea", "iframe", "object",
    "embed", "canvas", "audio", "video", "map", "math", "dialog", "input", "title",
];
/// What stands on lines of its own.
const BLOCKS: [&str; 34] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "blockquote",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "caption",
    "pre",
    "figure",
    "figcaption",
    "address",
    "details",
    "summary",
    "hr",
];

/// A step of the walk: into a node, or out of an element.
enum Step<'a> {
    In(NodeRef<'a>),
    Out(Kind),
}

/// What an element does to the lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Block,
    Heading,
    Item,
    Row,
    Cell,
    Link,
    Inline,
}

/// The text of `page`.
pub(super) fn text(page: &Document) -> String {
    let mut out = Lines::default();
    let mut steps = vec![Step::In(page.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Out(kind) => out.leave(kind),
            Step::In(node) if node.is_text() => out.words(&node.text()),
            Step::In(node) => {
                let name = node.node_name();
                let name = name.as_deref().unwrap_or_default();
                if SILENT.contains(&name) || hidden(&node) {
                    continue;
                }
                if name == "br" {
                    out.break_line();
                    continue;
                }
                let kind = match name {
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
                    "li" => Kind::Item,
                    "tr" => Kind::Row,
                    "td" | "th" => Kind::Cell,
                    "a" => Kind::Link,
                    _ if BLOCKS.contains(&name) => Kind::Block,
                    _ => Kind::Inline,
                };
                out.enter(kind);
                if kind != Kind::Inline {
                    steps.push(Step::Out(kind));
                }
                steps.extend(node.children_it(true).map(Step::In));
            }
        }
    }
    out.close(Kind::Block);
    out.text
}

/// Not shown by its own account.
fn hidden(node: &NodeRef<'_>) -> bool {
    node.is_element() && (node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|value| &*value == "true"))
}

/// Lines under way.
#[derive(Default)]
struct Lines {
    text: String,
    line: String,
    /// `# `, `- ` or nothing.
    mark: &'static str,
    /// Code points of the line, white space aside, and those of them inside links.
    letters: usize,
    linked: usize,
    links: usize,
    rows: usize,
    /// What the line before was: an item stands right under an item, a row under a row.
    before: Option<Kind>,
}

impl Lines {
    fn enter(&mut self, kind: Kind) {
        match kind {
            Kind::Link => self.links += 1,
            Kind::Inline => {}
            Kind::Cell => self.cell(),
            _ if self.rows > 0 => self.space(),
            Kind::Row => {
                self.close(Kind::Block);
                self.rows += 1;
            }
            _ => {
                self.close(Kind::Block);
                self.mark = match kind {
                    Kind::Heading => "# ",
                    Kind::Item => "- ",
                    // `<li><p>` is an item.
                    _ => self.mark,
                };
            }
        }
    }

    fn leave(&mut self, kind: Kind) {
        match kind {
            Kind::Link => self.links = self.links.saturating_sub(1),
            Kind::Inline => {}
            Kind::Row => {
                self.rows = self.rows.saturating_sub(1);
                if self.rows == 0 {
                    self.close(Kind::Row);
                }
            }
            Kind::Cell => {}
            _ if self.rows > 0 => self.space(),
            Kind::Heading | Kind::Item => {
                self.close(kind);
                self.mark = "";
            }
            Kind::Block => self.close(Kind::Block),
        }
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space(),
                '\u{200b}' | '\u{feff}' | '\u{ad}' => {}
                _ => {
                    self.line.push(c);
                    self.letters += 1;
                    self.linked += usize::from(self.links > 0);
                }
            }
        }
    }

    fn space(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with([' ', '\n']) {
            self.line.push(' ');
        }
    }

    fn cell(&mut self) {
        let bare = self.line.trim_end().len();
        self.line.truncate(bare);
        if !self.line.is_empty() {
            self.line.push_str(" | ");
        }
    }

    fn break_line(&mut self) {
        if self.rows > 0 || self.mark == "# " {
            return self.space();
        }
        let bare = self.line.trim_end_matches(' ').len();
        self.line.truncate(bare);
        if !self.line.is_empty() {
            self.line.push('\n');
        }
    }

    /// Ends the line, which is of `kind`.
    fn close(&mut self, kind: Kind) {
        let kind = if self.mark == "- " { Kind::Item } else { kind };
        let line = self.line.trim();
        // « Lire aussi », the title of another text: a line that is a link and no sentence.
        let elsewhere =
            self.mark != "# " && self.linked > 0 && self.linked >= self.letters && !line.ends_with(['.', '!', '?', '…', '»']);
        if !line.is_empty() && !elsewhere {
            if !self.text.is_empty() {
                let close = matches!(kind, Kind::Item | Kind::Row) && self.before == Some(kind);
                self.text.push_str(if close { "\n" } else { "\n\n" });
            }
            self.text.push_str(self.mark);
            self.text.push_str(line);
            self.before = Some(kind);
        }
        if !line.is_empty() && self.mark == "- " {
            self.mark = "";
        }
        self.line.clear();
        (self.letters, self.linked) = (0, 0);
    }
}
