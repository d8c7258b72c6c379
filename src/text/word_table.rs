//! Tables of words of the language: what a word means, found by its key.

use super::WordKey;

/// Meanings by word, asked without regard to ASCII case. Most words of a text meet an empty slot at once.
#[derive(Debug)]
pub struct WordTable<V> {
    /// The words, each at the place that its key leads to or behind it; the key of no word where none is.
    words: Vec<WordKey>,
    /// What they mean, at the same places.
    meanings: Vec<Option<V>>,
    /// How many words there are.
    count: usize,
    /// By how much a key's hash is shifted to be a place.
    shift: u32,
}

/// Slots for each word, all but one of which stay empty: few searches go beyond the first.
const EMPTY: usize = 4;

impl<V> Default for WordTable<V> {
    fn default() -> Self {
        Self { words: Vec::new(), meanings: Vec::new(), count: 0, shift: u64::BITS - 1 }
    }
}

impl<V: Copy> WordTable<V> {
    /// The table of some words with what they mean; a word's first meaning counts.
    pub fn of(words: impl IntoIterator<Item = (impl Into<WordKey>, V)>) -> Self {
        let words = words.into_iter();
        let mut table = Self::default();
        table.grow(words.size_hint().0);
        for (word, meaning) in words {
            table.get_or_insert(word, meaning);
        }
        table
    }

    /// What a word means; this, from now on, where it is new.
    pub fn get_or_insert(&mut self, word: impl Into<WordKey>, meaning: V) -> V {
        if self.words.len() < (self.count + 1) * EMPTY {
            self.grow(2 * self.count);
        }
        let word = word.into();
        let last = self.words.len() - 1;
        let mut at = self.first(word);
        while let (Some(own), Some(slot)) = (self.words.get_mut(at), self.meanings.get_mut(at)) {
            if *own == WordKey::default() && word != WordKey::default() {
                (*own, *slot) = (word, Some(meaning));
                self.count += 1;
            }
            if *own == word {
                return slot.unwrap_or(meaning);
            }
            at = (at + 1) & last;
        }
        meaning
    }

    /// Makes room for some words in all.
    fn grow(&mut self, count: usize) {
        let bits = ((count + 1) * EMPTY).next_power_of_two().ilog2();
        let size = 1 << bits;
        let (words, meanings) = (
            std::mem::replace(&mut self.words, vec![WordKey::default(); size]),
            std::mem::replace(&mut self.meanings, vec![None; size]),
        );
        (self.count, self.shift) = (0, u64::BITS - bits);
        for (word, meaning) in words.into_iter().zip(meanings) {
            if let Some(meaning) = meaning {
                self.get_or_insert(word, meaning);
            }
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
        let mut grown = WordTable::default();
        let words: Vec<String> = (0..500).map(|number| format!("word{number}")).collect();
        for (word, number) in words.iter().zip(0..) {
            assert_eq!(grown.get_or_insert(word, number), number);
            assert_eq!(grown.get_or_insert(word, 1000), number);
        }
        assert!(words.iter().zip(0..).all(|(word, number)| grown.get(word) == Some(number)));
        assert!(WordTable::of_texts(&["and or", "but"]).has("But"));
    }
}
