//! The grammar: which tokens make a date.

use jiff::civil::Weekday;

use super::{
    Date, DateWords, Direction, Period, Relative, Said,
    calendar::{Form, month, weekday},
};
use crate::text::{Case, Token, TokenKind};

/// Looks for dates in tokens.
pub(super) struct Finder<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

/// What stands at a token, and the token behind it.
pub(super) type Read<T> = Option<(T, usize)>;

impl Finder<'_> {
    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.text(self.text))
    }

    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.spaced)
    }

    /// The token behind an optional mark.
    fn past(&self, at: usize, marks: &[&str]) -> usize {
        at + usize::from(marks.contains(&self.word(at)))
    }

    /// The date that begins at a token.
    pub(super) fn at(&self, at: usize) -> Option<DateWords> {
        let token = self.token(at)?;
        let (said, end, weekday) = match token.kind {
            TokenKind::Number => {
                self.numeric(at).or_else(|| self.calendar(at)).or_else(|| self.year_alone(at)).map(alone)?
            }
            TokenKind::Word if matches!(token.case, Case::Capital | Case::Upper) => self.named(at)?,
            TokenKind::Word => self.relative(at).map(alone)?,
            _ => return None,
        };
        let last = self.token(end.checked_sub(1)?)?;
        Some(DateWords { span: token.span.join(last.span), tokens: at..end, said, weekday })
    }

    /// A date that begins with a capitalised word: a weekday, a month, or a relative word at the start of a sentence.
    fn named(&self, at: usize) -> Option<(Said, usize, Option<Weekday>)> {
        let word = self.word(at);
        if let Some((weekday, form)) = weekday(word) {
            let mut next = at + 1;
            if form == Form::Short && self.word(next) == "." && self.is_glued(next) {
                next += 1;
            }
            next = self.past(next, &[",", "|", "-", "–"]);
            let date = self.calendar(next).or_else(|| self.numeric(next));
            if let Some((said, end)) = date {
                return Some((said, end, Some(weekday)));
            }
            let is_name =
                form == Form::Full && self.token(at).is_some_and(|token| token.case == Case::Capital);
            return is_name
                .then(|| (Said::Relative(Relative::Weekday(weekday, self.direction(at))), at + 1, None));
        }
        self.calendar(at).or_else(|| self.relative(at)).map(alone)
    }

    /// A date by day, month and year, in either order, the year optional; or a month with or without a year.
    pub(super) fn calendar(&self, at: usize) -> Read<Said> {
        let (month_number, (first, last), next) = if let Some((days, next)) = self.days(at) {
            let next = self.past(next, &["of", "-"]);
            let (month, next) = self.month(next)?;
            (month, days, next)
        } else {
            let (month, next) = self.month(at)?;
            let behind = if self.word(next) == "the" { next + 1 } else { self.past(next, &["-"]) };
            if let Some((day, year)) = self.glued_year(next) {
                return Some((date(year, month, day, day)?, next + 1));
            }
            match self.days(behind).filter(|_| self.is_day_behind(behind)) {
                Some((days, next)) => (month, days, next),
                None => return self.month_alone(at, month, next),
            }
        };
        let behind = self.past(next, &[",", "-", "."]);
        let is_near = behind == next || self.word(next) != "." || self.is_glued(behind);
        if let Some((year, end)) = self.year(behind).filter(|_| is_near) {
            return Some((date(year, month_number, first, last)?, end));
        }
        Date::new(2000, month_number, last).ok()?;
        let direction = self.direction(at);
        Some((Said::Relative(Relative::MonthDay { month: month_number, day: first, last, direction }), next))
    }

    /// `12 dead` behind a month is no day, nor is `5.5` or a number of a longer unit.
    fn is_day_behind(&self, at: usize) -> bool {
        let next = self.token(at + 1);
        let has_unit = next.is_some_and(|next| {
            next.kind == TokenKind::Word
                && next.case == Case::Lower
                && !matches!(next.text(self.text), "st" | "nd" | "rd" | "th")
                && matches!(
                    next.text(self.text),
                    "people"
                        | "civilians"
                        | "dead"
                        | "killed"
                        | "wounded"
                        | "percent"
                        | "million"
                        | "fighters"
                        | "soldiers"
                )
        });
        !has_unit
    }

    /// A month without a day: with a year, or alone where something beside it says that it is no other word.
    fn month_alone(&self, at: usize, month: i8, next: usize) -> Read<Said> {
        let behind = self.past(next, &[",", "of", "-"]);
        if let Some((year, end)) = self.year(behind) {
            return Some((Said::Period(Period::month(year, month)?), end));
        }
        let before = self.before(at, 1).to_ascii_lowercase();
        let direction = match before.as_str() {
            "last" => Direction::Past,
            "next" => Direction::Ahead,
            "in" | "since" | "until" | "till" | "by" | "of" | "from" | "to" | "during" | "mid" | "late"
            | "early" | "this" | "through" | "between" | "after" | "before" | "for" => self.direction(at),
            "-" if matches!(self.before(at, 2), "mid" | "Mid") => self.direction(at),
            _ => return None,
        };
        let (_, form) = super::calendar::month(self.word(at))?;
        // "for May", "after March": Mrs May and the march are as likely.
        let is_doubtful = matches!(self.word(at), "May" | "March")
            && matches!(before.as_str(), "for" | "after" | "before" | "to" | "by" | "from" | "of");
        let is_name = form == Form::Full && self.token(at).is_some_and(|token| token.case == Case::Capital);
        (is_name && !is_doubtful).then_some((Said::Relative(Relative::Month(month, direction)), next))
    }

    /// A day, or a range of days: `4`, `4th`, `4-5`, `4 and 5`.
    fn days(&self, at: usize) -> Read<(i8, i8)> {
        let (first, next) = self.day(at)?;
        let joint = self.word(next);
        if matches!(joint, "-" | "–" | "and" | "to" | "&")
            && let Some((last, end)) = self.day(next + 1).filter(|(last, _)| *last > first)
            && (joint == "-"
                || joint == "–"
                || self.month(self.past(end, &["of"])).is_some()
                || self.is_year_near(end))
        {
            return Some(((first, last), end));
        }
        Some(((first, first), next))
    }

    fn is_year_near(&self, at: usize) -> bool {
        self.year(self.past(at, &[","])).is_some()
    }

    fn day(&self, at: usize) -> Read<i8> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Number)?;
        let digits = token.text(self.text);
        let day: i8 = (digits.len() <= 2).then(|| digits.parse().ok()).flatten()?;
        if !(1..=31).contains(&day) {
            return None;
        }
        let has_ending = self.is_glued(at + 1) && matches!(self.word(at + 1), "st" | "nd" | "rd" | "th");
        Some((day, at + 1 + usize::from(has_ending)))
    }

    pub(super) fn month(&self, at: usize) -> Read<i8> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Word)?;
        let (month, form) = month(token.text(self.text))?;
        let has_dot = form == Form::Short && self.word(at + 1) == "." && self.is_glued(at + 1);
        Some((month, at + 1 + usize::from(has_dot)))
    }

    /// A year from 1900 to 2100 that is no part of a longer number.
    pub(super) fn year(&self, at: usize) -> Read<i16> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Number)?;
        let digits = token.text(self.text);
        let digits =
            if digits.len() > 4 { digits.split('.').next().filter(|_| digits.len() != 4)? } else { digits };
        let year: i16 = (digits.len() == 4).then(|| digits.parse().ok()).flatten()?;
        (1900..=2100).contains(&year).then_some((year, at + 1))
    }

    /// Day and year run together behind a month, as pages lose a comma: `Jul 152015`.
    fn glued_year(&self, at: usize) -> Option<(i8, i16)> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Number)?;
        let digits = token.text(self.text);
        if !(5..=6).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let (day, year) = digits.split_at_checked(digits.len() - 4)?;
        let year: i16 = year.parse().ok().filter(|year| (1990..=2100).contains(year))?;
        let day: i8 = day.parse().ok()?;
        (1..=31).contains(&day).then_some((day, year))
    }
}

fn alone((said, end): (Said, usize)) -> (Said, usize, Option<Weekday>) {
    (said, end, None)
}

/// A day or range of days; a day that the month does not have is impossible, a month that does not exist is no date.
pub(super) fn date(year: i16, month: i8, first: i8, last: i8) -> Option<Said> {
    if !(1..=12).contains(&month) {
        return None;
    }
    match (Date::new(year, month, first), Date::new(year, month, last)) {
        (Ok(from), Ok(to)) => Some(Said::Period(Period { from, to: to.max(from) })),
        _ => Some(Said::Impossible),
    }
}
