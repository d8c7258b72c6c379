//! Wars: the words for one, whose it is, and since when it is counted.

use super::{
    group,
    passage::Passage,
    scope::{Setting, mention_over},
    sum, unreal, when, word,
};
use crate::{
    extract::facts::{MentionKind, Reference, Scope},
    text::{Case, TokenKind, WordKey, words},
};

/// Adjectives of a crisis that is a war.
const OF_WARS: &[WordKey] =
    words!["the", "this", "its", "political", "year", "old", "ongoing", "bloody", "current"];

/// Nouns of which "of war" makes something else than a war.
const OF_WAR: &[WordKey] = words![
    "prisoners",
    "prisoner",
    "laws",
    "rules",
    "law",
    "act",
    "acts",
    "spoils",
    "weapon",
    "weapons",
    "state",
    "kind",
];

/// Words for a war as a whole.
pub(super) const WARS: &[WordKey] = words![
    "war",
    "conflict",
    "crisis",
    "uprising",
    "revolt",
    "rebellion",
    "insurgency",
    "civil-war",
    "unrest",
    "violence",
    "bloodshed",
];

/// Words that make a war word mean something else, before or behind it.
pub(super) const NO_WAR_BEFORE: &[WordKey] = words![
    "cold",
    "world",
    "refugee",
    "migrant",
    "humanitarian",
    "hostage",
    "financial",
    "economic",
    "post",
    "pre",
    "anti",
    "proxy",
    "gulf",
    "holy",
    "gang",
    "trade",
    "debt",
    "migration",
    "constitutional",
    "prisoner",
];

pub(super) const NO_WAR_BEHIND: &[WordKey] = words![
    "crimes",
    "crime",
    "monitor",
    "monitors",
    "zone",
    "zones",
    "torn",
    "on",
    "group",
    "ravaged",
    "effort",
    "cabinet",
    "room",
    "games",
    "planes",
    "plane",
    "wounded",
    "resolution",
    "hospital",
];

/// What "since" leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Since {
    Nothing,
    /// A start: a year, a month of a year, "the uprising", "then" ...
    Start,
    /// A start of something else, long ago: "since it declared its caliphate".
    Own,
    /// A weekday, "yesterday", an offensive.
    Recently,
}

pub(super) fn since(passage: Passage<'_>, setting: Setting<'_>, first: usize, last: usize) -> Since {
    let Some(at) = (first..last).find(|at| passage.is(*at, "since")) else { return Since::Nothing };
    for place in at + 1..(at + 9).min(last) {
        if passage.any(
            place,
            words![
                "start",
                "outbreak",
                "beginning",
                "protests",
                "then",
                "began",
                "erupted",
                "crackdown",
                "invasion",
            ],
        ) && !passage
            .any(place + 2, words!["offensive", "month", "week", "year", "operation", "truce", "ceasefire"])
            && !passage.any(
                place + 3,
                words!["offensive", "month", "week", "year", "operation", "truce", "ceasefire"],
            )
            || passage.any(place, WARS)
            || unreal::year_at(passage, place).is_some() && !passage.any_before(place, words!["the"])
        {
            return if names_recent(passage, at, place) { Since::Recently } else { Since::Start };
        }
    }
    let day = when::near(passage, setting, at + 1);
    let declares = (at + 1..(at + 6).min(last)).any(|place| {
        passage.any(
            place,
            words!["declared", "proclaimed", "founded", "formed", "office", "power", "independence"],
        )
    });
    if declares || day.is_some_and(|day| sum::is_long_ago(setting, day)) {
        return Since::Own;
    }
    let is_recent = day.is_some()
        || (at + 1..(at + 6).min(last)).any(|place| {
            passage.any(
                place,
                words![
                    "offensive",
                    "truce",
                    "ceasefire",
                    "morning",
                    "dawn",
                    "midnight",
                    "overnight",
                    "operation",
                    "campaign",
                    "strikes",
                    "raids",
                    "assault",
                    "week",
                    "month",
                    "advance",
                ],
            )
        });
    if is_recent { Since::Recently } else { Since::Nothing }
}

pub(super) fn names_recent(passage: Passage<'_>, since: usize, place: usize) -> bool {
    (since + 1..place).any(|at| {
        passage.any(
            at,
            words![
                "offensive",
                "truce",
                "ceasefire",
                "operation",
                "campaign",
                "assault",
                "strikes",
                "raids",
                "bombing",
                "air",
            ],
        )
    })
}

/// Whether a sentence tells of a war that is over: "the country had twelve years of civil war", "the war ended in 2005".
pub(super) fn is_over(passage: Passage<'_>) -> bool {
    (0..passage.len()).any(|at| {
        let lasted = passage.is(at, "had")
            && (at + 1..at + 6).any(|place| passage.is(place, "years") && passage.is(place + 1, "of"))
            && (at + 1..at + 9).any(|place| passage.any(place, WARS));
        let ended = passage.any(at, WARS)
            && (passage.is(at + 1, "ended") || passage.is(at + 1, "that") && passage.is(at + 2, "ended"));
        lasted || ended
    })
}

/// "in the war", "during the conflict" right behind a figure.
pub(super) fn in_the_war(passage: Passage<'_>, war: usize, end: usize) -> bool {
    war >= end
        && war - end <= 6
        && (end..war).any(|at| passage.any(at, words!["in", "during", "by", "throughout", "of"]))
}

/// The war nearest to a place between two others, and what it is as a scope.
pub(super) fn war_between(
    passage: Passage<'_>,
    setting: Setting<'_>,
    first: usize,
    last: usize,
    near: usize,
) -> Option<(usize, Scope)> {
    let mut wars: Vec<usize> = (first..last).filter(|at| is_war(passage, *at)).collect();
    wars.sort_by_key(|at| at.abs_diff(near));
    let nearest = *wars.first()?;
    // "The war in Syria grew into a civil war that": one war, named once.
    let named = wars
        .into_iter()
        .chain((0..passage.len()).filter(|at| is_war(passage, *at)))
        .map(|at| war_at(passage, setting, at))
        .find(|scope| *scope != Scope::TheConflict);
    Some((nearest, named.unwrap_or(Scope::TheConflict)))
}

/// Whether the word at a place means a war as a whole.
pub(super) fn is_war(passage: Passage<'_>, at: usize) -> bool {
    if !passage.any(at, WARS) || passage.any_before(at, NO_WAR_BEFORE) || passage.any(at + 1, NO_WAR_BEHIND) {
        return false;
    }
    if passage.any_before(at, words!["of"]) && at > 1 && passage.any(at - 2, OF_WAR) {
        return false;
    }
    let hyphened = |mark: usize| passage.any(mark, words!["-", "–"]) && !passage.spaced(mark);
    if hyphened(at + 1) || at > 1 && hyphened(at - 1) && passage.any(at - 2, NO_WAR_BEFORE) {
        return false;
    }
    // "the crisis", "Syria's crisis", "the Syrian crisis"; never "the opioid crisis".
    let adjective = at.checked_sub(1).and_then(|at| passage.token(at));
    let is_plain = adjective.is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower);
    if passage.is(at, "crisis") && is_plain && !passage.any_before(at, OF_WARS) {
        return false;
    }
    // "violence" and "unrest" are a war only where a country owns them or they have lasted; "a crisis" may be any.
    !passage.any(at, words!["violence", "unrest", "bloodshed"])
        || passage.is(at + 1, "in")
        || passage.any_before(at, words!["the"])
}

/// The scope that a war word gives: a named conflict, a country's war, or the conflict that everybody means.
pub(super) fn war_at(passage: Passage<'_>, setting: Setting<'_>, at: usize) -> Scope {
    let span = passage.token(at).map(|token| token.span).unwrap_or_default();
    if let Some(mention) = mention_over(setting.mentions, span, MentionKind::Conflict) {
        return Scope::Entity(Reference::clone(&mention.reference));
    }
    country_of_war(passage, setting, at).unwrap_or(Scope::TheConflict)
}

pub(super) fn country_of_war(passage: Passage<'_>, setting: Setting<'_>, at: usize) -> Option<Scope> {
    // "Syria's bloody five-year civil war", "the Syrian conflict", "Iraq war".
    for place in (at.saturating_sub(9)..at).rev() {
        if let Some(id) = country_at(passage, setting, place) {
            return country_scope(setting, id);
        }
        let hyphen = passage.any(place, words!["-", "/"])
            || passage.is_kind(place, TokenKind::Possessive)
            || passage.is_kind(place, TokenKind::Number);
        if !hyphen && !group::is_modifier(passage, place) && !word::is_measure_noun(passage.key(place)) {
            break;
        }
    }
    // "the war in Syria", "the conflict in neighbouring Syria".
    let inside = (at + 1..at + 5).find(|place| passage.any(*place, words!["in", "across"]))?;
    if (at + 1..inside).any(|place| passage.is_kind(place, TokenKind::Mark) || passage.is_function(place)) {
        return None;
    }
    (inside + 1..inside + 4)
        .find_map(|place| country_at(passage, setting, place))
        .and_then(|id| country_scope(setting, id))
}

/// The country that a token names or whose adjective it is.
pub(super) fn country_at<'a>(passage: Passage<'_>, setting: Setting<'a>, at: usize) -> Option<&'a str> {
    setting.lexicon.country_of(passage.word(at))
}

pub(super) fn country_scope(setting: Setting<'_>, id: &str) -> Option<Scope> {
    setting.lexicon.war_of(id).map(|war| Scope::Entity(Reference::Known(war)))
}

/// "killed in Syria since ...": the war of the country where they were killed.
pub(super) fn country_war(passage: Passage<'_>, setting: Setting<'_>, near: usize) -> Option<Scope> {
    let (first, last) = (passage.clause_start(near), passage.clause_end(near));
    (first..last)
        .filter(|at| passage.any(*at, words!["in", "across"]))
        .find_map(|at| country_at(passage, setting, at + 1))
        .and_then(|id| country_scope(setting, id))
}
