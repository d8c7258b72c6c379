//! The office that stands beside a name, with whose it is: "Russian Foreign Minister", "the president of Iran".

use std::ops::Range;

use super::{find::Find, introduction, page::Page};
use crate::{
    extract::{
        facts::{MentionKind, Reference},
        office::{self, Office},
        profile::EntityKind,
    },
    text::{Span, WordKey, words},
};

/// The office beside a find that is a known person, or somebody whom the document names in full.
pub fn read(page: &Page<'_>, find: &Find<'_>) -> Option<Office> {
    if find.kind != MentionKind::Actor {
        return None;
    }
    let before =
        || introduction::title_before(page, find.sentence, find.tokens.start).map(|words| (words, true));
    let behind = || behind(page, find).map(|words| (words, false));
    match find.known {
        Some(known) if known.kind == EntityKind::Person => {
            let before = || before().or_else(|| apposed(page, find).map(|words| (words, true)));
            before().or_else(behind).and_then(|words| of_words(page, find, words))
        }
        Some(_) => return None,
        None if !is_full_name(&find.reference) => return None,
        // "Colonel Rana Saleh, the head of the delegation": a rank before the name is no office.
        None => before()
            .and_then(|words| of_words(page, find, words))
            .or_else(|| of_words(page, find, behind()?))
            .or_else(|| of_words(page, find, (apposed(page, find)?, true))),
    }
    .or_else(|| of_words(page, find, (predicate(page, find)?, false)))
}

/// "Rana Saleh is the governor of the bank": an office that a sentence is about.
fn predicate(page: &Page<'_>, find: &Find<'_>) -> Option<Range<usize>> {
    const LONGEST: usize = 10;
    const STOPS: &[WordKey] =
        words!["and", "or", "but", "who", "which", "since", "until", "from", "when", "in", "at"];
    let verb = find.tokens.end;
    if !page.is_word(verb, words!["is"]) {
        return None;
    }
    let first = verb + 1 + usize::from(page.is_word(verb + 1, words!["the"]));
    let range = page.range_of(find.sentence);
    // More than a space between two words is markup: a citation.
    let is_apart = |at: usize| {
        let (before, word) = (page.span(&(at - 1..at)), page.span(&(at..at + 1)));
        word.start > before.end + 1
    };
    let ends = |at: &usize| {
        page.is_mark(*at, words![",", ".", ";", ":", "—", "–", "(", "[", "\"", "”"])
            || page.is_word(*at, STOPS)
            || is_apart(*at)
    };
    let stop = (first..range.end).find(ends).unwrap_or(range.end);
    (first < stop && stop - first <= LONGEST).then_some(first..stop)
}

fn is_full_name(reference: &Reference) -> bool {
    matches!(reference, Reference::Named(key) if key.split_whitespace().count() > 1)
}

/// The office that some words beside a name tell.
fn of_words(page: &Page<'_>, find: &Find<'_>, (words, is_before): (Range<usize>, bool)) -> Option<Office> {
    let (lower, mut owners) = parts(page, words.clone())?;
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let title = office::title(&lower)?;
    if is_before {
        owners.extend(owner_behind(page, find));
    }
    let name = page.span(&find.tokens);
    Some(Office {
        span: page.span(&words),
        name: Span::new(name.start, name.end - u32::from(find.lost_apostrophe)),
        title,
        owners,
        sentence: find.sentence as u32,
    })
}

/// "The head of the Turkish delegation, Rana Saleh, said": an office before a comma, and no list of people.
fn apposed(page: &Page<'_>, find: &Find<'_>) -> Option<Range<usize>> {
    let goes_on = page.is_word(find.tokens.end, words!["and", "or", "as"]);
    introduction::apposition_before(page, find.sentence, find.tokens.start)
        .or_else(|| apposed_object(page, find))
        .filter(|_| !goes_on)
}

/// "He was to see the Turkish foreign minister, Rana Saleh.": an office behind a verb, and no list or clause behind the name.
fn apposed_object(page: &Page<'_>, find: &Find<'_>) -> Option<Range<usize>> {
    use crate::extract::lexicon::Class;
    let comma = page.before(find.tokens.start, find.sentence).filter(|at| page.is_mark(*at, words![","]))?;
    let start = page.range_of(find.sentence).start;
    let is_part = |at: &usize| {
        page.is(*at, Class::TITLE.with(Class::TITLE_PART))
            || page.is_people(*at)
            || page.find_at(*at).is_some()
    };
    let titled = comma - (start..comma).rev().take_while(is_part).count();
    let is_time =
        |at: &usize| page.is_word(*at, words!["current", "incumbent", "new", "acting", "former", "then"]);
    let first = titled - (start..titled).rev().take_while(is_time).count();
    let last = comma.checked_sub(1).filter(|last| *last >= first && page.is(*last, Class::TITLE))?;
    let end = find.tokens.end;
    let is_list = page.is_mark(end, words![","]) && page.is_word(end + 1, words!["and", "or"]);
    let is_led = first > start && page.is_word(first - 1, words!["the"]);
    let acts = page.is(end, Class::SAYING) || page.is(end, Class::AUXILIARY) || page.is_possessive(end);
    (is_led && last >= first && !is_list && !acts).then_some(first..comma)
}

/// ", the Russian foreign minister,": an apposition, and no further part of a list.
fn behind(page: &Page<'_>, find: &Find<'_>) -> Option<Range<usize>> {
    let words = introduction::apposition_behind(page, find.sentence, find.tokens.end)?;
    let is_list = page.is_word(words.end + 1, words!["and", "or", "as"])
        || words.clone().any(|at| {
            page.is_word(at, words!["and", "or", "who", "said", "told"]) || page.is_mark(at, words!["/"])
        });
    // "Kerry, Turkish Foreign Minister So-and-so": the office is the next one's.
    let last = words.end.checked_sub(1)?;
    let is_anothers = page.is_capital(last)
        && page.is_free(last)
        && !page
            .is(last, crate::extract::lexicon::Class::TITLE.with(crate::extract::lexicon::Class::TITLE_PART));
    (!is_list && !is_anothers).then_some(words)
}

/// "Foreign Minister Sergei Lavrov of Iran".
fn owner_behind(page: &Page<'_>, find: &Find<'_>) -> Option<Reference> {
    let of = find.tokens.end;
    if !page.is_word(of, words!["of"]) || !page.range_of(find.sentence).contains(&(of + 1)) {
        return None;
    }
    let at = if page.is_word(of + 1, words!["the"]) { of + 2 } else { of + 1 };
    let known = page.find_at(at).and_then(|find| find.known)?;
    (known.kind == EntityKind::Country).then(|| Reference::Known(known.id.clone()))
}

/// The words without names, in lower case, and the names whose office it is; `None` where it cannot be told whose.
fn parts(page: &Page<'_>, tokens: Range<usize>) -> Option<(Vec<String>, Vec<Reference>)> {
    let (mut words, mut owners) = (Vec::new(), Vec::new());
    let (mut at, mut is_object) = (tokens.start, false);
    while at < tokens.end {
        let text = page.text(at);
        if let Some(country) = page.country_of(at) {
            // "Turkish-backed" is nobody's office; "envoy for Syrian talks" is not Syria's.
            if page.is_mark(at + 1, words!["-", "\u{2010}"]) {
                words.push("backed".to_owned());
            } else if !is_object {
                owners.push(Reference::Known(country.id.clone()));
            }
        } else if let Some(find) = page.find_at(at) {
            let end = find.tokens.end;
            let known = find.known.filter(|known| known.kind != EntityKind::Person)?;
            if !is_object && find.lost_apostrophe || owns(page, at, end, known.kind, is_object) {
                // A country's government and the country are one owner.
                owners.push(Reference::Known(known.id.clone()));
            } else if page.is_word(at.saturating_sub(1), words!["for"]) {
                words.push("for".to_owned());
            }
            at = end;
            continue;
        } else if is_speaking_for(page, at, &words) {
            is_object = false;
            words.push("of".to_owned());
        } else if page.is_word(at, words!["to", "for", "in", "on", "at", "with", "from"]) {
            is_object = true;
            words.push(text.to_lowercase());
        } else if page.is_word(at, words!["of"]) {
            is_object = false;
            words.push("of".to_owned());
        } else if page.is_mark(at, words!["-", ".", "\u{2010}"]) || page.is_possessive(at) {
        } else {
            words.push(text.to_lowercase());
        }
        at += 1;
    }
    Some((words, owners))
}

/// "a spokeswoman for the agency": for whom somebody speaks, the office is of.
fn is_speaking_for(page: &Page<'_>, at: usize, words: &[String]) -> bool {
    page.is_word(at, words!["for"]) && words.last().is_some_and(|word| word.starts_with("spokes"))
}

/// Whether a name in the words of an office is its owner: in the possessive, behind "of", or an acronym or organisation
/// directly before it ("US president", "Kremlin envoy"). A country's name alone may end the clause before.
fn owns(page: &Page<'_>, start: usize, end: usize, kind: EntityKind, is_object: bool) -> bool {
    let before = start.checked_sub(1);
    // "for" stands here only where it means "of": elsewhere it makes an object.
    let leads = |at: usize| page.is_word(at, words!["of", "for"]);
    let is_of =
        before.is_some_and(|at| leads(at) || page.is_word(at, words!["the"]) && at > 0 && leads(at - 1));
    let is_attribute = page.is_upper(start) || page.text(start).contains('.') || !is_place(kind);
    !is_object && (is_of || page.is_possessive(end) || is_attribute)
}

fn is_place(kind: EntityKind) -> bool {
    kind.mention_kind() == MentionKind::Venue
}
