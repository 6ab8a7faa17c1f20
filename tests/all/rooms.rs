//! A room uses only rooms to its left.

use super::support::{files, root};

const ROOMS: [&str; 15] = [
    "text", "format", "lexicon", "token", "segment", "language", "number", "mention", "resolve", "claim", "pipeline", "output",
    "batch", "golden", "cli",
];

fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

/// The rooms that a file's text names after `crate::`, also in `use crate::{a, b::c}`.
fn named(text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let list = match rest.strip_prefix('{') {
            Some(list) => top_level(list),
            None => vec![rest],
        };
        let word = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        rooms.extend(list.into_iter().map(word).filter(|word| !word.is_empty()));
    }
    rooms
}

/// What the commas of the outermost braces separate.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut from, mut items) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(&list[from..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&list[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    items
}

#[test]
fn names_are_found() {
    assert_eq!(named("use crate::{a::{b, c}, d};\ncrate::e::f()"), ["a", "d", "e"]);
}

#[test]
fn a_room_uses_only_rooms_to_its_left() {
    let mut seen = std::collections::BTreeSet::new();
    for path in files("src", ".rs") {
        let inside = path.strip_prefix(root().join("src")).unwrap();
        let room = inside.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        if ["lib", "main"].contains(&room.as_str()) {
            continue;
        }
        let own = place(&room).unwrap_or_else(|| panic!("src/{room} is no room; the rooms are {ROOMS:?}"));
        seen.insert(room.clone());
        let text = std::fs::read_to_string(&path).unwrap();
        for other in named(&text) {
            let left = place(&other).is_some_and(|other| other <= own);
            assert!(left, "{}: {room} uses crate::{other}, which is not to its left", path.display());
        }
        // `super` chains cannot leave the room unseen: as many as the file is deep, and a test
        // module is one deeper.
        let depth = inside.components().count() - usize::from(inside.ends_with("mod.rs")) - 1;
        let chain = "super::".repeat(depth + 2);
        assert!(!text.contains(&chain), "{}: `{chain}` leaves the room; name the room with crate::", path.display());
    }
    assert_eq!(seen.len(), ROOMS.len(), "rooms without files");
}
