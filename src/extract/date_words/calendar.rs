//! Names of months and weekdays, as English news write them.

use std::sync::LazyLock;

use jiff::civil::Weekday;

use crate::text::{WordKey, WordTable};

/// Whether a name is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Full,
    Short,
    /// "Fridays": several, or one that owns something where a page lost its apostrophes.
    Many,
}

/// A name of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// 1 to 12.
    Month(i8),
    Weekday(Weekday),
}

/// The month (1 to 12) of a capitalised name, short or full.
pub fn month_of(word: &str) -> Option<i8> {
    month(word).map(|(month, _)| month)
}

/// The weekday of a capitalised name, short or full.
pub fn weekday_of(word: &str) -> Option<Weekday> {
    weekday(word).map(|(weekday, _)| weekday)
}

/// The month of a name, and how it is written.
pub(super) fn month(word: &str) -> Option<(i8, Form)> {
    match name(word, word.into())? {
        (Name::Month(month), form) => Some((month, form)),
        (Name::Weekday(_), _) => None,
    }
}

/// The weekday of a name, and how it is written.
pub(super) fn weekday(word: &str) -> Option<(Weekday, Form)> {
    match name(word, word.into())? {
        (Name::Weekday(weekday), form) => Some((weekday, form)),
        (Name::Month(_), _) => None,
    }
}

const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

const WEEKDAYS: [(Weekday, &str, &str, &str); 7] = [
    (Weekday::Monday, "monday", "mon", "mondays"),
    (Weekday::Tuesday, "tuesday", "tue tues", "tuesdays"),
    (Weekday::Wednesday, "wednesday", "wed", "wednesdays"),
    (Weekday::Thursday, "thursday", "thu thur thurs", "thursdays"),
    (Weekday::Friday, "friday", "fri", "fridays"),
    (Weekday::Saturday, "saturday", "sat", "saturdays"),
    (Weekday::Sunday, "sunday", "sun", "sundays"),
];

/// Some words with what they mean.
fn all(words: &'static str, name: Name, form: Form) -> impl Iterator<Item = (&'static str, (Name, Form))> {
    words.split_whitespace().map(move |word| (word, (name, form)))
}

/// All names in lower case, with what they mean.
pub(super) fn names() -> impl Iterator<Item = (&'static str, (Name, Form))> {
    let months = MONTHS.into_iter().zip(1..).flat_map(|((full, short), number)| {
        let month = Name::Month(number);
        all(full, month, Form::Full).chain(all(short, month, Form::Short))
    });
    let weekdays = WEEKDAYS.into_iter().flat_map(|(weekday, full, short, many)| {
        let weekday = Name::Weekday(weekday);
        let forms = all(full, weekday, Form::Full).chain(all(short, weekday, Form::Short));
        forms.chain(all(many, weekday, Form::Many))
    });
    months.chain(weekdays)
}

/// What names mean, whatever their case.
static NAMES: LazyLock<WordTable<(Name, Form)>> = LazyLock::new(|| WordTable::of(names()));

/// The name that a capitalised word is.
#[inline]
pub(super) fn name(word: &str, key: WordKey) -> Option<(Name, Form)> {
    let (name, form) = NAMES.get(key)?;
    let is_plain = form != Form::Many || word.ends_with('s');
    (is_plain && word.starts_with(|c: char| c.is_ascii_uppercase())).then_some((name, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_full_and_short() {
        assert_eq!(month("May"), Some((5, Form::Full)));
        assert_eq!(month("SEPT"), Some((9, Form::Short)));
        assert_eq!(weekday("THURS"), Some((Weekday::Thursday, Form::Short)));
        assert_eq!(weekday("Tues"), Some((Weekday::Tuesday, Form::Short)));
        assert_eq!(weekday("Wednesdays"), Some((Weekday::Wednesday, Form::Many)));
        assert_eq!(weekday("Thur"), Some((Weekday::Thursday, Form::Short)));
        for word in ["Mayor", "Marc", "monday", "Sunni", "Monda", "Ma", "Décor", "Decembers", "Septembers"] {
            assert_eq!((month(word), weekday(word)), (None, None), "{word}");
        }
    }
}
