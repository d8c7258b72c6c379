//! What stands beside a note's figures: the article that supports one, or the newest that says otherwise.

use crate::{
    corpus::{Entry, Snapshot, describe},
    extract::{DocumentKind, Figure},
    text::Span,
};

/// Words beside a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Behind which byte offset they stand.
    pub at: u32,
    /// The words.
    pub words: String,
    /// More of them, for whoever looks: the figure with its credit.
    pub more: String,
}

/// The hints for a note's figures within a span; articles and profiles have none.
pub fn hints(snapshot: &Snapshot, entry: &Entry, within: Span) -> Vec<Hint> {
    if entry.kind != DocumentKind::Note {
        return Vec::new();
    }
    let figures = entry.facts.figures.iter().filter(|figure| figure.span.overlaps(within));
    figures.filter_map(|figure| hint(snapshot, entry, figure)).collect()
}

fn hint(snapshot: &Snapshot, entry: &Entry, figure: &Figure) -> Option<Hint> {
    let key = snapshot.series_key(entry, figure)?;
    let cited = snapshot.cited_by(entry, figure.sentence);
    let series = snapshot.series(&key)?;
    let same = || series.stating(figure.quantity.stated).rev();
    let support = same().find(|place| cited.contains(&place.document)).or_else(|| same().next());
    let (sign, found) = match support {
        Some(found) => ("✓", found.clone()),
        None => ("≠", snapshot.statements_within(&key, ..).next_back()?.place),
    };
    let (article, theirs) = snapshot.figure(&found)?;
    let date = article.facts.date.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    let outlet = snapshot.outlet(article);
    let words = match sign {
        "✓" => format!("✓ {outlet} {date}"),
        _ => format!("≠ {} {outlet} {date}", describe::said(theirs)),
    };
    let more = snapshot.statement_words(&found)?;
    Some(Hint { at: figure.span.end, words, more })
}
