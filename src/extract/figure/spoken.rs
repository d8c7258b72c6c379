//! Numbers in words: "three million five hundred thousand", "two point five", "hundreds of thousands".

use super::{
    digits::with_magnitude,
    fraction::{self, joined},
    number::{Form, Run},
    number_word::{self, NumberWord, counted, number_word},
    passage::Passage,
};
use crate::extract::Decimal;
use crate::text::{TokenKind, WordKey, words};

/// A number in words. `a` and `an` count before magnitudes only.
pub(super) fn words(passage: Passage<'_>, at: usize) -> Option<Run> {
    // "a soldier": behind an article that counts stands another word of the number, or a hyphen.
    let is_article = passage.any(at, words!["a", "an"]) && passage.is_kind(at + 1, TokenKind::Word);
    if is_article && number_word(passage.key(at + 1)).is_none() {
        return None;
    }
    vague(passage, at).or_else(|| fraction::read(passage, at)).or_else(|| sum(passage, at))
}

fn sum(passage: Passage<'_>, at: usize) -> Option<Run> {
    let mut sum = Sum::default();
    let mut place = at;
    if passage.any(at, words!["a", "an"]) {
        let magnitude = number_word(passage.key(at + 1));
        if !matches!(magnitude, Some(NumberWord::Magnitude(_) | NumberWord::Dozen)) {
            return None;
        }
        sum.small = Some(1);
        place = at + 1;
    } else if is_bare_magnitude(passage, at) {
        sum.small = Some(1);
    }
    let mut end = at;
    while let Some(found) = number_word(passage.key(place)) {
        if !sum.take(counted_behind(passage, &sum, found, place)) {
            break;
        }
        place += 1;
        end = place;
        if sum.is_ordinal {
            break;
        }
        let next = joined(passage, place);
        if next > place && number_word(passage.key(next)).is_some_and(|word| sum.accepts(word)) {
            place = next;
        } else if passage.is(next, "and") && sum.may_go_on_behind_and(passage, joined(passage, next + 1)) {
            place = joined(passage, next + 1);
        }
    }
    (end > at).then_some(())?;
    sum.finish(passage, end)
}

/// The "thousands" of "three thousands" is a magnitude; that of "three thousands of" such vague numbers is not.
fn counted_behind(passage: Passage<'_>, sum: &Sum, found: NumberWord, place: usize) -> NumberWord {
    let is_vague = passage.is(place + 1, "of")
        && matches!(number_word(passage.key(place + 2)), Some(NumberWord::Plural(_)));
    if sum.small.is_some() && !is_vague { counted(found) } else { found }
}

/// "hundred thousand dollars", "hundred and third": a magnitude word that begins a number without its "a".
fn is_bare_magnitude(passage: Passage<'_>, at: usize) -> bool {
    let Some(NumberWord::Magnitude(power)) = number_word(passage.key(at)) else { return false };
    match number_word(passage.key(at + 1)) {
        Some(NumberWord::Magnitude(next)) => power < next,
        Some(NumberWord::Unit(_) | NumberWord::Tens(_)) => power == 2,
        _ => {
            power == 2
                && passage.is(at + 1, "and")
                && matches!(
                    number_word(passage.key(at + 2)),
                    Some(
                        NumberWord::Unit(_)
                            | NumberWord::Tens(_)
                            | NumberWord::OrdinalUnit(_)
                            | NumberWord::OrdinalTens(_)
                    )
                )
        }
    }
}

/// `dozens`, `tens of thousands`, `several hundred`, `a few thousand`, `hundreds and hundreds`, `a handful`.
fn vague(passage: Passage<'_>, at: usize) -> Option<Run> {
    let many = match number_word(passage.key(at)) {
        Some(NumberWord::Plural(many)) => many,
        Some(NumberWord::Dozens) => 10,
        _ => return few(passage, at),
    };
    let mut value = Decimal::small(2).times(Decimal::whole(many)?)?;
    let mut end = at + 1;
    if passage.any(end, words!["and", "upon"]) && passage.word(end + 1).eq_ignore_ascii_case(passage.word(at))
    {
        end += 2;
    }
    if passage.is(end, "of")
        && let Some(NumberWord::Plural(more)) = number_word(passage.key(end + 1))
        && more > many
    {
        // "hundreds of thousands" is at least two hundred thousand, "tens of thousands" twenty thousand.
        value = Decimal::whole(many)?.times(Decimal::whole(more)?)?.times(Decimal::small(2))?;
        end += 2;
    }
    let end = surpassed(passage, end).unwrap_or(end);
    Some(Run { form: Form::Vague, ..Run::plain(end, value, value) })
}

/// "hundreds, if not thousands,", "dozens or even hundreds": the end of the larger word that is only possible.
fn surpassed(passage: Passage<'_>, end: usize) -> Option<usize> {
    const LINKS: &[&[WordKey]] = &[
        words!["if", "not"],
        words!["or", "even"],
        words!["or", "possibly"],
        words!["or", "perhaps"],
        words!["and", "possibly"],
        words!["and", "perhaps"],
        words!["perhaps", "even"],
        words!["possibly"],
        words!["perhaps"],
        words!["or"],
        words!["to"],
    ];
    let comma = usize::from(passage.is(end, ","));
    let link = LINKS.iter().find(|words| passage.reads(end + comma, words))?;
    let is_plural = |at: usize| matches!(number_word(passage.key(at)), Some(NumberWord::Plural(_)));
    let place = end + comma + link.len();
    let of = passage.is(place + 1, "of") && is_plural(place + 2);
    is_plural(place).then_some(place + 1 + 2 * usize::from(of))
}

/// `several hundred`, `a few thousand`, `a couple of dozen`, `a handful`: two at least.
fn few(passage: Passage<'_>, at: usize) -> Option<Run> {
    let article = usize::from(passage.is(at, "a"));
    let mut place = at + article + 1;
    let two = Decimal::small(2);
    match passage.word(at + article) {
        word if article == 1 && word.eq_ignore_ascii_case("handful") => {
            return Some(Run { form: Form::Vague, ..Run::plain(place, two, two) });
        }
        word if article == 1 && word.eq_ignore_ascii_case("couple") => {
            place += usize::from(passage.is(place, "of"));
        }
        word if article == 0 && word.eq_ignore_ascii_case("several") => {}
        word if word.eq_ignore_ascii_case("few") => {}
        _ => return None,
    }
    let mut value = two;
    let mut end = place;
    while let Some(magnitude) = magnitude_word(passage.key(end)) {
        value = value.times(magnitude)?;
        end += 1;
    }
    (end > place).then_some(Run { form: Form::Vague, ..Run::plain(end, value, value) })
}

fn magnitude_word(word: impl Into<WordKey>) -> Option<Decimal> {
    match number_word(word)? {
        NumberWord::Magnitude(power) => number_word::power(power),
        NumberWord::Dozen => Some(Decimal::small(12)),
        _ => None,
    }
}

/// Number words as they are added up.
#[derive(Debug, Default)]
struct Sum {
    /// Finished groups: the "three million" of "three million five hundred thousand".
    total: i64,
    /// The last of these groups.
    group: i64,
    /// Hundreds of the group that is being read.
    hundreds: i64,
    /// Tens and units of it.
    small: Option<i64>,
    /// Whether tens without a unit stand last ("twenty" of "twenty-two").
    open_tens: bool,
    /// The last magnitude taken; the next must be smaller, or follow at once ("lakh crore").
    last_power: Option<u32>,
    is_ordinal: bool,
    is_dozen: bool,
    /// The magnitude words that stand last, multiplied; without the hundreds, and with them.
    magnitude: i64,
    scale: i64,
    /// The value of the last word, which is the precision of a spoken number.
    last: i64,
}

impl Sum {
    fn accepts(&self, word: NumberWord) -> bool {
        let is_empty = self.total == 0 && self.hundreds == 0 && self.small.is_none();
        match word {
            NumberWord::Unit(n) | NumberWord::OrdinalUnit(n) => {
                self.small.is_none() || self.open_tens && n < 10 && n > 0
            }
            NumberWord::Tens(_) | NumberWord::OrdinalTens(_) => self.small.is_none(),
            NumberWord::OrdinalMagnitude(_) if is_empty => true,
            NumberWord::Magnitude(2) | NumberWord::OrdinalMagnitude(2) => {
                self.small.is_some() && self.hundreds == 0
            }
            NumberWord::Magnitude(power) | NumberWord::OrdinalMagnitude(power) => {
                if self.small.is_some() || self.hundreds > 0 {
                    self.last_power.is_none_or(|last| power < last)
                } else {
                    self.magnitude > 1 && self.last_power.is_some_and(|last| power > last)
                }
            }
            NumberWord::Dozen => self.total == 0 && self.small.is_some() && !self.is_dozen,
            NumberWord::Dozens | NumberWord::Plural(_) | NumberWord::Part(_) | NumberWord::Opener => false,
        }
    }

    fn take(&mut self, word: NumberWord) -> bool {
        if self.is_dozen || !self.accepts(word) {
            return false;
        }
        self.is_ordinal = matches!(
            word,
            NumberWord::OrdinalUnit(_) | NumberWord::OrdinalTens(_) | NumberWord::OrdinalMagnitude(_)
        );
        match word {
            NumberWord::Unit(n) | NumberWord::OrdinalUnit(n) => {
                self.small = Some(self.small.unwrap_or(0) + n);
                self.ends_with(if n % 10 == 0 && n > 0 { 10 } else { 1 }, 1, 1);
            }
            NumberWord::Tens(n) | NumberWord::OrdinalTens(n) => {
                self.small = Some(n);
                self.ends_with(10, 1, 1);
                self.open_tens = true;
            }
            NumberWord::Magnitude(2) | NumberWord::OrdinalMagnitude(2) => {
                self.hundreds = self.small.take().unwrap_or(1) * 100;
                self.ends_with(100, 1, 100);
            }
            NumberWord::Magnitude(power) | NumberWord::OrdinalMagnitude(power) => {
                self.take_magnitude(power);
            }
            NumberWord::Dozen => {
                self.small = self.small.map(|n| n * 12);
                self.is_dozen = true;
                self.ends_with(12, 1, 12);
            }
            NumberWord::Dozens | NumberWord::Plural(_) | NumberWord::Part(_) | NumberWord::Opener => {
                return false;
            }
        }
        true
    }

    fn take_magnitude(&mut self, power: u32) {
        let unit = 10_i64.saturating_pow(power);
        let (scale, magnitude) = (self.scale.max(1), self.magnitude.max(1));
        if self.small.is_none() && self.hundreds == 0 && self.group > 0 {
            // "three lakh crore": the last group times this too.
            let group = self.group.saturating_mul(unit);
            self.total = self.total.saturating_sub(self.group).saturating_add(group);
            self.group = group;
        } else {
            let count = self.hundreds + self.small.take().unwrap_or(i64::from(self.hundreds == 0));
            self.group = count.saturating_mul(unit);
            self.total = self.total.saturating_add(self.group);
            self.hundreds = 0;
        }
        self.last_power = Some(power);
        let (magnitude, scale) = (magnitude.saturating_mul(unit), scale.saturating_mul(unit));
        self.ends_with(magnitude, magnitude, scale);
    }

    fn ends_with(&mut self, last: i64, magnitude: i64, scale: i64) {
        (self.last, self.magnitude, self.scale, self.open_tens) = (last, magnitude, scale, false);
    }

    /// "a hundred and twenty" goes on; "twenty and three people" does not, nor "a hundred and three quarters".
    fn may_go_on_behind_and(&self, passage: Passage<'_>, next: usize) -> bool {
        let behind_magnitude = self.small.is_none() && (self.hundreds > 0 || self.last_power.is_some());
        // "two hundred and three hundred" are two numbers.
        let is_new = match number_word(passage.key(next + 1)) {
            Some(NumberWord::Magnitude(2)) => self.hundreds > 0,
            Some(NumberWord::Magnitude(power)) => self.last_power.is_some_and(|last| power >= last),
            _ => false,
        };
        behind_magnitude
            && !is_new
            && matches!(
                number_word(passage.key(next)),
                Some(
                    NumberWord::Unit(_)
                        | NumberWord::Tens(_)
                        | NumberWord::OrdinalUnit(_)
                        | NumberWord::OrdinalTens(_)
                )
            )
            && !fraction::is_proper_at(passage, next)
            && !matches!(number_word(passage.key(next + 1)), Some(NumberWord::Plural(_)))
    }

    fn finish(self, passage: Passage<'_>, end: usize) -> Option<Run> {
        let whole = self.total.checked_add(self.hundreds)?.checked_add(self.small.unwrap_or(0))?;
        let value = Decimal::whole(whole)?;
        if self.is_ordinal {
            return Some(Run { form: Form::Ordinal, ..Run::plain(end, value, Decimal::ONE) });
        }
        let (magnitude, scale) = (Decimal::whole(self.magnitude.max(1))?, Decimal::whole(self.scale.max(1))?);
        let plain = Run {
            bare: value.divided_by(magnitude)?,
            magnitude,
            scale,
            ..Run::plain(end, value, Decimal::whole(self.last.max(1))?.max(value.precision()))
        };
        if let Some(parts) = fraction::counted_by(passage, plain) {
            return Some(parts);
        }
        if let Some((end, value, precision)) = fraction::behind(passage, end, value, magnitude) {
            return Some(if magnitude == Decimal::ONE {
                with_magnitude(passage, end, value, precision)
            } else {
                Run {
                    bare: value.divided_by(magnitude)?,
                    scale: magnitude,
                    ..Run { end, value, precision, ..plain }
                }
            });
        }
        if magnitude == Decimal::ONE
            && let Some((end, decimals)) = point(passage, end)
        {
            let value = value.plus(decimals)?;
            return Some(with_magnitude(passage, end, value, value.precision()));
        }
        Some(plain)
    }
}

/// The decimals behind "point": "five", "zero three", "seventy-one".
fn point(passage: Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    if !passage.is(at, "point") {
        return None;
    }
    let unit = |place: usize| match number_word(passage.key(place)) {
        Some(NumberWord::Unit(n)) if n < 10 => Some(n),
        _ => None,
    };
    let first = at + 1;
    let (end, hundredths) = match number_word(passage.key(first))? {
        NumberWord::Unit(n) if n >= 10 => (first + 1, n),
        NumberWord::Tens(n) => {
            let next = joined(passage, first + 1);
            unit(next).filter(|n| *n > 0).map_or((first + 1, n), |unit| (next + 1, n + unit))
        }
        NumberWord::Unit(_) => {
            let (mut end, mut value, mut place) = (first, 0, 1000);
            while let Some(n) = unit(end).filter(|_| place > 0) {
                value += n * place;
                place /= 10;
                end += 1;
            }
            return Some((end, Decimal::from_parts(value)));
        }
        _ => return None,
    };
    Some((end, Decimal::from_parts(hundredths * 100)))
}
