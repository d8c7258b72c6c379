//! Money: the signs and words of currencies at a number.

use super::passage::Passage;
use crate::text::words;

/// Signs, with the currency that each means alone.
const SIGNS: &[(&str, &str)] =
    &[("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₹", "INR"), ("₽", "RUB")];

/// What stands glued before a dollar sign, and whose dollar it makes.
const DOLLARS: &[(&str, &str)] = &[
    ("US", "USD"),
    ("U.S", "USD"),
    ("U.S.", "USD"),
    ("C", "CAD"),
    ("CA", "CAD"),
    ("CDN", "CAD"),
    ("A", "AUD"),
    ("AU", "AUD"),
    ("NZ", "NZD"),
    ("HK", "HKD"),
    ("S", "SGD"),
];

/// Nouns behind a number, in lower case.
const NOUNS: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("£", "GBP"),
    ("dollars", "USD"),
    ("usd", "USD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("eur", "EUR"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("rubles", "RUB"),
    ("roubles", "RUB"),
];

/// The currency that leads to a number: where it begins, and its code.
pub(super) fn before(passage: Passage<'_>, start: usize) -> Option<(usize, &'static str)> {
    let sign = start.checked_sub(1)?;
    let code = find(SIGNS, passage.word(sign))?;
    let prefix = sign.checked_sub(1).filter(|_| code == "USD" && !passage.spaced(sign));
    let owner = prefix.and_then(|at| Some((at, find(DOLLARS, passage.word(at))?)));
    Some(owner.unwrap_or((sign, code)))
}

/// The place of a number over the currency that begins at a place.
pub(super) fn skip(passage: Passage<'_>, at: usize) -> usize {
    (at + 1..=at + 2)
        .find(|place| before(passage, *place).is_some_and(|(start, _)| start == at))
        .unwrap_or(at)
}

/// The currency behind a number: its end, and its code.
pub(super) fn behind(passage: Passage<'_>, at: usize) -> Option<(usize, &'static str)> {
    let place = if passage.any(at, words!["us", "u.s."]) { at + 1 } else { at };
    if passage.is(place, "pounds") && passage.is(place + 1, "sterling") {
        return Some((place + 1, "GBP"));
    }
    Some((place + 1, find(NOUNS, passage.word(place))?))
}

fn find(rows: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    rows.iter().find(|(row, _)| row.eq_ignore_ascii_case(word)).map(|(_, code)| *code)
}
