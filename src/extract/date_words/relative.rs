//! Words that mean a period only when seen from another day.

use jiff::{ToSpan, civil::Weekday};

use super::{Date, Period};
use crate::extract::date::days_between;

/// On which side of the day that one looks from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// "last", "earlier", or words of the past.
    Past,
    /// "next", "planned for", "until".
    Ahead,
    /// Nothing says.
    Open,
}

/// Units that people count time in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks, from Monday.
    Week,
    /// Saturday and Sunday, counted in weeks.
    Weekend,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relative {
    /// "on Tuesday", "last Tuesday", "next Tuesday".
    Weekday(Weekday, Direction),
    /// "July 6": month and day, and the last day of a range within the month.
    MonthDay {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
        /// The same as `day` for a single day.
        last: i8,
        /// Where to look for the year.
        direction: Direction,
    },
    /// "this Friday": the nearest one, before or behind.
    Nearest(Weekday),
    /// "Friday of last week": weeks from the one that one is in.
    WeekdayOf(Weekday, i16),
    /// "the 15th of this month", "the 3rd of next month": the day and months from here.
    DayOf(i8, i16),
    /// "June last year", "March 20 of this year": the month, its days where they are told, and years from here.
    InYear {
        /// 1 to 12.
        month: i8,
        /// The first and the last day.
        days: Option<(i8, i8)>,
        /// 0 for "this year".
        years: i16,
    },
    /// "in February", "last May".
    Month(i8, Direction),
    /// "this week" is 0, "last year" -1, "next month" 1, "yesterday" -1 day.
    Whole(Unit, i16),
    /// "three weeks ago" is -3 weeks: about that day, with the precision of the unit.
    Ago(Unit, i16),
    /// "the past week" is -1 week, "the next three days" 3 days: all days from there to here.
    Stretch(Unit, i16),
    /// "over the weekend": the latest one that has begun.
    Weekend,
}

impl Relative {
    /// The period that is meant on the day `base`.
    pub fn from(self, base: Date) -> Option<Period> {
        match self {
            Self::Weekday(weekday, direction) => from_weekday(base, weekday, direction),
            Self::MonthDay { month, day, last, direction } => {
                let year = year_of_day(base, month, day, direction)?;
                let (from, to) = (Date::new(year, month, day).ok()?, Date::new(year, month, last).ok()?);
                Some(Period { from, to: to.max(from) })
            }
            Self::Month(month, direction) => {
                let this = base.month();
                let year = match direction {
                    Direction::Past | Direction::Open if month > this => base.year().checked_sub(1)?,
                    Direction::Ahead if month < this => base.year().checked_add(1)?,
                    _ => base.year(),
                };
                Period::month(year, month)
            }
            Self::InYear { month, days, years } => {
                let year = base.year().checked_add(years)?;
                let Some((first, last)) = days else { return Period::month(year, month) };
                let (from, to) = (Date::new(year, month, first).ok()?, Date::new(year, month, last).ok()?);
                Some(Period { from, to: to.max(from) })
            }
            Self::Nearest(weekday) => {
                let back = weekday.until(base.weekday());
                let direction = if back > 3 { Direction::Ahead } else { Direction::Open };
                from_weekday(base, weekday, direction)
            }
            Self::WeekdayOf(weekday, weeks) => {
                let monday = whole(base, Unit::Week, weeks)?.from;
                let days = i64::from(weekday.to_monday_zero_offset());
                monday.checked_add(days.days()).ok().map(Period::day)
            }
            Self::DayOf(day, months) => {
                let month = shifted(base.first_of_month(), Unit::Month, months)?;
                Date::new(month.year(), month.month(), day).ok().map(Period::day)
            }
            Self::Stretch(unit, count) => {
                let there = shifted(base, unit, count)?;
                Some(Period { from: there.min(base), to: there.max(base) })
            }
            Self::Weekend => {
                let has_begun = base.weekday().to_monday_zero_offset() >= 5;
                whole(base, Unit::Weekend, if has_begun { 0 } else { -1 })
            }
            Self::Ago(unit @ (Unit::Day | Unit::Week), count) => shifted(base, unit, count).map(Period::day),
            Self::Whole(unit, count) | Self::Ago(unit, count) => whole(base, unit, count),
        }
    }
}

/// News look back: a bare weekday is the latest one, the day itself included.
fn from_weekday(base: Date, weekday: Weekday, direction: Direction) -> Option<Period> {
    let back = i64::from(weekday.until(base.weekday()));
    let days = match (direction, back) {
        (Direction::Past, 0) => -7,
        (Direction::Ahead, 0) => 7,
        (Direction::Ahead, back) => 7 - back,
        (_, back) => -back,
    };
    base.checked_add(days.days()).ok().map(Period::day)
}

/// The year in which the day is nearest to `base`, on the side that is asked for. News tell of the past more than of
/// the future: where nothing says which, a day ahead counts as twice as far.
fn year_of_day(base: Date, month: i8, day: i8, direction: Direction) -> Option<i16> {
    let distance = |year: i16| {
        let ahead = days_between(base, Date::new(year, month, day).ok()?);
        match direction {
            Direction::Past => (ahead <= 0).then_some(-ahead),
            Direction::Ahead => (ahead >= 0).then_some(ahead),
            Direction::Open => Some(if ahead > 0 { ahead * 2 } else { -ahead }),
        }
    };
    let around = base.year().checked_sub(4)?..=base.year().checked_add(4)?;
    around.filter_map(|year| distance(year).map(|days| (days, year))).min().map(|(_, year)| year)
}

fn shifted(base: Date, unit: Unit, count: i16) -> Option<Date> {
    let count = i64::from(count);
    let span = match unit {
        Unit::Day => count.days(),
        Unit::Week | Unit::Weekend => count.weeks(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
    };
    base.checked_add(span).ok()
}

fn whole(base: Date, unit: Unit, count: i16) -> Option<Period> {
    let day = shifted(base, unit, count)?;
    match unit {
        Unit::Day => Some(Period::day(day)),
        Unit::Week | Unit::Weekend => {
            let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
            let first = if unit == Unit::Weekend { 5 } else { 0 };
            Some(Period {
                from: monday.checked_add(first.days()).ok()?,
                to: monday.checked_add(6.days()).ok()?,
            })
        }
        Unit::Month => Period::month(day.year(), day.month()),
        Unit::Year => Period::year(day.year()),
    }
}
