//! Dates in running text, resolved against the document's date: what an event's day or a figure's as-of says.

use super::{passage::Passage, unreal, word};
use crate::extract::{Date, Period};

/// Which way a date without a year lies from the document's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// On or before it, as reports look back.
    Past,
    /// On or behind it, as plans look ahead.
    Future,
}

/// The period that begins at a place, and one past its last token.
pub(super) fn at(
    passage: Passage<'_>,
    place: usize,
    today: Option<Date>,
    side: Side,
) -> Option<(usize, Period)> {
    full(passage, place, today, side)
        .or_else(|| weekday(passage, place, today?, side))
        .or_else(|| relative(passage, place, today?))
        .or_else(|| Some((place + 1, Period::year(unreal::year_at(passage, place)?)?)))
}

/// `3 May 2016`, `May 3, 2016`, `May 3`, `July 2016`, `July`.
fn full(passage: Passage<'_>, place: usize, today: Option<Date>, side: Side) -> Option<(usize, Period)> {
    let (month_at, day_before) = if let Some(day) = day(passage, place) {
        let behind = place + 1 + usize::from(passage.any(place + 1, &["st", "nd", "rd", "th"]));
        (behind + usize::from(passage.is(behind, "of")), Some(day))
    } else {
        (place, None)
    };
    let month = word::month(passage.word(month_at))?;
    // "may" as a verb and "March" as a demonstration need a capital and a neighbour that dates have.
    let mut end = month_at + 1;
    let mut of_month = day_before;
    if of_month.is_none() {
        if let Some(day) = day(passage, end) {
            of_month = Some(day);
            end += 1 + usize::from(passage.any(end + 1, &["st", "nd", "rd", "th"]));
        }
    }
    let comma = usize::from(passage.is(end, ","));
    let year = unreal::year_at(passage, end + comma);
    if year.is_some() {
        end += comma + 1;
    }
    let period = |year: i16| match of_month {
        Some(day) => Date::new(year, month, day).ok().map(Period::day),
        None => Period::month(year, month),
    };
    let found = match (year, today) {
        (Some(year), _) => period(year)?,
        (None, Some(today)) => nearest(today, side, period)?,
        (None, None) => return None,
    };
    Some((end, found))
}

fn nearest(today: Date, side: Side, period: impl Fn(i16) -> Option<Period>) -> Option<Period> {
    let here = period(today.year())?;
    match side {
        Side::Past if here.from > today => period(today.year() - 1),
        Side::Future if here.to < today => period(today.year() + 1),
        _ => Some(here),
    }
}

fn day(passage: Passage<'_>, place: usize) -> Option<i8> {
    let word = passage.word(place);
    if word.len() > 2 {
        return None;
    }
    word.parse().ok().filter(|day| (1..=31).contains(day))
}

fn weekday(passage: Passage<'_>, place: usize, today: Date, side: Side) -> Option<(usize, Period)> {
    let wanted = word::weekday(passage.word(place))?;
    let here = today.weekday().to_monday_one_offset();
    let days = match side {
        Side::Past => -i64::from((here - wanted).rem_euclid(7)),
        Side::Future => i64::from((wanted - here).rem_euclid(7)),
    };
    Some((place + 1, Period::day(shift(today, days)?)))
}

fn shift(date: Date, days: i64) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn relative(passage: Passage<'_>, place: usize, today: Date) -> Option<(usize, Period)> {
    if passage.is(place, "yesterday") {
        return Some((place + 1, Period::day(shift(today, -1)?)));
    }
    if passage.is(place, "today") {
        return Some((place + 1, Period::day(today)));
    }
    let steps = match passage.word(place) {
        "last" | "Last" => -1,
        "this" | "This" => 0,
        "next" | "Next" => 1,
        _ => return None,
    };
    let end = place + 2;
    if let Some(month) = word::month(passage.word(place + 1)) {
        let side = if steps > 0 { Side::Future } else { Side::Past };
        return nearest(today, side, |year| Period::month(year, month)).map(|period| (end, period));
    }
    match passage.word(place + 1) {
        "year" => Some((end, Period::year(today.year() + steps)?)),
        "month" => {
            let months = i64::from(steps);
            let then = today.first_of_month().checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
            Some((end, Period::month(then.year(), then.month())?))
        }
        "week" => {
            let monday =
                shift(today, -i64::from(today.weekday().to_monday_zero_offset()) + 7 * i64::from(steps))?;
            Some((end, Period { from: monday, to: shift(monday, 6)? }))
        }
        _ => None,
    }
}
