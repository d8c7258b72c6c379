//! The words of a document that begin upper case: where they stand, and what their spellings share.

use crate::{
    extract::lexicon::{Lexicon, Speller, Word},
    text::{Document, TokenKind},
};

/// By place. Names are looked for at these words only, and most words are none of them.
pub struct Capitals {
    places: Vec<u32>,
    /// For each token how many stand before it.
    before: Vec<u32>,
    /// Their spelling keys, one behind the other.
    keys: String,
    /// Where the key of each ends.
    ends: Vec<u32>,
}

impl Capitals {
    /// Those of a document, whose words the lexicon looked up.
    pub fn of(document: &Document, lexicon: &Lexicon, words: &[Word]) -> Self {
        let mut capitals = Self {
            places: Vec::new(),
            before: Vec::with_capacity(document.tokens.len()),
            keys: String::new(),
            ends: Vec::new(),
        };
        let mut speller = Speller::default();
        for ((at, token), word) in (0..).zip(&document.tokens).zip(words) {
            capitals.before.push(capitals.places.len() as u32);
            if token.kind == TokenKind::Word && token.case.begins_upper() {
                let known = lexicon.skeleton_of(*word);
                let key = known.unwrap_or_else(|| speller.skeleton(document.at(token.span)));
                capitals.places.push(at);
                capitals.keys.push_str(key);
                capitals.ends.push(capitals.keys.len() as u32);
            }
        }
        capitals
    }

    /// The first of them at or behind a token.
    pub fn next(&self, at: usize) -> Option<usize> {
        let number = *self.before.get(at)?;
        self.places.get(number as usize).map(|place| *place as usize)
    }

    /// The spelling key of one of them; `None` for other words.
    pub fn key(&self, at: usize) -> Option<&str> {
        let number = *self.before.get(at)? as usize;
        self.places.get(number).filter(|place| **place as usize == at)?;
        let start = number.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or_default();
        self.keys.get(start as usize..*self.ends.get(number)? as usize)
    }
}
