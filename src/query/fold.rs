//! What an editor may fold away: the front matter, and each section below its heading.

use crate::corpus::Entry;

/// What a fold hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The front matter.
    FrontMatter,
    /// A section.
    Section,
}

/// The folds of a document as the first and last line of each, counted from 0, in order.
pub fn folds(entry: &Entry) -> Vec<(u32, u32, Kind)> {
    let line = |offset: u32| entry.lines.line_of(offset);
    let body = line(entry.facts.body_start);
    let last_line = entry.lines.line_count().saturating_sub(1);
    let is_blank = |number: u32| entry.lines.line(number).is_empty();
    let last_of = |end: u32| (0..=end).rev().find(|number| !is_blank(*number)).unwrap_or(0);
    let headings = &entry.facts.headings;
    let sections = headings.iter().enumerate().map(|(number, heading)| {
        let next = entry.facts.next_section(number);
        let end = next.map_or(last_line, |next| line(next.span.start).saturating_sub(1));
        (line(heading.span.start), last_of(end), Kind::Section)
    });
    let front = (body > 1).then(|| (0, last_of(body - 1), Kind::FrontMatter));
    front.into_iter().chain(sections).filter(|(first, last, _)| first < last).collect()
}
