//! Lists of names: "Russia, Turkey and Iran", read forwards and backwards.

use std::ops::Range;

use super::{Page, noun};
use crate::{
    extract::figure::{passage::Passage, word},
    text::{Case, TokenKind, WordKey, words},
};

/// Tokens of the longest item.
const LONGEST: usize = 10;

/// A list of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct List {
    /// The tokens of each.
    pub(super) items: Vec<Range<usize>>,
    /// One past the last.
    pub(super) end: usize,
    /// Whether "and" stands before the last.
    pub(super) is_joined: bool,
}

/// The list that begins at a token: two names or more. None where an item is no name.
pub(super) fn list(page: Page<'_>, first: usize) -> Option<List> {
    let passage = page.passage;
    let (mut items, mut at, mut is_joined) = (Vec::new(), first, false);
    loop {
        let end = item(page, at)?;
        items.push(at..end);
        let (next, joins) = separator(page, end);
        if next == end || is_joined && !passage.any(end, words!["and", "&"]) {
            at = end;
            break;
        }
        is_joined |= joins;
        at = next;
    }
    (items.len() > 1).then_some(List { items, end: at, is_joined })
}

/// One past the separator at a token, and whether it is the last one.
fn separator(page: Page<'_>, at: usize) -> (usize, bool) {
    let passage = page.passage;
    let comma = usize::from(passage.is(at, ","));
    if passage.any(at + comma, words!["and", "&"]) && !page.is_inside_name(at + comma) {
        let next = at + comma + 1;
        return (next + usize::from(passage.any(next, words!["also", "finally", "lastly"])), true);
    }
    (at + comma, false)
}

/// Whether nothing behind a list opens it again.
pub(super) fn is_closed(passage: Passage<'_>, end: usize) -> bool {
    let reopened = (end..end + 4).any(|at| noun::reopens(&passage.word(at).to_ascii_lowercase()));
    let goes_on = passage.is(end, ",")
        && (passage.is_capital(end + 1) || passage.any(end + 1, words!["and", "&", "as", "a", "an"]));
    !reopened
        && !goes_on
        && !passage.any(end, words!["or", "as", "plus", "but", "'", "/", "-"])
        && !passage.is_kind(end, TokenKind::Possessive)
}

/// Whether a verb stands behind a list: "Four members left: Hariri and Aridi stayed" tells of two, and lists none.
pub(super) fn acts(passage: Passage<'_>, end: usize) -> bool {
    const VERBS: &[WordKey] = words![
        "did", "do", "does", "will", "would", "is", "are", "was", "were", "have", "has", "had", "left",
        "went", "came", "said",
    ];
    passage.word(end).ends_with("ed") || passage.any(end, VERBS)
}

/// One past the name that begins at a token.
fn item(page: Page<'_>, at: usize) -> Option<usize> {
    let passage = page.passage;
    let mut first = at + usize::from(passage.any(at, words!["the", "his", "her", "their", "its"]));
    // "rebel group Jaish al-Islam", "neighbouring Turkey".
    while first < at + 3 && is_modifier(passage, first) {
        first += 1;
    }
    if !is_name(passage, first) {
        return None;
    }
    let mut end = first + 1;
    while end < at + LONGEST && goes_on(page, end) {
        end += 1;
    }
    let is_told = (first..end).rev().find(|place| passage.is_kind(*place, TokenKind::Word));
    if is_told.is_some_and(|last| noun::is_role(passage.key(last))) {
        return None;
    }
    while end < at + LONGEST && noun::closes_name(passage.key(end)) {
        end += 1;
    }
    if passage.is(end, "(") {
        let close = (end..end + LONGEST).find(|place| passage.is(*place, ")"))?;
        end = close + 1;
    }
    Some(end)
}

fn is_modifier(passage: Passage<'_>, at: usize) -> bool {
    let is_lower =
        passage.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower);
    is_lower && !passage.is_function(at) && !passage.word(at).ends_with("ed")
}

/// Whether a name begins at a token; weekdays and months are none here.
fn is_name(passage: Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    let is_capital = passage.is_capital(at)
        || passage.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Inner);
    is_capital && word::weekday(word).is_none() && !word::is_month(word) && word != "I" && word != "All"
}

/// Whether a name goes on with a token.
fn goes_on(page: Page<'_>, at: usize) -> bool {
    let passage = page.passage;
    let Some(token) = passage.token(at) else { return false };
    if page.is_inside_name(at) {
        return true;
    }
    match token.kind {
        TokenKind::Word if passage.any(at, words!["and", "or"]) => false,
        TokenKind::Word => {
            let joins = words![
                "of", "the", "al", "el", "de", "bin", "ibn", "for", "von", "van", "du", "la", "y", "da"
            ];
            token.case != Case::Lower
                || !token.spaced
                || passage.any(at, joins) && (at + 1..at + 3).any(|next| passage.is_capital(next))
        }
        TokenKind::Mark => {
            let is_glued = !token.spaced && !passage.spaced(at + 1);
            matches!(passage.word(at), "-" | "‑" | "'" | "’" | ".")
                && is_glued
                && passage.is_kind(at + 1, TokenKind::Word)
                || passage.is(at, ".") && is_initial(passage, at)
        }
        TokenKind::Possessive => passage.is_capital(at + 1),
        TokenKind::Number => {
            !token.spaced || passage.is_capital(at.saturating_sub(1)) && passage.word(at).len() <= 2
        }
        TokenKind::Address => false,
    }
}

/// The dot of "John F. Kennedy".
fn is_initial(passage: Passage<'_>, at: usize) -> bool {
    passage.before(at).chars().count() == 1 && passage.is_capital(at + 1)
}

/// The list that ends before a token, read backwards from its "and".
pub(super) fn list_before(page: Page<'_>, end: usize) -> Option<Vec<Range<usize>>> {
    let passage = page.passage;
    // Where the names may begin: every place from which a list reaches exactly to the end.
    let first = end.saturating_sub(8 * LONGEST);
    let starts = (first..end).filter(|at| *at == 0 || !is_name_joint(page, *at));
    let mut lists = starts.filter_map(|at| list(page, at).filter(|list| list.end == end && list.is_joined));
    let list = lists.next()?;
    // "In Astana, Russia, Turkey and Iran": the first may be where, not who.
    let start = list.items.first()?.start;
    let before = start.checked_sub(1);
    let is_open = before.is_some_and(|at| {
        passage.any(at, words![",", "and", "&", "in", "at", "In", "At", "near", "-"])
            || passage.is_kind(at, TokenKind::Possessive)
    });
    (!is_open).then_some(list.items)
}

/// Whether a token stands within a name that began before it.
fn is_name_joint(page: Page<'_>, at: usize) -> bool {
    page.is_inside_name(at) || page.passage.is_capital(at.saturating_sub(1)) && page.passage.is_capital(at)
}

impl Page<'_> {
    /// Whether a token stands inside of a name that the text is known to mention, not at its beginning.
    pub(super) fn is_inside_name(self, at: usize) -> bool {
        let Some(token) = self.passage.token(at) else { return false };
        self.mentions
            .iter()
            .any(|mention| mention.span.start < token.span.start && token.span.end <= mention.span.end)
    }
}
