//! Names of months and weekdays, as English news write them.

use jiff::civil::Weekday;

const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

const WEEKDAYS: [(&str, &[&str], Weekday); 7] = [
    ("monday", &["mon"], Weekday::Monday),
    ("tuesday", &["tue", "tues"], Weekday::Tuesday),
    ("wednesday", &["wed"], Weekday::Wednesday),
    ("thursday", &["thu", "thur", "thurs"], Weekday::Thursday),
    ("friday", &["fri"], Weekday::Friday),
    ("saturday", &["sat"], Weekday::Saturday),
    ("sunday", &["sun"], Weekday::Sunday),
];

/// Whether a name is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Full,
    Short,
}

/// The month (1 to 12) of a capitalised name, short or full.
pub fn month_of(word: &str) -> Option<i8> {
    month(word).map(|(month, _)| month)
}

/// The weekday of a capitalised name, short or full.
pub fn weekday_of(word: &str) -> Option<Weekday> {
    weekday(word).map(|(weekday, _)| weekday)
}

pub(super) fn month(word: &str) -> Option<(i8, Form)> {
    if !could_be_name(word) {
        return None;
    }
    let full = MONTHS.iter().position(|(full, _)| word.eq_ignore_ascii_case(full));
    let short = || MONTHS.iter().position(|(_, short)| word.eq_ignore_ascii_case(short));
    let sept = || word.eq_ignore_ascii_case("sept").then_some(8);
    let place = full.or_else(short).or_else(sept)?;
    Some((place as i8 + 1, if full.is_some() { Form::Full } else { Form::Short }))
}

pub(super) fn weekday(word: &str) -> Option<(Weekday, Form)> {
    if !could_be_name(word) {
        return None;
    }
    WEEKDAYS.iter().find_map(|(full, short, weekday)| {
        if word.eq_ignore_ascii_case(full) {
            Some((*weekday, Form::Full))
        } else {
            short.iter().any(|short| word.eq_ignore_ascii_case(short)).then_some((*weekday, Form::Short))
        }
    })
}

fn could_be_name(word: &str) -> bool {
    (3..=9).contains(&word.len())
        && matches!(
            word.as_bytes().first(),
            Some(b'A' | b'D' | b'F' | b'J' | b'M' | b'N' | b'O' | b'S' | b'T' | b'W')
        )
}
