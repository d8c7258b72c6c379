//! Other forms of known persons' names, with their words.

use crate::text::Span;

/// A known person's full name in another form than the profile's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The name; the span of a mention.
    pub span: Span,
    /// The same words.
    pub written: Box<str>,
}
