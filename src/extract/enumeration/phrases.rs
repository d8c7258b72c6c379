//! Lists of phrases behind a colon, a dash or in brackets: "three baskets: governance, elections and a constitution".

use std::ops::Range;

use super::{Page, count, names::List, noun};
use crate::{
    extract::figure::{passage::Passage, word},
    text::{TokenKind, WordKey, words},
};

/// Tokens of the longest phrase.
const LONGEST: usize = 9;

/// The list from a token to the end of its sentence, bracket or dash. None where an item is no plain phrase.
pub(super) fn list(page: Page<'_>, first: usize) -> Option<List> {
    let passage = page.passage;
    let end = (first..passage.len()).find(|at| closes(passage, *at)).unwrap_or(passage.len());
    if (first..end).any(|at| passage.is(at, ";")) {
        return between_semicolons(passage, first..end);
    }
    until(page, first, end)
}

/// The list in apposition: one that a comma and a verb end, "four subjects, aid, access, time and money, were treated"; or one
/// behind a noun that says nothing, where no others can be meant.
pub(super) fn apposed(page: Page<'_>, first: usize, head: &str) -> Option<List> {
    const VERBS: &[WordKey] =
        words!["are", "were", "have", "had", "will", "would", "can", "could", "remain", "remained"];
    let passage = page.passage;
    if !noun::says_nothing(head) {
        return None;
    }
    let ends_here = |at: &usize| passage.is(*at, ",") && passage.any(*at + 1, VERBS) || closes(passage, *at);
    let end = (first..passage.len()).find(ends_here).unwrap_or(passage.len());
    until(page, first, end)
}

/// Whether an item is a noun beyond doubt, and no adjective: it has an article.
pub(super) fn is_noun(passage: Passage<'_>, item: &Range<usize>) -> bool {
    passage.any(item.start, words!["a", "an", "the"])
}

fn until(page: Page<'_>, first: usize, end: usize) -> Option<List> {
    let passage = page.passage;
    let pieces = pieces(passage, first..end, ",");
    let (last, others) = pieces.split_last()?;
    let ands = |range: &Range<usize>| {
        range
            .clone()
            .filter(|at| passage.any(*at, words!["and", "&"]) && !page.is_inside_name(*at))
            .collect::<Vec<_>>()
    };
    if others.iter().any(|piece| !ands(piece).is_empty()) {
        return None;
    }
    let mut items = others.to_vec();
    match ands(last).as_slice() {
        [and] if *and == last.start => items.push(and + 1..last.end),
        [and] => items.extend([last.start..*and, and + 1..last.end]),
        _ => return None,
    }
    let fits = items.len() > 1 && items.iter().all(|item| is_phrase(passage, item));
    fits.then_some(List { items, end, is_joined: true })
}

/// Items between semicolons may say anything: the marks tell them apart.
fn between_semicolons(passage: Passage<'_>, range: Range<usize>) -> Option<List> {
    let end = range.end;
    let items = pieces(passage, range, ";");
    let is_open = items.iter().any(|item| {
        item.is_empty()
            || item.clone().take(3).any(|at| noun::reopens(&passage.word(at).to_ascii_lowercase()))
    });
    (items.len() > 1 && !is_open).then_some(List { items, end, is_joined: true })
}

fn closes(passage: Passage<'_>, at: usize) -> bool {
    match passage.word(at) {
        "." | ")" | "!" | "?" => {
            at + 1 == passage.len()
                || passage.is(at, ")")
                || passage.any(at + 1, words!["”", "\"", "[", ")"])
                || is_before_link(passage, at)
        }
        "—" => true,
        // A citation behind the list.
        "(" | "[" => {
            passage.any(at + 1, words!["[", "@"])
                || passage.is(at, "[") && passage.is(at + 1, "^")
                || is_aside(passage, at)
        }
        "–" => passage.spaced(at),
        _ => false,
    }
}

/// Whether a link stands behind a token: "... and mines. [source](page.md)".
fn is_before_link(passage: Passage<'_>, at: usize) -> bool {
    let (Some(here), Some(next)) = (passage.token(at), passage.token(at + 1)) else { return false };
    let between = passage.text.get(here.span.end as usize..next.span.start as usize);
    between.is_some_and(|between| between.trim_start() == "[")
}

/// Whether brackets close the sentence: what they hold is no item.
fn is_aside(passage: Passage<'_>, at: usize) -> bool {
    let last = passage.len().saturating_sub(1);
    let close = last - usize::from(passage.is(last, "."));
    passage.is(at, "(") && passage.is(close, ")") && !(at..close).any(|place| passage.is(place, ")"))
}

fn pieces(passage: Passage<'_>, range: Range<usize>, mark: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    for at in range.clone().filter(|at| passage.is(*at, mark)) {
        pieces.push(start..at);
        start = at + 1;
    }
    pieces.push(start..range.end);
    pieces
}

/// Whether some tokens are one thing told without a clause, a number or an opening of the list.
fn is_phrase(passage: Passage<'_>, range: &Range<usize>) -> bool {
    const CLAUSE: &[WordKey] = words![
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "may", "should",
        "who", "which", "that", "said", "says", "if", "when", "because", "it", "they", "he", "she", "we",
        "i", "you", "or", "one", "not", "be", "do", "did", "does", "both", "all", "such", "like", "as",
        "while", "where", "none", "neither", "either", "another", "then",
    ];
    let first = passage.word(range.start).to_ascii_lowercase();
    let is_short = (1..=LONGEST).contains(&range.len());
    let opens = noun::opens(&first)
        || word::is_function(&first)
            && !matches!(first.as_str(), "the" | "a" | "an" | "its" | "their" | "his" | "her");
    let is_plain = range.clone().all(|at| {
        let is_number = passage.is_kind(at, TokenKind::Number) || count::number(passage, at).is_some();
        let is_mark = passage.is_kind(at, TokenKind::Mark)
            && !passage.any(at, words!["-", "'", "’", "“", "”", "\"", "/"]);
        !is_number && !is_mark && !passage.any(at, CLAUSE) && !noun::reopens(passage.word(at))
    });
    is_short && !opens && is_plain
}
