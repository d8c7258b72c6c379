//! Numbers by place: "21 injured in North Hill, 36 in South Hill and seven in Salt Gate", and "36 people were hurt in South Hill".
//!
//! Only the words of a place count here, with all that stands in its name: no two rows mean one by two names.

use super::{
    number::{Form, Number},
    passage::Passage,
    word,
};
use crate::{
    extract::Decimal,
    text::{Span, TokenKind, words},
};

/// Tokens between a number and the preposition of its place.
const REACH: usize = 6;

/// A number with the place that it is given for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtPlace {
    /// The number's words.
    pub span: Span,
    /// The number.
    pub number: Decimal,
    /// The words of the place.
    pub name: Box<str>,
    /// The same in lower case.
    pub place: Box<str>,
    /// The row that it stands in with others, by its first number's place; of what stands alone, none.
    pub row: Option<u32>,
    /// The number of its sentence.
    pub sentence: u32,
}

/// Reads those of a sentence, whose numbers are read.
pub(super) fn read(passage: Passage<'_>, numbers: &[Number], sentence: u32, found: &mut Vec<AtPlace>) {
    let mut last: Option<usize> = None;
    for number in numbers.iter().filter(|number| number.form == Form::Cardinal && number.unit.is_none()) {
        let Some((start, end)) = place(passage, number, numbers) else {
            last = None;
            continue;
        };
        let span = passage.span(number.tokens.clone());
        let is_next = last.is_some_and(|last| joins(passage, last, number.tokens.start));
        let row = found.last_mut().filter(|_| is_next).map(|before| {
            let row = before.row.unwrap_or(before.span.start);
            before.row = Some(row);
            row
        });
        let name = passage.span(start..end).of(passage.text);
        let place = name.to_lowercase().into();
        found.push(AtPlace { span, number: number.value, name: name.into(), place, row, sentence });
        last = Some(end);
    }
}

/// The tokens of the place of a number: behind it, with no other number, comma or clause between.
fn place(passage: Passage<'_>, number: &Number, numbers: &[Number]) -> Option<(usize, usize)> {
    let end = number.tokens.end;
    let is_plain = |at: &usize| {
        (passage.is_kind(*at, TokenKind::Word))
            && !passage
                .any(*at, words!["and", "or", "but", "who", "which", "that", "while", "after", "before"])
            && !numbers.iter().any(|other| other.tokens.contains(at))
    };
    let lead = (end..end + REACH).take_while(is_plain).find(|at| passage.is(*at, "in"))?;
    let first = lead + 1;
    let is_name = |at: usize| {
        passage.is_capital(at)
            && passage.is_kind(at, TokenKind::Word)
            && !word::is_month(passage.word(at))
            && word::weekday(passage.key(at)).is_none()
    };
    let goes_on = |at: usize| {
        is_name(at)
            || passage.any(at, words!["del", "de", "al", "el", "of"]) && is_name(at + 1)
            || passage.any(at, words!["-"]) && !passage.spaced(at) && !passage.spaced(at + 1)
    };
    let count = (first..passage.len()).take_while(|at| goes_on(*at)).count();
    (is_name(first) && count > 0).then_some((first, first + count))
}

/// Whether only a comma or an "and" stands between two places of a sentence.
fn joins(passage: Passage<'_>, from: usize, to: usize) -> bool {
    from < to && to - from <= 2 && (from..to).all(|at| passage.any(at, words![",", "and", ";"]))
}
