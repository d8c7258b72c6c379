//! Notes' numbers of a place against the rows of the articles that they cite: the number of the row's next place.

use std::sync::Arc;

use super::super::{Check, Related, telling};
use crate::{
    corpus::Entry,
    extract::{DocumentKind, figure::AtPlace},
};

/// Tells a number that the cited article's row has for another place, and for the note's place has another number.
pub(in crate::rule) fn check(check: &mut Check<'_>) {
    let note = check.entry;
    if note.kind != DocumentKind::Note {
        return;
    }
    for own in &note.facts.by_place {
        if note.facts.quotes.iter().any(|quote| quote.span.covers(own.span)) {
            continue;
        }
        let cited = telling::cited(check, own.sentence);
        let is_said = |other: &AtPlace| other.number == own.number && other.place == own.place;
        if cited.iter().any(|source| source.facts.by_place.iter().any(is_said)) {
            continue;
        }
        let exchanged = cited.iter().copied().find_map(|source| {
            let rows = || source.facts.by_place.iter().filter(|other| other.row.is_some());
            let there = rows().find(|other| other.place == own.place)?;
            let taken = rows().find(|other| other.row == there.row && other.number == own.number)?;
            Some((source, there, taken))
        });
        if let Some((source, there, taken)) = exchanged {
            tell(check, own, source, [there, taken]);
        }
    }
}

fn tell(check: &mut Check<'_>, own: &AtPlace, source: &Entry, [there, taken]: [&AtPlace; 2]) {
    let credit = telling::credit(check, source);
    let message = format!(
        "the cited article has {} there, and {} in {} ({credit})",
        there.number.grouped(),
        taken.number.grouped(),
        taken.name
    );
    let related = |one: &AtPlace| Related {
        document: Arc::clone(&source.path),
        span: one.span,
        message: format!("{} in {}", one.number.grouped(), one.name),
    };
    check.find(own.span, message, vec![related(there), related(taken)], Vec::new());
}
