//! Lines to zones: asks each reader in turn what a line is, and writes the layout down. Must not
//! know sentences.

use super::datelines;
use super::front;
use super::headings::{self, Slot};
use super::lines::{self, Line};
use super::marks;
use super::shapes;
use super::tables;
use super::turns::{self, Part};
use super::{Layout, Zone, ZoneKind};
use crate::text::Span;
use unicode_normalization::char::is_combining_mark;

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
        front::read(text, &lines, &mut slots, &mut layout);
        tables::read(text, &lines, &mut slots);
        marks::by_words(text, &lines, &mut slots);
        let end = headings::end(text, &lines, &slots);
        headings::read(text, &lines, &mut slots, end.unwrap_or(usize::from(lines.len() > 2)), &mut layout);
    }
    marks::by_shape(text, &lines, &mut slots, &mut layout);
    write(text, &lines, &slots, parts.as_deref(), &mut layout);
    lead(text, &mut layout);
    layout
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
        let quoted = if kind == ZoneKind::Body {
            slice.strip_prefix("> ").map(|rest| slice.len() - rest.trim_start().len())
        } else {
            None
        };
        let mark = if quoted.is_some() {
            quoted
        } else if reason == "bullet" {
            shapes::bullet(slice)
        } else {
            shapes::heading_mark(slice)
        };
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
fn lead(text: &str, layout: &mut Layout) {
    if layout.title.is_none() || layout.kind == "transcript" {
        return;
    }
    let body = |zone: &&Zone| zone.kind == ZoneKind::Body;
    // Letters, not bytes: ’ and ', é in one or two characters, must decide alike.
    let letters = |zone: &Zone| zone.span.of(text).chars().filter(|c| !is_combining_mark(*c)).count();
    let lengths: Vec<usize> = layout.zones.iter().filter(body).map(letters).take(3).collect();
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
    fn comments_end_where_the_page_goes_on() {
        let text =
            format!("{PAGE}\nRépondre\nÀ lire aussi\nSurgelés : un marché de 7 milliards\n© La Gazette, tous droits réservés");
        let want = [
            "comment:comments Répondre",
            "teaser:teaser À lire aussi",
            "teaser:teaser_title Surgelés : u",
            "credits:credit © La Gazette",
        ];
        assert_eq!(zones(&text).get(20..), Some(want.map(str::to_owned).as_slice()));
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
