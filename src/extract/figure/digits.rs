//! Numbers in digits: groups, fractions, magnitudes behind them.

use super::{
    fraction,
    number::{Form, Run},
    number_word::{self, NumberWord, counted, number_word},
    passage::Passage,
    spoken, word,
};
use crate::text::{WordKey, words};
use crate::{extract::Decimal, text::TokenKind};

/// A number that begins with digits.
pub(super) fn digits(passage: Passage<'_>, at: usize) -> Option<Run> {
    let mut value = Decimal::parse(passage.word(at))?;
    let mut end = at + 1;
    if !passage.spaced(end) && passage.any(end, words!["st", "nd", "rd", "th"]) {
        return Some(Run { form: Form::Ordinal, ..Run::plain(end + 1, value, Decimal::ONE) });
    }
    if !passage.spaced(end) && passage.is(end, "s") && passage.is(end + 1, "of") && is_round(value) {
        // "100s of people" is "hundreds of people".
        let value = value.times(Decimal::small(2))?;
        return Some(Run { form: Form::Vague, ..Run::plain(end + 1, value, value) });
    }
    if let Some((after, grouped)) = groups(passage, at, value) {
        (end, value) = (after, grouped);
    }
    if let Some((after, part)) = part_behind(passage, end) {
        value = value.plus(part)?;
        end = after;
    } else if let Some(run) = slashed_part(passage, at, value) {
        return Some(run);
    }
    let run = with_magnitude(passage, end, value, value.precision());
    let scale = if end == at + 1 && run.end == end { thousands(passage.word(at)) } else { run.scale };
    Some(compound(passage, Run { scale, ..run }))
}

/// Whether a number is ten, a hundred, a thousand ...
fn is_round(value: Decimal) -> bool {
    value >= Decimal::small(10) && value.is_whole() && value.precision() == value
}

/// The thousands that are written out behind the first group: 1,000 for `6,000`, nothing for `6,500`.
fn thousands(word: &str) -> Decimal {
    let (mut rest, mut scale) = (word, Decimal::ONE);
    while let Some(shorter) = rest.strip_suffix(",000") {
        (rest, scale) = (shorter, scale.times(Decimal::small(1000)).unwrap_or(scale));
    }
    scale
}

/// `.08`: decimals without their zero.
pub(super) fn decimals(passage: Passage<'_>, at: usize) -> Option<Run> {
    let opens = passage.is(at, ".") && passage.spaced(at);
    let digits = passage.is_kind(at + 1, TokenKind::Number) && !passage.spaced(at + 1);
    if !opens || !digits || !passage.word(at + 1).bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = Decimal::places(passage.word(at + 1))?;
    Some(with_magnitude(passage, at + 2, value, value.precision()))
}

/// `320 000`, `1 234 567.8`, `12,34,567`: the groups behind the first digits.
fn groups(passage: Passage<'_>, at: usize, first: Decimal) -> Option<(usize, Decimal)> {
    let (mut end, mut value) = (at + 1, first);
    while is_group_of_three(passage, at, end) {
        value = value.times(Decimal::small(1000))?.plus(Decimal::parse(passage.word(end))?)?;
        end += 1;
        if !value.is_whole() {
            break;
        }
    }
    if end > at + 1 {
        return Some((end, value));
    }
    lakhs(passage, at)
}

/// `320 000`: digits in groups of three behind spaces, the last with decimals or not; never behind a month's day
/// ("June 4 150").
fn is_group_of_three(passage: Passage<'_>, start: usize, at: usize) -> bool {
    let first = passage.word(start);
    let (Some(before), Some(here)) = (at.checked_sub(1).and_then(|at| passage.token(at)), passage.token(at))
    else {
        return false;
    };
    let (whole, _) = passage.word(at).split_once('.').unwrap_or((passage.word(at), ""));
    here.kind == TokenKind::Number
        && here.spaced
        && whole.len() == 3
        && whole.bytes().all(|b| b.is_ascii_digit())
        && first.len() <= 3
        && first.bytes().all(|b| b.is_ascii_digit())
        && here.span.start - before.span.end <= 3
        && !word::is_month(passage.before(start))
}

/// `12,34,567`: lakhs and crores in groups of two before the last three digits.
fn lakhs(passage: Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    let of_two = |word: &str| word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    let is_glued = |at: usize| passage.is(at, ",") && !passage.spaced(at) && !passage.spaced(at + 1);
    let mut value = Decimal::parse(passage.word(at)).filter(|_| passage.word(at).len() <= 2)?;
    let mut place = at + 1;
    while is_glued(place) {
        let word = passage.word(place + 1);
        if of_two(word) {
            value = value.times(Decimal::small(100))?.plus(Decimal::parse(word)?)?;
            place += 2;
            continue;
        }
        let (lead, rest) = word.split_once(',')?;
        let is_last = of_two(lead) && rest.split('.').next().is_some_and(|rest| rest.len() == 3);
        let value = value.times(Decimal::small(100_000))?.plus(Decimal::parse(word)?)?;
        return is_last.then_some((place + 2, value));
    }
    None
}

/// `2½`, `2-1/2`, `2 1/2`: the part behind a whole number.
fn part_behind(passage: Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    if let Some(part) = number_word::fraction_mark(passage.word(at)).filter(|_| !passage.spaced(at)) {
        return Some((at + 1, part));
    }
    let at = if passage.is(at, "-") && !passage.spaced(at) { at + 1 } else { at };
    let (end, part) = slashed(passage, at)?;
    (part < Decimal::ONE).then_some((end, part))
}

/// `1/2` alone, smaller than one.
fn slashed_part(passage: Passage<'_>, at: usize, value: Decimal) -> Option<Run> {
    let (end, part) = slashed(passage, at).filter(|_| value < Decimal::small(10))?;
    let run = with_magnitude(passage, end, part, part.precision());
    let form = if run.magnitude == Decimal::ONE { Form::Fraction } else { Form::Cardinal };
    (part < Decimal::ONE).then_some(Run { form, ..run })
}

/// `1/2`, `2/3rds`.
fn slashed(passage: Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    let glued = passage.is(at + 1, "/") && !passage.spaced(at + 1) && !passage.spaced(at + 2);
    // A third part is a date's.
    if !glued || passage.is(at + 3, "/") || !passage.is_kind(at + 2, TokenKind::Number) {
        return None;
    }
    let below = Decimal::parse(passage.word(at + 2)).filter(|below| *below <= Decimal::small(8))?;
    let end = at + 3;
    let ending = !passage.spaced(end) && passage.any(end, words!["nd", "rd", "rds", "th", "ths"]);
    Some((end + usize::from(ending), Decimal::parse(passage.word(at))?.share(1, below.to_whole())?))
}

/// Adds the magnitude words behind a number: `2.5 million`, `12.2m`, `3 hundred thousand`, `2 million and a half`.
pub(super) fn with_magnitude(passage: Passage<'_>, at: usize, value: Decimal, precision: Decimal) -> Run {
    let mut run = Run::plain(at, value, precision);
    while let Some((end, magnitude)) = magnitude_at(passage, run.end, value) {
        let (Some(value), Some(precision), Some(all)) =
            (run.value.times(magnitude), run.precision.times(magnitude), run.magnitude.times(magnitude))
        else {
            break;
        };
        run = Run { end, value, precision, magnitude: all, scale: all, ..run };
    }
    if let Some((end, value, precision)) =
        fraction::behind(passage, run.end, run.value, run.magnitude).filter(|_| run.bare.is_whole())
    {
        run = Run { end, value, precision, ..run };
    }
    if run.precision < run.value.precision() && run.value.is_whole() {
        run.precision = run.value.precision();
    }
    run
}

/// "4 thousand 3 hundred and 21", "6 crore and two hundred": numbers that go on below their magnitude.
fn compound(passage: Passage<'_>, run: Run) -> Run {
    let ends_so = |run: Run| run.magnitude > Decimal::ONE && run.value.is_whole() && run.bare.is_whole();
    let (mut run, mut last) = (run, run);
    while ends_so(last) {
        let and = usize::from(passage.is(run.end, "and"));
        let Some(next) = lower_part(passage, run.end + and) else { break };
        let follows = and == 1 || next.magnitude > Decimal::ONE;
        let Some(value) = run.value.plus(next.value).filter(|_| follows && next.value < last.magnitude)
        else {
            break;
        };
        let precision = value.precision();
        run = Run {
            end: next.end,
            value,
            precision,
            bare: value,
            magnitude: Decimal::ONE,
            scale: Decimal::ONE,
            ..run
        };
        last = next;
    }
    run
}

/// The smaller number behind a magnitude; not one that begins to count on its own.
fn lower_part(passage: Passage<'_>, at: usize) -> Option<Run> {
    let run = if passage.is_kind(at, TokenKind::Number) {
        let value = Decimal::parse(passage.word(at)).filter(|value| value.is_whole())?;
        with_magnitude(passage, at + 1, value, value.precision())
    } else {
        spoken::words(passage, at)?
    };
    let is_other = passage.any(run.end, words!["-", "–", "to", "or", "%", "percent", "per"]);
    (run.form == Form::Cardinal && run.value > Decimal::ZERO && !is_other).then_some(run)
}

/// A magnitude behind digits or words, spaced, glued or behind a hyphen.
fn magnitude_at(passage: Passage<'_>, at: usize, value: Decimal) -> Option<(usize, Decimal)> {
    let hyphen = fraction::joined(passage, at);
    if hyphen > at && matches!(number_word(passage.key(hyphen)), Some(NumberWord::Magnitude(3..))) {
        return magnitude_at(passage, hyphen, value);
    }
    let here = passage.word(at);
    // "3 millions", but neither "the day 2 hundreds fled" nor "in 2013 thousands died".
    let is_vague = passage.is(at + 1, "of")
        && matches!(number_word(passage.key(at + 2)), Some(NumberWord::Plural(_)))
        || word::is_month(at.checked_sub(2).map_or("", |at| passage.word(at)));
    let is_plural_of = |word: NumberWord| {
        matches!(word, NumberWord::Plural(1_000_000..) | NumberWord::Dozens)
            && value < Decimal::small(1000)
            && !is_vague
    };
    match number_word(here).map(|word| if is_plural_of(word) { counted(word) } else { word }) {
        Some(NumberWord::Magnitude(power)) => return Some((at + 1, number_word::power(power)?)),
        Some(NumberWord::Dozen) => return Some((at + 1, Decimal::small(12))),
        _ => {}
    }
    let glued = !passage.spaced(at);
    let power = match here {
        "bn" | "bln" => 9,
        "mln" | "mn" => 6,
        "tn" | "tln" => 12,
        "m" | "M" if glued && !is_length(passage, at, value) => 6,
        "mil" | "MM" if glued => 6,
        "k" | "K" if !passage.any(at + 1, RACES) && (glued || is_set_apart(passage, at, value)) => 3,
        "M" if is_set_apart(passage, at, value) => 6,
        "b" | "B" if glued => 9,
        _ => return None,
    };
    Some((at + 1, number_word::power(power)?))
}

/// Whether a letter set apart from its number is a magnitude: "$1.5 M", "45 M people", not the initial of "45 M. Miller".
fn is_set_apart(passage: Passage<'_>, at: usize, value: Decimal) -> bool {
    let next = at + 1;
    if passage.is_kind(next, TokenKind::Word) {
        return !passage.is_capital(next) && !passage.any(next, words!["from", "away"]);
    }
    let is_amount = !value.is_whole() || at >= 2 && passage.any(at - 2, words!["$", "€", "£"]);
    next + 1 >= passage.len() || is_amount && passage.any(next, words![",", ";", ")", "–", "—"])
}

/// What is run over metres and kilometres.
const RACES: &[WordKey] = words!["race", "races", "run", "walk", "sprint", "final", "freestyle", "relay"];

/// Whether the `m` at a place is metres: "500m from", "within 50m of", but "6.5m of its people".
fn is_length(passage: Passage<'_>, at: usize, value: Decimal) -> bool {
    const WAYS: &[WordKey] =
        words!["from", "away", "deep", "long", "high", "wide", "tall", "off", "above", "below"];
    let is_near = passage.is(at + 1, "of")
        && (value >= Decimal::small(100)
            || passage.any_before(at - 1, words!["within", "to", "less", "than"]));
    is_near || passage.any(at + 1, WAYS) || passage.any(at + 1, RACES)
}

/// Whether digits end in the sign of a measurement: `180ml`, `29km`, `500m from`.
pub(super) fn is_measured(passage: Passage<'_>, end: usize) -> bool {
    const SIGNS: &[WordKey] = words![
        "mm", "cm", "m", "km", "ft", "mg", "g", "kg", "lb", "lbs", "oz", "ml", "cl", "l", "mph", "kph",
        "kmh", "hz", "khz", "mhz", "ghz", "kw", "mw", "gw", "kwh", "kb", "mb", "gb", "tb", "px", "fps", "k",
    ];
    !passage.spaced(end) && passage.any(end, SIGNS)
}
