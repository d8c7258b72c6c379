//! Slips of the hand: what turns one number into another one by a digit's place.

use crate::extract::{Decimal, Figure, Qualifier};

use super::number::rounds_to;

/// How one number may have become another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rule) enum Slip {
    /// So many times too large.
    Times(u32),
    /// So many times too small.
    Part(u32),
    /// Two neighbouring digits are exchanged.
    Exchanged,
    /// A digit is missing.
    Missing,
    /// A digit stands twice.
    Doubled,
}

/// Powers of ten by which a number slips: a zero or three, thousand for million, thousand for billion.
const POWERS: [u32; 4] = [10, 100, 1000, 1_000_000];

/// How a figure's number may have become of the right one; `None` where they are unlike, or one is a range.
pub(in crate::rule) fn slip(figure: &Figure, right: &Figure) -> Option<Slip> {
    let is_range = |figure: &Figure| figure.qualifier == Qualifier::Between;
    if is_range(figure) || is_range(right) {
        return None;
    }
    of_numbers(figure.quantity.stated?, right.quantity.stated?)
}

fn of_numbers(stated: Decimal, right: Decimal) -> Option<Slip> {
    if stated <= Decimal::ZERO || right <= Decimal::ZERO || stated == right {
        return None;
    }
    for power in POWERS {
        let factor = Decimal::small(power);
        if right.times(factor).is_some_and(|more| rounds_to(more, stated)) {
            return Some(Slip::Times(power));
        }
        if stated.times(factor).is_some_and(|more| rounds_to(right, more)) {
            return Some(Slip::Part(power));
        }
    }
    of_digits(&digits(stated), &digits(right))
}

/// The digits with those behind the point; trailing zeros count only where the number is whole.
fn digits(number: Decimal) -> Vec<u8> {
    number.to_string().bytes().filter(u8::is_ascii_digit).collect()
}

fn of_digits(stated: &[u8], right: &[u8]) -> Option<Slip> {
    if stated.len() == right.len() {
        let unlike: Vec<usize> =
            stated.iter().zip(right).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
        let [one, two] = unlike.as_slice() else { return None };
        let crossed =
            *two == one + 1 && stated.get(*one) == right.get(*two) && stated.get(*two) == right.get(*one);
        return crossed.then_some(Slip::Exchanged);
    }
    // One digit of few is soon missing by chance.
    if stated.len() + 1 == right.len() && right.len() >= 4 && is_without_one(right, stated) {
        return Some(Slip::Missing);
    }
    if right.len() + 1 == stated.len() && right.len() >= 2 && is_doubled(stated, right) {
        return Some(Slip::Doubled);
    }
    None
}

/// Whether the shorter number is the longer one without one of its digits.
fn is_without_one(longer: &[u8], shorter: &[u8]) -> bool {
    let same = longer.iter().zip(shorter).take_while(|(a, b)| a == b).count();
    longer.get(same + 1..) == shorter.get(same..)
}

/// Whether the longer number is the shorter one with a digit said twice.
fn is_doubled(longer: &[u8], shorter: &[u8]) -> bool {
    let same = longer.iter().zip(shorter).take_while(|(a, b)| a == b).count();
    longer.get(same + 1..) == shorter.get(same..) && same > 0 && longer.get(same) == longer.get(same - 1)
}

impl Slip {
    /// The slip in words, as said of the number that slipped.
    pub(in crate::rule) fn words(self) -> String {
        match self {
            Self::Times(factor) => format!("{} times as much", Decimal::small(factor).grouped()),
            Self::Part(factor) => format!("{} times too little", Decimal::small(factor).grouped()),
            Self::Exchanged => "two digits are exchanged".to_owned(),
            Self::Missing => "a digit is missing".to_owned(),
            Self::Doubled => "a digit stands twice".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(stated: &str, right: &str) -> Option<Slip> {
        of_numbers(Decimal::parse(stated)?, Decimal::parse(right)?)
    }

    #[test]
    fn powers_of_ten() {
        assert_eq!(slip("54000000", "5400000"), Some(Slip::Times(10)));
        assert_eq!(slip("2.5", "2500000"), Some(Slip::Part(1_000_000)));
        assert_eq!(slip("2500", "2500000"), Some(Slip::Part(1000)));
        assert_eq!(slip("620000", "62314"), Some(Slip::Times(10)), "rounded besides");
        assert_eq!(slip("1", "10"), Some(Slip::Part(10)));
        assert_eq!(slip("200", "30"), None);
    }

    #[test]
    fn digits_exchanged_missing_or_doubled() {
        assert_eq!(slip("320000", "230000"), Some(Slip::Exchanged));
        assert_eq!(slip("21", "12"), Some(Slip::Exchanged));
        assert_eq!(slip("143", "1243"), Some(Slip::Missing));
        assert_eq!(slip("12243", "1243"), Some(Slip::Doubled));
        assert_eq!(slip("3", "34"), None, "few digits");
        assert_eq!(slip("321", "123"), None, "no neighbours");
        assert_eq!(slip("12", "12"), None);
    }
}
