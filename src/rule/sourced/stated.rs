//! Where a document states a number: as a figure of a measure, or as a tally of a noun.

use std::sync::Arc;

use super::super::{Check, Related};
use crate::{
    corpus::{DocPath, Entry, FigurePlace, describe},
    extract::{Facts, Figure},
};

/// A number of a document, by its place in the list that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rule) enum Stated {
    /// In [`Facts::figures`].
    Figure(usize),
    /// In [`Facts::tallies`].
    Tally(usize),
}

impl Stated {
    /// The number with what it counts.
    pub(in crate::rule) fn of(self, facts: &Facts) -> Option<&Figure> {
        match self {
            Self::Figure(number) => facts.figures.get(number),
            Self::Tally(number) => facts.tallies.get(number),
        }
    }

    /// All of a document: its figures, then its tallies.
    pub(super) fn all(facts: &Facts) -> impl Iterator<Item = (Self, &Figure)> {
        let figures = facts.figures.iter().enumerate().map(|(at, one)| (Self::Figure(at), one));
        figures.chain(facts.tallies.iter().enumerate().map(|(at, one)| (Self::Tally(at), one)))
    }
}

/// A number of an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rule) struct Witness {
    /// The article.
    pub(in crate::rule) document: DocPath,
    /// Which of its numbers.
    pub(in crate::rule) stated: Stated,
}

impl Witness {
    /// A figure of an article.
    pub(super) fn figure(document: &DocPath, number: usize) -> Self {
        Self { document: Arc::clone(document), stated: Stated::Figure(number) }
    }

    /// The article with its number.
    pub(in crate::rule) fn read<'a>(&self, check: &Check<'a>) -> Option<(&'a Arc<Entry>, &'a Figure)> {
        let entry = check.snapshot.entry(&self.document)?;
        Some((entry, self.stated.of(&entry.facts)?))
    }

    /// It as related information.
    pub(in crate::rule) fn related(&self, check: &Check<'_>) -> Option<Related> {
        let (entry, figure) = self.read(check)?;
        let message = format!("{} by {}", describe::said(figure), check.snapshot.credit(entry, figure));
        Some(Related { document: Arc::clone(&self.document), span: figure.span, message })
    }

    /// Its place among the figures of the corpus, where it is one.
    pub(super) fn place(self) -> Option<FigurePlace> {
        match self.stated {
            Stated::Figure(number) => {
                Some(FigurePlace { document: self.document, figure: u32::try_from(number).ok()? })
            }
            Stated::Tally(_) => None,
        }
    }
}
