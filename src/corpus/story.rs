//! Stories: articles that tell the same in the same words. Copies of one story are one witness.

mod bands;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{DocPath, Entry, FigurePlace, Snapshot};
use crate::extract::{DocumentKind, Facts, shingle::Share};
pub(super) use bands::Bands;
use bands::Told;

/// How many articles one story can have.
const LONGEST: usize = 64;

/// Whether two readings of a document are of the same words, so that no story changes.
pub(super) fn is_told_alike(old: Option<&Entry>, new: Option<&Entry>) -> bool {
    let article = |entry: Option<&Entry>| entry.is_some_and(|entry| entry.kind == DocumentKind::Article);
    match (old.filter(|_| article(old)), new.filter(|_| article(new))) {
        (Some(old), Some(new)) => old.facts.sketch.is_alike(&new.facts.sketch),
        (Some(one), None) | (None, Some(one)) => one.facts.sketch.is_empty(),
        (None, None) => true,
    }
}

impl Snapshot {
    /// The articles that tell the story of an article in the same words, by path, with what they have in common; without
    /// the article itself.
    pub fn copies(&self, path: &str) -> Vec<(DocPath, Share)> {
        let Some(own) = self.documents.get(path).and_then(|entry| Told::of(entry)) else { return Vec::new() };
        let near = self.stories.near(&own).into_iter();
        let shares = near.map(|other| (other, own.sketch.share(&other.sketch)));
        let same = shares.filter(|(other, share)| share.is_same_story() && other.path != own.path);
        let mut copies: Vec<(DocPath, Share)> =
            same.map(|(other, share)| (Arc::clone(&other.path), share)).collect();
        copies.sort_unstable();
        copies
    }

    /// All articles of the story that an article tells, itself among them: its copies, and theirs.
    pub fn told_by(&self, path: &str) -> BTreeSet<DocPath> {
        let mut story: BTreeSet<DocPath> = BTreeSet::from([Arc::from(path)]);
        let mut open = vec![DocPath::from(path)];
        // A full story takes nobody in, however many are still to be asked.
        while let Some(next) = open.pop().filter(|_| story.len() < LONGEST) {
            for (copy, _) in self.copies(&next) {
                if story.len() < LONGEST && story.insert(Arc::clone(&copy)) {
                    open.push(copy);
                }
            }
        }
        story
    }

    /// What stands for the story that an article tells: equal for all of its copies, the article itself where there are
    /// none.
    pub fn story_of(&self, path: &str) -> DocPath {
        self.told_by(path).into_iter().next().unwrap_or_else(|| Arc::from(path))
    }

    /// The figures of an article that a copy of its story gives another number for, in a sentence that is otherwise the
    /// same, each with the copy's. Where copies differ in several numbers, one was brought up to date; and so where the
    /// higher number is the later one.
    pub fn slips(&self, path: &str) -> Vec<(FigurePlace, FigurePlace)> {
        let Some(entry) = self.documents.get(path) else { return Vec::new() };
        let ours = by_sentence(&entry.facts);
        if ours.is_empty() {
            return Vec::new();
        }
        let copies = self.copies(path).into_iter().filter_map(|(copy, _)| self.documents.get(&copy));
        let slips = copies.filter_map(|copy| {
            let (own, other) = slip(&ours, &entry.facts, &copy.facts)?;
            let (one, two) =
                (entry.facts.figures.get(own as usize)?, copy.facts.figures.get(other as usize)?);
            let grew = match (entry.facts.date.date, copy.facts.date.date) {
                (Some(first), Some(second)) => {
                    (one.quantity.stated < two.quantity.stated) == (first < second) && first != second
                }
                _ => true,
            };
            let place = |document: &DocPath, figure| FigurePlace { document: Arc::clone(document), figure };
            // "At least 6" and "at least 10" may both be right.
            let may_both_hold = one.quantity.meets(two.quantity);
            (!grew && !may_both_hold).then(|| (place(&entry.path, own), place(&copy.path, other)))
        });
        slips.collect()
    }
}

/// The one number in which sentences differ that two documents share but for their numbers, as figures of both; neither
/// document gives the other's number anywhere.
fn slip(ours: &BySentence, one: &Facts, two: &Facts) -> Option<(u32, u32)> {
    let mut found: Option<(u32, u32)> = None;
    let mut values = None;
    let theirs = by_sentence(two);
    for (masked, own) in ours {
        let Some(other) = theirs.get(masked).filter(|other| other.len() == own.len()) else { continue };
        for (a, b) in own.iter().zip(other) {
            let (Some(x), Some(y)) = (one.figures.get(*a as usize), two.figures.get(*b as usize)) else {
                continue;
            };
            let pair = (x.quantity.stated, y.quantity.stated);
            if x.measure != y.measure || pair.0 == pair.1 {
                continue;
            }
            if values.is_some_and(|values| values != pair) {
                return None;
            }
            values = Some(pair);
            found = found.or(Some((*a, *b)));
        }
    }
    let (Some(a), Some(b)) = values? else { return None };
    let is_told = |facts: &Facts, value| facts.numbers.binary_search(&value).is_ok();
    found.filter(|_| !is_told(two, a) && !is_told(one, b))
}

/// The figures of a document by their sentences without numbers.
type BySentence = BTreeMap<u64, Vec<u32>>;

fn by_sentence(facts: &Facts) -> BySentence {
    let mut sentences = BySentence::new();
    let mut last = None;
    for (number, figure) in (0..).zip(&facts.figures).filter(|(_, figure)| figure.masked != 0) {
        let figures = sentences.entry(figure.masked).or_default();
        // A sentence that a page repeats counts once.
        if figures.is_empty() || last == Some((figure.masked, figure.sentence)) {
            figures.push(number);
            last = Some((figure.masked, figure.sentence));
        }
    }
    sentences
}
