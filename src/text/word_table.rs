//! Tables of words of the language: what a word means, found by its key.

use super::WordKey;

/// Meanings by word, asked without regard to ASCII case. Most words of a text meet an empty slot at once.
#[derive(Debug)]
pub struct WordTable<V> {
    /// The words, each at the place that its key leads to or behind it; the key of no word where none is.
    words: Vec<WordKey>,
    /// What they mean, at the same places.
    meanings: Vec<Option<V>>,
    /// By how much a key's hash is shifted to be a place.
    shift: u32,
}

impl<V> Default for WordTable<V> {
    fn default() -> Self {
        Self { words: Vec::new(), meanings: Vec::new(), shift: 63 }
    }
}

impl<V: Copy> WordTable<V> {
    /// The table of some words with what they mean; a word's first meaning counts.
    pub fn of(words: impl IntoIterator<Item = (impl Into<WordKey>, V)>) -> Self {
        let words: Vec<(WordKey, V)> =
            words.into_iter().map(|(word, meaning)| (word.into(), meaning)).collect();
        // Most of the slots stay empty: few searches go beyond the first.
        let bits = (words.len() * 4 + 1).next_power_of_two().ilog2();
        let size = 1 << bits;
        let mut table =
            Self { words: vec![WordKey::default(); size], meanings: vec![None; size], shift: 64 - bits };
        for (word, meaning) in words {
            table.add(word, meaning);
        }
        table
    }

    fn add(&mut self, word: WordKey, meaning: V) {
        let last = self.words.len() - 1;
        let mut at = self.first(word);
        while let (Some(own), Some(slot)) = (self.words.get_mut(at), self.meanings.get_mut(at)) {
            if *own == WordKey::default() {
                *own = word;
                *slot = (word != WordKey::default()).then_some(meaning);
            }
            if *own == word {
                return;
            }
            at = (at + 1) & last;
        }
    }

    /// Where the search for a word begins.
    #[inline]
    fn first(&self, word: WordKey) -> usize {
        (word.hash() >> self.shift) as usize
    }

    /// What a word means.
    #[inline]
    pub fn get(&self, word: impl Into<WordKey>) -> Option<V> {
        let word = word.into();
        let mut at = self.first(word);
        loop {
            let own = *self.words.get(at)?;
            if own == word {
                return *self.meanings.get(at)?;
            }
            if own == WordKey::default() {
                return None;
            }
            at = (at + 1) & (self.words.len() - 1);
        }
    }

    /// Whether a word is in it.
    #[inline]
    pub fn has(&self, word: impl Into<WordKey>) -> bool {
        self.get(word).is_some()
    }
}

impl WordTable<()> {
    /// The table of the words of some texts, for asking only whether a word is among them.
    pub fn of_texts(texts: &[&'static str]) -> Self {
        Self::of(texts.iter().flat_map(|text| text.split_whitespace()).map(|word| (word, ())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_its_words_in_any_case_and_no_others() {
        let table =
            WordTable::of([("said", 1), ("told", 2), ("§", 3), ("o'clock", 4), ("sold", 5), ("said", 6)]);
        for (word, meaning) in [("said", 1), ("Told", 2), ("§", 3), ("O'Clock", 4), ("SOLD", 5)] {
            assert_eq!(table.get(word), Some(meaning), "{word}");
        }
        for word in
            ["", "sai", "cold", "ß", "saidd", "a word of more than thirty-two bytes, which no word is"]
        {
            assert_eq!(table.get(word), None, "{word}");
        }
        assert_eq!(WordTable::<u8>::default().get("said"), None);
        assert!(WordTable::of_texts(&["and or", "but"]).has("But"));
    }
}
