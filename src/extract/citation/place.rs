//! Where citations stand among a document's words, asked by searching: a text may hold as many as it has words.

use std::cmp::Reverse;

use crate::text::{Document, Span, Token, TokenKind};

/// Spans in order, with the furthest end up to each.
pub(super) struct Places {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Places {
    pub fn of(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.into_iter().collect();
        spans.sort_by_key(|span| (span.start, Reverse(span.end)));
        let mut furthest = 0;
        let ends = spans.iter().map(|span| {
            furthest = furthest.max(span.end);
            furthest
        });
        let ends = ends.collect();
        Self { starts: spans.iter().map(|span| span.start).collect(), ends }
    }

    /// Whether one of them covers a span that is not empty.
    pub fn cover(&self, span: Span) -> bool {
        self.furthest(self.starts.partition_point(|start| *start <= span.start)) >= span.end
    }

    /// Whether one of them has something of a span.
    fn meet(&self, span: Span) -> bool {
        self.furthest(self.starts.partition_point(|start| *start < span.end)) > span.start
    }

    /// The furthest end of the first ones.
    fn furthest(&self, count: usize) -> u32 {
        count.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or_default()
    }
}

/// What each sentence says besides its citations.
#[derive(Default)]
pub(super) struct OwnWords {
    /// Where the first word stands that is none of a citation's.
    first: Vec<Option<u32>>,
    /// The sentence that a citation in this one belongs to: the nearest before it, in its block, that has own words.
    speaker: Vec<usize>,
}

impl OwnWords {
    pub fn of(document: &Document, places: &Places) -> Self {
        let mut words = Self::default();
        let mut block = None;
        for (number, sentence) in document.sentences.iter().enumerate() {
            let mut tokens = document.tokens_of(sentence).iter();
            let first = tokens.find(|token| is_own(document, token, places)).map(|token| token.span.start);
            // "[@key]", "(see [AFP](a.md))", "Source: [[x]]" go with what stands before them.
            let is_only_citations = first.is_none() && places.meet(sentence.span);
            let before = number.checked_sub(1).filter(|_| is_only_citations && block == Some(sentence.block));
            let speaker = before.and_then(|before| words.speaker.get(before)).copied().unwrap_or(number);
            words.first.push(first);
            words.speaker.push(speaker);
            block = Some(sentence.block);
        }
        words
    }

    /// Whether a sentence has words of its own before a place.
    pub fn stand_before(&self, sentence: usize, place: u32) -> bool {
        self.first.get(sentence).copied().flatten().is_some_and(|first| first < place)
    }

    /// The sentence that citations in this one belong to.
    pub fn speaker(&self, sentence: usize) -> usize {
        self.speaker.get(sentence).copied().unwrap_or(sentence)
    }
}

fn is_own(document: &Document, token: &Token, places: &Places) -> bool {
    const LEADS: &[&str] = &["see", "source", "sources", "cf", "via", "and", "also", "from"];
    matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Address)
        && !LEADS.iter().any(|lead| lead.eq_ignore_ascii_case(token.text(&document.text)))
        && !places.cover(token.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_like_one_by_one() {
        let spans = [(4, 9), (0, 2), (5, 7), (20, 21), (8, 12)].map(|(start, end)| Span::new(start, end));
        let places = Places::of(spans);
        for start in 0..24 {
            for end in start + 1..24 {
                let span = Span::new(start, end);
                assert_eq!(places.cover(span), spans.iter().any(|one| one.covers(span)), "{span:?}");
                assert_eq!(places.meet(span), spans.iter().any(|one| one.overlaps(span)), "{span:?}");
            }
        }
    }
}
