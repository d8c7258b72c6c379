//! Acronyms: defined in brackets behind a name, or acting by themselves.

use std::{collections::BTreeMap, ops::Range};

use super::{
    find::Find,
    organisation,
    page::Page,
    run::{Run, is_acronym},
};
use crate::{
    extract::{
        facts::{MentionKind, Reference},
        lexicon::{Class, Known},
        profile::EntityKind,
    },
    text::words,
};

/// The evidence of an acronym in brackets.
const DEFINED: &str = "the acronym of the name before it";

/// An acronym that acts: "the SNC said", "told SANA", "SDF fighters".
pub fn acts(page: &Page<'_>, run: &Run<'_>) -> bool {
    let [at] = *run.words else { return false };
    let length = page.text(at).len();
    if !is_acronym(page, at) || length < 3 {
        return false;
    }
    let next = run.tokens.end;
    let class = page.class(next);
    let before = page.before(at, run.sentence);
    let has_article = before.is_some_and(|at| page.is_word(at, words!["the"]));
    // "an IRC channel" is no outlet: what is sent over it has a name of its own.
    let is_medium = page.is_word(next, words!["channel", "channels", "network", "networks", "station"]);
    let acts = page.is_lower(next)
        && !is_medium
        && (class.has(Class::SAYING.with(Class::VERB).with(Class::GROUP))
            || class.has(Class::AUXILIARY) && does(page, next));
    acts && (has_article || class.has(Class::SAYING) || class.has(Class::GROUP) && !run.opens(page))
        || before.is_some_and(|at| page.is_word(at, words!["told"]))
}

/// "has said", "will meet": an auxiliary before what somebody does; what "is active" may be a thing.
fn does(page: &Page<'_>, auxiliary: usize) -> bool {
    page.is_word(auxiliary, words!["has", "have", "had", "will", "would", "may", "could"])
        && (auxiliary + 1..auxiliary + 3)
            .any(|at| page.is_lower(at) && page.is(at, Class::SAYING.with(Class::VERB).with(Class::ADDRESS)))
}

/// "High Negotiation Committee (HNC)": the acronym in brackets means what stands before it.
pub fn read(page: &mut Page<'_>, sentence: usize) {
    let range = page.range_of(sentence);
    let text = page.document.at(page.span(&range));
    if memchr::memchr2(b'(', b'[', text.as_bytes()).is_none() {
        return;
    }
    for at in range.start + 1..range.end {
        let opens = page.is_mark(at, words!["(", "["]);
        if !opens
            || !page.is_mark(at + 2, words![")", "]", ","])
            || !is_acronym(page, at + 1)
            || at + 2 >= range.end
        {
            continue;
        }
        release_other(page, &range, at);
        let before = page.find_at(at - 1);
        // "National Oceanic and Atmospheric Administration (NOAA)": the initials know best where the name begins.
        let wider = before.filter(|find| find.known.is_none()).and_then(|find| {
            let start = spelled_out(page, &range, at, page.text(at + 1))?;
            (start < find.tokens.start).then_some(start)
        });
        if let Some(start) = wider {
            organisation::add(page, sentence, start..at, "an acronym behind it");
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
                if !is_somebody(page, start..at, acronym) {
                    continue;
                }
                organisation::add(page, sentence, start..at, "an acronym behind it");
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
            evidence: DEFINED,
        });
    }
}

/// "Inland Relay Chat (IRC)": what stands before the bracket says that the known body of that acronym is not meant.
fn release_other(page: &mut Page<'_>, range: &Range<usize>, bracket: usize) {
    let Some(known) = page.find_at(bracket + 1).filter(|find| find.known.is_some()) else { return };
    let acronym = page.text(bracket + 1);
    let is_other = match page.find_at(bracket - 1) {
        Some(find) => find.reference != known.reference && is_initials(page, &find.tokens, acronym),
        None => spelled_out(page, range, bracket, acronym).is_some(),
    };
    if is_other {
        page.release(bracket + 1);
    }
}

/// Whether the capitals of a name make up an acronym.
fn is_initials(page: &Page<'_>, name: &Range<usize>, acronym: &str) -> bool {
    let initials =
        name.clone().filter(|at| page.is_capital(*at)).filter_map(|at| page.text(at).chars().next());
    initials.eq(acronym.chars().filter(|c| c.is_alphabetic()))
}

/// An acronym that the document defines means what it defines, wherever it stands, whoever else may have it.
pub fn spread(page: &mut Page<'_>) {
    let definitions = page.finds.iter().filter(|find| find.evidence == DEFINED && !find.tokens.is_empty());
    let defined: BTreeMap<&str, (Reference, Option<&Known>)> = definitions
        .map(|find| (page.text(find.tokens.start), (find.reference.clone(), find.known)))
        .collect();
    if defined.is_empty() {
        return;
    }
    let document = page.document;
    for (sentence, place) in document.sentences.iter().enumerate() {
        for at in place.tokens.clone() {
            if !is_acronym(page, at) {
                continue;
            }
            let Some((reference, known)) = defined.get(page.text(at)) else { continue };
            let is_other = page.find_at(at).map_or(page.is_free(at) && known.is_some(), |find| {
                find.tokens.len() == 1 && find.reference != *reference
            });
            if is_other {
                page.add(Find {
                    tokens: at..at + 1,
                    sentence,
                    kind: MentionKind::Actor,
                    reference: reference.clone(),
                    known: *known,
                    is_full: false,
                    is_outer: false,
                    lost_apostrophe: false,
                    evidence: "an acronym that this document defines",
                });
            }
        }
    }
}

/// Whether a name that an acronym abbreviates acts: a system or a phase has an acronym too.
fn is_somebody(page: &Page<'_>, mut name: Range<usize>, acronym: &str) -> bool {
    if name.any(|at| page.is(at, Class::ORGANISATION) || page.is(at, Class::GROUP) || page.is_people(at)) {
        return true;
    }
    let sentences = page.document.sentences.iter().enumerate();
    sentences.flat_map(|(number, sentence)| sentence.tokens.clone().map(move |at| (number, at))).any(
        |(sentence, at)| {
            page.text(at) == acronym && acts(page, &Run { tokens: at..at + 1, words: &[at], sentence })
        },
    )
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
        } else if !page.is_word(at, words!["of", "for", "and", "the", "on", "in"])
            && !page.is_mark(at, words!["-"])
        {
            return None;
        }
    }
    // A system or a plan has an acronym too.
    let is_thing = page.is(bracket - 1, Class::COMMON) && !page.is(bracket - 1, Class::ORGANISATION);
    start.filter(|_| letters.peek().is_none() && !is_thing)
}
