//! Numbers in digits: groups, fractions, magnitudes behind them.

use super::{
    number::{Form, Run},
    number_word::{self, NumberWord},
    passage::Passage,
    word,
};
use crate::{extract::Decimal, text::TokenKind};

/// A number that begins with digits.
pub(super) fn digits(passage: Passage<'_>, at: usize) -> Option<Run> {
    let mut value = Decimal::parse(passage.word(at))?;
    let mut end = at + 1;
    if !passage.spaced(end) && passage.any(end, &["st", "nd", "rd", "th"]) {
        return Some(Run {
            end: end + 1,
            value,
            precision: Decimal::ONE,
            bare: value,
            magnitude: Decimal::ONE,
            form: Form::Ordinal,
        });
    }
    while is_group_of_three(passage, at, end) {
        value = value.times(Decimal::small(1000))?.plus(Decimal::parse(passage.word(end))?)?;
        end += 1;
    }
    if let Some((after, part)) = fraction(passage, end) {
        value = value.plus(part)?;
        end = after;
    } else if let Some(run) = plain_fraction(passage, at, value) {
        return Some(run);
    }
    Some(with_magnitude(passage, end, value, value.precision()))
}

/// `320 000`: digits in groups of three behind spaces, never behind a month's day ("June 4 150").
pub(super) fn is_group_of_three(passage: Passage<'_>, start: usize, at: usize) -> bool {
    let first = passage.word(start);
    let (Some(before), Some(here)) = (at.checked_sub(1).and_then(|at| passage.token(at)), passage.token(at))
    else {
        return false;
    };
    here.kind == TokenKind::Number
        && here.span.len() == 3
        && passage.word(at).bytes().all(|b| b.is_ascii_digit())
        && first.len() <= 3
        && first.bytes().all(|b| b.is_ascii_digit())
        && here.span.start - before.span.end <= 3
        && here.spaced
        && !word::is_month(passage.before(start))
}

/// `2½`, `2-1/2`, `2 1/2`: the part behind a whole number.
pub(super) fn fraction(passage: Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    if let Some(part) = number_word::fraction_mark(passage.word(at)).filter(|_| !passage.spaced(at)) {
        return Some((at + 1, part));
    }
    let at = if passage.is(at, "-") && !passage.spaced(at) { at + 1 } else { at };
    let part = slashed(passage, at)?;
    (part < Decimal::ONE).then_some((at + 3, part))
}

/// `1/2` alone, smaller than one.
pub(super) fn plain_fraction(passage: Passage<'_>, at: usize, value: Decimal) -> Option<Run> {
    let part = slashed(passage, at).filter(|_| value < Decimal::small(10))?;
    (part < Decimal::ONE).then(|| with_magnitude(passage, at + 3, part, part.precision()))
}

pub(super) fn slashed(passage: Passage<'_>, at: usize) -> Option<Decimal> {
    let glued = passage.is(at + 1, "/") && !passage.spaced(at + 1) && !passage.spaced(at + 2);
    // A third part is a date's.
    if !glued || passage.is(at + 3, "/") || !passage.is_kind(at + 2, TokenKind::Number) {
        return None;
    }
    let below = Decimal::parse(passage.word(at + 2)).filter(|below| *below <= Decimal::small(8))?;
    Decimal::parse(passage.word(at))?.divided_by(below)
}

/// Adds the magnitude words behind a number: `2.5 million`, `12.2m`, `3 hundred thousand`.
pub(super) fn with_magnitude(passage: Passage<'_>, at: usize, value: Decimal, precision: Decimal) -> Run {
    let mut run =
        Run { end: at, value, precision, bare: value, magnitude: Decimal::ONE, form: Form::Cardinal };
    while let Some((end, magnitude)) = magnitude_at(passage, run.end) {
        let (Some(value), Some(precision), Some(all)) =
            (run.value.times(magnitude), run.precision.times(magnitude), run.magnitude.times(magnitude))
        else {
            break;
        };
        run = Run { end, value, precision, magnitude: all, ..run };
    }
    if run.magnitude > Decimal::ONE && passage.reads(run.end, &["and", "a", "half"]) {
        let half = run.magnitude.divided_by(Decimal::small(2)).unwrap_or_default();
        run.value = run.value.plus(half).unwrap_or(run.value);
        run.precision = run.value.precision();
        run.end += 3;
    }
    if run.precision < run.value.precision() && run.value.is_whole() {
        run.precision = run.value.precision();
    }
    run
}

/// A magnitude behind digits or words, spaced, glued or behind a hyphen.
pub(super) fn magnitude_at(passage: Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    let here = passage.word(at);
    if let Some(NumberWord::Magnitude(power)) = number_word::number_word(here) {
        return Some((at + 1, number_word::power(power)?));
    }
    if passage.is(at, "dozen") {
        return Some((at + 1, Decimal::small(12)));
    }
    let glued = !passage.spaced(at);
    let power = match here {
        "bn" | "bln" => 9,
        "mln" | "mn" => 6,
        "tn" | "tln" => 12,
        "m" | "M" if glued && !is_length(passage, at + 1) => 6,
        "k" | "K" if glued => 3,
        "b" | "B" if glued => 9,
        _ => return None,
    };
    Some((at + 1, number_word::power(power)?))
}

/// Whether the `m` before is metres.
pub(super) fn is_length(passage: Passage<'_>, at: usize) -> bool {
    passage.any(
        at,
        &["from", "away", "deep", "long", "high", "wide", "tall", "off", "above", "below", "race", "of"],
    )
}
