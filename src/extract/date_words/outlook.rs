//! Words that look from another day: "yesterday", "last week", "three months ago", "Friday of next week".

use super::{
    Direction, Relative, Said, Unit,
    calendar::{Form, weekday},
    finder::{Finder, Read},
    word::{Cue, Lower, count, cue},
};
use crate::text::TokenKind;

/// What is said, with its first token and the one behind it: some words are recognised by their end.
pub(super) type Around = Option<(Said, usize, usize)>;

impl Finder<'_> {
    /// What the cue at a place says about another day.
    pub(super) fn relative(&self, at: usize, cue: Cue) -> Around {
        let said = |relative, from, to| Some((Said::Relative(relative), from, to));
        match cue {
            Cue::Day(0) => said(Relative::Whole(Unit::Day, 0), at, self.behind_weekday(at + 1)),
            Cue::Day(days) => {
                // "the day before yesterday", "the day after tomorrow"
                let joint = if days < 0 { "before" } else { "after" };
                if self.before(at, 1) == joint && self.before(at, 2).eq_ignore_ascii_case("day") {
                    return said(Relative::Whole(Unit::Day, days * 2), at - 2, self.behind_weekday(at + 1));
                }
                said(Relative::Whole(Unit::Day, days), at, self.behind_weekday(at + 1))
            }
            Cue::Last => self.nearby(at, -1),
            Cue::Next => self.nearby(at, 1),
            Cue::This => self.nearby(at, 0),
            Cue::Past => {
                let (relative, end) = self.stretch(at + 1, -1)?;
                said(relative, at, end)
            }
            Cue::Ago => {
                let (unit, count) = self.measured(at)?;
                said(Relative::Ago(unit, -count), at - 2, at + 1)
            }
            Cue::Now if self.before(at, 1) == "from" => {
                let (unit, count) = self.measured(at - 1)?;
                said(Relative::Ago(unit, count), at - 3, at + 1)
            }
            Cue::Weekend if self.before(at, 1) == "the" => {
                let is_past = matches!(self.before(at, 2), "over" | "Over" | "at" | "At" | "during" | "on");
                is_past.then_some((Said::Relative(Relative::Weekend), at, at + 1))
            }
            Cue::Now | Cue::Weekend => None,
        }
    }

    /// The token behind the weekday that stands beside "tomorrow": "tomorrow, a Tuesday", "yesterday (Sunday)".
    fn behind_weekday(&self, at: usize) -> usize {
        let is_closed = matches!(self.word(at), "," | "(");
        let place = at + usize::from(is_closed);
        let place = place + usize::from(is_closed && self.word(place) == "a");
        let is_weekday = matches!(weekday(self.word(place)), Some((_, Form::Full)));
        let next = place + 1;
        let is_apart = self.calendar(next).is_some() || self.numeric(next).is_some();
        let ends = !is_closed
            || self.token(next).is_none_or(|token| token.kind == TokenKind::Mark && self.word(next) != "'");
        if is_weekday && ends && !is_apart { next } else { at }
    }

    /// "last year", "this month", "next Tuesday", "last May", "the last three weeks".
    fn nearby(&self, at: usize, count: i16) -> Around {
        let next = self.word(at + 1);
        let direction = match count {
            -1 => Direction::Past,
            1 => Direction::Ahead,
            _ => Direction::Open,
        };
        let relative = |relative, end| Some((Said::Relative(relative), at, end));
        if count == 0 && cue(next) == Some(Cue::Past) {
            // "this past week", "this past Friday"
            if let Some((weekday, Form::Full)) = weekday(self.word(at + 2)) {
                return relative(Relative::Weekday(weekday, Direction::Past), at + 3);
            }
            let (stretch, end) = self.stretch(at + 2, -1)?;
            return relative(stretch, end);
        }
        if let Some((weekday, Form::Full)) = weekday(next) {
            return match direction {
                Direction::Open => relative(Relative::Nearest(weekday), at + 2),
                direction => relative(Relative::Weekday(weekday, direction), at + 2),
            };
        }
        if self.month(at + 1).is_some() {
            // A date of its own follows; only a bare month is "last May".
            return match self.calendar(at + 1)? {
                (Said::Relative(Relative::Month(month, _)), end) => {
                    relative(Relative::Month(month, direction), end)
                }
                (said, end) => Some((said, at, end)),
            };
        }
        match (count, next) {
            (-1, "night") => return relative(Relative::Whole(Unit::Day, -1), at + 2),
            (0, "morning" | "afternoon" | "evening") => {
                return relative(Relative::Whole(Unit::Day, 0), at + 2);
            }
            _ => {}
        }
        match unit_of(next) {
            // "the last week of July", "the last day", "the last days"
            Some((unit, Number::One)) if unit != Unit::Day && self.word(at + 2) != "of" => {
                relative(Relative::Whole(unit, count), at + 2)
            }
            Some(_) => None,
            None if count == 0 => None,
            None => {
                let (stretch, end) = self.stretch(at + 1, count)?;
                relative(stretch, end)
            }
        }
    }

    /// "three weeks" of "the last three weeks", "week" of "the past week": days on one side.
    fn stretch(&self, at: usize, side: i16) -> Read<Relative> {
        if let Some((unit, Number::One)) = unit_of(self.word(at)) {
            return Some((Relative::Stretch(unit, side), at + 1));
        }
        let is_known = matches!(self.before(at, 2), "the" | "The" | "in" | "In" | "these" | "over" | "this");
        let number = count(self.word(at)).filter(|_| is_known)?;
        let (unit, _) = unit_of(self.word(at + 1))?;
        Some((Relative::Stretch(unit, side * number), at + 2))
    }

    /// "three weeks" before "ago": a count and a unit, and nothing that makes the count another one.
    fn measured(&self, end: usize) -> Option<(Unit, i16)> {
        let (unit, _) = unit_of(self.before(end, 1))?;
        let number = count(self.before(end, 2)).filter(|_| unit != Unit::Weekend)?;
        // "twenty-five years ago", "half a year ago", "a month 21 days ago"
        let before = self.before(end, 3);
        let is_part = matches!(before, "-" | "/" | "half") || unit_of(before).is_some();
        (!is_part && !Lower::of(before).as_str().ends_with("ty")).then_some((unit, number))
    }

    /// "last week" behind a weekday, "of this month" behind a day, "last year" behind a month: how many units from here.
    pub(super) fn behind(&self, at: usize, unit: &str) -> Read<i16> {
        let at = at + usize::from(self.word(at) == "of");
        let count = match cue(self.word(at))? {
            Cue::Last => -1,
            Cue::This => 0,
            Cue::Next => 1,
            _ => return None,
        };
        (self.word(at + 1) == unit && self.word(at + 2) != "of").then_some((count, at + 2))
    }

    /// Which way the words before a date look.
    pub(super) fn direction(&self, at: usize) -> Direction {
        for back in 1..=3 {
            match Lower::of(self.before(at, back)).as_str() {
                "last" | "since" | "earlier" | "late" | "back" | "past" => return Direction::Past,
                "next" | "until" | "till" | "scheduled" | "due" | "planned" | "set" | "sometime"
                | "slated" | "coming" => {
                    return Direction::Ahead;
                }
                "." | ";" | "," | ":" => return Direction::Open,
                _ => {}
            }
        }
        Direction::Open
    }
}

/// How a unit is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Many,
}

pub(super) fn unit_of(word: &str) -> Option<(Unit, Number)> {
    Some(match word {
        "day" => (Unit::Day, Number::One),
        "days" => (Unit::Day, Number::Many),
        "week" => (Unit::Week, Number::One),
        "weeks" => (Unit::Week, Number::Many),
        "weekend" => (Unit::Weekend, Number::One),
        "month" => (Unit::Month, Number::One),
        "months" => (Unit::Month, Number::Many),
        "year" => (Unit::Year, Number::One),
        "years" => (Unit::Year, Number::Many),
        _ => return None,
    })
}
