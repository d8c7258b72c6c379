//! Organisations that a document names: by their nouns, by an acronym in brackets, by the noun of a group behind them.

use std::ops::Range;

use super::{
    page::{Find, Page},
    run::{Run, is_acronym},
};
use crate::extract::{
    facts::{MentionKind, Reference},
    lexicon::Class,
    profile::EntityKind,
};

/// Nouns behind a name that make it a group's or an outlet's.
const KIND_NOUNS: &[&str] = &[
    "group",
    "faction",
    "militia",
    "newspaper",
    "daily",
    "network",
    "channel",
    "television",
    "broadcaster",
    "website",
    "magazine",
    "agency",
    "movement",
    "party",
    "organisation",
    "organization",
    "alliance",
    "coalition",
    "battalion",
    "brigade",
    "watchdog",
    "charity",
    "bloc",
];
/// Words between a name and such a noun.
const BETWEEN: &[&str] = &[
    "jihadist",
    "terror",
    "terrorist",
    "rebel",
    "militant",
    "insurgent",
    "extremist",
    "armed",
    "news",
    "opposition",
    "monitoring",
    "political",
    "aid",
    "tv",
    "media",
    "militia",
    "rights",
    "advocacy",
    "islamist",
];
/// Nouns of organisations whose names go on with "for" and "on".
const GOES_ON_FOR: &[&str] = &[
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
    let range = page.range_of(sentence);
    let mut at = range.start;
    while at < range.end {
        let found =
            (page.is_capital(at) && page.is(at, Class::ORGANISATION)).then(|| around(page, &range, at));
        let Some(tokens) = found.flatten().filter(|tokens| is_new(page, &(tokens.start..at + 1))) else {
            at += 1;
            continue;
        };
        at = tokens.end.max(at + 1);
        add(page, sentence, tokens, "a noun of organisations");
    }
}

/// Adds an organisation under its own name.
pub fn add(page: &mut Page<'_>, sentence: usize, tokens: Range<usize>, evidence: &'static str) {
    let lost_apostrophe =
        tokens.end.checked_sub(1).and_then(|at| page.words.get(at)).is_some_and(|w| w.lost_apostrophe);
    let key = page.name_key(&tokens, lost_apostrophe);
    page.add(Find {
        tokens,
        sentence,
        kind: MentionKind::Actor,
        reference: Reference::Named(key.into()),
        known: None,
        is_full: true,
        is_outer: false,
        lost_apostrophe,
        evidence,
    });
}

/// No known actor is part of it: places and countries are ("Washington Post"), the United Nations are not.
fn is_new(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|at| {
        page.find_at(at).is_none_or(|find| {
            find.kind == MentionKind::Venue
                || find.known.is_some_and(|known| known.kind == EntityKind::Country)
        })
    })
}

/// The name around its noun: capitals before it, "of" and "for" with capitals behind it.
fn around(page: &Page<'_>, range: &Range<usize>, noun: usize) -> Option<Range<usize>> {
    let mut start = noun;
    while start > range.start && goes_left(page, range, start) {
        start -= if page.is_mark(start - 1, &["-"]) { 2 } else { 1 };
    }
    let mut end = noun + 1;
    while end < range.end && page.is_capital(end) && page.is(end, Class::ORGANISATION) && is_spaced(page, end)
    {
        end += 1;
    }
    end = goes_right(page, range, end);
    let opens_with_gerund = start == range.start && page.text(start).ends_with("ing") && start < noun;
    if opens_with_gerund {
        start += 1;
    }
    let is_word = |at: &usize| page.is_capital(*at);
    let own = (start..end).filter(is_word).filter(|at| !page.is_people(*at)).count();
    let all = (start..end).filter(is_word).count();
    let is_of = end > noun + 1;
    // "The Council", "Two Parties": one noun is no name. "Syrian Army" is the army of a people, and one.
    let opens_plainly = all == 2 && start == range.start && !is_of && page.class(start) == Class::COMMON;
    (all > 1 && (own > 1 || !is_of) && !opens_plainly).then_some(start..end)
}

fn is_spaced(page: &Page<'_>, at: usize) -> bool {
    page.token(at).is_some_and(|token| token.spaced)
}

fn goes_left(page: &Page<'_>, range: &Range<usize>, start: usize) -> bool {
    let before = start - 1;
    if page.is_mark(before, &["-"]) && !is_spaced(page, start) && before > range.start {
        return page.is_capital(before - 1) && !is_spaced(page, before);
    }
    let is_title = page.is(before, Class::TITLE) && !page.is_word(before, &["general"]);
    let is_known = page.find_at(before).is_some_and(|find| {
        find.kind != MentionKind::Venue && find.known.is_some_and(|k| k.kind == EntityKind::Person)
    });
    page.is_capital(before)
        && is_spaced(page, start)
        && !page.is(before, Class::FUNCTION)
        && !page.is(before, Class::CALENDAR)
        && !is_title
        && !is_known
        && !page.words.get(before).is_some_and(|word| word.lost_apostrophe)
}

/// "(Ministry) of Foreign Affairs and Trade", "(Observatory) for Human Rights".
fn goes_right(page: &Page<'_>, range: &Range<usize>, end: usize) -> usize {
    let goes_on_for = page.is_word(end - 1, GOES_ON_FOR);
    let is_link = page.is_word(end, &["of"]) || goes_on_for && page.is_word(end, &["for", "on"]);
    if !is_link || end >= range.end || !page.is_lower(end) {
        return end;
    }
    let first = if page.is_word(end + 1, &["the"]) { end + 2 } else { end + 1 };
    let mut last = capitals(page, range, first);
    if last == first {
        return end;
    }
    if page.is_word(last, &["and"]) && page.is_free(last + 1) && !page.is(last + 1, Class::GIVEN) {
        last = capitals(page, range, last + 1).max(last);
        if page.is_word(last, &["and"]) {
            return last;
        }
    }
    let is_deeper = page.is_word(last, &["of", "in", "for"])
        && last - first <= 3
        && capitals(page, range, last + 1) > last + 1;
    if is_deeper && !page.is_word(last, &["in"]) { capitals(page, range, last + 1) } else { last }
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

/// Whether a run is a group's or outlet's name, and why.
pub fn evidence(page: &Page<'_>, run: &Run) -> Option<&'static str> {
    let range = page.range_of(run.sentence);
    let mut at = run.tokens.end;
    if page.is_mark(at, &["("]) && is_acronym(page, at + 1) && page.is_mark(at + 2, &[")"]) {
        at += 3;
    }
    let noun = (at..range.end.min(at + 3)).find(|at| !page.is_word(*at, BETWEEN));
    let is_kind = noun.is_some_and(|at| page.is_lower(at) && page.is_word(at, KIND_NOUNS));
    let opens = run.opens(page) && run.words.len() == 1;
    if is_kind && !opens && !introduces_place(page, run) {
        return Some("the noun of a group behind it");
    }
    let before = page.before(run.tokens.start, run.sentence)?;
    let is_such = page.is_word(before, &["as", "like", "including"])
        && (range.start..before).rev().take(4).any(|at| {
            page.is_word(
                at,
                &["groups", "factions", "organisations", "organizations", "militias", "outlets", "parties"],
            )
        });
    if is_such {
        return Some("an example of groups");
    }
    let told = if page.is_word(before, &["the"]) { before.checked_sub(1) } else { Some(before) };
    let is_told = told.is_some_and(|at| page.is_word(at, &["told"]));
    let looks_like_outlet = page.is_capital(before) && page.is_word(before, &["the"])
        || run.words.iter().any(|at| is_acronym(page, *at) || is_mixed(page, *at));
    (is_told && looks_like_outlet).then_some("an outlet that was told")
}

fn is_mixed(page: &Page<'_>, at: usize) -> bool {
    page.token(at).is_some_and(|token| token.case == crate::text::Case::Mixed)
}

fn introduces_place(page: &Page<'_>, run: &Run) -> bool {
    page.before(run.tokens.start, run.sentence)
        .is_some_and(|at| page.is(at, Class::IN) || page.is(at, Class::PLACE))
}

/// An acronym that acts: "the SNC said", "told SANA", "SDF fighters".
pub fn acronym_acts(page: &Page<'_>, run: &Run) -> bool {
    let [at] = *run.words.as_slice() else { return false };
    let length = page.text(at).len();
    if !is_acronym(page, at) || length < 3 {
        return false;
    }
    let next = run.tokens.end;
    let class = page.class(next);
    let before = page.before(at, run.sentence);
    let has_article = before.is_some_and(|at| page.is_word(at, &["the"]));
    let acts = page.is_lower(next)
        && (class.has(Class::SAYING)
            || class.has(Class::AUXILIARY)
            || class.has(Class::VERB)
            || class.has(Class::GROUP));
    acts && (has_article || class.has(Class::SAYING) || class.has(Class::GROUP) && !run.opens(page))
        || before.is_some_and(|at| page.is_word(at, &["told"]))
}

/// "High Negotiation Committee (HNC)": the acronym in brackets means what stands before it.
pub fn acronyms(page: &mut Page<'_>, sentence: usize) {
    let range = page.range_of(sentence);
    for at in range.start + 1..range.end {
        let opens = page.is_mark(at, &["(", "["]);
        if !opens
            || !page.is_mark(at + 2, &[")", "]", ","])
            || !is_acronym(page, at + 1)
            || at + 2 >= range.end
        {
            continue;
        }
        let before = page.find_at(at - 1);
        // "National Oceanic and Atmospheric Administration (NOAA)": the initials know best where the name begins.
        let wider = before.filter(|find| find.known.is_none()).and_then(|find| {
            let start = spelled_out(page, &range, at, page.text(at + 1))?;
            (start < find.tokens.start).then_some(start)
        });
        if let Some(start) = wider {
            add(page, sentence, start..at, "an acronym behind it");
        }
        let before = page.find_at(at - 1);
        let named = before
            .filter(|find| find.kind == MentionKind::Actor)
            .map(|find| (find.reference.clone(), find.known));
        let acronym = page.text(at + 1);
        let (reference, known) = match named {
            Some((reference, known))
                if page.is_free(at + 1) && known.is_none_or(|k| k.kind != EntityKind::Person) =>
            {
                (reference, known)
            }
            None if page.is_free(at - 1) => {
                let Some(start) = spelled_out(page, &range, at, acronym) else { continue };
                add(page, sentence, start..at, "an acronym behind it");
                if !page.is_free(at + 1) {
                    continue;
                }
                let Some(find) = page.finds.last() else { continue };
                (find.reference.clone(), None)
            }
            _ => continue,
        };
        page.add(Find {
            tokens: at + 1..at + 2,
            sentence,
            kind: MentionKind::Actor,
            reference,
            known,
            is_full: false,
            is_outer: false,
            lost_apostrophe: false,
            evidence: "the acronym of the name before it",
        });
    }
}

/// Where the words before a bracket begin whose initials are the acronym.
fn spelled_out(page: &Page<'_>, range: &Range<usize>, bracket: usize, acronym: &str) -> Option<usize> {
    let mut letters = acronym.chars().rev().filter(|c| c.is_alphabetic()).peekable();
    let mut at = bracket;
    let mut start = None;
    while at > range.start && letters.peek().is_some() {
        at -= 1;
        if page.is_capital(at) {
            if page.find_at(at).is_some_and(|find| find.kind == MentionKind::Actor && find.known.is_some()) {
                return None;
            }
            let initial = page.text(at).chars().next()?;
            if letters.next() != Some(initial) {
                return None;
            }
            start = Some(at);
        } else if !page.is_word(at, &["of", "for", "and", "the", "on", "in"]) && !page.is_mark(at, &["-"]) {
            return None;
        }
    }
    // A system or a plan has an acronym too.
    let is_thing = page.is(bracket - 1, Class::COMMON) && !page.is(bracket - 1, Class::ORGANISATION);
    start.filter(|_| letters.peek().is_none() && !is_thing)
}
