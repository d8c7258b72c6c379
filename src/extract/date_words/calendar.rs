//! Names of months and weekdays, as English news write them.

use jiff::civil::Weekday;

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
    match name(word.as_bytes())? {
        (Name::Month(month), form) => Some((month, form)),
        (Name::Weekday(_), _) => None,
    }
}

/// The weekday of a name, and how it is written.
pub(super) fn weekday(word: &str) -> Option<(Weekday, Form)> {
    match name(word.as_bytes())? {
        (Name::Weekday(weekday), form) => Some((weekday, form)),
        (Name::Month(_), _) => None,
    }
}

/// The name that a capitalised word is. The first three letters choose a name, which the rest confirms.
pub(super) fn name(word: &[u8]) -> Option<(Name, Form)> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let &[first, second, third, ref rest @ ..] = word else { return None };
    if word.len() > 10
        || !matches!(first, b'A' | b'D' | b'F' | b'J' | b'M' | b'N' | b'O' | b'S' | b'T' | b'W')
    {
        return None;
    }
    let (name, full, short): (Name, &[u8], &[u8]) = match &[first, second | 0x20, third | 0x20] {
        b"Jan" => (Name::Month(1), b"uary", b""),
        b"Feb" => (Name::Month(2), b"ruary", b""),
        b"Mar" => (Name::Month(3), b"ch", b""),
        b"Apr" => (Name::Month(4), b"il", b""),
        b"May" => (Name::Month(5), b"", b""),
        b"Jun" => (Name::Month(6), b"e", b""),
        b"Jul" => (Name::Month(7), b"y", b""),
        b"Aug" => (Name::Month(8), b"ust", b""),
        b"Sep" => (Name::Month(9), b"tember", b"t"),
        b"Oct" => (Name::Month(10), b"ober", b""),
        b"Nov" => (Name::Month(11), b"ember", b""),
        b"Dec" => (Name::Month(12), b"ember", b""),
        b"Mon" => (Name::Weekday(Monday), b"day", b""),
        b"Tue" => (Name::Weekday(Tuesday), b"sday", b"s"),
        b"Wed" => (Name::Weekday(Wednesday), b"nesday", b""),
        b"Thu" => (Name::Weekday(Thursday), b"rsday", b"rs"),
        b"Fri" => (Name::Weekday(Friday), b"day", b""),
        b"Sat" => (Name::Weekday(Saturday), b"urday", b""),
        b"Sun" => (Name::Weekday(Sunday), b"day", b""),
        _ => return None,
    };
    if rest.eq_ignore_ascii_case(full) {
        return Some((name, Form::Full));
    }
    if rest.strip_suffix(b"s").is_some_and(|rest| rest.len() > 2 && rest.eq_ignore_ascii_case(full)) {
        return matches!(name, Name::Weekday(_)).then_some((name, Form::Many));
    }
    let is_thur = name == Name::Weekday(Thursday) && rest.eq_ignore_ascii_case(b"r");
    (rest.is_empty() || rest.eq_ignore_ascii_case(short) || is_thur).then_some((name, Form::Short))
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
