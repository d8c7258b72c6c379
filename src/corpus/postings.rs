//! Postings: which documents mention whom, and which articles introduce whom, in the order of definition.
//!
//! A reference stands in them as a number that never leaves this file: there are many more postings than references, and
//! numbers are compared faster than names.

use std::{
    cmp::{Ordering, Reverse},
    iter,
    sync::{Arc, LazyLock},
};

use imbl::OrdMap;

use super::{DocPath, Entry, MonthKey, sorted::Sorted};
use crate::extract::{Date, DocumentKind, Reference};

/// How much of what documents say is put in together: enough that each reference is looked up seldom, and not so much that
/// it takes up much room beside all facts.
const AT_ONCE: usize = 1 << 16;

/// A document under one of its references: dated before undated, then by date, then path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Posting {
    /// The reference's number, and in the last bit whether the document introduces it: there are very many postings.
    marked: u32,
    day: Day,
    document: Arc<Document>,
}

/// A document as all of its postings share it: there are so many of them that a path would take a third of their room.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Document {
    path: DocPath,
}

impl Document {
    fn shared(path: &DocPath) -> Arc<Self> {
        Arc::new(Self { path: Arc::clone(path) })
    }
}

impl Posting {
    fn new(number: u32, introduces: bool, day: Day, document: Arc<Document>) -> Self {
        Self { marked: number << 1 | u32::from(introduces), day, document }
    }

    fn number(&self) -> u32 {
        self.marked >> 1
    }

    fn introduces(&self) -> bool {
        self.marked & 1 == 1
    }

    /// The document's path.
    pub fn document(&self) -> &DocPath {
        &self.document.path
    }

    /// The document's date.
    pub fn date(&self) -> Option<Date> {
        self.day.date()
    }

    /// The month of the document's date.
    pub fn month(&self) -> Option<MonthKey> {
        self.day.month()
    }

    /// What the postings of one reference are in order of, so that those of several can be put together.
    pub fn order(&self) -> (Day, &DocPath) {
        (self.day, self.document())
    }
}

impl Ord for Posting {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |one: &Self| (one.number(), one.day);
        let by_place = key(self).cmp(&key(other)).then_with(|| self.document.cmp(&other.document));
        by_place.then(self.marked.cmp(&other.marked))
    }
}

impl PartialOrd for Posting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
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

    fn month(self) -> Option<MonthKey> {
        self.date().map(|date| (date.year(), date.month()))
    }

    /// The next day; of no day, no day.
    fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// A day before all of the next month, and behind all of this one.
    fn next_month(self) -> Self {
        Self(self.0 | 0xFF)
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
    /// How many of these say at their beginning that they were written there.
    written: u32,
    /// How many articles introduce it.
    introductions: u32,
}

/// Which documents mention and introduce whom.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    held: OrdMap<Reference, Held>,
    mentions: Sorted<Posting>,
    /// The number of the next reference that is new.
    next: u32,
}

/// That a document mentions a reference, once for all of its mentions.
#[derive(Debug, Clone)]
struct Said<'a> {
    reference: &'a Reference,
    day: Day,
    /// Only articles introduce.
    introduces: bool,
    /// Whether the document says that it was written there.
    is_dateline: bool,
    document: Arc<Document>,
}

impl Said<'_> {
    fn posting(&self, number: u32) -> Posting {
        Posting::new(number, self.introduces, self.day, Arc::clone(&self.document))
    }

    fn is_same(&self, other: &Self) -> bool {
        let [one, other] =
            [self, other].map(|said| (said.reference, said.day, said.introduces, said.is_dateline));
        one == other
    }
}

/// What a document says, each reference once and in order.
fn said(entry: Option<&Entry>) -> Vec<Said<'_>> {
    let Some(entry) = entry else { return Vec::new() };
    let (day, is_article) = (Day::of(entry.facts.date.date), entry.kind == DocumentKind::Article);
    let document = Document::shared(&entry.path);
    let all = entry.facts.mentions.iter().map(|mention| Said {
        reference: &mention.reference,
        day,
        introduces: mention.introduces && is_article,
        is_dateline: entry.facts.dateline.as_ref() == Some(&*mention.reference),
        document: Arc::clone(&document),
    });
    let mut said: Vec<Said<'_>> = all.collect();
    // Most mentions of one name share its words: these are one before any words are compared.
    said.sort_unstable_by_key(|one| one.reference.address());
    said.dedup_by(merge);
    said.sort_unstable_by_key(|one| one.reference);
    said.dedup_by(merge);
    said
}

/// Adds one to the one before it, where it is of the same reference.
fn merge(one: &mut Said<'_>, before: &mut Said<'_>) -> bool {
    let is_same = one.reference == before.reference;
    before.introduces |= is_same && one.introduces;
    is_same
}

/// What only the first says, or says otherwise.
fn differing<'a>(one: &[Said<'a>], other: &[Said<'a>]) -> Vec<Said<'a>> {
    let theirs = |said: &Said<'a>| {
        let at = other.binary_search_by_key(&said.reference, |one| one.reference);
        at.ok().and_then(|at| other.get(at))
    };
    one.iter().filter(|said| theirs(said).is_none_or(|other| !said.is_same(other))).cloned().collect()
}

/// The same, with those of one reference beside each other where they share its words.
fn by_reference<'s, 'a>(said: &'s mut [Said<'a>]) -> impl Iterator<Item = &'s [Said<'a>]> {
    said.sort_unstable_by_key(|one| one.reference.address());
    said.chunk_by(|one, other| one.reference == other.reference)
}

impl Postings {
    /// Takes states of documents for others; what is the same stays.
    pub fn exchange<'a>(&mut self, changes: impl Iterator<Item = (Option<&'a Entry>, Option<&'a Entry>)>) {
        let (mut less, mut more) = (Vec::new(), Vec::new());
        let (mut come, mut gone) = (Vec::new(), Vec::new());
        for (old, new) in changes {
            let (before, after) = (said(old), said(new));
            less.extend(differing(&before, &after));
            more.extend(differing(&after, &before));
            if more.len() > AT_ONCE {
                self.more(std::mem::take(&mut more), &mut come);
            }
        }
        // A reference that others mention instead keeps its number, so those that come are counted first.
        self.more(more, &mut come);
        self.less(less, &mut gone);
        self.mentions.exchange(gone, come);
    }

    /// The postings that come.
    fn more(&mut self, mut said: Vec<Said<'_>>, come: &mut Vec<Posting>) {
        for alike in by_reference(&mut said) {
            let Some(first) = alike.first() else { continue };
            let number = self.number(first.reference, alike);
            come.extend(alike.iter().map(|said| said.posting(number)));
        }
    }

    /// The postings that go. A reference that nobody mentions any more loses its number.
    fn less(&mut self, mut said: Vec<Said<'_>>, gone: &mut Vec<Posting>) {
        for alike in by_reference(&mut said) {
            let Some(first) = alike.first() else { continue };
            let Some(held) = self.held.get_mut(first.reference) else { continue };
            held.documents -= alike.len() as u32;
            held.written -= written(alike);
            held.introductions -= introductions(alike);
            let Held { number, documents, .. } = *held;
            gone.extend(alike.iter().map(|said| said.posting(number)));
            if documents == 0 {
                self.held.remove(first.reference);
            }
        }
    }

    /// The number of a reference that more documents mention: these.
    fn number(&mut self, reference: &Reference, more: &[Said<'_>]) -> u32 {
        let (documents, written, introductions) = (more.len() as u32, written(more), introductions(more));
        if let Some(held) = self.held.get_mut(reference) {
            held.documents += documents;
            held.written += written;
            held.introductions += introductions;
            return held.number;
        }
        let number = self.next;
        self.next += 1;
        self.held.insert(reference.clone(), Held { number, documents, written, introductions });
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

    /// How many documents that mention exactly this reference were written there.
    pub fn written(&self, reference: &Reference) -> usize {
        self.held.get(reference).map_or(0, |held| held.written as usize)
    }

    /// How many documents of each month mention exactly this reference. No more than the first of a month is looked at.
    pub fn by_month(&self, reference: &Reference) -> impl Iterator<Item = (MonthKey, usize)> + use<'_> {
        let held = self.held.get(reference);
        held.into_iter().flat_map(move |held| {
            let mut from = place(held.number, Day::FIRST);
            let undated = place(held.number, Day::NONE);
            iter::from_fn(move || {
                let first = self.mentions.from(from.clone()).next().filter(|one| **one < undated)?;
                let end = place(first.number(), first.day.next_month());
                let count = self.mentions.count(&from, &end);
                from = end;
                Some((first.day.month()?, count))
            })
        })
    }

    /// Of several references the one that most documents mention, and the postings of documents that mention others only.
    pub fn parted<'a>(&self, references: &'a [Reference]) -> (Option<&'a Reference>, Vec<&Posting>) {
        let mut by_count: Vec<&Reference> = references.iter().collect();
        by_count.sort_by_key(|one| Reverse(self.count(one)));
        let mut beside: Vec<&Posting> = Vec::new();
        for (at, reference) in by_count.iter().enumerate().skip(1) {
            let greater = by_count.iter().take(at).filter_map(|one| self.held.get(*one));
            let greater: Vec<u32> = greater.map(|held| held.number).collect();
            let is_known =
                |one: &&Posting| greater.iter().any(|number| self.is_there(*number, one.day, &one.document));
            beside.extend(self.mentioning(reference).filter(|one| !is_known(one)));
        }
        (by_count.first().copied(), beside)
    }

    /// Whether a document mentions exactly this reference.
    pub fn has(&self, reference: &Reference, entry: &Entry) -> bool {
        let Some(Held { number, .. }) = self.held.get(reference) else { return false };
        self.is_there(*number, Day::of(entry.facts.date.date), &Document::shared(&entry.path))
    }

    fn is_there(&self, number: u32, day: Day, document: &Arc<Document>) -> bool {
        let one = |introduces| Posting::new(number, introduces, day, Arc::clone(document));
        self.mentions.contains(&one(true)) || self.mentions.contains(&one(false))
    }

    /// The documents that mention exactly this reference, in the order of definition.
    pub fn mentioning(&self, reference: &Reference) -> impl Iterator<Item = &Posting> + use<'_> {
        let held = self.held.get(reference);
        held.into_iter().flat_map(|held| self.of(held.number))
    }

    /// The same from the end.
    pub fn backwards(&self, reference: &Reference) -> impl Iterator<Item = &Posting> + use<'_> {
        let held = self.held.get(reference);
        held.into_iter().flat_map(|held| {
            self.mentions.backwards(&place(held.number, Day::FIRST), &place(held.number + 1, Day::FIRST))
        })
    }

    /// The dated ones from the end, or from a day on back.
    pub fn newest(
        &self,
        reference: &Reference,
        until: Option<Date>,
    ) -> impl Iterator<Item = &Posting> + use<'_> {
        let end = until.map_or(Day::NONE, |date| Day::of(Some(date)).next());
        let held = self.held.get(reference);
        held.into_iter().flat_map(move |held| {
            self.mentions.backwards(&place(held.number, Day::FIRST), &place(held.number, end))
        })
    }

    /// The articles that introduce exactly this reference, in the order of definition.
    pub fn introducing(&self, reference: &Reference) -> impl Iterator<Item = &Posting> + use<'_> {
        let held = self.held.get(reference);
        held.into_iter().flat_map(|held| {
            // Behind the last one nobody need look on.
            self.of(held.number).filter(|one| one.introduces()).take(held.introductions as usize)
        })
    }

    fn of(&self, number: u32) -> impl Iterator<Item = &Posting> {
        self.mentions.from(place(number, Day::FIRST)).take_while(move |one| one.number() == number)
    }
}

/// The place before all of a reference's postings from a day on.
fn place(number: u32, day: Day) -> Posting {
    static NONE: LazyLock<Arc<Document>> = LazyLock::new(|| Document::shared(&Arc::from("")));
    Posting::new(number, false, day, Arc::clone(&NONE))
}

/// How many of some documents introduce whom they mention.
fn introductions(said: &[Said<'_>]) -> u32 {
    said.iter().map(|one| u32::from(one.introduces)).sum()
}

/// How many of some documents were written where they say.
fn written(said: &[Said<'_>]) -> u32 {
    said.iter().map(|one| u32::from(one.is_dateline)).sum()
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
        let behind = |day: &Day, other: &Day| *day < other.next_month() && day.month() <= other.month();
        assert!(
            days.iter().all(|day| *day < day.next() && behind(day, day) && day.next() <= day.next_month())
        );
        assert!(days.iter().zip(days.iter().skip(1)).all(|(one, next)| one.next_month() < *next));
    }
}
