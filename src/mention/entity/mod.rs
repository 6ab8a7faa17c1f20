//! standin
use super::*;
use crate::{lexicon::Table, token::Tokens};
#[derive(Clone, Copy)]
pub struct NameContext {
    pub lower_case: bool,
    pub upper_case: bool,
}
pub fn read(tokens: Tokens<'_>, sentence: u32, _: NameContext, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < tokens.list.len() {
        let c = tokens.at(at);
        let hit = c.phrase(Table::Name, |r, s| tokens.lexicon.name(r).is_some_and(|n| &*n.form == s.of(tokens.text)));
        if let Some((e, r)) = hit {
            let n = tokens.lexicon.name(r).unwrap();
            out.push(Mention {
                span: c.to(e),
                sentence,
                rule: "x",
                value: Value::Name(Entity {
                    kind: n.kind,
                    name: n.name.to_string(),
                    entity_id: n.name.to_string(),
                    wikidata: None,
                    country: None,
                    resolution: Resolution::Gazetteer,
                    antecedent: None,
                    role_of: None,
                    media: n.media,
                }),
            });
            at = e.index;
        } else {
            at += 1;
        }
    }
}
