//! Whether somebody can have a metric: who judges pays no fine, an analyst has no turnover, a
//! ministry no inflation.

use super::{Cast, Subject, topic};
use crate::lexicon::{Classes, NameKind, Table};
use crate::text::Span;

impl Cast<'_, '_> {
    /// Nothing speaks against `subject` having the metric.
    pub(super) fn suits(&self, subject: &Subject) -> bool {
        if topic::market(&subject.name) {
            return false;
        }
        // `Bercy`, `l’exécutif` have no deficit: the country has.
        let body = || {
            let state = crate::text::fold(&subject.name) == "etat";
            let institution = || crate::resolve::institution(&crate::resolve::trade(&subject.name));
            match subject.kind {
                Some(NameKind::Person) => true,
                // `la Sécurité sociale` has a deficit; a town nobody knows may pass for a body.
                Some(NameKind::Organization) => {
                    matches!(subject.resolution, "heading" | "coreference" | "possessive")
                        || topic::body(self.scene.tokens.lexicon, &subject.name)
                        || institution()
                }
                Some(_) => false,
                None => !state && institution(),
            }
        };
        if self.has("national") && body() {
            return false;
        }
        // Who judges does not pay.
        let judge = || matches!(&*crate::resolve::trade(&subject.name), "court" | "regulator" | "justice" | "police");
        let judged = self.has("judged") || self.corporate() || self.metric == "debt";
        !(judged && judge())
    }

    /// The subject is of the class the metric usually has.
    pub(super) fn usual(&self, subject: &Subject) -> bool {
        subject.kind.is_none_or(|kind| self.usual_kind(kind))
    }

    pub(super) fn usual_kind(&self, kind: NameKind) -> bool {
        match self.wanted {
            "" | "-" => !matches!(kind, NameKind::Location | NameKind::Person),
            "location" => kind == NameKind::Location,
            "person" => kind == NameKind::Person,
            "event" => matches!(kind, NameKind::Event | NameKind::Product | NameKind::Organization),
            _ => matches!(kind, NameKind::Organization | NameKind::Product | NameKind::Event | NameKind::Work),
        }
    }

    /// `Bercy` has no inflation, an analyst no turnover: whoever foresees or counts it is a source.
    pub(super) fn stranger(&self, subject: &Subject) -> bool {
        let judge = || crate::resolve::institution(&crate::resolve::trade(&subject.name));
        if subject.kind.is_none() {
            // `L’État prévoit 15 milliards de dépenses`: its own.
            let own = self.public() && crate::text::fold(&subject.name) == "etat";
            return self.human(&subject.name) && self.wanted != "person" && !own;
        }
        // `La CGT évoque 1 200 suppressions`, in a text about a firm.
        let other = || self.outshone(subject, "");
        match (self.wanted, subject.kind) {
            ("organization", Some(NameKind::Organization)) if self.corporate() && other() => true,
            ("location" | "event", Some(kind)) => kind != NameKind::Location && kind != NameKind::Event,
            ("organization", Some(NameKind::Person)) => self.corporate(),
            ("organization", Some(NameKind::Organization)) => self.corporate() && judge(),
            _ => false,
        }
    }

    /// `l’équipementier` in a text about one firm is that firm, whatever union was named last.
    pub(super) fn outshone(&self, subject: &Subject, hint: &str) -> bool {
        !crate::resolve::institution(hint)
            && subject.kind == Some(NameKind::Organization)
            && self.topics.outshines(&subject.entity_id)
    }

    /// A common noun for people or bodies that speak.
    pub(super) fn human(&self, name: &str) -> bool {
        let lexicon = self.scene.tokens.lexicon;
        let list = crate::token::tokenize(lexicon, name, Span::new(0, name.len()));
        let first = crate::token::Tokens { text: name, list: &list, lexicon }.at(0);
        first.any_phrase(Table::Title).is_some()
            || first
                .any_phrase(Table::Nominal)
                .and_then(|(_, row)| lexicon.rows().nominals.get(row as usize))
                .is_some_and(|(kind, hint)| *kind == "person" || crate::resolve::institution(hint))
            || crate::claim::attribution::nameless(name)
    }

    /// A noun for those who can say something.
    pub(super) fn speaks(&self, name: &str) -> bool {
        let lexicon = self.scene.tokens.lexicon;
        let first = name.split([' ', '\u{a0}']).next().unwrap_or(name);
        lexicon.rows().speakers.contains(&*crate::mention::amount::singular(lexicon, first))
    }

    /// A common noun for one who has a post.
    pub(super) fn person(&self, name: &str) -> bool {
        let lexicon = self.scene.tokens.lexicon;
        let list = crate::token::tokenize(lexicon, name, Span::new(0, name.len()));
        crate::token::Tokens { text: name, list: &list, lexicon }.at(0).any_phrase(Table::Title).is_some()
    }

    /// A metric of firms alone.
    pub(super) fn corporate(&self) -> bool {
        self.has("firm")
    }

    /// A reporting verb; `compter` only with the word its row asks for (`compter sur`).
    fn reckons(&self, at: usize) -> bool {
        let cursor = self.scene.at(at);
        if !cursor.classes().any(Classes::REPORTING) {
            return false;
        }
        let lexicon = self.scene.tokens.lexicon;
        let rows = lexicon.rows();
        let forms = cursor.peek().map(|t| lexicon.verb_forms(t.word)).unwrap_or_default();
        let row = forms.iter().find_map(|f| rows.reporting_verbs.get(&f.lemma)).and_then(|row| rows.reporting.get(*row as usize));
        // `exige 3 millions`: for himself.
        if row.is_some_and(|r| &*r.stance == "demands") {
            return false;
        }
        let particle = row.and_then(|r| r.lemma.strip_prefix("compter "));
        particle.is_none_or(|word| self.scene.at(at + 1).is(word))
    }

    /// The verb of `group` itself counts or foresees, and promises nothing: `recense`, `prévoit`.
    pub(super) fn tells(&self, group: usize) -> bool {
        let lexicon = self.scene.tokens.lexicon;
        let rows = lexicon.rows();
        let told = |at: usize| {
            let forms = self.scene.at(at).peek().map(|t| lexicon.verb_forms(t.word)).unwrap_or_default();
            let row =
                forms.iter().find_map(|f| rows.reporting_verbs.get(&f.lemma)).and_then(|row| rows.reporting.get(*row as usize));
            row.is_some_and(|r| matches!(&*r.stance, "states" | "estimates" | "predicts"))
        };
        let verb = self.scene.grammar.groups.get(group);
        verb.is_some_and(|g| !g.reflexive && g.words.iter().any(|w| self.reckons(*w) && told(*w)))
    }

    /// A metric of whoever runs something: firms, and what they owe, spend and hire.
    pub(super) fn proprietary(&self) -> bool {
        self.has("run")
    }

    /// Said of countries and towns too.
    pub(super) fn public(&self) -> bool {
        self.has("public") || self.has("national")
    }

    /// The metric has trait `wanted` of the table.
    pub(super) fn has(&self, wanted: &str) -> bool {
        self.row.is_some_and(|row| row.has(wanted))
    }

    /// The noun names a body or a firm: `une usine`, `la coopérative`.
    pub(super) fn bodied(&self, name: &str) -> bool {
        let lexicon = self.scene.tokens.lexicon;
        let list = crate::token::tokenize(lexicon, name, Span::new(0, name.len()));
        let mut first = crate::token::Tokens { text: name, list: &list, lexicon }.at(0);
        while let Some((next, _)) = first.any_phrase(Table::Prenominal).filter(|(next, _)| next.index < list.len()) {
            first = next;
        }
        let head = first.any_phrase(Table::OrgHead).and_then(|(_, row)| lexicon.rows().org_heads.get(row as usize));
        first.any_phrase(Table::Nominal).is_some()
            || head.is_some_and(|(kind, _)| matches!(*kind, "organization" | "location" | "media"))
    }

    /// The verb of `group` says what somebody reckons: `évalue à`, `prévoit`, `table sur`.
    pub(super) fn evaluates(&self, group: usize) -> bool {
        // `promettait de ramener l’endettement à 900 millions`: the verb above says so too.
        let mut next = Some(group);
        for _ in 0..3 {
            let Some(verb) = next.and_then(|at| self.scene.grammar.groups.get(at)) else { break };
            if !verb.reflexive && verb.words.iter().any(|w| self.reckons(*w)) {
                return true;
            }
            next = verb.matrix;
        }
        false
    }
}
