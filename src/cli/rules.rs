//! `rules`: every rule that a mention or a ground may name, from the registries of the rooms.

use super::args::Rules;
use super::{DONE, quiet_pipe};
use crate::mention::Rule;
use crate::{claim, mention};
use serde_json::json;
use std::fmt::Write as _;
use std::io::Write as _;

/// Every rule: times, amounts, names, claims.
fn all() -> Vec<Rule> {
    let times = mention::timex::RULES.iter().map(|rule| Rule {
        name: rule.name,
        description: rule.description,
        positive: rule.positive,
        negative: rule.negative,
    });
    let rooms = [mention::amount::RULES, mention::entity::RULES, claim::RULES];
    times.chain(rooms.into_iter().flatten().copied()).collect()
}

pub(super) fn run(args: &Rules) -> Result<u8, String> {
    let told = if args.json {
        json_lines(&all())
    } else if args.markdown {
        markdown(&all())
    } else {
        plain(&all())
    };
    let mut out = std::io::stdout().lock();
    quiet_pipe(out.write_all(told.as_bytes()).and_then(|()| out.flush()))?;
    Ok(DONE)
}

/// One object a line.
fn json_lines(rules: &[Rule]) -> String {
    let line = |rule: &Rule| {
        let Rule { name, description, positive, negative } = rule;
        format!("{}\n", json!({ "rule": name, "description": description, "positive": positive, "negative": negative }))
    };
    rules.iter().map(line).collect()
}

fn plain(rules: &[Rule]) -> String {
    let mut told = String::new();
    for rule in rules {
        let _ = writeln!(told, "{}: {}", rule.name, rule.description);
        rule.positive.iter().for_each(|text| told.extend(["  + ", text, "\n"]));
        rule.negative.iter().for_each(|text| told.extend(["  - ", text, "\n"]));
    }
    told
}

/// A table, a row a rule, with one example of each sort.
fn markdown(rules: &[Rule]) -> String {
    let mut told = "| rule | reads | for example | not |\n|---|---|---|---|\n".to_owned();
    let cell = |texts: &[&str]| texts.first().map_or(String::new(), |text| text.replace('|', "\\|").replace('¶', " ¶ "));
    for rule in rules {
        let _ = writeln!(
            told,
            "| `{}` | {} | {} | {} |",
            rule.name,
            rule.description.replace('|', "\\|"),
            cell(rule.positive),
            cell(rule.negative)
        );
    }
    told
}
