//! Lines to zones: asks each reader in turn what a line is, and writes the layout down. Must not
//! know sentences.

use super::bylines;
use super::datelines;
use super::headings::{self, Slot};
use super::keys;
use super::lines::{self, Line};
use super::phrases::{self, Place};
use super::shapes;
use super::turns::{self, Part};
use super::{Layout, Zone, ZoneKind};
use crate::text::Span;

/// A heading has at most this many words.
const HEADING_WORDS: usize = 18;
/// As many titles may stand under « À lire aussi » with blank lines between them.
const MOST_TEASERS: usize = 6;
/// A lead is at most this long, in bytes.
const LEAD: usize = 500;

/// The layout of `text`.
pub(super) fn read(text: &str) -> Layout {
    let lines = lines::read(text);
    let mut layout = Layout { kind: "article", ..Layout::default() };
    let mut slots: Vec<Slot> = vec![None; lines.len()];
    let parts = turns::read(text, &lines);
    if let Some(parts) = &parts {
        layout.kind = "transcript";
        for (slot, part) in slots.iter_mut().zip(parts) {
            *slot = match part {
                Some(Part::Turn { .. }) => Some((ZoneKind::TranscriptTurn, "turn")),
                Some(Part::Mark) => Some((ZoneKind::Header, "turn_mark")),
                None => None,
            };
        }
    }
    // A text of one line is text, whatever it says: there is no page around it.
    if lines.len() > 1 {
        by_words(text, &lines, &mut slots);
        let end = headings::end(text, &lines, &slots);
        headings::read(text, &lines, &mut slots, end.unwrap_or(usize::from(lines.len() > 2)), &mut layout);
    }
    by_shape(text, &lines, &mut slots, &mut layout);
    write(text, &lines, &slots, parts.as_deref(), &mut layout);
    lead(&mut layout);
    layout
}

/// What the lines' own words say, then what their neighbours make of a faint hint.
fn by_words(text: &str, lines: &[Line], slots: &mut [Slot]) {
    let mut faint: Vec<Slot> = vec![None; lines.len()];
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let at = index;
        index += 1;
        if slots.get(at).is_none_or(Option::is_some) {
            continue;
        }
        let Some(hit) = phrases::hit(line.span.of(text)) else { continue };
        let found = Some((hit.kind, hit.reason));
        if hit.faint || hit.kind == ZoneKind::Header {
            if let Some(slot) = faint.get_mut(at).filter(|_| hit.faint) {
                *slot = found;
            }
            continue;
        }
        // « Commentaires » above the text is a button.
        let below = line.span.to() * 5 >= text.len() * 2 && at > 0;
        if hit.kind == ZoneKind::Comment && below {
            slots
                .iter_mut()
                .skip(at)
                .filter(|slot| slot.is_none())
                .for_each(|slot| *slot = Some((ZoneKind::Comment, hit.reason)));
        }
        if let Some(slot) = slots.get_mut(at) {
            *slot = found.filter(|(kind, _)| *kind != ZoneKind::Comment || below).or(Some((ZoneKind::Promo, "share")));
        }
        if hit.kind == ZoneKind::Teaser && hit.alone {
            index = teasers(text, lines, slots, index);
        }
    }
    spread(slots, &faint);
}

/// The titles under « À lire aussi »: the next line, those that follow it without a blank, and
/// those that do not head a text of their own.
fn teasers(text: &str, lines: &[Line], slots: &mut [Slot], mut index: usize) -> usize {
    let first = index;
    let slice = |index: usize| lines.get(index).map(|line| line.span.of(text));
    while let (Some(line), Some(slot)) = (lines.get(index), slots.get_mut(index)) {
        let bare = line.span.of(text);
        let title = shapes::title_like(bare) && !shapes::prose(bare) && phrases::hit(bare).is_none_or(|hit| hit.faint);
        let apart = index > first && line.gap;
        let heads = slice(index + 1).is_none_or(|next| shapes::prose(next) || shapes::bullet(next).is_some());
        if slot.is_some() || !title || apart && (heads || bare.len() < 25 || index >= first + MOST_TEASERS) {
            break;
        }
        *slot = Some((ZoneKind::Teaser, "teaser_title"));
        index += 1;
    }
    index
}

/// A faint hint counts beside a line of the same zone.
fn spread(slots: &mut [Slot], faint: &[Slot]) {
    let mut pass = |order: &mut dyn Iterator<Item = usize>| {
        let mut before: Slot = None;
        for index in order {
            let (Some(slot), Some(hint)) = (slots.get_mut(index), faint.get(index)) else { continue };
            if let (None, Some((kind, reason)), Some((known, _))) = (*slot, hint, before)
                && *kind == known
            {
                *slot = Some((*kind, reason));
            }
            before = *slot;
        }
    };
    pass(&mut (0..faint.len()));
    pass(&mut (0..faint.len()).rev());
}

/// The lines that nothing has claimed: lists, headings, tags, quotations, text.
fn by_shape(text: &str, lines: &[Line], slots: &mut [Slot], layout: &mut Layout) {
    let count = lines.len();
    for index in 0..count {
        let (Some(line), Some(None)) = (lines.get(index), slots.get(index)) else { continue };
        let slice = line.span.of(text);
        let near_end = index + 4 >= count && count > 2;
        let next = lines.get(index + 1).filter(|_| matches!(slots.get(index + 1), Some(None)));
        let found = if shapes::bullet(slice).is_some() {
            (ZoneKind::List, "bullet")
        } else if line.wrapped {
            (ZoneKind::Body, "wrapped")
        } else if shapes::heading_mark(slice).is_some() {
            (ZoneKind::Title, "heading")
        } else if count == 1 {
            (ZoneKind::Body, "text")
        } else if shapes::tag_list(slice, near_end) {
            (ZoneKind::Tags, "items")
        } else if near_end && index > 0 && shapes::initials(slice) {
            (ZoneKind::Credits, "initials")
        } else if let Some(header) = labelled(text, line.span, near_end) {
            layout.date_lines.extend(&header.dates);
            layout.author = layout.author.or(header.author);
            (ZoneKind::Header, header.reason)
        } else if layout.title.is_some_and(|title| title != line.span && title.of(text) == slice) {
            (ZoneKind::Header, "repeated_title")
        } else if shapes::quotation(slice) {
            (ZoneKind::Quote, "quotation")
        } else if heading(text, slice, next) {
            (ZoneKind::Title, "heading")
        } else {
            (ZoneKind::Body, "text")
        };
        if let Some(slot) = slots.get_mut(index) {
            *slot = Some(found);
        }
    }
}

/// A header line below the top block: only a labelled date, or a signature at the end.
fn labelled(text: &str, line: Span, near_end: bool) -> Option<bylines::Header> {
    if line.len() > 260 || !phrases::opens_header(line.of(text)) {
        return None;
    }
    let key = keys::key(line.of(text));
    let dated = phrases::starts(&key, Place::Date).is_some_and(|entry| entry.phrase.len() > 3);
    let signed = near_end && phrases::starts(&key, Place::Byline).is_some();
    bylines::read(text, line, false).filter(|header| dated && !header.dates.is_empty() || signed && header.reason == "author")
}

/// A short line without a full stop above running text.
fn heading(text: &str, slice: &str, next: Option<&Line>) -> bool {
    let under = next
        .is_some_and(|next| next.wrapped || shapes::prose(next.span.of(text)) || shapes::bullet(next.span.of(text)).is_some());
    under
        && slice.len() <= 160
        && shapes::title_like(slice)
        && !shapes::two_sentences(slice)
        && !slice.ends_with('…')
        && slice.split_whitespace().count() <= HEADING_WORDS
}

/// Writes the zones down.
fn write(text: &str, lines: &[Line], slots: &[Slot], parts: Option<&[Option<Part>]>, layout: &mut Layout) {
    let mut opening = true;
    for (index, (line, slot)) in lines.iter().zip(slots).enumerate() {
        let Some((kind, reason)) = *slot else { continue };
        if kind == ZoneKind::TranscriptTurn {
            if let Some(Some(Part::Turn { text: words, speaker, time })) = parts.and_then(|parts| parts.get(index)) {
                layout.zones.push(Zone { speaker: *speaker, media_time: *time, ..Zone::new(kind, *words, reason) });
            }
            continue;
        }
        if reason == "turn_mark" {
            continue;
        }
        let mut span = line.span;
        if index < 3
            && kind.claims()
            && let Some((at, dates)) = datelines::prefix(text, span)
        {
            let head = Span::new(span.from(), at).trim(text);
            layout.zones.push(Zone::new(ZoneKind::Header, head, "date_prefix"));
            layout.date_lines.extend(dates);
            span = Span::new(at, span.to());
        }
        if opening && matches!(kind, ZoneKind::Body | ZoneKind::Lead) {
            opening = false;
            if let Some((dated, wire)) = datelines::dateline(text, span) {
                layout.date_lines.push(dated);
                layout.kind = if wire && layout.kind == "article" { "wire" } else { layout.kind };
            } else if datelines::agency(text, span) && layout.kind == "article" {
                layout.kind = "wire";
            }
        }
        let slice = span.of(text);
        let mark = if kind == ZoneKind::List { shapes::bullet(slice) } else { shapes::heading_mark(slice) };
        let span = Span::new(span.from() + mark.unwrap_or(0), span.to());
        if reason == "title" {
            layout.title = Some(span);
        }
        if reason == "initials" && layout.kind == "article" {
            layout.kind = "wire";
        }
        layout.zones.push(Zone { wrapped: line.wrapped, ..Zone::new(kind, span, reason) });
    }
}

/// The first paragraph under a title is the lead when it is short and more text follows.
fn lead(layout: &mut Layout) {
    if layout.title.is_none() || layout.kind == "transcript" {
        return;
    }
    let body = |zone: &&Zone| zone.kind == ZoneKind::Body;
    let lengths: Vec<usize> = layout.zones.iter().filter(body).map(|zone| zone.span.len()).take(3).collect();
    if let [first, second, _] = lengths.as_slice()
        && *first <= LEAD
        && first < second
        && let Some(zone) = layout.zones.iter_mut().find(|zone| zone.kind == ZoneKind::Body)
    {
        zone.kind = ZoneKind::Lead;
        zone.reason = "lead";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `kind:reason` of every zone, with the first words of its text.
    fn zones(text: &str) -> Vec<String> {
        let layout = read(text);
        let head = |span: Span| span.of(text).chars().take(12).collect::<String>();
        layout.zones.iter().map(|zone| format!("{}:{} {}", zone.kind.as_str(), zone.reason, head(zone.span))).collect()
    }

    const PAGE: &str = "Accueil > Économie\n\
        Frimeca double son usine de Lens pour 45 millions\n\
        Par Ada Roux – Publié le 12 mars 2024 à 8h15, mis à jour le 13 mars 2024\n\
        Crédit photo : Léo Petit\n\n\
        Frimeca double son usine de Lens pour 45 millions\n\n\
        Le fabricant promet 120 embauches d'ici 2026.\n\n\
        C'est une bonne nouvelle pour le bassin minier. Le groupe emploie 380 salariés et vise 500 personnes à terme.\n\n\
        Ce que l'on sait\n\
        - une ligne de 12 000 tonnes\n\
        1. une autre ligne\n\n\
        « C'est inespéré pour la ville et pour les jeunes. »\n\n\
        Sur le même sujet\n\n\
        Surgelés : un marché de 7 milliards\n\n\
        Le chantier, estimé à dix-huit mois, débutera en juin si le permis est accordé.\n\n\
        Abonnez-vous à notre lettre !\n\
        Vous n'avez pas accepté les cookies et autres traceurs.\n\
        Gérer mes choix\n\
        #lens #industrie\n\
        Commentaires (2)\n\
        Bravo !";

    #[test]
    fn a_page() {
        let want = [
            "header:breadcrumb Accueil > Éc",
            "title:title Frimeca doub",
            "header:date Par Ada Roux",
            "credits:credit Crédit photo",
            "header:repeated_title Frimeca doub",
            "lead:lead Le fabricant",
            "body:text C'est une bo",
            "title:heading Ce que l'on ",
            "list:bullet une ligne de",
            "list:bullet une autre li",
            "quote:quotation « C'est ines",
            "teaser:teaser Sur le même ",
            "teaser:teaser_title Surgelés : u",
            "body:text Le chantier,",
            "promo:promotion Abonnez-vous",
            "cookie:consent Vous n'avez ",
            "cookie:consent_button Gérer mes ch",
            "tags:items #lens #indus",
            "comment:comments Commentaires",
            "comment:comments Bravo !",
        ];
        assert_eq!(zones(PAGE), want);
        let layout = read(PAGE);
        assert_eq!(layout.author.map(|span| span.of(PAGE)), Some("Ada Roux"));
        assert_eq!(layout.date_lines.len(), 1);
        assert_eq!(layout.kind, "article");
    }

    #[test]
    fn prefixes_wires_and_single_lines() {
        let prefixed = " date 2023-05 Entraîner ces modèles coûte cher aux entreprises du secteur.\n\nLe déficit double.";
        assert_eq!(zones(prefixed).first().map(String::as_str), Some("header:date_prefix date 2023-05"));
        for (text, kind, dates) in [
            ("PARIS, 12 mars (Agence) – Le cimentier a perdu 3 millions d'euros en un an.\n\nIl souffre.", "wire", 1),
            ("Paris (AFP) - Le groupe a perdu 3 millions d'euros en un an, dit-il.\n\nIl souffre.", "wire", 0),
            ("Le 3 mai, le groupe a perdu 3 millions d'euros en un an, dit-il.\n\nIl souffre.", "article", 0),
        ] {
            let layout = read(text);
            assert_eq!((layout.kind, layout.date_lines.len()), (kind, dates), "{text}");
        }
        for text in ["lundi 12 mars 2024", "À lire aussi", "5 millions d'euros", "Paris, Lyon, Nice, Lille, Metz, Brest"] {
            assert!(zones(text).iter().all(|zone| zone.starts_with("body")), "{text}");
        }
    }

    #[test]
    fn zones_are_in_order_and_apart() {
        for text in [PAGE, "a\n\nb", "", "\n\n", "[0:03] Oui.\n[0:05] Non.\nFin.", "x", "...\n***"] {
            let layout = read(text);
            let ends = layout.zones.iter().map(|zone| zone.span.end);
            let starts = layout.zones.iter().skip(1).map(|zone| zone.span.start);
            assert!(ends.zip(starts).all(|(end, start)| end <= start), "{text}");
            assert!(layout.zones.iter().all(|zone| zone.span == zone.span.trim(text) && !zone.span.is_empty()), "{text}");
        }
    }
}
