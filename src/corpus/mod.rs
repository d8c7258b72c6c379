//! All documents' facts, related: who is who, who introduces whom, which figures make a series, what cites what.
//!
//! [`Corpus`] takes changes, [`Snapshot`] answers; a snapshot is immutable and cheap to clone, so that readers never
//! wait for writers. Deliberately absent: texts (closed documents keep facts and line indices only), files, protocol.

mod acknowledge;
mod appearance;
pub mod citing;
mod counts;
pub mod describe;
mod directory;
mod entities;
pub mod event;
mod index;
pub mod lineage;
pub mod policy;
mod postings;
mod scope;
pub mod series;
mod snapshot;
mod sorted;
pub mod spellings;
mod spread;
pub mod story;

use std::sync::Arc;

use crate::{
    extract::{DocumentKind, EntityId, Facts, facts::Few},
    text::{LineIndex, Span},
};
pub use appearance::Appearance;
pub use citing::{encoded, link_to, relative};
pub use counts::Switch;
pub use directory::{Fit, Known, fit};
pub use entities::{name_read, name_words};
pub use event::{Around, EventDispute, EventKey, ScenePlace};
pub use index::{Both, Corpus, Touched, is_witness};
pub use lineage::{Lineage, Lineages, Minority};
pub use policy::Policy;
pub use series::{Cell, FigurePlace, MonthKey, SeriesKey, Statement};
pub use snapshot::{Cited, Contradicted, Entity, Introduction, Occurrence, Snapshot, join};
pub use spellings::{Preferred, SpellingKey, Tally, Usual};
pub use spread::{Spread, Voice};

/// A document's name in the corpus: its path from the root with forward slashes, or its absolute path outside of it.
pub type DocPath = Arc<str>;

/// Something for each document, in the documents' order; clones are cheap and share everything.
pub type ByPath<T> = imbl::OrdMap<DocPath, T>;

/// One document of the corpus.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its path.
    pub path: DocPath,
    /// What it is.
    pub kind: DocumentKind,
    /// What it says.
    pub facts: Arc<Facts>,
    /// Its lines.
    pub lines: Arc<LineIndex>,
}

impl Entry {
    /// A document of the corpus. How names are written is kept of notes only: there are many more articles.
    pub fn new(path: DocPath, kind: DocumentKind, facts: Facts, lines: LineIndex) -> Self {
        let spellings = if kind == DocumentKind::Note { facts.spellings } else { Few::default() };
        let facts = Facts { spellings, ..facts };
        // A copy has no room to spare, and lies closer: what reading took and gave back in between leaves gaps.
        Self { path, kind, facts: Arc::new(facts.clone()), lines: Arc::new(lines) }
    }
}

/// A change to the corpus. A batch of changes is applied at once.
#[derive(Debug, Clone)]
pub enum Change {
    /// A document is new or was read anew.
    Put(Entry),
    /// A document is gone.
    Remove(DocPath),
}

impl Change {
    /// The document that it is about.
    pub fn path(&self) -> &DocPath {
        match self {
            Self::Put(entry) => &entry.path,
            Self::Remove(path) => path,
        }
    }
}

/// Words of a document that an answer wants shown: `lsp` and `cli` fetch them from the workspace, and drop them when
/// the document's text no longer has this checksum.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The document.
    pub document: DocPath,
    /// The words.
    pub span: Span,
    /// [`Facts::checksum`] of the text that `span` was read from.
    pub checksum: u64,
}

/// The file stem of a document's path: `notes/2017-07.md` gives `2017-07`.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The id of a name that nobody has an id for: lower case, ASCII where it can be, words joined by hyphens.
pub fn slug(name: &str) -> EntityId {
    let mut out = String::new();
    for word in name.split(|c: char| !c.is_alphanumeric() && !crate::text::token::is_apostrophe(c)) {
        let folded = crate::text::fold::fold(word);
        if !folded.is_empty() {
            if !out.is_empty() {
                out.push('-');
            }
            out.push_str(&folded);
        }
    }
    Arc::from(out)
}
