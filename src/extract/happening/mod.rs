//! When and where: the days and places of what sentences tell, with the words that tell of what.
//!
//! Whether two documents tell of the same thing is `corpus`'s and the rules' to find; here are the means.

mod day;
mod place;
mod words;

use std::ops::Range;

pub(super) use self::words::{name, number};

use self::{
    day::{Anchor, Day},
    place::Place,
};
use super::{
    facts::{Facts, Told, ToldWord},
    lexicon::Lexicon,
};
use crate::{
    extract::{MentionKind, Reference},
    text::{Document, Span, Token, TokenKind},
};

/// Tokens of the longest sentence that is read; only what is no prose is cut.
const LONGEST: usize = 300;

/// Words of a citation's label that are its author's own.
const LABEL: usize = 2;

/// Reads them into `facts`; mentions, citations and the date are read before.
pub fn read(document: &Document, lexicon: &Lexicon, facts: &mut Facts) {
    let (mut dated, mut placed, mut told) = (Vec::new(), Vec::new(), Vec::new());
    let mut anchor = Anchor::default();
    for number in 0..document.sentences.len() {
        let Some(mut telling) = Telling::of(document, lexicon, facts, number) else { continue };
        telling.read_days(&mut anchor, &mut dated);
        telling.read_places(&mut placed);
        told.extend(telling.told());
    }
    if dated.is_empty() && placed.is_empty() {
        told.clear();
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
    /// Keys and short labels of citations ("page"), which are no words of the sentence.
    labels: Vec<Span>,
}

impl<'a> Telling<'a> {
    fn of(document: &'a Document, lexicon: &Lexicon, facts: &'a Facts, number: usize) -> Option<Self> {
        let sentence = document.sentences.get(number)?;
        let tokens = document.tokens_of(sentence);
        let tokens = tokens.get(..LONGEST).unwrap_or(tokens);
        let (number, block) = (number as u32, sentence.block);
        let (days, places, capitals, labels) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut telling = Self { document, facts, number, block, tokens, days, places, capitals, labels };
        telling.labels = telling.find_labels();
        telling.capitals = telling.find_capitals(lexicon);
        Some(telling)
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(&self.document.text))
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
    fn told(&self) -> Option<Told> {
        let words = self.words(0..self.tokens.len(), Places::Kept);
        (!words.is_empty()).then_some(Told { sentence: self.number, words })
    }

    /// What some tokens tell, without dates: each word once, in order.
    fn words(&self, range: Range<usize>, of_places: Places) -> Box<[ToldWord]> {
        let is_date = |at: usize| self.days.iter().any(|date| date.tokens.contains(&at));
        let is_place = |at: usize| {
            of_places == Places::LeftOut && self.places.iter().any(|place| place.tokens.contains(&at))
        };
        let mut words: Vec<ToldWord> = range
            .filter(|at| !(is_date(*at) || is_place(*at)))
            .filter_map(|at| Some((at, self.tokens.get(at)?)))
            .filter(|(_, token)| !self.labels.iter().any(|label| label.covers(token.span)))
            .filter(|(_, token)| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            .filter_map(|(at, token)| {
                let stem = words::number(token.text(&self.document.text))?;
                Some(ToldWord { stem, name: self.name_at(at, token.span) })
            })
            .collect();
        words.sort_unstable();
        words.dedup_by_key(|word| word.stem);
        words.into()
    }

    /// Whom or what the innermost name at a place means.
    fn name_at(&self, at: usize, span: Span) -> u32 {
        if let Some((_, id)) = self.capitals.iter().find(|(tokens, _)| tokens.contains(&at)) {
            return words::name(id);
        }
        let over = self.facts.mentions_in(self.number).filter(|mention| mention.span.covers(span));
        let named = over.filter(|mention| matches!(mention.kind, MentionKind::Actor | MentionKind::Venue));
        named.last().map_or(0, |mention| match &mention.reference {
            Reference::Known(key) | Reference::Named(key) | Reference::Short(key) => words::name(key),
        })
    }
}

#[cfg(test)]
mod tests;
