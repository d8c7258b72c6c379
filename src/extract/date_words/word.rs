//! The few words that dates are made of, besides names of months and weekdays: each looked up once, by its class.

use crate::extract::figure::number_word;

/// A word in lower case, in room of its own; empty where it is longer than any word of dates.
pub(super) struct Lower {
    bytes: [u8; 12],
    length: usize,
}

impl Lower {
    pub(super) fn of(word: &str) -> Self {
        let mut lower = Self { bytes: [0; 12], length: 0 };
        if let Some(room) = lower.bytes.get_mut(..word.len()) {
            room.copy_from_slice(word.as_bytes());
            room.make_ascii_lowercase();
            lower.length = word.len();
        }
        lower
    }

    pub(super) fn as_str(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// A word that looks from another day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// "today", "tonight", "yesterday", "tomorrow", as days from here.
    Day(i16),
    /// "last".
    Last,
    /// "next".
    Next,
    /// "this".
    This,
    /// "past": the last, with a unit only.
    Past,
    /// "ago": what it measures stands before it.
    Ago,
    /// "now" of "two weeks from now".
    Now,
    /// "weekend" of "over the weekend".
    Weekend,
}

/// The cue that a word is, whatever its case. Length and first letter leave one to compare with.
pub(super) fn cue(word: &[u8]) -> Option<Cue> {
    let first = *word.first()? | 0x20;
    let (full, cue): (&[u8], Cue) = match (word.len(), first) {
        (3, b'a') => (b"ago", Cue::Ago),
        (3, b'n') => (b"now", Cue::Now),
        (4, b'l') => (b"last", Cue::Last),
        (4, b'n') => (b"next", Cue::Next),
        (4, b'p') => (b"past", Cue::Past),
        (4, b't') => (b"this", Cue::This),
        (5, b't') => (b"today", Cue::Day(0)),
        (7, b't') => (b"tonight", Cue::Day(0)),
        (7, b'w') => (b"weekend", Cue::Weekend),
        (8, b't') => (b"tomorrow", Cue::Day(1)),
        (9, b'y') => (b"yesterday", Cue::Day(-1)),
        _ => return None,
    };
    word.eq_ignore_ascii_case(full).then_some(cue)
}

/// A count of units: "a", a number word to twenty, or digits.
pub(super) fn count(word: &str) -> Option<i16> {
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok().filter(|count| (1..=999).contains(count));
    }
    if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
        return Some(1);
    }
    number_word::small(word).and_then(|count| i16::try_from(count).ok())
}

/// Nouns of people and things: a number before one counts and is no day or year.
pub(super) fn is_counted(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "civilians"
            | "fighters"
            | "soldiers"
            | "troops"
            | "men"
            | "women"
            | "children"
            | "refugees"
            | "families"
            | "rebels"
            | "others"
            | "dead"
            | "killed"
            | "wounded"
            | "injured"
            | "percent"
            | "million"
            | "km"
            | "kilometres"
            | "miles"
            | "metres"
            | "euros"
            | "dollars"
    )
}
