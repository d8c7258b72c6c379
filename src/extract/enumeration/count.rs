//! Small counts and the plural noun that they count.

use super::noun;
use crate::{
    extract::figure::{number_word, passage::Passage, word},
    text::{Case, TokenKind, WordKey, words},
};

/// The largest count that is compared with a list.
const MOST: u32 = 20;
/// Tokens between a number and its noun.
const REACH: usize = 6;
/// Tokens of "of the Astana talks" behind the noun.
const TAIL: usize = 6;

/// A count with its noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    /// The number's token.
    pub(super) start: usize,
    /// The number.
    pub(super) value: u32,
    /// The whole of "two of the three guarantors".
    pub(super) whole: Option<u32>,
    /// The noun's token.
    pub(super) head: usize,
    /// One past the noun and what belongs to it.
    pub(super) end: usize,
}

/// The count that begins at a token: an exact one, with a plural noun behind it.
pub(super) fn read(passage: Passage<'_>, at: usize) -> Option<Counted> {
    let value = number(passage, at).filter(|value| (2..=MOST).contains(value))?;
    if is_hedged(passage, at) || !is_alone(passage, at) {
        return None;
    }
    // The whole of "two of the three" is read with its part.
    let part = passage
        .reads_before(at, words!["of", "the"])
        .or_else(|| passage.reads_before(at, words!["of", "these"]));
    if part.is_some_and(|of| of.checked_sub(1).is_some_and(|before| number(passage, before).is_some())) {
        return None;
    }
    let mut first = at + 1;
    let mut whole = None;
    if passage.is(first, "of") && passage.any(first + 1, words!["the", "these", "those", "its", "their"]) {
        first += 2;
        if let Some(number) = number(passage, first) {
            whole = Some(number);
            first += 1;
        }
    }
    let head = head(passage, first)?;
    Some(Counted { start: at, value, whole, head, end: tail(passage, head + 1) })
}

impl Counted {
    /// Whether a determiner says that all of them are meant.
    pub(super) fn is_definite(&self, passage: Passage<'_>) -> bool {
        passage.any_before(self.start, words!["the", "its", "their", "his", "her", "these", "all", "those"])
            || self.start.checked_sub(1).is_some_and(|at| passage.is_kind(at, TokenKind::Possessive))
    }

    /// Whether a preposition at the clause's start leads to the count: "Of the three guarantors, ...".
    pub(super) fn is_led(&self, passage: Passage<'_>) -> bool {
        let first = (0..self.start).rev().find(|at| passage.any(*at, words![",", ";", ":", "\"", "“"]));
        let first = first.map_or(0, |at| at + 1);
        let opener = words![
            "of", "among", "in", "for", "with", "unlike", "like", "besides", "after", "from", "at", "on",
            "between", "to", "by", "before", "since", "despite", "as", "when", "while", "if", "without",
        ];
        passage.any(first, opener)
    }
}

/// A small number in a word or in digits.
pub(super) fn number(passage: Passage<'_>, at: usize) -> Option<u32> {
    let token = passage.token(at)?;
    let word = passage.word(at);
    match token.kind {
        TokenKind::Word => number_word::small(word),
        TokenKind::Number if word.len() <= 2 => word.parse().ok(),
        _ => None,
    }
}

/// "at least three", "more than three", "about three": no count that a list could be held against.
fn is_hedged(passage: Passage<'_>, at: usize) -> bool {
    const HEDGES: &[WordKey] = words![
        "least",
        "than",
        "about",
        "over",
        "nearly",
        "almost",
        "some",
        "around",
        "roughly",
        "most",
        "to",
        "or",
        "first",
        "last",
        "past",
        "next",
        "other",
        "another",
        "article",
        "chapter",
        "no",
        "number",
        "page",
        "phase",
        "group",
        "top",
        "between",
        "approximately",
        "resolution",
        "part",
    ];
    passage.any_before(at, HEDGES) && !passage.any_before(at, words!["to", "other"])
        || passage.any_before(at, words!["to"])
            && at
                .checked_sub(2)
                .is_some_and(|at| number(passage, at).is_some() || passage.any(at, words!["up", "close"]))
        || at.checked_sub(1).is_some_and(|before| word::is_month(passage.word(before)))
}

/// Whether the number is no part of a longer one, of a name or of a compound: "3.5", "Su-24", "five-year".
fn is_alone(passage: Passage<'_>, at: usize) -> bool {
    let glued = |at: usize| {
        !passage.spaced(at)
            && passage.any(at, words!["-", "–", ".", "/", "$", "€", "£", "%", "th", "st", "nd", "rd"])
    };
    let before = at.checked_sub(1);
    let is_joined = before.is_some_and(|before| {
        !passage.spaced(at) && passage.any(before, words!["-", "–", ".", "/", "$", "€", "£", "#"])
            || passage.is_kind(before, TokenKind::Number)
    });
    let many = words![
        "million", "billion", "hundred", "thousand", "percent", "per", "dozen", "and", "or", "to", "more",
        "other",
    ];
    !is_joined && !glued(at + 1) && !passage.any(at + 1, many) && !passage.is_kind(at + 1, TokenKind::Number)
}

/// The plural noun behind a number with its adjectives; a verb may stand behind it, "three roads lead out".
fn head(passage: Passage<'_>, first: usize) -> Option<usize> {
    let is_hyphen = |place: usize| passage.any(place, words!["-", "‑"]) && !passage.spaced(place);
    let is_label = |place: usize| passage.is_kind(place, TokenKind::Word) && !passage.is_function(place);
    let run = (first..first + REACH).take_while(|place| is_label(*place) || is_hyphen(*place));
    let words: Vec<usize> = run.filter(|place| is_label(*place)).collect();
    let is_last = |at: usize| !is_hyphen(at + 1);
    words.into_iter().rev().find(|place| is_last(*place) && is_counted(passage, *place))
}

/// Whether a word is a plural noun of what can be enumerated.
fn is_counted(passage: Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    let is_lower = passage.token(at).is_some_and(|token| token.case == Case::Lower) || noun::names(word);
    let is_plural = matches!(word, "people" | "men" | "women" | "children")
        || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    is_lower && is_plural && !noun::is_measure(word)
}

/// One past "of the Astana talks", "behind the plan" and the like, where such a phrase stands right behind the noun.
fn tail(passage: Passage<'_>, at: usize) -> usize {
    if !passage.any(at, words!["of", "to", "in", "behind", "for", "at"]) {
        return at;
    }
    let end = (at + 1..at + 1 + TAIL).find(|place| {
        !passage.is_kind(*place, TokenKind::Word)
            || passage
                .any(*place, words!["and", "or", "are", "were", "is", "was", "have", "has", "had", "said"])
            || number(passage, *place).is_some()
            || passage.word(*place).ends_with("ed")
    });
    let end = end.filter(|end| !word::is_function(passage.before(*end)));
    end.filter(|end| passage.any(*end, words![",", ":", "(", "—", "–", "are", "were"])).unwrap_or(at)
}

/// A number written as another one is: digits for digits, a capital for a capital.
pub(super) fn written(number: u32, like: &str) -> Box<str> {
    let word = number_word::cardinal(number);
    let Some(word) = word.filter(|_| like.starts_with(char::is_alphabetic)) else {
        return number.to_string().into();
    };
    if like.starts_with(char::is_uppercase) {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        return format!("{}{rest}", first.to_uppercase()).into();
    }
    word.into()
}
