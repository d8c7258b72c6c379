//! A finding with the words that it is about, ready to be shown in any format.

use std::{collections::BTreeMap, sync::Arc};

use super::corpus::Loaded;
use crate::{
    corpus::{DocPath, Entry},
    rule::{Diagnostic, Silencer},
    text::{Encoding, LineIndex, Position, Span},
};

/// The text and lines of a document.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub shown: String,
    pub text: Arc<str>,
    pub lines: Arc<LineIndex>,
}

/// Reads each document once.
#[derive(Debug)]
pub(super) struct Pages<'a> {
    loaded: &'a Loaded,
    read: BTreeMap<DocPath, Option<Page>>,
}

/// A document's finding.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub document: Arc<Entry>,
    pub diagnostic: Diagnostic,
    /// The name by which it is known again.
    pub fingerprint: u64,
    /// What silences it, with the reason that was given, where it is silenced.
    pub silenced: Option<(Silencer, Option<Box<str>>)>,
}

impl<'a> Pages<'a> {
    pub fn new(loaded: &'a Loaded) -> Self {
        Self { loaded, read: BTreeMap::new() }
    }

    /// A document's page; `None` where it changed since it was read.
    pub fn page(&mut self, path: &DocPath) -> Option<&Page> {
        let loaded = self.loaded;
        let page = self.read.entry(Arc::clone(path)).or_insert_with(|| {
            let entry = loaded.view.snapshot.entry(path)?;
            let text = loaded.view.texts.text(path)?;
            let fits = entry.facts.are_of(&text);
            fits.then(|| Page { shown: loaded.shown(path), text, lines: Arc::clone(&entry.lines) })
        });
        page.as_ref()
    }
}

impl Page {
    /// The line and column of an offset, both counted from 1, the column in characters.
    pub fn place(&self, offset: u32) -> (u32, u32) {
        let Position { line, column } = self.lines.position(offset, Encoding::Utf32);
        (line + 1, column + 1)
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

impl Finding {
    /// The words for what silences it: where to look.
    pub fn silencer(&self) -> Option<&'static str> {
        self.silenced.as_ref().map(|(by, _)| match by {
            Silencer::Comment(_) => "comment",
            Silencer::Ignore(_) => "rapporteur.toml",
            Silencer::Baseline(_) => "baseline",
        })
    }

    /// The reason that was given for silencing it.
    pub fn reason(&self) -> Option<&str> {
        self.silenced.as_ref().and_then(|(_, reason)| reason.as_deref())
    }
}
