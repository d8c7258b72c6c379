//! Qualifiers: the words that hedge a number, and the interval that number and hedge allow.

use std::ops::Range;

use super::{
    number::{Form, Number},
    passage::Passage,
};
use crate::extract::{Decimal, Qualifier, Quantity};

/// A hedge; whether a bound of its interval is open is part of what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hedge {
    /// None.
    Plain,
    /// About.
    About,
    /// More than.
    MoreThan,
    /// At least.
    AtLeast,
    /// Nearly.
    Nearly,
    /// At most.
    UpTo,
    /// Fewer than.
    Below,
}

/// Words before the number, as sequences; the longest is tried first. One row a wording.
const BEFORE: &[(&[&str], Hedge)] = &[
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["not", "less", "than"], Hedge::AtLeast),
    (&["not", "fewer", "than"], Hedge::AtLeast),
    (&["a", "minimum", "of"], Hedge::AtLeast),
    (&["no", "more", "than"], Hedge::UpTo),
    (&["not", "more", "than"], Hedge::UpTo),
    (&["a", "maximum", "of"], Hedge::UpTo),
    (&["as", "many", "as"], Hedge::UpTo),
    (&["as", "much", "as"], Hedge::UpTo),
    (&["in", "excess", "of"], Hedge::MoreThan),
    (&["in", "the", "region", "of"], Hedge::About),
    (&["in", "the", "order", "of"], Hedge::About),
    (&["more", "than"], Hedge::MoreThan),
    (&["greater", "than"], Hedge::MoreThan),
    (&["higher", "than"], Hedge::MoreThan),
    (&["upwards", "of"], Hedge::MoreThan),
    (&["upward", "of"], Hedge::MoreThan),
    (&["at", "least"], Hedge::AtLeast),
    (&["at", "most"], Hedge::UpTo),
    (&["fewer", "than"], Hedge::Below),
    (&["less", "than"], Hedge::Below),
    (&["lower", "than"], Hedge::Below),
    (&["up", "to"], Hedge::UpTo),
    (&["close", "to"], Hedge::Nearly),
    (&["just", "under"], Hedge::Nearly),
    (&["just", "short", "of"], Hedge::Nearly),
    (&["just", "below"], Hedge::Nearly),
    (&["just", "over"], Hedge::MoreThan),
    (&["an", "estimated"], Hedge::About),
    (&["estimated"], Hedge::About),
    (&["a", "reported"], Hedge::Plain),
    (&["an", "approximate"], Hedge::About),
    (&["an", "average", "of"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["approx"], Hedge::About),
    (&["roughly"], Hedge::About),
    (&["around"], Hedge::About),
    (&["about"], Hedge::About),
    (&["some"], Hedge::About),
    (&["circa"], Hedge::About),
    (&["~"], Hedge::About),
    (&["almost"], Hedge::Nearly),
    (&["nearly"], Hedge::Nearly),
    (&["over"], Hedge::MoreThan),
    (&["above"], Hedge::MoreThan),
    (&["exceeding"], Hedge::MoreThan),
    (&["exceeded"], Hedge::MoreThan),
    (&["exceeds"], Hedge::MoreThan),
    (&["surpassed"], Hedge::MoreThan),
    (&["surpassing"], Hedge::MoreThan),
    (&["topped"], Hedge::MoreThan),
    (&["under"], Hedge::Below),
    (&["below"], Hedge::Below),
];

/// Words that stand between a hedge and its number without changing either.
const BETWEEN: &[&str] =
    &["another", "additional", "a", "the", "further", "$", "€", "£", "us", "total", "of", "well"];

/// A hedge and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// What it says.
    pub(super) hedge: Hedge,
    /// Its words, where there are any.
    pub(super) words: Option<Range<usize>>,
    /// The first token of hedge and number together: where frames look to the left from.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
}

/// Whether "between" stands before a number, so that "and" joins a range.
pub(super) fn is_between(passage: Passage<'_>, start: usize) -> bool {
    let start =
        if passage.any_before(start, &["$", "€", "£", "about", "some"]) { start - 1 } else { start };
    passage.any_before(start, &["between"])
}

/// Reads the hedge of a number.
pub(super) fn read(passage: Passage<'_>, number: &Number) -> Found {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let currency = usize::from(passage.any_before(start, &["$", "€", "£", "¥"]));
    let place = start - currency;
    let place = if currency == 1 && passage.any_before(place, &["us"]) { place - 1 } else { place };
    if matches!(number.form, Form::Range(_)) {
        let words = passage.any_before(place, &["between", "from"]).then(|| place - 1..place);
        let start = words.as_ref().map_or(place, |words| words.start);
        return Found { hedge: Hedge::Plain, words, start, end };
    }
    if number.form == Form::Ordinal || number.form == Form::Articles {
        return Found { hedge: Hedge::Plain, words: None, start: place, end };
    }
    let behind = after(passage, end);
    let mut found = Found {
        hedge: behind.as_ref().map_or(Hedge::Plain, |(hedge, _)| *hedge),
        start: place,
        end: behind.as_ref().map_or(end, |(_, words)| words.end),
        words: behind.map(|(_, words)| words),
    };
    let mut skipped = place;
    while place - skipped < 2 && passage.any_before(skipped, BETWEEN) && !is_determined(passage, skipped) {
        skipped -= 1;
    }
    for from in [place, skipped] {
        if let Some((hedge, at)) = hedge_before(passage, from) {
            // "at least some 300": the bound says more than "some".
            let outer = hedge_before(passage, at).filter(|_| hedge == Hedge::About);
            let (hedge, at) = outer.unwrap_or((hedge, at));
            let hedge = if hedge == Hedge::Plain { found.hedge } else { hedge };
            let words = Some(at..from);
            return Found { hedge, words, start: at, end: found.end };
        }
    }
    if skipped < place && passage.any(skipped, &["another", "additional", "further"]) {
        found.start = skipped;
    }
    found
}

/// "of the 12", "the 12": the article does not lead to a hedge by itself, and "of" only behind "total".
fn is_determined(passage: Passage<'_>, at: usize) -> bool {
    passage.any_before(at, &["of"]) && !(at >= 2 && passage.is(at - 2, "total"))
}

fn hedge_before(passage: Passage<'_>, at: usize) -> Option<(Hedge, usize)> {
    BEFORE.iter().find_map(|(words, hedge)| {
        let start = passage.reads_before(at, words)?;
        // "fighting over two villages", "for about two hours" are for frames to refuse; "by some" stays "some".
        Some((*hedge, start))
    })
}

/// Words behind the number: "or more", "or so", "plus", a plus sign.
fn after(passage: Passage<'_>, end: usize) -> Option<(Hedge, Range<usize>)> {
    if passage.is(end, "+") && !passage.spaced(end) {
        return Some((Hedge::AtLeast, end..end + 1));
    }
    if passage.is(end, "or") {
        let hedge = match passage.word(end + 1) {
            "more" => Hedge::AtLeast,
            "so" => Hedge::About,
            "fewer" | "less" => Hedge::UpTo,
            _ => return None,
        };
        return Some((hedge, end..end + 2));
    }
    (passage.is(end, "-") && passage.is(end + 1, "plus")).then_some((Hedge::AtLeast, end..end + 2))
}

/// The qualifier and the interval of a number under a hedge. `None` where the numbers leave the decimal's bounds.
pub(super) fn quantity(number: &Number, hedge: Hedge) -> Option<(Qualifier, Quantity)> {
    let n = number.value;
    let of = |low, high| Quantity { stated: Some(n), low, high, precision: number.precision };
    match number.form {
        Form::Vague => {
            let quantity = Quantity { stated: None, low: Some(n), high: None, precision: number.precision };
            return Some((Qualifier::Vague, quantity));
        }
        Form::Range(high) => return Some((Qualifier::Between, of(Some(n), Some(high)))),
        Form::Ordinal | Form::Articles => return Some((Qualifier::Exact, of(Some(n), Some(n)))),
        Form::Cardinal => {}
    }
    let step = Decimal::from_parts(1);
    let u = number.precision;
    let v = u.min(n.divided_by(Decimal::small(5))?);
    Some(match hedge {
        Hedge::Plain if n < Decimal::small(100) => (Qualifier::Exact, of(Some(n), Some(n))),
        Hedge::Plain => {
            let half = v.divided_by(Decimal::small(2))?;
            (Qualifier::Exact, of(Some(n.minus(half)?), Some(n.plus(half)?)))
        }
        Hedge::About => (Qualifier::About, of(Some(n.minus(v)?), Some(n.plus(v)?))),
        Hedge::MoreThan => (Qualifier::MoreThan, of(Some(n.plus(step)?), Some(n.plus(u)?))),
        Hedge::AtLeast => (Qualifier::AtLeast, of(Some(n), None)),
        Hedge::Nearly => (Qualifier::Nearly, of(Some(n.minus(v)?), Some(n.minus(step)?.max(n.minus(v)?)))),
        Hedge::UpTo => (Qualifier::UpTo, of(Some(Decimal::ZERO), Some(n))),
        Hedge::Below => (Qualifier::UpTo, of(Some(Decimal::ZERO), Some(n.minus(step)?.max(Decimal::ZERO)))),
    })
}
