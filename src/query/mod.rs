//! What an editor or a terminal may ask of a snapshot: the subject at a place, hover, definition,
//! references, outlines, symbols.
//!
//! Deliberately absent: protocol types, files. Words of documents come as [`Excerpt`], for the caller to fill in.

pub mod colour;
pub mod completion;
pub mod correction;
pub mod definition;
pub mod explain;
pub mod find;
pub mod fold;
pub mod highlight;
pub mod hint;
pub mod hover;
pub mod insertion;
pub mod outline;
pub mod references;
pub mod relocation;
pub mod repetition;
pub mod selection;
pub mod series;
pub mod subject;
pub mod symbol;

pub use colour::colours;
pub use correction::{Correction, Offer, corrections};
pub use definition::{declaration, definition, implementations, type_definitions};
pub use explain::{Explanation, explain};
pub use fold::folds;
pub use highlight::highlights;
pub use hint::hints;
pub use hover::{Hover, Part, hover};
pub use insertion::{Insertion, insertions};
pub use outline::outline;
pub use references::{all_references, references};
pub use relocation::{Moves, relocations};
pub use selection::selections;
pub use subject::{Subject, subject_at};
pub use symbol::symbols;

use crate::{
    corpus::{DocPath, Excerpt},
    text::Span,
};

/// A place to go to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The document.
    pub document: DocPath,
    /// What is selected there: the name, the number, the title.
    pub span: Span,
    /// What is shown around it: the sentence.
    pub context: Span,
    /// The words at the cursor that lead there.
    pub origin: Span,
}

/// A place of a mention.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The document.
    pub document: DocPath,
    /// Where in it.
    pub span: Span,
}

/// Words that cannot be shown as they stand in the snapshot are asked for by this: `workspace` reads them.
pub type Reading<'a> = dyn Fn(&Excerpt) -> Option<String> + 'a;
