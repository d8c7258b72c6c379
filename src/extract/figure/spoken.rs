//! Numbers in words: "three million five hundred thousand", "half a million", "hundreds of thousands".

use super::{
    digits::with_magnitude,
    number::{Form, Run},
    number_word::{self, NumberWord},
    passage::Passage,
};
use crate::extract::Decimal;

/// A number in words. `a` and `an` count before magnitudes only.
pub(super) fn words(passage: Passage<'_>, at: usize) -> Option<Run> {
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
        let magnitude = number_word::number_word(passage.word(next));
        if !matches!(magnitude, Some(NumberWord::Magnitude(_) | NumberWord::Dozen)) {
            return None;
        }
        sum.small = Some(1);
        place = next;
    }
    let mut end = at;
    while let Some(found) = number_word::number_word(passage.word(place)) {
        if !sum.take(found) {
            break;
        }
        place += 1;
        end = place;
        if sum.is_ordinal {
            break;
        }
        if passage.is(place, "-") && !passage.spaced(place) && !passage.spaced(place + 1) {
            if number_word::number_word(passage.word(place + 1)).is_some_and(|next| sum.accepts(next)) {
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
pub(super) fn vague(passage: Passage<'_>, at: usize) -> Option<Run> {
    let (first, place) = if passage.any(at, &["several"]) {
        (2, at + 1)
    } else if passage.reads(at, &["a", "few"]) {
        (2, at + 2)
    } else {
        let NumberWord::Plural(many) = number_word::number_word(passage.word(at))? else { return None };
        let mut value = Decimal::small(2).times(Decimal::whole(many)?)?;
        let mut end = at + 1;
        if passage.is(end, "of")
            && let Some(NumberWord::Plural(more)) = number_word::number_word(passage.word(end + 1))
            && more > many
        {
            value = Decimal::whole(many)?.times(Decimal::whole(more)?)?.times(Decimal::small(2))?;
            // "hundreds of thousands" is at least two hundred thousand, "tens of thousands" twenty thousand.
            end += 2;
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
    let NumberWord::Magnitude(power) = number_word::number_word(passage.word(place))? else { return None };
    let mut value = Decimal::small(first).times(number_word::power(power)?)?;
    let mut end = place + 1;
    if let Some(NumberWord::Magnitude(power)) = number_word::number_word(passage.word(end)) {
        value = value.times(number_word::power(power)?)?;
        end += 1;
    }
    Some(Run { end, value, precision: value, bare: value, magnitude: Decimal::ONE, form: Form::Vague })
}

/// `half a million`, `half-a-million`, `a half million`, `half million`, `a quarter of a million`, `three quarters of a million`, `half a dozen`.
pub(super) fn halves(passage: Passage<'_>, at: usize) -> Option<Run> {
    let (mut place, part) = part_words(passage, at)?;
    let skip = |place: usize| if passage.is(place, "-") { place + 1 } else { place };
    place = skip(place);
    if passage.is(place, "of") {
        place += 1;
    }
    if passage.any(place, &["a", "one"]) {
        place = skip(place + 1);
    }
    let magnitude = match number_word::number_word(passage.word(place))? {
        NumberWord::Magnitude(power) => number_word::power(power)?,
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

pub(super) fn part_words(passage: Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
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
pub(super) struct Sum {
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
        let follows = number_word::number_word(passage.word(next));
        behind_magnitude
            && matches!(follows, Some(NumberWord::Unit(_) | NumberWord::Tens(_) | NumberWord::OrdinalUnit(_) | NumberWord::OrdinalTens(_)))
            // "three million and two hundred thousand" is read, "two hundred and three million" too; counts of two things are not.
            && !matches!(number_word::number_word(passage.word(next + 1)), Some(NumberWord::Plural(_)))
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
        } else if magnitude == Decimal::ONE
            && passage.reads(end, &["point"])
            && let Some(NumberWord::Unit(n)) = number_word::number_word(passage.word(end + 1))
            && n < 10
        {
            let value = value.plus(Decimal::from_parts(n * 1000))?;
            return Some(with_magnitude(passage, end + 2, value, value.precision()));
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
