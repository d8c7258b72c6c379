//! Words as numbers: what is asked of a word again and again is asked of eight bytes.

/// A word as a number, whatever its case: two words of up to eight bytes have one key only if they are the same but for
/// the case of ASCII letters; of longer ones the keys are hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WordKey(u64);

impl WordKey {
    /// The key of a word; that of no word is the default.
    #[expect(clippy::inline_always, reason = "only so does the compiler make the key of a word in the code")]
    #[inline(always)]
    #[must_use]
    pub const fn of(word: &str) -> Self {
        Self(number(word.as_bytes()))
    }

    /// The same, of the bytes of any text's word.
    pub(super) fn of_bytes(word: &[u8]) -> Self {
        Self(number(word))
    }

    /// The keys of some words.
    pub const fn all<const N: usize>(words: [&str; N]) -> [Self; N] {
        let (mut keys, mut at) = ([Self(0); N], 0);
        while at < N {
            keys[at] = Self::of(words[at]);
            at += 1;
        }
        keys
    }

    /// The key spread over all bits, for tables.
    #[inline]
    pub(super) fn hash(self) -> u64 {
        self.0.wrapping_mul(SPREAD)
    }
}

impl<W: AsRef<str> + ?Sized> From<&W> for WordKey {
    fn from(word: &W) -> Self {
        Self::of_bytes(word.as_ref().as_bytes())
    }
}

/// The keys of words that are written in the code; the compiler makes them.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const { &$crate::text::WordKey::all([$($word),*]) }
    };
}
pub(crate) use words;

const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

#[expect(clippy::inline_always, reason = "see `WordKey::of`")]
#[inline(always)]
const fn number(word: &[u8]) -> u64 {
    let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) else {
        return lower(short(word));
    };
    let (first, last) = (lower(u64::from_le_bytes(*first)), lower(u64::from_le_bytes(*last)));
    match word.len() {
        8 => first,
        9..=16 => mix(mix(word.len() as u64, first), last),
        _ => mix(chunks(word), last),
    }
}

/// All of a word that is longer than any that is ever looked for, but for its end.
const fn chunks(word: &[u8]) -> u64 {
    let (mut hash, mut rest) = (word.len() as u64, word);
    while let Some((chunk, behind)) = rest.split_first_chunk() {
        (hash, rest) = (mix(hash, lower(u64::from_le_bytes(*chunk))), behind);
    }
    hash
}

const fn mix(hash: u64, word: u64) -> u64 {
    let spread = (hash.rotate_left(29) ^ word).wrapping_mul(SPREAD);
    spread ^ spread >> 32
}

/// Up to seven bytes as a number.
const fn short(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>(), bytes) {
        (Some(first), Some(last), _) => {
            let (first, last) = (u32::from_le_bytes(*first) as u64, u32::from_le_bytes(*last) as u64);
            first | last << (8 * (bytes.len() - 4))
        }
        (_, _, [first, middle, last]) => *first as u64 | (*middle as u64) << 8 | (*last as u64) << 16,
        (_, _, [first, last]) => *first as u64 | (*last as u64) << 8,
        (_, _, [only]) => *only as u64,
        _ => 0,
    }
}

/// Eight bytes with the capitals of ASCII in lower case, all at once.
const fn lower(bytes: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let low = bytes & (ONES * 0x7f);
    // The high bit of each byte says: from `A` on, and behind `Z`.
    let from_a = low + ONES * (0x80 - b'A' as u64);
    let behind_z = low + ONES * (0x7f - b'Z' as u64);
    let capitals = from_a & !behind_z & !bytes & (ONES * 0x80);
    bytes | capitals >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_alike_where_words_are_but_for_case() {
        let words = [
            "",
            "a",
            "an",
            "the",
            "said",
            "March",
            "killed",
            "hundred",
            "thousand",
            "ceasefire",
            "negotiations",
            "de-escalation-z",
            "de-escalation-zo",
            "de-escalation-zon",
            "de-escalation-zoN",
            "de-escalatiXn-zon",
            "[",
            "{",
            "@",
            "`",
            "_",
            "\u{7f}",
            "É",
            "é",
            "ÉLYSÉE",
            "ÉlysÉe",
            "ß",
            "½",
            "Z",
            "z",
        ];
        for one in words {
            for other in words {
                let are_alike = one.eq_ignore_ascii_case(other);
                assert_eq!(WordKey::of(one) == WordKey::of(other), are_alike, "{one} {other}");
            }
            assert_eq!(WordKey::of(one), WordKey::of(&one.to_ascii_uppercase()), "{one}");
        }
    }

    #[test]
    fn every_byte_keeps_its_place() {
        for length in 1..40 {
            let word: String = ('a'..='z').cycle().take(length).collect();
            for at in 0..length {
                let mut other = word.clone();
                other.replace_range(at..=at, "0");
                assert_ne!(WordKey::of(&word), WordKey::of(&other), "{length} {at}");
            }
        }
    }
}
