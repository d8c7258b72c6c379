//! Lines in which a page speaks about itself: banners, dates, bylines. They are read for date and outlet.

use super::{Words, ends_sentence};

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

/// Words that stand beside a date on a page.
const COMPANY: &[&str] = &[
    "published",
    "posted",
    "updated",
    "update",
    "last",
    "modified",
    "date",
    "created",
    "at",
    "on",
    "by",
    "in",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "est",
    "edt",
    "bst",
    "cet",
    "ist",
    "eet",
    "hrs",
    "hours",
    "time",
    "local",
    "of",
    "the",
    "issue",
    "edition",
    "print",
    "online",
    "first",
    "and",
    "staff",
    "writer",
    "news",
    "desk",
    "agencies",
    "min",
    "read",
    "minutes",
    "minute",
    "views",
    "share",
    "comments",
    "h",
];

const OPENINGS: &[&str] = &[
    "published",
    "posted",
    "updated",
    "last updated",
    "last modified",
    "last update",
    "date",
    "created",
    "first published",
    "publication date",
    "date published",
    "published on",
    "posted on",
    "issued",
    "modified",
];

/// Whether a line is one of these.
pub(super) fn is_page_line(words: &Words<'_>) -> bool {
    let count = words.list.len();
    if count == 0 || count > 16 {
        return false;
    }
    is_reading_time(words)
        || is_dated(words)
        || is_byline(words)
        || is_site_name(words)
        || count <= 4 && words.list.iter().all(|word| is_time(word) || is_zone(word))
}

/// `3 min read`, `Reading time: 4 minutes`.
fn is_reading_time(words: &Words<'_>) -> bool {
    let core = words.core();
    let is_short = words.list.len() <= 6 && core.contains(|c: char| c.is_ascii_digit());
    is_short
        && (core.ends_with("min read")
            || core.ends_with("minute read")
            || core.ends_with("minutes read")
            || core.contains("read time")
            || core.starts_with("reading time"))
}

/// A line that is little but a date: `24 March, 2016`, `05/25/2017, 16.19`, `By AFP - Jul 04,2017 - Last updated ...`.
fn is_dated(words: &Words<'_>) -> bool {
    let (mut dates, mut company, mut others, mut month, mut number) =
        (0_usize, 0_usize, 0_usize, false, false);
    for word in &words.list {
        let lower = word.to_lowercase();
        let plain =
            lower.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
        if MONTHS.contains(&lower.as_str()) {
            month = true;
            dates += 1;
        } else if is_numeric_date(word) {
            month = true;
            number = true;
            dates += 2;
        } else if plain.bytes().all(|b| b.is_ascii_digit() || b == b',') && !plain.is_empty() {
            number = true;
            dates += 1;
        } else if WEEKDAYS.contains(&lower.as_str()) || is_time(word) {
            dates += 1;
        } else if COMPANY.contains(&lower.as_str()) {
            company += 1;
        } else {
            others += 1;
        }
    }
    if !(month && number) || dates < 2 || ends_sentence(words.text) && others > 0 {
        return false;
    }
    let announces = words.begins(OPENINGS) || words.lower.starts_with("by ");
    // "4 July 2017: the zones" goes on with a title.
    let goes_on = words.text.split_once(": ").is_some_and(|(head, rest)| {
        rest.split_whitespace().count() > 2 && head.contains(|c: char| c.is_ascii_digit())
    });
    !goes_on && others <= if announces { 6 } else { 3 } && (announces || others <= dates + company)
}

/// `05/25/2017`, `2017-07-04`, `25.04.2016`, `04,2017`.
fn is_numeric_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['/', '-', '.', ',']).collect();
    let digits =
        |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    let has_year =
        parts.iter().any(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")));
    match parts.len() {
        3 => parts.iter().all(digits) && (has_year || parts.iter().all(|part| part.len() <= 2)),
        _ => false,
    }
}

/// `16:19`, `16.19`, `10:30am`, `10:30`.
fn is_time(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    let parts: Vec<&str> = word.split([':', '.']).collect();
    matches!(parts.len(), 2 | 3)
        && parts
            .iter()
            .all(|part| part.len() == 2 || part.len() == 1 && part.bytes().all(|b| b.is_ascii_digit()))
        && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}

fn is_zone(word: &str) -> bool {
    matches!(
        word,
        "GMT" | "UTC" | "EST" | "EDT" | "BST" | "CET" | "am" | "pm" | "AM" | "PM" | "EET" | "local" | "time"
    )
}

/// `By Ana Ríos`, `By AFP`, `Written by ...`, `Reuters Staff`: names only.
fn is_byline(words: &Words<'_>) -> bool {
    let by = ["by", "written by", "reported by", "from", "edited by", "author", "words by", "story by"];
    let names = if words.begins(&by) {
        let skip = if words
            .list
            .first()
            .is_some_and(|first| matches!(first.to_lowercase().as_str(), "by" | "from" | "author"))
        {
            1
        } else {
            2
        };
        words.list.get(skip..).unwrap_or_default()
    } else if words.list.last().is_some_and(|last| matches!(*last, "Staff" | "Correspondent" | "Desk")) {
        words.list.as_slice()
    } else {
        return false;
    };
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                word.to_lowercase().as_str(),
                "and"
                    | "in"
                    | "of"
                    | "the"
                    | "for"
                    | "de"
                    | "al"
                    | "el"
                    | "bin"
                    | "van"
                    | "von"
                    | "with"
                    | "at"
            )
    };
    let is_from = words.lower.starts_with("from ");
    let is_short = (1..=if is_from { 4 } else { 8 }).contains(&names.len());
    // "By Monday evening" is no name, "From Moscow to Astana" a title.
    let is_time = names.first().is_some_and(|name| {
        let name = name.to_lowercase();
        WEEKDAYS.contains(&name.as_str())
            || MONTHS.contains(&name.as_str())
            || name.contains(|c: char| c.is_ascii_digit())
    });
    let ends = words.text.ends_with(['.', '?', '!', ',']) || words.text.contains(", ") && names.len() > 6;
    is_short
        && !is_time
        && !ends
        && !words.lower.contains(" to ")
        && names.iter().all(is_name)
        && names.first().is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// `To guardian.ng`, `www.example.org`: a line of at most four words with a site's name.
fn is_site_name(words: &Words<'_>) -> bool {
    let is_site = |word: &&str| {
        let parts: Vec<&str> = word.split('.').collect();
        parts.len() >= 2
            && !word.contains('@')
            && parts.iter().all(|part| {
                part.len() >= 2
                    && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b':'))
            })
            && parts.last().is_some_and(|last| {
                last.len() <= 6
                    && last.bytes().any(|b| b.is_ascii_lowercase())
                    && !last.bytes().all(|b| b.is_ascii_digit())
            })
            && word.bytes().any(|b| b.is_ascii_lowercase())
    };
    words.list.len() <= 4 && words.list.iter().any(is_site)
}
