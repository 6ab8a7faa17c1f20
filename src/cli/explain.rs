//! `explain`: a text through every stage, with what each stage made of it.

use super::args::Explain;
use super::terminal::visible;
use super::{DONE, lexicon, model, quiet_pipe};
use crate::batch;
use crate::golden::compact;
use crate::lexicon::{Classes, Lexicon};
use crate::output::{Emit, records};
use crate::pipeline::{Analysis, Options, analyse};
use crate::text::{Document, Given, Span};
use crate::token::{Token, tokenize};
use serde_json::Value;
use std::io::Write;
use std::path::Path;

/// The classes a token's word can have, as the tables name them.
const CLASSES: [(Classes, &str); 19] = [
    (Classes::DETERMINER, "det"),
    (Classes::PREPOSITION, "prep"),
    (Classes::PRONOUN, "pron"),
    (Classes::COORDINATOR, "conj"),
    (Classes::SUBORDINATOR, "sub"),
    (Classes::ADVERB, "adv"),
    (Classes::POSSESSIVE, "poss"),
    (Classes::QUESTION, "quest"),
    (Classes::NEGATION, "neg"),
    (Classes::VERB, "verb"),
    (Classes::FINITE, "finite"),
    (Classes::CONDITIONAL, "conditional"),
    (Classes::FUTURE, "future"),
    (Classes::PARTICIPLE, "participle"),
    (Classes::INFINITIVE, "infinitive"),
    (Classes::AUXILIARY, "auxiliary"),
    (Classes::REPORTING, "reporting"),
    (Classes::PAST, "past"),
    (Classes::CLOSED, "closed"),
];

pub(super) fn run(args: &Explain) -> Result<u8, String> {
    let (document, line) = source(&args.text)?;
    let (model, _) = model::choose(&args.model)?;
    let (lexicon, _) = lexicon::choose(&args.model)?;
    let options = Options { lang: args.lang.clone(), date: args.date.clone(), all_zones: true, model, lexicon };
    let analysis = analyse(&document, options.words(), &options);
    let window = match line {
        None => Span::new(0, document.text.len()),
        Some(line) => lines(&analysis, line).ok_or_else(|| format!("{}: the file has no line {line}", document.path))?,
    };
    let text = page(&analysis, window);
    let mut out = std::io::stdout().lock();
    quiet_pipe(out.write_all(visible(&text).as_bytes()).and_then(|()| out.flush()))?;
    Ok(DONE)
}

/// `FILE:LINE` where there is such a file, else the argument itself.
fn source(argument: &str) -> Result<(Document, Option<u32>), String> {
    if let Some((file, line)) = argument.rsplit_once(':')
        && let Ok(line) = line.parse()
        && Path::new(file).is_file()
    {
        let document = batch::read(Path::new(file), &batch::shown(Path::new(file)));
        return document.map(|document| (document, Some(line))).map_err(|error| format!("{file}: {}", error.message));
    }
    Ok((Document::from_text("", argument.to_owned(), Given::default()), None))
}

fn lines(analysis: &Analysis<'_>, line: u32) -> Option<Span> {
    let start = analysis.offsets.line_start(line)?;
    let end = analysis.offsets.line_start(line + 1).unwrap_or(u32::try_from(analysis.document.text.len()).ok()?);
    Some(Span { start, end })
}

/// Everything about the part of the document in `window`.
fn page(analysis: &Analysis<'_>, window: Span) -> String {
    let text = &analysis.document.text;
    let range = |span: Span| {
        let (start, end) = analysis.offsets.code_points(span);
        format!("{start}-{end}")
    };
    let mut out = String::new();
    let dates = [("date", &analysis.dates.date), ("updated", &analysis.dates.updated)];
    let mut document = vec![row(["language", analysis.verdict.lang, analysis.verdict.method])];
    document.extend(dates.into_iter().filter_map(|(name, date)| Some(row([name, &date.as_ref()?.value, date.as_ref()?.basis]))));
    section(&mut out, "document", &document);
    let zones = analysis.layout.zones.iter().filter(|zone| zone.span.overlaps(window));
    let zones = zones.map(|zone| {
        row([zone.kind.as_str(), &range(zone.span), zone.reason, zone.lang.unwrap_or(""), &start_of(zone.span.of(text))])
    });
    section(&mut out, "zones", &zones.collect::<Vec<_>>());
    let sentences: Vec<_> =
        analysis.sentences.iter().enumerate().filter(|(_, sentence)| sentence.span.overlaps(window)).collect();
    for (index, sentence) in &sentences {
        let speaker = sentence.speaker.map(|speaker| format!(", {} speaks", speaker.of(text))).unwrap_or_default();
        let title = format!("sentence {index}, {}{speaker}: {}", range(sentence.span), flat(sentence.span.of(text)));
        let whole = [sentence.span];
        let parts = if sentence.parts.is_empty() { &whole[..] } else { &sentence.parts };
        let tokens = parts.iter().flat_map(|part| tokenize(Lexicon::standard(), text, *part));
        section(&mut out, &title, &tokens.map(|token| token_row(&token, text)).collect::<Vec<_>>());
    }
    values(&mut out, analysis, window);
    out
}

fn token_row(token: &Token, text: &str) -> Vec<String> {
    let lexicon = Lexicon::standard();
    let classes = lexicon.classes(token.word);
    let names: Vec<_> = CLASSES.iter().filter(|(class, _)| classes.any(*class)).map(|(_, name)| *name).collect();
    let key = if token.word == 0 { "(unknown)" } else { lexicon.key(token.word) };
    row([token.span.of(text), &format!("{:?}", token.kind), &format!("{:?}", token.case), key, &names.join(" ")])
}

/// Mentions and claims, read from the records so that what is shown is what is written.
fn values(out: &mut String, analysis: &Analysis<'_>, window: Span) {
    let emit = Emit { mention: true, claim: true, ..Emit::default() };
    let mut lines = Vec::new();
    records(analysis, &analysis.document.id, &emit, &mut lines);
    let all: Vec<Value> = lines.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    let here = |record: &&Value| {
        let span = if record.get("quantity").is_some() { record.pointer("/quantity/span") } else { record.get("span") };
        let start = span.and_then(|span| span.get("byte_start")).and_then(Value::as_u64);
        start.is_some_and(|start| (u64::from(window.start)..u64::from(window.end)).contains(&start))
    };
    let of =
        |kind: &'static str| all.iter().filter(here).filter(move |record| record.get("type").is_some_and(|found| found == kind));
    let mentions = of("mention").filter_map(|record| {
        let line = compact(record, "")?;
        let word = |key| line.get(key).and_then(Value::as_str).unwrap_or_default();
        let mut fields = Vec::new();
        flatten("", line.get("value")?, &mut fields);
        let fields: Vec<_> = fields.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
        Some(row([word("kind"), word("mention"), word("rule"), &fields.join(" ")]))
    });
    section(out, "mentions", &mentions.collect::<Vec<_>>());
    for record in of("claim") {
        let Some(Value::Object(mut line)) = compact(record, "") else { continue };
        let title = format!("claim {}", line.shift_remove("claim").map(|name| plain(&name)).unwrap_or_default());
        let mut fields = Vec::new();
        flatten("", &Value::Object(line), &mut fields);
        let mut rows: Vec<_> = fields.into_iter().map(|(key, value)| row([&key, &value])).collect();
        for ground in record.get("grounds").and_then(Value::as_array).into_iter().flatten() {
            let word = |path| ground.pointer(path).and_then(Value::as_str).unwrap_or_default();
            rows.push(row(["because", &format!("{}: {} {}", word("/field"), word("/rule"), word("/span/text"))]));
        }
        section(out, &title, &rows);
    }
}

/// `a.b` and its value for every scalar below `value`.
fn flatten(path: &str, value: &Value, out: &mut Vec<(String, String)>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| flatten(&below(key), value, out)),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, item)| flatten(&below(&at.to_string()), item, out)),
        _ => out.push((path.to_owned(), plain(value))),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), flat)
}

/// One line, whatever the text.
fn flat(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn start_of(text: &str) -> String {
    let short: String = text.chars().take(50).collect();
    flat(&if short.len() < text.len() { format!("{short}…") } else { short })
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// A title and its rows, columns aligned.
fn section(out: &mut String, title: &str, rows: &[Vec<String>]) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(title);
    out.push('\n');
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows.iter().map(Vec::len).max().unwrap_or(0)).map(width).collect();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}  "));
        out.push_str(format!("  {}", cells.collect::<String>()).trim_end());
        out.push('\n');
    }
    if rows.is_empty() {
        out.push_str("  none\n");
    }
}
