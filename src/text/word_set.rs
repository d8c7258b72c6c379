//! Sets of words of the language, fixed when the program is compiled.

/// A set of words in lower case, asked without regard to ASCII case. Most words are refused by their first letter and
/// length, without a comparison.
#[derive(Debug)]
pub struct WordSet {
    words: &'static [&'static str],
    /// For each first letter, the lengths of the words that begin with it, as bits; the last is for all other bytes.
    lengths: [u32; 27],
}

impl WordSet {
    /// The set of some words in lower case, of fewer than 32 bytes each.
    pub const fn of(words: &'static [&'static str]) -> Self {
        let mut lengths = [0; 27];
        let mut at = 0;
        while at < words.len() {
            let bytes = words[at].as_bytes();
            if !bytes.is_empty() && bytes.len() < 32 {
                lengths[slot(bytes[0])] |= 1 << bytes.len();
            }
            at += 1;
        }
        Self { words, lengths }
    }

    /// Whether a word is in it.
    pub fn has(&self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first() else { return false };
        let lengths = self.lengths.get(slot(*first)).copied().unwrap_or_default();
        word.len() < 32
            && lengths & (1 << word.len()) != 0
            && self.words.iter().any(|own| own.eq_ignore_ascii_case(word))
    }
}

const fn slot(byte: u8) -> usize {
    if byte.is_ascii_alphabetic() { (byte.to_ascii_lowercase() - b'a') as usize } else { 26 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SET: WordSet = WordSet::of(&["said", "told", "§", "o'clock"]);

    #[test]
    fn has_its_words_in_any_case_and_no_others() {
        for word in ["said", "Told", "SAID", "§", "O'clock"] {
            assert!(SET.has(word), "{word}");
        }
        for word in ["", "sai", "sold", "ß", "a word of more than thirty-two bytes, which no word is"] {
            assert!(!SET.has(word), "{word}");
        }
    }
}
