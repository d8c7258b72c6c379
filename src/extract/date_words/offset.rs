//! Words that count from a day told before: "two days later", "the next day", "the previous Monday".

use std::sync::LazyLock;

use jiff::{ToSpan, civil::Weekday};

use super::{
    Date, Period, Unit,
    calendar::{Form, weekday},
    finder::Finder,
    outlook::unit_of,
    word::count,
};
use crate::{
    extract::{date::days_between, mark::Marks},
    text::{Span, Token, TokenKind, WordTable},
};

/// Words of a text that count from another day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OffsetWords {
    /// Where they stand.
    pub span: Span,
    /// Their tokens, as indices into the tokens that were searched.
    pub tokens: std::ops::Range<usize>,
    /// What they say.
    pub offset: Offset,
}

/// How far and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offset {
    /// Days from there, 0 for "the same day".
    Days(i16),
    /// Weeks from there, give or take some days.
    Weeks(i16),
    /// The last or next such weekday, seen from there.
    Weekday(Weekday, Side),
    /// Months and years from there: no day.
    Long,
}

/// On which side of the other day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Earlier,
    /// Behind it.
    Later,
}

impl Side {
    fn of(self, count: i16) -> i16 {
        if self == Self::Earlier { -count } else { count }
    }
}

/// Days by which a count of weeks may miss.
const ABOUT: i64 = 3;
/// Days of the longest time that one counts from as from one day.
const LONGEST: i32 = 10;

impl Offset {
    /// The period that is meant, counted from one: from its end forwards, from its start back.
    pub fn from(self, there: Period) -> Option<Period> {
        if days_between(there.from, there.to) > LONGEST {
            return None;
        }
        let edge = |days: i16| if days > 0 { there.to } else { there.from };
        let shifted = |day: Date, days: i64| day.checked_add(days.days()).ok();
        match self {
            Self::Days(0) => Some(there),
            Self::Days(days) => shifted(edge(days), i64::from(days)).map(Period::day),
            Self::Weeks(weeks) => {
                let middle = shifted(edge(weeks), i64::from(weeks) * 7)?;
                Some(Period { from: shifted(middle, -ABOUT)?, to: shifted(middle, ABOUT)? })
            }
            Self::Weekday(weekday, side) => {
                let base = edge(side.of(1));
                let ahead = i64::from(base.weekday().until(weekday));
                let days = match side {
                    Side::Later if ahead == 0 => 7,
                    Side::Later => ahead,
                    Side::Earlier => ahead - 7,
                };
                shifted(base, days).map(Period::day)
            }
            Self::Long => None,
        }
    }
}

/// All such words in a run of tokens, in order.
pub fn find_offsets(text: &str, tokens: &[Token], marks: &[Marks]) -> Vec<OffsetWords> {
    let finder = Finder { text, tokens };
    let words = Marks::places(marks, Marks::OFFSET).filter_map(|at| {
        let step = step_of(tokens.get(at)?)?;
        let (offset, range) = finder.offset(at, step)?;
        let (first, last) = (finder.token(range.start)?, finder.token(range.end.checked_sub(1)?)?);
        Some(OffsetWords { span: first.span.join(last.span), tokens: range, offset })
    });
    words.collect()
}

/// How a word leads from another day.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// By what is counted before it.
    Counted(Side),
    /// To what stands behind it.
    Neighbour(Side),
    /// Nowhere: "same".
    Same,
}

/// The words that are steps.
const STEPS: [(&str, Step); 11] = {
    use Side::{Earlier, Later};
    [
        ("next", Step::Neighbour(Later)),
        ("same", Step::Same),
        ("after", Step::Counted(Later)),
        ("later", Step::Counted(Later)),
        ("before", Step::Counted(Earlier)),
        ("earlier", Step::Counted(Earlier)),
        ("previous", Step::Neighbour(Earlier)),
        ("afterward", Step::Counted(Later)),
        ("following", Step::Neighbour(Later)),
        ("preceding", Step::Neighbour(Earlier)),
        ("afterwards", Step::Counted(Later)),
    ]
};

/// The words that may count from a day told before.
pub fn offset_words() -> impl Iterator<Item = &'static str> {
    STEPS.into_iter().map(|(word, _)| word)
}

/// The step that a token is.
fn step_of(token: &Token) -> Option<Step> {
    static TABLE: LazyLock<WordTable<Step>> = LazyLock::new(|| WordTable::of(STEPS));
    TABLE.get(token.key)
}

impl Finder<'_> {
    fn offset(&self, at: usize, step: Step) -> Option<(Offset, std::ops::Range<usize>)> {
        match step {
            Step::Counted(side) => self.counted(at, side),
            Step::Neighbour(side) => self.neighbour(at, side),
            Step::Same => (self.word(at + 1) == "day").then_some((Offset::Days(0), at..at + 2)),
        }
    }

    /// "two days later", "a week earlier", "the day before" where nothing follows that it could be before.
    fn counted(&self, at: usize, side: Side) -> Option<(Offset, std::ops::Range<usize>)> {
        let is_joint = matches!(self.word(at), "before" | "after");
        let ends = self.token(at + 1).is_none_or(|next| next.kind == TokenKind::Mark);
        if is_joint && !ends || self.word(at + 1) == "than" {
            return None;
        }
        let first = at.checked_sub(2)?;
        let (unit, _) = unit_of(self.word(at - 1))?;
        let is_the_day = is_joint && unit == Unit::Day && matches!(self.word(first), "the" | "The");
        let number = if is_the_day { 1 } else { count(self.word(first))? };
        let number = side.of(number);
        let offset = match unit {
            Unit::Day => Offset::Days(number),
            Unit::Week => Offset::Weeks(number),
            Unit::Weekend | Unit::Month | Unit::Year => Offset::Long,
        };
        Some((offset, first..at + 1))
    }

    /// "the next day", "the previous Monday".
    fn neighbour(&self, at: usize, side: Side) -> Option<(Offset, std::ops::Range<usize>)> {
        let is_told = matches!(self.before(at, 1), "the" | "The");
        let next = self.word(at + 1);
        if is_told && matches!(next, "day" | "morning" | "evening") {
            return Some((Offset::Days(side.of(1)), at..at + 2));
        }
        let is_next = self.word(at).eq_ignore_ascii_case("next");
        match weekday(next)? {
            (weekday, Form::Full) if is_told && !is_next => {
                Some((Offset::Weekday(weekday, side), at..at + 2))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;
    use crate::text::token;

    /// Offsets as `words=period`, counted from Tuesday 4 and Wednesday 5 July 2017.
    fn offsets(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        token::tokenize(text, Span::at(0, text.len()), &mut tokens);
        let there = Period { from: day(2017, 7, 4), to: day(2017, 7, 5) };
        let shown = |one: &OffsetWords| {
            let period = one.offset.from(there).map_or("none".into(), |period| period.to_string());
            format!("{}={period}", one.span.of(text))
        };
        find_offsets(text, &tokens, &Marks::of_all(&tokens)).iter().map(shown).collect()
    }

    #[test]
    fn days_counted_from_others() {
        for (text, expected) in [
            ("Two days later it burned.", vec!["Two days later=2017-07-07"]),
            ("It was signed two days earlier.", vec!["two days earlier=2017-07-02"]),
            ("On the following day he came.", vec!["following day=2017-07-06"]),
            ("He had come the day before.", vec!["day before=2017-07-03"]),
            ("They left on the previous Monday.", vec!["previous Monday=2017-07-03"]),
            ("They left on the following Wednesday.", vec!["following Wednesday=2017-07-12"]),
            ("It burned a week later.", vec!["a week later=2017-07-09/2017-07-15"]),
            ("That was a year earlier.", vec!["a year earlier=none"]),
            ("It fell on the same day.", vec!["same day=2017-07-04/2017-07-05"]),
            ("Two days before the raid, later than planned, in the next few days, next Monday", vec![]),
        ] {
            let found = offsets(text);
            let found: Vec<String> =
                found.iter().map(|one| one.trim_start_matches("the ").to_owned()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
