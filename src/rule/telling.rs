//! Whether a sentence of a note and one of an article tell of the same.
//!
//! Two sentences are alike when the article's has most of what the note's says, rare words before common ones, and
//! when nothing in them sets them apart: other places, or other counts of the same.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Check, Related};
use crate::{
    corpus::{DocPath, Entry, Snapshot},
    extract::{DocumentKind, MentionKind, ToldWord, profile::EntityKind},
    text::Span,
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
    /// Nothing can be more alike.
    pub const CERTAIN: Self = Self { share: 100, shared: usize::MAX, of: usize::MAX, is_same: true };

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
    pub fn of<'a>(statements: impl Iterator<Item = &'a [ToldWord]>) -> Self {
        let mut weights = Self::default();
        for word in statements.flatten() {
            *weights.0.entry(word.stem).or_default() += 1;
        }
        weights
    }

    /// Counts the words of all sentences of an article.
    pub fn of_article(source: &Entry) -> Self {
        Self::of(source.facts.told.iter().map(|told| told.words))
    }

    fn weight(&self, word: ToldWord) -> u32 {
        match self.0.get(&word.stem).copied().unwrap_or_default() {
            0..=2 => 4,
            3..=5 => 3,
            _ => 2,
        }
    }

    /// Compares a note's words with those of a statement.
    pub fn likeness(&self, note: &[ToldWord], statement: &[ToldWord]) -> Likeness {
        let (mut both, mut all, mut shared) = (0, 0, 0);
        for word in note {
            let weight = self.weight(*word);
            all += weight;
            if statement.iter().any(|other| word.is_told_by(*other)) {
                both += weight;
                shared += 1;
            }
        }
        let is_same = shared == note.len() && shared == statement.len();
        Likeness { share: both * 100 / all.max(1), shared, of: note.len(), is_same }
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
    let own = entry.facts.mentions_in(sentence);
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
    a.facts.figures_in(at).any(|one| {
        let theirs = b.facts.figures_in(other);
        let mut same =
            theirs.filter(|other| other.measure == one.measure && other.unit() == one.unit()).peekable();
        same.peek().is_some() && same.all(|other| other.quantity.stated != one.quantity.stated)
    })
}

/// The credit of an article in messages: outlet and date.
pub(super) fn credit(check: &Check<'_>, entry: &Entry) -> String {
    check.snapshot.published(entry)
}

/// A place in an article with what stands there, and the article's credit.
pub(super) fn there(check: &Check<'_>, source: &Entry, span: Span, what: &str) -> Related {
    let message = format!("{what} in {}", credit(check, source));
    Related { document: Arc::clone(&source.path), span, message }
}

/// The articles that a sentence of a note cites; they and the citations count as read.
pub(super) fn cited<'a>(check: &mut Check<'a>, sentence: u32) -> Vec<&'a Arc<Entry>> {
    let (entry, snapshot) = (check.entry, check.snapshot);
    if entry.kind != DocumentKind::Note || !entry.facts.cites() {
        return Vec::new();
    }
    check.report.reads.targets = true;
    check.report.reads.profiles = true;
    let paths = snapshot.cited_by(entry, sentence);
    check.report.reads.documents.extend(paths.iter().cloned());
    paths.iter().filter_map(|path| check.source(path)).collect()
}

/// The articles of which a note's days, places and figures at places are held against the words.
pub(super) fn wanted(snapshot: &Snapshot, entry: &Entry) -> BTreeSet<DocPath> {
    let facts = &entry.facts;
    if entry.kind != DocumentKind::Note || !facts.cites() {
        return BTreeSet::new();
    }
    let figures = facts.figures.iter().filter(|figure| figure.scope.place().is_some());
    let days = facts.dated.iter().map(|dated| dated.sentence);
    let places = facts.placed.iter().map(|placed| placed.sentence);
    let sentences: BTreeSet<u32> = days.chain(places).chain(figures.map(|figure| figure.sentence)).collect();
    sentences.into_iter().flat_map(|sentence| snapshot.cited_by(entry, sentence)).collect()
}
