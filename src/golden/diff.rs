//! What changed between two readings of a document, in words.
//!
//! Mentions and claims are matched by their span, then by their text; what is left over was
//! added or removed. Must not know what the fields mean.

use super::expect::Case;
use super::quote::quote;
use serde_json::Value;
use std::collections::BTreeSet;

/// The differences between what was expected and what is given, one finding each, in text
/// order; `text` is the document's, for the quotes.
pub(super) fn diff(expected: &Case, given: &Case, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fields = Vec::new();
    compare("", Some(&expected.head), Some(&given.head), &mut fields);
    if !fields.is_empty() {
        found.push((0, format!("document changed\n{}", lines(&fields))));
    }
    for kind in ["claim", "mention"] {
        let of = |case: &'_ Case| -> Vec<Value> { case.lines.iter().filter(|line| line.get(kind).is_some()).cloned().collect() };
        let (old, new) = (of(expected), of(given));
        for (old, new) in pairs(&old, &new) {
            let mut fields = Vec::new();
            let what = match (old, new) {
                (Some(old), Some(new)) => {
                    compare("", Some(old), Some(new), &mut fields);
                    "changed"
                }
                (Some(_), None) => "removed",
                _ => {
                    if let Some(new) = new {
                        summary(new, &mut fields);
                    }
                    "added"
                }
            };
            let Some(line) = new.or(old) else { continue };
            if what == "changed" && fields.is_empty() {
                continue;
            }
            let Some((_, name)) = Case::entry(line) else { continue };
            let (words, start) = place(name);
            let sentence = line.get("sentence").and_then(Value::as_str).and_then(span);
            let quoted = quote(text, sentence, start, start + words.chars().count());
            found.push((start, format!("{kind} {what}: {name}\n{}{}", lines(&fields), lines(&quoted))));
        }
    }
    found.sort_by_key(|(start, _)| *start);
    found.into_iter().map(|(_, finding)| finding).collect()
}

fn lines(lines: &[String]) -> String {
    lines.iter().map(|line| format!("    {line}\n")).collect()
}

/// `text @start` apart, without the parts of an interrupted span.
pub(super) fn place(name: &str) -> (&str, usize) {
    let (text, start) = name.rsplit_once(" @").unwrap_or((name, "0"));
    let digits = start.split(' ').next().unwrap_or_default();
    (text, digits.parse().unwrap_or(0))
}

fn span(range: &str) -> Option<(usize, usize)> {
    let (start, end) = range.split_once('-')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

/// Lines that belong together: same span, else same text, in order.
fn pairs<'a>(old: &'a [Value], new: &'a [Value]) -> Vec<(Option<&'a Value>, Option<&'a Value>)> {
    let mut free: Vec<Option<&Value>> = new.iter().map(Some).collect();
    let mut matched: Vec<Option<&Value>> = vec![None; old.len()];
    let key = |line: &'a Value, by_text: bool| Case::entry(line).map(|(_, name)| if by_text { place(name).0 } else { name });
    for by_text in [false, true] {
        // Both lists are in text order, so the search goes on where the last match was.
        let mut from = 0;
        for (line, slot) in old.iter().zip(&mut matched).filter(|(_, slot)| slot.is_none()) {
            let fits = |other: &Option<&'a Value>| other.is_some_and(|other| key(other, by_text) == key(line, by_text));
            if let Some(at) = free.iter().skip(from).position(fits) {
                *slot = free.get_mut(from + at).and_then(Option::take);
                from += at + 1;
            }
        }
    }
    let both = old.iter().zip(matched).map(|(old, new)| (Some(old), new));
    both.chain(free.into_iter().flatten().map(|new| (None, Some(new)))).collect()
}

/// `field: old → new` for every field that differs.
fn compare(path: &str, old: Option<&Value>, new: Option<&Value>, out: &mut Vec<String>) {
    if old == new {
        return;
    }
    match (old, new) {
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            let added = b.keys().filter(|key| !a.contains_key(key.as_str()));
            for key in a.keys().chain(added) {
                compare(&below(path, key), a.get(key), b.get(key), out);
            }
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) if a.iter().chain(b).all(Value::is_string) => {
            let set = |list: &[Value]| list.iter().map(Value::to_string).collect::<BTreeSet<_>>();
            let (old, new) = (set(a), set(b));
            out.extend(old.difference(&new).map(|gone| format!("{path}: {gone} is gone")));
            out.extend(new.difference(&old).map(|come| format!("{path}: {come} is new")));
            if old == new {
                out.push(format!("{path}: other order"));
            }
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) => {
            for at in 0..a.len().max(b.len()) {
                compare(&below(path, &at.to_string()), a.get(at), b.get(at), out);
            }
        }
        _ => {
            let word = |value: Option<&Value>| value.map_or("nothing".to_owned(), Value::to_string);
            out.push(format!("{path}: {} → {}", word(old), word(new)));
        }
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The fields of a line that was not there before.
fn summary(line: &Value, out: &mut Vec<String>) {
    let fields =
        line.as_object().into_iter().flatten().filter(|(key, _)| !["claim", "mention", "sentence"].contains(&key.as_str()));
    out.extend(fields.map(|(key, value)| format!("{key}: {value}")));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]
    use super::*;

    fn case(lines: &[&str]) -> Case {
        let head = serde_json::json!({"document": "d", "sha256": "x", "zones": ["body 0-9 fr"]});
        let lines = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        Case { name: "d".to_owned(), sha256: "x".to_owned(), head, lines }
    }

    #[test]
    fn changes_in_words() {
        let text = "Lui, 3 M€. Elle, 4 M€.";
        let three = r#"{"claim":"3 M€ @5","sentence":"0-10","subject":{"name":"A"},"scope":[]}"#;
        let moved = r#"{"claim":"3 M€ @6","sentence":"0-10","subject":{"name":"A"},"scope":[]}"#;
        let other = r#"{"claim":"3 M€ @5","sentence":"0-10","subject":{"name":"B"},"quantity":{"value":"1"},"scope":[]}"#;
        let four = r#"{"claim":"4 M€ @17","sentence":"11-22","measure":"level"}"#;
        for (old, new, want) in [
            (&[three, four][..], &[three, four][..], &[][..]),
            (
                &[three],
                &[other],
                &[
                    "claim changed: 3 M€ @5\n    subject.name: \"A\" → \"B\"\n    quantity: nothing → {\"value\":\"1\"}\n    Lui, 3 M€.\n         ^^^^\n",
                ],
            ),
            (
                &[three],
                &[moved],
                &["claim changed: 3 M€ @6\n    claim: \"3 M€ @5\" → \"3 M€ @6\"\n    Lui, 3 M€.\n          ^^^^\n"],
            ),
            (&[three], &[four, three], &["claim added: 4 M€ @17\n    measure: \"level\"\n    Elle, 4 M€.\n          ^^^^\n"]),
            (&[three, four], &[three], &["claim removed: 4 M€ @17\n    Elle, 4 M€.\n          ^^^^\n"]),
        ] {
            assert_eq!(diff(&case(old), &case(new), text), want);
        }
    }
}
