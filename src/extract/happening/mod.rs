//! When and where: the days and places of what sentences tell, with the words that tell of what.
//!
//! Whether two documents tell of the same thing is `corpus`'s and the rules' to find; here are the means.

mod day;
mod place;
mod words;

use std::ops::Range;

pub(super) use self::words::{name, number, number_of};

use self::{
    day::{Anchor, Day},
    place::Place,
};
use super::{
    facts::{Facts, Tellings, ToldWord},
    lexicon::Lexicon,
};
use crate::{
    extract::{MentionKind, Reference},
    text::{Document, Span, Token, TokenKind, WordKey},
};

/// Tokens of the longest sentence that is read; only what is no prose is cut.
const LONGEST: usize = 300;

/// Words of a citation's label that are its author's own.
const LABEL: usize = 2;

/// Reads them into `facts`; mentions, citations and the date are read before.
pub fn read(document: &Document, lexicon: &Lexicon, facts: &mut Facts) {
    let (mut dated, mut placed, mut told) = (Vec::new(), Vec::new(), Tellings::default());
    let mut anchor = Anchor::default();
    for number in 0..document.sentences.len() {
        let Some(mut telling) = Telling::of(document, lexicon, facts, number) else { continue };
        telling.read_days(&mut anchor, &mut dated);
        telling.read_places(&mut placed);
        told.push(telling.number, &telling.all_words());
    }
    if dated.is_empty() && placed.is_empty() {
        told = Tellings::default();
    }
    (facts.dated, facts.placed, facts.told) = (dated, placed, told);
}

/// What becomes of the places among a sentence's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Places {
    Kept,
    LeftOut,
}

/// A sentence that is read.
struct Telling<'a> {
    document: &'a Document,
    facts: &'a Facts,
    number: u32,
    /// The number of its block.
    block: usize,
    tokens: &'a [Token],
    days: Vec<Day>,
    places: Vec<Place>,
    /// "the Kazakh capital", with the capital's id.
    capitals: Vec<(Range<usize>, &'static str)>,
    /// What each token tells; nothing for dates, and for keys and short labels of citations ("page"), which are no words
    /// of the sentence.
    told: Vec<Option<ToldWord>>,
}

impl<'a> Telling<'a> {
    fn of(document: &'a Document, lexicon: &Lexicon, facts: &'a Facts, number: usize) -> Option<Self> {
        let sentence = document.sentences.get(number)?;
        let tokens = document.tokens_of(sentence);
        let tokens = tokens.get(..LONGEST).unwrap_or(tokens);
        let (number, block) = (number as u32, sentence.block);
        let (days, places, capitals, told) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut telling = Self { document, facts, number, block, tokens, days, places, capitals, told };
        telling.capitals = telling.find_capitals(lexicon);
        telling.told = telling.find_told();
        Some(telling)
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(&self.document.text))
    }

    fn key(&self, at: usize) -> WordKey {
        self.tokens.get(at).map_or(WordKey::default(), |token| token.key)
    }

    fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The words from one token to the one before another.
    fn span(&self, range: &Range<usize>) -> Span {
        let at = |at: usize| self.tokens.get(at).map(|token| token.span).unwrap_or_default();
        at(range.start).join(at(range.end.saturating_sub(1).max(range.start)))
    }

    fn find_labels(&self) -> Vec<Span> {
        let own = self.facts.citations.iter().filter(|citation| citation.sentence == Some(self.number));
        let words = |span: Span| {
            let inside = self.tokens.iter().filter(|token| span.covers(token.span));
            inside.filter(|token| token.kind == TokenKind::Word).count()
        };
        own.map(|citation| citation.span).filter(|span| words(*span) <= LABEL).collect()
    }

    /// All that the sentence tells, without its days.
    fn all_words(&self) -> Box<[ToldWord]> {
        self.words(0..self.tokens.len(), Places::Kept)
    }

    /// What some tokens tell: each word once, in order.
    fn words(&self, range: Range<usize>, of_places: Places) -> Box<[ToldWord]> {
        let is_place = |at: usize| {
            of_places == Places::LeftOut && self.places.iter().any(|place| place.tokens.contains(&at))
        };
        let range = range.start..range.end.min(self.told.len());
        let mut words = Vec::with_capacity(range.len());
        for (at, word) in range.clone().zip(self.told.get(range).unwrap_or_default()) {
            words.extend(word.filter(|_| !is_place(at)));
        }
        words.sort_unstable_by_key(|word| u64::from(word.stem) << 32 | u64::from(word.name));
        words.dedup_by_key(|word: &mut ToldWord| word.stem);
        words.as_slice().into()
    }

    /// What each token tells, with the name that the innermost mention over it has.
    fn find_told(&self) -> Vec<Option<ToldWord>> {
        let labels = self.find_labels();
        let is_word = |token: &Token| {
            matches!(token.kind, TokenKind::Word | TokenKind::Number)
                && !labels.iter().any(|label| label.covers(token.span))
        };
        let stem = |token: &Token| {
            let stem = is_word(token).then(|| words::number(&self.document.text, token))??;
            Some(ToldWord { stem, name: 0 })
        };
        let mut told: Vec<Option<ToldWord>> = self.tokens.iter().map(stem).collect();
        let mut give = |tokens: Range<usize>, name: u32| {
            let words = told.get_mut(tokens).unwrap_or_default();
            words.iter_mut().flatten().for_each(|word| word.name = name);
        };
        let mentions = self.facts.mentions_in(self.number);
        for mention in mentions.filter(|one| matches!(one.kind, MentionKind::Actor | MentionKind::Venue)) {
            let (Reference::Known(key) | Reference::Named(key) | Reference::Short(key)) = &mention.reference;
            if let Some(tokens) = self.tokens_in(mention.span) {
                give(tokens, words::name(key));
            }
        }
        for (tokens, id) in self.capitals.iter().rev() {
            give(tokens.clone(), words::name(id));
        }
        told
    }
}

#[cfg(test)]
mod tests;
