//! Which tables this program was built with.

use crate::text::sha256_hex;

macro_rules! tables {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("data/", $name, ".tsv")))),*]
    };
}

/// Every table compiled in: its name and its text.
pub const TABLES: &[(&str, &str)] = tables![
    "abbreviations",
    "adjectives_prenominal",
    "anonymous",
    "attribution",
    "bodies",
    "class_names",
    "closed",
    "countries",
    "currencies",
    "currency_adjectives",
    "currency_heads",
    "demonyms",
    "evaluative",
    "event_status",
    "events",
    "given_names",
    "hedges",
    "holidays",
    "hollow",
    "lengths",
    "letters",
    "media",
    "metrics",
    "modality",
    "months",
    "name_heads",
    "name_words",
    "nominals",
    "not_counted",
    "nouns_irregular",
    "numbers",
    "org_heads",
    "org_suffixes",
    "organizations",
    "people",
    "places",
    "products",
    "rates",
    "refinements",
    "reporting",
    "scopes",
    "seasons",
    "sizes",
    "speakers",
    "statistics",
    "stopwords",
    "time_units",
    "time_words",
    "titles",
    "triggers_nouns",
    "triggers_verbs",
    "unit_metrics",
    "units",
    "verbs",
    "weekdays",
    "zones",
];

/// First 16 hex digits of the SHA-256 of all tables.
#[must_use]
pub fn fingerprint() -> String {
    let all: String = TABLES.iter().map(|(name, table)| format!("{name} {}\n", sha256_hex(table.as_bytes()))).collect();
    sha256_hex(all.as_bytes()).chars().take(16).collect()
}
