//! From a text to an entry of the corpus: what the document is, and what it says.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use super::roots::{Roots, is_buffer};
use crate::{
    config::{self, Baseline, Settings},
    corpus::{DocPath, Entry, stem},
    extract::{
        Corrections, DocumentKind, Facts, Lexicon, byline, extract_all, extract_corrected,
        facts::Problem,
        profile::{self, EntityKind, ProfileNames},
        read_words, spelling,
    },
    text::{Document, Format, LineIndex, fold},
};

/// All that reading a document depends on; clones share it.
#[derive(Debug, Clone)]
pub(super) struct Reader {
    pub roots: Arc<Roots>,
    pub settings: Arc<Settings>,
    pub lexicon: Arc<Lexicon>,
}

impl Reader {
    /// Reads a document.
    pub fn entry(&self, path: &DocPath, text: &str) -> Entry {
        let (document, corrections) = self.source(path, Arc::from(text));
        let facts = extract_corrected(&document, &self.lexicon, &corrections);
        self.entry_of(path, document, facts)
    }

    /// Reads some documents, which is faster than one after another.
    fn entries(&self, texts: &[(&DocPath, &Arc<str>)]) -> Vec<Entry> {
        let source = |(path, text): &(&DocPath, &Arc<str>)| self.source(path, Arc::clone(text));
        let sources: Vec<(Document, Corrections)> = texts.iter().map(source).collect();
        let facts = extract_all(&sources, &self.lexicon);
        let read = texts.iter().zip(sources).zip(facts);
        read.map(|(((path, _), (document, _)), facts)| self.entry_of(path, document, facts)).collect()
    }

    /// A document, and what the team corrected of how it is read.
    fn source(&self, path: &DocPath, text: Arc<str>) -> (Document, Corrections) {
        let corrections = self.settings.corrections.about(&self.roots.names_for_globs(path));
        (Document::read(text, format(path)), corrections)
    }

    /// What a document is, by its facts, and what is asked only of such.
    fn entry_of(&self, path: &DocPath, document: Document, mut facts: Facts) -> Entry {
        let kind = self.kind(path, &facts);
        if kind == DocumentKind::Note {
            spelling::read(&document, &mut facts);
            read_words(&document, &self.lexicon, &mut facts);
        }
        byline::weigh_file_name(&mut facts.date, stem(path), document.lines.line(0));
        if let Some(profile) = &mut facts.profile {
            Arc::make_mut(profile).names.id = Arc::from(stem(path));
        }
        Entry::new(Arc::clone(path), kind, facts, document.lines)
    }

    /// An entry with the words of what it tells, from the text that it was read from.
    pub fn with_words(&self, entry: &Entry, text: Arc<str>) -> Entry {
        let document = Document::read(text, format(&entry.path));
        let mut facts = Facts::clone(&entry.facts);
        read_words(&document, &self.lexicon, &mut facts);
        Entry { facts: Arc::new(facts), ..entry.clone() }
    }

    /// Reads a document; `None` where a bug strikes, which is to cost this one document and no other.
    pub fn entry_unless_broken(&self, path: &DocPath, text: &str) -> Option<Entry> {
        unless_broken(|| {
            #[cfg(debug_assertions)]
            trial::strike(text);
            self.entry(path, text)
        })
    }

    /// Reads some documents; where a bug strikes, each by itself, so that it still costs one document and no other.
    pub fn entries_unless_broken(&self, texts: &[(&DocPath, &Arc<str>)]) -> Vec<Option<Entry>> {
        let read = unless_broken(|| {
            #[cfg(debug_assertions)]
            for (_, text) in texts {
                trial::strike(text);
            }
            self.entries(texts)
        });
        match read {
            Some(entries) => entries.into_iter().map(Some).collect(),
            None => texts.iter().map(|(path, text)| self.entry_unless_broken(path, text)).collect(),
        }
    }

    /// What a document is: what it declares; else the first glob that fits; else a `.txt` is an article, and so is what
    /// has an outlet, byline or dateline; else a note.
    fn kind(&self, path: &str, facts: &Facts) -> DocumentKind {
        if let Some(kind) = facts.declared_kind.or_else(|| self.kind_by_place(path)) {
            return kind;
        }
        let is_plain = format(path) == Format::Plain;
        if is_plain || facts.reads_as_article { DocumentKind::Article } else { DocumentKind::Note }
    }

    fn kind_by_place(&self, path: &str) -> Option<DocumentKind> {
        if self.roots.is_given_profile(path) {
            return Some(DocumentKind::Profile);
        }
        self.roots.names_for_globs(path).iter().find_map(|name| self.settings.kind_by_glob(name))
    }

    /// Whether a file may be a profile, by its place or its first bytes: only these are read in the first pass.
    pub fn may_be_profile(&self, path: &str, head: &[u8]) -> bool {
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        self.kind_by_place(path) == Some(DocumentKind::Profile)
            || head.starts_with(b"---") && memchr::memmem::find(head, b"kind").is_some()
    }

    /// The names of a profile; `None` where the document is none.
    pub fn names(&self, path: &DocPath, text: &str) -> Option<ProfileNames> {
        let document = Document::read(Arc::from(text), format(path));
        let declared = document.front_matter.as_ref().and_then(|front| front.get("kind"));
        let word = declared.and_then(|entry| entry.value.as_str()).map(|word| word.trim().to_lowercase());
        let is_named = word.is_some_and(|word| word == "profile" || EntityKind::parse(&word).is_some());
        let is_profile = is_named || self.kind_by_place(path) == Some(DocumentKind::Profile);
        is_profile.then(|| profile::names(&document, stem(path))).flatten()
    }

    /// Whether a document is one of the corpus's own or stands alone: what is excluded is neither.
    pub fn is_excluded(&self, path: &str) -> bool {
        self.roots.holds(path)
            && self.roots.names_for_globs(path).iter().any(|name| self.settings.exclude.fit(name))
    }
}

/// What some work gives; `None` where a bug strikes.
pub(super) fn unless_broken<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// A buffer without a file is written in Markdown.
pub(super) fn format(path: &str) -> Format {
    if is_buffer(path) { Format::Markdown } else { Format::of_path(path) }
}

/// The configuration or the baseline as a document of the corpus, so that what is wrong in it is told like any other
/// finding.
pub(super) fn configuration(path: DocPath, text: &str, problems: Vec<Problem>) -> Entry {
    let facts = Facts { problems: problems.into(), checksum: fold::checksum(text), ..Facts::default() };
    Entry::new(path, DocumentKind::Configuration, facts, LineIndex::new(text))
}

/// Reads the settings, with the baseline beside them.
pub(super) fn settings(
    file: Option<&str>,
    baseline: Option<&str>,
    client: Option<&serde_json::Value>,
) -> config::Reading {
    let baseline = Arc::new(baseline.map(Baseline::read).unwrap_or_default());
    config::Reading { baseline, ..Settings::read(file, client) }
}

/// A bug that tests can bring about. Not in a release.
#[cfg(debug_assertions)]
mod trial {
    /// Panics over a document that asks for it.
    pub fn strike(text: &str) {
        assert!(!text.contains("<!-- rapporteur-trial: a bug strikes here -->"), "as the test wants");
    }
}
