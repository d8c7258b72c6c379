//! Days of the years that a made corpus tells of, 2012 to 2017; later articles are never of earlier days.

use rapporteur::extract::{
    Date,
    date::{month_name, weekday_name},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: u32,
    pub month: u32,
    pub of_month: u32,
}

impl Day {
    /// The day of an article among so many.
    pub fn of(number: usize, articles: usize) -> Self {
        let day = number * 2190 / articles.max(1);
        let (year, rest) = (2012 + day / 365, day % 365);
        Self { year: year as u32, month: (1 + rest / 31) as u32, of_month: (1 + rest % 31).min(28) as u32 }
    }

    fn date(self) -> Date {
        Date::new(self.year as i16, self.month as i8, self.of_month as i8).unwrap()
    }

    /// So many days earlier, or the first of the month.
    pub fn before(self, days: u32) -> Self {
        Self { of_month: self.of_month.saturating_sub(days).max(1), ..self }
    }

    pub fn weekday(self) -> &'static str {
        weekday_name(self.date().weekday())
    }

    pub fn iso(self) -> String {
        self.date().to_string()
    }

    pub fn month_name(self) -> &'static str {
        month_name(self.date().month())
    }

    /// The year of the war that it is, counted from the first; the war began on 15 March 2011.
    pub fn year_of_war(self) -> usize {
        let is_past = (self.month, self.of_month) >= (3, 15);
        (self.year - 2011) as usize + usize::from(is_past)
    }

    /// The number of the last round of the talks that was over.
    pub fn last_round(self) -> usize {
        let quarter = (self.year - 2012) * 4 + (self.month - 1) / 3;
        let is_over = self.month % 3 != 1 || self.of_month > 12;
        (quarter + u32::from(is_over)) as usize
    }
}
