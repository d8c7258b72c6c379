//! Verbs of saying: one table, marked by what a verb can do. Readers of sources, of quotations and of days share it.

use std::sync::LazyLock;

use crate::text::{WordKey, WordTable};

/// It credits a figure: "X put the toll at 12".
const COUNTS: u8 = 1;
/// It stands beside a quotation: "..., X stressed".
const QUOTES: u8 = 2;
/// Its subject may stand behind it: "12 were killed, said X".
const TURNS: u8 = 4;
/// The name behind it is who listens: "told X".
const TELLS: u8 = 8;

/// The verbs, in every form that news use, with their marks.
const VERBS: &[(&str, u8)] = &[
    ("said says reported", COUNTS | QUOTES | TURNS),
    ("told tells", COUNTS | QUOTES | TELLS),
    ("telling asked urged", QUOTES | TELLS),
    ("say saying added adds stated states announced noted claimed claims confirmed", COUNTS | QUOTES),
    ("reports estimates estimated estimate confirms puts put documented counted indicated recorded", COUNTS),
    (
        "adding stressed insisted warned warns argued argues declared explained wrote writes tweeted replied \
     answered continued concluded admitted acknowledged complained called described commented quoted \
     reiterated remarked charged cautioned pledged vowed promised demanded denied hoped recalled repeated \
     according suggested",
        QUOTES,
    ),
];

/// The marks of a verb; none for any other word.
fn marks(word: impl Into<WordKey>) -> u8 {
    static MARKS: LazyLock<WordTable<u8>> = LazyLock::new(|| {
        let of_row =
            |(words, marks): &(&'static str, u8)| words.split_whitespace().zip(std::iter::repeat(*marks));
        WordTable::of(VERBS.iter().flat_map(of_row))
    });
    MARKS.get(word).unwrap_or_default()
}

/// The words that credit a figure to somebody.
pub(super) fn counting() -> impl Iterator<Item = &'static str> {
    let rows = VERBS.iter().filter(|(_, marks)| marks & COUNTS != 0);
    rows.flat_map(|(words, _)| words.split_whitespace())
}

/// Whether a word credits a figure to somebody.
pub(in crate::extract) fn counts(word: impl Into<WordKey>) -> bool {
    marks(word) & COUNTS != 0
}

/// Whether a word stands beside quotations.
pub(in crate::extract) fn quotes(word: impl Into<WordKey>) -> bool {
    marks(word) & QUOTES != 0
}

/// Whether a word does both: a plain verb of saying.
pub(in crate::extract) fn says(word: impl Into<WordKey>) -> bool {
    marks(word) & (COUNTS | QUOTES) == COUNTS | QUOTES
}

/// Whether the subject of a verb may stand behind it.
pub(super) fn turns(word: impl Into<WordKey>) -> bool {
    marks(word) & TURNS != 0
}

/// Whether the name behind a verb is who listens.
pub(in crate::extract) fn tells(word: impl Into<WordKey>) -> bool {
    marks(word) & TELLS != 0
}
