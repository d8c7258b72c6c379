//! A sketch of a document's words, by which near-duplicates are known without their texts.
//!
//! The running text is cut into **shingles** of three words, numbers and agencies' names left out: an outlet that prints
//! an agency's story changes its title, its dateline and its end, and a later edition a number. Each shingle's hash falls
//! into one of [`BINS`] bins, which keeps the smallest (one-permutation `MinHash`). The share of bins in which two
//! documents agree estimates the share of shingles that they have in common; its standard error is at most 4.5 per cent,
//! at a share of one half, and less for texts that are short or far from it. Sketches of a few shingles are empty: a
//! caption is no story.

use std::sync::{Arc, LazyLock};

use crate::text::{BlockKind, Document, Span, TokenKind, WordTable, fold};

/// Bins of a sketch.
pub const BINS: usize = 128;
/// Bins of one band. Documents that agree in all bins of a band are candidates: of those that share half of their
/// shingles 99.6 per cent are, of those that share a tenth 4 per cent.
const ROWS: usize = 3;
/// Words of a shingle.
const WORDS: usize = 3;
/// The least shingles of which a story can be told.
const LEAST: usize = 30;

/// Words that change from outlet to outlet.
static AGENCIES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&["afp reuters ap xinhua dpa efe anadolu tass interfax sputnik sana"])
});

/// The sketch of a document, cheap to clone; empty where it has too little running text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    /// The first bits of the smallest hash of each bin; 0 for none. Hashes that differ seldom begin alike: in one bin of
    /// hundreds in a long text, which is little beside the error of the estimate.
    bins: Arc<[u16]>,
    /// Number of distinct shingles.
    shingles: u32,
    /// The first sentence of running text, where a finding about the story stands.
    pub opening: Span,
}

/// How much two documents have in common, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share {
    /// Common shingles of all that either has.
    pub of_both: u32,
    /// Common shingles of those of the shorter one.
    pub of_shorter: u32,
}

impl Share {
    /// Whether two documents tell one story in one wording: half of all their shingles are common, or the shorter one is
    /// the beginning of the other. A follow-up that quotes half of an earlier story shares a third at most.
    pub fn is_same_story(self) -> bool {
        self.of_both >= 500 || self.of_shorter >= 900 && self.of_both >= 330
    }
}

impl Sketch {
    /// The sketch of a document's paragraphs.
    pub fn of(document: &Document) -> Self {
        let mut bins = vec![0_u16; BINS];
        let mut seen = Seen::of_at_most(document.tokens.len());
        let mut opening = None;
        // Of the last word, of the last two, and so on: what is of most of them is a shingle.
        let (mut rows, mut filled, mut memory) = ([0_u64; WORDS], 0, String::new());
        let agencies = &*AGENCIES;
        let mut block = usize::MAX;
        for sentence in &document.sentences {
            if document.block_of(sentence).is_none_or(|block| block.kind != BlockKind::Paragraph) {
                continue;
            }
            opening = opening.or(Some(sentence.span));
            if sentence.block != block {
                (block, filled) = (sentence.block, 0);
            }
            for token in document.tokens_of(sentence) {
                if token.kind != TokenKind::Word || agencies.has(token.key) {
                    continue;
                }
                let word = fold::go_on_folded(fold::EMPTY, token, &document.text, &mut memory);
                for length in (1..WORDS).rev() {
                    rows[length] = mixed(rows[length - 1] ^ word);
                }
                rows[0] = mixed(word);
                filled += 1;
                let shingle = rows[WORDS - 1];
                if filled >= WORDS && seen.insert(shingle) {
                    put(&mut bins, shingle);
                }
            }
        }
        if seen.count < LEAST {
            return Self::default();
        }
        Self { bins: bins.into(), shingles: seen.count as u32, opening: opening.unwrap_or_default() }
    }

    /// Whether there is too little text to tell a story by.
    pub fn is_empty(&self) -> bool {
        self.bins.is_empty()
    }

    /// Whether two sketches are of the same shingles, wherever they stand.
    pub fn is_alike(&self, other: &Self) -> bool {
        self.bins == other.bins && self.shingles == other.shingles
    }

    /// How much two documents have in common, as far as their sketches tell; nothing for an empty one.
    pub fn share(&self, other: &Self) -> Share {
        // Without a branch, so that several bins are looked at at once.
        let (mut common, mut all) = (0_u16, 0_u16);
        for (a, b) in self.bins.iter().zip(&*other.bins) {
            let is_filled = u16::from(a | b != 0);
            common += u16::from(a == b) & is_filled;
            all += is_filled;
        }
        let of_both = (u64::from(common) * 1000).checked_div(u64::from(all)).unwrap_or_default();
        // Of |A| + |B| shingles the share J of the union is common: J / (1 + J) of the sum.
        let sum = u64::from(self.shingles) + u64::from(other.shingles);
        let least = u64::from(self.shingles.min(other.shingles)) * (1000 + of_both);
        let of_shorter = (sum * of_both * 1000).checked_div(least).unwrap_or_default();
        Share { of_both: of_both as u32, of_shorter: of_shorter.min(1000) as u32 }
    }

    /// The keys under which documents with much in common meet.
    pub fn bands(&self) -> Vec<u64> {
        let filled = self.filled();
        let rows = filled.chunks_exact(ROWS).enumerate();
        rows.map(|(number, rows)| rows.iter().fold(mixed(number as u64), |all, row| mixed(all ^ *row)))
            .collect()
    }

    /// The bins, each empty one with what the next one that is not holds and how far that is.
    fn filled(&self) -> Vec<u64> {
        let next = |at: usize| {
            let bins = self.bins.iter().cycle().skip(at).take(BINS);
            bins.enumerate().find(|(_, bin)| **bin != 0)
        };
        let lent = |at| next(at).map_or(0, |(far, bin)| u64::from(*bin) ^ ((far as u64) << 32));
        (0..self.bins.len()).map(lent).collect()
    }
}

/// A set of shingles. Their hashes are mixed already: each looks for its slot where it says itself.
struct Seen {
    /// 0 for none; a power of two in number, and more than there are shingles.
    slots: Vec<u64>,
    count: usize,
}

impl Seen {
    fn of_at_most(shingles: usize) -> Self {
        Self { slots: vec![0; (shingles + shingles / 4 + 1).next_power_of_two()], count: 0 }
    }

    /// Takes a shingle in; whether it is new.
    fn insert(&mut self, shingle: u64) -> bool {
        let (shingle, last) = (shingle.max(1), self.slots.len() - 1);
        let mut at = shingle as usize & last;
        while let Some(slot) = self.slots.get_mut(at) {
            match *slot {
                0 => {
                    *slot = shingle;
                    self.count += 1;
                    return true;
                }
                taken if taken == shingle => return false,
                _ => at = (at + 1) & last,
            }
        }
        false
    }
}

/// Puts a shingle's hash into its bin, where it is the smallest.
fn put(bins: &mut [u16], shingle: u64) {
    let value = ((shingle >> 48) as u16).max(1);
    if let Some(bin) = bins.get_mut(shingle as usize % BINS)
        && (*bin == 0 || value < *bin)
    {
        *bin = value;
    }
}

/// Spreads the bits of a number over all of it (the finish of `SplitMix64`).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::text::Format;

    /// Sentences of distinct words, from one number to another.
    fn text(from: u32, to: u32) -> String {
        let sentences =
            (from..to).map(|n| format!("Word{n} meets name{n} at door{n}, as nobody{n} had hoped{n}."));
        sentences.collect::<Vec<_>>().join(" ")
    }

    fn sketch(text: &str) -> Sketch {
        Sketch::of(&Document::read(Arc::from(text), Format::Plain))
    }

    #[test]
    fn the_share_is_estimated_within_its_error() {
        let whole = sketch(&text(0, 60));
        for (from, to, expected) in [(0, 60, 1000), (0, 45, 750), (15, 75, 600), (30, 90, 333), (60, 120, 0)]
        {
            let share = whole.share(&sketch(&text(from, to)));
            assert!(share.of_both.abs_diff(expected) <= 100, "{from}..{to}: {share:?}");
        }
    }

    #[test]
    fn a_cut_copy_is_the_same_story_and_half_a_quotation_is_not() {
        let whole = sketch(&text(0, 60));
        assert!(whole.share(&sketch(&text(0, 30))).is_same_story());
        let follow_up = sketch(&format!("{}{}", text(30, 60), text(100, 140)));
        assert!(!whole.share(&follow_up).is_same_story());
    }

    #[test]
    fn copies_meet_under_a_band() {
        let (a, b) = (sketch(&text(0, 60)).bands(), sketch(&text(0, 45)).bands());
        assert!(a.iter().any(|band| b.contains(band)));
        let c = sketch(&text(100, 160)).bands();
        assert!(!a.iter().any(|band| c.contains(band)));
    }

    #[test]
    fn numbers_titles_and_agencies_make_no_difference() {
        let a =
            sketch(&format!("A title of one paper\n\nPORTSIDE (AFP) {} They met for 40 hours.", text(0, 40)));
        let b = sketch(&format!("Another\n\nPORTSIDE (Reuters) {} They met for 41 hours.", text(0, 40)));
        assert!(a.is_alike(&b));
    }

    #[test]
    fn little_text_has_no_sketch() {
        assert!(sketch("Too short to tell.").is_empty());
        assert!(!sketch("Too short to tell.").share(&sketch("Too short to tell.")).is_same_story());
    }
}
