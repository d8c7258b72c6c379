//! The few words that dates are made of, besides names of months and weekdays: each looked up once, by its class.

use std::sync::LazyLock;

use crate::{
    extract::figure::number_word,
    text::{WordKey, WordTable},
};

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

/// The words that look from another day.
pub(super) const CUES: [(&str, Cue); 11] = [
    ("ago", Cue::Ago),
    ("now", Cue::Now),
    ("last", Cue::Last),
    ("next", Cue::Next),
    ("past", Cue::Past),
    ("this", Cue::This),
    ("today", Cue::Day(0)),
    ("tonight", Cue::Day(0)),
    ("weekend", Cue::Weekend),
    ("tomorrow", Cue::Day(1)),
    ("yesterday", Cue::Day(-1)),
];

/// The cue that a word is, whatever its case.
pub(super) fn cue(word: impl Into<WordKey>) -> Option<Cue> {
    static TABLE: LazyLock<WordTable<Cue>> = LazyLock::new(|| WordTable::of(CUES));
    TABLE.get(word)
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
