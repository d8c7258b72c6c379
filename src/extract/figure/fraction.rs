//! Parts of a whole: "two thirds", "a quarter", "half"; alone, of a magnitude ("two thirds of a million"), and behind
//! whole numbers ("three and a half").

use super::{
    number::{Form, Run},
    number_word::{self, NumberWord, number_word},
    passage::Passage,
    word,
};
use crate::extract::Decimal;
use crate::text::{WordKey, words};

/// So many of the equal parts of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    count: i64,
    of: i64,
}

impl Part {
    /// The part of a whole.
    pub(super) fn of(self, whole: Decimal) -> Option<Decimal> {
        whole.share(self.count, self.of)
    }
}

/// A part as it is written, before its neighbours decide whether it is one.
#[derive(Debug, Clone, Copy)]
struct Phrase {
    end: usize,
    part: Part,
    /// "a third", "one hundredth": the same words say which one in a row.
    may_be_rank: bool,
}

/// A part, alone or of a magnitude.
pub(super) fn read(passage: Passage<'_>, at: usize) -> Option<Run> {
    let phrase = bare(passage, at).or_else(|| counted(passage, at))?;
    if phrase.may_be_rank && !is_part(passage, at, phrase) {
        return None;
    }
    let part = phrase.part;
    if let Some((end, magnitude)) = magnitude_behind(passage, phrase) {
        let value = part.of(magnitude)?;
        let precision = coarse(value, magnitude)?;
        let bare = part.of(Decimal::ONE)?;
        return Some(Run {
            end,
            value,
            precision,
            bare,
            magnitude,
            scale: Decimal::ONE,
            form: Form::Cardinal,
        });
    }
    let value = part.of(Decimal::ONE)?;
    Some(Run { form: Form::Fraction, ..Run::plain(phrase.end, value, coarse(value, Decimal::ONE)?) })
}

/// The value with the part behind it added: "and a half" to "three", "and a quarter" to "two million"; with its end
/// and precision. `magnitude` is that of the number's last word.
pub(super) fn behind(
    passage: Passage<'_>,
    at: usize,
    value: Decimal,
    magnitude: Decimal,
) -> Option<(usize, Decimal, Decimal)> {
    let and = joined(passage, at);
    if !passage.is(and, "and") {
        return None;
    }
    let place = joined(passage, and + 1);
    let phrase = half_behind(passage, place).or_else(|| counted(passage, place))?;
    let rank = phrase.may_be_rank && value == Decimal::whole(phrase.part.of - 1)?;
    let noun = phrase.may_be_rank && counts_a_noun(passage, phrase.end);
    if rank || noun || phrase.part.count >= phrase.part.of {
        return None;
    }
    let smaller = magnitude_behind(passage, phrase).filter(|(_, smaller)| *smaller < magnitude);
    let (end, whole) = smaller.unwrap_or((phrase.end, magnitude));
    if passage.is(end, "of") {
        return None;
    }
    let value = value.plus(phrase.part.of(whole)?)?;
    Some((end, value, coarse(value, whole)?))
}

/// Whether a part smaller than the whole stands at a place: the "three quarters" of "one hundred and three quarters".
pub(super) fn is_proper_at(passage: Passage<'_>, at: usize) -> bool {
    counted(passage, at).is_some_and(|phrase| !phrase.may_be_rank && phrase.part.count < phrase.part.of)
}

/// The parts that a cardinal number counts: the "fifths" of "thirty-two fifths".
pub(super) fn counted_by(passage: Passage<'_>, run: Run) -> Option<Run> {
    let found = denominator(passage, run.end)?;
    if !found.is_plural || run.form != Form::Cardinal || run.value <= Decimal::ONE {
        return None;
    }
    let value = run.value.share(1, found.of)?;
    Some(Run { form: Form::Fraction, ..Run::plain(found.end, value, coarse(value, Decimal::ONE)?) })
}

/// "half", and "quarter" before a magnitude.
fn bare(passage: Passage<'_>, at: usize) -> Option<Phrase> {
    let NumberWord::Part(of) = number_word(passage.key(at))? else { return None };
    let phrase = Phrase { end: at + 1, part: Part { count: 1, of }, may_be_rank: false };
    if is_plural(passage.word(at)) || magnitude_behind(passage, phrase).is_none() && !is_half(passage, at) {
        return None;
    }
    Some(phrase)
}

/// Whether "half" is a number: not in "the first half", "half-brother", "at half mast".
fn is_half(passage: Passage<'_>, at: usize) -> bool {
    const TIMES: &[WordKey] = words!["first", "second", "latter", "former", "other", "better", "time"];
    const THINGS: &[WordKey] =
        words!["past", "mast", "staff", "way", "back", "brother", "sister", "time", "finals", "marathon"];
    passage.is(at, "half")
        && !passage.any_before(at, TIMES)
        && !passage.any(at + 1, THINGS)
        && !is_prefix(passage, at + 1)
}

/// Whether a hyphen joins what is before it to a noun: neither a number that goes on nor a measure ("half-hour").
fn is_prefix(passage: Passage<'_>, at: usize) -> bool {
    let next = joined(passage, at);
    let goes_on = number_word(passage.key(next)).is_some() || passage.any(next, words!["a", "and", "of"]);
    next > at && !goes_on && !word::is_measure_noun(passage.key(next))
}

/// "and half" without an article: "two and half million", never "and half of them", "and half a dozen".
fn half_behind(passage: Passage<'_>, at: usize) -> Option<Phrase> {
    const OTHERS: &[WordKey] = words!["of", "a", "an", "the", "its", "their", "his", "her", "those", "these"];
    let is_half = passage.is(at, "half") && !passage.any(joined(passage, at + 1), OTHERS);
    is_half.then_some(Phrase { end: at + 1, part: Part { count: 1, of: 2 }, may_be_rank: false })
}

/// A count and what it counts parts of: "two thirds", "a half", "one twenty-fifth".
fn counted(passage: Passage<'_>, at: usize) -> Option<Phrase> {
    let (place, count) = match number_word(passage.key(at)) {
        _ if passage.any(at, words!["a", "an"]) => (at + 1, 1),
        Some(NumberWord::Unit(count)) if count > 0 => (at + 1, count),
        Some(NumberWord::Tens(tens)) => match number_word(passage.key(joined(passage, at + 1))) {
            Some(NumberWord::Unit(unit @ 1..10)) => (joined(passage, at + 1) + 1, tens + unit),
            _ => (at + 1, tens),
        },
        _ => return None,
    };
    let found = denominator(passage, place).or_else(|| parted(passage, place))?;
    // "two and three-quarter million": a hyphen can do without the plural; "twenty-fifth" is a place in a row.
    let is_hyphened = joined(passage, place) > place && count < 10;
    if found.is_plural != (count > 1) && (found.is_plural || !is_hyphened) {
        return None;
    }
    let is_one = passage.is(at, "one");
    Some(Phrase {
        end: found.end,
        part: Part { count, of: found.of },
        may_be_rank: found.is_ordinal
            && if is_one { found.of >= 100 || counts_a_noun(passage, found.end) } else { count == 1 },
    })
}

/// "five - eighths": a denominator behind a hyphen that pages have set apart; a plural, so that it is no place in a row.
fn parted(passage: Passage<'_>, at: usize) -> Option<Denominator> {
    denominator(passage, at + 1).filter(|found| passage.is(at, "-") && found.is_plural && found.is_ordinal)
}

/// In how many parts a whole is cut.
#[derive(Debug, Clone, Copy)]
struct Denominator {
    end: usize,
    of: i64,
    is_plural: bool,
    is_ordinal: bool,
}

fn denominator(passage: Passage<'_>, at: usize) -> Option<Denominator> {
    let at = joined(passage, at);
    let here = passage.word(at);
    let (end, of, is_plural, is_ordinal) = match number_word(here) {
        // "a half-brother", "a quarter-final" are none.
        Some(NumberWord::Part(_)) if is_prefix(passage, at + 1) => return None,
        Some(NumberWord::Part(of)) => (at + 1, of, is_plural(here), false),
        Some(NumberWord::Tens(tens)) => {
            let next = joined(passage, at + 1);
            let (unit, many) = place_in_row(passage.word(next)).filter(|(unit, _)| *unit < 10)?;
            (next + 1, tens + unit, many, true)
        }
        _ => {
            // A second is a time, a first no part.
            let (of, many) = place_in_row(here).filter(|(of, _)| *of > 2)?;
            (at + 1, of, many, true)
        }
    };
    Some(Denominator { end, of, is_plural, is_ordinal })
}

/// The number of an ordinal, and whether it is a plural.
fn place_in_row(word: &str) -> Option<(i64, bool)> {
    let of = |word: &str| match number_word(word)? {
        NumberWord::OrdinalUnit(n) | NumberWord::OrdinalTens(n) => Some(n),
        NumberWord::OrdinalMagnitude(power) => 10_i64.checked_pow(power),
        _ => None,
    };
    if let Some(n) = of(word) {
        return Some((n, false));
    }
    of(word.strip_suffix('s')?).map(|n| (n, true))
}

fn is_plural(word: &str) -> bool {
    word.ends_with(['s', 'S'])
}

/// The place behind a hyphen that joins words.
pub(super) fn joined(passage: Passage<'_>, at: usize) -> usize {
    at + usize::from(passage.is(at, "-") && !passage.spaced(at) && !passage.spaced(at + 1))
}

/// The magnitude that a part is of: "of a million", and behind halves and quarters "a million" and "million" too.
fn magnitude_behind(passage: Passage<'_>, phrase: Phrase) -> Option<(usize, Decimal)> {
    let mut place = joined(passage, phrase.end);
    if passage.is(place, "of") {
        place += 1;
    } else if phrase.part.of > 4 || phrase.part.of == 3 {
        return None;
    }
    if passage.any(place, words!["a", "one"]) {
        place = joined(passage, place + 1);
    }
    let magnitude = match number_word(passage.key(place))? {
        NumberWord::Magnitude(power) => number_word::power(power)?,
        NumberWord::Dozen => Decimal::small(12),
        _ => return None,
    };
    Some((place + 1, magnitude))
}

/// Whether "a third" is a part: it is in "a third of", "a third were", "by a third"; it is the third one in "a third
/// man" and in a sentence that has counted up to two.
fn is_part(passage: Passage<'_>, at: usize, phrase: Phrase) -> bool {
    const LEADS: &[WordKey] = words![
        "by", "about", "nearly", "almost", "than", "over", "under", "around", "roughly", "some", "only",
        "least", "to", "up", "just", "above", "below", "from", "between",
    ];
    let end = phrase.end;
    if passage.any(end, words!["of", "were", "are", "have", "as", "more", "less", "fewer"]) {
        return true;
    }
    if passage.is(at, "one") && phrase.part.of < 100 {
        return !counts_a_noun(passage, end);
    }
    let before = phrase.part.of - 1;
    let is_before = |place: usize| {
        let word = passage.word(place);
        number_word(word) == Some(NumberWord::Unit(before)) || place_in_row(word) == Some((before, false))
    };
    if counts_a_noun(passage, end) || (0..at).any(is_before) {
        return false;
    }
    passage.any_before(at, LEADS) || end >= passage.len() || passage.any(end, words![".", "?", "!"])
}

/// Whether what stands behind an ordinal is a noun or its adjective; times and amounts are what parts are of.
fn counts_a_noun(passage: Passage<'_>, at: usize) -> bool {
    passage.is_kind(at, crate::text::TokenKind::Word)
        && !passage.is_function(at)
        && !word::is_measure_noun(passage.key(at))
        && number_word(passage.key(at)).is_none()
}

/// The precision of a part of a magnitude: a hundredth of it, where the value has no coarser digits.
fn coarse(value: Decimal, magnitude: Decimal) -> Option<Decimal> {
    Some(value.precision().max(magnitude.divided_by(Decimal::small(100))?))
}
