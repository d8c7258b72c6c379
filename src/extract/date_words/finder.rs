//! The grammar: which tokens make a date.

use std::sync::LazyLock;

use jiff::civil::Weekday;

use super::{
    Date, DateWords, Direction, Period, Relative, Said,
    calendar::{Form, Name, month, name, names},
    word::{CUES, Lower, cue, is_counted},
};
use crate::text::{Case, Token, TokenKind, WordTable};

/// Looks for dates in tokens.
pub(super) struct Finder<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

/// A word with which a date can begin, or end.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seed {
    Cue,
    Name,
}

/// The words with which a date can begin, or end.
pub(super) fn seed_words() -> impl Iterator<Item = (&'static str, Seed)> {
    let cues = CUES.into_iter().map(|(word, _)| (word, Seed::Cue));
    cues.chain(names().map(|(word, _)| (word, Seed::Name)))
}

/// Whether a date can begin with a token, or end: most are asked no other question.
#[inline]
pub(super) fn is_seed(token: &Token) -> bool {
    static SEEDS: LazyLock<WordTable<Seed>> = LazyLock::new(|| WordTable::of(seed_words()));
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => match SEEDS.get(token.key) {
            Some(Seed::Name) => token.case.begins_upper(),
            Some(Seed::Cue) => true,
            None => false,
        },
        _ => false,
    }
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

    /// The date that begins at a token, or that the token ends ("three weeks ago").
    pub(super) fn at(&self, at: usize, token: &Token) -> Option<DateWords> {
        let (said, start, end, weekday) = match (token.kind, token.case) {
            (TokenKind::Number, _) => {
                let (said, end) =
                    self.numeric(at).or_else(|| self.calendar(at)).or_else(|| self.year_alone(at))?;
                (said, at, end, None)
            }
            (TokenKind::Word, Case::Capital | Case::Upper) => self.named(at, token)?,
            (TokenKind::Word, Case::Lower) => plain(self.relative(at, cue(token.key)?)?),
            _ => return None,
        };
        let (first, last) = (self.token(start)?, self.token(end.checked_sub(1)?)?);
        Some(DateWords { span: first.span.join(last.span), tokens: start..end, said, weekday })
    }

    /// A date that begins with a capitalised word: a weekday, a month, or a relative word at the start of a sentence.
    fn named(&self, at: usize, token: &Token) -> Option<(Said, usize, usize, Option<Weekday>)> {
        match name(token.text(self.text), token.key) {
            Some((Name::Weekday(weekday), form)) => self.weekday_named(at, weekday, form),
            Some((Name::Month(_), _)) => self.calendar(at).map(|(said, end)| (said, at, end, None)),
            None => self.relative(at, cue(token.key)?).map(plain),
        }
    }

    /// "after Fridays raid", where a page lost its apostrophes; "on Fridays", "Fridays are" mean every one.
    fn owns(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let is_inside =
            before.is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower);
        let is_every =
            matches!(self.before(at, 1), "on" | "every" | "most" | "all" | "some" | "and" | "or" | "to");
        let next = self.tokens.get(at + 1).filter(|next| next.spaced && next.kind == TokenKind::Word);
        is_inside
            && !is_every
            && next.is_some_and(|next| !matches!(next.text(self.text), "and" | "or" | "are"))
    }

    /// A weekday, alone or beside a date.
    fn weekday_named(
        &self,
        at: usize,
        weekday: Weekday,
        form: Form,
    ) -> Option<(Said, usize, usize, Option<Weekday>)> {
        let mut next = at + 1;
        if form == Form::Short && self.word(next) == "." && self.is_glued(next) {
            next += 1;
        }
        next = self.past(next, &[",", "|", "-", "–"]);
        let date = self.calendar(next).or_else(|| self.numeric(next));
        if let Some((said, end)) = date {
            return Some((said, at, end, Some(weekday)));
        }
        let is_whole = form == Form::Full || form == Form::Many && self.owns(at);
        let is_name = is_whole && self.token(at).is_some_and(|token| token.case == Case::Capital);
        // "the first Friday of the month" is not the latest one.
        if !is_name || matches!(self.before(at, 1), "first" | "second" | "third" | "fourth") {
            return None;
        }
        if let Some((weeks, end)) = self.behind(at + 1, "week") {
            return Some((Said::Relative(Relative::WeekdayOf(weekday, weeks)), at, end, None));
        }
        let relative = Relative::Weekday(weekday, self.direction(at));
        Some((Said::Relative(relative), at, at + 1, None))
    }

    /// A date by day, month and year, in either order, the year optional; or a month with or without a year.
    pub(super) fn calendar(&self, at: usize) -> Read<Said> {
        let (month, (first, last), next) = if let Some((days, next)) = self.days(at) {
            if self.word(next) == "of"
                && let Some((months, end)) = self.behind(next, "month")
            {
                let single = days.0 == days.1;
                return single.then_some((Said::Relative(Relative::DayOf(days.0, months)), end));
            }
            let next = self.past(next, &["of", "-"]);
            let (month, next) = self.month(next)?;
            (month, days, next)
        } else {
            let (month, next) = self.month(at)?;
            let behind = if self.word(next) == "the" { next + 1 } else { self.past(next, &["-"]) };
            if let Some((day, year)) = self.glued_year(next) {
                return Some((date(year, month, day, day)?, next + 1));
            }
            match self.days(behind).filter(|_| !is_counted(self.word(behind + 1))) {
                Some((days, next)) => (month, days, next),
                None => return self.month_alone(at, month, next),
            }
        };
        let behind = self.past(next, &[",", "-", "."]);
        let is_near = behind == next || self.word(next) != "." || self.is_glued(behind);
        if let Some((year, end)) = self.year(behind).filter(|_| is_near) {
            return Some((date(year, month, first, last)?, end));
        }
        Date::new(2000, month, last).ok()?;
        if let Some(year) = self.year_of_pair(next, month) {
            return Some((date(year, month, first, last)?, next));
        }
        if let Some((years, end)) = self.behind(next, "year") {
            return Some((Said::Relative(Relative::InYear { month, days: Some((first, last)), years }), end));
        }
        let direction = self.direction(at);
        Some((Said::Relative(Relative::MonthDay { month, day: first, last, direction }), next))
    }

    /// The year that a second date brings for the first: "from March 3 to April 7, 2015", "between November and
    /// February 2015".
    fn year_of_pair(&self, joint: usize, month: i8) -> Option<i16> {
        if !matches!(self.word(joint), "and" | "to" | "-" | "–" | "until" | "till" | "through") {
            return None;
        }
        let (second, next) = match self.days(joint + 1) {
            Some((_, next)) => self.month(self.past(next, &["of"]))?,
            None => self.month(joint + 1)?,
        };
        let next = match self.days(next).filter(|_| self.is_word(joint + 1)) {
            Some((_, next)) => next,
            None => next,
        };
        let (year, _) = self.year(self.past(next, &[","]))?;
        Some(if month > second { year - 1 } else { year })
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// A month without a day: with a year, or alone where something beside it says that it is no other word.
    fn month_alone(&self, at: usize, month: i8, next: usize) -> Read<Said> {
        let behind = self.past(next, &[",", "of", "-"]);
        if let Some((year, end)) = self.year(behind) {
            return Some((Said::Period(Period::month(year, month)?), end));
        }
        let before = Lower::of(self.before(at, 1));
        let before = before.as_str();
        let (_, form) = super::calendar::month(self.word(at))?;
        let is_name = form == Form::Full && self.token(at).is_some_and(|token| token.case == Case::Capital);
        if let Some(year) = self.year_of_pair(next, month).filter(|_| is_name) {
            return Some((Said::Period(Period::month(year, month)?), next));
        }
        if let Some((years, end)) = self.behind(next, "year").filter(|_| is_name) {
            return Some((Said::Relative(Relative::InYear { month, days: None, years }), end));
        }
        let direction = match before {
            "last" => Direction::Past,
            "next" => Direction::Ahead,
            "in" | "since" | "until" | "till" | "by" | "of" | "from" | "to" | "during" | "mid" | "late"
            | "early" | "this" | "through" | "between" | "after" | "before" | "for" => self.direction(at),
            "-" if matches!(self.before(at, 2), "mid" | "Mid") => self.direction(at),
            _ => return None,
        };
        // "for May", "after March": Mrs May and the march are as likely.
        let is_doubtful = matches!(self.word(at), "May" | "March")
            && matches!(before, "for" | "after" | "before" | "to" | "by" | "from" | "of")
            && !(before == "of" && is_part_of_time(self.before(at, 2)));
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

/// Without a weekday.
fn plain((said, start, end): (Said, usize, usize)) -> (Said, usize, usize, Option<Weekday>) {
    (said, start, end, None)
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

/// "the end of March", "the first week of May".
fn is_part_of_time(word: &str) -> bool {
    matches!(
        word,
        "end" | "start" | "beginning" | "middle" | "half" | "week" | "weeks" | "days" | "weekend" | "month"
    )
}
