//! The time of saying: days and hours of reports, announcements and date lines.
//!
//! Reads a time, the sources and verbs around it. Must not know figures' meanings.

use crate::claim::attribution::{Scope, Source};
use crate::claim::grammar::{Group, GroupKind};
use crate::claim::scene::{Placed, Scene};
use crate::lexicon::{Classes, VerbForm};
use crate::mention::TimexKind;
use crate::text::PieceKind;

/// A day or an hour, as one dates what is said.
pub(super) fn day(time: &Placed<'_>) -> bool {
    let dated = |value: &str| !value.ends_with("_REF") && (value.len() == 10 || value.contains('T'));
    time.mention.time().is_some_and(|t| t.kind == TimexKind::Time || t.kind == TimexKind::Date && dated(&t.value))
}

/// `a annoncé mardi que`, `mardi, le ministre a déclaré`, `un bilan communiqué dimanche`: the time of
/// saying.
pub(super) fn beside_report(scene: &Scene<'_>, sources: &[Source], time: &Placed<'_>) -> bool {
    if announced(scene, time) {
        return true;
    }
    if !day(time) {
        return false;
    }
    // `a promis jeudi le patron`, `publié mardi`
    let end = time.range.end;
    let counted = scene.figures.iter().any(|f| (end..end + 4).contains(&f.range.start));
    let before = time.range.start.checked_sub(1).map(|i| scene.at(i)).filter(|_| !counted);
    let counting = |at: usize| sources.iter().any(|s| s.counts && s.range.contains(&at));
    let said = before.is_some_and(|c| {
        c.classes().any(Classes::REPORTING) && c.classes().any(Classes::FINITE) && !counting(c.index)
            || c.is_any(&[
                "publié",
                "publiée",
                "publiés",
                "publiées",
                "communiqué",
                "communiquée",
                "diffusé",
                "diffusée",
                "paru",
                "parue",
            ])
    });
    // `Vers 17 heures, l’association des industries affirme que`
    let opening = |source: &Source| {
        let verb = source.range.start;
        source.attribution.kind == "verbal"
            && time.range.start <= 3
            && time.range.end < verb
            && scene.at(time.range.end).is(",")
            && matches!(source.scope, Scope::After(_))
            && !(time.range.end..verb).any(|i| scene.grammar.finite_at(i) || scene.figures.iter().any(|f| f.range.contains(&i)))
            && (verb..verb + 8).any(|i| scene.at(i).is_any(&["que", "qu'"]))
    };
    // `recensait mercredi 687 morts`: the day of the count.
    said || sources.iter().filter(|source| !source.counts).any(|source| {
        if opening(source) {
            return true;
        }
        let verbal = matches!(source.attribution.kind, "verbal" | "incise");
        let near = |a: usize, b: usize| a.abs_diff(b) <= 4;
        // `passera à 3 euros le 1er janvier, annonce la mairie`: the day is the price's.
        let own = source.attribution.kind == "incise"
            && time.range.end <= source.range.start
            && (time.range.end..source.range.start).any(|i| scene.at(i).is(","));
        let crossing = scene.figures.iter().any(|f| {
            f.range.start > source.range.start.min(time.range.start) && f.range.start < source.range.end.max(time.range.end)
        });
        verbal && !own && !crossing && (near(time.range.start, source.range.end) || near(time.range.end, source.range.start))
    })
}

/// Verbs whose object is what is to come or was done, not a count of that day: `recenser`, `chiffrer`.
const ANNOUNCE: [&str; 8] = ["annoncer", "dévoiler", "confirmer", "révéler", "présenter", "détailler", "évoquer", "officialiser"];

/// `Mardi, le ministère a annoncé un plan de 3 milliards`, `a annoncé il y a quelques heures son rachat`:
/// the day of a verb of saying whose object holds the figure; `Mardi, la préfecture a compté 300
/// manifestants`: the day of what is counted.
fn announced(scene: &Scene<'_>, time: &Placed<'_>) -> bool {
    let grammar = &scene.grammar;
    let (start, end) = (time.range.start, time.range.end);
    let reports = |g: &Group| {
        let forms = scene.at(g.head()).peek().map(|t| scene.tokens.lexicon.verb_forms(t.word)).unwrap_or_default();
        let rows = scene.tokens.lexicon.rows();
        let stance = |f: &VerbForm| {
            let row = rows.reporting_verbs.get(&f.lemma).and_then(|row| rows.reporting.get(*row as usize));
            row.is_some_and(|r| matches!(&*r.stance, "promises" | "demands") || ANNOUNCE.contains(&r.lemma))
        };
        g.kind == GroupKind::Finite && !g.reflexive && forms.iter().any(stance)
    };
    let behind = |g: &&Group| g.range.end == start && reports(g);
    let near = grammar.groups_in(start.saturating_sub(8)..start).filter_map(|i| grammar.groups.get(i)).find(behind);
    let first = || {
        let clause = grammar.clause_at(end.max(start + 1));
        let verb = grammar.verb_of(clause).filter(|g| end <= g.range.start && start <= 1 && day(time) && reports(g))?;
        let quiet = !(end..verb.range.start).any(|i| scene.figures.iter().any(|f| f.range.contains(&i)));
        (quiet && scene.at(end).is(",")).then_some(verb)
    };
    let Some(verb) = near.or_else(first) else { return false };
    let from = verb.range.end.max(end);
    let figure = scene.figures.iter().find(|f| from <= f.range.start);
    // The object is a noun of its own: `un plan de`, `son rachat pour`.
    figure.is_some_and(|f| {
        let between = from..f.range.start;
        let opened = scene.at(from).classes().any(Classes::DETERMINER.with(Classes::POSSESSIVE));
        opened && (3..=12).contains(&between.len()) && !between.clone().any(|i| scene.at(i).is(","))
    })
}

/// `SHAWINIGAN, 9 mai 2024 —`: the date line of a wire.
pub(super) fn dateline(scene: &Scene<'_>, time: &Placed<'_>) -> bool {
    let dash = scene.at(time.range.end).kind() == Some(PieceKind::Dash)
        || scene.at(time.range.end).is("(") && scene.at(time.range.end + 1).kind() == Some(PieceKind::Word);
    let place = scene.names.iter().any(|n| n.range.start <= 1 && n.range.end <= time.range.start);
    day(time) && dash && place && time.range.start <= 10 && !scene.figures.iter().any(|f| f.range.start < time.range.start)
}
