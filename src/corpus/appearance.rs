//! Which documents mention an entity: in order from either end, how many, and in which months. An entity may have several
//! references, and a document may use some of them.

use std::{
    cmp::Ordering,
    collections::BTreeMap,
    iter::{self, Peekable},
};

use super::{DocPath, MonthKey, Snapshot, postings::Posting};
use crate::extract::{Date, Reference};

/// A document that mentions an entity; there may be thousands, so that it is no more than a place in the index.
#[derive(Debug, Clone, Copy)]
pub struct Appearance<'a>(&'a Posting);

impl<'a> Appearance<'a> {
    /// The document.
    pub fn document(self) -> &'a DocPath {
        self.0.document()
    }

    /// Its date.
    pub fn date(self) -> Option<Date> {
        self.0.date()
    }
}

impl Snapshot {
    /// The documents that mention an entity, dated ones by date, then the undated.
    pub fn appearances(&self, reference: &Reference) -> impl Iterator<Item = Appearance<'_>> + use<'_> {
        self.all_of(reference, |one| self.postings.mentioning(one), Ordering::Less)
    }

    /// The same from the end: the undated, then the newest.
    pub fn appearances_backwards(
        &self,
        reference: &Reference,
    ) -> impl Iterator<Item = Appearance<'_>> + use<'_> {
        self.all_of(reference, |one| self.postings.backwards(one), Ordering::Greater)
    }

    /// The dated documents that mention an entity, the newest first, or those from a day on back.
    pub fn newest_appearances(
        &self,
        reference: &Reference,
        until: Option<Date>,
    ) -> impl Iterator<Item = Appearance<'_>> + use<'_> {
        self.all_of(reference, move |one| self.postings.newest(one, until), Ordering::Greater)
    }

    /// The postings of all references to an entity, in one order.
    fn all_of<'a, I: Iterator<Item = &'a Posting>, F: Fn(&Reference) -> I>(
        &self,
        reference: &Reference,
        postings: F,
        first: Ordering,
    ) -> impl Iterator<Item = Appearance<'a>> + use<'a, I, F> {
        merged(self.references_of(reference).iter().map(postings).collect(), first).map(Appearance)
    }

    /// How many documents mention an entity.
    pub fn appearance_count(&self, reference: &Reference) -> usize {
        let references = self.references_of(reference);
        let (most, beside) = self.postings.parted(&references);
        most.map_or(0, |one| self.postings.count(one)) + beside.len()
    }

    /// How many documents of each month mention an entity; the undated are in none.
    pub fn appearances_by_month(&self, reference: &Reference) -> BTreeMap<MonthKey, usize> {
        let references = self.references_of(reference);
        let (most, beside) = self.postings.parted(&references);
        let mut months: BTreeMap<MonthKey, usize> =
            most.into_iter().flat_map(|one| self.postings.by_month(one)).collect();
        for month in beside.into_iter().filter_map(Posting::month) {
            *months.entry(month).or_default() += 1;
        }
        months
    }

    /// How many documents that mention a place say that they were written there.
    pub fn written_at(&self, reference: &Reference) -> usize {
        self.postings.written(reference)
    }
}

/// The postings of some references as one row, each document once. Each reference's are in order; of two the one that
/// compares as `first` to the other comes first.
pub(super) fn merged<'a, I: Iterator<Item = &'a Posting>>(
    rows: Vec<I>,
    first: Ordering,
) -> impl Iterator<Item = &'a Posting> {
    let mut rows: Vec<Peekable<I>> = rows.into_iter().map(Iterator::peekable).collect();
    iter::from_fn(move || {
        let heads = rows.iter_mut().filter_map(|row| row.peek().copied());
        let next = heads.reduce(|a, b| if b.order().cmp(&a.order()) == first { b } else { a })?;
        for row in &mut rows {
            row.next_if(|one| one.order() == next.order());
        }
        Some(next)
    })
}
