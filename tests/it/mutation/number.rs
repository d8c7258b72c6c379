//! Numbers as a text writes them, so that another value can be written in the same manner.

/// The manner in which a number is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Manner {
    /// "280,000".
    Grouped,
    /// "280000".
    Plain,
    /// "2.5 million".
    Scaled(&'static str, f64),
    /// "twenty-two".
    Words,
}

/// A number with its manner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    pub value: f64,
    pub manner: Manner,
}

const SCALES: [(&str, f64); 3] = [("thousand", 1e3), ("million", 1e6), ("billion", 1e9)];

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The first ordinals.
pub const ORDINALS: [&str; 13] = [
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

impl Number {
    /// Reads a number that is written in one of these manners.
    pub fn parse(words: &str) -> Option<Self> {
        let lower = words.to_lowercase();
        if let Some(value) = (0..100).find(|n| in_words(*n) == lower) {
            return Some(Self { value: f64::from(value), manner: Manner::Words });
        }
        if let Some((digits, scale)) = lower.split_once([' ', '\u{a0}']) {
            let (name, factor) = SCALES.into_iter().find(|(name, _)| *name == scale)?;
            let value: f64 = digits.parse().ok()?;
            return Some(Self { value: value * factor, manner: Manner::Scaled(name, factor) });
        }
        if lower.bytes().all(|b| b.is_ascii_digit()) {
            let manner = if lower.len() > 3 { Manner::Plain } else { Manner::Grouped };
            return Some(Self { value: lower.parse().ok()?, manner });
        }
        let groups: Vec<&str> = lower.split(',').collect();
        let whole = groups.len() > 1
            && groups.iter().skip(1).all(|group| group.len() == 3)
            && lower.bytes().all(|b| b.is_ascii_digit() || b == b',');
        let value = whole.then(|| lower.replace(',', "").parse().ok()).flatten()?;
        Some(Self { value, manner: Manner::Grouped })
    }

    /// Another value in this manner; what has no such form is written in digits.
    pub fn write(self, value: f64) -> String {
        match self.manner {
            Manner::Scaled(name, factor) => {
                let mantissa = (value / factor * 100.0).round() / 100.0;
                format!("{mantissa} {name}")
            }
            Manner::Words if value < 100.0 => in_words(value as u32),
            Manner::Plain => format!("{value:.0}"),
            Manner::Words | Manner::Grouped => grouped(value),
        }
    }

    /// The smallest step that this manner can write.
    pub fn step(self) -> f64 {
        match self.manner {
            Manner::Scaled(_, factor) => factor / 100.0,
            _ => 1.0,
        }
    }
}

/// The value of a whole number's last digit that is not zero: 10,000 for 280,000.
pub fn precision(value: f64) -> f64 {
    let mut place = 1.0;
    while value > 0.0 && (value / (place * 10.0)).fract() == 0.0 {
        place *= 10.0;
    }
    place
}

fn in_words(value: u32) -> String {
    let word = |n: u32| SMALL.get(n as usize).copied().unwrap_or_default();
    match (TENS.get((value / 10) as usize), value % 10) {
        _ if value < 20 => word(value).to_owned(),
        (Some(ten), 0) => (*ten).to_owned(),
        (Some(ten), rest) => format!("{ten}-{}", word(rest)),
        _ => value.to_string(),
    }
}

fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let first = digits.len() % 3;
    let mut out = String::new();
    for (number, digit) in digits.chars().enumerate() {
        if number > 0 && number % 3 == first {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[test]
fn numbers_are_written_as_they_were() {
    for (words, value, other, written) in [
        ("280,000", 280_000.0, 288_000.0, "288,000"),
        ("280000", 280_000.0, 288_000.0, "288000"),
        ("2.5 million", 2_500_000.0, 2_800_000.0, "2.8 million"),
        ("Twenty-two", 22.0, 25.0, "twenty-five"),
        ("seven", 7.0, 70.0, "seventy"),
        ("31", 31.0, 1310.0, "1,310"),
    ] {
        let number = Number::parse(words).unwrap();
        assert_eq!((number.value, number.write(other).as_str()), (value, written), "{words}");
    }
    assert_eq!(Number::parse("2016-17"), None);
    assert_eq!((precision(280_000.0), precision(17.0)), (10_000.0, 1.0));
}
