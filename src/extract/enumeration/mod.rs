//! Counted enumerations: a number beside the names that it counts, where the text means to name them all.
//!
//! "The three guarantors, Russia, Turkey and Iran", "two towns: Homs and Hama", "Russia, Turkey and Iran, the three
//! guarantors", and a list below "the five parties:". Deliberately absent: lists that may be open ("including", "among
//! them"), and whether the count is right.

mod below;
mod clause;
mod count;
mod group;
mod names;
mod noun;
mod phrases;
mod trailing;

use std::sync::LazyLock;

use super::{
    Marked,
    facts::{Facts, Mention},
    figure::{number_word, passage::Passage},
    mark::Marks,
};
use crate::text::{Span, Token, TokenKind, WordTable, words};
use count::Counted;
pub(in crate::extract) use noun::is_role;

/// A stated count with the items beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enumeration {
    /// The number's words.
    pub number: Span,
    /// The number.
    pub stated: u32,
    /// The number of the whole, in "two of the three guarantors, ...": the items may be those.
    pub whole: Option<u32>,
    /// The number with its noun, as the text has them: "four guarantors".
    pub words: Box<str>,
    /// What is enumerated, in order; two or more.
    pub items: Vec<Span>,
    /// The number of the items, written as the text writes the stated one; none for "both".
    pub right: Option<Box<str>>,
    /// The number of its sentence.
    pub sentence: u32,
}

impl Enumeration {
    /// Whether the items are as many as stated, or as the whole of which the stated ones are a part.
    pub fn is_right(&self) -> bool {
        let count = self.items.len() as u32;
        count == self.stated || Some(count) == self.whole
    }
}

/// Reads them into `facts`; mentions are read before.
pub fn read(document: &Marked<'_>, facts: &mut Facts) {
    let mut found = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        if !document.has(number, Marks::COUNT) {
            continue;
        }
        let passage = Passage::of(document, sentence).opening();
        let page = Page { passage, mentions: mentions_in(&facts.mentions, sentence.span) };
        found.extend(page.read().into_iter().map(|one| Enumeration { sentence: number as u32, ..one }));
        found.extend(below::read(document, number, page));
    }
    found.sort_by_key(|one| one.number);
    found.dedup_by_key(|one| one.number);
    facts.enumerations = found.into();
}

fn mentions_in(mentions: &[Mention], span: Span) -> &[Mention] {
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    let rest = mentions.get(first..).unwrap_or_default();
    let count = rest.partition_point(|mention| mention.span.start < span.end);
    rest.get(..count).unwrap_or_default()
}

/// A sentence with its mentions.
#[derive(Clone, Copy)]
struct Page<'a> {
    passage: Passage<'a>,
    mentions: &'a [Mention],
}

/// A token with which the count of an enumeration may begin.
#[derive(Debug, Clone, Copy)]
enum Opener {
    Both,
    Group,
    Number,
}

impl Opener {
    fn words() -> impl Iterator<Item = (&'static str, Self)> {
        let groups = group::GROUPS.iter().map(|(word, _)| (*word, Self::Group));
        let numbers = number_word::smalls().map(|word| (word, Self::Number));
        groups.chain(numbers).chain([("both", Self::Both)])
    }

    fn of(token: &Token) -> Option<Self> {
        static WORDS: LazyLock<WordTable<Opener>> = LazyLock::new(|| WordTable::of(Opener::words()));
        match token.kind {
            TokenKind::Word => WORDS.get(token.key),
            TokenKind::Number => Some(Self::Number),
            _ => None,
        }
    }

    /// Those of a passage, with their places.
    fn all(passage: Passage<'_>) -> impl Iterator<Item = (usize, Self)> {
        let places = Marks::places(passage.marks, Marks::COUNT);
        places.filter_map(move |at| Some((at, Self::of(passage.tokens.get(at)?)?)))
    }
}

/// The words with which the count of an enumeration may begin.
pub(super) fn count_words() -> impl Iterator<Item = &'static str> {
    Opener::words().map(|(word, _)| word)
}

/// How the items stand to their count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// Behind a colon, a dash or in brackets: whatever is counted.
    Apart,
    /// In apposition or behind "are": names of what the noun can mean.
    Apposed,
    /// Behind "are": what a noun that has no names of its own stands for.
    Told,
    /// Behind a colon that ends a clause: "four zones were agreed: ...".
    Clause,
}

impl Page<'_> {
    fn read(self) -> Vec<Enumeration> {
        Opener::all(self.passage)
            .filter_map(|(at, opener)| match opener {
                Opener::Both => self.both(at),
                Opener::Group => self.group(at),
                Opener::Number => {
                    let counted = count::read(self.passage, at)?;
                    let trailing =
                        || trailing::list(self, &counted).map(|list| self.of(&counted, list.items));
                    self.behind(&counted).or_else(|| self.before(&counted)).or_else(trailing)
                }
            })
            .collect()
    }

    /// "The four guarantors, Russia, Turkey and Iran", "four guarantors: Russia, Turkey and Iran".
    fn behind(self, counted: &Counted) -> Option<Enumeration> {
        let passage = self.passage;
        let (joint, first) = self.joint(counted)?;
        let (joint, first) = match clause::opener(passage, first) {
            Some(next) => (Joint::Apart, next),
            None if noun::opens(&passage.word(first).to_ascii_lowercase()) => return None,
            None => (joint, first),
        };
        let head = passage.word(counted.head);
        let named = || names::list(self, first).filter(|list| names::is_closed(passage, list.end));
        let list = match joint {
            Joint::Apart if names::list(self, first).is_some_and(|list| names::acts(passage, list.end)) => {
                return None;
            }
            Joint::Apart => named().or_else(|| phrases::list(self, first))?,
            Joint::Apposed if noun::names(head) => named()?,
            Joint::Apposed => phrases::apposed(self, first, head)?,
            Joint::Told => phrases::list(self, first).filter(|list| {
                noun::says_nothing(head) && list.items.iter().any(|item| phrases::is_noun(passage, item))
            })?,
            Joint::Clause => self.of_clause(counted, first)?,
        };
        let is_led = joint == Joint::Apposed && counted.is_led(passage);
        // "Of the three guarantors, Russia and Turkey spoke": what is led by a preposition ends before the names.
        let goes_on = is_led && !passage.any(list.end, words![",", ".", ";", "—", "–", ")"]);
        (!goes_on && (list.is_joined || joint == Joint::Apart)).then(|| self.of(counted, list.items))
    }

    /// What stands between the noun and the first item, and where the items begin.
    fn joint(self, counted: &Counted) -> Option<(Joint, usize)> {
        let passage = self.passage;
        let end = counted.end;
        let spaced_hyphen = |at: usize| passage.is(at, "-") && passage.spaced(at) && passage.spaced(at + 1);
        match passage.word(end) {
            ":" | "—" | "–" | "(" => Some((Joint::Apart, end + 1)),
            _ if spaced_hyphen(end) => Some((Joint::Apart, end + 1)),
            "," => Some((Joint::Apposed, end + 1)),
            _ if clause::opener(passage, end).is_some() => Some((Joint::Apart, end)),
            "are" | "were" if counted.is_definite(passage) => {
                let is_named = noun::names(passage.word(counted.head));
                Some((if is_named { Joint::Apposed } else { Joint::Told }, end + 1))
            }
            _ => clause::colon(passage, counted).map(|colon| (Joint::Clause, colon + 1)),
        }
    }

    /// "Russia, Turkey and Iran, the three guarantors"; "... are the three guarantors"; "... — three states in all".
    fn before(self, counted: &Counted) -> Option<Enumeration> {
        let passage = self.passage;
        let is_sum = clause::sums_up(passage, counted.head + 1);
        let start = match counted.start.checked_sub(1) {
            Some(at) if passage.any(at, words!["the", "all"]) => at,
            _ if is_sum => counted.start,
            _ => return None,
        };
        let joint = start.checked_sub(1)?;
        let is_told = passage.any(joint, words!["are", "were"]) && passage.is(start, "the");
        if is_told {
            let goes_on = passage.is_kind(counted.head + 1, TokenKind::Possessive)
                || passage
                    .any(counted.head + 1, words!["-", "'", "’", "that", "who", "which", "whose", "where"])
                || passage.any(counted.end, words!["and", "or", "plus"]);
            let items = names::list_before(self, joint).filter(|_| !goes_on)?;
            let opens = items.first().is_some_and(|first| first.start == 0);
            return opens.then(|| self.of(counted, items));
        }
        let ends = counted.end >= passage.len()
            || passage.any(counted.end, words![",", ".", ";", ")", "—", "–", ":"]);
        let is_named = noun::names(passage.word(counted.head));
        if !passage.any(joint, words![",", "—", "–", "("]) || !(ends || is_sum) || !is_named {
            return None;
        }
        let items = names::list_before(self, joint)?;
        Some(self.of(counted, items))
    }

    /// "both Russia, Turkey and Iran".
    fn both(self, at: usize) -> Option<Enumeration> {
        let passage = self.passage;
        let list = names::list(self, at + 1)?;
        let first = passage.span(list.items.first()?.clone());
        let is_comma = (at + 1..list.end)
            .find(|place| passage.token(*place).is_some_and(|token| token.span.start >= first.end))
            .is_some_and(|place| passage.is(place, ","));
        let items: Vec<Span> = list.items.into_iter().map(|item| passage.span(item)).collect();
        (is_comma && list.is_joined && items.len() > 2 && !passage.any_before(at, words!["of", ","])).then(
            || Enumeration {
                number: passage.span(at..at + 1),
                stated: 2,
                whole: None,
                words: passage.word(at).into(),
                items,
                right: None,
                sentence: 0,
            },
        )
    }

    fn of(self, counted: &Counted, items: Vec<std::ops::Range<usize>>) -> Enumeration {
        let passage = self.passage;
        let number = passage.span(counted.start..counted.start + 1);
        Enumeration {
            number,
            stated: counted.value,
            whole: counted.whole,
            words: passage.span(counted.start..counted.head + 1).of(passage.text).into(),
            right: Some(count::written(items.len() as u32, passage.word(counted.start))),
            items: items.into_iter().map(|item| passage.span(item)).collect(),
            sentence: 0,
        }
    }
}

#[cfg(test)]
mod tests;
