//! Numbers: digits and number words, outward over tokens; what they are worth and what they cannot be.
use super::{digits, number_word, passage::Passage, spoken, word};
use crate::{extract::Decimal, text::TokenKind};
use std::ops::Range;

/// What a number says beside its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// How many.
    Cardinal,
    /// Which one in a row.
    Ordinal,
    /// "dozens", "hundreds of thousands": the value is the lower bound.
    Vague,
    /// From the value to another, both included.
    Range(Decimal),
    /// "a woman and a child": articles that count.
    Articles,
}

/// What a number is a number of, where that is written at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Per cent.
    Percent,
    /// Money, by the currency's code.
    Money(&'static str),
}

/// A number and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Its tokens, unit included.
    pub(super) tokens: Range<usize>,
    /// What it says.
    pub(super) form: Form,
    /// Its value; the lower one of a range.
    pub(super) value: Decimal,
    /// Implied precision: the value of the last digit that was said.
    pub(super) precision: Decimal,
    /// Its unit.
    pub(super) unit: Option<Unit>,
}

impl Number {
    /// The values that it states: one, or both ends of a range.
    pub(super) fn stated(self) -> impl Iterator<Item = Decimal> {
        let other = match self.form {
            Form::Range(high) => Some(high),
            _ => None,
        };
        std::iter::once(self.value).chain(other)
    }
}

/// A run of tokens with its value, before ranges and units are seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) end: usize,
    pub(super) value: Decimal,
    pub(super) precision: Decimal,
    /// The value without its last magnitude word, and that magnitude: 1.5 and a million.
    pub(super) bare: Decimal,
    pub(super) magnitude: Decimal,
    pub(super) form: Form,
}

/// Whether a sentence's token can begin or be a number; the first, cheap question.
pub(super) fn may_be_number(passage: Passage<'_>, at: usize) -> bool {
    let Some(token) = passage.token(at) else { return false };
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => number_word::number_word(passage.word(at)).is_some(),
        TokenKind::Mark => number_word::fraction_mark(passage.word(at)).is_some(),
        _ => false,
    }
}

/// Whether a passage holds any number, people counted by their articles included.
pub(super) fn is_in(passage: Passage<'_>) -> bool {
    (0..passage.len()).any(|at| {
        may_be_number(passage, at) || passage.any(at, &["a", "an"]) && articles(passage, at).is_some()
    })
}

/// Reads the numbers of a passage in order.
pub(super) fn read(passage: Passage<'_>, numbers: &mut Vec<Number>) {
    numbers.clear();
    let mut at = 0;
    while at < passage.len() {
        match number_at(passage, at) {
            Some(number) => {
                at = number.tokens.end.max(at + 1);
                if super::unreal::why_unreal(passage, &number).is_none() {
                    numbers.push(number);
                }
            }
            None => at += 1,
        }
    }
}

pub(super) fn number_at(passage: Passage<'_>, at: usize) -> Option<Number> {
    let currency_before = at.checked_sub(1).and_then(|place| currency(passage, place));
    let first = run(passage, at).or_else(|| articles(passage, at))?;
    let (mut end, mut form, mut value, mut precision) = (first.end, first.form, first.value, first.precision);
    if let Some((second, high)) = range(passage, at, first) {
        let shared = shared_magnitude(first, second);
        value = first.value.times(shared)?;
        precision = second.precision.min(first.precision.times(shared)?);
        form = Form::Range(high);
        end = second.end;
    }
    let mut unit = currency_before.map(Unit::Money);
    if form != Form::Ordinal
        && let Some((after, found)) = unit_after(passage, end)
    {
        end = after;
        unit = unit.or(Some(found));
    }
    Some(Number { tokens: at..end, form, value, precision, unit })
}

/// The number that a range's hyphen, dash or "to" leads to.
pub(super) fn range(passage: Passage<'_>, start: usize, first: Run) -> Option<(Run, Decimal)> {
    if first.form != Form::Cardinal {
        return None;
    }
    let joint = first.end;
    let is_between = super::qualifier::is_between(passage, start);
    let is_joint = passage.any(joint, &["-", "–", "—", "to", "or"]) || is_between && passage.is(joint, "and");
    if !is_joint || passage.is(joint, "to") && super::change::is_side_of_change(passage, start) {
        return None;
    }
    let next = currency(passage, joint + 1).map_or(joint + 1, |_| joint + 2);
    let second = run(passage, next).filter(|run| run.form == Form::Cardinal)?;
    let high = second.value;
    let low = first.value.times(shared_magnitude(first, second))?;
    (low < high && (!passage.is(joint, "or") || high.to_whole() < 100)).then_some((second, high))
}

/// `1-1.5 million`: the first number takes the magnitude of the second if it has none of its own and is the smaller.
pub(super) fn shared_magnitude(first: Run, second: Run) -> Decimal {
    if first.magnitude == Decimal::ONE && second.magnitude > Decimal::ONE && first.value < second.bare {
        second.magnitude
    } else {
        Decimal::ONE
    }
}

/// The unit behind a number.
pub(super) fn unit_after(passage: Passage<'_>, at: usize) -> Option<(usize, Unit)> {
    if passage.is(at, "per") && passage.is(at + 1, "cent") {
        return Some((at + 2, Unit::Percent));
    }
    if passage.any(at, &["%", "percent", "pct"]) {
        return Some((at + 1, Unit::Percent));
    }
    let place = if passage.any(at, &["us", "u.s."]) { at + 1 } else { at };
    let code = match passage.word(place) {
        "€" => "EUR",
        "£" => "GBP",
        word if word.eq_ignore_ascii_case("dollars") || word.eq_ignore_ascii_case("usd") => "USD",
        word if word.eq_ignore_ascii_case("euros") || word.eq_ignore_ascii_case("euro") => "EUR",
        "pounds" if passage.any(place + 1, &["sterling"]) => "GBP",
        _ => return None,
    };
    Some((place + 1, Unit::Money(code)))
}

/// The currency sign at a place.
pub(super) fn currency(passage: Passage<'_>, at: usize) -> Option<&'static str> {
    match passage.word(at) {
        "$" => Some("USD"),
        "€" => Some("EUR"),
        "£" => Some("GBP"),
        "¥" => Some("JPY"),
        _ => None,
    }
}

/// The longest number from a place on.
pub(super) fn run(passage: Passage<'_>, at: usize) -> Option<Run> {
    if passage.is_kind(at, TokenKind::Number) {
        return digits::digits(passage, at);
    }
    if let Some(part) = number_word::fraction_mark(passage.word(at)) {
        return Some(digits::with_magnitude(passage, at + 1, part, part.precision()));
    }
    spoken::words(passage, at)
}

/// `a woman and a child`, `a man, a woman and a child`: two or more, each with its article.
pub(super) fn articles(passage: Passage<'_>, at: usize) -> Option<Run> {
    let (mut end, mut count) = (one_person(passage, at)?, 1_u32);
    loop {
        let mut next = end;
        if passage.is(next, ",") {
            next += 1;
        }
        let is_last = passage.is(next, "and");
        if is_last {
            next += 1;
        }
        if next == end {
            break;
        }
        let Some(after) = one_person(passage, next) else { break };
        (end, count) = (after, count + 1);
        if is_last {
            break;
        }
    }
    let value = Decimal::small(count);
    (count > 1).then_some(Run {
        end,
        value,
        precision: Decimal::ONE,
        bare: value,
        magnitude: Decimal::ONE,
        form: Form::Articles,
    })
}

/// `a child`, `an elderly woman`; gives the end.
pub(super) fn one_person(passage: Passage<'_>, at: usize) -> Option<usize> {
    if !passage.any(at, &["a", "an", "one", "his", "her", "another"]) {
        return None;
    }
    (at + 1..at + 4)
        .take_while(|place| {
            passage.is_kind(*place, TokenKind::Word) && !word::is_function(passage.word(*place))
        })
        .find(|place| word::is_one_person(passage.word(*place)))
        .map(|place| place + 1)
}
