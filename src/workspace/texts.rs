//! The words of documents: open buffers before files.

use std::{collections::BTreeMap, sync::Arc};

use super::{disk, roots::Roots};
use crate::{
    corpus::{DocPath, Excerpt},
    text::fold,
};

/// An open document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Its text.
    pub text: Arc<str>,
    /// The client's version of it.
    pub version: i32,
}

/// Reads words of documents; clones are cheap, so that nobody waits while another reads a file.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    pub(super) roots: Arc<Roots>,
    pub(super) open: Arc<BTreeMap<DocPath, Open>>,
}

impl Texts {
    /// The text of a document, from its buffer or its file.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        if let Some(open) = self.open.get(path) {
            return Some(Arc::clone(&open.text));
        }
        let decoded = disk::read(&self.roots.file_path(path)?).ok()??;
        Some(Arc::from(decoded.text))
    }

    /// The words of an excerpt; `None` where the text is no longer the one that it was taken from.
    pub fn excerpt(&self, excerpt: &Excerpt) -> Option<String> {
        let text = self.text(&excerpt.document)?;
        let fits = fold::checksum(&text) == excerpt.checksum;
        fits.then(|| excerpt.span.of(&text).to_owned())
    }

    /// The open document of that name.
    pub fn open(&self, path: &str) -> Option<&Open> {
        self.open.get(path)
    }
}
