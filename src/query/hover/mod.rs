//! What a hover says: an actor, a venue, a figure with its series, a citation, a date with its evidence.
//!
//! Everything from a document is quoted: nothing in an article may become a link, HTML, an image or a broken table.

mod citation;
mod date;
mod entity;
mod figure;
mod quote;
mod sparkline;

use super::{Reading, Subject, subject_at};
use crate::{
    corpus::{Excerpt, FigurePlace, Snapshot},
    extract::{Period, Reference},
    text::Span,
};
pub use quote::quote;
use quote::unlinked;

/// A piece of a hover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Markdown of our own, with everything from documents already quoted.
    Markdown(String),
    /// Words of a document; quoted when they are filled in, and left out with the words around them where they
    /// cannot be had.
    Quoted {
        /// Markdown before the words.
        before: String,
        /// The words.
        excerpt: Excerpt,
        /// Markdown behind the words.
        after: String,
    },
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
                Part::Quoted { before, excerpt, after } => {
                    if let Some(words) = reading(excerpt) {
                        out.push_str(&format!("{before}{}{after}", quote(&unlinked(&words))));
                    }
                }
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// A hover being written.
#[derive(Debug, Default)]
struct Page {
    parts: Vec<Part>,
}

impl Page {
    /// A line of our own Markdown.
    fn line(&mut self, text: &str) {
        self.parts.push(Part::Markdown(format!("{text}\n")));
    }

    /// A line that breaks behind itself.
    fn row(&mut self, text: &str) {
        self.parts.push(Part::Markdown(format!("{text}  \n")));
    }

    /// The rule between the short answer and the rest.
    fn rule(&mut self) {
        self.line("\n---\n");
    }

    fn quoted(&mut self, before: &str, excerpt: Excerpt, after: &str) {
        self.parts.push(Part::Quoted { before: before.to_owned(), excerpt, after: after.to_owned() });
    }
}

/// What to show of an entity by itself; `at` is the date whose role is told, without one the latest role is.
pub fn of_entity(snapshot: &Snapshot, reference: &Reference, at: Option<Period>) -> Hover {
    let mut page = Page::default();
    entity::write_entity(snapshot, reference, at, entity::Asker::Person, &mut page);
    Hover { span: Span::default(), parts: page.parts }
}

/// What to show of a document by itself.
pub fn of_document(snapshot: &Snapshot, path: &str) -> Option<Hover> {
    let mut page = Page::default();
    citation::document(snapshot, snapshot.entry(path)?, &mut page);
    Some(Hover { span: Span::default(), parts: page.parts })
}

/// What to show of a figure by itself: what was understood, its series, and first the sentence that states it.
pub fn of_figure(snapshot: &Snapshot, place: &FigurePlace) -> Option<Hover> {
    let (entry, figure) = snapshot.figure(place)?;
    let mut page = Page::default();
    page.quoted("", snapshot.excerpt(entry, entry.facts.sentence(figure.sentence)), "\n\n");
    figure::write(snapshot, entry, figure, &mut page);
    Some(Hover { span: figure.span, parts: page.parts })
}

/// What to show at a byte offset of a document; `None` where nothing is known. The rule of a suppression is not told
/// here: rules and queries do not know each other.
pub fn hover(snapshot: &Snapshot, document: &str, offset: u32) -> Option<Hover> {
    let entry = snapshot.entry(document)?;
    let subject = subject_at(snapshot, document, offset)?;
    let mut page = Page::default();
    match subject {
        Subject::Mention { inner, outer } => {
            entity::write(snapshot, entry, entry.facts.mentions.get(inner)?, &mut page);
            if let Some(outer) = outer.and_then(|number| entry.facts.mentions.get(number)) {
                page.rule();
                entity::write(snapshot, entry, outer, &mut page);
            }
        }
        Subject::Description(number) => {
            entity::write(snapshot, entry, entry.facts.descriptions.get(number)?, &mut page);
        }
        Subject::Figure { number, .. } => {
            figure::write(snapshot, entry, entry.facts.figures.get(number)?, &mut page);
        }
        Subject::Citation(number) => {
            citation::write(snapshot, entry, entry.facts.citations.get(number)?, &mut page)?;
        }
        Subject::Date(_) => date::write(entry, &mut page)?,
        Subject::Suppression(_) => return None,
    }
    Some(Hover { span: subject.span(entry), parts: page.parts })
}
