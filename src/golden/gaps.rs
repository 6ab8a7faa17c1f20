//! Known wrongs, so that the list only shrinks.
//!
//! `fixtures/gaps.txt` holds lines `path<TAB>what comes out now<TAB>what is right<TAB>why`. The
//! two middle cells are statements about the document's expectation lines:
//!
//! - `claim "5 milliards" subject.name="OpenAI"`, `mention "mi-mars" value.edtf="2024-03"`,
//!   `document lang="fr"`: such a line exists; the field is optional, and so is a place
//!   (`claim "5 milliards @597"`); a field that is not there is `null`;
//! - `no claim "250 salariés"`: no such line exists.

use super::diff::place;
use super::expect::Case;
use serde_json::Value;

/// One known wrong.
pub(super) struct Gap<'a> {
    pub line: usize,
    pub path: &'a str,
    now: Statement,
    right: Statement,
    pub reason: &'a str,
}

/// What has become of a gap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    /// As wrong as it was.
    Open,
    /// The right value comes out.
    Closed,
    /// Something else comes out.
    Moved,
}

struct Statement {
    exists: bool,
    kind: String,
    text: Option<String>,
    field: Option<(String, Value)>,
}

/// The gaps of the file, or what is wrong with one of its lines.
pub(super) fn parse(text: &str) -> Vec<Result<Gap<'_>, String>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|(at, line)| gap(at + 1, line).ok_or_else(|| format!("line {}: it is no path, two statements and a reason", at + 1)))
        .collect()
}

fn gap(number: usize, line: &str) -> Option<Gap<'_>> {
    let mut cells = line.split('\t');
    let gap = Gap {
        line: number,
        path: cells.next()?,
        now: statement(cells.next()?)?,
        right: statement(cells.next()?)?,
        reason: cells.next().filter(|reason| !reason.trim().is_empty())?,
    };
    cells.next().is_none().then_some(gap)
}

fn statement(cell: &str) -> Option<Statement> {
    let (exists, rest) = cell.strip_prefix("no ").map_or((true, cell), |rest| (false, rest));
    let (kind, mut rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let mut text = None;
    if rest.starts_with('"') {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<String>();
        text = Some(values.next()?.ok()?);
        rest = rest.get(values.byte_offset()..)?.trim_start();
    }
    let field = match rest.split_once('=') {
        Some((path, value)) => Some((path.to_owned(), serde_json::from_str(value).ok()?)),
        None => None,
    };
    let whole = field.is_some() || rest.is_empty();
    let known = matches!((kind, &text), ("claim" | "mention", Some(_)) | ("document", None));
    (whole && known).then(|| Statement { exists, kind: kind.to_owned(), text, field })
}

impl Statement {
    fn holds(&self, case: &Case) -> bool {
        let lines = std::iter::once(&case.head).chain(&case.lines);
        lines.filter(|line| self.is_about(line)).any(|line| match &self.field {
            None => true,
            Some((path, want)) => walk(line, path).unwrap_or(&Value::Null) == want,
        }) == self.exists
    }

    fn is_about(&self, line: &Value) -> bool {
        let Some(found) = line.get(&self.kind).and_then(Value::as_str) else { return false };
        self.text.as_deref().is_none_or(|text| text == found || text == place(found).0)
    }
}

/// The value at `a.0.b`.
fn walk<'a>(line: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(line, |value, key| match value {
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        _ => value.get(key),
    })
}

impl Gap<'_> {
    /// What `case` shows of it.
    pub fn fate(&self, case: &Case) -> Fate {
        if self.right.holds(case) {
            Fate::Closed
        } else if self.now.holds(case) {
            Fate::Open
        } else {
            Fate::Moved
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    #[test]
    fn fates() {
        let head = serde_json::json!({"document": "d", "lang": "fr"});
        let lines = vec![serde_json::json!({"claim": "3 \"M€\" @5", "subject": {"name": "A"}, "times": [{"role": "as_of"}]})];
        let case = Case { name: "d".to_owned(), sha256: String::new(), head, lines };
        for (now, right, want) in [
            (r#"claim "3 \"M€\"" subject.name="A""#, r#"claim "3 \"M€\"" subject.name="B""#, Some(Fate::Open)),
            (r#"claim "3 \"M€\" @5" subject.name="B""#, r#"claim "3 \"M€\" @5" subject.name="A""#, Some(Fate::Closed)),
            (r#"claim "3 \"M€\"" subject.name="C""#, r#"claim "3 \"M€\"" subject.name="B""#, Some(Fate::Moved)),
            (r#"claim "3 \"M€\"""#, r#"no claim "3 \"M€\"""#, Some(Fate::Open)),
            (r#"no claim "4 M€""#, r#"claim "4 M€""#, Some(Fate::Open)),
            (r#"claim "3 \"M€\"" times.0.role="as_of""#, r#"claim "3 \"M€\"" times.0.role="deadline""#, Some(Fate::Open)),
            (r#"claim "3 \"M€\"" times.1.role=null"#, r#"claim "3 \"M€\"" times.1.role="deadline""#, Some(Fate::Open)),
            (r#"document lang="fr""#, r#"document lang="nl""#, Some(Fate::Open)),
            ("claim 3 M€", r#"claim "4""#, None),
            ("relation", r#"claim "4""#, None),
            (r#"claim "3" role"#, r#"claim "4""#, None),
        ] {
            let line = format!("d\t{now}\t{right}\twhy");
            let got = parse(&line).pop().unwrap().ok().map(|gap| gap.fate(&case));
            assert_eq!(got, want, "{line}");
        }
        assert_eq!(parse("# c\n\na\tclaim \"x\"\tno claim \"x\"\n").len(), 1);
        assert!(parse("a\tclaim \"x\"\tno claim \"x\"\n")[0].is_err());
    }
}
