//! Persons whom a document introduces: by titles, appositions, verbs of saying, given names.

use super::{
    find::Find,
    introduction,
    page::Page,
    place,
    run::{Run, is_acronym},
    table::has_noun,
};
use crate::{
    extract::{facts::MentionKind, lexicon::Class, profile::EntityKind},
    text::{WordKey, words},
};

/// Nouns of people that stand before a name without being its title: "rebel Aleppo".
const LOOSE_TITLES: &[WordKey] =
    words!["rebel", "opposition", "resident", "victim", "monitor", "suspect", "chair", "official", "party"];

/// Why a run of two and more words is a person; `None` where nothing says so.
pub fn evidence(page: &Page<'_>, run: &Run<'_>) -> Option<&'static str> {
    if run.words.len() < 2 || !is_possible(page, run) {
        return None;
    }
    if has_title(page, run) {
        return Some("a title before it");
    }
    let (sentence, tokens) = (run.sentence, &run.tokens);
    let apposition = introduction::apposition_behind(page, sentence, tokens.end);
    if apposition.is_some_and(|words| {
        words.clone().any(|at| page.is(at, Class::TITLE)) && !is_place_noun(page, words.start, words.end)
    }) {
        return Some("an apposition behind it");
    }
    if introduction::apposition_before(page, sentence, tokens.start).is_some()
        && page.is_mark(tokens.end, words![",", "("])
    {
        return Some("an apposition before it");
    }
    let behind = tokens.end;
    let before = page.before(tokens.start, sentence);
    let is_given = run.words.first().is_some_and(|at| page.is(*at, Class::GIVEN));
    let says = page.is_lower(behind) && page.is(behind, Class::SAYING)
        || before.is_some_and(|at| {
            page.is_lower(at) && page.is_word(at, words!["said", "says", "added", "asked", "wrote"])
        });
    if says && (is_given || !run.opens(page) || run.words.len() > 2 || is_unknown(page, run)) {
        return Some("a verb of saying beside it");
    }
    if is_aged(page, run) {
        return Some("an age beside it");
    }
    if is_speaker(page, run) {
        return Some("whose words follow");
    }
    if is_nicknamed(page, run) {
        return Some("named so");
    }
    if is_given && !(begins_as_father(page, run) && place::evidence(page, run).is_some()) {
        return Some("a given name");
    }
    (is_unknown(page, run) && !opens_plainly(page, run) && acts_as_person(page, run))
        .then_some("what persons do")
}

/// "X Y, 43, ...", "X Y, a 43-year-old", "43-year-old X Y".
fn is_aged(page: &Page<'_>, run: &Run<'_>) -> bool {
    let is_age = |at: usize| page.text(at).parse::<u8>().is_ok_and(|age| (3..=110).contains(&age));
    let is_old = |at: usize| page.text(at).ends_with("old") && page.is_lower(at);
    let behind = run.tokens.end;
    let next = if page.is_word(behind + 1, words!["a", "an", "the"]) { behind + 2 } else { behind + 1 };
    let is_behind = page.is_mark(behind, words![","])
        && is_age(next)
        && (page.is_mark(next + 1, words![",", ".", ")"]) || (next..next + 6).any(is_old));
    let before = page.before(run.tokens.start, run.sentence);
    is_behind || before.is_some_and(|at| is_old(at) && at > 3 && (at - 4..at).any(is_age))
}

/// "((X Y)) Good evening.", as transcripts of interviews have it.
fn is_speaker(page: &Page<'_>, run: &Run<'_>) -> bool {
    let (start, end) = (run.tokens.start, run.tokens.end);
    start > 1
        && (start - 2..start).all(|at| page.is_mark(at, words!["("]))
        && (end..end + 2).all(|at| page.is_mark(at, words![")"]))
}

/// "nicknamed \"X Y\"", "identified as X Y".
fn is_nicknamed(page: &Page<'_>, run: &Run<'_>) -> bool {
    let is_quote = |at: usize| page.is_mark(at, words!["\"", "“", "‘", "'"]);
    let before = page.before(run.tokens.start, run.sentence);
    let before = before.and_then(|at| if is_quote(at) { page.before(at, run.sentence) } else { Some(at) });
    let Some(at) = before else { return false };
    let is_as = page.is_word(at, words!["as"])
        && page
            .before(at, run.sentence)
            .is_some_and(|at| page.is_word(at, words!["identified", "named", "nicknamed"]));
    let is_led = page.is_word(at, words!["by"])
        && page.before(at, run.sentence).is_some_and(|at| {
            page.is_word(at, words!["led", "headed", "commanded", "founded", "chaired", "hosted", "authored"])
        });
    is_as
        || is_led && is_unknown(page, run)
        || page.is_word(at, words!["nicknamed", "aka", "alias"])
        || page.is_word(at, words!["named"]) && is_unknown(page, run)
}

/// "Abu X" is a man's byname, and a village's name as often.
fn begins_as_father(page: &Page<'_>, run: &Run<'_>) -> bool {
    run.words.first().is_some_and(|at| page.is_word(*at, words!["abu"]))
}

/// Whether the first word may be upper case only because it opens the sentence: "Toppling Assad".
fn opens_plainly(page: &Page<'_>, run: &Run<'_>) -> bool {
    let first = run.words.first().map_or("", |at| page.text(*at));
    run.opens(page) && ["ing", "ed", "ly", "s"].iter().any(|ending| first.ends_with(ending))
}

/// Verbs and participles of which only persons are the subject.
const PERSONAL: &[WordKey] = words![
    "resigned",
    "died",
    "retired",
    "testified",
    "revealed",
    "married",
    "studied",
    "graduated",
    "appeared",
    "arrived",
    "visited",
    "went",
    "spoke",
    "wept",
    "smiled",
    "laughed",
    "admitted",
    "pleaded",
    "wants",
    "wanted",
    "denies",
    "denied",
    "rejects",
    "rejected",
    "accuses",
    "accused",
    "insists",
    "urges",
    "urged",
    "hopes",
    "believes",
    "refuses",
    "refused",
    "apologised",
    "apologized",
    "served",
];
const SUFFERED: &[WordKey] = words![
    "killed",
    "arrested",
    "appointed",
    "elected",
    "born",
    "sentenced",
    "charged",
    "detained",
    "executed",
    "convicted",
    "released",
    "promoted",
    "nominated",
    "beheaded",
    "kidnapped",
    "wounded",
    "injured",
    "dismissed",
    "sworn",
    "found",
];

/// "X Y, who ...", "X Y resigned", "X Y was arrested", and where commas were lost: "X Y the chief of ...".
fn acts_as_person(page: &Page<'_>, run: &Run<'_>) -> bool {
    let range = page.range_of(run.sentence);
    let behind = run.tokens.end;
    let next = if page.is_mark(behind, words![",", "-", "–", "—"]) { behind + 1 } else { behind };
    if next >= range.end {
        return false;
    }
    let is_passive =
        page.is_word(next, words!["was", "is", "were", "been"]) && page.is_word(next + 1, SUFFERED);
    let describes = page.is_lower(next)
        && (page.is(next, Class::TITLE)
            || page.is_word(next, words!["the", "a", "an"])
                && (next + 1..range.end.min(next + 7))
                    .any(|at| page.is_lower(at) && page.is(at, Class::TITLE)));
    page.is_word(next, words!["who", "whose"])
        || next == behind && (page.is_word(next, PERSONAL) || is_passive)
        || describes
}

/// Whether no word of the run is a plain word of the language.
fn is_unknown(page: &Page<'_>, run: &Run<'_>) -> bool {
    run.words.iter().all(|at| page.class(*at) == Class::NONE || page.is(*at, Class::GIVEN))
}

fn is_place_noun(page: &Page<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|at| page.is(at, Class::PLACE))
        && !(start..end).any(|at| page.is_word(at, words!["mayor", "governor"]))
}

/// No street, no line in capitals.
fn is_possible(page: &Page<'_>, run: &Run<'_>) -> bool {
    let is_numeral = |at: usize| matches!(page.text(at), "II" | "III" | "IV" | "VI" | "XIV" | "XVI");
    let is_loud = |at: &&usize| page.is_upper(**at) && page.text(**at).len() > 1 && !is_numeral(**at);
    let is_upper = run.words.iter().filter(is_loud).count();
    let is_direction = run.words.first().is_some_and(|at| page.is(*at, Class::DIRECTION));
    let is_thing = run.words.last().is_some_and(|at| page.is(*at, Class::THING));
    is_upper == 0
        && !is_thing
        && !is_direction
        && run.words.len() <= 6
        && !page.is_word(run.tokens.end, words!["province", "city", "village", "town", "district"])
}

/// Whether a title stands directly before.
pub fn has_title(page: &Page<'_>, run: &Run<'_>) -> bool {
    let Some(title) = introduction::title_before(page, run.sentence, run.tokens.start) else { return false };
    let before = run.tokens.start - 1;
    let dotted = page.is_mark(before, words!["."]) && before > title.start;
    let last = if dotted { before - 1 } else { before };
    let is_direct = page.is(last, Class::TITLE) && !page.is_word(last, LOOSE_TITLES);
    let is_whose = page.find_at(last).is_some() || page.is_lower(last) && page.is(last, Class::ORGANISATION);
    let is_portfolio = page.is_capital(last) && page.is(last, Class::TITLE_PART);
    let behind_whose =
        (is_whose || is_portfolio) && title.clone().any(|at| page.is_word(at, words!["of", "for"]));
    let opens_plainly = last == page.range_of(run.sentence).start
        && page.is_word(last, words!["chair", "monitor", "driver", "rebel"]);
    (is_direct || behind_whose && run.words.len() > 1) && !opens_plainly
}

/// The royal title directly before a run of one word, which stands for its first name: "[King Salman]".
pub fn royal_title(page: &Page<'_>, run: &Run<'_>) -> Option<usize> {
    let before = page.before(run.tokens.start, run.sentence)?;
    (page.is_capital(before) && page.is(before, Class::ROYAL)).then_some(before)
}

/// Verbs whose object is somebody.
const ADDRESSED: &[WordKey] = words![
    "told", "tells", "telling", "urged", "urging", "accused", "accusing", "asked", "asking", "thanked"
];

/// Whether a run of one word is somebody: a title before it, or a verb of saying where no sentence begins.
pub fn is_somebody(page: &Page<'_>, run: &Run<'_>) -> Option<&'static str> {
    // "Red Hat said", "UC Davis says": the name begins with a plain word or an acronym.
    let is_rest = page.before(run.tokens.start, run.sentence).is_some_and(|at| {
        page.is_capital(at)
            && (page.is(at, Class::COMMON) || is_acronym(page, at) && page.is_free(at))
            && !page.is(at, Class::TITLE.with(Class::TITLE_PART).with(Class::GIVEN))
            && at > page.range_of(run.sentence).start
    });
    // "Chief Technical Officer": an office goes on.
    let goes_on = page.is_capital(run.tokens.end) && page.is(run.tokens.end, Class::TITLE);
    if is_rest || goes_on && page.keeps.commas {
        return None;
    }
    let is_loud = run.words.iter().any(|at| page.is_upper(*at) && page.text(*at).len() > 3);
    if has_title(page, run) && !is_loud {
        return Some("a title before it");
    }
    let behind = run.tokens.end;
    let before = page.before(run.tokens.start, run.sentence);
    if before.is_some_and(|at| page.is_lower(at) && page.is_word(at, ADDRESSED)) {
        return Some("told or asked something");
    }
    if rules(page, run) {
        return Some("whose regime it is");
    }
    let says = page.is_lower(behind)
        && page.is(behind, Class::SAYING)
        && !page.is_word(behind, words!["reported", "reports"]);
    let has_particle = run.words.first().is_some_and(|first| *first > run.tokens.start);
    (says && (has_particle || !run.opens(page))).then_some("a verb of saying behind it")
}

/// Whether a run of one word is a ruler: "the X regime", "X's supporters".
pub fn rules(page: &Page<'_>, run: &Run<'_>) -> bool {
    let is_unknown = run.words.iter().all(|at| page.class(*at) == Class::NONE);
    let behind = run.tokens.end;
    let behind = if page.is_possessive(behind) { behind + 1 } else { behind };
    is_unknown && !run.opens(page) && page.is_lower(behind) && page.is(behind, Class::RULE)
}

/// Whether a run of one word at the start of a sentence may be somebody who says something.
pub fn may_say(page: &Page<'_>, run: &Run<'_>) -> bool {
    let behind = run.tokens.end;
    let is_unknown = run.words.iter().all(|at| page.class(*at) == Class::NONE);
    let says = || page.is(behind, Class::SAYING) || page.is_word(behind, PERSONAL);
    is_unknown && page.is_lower(behind) && says()
}

/// "X Y, better known as Z": the person whose byname a run of one word is.
pub fn known_as<'p, 'a>(page: &'p Page<'a>, run: &Run<'_>) -> Option<&'p Find<'a>> {
    let range = page.range_of(run.sentence);
    let is_quote = |at: usize| page.is_mark(at, words!["\"", "“", "‘", "'"]);
    let mut at = page.before(run.tokens.start, run.sentence)?;
    if is_quote(at) {
        at = page.before(at, run.sentence)?;
    }
    let says = match page.text(at) {
        "as" => page.is_word(page.before(at, run.sentence)?, words!["known"]),
        "nicknamed" | "aka" | "alias" | "guerre" => true,
        _ => false,
    };
    let mut before = (range.start..at).rev().take(7).filter_map(|at| page.find_at(at));
    let person = before.next().filter(|_| says)?;
    (person.kind == MentionKind::Actor && person.tokens.len() > 1 && !has_noun(page, person))
        .then_some(person)
}

/// "X Y of the Norrland Post", "the BBC's X Y": two unknown words, and an organisation to which only somebody can belong.
pub fn is_of_organisation(page: &Page<'_>, run: &Run<'_>) -> bool {
    let of = run.tokens.end;
    let next = if page.is_word(of + 1, words!["the"]) { of + 2 } else { of + 1 };
    let is_body = |at: usize| {
        page.find_at(at).is_some_and(|find| {
            let is_known = find.known.is_some_and(|known| {
                matches!(known.kind, EntityKind::Organisation | EntityKind::Outlet | EntityKind::ArmedGroup)
            });
            find.kind == MentionKind::Actor
                && find.sentence == run.sentence
                && (is_known || has_noun(page, find))
        })
    };
    let owner = page.before(run.tokens.start, run.sentence).filter(|at| page.is_possessive(*at));
    let is_owned = owner.and_then(|at| at.checked_sub(1)).is_some_and(is_body);
    page.keeps.commas
        && run.words.len() == 2
        && run.words.iter().all(|at| page.class(*at) == Class::NONE)
        && !opens_plainly(page, run)
        && (is_owned || page.is_word(of, words!["of"]) && is_body(next))
        && is_possible(page, run)
}
