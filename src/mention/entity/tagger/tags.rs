//! The tags of tokens: outside a name, at its beginning, inside it.

/// A tag: 0 is outside, then beginning and inside of each kind in turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tag(pub u8);

/// How many tags there are.
pub const TAGS: usize = 11;

impl Tag {
    /// Outside any name.
    pub const OUT: Tag = Tag(0);

    /// The first token of a name of kind `kind` (1 person, 2 location, 3 organization, 4 product, 5 event).
    #[must_use]
    pub fn begin(kind: u8) -> Tag {
        Tag(kind * 2 - 1)
    }

    /// A later token.
    #[must_use]
    pub fn inner(kind: u8) -> Tag {
        Tag(kind * 2)
    }

    /// The kind; 0 outside.
    #[must_use]
    pub const fn kind(self) -> u8 {
        self.0.div_ceil(2)
    }

    /// A later token of a name.
    #[must_use]
    pub const fn inside(self) -> bool {
        self.0 != 0 && self.0.is_multiple_of(2)
    }

    /// Whether `next` may stand right after it.
    #[must_use]
    pub const fn allows(self, next: Tag) -> bool {
        !next.inside() || self.kind() == next.kind()
    }
}
