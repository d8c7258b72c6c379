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

    /// The same, of a mark of ASCII.
    pub(super) fn of_byte(mark: u8) -> Self {
        Self(u64::from(mark))
    }

    /// The word that some bytes begin with, of small letters of ASCII only but for the first, and its length.
    #[inline]
    pub(super) fn of_letters(bytes: &[u8]) -> Option<(Self, usize)> {
        let first = front(bytes) | CASE;
        match ones(between(first, b'a', b'z')) {
            0 => None,
            8 => {
                let letters = bytes.iter().skip(8).take_while(|byte| byte.is_ascii_lowercase()).count();
                Some((Self(number(bytes.get(..8 + letters)?)), 8 + letters))
            }
            count => Some((Self(first).first(count), count)),
        }
    }

    /// The digits that some bytes begin with, and their number; only where they are few.
    #[inline]
    pub(super) fn of_digits(bytes: &[u8]) -> Option<(Self, usize)> {
        let first = front(bytes);
        let count = ones(between(first, b'0', b'9'));
        (1..LETTERS).contains(&count).then(|| (Self(first).first(count), count))
    }

    /// The letters of the word of up to eight bytes that it is the key of, capitals of ASCII in lower case, 0 behind them.
    #[inline]
    #[must_use]
    pub const fn letters(self) -> [u8; LETTERS] {
        self.0.to_le_bytes()
    }

    /// The key of the first letters of such a word.
    #[inline]
    #[must_use]
    pub const fn first(self, letters: usize) -> Self {
        if letters < LETTERS { Self(self.0 & !(u64::MAX << (8 * letters))) } else { self }
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

    /// The key spread over all bits: the same on every machine.
    #[inline]
    #[must_use]
    pub const fn hash(self) -> u64 {
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

/// Bytes of the longest word whose key holds its letters.
pub const LETTERS: usize = 8;

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

/// A hash with eight bytes behind it.
pub(super) const fn mix(hash: u64, word: u64) -> u64 {
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

/// The first eight bytes as a number, or all of fewer.
fn front(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or_else(|| short(bytes), |first| u64::from_le_bytes(*first))
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES * 0x80;

/// What a capital letter lacks to be a small one.
const CASE: u64 = 0x20;

/// Eight bytes with the capitals of ASCII in lower case, all at once.
const fn lower(bytes: u64) -> u64 {
    bytes | between(bytes, b'A', b'Z') >> 2
}

/// The high bit of each of eight bytes that is one of some of ASCII, from the first to the last of them.
const fn between(bytes: u64, first: u8, last: u8) -> u64 {
    let low = bytes & !HIGH;
    let from_first = low + ONES * (0x80 - first as u64);
    let behind_last = low + ONES * (0x7f - last as u64);
    from_first & !behind_last & !bytes & HIGH
}

/// How many of eight bytes have their high bits, before the first that has not.
const fn ones(bytes: u64) -> usize {
    ((!bytes & HIGH).trailing_zeros() / 8) as usize
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
    fn letters_and_digits_end_where_others_begin() {
        for (text, letters, digits) in [
            ("", 0, 0),
            ("the talks", 3, 0),
            ("Geneva", 6, 0),
            ("talks,", 5, 0),
            ("negotiations-that", 12, 0),
            ("deadlock", 8, 0),
            ("deadlock ", 8, 0),
            ("deadlocks", 9, 0),
            ("UN", 1, 0),
            ("@home", 0, 0),
            ("[a", 0, 0),
            ("café", 3, 0),
            ("éa", 0, 0),
            ("12 men", 0, 2),
            ("2017", 0, 4),
            ("12345678", 0, 0),
            ("1a2", 0, 1),
        ] {
            let key =
                |length: usize| (length > 0).then(|| (WordKey::of_bytes(&text.as_bytes()[..length]), length));
            assert_eq!(WordKey::of_letters(text.as_bytes()), key(letters), "{text}");
            assert_eq!(WordKey::of_digits(text.as_bytes()), key(digits), "{text}");
        }
    }

    #[test]
    fn every_byte_keeps_its_place() {
        for length in 1..40 {
            let word: String = ('a'..='z').cycle().take(length).collect();
            if length <= LETTERS {
                assert_eq!(WordKey::of(&word).letters()[..length], *word.as_bytes());
                assert_eq!(
                    WordKey::of(&word).first(length - 1),
                    WordKey::of_bytes(&word.as_bytes()[..length - 1])
                );
            }
            for at in 0..length {
                let mut other = word.clone();
                other.replace_range(at..=at, "0");
                assert_ne!(WordKey::of(&word), WordKey::of(&other), "{length} {at}");
            }
        }
    }
}
