//! Exact decimals for figures: no float ever holds a figure.

use std::{fmt, num::NonZeroU64};

/// Units of one: a decimal is a whole number of ten-thousandths.
const SCALE: i64 = 10_000;

/// Flipped in what is kept, so that numbers keep their order, and none is 0: that one says that there is no number.
const SIGN: u64 = 1 << 63;

/// A decimal number with four places, between about -900 and 900 trillion. Arithmetic that would leave these bounds
/// gives `None`; such a number is no figure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(NonZeroU64);

impl Default for Decimal {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self::of(0);
    /// One.
    pub const ONE: Self = Self::of(SCALE);

    /// A whole number.
    pub fn whole(number: i64) -> Option<Self> {
        number.checked_mul(SCALE).map(Self::of)
    }

    /// A whole number that is small enough for certain.
    pub fn small(number: u32) -> Self {
        Self::of(i64::from(number) * SCALE)
    }

    /// A number of ten-thousandths.
    pub fn from_parts(ten_thousandths: i64) -> Self {
        Self::of(ten_thousandths)
    }

    const fn of(parts: i64) -> Self {
        match NonZeroU64::new(parts.cast_unsigned() ^ SIGN) {
            Some(bits) => Self(bits),
            // The lowest number of all is left out, which no text comes near.
            None => Self(NonZeroU64::MIN),
        }
    }

    /// The number of ten-thousandths.
    pub fn parts(self) -> i64 {
        (self.0.get() ^ SIGN).cast_signed()
    }

    /// Reads digits with an optional point and decimals; grouping commas and spaces are passed over. More than four
    /// places are cut off.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let mut value: i64 = 0;
        for digit in whole.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}')) {
            value = value.checked_mul(10)?.checked_add(i64::from(digit.to_digit(10)?))?;
        }
        Self::of(value.checked_mul(SCALE)?).plus(Self::places(places)?)
    }

    /// Reads the digits behind a point: 0.08 for `08`. More than four are cut off.
    pub fn places(digits: &str) -> Option<Self> {
        let (mut value, mut unit) = (0, SCALE / 10);
        for digit in digits.chars().take(4) {
            value += i64::from(digit.to_digit(10)?) * unit;
            unit /= 10;
        }
        Some(Self::of(value))
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.parts().checked_add(other.parts()).map(Self::of)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.parts().checked_sub(other.parts()).map(Self::of)
    }

    /// The product, rounded towards zero.
    pub fn times(self, other: Self) -> Option<Self> {
        let product = i128::from(self.parts()) * i128::from(other.parts()) / i128::from(SCALE);
        i64::try_from(product).ok().map(Self::of)
    }

    /// The quotient, rounded towards zero; `None` for a division by zero.
    pub fn divided_by(self, other: Self) -> Option<Self> {
        let product = i128::from(self.parts()) * i128::from(SCALE);
        i64::try_from(product.checked_div(i128::from(other.parts()))?).ok().map(Self::of)
    }

    /// So many of its equal parts, two of three for instance, rounded to the nearest; `None` for parts of nothing.
    pub fn share(self, count: i64, of: i64) -> Option<Self> {
        let (twice, of) = (2 * i128::from(self.parts()) * i128::from(count), i128::from(of));
        i64::try_from((twice + of).checked_div_euclid(2 * of)?).ok().map(Self::of)
    }

    /// The same below nothing.
    #[must_use]
    pub fn negated(self) -> Self {
        Self::of(self.parts().saturating_neg())
    }

    /// Without its sign.
    #[must_use]
    pub fn size(self) -> Self {
        Self::of(self.parts().saturating_abs())
    }

    /// The number that an open bound lies beside: inside, such a bound is the smallest step away from it, and the
    /// qualifier says which bounds are open.
    #[must_use]
    pub fn at_bound(self) -> Self {
        match self.parts().rem_euclid(10) {
            1 => Self::of(self.parts() - 1),
            9 => Self::of(self.parts() + 1),
            _ => self,
        }
    }

    /// Whether it has no decimals.
    pub fn is_whole(self) -> bool {
        self.parts() % SCALE == 0
    }

    /// The whole part.
    pub fn to_whole(self) -> i64 {
        self.parts() / SCALE
    }

    /// The value of the last non-zero digit's place: 10,000 for 470,000; 0.1 for 2.5; 1 for 17 and for 0.
    #[must_use]
    pub fn precision(self) -> Self {
        if self.parts() == 0 {
            return Self::ONE;
        }
        let mut place: i64 = 1;
        while self.parts() % (place * 10) == 0 && place < i64::MAX / 100 {
            place *= 10;
        }
        Self::of(place)
    }
}

/// Shortest form without exponent: `470000`, `2.5`.
impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Decimal").field(&self.parts()).finish()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.parts() < 0 { "-" } else { "" };
        let (whole, parts) = (
            self.parts().unsigned_abs() / SCALE.unsigned_abs(),
            self.parts().unsigned_abs() % SCALE.unsigned_abs(),
        );
        if parts == 0 {
            return write!(f, "{sign}{whole}");
        }
        let places = format!("{parts:04}");
        write!(f, "{sign}{whole}.{}", places.trim_end_matches('0'))
    }
}

impl Decimal {
    /// With grouping commas, as a reader expects it: `470,000`, `2.5`.
    pub fn grouped(self) -> String {
        let plain = self.to_string();
        let (whole, places) = plain.split_once('.').map_or((plain.as_str(), None), |(w, p)| (w, Some(p)));
        let mut out = String::new();
        let digits = whole.trim_start_matches('-');
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        let sign = if self.parts() < 0 { "-" } else { "" };
        places.map_or_else(|| format!("{sign}{out}"), |places| format!("{sign}{out}.{places}"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed parse fails the test")]
    use super::*;

    #[test]
    fn reads_prints_and_knows_its_precision() {
        for (text, shown, grouped, precision) in [
            ("470,000", "470000", "470,000", "10000"),
            ("2.5", "2.5", "2.5", "0.5"),
            ("17", "17", "17", "1"),
            ("0", "0", "0", "1"),
            ("320 000", "320000", "320,000", "10000"),
            ("12.25", "12.25", "12.25", "0.01"),
        ] {
            let value = Decimal::parse(text).unwrap();
            assert_eq!(value.to_string(), shown);
            assert_eq!(value.grouped(), grouped);
            if text != "2.5" {
                assert_eq!(value.precision().to_string(), precision);
            }
        }
        assert_eq!(Decimal::parse("2.5").unwrap().precision().to_string(), "0.1");
        assert_eq!(Decimal::parse("99999999999999999999"), None);
        assert_eq!(Decimal::parse("1x"), None);
        assert_eq!(Decimal::whole(i64::MAX), None);
        assert_eq!(Decimal::ONE.share(2, 3).unwrap().to_string(), "0.6667");
        assert_eq!(Decimal::whole(1_000_000).unwrap().share(2, 3).unwrap().to_string(), "666666.6667");
        assert_eq!(Decimal::ONE.share(2, 0), None);
        assert_eq!(Decimal::small(5).negated().to_string(), "-5");
    }
}
