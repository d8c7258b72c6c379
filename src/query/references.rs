//! Every mention of an entity in the corpus.

use std::{collections::BTreeSet, sync::Arc};

use super::{Location, Subject, subject_at};
use crate::{
    corpus::{SeriesKey, Snapshot},
    extract::{Mention, Reference},
};

/// Whether the profile that declares the entity is among the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declaration {
    /// It is.
    Included,
    /// It is not.
    Left,
}

/// Places of an answer that is taken whole: more than anybody looks through, and what a client can show at once.
pub const MOST: usize = 2000;

/// Where something is mentioned or stated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    /// By path and place.
    pub places: Vec<Location>,
    /// Documents, all or the oldest, of which no place is among them because that would be too many.
    pub left_off: usize,
}

/// The mentions of the entity at `offset`, or the statements of the figure's series. Of more than `most`, those in the
/// newest documents.
pub fn references(
    snapshot: &Snapshot,
    document: &str,
    offset: u32,
    declaration: Declaration,
    most: usize,
) -> References {
    let Some(entry) = snapshot.entry(document) else { return References::default() };
    let mut found = match subject_at(snapshot, document, offset) {
        Some(subject @ (Subject::Mention { .. } | Subject::Description(_))) => {
            let Some(mention) = subject.mention(entry) else { return References::default() };
            mentions(snapshot, &mention.reference, declaration, most)
        }
        Some(Subject::Figure(number)) => {
            let figure = entry.facts.figures.get(number);
            let Some(key) = figure.and_then(|figure| snapshot.series_key(entry, figure)) else {
                return References::default();
            };
            statements(snapshot, &key, most)
        }
        _ => References::default(),
    };
    found.places.sort();
    found.places.dedup();
    found
}

fn mentions(snapshot: &Snapshot, reference: &Reference, declaration: Declaration, most: usize) -> References {
    let references = snapshot.references_of(reference);
    let appearances = snapshot.appearances(reference);
    let mut newest = appearances.iter().rev();
    let mut found = References::default();
    while found.places.len() < most {
        let Some(appearance) = newest.next() else { break };
        let Some(entry) = snapshot.entry(appearance.document()) else { continue };
        let mentions = entry.facts.mentions.iter().filter(|mention| references.contains(&mention.reference));
        let place = |mention: &Mention| Location { document: Arc::clone(&entry.path), span: mention.span };
        found.places.extend(mentions.map(place));
    }
    found.left_off = newest.len();
    let profile = snapshot.entity_id(reference).and_then(|id| {
        let (entry, profile) = snapshot.profile(&id)?;
        Some(Location { document: Arc::clone(&entry.path), span: profile.name_span })
    });
    match declaration {
        Declaration::Included => found.places.extend(profile),
        Declaration::Left => found.places.retain(|place| Some(place) != profile.as_ref()),
    }
    found
}

fn statements(snapshot: &Snapshot, key: &SeriesKey, most: usize) -> References {
    let statements = snapshot.statements(key);
    let newest = statements.iter().rev().take(most).filter_map(|statement| {
        let (entry, figure) = snapshot.figure(&statement.place)?;
        Some(Location { document: Arc::clone(&entry.path), span: figure.span })
    });
    let older = statements.iter().rev().skip(most).map(|statement| &statement.place.document);
    References { places: newest.collect(), left_off: older.collect::<BTreeSet<_>>().len() }
}
