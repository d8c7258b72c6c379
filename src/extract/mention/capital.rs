//! The words of a document that begin upper case: where they stand, and what their spellings share.

/// By place. Names are looked for at these words only, and most words are none of them.
pub struct Capitals {
    places: Vec<u32>,
    /// For each token up to the last of them how many stand before it.
    before: Vec<u32>,
    /// The spelling keys of those that the lexicon does not have, one behind the other.
    keys: String,
    /// Where the key of each ends.
    ends: Vec<u32>,
}

impl Capitals {
    /// None yet, with room for those of a document of some tokens.
    pub fn among(tokens: usize) -> Self {
        let few = tokens / ONE_IN;
        Self {
            places: Vec::with_capacity(few),
            before: Vec::with_capacity(tokens),
            keys: String::with_capacity(tokens / 2),
            ends: Vec::with_capacity(few),
        }
    }

    /// Adds the next one, with its spelling key where the lexicon does not have it.
    pub fn add(&mut self, at: usize, key: Option<&str>) {
        self.before.resize(at + 1, self.places.len() as u32);
        self.places.push(at as u32);
        self.keys.push_str(key.unwrap_or_default());
        self.ends.push(self.keys.len() as u32);
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

/// Most texts have fewer of them than one in so many tokens.
const ONE_IN: usize = 4;
