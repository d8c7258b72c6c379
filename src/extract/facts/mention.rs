//! Mentions: where a document names whom or what, and who it says that they are.

use std::sync::Arc;

use super::{EntityId, NameKey};
use crate::text::Span;

/// What a mention refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// A person, organisation, government, armed group or outlet.
    Actor,
    /// A place.
    Venue,
    /// A series of talks.
    Process,
    /// A war or crisis with a start.
    Conflict,
}

/// What a surface says about identity. Whether two references are one entity is decided by the corpus.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// The lexicon knows it: a profile's or the gazetteer's id.
    Known(EntityId),
    /// A full name that this document introduces by itself; the key of the name.
    Named(NameKey),
    /// A part of a name (`Kerry`) that this document does not resolve; the key of the part.
    Short(NameKey),
}

impl Reference {
    /// Its id or key.
    pub fn words(&self) -> &str {
        let (Self::Known(words) | Self::Named(words) | Self::Short(words)) = self;
        words
    }

    /// Where its words lie: those who share them are the same, and are compared at no cost.
    pub fn address(&self) -> *const u8 {
        self.words().as_ptr()
    }
}

/// A span of text that refers to an actor, venue, process or conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name, without titles, without "the", without the possessive ending.
    pub span: Span,
    /// The face that this mention shows: "in Moscow" is a venue, "Moscow has pushed" an actor.
    pub kind: MentionKind,
    /// Whom or what it refers to; shared, since few are named by very many mentions.
    pub reference: Arc<Reference>,
    /// Whether it introduces: the first full name in this document, with role or apposition where there is one.
    pub introduces: bool,
    /// The number of its sentence in [`super::Facts::sentences`].
    pub sentence: u32,
    /// Whether it is a mention only if the corpus resolves it.
    pub is_tentative: bool,
}

impl Mention {
    /// Evidence of a capitalised word of a note that is a mention only if the corpus knows exactly one such surname.
    pub const PERHAPS: &'static str = "a surname that the corpus knows";
}

/// The words that tell who somebody is, beside a mention ("Russian Foreign Minister", "a Britain-based monitor").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// The mention.
    pub of: Span,
    /// The words of the role or apposition.
    pub span: Span,
}
