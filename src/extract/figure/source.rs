//! Source: whom the text credits with a figure.

use std::ops::Range;

use super::{credit, passage::Passage, saying, voice::Voice, word};
use crate::{
    extract::{
        facts::{Mention, MentionKind, Reference, Source},
        mark::Marks,
    },
    text::{Span, WordKey, words},
};

/// Nouns of numbers that somebody gives: "a toll given by X".
const ESTIMATES: [&str; 7] = ["estimate", "estimates", "figures", "count", "tally", "toll", "data"];
/// Further verbs whose subject gives a number.
const COUNTING: [&str; 2] = ["counts", "tallied"];
/// Those that do so with "of" behind them.
const SPEAKING: [&str; 3] = ["spoke", "speaks", "speak"];

/// The words one of which stands in every sentence that names the source of a figure.
pub(in crate::extract) fn words() -> impl Iterator<Item = &'static str> {
    saying::counting().chain(ESTIMATES).chain(COUNTING).chain(SPEAKING).chain(["according"])
}

/// Reads the source of a figure that covers `start..end`: the nearest credit of its sentence.
pub(super) fn read(passage: Passage<'_>, mentions: &[Mention], start: usize, end: usize) -> Option<Source> {
    passage.next(0, Marks::SOURCE)?;
    according_to(passage, mentions, start, end)
        .or_else(|| is_said_right_before(passage, start).then(|| said_before(passage, mentions, start))?)
        .or_else(|| said_after(passage, mentions, end))
        .or_else(|| said_before(passage, mentions, start))
}

/// "X said 12", "X says that more than 12": nothing stands between.
fn is_said_right_before(passage: Passage<'_>, start: usize) -> bool {
    let place = if passage.any_before(start, words!["that"]) { start - 1 } else { start };
    saying::counts(passage.key_before(place))
}

/// "according to X", before or behind; "a toll given by X", "estimates by X".
fn according_to(passage: Passage<'_>, mentions: &[Mention], start: usize, end: usize) -> Option<Source> {
    let behind = (end..passage.len()).take_while(|at| !passage.any(*at, words![";"]));
    let before = (0..start).rev().take_while(|at| !passage.any(*at, words![";"]));
    let place = |at: usize| {
        if passage.is(at, "according") && passage.is(at + 1, "to") {
            return Some(at + 2);
        }
        let estimate = passage.any(at, &const { WordKey::all(ESTIMATES) });
        (estimate && passage.any(at + 1, words!["by", "from"])).then_some(at + 2)
    };
    let mut words =
        behind.chain(before).filter_map(place).find_map(|at| credit::at(passage, mentions, at))?;
    // "according to a report by X": X.
    let report = passage.any(
        words.end - 1,
        words!["report", "study", "survey", "statement", "estimate", "count", "tally", "data"],
    );
    if report && passage.any(words.end, words!["by", "from", "of"]) {
        words = credit::at(passage, mentions, words.end + 1).unwrap_or(words);
    }
    Some(source(passage, mentions, words, None))
}

/// "12 were killed, X said", "12 were killed X told Y".
fn said_after(passage: Passage<'_>, mentions: &[Mention], end: usize) -> Option<Source> {
    let verb = (end..passage.len()).take_while(|at| !passage.ends_clause(*at)).find(|at| {
        saying::counts(passage.key(*at))
            && !passage.is_capital(*at)
            && !passage.any(*at + 1, words!["by", "that"])
            && !passage.any_before(*at, words!["was", "were", "been", "be", "are", "is", "to"])
    })?;
    if passage.any_before(verb, words![","]) {
        // "12 were killed, said X": the source behind its verb.
        let words = credit::at(passage, mentions, verb + 1).filter(|_| saying::turns(passage.key(verb)))?;
        return Some(source(passage, mentions, words, None));
    }
    if passage
        .any_before(verb, words!["who", "which", "he", "she", "it", "they", "that", "have", "and", "also"])
    {
        return None;
    }
    // "12 were killed, said X", whatever became of the comma: the source behind its verb.
    let behind = saying::turns(passage.key(verb)).then(|| credit::at(passage, mentions, verb + 1)).flatten();
    let ends = |words: &Range<usize>| {
        words.end >= passage.len()
            || passage.any(words.end, words![".", ",", "in", "on", "adding", "citing", "\"", "”"])
    };
    let before =
        without_adverbs(passage, verb).and_then(|subject| credit::before(passage, mentions, subject, end));
    let words = match behind {
        Some(words) if before.is_none() || ends(&words) => words,
        _ => before?,
    };
    Some(source(passage, mentions, words, relayed(passage, mentions, verb)))
}

/// "X said that 12 were killed", "X told Y 12 were killed", "X puts the toll at 12", "by X, which also said that 12".
fn said_before(passage: Passage<'_>, mentions: &[Mention], start: usize) -> Option<Source> {
    // "X puts the toll at 12": the frame begins with the verb.
    let end = start + usize::from(passage.any(start, words!["put", "puts"]));
    let verb = (0..end).rev().take_while(|at| !passage.any(*at, words![";"])).find(|at| {
        // "has documented more than 12 deaths": nothing but a count is documented.
        let is_counted = passage.any(*at, words!["documented", "recorded", "counted", "verified"]);
        gives(passage, *at)
            && !passage.is_capital(*at)
            && !passage
                .any_before(*at, words!["was", "were", "been", "be", "are", "is", "to", "an", "the", "a"])
            && (is_counted || !passage.any_before(*at, words!["has", "have"]))
    })?;
    let spoke = relayed(passage, mentions, verb);
    let words = subject(passage, mentions, main_verb(passage, verb).unwrap_or(verb))?;
    Some(source(passage, mentions, words, spoke))
}

/// Who does what a verb says; for "it" and "they", who did what the verb before them says.
fn subject(passage: Passage<'_>, mentions: &[Mention], verb: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while passage
        .any_before(end, words!["also", "have", "has", "had", "which", "who", ",", "latest", "since", "on"])
        || passage.before(end).len() > 4 && word::weekday(passage.key_before(end)).is_some()
    {
        end -= 1;
    }
    let end = without_adverbs(passage, before_inserted_clause(passage, verb).unwrap_or(end))?;
    if passage.any_before(end, words!["it", "he", "she", "they"]) {
        return subject(passage, mentions, acting_before(passage, end - 1)?);
    }
    credit::before(passage, mentions, end, 0)
}

/// The verb whose subject says what stands behind "saying": "X denied the report, saying 12 were killed".
fn main_verb(passage: Passage<'_>, verb: usize) -> Option<usize> {
    passage.is(verb, "saying").then(|| acting_before(passage, verb)).flatten()
}

/// The last verb before a place of one who speaks of what others say or do.
fn acting_before(passage: Passage<'_>, end: usize) -> Option<usize> {
    const ACTS: &[WordKey] = words![
        "denied",
        "denies",
        "rejected",
        "rejects",
        "dismissed",
        "disputed",
        "condemned",
        "blamed",
        "blames",
        "accused",
        "accuses",
        "responded",
        "replied",
        "issued",
        "released",
        "broadcast",
        "quoted",
        "updated",
        "contradicted",
    ];
    let acts = |at: &usize| gives(passage, *at) || passage.any(*at, ACTS);
    (0..end).rev().find(acts)
}

/// "X, which works from Y, said": the end of X.
fn before_inserted_clause(passage: Passage<'_>, verb: usize) -> Option<usize> {
    let closing = verb.checked_sub(1).filter(|at| passage.is(*at, ","))?;
    let opens = words!["which", "who", "whose", "a", "an", "the", "based", "known"];
    (1..closing).rev().find(|at| passage.is(*at, ",") && passage.any(at + 1, opens))
}

/// A verb whose subject gives a number: "X said", "X counts", "X spoke of".
fn gives(passage: Passage<'_>, at: usize) -> bool {
    let speaks_of = passage.any(at, &const { WordKey::all(SPEAKING) }) && passage.is(at + 1, "of");
    saying::counts(passage.key(at)) || passage.any(at, &const { WordKey::all(COUNTING) }) || speaks_of
}

/// The outlet in "X told Y".
fn relayed(passage: Passage<'_>, mentions: &[Mention], verb: usize) -> Option<crate::extract::Reference> {
    if !saying::tells(passage.key(verb)) {
        return None;
    }
    let at = verb + 1 + usize::from(passage.is(verb + 1, "the"));
    let span = passage.token(at)?.span;
    mention_at(mentions, span).map(|mention| Reference::clone(&mention.reference))
}

fn source(
    passage: Passage<'_>,
    mentions: &[Mention],
    words: Range<usize>,
    relayed_by: Option<crate::extract::Reference>,
) -> Source {
    let (span, voice) = (passage.span(words.clone()), Voice::of(passage, words));
    let inside =
        mentions.iter().filter(|mention| span.covers(mention.span) && mention.kind == MentionKind::Actor);
    let reference = inside.max_by_key(|mention| mention.span.len()).or_else(|| mention_at(mentions, span));
    let reference = reference.map(|mention| Reference::clone(&mention.reference));
    Source { span, reference, voice, relayed_by: relayed_by.map(Box::new) }
}

/// The outermost actor that touches a span.
fn mention_at(mentions: &[Mention], span: Span) -> Option<&Mention> {
    mentions.iter().find(|mention| mention.span.overlaps(span) && mention.kind == MentionKind::Actor)
}

/// "X recently reported", "X in August said", "X on Tuesday said": the end of X.
fn without_adverbs(passage: Passage<'_>, mut end: usize) -> Option<usize> {
    for _ in 0..3 {
        let last = end.checked_sub(1)?;
        // "the Portside Relief Council (PRC) said".
        if passage.is(last, ")")
            && let Some(open) = (last.saturating_sub(4)..last).rev().find(|at| passage.is(*at, "("))
        {
            end = open;
            continue;
        }
        let word = passage.word(last);
        let is_adverb = word.len() > 4 && word.ends_with("ly") && !passage.is_capital(last)
            || passage.any(last, words!["earlier", "later", "had", "has", "have", "also"]);
        if is_adverb || word::weekday(word).is_some() {
            end = last;
        } else if word::is_month(word) && passage.any_before(last, words!["in"]) {
            end = last - 1;
        }
        if passage.any_before(end, words!["on", "in"]) && end < last + 1 {
            end -= 1;
        }
    }
    // "the Observatory, based in Britain, said".
    let based =
        (end.saturating_sub(5)..end).rev().find(|at| passage.any(*at, words!["based", "headquartered"]));
    let is_phrase =
        |at: &usize| passage.any(at + 1, words!["in", "at", "near"]) && !passage.any_before(*at, words!["-"]);
    Some(based.filter(is_phrase).map_or(end, |at| at - usize::from(passage.any_before(at, words![","]))))
}
