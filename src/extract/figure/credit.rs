//! Credits: the noun phrases that can say something, a person, an organisation or a noun of sources, and no others.

use std::{ops::Range, sync::LazyLock};

use super::{passage::Passage, people, saying, scope::mention_over, word};
use crate::{
    extract::facts::{Mention, MentionKind},
    text::{TokenKind, WordKey, WordTable, words},
};

/// Nouns beside those of people that can say something.
const SOURCES: &str = "monitor monitors watchdog witness witnesses eyewitnesses source sources media television tv radio \
     agency agencies newspaper newspapers daily website websites channel broadcaster outlet outlets report \
     statement bulletin spokesman spokeswoman spokesperson spokesmen army military militia authorities authority \
     government governorate governor mayor minister ministry department office embassy mission commission committee \
     committees council coalition observatory network group groups organisation organisations organization \
     organizations ngo ngos charity charities centre center institute university hospital hospitals command \
     opposition party head chief director president envoy ambassador diplomat diplomats analyst analysts expert \
     experts prosecutor court judge investigators coroner coroners sheriff team teams service services union \
     federation front alliance study survey secretariat defence defense parliament regime correspondent operator \
     administration campaigners campaigner headquarters fund association society foundation statistics \
     researchers researcher outfit rights news";

/// Words before such a noun that belong to it.
const MODIFIERS: &str = "state run official local military security medical human rights news opposition pro anti \
     independent senior top unnamed anonymous another other several some two three four government rebel rebels \
     police army semi exiled tribal regional provincial based monitoring activist activists war \
     media aid relief health hospital civil defence defense interior foreign defense information press trade rescue \
     emergency intelligence chief deputy former same many most loyalist regime jihadist militant local-based public \
     private national international leading militia field well-informed informed trusted reliable main \
     private own first linked affiliated backed run owned opposing britain uk latest";

fn is_source(word: impl Into<WordKey>) -> bool {
    static WORDS: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of_texts(&[SOURCES]));
    WORDS.has(word)
}

/// Whether a noun can say something.
fn can_say(word: &str) -> bool {
    is_source(word)
        || people::noun(word).is_some()
            && !matches!(word, "victims" | "corpses" | "bodies" | "others" | "people")
}

fn modifies(passage: Passage<'_>, at: usize) -> bool {
    static WORDS: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of_texts(&[MODIFIERS]));
    let word = passage.key(at);
    let is_joint = passage.is(at, "-") && !passage.spaced(at) || passage.is_kind(at, TokenKind::Possessive);
    is_joint || WORDS.has(word) || is_name(passage, at) || is_source(word)
}

/// A word that begins as names do and is no day and no month.
fn is_name(passage: Passage<'_>, at: usize) -> bool {
    passage.is_capital(at)
        && word::weekday(passage.key(at)).is_none()
        && !word::is_month(passage.word(at))
        && (!passage.is_function(at) || passage.word(at) == "IS")
        && !passage.any(at, words!["meanwhile", "elsewhere", "earlier", "later", "activity", "related"])
}

/// The actor of which the token at a place is a part.
fn actor_at<'a>(passage: Passage<'_>, mentions: &'a [Mention], at: usize) -> Option<&'a Mention> {
    mention_over(mentions, passage.token(at)?.span, MentionKind::Actor)
}

fn is_venue(passage: Passage<'_>, mentions: &[Mention], at: usize) -> bool {
    passage.token(at).is_some_and(|token| mention_over(mentions, token.span, MentionKind::Venue).is_some())
}

/// The phrase that ends before a place and begins not before `least`: "a medical source", "activists in Portside".
pub(super) fn before(
    passage: Passage<'_>,
    mentions: &[Mention],
    end: usize,
    least: usize,
) -> Option<Range<usize>> {
    let head = head_before(passage, mentions, end, least)?;
    let mut start = head;
    while start > least && head - start < 9 {
        let at = start - 1;
        if passage.any(at, words!["the", "a", "an"]) {
            return Some(at..end);
        }
        let is_number = passage.is_kind(at, TokenKind::Word) && super::number::may_be_number(passage, at);
        // "in the town of Portside state television said": the town is no part of the station's name.
        let of_place = is_venue(passage, mentions, at)
            && (at.saturating_sub(3)..at)
                .any(|near| passage.any(near, words!["in", "of", "at", "near", "from", "on"]));
        if of_place || !(modifies(passage, at) || is_number) || fate_or_saying(passage, at) {
            break;
        }
        start = at;
    }
    while start < head && (passage.any(start, words!["-"]) || passage.is_kind(start, TokenKind::Possessive)) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

fn fate_or_saying(passage: Passage<'_>, at: usize) -> bool {
    super::fate::is_participle(passage.key(at))
        || saying::counts(passage.key(at)) && !passage.is(at, "report")
}

/// The noun that speaks: the last word, or that before "at", "of" or "in" and names. None begins before `from`.
fn head_before(passage: Passage<'_>, mentions: &[Mention], end: usize, from: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|at| *at >= from)?;
    if passage.is_kind(last, TokenKind::Possessive) {
        return None;
    }
    if let Some(actor) = actor_at(passage, mentions, last) {
        let touches = |at: &usize| passage.token(*at).is_some_and(|token| token.span.overlaps(actor.span));
        return (from..=last).find(touches).or(Some(last));
    }
    // "a source at the hospital", "the head of the council"; then "the council"; then "activists in Portside".
    let loose = |at: usize| is_part_of_name(passage, at) || is_word(passage, at);
    outer_head(passage, mentions, from..end, words!["at", "of"], loose)
        .or_else(|| can_say(passage.word(last)).then_some(last))
        .or_else(|| {
            let strict = |at: usize| is_part_of_name(passage, at);
            outer_head(passage, mentions, from..end, words!["in", "for", "from"], strict)
        })
        .or_else(|| {
            // "the channel Portside Today".
            let named = (from.max(end.saturating_sub(5))..last).rev().find(|at| is_source(passage.key(*at)));
            named.filter(|noun| (noun + 1..end).all(|at| modifies(passage, at)))
        })
        .or_else(|| (is_name(passage, last) && !is_venue(passage, mentions, last)).then_some(last))
}

fn is_part_of_name(passage: Passage<'_>, at: usize) -> bool {
    modifies(passage, at) || can_say(passage.word(at))
}

/// The noun before one of these prepositions, behind which all words up to the end fit.
fn outer_head(
    passage: Passage<'_>,
    mentions: &[Mention],
    within: Range<usize>,
    prepositions: &[WordKey],
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    let (from, end) = (within.start, within.end);
    let nearest = from.max(end.saturating_sub(7))..end.saturating_sub(1);
    let joint = nearest.rev().find(|at| passage.any(*at, prepositions)).filter(|joint| *joint > from)?;
    let first = joint + 1 + usize::from(passage.any(joint + 1, words!["the", "a", "an"]));
    let noun = joint - 1;
    let speaks = can_say(passage.word(noun)) || actor_at(passage, mentions, noun).is_some();
    (speaks && (first..end).all(fits)).then_some(noun)
}

/// The phrase that begins at a place: "the Portside Observatory for Rights", "U.N. estimates", "a medical source".
pub(super) fn at(passage: Passage<'_>, mentions: &[Mention], place: usize) -> Option<Range<usize>> {
    let mut at = place + usize::from(passage.any(place, words!["the", "a", "an", "its", "some"]));
    let mut end = None;
    while at < passage.len() && at < place + 14 {
        let speaks = actor_at(passage, mentions, at).is_some()
            || can_say(passage.word(at)) && !passage.any(at, words!["rights", "news"]);
        let is_dot = passage.is(at, ".") && !passage.spaced(at);
        if speaks || is_name(passage, at) && !is_venue(passage, mentions, at) {
            end = Some(at + 1);
        } else if passage.any(at, words!["for", "of"])
            && end.is_some()
            && passage.is_capital(at + 1 + usize::from(passage.is(at + 1, "the")))
        {
            at += usize::from(passage.is(at + 1, "the"));
        } else if !(is_dot || modifies(passage, at) || is_word(passage, at) && end.is_none()) {
            break;
        }
        if speaks && saying::counts(passage.key(at + 1)) {
            break;
        }
        at += 1;
    }
    end.map(|end| place..end).filter(|words| words.clone().any(|at| speaks_at(passage, mentions, at)))
}

/// A word that may stand before the noun that speaks.
fn is_word(passage: Passage<'_>, at: usize) -> bool {
    passage.is_kind(at, TokenKind::Word) && !passage.is_function(at) && !fate_or_saying(passage, at)
}

fn speaks_at(passage: Passage<'_>, mentions: &[Mention], at: usize) -> bool {
    actor_at(passage, mentions, at).is_some()
        || can_say(passage.word(at))
        || is_name(passage, at) && !is_venue(passage, mentions, at)
}
