//! Years of a war whose start nobody has written down, against those that the cited articles give it.

use std::sync::Arc;

use super::{Check, Difference, Nearest, copy, stated::Witness};
use crate::{
    corpus::{DocPath, Entry},
    extract::{Decimal, Figure, Scope, date::days_between},
};

/// Days of a year.
const YEAR: i32 = 365;
/// Words that two sentences share before they tell of one war.
const SHARED: usize = 1;

/// The years that the articles give, where all of them are others than the note's. A note that is dated speaks of its own
/// day or of the article's, and of any between.
pub(super) fn compare(
    check: &Check<'_>,
    note: &Arc<Entry>,
    figure: &Figure,
    cited: &[DocPath],
) -> Option<Nearest> {
    let years = figure.quantity.stated?;
    let mut found = None;
    for path in cited {
        let source = check.snapshot.entry(path)?;
        let since = match (note.facts.date.date, source.facts.date.date) {
            (Some(now), Some(then)) => days_between(then, now).max(0) / YEAR + 1,
            _ => 0,
        };
        let latest = u32::try_from(since).ok().map(Decimal::small)?;
        for (number, other) in source.facts.figures.iter().enumerate() {
            if other.measure != figure.measure || other.unit() != figure.unit() {
                continue;
            }
            let theirs = other.quantity.stated?;
            // "In its sixth year" is five years and more.
            let first = theirs.minus(Decimal::ONE)?;
            let last = theirs.plus(Decimal::ONE)?.plus(latest)?;
            let is_it =
                first < years && years < last || first == years && other.is_nth_year != figure.is_nth_year;
            if is_it || !are_of_one_war(check, note, figure, source, other) {
                return None;
            }
            found = found.or(Some(Witness::figure(path, number)));
        }
    }
    found.map(|witness| Nearest::new(Difference::Value, witness))
}

fn are_of_one_war(check: &Check<'_>, note: &Entry, figure: &Figure, source: &Entry, other: &Figure) -> bool {
    match (&figure.scope, &other.scope) {
        (Scope::Entity(a), Scope::Entity(b)) => check.snapshot.entity_id(a) == check.snapshot.entity_id(b),
        (Scope::Event(_), _) | (_, Scope::Event(_)) => false,
        _ => copy::shared(note, figure.sentence, source, other.sentence) >= SHARED,
    }
}
