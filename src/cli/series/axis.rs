//! The axes of a chart: which days and values are marked, how they are written, and where they lie.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a chart's places are about a tenth of a point"
)]

use crate::extract::{
    Date, Decimal,
    date::{day_after, days_between, month_name},
};

/// Most marks on the axis of days.
const DAYS_MARKED: i32 = 8;

/// A mark on an axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub at: f64,
    pub label: String,
}

/// The axis of values, from the bottom up.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Values {
    pub low: f64,
    pub high: f64,
    pub marks: Vec<Mark>,
}

impl Values {
    /// An axis that shows these values, from nothing where that leaves them a third of the height, in round steps.
    pub fn over(values: impl Iterator<Item = f64> + Clone) -> Self {
        let most = values.clone().fold(0.0_f64, f64::max).max(1.0);
        let least = values.fold(most, f64::min);
        // Values that hardly differ have no course to show closely.
        let is_flat = most - least < most * 0.02;
        let bottom = if least < most * 0.6 || is_flat { 0.0 } else { least - (most - least) * 0.5 };
        let step = round_step((most - bottom).max(most * 0.05) / 5.0);
        let low = (bottom / step).floor() * step;
        let high = ((most * 1.02) / step).ceil() * step;
        let count = ((high - low) / step).round() as u32;
        let marks = (0..=count).map(|number| {
            let at = low + f64::from(number) * step;
            Mark { at, label: label(at) }
        });
        Self { low, high, marks: marks.collect() }
    }

    /// The height of a value as a share of the axis, 0 at the bottom.
    pub fn share(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// A value as the chart's numbers.
pub(super) fn value(decimal: Decimal) -> f64 {
    decimal.parts() as f64 / 10_000.0
}

/// The nearest of 1, 2 and 5 times a power of ten that is not less, and at least 1.
fn round_step(least: f64) -> f64 {
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if step >= least || step > 1e14 {
            break;
        }
        step *= factor;
    }
    step
}

/// "470,000", "2.5 million".
fn label(value: f64) -> String {
    if value >= 1e6 {
        let millions = (value / 1e4).round() / 100.0;
        return format!("{millions} million");
    }
    Decimal::whole(value.round() as i64).map_or_else(String::new, Decimal::grouped)
}

/// The axis of days.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Days {
    first: Date,
    span: f64,
    pub marks: Vec<Mark>,
}

impl Days {
    /// An axis from one day to another, with a little space on both sides.
    pub fn over(first: Date, last: Date) -> Self {
        let days = days_between(first, last);
        let margin = (days / 40).max(2);
        let (first, last) = (day_after(first, -margin), day_after(last, margin));
        let span = f64::from(days_between(first, last).max(1));
        let mut axis = Self { first, span, marks: Vec::new() };
        axis.marks = marked(first, last)
            .into_iter()
            .map(|(date, label)| Mark { at: axis.share(date), label })
            .collect();
        axis
    }

    /// Where a day lies as a share of the axis, 0 at its beginning.
    pub fn share(&self, date: Date) -> f64 {
        (f64::from(days_between(self.first, date)) / self.span).clamp(0.0, 1.0)
    }
}

/// The days that are marked between two: the first ones of months or years, as far apart as their number asks.
fn marked(first: Date, last: Date) -> Vec<(Date, String)> {
    let months = (i32::from(last.year()) - i32::from(first.year())) * 12 + i32::from(last.month())
        - i32::from(first.month());
    let step = [1, 2, 3, 6, 12, 24, 60, 120, 240]
        .into_iter()
        .find(|step| months / step < DAYS_MARKED)
        .unwrap_or(600);
    if months < 2 {
        return weeks(first, last);
    }
    let start = i32::from(first.year()) * 12 + i32::from(first.month()) - 1;
    (0..=months + 1)
        .map(|number| start + number)
        .filter(|number| number % step == 0)
        .filter_map(|number| {
            let year = i16::try_from(number / 12).ok()?;
            let month = i8::try_from(number % 12 + 1).ok()?;
            let date = Date::new(year, month, 1).ok().filter(|date| first <= *date && *date <= last)?;
            let name: String = month_name(month).chars().take(3).collect();
            Some((date, if step >= 12 { year.to_string() } else { format!("{name} {year}") }))
        })
        .collect()
}

/// A few days of a short span, evenly.
fn weeks(first: Date, last: Date) -> Vec<(Date, String)> {
    let days = days_between(first, last);
    let step = (days / (DAYS_MARKED - 2)).max(1);
    let marks = (0..=days / step).map(|number| {
        let date = day_after(first, number * step);
        let name: String = month_name(date.month()).chars().take(3).collect();
        (date, format!("{} {name} {}", date.day(), date.year()))
    });
    marks.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a day that is none fails the test")]
    use super::*;

    fn labels(marks: &[Mark]) -> Vec<&str> {
        marks.iter().map(|mark| mark.label.as_str()).collect()
    }

    #[test]
    fn values_are_marked_in_round_steps() {
        let axis = Values::over([250_000.0, 470_000.0].into_iter());
        assert_eq!(labels(&axis.marks), ["0", "100,000", "200,000", "300,000", "400,000", "500,000"]);
        let axis = Values::over([4_900_000.0, 5_400_000.0].into_iter());
        assert!(axis.low > 4_000_000.0 && axis.marks.iter().all(|mark| mark.label.ends_with(" million")));
        let axis = Values::over([4.0].into_iter());
        assert!(axis.marks.len() > 2 && axis.share(4.0) > 0.1);
        assert!(!Values::over(std::iter::empty()).marks.is_empty());
    }

    #[test]
    fn days_are_marked_by_months_or_years() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let axis = Days::over(day("2016-03-24"), day("2017-07-04"));
        assert_eq!(
            labels(&axis.marks),
            ["Apr 2016", "Jul 2016", "Oct 2016", "Jan 2017", "Apr 2017", "Jul 2017"]
        );
        let axis = Days::over(day("2011-08-01"), day("2017-12-30"));
        assert_eq!(labels(&axis.marks), ["2012", "2013", "2014", "2015", "2016", "2017", "2018"]);
        let axis = Days::over(day("2017-07-04"), day("2017-07-04"));
        assert!(!axis.marks.is_empty());
        assert!(axis.marks.iter().all(|mark| (0.0..=1.0).contains(&mark.at)));
    }
}
