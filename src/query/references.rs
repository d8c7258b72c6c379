//! Every mention of an entity in the corpus.

use std::sync::Arc;

use super::{Location, Subject, subject_at};
use crate::corpus::Snapshot;

/// Whether the profile that declares the entity is among the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declaration {
    /// It is.
    Included,
    /// It is not.
    Left,
}

/// Every mention of the entity at `offset`, or every statement of the figure's series, by path and place.
pub fn references(
    snapshot: &Snapshot,
    document: &str,
    offset: u32,
    declaration: Declaration,
) -> Vec<Location> {
    let Some(entry) = snapshot.entry(document) else { return Vec::new() };
    let subject = subject_at(snapshot, document, offset);
    match subject {
        Some(subject @ (Subject::Mention { .. } | Subject::Description(_))) => {
            let Some(mention) = subject.mention(entry) else { return Vec::new() };
            let mut found: Vec<Location> = snapshot
                .occurrences(&mention.reference)
                .filter_map(|occurrence| {
                    let (_, mention) = snapshot.mention(&occurrence)?;
                    Some(Location { document: occurrence.document, span: mention.span })
                })
                .collect();
            let profile = snapshot.entity_id(&mention.reference).and_then(|id| {
                let (entry, profile) = snapshot.profile(&id)?;
                Some(Location { document: Arc::clone(&entry.path), span: profile.name_span })
            });
            found.retain(|location| {
                declaration == Declaration::Included || Some(location) != profile.as_ref()
            });
            if declaration == Declaration::Included {
                found.extend(profile);
            }
            found.sort();
            found.dedup();
            found
        }
        Some(Subject::Figure(number)) => {
            let Some(figure) = entry.facts.figures.get(number) else { return Vec::new() };
            let Some(key) = snapshot.series_key(entry, figure) else { return Vec::new() };
            let places = snapshot.statements(&key).into_iter().filter_map(|statement| {
                let (entry, figure) = snapshot.figure(&statement.place)?;
                Some(Location { document: Arc::clone(&entry.path), span: figure.span })
            });
            let mut found: Vec<Location> = places.collect();
            found.sort();
            found
        }
        _ => Vec::new(),
    }
}
