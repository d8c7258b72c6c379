//! Dates in digits, and years that stand alone.

use super::{
    Date, Period, Said,
    finder::{Finder, Read, date},
    word::{Lower, is_counted},
};
use crate::text::{Token, TokenKind};

impl Finder<'_> {
    /// `2017-07-04`, `05/25/2017`, `25.4.2016`, `06-08-2013`.
    pub(super) fn numeric(&self, at: usize) -> Read<Said> {
        let (parts, separator, end) = self.numeric_parts(at)?;
        let [first, second, third] = parts;
        // More digits behind it: an address, a version, a phone number.
        let goes_on = self.is_glued(end)
            && self.token(end + 1).is_some_and(|token| !token.spaced && token.kind == TokenKind::Number)
            && matches!(self.word(end), "-" | "/" | ".");
        if goes_on || at > 0 && self.is_glued(at) && matches!(self.before(at, 1), "-" | "/" | ".") {
            return None;
        }
        let number = |part: &str| part.parse::<i16>().ok();
        let year_of =
            |part: &str| number(part).filter(|year| part.len() == 4 && (1900..=2100).contains(year));
        let small =
            |part: &str| i8::try_from(number(part)?).ok().filter(|n| part.len() <= 2 && (1..=31).contains(n));
        if let Some(year) = year_of(first) {
            let said = date(year, small(second)?, small(third)?, small(third)?)?;
            return Some((said, end));
        }
        // "24/03/16": two digits each, and no hyphens, which join numbers of all kinds.
        let short = |part: &str| {
            let is_short =
                matches!(separator, "/" | ".") && [first, second, part].iter().all(|part| part.len() == 2);
            number(part).filter(|_| is_short).map(|year| if year < 50 { 2000 + year } else { 1900 + year })
        };
        let (year, a, b) = (year_of(third).or_else(|| short(third))?, small(first)?, small(second)?);
        let (month_first, day_first) = (Date::new(year, a, b).ok(), Date::new(year, b, a).ok());
        let said = match (month_first, day_first) {
            // Dots stand between day, month and year only, in this order.
            (_, Some(day)) if separator == "." => Said::Period(Period::day(day)),
            (Some(one), Some(other)) if one == other => Said::Period(Period::day(one)),
            (Some(one), Some(other)) => Said::Either(one, other),
            (Some(only), None) | (None, Some(only)) => Said::Period(Period::day(only)),
            (None, None) => Said::Impossible,
        };
        Some((said, end))
    }

    /// Three numbers with the same separator, glued. The tokenizer takes `25.04` of `25.04.2016` for a decimal.
    fn numeric_parts(&self, at: usize) -> Option<([&str; 3], &str, usize)> {
        let first = self.token(at).filter(|token| token.kind == TokenKind::Number)?.text(self.text);
        if !self.is_glued(at + 1) || !self.is_glued(at + 2) {
            return None;
        }
        let is_number = |at| self.token(at).is_some_and(|token: Token| token.kind == TokenKind::Number);
        if let Some((day, month)) = first.split_once('.') {
            let is_date = self.word(at + 1) == "." && is_number(at + 2);
            return is_date.then(|| ([day, month, self.word(at + 2)], ".", at + 3));
        }
        let separator = self.word(at + 1);
        let is_date = matches!(separator, "-" | "/" | "." | "‑" | "–")
            && self.word(at + 3) == separator
            && is_number(at + 2)
            && is_number(at + 4)
            && self.is_glued(at + 3)
            && self.is_glued(at + 4);
        is_date.then(|| ([first, self.word(at + 2), self.word(at + 4)], separator, at + 5))
    }

    /// A year alone, or a run of years: `2011`, `2011-2016`, `the 1980s`.
    pub(super) fn year_alone(&self, at: usize) -> Read<Said> {
        let (year, end) = self.year(at)?;
        if self.word(end) == "s" && self.is_glued(end) {
            return self.decade(at, year, end + 1);
        }
        if matches!(self.word(end), "-" | "–") && self.is_glued(end) {
            return self.years(at, year, end + 1);
        }
        // "from 2000 people", "by 1990 percent": a count.
        let counts = self.token(end).is_some_and(|next| next.spaced && is_counted(next.text(self.text)));
        (!counts && self.goes_with_years(at)).then_some((Said::Period(Period::year(year)?), end))
    }

    /// Whether the word before a number goes with years.
    fn goes_with_years(&self, at: usize) -> bool {
        match Lower::of(self.before(at, 1)).as_str() {
            "in" | "since" | "until" | "till" | "during" | "late" | "early" | "mid" | "from" | "by"
            | "before" | "after" | "through" | "year" | "between" | "spring" | "summer" | "autumn"
            | "winter" => true,
            "-" => matches!(self.before(at, 2), "mid" | "Mid" | "early" | "late"),
            "of" => matches!(
                Lower::of(self.before(at, 2)).as_str(),
                "end"
                    | "start"
                    | "beginning"
                    | "middle"
                    | "half"
                    | "spring"
                    | "summer"
                    | "autumn"
                    | "fall"
                    | "winter"
                    | "part"
                    | "quarter"
                    | "week"
            ),
            "and" | "to" => self.before(at, 2).parse::<i16>().is_ok_and(|year| (1900..=2100).contains(&year)),
            _ => false,
        }
    }

    /// "the 1980s", "the late 1990s".
    fn decade(&self, at: usize, year: i16, end: usize) -> Read<Said> {
        let goes = matches!(self.before(at, 1), "the" | "The" | "late" | "early" | "mid" | "-");
        let (from, to) = (Period::year(year)?, Period::year(year.checked_add(9)?)?);
        (goes && year % 10 == 0).then_some((Said::Period(Period { from: from.from, to: to.to }), end))
    }

    /// `2011-2016`, and `2011-16` where a word before it goes with years.
    fn years(&self, at: usize, year: i16, behind: usize) -> Read<Said> {
        let last = self.token(behind).filter(|last| last.kind == TokenKind::Number && !last.spaced);
        let Some(last) = last else {
            return self.goes_with_years(at).then_some((Said::Period(Period::year(year)?), at + 1));
        };
        let digits = last.text(self.text);
        let number: i16 = digits.parse().ok()?;
        let to = match digits.len() {
            4 => number,
            2 if self.goes_with_years(at) => year - year % 100 + number,
            _ => return None,
        };
        let goes_on = matches!(self.word(behind + 1), "-" | "–") && self.is_glued(behind + 1)
            || is_counted(self.word(behind + 1))
            || at > 0 && self.is_glued(at);
        let is_run = (1900..=2100).contains(&to) && to > year && !goes_on;
        let (from, to) = (Period::year(year)?, Period::year(to)?);
        is_run.then_some((Said::Period(Period { from: from.from, to: to.to }), behind + 1))
    }
}
