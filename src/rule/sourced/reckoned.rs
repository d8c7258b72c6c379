//! What a note reckons from its source and says so: "together 42", "so that 48 were adults".

use std::collections::BTreeSet;

use super::{Check, copy};
use crate::{
    corpus::{DocPath, Entry},
    extract::{Decimal, Figure},
};

/// Of more numbers some always give a sum.
const MOST: usize = 24;

/// Whether a figure is the sum of two or three numbers of its sources, or the difference of two, in a sentence that says
/// that it reckons.
pub(super) fn is_reckoned(check: &Check<'_>, note: &Entry, figure: &Figure, cited: &[DocPath]) -> bool {
    let Some(stated) = figure.quantity.stated else { return false };
    if !copy::wording(note, figure.sentence).is_some_and(|wording| wording.reckons) {
        return false;
    }
    let sources = cited.iter().filter_map(|path| check.snapshot.entry(path));
    let of_sources = sources.flat_map(|source| source.facts.figures.iter());
    let of_note = note.facts.figures.iter().filter(|other| other.sentence == figure.sentence);
    let related = of_sources.chain(of_note.filter(|other| other.span != figure.span));
    let related = related.filter(|other| other.measure == figure.measure || are_summed(figure, other));
    let numbers: BTreeSet<Decimal> = related.filter_map(|other| other.quantity.stated).collect();
    let numbers: Vec<Decimal> = numbers.into_iter().take(MOST).collect();
    gives(&numbers, stated)
}

/// The displaced at home and the refugees abroad are one people; so are the dead and the wounded as casualties.
fn are_summed(figure: &Figure, other: &Figure) -> bool {
    const SUMMED: &[[&str; 2]] = &[["displaced", "refugees"], ["deaths", "wounded"]];
    SUMMED.iter().any(|pair| pair.contains(&&*figure.measure) && pair.contains(&&*other.measure))
}

/// Whether two or three of the numbers give another as their sum, or two as their difference.
fn gives(numbers: &[Decimal], wanted: Decimal) -> bool {
    let near = |found: Option<Decimal>| found.is_some_and(|found| super::rounds_to(found, wanted));
    numbers.iter().enumerate().any(|(at, a)| {
        numbers.iter().enumerate().skip(at + 1).any(|(next, b)| {
            let sum = a.plus(*b);
            let third = |c: &Decimal| near(sum.and_then(|sum| sum.plus(*c)));
            near(sum) || near(b.minus(*a)) || numbers.iter().skip(next + 1).any(third)
        })
    })
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
