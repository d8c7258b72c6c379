//! What may be written at a place: names, citations, the figures of a series, keys of front matter.
//!
//! A chain of small providers; the first that has something to say about a place has the word.

mod citation;
mod figure;
mod front_matter;
mod name;

use crate::{
    corpus::{DocPath, Entry, FigurePlace, Snapshot},
    extract::Reference,
    text::Span,
};

/// What a completion is, for the sign beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The name of an actor, venue, process or conflict.
    Name,
    /// A document to cite.
    Citation,
    /// A figure of a series.
    Figure,
    /// A key of front matter.
    Key,
    /// A value of a key.
    Value,
}

/// What a completion is about, to be shown beside it when somebody looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// An entity.
    Entity(Reference),
    /// A document.
    Document(DocPath),
    /// A figure.
    Figure(FigurePlace),
    /// These words.
    Words(&'static str),
}

/// Something that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is shown.
    pub label: String,
    /// What is shown beside it, smaller; may be empty.
    pub detail: String,
    /// What it is.
    pub kind: Kind,
    /// The words that typed letters are held against.
    pub filter: String,
    /// What is replaced.
    pub replaces: Span,
    /// By what.
    pub new_text: String,
    /// What it is about.
    pub about: About,
}

/// What may be written at a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completions {
    /// The best first.
    pub items: Vec<Completion>,
    /// Whether there is more, or other, when more is typed.
    pub is_cut: bool,
}

/// A place in a text that is being written.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    snapshot: &'a Snapshot,
    entry: &'a Entry,
    text: &'a str,
    offset: u32,
}

impl<'a> Place<'a> {
    /// The text of the line before the place.
    fn line_before(&self) -> &'a str {
        let before = self.text.get(..self.offset as usize).unwrap_or_default();
        before.rsplit(['\n', '\r']).next().unwrap_or_default()
    }

    /// The text of the line behind the place.
    fn line_behind(&self) -> &'a str {
        let behind = self.text.get(self.offset as usize..).unwrap_or_default();
        behind.split(['\n', '\r']).next().unwrap_or_default()
    }

    /// The last bytes before the place, as many as `typed` has.
    fn over(&self, typed: &str) -> Span {
        Span::new(self.offset - typed.len() as u32, self.offset)
    }
}

/// What may be written at a byte offset of a document with this text. `reread` reads the document with another text: the
/// reader itself is asked what a number would count here.
pub fn completions(
    snapshot: &Snapshot,
    entry: &Entry,
    text: &str,
    offset: u32,
    reread: &dyn Fn(&str) -> Entry,
) -> Completions {
    let place = Place { snapshot, entry, text, offset };
    front_matter::complete(place)
        .or_else(|| citation::complete(place))
        .or_else(|| figure::complete(place, reread))
        .unwrap_or_else(|| name::complete(place))
}
