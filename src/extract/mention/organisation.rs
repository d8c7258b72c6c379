//! Organisations that a document names by their nouns: "Harbour Relief Committee", "Ministry of Fisheries".

use std::ops::Range;

use super::{find::Find, page::Page};
use crate::{
    extract::{facts::MentionKind, lexicon::Class, profile::EntityKind},
    text::{Token, TokenKind, WordKey, words},
};

/// Nouns of organisations whose names go on with "for" and "on".
const GOES_ON_FOR: &[WordKey] = words![
    "observatory",
    "network",
    "organisation",
    "organization",
    "centre",
    "center",
    "council",
    "committee",
    "office",
    "institute",
    "union",
    "fund",
    "commission",
    "department",
    "agency",
    "society",
    "campaign",
    "association",
    "conference",
    "ministry",
    "directorate",
    "league",
    "forum",
    "service",
    "foundation",
    "authority",
    "party",
    "movement",
    "partnership",
    "board",
    "initiative",
];

/// Finds the organisations of a sentence by their nouns.
pub fn read(page: &mut Page<'_>, sentence: usize) {
    if !page.has(sentence, Class::ORGANISATION) {
        return;
    }
    let range = page.range_of(sentence);
    let mut at = range.start;
    while let Some(here) = next(page, at, range.end) {
        at = here;
        if let Some(tokens) = martyrs(page, &range, at) {
            at = tokens.end;
            add(page, sentence, tokens, "a noun of organisations");
            continue;
        }
        let is_noun = page.is_capital(at) && page.is(at, Class::ORGANISATION) && !is_portfolio(page, at);
        let found = is_noun.then(|| around(page, &range, at));
        let Some(tokens) = found.flatten().filter(|tokens| is_new(page, &(tokens.start..at + 1))) else {
            at += 1;
            continue;
        };
        at = tokens.end.max(at + 1);
        add(page, sentence, tokens, "a noun of organisations");
    }
}

/// The first word at or behind a token that may be the noun of an organisation.
fn next(page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    let is_martyrs = |token: &Token| token.key == WordKey::of("martyrs");
    let capital = page.next_capital(at, end);
    let before = page.document.tokens.get(at..capital.unwrap_or(end)).unwrap_or_default();
    before.iter().position(is_martyrs).map(|number| at + number).or(capital)
}

/// "the Russian Defence Minister": what somebody is the minister of.
fn is_portfolio(page: &Page<'_>, at: usize) -> bool {
    page.is_word(at, words!["defence"])
        && page.is_word(at + 1, words!["minister", "ministers", "secretary", "chief"])
}

/// "Idlib martyrs brigade": units that are named after those who fell, with their nouns written small.
fn martyrs(page: &Page<'_>, range: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if page.text(at) != "martyrs" || at + 1 >= range.end {
        return None;
    }
    if !page.is_word(at + 1, words!["brigade", "brigades", "battalion", "division"]) {
        return None;
    }
    if let Some(find) = at.checked_sub(1).and_then(|before| page.find_at(before)) {
        return Some(find.tokens.start..at + 2);
    }
    let is_name = |at: &usize| {
        page.is_free(*at)
            && (page.is_capital(*at) && !page.is(*at, Class::FUNCTION)
                || page.is(*at, Class::PARTICLE)
                || page.is_mark(*at, words!["-"]))
    };
    let count = (range.start..at).rev().take_while(is_name).take(6).count();
    (count > 0).then_some(at - count..at + 2)
}

/// Adds an organisation under its own name.
pub fn add(page: &mut Page<'_>, sentence: usize, tokens: Range<usize>, evidence: &'static str) {
    let lost_apostrophe =
        tokens.end.checked_sub(1).and_then(|at| page.words.get(at)).is_some_and(|w| w.lost_apostrophe);
    let key = page.name_key(&tokens, lost_apostrophe);
    let find = Find::named(key, tokens, sentence, MentionKind::Actor, evidence);
    page.add(Find { lost_apostrophe, ..find });
}

/// No known actor is part of it: places and countries are ("Washington Post"), the United Nations are not.
fn is_new(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|at| {
        page.find_at(at).is_none_or(|find| {
            let is_word_of_it = page.keeps.commas
                && find.tokens.len() == 1
                && at > tokens.start
                && at + 1 < tokens.end
                && !page.is_upper(at);
            is_word_of_it
                || find.kind == MentionKind::Venue
                || find.tokens.len() == 1
                    && at + 1 == tokens.end
                    && !page.is_upper(at)
                    && !tokens.clone().any(|at| page.is(at, Class::PEOPLE))
                || find.known.is_some_and(|known| known.kind == EntityKind::Country)
        })
    })
}

/// The name around its noun: capitals before it, "of" and "for" with capitals behind it.
fn around(page: &Page<'_>, range: &Range<usize>, noun: usize) -> Option<Range<usize>> {
    let mut start = noun;
    while start > range.start && goes_left(page, range, start) {
        let is_joint = page.is_mark(start - 1, words!["-"])
            || page.is_possessive(start - 1)
            || is_plural_possessive(page, start - 1);
        start -= if is_joint { 2 } else { 1 };
    }
    start = over_and(page, range, start, noun).unwrap_or(start);
    let counted = behind_ordinal(page, range, start);
    start = counted.unwrap_or(start);
    let mut end = noun + 1;
    while end < range.end && page.is_capital(end) && page.is(end, Class::ORGANISATION) && is_spaced(page, end)
    {
        end += 1;
    }
    end = seat(page, range, end).unwrap_or_else(|| goes_right(page, range, end));
    let opens_with_gerund = start == range.start && page.text(start).ends_with("ing") && start < noun;
    if opens_with_gerund {
        start += 1;
    }
    let is_word = |at: &usize| page.is_capital(*at);
    let own = (start..end).filter(is_word).filter(|at| !page.is_people(*at)).count();
    let all = (start..end).filter(is_word).count() + usize::from(counted.is_some());
    let is_of = end > noun + 1;
    // "The Council", "Two Parties": one noun is no name. "Syrian Army" is the army of a people, and one.
    let opens_plainly = all == 2 && start == range.start && !is_of && page.class(start) == Class::COMMON;
    (all > 1 && (own > 1 || !is_of || counted.is_some()) && !opens_plainly).then_some(start..end)
}

/// "[72nd] Rifle Brigade": where a name begins with its number.
fn behind_ordinal(page: &Page<'_>, range: &Range<usize>, start: usize) -> Option<usize> {
    let number = start.checked_sub(2).filter(|at| range.contains(at))?;
    let is_number = page.token(number).is_some_and(|token| token.kind == TokenKind::Number);
    let is_unit = (start..start + 4).any(|at| {
        page.is_word(at, words!["brigade", "battalion", "division", "regiment", "corps", "army", "fleet"])
    });
    (is_number && is_unit && page.is_word(start - 1, words!["st", "nd", "rd", "th"])).then_some(number)
}

/// The apostrophe behind a plural: "Workers' Party".
fn is_plural_possessive(page: &Page<'_>, at: usize) -> bool {
    page.is_mark(at, words!["'", "\u{2019}"])
        && !is_spaced(page, at)
        && at > 0
        && page.is(at - 1, Class::OWNER)
}

/// "University College [London]": schools are told apart by their towns.
fn seat(page: &Page<'_>, range: &Range<usize>, end: usize) -> Option<usize> {
    let is_school = page.is_word(end - 1, words!["college", "university", "school"]);
    let find =
        page.find_at(end).filter(|find| find.kind == MentionKind::Venue && find.tokens.start == end)?;
    (is_school && end < range.end && page.keeps.commas && is_spaced(page, end)).then_some(find.tokens.end)
}

/// "the [Search and] Rescue Agency": one name over "and", behind an article or whose it is.
fn over_and(page: &Page<'_>, range: &Range<usize>, start: usize, noun: usize) -> Option<usize> {
    let and = start.checked_sub(1).filter(|at| range.contains(at))?;
    if !(page.is_word(and, words!["and"]) && page.is_lower(and) || page.is_mark(and, words!["&"])) {
        return None;
    }
    let is_part = |at: usize| {
        page.is_capital(at)
            && page.is_free(at)
            && !page.is_people(at)
            && !page.is(at, Class::FUNCTION.with(Class::CALENDAR).with(Class::TITLE))
            && !page.token(at).is_some_and(|token| token.case == crate::text::Case::Upper)
    };
    let mut first = and;
    while first > range.start && is_part(first - 1) && and - first < 4 {
        first -= 1;
    }
    let before = first.checked_sub(1).filter(|at| range.contains(at))?;
    let is_whole = and - first > 1 && page.is(and - 1, Class::ORGANISATION);
    let is_country = page
        .find_at(before)
        .is_some_and(|find| find.known.is_some_and(|known| known.kind == EntityKind::Country));
    let begins = page.is_word(before, words!["the", "its", "their", "his"])
        || page.is_people(before)
        || page.is_possessive(before)
        || is_country;
    let is_person = page.is(first, Class::GIVEN) && !page.is_word(before, words!["the"]);
    (first < and && begins && !is_person && !is_whole && start <= noun && is_part(start)).then_some(first)
}

fn is_spaced(page: &Page<'_>, at: usize) -> bool {
    page.token(at).is_some_and(|token| token.spaced)
}

fn goes_left(page: &Page<'_>, range: &Range<usize>, start: usize) -> bool {
    let before = start - 1;
    if page.is_mark(before, words!["-"]) && !is_spaced(page, start) && before > range.start {
        let is_article = page.is(before - 1, Class::PARTICLE);
        return (page.is_capital(before - 1) || is_article) && !is_spaced(page, before);
    }
    if page.is_possessive(before) || is_plural_possessive(page, before) {
        return before > range.start && page.is_capital(before - 1) && page.is(before - 1, Class::OWNER);
    }
    let is_title = page.is(before, Class::TITLE) && !page.is_word(before, words!["general"]);
    let is_known = page.find_at(before).is_some_and(|find| {
        find.kind != MentionKind::Venue && find.known.is_some_and(|k| k.kind == EntityKind::Person)
    });
    let is_count = before > range.start
        && page.is_word(before, words!["three", "four", "five", "six", "seven", "eight"]);
    page.is_capital(before)
        && is_spaced(page, start)
        && (is_count || !page.is(before, Class::FUNCTION))
        && !page.is(before, Class::CALENDAR)
        && !is_title
        && !is_known
        && !page.words.get(before).is_some_and(|word| word.lost_apostrophe)
}

/// "(Ministry) of Foreign Affairs and Trade", "(Observatory) for Human Rights".
fn goes_right(page: &Page<'_>, range: &Range<usize>, end: usize) -> usize {
    if page.is(end - 1, Class::MEDIA) {
        return end;
    }
    let goes_on_for = page.is_word(end - 1, GOES_ON_FOR);
    let is_link = page.is_word(end, words!["of"]) || goes_on_for && page.is_word(end, words!["for", "on"]);
    if !is_link || end >= range.end || !page.is_lower(end) {
        return end;
    }
    let first = if page.is_word(end + 1, words!["the"]) { end + 2 } else { end + 1 };
    let mut last = capitals(page, range, first);
    let is_person = page.is(first, Class::GIVEN) && page.is(end - 1, Class::STATE.with(Class::RULE))
        || page.is_lower(first);
    if last == first || is_person {
        return end;
    }
    let is_seat = page
        .find_at(first)
        .is_some_and(|find| find.kind == MentionKind::Venue && find.tokens == (first..last));
    if page.is_word(last, words!["and"])
        && !is_seat
        && page.is_free(last + 1)
        && !page.is(last + 1, Class::GIVEN)
    {
        last = capitals(page, range, last + 1).max(last);
        if page.is_word(last, words!["and"]) {
            return last;
        }
    }
    let is_deeper = page.is_word(last, words!["of", "in", "for"])
        && last - first <= 3
        && capitals(page, range, last + 1) > last + 1;
    if is_deeper && !page.is_word(last, words!["in"]) { capitals(page, range, last + 1) } else { last }
}

fn capitals(page: &Page<'_>, range: &Range<usize>, from: usize) -> usize {
    let mut at = from;
    while at < range.end
        && page.is_capital(at)
        && is_spaced(page, at)
        && !page.is(at, Class::CALENDAR)
        && page.find_at(at).is_none_or(|find| find.known.is_none_or(|known| known.kind != EntityKind::Person))
    {
        at += 1;
    }
    at
}
