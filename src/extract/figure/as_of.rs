//! As-of: the date or period that the text itself gives for a figure.

use std::sync::LazyLock;

use super::{event::is_of_saying, passage::Passage, scope::Setting, when};
use crate::{
    extract::{Period, date::days_between},
    text::{WordTable, words},
};

/// Tokens before a figure within which a date is the figure's own.
const NEAR: usize = 8;
/// Tokens at the start of a clause in which a date is that of the whole clause.
const OPENING: usize = 3;

/// Reads the as-of said in the clause of a figure that covers `start..end`. "Since 2011" is a start and no as-of.
pub(super) fn read(passage: Passage<'_>, start: usize, end: usize, setting: Setting<'_>) -> Option<Period> {
    let behind = (end..passage.clause_end(end)).find_map(|at| said_at(passage, at, setting));
    behind.or_else(|| read_before(passage, start, setting))
}

/// Reads what is said before the figure only. That is its own when it stands close by or opens the clause: "agreed in May
/// to end a war that has claimed 320,000 lives" counts nothing as of May.
pub(super) fn read_before(passage: Passage<'_>, start: usize, setting: Setting<'_>) -> Option<Period> {
    let first = passage.clause_start(start);
    let mut near = (first..start).rev().filter(|at| at + NEAR >= start || *at < first + OPENING);
    near.find_map(|at| said_at(passage, at, setting))
}

/// The period that the words from a place on say.
pub(super) fn said_at(passage: Passage<'_>, at: usize, setting: Setting<'_>) -> Option<Period> {
    let place = if passage.reads(at + 1, words!["the", "end", "of"])
        && passage.any(at, words!["at", "by", "until"])
    {
        at + 4
    } else if passage.any(at, words!["by", "until", "till", "through"]) {
        at + 1
    } else if passage.reads(at, words!["as", "of"])
        || passage.reads(at, words!["up", "to"])
        || passage.reads(at, words!["as", "at"])
    {
        at + 2
    } else if passage.is(at, "in") {
        // "in 2014", "in July 2016", "in July": not "in March" of "since an uprising began in March 2011".
        if is_start(passage, at) {
            return None;
        }
        return when::near(passage, setting, at + 1).filter(|period| !period.is_day());
    } else {
        // "last week", "this year", "in the past three months", "two years ago"
        return when::looking_back(setting, at)
            .filter(|period| !(is_start(passage, at) || is_short(*period) && is_of_saying(passage, at)));
    };
    when::near(passage, setting, place)
}

/// Whether a period is shorter than a month: "the Observatory reported last week" dates the words, hardly the count.
fn is_short(period: Period) -> bool {
    days_between(period.from, period.to) < 27
}

/// Words of beginnings, which may stand far before their date: "since the start of the rising against ... in March 2011".
static BEGINNINGS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "since began begin begun started erupted broke outbreak start beginning flared sparked",
    ])
});
const FAR: usize = 18;

/// Words that make a date another event's where they stand close before it.
static TURNS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&["escalated launched turned from protests put evolved descended when"])
});
const CLOSE: usize = 9;

/// Whether the date behind a place tells when something began: "since", "began in", "erupted in", "broke out in".
fn is_start(passage: Passage<'_>, at: usize) -> bool {
    let has = |words: &WordTable<()>, within: usize| {
        (at.saturating_sub(within)..at).any(|place| words.has(passage.word(place)))
    };
    has(&BEGINNINGS, FAR) || has(&TURNS, CLOSE)
}
