//! What a note reckons from its source and says so: "together 42", "so that 48 were adults".

use std::{collections::BTreeSet, sync::Arc};

use super::{Check, copy, difference::noun, stated::Stated};
use crate::{
    corpus::{DocPath, Entry},
    extract::{Decimal, Figure, Qualifier},
};

/// Of more numbers some always give a sum.
const MOST: usize = 24;
/// The same for those that stand together.
const FEW: usize = 6;

/// Whether a figure is the sum of two or three numbers of its sources or its sentence, the difference of two, or the product
/// of two, in a sentence that says that it reckons.
pub(super) fn is_reckoned(check: &Check<'_>, note: &Entry, figure: &Figure, cited: &[DocPath]) -> bool {
    let Some(stated) = figure.quantity.stated else { return false };
    if !copy::wording(note, figure.sentence).is_some_and(|wording| wording.reckons) {
        return false;
    }
    // "Three gas cylinders with 7 kg each, 21 kg altogether".
    let own = beside(note, figure);
    let is_product =
        |(at, a): (usize, &Decimal)| own.iter().skip(at + 1).any(|b| a.times(*b) == Some(stated));
    if gives(&own, stated) || own.iter().enumerate().any(is_product) {
        return true;
    }
    let of_sources = cited.iter().filter_map(|path| check.snapshot.entry(path));
    let of_sources = of_sources.flat_map(|source| Stated::all(&source.facts)).map(|(_, other)| other);
    let (same, others): (Vec<&Figure>, Vec<&Figure>) = of_sources
        .filter(|other| is_of_it(figure, other) || are_summed(figure, other))
        .partition(|other| is_of_it(figure, other));
    let numbers = |all: &[&Figure]| -> Vec<Decimal> {
        all.iter().filter_map(|other| other.quantity.stated).take(MOST).collect()
    };
    let same: BTreeSet<Decimal> = numbers(&same).into_iter().chain(own).collect();
    let same: Vec<Decimal> = same.into_iter().take(MOST).collect();
    let others = numbers(&others);
    let mut both = same.iter().flat_map(|a| others.iter().map(|b| a.plus(*b)));
    gives(&same, stated) || both.any(|sum| meets(sum, stated))
}

/// The other numbers of a figure's sentence, in order and each once.
fn beside(note: &Entry, figure: &Figure) -> Vec<Decimal> {
    let own = Stated::all(&note.facts).map(|(_, other)| other);
    let own = own.filter(|other| other.sentence == figure.sentence && other.span != figure.span);
    own.filter_map(|other| other.quantity.stated).collect::<BTreeSet<_>>().into_iter().collect()
}

/// "At least 84: 63 of these and 21 of those": the bound of a sum is that of its parts.
pub(super) fn is_part_of_bounded(note: &Entry, figure: &Figure) -> bool {
    let Some(stated) = figure.quantity.stated else { return false };
    let all = Stated::all(&note.facts).map(|(_, other)| other);
    let mut whole = all.filter(|other| other.sentence == figure.sentence);
    whole.any(|whole| {
        let rest = whole.quantity.stated.and_then(|all| all.minus(stated));
        whole.qualifier != Qualifier::Exact
            && rest.is_some_and(|rest| beside(note, figure).binary_search(&rest).is_ok())
    })
}

/// Whether two numbers count the same, as far as their words tell.
fn is_of_it(figure: &Figure, other: &Figure) -> bool {
    let are_fates = super::is_of_people(figure) && super::is_of_people(other);
    !figure.measure.is_empty() && other.measure == figure.measure
        || !are_fates && noun(figure).is_some_and(|own| noun(other) == Some(own))
}

/// Whether a figure is the sum of two or three of its own sentence, or of those that a source gives of the same in one
/// sentence or in one and the next: whoever adds these up need not say so.
pub(super) fn is_total(check: &Check<'_>, note: &Entry, figure: &Figure, cited: &[DocPath]) -> bool {
    let Some(stated) = figure.quantity.stated else { return false };
    let mut sources = cited.iter().filter_map(|path| check.snapshot.entry(path));
    let adds_up = |source: &Arc<Entry>| {
        let parts = Stated::all(&source.facts)
            .map(|(_, other)| other)
            .filter(|other| is_of_it(figure, other) || is_elliptic(other, stated));
        let mut parts: Vec<(u32, Decimal)> =
            parts.filter_map(|other| Some((other.sentence, other.quantity.stated?))).collect();
        parts.sort_unstable();
        parts.iter().any(|(sentence, _)| {
            let near = parts.iter().filter(|(other, _)| other == sentence || *other == sentence + 1);
            let near: Vec<Decimal> = near.map(|(_, number)| *number).take(FEW).collect();
            sums(&near, stated)
        })
    };
    is_sum_beside(note, figure) || sources.any(adds_up)
}

/// Whether a figure is the sum of two or three others of its sentence.
pub(super) fn is_sum_beside(note: &Entry, figure: &Figure) -> bool {
    figure.quantity.stated.is_some_and(|stated| sums(&beside(note, figure), stated))
}

/// Whether a reckoned number is the wanted one, rounded or not; a coarse rounding of a sum may be anything.
fn meets(found: Option<Decimal>, wanted: Decimal) -> bool {
    const FINE: u32 = 25;
    let gap = |found: Decimal| {
        found.max(wanted).minus(found.min(wanted)).and_then(|gap| gap.times(Decimal::small(FINE)))
    };
    found.is_some_and(|found| super::rounds_to(found, wanted) && gap(found).is_some_and(|gap| gap <= wanted))
}

/// "And 2,700 in the week before": a number without a noun that is a good part of a sum.
fn is_elliptic(other: &Figure, sum: Decimal) -> bool {
    let part = other.quantity.stated.and_then(|part| part.times(Decimal::small(4)));
    other.measure.is_empty() && part.is_some_and(|part| part >= sum)
}

/// Whether two or three of the numbers give another as their sum.
fn sums(numbers: &[Decimal], wanted: Decimal) -> bool {
    let near = |found: Option<Decimal>| meets(found, wanted);
    numbers.iter().enumerate().any(|(at, a)| {
        numbers.iter().enumerate().skip(at + 1).any(|(next, b)| {
            let sum = a.plus(*b);
            let third = |c: &Decimal| near(sum.and_then(|sum| sum.plus(*c)));
            near(sum) || numbers.iter().skip(next + 1).any(third)
        })
    })
}

/// The displaced at home and the refugees abroad are one people; so are the dead and the wounded as casualties.
fn are_summed(figure: &Figure, other: &Figure) -> bool {
    const SUMMED: &[[&str; 2]] = &[["displaced", "refugees"], ["deaths", "wounded"]];
    SUMMED.iter().any(|pair| pair.contains(&&*figure.measure) && pair.contains(&&*other.measure))
}

/// Whether two or three of the numbers, which are in order, give another as their sum, or two as their difference.
fn gives(numbers: &[Decimal], wanted: Decimal) -> bool {
    let differ = |(at, a): (usize, &Decimal)| numbers.iter().skip(at + 1).any(|b| meets(b.minus(*a), wanted));
    sums(numbers, wanted) || numbers.iter().enumerate().any(differ)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_differences() {
        let numbers: Vec<Decimal> = [12, 28, 76].into_iter().map(Decimal::small).collect();
        assert!(gives(&numbers, Decimal::small(48)), "76 - 28");
        assert!(gives(&numbers, Decimal::small(40)), "12 + 28");
        assert!(gives(&numbers, Decimal::small(116)), "12 + 28 + 76");
        assert!(!gives(&numbers, Decimal::small(50)));
    }
}
