//! Where a document speaks of the same as at a place: the mentions of one entity, the figures of one series.

use super::{Subject, subject_at};
use crate::{
    corpus::{Entry, Snapshot},
    extract::Mention,
    text::Span,
};

/// How a place speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// It introduces it to the document's reader.
    Introduction,
    /// It mentions or states it.
    Mention,
}

/// Every place of the document that speaks of the subject at `offset`, in order.
pub fn highlights(snapshot: &Snapshot, document: &str, offset: u32) -> Vec<(Span, Part)> {
    let Some(entry) = snapshot.entry(document) else { return Vec::new() };
    let subject = subject_at(snapshot, document, offset);
    match subject {
        Some(subject @ (Subject::Mention { .. } | Subject::Description(_))) => {
            subject.mention(entry).map(|mention| mentions(snapshot, entry, mention)).unwrap_or_default()
        }
        Some(Subject::Figure { number, .. }) => figures(snapshot, entry, number),
        _ => Vec::new(),
    }
}

fn mentions(snapshot: &Snapshot, entry: &Entry, of: &Mention) -> Vec<(Span, Part)> {
    let id = snapshot.entity_id(&of.reference);
    let is_same = |other: &&Mention| {
        let same_name = other.reference == of.reference;
        snapshot.is_mention(other)
            && (same_name || id.is_some() && snapshot.entity_id(&other.reference) == id)
    };
    let facts = &entry.facts;
    let all = facts.mentions.iter().chain(&facts.descriptions).filter(is_same);
    let part = |one: &Mention| if one.introduces { Part::Introduction } else { Part::Mention };
    let mut found: Vec<(Span, Part)> = all.map(|one| (one.span, part(one))).collect();
    found.sort();
    found.dedup_by_key(|(span, _)| *span);
    found
}

fn figures(snapshot: &Snapshot, entry: &Entry, number: usize) -> Vec<(Span, Part)> {
    let Some(figure) = entry.facts.figures.get(number) else { return Vec::new() };
    let Some(key) = snapshot.series_key(entry, figure) else { return vec![(figure.span, Part::Mention)] };
    let same =
        entry.facts.figures.iter().filter(|one| snapshot.series_key(entry, one).as_ref() == Some(&key));
    same.map(|one| (one.span, Part::Mention)).collect()
}
