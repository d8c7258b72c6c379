//! Anchors: the sentence before that a sentence without a place goes on from, and the day of the report.
//!
//! "A bomb tore through the market of Tadaf on Friday. The blast killed nine": the nine died in Tadaf, on Friday. Only a
//! definite reference goes back, to the nearest sentence that names such an event and a place, and not beyond another place.

use std::collections::BTreeSet;

use super::{
    event,
    passage::Passage,
    scene::{family, venues},
};
use crate::{
    extract::{
        Date, Marked,
        date::days_between,
        facts::{Facts, Reference, Scope},
        lexicon::gazetteer,
    },
    text::{WordKey, words},
};

/// How many sentences back the event of "the blast" may stand.
const BACK: u32 = 3;
/// How many sentences back the capital may be named.
const CAPITAL_BACK: u32 = 8;
/// Sentences that a report of the day's events has at most, before its background begins.
const REPORT: u32 = 20;

/// Where a sentence without a place of its own goes on from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchor<'a> {
    /// The sentence that tells of the event; none where only the place is told before.
    pub sentence: Option<u32>,
    /// The places.
    pub venues: BTreeSet<&'a Reference>,
}

/// Verbs that set an event beside another one.
const COMES: &[WordKey] =
    words!["came", "comes", "come", "coincided", "coincides", "followed", "follows", "follow"];

/// The anchor of a sentence that names no town.
pub(super) fn find<'a>(document: &Marked<'_>, facts: &'a Facts, sentence: u32) -> Option<Anchor<'a>> {
    let passage = passage(document, sentence)?;
    let kinds: Vec<usize> =
        (0..passage.len()).filter(|at| event::event_kind(passage.key(*at)).is_some()).collect();
    // "The attack came as a car bomb killed nine": the nine are of another event.
    let is_other = |at: usize| kinds.iter().any(|at| is_new(passage, *at)) || passage.any(at + 1, COMES);
    let definite = kinds.iter().copied().find(|at| has_article(passage, *at));
    if let Some(at) = definite.filter(|at| !is_other(*at)) {
        return event_before(document, facts, sentence, event::event_kind(passage.key(at)).map_or(0, family));
    }
    let is_capital = (0..passage.len())
        .any(|at| passage.is(at, "capital") && has_article(passage, at) && !passage.is(at + 1, "of"));
    is_capital.then(|| capital_before(document, facts, sentence)).flatten()
}

/// The sentence before that names an event of that family with its place, where no other place comes between.
fn event_before<'a>(document: &Marked<'_>, facts: &'a Facts, sentence: u32, kind: u16) -> Option<Anchor<'a>> {
    let block = |number: u32| document.sentences.get(number as usize).map(|one| one.block);
    let before = (sentence.saturating_sub(BACK)..sentence).rev();
    let named = before
        .take_while(|number| block(*number) == block(sentence))
        .map(|number| (number, venues(document, facts, number)))
        .find(|(_, venues)| !venues.is_empty())?;
    let (number, venues) = named;
    let words = passage(document, number)?;
    let kinds: Vec<u16> =
        (0..words.len()).filter_map(|at| event::event_kind(words.key(at))).map(family).collect();
    let is_it = !kinds.is_empty() && (kind == 0 || kinds.contains(&0) || kinds.contains(&kind));
    is_it.then_some(Anchor { sentence: Some(number), venues })
}

/// The capital city that was named last.
fn capital_before<'a>(document: &Marked<'_>, facts: &'a Facts, sentence: u32) -> Option<Anchor<'a>> {
    let capital = |place: &&Reference| {
        let Reference::Known(id) = place else { return false };
        gazetteer::rows().iter().any(|row| row.capital == Some(&**id))
    };
    (sentence.saturating_sub(CAPITAL_BACK)..sentence).rev().find_map(|number| {
        let venues: BTreeSet<&Reference> =
            venues(document, facts, number).into_iter().filter(capital).collect();
        (venues.len() == 1).then_some(Anchor { sentence: None, venues })
    })
}

/// "a car bomb", "another raid", "an explosion".
fn is_new(passage: Passage<'_>, at: usize) -> bool {
    let first = at.saturating_sub(3);
    let article =
        (first..at).rev().find(|near| passage.any(*near, words!["a", "an", "another", "other", "separate"]));
    article.is_some_and(|article| (article + 1..at).all(|near| !is_joint(passage, near)))
}

/// Whether "the" stands before a noun, with two adjectives between at most: "the attack", "the double bombing".
fn has_article(passage: Passage<'_>, at: usize) -> bool {
    let first = at.saturating_sub(3);
    let article = (first..at)
        .rev()
        .find(|near| passage.any(*near, words!["the", "this", "that", "these", "those", "both"]));
    article.is_some_and(|article| (article + 1..at).all(|near| !is_joint(passage, near)))
}

fn is_joint(passage: Passage<'_>, at: usize) -> bool {
    passage.any(
        at,
        words![
            "of", "in", "on", "and", "or", "at", "by", "to", "from", "for", "with", ",", "said", "after", "s"
        ],
    )
}

/// The day on which all that a report tells happened, as far as a sentence of it: the one day that its opening says, where
/// the sentence and those between say no other time.
pub(super) fn day_of_report(
    document: &Marked<'_>,
    facts: &Facts,
    sentence: u32,
    opening: u32,
) -> Option<Date> {
    let today = facts.date.date?;
    let told = facts.figures.iter().take_while(|figure| figure.sentence < opening);
    let days: BTreeSet<_> = told
        .filter_map(|figure| match &figure.scope {
            Scope::Event(event) => event.date,
            _ => None,
        })
        .collect();
    let day = days.first().filter(|day| days.len() == 1 && day.is_day())?.from;
    let is_fresh = (0..=1).contains(&days_between(day, today)) && sentence < REPORT;
    // A sentence of another day begins the background, and what comes behind it may be of any day.
    let is_of_day = |number: u32| {
        let Some(passage) = passage(document, number) else { return false };
        let dates = passage.dates();
        let mut periods = dates.iter().map(|date| date.period(Some(today)));
        // The day of the page stands at its head.
        let fits = |from: Date| from == day || from == today && number < opening;
        periods.all(|period| period.is_some_and(|period| period.is_day() && fits(period.from)))
    };
    let is_plain = passage(document, sentence).is_some_and(|passage| !tells_time(passage));
    (is_fresh && is_plain && (0..sentence).all(is_of_day)).then_some(day)
}

/// Whether a sentence says any time besides the day's hours.
fn tells_time(passage: Passage<'_>) -> bool {
    const TIMES: &[WordKey] = words![
        "ago",
        "earlier",
        "previous",
        "previously",
        "last",
        "past",
        "recent",
        "recently",
        "since",
        "far",
        "total",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "yesterday",
        "before",
        "until",
        "overall",
        "began",
        "days",
        "often",
        "every",
        "routinely",
        "regularly",
        "repeatedly",
        "when",
    ];
    !passage.dates().is_empty()
        || (0..passage.len()).any(|at| {
            passage.any(at, TIMES)
                || passage.any(at, words!["has", "have"]) && passage.word(at + 1).ends_with("ed")
                || passage.any(at, words!["has", "have"])
                    && passage.any(at + 1, words!["been", "left", "also"])
        })
}

fn passage<'a>(document: &'a Marked<'_>, sentence: u32) -> Option<Passage<'a>> {
    let sentence = document.sentences.get(sentence as usize)?;
    Some(Passage::of(document, sentence).opening())
}
