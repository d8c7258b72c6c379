//! `elapsed-mismatch`: "six-year conflict" against the conflict's start.

use std::sync::Arc;

use super::{Check, Fix, Level, Related, Rule, spelled};
use crate::{
    corpus::{Entry, Snapshot, describe},
    extract::{
        Decimal, DocumentKind, Figure, Period, Qualifier, Reference, Scope, date::days_between,
        profile::Profile,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "elapsed-mismatch",
    summary: "a number of years that does not fit the conflict's start",
    level: Level::Warning,
    in_articles: Level::Information,
    manual: include_str!("elapsed_mismatch.md"),
    check,
};

/// Hundredths of a year within which N - elapsed is silent: -1.0 < N - elapsed <= 0.85, from 108 real cases ...
const N_YEARS: (i64, i64) = (-100, 85);
/// ... and for "in its Nth year": -0.1 < N - elapsed <= 1.1.
const NTH_YEAR: (i64, i64) = (-10, 110);

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    for figure in entry.facts.figures.iter().filter(|figure| &*figure.measure == "elapsed-years") {
        check.report.reads.profiles = true;
        let (Some(years), Some(conflict)) =
            (figure.quantity.stated, conflict(check.snapshot, &entry, figure))
        else {
            continue;
        };
        let Some(id) = check.snapshot.entity_id(&conflict) else { continue };
        let Some((page, profile)) =
            check.snapshot.profile(&id).map(|(page, profile)| (Arc::clone(page), Arc::clone(profile)))
        else {
            continue;
        };
        let (Some(start), Some(when)) = (profile.start, spoken_at(check, &entry, figure)) else { continue };
        let others = other_times(&entry, figure);
        if fits(figure, years, start, when) || others.iter().any(|time| fits(figure, years, start, *time)) {
            continue;
        }
        tell(check, figure, years, (&page, &profile), start, when);
    }
}

/// The conflict whose years a figure tells.
pub(super) fn conflict(snapshot: &Snapshot, entry: &Entry, figure: &Figure) -> Option<Reference> {
    match &figure.scope {
        Scope::Entity(reference) => Some(reference.clone()),
        Scope::TheConflict => snapshot.conflict_of(entry),
        Scope::Event(_) | Scope::Unknown => None,
    }
}

/// The date that the words speak of; in a note without a better one its own, if the sentence is in the present.
fn spoken_at(check: &mut Check<'_>, entry: &Entry, figure: &Figure) -> Option<Period> {
    check.report.reads.documents.extend(check.snapshot.cited_by(entry, figure.sentence));
    check.snapshot.as_of(entry, figure).or_else(|| {
        (entry.kind != DocumentKind::Article && figure.is_present)
            .then_some(entry.facts.date.date)
            .flatten()
            .map(Period::day)
    })
}

/// Other times that a sentence may speak of: "two years into the war, in 2013"; in the present, the day on which a note is
/// written.
fn other_times(entry: &Entry, figure: &Figure) -> Vec<Period> {
    let said = entry.facts.dated.iter().filter(|dated| dated.sentence == figure.sentence);
    let is_now = entry.kind != DocumentKind::Article && figure.is_present;
    let own = entry.facts.date.date.filter(|_| is_now).map(Period::day);
    said.filter_map(|dated| dated.period).chain(own).collect()
}

/// Whether any day of the start and any day spoken of fit the number. A start given as a year is that whole year.
fn fits(figure: &Figure, years: Decimal, start: Period, when: Period) -> bool {
    let (least, most) = (hundredths(start.to, when.from), hundredths(start.from, when.to));
    let stated = years.parts() / 100;
    let (below, above) = if figure.is_nth_year { NTH_YEAR } else { N_YEARS };
    let too_many = stated - most > above;
    let too_few = stated - least <= below;
    match figure.qualifier {
        Qualifier::MoreThan | Qualifier::AtLeast => !too_many,
        Qualifier::UpTo => !too_few,
        _ => !too_many && !too_few,
    }
}

/// Hundredths of years between two days, negative where the second is earlier.
fn hundredths(from: crate::extract::Date, to: crate::extract::Date) -> i64 {
    i64::from(days_between(from, to)) * 10_000 / 36_525
}

fn tell(
    check: &mut Check<'_>,
    figure: &Figure,
    years: Decimal,
    page: (&Arc<Entry>, &Arc<Profile>),
    start: Period,
    when: Period,
) {
    let elapsed = hundredths(start.from, when.to).max(0);
    let (whole, tenths) = (elapsed / 100, elapsed % 100 / 10);
    let said = if figure.is_nth_year {
        format!("year {years}")
    } else {
        format!("{} years", describe::said(figure))
    };
    let name = &page.1.names.name;
    let message =
        format!("{said} does not fit: {name} began in {start}, and by {when} that is {whole}.{tenths} years");
    let related = Related {
        document: Arc::clone(&page.0.path),
        span: page.1.name_span,
        message: format!("{name} began in {start}"),
    };
    let fixes = fix(check.entry, figure, elapsed / 100);
    check.find(figure.span, message, vec![related], fixes);
}

/// Writes the years that have passed, in words or digits as the text does; "in its Nth year" is one more.
fn fix(entry: &Entry, figure: &Figure, whole: i64) -> Vec<Fix> {
    let years = u32::try_from(whole).unwrap_or_default() + u32::from(figure.is_nth_year);
    if entry.kind == DocumentKind::Article || years == 0 {
        return Vec::new();
    }
    let opens = entry.facts.sentence(figure.sentence).start == figure.number_span().start;
    // Digits of years are two at most, and four with the ending of an ordinal; number words are longer.
    let in_digits = figure.number_span().len() <= if figure.is_nth_year { 4 } else { 2 };
    let new_text = match (figure.is_nth_year, in_digits) {
        (true, true) => describe::ordinal(years),
        (false, true) => years.to_string(),
        (true, false) => spelled::ordinal(years, opens),
        (false, false) => spelled::cardinal(years, opens),
    };
    vec![Fix::write(entry, figure.number_span(), new_text)]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a date that does not parse fails the test")]
    use super::*;

    fn silent(said: (&str, Qualifier, bool), start: &str, when: &str) -> bool {
        let years = Decimal::parse(said.0).unwrap();
        let figure = Figure::for_test(years, said.1, said.2);
        fits(&figure, years, Period::parse(start).unwrap(), Period::parse(when).unwrap())
    }

    #[test]
    fn real_wordings_are_silent_and_slips_are_not() {
        let exact = Qualifier::Exact;
        for (said, start, when, expected) in [
            (("5", exact, false), "2011-03-15", "2016-03-24", true),
            (("6", exact, false), "2011-03-15", "2017-07-04", true),
            (("2.5", exact, false), "2011-03-15", "2013-12-16", true),
            (("4", exact, false), "2011-03-15", "2015-01-20", true),
            (("5", exact, true), "2011-03-15", "2015-02-18", true),
            (("5", exact, true), "2011-03-15", "2015-07-20", true),
            (("6", exact, true), "2011-03-15", "2017-07-01", false),
            (("8", exact, false), "2011-03-15", "2017-07-04", false),
            (("4", exact, false), "2011-03-15", "2017-07-04", false),
            (("3", Qualifier::MoreThan, false), "2011-03-15", "2017-07-04", true),
            (("7", Qualifier::MoreThan, false), "2011-03-15", "2017-03-20", false),
            (("7", exact, false), "2011", "2017-03-20", true),
        ] {
            assert_eq!(silent(said, start, when), expected, "{said:?} {start} {when}");
        }
    }
}
