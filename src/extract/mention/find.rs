//! Names that were found in a document, and those of each sentence.

use std::ops::Range;

use crate::extract::{
    facts::{MentionKind, Reference},
    lexicon::Known,
};

/// A name that was found.
#[derive(Debug, Clone)]
pub struct Find<'a> {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its sentence.
    pub sentence: usize,
    /// What it is here.
    pub kind: MentionKind,
    /// Whom it means.
    pub reference: Reference,
    /// The lexicon's entity, where it is one.
    pub known: Option<&'a Known>,
    /// Whether it is all of a name, as introductions are.
    pub is_full: bool,
    /// Whether it holds other finds and does not keep them from being mentions.
    pub is_outer: bool,
    /// Whether the last letter is a possessive's that lost its apostrophe.
    pub lost_apostrophe: bool,
    /// Why.
    pub evidence: &'static str,
}

impl Find<'_> {
    /// A name that the document introduces in full, under its own key.
    pub fn named(
        key: String,
        tokens: Range<usize>,
        sentence: usize,
        kind: MentionKind,
        evidence: &'static str,
    ) -> Self {
        Self {
            tokens,
            sentence,
            kind,
            reference: Reference::Named(key.into()),
            known: None,
            is_full: true,
            is_outer: false,
            lost_apostrophe: false,
            evidence,
        }
    }
}

/// The finds of each sentence, by place.
pub struct BySentence {
    numbers: Vec<usize>,
    /// For each sentence up to the last with finds where its numbers end.
    ends: Vec<usize>,
}

impl BySentence {
    /// Those of some finds that pass a test.
    pub fn of(finds: &[Find<'_>], test: impl Fn(&Find<'_>) -> bool) -> Self {
        let found = finds.iter().enumerate().filter(|(_, find)| !find.tokens.is_empty() && test(find));
        let mut order = Vec::with_capacity(finds.len());
        order.extend(found.map(|(number, find)| (find.sentence, find.tokens.start, number)));
        order.sort_unstable();
        let mut ends = Vec::with_capacity(order.last().map_or(0, |(sentence, ..)| *sentence) + 1);
        for (at, (sentence, ..)) in order.iter().enumerate() {
            ends.resize(*sentence, at);
        }
        ends.push(order.len());
        Self { numbers: order.into_iter().map(|(.., number)| number).collect(), ends }
    }

    /// The numbers of a sentence's finds.
    pub fn in_sentence(&self, sentence: usize) -> &[usize] {
        let end = |number: usize| self.ends.get(number).copied().unwrap_or(self.numbers.len());
        let start = sentence.checked_sub(1).map_or(0, end);
        self.numbers.get(start..end(sentence)).unwrap_or_default()
    }
}
