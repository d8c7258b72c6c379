//! Ordinals that tell which of a row something is, where no measure is of it: "the primary was the fourth step of the cycle".
//!
//! Deliberately absent: the first of anything, days and years, and rounds of talks, which are figures; and ordinals that tell
//! nothing of a subject: "the fourth stage will follow".

use super::{
    number::{Form, Number},
    passage::Passage,
    tally,
};
use crate::{
    extract::Decimal,
    text::{Case, Span, TokenKind, words},
};

/// Words of what is counted.
const LONGEST: usize = 3;
/// Tokens of what an ordinal is said of.
const SUBJECT: usize = 8;

/// What an ordinal is said of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nth {
    /// The ordinal's words.
    pub span: Span,
    /// The number.
    pub number: Decimal,
    /// What is counted, in one form for its forms; empty where it is left to the reader: "the third was Nevada".
    pub of: Box<[Box<str>]>,
    /// Words of what the text says it of, in one form for their forms: "primary".
    pub subject: Box<[Box<str>]>,
    /// The ordinal with what it counts, as the text has them: "fourth step".
    pub words: Box<str>,
    /// The number of its sentence.
    pub sentence: u32,
}

/// Reads those of a sentence, whose numbers are read.
pub(super) fn read(passage: Passage<'_>, numbers: &[Number], sentence: u32, found: &mut Vec<Nth>) {
    for number in numbers.iter().filter(|number| number.form == Form::Ordinal && number.unit.is_none()) {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let is_led = passage.any_before(start, words!["the", "its", "their", "his", "her"]);
        if !is_led || number.value == Decimal::ONE {
            continue;
        }
        let label = (end..end + LONGEST).take_while(|at| is_label(passage, *at)).count();
        let of: Box<[Box<str>]> =
            (end..end + label).map(|at| tally::stem(&passage.word(at).to_lowercase())).collect();
        if of.first().is_some_and(|noun| is_of_time(noun)) {
            continue;
        }
        found.push(Nth {
            span: passage.span(number.tokens.clone()),
            number: number.value,
            of,
            subject: subject(passage, start - 1),
            words: passage.span(start..end + label).of(passage.text).into(),
            sentence,
        });
    }
}

/// The words before "is the fourth step", back to the clause's beginning; none where no such verb stands there.
fn subject(passage: Passage<'_>, the: usize) -> Box<[Box<str>]> {
    let Some(verb) =
        the.checked_sub(1).filter(|at| passage.any(*at, words!["is", "was", "became", "becomes"]))
    else {
        return Box::default();
    };
    let clause = (passage.clause_start(verb)..verb).rev();
    let near = clause.take_while(|at| !passage.any(*at, words![",", "and", "that", "which"])).take(SUBJECT);
    near.filter(|at| passage.is_kind(*at, TokenKind::Word) && !passage.is_function(*at))
        .map(|at| tally::stem(&passage.word(at).to_lowercase()))
        .collect()
}

fn is_label(passage: Passage<'_>, at: usize) -> bool {
    let is_lower =
        passage.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower);
    is_lower && !passage.is_function(at) && !passage.word(at).ends_with("ed")
}

/// Days, years and rounds have readers of their own, and of times and parties ordinals tell another thing.
fn is_of_time(noun: &str) -> bool {
    const OTHERS: &[&str] = &[
        "day",
        "night",
        "week",
        "month",
        "year",
        "quarter",
        "half",
        "century",
        "decade",
        "hour",
        "time",
        "round",
        "meeting",
        "talk",
        "party",
        "person",
        "place",
        "world",
        "consecutive",
        "straight",
        "such",
        "wave",
        "anniversary",
        "birthday",
        "term",
        "session",
    ];
    OTHERS.contains(&noun)
}

impl Nth {
    /// Whether two ordinals are said of the same.
    pub fn is_said_of_same(&self, other: &Self) -> bool {
        self.subject.iter().any(|word| other.subject.contains(word))
    }

    /// Whether two ordinals count the same.
    pub fn is_of_same(&self, other: &Self) -> bool {
        let common = self.of.len().min(other.of.len());
        common > 0 && self.of.iter().zip(&other.of).all(|(a, b)| a == b)
    }
}
