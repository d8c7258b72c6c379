//! Qualifiers: the words that hedge a number, and the interval that number and hedge allow.

use std::{
    collections::BTreeMap,
    ops::{Bound, Range},
    sync::LazyLock,
};

use super::{
    money,
    number::{Form, Number, Top},
    passage::Passage,
    people,
};
use crate::{
    extract::{Decimal, Qualifier, Quantity},
    text::{WordKey, WordTable, words},
};

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
const BEFORE: &[(&[WordKey], Hedge)] = &[
    (words!["no", "fewer", "than"], Hedge::AtLeast),
    (words!["no", "less", "than"], Hedge::AtLeast),
    (words!["not", "less", "than"], Hedge::AtLeast),
    (words!["not", "fewer", "than"], Hedge::AtLeast),
    (words!["a", "minimum", "of"], Hedge::AtLeast),
    (words!["no", "more", "than"], Hedge::UpTo),
    (words!["not", "more", "than"], Hedge::UpTo),
    (words!["a", "maximum", "of"], Hedge::UpTo),
    (words!["as", "many", "as"], Hedge::UpTo),
    (words!["as", "much", "as"], Hedge::UpTo),
    (words!["as", "few", "as"], Hedge::AtLeast),
    (words!["as", "little", "as"], Hedge::AtLeast),
    (words!["not", "exceeding"], Hedge::UpTo),
    (words!["in", "excess", "of"], Hedge::MoreThan),
    (words!["in", "the", "region", "of"], Hedge::About),
    (words!["in", "the", "order", "of"], Hedge::About),
    (words!["in", "the", "neighborhood", "of"], Hedge::About),
    (words!["on", "the", "order", "of"], Hedge::About),
    (words!["more", "than"], Hedge::MoreThan),
    (words!["greater", "than"], Hedge::MoreThan),
    (words!["higher", "than"], Hedge::MoreThan),
    (words!["larger", "than"], Hedge::MoreThan),
    (words!["bigger", "than"], Hedge::MoreThan),
    (words!["upwards", "of"], Hedge::MoreThan),
    (words!["upward", "of"], Hedge::MoreThan),
    (words!["at", "least"], Hedge::AtLeast),
    (words!["at", "most"], Hedge::UpTo),
    (words!["fewer", "than"], Hedge::Below),
    (words!["less", "than"], Hedge::Below),
    (words!["lower", "than"], Hedge::Below),
    (words!["smaller", "than"], Hedge::Below),
    (words!["up", "to"], Hedge::UpTo),
    (words!["close", "to"], Hedge::Nearly),
    (words!["just", "under"], Hedge::Nearly),
    (words!["just", "short", "of"], Hedge::Nearly),
    (words!["just", "shy", "of"], Hedge::Nearly),
    (words!["just", "below"], Hedge::Nearly),
    (words!["just", "over"], Hedge::MoreThan),
    (words!["an", "estimated"], Hedge::About),
    (words!["estimated"], Hedge::About),
    (words!["a", "reported"], Hedge::Plain),
    (words!["equal", "to"], Hedge::Plain),
    (words!["equals", "to"], Hedge::Plain),
    (words!["equaling", "to"], Hedge::Plain),
    (words!["equals"], Hedge::Plain),
    (words!["something", "like"], Hedge::About),
    (words!["perhaps"], Hedge::About),
    (words!["probably"], Hedge::About),
    (words!["maybe"], Hedge::About),
    (words!["like"], Hedge::About),
    (words!["estimated", "at"], Hedge::About),
    (words!["estimated", "cost", "of"], Hedge::About),
    (words!["estimated", "cost", "is"], Hedge::About),
    (words!["an", "approximate"], Hedge::About),
    (words!["an", "average", "of"], Hedge::About),
    (words!["approximately"], Hedge::About),
    (words!["approx"], Hedge::About),
    (words!["roughly"], Hedge::About),
    (words!["around"], Hedge::About),
    (words!["about"], Hedge::About),
    (words!["some"], Hedge::About),
    (words!["circa"], Hedge::About),
    (words!["~"], Hedge::About),
    (words!["≈"], Hedge::About),
    (words![">", "="], Hedge::AtLeast),
    (words!["<", "="], Hedge::UpTo),
    (words!["≥"], Hedge::AtLeast),
    (words!["≤"], Hedge::UpTo),
    (words![">"], Hedge::MoreThan),
    (words!["<"], Hedge::Below),
    (words!["almost"], Hedge::Nearly),
    (words!["nearly"], Hedge::Nearly),
    (words!["over"], Hedge::MoreThan),
    (words!["above"], Hedge::MoreThan),
    (words!["exceed"], Hedge::MoreThan),
    (words!["exceeding"], Hedge::MoreThan),
    (words!["exceeded"], Hedge::MoreThan),
    (words!["exceeds"], Hedge::MoreThan),
    (words!["surpass"], Hedge::MoreThan),
    (words!["surpasses"], Hedge::MoreThan),
    (words!["surpassed"], Hedge::MoreThan),
    (words!["surpassing"], Hedge::MoreThan),
    (words!["topped"], Hedge::MoreThan),
    (words!["under"], Hedge::Below),
    (words!["below"], Hedge::Below),
];

/// The rows of [`BEFORE`] that end with a word, a bit each. Most words before numbers end none.
static BY_LAST: LazyLock<WordTable<u128>> = LazyLock::new(|| {
    let mut rows: BTreeMap<WordKey, u128> = BTreeMap::new();
    for (number, (words, _)) in BEFORE.iter().enumerate() {
        *rows.entry(words.last().copied().unwrap_or_default()).or_default() |= 1 << number;
    }
    WordTable::of(rows)
});
const _: () = assert!(BEFORE.len() <= 128, "a bit for each row");

/// Words that stand between a hedge and its number without changing either.
const BETWEEN: &[WordKey] =
    words!["another", "additional", "a", "the", "further", "$", "€", "£", "us", "total", "of", "well"];

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
    let start = money::before(passage, start).map_or(start, |(place, _)| place);
    let start = if passage.any_before(start, words!["about", "some"]) { start - 1 } else { start };
    passage.any_before(start, words!["between"])
}

/// The place of a number's currency, or else of the number.
fn place_of(passage: Passage<'_>, number: &Number) -> usize {
    money::before(passage, number.tokens.start).map_or(number.tokens.start, |(place, _)| place)
}

/// Reads the hedge of a number.
pub(super) fn read(passage: Passage<'_>, number: &Number) -> Found {
    let end = number.tokens.end;
    let place = place_of(passage, number);
    match number.form {
        Form::Range(_) => return of_range(passage, place, end),
        Form::Ordinal | Form::Articles => {
            return Found { hedge: Hedge::Plain, words: None, start: place, end };
        }
        Form::Cardinal | Form::Fraction | Form::Vague => {}
    }
    let behind = after(passage, end);
    let mut skipped = place;
    while place - skipped < 2 && passage.any_before(skipped, BETWEEN) && !is_determined(passage, skipped) {
        skipped -= 1;
    }
    for from in [place, skipped] {
        if let Some((hedge, at)) = hedge_before(passage, from) {
            // "at least some 300": the bound says more than "some".
            let outer = hedge_before(passage, at).filter(|_| hedge == Hedge::About);
            let (hedge, at) = outer.unwrap_or((hedge, at));
            return with_behind(behind, hedge, at..from, end);
        }
    }
    let start =
        if passage.any(skipped, words!["another", "additional", "further"]) { skipped } else { place };
    if behind.is_none()
        && let Some(hedge) = at_the_end(passage, end)
    {
        return Found { hedge, words: None, start, end };
    }
    let end = behind.as_ref().map_or(end, |(_, words)| words.end);
    let (hedge, words) = behind.map_or((Hedge::Plain, None), |(hedge, words)| (hedge, Some(words)));
    Found { hedge, words, start, end }
}

/// A hedge before a number, and what is said behind it: "about 500 or more" is a bound, "equal to 500 or less" too.
fn with_behind(
    behind: Option<(Hedge, Range<usize>)>,
    hedge: Hedge,
    words: Range<usize>,
    end: usize,
) -> Found {
    let start = words.start;
    match behind {
        Some((bound, range)) if hedge == Hedge::Plain => {
            Found { hedge: bound, start, end: range.end, words: Some(start..range.end) }
        }
        Some((bound @ (Hedge::AtLeast | Hedge::UpTo), range)) if hedge == Hedge::About => {
            Found { hedge: bound, start, end: range.end, words: Some(range) }
        }
        behind => Found { hedge, start, end: behind.map_or(end, |(_, range)| range.end), words: Some(words) },
    }
}

/// What leads to a range: "between", "from", "more than" of "more than 5 and less than 10". "About" bounds nothing.
fn of_range(passage: Passage<'_>, place: usize, end: usize) -> Found {
    let hedge = hedge_before(passage, place);
    let inner = hedge.map_or(place, |(_, at)| at);
    let leads = passage.any_before(inner, words!["between", "from"]);
    let start = inner - usize::from(leads);
    let is_rough = hedge.is_some_and(|(hedge, _)| matches!(hedge, Hedge::About | Hedge::Nearly));
    let words = (start < place && (leads || !is_rough)).then_some(start..place);
    Found { hedge: Hedge::Plain, words, start, end }
}

/// "more than five and less than ten": two numbers that bound one, with the words between them.
pub(super) fn joined(passage: Passage<'_>, first: &Number, second: &Number) -> Option<Number> {
    let gap = second.tokens.start.checked_sub(first.tokens.end)?;
    let joint = first.tokens.end;
    let counts = matches!(first.form, Form::Cardinal | Form::Fraction) && first.form == second.form;
    if !(2..=9).contains(&gap) || !counts || !passage.any(joint, words!["and", "but", ","]) {
        return None;
    }
    let behind =
        joint + 1 + usize::from(passage.is(joint, ",") && passage.any(joint + 1, words!["and", "but"]));
    let (inner, at) = hedge_before(passage, place_of(passage, second))?;
    let (outer, start) = hedge_before(passage, place_of(passage, first))?;
    // "up to 300, at least 20 of them children" bounds two numbers.
    let is_list = passage.is(second.tokens.end, "of") || passage.any(start, words!["up", "as"]);
    let (low, high, leaves_low, leaves_high) = match (outer, inner) {
        (Hedge::MoreThan | Hedge::AtLeast, Hedge::Below | Hedge::UpTo) => {
            (first.value, second.value, outer == Hedge::MoreThan, inner == Hedge::Below)
        }
        (Hedge::Below | Hedge::UpTo, Hedge::MoreThan | Hedge::AtLeast) if passage.is(joint, "and") => {
            (second.value, first.value, inner == Hedge::MoreThan, outer == Hedge::Below)
        }
        _ => return None,
    };
    (at == behind && !is_list && low < high).then(|| Number {
        tokens: first.tokens.start..second.tokens.end,
        words_end: second.words_end,
        form: Form::Range(Top { value: high, leaves_low, leaves_high }),
        value: low,
        precision: first.precision.min(second.precision),
        unit: second.unit.or(first.unit),
    })
}

/// "of the 12", "the 12": the article does not lead to a hedge by itself, and "of" only behind "total".
fn is_determined(passage: Passage<'_>, at: usize) -> bool {
    passage.any_before(at, words!["of"]) && !(at >= 2 && passage.is(at - 2, "total"))
}

fn hedge_before(passage: Passage<'_>, at: usize) -> Option<(Hedge, usize)> {
    let mut rows = BY_LAST.get(passage.key_before(at))?;
    if let Some(compared) = comparison_before(passage, at) {
        return Some(compared);
    }
    while rows != 0 {
        let (words, hedge) = BEFORE.get(rows.trailing_zeros() as usize)?;
        // "fighting over two villages", "for about two hours" are for frames to refuse; "by some" stays "some".
        if let Some(start) = passage.reads_before(at, words) {
            return Some((*hedge, start));
        }
        rows &= rows - 1;
    }
    None
}

/// "less than or equal to", "larger or equal than", "equal to or more than".
fn comparison_before(passage: Passage<'_>, at: usize) -> Option<(Hedge, usize)> {
    const MORE: &[WordKey] = words!["more", "greater", "larger", "higher", "bigger"];
    const LESS: &[WordKey] = words!["less", "fewer", "smaller", "lower"];
    if !passage.any_before(at, words!["than", "to"]) {
        return None;
    }
    let (word, start) = if let Some(start) = passage.reads_before(at, words!["than", "or", "equal", "to"]) {
        (start.checked_sub(1)?, start.checked_sub(1)?)
    } else if passage.any_before(at - 1, words!["equal"]) && passage.any_before(at - 2, words!["or"]) {
        (at.checked_sub(4)?, at.checked_sub(4)?)
    } else {
        let word = at.checked_sub(2)?;
        (word, passage.reads_before(word, words!["equal", "to", "or"])?)
    };
    let hedge = if passage.any(word, MORE) {
        Hedge::AtLeast
    } else if passage.any(word, LESS) {
        Hedge::UpTo
    } else {
        return None;
    };
    Some((hedge, start))
}

/// Words behind the number: "or more", "or so", "plus", a plus sign.
fn after(passage: Passage<'_>, end: usize) -> Option<(Hedge, Range<usize>)> {
    if passage.is(end, "+") && !passage.spaced(end) {
        return Some((Hedge::AtLeast, end..end + 1));
    }
    let is_open = !passage.any(end + 2, words!["than", "were", "are", "was", "have", "had"]);
    let hedge = match passage.word(end + 1) {
        "more" if passage.is(end, "and") && is_open => Hedge::AtLeast,
        "more" | "greater" | "higher" | "above" if passage.is(end, "or") && is_open => Hedge::AtLeast,
        "fewer" | "less" | "lower" | "below" if passage.is(end, "or") && is_open => Hedge::UpTo,
        "so" | "thereabouts" if passage.is(end, "or") => Hedge::About,
        "plus" if passage.is(end, "-") => Hedge::AtLeast,
        "odd" | "some" if passage.is(end, "-") && !passage.spaced(end + 1) => Hedge::About,
        _ => return None,
    };
    Some((hedge, end..end + 2))
}

/// "62 at the least", "44 people or more": a hedge behind, with a noun between or without.
fn at_the_end(passage: Passage<'_>, end: usize) -> Option<Hedge> {
    [end, end + 1].into_iter().find_map(|at| {
        if at > end && !people::is_people(passage.word(end)) {
            return None;
        }
        let end = at + 1 + usize::from(passage.is(at + 1, "the"));
        // "killed 12 people at least five of them children" bounds the next number.
        match (passage.word(at), passage.word(end)) {
            _ if super::number::may_be_number(passage, end + 1) => None,
            ("at", "least") => Some(Hedge::AtLeast),
            ("or", "more") if !passage.is(at + 2, "than") => Some(Hedge::AtLeast),
            ("at", "most") | ("or", "fewer" | "less") => Some(Hedge::UpTo),
            _ => None,
        }
    })
}

/// The qualifier and the interval of a number under a hedge. `None` where the numbers leave the decimal's bounds.
pub(super) fn quantity(number: &Number, hedge: Hedge) -> Option<(Qualifier, Quantity)> {
    let n = number.value;
    let step = Decimal::from_parts(1);
    let of = |low, high| Quantity { stated: Some(n), low, high, precision: number.precision };
    match number.form {
        Form::Vague => {
            // "no more than a handful" may be none.
            let low = if matches!(hedge, Hedge::UpTo | Hedge::Below) { Decimal::ZERO } else { n };
            let quantity = Quantity { stated: None, low: Some(low), high: None, precision: number.precision };
            return Some((Qualifier::Vague, quantity));
        }
        Form::Range(top) => {
            let low = if top.leaves_low { n.plus(step)? } else { n };
            let high = if top.leaves_high { top.value.minus(step)? } else { top.value };
            return Some((Qualifier::Between, of(Some(low), Some(high.max(low)))));
        }
        Form::Ordinal | Form::Articles => return Some((Qualifier::Exact, of(Some(n), Some(n)))),
        Form::Cardinal | Form::Fraction => {}
    }
    let u = number.precision;
    let v = u.min(n.size().divided_by(Decimal::small(5))?);
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
        Hedge::UpTo => (Qualifier::UpTo, of(Some(Decimal::ZERO.min(n)), Some(n))),
        Hedge::Below => {
            let below = n.minus(step)?;
            (Qualifier::UpTo, of(Some(Decimal::ZERO.min(below)), Some(below)))
        }
    })
}

/// The bounds that a number under a hedge states, without what its precision implies: "more than 30" has none above.
pub(super) fn bounds(number: &Number, hedge: Hedge) -> (Bound<Decimal>, Bound<Decimal>) {
    let n = number.value;
    let end = |leaves: bool, value| if leaves { Bound::Excluded(value) } else { Bound::Included(value) };
    match (number.form, hedge) {
        (Form::Vague, Hedge::UpTo | Hedge::Below) => (Bound::Unbounded, Bound::Unbounded),
        (Form::Vague, _) => (Bound::Included(n), Bound::Unbounded),
        (Form::Range(top), _) => (end(top.leaves_low, n), end(top.leaves_high, top.value)),
        (_, Hedge::MoreThan) => (Bound::Excluded(n), Bound::Unbounded),
        (_, Hedge::AtLeast) => (Bound::Included(n), Bound::Unbounded),
        (_, Hedge::UpTo) => (Bound::Unbounded, Bound::Included(n)),
        (_, Hedge::Below | Hedge::Nearly) => (Bound::Unbounded, Bound::Excluded(n)),
        (_, Hedge::Plain | Hedge::About) => (Bound::Included(n), Bound::Included(n)),
    }
}
