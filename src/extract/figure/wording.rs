//! Wordings: the words of a sentence that states figures, as a set that tells how like another sentence it is.

use std::{cmp::Ordering, sync::LazyLock};

use super::{number::Number, passage::Passage};
use crate::{
    extract::happening,
    text::{Link, TokenKind, WordKey, WordTable, words},
};

/// A sentence with figures and the set of its words: folded, without its numbers, and without those of links, which a
/// note has for its citations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording<'a> {
    /// The sentence's number in [`crate::extract::Facts::sentences`].
    pub sentence: u32,
    /// Whether it says that it reckons: "together", "the rest".
    pub reckons: bool,
    /// A fingerprint of its words in the order in which they stand.
    order: u32,
    /// Fingerprints of its words, in order and each once.
    words: &'a [u16],
    /// The same of what its words tell, without their endings and without those that stand in every text.
    told: &'a [u16],
}

/// The wordings of a document, by sentence: all fingerprints in one row, since there are many sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wordings {
    rows: Vec<Row>,
    prints: Vec<u16>,
}

/// A wording without its fingerprints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    sentence: u32,
    order: u32,
    /// Where its fingerprints end; they begin where those before end.
    end: u32,
    /// How many of them are of its words.
    size: u16,
    reckons: bool,
}

impl Wordings {
    /// Puts the wording of a sentence behind the others.
    pub(super) fn push(&mut self, passage: Passage<'_>, numbers: &[Number], links: &[Link], sentence: u32) {
        let is_number = |at: usize| numbers.iter().any(|number| number.tokens.contains(&at));
        let first = passage.token(0).map_or(0, |token| token.span.start);
        let after = links.partition_point(|link| link.span.end <= first);
        let links = links.get(after..).unwrap_or_default();
        let is_linked = |at: usize| {
            let start = passage.token(at).map_or(0, |token| token.span.start);
            links.iter().take_while(|link| link.span.start <= start).any(|link| link.span.end > start)
        };
        let (mut words, mut told) = (Vec::with_capacity(passage.len()), Vec::with_capacity(passage.len()));
        for (at, token) in passage.tokens.iter().enumerate() {
            if token.kind == TokenKind::Word && !is_number(at) && !is_linked(at) {
                words.push((token.folded.hash() >> 48) as u16);
                if let Some(word) = happening::number(passage.text, token) {
                    told.push((word ^ (word >> 16)) as u16);
                }
            }
        }
        let order = words
            .iter()
            .fold(0_u32, |order, word| order.wrapping_mul(0x0100_0193).wrapping_add(u32::from(*word) + 1));
        let [words, told] = [words, told].map(each_once);
        let size = words.len() as u16;
        self.prints.extend(words.into_iter().chain(told));
        let end = self.prints.len() as u32;
        self.rows.push(Row { sentence, order, end, size, reckons: reckons(passage) });
    }

    /// The sentence that was put in last.
    pub(super) fn last(&self) -> Option<u32> {
        self.rows.last().map(|row| row.sentence)
    }

    /// All wordings.
    pub fn iter(&self) -> impl Iterator<Item = Wording<'_>> {
        (0..self.rows.len()).filter_map(|at| self.at(at))
    }

    /// The wording of a sentence, where it has one.
    pub fn of(&self, sentence: u32) -> Option<Wording<'_>> {
        self.at(self.rows.binary_search_by_key(&sentence, |row| row.sentence).ok()?)
    }

    fn at(&self, at: usize) -> Option<Wording<'_>> {
        let Row { sentence, order, end, size, reckons } = *self.rows.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.rows.get(before)).map_or(0, |row| row.end);
        let prints = self.prints.get(start as usize..end as usize)?;
        let (words, told) = prints.split_at_checked(size as usize)?;
        Some(Wording { sentence, reckons, order, words, told })
    }
}

impl Wording<'_> {
    /// How like two sentences are, in per cent: the words that both have, of those that either has.
    pub fn likeness(&self, other: &Self) -> u32 {
        let both = common(self.words, other.words);
        let all = (self.size() + other.size() - both) as u32;
        (both as u32).saturating_mul(100).checked_div(all).unwrap_or(0)
    }

    /// In how many words that tell something two sentences agree.
    pub fn shared(&self, other: &Self) -> usize {
        common(self.told, other.told)
    }

    /// Whether two sentences have the same words in the same order: "killed two and injured five" is not "injured two
    /// and killed five".
    pub fn is_verbatim(&self, other: &Self) -> bool {
        self.order == other.order && self.words == other.words
    }

    /// How many different words it has.
    pub fn size(&self) -> usize {
        self.words.len()
    }
}

/// Words that say that a number is reckoned from others, each with those of which one must stand behind it, if any.
const RECKONING: &[(&str, &[WordKey])] = &[
    (
        "together altogether combined sum difference remaining rest remainder adds minus plus ahead lead margin gap",
        &[],
    ),
    ("in", words!["all", "total", "sum"]),
    ("so", words!["that"]),
    ("both two", words!["sides"]),
];

/// Whether words say that a number is reckoned from others.
fn reckons(passage: Passage<'_>) -> bool {
    static CUES: LazyLock<WordTable<&[WordKey]>> = LazyLock::new(|| {
        let rows = RECKONING.iter();
        WordTable::of(rows.flat_map(|(words, behind)| words.split_whitespace().map(|word| (word, *behind))))
    });
    let says = |at: usize| {
        CUES.get(passage.key(at)).is_some_and(|behind| behind.is_empty() || passage.any(at + 1, behind))
    };
    (0..passage.len()).any(says)
}

/// Numbers in order, each once.
fn each_once(mut numbers: Vec<u16>) -> Vec<u16> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// How many numbers two of those have in common.
fn common(ours: &[u16], theirs: &[u16]) -> usize {
    let (mut ours, mut theirs, mut both) = (ours.iter(), theirs.iter(), 0);
    let (mut a, mut b) = (ours.next(), theirs.next());
    while let (Some(one), Some(two)) = (a, b) {
        let order = one.cmp(two);
        both += usize::from(order == Ordering::Equal);
        if order != Ordering::Greater {
            a = ours.next();
        }
        if order != Ordering::Less {
            b = theirs.next();
        }
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[u16]) -> Wording<'_> {
        Wording { sentence: 0, reckons: false, order: 0, words, told: &[] }
    }

    #[test]
    fn likeness_is_the_share_of_common_words() {
        assert_eq!(of(&[1, 2, 3]).likeness(&of(&[1, 2, 3])), 100);
        assert_eq!(of(&[1, 2, 3]).likeness(&of(&[2, 3, 4])), 50);
        assert_eq!(of(&[1, 2]).likeness(&of(&[3, 4, 5])), 0);
        assert_eq!(of(&[]).likeness(&of(&[])), 0);
        assert_eq!(of(&[1, 9]).likeness(&of(&[1, 2, 3, 4, 5, 9])), 33);
    }
}
