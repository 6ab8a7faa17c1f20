//! The gazetteers: names with their kind, canonical form and spelling.

use super::{Lexicon, Table, UserWords, table_rows};

/// What a name names (the contract's mention kinds).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// A place.
    Location,
    /// A product or service.
    Product,
    /// An event.
    Event,
    /// A titled work or text.
    Work,
}

impl NameKind {
    /// The contract's word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            NameKind::Person => "person",
            NameKind::Organization => "organization",
            NameKind::Location => "location",
            NameKind::Product => "product",
            NameKind::Event => "event",
            NameKind::Work => "work",
        }
    }

    /// The kind a table cell names.
    #[must_use]
    pub fn named(word: &str) -> Option<NameKind> {
        Some(match word {
            "person" => NameKind::Person,
            "organization" => NameKind::Organization,
            "location" => NameKind::Location,
            "product" => NameKind::Product,
            "event" => NameKind::Event,
            "work" => NameKind::Work,
            _ => return None,
        })
    }
}

/// One written form of a gazetteer entry.
#[derive(Clone, Debug)]
pub struct NameEntry {
    /// The form as the table writes it; its capitals are required in a text.
    pub form: &'static str,
    /// Canonical name.
    pub name: &'static str,
    /// What it names.
    pub kind: NameKind,
    /// Wikidata item, where certain.
    pub wikidata: Option<&'static str>,
    /// ISO 3166 country, if any.
    pub country: Option<&'static str>,
    /// The form is also a common word, so it needs a capital in mid-sentence.
    pub common: bool,
    /// The form is not the canonical name.
    pub alias: bool,
    /// A medium (newspaper, agency): a likely source.
    pub media: bool,
    /// The user's own.
    pub user: bool,
}

#[derive(Debug, Default)]
pub(super) struct Names {
    entries: Vec<NameEntry>,
}

impl Names {
    pub(super) fn get(&self, row: u32) -> Option<&NameEntry> {
        self.entries.get(row as usize)
    }
}

/// The user's names, before all others; what they leave alone.
pub(super) fn load_user(lexicon: &mut Lexicon, user: &UserWords) {
    lexicon.ignored.extend(user.ignored.iter().map(|words| crate::text::fold(words)));
    // A lexicon is read once in a run and lives as long as it.
    let keep = |text: &str| -> &'static str { String::leak(text.to_owned()) };
    for given in &user.names {
        let name = keep(&given.name);
        for (alias, form) in std::iter::once((false, name)).chain(given.aliases.iter().map(|form| (true, keep(form)))) {
            let at = lexicon.names.entries.len();
            lexicon.add_phrase(form, Table::Name, at);
            lexicon.names.entries.push(NameEntry {
                form,
                name,
                kind: given.kind,
                wikidata: given.wikidata.as_deref().map(keep),
                country: given.country.as_deref().map(keep),
                common: false,
                alias,
                media: false,
                user: true,
            });
        }
    }
}

/// Reads the gazetteers; an earlier table wins where two hold one form.
pub(super) fn load(lexicon: &mut Lexicon) {
    let tables = [
        (include_str!("data/organizations.tsv"), false),
        (include_str!("data/media.tsv"), true),
        (include_str!("data/places.tsv"), false),
        (include_str!("data/products.tsv"), false),
        (include_str!("data/people.tsv"), false),
    ];
    for (table, media) in tables {
        for row in table_rows(table) {
            let Some(kind) = NameKind::named(row.cell(1)) else { continue };
            let name = row.cell(0);
            let some = |cell: &'static str| (!cell.is_empty()).then_some(cell);
            for (alias, form) in std::iter::once((false, name)).chain(row.list(2).map(|form| (true, form))) {
                let at = lexicon.names.entries.len();
                lexicon.add_phrase(form, Table::Name, at);
                if kind == NameKind::Person
                    && let Some((_, surname)) = form.split_once(' ')
                {
                    lexicon.add_phrase(surname, Table::Surname, at);
                }
                lexicon.names.entries.push(NameEntry {
                    form,
                    name,
                    kind,
                    wikidata: some(row.cell(3)),
                    country: some(row.cell(4)),
                    common: row.cell(5).contains("common"),
                    alias,
                    media,
                    user: false,
                });
            }
        }
    }
}
