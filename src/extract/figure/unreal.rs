//! Numbers that are no figures: dates, times, years, ages, parts of names, references, scores.

use super::{
    number::{Form, Number},
    passage::Passage,
    people, saying, word,
};
use crate::{
    extract::{Decimal, enumeration::is_role},
    text::{TokenKind, WordKey, words},
};

/// Words before a year.
const TIME: &[WordKey] = words![
    "in", "since", "by", "from", "until", "till", "during", "after", "before", "late", "early", "mid", "of",
    "to", "through", "around", "year", "the", "between", "and", ",", "spring", "summer", "autumn", "winter",
    "fall", "-", "–",
];

/// Words whose number behind them is a name's or a reference's.
const LABELS: &[WordKey] = words![
    "resolution",
    "resolutions",
    "article",
    "articles",
    "section",
    "chapter",
    "paragraph",
    "clause",
    "annex",
    "act",
    "page",
    "pages",
    "figure",
    "table",
    "no",
    "views",
    "nos",
    "number",
    "item",
    "line",
    "verse",
    "volume",
    "issue",
    "version",
    "highway",
    "route",
    "road",
    "gate",
    "room",
    "flight",
    "unit",
    "brigade",
    "regiment",
    "battalion",
    "division",
    "base",
    "branch",
    "channel",
    "tel",
    "phone",
    "fax",
    "protocol",
    "decree",
    "law",
    "category",
    "level",
    "phase",
    "track",
    "point",
    "session",
    "chapters",
    "magnitude",
];

/// What a number of years of age is.
pub(super) const AGE: &str = "an age";

/// A test of a number.
type Test = fn(Passage<'_>, &Number) -> bool;

/// What a number can be that counts nothing.
const UNREAL: &[(Test, &str)] = &[
    (is_name_part, "a part of a name"),
    (is_glued, "digits of something longer"),
    (is_date, "a date"),
    (is_time, "a time of day"),
    (is_age, AGE),
    (is_reference, "a reference to something numbered"),
    (is_rate, "a rate"),
    (is_part, "a part of something"),
    (is_degree, "a degree on a scale"),
];

/// What the number is if it counts nothing, whatever stands around it.
pub(super) fn why_unreal(passage: Passage<'_>, number: &Number) -> Option<&'static str> {
    UNREAL.iter().find(|(test, _)| test(passage, number)).map(|(_, why)| *why)
}

/// Whether what reads like a number is another word: "no one", "second to last", the digits of "180ml".
pub(super) fn is_word(passage: Passage<'_>, number: &Number) -> bool {
    let end = number.tokens.end;
    let from_behind =
        passage.reads(end, words!["to", "last"]) || passage.reads(end, words!["-", "to", "-", "last"]);
    is_pronoun(passage, number)
        || number.form == Form::Ordinal && from_behind
        || !passage.is_kind(number.tokens.start, TokenKind::Word)
            && super::digits::is_measured(passage, number.tokens.end)
}

/// Whether the number is a bare four-digit year.
pub(super) fn year(passage: Passage<'_>, number: &Number) -> Option<i16> {
    let plain = number.tokens.len() == 1 && number.form == Form::Cardinal;
    if plain { year_at(passage, number.tokens.start) } else { None }
}

/// The year that a token says, `1900` to `2099` without marks.
pub(super) fn year_at(passage: Passage<'_>, at: usize) -> Option<i16> {
    let word = passage.word(at);
    if word.len() != 4 || !passage.is_kind(at, TokenKind::Number) {
        return None;
    }
    word.parse().ok().filter(|year| (1900..2100).contains(year))
}

/// `Su-24`, `T-72`, `Covid-19`, `UH-60`, `24-inch`: glued to a name by a hyphen; and `Group of Seven`, `G7` (a word anyway).
fn is_name_part(passage: Passage<'_>, number: &Number) -> bool {
    let start = number.tokens.start;
    let hyphened = start >= 2
        && passage.any_before(start, words!["-", "–", "/", "."])
        && !passage.spaced(start)
        && !passage.spaced(start - 1)
        && !passage.is_function(start - 2)
        && (passage.is_kind(start - 2, TokenKind::Word) || passage.is_kind(start - 2, TokenKind::Number));
    let group = passage.is_capital(start)
        && start >= 2
        && passage.any_before(start, words!["of", "big"])
        && (passage.is_capital(start - 2) || passage.is(start - 1, "big"));
    let mid = hyphened && !passage.any(start - 2, words!["mid", "pre", "post", "some", "about"]);
    mid || group
}

/// Digits inside something longer: `2,5000`, `10:30`, `A4`, `his 30s`, `0800`.
fn is_glued(passage: Passage<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let digits = |at: usize| passage.is_kind(at, TokenKind::Number);
    let joined_after = passage.any(end, words![":", "/", "."])
        && !passage.spaced(end)
        && digits(end + 1)
        && !passage.spaced(end + 1);
    let joined_before = start >= 2
        && passage.any_before(start, words![":", "/", ",", "#", "№"])
        && !passage.spaced(start)
        && !passage.spaced(start - 1)
        && (digits(start - 2) || passage.any(start - 1, words!["#", "№"]));
    let phone = start >= 1 && passage.any_before(start, words!["+"]) && !passage.spaced(start);
    let decade = passage.is(end, "s") && !passage.spaced(end) && number.form == Form::Cardinal;
    let word = passage.word(start);
    let code = word.len() > 1 && word.starts_with('0') && word.bytes().all(|b| b.is_ascii_digit());
    joined_after || joined_before || phone || decade || code
}

/// `12 per 100,000`: both of what is counted and of how many.
fn is_rate(passage: Passage<'_>, number: &Number) -> bool {
    let end = number.tokens.end;
    passage.any_before(number.tokens.start, words!["per"])
        || passage.is(end, "per") && passage.is_kind(end + 1, TokenKind::Number)
}

/// Days beside a month, years behind a preposition or a month.
fn is_date(passage: Passage<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let before = passage.before(start);
    let day_like = number.value <= Decimal::small(31) && number.value.is_whole() && number.unit.is_none();
    if day_like && number.form != Form::Vague {
        let of = if passage.is(end, "of") { end + 1 } else { end };
        if word::is_month(before) || word::is_month(passage.word(of)) && number.tokens.len() <= 3 {
            return true;
        }
        if number.form == Form::Ordinal
            && (passage.is(of, "century") || passage.is(end, "-") && passage.is(end + 1, "century"))
        {
            return true;
        }
    }
    let Some(_) = year(passage, number) else { return is_year_range(passage, number) };
    let people_follow = super::people::is_people(passage.word(end));
    let day_before =
        start >= 2 && passage.is(start - 1, ",") && passage.is_kind(start - 2, TokenKind::Number);
    // "August 24 2014", where the comma was lost.
    let whole = start >= 2
        && word::is_month(passage.word(start - 2))
        && passage.word(start - 1).parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    word::is_month(before)
        || whole
        || day_before
        || passage.is(end, "s") && !passage.spaced(end)
        || passage.any_before(start, TIME) && !people_follow
        || start == 0 && passage.is(end, ",")
}

fn is_year_range(passage: Passage<'_>, number: &Number) -> bool {
    number.tokens.len() == 3
        && matches!(number.form, Form::Range(_))
        && year_at(passage, number.tokens.start).is_some()
        && year_at(passage, number.tokens.start + 2).is_some()
}

/// `5 p.m.`, `0600 GMT`, `at 10`.
fn is_time(passage: Passage<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let past = passage.any_before(start, words!["past", "to"])
        && start >= 2
        && passage.any_before(start - 1, words!["half", "quarter"]);
    past || passage.any(end, words!["a.m.", "p.m.", "a.m", "p.m", "am", "pm", "gmt", "utc", "o'clock", "hrs"])
        || passage.is(end, "local") && passage.is(end + 1, "time")
}

/// `aged 30`, `age 7`, `Ahmed, 25, was`, `Ahmed (25)`. Hyphenated ages have no frame.
fn is_age(passage: Passage<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_of_age = start >= 2 && passage.reads(start - 2, words!["age", "of"]);
    if passage.any_before(start, words!["aged", "age", "ages", "turned"])
        || is_of_age
        || is_told_age(passage, number)
    {
        return true;
    }
    if start >= 2
        && passage.any_before(start, words!["from", "between", "under", "over"])
        && passage.any(start - 2, words!["aged", "ages"])
    {
        return true;
    }
    // "She was 71 and died at home."
    let of_one = start >= 2
        && passage.any_before(start, words!["was", "is"])
        && passage.any(start - 2, words!["he", "she", "who"])
        && number.value < Decimal::small(115);
    if of_one && (end >= passage.len() || passage.any(end, words!["and", ",", ".", "when", "at"])) {
        return true;
    }
    let alone = number.tokens.len() == 1 && number.value < Decimal::small(110);
    let opened = passage.any_before(start, words![",", "("]) && start >= 2;
    let digits = passage.is_kind(start, TokenKind::Number);
    // "Ada Brannigan, 34," and "the minister, 78,".
    let is_person = || {
        let word = passage.before(start - 1);
        passage.is_capital(start - 2) && passage.is_capital(start.saturating_sub(3))
            || people::is_one_person(word)
            || is_role(word)
    };
    alone && digits && opened && passage.any(end, words![",", ")"]) && is_person()
        || passage.is(end, "years") && passage.is(end + 1, "old") && !is_of_war(passage, start)
}

/// "The war, now five years old": a war's age is how long it lasts.
fn is_of_war(passage: Passage<'_>, start: usize) -> bool {
    let near = start.saturating_sub(6)..start;
    near.rev()
        .any(|at| passage.any(at, words!["war", "conflict", "crisis", "uprising", "insurgency", "rebellion"]))
}

/// `He was 101 and`, `she is 25.`
fn is_told_age(passage: Passage<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_told = passage.any_before(start, words!["was", "is", "were", "am", "turns"])
        && passage.any_before(start - 1, words!["he", "she", "who", "i"]);
    let counts = passage.is_kind(end, TokenKind::Word) && !passage.is_function(end);
    is_told && !counts && number.form == Form::Cardinal && number.unit.is_none()
}

/// `Resolution 2254`, `Article 7`, `No. 10`, `magnitude 6.3`, `a 5.0 magnitude tremor`.
fn is_reference(passage: Passage<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let before = if passage.any_before(start, words![".", "-"]) { start.saturating_sub(1) } else { start };
    if passage.is(end + usize::from(passage.is(end, "-")), "magnitude") {
        return true;
    }
    if !passage.any_before(before, LABELS) || matches!(number.form, Form::Vague | Form::Ordinal) {
        return false;
    }
    // "No. 10" and "no 10" are references, "no ten" is a denial.
    let denies = passage.any_before(before, words!["no"])
        && before == start
        && !passage.is_kind(start, TokenKind::Number);
    number.unit.is_none() && !denies
}

/// `a 5.0 magnitude quake`: a degree on a scale.
fn is_degree(passage: Passage<'_>, number: &Number) -> bool {
    let end = number.tokens.end;
    let behind = end + usize::from(passage.is(end, "-"));
    passage.any(behind, words!["magnitude"])
}

/// `one of the zones`, `no one`, `one another`, `this one`, `the two`, `a second time`.
fn is_pronoun(passage: Passage<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_one = number.tokens.len() == 1 && passage.is(start, "one");
    let by_one =
        passage.reads(end, words!["by", "one"]) || passage.reads_before(start, words!["one", "by"]).is_some();
    let at_one =
        passage.any_before(start, words!["at"]) && passage.any(end, words!["point", "time", "stage"]);
    is_one
        && (by_one
            || at_one
            || passage.any(
                end,
                words![
                    "another", "day", "side", "such", "thing", "would", "could", "might", "should", "must",
                    "can",
                ],
            )
            || passage.is(end, "of")
            || passage.any_before(
                start,
                words![
                    "no", "any", "every", "each", "this", "which", "some", "the", "as", "next", "last",
                    "previous", "current", "first", "second", "other", "only", "new", "wrong", "right",
                    "big", "old",
                ],
            )
            || is_that_one(passage, start))
}

/// "that one" of a thing seen before; in "said that one man died" it begins what is said.
fn is_that_one(passage: Passage<'_>, start: usize) -> bool {
    passage.any_before(start, words!["that"]) && !saying::counts(passage.key_before(start - 1))
}

/// `two thirds`, `one in five`: parts of something that the sentence may not even count; "two third" for "two thirds".
fn is_part(passage: Passage<'_>, number: &Number) -> bool {
    const PARTS: &[WordKey] =
        words!["third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "tenth", "half"];
    let end = number.tokens.end;
    let small = number.form == Form::Cardinal && number.value < Decimal::small(20) && number.unit.is_none();
    let behind = end + usize::from(passage.is(end, "-") && !passage.spaced(end));
    match number.form {
        Form::Fraction => true,
        Form::Range(top) => top.value < Decimal::ONE,
        _ => small && passage.any(behind, PARTS),
    }
}
