//! Word classes: one bit each, so that a rule's first test is one `and`.

/// A set of word classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Classes(pub u32);

impl Classes {
    /// Article or other determiner (`le`, `une`, `ses`, `ce`).
    pub const DETERMINER: Classes = Classes(1);
    /// Preposition.
    pub const PREPOSITION: Classes = Classes(1 << 1);
    /// Subject, object or demonstrative pronoun.
    pub const PRONOUN: Classes = Classes(1 << 2);
    /// Coordinating conjunction.
    pub const COORDINATOR: Classes = Classes(1 << 3);
    /// Subordinating conjunction or relative pronoun.
    pub const SUBORDINATOR: Classes = Classes(1 << 4);
    /// Adverb.
    pub const ADVERB: Classes = Classes(1 << 5);
    /// Possessive determiner (`son`, `leurs`).
    pub const POSSESSIVE: Classes = Classes(1 << 6);
    /// Question word.
    pub const QUESTION: Classes = Classes(1 << 7);
    /// Negation (`ne`, `pas`, `jamais`, `aucun`, `sans`).
    pub const NEGATION: Classes = Classes(1 << 8);
    /// Any form of a verb in the verb table.
    pub const VERB: Classes = Classes(1 << 9);
    /// A finite form.
    pub const FINITE: Classes = Classes(1 << 10);
    /// A conditional.
    pub const CONDITIONAL: Classes = Classes(1 << 11);
    /// A simple future.
    pub const FUTURE: Classes = Classes(1 << 12);
    /// A past participle.
    pub const PARTICIPLE: Classes = Classes(1 << 13);
    /// An infinitive.
    pub const INFINITIVE: Classes = Classes(1 << 14);
    /// A form of `avoir` or `être`.
    pub const AUXILIARY: Classes = Classes(1 << 15);
    /// A reporting verb (`affirmer`, `chiffrer`).
    pub const REPORTING: Classes = Classes(1 << 16);
    /// A past tense (imperfect, past historic).
    pub const PAST: Classes = Classes(1 << 17);
    /// Interjections and other closed-class words that never head a counted noun phrase.
    pub const CLOSED: Classes = Classes(1 << 18);

    /// The words of grammar: never nouns, names or full verbs.
    pub const GRAMMAR: Classes = Classes::DETERMINER
        .with(Classes::PREPOSITION)
        .with(Classes::PRONOUN)
        .with(Classes::COORDINATOR)
        .with(Classes::SUBORDINATOR)
        .with(Classes::ADVERB)
        .with(Classes::NEGATION)
        .with(Classes::CLOSED);

    /// True when any class of `other` is in the set.
    #[must_use]
    pub fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// The class a `closed.tsv` cell names.
    pub(super) fn named(name: &str) -> Option<Classes> {
        Some(match name {
            "det" => Classes::DETERMINER,
            "prep" => Classes::PREPOSITION,
            "pron" => Classes::PRONOUN,
            "conj" => Classes::COORDINATOR,
            "sub" => Classes::SUBORDINATOR,
            "adv" => Classes::ADVERB,
            "poss" => Classes::POSSESSIVE,
            "quest" => Classes::QUESTION,
            "neg" => Classes::NEGATION,
            "closed" => Classes::CLOSED,
            _ => return None,
        })
    }
}
