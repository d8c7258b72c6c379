//! Folding: one written form for the spellings of a name.

use unicode_normalization::UnicodeNormalization;

/// A word in lower case, without diacritics and apostrophes. `Erdoğan` and `Erdogan` fold alike, `Sana'a` and `Sanaa`.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// The same, put behind what is in `folded` already.
pub fn fold_into(word: &str, folded: &mut String) {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        let start = folded.len();
        folded.push_str(word);
        if let Some(new) = folded.get_mut(start..) {
            new.make_ascii_lowercase();
        }
        return;
    }
    let kept = word.nfd().filter(|c| {
        !matches!(c, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{065F}' | '.')
            && !super::token::is_apostrophe(*c)
    });
    folded.extend(kept.flat_map(char::to_lowercase).map(|c| match c {
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        other => other,
    }));
}

/// A stable 64-bit fingerprint (FNV-1a) of bytes: the same on every machine and in every release.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_fold_alike() {
        assert_eq!(fold("Erdoğan"), "erdogan");
        assert_eq!(fold("Sana’a"), fold("Sanaa"));
        assert_eq!(fold("U.N."), "un");
        assert_eq!(fold("حلب"), "حلب");
    }
}
