//! What the findings of a document rest on: gathered while the rules look, kept in rows, since every document has a report.

use std::collections::BTreeSet;

use super::Diagnostic;
use crate::{
    corpus::{DocPath, EventKey, SeriesKey, SpellingKey, Touched},
    extract::NameKey,
};

/// What the rules found in a document so far, and what they asked for.
#[derive(Default)]
pub(super) struct Draft {
    pub diagnostics: Vec<Diagnostic>,
    pub reads: Asked,
}

/// What the rules asked for besides the document's own text.
#[derive(Default)]
pub(super) struct Asked {
    /// Other documents.
    pub documents: BTreeSet<DocPath>,
    /// Series, all of their figures.
    pub series: BTreeSet<SeriesKey>,
    /// The document itself, where its figures may contradict others of their series.
    pub contradictions: BTreeSet<DocPath>,
    /// Days and places of events.
    pub events: BTreeSet<EventKey>,
    /// Articles of whose stories the copies were asked for.
    pub stories: BTreeSet<DocPath>,
    /// Full names, or last words of such, of which it was asked whether other documents introduce them.
    pub names: BTreeSet<NameKey>,
    /// Spellings of names beside which it was asked for the usual one.
    pub spellings: BTreeSet<SpellingKey>,
    /// Whether the document cites anything, so that new and lost documents matter.
    pub targets: bool,
    /// Whether profiles' facts were asked for.
    pub profiles: bool,
}

impl Asked {
    /// The same in rows.
    pub fn kept(self) -> Reads {
        Reads {
            documents: row(self.documents),
            series: row(self.series),
            contradictions: row(self.contradictions),
            events: row(self.events),
            stories: row(self.stories),
            names: row(self.names),
            spellings: row(self.spellings),
            targets: self.targets,
            profiles: self.profiles,
        }
    }
}

/// What the findings of a document rest on besides its own text: when any of it is touched, check the document again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reads {
    documents: Box<[DocPath]>,
    series: Box<[SeriesKey]>,
    contradictions: Box<[DocPath]>,
    events: Box<[EventKey]>,
    stories: Box<[DocPath]>,
    names: Box<[NameKey]>,
    spellings: Box<[SpellingKey]>,
    targets: bool,
    /// Whether it rests on profiles' facts.
    pub profiles: bool,
}

impl Reads {
    /// Other documents, in order.
    pub fn documents(&self) -> &[DocPath] {
        &self.documents
    }

    /// It rests on these documents, too.
    pub fn add_documents(&mut self, others: impl IntoIterator<Item = DocPath>) {
        let all: BTreeSet<DocPath> = self.documents.iter().cloned().chain(others).collect();
        self.documents = row(all);
    }

    /// Whether a change touched anything that was read.
    pub fn meets(&self, touched: &Touched) -> bool {
        self.targets && touched.targets
            || self.profiles && touched.profiles
            || share(&self.documents, &touched.documents)
            || share(&self.names, &touched.names)
            || share(&self.spellings, &touched.spellings)
            || share(&self.events, &touched.events)
            || share(&self.stories, &touched.stories)
            || share(&self.series, &touched.series)
            || share(&self.contradictions, &touched.contradicted)
    }
}

/// The items of a set in order, without the room that a set takes.
fn row<T>(set: BTreeSet<T>) -> Box<[T]> {
    set.into_iter().collect()
}

/// Whether an item of a row is in a set; those of the shorter one are looked up in the other.
fn share<T: Ord>(row: &[T], set: &BTreeSet<T>) -> bool {
    if row.len() < set.len() {
        row.iter().any(|item| set.contains(item))
    } else {
        set.iter().any(|item| row.binary_search(item).is_ok())
    }
}
