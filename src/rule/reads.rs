//! What the findings of a document rest on: gathered while the rules look, kept in rows, since every document has a report.

use std::collections::BTreeSet;

use super::Diagnostic;
use crate::{
    corpus::{DocPath, EventKey, SeriesKey, SpellingKey, Touched},
    extract::NameKey,
};

/// What the rules found in a document so far, and what they asked for, told as changes tell what they touch.
#[derive(Default)]
pub(super) struct Draft {
    pub diagnostics: Vec<Diagnostic>,
    pub reads: Touched,
}

/// What the findings of a document rest on besides its own text: when any of it is touched, check the document again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reads {
    /// Other documents.
    documents: Box<[DocPath]>,
    /// Series, all of their figures.
    series: Box<[SeriesKey]>,
    /// The document itself, where its figures may contradict others of their series.
    contradicted: Box<[DocPath]>,
    /// Days and places of events.
    events: Box<[EventKey]>,
    /// Articles of whose stories the copies were asked for.
    stories: Box<[DocPath]>,
    /// Full names, or last words of such, of which it was asked whether other documents introduce them.
    names: Box<[NameKey]>,
    /// Spellings of names beside which it was asked for the usual one.
    spellings: Box<[SpellingKey]>,
    /// Whether it cites anything, so that new and lost documents matter.
    targets: bool,
    /// Whether it rests on profiles' facts.
    pub profiles: bool,
}

impl Reads {
    /// What the rules asked for, in rows.
    pub(super) fn of(asked: Touched) -> Self {
        Self {
            documents: row(asked.documents),
            series: row(asked.series),
            contradicted: row(asked.contradicted),
            events: row(asked.events),
            stories: row(asked.stories),
            names: row(asked.names),
            spellings: row(asked.spellings),
            targets: asked.targets,
            profiles: asked.profiles,
        }
    }

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
            || share(&self.contradicted, &touched.contradicted)
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
