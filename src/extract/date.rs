//! Civil dates and periods; values by jiff, no clock.

use std::fmt;

/// A day of the Gregorian calendar.
pub type Date = jiff::civil::Date;

/// A day of the week.
pub type Weekday = jiff::civil::Weekday;

/// From one day to another, both included: a day, a month, a year, or anything between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day; never before `from`.
    pub to: Date,
}

impl Period {
    /// One day.
    pub fn day(date: Date) -> Self {
        Self { from: date, to: date }
    }

    /// A whole month; `None` where there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let from = Date::new(year, month, 1).ok()?;
        Some(Self { from, to: from.last_of_month() })
    }

    /// A whole year; `None` outside the calendar's bounds.
    pub fn year(year: i16) -> Option<Self> {
        let from = Date::new(year, 1, 1).ok()?;
        Some(Self { from, to: from.last_of_year() })
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (a time behind it is passed over).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = text.split(['T', ' ']).next().unwrap_or_default();
        let mut parts = day.split('-');
        let number =
            |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok()).flatten();
        let year = parts.next().filter(|part| part.len() == 4).and_then(number)?;
        let Some(month) = parts.next() else { return Self::year(year) };
        let month = i8::try_from(number(month)?).ok()?;
        let Some(date) = parts.next() else { return Self::month(year, month) };
        let date = i8::try_from(number(date)?).ok()?;
        parts.next().is_none().then(|| Date::new(year, month, date).ok()).flatten().map(Self::day)
    }

    /// Whether one of its days is of that weekday.
    pub fn has(self, weekday: Weekday) -> bool {
        let days = i64::from(self.from.weekday().until(weekday));
        i64::from(days_between(self.from, self.to)) >= days
    }

    /// Whether it is one day.
    pub fn is_day(self) -> bool {
        self.from == self.to
    }

    /// The same with some days more before and behind.
    #[must_use]
    pub fn widened(self, days: i32) -> Self {
        let days = jiff::Span::new().days(days);
        Self { from: self.from.saturating_sub(days), to: self.to.saturating_add(days) }
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// `2017-07-04`, `2017-07`, `2017`, or `2017-07-04/2017-07-05`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_day() {
            write!(f, "{}", self.from)
        } else if Some(*self) == Self::year(self.from.year()) {
            write!(f, "{:04}", self.from.year())
        } else if Some(*self) == Self::month(self.from.year(), self.from.month()) {
            write!(f, "{:04}-{:02}", self.from.year(), self.from.month())
        } else {
            write!(f, "{}/{}", self.from, self.to)
        }
    }
}

/// The day so many days after another, or before it; the day itself where the calendar has none.
pub fn day_after(date: Date, days: i32) -> Date {
    date.checked_add(jiff::Span::new().days(days)).unwrap_or(date)
}

/// The English name of a weekday.
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// The English names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month from 1 to 12; of any other number none.
pub fn month_name(month: i8) -> &'static str {
    let number = usize::try_from(month).unwrap_or_default().checked_sub(1);
    number.and_then(|number| MONTHS.get(number)).copied().unwrap_or_default()
}

/// Days from `from` to `to`, negative where `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_and_print() {
        for text in ["2011", "2011-03", "2011-03-15"] {
            assert_eq!(Period::parse(text).map(|period| period.to_string()).as_deref(), Some(text));
        }
        assert_eq!(
            Period::parse("2016-04-24T10:00:00Z").map(|p| p.to_string()).as_deref(),
            Some("2016-04-24")
        );
        for wrong in ["", "2017-02-30", "17-07-04", "2017-13", "soon", "2017-07-04-05"] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_count_both_ways() {
        let (a, b) = (jiff::civil::date(2016, 3, 24), jiff::civil::date(2016, 7, 15));
        assert_eq!((days_between(a, b), days_between(b, a)), (113, -113));
    }
}
