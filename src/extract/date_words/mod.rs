//! Dates in running text: where they stand, and what they say, alone or seen from another day.
//!
//! "July 4, 2017", "4th of July", "Jul 04,2017", "2017-07-04", "July 2017", "since 2011" say a period by themselves;
//! "Tuesday", "June 4", "last year", "two weeks ago" need a day from which to look.

mod calendar;
mod claim;
mod finder;
mod numeric;
mod offset;
mod outlook;
mod relative;
mod word;

use jiff::civil::Weekday;

use super::{
    date::{Date, Period},
    mark::Marks,
};
use crate::text::{Span, Token, token};
pub use calendar::{month_of, weekday_of};
pub(super) use claim::find_claims;
pub use claim::{Claim, DateClaim};
pub use offset::{Offset, OffsetWords};
pub(super) use offset::{find_offsets, offset_words};
pub use relative::{Direction, Relative, Unit};

/// Words of a text that say a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateWords {
    /// Where they stand, a weekday beside the date included.
    pub span: Span,
    /// Their tokens, as indices into the tokens that were searched.
    pub tokens: std::ops::Range<usize>,
    /// What they say.
    pub said: Said,
    /// The weekday that stands beside a date ("Friday, July 15"); whether it fits is for others to say.
    pub weekday: Option<Weekday>,
}

/// What words say about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A day, month, year, or a range of days.
    Period(Period),
    /// A numeric date that is read in two ways: `04/07/2017` with the month first, and with the day first.
    Either(Date, Date),
    /// Something seen from another day.
    Relative(Relative),
    /// A day that no calendar has: 30 February.
    Impossible,
}

impl DateWords {
    /// The period, seen from `base` where the words need one. Ambiguous and impossible dates give none.
    pub fn period(&self, base: Option<Date>) -> Option<Period> {
        match self.said {
            Said::Period(period) => Some(period),
            Said::Relative(relative) => relative.from(base?),
            Said::Either(..) | Said::Impossible => None,
        }
    }

    /// The day, where the words name a single one by themselves.
    pub fn day(&self) -> Option<Date> {
        match self.said {
            Said::Period(period) if period.is_day() => Some(period.from),
            _ => None,
        }
    }
}

/// All dates in a run of tokens of `text`, in order, without overlaps.
pub fn find_dates(text: &str, tokens: &[Token]) -> Vec<DateWords> {
    dates_at(text, tokens, 0..tokens.len())
}

/// The same, where the tokens are marked.
pub(super) fn find_marked_dates(text: &str, tokens: &[Token], marks: &[Marks]) -> Vec<DateWords> {
    dates_at(text, tokens, Marks::places(marks, Marks::DATE))
}

fn dates_at(text: &str, tokens: &[Token], places: impl Iterator<Item = usize>) -> Vec<DateWords> {
    let finder = finder::Finder { text, tokens };
    let mut found: Vec<DateWords> = Vec::new();
    let mut free = 0;
    for at in places {
        let Some(token) = tokens.get(at).filter(|token| at >= free && finder::is_seed(token)) else {
            continue;
        };
        if let Some(date) = finder.at(at, token).filter(|date| date.tokens.start >= free) {
            free = date.tokens.end.max(at + 1);
            found.push(date);
        }
    }
    found
}

/// The words with which a date can begin, or end.
pub(super) fn seed_words() -> impl Iterator<Item = &'static str> {
    finder::seed_words().map(|(word, _)| word)
}

/// The names of months and weekdays.
pub(super) fn calendar_words() -> impl Iterator<Item = &'static str> {
    calendar::names().map(|(word, _)| word)
}

/// All dates in a piece of text that was not tokenized (page lines are not); the tokens of the answer count from 0.
pub fn find_dates_in(text: &str, span: Span) -> Vec<DateWords> {
    let mut tokens = Vec::new();
    token::tokenize(text, span, &mut tokens);
    find_dates(text, &tokens)
}

/// The period that words like "Tuesday", "last year" or "July 4" mean on the day `base`; words that say a period by
/// themselves give that one.
pub fn resolve_relative(words: &str, base: Date) -> Option<Period> {
    find_dates_in(words, Span::at(0, words.len())).first()?.period(Some(base))
}

#[cfg(test)]
mod tests;
