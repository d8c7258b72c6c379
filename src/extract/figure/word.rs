//! Words that count, and the few classes of words that every reader of figures asks for.
use std::sync::LazyLock;

use crate::{
    extract::date::MONTHS,
    text::{WordKey, WordTable},
};

/// The months' names; `May` and `March` count with a capital only.
pub(in crate::extract) fn month(word: &str) -> Option<i8> {
    static NAMES: LazyLock<WordTable<i8>> = LazyLock::new(|| {
        let short = MONTHS.iter().map(|name| name.get(..3).unwrap_or_default());
        WordTable::of(MONTHS.into_iter().zip(1..).chain(short.zip(1..)).chain([("sept", 9)]))
    });
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    NAMES.get(word).filter(|_| word == "Sept" || !word.eq_ignore_ascii_case("sept"))
}

/// Whether a word is a month's name.
pub(in crate::extract) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// The weekday of a word, Monday being 1.
pub(in crate::extract) fn weekday(word: impl Into<WordKey>) -> Option<i8> {
    static DAYS: LazyLock<WordTable<i8>> = LazyLock::new(|| {
        // "Mondays" is what is left of "Monday's" where apostrophes were lost.
        let days = "monday tuesday wednesday thursday friday saturday sunday";
        let lost = "mondays tuesdays wednesdays thursdays fridays saturdays sundays";
        WordTable::of([days, lost].into_iter().flat_map(|days| days.split_whitespace().zip(1..)))
    });
    DAYS.get(word)
}

/// Words that hold sentences together.
static FUNCTION: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "a an the and or but of in on at by to for from with into onto over under after before since during \
     as than that which who whom whose is are was were be been being has have had will would could may \
     might must shall should can not no it its he she they them their his her we our you this these those \
     when where while if so then there here including among between across near around inside outside \
     through within until per also both because against amid out up down via said say says told did do \
     does following according late early yesterday today far",
    ])
});

/// Whether a word is one of those that hold sentences together and never name or describe what is counted.
pub(in crate::extract) fn is_function(word: &str) -> bool {
    // "IS" is a group's name.
    may_be_function(word) && word != "IS"
}

/// The same, asked of a word whatever its case.
pub(super) fn may_be_function(word: impl Into<WordKey>) -> bool {
    FUNCTION.has(word)
}

/// Nouns of times, lengths and amounts.
static MEASURES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "second seconds minute minutes hour hours day days week weeks month months year years decade decades \
     km kilometers kilometres miles meters metres feet tons tonnes times am pm gmt percent yards dollars \
     euros points degrees kilograms kg barrels",
    ])
});

/// Whether a noun means a time, a length or an amount: "killed 12 days ago" counts no dead.
pub(super) fn is_measure_noun(word: impl Into<WordKey>) -> bool {
    MEASURES.has(word)
}
