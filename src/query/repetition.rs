//! Who repeats whose figure: the article that first gives a count, those that give it after it, and the notes that cite them.

use std::sync::Arc;

use super::{Subject, definition::same_figure, subject_at};
use crate::{
    corpus::{FigurePlace, Snapshot, Statement},
    extract::DocumentKind,
};

/// The figure at a byte offset of a document.
pub fn figure_at(snapshot: &Snapshot, document: &str, offset: u32) -> Option<FigurePlace> {
    let entry = snapshot.entry(document)?;
    match subject_at(snapshot, document, offset)? {
        Subject::Figure { number, .. } => {
            Some(FigurePlace { document: Arc::clone(&entry.path), figure: u32::try_from(number).ok()? })
        }
        _ => None,
    }
}

/// Whose figure a figure repeats: a note's that of the articles that it cites for it, an article's that of the first one
/// that gives the same number of the same lineage.
pub fn repeated(snapshot: &Snapshot, place: &FigurePlace) -> Vec<FigurePlace> {
    let Some((entry, figure)) = snapshot.figure(place) else { return Vec::new() };
    if entry.kind != DocumentKind::Article {
        let cited = snapshot.cited_by(entry, figure.sentence);
        return cited.iter().filter_map(|path| same_figure(snapshot, path, figure)).collect();
    }
    let first = given(snapshot, place).into_iter().next();
    first.filter(|first| first.document != place.document).into_iter().collect()
}

/// Who repeats an article's figure: where it is the first that gives the number, all articles after it; and every note that
/// cites it for the same number. Articles by date, then notes by path.
pub fn repeating(snapshot: &Snapshot, place: &FigurePlace) -> Vec<FigurePlace> {
    let Some((entry, figure)) = snapshot.figure(place) else { return Vec::new() };
    if entry.kind != DocumentKind::Article {
        return Vec::new();
    }
    let given = given(snapshot, place);
    let is_first = given.first() == Some(place);
    let mut found: Vec<FigurePlace> = given.into_iter().filter(|_| is_first).skip(1).collect();
    found.retain(|other| other.document != place.document);
    for note in snapshot.entries().filter(|entry| entry.kind == DocumentKind::Note) {
        let alike = note.facts.figures.iter().zip(0..).filter(|(own, _)| {
            own.measure == figure.measure && own.quantity.stated == figure.quantity.stated
        });
        let places =
            alike.map(|(_, number)| FigurePlace { document: Arc::clone(&note.path), figure: number });
        found.extend(places.filter(|own| repeated(snapshot, own).contains(place)));
    }
    found
}

/// The articles' figures with the number and of the lineage of one of them, by date, itself among them; none where it takes
/// no part in a lineage.
fn given(snapshot: &Snapshot, place: &FigurePlace) -> Vec<FigurePlace> {
    let key = snapshot.figure(place).and_then(|(entry, figure)| snapshot.series_key(entry, figure));
    let Some(key) = key else { return Vec::new() };
    let statements = snapshot.statements(&key);
    let Some(own) = statements.iter().find(|one| one.place == *place && one.lineage.is_some()) else {
        return Vec::new();
    };
    let is_same = |one: &&Statement| {
        one.stated.is_some() && one.stated == own.stated && one.lineage == own.lineage && one.date.is_some()
    };
    statements.iter().filter(is_same).map(|one| one.place.clone()).collect()
}
