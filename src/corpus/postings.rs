//! Postings: which documents mention whom, and which articles introduce whom, in the order of definition.
//!
//! A reference stands in them as a number that never leaves this file: there are many more postings than references, and
//! numbers are compared faster than names.

use std::{collections::BTreeMap, sync::Arc};

use imbl::{OrdMap, OrdSet};

use super::{DocPath, Entry};
use crate::extract::{Date, DocumentKind, Reference};

/// A document under one of its references: dated before undated, then by date, then path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    number: u32,
    day: Day,
    pub document: DocPath,
}

impl Posting {
    /// The document's date.
    pub fn date(&self) -> Option<Date> {
        self.day.date()
    }

    /// What the postings of one reference are in order of, so that those of several can be put together.
    pub fn order(&self) -> (Day, &DocPath) {
        (self.day, &self.document)
    }
}

/// A document's date in one number, in the order of time; none is the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(u32);

impl Day {
    const FIRST: Self = Self(0);
    const NONE: Self = Self(u32::MAX);
    /// Flips the sign of a year, so that years before our era come first.
    const SIGN: u16 = 1 << 15;

    fn of(date: Option<Date>) -> Self {
        date.map_or(Self::NONE, |date| {
            let year = u32::from(date.year().cast_unsigned() ^ Self::SIGN);
            let (month, day) = (date.month().cast_unsigned(), date.day().cast_unsigned());
            Self(year << 16 | u32::from(month) << 8 | u32::from(day))
        })
    }

    fn date(self) -> Option<Date> {
        let [high, low, month, day] = self.0.to_be_bytes();
        let year = (u16::from_be_bytes([high, low]) ^ Self::SIGN).cast_signed();
        Date::new(year, month.cast_signed(), day.cast_signed()).ok()
    }
}

/// How a reference stands in the postings.
#[derive(Debug, Clone, Copy)]
struct Held {
    number: u32,
    /// How many documents mention it.
    documents: u32,
}

/// Which documents mention and introduce whom.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    held: OrdMap<Reference, Held>,
    mentions: OrdSet<Posting>,
    introductions: OrdSet<Posting>,
    /// The number of the next reference that is new.
    next: u32,
}

/// What a document says of a reference: its day, and whether the document introduces it. Only articles introduce.
type Said<'a> = BTreeMap<&'a Reference, (Day, bool)>;

fn said(entry: Option<&Entry>) -> Said<'_> {
    let mut said = Said::new();
    let Some(entry) = entry else { return said };
    let (day, is_article) = (Day::of(entry.facts.date.date), entry.kind == DocumentKind::Article);
    for mention in &entry.facts.mentions {
        said.entry(&mention.reference).or_insert((day, false)).1 |= mention.introduces && is_article;
    }
    said
}

/// What only the first says, or says otherwise.
fn differing<'a>(
    one: &'a Said<'a>,
    other: &'a Said<'a>,
) -> impl Iterator<Item = (&'a Reference, (Day, bool))> {
    let differ = one.iter().filter(|(reference, said)| other.get(*reference) != Some(*said));
    differ.map(|(reference, said)| (*reference, *said))
}

impl Postings {
    /// Takes one state of a document for another; what is the same stays. Gives the references that nobody mentioned
    /// before, and those that nobody does now.
    pub fn exchange(&mut self, path: &DocPath, old: Option<&Entry>, new: Option<&Entry>) -> Vec<Reference> {
        let (before, after) = (said(old), said(new));
        for (reference, (day, introduces)) in differing(&before, &after) {
            let Some(held) = self.held.get_mut(reference) else { continue };
            held.documents -= 1;
            let posting = Posting { number: held.number, day, document: Arc::clone(path) };
            self.mentions.remove(&posting);
            if introduces {
                self.introductions.remove(&posting);
            }
        }
        let mut changed = Vec::new();
        for (reference, (day, introduces)) in differing(&after, &before) {
            let number = self.number(reference, &mut changed);
            let posting = Posting { number, day, document: Arc::clone(path) };
            if introduces {
                self.introductions.insert(posting.clone());
            }
            self.mentions.insert(posting);
        }
        for reference in before.keys().filter(|one| !after.contains_key(*one)) {
            if self.held.get(*reference).is_some_and(|held| held.documents == 0) {
                self.held.remove(*reference);
                changed.push(Reference::clone(reference));
            }
        }
        changed
    }

    /// The number of a reference that one more document mentions.
    fn number(&mut self, reference: &Reference, new: &mut Vec<Reference>) -> u32 {
        if let Some(held) = self.held.get_mut(reference) {
            held.documents += 1;
            return held.number;
        }
        let number = self.next;
        self.next += 1;
        self.held.insert(reference.clone(), Held { number, documents: 1 });
        new.push(reference.clone());
        number
    }

    /// All references that documents mention, in order.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.held.keys()
    }

    /// How many documents mention exactly this reference.
    pub fn count(&self, reference: &Reference) -> usize {
        self.held.get(reference).map_or(0, |held| held.documents as usize)
    }

    /// Whether a document mentions exactly this reference.
    pub fn has(&self, reference: &Reference, entry: &Entry) -> bool {
        let Some(Held { number, .. }) = self.held.get(reference) else { return false };
        let (day, document) = (Day::of(entry.facts.date.date), Arc::clone(&entry.path));
        self.mentions.contains(&Posting { number: *number, day, document })
    }

    /// The documents that mention exactly this reference, in the order of definition.
    pub fn mentioning(&self, reference: &Reference) -> impl Iterator<Item = &Posting> + use<'_> {
        self.of(&self.mentions, reference)
    }

    /// The articles that introduce exactly this reference, in the order of definition.
    pub fn introducing(&self, reference: &Reference) -> impl Iterator<Item = &Posting> + use<'_> {
        self.of(&self.introductions, reference)
    }

    fn of<'a>(
        &'a self,
        all: &'a OrdSet<Posting>,
        reference: &Reference,
    ) -> impl Iterator<Item = &'a Posting> + use<'a> {
        let held = self.held.get(reference);
        held.into_iter().flat_map(|held| {
            let number = held.number;
            let first = Posting { number, day: Day::FIRST, document: Arc::from("") };
            all.range(first..).take_while(move |one| one.number == number)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_in_the_order_of_time_and_give_their_dates() {
        let dates = [(-9999, 1, 1), (-1, 12, 31), (0, 1, 1), (1999, 12, 31), (2017, 7, 4), (9999, 12, 31)];
        let dates: Vec<Date> =
            dates.iter().filter_map(|(year, month, day)| Date::new(*year, *month, *day).ok()).collect();
        let days: Vec<Day> = dates.iter().map(|date| Day::of(Some(*date))).collect();
        assert!(days.is_sorted() && dates.len() == 6);
        assert!(days.iter().all(|day| Day::FIRST < *day && *day < Day::of(None)));
        assert_eq!(days.iter().filter_map(|day| day.date()).collect::<Vec<_>>(), dates);
        assert_eq!(Day::of(None).date(), None);
    }
}
