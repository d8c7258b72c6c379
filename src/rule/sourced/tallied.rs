//! Notes' tallies, numbers of what no measure is of, against the articles that they cite.
//!
//! Precise first: a number that the article has anywhere is right as far as anybody can know, but for those who are
//! counted, the bound and the credit. One that it has nowhere is wrong where the article counts the same noun in a sentence
//! that tells of the same.

use std::sync::Arc;

use super::{
    Check, Difference, Nearest,
    attribution::{Credit, credit},
    copy,
    counterpart::{Counterpart, counterpart, of_noun},
    difference::{Pair, counts_others, noun},
    number::{same_bound, same_value},
    reckoned,
    slip::{Slip, slip},
    stated::{Stated, Witness},
};
use crate::{
    corpus::{DocPath, Entry},
    extract::{Decimal, Figure, Qualifier},
};

/// Words that two sentences must share before they tell of the same.
const SHARED: usize = 2;
/// The same for small numbers, which a note may have counted itself, and for hours and days, which it may have reckoned.
const SHARED_BY_SMALL: usize = 3;

/// What differs from the cited articles' numbers of the same noun; `None` where nothing is known to.
pub(super) fn compare(
    check: &Check<'_>,
    note: &Arc<Entry>,
    tally: &Figure,
    cited: &[DocPath],
) -> Option<Nearest> {
    let own = noun(tally);
    let wanted = own.as_deref().unwrap_or_default();
    let mut same: Vec<(Witness, Pair<'_>)> = Vec::new();
    let mut others: Vec<Witness> = Vec::new();
    for path in cited {
        let source = check.snapshot.entry(path)?;
        for (stated, other) in Stated::all(&source.facts) {
            let witness = Witness { document: Arc::clone(path), stated };
            // 120 is a rounded 118, but not of anything else.
            let is_exact = tally.quantity.stated == other.quantity.stated;
            let may_be = is_exact || own.is_none() || noun(other).is_none_or(|noun| Some(noun) == own);
            if may_be && same_value(tally, other) {
                same.push((witness, Pair { snapshot: check.snapshot, note, figure: tally, source, other }));
            }
        }
        let of_noun = of_noun(source, path, wanted).map(|(witness, _)| witness);
        let of_noun = of_noun.chain(dead(source, path).filter(|_| &*tally.measure == "victims"));
        // "42,000 islanders" of "4,200 of those who live there": a slip needs no noun.
        let slips = Stated::all(&source.facts).filter(|(_, other)| is_plain_slip(tally, other));
        let slips = slips.map(|(stated, _)| Witness { document: Arc::clone(path), stated });
        let near = of_noun.chain(slips).filter(|witness| {
            let other = witness.stated.of(&source.facts);
            other.is_some_and(|other| is_of_the_same(note, tally, source, other))
        });
        others.extend(near);
    }
    if !same.is_empty() {
        return own.as_ref().and_then(|_| of_same_value(&same));
    }
    let is_stated = cited.iter().any(|path| super::states_number(check, path, tally));
    if is_stated
        || reckoned::is_reckoned(check, note, tally, cited)
        || reckoned::is_total(check, note, tally, cited)
        || is_converted(check, tally, cited)
    {
        return None;
    }
    // "365 of 650 seats": where the sentence says the article's number, another one of the same noun may be the note's own.
    let count = others.len();
    others.retain(|one| one.read(check).is_none_or(|(_, other)| !is_said_beside(note, tally, other)));
    let found = counterpart(check, note, tally, others.iter().cloned())?;
    let is_clear = matches!(found, Counterpart::One(_)) || others.len() == count;
    Nearest::of_value(found).filter(|_| is_clear)
}

/// An article's dead of whom no more is said: a note may call them victims.
fn dead<'a>(source: &'a Entry, path: &'a DocPath) -> impl Iterator<Item = Witness> + 'a {
    let figures = source.facts.figures.iter().enumerate();
    let dead =
        figures.filter(|(_, one)| &*one.measure == "deaths" && one.group.is_none() && one.noun.is_none());
    dead.map(|(number, _)| Witness::figure(path, number))
}

/// Where the article has the number: whether it counts others by it, bounds it otherwise, or credits somebody else.
fn of_same_value(same: &[(Witness, Pair<'_>)]) -> Option<Nearest> {
    let is_told = |pair: &Pair<'_>| {
        let Pair { figure, other, .. } = pair;
        noun(figure) == noun(other) || !counts_others(figure, other)
    };
    let mut agreeing = same.iter().filter(|(_, pair)| is_told(pair)).peekable();
    let near =
        |(_, pair): &&(Witness, Pair<'_>)| is_of_the_same(pair.note, pair.figure, pair.source, pair.other);
    let tell =
        |difference, (witness, _): &(Witness, Pair<'_>)| Some(Nearest::new(difference, witness.clone()));
    if agreeing.peek().is_none() {
        return same.iter().find(near).and_then(|one| tell(Difference::Group, one));
    }
    let agreeing: Vec<&(Witness, Pair<'_>)> = agreeing.collect();
    let of_noun =
        agreeing.iter().copied().find(|one| noun(one.1.figure) == noun(one.1.other) && near(one))?;
    let is_bounded = |pair: &Pair<'_>| same_bound(pair.figure, pair.other) || are_ends(pair);
    let is_lax = of_noun.1.figure.noun.is_none() || is_time(of_noun.1.figure);
    if !is_lax && agreeing.iter().all(|(_, pair)| !is_bounded(pair)) {
        return tell(Difference::Bound, of_noun);
    }
    let credits = || agreeing.iter().map(|(_, pair)| credit(*pair));
    let is_exchanged = credits().any(|one| one == Credit::Other) && credits().all(|one| one != Credit::Same);
    is_exchanged.then(|| tell(Difference::Attribution, of_noun)).flatten()
}

/// Whether the note's sentence says a number of the article by itself.
fn is_said_beside(note: &Entry, tally: &Figure, other: &Figure) -> bool {
    let mut beside = Stated::all(&note.facts).map(|(_, one)| one);
    beside.any(|one| one.sentence == tally.sentence && one.span != tally.span && same_value(one, other))
}

/// "One counts 18,000, the other 63,000": both ends of the article's range, each by itself.
fn are_ends(pair: &Pair<'_>) -> bool {
    let Pair { figure, other, note, .. } = pair;
    let ends = [other.quantity.low, other.quantity.high];
    let says = |end: &Option<Decimal>| {
        Stated::all(&note.facts)
            .any(|(_, one)| one.sentence == figure.sentence && one.quantity.stated == *end)
    };
    other.qualifier == Qualifier::Between && ends.iter().all(says)
}

/// Whether the article has the length in another unit: 160 kilometres are its 100 miles.
fn is_converted(check: &Check<'_>, tally: &Figure, cited: &[DocPath]) -> bool {
    /// Units, with how many thousandths of the second the first is.
    const UNITS: &[(&str, &str, u32)] =
        &[("mile", "kilometre", 1609), ("feet", "metre", 305), ("yard", "metre", 914)];
    let (Some(own), Some(stated)) = (noun(tally), tally.quantity.stated) else { return false };
    let times = |number: Decimal, factor: u32| number.times(Decimal::small(factor));
    let are_near = |a: Option<Decimal>, b: Option<Decimal>| {
        let (Some(a), Some(b)) = (a, b) else { return false };
        let gap = a.max(b).minus(a.min(b)).and_then(|gap| times(gap, 20));
        gap.is_some_and(|gap| gap <= a.max(b))
    };
    let sources = cited.iter().filter_map(|path| check.snapshot.entry(path));
    sources.flat_map(|source| Stated::all(&source.facts)).any(|(_, other)| {
        let (Some(theirs), Some(number)) = (noun(other), other.quantity.stated) else { return false };
        UNITS.iter().any(|(long, short, factor)| {
            let is_first = |one: &str, two: &str| one == *long && two == *short;
            is_first(&own, &theirs) && are_near(times(stated, *factor), times(number, 1000))
                || is_first(&theirs, &own) && are_near(times(number, *factor), times(stated, 1000))
        })
    })
}

/// Whether two sentences that count the same tell of the same.
fn is_of_the_same(note: &Entry, tally: &Figure, source: &Entry, other: &Figure) -> bool {
    let own = copy::shared(note, tally.sentence, source, other.sentence);
    // "She was 34." tells of whom the sentence before names.
    let is_age = tally.noun.as_deref() == Some("age");
    let before = || {
        other.sentence.checked_sub(1).map_or(0, |before| copy::shared(note, tally.sentence, source, before))
    };
    let shared = if is_age { own.max(before()) } else { own };
    let is_small =
        |figure: &Figure| figure.quantity.stated.is_some_and(|stated| stated <= Decimal::small(12));
    let least = if is_age {
        SHARED - 1
    } else if is_small(tally) || is_small(other) || is_time(tally) {
        SHARED_BY_SMALL
    } else {
        SHARED
    };
    shared >= least
}

/// A number of more than a digit or two, off by a power of ten.
fn is_plain_slip(tally: &Figure, other: &Figure) -> bool {
    let least = |one: &Figure| one.quantity.stated.is_some_and(|stated| stated > Decimal::small(12));
    let has_digits = |one: &Figure| {
        one.quantity.stated.is_some_and(|stated| {
            stated.precision().times(Decimal::small(10)).is_some_and(|ten| ten < stated)
        })
    };
    least(tally)
        && least(other)
        && has_digits(tally)
        && has_digits(other)
        && matches!(slip(tally, other), Some(Slip::Times(_) | Slip::Part(_)))
}

fn is_time(tally: &Figure) -> bool {
    const TIMES: &[&str] = &["second", "minute", "hour", "day", "week", "month", "year", "decade"];
    tally.noun.as_deref().is_some_and(|noun| TIMES.contains(&noun))
}
