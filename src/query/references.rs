//! Every mention of an entity in the corpus.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
    iter,
    sync::Arc,
};

use super::{Subject, subject_at};
use crate::{
    corpus::{Appearance, DocPath, Entry, SeriesKey, Snapshot, Statement, series::Series},
    extract::Reference,
    text::Span,
};

/// Whether the profile that declares the entity is among the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declaration {
    /// It is.
    Included,
    /// It is not.
    Left,
}

/// Places of an answer that is taken whole: more than anybody looks through, and as many as can be found and sent while
/// somebody waits. Where each stands in a document of its own, to find two thousand takes longer than that.
pub const MOST: usize = 1000;

/// Where a document mentions or states something.
#[derive(Debug, Clone)]
pub struct Places {
    /// The document.
    pub entry: Arc<Entry>,
    /// The places in it, in order; there is at least one.
    pub spans: Vec<Span>,
}

/// Where something is mentioned or stated, in the newest documents.
#[derive(Debug, Clone, Default)]
pub struct References {
    /// By path.
    pub documents: Vec<Places>,
    /// What is not among them because that would be too many: how many, and of what.
    pub left_off: Option<(usize, &'static str)>,
}

/// What is looked for.
enum Sought<'a> {
    /// The mentions of an entity.
    Entity {
        reference: Reference,
        /// All that are the same.
        references: Vec<Reference>,
        /// Its name in its profile.
        declared: Option<(&'a Arc<Entry>, Span)>,
        declaration: Declaration,
    },
    /// The statements of a series.
    Series(SeriesKey),
}

/// The mentions of the entity at `offset`, or the statements of the figure's series. Of more than `most` those in the
/// newest documents, each document whole.
pub fn references(
    snapshot: &Snapshot,
    document: &str,
    offset: u32,
    declaration: Declaration,
    most: usize,
) -> References {
    match sought(snapshot, document, offset, declaration) {
        Some(Sought::Series(key)) => newest_statements(snapshot, &key, most),
        Some(entity) => entity.newest_mentions(snapshot, most),
        None => References::default(),
    }
}

/// All of them, one document after another by path, with how many documents there are. Nothing is looked at before it is
/// asked for, so that the first are there at once.
pub fn all_references<'a>(
    snapshot: &'a Snapshot,
    document: &str,
    offset: u32,
    declaration: Declaration,
) -> (usize, Box<dyn Iterator<Item = Places> + 'a>) {
    match sought(snapshot, document, offset, declaration) {
        Some(Sought::Series(key)) => {
            let found = in_documents(snapshot, &snapshot.statements(&key));
            (found.len(), Box::new(found.into_iter()))
        }
        Some(entity) => entity.all_mentions(snapshot),
        None => (0, Box::new(iter::empty())),
    }
}

fn sought<'a>(
    snapshot: &'a Snapshot,
    document: &str,
    offset: u32,
    declaration: Declaration,
) -> Option<Sought<'a>> {
    let entry = snapshot.entry(document)?;
    match subject_at(snapshot, document, offset)? {
        subject @ (Subject::Mention { .. } | Subject::Description(_)) => {
            let reference = Reference::clone(&subject.mention(entry)?.reference);
            let page = snapshot.entity_id(&reference).and_then(|id| snapshot.profile(&id));
            let declared = page.map(|(entry, profile)| (entry, profile.name_span));
            let references = snapshot.references_of(&reference);
            Some(Sought::Entity { reference, references, declared, declaration })
        }
        Subject::Figure { number, .. } => {
            let figure = entry.facts.figures.get(number)?;
            snapshot.series_key(entry, figure).map(Sought::Series)
        }
        _ => None,
    }
}

impl<'a> Sought<'a> {
    fn newest_mentions(&self, snapshot: &Snapshot, most: usize) -> References {
        let Self::Entity { reference, .. } = self else { return References::default() };
        let (mut documents, mut count, mut looked_at) = (BTreeMap::new(), 0, 0);
        let mut newest = snapshot.appearances_backwards(reference);
        while count < most
            && let Some(one) = newest.next()
        {
            looked_at += 1;
            if let Some(places) = snapshot.entry(one.document()).and_then(|entry| self.places_in(entry)) {
                count += places.spans.len();
                documents.insert(Arc::clone(&places.entry.path), places);
            }
        }
        if let Some(page) = self.declaring().filter(|page| !documents.contains_key(&page.entry.path)) {
            documents.insert(Arc::clone(&page.entry.path), page);
        }
        let older = snapshot.appearance_count(reference) - looked_at;
        References {
            documents: documents.into_values().collect(),
            left_off: (older > 0).then_some((older, "older document")),
        }
    }

    fn all_mentions(self, snapshot: &'a Snapshot) -> (usize, Box<dyn Iterator<Item = Places> + 'a>) {
        let Self::Entity { reference, declared, .. } = &self else { return (0, Box::new(iter::empty())) };
        let mentioning = snapshot.appearances(reference).map(Appearance::document);
        let page = declared.iter().map(|(page, _)| &page.path);
        // A heap gives the first of many at once, where sorting would give none before all.
        let mut paths: BinaryHeap<Reverse<&DocPath>> = mentioning.chain(page).map(Reverse).collect();
        let total = paths.len();
        let mut last = None;
        let in_order = iter::from_fn(move || paths.pop().map(|Reverse(path)| path));
        let each_once = in_order.filter(move |path| last.replace(*path) != Some(*path));
        (total, Box::new(each_once.filter_map(move |path| self.places_in(snapshot.entry(path)?))))
    }

    /// The places in one document.
    fn places_in(&self, entry: &Arc<Entry>) -> Option<Places> {
        let Self::Entity { references, .. } = self else { return None };
        let mentions = entry.facts.mentions.iter().filter(|one| references.contains(&one.reference));
        let mut spans: Vec<Span> = mentions.map(|one| one.span).collect();
        match self {
            Self::Entity { declared: Some((page, name)), declaration, .. } if page.path == entry.path => {
                match declaration {
                    Declaration::Included => spans.push(*name),
                    Declaration::Left => spans.retain(|span| span != name),
                }
            }
            _ => {}
        }
        spans.sort();
        spans.dedup();
        (!spans.is_empty()).then(|| Places { entry: Arc::clone(entry), spans })
    }

    /// The place in the profile, where it is asked for.
    fn declaring(&self) -> Option<Places> {
        match self {
            Self::Entity { declared: Some((page, name)), declaration: Declaration::Included, .. } => {
                Some(Places { entry: Arc::clone(page), spans: vec![*name] })
            }
            _ => None,
        }
    }
}

fn newest_statements(snapshot: &Snapshot, key: &SeriesKey, most: usize) -> References {
    let older = snapshot.series(key).map_or(0, Series::figure_count).saturating_sub(most);
    References {
        documents: in_documents(snapshot, &snapshot.newest_statements(key, most)),
        left_off: (older > 0).then_some((older, "older figure")),
    }
}

/// The places of statements, by path.
fn in_documents(snapshot: &Snapshot, statements: &[Statement]) -> Vec<Places> {
    let mut documents: BTreeMap<&DocPath, Places> = BTreeMap::new();
    for statement in statements {
        let Some((entry, figure)) = snapshot.figure(&statement.place) else { continue };
        let places = || Places { entry: Arc::clone(entry), spans: Vec::new() };
        documents.entry(&entry.path).or_insert_with(places).spans.push(figure.span);
    }
    let mut documents: Vec<Places> = documents.into_values().collect();
    for places in &mut documents {
        places.spans.sort();
        places.spans.dedup();
    }
    documents
}
