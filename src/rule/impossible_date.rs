//! `impossible-date`: a day that its month does not have, a weekday that does not fit its date, an end before its start.

use std::sync::Arc;

use super::{Check, Fix, Level, Rule};
use crate::{
    corpus::Entry,
    extract::{
        Date, DocumentKind, Period,
        date::{Weekday, days_between, month_name, weekday_name},
        date_claim::PlacedClaim,
        date_words::{Claim, Said},
        facts::Certainty,
    },
    text::Span,
};

pub(super) static RULE: Rule = Rule {
    name: "impossible-date",
    summary: "30 February, a weekday that does not fit its date, an end before its start",
    level: Level::Error,
    in_articles: Level::Error,
    manual: include_str!("impossible_date.md"),
    check,
};

/// Days within which a date without its year is the one nearest to the day that one looks from, and no other year's.
const NEAR: i32 = 120;
/// Days by which a slip of the pen misses.
const SLIP: i8 = 3;

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    let level = check.level;
    for placed in &entry.facts.date_claims {
        // Nobody edits an article's prose; its front matter is the team's.
        let is_told = entry.kind == DocumentKind::Article && placed.sentence.is_some();
        check.level = if is_told { level.min(Level::Information) } else { level };
        tell(check, &entry, placed);
    }
}

fn tell(check: &mut Check<'_>, entry: &Entry, placed: &PlacedClaim) {
    let span = placed.claim.span;
    match &placed.claim.claim {
        Claim::NoDate => {
            let message = "no calendar has this date: there is no such day or month".to_owned();
            check.find(span, message, Vec::new(), Vec::new());
        }
        Claim::NoDay { month, year, day, last } => {
            let (month, year) = (month_name(*month), year.map(|year| format!(" {year}")).unwrap_or_default());
            let most = if year.is_empty() && *last == 29 { "at most " } else { "" };
            let message = format!("there is no such day: {month}{year} has {most}{last} days");
            let fixes = fix(entry, *day, format!("Write {last} {month}"), last.to_string());
            check.find(span, message, Vec::new(), fixes);
        }
        Claim::Backwards { place, swapped } => {
            let fixes = swapped
                .as_ref()
                .map(|swapped| fix(entry, *place, format!("Write {swapped}"), swapped.clone().into()));
            let message = "this ends before it starts".to_owned();
            check.find(span, message, Vec::new(), fixes.unwrap_or_default());
        }
        Claim::Weekday { said, name, date, day } => {
            let Some(dates) = dates(check, entry, placed, *date) else { return };
            if dates.iter().any(|date| date.has(*said)) {
                return;
            }
            if let Some(date) = dates.first() {
                tell_weekday(check, span, (*said, *name), *date, *day);
            }
        }
    }
}

/// The days that the words may mean, the likeliest first; none where the year is not certain.
fn dates(check: &mut Check<'_>, entry: &Entry, placed: &PlacedClaim, date: Said) -> Option<Vec<Period>> {
    let relative = match date {
        Said::Period(period) => return Some(vec![period]),
        Said::Either(one, other) => return Some(vec![Period::day(one), Period::day(other)]),
        Said::Impossible => return None,
        Said::Relative(relative) => relative,
    };
    let (base, is_told_then) = seen_from(check, entry, placed.sentence?)?;
    let years = [0, -1, 1].into_iter().filter_map(|years| {
        let base = Date::new(base.year().checked_add(years)?, base.month(), base.day().min(28)).ok()?;
        relative.from(base)
    });
    let mut all: Vec<(i32, Period)> =
        years.map(|period| (days_between(base, period.from).abs(), period)).collect();
    all.sort_unstable();
    all.dedup();
    let is_near = all.first().is_some_and(|(days, _)| *days <= NEAR);
    let count = if is_near && is_told_then { 1 } else { all.len() };
    Some(all.into_iter().take(count).map(|(_, period)| period).collect())
}

/// The day from which a date without its year is seen: the article's, that of the cited one or the heading, the note's;
/// and whether the words tell of days around it. A note on its own looks back at any year.
fn seen_from(check: &mut Check<'_>, entry: &Entry, sentence: u32) -> Option<(Date, bool)> {
    let own = &entry.facts.date;
    let own = own.date.filter(|_| own.certainty == Certainty::Stated);
    if entry.kind == DocumentKind::Article {
        return own.map(|own| (own, true));
    }
    let cited = check.snapshot.cited_by(entry, sentence);
    check.report.reads.targets |= entry.facts.cites();
    check.report.reads.documents.extend(cited.iter().cloned());
    let spoken_of = check.snapshot.spoken_of(entry, sentence).map(|period| (period.from, true));
    spoken_of.or_else(|| own.filter(|_| cited.is_empty()).map(|own| (own, false)))
}

fn tell_weekday(check: &mut Check<'_>, span: Span, said: (Weekday, Span), date: Period, day: Option<Span>) {
    let (weekday, name) = said;
    let first = date.from;
    let (month, right) = (month_name(first.month()), weekday_name(first.weekday()));
    let (number, year, said) = (first.day(), first.year(), weekday_name(weekday));
    let mut fixes = fix(check.entry, name, format!("Write {right}"), right.to_owned());
    let near = (1..=SLIP).flat_map(|days| [-days, days]).find_map(|days| {
        let near = Date::new(year, first.month(), number.checked_add(days)?).ok()?;
        (near.weekday() == weekday).then_some(near)
    });
    if let (Some(near), Some(day), true) = (near, day, date.is_day()) {
        let title = format!("Write {} {month}, a {said}", near.day());
        fixes.extend(fix(check.entry, day, title, near.day().to_string()));
    }
    let message = if date.is_day() {
        format!("{number} {month} {year} is a {right}, not a {said}")
    } else {
        format!("none of the days from {number} to {} {month} {year} is a {said}", date.to.day())
    };
    check.find(span, message, Vec::new(), fixes);
}

/// One edit, for the analyst to choose; nothing in articles.
fn fix(entry: &Entry, span: Span, title: String, new_text: String) -> Vec<Fix> {
    if entry.kind == DocumentKind::Article {
        return Vec::new();
    }
    vec![Fix::choice(title, entry, span, new_text)]
}
