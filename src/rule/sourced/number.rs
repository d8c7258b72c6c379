//! Numbers of a note beside a source's: equal, rounded, bounded.

use crate::extract::{Decimal, Figure, Qualifier};

/// How far two stated numbers are apart.
pub(super) fn distance(figure: &Figure, other: &Figure) -> Decimal {
    let (Some(a), Some(b)) = (figure.quantity.stated, other.quantity.stated) else {
        return Decimal::from_parts(i64::MAX);
    };
    a.max(b).minus(a.min(b)).unwrap_or(Decimal::from_parts(i64::MAX))
}

/// Equal, or the source rounded to the note's digits gives the note's number.
pub(super) fn same_value(figure: &Figure, other: &Figure) -> bool {
    let (Some(stated), Some(source)) = (figure.quantity.stated, other.quantity.stated) else { return false };
    if figure.qualifier == Qualifier::Between || other.qualifier == Qualifier::Between {
        return figure.quantity.low == other.quantity.low && figure.quantity.high == other.quantity.high
            || other.qualifier == Qualifier::Between
                && figure.qualifier != Qualifier::Between
                && within(stated, other);
    }
    rounds_to(source, stated) || is_hedged_about(figure, source, stated)
}

/// "Almost 200" of 195: a hedged number that is rounder than its source's and no farther away than a twentieth.
fn is_hedged_about(figure: &Figure, source: Decimal, stated: Decimal) -> bool {
    let gap = stated.max(source).minus(stated.min(source)).and_then(|gap| gap.times(Decimal::small(20)));
    let is_near = gap.is_some_and(|gap| gap <= stated) && stated.precision() > source.precision();
    is_near
        && match figure.qualifier {
            Qualifier::About => true,
            Qualifier::Nearly => source < stated,
            Qualifier::MoreThan => source > stated,
            _ => false,
        }
}

fn within(value: Decimal, range: &Figure) -> bool {
    range.quantity.low.is_some_and(|low| low <= value)
        && range.quantity.high.is_some_and(|high| value <= high)
}

/// Whether a source's number rounded to the digits of a stated one gives that number.
pub(super) fn rounds_to(source: Decimal, stated: Decimal) -> bool {
    if source == stated {
        return true;
    }
    let place = stated.precision();
    let Some(half) = place.divided_by(Decimal::small(2)) else { return false };
    // Small numbers are counted, not rounded; and a rounding that loses most of the number is none.
    let (low, high) = (stated.minus(half), stated.plus(half));
    stated >= Decimal::small(100)
        && half.times(Decimal::small(5)).is_some_and(|five| five <= stated)
        && low.is_some_and(|low| low <= source)
        && high.is_some_and(|high| source < high)
}

/// Which side a hedge bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    None,
    Below,
    Above,
    Both,
}

fn bound(qualifier: Qualifier) -> Bound {
    match qualifier {
        Qualifier::Exact | Qualifier::About => Bound::None,
        Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Vague => Bound::Below,
        Qualifier::UpTo | Qualifier::Nearly => Bound::Above,
        Qualifier::Between => Bound::Both,
    }
}

/// No bound is added, lost or turned round; a bound that the source's own exact number satisfies is true.
pub(super) fn same_bound(figure: &Figure, other: &Figure) -> bool {
    let (ours, theirs) = (bound(figure.qualifier), bound(other.qualifier));
    let holds = || {
        let value = other.quantity.stated;
        value != figure.quantity.stated
            && value.is_some_and(|value| {
                figure.quantity.low.is_none_or(|low| low <= value)
                    && figure.quantity.high.is_none_or(|high| value <= high)
            })
    };
    // "At least 500" of "between 500 and 1,300" is its lower end, "up to 1,300" its upper one.
    let is_end = || match ours {
        Bound::Below => figure.quantity.stated == other.quantity.low,
        Bound::Above => figure.quantity.stated == other.quantity.high,
        Bound::None | Bound::Both => false,
    };
    ours == theirs || theirs == Bound::None && holds() || theirs == Bound::Both && is_end()
}

/// Whether no value satisfies both figures within so many per cent.
pub(in crate::rule) fn disagree(figure: &Figure, other: &Figure, tolerance: u32) -> bool {
    let factor = Decimal::small(100 + tolerance).divided_by(Decimal::small(100)).unwrap_or(Decimal::ONE);
    let exceeds = |low: Option<Decimal>, high: Option<Decimal>| {
        let limit = high.and_then(|high| high.times(factor));
        matches!((low, limit), (Some(low), Some(limit)) if low > limit)
    };
    exceeds(figure.quantity.low, other.quantity.high) || exceeds(other.quantity.low, figure.quantity.high)
}
