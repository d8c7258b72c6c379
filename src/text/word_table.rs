//! Tables of words of the language: what a word means, found without hashing it whole or folding its case first.

/// Meanings by word, asked without regard to ASCII case. Most words of a text meet an empty slot at once.
#[derive(Debug)]
pub struct WordTable<V, W = &'static str> {
    words: Vec<(W, V)>,
    /// For each slot the place of its word in `words` plus one, or 0 for none.
    slots: Vec<u16>,
    /// For each first letter the lengths of the words that begin with it, as bits: the first, cheap question.
    lengths: [u32; 32],
}

impl<V, W> Default for WordTable<V, W> {
    fn default() -> Self {
        Self { words: Vec::new(), slots: Vec::new(), lengths: [0; 32] }
    }
}

impl<V: Copy, W: AsRef<str>> WordTable<V, W> {
    /// The table of some words in lower case with what they mean; a word's first meaning counts.
    pub fn of(words: impl IntoIterator<Item = (W, V)>) -> Self {
        let words: Vec<(W, V)> = words.into_iter().filter(|(word, _)| !word.as_ref().is_empty()).collect();
        let count = (words.len() * 4).next_power_of_two();
        let (mut slots, mut lengths) = (vec![0; count], [0; 32]);
        for (number, (word, _)) in (1..).zip(&words) {
            let first = slot(word.as_ref().as_bytes());
            let free =
                (first..first + count).map(|at| at & (count - 1)).find(|at| slots.get(*at) == Some(&0));
            if let Some(taken) = free.and_then(|at| slots.get_mut(at)) {
                *taken = number;
            }
            let (letter, length) = letter_and_length(word.as_ref().as_bytes());
            lengths[letter] |= length;
        }
        Self { words, slots, lengths }
    }

    /// What a word means.
    pub fn get(&self, word: &str) -> Option<V> {
        let (letter, length) = letter_and_length(word.as_bytes());
        if self.lengths[letter] & length == 0 {
            return None;
        }
        let mut at = slot(word.as_bytes());
        loop {
            let number = usize::from(*self.slots.get(at & self.slots.len().wrapping_sub(1))?);
            let (own, meaning) = self.words.get(number.checked_sub(1)?)?;
            if own.as_ref().eq_ignore_ascii_case(word) {
                return Some(*meaning);
            }
            at += 1;
        }
    }

    /// Whether a word is in it.
    pub fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

impl WordTable<()> {
    /// The table of the words of some texts, for asking only whether a word is among them.
    pub fn of_texts(texts: &[&'static str]) -> Self {
        Self::of(texts.iter().flat_map(|text| text.split_whitespace()).map(|word| (word, ())))
    }
}

/// The first letter without its case, and a bit for the length.
#[inline]
fn letter_and_length(word: &[u8]) -> (usize, u32) {
    (usize::from(word.first().copied().unwrap_or_default() & 31), 1 << word.len().min(31))
}

/// Where the search for a word begins: by its length and its first, middle and last bytes in lower case.
#[inline]
fn slot(word: &[u8]) -> usize {
    let byte = |at: Option<&u8>| usize::from(at.copied().unwrap_or_default() | 0x20);
    let (first, middle, last) = (byte(word.first()), byte(word.get(word.len() / 2)), byte(word.last()));
    ((word.len() * 37 + first) * 37 + middle) * 37 + last
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
        assert_eq!(WordTable::<u8>::of([]).get("said"), None);
        assert!(WordTable::of_texts(&["and or", "but"]).has("But"));
    }
}
