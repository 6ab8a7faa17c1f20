//! The user's own words: names with their kind, aliases and Wikidata items, nouns of metrics,
//! words to leave alone. They outrank every table and rule.
//!
//! Reads TOML or tab-separated lines; gives [`UserWords`], or what is wrong and on which line. Must
//! not know files or texts.

use super::NameKind;
use serde::Deserialize;
use toml::Spanned;

/// What a user's lexicon holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserWords {
    /// Names.
    pub names: Vec<UserName>,
    /// Nouns of metrics.
    pub metrics: Vec<UserMetric>,
    /// Words that are no name.
    pub ignored: Vec<String>,
}

/// One name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserName {
    /// Canonical name.
    pub name: String,
    /// What it names.
    pub kind: NameKind,
    /// Other forms of it.
    pub aliases: Vec<String>,
    /// Wikidata item (`Q142`).
    pub wikidata: Option<String>,
    /// ISO 3166 country.
    pub country: Option<String>,
}

/// A noun that says what a figure is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserMetric {
    /// The noun, and its other forms.
    pub forms: Vec<String>,
    /// The contract's metric.
    pub metric: String,
    /// Line of the file.
    pub line: usize,
}

/// What is wrong, and on which line (from 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFault {
    /// Line.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

fn fault<T>(line: usize, message: impl Into<String>) -> Result<T, UserFault> {
    Err(UserFault { line, message: message.into() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    name: Vec<Spanned<NameTable>>,
    #[serde(default)]
    metric: Vec<Spanned<MetricTable>>,
    #[serde(default)]
    ignore: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameTable {
    name: String,
    kind: String,
    #[serde(default)]
    aliases: Vec<String>,
    wikidata: Option<String>,
    country: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MetricTable {
    form: String,
    #[serde(default)]
    forms: Vec<String>,
    metric: String,
}

impl UserWords {
    /// Reads TOML: `[[name]]` with `name`, `kind` and perhaps `aliases`, `wikidata`, `country`;
    /// `[[metric]]` with `form`, `metric` and perhaps `forms`; `ignore = […]`.
    ///
    /// # Errors
    /// The first fault, with its line.
    pub fn from_toml(text: &str) -> Result<UserWords, UserFault> {
        let line_at = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        let file: File = toml::from_str(text).map_err(|error| UserFault {
            line: error.span().map_or(1, |span| line_at(span.start)),
            message: error.message().to_owned(),
        })?;
        let mut words = UserWords { ignored: file.ignore, ..UserWords::default() };
        for table in file.name {
            let line = line_at(table.span().start);
            let NameTable { name, kind, aliases, wikidata, country } = table.into_inner();
            words.names.push(user_name(line, &kind, name, aliases, wikidata, country)?);
        }
        for table in file.metric {
            let line = line_at(table.span().start);
            let MetricTable { form, forms, metric } = table.into_inner();
            words.metrics.push(UserMetric { forms: std::iter::once(form).chain(forms).collect(), metric, line });
        }
        Ok(words)
    }

    /// Reads lines of cells between tabs: `KIND name aliases wikidata country`, `metric noun other-forms
    /// metric` or `ignore words`; several values in a cell stand between `|`, `-` is none, `#` opens a comment.
    ///
    /// # Errors
    /// The first fault, with its line.
    pub fn from_tsv(text: &str) -> Result<UserWords, UserFault> {
        let mut words = UserWords::default();
        for (line, row) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            if row.trim().is_empty() || row.starts_with('#') {
                continue;
            }
            let mut cells = row.trim_end().split('\t').map(|cell| Some(cell.trim()).filter(|cell| !matches!(*cell, "" | "-")));
            let mut next = || cells.next().flatten().map(str::to_owned);
            let kind = next().unwrap_or_default();
            let Some(first) = next() else { return fault(line, "two cells at least, with a tab between: a type and a name") };
            let list = |cell: Option<String>| -> Vec<String> {
                cell.unwrap_or_default().split('|').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
            };
            match kind.as_str() {
                "ignore" => words.ignored.push(first),
                "metric" => {
                    let forms = std::iter::once(first).chain(list(next())).collect();
                    let Some(metric) = next() else { return fault(line, "a metric wants its name in the fourth cell") };
                    words.metrics.push(UserMetric { forms, metric, line });
                }
                _ => {
                    let aliases = list(next());
                    let (wikidata, country) = (next(), next());
                    words.names.push(user_name(line, &kind, first, aliases, wikidata, country)?);
                }
            }
            if cells.next().is_some() {
                return fault(line, "more cells than the type has");
            }
        }
        Ok(words)
    }
}

fn user_name(
    line: usize,
    kind: &str,
    name: String,
    aliases: Vec<String>,
    wikidata: Option<String>,
    country: Option<String>,
) -> Result<UserName, UserFault> {
    let Some(kind) = NameKind::named(kind) else {
        let kinds = "person, organization, location, product, event, work";
        return fault(line, format!("{kind:?} is no type; {kinds}, or metric and ignore in lines"));
    };
    if name.trim().is_empty() || aliases.iter().any(|alias| alias.trim().is_empty()) {
        return fault(line, "a name is empty");
    }
    let item =
        |qid: &String| qid.strip_prefix('Q').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if let Some(wrong) = wikidata.as_ref().filter(|qid| !item(qid)) {
        return fault(line, format!("{wrong:?} is no Wikidata item; a Q and figures"));
    }
    Ok(UserName { name, kind, aliases, wikidata, country })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

    use super::*;

    #[test]
    fn both_ways_to_write_it_say_the_same() {
        let toml = "ignore = [\"Synthèse\"]\n[[name]]\nname = \"Lumédis\"\nkind = \"organization\"\naliases = [\"LMD\"]\n\
                    wikidata = \"Q12\"\n\n[[metric]]\nform = \"abonné payant\"\nforms = [\"abonnés payants\"]\nmetric = \"subscribers\"\n";
        let tsv =
            "# mine\norganization\tLumédis\tLMD\tQ12\nignore\tSynthèse\nmetric\tabonné payant\tabonnés payants\tsubscribers\n";
        let (mut a, mut b) = (UserWords::from_toml(toml).unwrap(), UserWords::from_tsv(tsv).unwrap());
        a.metrics.iter_mut().chain(&mut b.metrics).for_each(|metric| metric.line = 0);
        assert_eq!(a, b);
        assert_eq!(a.names[0].aliases, ["LMD"]);
    }

    #[test]
    fn faults_name_their_line() {
        for (toml, line) in [("x = 1\n", 1), ("[[name]]\nname = \"A\"\n", 1), ("\n[[name]]\nname = \"A\"\nkind = \"firm\"\n", 2)]
        {
            assert_eq!(UserWords::from_toml(toml).unwrap_err().line, line, "{toml}");
        }
        for (tsv, line) in
            [("organization", 1), ("#\nfirm\tA", 2), ("metric\tA\t-", 1), ("person\tA\t-\tq1", 1), ("ignore\tA\tB", 1)]
        {
            assert_eq!(UserWords::from_tsv(tsv).unwrap_err().line, line, "{tsv}");
        }
    }
}
