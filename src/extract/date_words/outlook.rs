//! Words that look from another day: "yesterday", "last week", "three months ago".

use super::{
    Direction, Relative, Said, Unit,
    calendar::{Form, weekday},
    finder::{Finder, Read},
};

impl Finder<'_> {
    /// Words that look from another day: "yesterday", "last week", "three months ago".
    pub(super) fn relative(&self, at: usize) -> Read<Said> {
        let lower = self.word(at).to_ascii_lowercase();
        let said = |relative| Said::Relative(relative);
        match lower.as_str() {
            "today" => Some((said(Relative::Whole(Unit::Day, 0)), at + 1)),
            "yesterday" => Some((said(Relative::Whole(Unit::Day, -1)), at + 1)),
            "tomorrow" => Some((said(Relative::Whole(Unit::Day, 1)), at + 1)),
            "last" | "next" | "this" => self.nearby(at, &lower),
            _ => self.ago(at, &lower),
        }
    }

    /// "last year", "this month", "next Tuesday", "last May".
    fn nearby(&self, at: usize, which: &str) -> Read<Said> {
        let (count, direction) = match which {
            "last" => (-1, Direction::Past),
            "next" => (1, Direction::Ahead),
            _ => (0, Direction::Open),
        };
        let next = self.word(at + 1);
        if let Some((weekday, Form::Full)) = weekday(next) {
            return Some((Said::Relative(Relative::Weekday(weekday, direction)), at + 2));
        }
        if self.month(at + 1).is_some() {
            // A date of its own follows; only a bare month is "last May".
            return match self.calendar(at + 1)? {
                (Said::Relative(Relative::Month(month, _)), end) => {
                    Some((Said::Relative(Relative::Month(month, direction)), end))
                }
                date => Some(date),
            };
        }
        let unit = unit_of(next, "").filter(|unit| *unit != Unit::Day)?;
        Some((Said::Relative(Relative::Whole(unit, count)), at + 2))
    }

    /// "three weeks ago", "a year earlier" is not: it looks from another place of the text.
    fn ago(&self, at: usize, first: &str) -> Read<Said> {
        const NUMBERS: [&str; 12] = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        ];
        let unit_at = at + 1;
        if self.word(at + 2) != "ago" {
            return None;
        }
        let count = match first {
            "a" | "an" => 1,
            word => NUMBERS.iter().zip(1..).find(|(number, _)| **number == word).map(|(_, count)| count)?,
        };
        let unit = unit_of(self.word(unit_at), "s")?;
        Some((Said::Relative(Relative::Ago(unit, -count)), at + 3))
    }

    /// Which way the words before a date look.
    pub(super) fn direction(&self, at: usize) -> Direction {
        for back in 1..=3 {
            match self.before(at, back).to_ascii_lowercase().as_str() {
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

fn unit_of(word: &str, plural: &str) -> Option<Unit> {
    let word = word.strip_suffix(plural).unwrap_or(word);
    match word {
        "day" => Some(Unit::Day),
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "year" => Some(Unit::Year),
        _ => None,
    }
}
