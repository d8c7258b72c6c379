//! A date in the form of another: "21 September 2016" with the day of 2016-09-19 gives "19 September 2016".

use crate::{
    corpus::describe::ordinal_ending,
    extract::{
        Date, Period,
        date::{MONTHS, month_name, weekday_name},
        date_words::{month_of, weekday_of},
    },
    text::{Span, TokenKind, token},
};

/// A period in the form of the words `written`; `None` where those say something else than the period can fill, a day
/// where it is a month.
pub(super) fn written_like(written: &str, period: Period) -> Option<String> {
    if Period::parse(written).is_some_and(Period::is_day) {
        return period.is_day().then(|| period.from.to_string());
    }
    let mut tokens = Vec::new();
    token::tokenize(written, Span::at(0, written.len()), &mut tokens);
    let (mut new_text, mut end, mut filled) = (String::new(), 0, 0);
    for (at, token) in tokens.iter().enumerate() {
        let word = token.text(written);
        let is_number = token.kind == TokenKind::Number;
        let ends_ordinal = at > 0 && !token.spaced && matches!(word, "st" | "nd" | "rd" | "th");
        let new = if is_number && word.len() == 4 {
            period.from.year().to_string()
        } else if is_number {
            filled += 1;
            day(period)?.day().to_string()
        } else if ends_ordinal {
            ordinal_ending(day(period)?.day().unsigned_abs().into()).to_owned()
        } else if month_of(word).is_some() {
            filled += 1;
            shortened(month_name(period.from.month()), word)
        } else if weekday_of(word).is_some() {
            filled += 1;
            shortened(weekday_name(day(period)?.weekday()), word)
        } else if matches!(word, "," | "." | "of" | "the" | "on") {
            word.to_owned()
        } else {
            return None;
        };
        new_text.push_str(Span::new(end, token.span.start).of(written));
        new_text.push_str(&new);
        end = token.span.end;
    }
    // A range of days has two of a kind: one day does not fill it.
    (filled > 0 && filled <= 3 && !has_range(written) && new_text != written).then_some(new_text)
}

fn day(period: Period) -> Option<Date> {
    period.is_day().then_some(period.from)
}

fn has_range(written: &str) -> bool {
    written.contains(['-', '–', '/', '&']) || written.contains(" and ") || written.contains(" to ")
}

/// The name as short as `like` is.
fn shortened(name: &str, like: &str) -> String {
    // Of the months' names some are as short as they are shortened; no weekday's is.
    let is_short = like.len() <= 4 && MONTHS.iter().all(|full| !full.eq_ignore_ascii_case(like));
    if is_short { name.chars().take(3).collect() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_way_of_the_note() {
        let period = Period::parse("2016-09-19").unwrap_or(Period::day(Date::default()));
        for (written, expected) in [
            ("21 September 2016", Some("19 September 2016")),
            ("September 21, 2016", Some("September 19, 2016")),
            ("21st of August", Some("19th of September")),
            ("Wednesday, 21 September", Some("Monday, 19 September")),
            ("Sept. 21", Some("Sep. 19")),
            ("2016-09-21", Some("2016-09-19")),
            ("Tuesday", Some("Monday")),
            ("August 2016", Some("September 2016")),
            ("20-21 September", None),
            ("last week", None),
        ] {
            assert_eq!(written_like(written, period).as_deref(), expected, "{written}");
        }
        let month = Period::parse("2016-09").unwrap_or(period);
        assert_eq!(written_like("21 August 2016", month), None);
        assert_eq!(written_like("August 2016", month).as_deref(), Some("September 2016"));
    }
}
