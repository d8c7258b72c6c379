//! Numbers: digits and number words, outward over tokens; what they are worth and what they cannot be.

use std::ops::Range;

use super::{
    passage::Passage,
    word::{self, NumberWord},
};
use crate::{extract::Decimal, text::TokenKind};

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

/// A run of tokens with its value, before ranges and units are seen.
#[derive(Debug, Clone, Copy)]
struct Run {
    end: usize,
    value: Decimal,
    precision: Decimal,
    /// The value without its last magnitude word, and that magnitude: 1.5 and a million.
    bare: Decimal,
    magnitude: Decimal,
    form: Form,
}

/// Whether a sentence's token can begin or be a number; the first, cheap question.
pub(super) fn may_be_number(passage: Passage<'_>, at: usize) -> bool {
    let Some(token) = passage.token(at) else { return false };
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => word::number_word(passage.word(at)).is_some(),
        TokenKind::Mark => word::fraction_mark(passage.word(at)).is_some(),
        _ => false,
    }
}

/// Reads the numbers of a passage in order.
pub(super) fn read(passage: Passage<'_>, numbers: &mut Vec<Number>) {
    numbers.clear();
    let mut at = 0;
    while at < passage.len() {
        match number_at(passage, at) {
            Some(number) => {
                at = number.tokens.end.max(at + 1);
                if !super::unreal::is_no_number(passage, &number) {
                    numbers.push(number);
                }
            }
            None => at += 1,
        }
    }
}

fn number_at(passage: Passage<'_>, at: usize) -> Option<Number> {
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
    if form != Form::Ordinal {
        if let Some((after, found)) = unit_after(passage, end) {
            end = after;
            unit = unit.or(Some(found));
        }
    }
    Some(Number { tokens: at..end, form, value, precision, unit })
}

/// The number that a range's hyphen, dash or "to" leads to.
fn range(passage: Passage<'_>, start: usize, first: Run) -> Option<(Run, Decimal)> {
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
fn shared_magnitude(first: Run, second: Run) -> Decimal {
    if first.magnitude == Decimal::ONE && second.magnitude > Decimal::ONE && first.value < second.bare {
        second.magnitude
    } else {
        Decimal::ONE
    }
}

/// The unit behind a number.
fn unit_after(passage: Passage<'_>, at: usize) -> Option<(usize, Unit)> {
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
fn currency(passage: Passage<'_>, at: usize) -> Option<&'static str> {
    match passage.word(at) {
        "$" => Some("USD"),
        "€" => Some("EUR"),
        "£" => Some("GBP"),
        "¥" => Some("JPY"),
        _ => None,
    }
}

/// The longest number from a place on.
fn run(passage: Passage<'_>, at: usize) -> Option<Run> {
    if passage.is_kind(at, TokenKind::Number) {
        return digits(passage, at);
    }
    if let Some(part) = word::fraction_mark(passage.word(at)) {
        return Some(with_magnitude(passage, at + 1, part, part.precision()));
    }
    words(passage, at)
}

/// A number that begins with digits.
fn digits(passage: Passage<'_>, at: usize) -> Option<Run> {
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
fn is_group_of_three(passage: Passage<'_>, start: usize, at: usize) -> bool {
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
fn fraction(passage: Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    if let Some(part) = word::fraction_mark(passage.word(at)).filter(|_| !passage.spaced(at)) {
        return Some((at + 1, part));
    }
    let at = if passage.is(at, "-") && !passage.spaced(at) { at + 1 } else { at };
    let part = slashed(passage, at)?;
    (part < Decimal::ONE).then_some((at + 3, part))
}

/// `1/2` alone, smaller than one.
fn plain_fraction(passage: Passage<'_>, at: usize, value: Decimal) -> Option<Run> {
    let part = slashed(passage, at).filter(|_| value < Decimal::small(10))?;
    (part < Decimal::ONE).then(|| with_magnitude(passage, at + 3, part, part.precision()))
}

fn slashed(passage: Passage<'_>, at: usize) -> Option<Decimal> {
    let glued = passage.is(at + 1, "/") && !passage.spaced(at + 1) && !passage.spaced(at + 2);
    // A third part is a date's.
    if !glued || passage.is(at + 3, "/") || !passage.is_kind(at + 2, TokenKind::Number) {
        return None;
    }
    let below = Decimal::parse(passage.word(at + 2)).filter(|below| *below <= Decimal::small(8))?;
    Decimal::parse(passage.word(at))?.divided_by(below)
}

/// Adds the magnitude words behind a number: `2.5 million`, `12.2m`, `3 hundred thousand`.
fn with_magnitude(passage: Passage<'_>, at: usize, value: Decimal, precision: Decimal) -> Run {
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
fn magnitude_at(passage: Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    let here = passage.word(at);
    if let Some(NumberWord::Magnitude(power)) = word::number_word(here) {
        return Some((at + 1, word::power(power)?));
    }
    if passage.is(at, "dozen") {
        return Some((at + 1, Decimal::small(12)));
    }
    let glued = !passage.spaced(at);
    let power = match here {
        "bn" | "bln" => 9,
        "mln" | "mn" => 6,
        "m" | "M" if glued && !is_length(passage, at + 1) => 6,
        "k" | "K" if glued => 3,
        "b" | "B" if glued => 9,
        _ => return None,
    };
    Some((at + 1, word::power(power)?))
}

/// Whether the `m` before is metres.
fn is_length(passage: Passage<'_>, at: usize) -> bool {
    passage.any(
        at,
        &["from", "away", "deep", "long", "high", "wide", "tall", "off", "above", "below", "race", "of"],
    )
}

/// A number in words. `a` and `an` count before magnitudes only.
fn words(passage: Passage<'_>, at: usize) -> Option<Run> {
    if let Some(run) = vague(passage, at) {
        return Some(run);
    }
    if let Some(run) = halves(passage, at) {
        return Some(run);
    }
    let mut sum = Sum::default();
    let mut place = at;
    if passage.any(at, &["a", "an"]) {
        let next = at + 1;
        let magnitude = word::number_word(passage.word(next));
        if !matches!(magnitude, Some(NumberWord::Magnitude(_) | NumberWord::Dozen)) {
            return None;
        }
        sum.small = Some(1);
        place = next;
    }
    let mut end = at;
    while let Some(found) = word::number_word(passage.word(place)) {
        if !sum.take(found) {
            break;
        }
        place += 1;
        end = place;
        if sum.is_ordinal {
            break;
        }
        if passage.is(place, "-") && !passage.spaced(place) && !passage.spaced(place + 1) {
            if word::number_word(passage.word(place + 1)).is_some_and(|next| sum.accepts(next)) {
                place += 1;
            }
        } else if passage.is(place, "and") && sum.may_go_on_behind_and(passage, place + 1) {
            place += 1;
        }
    }
    (end > at).then_some(())?;
    sum.finish(passage, end)
}

/// `dozens`, `tens of thousands`, `several hundred`, `a few thousand`.
fn vague(passage: Passage<'_>, at: usize) -> Option<Run> {
    let (first, place) = if passage.any(at, &["several"]) {
        (2, at + 1)
    } else if passage.reads(at, &["a", "few"]) {
        (2, at + 2)
    } else {
        let NumberWord::Plural(many) = word::number_word(passage.word(at))? else { return None };
        let mut value = Decimal::small(2).times(Decimal::whole(many)?)?;
        let mut end = at + 1;
        if passage.is(end, "of") {
            if let Some(NumberWord::Plural(more)) = word::number_word(passage.word(end + 1)) {
                if more > many {
                    value = Decimal::whole(many)?.times(Decimal::whole(more)?)?.times(Decimal::small(2))?;
                    // "hundreds of thousands" is at least two hundred thousand, "tens of thousands" twenty thousand.
                    end += 2;
                }
            }
        }
        return Some(Run {
            end,
            value,
            precision: value,
            bare: value,
            magnitude: Decimal::ONE,
            form: Form::Vague,
        });
    };
    let NumberWord::Magnitude(power) = word::number_word(passage.word(place))? else { return None };
    let mut value = Decimal::small(first).times(word::power(power)?)?;
    let mut end = place + 1;
    if let Some(NumberWord::Magnitude(power)) = word::number_word(passage.word(end)) {
        value = value.times(word::power(power)?)?;
        end += 1;
    }
    Some(Run { end, value, precision: value, bare: value, magnitude: Decimal::ONE, form: Form::Vague })
}

/// `half a million`, `half-a-million`, `a half million`, `half million`, `a quarter of a million`, `three quarters of a million`, `half a dozen`.
fn halves(passage: Passage<'_>, at: usize) -> Option<Run> {
    let (mut place, part) = part_words(passage, at)?;
    let skip = |place: usize| if passage.is(place, "-") { place + 1 } else { place };
    place = skip(place);
    if passage.is(place, "of") {
        place += 1;
    }
    if passage.any(place, &["a", "one"]) {
        place = skip(place + 1);
    }
    let magnitude = match word::number_word(passage.word(place))? {
        NumberWord::Magnitude(power) => word::power(power)?,
        NumberWord::Dozen => Decimal::small(12),
        _ => return None,
    };
    let value = part.times(magnitude)?;
    Some(Run {
        end: place + 1,
        value,
        precision: value.precision(),
        bare: part,
        magnitude,
        form: Form::Cardinal,
    })
}

fn part_words(passage: Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    let quarter = Decimal::from_parts(2500);
    let half = Decimal::from_parts(5000);
    let skipped = if passage.is(at, "a") { at + 1 } else { at };
    if passage.is(skipped, "half") {
        return Some((skipped + 1, half));
    }
    if passage.is(at, "a") && passage.is(at + 1, "quarter") {
        return Some((at + 2, quarter));
    }
    if passage.is(at, "three") && passage.any(at + 1, &["quarters"]) {
        return Some((at + 2, half.plus(quarter)?));
    }
    if passage.is(at, "three") && passage.is(at + 1, "-") && passage.is(at + 2, "quarters") {
        return Some((at + 3, half.plus(quarter)?));
    }
    None
}

/// Number words as they are added up.
#[derive(Debug, Default)]
struct Sum {
    /// Finished groups: the "three million" of "three million five hundred thousand".
    total: i64,
    /// Hundreds of the group that is being read.
    hundreds: i64,
    /// Tens and units of it.
    small: Option<i64>,
    /// Whether tens without a unit stand last ("twenty" of "twenty-two").
    open_tens: bool,
    /// The last magnitude taken; the next must be smaller.
    last_power: Option<u32>,
    /// The last magnitude word, for the halves behind it.
    is_ordinal: bool,
    is_dozen: bool,
    /// The value of the last word, which is the precision of a spoken number.
    last: i64,
}

impl Sum {
    fn accepts(&self, word: NumberWord) -> bool {
        match word {
            NumberWord::Unit(n) | NumberWord::OrdinalUnit(n) => {
                self.small.is_none() || self.open_tens && n < 10 && n > 0
            }
            NumberWord::Tens(_) | NumberWord::OrdinalTens(_) => self.small.is_none(),
            NumberWord::Magnitude(2) => self.small.is_some() && self.hundreds == 0,
            NumberWord::Magnitude(power) => {
                (self.small.is_some() || self.hundreds > 0) && self.last_power.is_none_or(|last| power < last)
            }
            NumberWord::Dozen => {
                self.total == 0 && self.hundreds == 0 && self.small.is_some() && !self.is_dozen
            }
            NumberWord::Plural(_) => false,
        }
    }

    fn take(&mut self, word: NumberWord) -> bool {
        if self.is_dozen || !self.accepts(word) {
            return false;
        }
        match word {
            NumberWord::Unit(n) | NumberWord::OrdinalUnit(n) => {
                self.small = Some(self.small.unwrap_or(0) + n);
                self.open_tens = false;
                self.last = n.max(1);
                self.last = if n % 10 == 0 && n > 0 { 10 } else { 1 };
            }
            NumberWord::Tens(n) | NumberWord::OrdinalTens(n) => {
                self.small = Some(n);
                self.open_tens = true;
                self.last = 10;
            }
            NumberWord::Magnitude(2) => {
                self.hundreds = self.small.take().unwrap_or(1) * 100;
                self.open_tens = false;
                self.last = 100;
            }
            NumberWord::Magnitude(power) => {
                let group = self.hundreds + self.small.take().unwrap_or(0);
                let unit = 10_i64.saturating_pow(power);
                self.total = self.total.saturating_add(group.saturating_mul(unit));
                self.hundreds = 0;
                self.open_tens = false;
                self.last_power = Some(power);
                self.last = unit;
            }
            NumberWord::Dozen => {
                self.small = self.small.map(|n| n * 12);
                self.is_dozen = true;
                self.last = 12;
            }
            NumberWord::Plural(_) => return false,
        }
        self.is_ordinal = matches!(word, NumberWord::OrdinalUnit(_) | NumberWord::OrdinalTens(_));
        true
    }

    /// "a hundred and twenty" goes on; "twenty and three people" does not.
    fn may_go_on_behind_and(&self, passage: Passage<'_>, next: usize) -> bool {
        let behind_magnitude = self.small.is_none() && (self.hundreds > 0 || self.last_power.is_some());
        let follows = word::number_word(passage.word(next));
        behind_magnitude
            && matches!(follows, Some(NumberWord::Unit(_) | NumberWord::Tens(_) | NumberWord::OrdinalUnit(_) | NumberWord::OrdinalTens(_)))
            // "three million and two hundred thousand" is read, "two hundred and three million" too; counts of two things are not.
            && !matches!(word::number_word(passage.word(next + 1)), Some(NumberWord::Plural(_)))
    }

    fn finish(self, passage: Passage<'_>, end: usize) -> Option<Run> {
        let whole = self.total.checked_add(self.hundreds)?.checked_add(self.small.unwrap_or(0))?;
        let mut value = Decimal::whole(whole)?;
        if self.is_ordinal {
            return Some(Run {
                end,
                value,
                precision: Decimal::ONE,
                bare: value,
                magnitude: Decimal::ONE,
                form: Form::Ordinal,
            });
        }
        let mut precision = Decimal::whole(self.last.max(1))?;
        let mut end = end;
        let mut magnitude = Decimal::whole(self.last_power.map_or(1, |power| 10_i64.saturating_pow(power)))?;
        if passage.reads(end, &["and", "a", "half"]) || passage.reads(end, &["and", "a", "quarter"]) {
            let part = if passage.is(end + 2, "half") { 5000 } else { 2500 };
            let part = Decimal::from_parts(part);
            end += 3;
            value = value.plus(if magnitude > Decimal::ONE { part.times(magnitude)? } else { part })?;
            precision = value.precision();
            if magnitude == Decimal::ONE {
                return Some(with_magnitude(passage, end, value, precision));
            }
        } else if magnitude == Decimal::ONE && passage.reads(end, &["point"]) {
            if let Some(NumberWord::Unit(n)) = word::number_word(passage.word(end + 1)) {
                if n < 10 {
                    let value = value.plus(Decimal::from_parts(n * 1000))?;
                    return Some(with_magnitude(passage, end + 2, value, value.precision()));
                }
            }
        }
        let mut bare = value;
        if magnitude > Decimal::ONE {
            bare = value.divided_by(magnitude)?;
        } else {
            magnitude = Decimal::ONE;
        }
        Some(Run { end, value, precision, bare, magnitude, form: Form::Cardinal })
    }
}

/// `a woman and a child`, `a man, a woman and a child`: two or more, each with its article.
fn articles(passage: Passage<'_>, at: usize) -> Option<Run> {
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
fn one_person(passage: Passage<'_>, at: usize) -> Option<usize> {
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
