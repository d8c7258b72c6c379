//! Numbers: digits and number words, outward over tokens; what they are worth and what they cannot be.
use super::{
    digits, fate,
    fraction::joined,
    money, number_word,
    number_word::{NumberWord, may_open, number_word},
    passage::Passage,
    people, qualifier, range, spoken, unreal, word,
};
use crate::{
    extract::{Decimal, mark::Marks},
    text::{Token, TokenKind, WordKey, words},
};
use std::ops::Range;

/// What a number says beside its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// How many.
    Cardinal,
    /// Which one in a row.
    Ordinal,
    /// "two thirds", "one in five": a part of something.
    Fraction,
    /// "dozens", "hundreds of thousands": the value is the lower bound.
    Vague,
    /// From the value to another.
    Range(Top),
    /// "a woman and a child": articles that count.
    Articles,
}

/// The upper end of a range, and which of its ends are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Top {
    /// The upper value.
    pub(super) value: Decimal,
    /// Whether the lower value itself is left out: "more than five and ...".
    pub(super) leaves_low: bool,
    /// Whether the upper value itself is left out: "... less than ten".
    pub(super) leaves_high: bool,
}

impl Top {
    /// The upper end of a range that holds both ends.
    fn closed(value: Decimal) -> Self {
        Self { value, leaves_low: false, leaves_high: false }
    }
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
    /// One past its words, the unit left out.
    pub(super) words_end: usize,
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
            Form::Range(top) => Some(top.value),
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
    /// The value without its last magnitude words, and that magnitude: 1.5 and a million.
    pub(super) bare: Decimal,
    pub(super) magnitude: Decimal,
    /// That magnitude with hundreds and dozens: 100,000 for "three hundred thousand".
    pub(super) scale: Decimal,
    pub(super) form: Form,
}

impl Run {
    /// A cardinal number without a magnitude.
    pub(super) fn plain(end: usize, value: Decimal, precision: Decimal) -> Self {
        Self {
            end,
            value,
            precision,
            bare: value,
            magnitude: Decimal::ONE,
            scale: Decimal::ONE,
            form: Form::Cardinal,
        }
    }
}

/// Whether a sentence's token can be a number or its first counting word; the first, cheap question.
pub(super) fn may_be_number(passage: Passage<'_>, at: usize) -> bool {
    let Some(token) = passage.token(at) else { return false };
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => number_word(passage.key(at))
            .is_some_and(|word| !matches!(word, NumberWord::Part(_) | NumberWord::Opener)),
        TokenKind::Mark => number_word::fraction_mark(passage.word(at)).is_some(),
        _ => false,
    }
}

/// Whether a number may begin at a token.
#[inline]
fn opens(passage: Passage<'_>, at: usize, token: &Token) -> bool {
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => may_open(token.key) || at == 0 && people::is_one_person(token.key),
        TokenKind::Mark => {
            let word = passage.word(at);
            number_word::SIGNS.contains(&word) && !passage.spaced(at + 1)
                || number_word::fraction_mark(word).is_some()
        }
        _ => false,
    }
}

/// Reads the numbers of a passage in order, without those that count nothing.
pub(super) fn read(passage: Passage<'_>, numbers: &mut Vec<Number>) {
    read_apart(passage, numbers, &mut Vec::new());
}

/// The same, with those that are ages put by themselves.
pub(super) fn read_apart(passage: Passage<'_>, numbers: &mut Vec<Number>, ages: &mut Vec<Number>) {
    ages.clear();
    all(passage, numbers);
    numbers.retain(|number| {
        let why = unreal::why_unreal(passage, number);
        if why == Some(unreal::AGE) {
            ages.push(number.clone());
        }
        why.is_none()
    });
}

/// Reads all numbers of a passage in order, those of dates, names and references too.
pub(super) fn all(passage: Passage<'_>, numbers: &mut Vec<Number>) {
    numbers.clear();
    let mut next = Some(0);
    while let Some((at, token)) = next.and_then(|at| Some((at, passage.tokens.get(at)?))) {
        let number = if opens(passage, at, token) { number_at(passage, at) } else { None };
        let Some(number) = number else {
            next = passage.next(at + 1, Marks::NUMBER);
            continue;
        };
        next = passage.next(number.tokens.end.max(at + 1), Marks::NUMBER);
        if unreal::is_word(passage, &number) {
            continue;
        }
        match numbers.last().and_then(|last| qualifier::joined(passage, last, &number)) {
            Some(both) => {
                numbers.pop();
                numbers.push(both);
            }
            None => numbers.push(number),
        }
    }
}

fn number_at(passage: Passage<'_>, at: usize) -> Option<Number> {
    let first = run(passage, at).or_else(|| articles(passage, at)).or_else(|| headline(passage, at))?;
    let first = range::share_of(passage, first).unwrap_or(first);
    let (mut end, mut form, mut value, mut precision) = (first.end, first.form, first.value, first.precision);
    if let Some(second) = range::second(passage, at, first) {
        let shared = range::shared_magnitude(first, second);
        value = first.value.times(shared)?;
        precision = second.precision.min(first.precision.times(shared)?);
        form = Form::Range(Top::closed(second.value));
        end = second.end;
    }
    let words_end = end;
    let mut unit = money::before(passage, at).map(|(_, code)| Unit::Money(code));
    if form != Form::Ordinal
        && let Some((after, found)) = unit_after(passage, end)
    {
        end = after;
        unit = unit.or(Some(found));
    }
    Some(Number { tokens: at..end, words_end, form, value, precision, unit })
}

/// The unit behind a number.
pub(super) fn unit_after(passage: Passage<'_>, at: usize) -> Option<(usize, Unit)> {
    if passage.is(at, "per") && passage.is(at + 1, "cent") {
        return Some((at + 2, Unit::Percent));
    }
    let place = joined(passage, at);
    let is_pc = passage.is(at, "pc") && !passage.spaced(at);
    if is_pc || passage.any(place, words!["%", "percent", "percents", "pct"]) {
        return Some((place + 1, Unit::Percent));
    }
    money::behind(passage, at).map(|(end, code)| (end, Unit::Money(code)))
}

/// The longest number from a place on, its sign included.
pub(super) fn run(passage: Passage<'_>, at: usize) -> Option<Run> {
    if is_sign(passage, at) {
        let run =
            unsigned(passage, at + 1).filter(|run| matches!(run.form, Form::Cardinal | Form::Fraction))?;
        return Some(Run {
            value: run.value.negated(),
            bare: run.value.negated(),
            magnitude: Decimal::ONE,
            scale: Decimal::ONE,
            ..run
        })
        .filter(|run| passage.is_kind(at, TokenKind::Word) || is_signed(passage, at, run.end));
    }
    unsigned(passage, at)
}

fn unsigned(passage: Passage<'_>, at: usize) -> Option<Run> {
    if passage.is_kind(at, TokenKind::Number) {
        return digits::digits(passage, at);
    }
    if let Some(run) = digits::decimals(passage, at) {
        return Some(run);
    }
    if let Some(part) = number_word::fraction_mark(passage.word(at)) {
        let run = digits::with_magnitude(passage, at + 1, part, part.precision());
        let form = if run.magnitude == Decimal::ONE { Form::Fraction } else { Form::Cardinal };
        return Some(Run { form, ..run });
    }
    spoken::words(passage, at)
}

/// A minus sign glued to digits, or "minus" and "negative" before a number; never of a test's result.
fn is_sign(passage: Passage<'_>, at: usize) -> bool {
    const TESTS: &[WordKey] =
        words!["test", "tests", "tested", "testing", "results", "turned", "came", "come", "back", "hiv"];
    if passage.any(at, words!["-", "−"]) {
        return passage.spaced(at) && !passage.spaced(at + 1) && passage.is_kind(at + 1, TokenKind::Number);
    }
    passage.is(at, "minus") || passage.is(at, "negative") && !passage.any_before(at, TESTS)
}

/// Whether a hyphen before digits is a minus sign: behind a word that leads to numbers, or with nothing counted behind;
/// "- 12 killed" and "Homs -12 soldiers" have a dash.
fn is_signed(passage: Passage<'_>, at: usize, end: usize) -> bool {
    let before = passage.before(at);
    let leads = at > 0
        && (word::is_function(before)
            || passage.any_before(at, words!["than", "below", "above", "(", "reached"]));
    let scale = words!["degrees", "degree", "percent", "c", "f"];
    let alone = !passage.is_kind(end, TokenKind::Word) || passage.any(end, scale) || passage.is_function(end);
    (leads || at == 0) && alone || unit_after(passage, end).is_some_and(|(_, unit)| unit == Unit::Percent)
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
    (count > 1 || is_one_casualty(passage, at, end)).then(|| people_counted(count, end))
}

/// `Villager killed in ...`: a headline's noun without its article.
fn headline(passage: Passage<'_>, at: usize) -> Option<Run> {
    let is_one = at == 0
        && people::is_one_person(passage.key(0))
        && fate::is_state(passage.key(1))
        && fate::is_casualty(passage.key(1));
    is_one.then(|| people_counted(1, 1))
}

fn people_counted(count: u32, end: usize) -> Run {
    let value = Decimal::small(count);
    Run { form: Form::Articles, ..Run::plain(end, value, Decimal::ONE) }
}

/// `a child` counts by its article alone where the sentence tells of casualties and no noun follows ("a soldier guard").
fn is_one_casualty(passage: Passage<'_>, at: usize, end: usize) -> bool {
    let is_open = passage.token(end).is_none_or(|next| match next.kind {
        TokenKind::Word => {
            passage.is_function(end)
                || fate::is_participle(next.key)
                || passage.word(end).ends_with("ing")
                || word::weekday(next.key).is_some()
        }
        kind => kind != TokenKind::Possessive && !passage.is(end, "-"),
    });
    is_open
        && passage.any(at, words!["a", "an", "another"])
        && (0..passage.len()).any(|at| fate::is_casualty(passage.key(at)))
}

/// `a child`, `an elderly woman`; gives the end.
fn one_person(passage: Passage<'_>, at: usize) -> Option<usize> {
    if !passage.any(at, words!["a", "an", "one", "his", "her", "another"]) {
        return None;
    }
    (at + 1..at + 4)
        .take_while(|place| passage.is_kind(*place, TokenKind::Word) && !passage.is_function(*place))
        .find(|place| people::is_one_person(passage.key(*place)))
        .map(|place| place + 1)
}
