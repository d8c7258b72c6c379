//! What stands where, for colours: figures, dates and, where they are wanted, names. Nothing overlaps: of what is nested
//! the innermost is told.

use crate::{
    corpus::{Entry, Snapshot},
    extract::MentionKind,
    text::Span,
};

/// What a coloured word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// A figure.
    Figure,
    /// A day or period.
    Date,
    /// A name, by what it is of.
    Name(MentionKind),
}

/// Whether names are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// They are.
    Coloured,
    /// They are not.
    Plain,
}

/// The coloured words of a document that touch `within`, in order.
pub fn colours(snapshot: &Snapshot, entry: &Entry, within: Span, names: Names) -> Vec<(Span, Colour)> {
    let facts = &entry.facts;
    let figures = facts.figures.iter().map(|figure| (figure.span, Colour::Figure));
    // A date in an address is a part of a name.
    let mut addresses: Vec<Span> = facts.citations.iter().map(|one| one.whole_target_span).collect();
    addresses.sort_unstable();
    let is_in_address = |span: Span| {
        let behind = addresses.partition_point(|address| address.start <= span.start);
        behind.checked_sub(1).and_then(|at| addresses.get(at)).is_some_and(|address| address.covers(span))
    };
    let dates = facts.dated.iter().filter(|dated| !is_in_address(dated.span));
    let dates = dates.map(|dated| (dated.span, Colour::Date));
    let mentions = facts.mentions.iter().filter(|one| names == Names::Coloured && snapshot.is_mention(one));
    let mentions = mentions.map(|mention| (mention.span, Colour::Name(mention.kind)));
    let touched = figures.chain(dates).chain(mentions).filter(|(span, _)| span.overlaps(within));
    let mut all: Vec<(Span, Colour)> = touched.collect();
    // The shortest go first and keep their place; what still overlaps one of them gives way.
    all.sort_by_key(|(span, colour)| (span.len(), span.start, *colour));
    let mut kept: std::collections::BTreeMap<u32, (Span, Colour)> = std::collections::BTreeMap::new();
    for (span, colour) in all {
        let before = kept.range(..span.end).next_back().is_some_and(|(_, (other, _))| other.end > span.start);
        if !before && !span.is_empty() {
            kept.insert(span.start, (span, colour));
        }
    }
    kept.into_values().collect()
}
