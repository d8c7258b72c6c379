//! Source: whom the text credits with a figure.

use std::ops::Range;

use super::{fate, passage::Passage, saying, word};
use crate::{
    extract::facts::{Mention, MentionKind, Source},
    text::{Span, TokenKind},
};

/// Reads the source of a figure that covers `start..end`: the nearest credit of its sentence.
pub(super) fn read(passage: Passage<'_>, mentions: &[Mention], start: usize, end: usize) -> Option<Source> {
    according_to(passage, mentions, start, end)
        .or_else(|| said_before(passage, mentions, start).filter(|_| is_said_right_before(passage, start)))
        .or_else(|| said_after(passage, mentions, end))
        .or_else(|| said_before(passage, mentions, start))
}

/// "X said 12", "X says that more than 12": nothing stands between.
fn is_said_right_before(passage: Passage<'_>, start: usize) -> bool {
    let place = if passage.any_before(start, &["that"]) { start - 1 } else { start };
    saying::counts(passage.before(place))
}

/// "according to X", before or behind; "a toll given by X", "estimates by X".
fn according_to(passage: Passage<'_>, mentions: &[Mention], start: usize, end: usize) -> Option<Source> {
    let behind = (end..passage.len()).take_while(|at| !passage.any(*at, &[";"]));
    let before = (0..start).rev().take_while(|at| !passage.any(*at, &[";"]));
    let place = behind.chain(before).find_map(|at| {
        if passage.is(at, "according") && passage.is(at + 1, "to") {
            return Some(at + 2);
        }
        let estimate =
            passage.any(at, &["estimate", "estimates", "figures", "count", "tally", "toll", "data"]);
        (estimate && passage.any(at + 1, &["by", "from"])).then_some(at + 2)
    })?;
    let mut words = noun_phrase(passage, place)?;
    // "according to a report by X": X.
    let report = passage.any(
        words.end - 1,
        &["report", "study", "survey", "statement", "estimate", "count", "tally", "data"],
    );
    if report && passage.any(words.end, &["by", "from", "of"]) {
        words = noun_phrase(passage, words.end + 1).unwrap_or(words);
    }
    Some(source(passage, mentions, words, None))
}

/// "12 were killed, X said", "12 were killed X told Y".
fn said_after(passage: Passage<'_>, mentions: &[Mention], end: usize) -> Option<Source> {
    let verb = (end..passage.len()).take_while(|at| !passage.ends_clause(*at)).find(|at| {
        saying::counts(passage.word(*at))
            && !passage.is_capital(*at)
            && !passage.is(*at + 1, "by")
            && !passage.any_before(*at, &["was", "were", "been", "be", "are", "is", "to"])
    })?;
    if passage.any_before(verb, &[","]) {
        // "12 were killed, said X": the source behind its verb.
        let words = noun_phrase(passage, verb + 1).filter(|_| saying::turns(passage.word(verb)))?;
        return Some(source(passage, mentions, words, None));
    }
    if passage.any_before(verb, &["who", "which", "he", "she", "it", "they", "that", "have", "and", "also"]) {
        return None;
    }
    // "12 were killed, said X": the source behind its verb.
    let words = noun_phrase_before(passage, verb, end)
        .or_else(|| saying::turns(passage.word(verb)).then(|| noun_phrase(passage, verb + 1)).flatten())?;
    Some(source(passage, mentions, words, relayed(passage, mentions, verb)))
}

/// "X said that 12 were killed", "X told Y 12 were killed", "X puts the toll at 12", "by X, which also said that 12".
fn said_before(passage: Passage<'_>, mentions: &[Mention], start: usize) -> Option<Source> {
    let verb = (0..start).rev().take_while(|at| !passage.any(*at, &[";"])).find(|at| {
        saying::counts(passage.word(*at))
            && !passage.is_capital(*at)
            && !passage.any_before(
                *at,
                &["was", "were", "been", "be", "are", "is", "to", "an", "the", "a", "has", "have"],
            )
    })?;
    let mut subject = verb;
    while passage
        .any_before(subject, &["also", "have", "has", "had", "which", "who", ",", "latest", "since", "on"])
        || passage.before(subject).len() > 4 && word::weekday(passage.before(subject)).is_some()
    {
        subject -= 1;
    }
    let subject = before_inserted_clause(passage, verb).unwrap_or(subject);
    let words = noun_phrase_before(passage, subject, 0)?;
    Some(source(passage, mentions, words, relayed(passage, mentions, verb)))
}

/// "X, which works from Y, said": the end of X.
fn before_inserted_clause(passage: Passage<'_>, verb: usize) -> Option<usize> {
    let closing = verb.checked_sub(1).filter(|at| passage.is(*at, ","))?;
    let opens = ["which", "who", "whose", "a", "an", "the", "based", "known"];
    (1..closing).rev().find(|at| passage.is(*at, ",") && passage.any(at + 1, &opens))
}

/// The outlet in "X told Y".
fn relayed(passage: Passage<'_>, mentions: &[Mention], verb: usize) -> Option<crate::extract::Reference> {
    if !saying::tells(passage.word(verb)) {
        return None;
    }
    let at = verb + 1 + usize::from(passage.is(verb + 1, "the"));
    let span = passage.token(at)?.span;
    mention_at(mentions, span).map(|mention| mention.reference.clone())
}

fn source(
    passage: Passage<'_>,
    mentions: &[Mention],
    words: Range<usize>,
    relayed_by: Option<crate::extract::Reference>,
) -> Source {
    let span = passage.span(words);
    let inside =
        mentions.iter().filter(|mention| span.covers(mention.span) && mention.kind == MentionKind::Actor);
    let reference = inside.max_by_key(|mention| mention.span.len()).or_else(|| mention_at(mentions, span));
    Source { span, reference: reference.map(|mention| mention.reference.clone()), relayed_by }
}

/// The outermost actor that touches a span.
fn mention_at(mentions: &[Mention], span: Span) -> Option<&Mention> {
    mentions.iter().find(|mention| mention.span.overlaps(span) && mention.kind == MentionKind::Actor)
}

/// The noun phrase that begins at a place: "the Syrian Observatory for Human Rights", "U.N. estimates", "a medical source".
fn noun_phrase(passage: Passage<'_>, place: usize) -> Option<Range<usize>> {
    let mut end = place;
    let mut last = place;
    while end < passage.len() && end < place + 14 {
        let article = passage.any(end, &["the", "a", "an", "its", "latest", "new"]) && end < place + 3;
        let joint = passage.any(end, &["for", "of", "and", "in", "to", "on", "from"]) && end > place;
        if passage.any(end, &["citing", "quoting", "recently", "reports"]) && end > place {
            break;
        }
        if passage.any(end, &["and", "to", "in", "on", "from"]) && !passage.is_capital(end + 1)
            || end > place
                && (word::weekday(passage.word(end)).is_some() || saying::counts(passage.word(end)))
                && !passage.any(end, &["estimates", "reports", "estimate"])
        {
            break;
        }
        let is_word = passage.is_kind(end, TokenKind::Word) && !word::is_function(passage.word(end));
        let mark = passage.any(end, &["-", "."]) && passage.is_kind(end + 1, TokenKind::Word)
            || passage.is_kind(end, TokenKind::Possessive);
        if !(article || joint || is_word || mark) {
            break;
        }
        end += 1;
        if is_word {
            last = end;
        }
    }
    (last > place).then_some(place..last)
}

/// The noun phrase that ends before a place and begins not before `least`.
fn noun_phrase_before(passage: Passage<'_>, end: usize, least: usize) -> Option<Range<usize>> {
    let end = without_adverbs(passage, end)?;
    let mut start = end;
    while start > least && end - start < 12 {
        let at = start - 1;
        let article = passage.any(at, &["the", "a", "an"]);
        if article {
            return (end - at > 1).then_some(at..end);
        }
        let joint = passage.any(at, &["for", "of", "in"])
            && passage.is_kind(at.wrapping_sub(1), TokenKind::Word)
            && (passage.is_capital(at + 1) || passage.any(at + 1, &["the"]));
        let is_word = passage.is_kind(at, TokenKind::Word)
            && !word::is_function(passage.word(at))
            && !fate::is_participle(passage.word(at));
        let inner =
            passage.any(at, &["-", "."]) && !passage.spaced(at) || passage.is_kind(at, TokenKind::Possessive);
        if !(joint || is_word || inner) {
            break;
        }
        start = at;
    }
    // Text without commas: a name begins at the first capital of the run before the verb.
    let first = (start..end).find(|at| passage.is_capital(*at) && word::weekday(passage.word(*at)).is_none());
    let first = first.unwrap_or(start);
    (end > first).then_some(first..end)
}

/// "X recently reported", "X in August said", "X on Tuesday said": the end of X.
fn without_adverbs(passage: Passage<'_>, mut end: usize) -> Option<usize> {
    for _ in 0..2 {
        let last = end.checked_sub(1)?;
        let word = passage.word(last);
        let is_adverb = word.len() > 4 && word.ends_with("ly") && !passage.is_capital(last);
        if is_adverb || word::weekday(word).is_some() {
            end = last;
        } else if word::is_month(word) && passage.any_before(last, &["in"]) {
            end = last - 1;
        }
        if passage.any_before(end, &["on", "in"]) && end < last + 1 {
            end -= 1;
        }
    }
    Some(end)
}
