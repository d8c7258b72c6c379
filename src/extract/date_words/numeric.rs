//! Dates in digits, and years that stand alone.

use super::{
    Date, Period, Said,
    finder::{Finder, Read, date},
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
        let (year, a, b) = (year_of(third)?, small(first)?, small(second)?);
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

    /// A year alone needs a word before it that goes with years.
    pub(super) fn year_alone(&self, at: usize) -> Read<Said> {
        let (year, end) = self.year(at)?;
        let before = self.before(at, 1).to_ascii_lowercase();
        let goes_with_years = match before.as_str() {
            "in" | "since" | "until" | "till" | "during" | "late" | "early" | "mid" | "from" | "by"
            | "before" | "after" | "through" | "year" | "between" | "spring" | "summer" | "autumn"
            | "winter" => true,
            "-" => matches!(self.before(at, 2), "mid" | "Mid" | "early" | "late"),
            "of" => matches!(
                self.before(at, 2).to_ascii_lowercase().as_str(),
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
            ),
            "and" | "to" | "-to-" => {
                self.before(at, 2).parse::<i16>().is_ok_and(|year| (1900..=2100).contains(&year))
            }
            _ => false,
        };
        // "from 2000 people", "by 1990 percent": a count.
        let counts = self.token(end).is_some_and(|next| {
            next.spaced
                && matches!(
                    next.text(self.text),
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
                        | "dead"
                        | "killed"
                        | "percent"
                        | "km"
                        | "kilometres"
                        | "miles"
                        | "metres"
                        | "euros"
                        | "dollars"
                )
        });
        let is_range = matches!(self.word(end), "-" | "–")
            && self.is_glued(end)
            && self.year(end + 1).is_none()
            && self.token(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
        (goes_with_years && !counts && !is_range)
            .then_some(())
            .and(Period::year(year))
            .map(|year| (Said::Period(year), end))
    }
}
