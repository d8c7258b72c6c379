//! Whether a sentence of a note and one of an article tell of the same.
//!
//! Two sentences are alike when the article's has most of what the note's says, rare words before common ones, and
//! when nothing in them sets them apart: other places, or other counts of the same.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::Check;
use crate::{
    corpus::Entry,
    extract::{DocumentKind, MentionKind, profile::EntityKind},
};

/// Per cent of a note's words that an article's sentence must have to tell the same.
pub(super) const ALIKE: u32 = 65;

/// Words that the two must share, where the note's sentence has so many.
const SHARED: usize = 4;

/// How much of a note's sentence an article's has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Likeness {
    /// Per cent by weight.
    pub share: u32,
    /// Words that both have.
    pub shared: usize,
    /// Words that the note has.
    pub of: usize,
    /// Whether the two have the same words.
    pub is_same: bool,
}

impl Likeness {
    /// Whether the two tell the same in nearly the same words.
    pub fn is_alike(self) -> bool {
        let enough = if self.shared == self.of { self.of + 1 } else { self.shared };
        self.share >= ALIKE && enough >= SHARED || self.is_same && self.of >= 2
    }

    /// Whether the note has the article's sentence, but for a word.
    pub fn is_copy(self) -> bool {
        self.share >= COPY && self.is_alike()
    }
}

/// Per cent from which on two sentences are copies.
const COPY: u32 = 85;

/// How much a word tells in an article: one that every other statement has tells little.
#[derive(Debug, Default)]
pub(super) struct Weights(BTreeMap<u32, u32>);

impl Weights {
    /// Counts the words of an article's statements.
    pub fn of<'a>(statements: impl Iterator<Item = &'a BTreeSet<u32>>) -> Self {
        let mut weights = Self::default();
        for word in statements.flatten() {
            *weights.0.entry(*word).or_default() += 1;
        }
        weights
    }

    fn weight(&self, word: u32) -> u32 {
        match self.0.get(&word).copied().unwrap_or_default() {
            0..=2 => 4,
            3..=5 => 3,
            _ => 2,
        }
    }

    /// Compares a note's words with those of a statement.
    pub fn likeness(&self, note: &[u32], statement: &BTreeSet<u32>) -> Likeness {
        let weigh = |words: &mut dyn Iterator<Item = u32>| words.map(|word| self.weight(word)).sum::<u32>();
        let has = |word: &u32| statement.contains(word);
        let (both, all) =
            (weigh(&mut note.iter().copied().filter(has)), weigh(&mut note.iter().copied()).max(1));
        let shared = note.iter().filter(|word| has(word)).count();
        let is_same = shared == note.len() && shared == statement.len();
        Likeness { share: both * 100 / all, shared, of: note.len(), is_same }
    }
}

/// Whether two sentences speak of different towns or regions, or count the same differently: then they tell of two
/// things.
pub(super) fn are_apart(check: &Check<'_>, note: (&Entry, u32), source: (&Entry, u32)) -> bool {
    let differ = |size: Size| {
        let (ours, theirs) = (places(check, note, size), places(check, source, size));
        !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs)
    };
    differ(Size::Town) || differ(Size::Region) || count_differently(note, source)
}

/// How large a place is, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// A town, or a place that nobody knows.
    Town,
    /// A part of a country.
    Region,
}

/// The places of a size that a sentence names.
pub(super) fn places(check: &Check<'_>, (entry, sentence): (&Entry, u32), size: Size) -> BTreeSet<Arc<str>> {
    let mentions = &entry.facts.mentions;
    let first = mentions.partition_point(|mention| mention.sentence < sentence);
    let own = mentions.iter().skip(first).take_while(|mention| mention.sentence == sentence);
    own.filter(|mention| mention.kind == MentionKind::Venue)
        .filter(|mention| {
            let kind = check.snapshot.entity(&mention.reference).and_then(|entity| entity.kind);
            match kind {
                Some(EntityKind::Country) => false,
                Some(EntityKind::Region) => size == Size::Region,
                _ => size == Size::Town,
            }
        })
        .filter_map(|mention| check.snapshot.entity_id(&mention.reference))
        .collect()
}

/// Whether two sentences count the same, and never to the same number.
pub(super) fn count_differently((a, at): (&Entry, u32), (b, other): (&Entry, u32)) -> bool {
    let figures = |entry: &Entry, sentence: u32| -> Vec<crate::extract::Figure> {
        entry.facts.figures.iter().filter(|figure| figure.sentence == sentence).cloned().collect()
    };
    let (ours, theirs) = (figures(a, at), figures(b, other));
    ours.iter().any(|one| {
        let mut same =
            theirs.iter().filter(|other| other.measure == one.measure && other.unit == one.unit).peekable();
        same.peek().is_some() && same.all(|other| other.quantity.stated != one.quantity.stated)
    })
}

/// The credit of an article in messages: outlet and date.
pub(super) fn credit(check: &Check<'_>, entry: &Entry) -> String {
    let date = entry.facts.date.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    format!("{}, {date}", check.snapshot.outlet(entry))
}

/// The articles that a sentence of a note cites; they and the citations count as read.
pub(super) fn cited(check: &mut Check<'_>, sentence: u32) -> Vec<Arc<Entry>> {
    let entry = Arc::clone(check.entry);
    if entry.kind != DocumentKind::Note || !entry.facts.cites() {
        return Vec::new();
    }
    check.report.reads.targets = true;
    check.report.reads.profiles = true;
    let paths = check.snapshot.cited_by(&entry, sentence);
    check.report.reads.documents.extend(paths.iter().cloned());
    paths.iter().filter_map(|path| check.snapshot.entry(path).cloned()).collect()
}
