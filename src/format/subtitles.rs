//! Subtitles without their marks of type, place and time: `<i>`, `<c.jaune>`, `{\an8}`,
//! `<00:00:01.000>`, `&nbsp;`. Cue times stay, and so does `<v Name>`, which says who speaks, at the
//! start of its line. Reads decoded text; must not know what a transcript is.

/// Longest mark read, in bytes.
const LONGEST: usize = 120;

/// The elements of subtitle files, `v` apart.
const ELEMENTS: [&str; 10] = ["b", "c", "font", "i", "lang", "ruby", "rt", "s", "u", "strike"];

/// `text` without its marks; none when it has none but voices at the start of lines.
pub(super) fn bare(text: &str) -> Option<String> {
    if !text.contains(['<', '{', '&']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    for line in text.split_inclusive('\n') {
        if line.contains("-->") || !line.contains(['<', '{', '&']) {
            out.push_str(line);
            continue;
        }
        let from = out.len();
        changed |= copy(line, &mut out);
        // A line of marks alone would look like the end of the cue.
        if out.get(from..).is_some_and(|kept| kept.trim().is_empty()) {
            out.truncate(from);
        }
    }
    changed.then_some(out)
}

/// Appends `line` to `out` without its marks; true if there were any.
fn copy(line: &str, out: &mut String) -> bool {
    let begin = out.len();
    let (mut at, mut changed) = (0, false);
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.find(['<', '{', '&']).unwrap_or(rest.len());
        out.push_str(rest.get(..plain).unwrap_or_default());
        at += plain;
        let Some(mark) = rest.get(plain..).filter(|mark| !mark.is_empty()) else { break };
        if let Some((length, name)) = voice(mark) {
            let opens = out.get(begin..).is_some_and(|head| head.trim_matches([' ', '-', '–']).is_empty());
            if !opens {
                out.truncate(out.trim_end().len());
                out.push('\n');
            }
            let whole = format!("<v {name}>");
            changed |= !opens || mark.get(..length) != Some(whole.as_str());
            out.push_str(&whole);
            at += length;
        } else if let Some(length) = tag(mark).or_else(|| place(mark)) {
            at += length;
            changed = true;
        } else if let Some((length, plain)) = entity(mark) {
            out.push_str(plain);
            at += length;
            changed = true;
        } else {
            out.push_str(mark.get(..1).unwrap_or_default());
            at += 1;
        }
    }
    changed
}

/// What stands between `open` and `close` at the start of `mark`, on one line.
fn between(mark: &str, open: char, close: char) -> Option<&str> {
    let inner = mark.strip_prefix(open)?;
    let end = inner.find([close, open, '\n', '\r']).filter(|end| *end <= LONGEST)?;
    inner.get(end..)?.starts_with(close).then(|| inner.get(..end))?
}

/// Length and name of `<v Claire Morvan>`, `<v.fort Claire Morvan>`.
fn voice(mark: &str) -> Option<(usize, &str)> {
    let inner = between(mark, '<', '>')?;
    let rest = inner.strip_prefix('v')?;
    let (class, name) = rest.split_once([' ', '\t'])?;
    let name = name.trim();
    ((class.is_empty() || class.starts_with('.')) && !name.is_empty()).then_some((inner.len() + 2, name))
}

/// Length of `<i>`, `</c>`, `<c.jaune>`, `<font color="red">`, `<00:00:01.000>`.
fn tag(mark: &str) -> Option<usize> {
    let inner = between(mark, '<', '>')?;
    let bare = inner.strip_prefix('/').unwrap_or(inner);
    let name = bare.split(['.', ' ', '\t', '/']).next().unwrap_or_default().to_ascii_lowercase();
    let timed = bare.len() >= 5 && bare.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b','));
    let known = ELEMENTS.contains(&name.as_str()) || inner == "/v" || inner == "/" || timed;
    known.then_some(inner.len() + 2)
}

/// Length of `{\an8}`, `{\i1}`; and of `{b}`, `{/i}`.
fn place(mark: &str) -> Option<usize> {
    let inner = between(mark, '{', '}')?;
    let bare = inner.strip_prefix('/').unwrap_or(inner);
    (inner.starts_with('\\') || matches!(bare, "b" | "i" | "u" | "s")).then_some(inner.len() + 2)
}

/// Length of `&amp;` and what it stands for.
fn entity(mark: &str) -> Option<(usize, &'static str)> {
    const ENTITIES: [(&str, &str); 9] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", ""),
        ("&rlm;", ""),
    ];
    ENTITIES.iter().find(|(name, _)| mark.starts_with(name)).map(|(name, plain)| (name.len(), *plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_voices_stay() {
        for (line, want) in [
            ("<i>Il a perdu</i> 3 <c.jaune>millions</c>.", Some("Il a perdu 3 millions.")),
            ("{\\an8}Il a <00:00:01.000>perdu<00:00:02.500> 3 millions.", Some("Il a perdu 3 millions.")),
            ("<font color=\"#ffff00\">Trois</font>", Some("Trois")),
            ("<v.fort Ada Roux>Bonsoir.</v>", Some("<v Ada Roux>Bonsoir.")),
            ("<v Ada>Oui.</v> <v Léo>Non.", Some("<v Ada>Oui.\n<v Léo>Non.")),
            ("- <v Ada>Oui.", None),
            ("3&nbsp;millions &amp; plus", Some("3\u{a0}millions & plus")),
            ("Un déficit < 3 %, puis > 4 %", None),
            ("R&D : {3} <3", None),
            ("<b", None),
            ("a\n<i></i>\nb", Some("a\nb")),
            ("00:00:01.000 --> 00:00:02.000 <i>", None),
        ] {
            assert_eq!(bare(line).as_deref(), want, "{line}");
        }
    }

    #[test]
    fn time_is_linear() {
        for unit in ["<", "<i", "{\\", "&", "<v "] {
            assert_eq!(bare(&unit.repeat(100_000)), None, "{unit}");
        }
    }
}
