//! Number words: what a word says in a number.

use std::sync::LazyLock;

use crate::{
    extract::Decimal,
    text::{WordKey, WordTable},
};

/// What a word says in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// Zero to nineteen.
    Unit(i64),
    /// Twenty to ninety.
    Tens(i64),
    /// Hundred (2), thousand (3), million (6) ...: a power of ten.
    Magnitude(u32),
    /// Twelve.
    Dozen,
    /// Vague alone, twelves behind a number.
    Dozens,
    /// `tens`, `hundreds`: vague, by the magnitude.
    Plural(i64),
    /// First to nineteenth.
    OrdinalUnit(i64),
    /// Twentieth to ninetieth.
    OrdinalTens(i64),
    /// Hundredth (2), thousandth (3) ...: the place at a power of ten.
    OrdinalMagnitude(u32),
    /// Half (2) and quarter (4): one part of so many.
    Part(i64),
    /// No number, but one may begin with it: `several hundred`, `minus five`.
    Opener,
}

use NumberWord::{
    Dozen, Dozens, Magnitude, Opener, OrdinalMagnitude, OrdinalTens, OrdinalUnit, Part, Plural, Tens, Unit,
};

/// All words that say something in a number, two common misspellings among them.
#[rustfmt::skip]
const WORDS: &[(&str, NumberWord)] = &[
    ("zero", Unit(0)), ("one", Unit(1)), ("two", Unit(2)), ("three", Unit(3)), ("four", Unit(4)),
    ("five", Unit(5)), ("six", Unit(6)), ("seven", Unit(7)), ("eight", Unit(8)), ("nine", Unit(9)),
    ("ten", Unit(10)), ("eleven", Unit(11)), ("twelve", Unit(12)), ("thirteen", Unit(13)),
    ("fourteen", Unit(14)), ("fifteen", Unit(15)), ("sixteen", Unit(16)), ("seventeen", Unit(17)),
    ("eighteen", Unit(18)), ("nineteen", Unit(19)), ("nought", Unit(0)), ("naught", Unit(0)),
    ("twenty", Tens(20)), ("thirty", Tens(30)), ("forty", Tens(40)), ("fifty", Tens(50)),
    ("sixty", Tens(60)), ("seventy", Tens(70)), ("eighty", Tens(80)), ("ninety", Tens(90)),
    ("fourty", Tens(40)),
    ("hundred", Magnitude(2)), ("thousand", Magnitude(3)), ("lakh", Magnitude(5)),
    ("million", Magnitude(6)), ("crore", Magnitude(7)), ("billion", Magnitude(9)),
    ("trillion", Magnitude(12)),
    ("dozen", Dozen),
    ("tens", Plural(10)), ("scores", Plural(20)), ("hundreds", Plural(100)), ("thousands", Plural(1000)),
    ("lakhs", Plural(100_000)), ("millions", Plural(1_000_000)), ("crores", Plural(10_000_000)),
    ("billions", Plural(1_000_000_000)), ("trillions", Plural(1_000_000_000_000)),
    ("dozens", Dozens),
    ("first", OrdinalUnit(1)), ("second", OrdinalUnit(2)), ("third", OrdinalUnit(3)),
    ("fourth", OrdinalUnit(4)), ("fifth", OrdinalUnit(5)), ("sixth", OrdinalUnit(6)),
    ("seventh", OrdinalUnit(7)), ("eighth", OrdinalUnit(8)), ("ninth", OrdinalUnit(9)),
    ("tenth", OrdinalUnit(10)), ("eleventh", OrdinalUnit(11)), ("twelfth", OrdinalUnit(12)),
    ("thirteenth", OrdinalUnit(13)), ("fourteenth", OrdinalUnit(14)), ("fifteenth", OrdinalUnit(15)),
    ("sixteenth", OrdinalUnit(16)), ("seventeenth", OrdinalUnit(17)), ("eighteenth", OrdinalUnit(18)),
    ("nineteenth", OrdinalUnit(19)), ("nineth", OrdinalUnit(9)),
    ("twentieth", OrdinalTens(20)), ("thirtieth", OrdinalTens(30)), ("fortieth", OrdinalTens(40)),
    ("fiftieth", OrdinalTens(50)), ("sixtieth", OrdinalTens(60)), ("seventieth", OrdinalTens(70)),
    ("eightieth", OrdinalTens(80)), ("ninetieth", OrdinalTens(90)),
    ("hundredth", OrdinalMagnitude(2)), ("thousandth", OrdinalMagnitude(3)),
    ("millionth", OrdinalMagnitude(6)), ("billionth", OrdinalMagnitude(9)),
    ("trillionth", OrdinalMagnitude(12)),
    ("half", Part(2)), ("halves", Part(2)), ("quarter", Part(4)), ("quarters", Part(4)),
    ("several", Opener), ("few", Opener), ("couple", Opener), ("handful", Opener), ("minus", Opener),
    ("negative", Opener), ("his", Opener), ("her", Opener), ("another", Opener),
];

/// What a word says in a number, whatever its case.
pub(super) fn number_word(word: impl Into<WordKey>) -> Option<NumberWord> {
    static TABLE: LazyLock<WordTable<NumberWord>> = LazyLock::new(|| WordTable::of(WORDS.iter().copied()));
    TABLE.get(word)
}

/// Whether a number may begin with a word: one that says something in it, or an article.
#[inline]
pub(super) fn may_open(word: WordKey) -> bool {
    static TABLE: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of(openers().map(|word| (word, ()))));
    TABLE.has(word)
}

fn openers() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(word, _)| *word).chain(["a", "an"])
}

/// The words and marks with which a number may begin.
pub(in crate::extract) fn beginnings() -> impl Iterator<Item = &'static str> {
    openers().chain(SIGNS).chain(FRACTIONS.iter().map(|(mark, _)| *mark))
}

/// Marks of digits' signs and of decimals without a whole number.
pub(super) const SIGNS: [&str; 3] = ["-", "−", "."];

/// The number from one to twenty that a word says.
pub(in crate::extract) fn small(word: impl Into<WordKey>) -> Option<u32> {
    match number_word(word)? {
        Unit(number) | Tens(number @ 20) => u32::try_from(number).ok().filter(|number| *number > 0),
        _ => None,
    }
}

/// The words for numbers from one to twenty.
pub(in crate::extract) fn smalls() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(word, _)| *word).filter(|word| small(word).is_some())
}

/// The word for a number from one to twenty: "six".
pub fn cardinal(number: u32) -> Option<&'static str> {
    spelled(|word| matches!(word, Unit(value) | Tens(value @ 20) if value == i64::from(number)), number)
}

/// The word for the place of a number from one to twenty: "sixth".
pub fn ordinal(number: u32) -> Option<&'static str> {
    let is_it =
        |word| matches!(word, OrdinalUnit(value) | OrdinalTens(value @ 20) if value == i64::from(number));
    spelled(is_it, number)
}

/// The first word of the table that fits: misspellings stand behind it.
fn spelled(is_it: impl Fn(NumberWord) -> bool, number: u32) -> Option<&'static str> {
    let found = WORDS.iter().find(|(_, word)| is_it(*word)).map(|(word, _)| *word);
    found.filter(|_| (1..=20).contains(&number))
}

/// The magnitude word that a plural stands for behind a count: the "millions" of "three millions".
pub(super) fn counted(word: NumberWord) -> NumberWord {
    match word {
        Dozens => Dozen,
        Plural(many) if many >= 100 => Magnitude(many.ilog10()),
        word => word,
    }
}

/// Ten to this power.
pub(super) fn power(power: u32) -> Option<Decimal> {
    Decimal::whole(10_i64.checked_pow(power)?)
}

/// Fractions in one character, with their values in ten-thousandths.
const FRACTIONS: &[(&str, i64)] = &[
    ("½", 5000),
    ("¼", 2500),
    ("¾", 7500),
    ("⅓", 3333),
    ("⅔", 6667),
    ("⅕", 2000),
    ("⅖", 4000),
    ("⅗", 6000),
    ("⅘", 8000),
    ("⅙", 1667),
    ("⅚", 8333),
    ("⅛", 1250),
    ("⅜", 3750),
    ("⅝", 6250),
    ("⅞", 8750),
];

/// The value of a fraction in one character.
pub(super) fn fraction_mark(word: &str) -> Option<Decimal> {
    if word.is_ascii() {
        return None;
    }
    let (_, parts) = FRACTIONS.iter().find(|(mark, _)| *mark == word)?;
    Some(Decimal::from_parts(*parts))
}

/// Letters of the longest Roman numeral that is read.
pub(super) const LONGEST_NUMERAL: usize = 5;

/// The number of a Roman numeral from II to XXX in capitals; I is a pronoun.
pub(super) fn roman(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > LONGEST_NUMERAL || word == "I" {
        return None;
    }
    let (mut total, mut previous) = (0_u32, 0);
    for letter in word.bytes().rev() {
        let value = match letter {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => return None,
        };
        if value < previous {
            total = total.saturating_sub(value);
        } else {
            total += value;
            previous = value;
        }
    }
    (2..=39).contains(&total).then_some(total)
}
