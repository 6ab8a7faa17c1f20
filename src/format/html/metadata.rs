//! What a page says of itself: JSON-LD first, then `<meta>`, `<time>` and its first heading. Reads
//! a tree; gives facts and the line that shows the date. Must not judge whether a date is one.

use crate::format::json::words;
use crate::format::{fill, kept};
use crate::text::About;
use dom_query::Document;
use serde_json::Value;

/// A block of JSON-LD larger than this is passed over, in bytes.
const MOST_BYTES: usize = 1 << 20;
/// Deepest value looked at.
const MOST_DEPTH: usize = 12;
/// Longest line that shows a date, in bytes.
const LONGEST: usize = 200;
/// Kinds of JSON-LD objects that are texts.
const TEXTS: [&str; 6] = ["Article", "Posting", "Report", "NewsArticle", "CreativeWork", "WebPage"];

const DATE: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "publication_date",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
];
const UPDATED: &[&str] =
    &["article:modified_time", "datemodified", "og:updated_time", "article:modified", "dcterms.modified", "last-modified"];
const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "headline"];
const OUTLET: &[&str] = &["og:site_name", "application-name", "dc.publisher", "twitter:site"];
const AUTHOR: &[&str] = &["author", "article:author", "parsely-author", "dc.creator", "byl"];
const URL: &[&str] = &["og:url", "twitter:url"];

/// The facts of a page.
pub(super) fn read(page: &Document) -> About {
    let mut about = json_ld(page);
    fill(&mut about, metas(page));
    fill(&mut about, elements(page));
    about
}

fn json_ld(page: &Document) -> About {
    let mut about = About::default();
    for script in page.select("script[type='application/ld+json']").iter() {
        let text = script.text();
        if text.len() > MOST_BYTES {
            continue;
        }
        let bare = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim_end_matches(';');
        if let Ok(value) = serde_json::from_str::<Value>(bare)
            && let Some(found) = article(&value, 0)
        {
            fill(&mut about, found);
        }
    }
    about
}

/// The first text in a value, by what it says it is.
fn article(value: &Value, depth: usize) -> Option<About> {
    if depth > MOST_DEPTH {
        return None;
    }
    match value {
        Value::Array(items) => {
            // The page says less of its text than the article on it.
            let page = |item: &&Value| item.get("@type").and_then(Value::as_str).is_some_and(|kind| kind.ends_with("WebPage"));
            let (pages, texts): (Vec<_>, Vec<_>) = items.iter().partition(page);
            let first = |items: &[&Value]| items.iter().find_map(|item| article(item, depth + 1));
            match (first(&texts), first(&pages)) {
                (Some(text), page) => Some(text.or(page.unwrap_or_default())),
                (None, page) => page,
            }
        }
        Value::Object(object) => {
            let is = |kind: &str| TEXTS.iter().any(|known| kind.ends_with(known));
            let text = match object.get("@type") {
                Some(Value::String(kind)) => is(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
                _ => false,
            };
            if text && (object.contains_key("datePublished") || object.contains_key("headline")) {
                let first = |names: &[&str]| names.iter().find_map(|name| object.get(*name).and_then(words));
                return Some(About {
                    date: first(&["datePublished", "dateCreated"]),
                    updated: first(&["dateModified"]),
                    title: first(&["headline", "name"]),
                    outlet: first(&["publisher"]),
                    author: first(&["author", "creator"]),
                    url: first(&["url", "mainEntityOfPage"]),
                });
            }
            ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"]
                .iter()
                .find_map(|name| article(object.get(*name)?, depth + 1))
        }
        _ => None,
    }
}

fn metas(page: &Document) -> About {
    let metas: Vec<(String, String)> = page
        .select("meta[content]")
        .iter()
        .filter_map(|meta| {
            let name = meta.attr("property").or_else(|| meta.attr("name")).or_else(|| meta.attr("itemprop"))?;
            Some((name.to_ascii_lowercase(), kept(&meta.attr("content")?)?))
        })
        .collect();
    let first = |names: &[&str]| {
        names.iter().find_map(|name| metas.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()))
    };
    About {
        date: first(DATE),
        updated: first(UPDATED),
        title: first(TITLE),
        outlet: first(OUTLET),
        // A profile's address is no name.
        author: first(AUTHOR).filter(|name| !name.contains("://")),
        url: first(URL),
    }
}

fn elements(page: &Document) -> About {
    let attr = |selector: &str, name: &str| page.select(selector).iter().find_map(|found| kept(&found.attr(name)?));
    let text = |selector: &str| page.select(selector).iter().find_map(|found| kept(&found.text()));
    let time = |selectors: &[&str]| selectors.iter().find_map(|selector| attr(selector, "datetime"));
    About {
        date: time(&[
            "time[itemprop='datePublished']",
            "time[pubdate]",
            "header time[datetime]",
            "article time[datetime]",
            "main time[datetime]",
        ])
        .or_else(|| attr("[itemprop='datePublished']", "content")),
        updated: time(&["time[itemprop='dateModified']"]).or_else(|| attr("[itemprop='dateModified']", "content")),
        title: text("article h1").or_else(|| text("h1")).or_else(|| text("title")),
        outlet: None,
        author: text("[itemprop='author'] [itemprop='name']").or_else(|| text("a[rel='author']")),
        url: attr("link[rel='canonical']", "href").filter(|url| url.contains("://")),
    }
}

/// The line of the page that shows its date (« Publié le 4 septembre 2024 à 8 h »), which main-text
/// extraction takes for decoration.
pub(super) fn date_line(page: &Document) -> Option<String> {
    let selector =
        "time, [class*='date'], [class*='publi'], [class*='time'], [class*='byline'], [class*='meta'], [class*='signature']";
    page.select(selector).iter().take(200).find_map(|found| {
        let line = kept(&found.text()).filter(|line| line.len() <= LONGEST)?;
        let bytes = line.as_bytes();
        let year = bytes
            .windows(4)
            .any(|four| (four.starts_with(b"19") || four.starts_with(b"20")) && four.iter().all(u8::is_ascii_digit));
        year.then_some(line)
    })
}
