//! JSON to a document: one object with its text, and what it and a sidecar say about it. Reads
//! bytes; must not know files.

use super::{Extracted, Fault, kept};
use crate::text::{About, Given};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Names of fields, the first one found wins: those of `--jsonl`, then of schema.org and feeds.
const TEXT: &[&str] = &["text", "articleBody", "body", "content"];
const DATE: &[&str] = &["date", "datePublished", "published"];
const UPDATED: &[&str] = &["updated", "dateModified", "modified"];
const TITLE: &[&str] = &["title", "headline"];
const OUTLET: &[&str] = &["outlet", "publisher", "site", "source"];
const AUTHOR: &[&str] = &["author", "byline"];
const URL: &[&str] = &["url", "link"];

/// A document given as a JSON object.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its `id`, a text or a number.
    pub id: Option<String>,
    /// Its text.
    pub text: String,
    /// The rest.
    pub about: About,
}

/// Reads one object; `column` of the message counts from 1.
///
/// # Errors
/// What is wrong, in words.
pub fn input(bytes: &[u8]) -> Result<Input, String> {
    let object = object(bytes)?;
    let text = TEXT.iter().find_map(|name| object.get(*name));
    let text = text.ok_or("missing field `text`")?.as_str().ok_or("`text` must be a text")?.to_owned();
    let id = match object.get("id") {
        None => None,
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        Some(_) => return Err("`id` must be a text or a number".to_owned()),
    };
    Ok(Input { id, text, about: facts(&object) })
}

/// What a sidecar (`NAME.meta.json`) says.
///
/// # Errors
/// It is no JSON object.
pub fn about(bytes: &[u8]) -> Result<About, String> {
    object(bytes).map(|object| facts(&object))
}

/// A `.json` file.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, Fault> {
    let input = input(bytes).map_err(|what| {
        let form = "a .json file must be one object {\"text\": …, \"title\"?, \"date\"?}; several documents go into a .jsonl file, \
                    others are passed over with --exclude";
        Fault::new("parse", format!("json.invalid: {what}; {form}"))
    })?;
    let given = Given { input: input.about, ..Given::default() };
    Ok(Extracted { text: input.text, encoding: Cow::Borrowed("utf-8"), given, ..Extracted::default() })
}

fn object(bytes: &[u8]) -> Result<Map<String, Value>, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err("it is no object".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn facts(object: &Map<String, Value>) -> About {
    let first = |names: &[&str]| names.iter().find_map(|name| object.get(*name).and_then(words));
    // `"date": 20240531`
    let dated = |names: &[&str]| {
        names.iter().find_map(|name| match object.get(*name)? {
            Value::Number(number) => Some(number.to_string()),
            other => words(other),
        })
    };
    About {
        date: dated(DATE),
        updated: dated(UPDATED),
        title: first(TITLE),
        outlet: first(OUTLET),
        author: first(AUTHOR),
        url: first(URL),
    }
}

/// A text, the `name` of an object, or those of a list.
pub(super) fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => kept(text),
        Value::Object(object) => object.get("name").or_else(|| object.get("@id")).and_then(Value::as_str).and_then(kept),
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter(|item| !item.is_array()).filter_map(words).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}
