//! Refusals: what a pattern cannot say, and why a frame that fits tells of something else.

use super::{
    fate,
    frame::Fit,
    group,
    number::{Form, Number},
    passage::Passage,
    word,
};
use crate::{
    extract::Decimal,
    text::{Case, TokenKind, WordKey, words},
};

/// Words by which the object of a verb begins.
const OBJECTS: &[WordKey] = words![
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "its",
    "him",
    "them",
    "more",
    "at",
    "about",
    "some",
    "nearly",
    "almost",
    "around",
    "over",
    "up",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "several",
    "many",
    "himself",
    "themselves",
    "people",
    "civilians",
    "as",
    "another",
];

/// What a pattern cannot say: "12 gunmen killed five" tells of five, "killed or wounded 12" of neither.
pub(super) fn refusal(
    passage: Passage<'_>,
    fit: &Fit,
    number: &Number,
    start: usize,
) -> Option<&'static str> {
    if (start.saturating_sub(6)..start).any(|at| passage.reads(at, words!["all", "but"]))
        && passage.any_before(start, words!["of", "the"])
    {
        return Some("all but some of them");
    }
    if is_misread_verb(passage, fit, number, start) {
        return Some("the participle tells of something else");
    }
    is_impossible(passage, fit, number, start).then_some("no such number can be of this measure")
}

/// Participles that look like the frame's and are not.
fn is_misread_verb(passage: Passage<'_>, fit: &Fit, number: &Number, start: usize) -> bool {
    const BE: &[WordKey] = words!["was", "were", "been", "be", "being", "are", "is"];
    let last = fit.end.saturating_sub(1);
    if fit.end > number.tokens.end && fate::is_participle(passage.key(last)) {
        let adjacent = !(number.tokens.end..last).any(|at| passage.any(at, BE));
        if adjacent && describes_a_thing(passage, number.tokens.end, fit.end) {
            return true;
        }
        let has_object = is_active(passage, fit.end)
            || number.form == Form::Articles
                && number.value == Decimal::ONE
                && passage.is_capital(fit.end)
                && word::weekday(passage.key(fit.end)).is_none();
        return adjacent && has_object || is_joined_casualty(passage, fit.end);
    }
    let Some(verb) =
        start.checked_sub(1).filter(|at| *at == fit.start && fate::is_participle(passage.key(*at)))
    else {
        return false;
    };
    // "killed or wounded 12", but "executed and crucified 12"; "three killed, 38 injured" without its comma.
    let is_killing = |at: usize| is_in_class("killing", passage.word(at));
    let joined = verb >= 2
        && passage.any(verb - 1, words!["or", "and"])
        && fate::is_participle(passage.key(verb - 2))
        && !(is_killing(verb) && is_killing(verb - 2));
    let takes_object = super::number::may_be_number(passage, fit.end + 1)
        || passage
            .any(fit.end + 1, words!["at", "more", "about", "some", "nearly", "over", "up", "the", "a"]);
    joined || fate::is_state(passage.key(fit.end)) && !takes_object
}

/// Numbers that cannot be of the frame's measure.
fn is_impossible(passage: Passage<'_>, fit: &Fit, number: &Number, start: usize) -> bool {
    match &*fit.measure {
        "deaths" | "wounded" | "missing" | "detained" | "displaced" | "refugees" | "besieged"
        | "population" => {
            number.value <= Decimal::ZERO
                || number.form == Form::Articles && !matches!(&*fit.measure, "deaths" | "wounded" | "missing")
                || &*fit.measure != "population" && is_whole_population(passage, start)
                || !number.value.is_whole() && number.value < Decimal::small(1000)
                || word::is_measure_noun(passage.key(number.tokens.end))
                || passage.is(number.tokens.end, "-")
                    && !passage.spaced(number.tokens.end)
                    && !passage.any(number.tokens.end + 1, words!["plus", "odd", "some"])
                || super::unreal::year(passage, number).is_some() && passage.is(start.saturating_sub(1), "in")
        }
        "elapsed-years" => {
            number.value >= Decimal::small(120)
                || passage.any(fit.end, words!["crimes", "criminal", "criminals", "zone"])
        }
        "zones" | "guarantors" => number.value <= Decimal::ONE,
        "duration" => passage.any(fit.end, words!["a", "per", "ago", "now", "each"]),
        _ => false,
    }
}

fn is_in_class(name: &str, word: &str) -> bool {
    fate::class(name).split_whitespace().any(|member| member.eq_ignore_ascii_case(word))
}

/// "half of the population of 22 million": the number counts the people of a place, not those of whom the verb tells.
fn is_whole_population(passage: Passage<'_>, start: usize) -> bool {
    let of_population = passage.any_before(start, words!["of"])
        && (start.saturating_sub(4)..start).any(|at| passage.is(at, "population"));
    let is_share = |at: usize| {
        passage.any(at, words!["half", "third", "quarter", "thirds", "quarters", "percent", "%"])
            && passage.is(at + 1, "of")
            && (at + 2..start).all(|between| {
                !fate::is_participle(passage.key(between)) && !passage.any(between, words![",", ";", ":"])
            })
    };
    of_population || (start.saturating_sub(8)..start).any(is_share)
}

/// Whether a participle is followed by its object, which makes it an active verb: "killed five people".
fn is_active(passage: Passage<'_>, at: usize) -> bool {
    if group::is_counted_state(passage, at) {
        return false;
    }
    let number = passage.is_kind(at, TokenKind::Number) || super::number::may_be_number(passage, at);
    let hedged = passage.any(at, words!["at", "more", "up", "as", "over"])
        && !(passage.reads(at, words!["at", "least"])
            || passage.reads(at, words!["more", "than"])
            || passage.reads(at, words!["up", "to"])
            || passage.reads(at, words!["as", "many"])
            || passage.is(at, "over") && super::number::may_be_number(passage, at + 1));
    if passage.is(at, "some") && (passage.is(at + 1, "of") || passage.word(at + 1).ends_with("ly")) {
        return false;
    }
    let time = passage.reads(at, words!["the", "same"]) || super::unreal::year_at(passage, at).is_some();
    (number && super::unreal::year_at(passage, at).is_none() || passage.any(at, OBJECTS)) && !hedged && !time
}

/// "two missing pieces", "three dead cows": a participle before a noun that is none of people.
fn describes_a_thing(passage: Passage<'_>, start: usize, end: usize) -> bool {
    end - start == 1
        && passage.token(end).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
        && group::is_modifier(passage, end)
        && !group::may_be_left_out(passage, end)
        && group::people(passage, end).is_none()
}

/// "killed and wounded", "killed or injured": one number for both says nothing of either.
fn is_joined_casualty(passage: Passage<'_>, at: usize) -> bool {
    let joint = passage.any(at, words!["and", "or", "/"]);
    let next =
        if passage.any(at + 1, words!["badly", "seriously", "otherwise", "then"]) { at + 2 } else { at + 1 };
    joint
        && passage.any(
            next,
            words![
                "wounded",
                "injured",
                "missing",
                "killed",
                "hurt",
                "dead",
                "captured",
                "arrested",
                "displaced"
            ],
        )
        && !super::number::may_be_number(passage, next + 1)
        && !passage.any(
            next + 1,
            words!["at", "more", "about", "some", "nearly", "almost", "over", "up", "as", "many", "several"],
        )
}
