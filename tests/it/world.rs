//! A corpus in memory, made of texts as the workspace makes it of files, and what the product says of it.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use rapporteur::{
    corpus::{Change, Corpus, Entry, Policy, Snapshot, stem},
    extract::{DocumentKind, Facts, Lexicon, extract, figure::measure::Measures, profile},
    rule::{self, Report},
    text::{Document, Format, LineIndex},
};

/// A corpus with the texts that it was made of.
pub struct World {
    pub texts: BTreeMap<String, Arc<str>>,
    pub snapshot: Snapshot,
}

impl World {
    /// Reads all documents: profiles' names first, since a lexicon is made of them, then every text, then relates them.
    pub fn of<'a>(documents: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let texts: BTreeMap<String, Arc<str>> =
            documents.into_iter().map(|(path, text)| (path.to_owned(), Arc::from(text))).collect();
        let (entries, policy) = entries(&texts);
        let mut corpus = Corpus::new(policy);
        corpus.apply(entries.into_iter().map(Change::Put));
        Self { texts, snapshot: corpus.snapshot() }
    }

    /// Reads a folder's files by the extensions that the product reads.
    pub fn of_folder(root: &Path) -> Self {
        let texts = folder(root);
        Self::of(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    /// The findings of one document.
    pub fn report(&self, path: &str) -> Report {
        let entry = self.snapshot.entry(path).expect("a document of this world");
        rule::check(&self.snapshot, entry, &|rule| rule.level)
    }

    /// The text of a document.
    pub fn text(&self, path: &str) -> &str {
        self.texts.get(path).map_or("", |text| text)
    }

    /// The lines of a document.
    pub fn lines(&self, path: &str) -> Arc<LineIndex> {
        Arc::clone(&self.snapshot.entry(path).expect("a document of this world").lines)
    }
}

/// Every document of a set of texts, read, and the policy that its `rapporteur.toml` sets.
pub fn entries(texts: &BTreeMap<String, Arc<str>>) -> (Vec<Entry>, Policy) {
    let read: Vec<(&String, Document)> = texts
        .iter()
        .filter(|(path, _)| *path != "rapporteur.toml")
        .map(|(path, text)| (path, Document::read(Arc::clone(text), Format::of_path(path))))
        .collect();
    let names: Vec<_> = read
        .iter()
        .filter(|(path, document)| {
            kind(path, &extract(document, &Lexicon::default())) == DocumentKind::Profile
        })
        .filter_map(|(path, document)| profile::names(document, stem(path)))
        .collect();
    let lexicon = Lexicon::new(&names, Measures::default());
    let entries = read.into_iter().map(|(path, document)| {
        let facts = extract(&document, &lexicon);
        Entry {
            path: path.as_str().into(),
            kind: kind(path, &facts),
            facts: Arc::new(facts),
            lines: Arc::new(document.lines),
        }
    });
    let policy = Policy { conflict: Some(Arc::from("syrian-war")), ..Policy::default() };
    (entries.collect(), policy)
}

fn kind(path: &str, facts: &Facts) -> DocumentKind {
    facts.declared_kind.unwrap_or_else(|| match path.split_once('/') {
        Some(("articles", _)) => DocumentKind::Article,
        Some(("notes", _)) => DocumentKind::Note,
        Some(("profiles", _)) => DocumentKind::Profile,
        _ if path.ends_with(".txt") || facts.reads_as_article => DocumentKind::Article,
        _ => DocumentKind::Note,
    })
}

/// The texts below a folder, by their paths from it.
pub fn folder(root: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(&folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md" || e == "txt" || e == "toml") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                texts.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    texts
}
