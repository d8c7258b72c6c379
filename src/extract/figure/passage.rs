//! A passage: one sentence's tokens and the questions that readers of figures ask about them.

use std::ops::Range;

use super::word;
use crate::{
    extract::{
        date_words::{DateWords, find_marked_dates},
        mark::{Marked, Marks},
    },
    text::{Sentence, Span, Token, TokenKind, WordKey, words},
};

/// Tokens of the longest sentence that is read as one: several times the longest that people write.
const LONGEST: usize = 600;

/// One sentence, its tokens counted from 0. Places outside of it hold the empty word.
#[derive(Clone, Copy)]
pub(in crate::extract) struct Passage<'a> {
    /// The whole text.
    pub(in crate::extract) text: &'a str,
    /// The sentence's tokens.
    pub(in crate::extract) tokens: &'a [Token],
    /// Which readers each token may concern.
    pub(in crate::extract) marks: &'a [Marks],
}

impl<'a> Passage<'a> {
    /// The passage of a sentence.
    pub(in crate::extract) fn of(document: &'a Marked<'_>, sentence: &Sentence) -> Self {
        let marks = document.marks(sentence.tokens.clone());
        Self { text: &document.text, tokens: document.tokens_of(sentence), marks }
    }

    /// Some of its tokens.
    pub(in crate::extract) fn part(self, range: Range<usize>) -> Self {
        let range = range.start.min(self.len())..range.end.min(self.len());
        let tokens = self.tokens.get(range.clone()).unwrap_or_default();
        Self { tokens, marks: self.marks.get(range).unwrap_or_default(), ..self }
    }

    /// The passage in pieces of a length that readers can look through again and again. Only what is no prose is cut.
    pub(in crate::extract) fn pieces(self) -> impl Iterator<Item = Self> {
        (0..self.len()).step_by(LONGEST).map(move |first| self.part(first..first + LONGEST))
    }

    /// Its first piece.
    pub(in crate::extract) fn opening(self) -> Self {
        self.part(0..LONGEST)
    }

    /// The tokens around a place, as many as a piece has.
    pub(in crate::extract) fn around(self, at: usize) -> (Self, usize) {
        let first = at.saturating_sub(LONGEST / 2);
        let last = (at + LONGEST / 2).min(self.len());
        (self.part(first..last), at - first)
    }

    /// Number of tokens.
    pub(in crate::extract) fn len(self) -> usize {
        self.tokens.len()
    }

    /// The token at a place.
    pub(in crate::extract) fn token(self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// The text of the token at a place.
    pub(in crate::extract) fn word(self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The text of the token before a place.
    pub(in crate::extract) fn before(self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// The key of the token at a place.
    #[inline]
    pub(in crate::extract) fn key(self, at: usize) -> WordKey {
        self.tokens.get(at).map_or(WordKey::default(), |token| token.key)
    }

    /// The key of the token before a place.
    pub(in crate::extract) fn key_before(self, at: usize) -> WordKey {
        at.checked_sub(1).map_or(WordKey::default(), |at| self.key(at))
    }

    /// Its dates.
    pub(in crate::extract) fn dates(self) -> Vec<DateWords> {
        find_marked_dates(self.text, self.tokens, self.marks)
    }

    /// The first place at or behind another whose token has a mark.
    #[inline]
    pub(in crate::extract) fn next(self, at: usize, mark: Marks) -> Option<usize> {
        Marks::next(self.marks, at, mark)
    }

    /// Whether the token at a place is this word, whatever its case.
    #[expect(clippy::inline_always, reason = "only so does the compiler make the key of the word")]
    #[inline(always)]
    pub(in crate::extract) fn is(self, at: usize, word: &str) -> bool {
        self.key(at) == WordKey::of(word)
    }

    /// Whether the token at a place is one of these words.
    #[inline]
    pub(in crate::extract) fn any(self, at: usize, words: &[WordKey]) -> bool {
        words.contains(&self.key(at))
    }

    /// Whether the token before a place is one of these words.
    #[inline]
    pub(in crate::extract) fn any_before(self, at: usize, words: &[WordKey]) -> bool {
        at.checked_sub(1).is_some_and(|at| self.any(at, words))
    }

    /// Whether these words stand from a place on.
    pub(in crate::extract) fn reads(self, at: usize, words: &[WordKey]) -> bool {
        words.iter().zip(at..).all(|(word, at)| self.key(at) == *word)
    }

    /// Whether these words stand directly before a place; then where they begin.
    pub(in crate::extract) fn reads_before(self, at: usize, words: &[WordKey]) -> Option<usize> {
        let start = at.checked_sub(words.len())?;
        self.reads(start, words).then_some(start)
    }

    /// Whether the token at a place is a word that holds sentences together.
    pub(in crate::extract) fn is_function(self, at: usize) -> bool {
        word::may_be_function(self.key(at)) && word::is_function(self.word(at))
    }

    /// Whether the token at a place is of this kind.
    pub(in crate::extract) fn is_kind(self, at: usize, kind: TokenKind) -> bool {
        self.token(at).is_some_and(|token| token.kind == kind)
    }

    /// Whether a token begins the words of a wiki link, which are mostly a page's name: `[[aleppo-strikes]]`.
    pub(in crate::extract) fn opens_link(self, at: usize) -> bool {
        let before = self.token(at).and_then(|token| self.text.get(..token.span.start as usize));
        before.is_some_and(|before| before.ends_with("[["))
    }

    /// Whether white space stands before the token at a place.
    pub(in crate::extract) fn spaced(self, at: usize) -> bool {
        self.token(at).is_none_or(|token| token.spaced)
    }

    /// Whether the token is a word that begins as names do.
    pub(in crate::extract) fn is_capital(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.case.begins_upper())
    }

    /// The span of some tokens.
    pub(in crate::extract) fn span(self, range: Range<usize>) -> Span {
        let first = self.token(range.start).map(|token| token.span).unwrap_or_default();
        let last = range.end.checked_sub(1).and_then(|at| self.token(at)).map_or(first, |token| token.span);
        first.join(last)
    }

    /// Whether a clause ends with the token at a place, for readers that must not look beyond.
    pub(in crate::extract) fn ends_clause(self, at: usize) -> bool {
        self.any(at, words![";", ":", "but", "while", "whereas", "although", "though"])
    }

    /// The first place of the clause that holds `at`.
    pub(in crate::extract) fn clause_start(self, at: usize) -> usize {
        (0..at).rev().find(|place| self.ends_clause(*place)).map_or(0, |place| place + 1)
    }

    /// One past the last place of the clause that holds `at`.
    pub(in crate::extract) fn clause_end(self, at: usize) -> usize {
        (at..self.len()).find(|place| self.ends_clause(*place)).unwrap_or(self.len())
    }
}
