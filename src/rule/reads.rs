//! What the findings of a document rest on: gathered while the rules look, kept in rows, since every document has a report.

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use super::Diagnostic;
use crate::corpus::{DocPath, Touched};

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
    /// All else that has a key, as fingerprints in order. Two keys that share one by chance cost a look, and no finding.
    prints: Box<[u64]>,
    /// Whether it cites anything, so that new and lost documents matter.
    targets: bool,
    /// Whether it rests on profiles' facts.
    pub profiles: bool,
}

impl Reads {
    /// What the rules asked for.
    pub(super) fn of(asked: Touched) -> Self {
        Self {
            prints: row(prints(&asked)),
            documents: row(asked.documents),
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
}

/// What a change touched, as what was read is compared with it.
pub struct Meeting<'a> {
    touched: &'a Touched,
    prints: BTreeSet<u64>,
}

impl<'a> Meeting<'a> {
    /// Of a change.
    pub fn of(touched: &'a Touched) -> Self {
        Self { touched, prints: prints(touched) }
    }

    /// Whether it touched anything that was read.
    pub fn meets(&self, reads: &Reads) -> bool {
        reads.targets && self.touched.targets
            || reads.profiles && self.touched.profiles
            || share(&reads.documents, &self.touched.documents)
            || share(&reads.prints, &self.prints)
    }
}

/// Fingerprints of everything but documents. Which kind a key is of counts, too: a document's story is not its figures.
fn prints(touched: &Touched) -> BTreeSet<u64> {
    fn all<'a, T: Hash + 'a>(kind: u8, keys: &'a BTreeSet<T>) -> impl Iterator<Item = u64> + 'a {
        keys.iter().map(move |key| {
            let mut hasher = DefaultHasher::new();
            (kind, key).hash(&mut hasher);
            hasher.finish()
        })
    }
    let of_figures =
        all(0, &touched.series).chain(all(1, &touched.contradicted)).chain(all(2, &touched.events));
    let of_words = all(3, &touched.stories).chain(all(4, &touched.names)).chain(all(5, &touched.spellings));
    of_figures.chain(of_words).collect()
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
