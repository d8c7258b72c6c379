//! Folding: one written form for the spellings of a name.

use unicode_normalization::UnicodeNormalization;

use super::token::is_apostrophe;

/// Letters and digits of ASCII in lower case; 0 for every other byte.
const LOWER: [u8; 256] = {
    let mut lower = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            lower[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    lower
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
    word.bytes().all(|byte| LOWER[usize::from(byte)] != 0)
}

/// A stable 64-bit fingerprint (FNV-1a) of bytes: the same on every machine and in every release.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(START, |hash, byte| next(hash, *byte))
}

/// The fingerprint of a word as it is folded, without folding most of them.
pub fn fingerprint_of_folded(word: &str) -> u64 {
    if word.is_ascii() {
        let kept = word.bytes().filter(|byte| !matches!(byte, b'.' | b'\'' | b'`'));
        return kept.fold(START, |hash, byte| next(hash, byte.to_ascii_lowercase()));
    }
    fingerprint(fold(word).as_bytes())
}

/// The fingerprint of a word's bytes in lower case, where they are letters and digits of ASCII only.
pub fn fingerprint_of_plain(word: &[u8]) -> Option<u64> {
    word.iter().try_fold(START, |hash, byte| match LOWER[usize::from(*byte)] {
        0 => None,
        lower => Some(next(hash, lower)),
    })
}

/// The fingerprint of nothing.
pub(super) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The fingerprint of some bytes and one more.
pub(super) fn next(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_fold_alike() {
        assert_eq!(fold("Erdoğan"), "erdogan");
        assert_eq!(fold("Sana’a"), fold("Sanaa"));
        assert_eq!(fold("U.N."), "un");
        assert_eq!(fold("Da'esh-`led"), "daesh-led");
        assert_eq!(fold("حلب"), "حلب");
    }

    #[test]
    fn a_folded_words_fingerprint_needs_no_folded_word() {
        for word in ["", "Aleppo", "MiG29", "Sana’a", "Erdoğan", "U.N.", "12,000"] {
            assert_eq!(fingerprint_of_folded(word), fingerprint(fold(word).as_bytes()), "{word}");
        }
    }
}
