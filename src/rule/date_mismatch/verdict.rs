//! What a note's day and an article's say of each other.

use std::collections::BTreeSet;

use crate::{
    corpus::Entry,
    extract::{
        Certainty, Date, Dated, DayRole, Period,
        date::days_between,
        date_words::{Direction, Relative, Said, Unit},
    },
};

/// Farther apart than this, the article's words, which do not tell the year, are more likely to be misread than misquoted.
const NEAR: i32 = 180;

/// Days of the longest range of days that is told exactly.
const RANGE: i32 = 25;

/// What two days say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Agree,
    Differ,
    Unknown,
}

/// Whether an article's own date is in doubt.
pub(super) fn is_doubtful(source: &Entry) -> bool {
    let reading = &source.facts.date;
    reading.contradiction.is_some() || reading.certainty == Certainty::None
}

/// The days from which an article may have been written: its date, and the one that contradicts it.
fn bases(source: &Entry) -> impl Iterator<Item = Date> + '_ {
    let reading = &source.facts.date;
    let against = reading.contradiction.and_then(|at| reading.evidence.get(at)).map(|one| one.date);
    reading.date.into_iter().chain(against)
}

/// The periods that a note's words can mean: seen from the note's own date, or, copied as they are, from the article's.
pub(super) fn meant(note: &Entry, ours: &Dated, source: &Entry) -> BTreeSet<Period> {
    match ours.said {
        Said::Relative(relative) => {
            let dates = note.facts.date.date.into_iter().chain(bases(source));
            dates.filter_map(|date| relative.from(date)).collect()
        }
        _ => ours.period.into_iter().collect(),
    }
}

/// What a note's day and an article's say of each other. Copies of a sentence are compared even where only their words
/// can be.
pub(super) fn verdict(note: &Entry, ours: &Dated, source: &Entry, theirs: &Dated, is_copy: bool) -> Verdict {
    let Some((meant, period)) = comparable(note, ours, source, theirs, is_copy) else {
        return Verdict::Unknown;
    };
    let distance = meant.iter().map(|one| apart(*one, period)).min();
    let Some(distance) = distance else { return Verdict::Unknown };
    if distance <= slack(theirs.said).max(slack(ours.said)) {
        let is_range = |one: Period| !one.is_day() && days_between(one.from, one.to) < RANGE;
        let within = |one: Period| period.from <= one.from && one.to <= period.to;
        let is_other = |one: Period| one != period && (is_copy || ours.role == DayRole::Edge && !within(one));
        let differs = is_explicit(ours.said)
            && is_explicit(theirs.said)
            && is_range(period)
            && meant.iter().all(|one| is_range(*one) && is_other(*one));
        let is_none_of_two = is_pair(ours)
            && period.is_day()
            && meant.iter().all(|one| period.from != one.from && period.from != one.to);
        return if differs || is_none_of_two { Verdict::Differ } else { Verdict::Agree };
    }
    // "Monday" on a Monday may be that of last week; "last Thursday" on a Friday as well; of a plan, the one ahead.
    let is_week_off = match theirs.said {
        Said::Relative(Relative::Weekday(_, Direction::Past)) => distance == 7,
        Said::Relative(Relative::Weekday(..)) => {
            let published = source.facts.date.date;
            let is_own = published.is_some_and(|date| date.weekday() == period.from.weekday());
            distance == 7 && (is_own || theirs.role == DayRole::Plan)
        }
        _ => false,
    };
    if !is_explicit(theirs.said) && distance > NEAR || is_week_off {
        Verdict::Unknown
    } else {
        Verdict::Differ
    }
}

/// "4 and 8 July": two days, and not those between them.
fn is_pair(ours: &Dated) -> bool {
    ours.written().contains(" and ")
}

/// The periods to compare: the note's readings and the article's. `None` where the article's words need a date that is
/// in doubt; but of two weekdays in copies, and of two days of a year, the words alone tell.
pub(super) fn comparable(
    note: &Entry,
    ours: &Dated,
    source: &Entry,
    theirs: &Dated,
    is_copy: bool,
) -> Option<(BTreeSet<Period>, Period)> {
    let reading = &source.facts.date;
    let is_doubtful = is_doubtful(source);
    let meant = meant(note, ours, source);
    match (ours.said, theirs.said) {
        (Said::Relative(one @ Relative::Weekday(..)), Said::Relative(other @ Relative::Weekday(..)))
            if is_doubtful && (is_copy || theirs.role != DayRole::Plan) =>
        {
            let base = reading.date.unwrap_or(Date::constant(2000, 1, 5));
            Some((BTreeSet::from([one.from(base)?]), other.from(base)?))
        }
        // Whichever of its dates is right, the day that is nearer to the note's counts.
        (_, Said::Relative(other)) if is_doubtful && reading.date.is_some() => {
            let far = |one: &Period| meant.iter().map(|ours| apart(*ours, *one)).min();
            let period = bases(source).filter_map(|date| other.from(date)).min_by_key(far)?;
            Some((meant, period))
        }
        (Said::Relative(one), Said::Relative(other)) if is_doubtful => {
            Some((BTreeSet::from([in_year(one, LEAP)?]), in_year(other, LEAP)?))
        }
        (_, Said::Relative(other)) if is_doubtful => {
            let year = meant.first()?.from.year();
            Some((meant, in_year(other, year)?))
        }
        _ => Some((meant, theirs.period?)),
    }
}

/// A year that has every day.
const LEAP: i16 = 2000;

/// "July 6" in a year; `None` for words that need more than a year.
fn in_year(relative: Relative, year: i16) -> Option<Period> {
    let Relative::MonthDay { month, day, last, .. } = relative else { return None };
    let (from, to) = (Date::new(year, month, day).ok()?, Date::new(year, month, last).ok()?);
    Some(Period { from, to: to.max(from) })
}

/// A day or range that stands in the calendar by itself, or but for its year.
pub(super) fn is_explicit(said: Said) -> bool {
    match said {
        Said::Relative(relative) => matches!(relative, Relative::MonthDay { .. } | Relative::InYear { .. }),
        _ => true,
    }
}

/// Days between two periods; 0 where they overlap.
pub(super) fn apart(one: Period, other: Period) -> i32 {
    days_between(one.to, other.from).max(days_between(other.to, one.from)).max(0)
}

/// Days by which words that count from the article's own date may miss.
fn slack(said: Said) -> i32 {
    match said {
        Said::Relative(Relative::Whole(Unit::Day, _) | Relative::Ago(Unit::Day, _)) => 1,
        Said::Relative(Relative::Ago(Unit::Week, _)) => 4,
        // "Almost seven years ago": of years, other rules tell.
        Said::Relative(Relative::Ago(Unit::Year, _)) => 366,
        Said::Relative(Relative::Ago(..) | Relative::Stretch(..)) => 10,
        _ => 0,
    }
}
