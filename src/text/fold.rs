//! Folding: one written form for the spellings of a name.

use unicode_normalization::UnicodeNormalization;

use super::{
    LETTERS,
    token::{Case, Token, is_apostrophe},
    word_key::mix,
};

/// A word in lower case, without diacritics and apostrophes. `Erdoğan` and `Erdogan` fold alike, `Sana'a` and `Sanaa`.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// The same, put behind what is in `folded` already.
pub fn fold_into(word: &str, folded: &mut String) {
    if is_plain(word) {
        let start = folded.len();
        folded.push_str(word);
        if let Some(new) = folded.get_mut(start..) {
            new.make_ascii_lowercase();
        }
        return;
    }
    if word.is_ascii() {
        let kept = word.bytes().filter(|byte| !matches!(byte, b'.' | b'\'' | b'`'));
        folded.extend(kept.map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    // Most words beyond ASCII are so by an apostrophe alone.
    if word.chars().all(|c| c.is_ascii() || is_apostrophe(c)) {
        let kept = word.chars().filter(|c| *c != '.' && !is_apostrophe(*c));
        folded.extend(kept.map(|c| c.to_ascii_lowercase()));
        return;
    }
    let kept = word.nfd().filter(|c| {
        !matches!(c, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{065F}' | '.') && !is_apostrophe(*c)
    });
    folded.extend(kept.flat_map(char::to_lowercase).map(|c| match c {
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        other => other,
    }));
}

/// Whether folding does no more to a word than to put it in lower case.
pub fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A stable 64-bit fingerprint (FNV-1a) of bytes: the same on every machine and in every release.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    go_on(EMPTY, bytes)
}

/// A number by which a text is known from others as long as the program runs: quicker than a fingerprint, and not to be
/// kept.
pub fn checksum(text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks();
    let sum = words.iter().fold(text.len() as u64, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(sum, |sum, byte| mix(sum, u64::from(*byte)))
}

/// The fingerprint of nothing.
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The fingerprint of what another is of with some bytes behind it.
pub fn go_on(fingerprint: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(fingerprint, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The same with the first of some letters. Goes over all of them: that takes less than to guess where a word ends.
fn go_on_letters(fingerprint: u64, letters: [u8; LETTERS], count: usize) -> u64 {
    let (mut all, mut last) = ([fingerprint; LETTERS + 1], fingerprint);
    for (number, letter) in letters.into_iter().enumerate() {
        last = go_on(last, &[letter]);
        all[number + 1] = last;
    }
    all.get(count).copied().unwrap_or(last)
}

/// The same with the folded text of a token; `memory` is there to fold in.
#[inline]
pub fn go_on_folded(fingerprint: u64, token: &Token, text: &str, memory: &mut String) -> u64 {
    let is_folded = token.key == token.folded;
    let length = token.span.len() as usize;
    if is_folded && length <= LETTERS {
        return go_on_letters(fingerprint, token.key.letters(), length);
    }
    let word = token.text(text);
    if is_folded && token.case == Case::Lower {
        return go_on(fingerprint, word.as_bytes());
    }
    memory.clear();
    fold_into(word, memory);
    go_on(fingerprint, memory.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, token::tokenize};

    #[test]
    fn a_checksum_hears_of_every_byte() {
        let text = "On 4 July 2017 they met in Astana.";
        for at in 0..text.len() {
            let mut other = text.to_owned();
            other.replace_range(at..=at, "\u{1}");
            assert_ne!(checksum(text), checksum(&other), "{at}");
            assert_ne!(checksum(text), checksum(text.get(..at).unwrap_or_default()), "{at}");
        }
    }

    #[test]
    fn a_token_has_the_fingerprint_of_its_folded_text() {
        let text = "A man of Sana'a met ERDOĞAN, negotiators and colleagues in the U.N. headquarters' café";
        let mut tokens = Vec::new();
        tokenize(text, Span::at(0, text.len()), &mut tokens);
        for token in &tokens {
            let folded = go_on_folded(EMPTY, token, text, &mut String::new());
            assert_eq!(folded, fingerprint(fold(token.text(text)).as_bytes()), "{}", token.text(text));
        }
    }

    #[test]
    fn spellings_that_fold_alike() {
        assert_eq!(fold("Erdoğan"), "erdogan");
        assert_eq!(fold("Sana’a"), fold("Sanaa"));
        assert_eq!(fold("U.N."), "un");
        assert_eq!(fold("Da'esh-`led"), "daesh-led");
        assert_eq!(fold("حلب"), "حلب");
    }
}
