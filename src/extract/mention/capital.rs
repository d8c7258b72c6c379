//! The words of a document that begin upper case: where they stand, and what their spellings share.

use crate::{
    extract::lexicon::{Lexicon, Speller, Word},
    text::{Document, Token, TokenKind},
};

/// By place. Names are looked for at these words only, and most words are none of them.
pub struct Capitals {
    places: Vec<u32>,
    /// For each token how many stand before it.
    before: Vec<u32>,
    /// The spelling keys of those that the lexicon does not have, one behind the other.
    keys: String,
    /// Where the key of each ends.
    ends: Vec<u32>,
}

impl Capitals {
    /// Those of a document, whose words the lexicon looked up.
    pub fn of(document: &Document, lexicon: &Lexicon, words: &[Word]) -> Self {
        let is_capital = |token: &Token| token.kind == TokenKind::Word && token.case.begins_upper();
        let mut count = 0;
        let before = document.tokens.iter().map(|token| {
            let before = count;
            count += u32::from(is_capital(token));
            before
        });
        let before: Vec<u32> = before.collect();
        let room = count as usize;
        let (mut places, mut ends) = (Vec::with_capacity(room), Vec::with_capacity(room));
        let (mut keys, mut speller) = (String::new(), Speller::default());
        let tokens = (0..).zip(&document.tokens).zip(words);
        for ((at, token), word) in tokens.filter(|((_, token), _)| is_capital(token)) {
            if lexicon.skeleton_of(*word).is_none() {
                keys.push_str(speller.skeleton(document.at(token.span)));
            }
            places.push(at);
            ends.push(keys.len() as u32);
        }
        Self { places, before, keys, ends }
    }

    /// The first of them at or behind a token.
    pub fn next(&self, at: usize) -> Option<usize> {
        let number = *self.before.get(at)?;
        self.places.get(number as usize).map(|place| *place as usize)
    }

    /// The spelling key of one of them that the lexicon does not have; empty of one that it has, `None` for other words.
    pub fn key(&self, at: usize) -> Option<&str> {
        let number = *self.before.get(at)? as usize;
        self.places.get(number).filter(|place| **place as usize == at)?;
        let start = number.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or_default();
        self.keys.get(start as usize..*self.ends.get(number)? as usize)
    }
}
