//! Copies: sentences of a note that render a sentence of their source nearly word for word.
//!
//! Where they do, figure stands against figure in the order of the words: that tells a slip from another figure of the
//! same article that happens to have the number.

use std::sync::Arc;

use super::{
    Check,
    difference::{Difference, Pair, difference},
    number::{same_bound, same_value},
    stated::Witness,
};
use crate::{
    corpus::{DocPath, Entry},
    extract::{Decimal, Figure, figure::Wording},
};

/// From how much likeness on two sentences are one, in per cent.
const COPY: u32 = 70;
/// Shorter sentences are like many others.
const SHORTEST: usize = 6;

/// A figure of a source's sentence that stands where a note's figure stands in its own.
#[derive(Debug, Clone)]
pub(super) struct Copied {
    pub(super) place: Witness,
    pub(super) difference: Difference,
    pub(super) likeness: u32,
    /// Whether each figure of the two sentences stands against one of the same measure.
    pub(super) is_in_order: bool,
}

/// The sentence of a source that a sentence of a note renders.
#[derive(Debug, Clone)]
struct Copy {
    document: DocPath,
    sentence: u32,
    likeness: u32,
    /// Whether all words stand in it in the same order.
    is_verbatim: bool,
}

/// The copies of a note's sentences, found when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Copies {
    last: Option<(u32, Option<Copy>)>,
}

impl Copies {
    /// The figure that stands at the place of a note's figure in the sentence which that one's sentence copies.
    pub(super) fn of(
        &mut self,
        check: &Check<'_>,
        note: &Arc<Entry>,
        number: usize,
        cited: &[DocPath],
    ) -> Option<Copied> {
        let figure = note.facts.figures.get(number)?;
        if self.last.as_ref().is_none_or(|(sentence, _)| *sentence != figure.sentence) {
            self.last = Some((figure.sentence, likest(check, note, figure.sentence, cited)));
        }
        let copy = self.last.as_ref()?.1.as_ref()?;
        let source = check.snapshot.entry(&copy.document)?;
        let (ours, theirs) = (of_sentence(note, figure.sentence), of_sentence(source, copy.sentence));
        if ours.len() != theirs.len() || is_reordered(&ours, &theirs) {
            return None;
        }
        let at = ours.iter().position(|(place, _)| *place == number)?;
        let (place, other) = *theirs.get(at)?;
        let pair = Pair { snapshot: check.snapshot, note, figure, source, other };
        let difference = if copy.is_verbatim { of_numbers(figure, other) } else { difference(pair) };
        let is_in_order = ours.iter().zip(&theirs).all(|((_, a), (_, b))| a.measure == b.measure);
        let place = Witness::figure(&copy.document, place);
        Some(Copied { place, difference, likeness: copy.likeness, is_in_order })
    }
}

/// Where all words are the source's, only the numbers and their hedges can differ, and what was read differently was read wrongly.
fn of_numbers(figure: &Figure, other: &Figure) -> Difference {
    if figure.measure != other.measure {
        Difference::Nothing
    } else if !same_value(figure, other) {
        Difference::Value
    } else if !same_bound(figure, other) {
        Difference::Bound
    } else {
        Difference::Nothing
    }
}

/// How like the sentences of two figures are, in per cent; 0 for sentences without a wording.
pub(super) fn likeness(note: &Entry, ours: u32, source: &Entry, theirs: u32) -> u32 {
    let (a, b) = (wording(note, ours), wording(source, theirs));
    if let (Some(a), Some(b)) = (a, b) { a.likeness(&b) } else { 0 }
}

/// In how many words that tell something the sentences of two figures agree.
pub(super) fn shared(note: &Entry, ours: u32, source: &Entry, theirs: u32) -> usize {
    let (a, b) = (wording(note, ours), wording(source, theirs));
    if let (Some(a), Some(b)) = (a, b) { a.shared(&b) } else { 0 }
}

pub(super) fn wording(entry: &Entry, sentence: u32) -> Option<Wording<'_>> {
    entry.facts.wordings.of(sentence)
}

fn likest(check: &Check<'_>, note: &Entry, sentence: u32, cited: &[DocPath]) -> Option<Copy> {
    let ours = wording(note, sentence).filter(|wording| wording.size() >= SHORTEST)?;
    let mut best: Option<Copy> = None;
    for path in cited {
        let Some(source) = check.snapshot.entry(path) else { continue };
        for theirs in source.facts.wordings.iter() {
            let likeness = ours.likeness(&theirs);
            if likeness >= COPY && best.as_ref().is_none_or(|best| likeness > best.likeness) {
                best = Some(Copy {
                    document: Arc::clone(path),
                    sentence: theirs.sentence,
                    likeness,
                    is_verbatim: ours.is_verbatim(&theirs),
                });
            }
        }
    }
    best
}

fn of_sentence(entry: &Entry, sentence: u32) -> Vec<(usize, &Figure)> {
    let all = &entry.facts.figures;
    let first = all.partition_point(|figure| figure.sentence < sentence);
    all.iter().enumerate().skip(first).take_while(|(_, figure)| figure.sentence == sentence).collect()
}

/// Whether two sentences state the same numbers in another order: then nothing tells which is which.
fn is_reordered(ours: &[(usize, &Figure)], theirs: &[(usize, &Figure)]) -> bool {
    let numbers = |all: &[(usize, &Figure)]| -> Vec<Option<Decimal>> {
        all.iter().map(|(_, figure)| figure.quantity.stated).collect()
    };
    let (mut a, mut b) = (numbers(ours), numbers(theirs));
    if a == b {
        return false;
    }
    a.sort_unstable();
    b.sort_unstable();
    a == b
}
