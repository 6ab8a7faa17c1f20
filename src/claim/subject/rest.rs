//! What single sentences leave open and the whole text tells: `l’entreprise` in a text whose
//! figures are nearly all of one firm is that firm; so is whoever is not said at all.

use super::{Subject, topic};
use crate::claim::page::Page;
use crate::claim::types::{Claim, Ground};
use crate::lexicon::{NameKind, Table};
use crate::text::Span;
use crate::token::{Tokens, tokenize};

/// Gives claims without a subject, or with a noun that stands for a name, the one most claims of the
/// text are about.
pub(in crate::claim) fn rest(page: &Page<'_>, claims: &mut [Claim]) {
    let mut tally: Vec<(Subject, u32)> = Vec::new();
    let made_do = |c: &Claim| c.grounds.iter().any(|g| g.rule == "subject.thing");
    for subject in
        claims.iter().filter_map(|c| c.subject.as_ref()).filter(|s| s.kind.is_some() && !topic::body(page.lexicon, &s.name))
    {
        let room = tally.len() < 100;
        match tally.iter_mut().find(|(known, _)| known.entity_id == subject.entity_id) {
            Some((_, count)) => *count += 1,
            None if room => tally.push((subject.clone(), 1)),
            None => {}
        }
    }
    let leader = |fits: &dyn Fn(NameKind) -> bool| {
        let fitting = || tally.iter().filter(|(s, _)| s.kind.is_some_and(fits));
        let best = fitting().max_by_key(|(s, count)| (*count, std::cmp::Reverse(s.span.start)))?;
        let second = fitting().filter(|(s, _)| s.entity_id != best.0.entity_id).map(|(_, count)| *count).max().unwrap_or(0);
        (best.1 >= 3 && best.1 >= 2 * second).then(|| best.0.clone())
    };
    let house = leader(&|kind| matches!(kind, NameKind::Organization | NameKind::Product));
    let firm = leader(&|kind| kind == NameKind::Organization);
    let place = leader(&|kind| kind == NameKind::Location);
    let metrics = &page.lexicon.rows().metrics;
    for claim in claims.iter_mut() {
        let metric = page.lexicon.rows().metric(&claim.predicate.metric).and_then(|m| metrics.get(m as usize));
        let (wanted, national) = (metric.map_or("", |m| m.subject), metric.is_some_and(|m| m.has("national")));
        let own = claim.subject.as_ref().filter(|_| !made_do(claim) || wanted == "-");
        let found = match own {
            None if national || wanted == "location" => place.as_ref().map(|s| (s.span, s.clone(), "heading", "subject.heading")),
            None if wanted == "organization" && &*claim.predicate.metric != "payment" => {
                house.as_ref().map(|s| (s.span, s.clone(), "heading", "subject.heading"))
            }
            Some(noun) if noun.kind.is_none() && stands(page, noun) => {
                firm.as_ref().map(|s| (noun.span, s.clone(), "coreference", "subject.coreference"))
            }
            _ => None,
        };
        let Some((span, from, resolution, rule)) = found else { continue };
        give(claim, Subject { span, antecedent: Some(from.antecedent.unwrap_or(from.span)), resolution, ..from }, rule);
    }
}

/// A definite noun that only ever stands for a firm: `l’entreprise`, `le groupe`.
fn stands(page: &Page<'_>, noun: &Subject) -> bool {
    let list = tokenize(page.lexicon, &noun.name, Span::new(0, noun.name.len()));
    let first = Tokens { text: &noun.name, list: &list, lexicon: page.lexicon }.at(0);
    let Some((end, row)) = first.any_phrase(Table::Nominal) else { return false };
    let firm = page.lexicon.rows().nominals.get(row as usize).is_some_and(|(kind, hint)| {
        *kind == "organization"
            && matches!(
                &**hint,
                "company"
                    | "startup"
                    | "supplier"
                    | "carmaker"
                    | "retailer"
                    | "tech"
                    | "telecom"
                    | "airline"
                    | "energy"
                    | "insurer"
                    | "food"
                    | "luxury"
                    | "club"
                    | "ngo"
            )
    });
    let before = page.text.get(..noun.span.from()).unwrap_or("").trim_end();
    let definite = ["le", "la", "l’", "l'", "Le", "La", "L’", "L'", "du", "au"]
        .iter()
        .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.chars().next_back().is_none_or(|c| !c.is_alphanumeric())));
    // `l’entreprise californienne`
    firm && definite && end.index + 1 >= list.len()
}

fn give(claim: &mut Claim, subject: Subject, rule: &'static str) {
    claim.unresolved.retain(|u| u.code != "subject.none");
    claim.grounds.retain(|g| g.field != "subject");
    claim.grounds.push(Ground { field: "subject", rule, span: Some(subject.span) });
    claim.subject = Some(subject);
}
