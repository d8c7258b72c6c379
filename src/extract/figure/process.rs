//! Rounds: the process that a round belongs to, and whether it is still to come.

use std::sync::Arc;

use super::{
    frame::Fit,
    number::Number,
    number_word,
    passage::Passage,
    scope::{self, Setting},
    war, when,
};
use crate::{
    extract::{
        facts::{MentionKind, Reference},
        profile::EntityKind,
    },
    text::{Token, TokenKind, WordKey, words},
};

/// Places whose talks are known under another name than the place's own.
const HOSTS: &[(&str, &str)] = &[
    ("kazakhstan", "astana"),
    ("nur-sultan", "astana"),
    ("astana", "astana"),
    ("switzerland", "geneva"),
    ("geneva", "geneva"),
];

/// Places that nobody meets in but for a process: there "the fifth meeting" is its fifth round.
const OWN: &[WordKey] = words!["astana", "nur-sultan"];

/// The frame of "the fifth Astana meeting", of which most are of somebody else.
pub(super) const MEETING: &str = "{nth} {mods} @meeting";
/// The frame of "met for the fifth time".
pub(super) const MET: &str = "met|meet|meets|gathered|convened for the|a {nth} time";

/// Words that talks go by.
const TALKS: &[WordKey] = words![
    "talks",
    "negotiations",
    "round",
    "rounds",
    "meeting",
    "meetings",
    "consultations",
    "dialogue",
    "discussions",
    "process",
    "conference",
    "peace",
    "met",
    "meet",
    "meets",
    "gathered",
];

/// The id of the process that meets at a place.
pub(super) fn id_of(place: &str) -> Arc<str> {
    let host = HOSTS.iter().find(|(id, _)| *id == place).map_or(place, |(_, host)| host);
    Arc::from(format!("{}-talks", host.replace(' ', "-")))
}

/// The process of a round: of its sentence, then of the neighbours in their order, then of the dateline.
pub(super) fn of_round(
    passage: Passage<'_>,
    setting: Setting<'_>,
    fit: &Fit,
    neighbours: &[Passage<'_>],
) -> Option<Reference> {
    let of_dateline = match setting.dateline {
        Some(Reference::Known(id) | Reference::Named(id)) if setting.lexicon.demonym_of(id).is_none() => {
            Some(id_of(id))
        }
        _ => None,
    };
    let at_dateline = of_dateline.filter(|process| !is_elsewhere(passage, setting, fit, process));
    named(passage, setting, fit.start)
        .or_else(|| neighbours.iter().find_map(|near| named(*near, setting, 0)))
        .or_else(|| at_dateline.map(Reference::Known))
}

/// Whether a sentence names a process, or talks by a host who is known for them; or a round by its city: "the fifth Geneva
/// round", "the second Vienna round".
pub(super) fn is_told(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> bool {
    let city = fit.end.checked_sub(2).filter(|_| passage.any_before(fit.end, words!["round", "meeting"]));
    if city.is_some_and(|city| host_at(passage, setting, city).is_some()) {
        return true;
    }
    (0..passage.len()).any(|at| {
        is_process(passage, setting, at)
            || hosted(passage, setting, at).is_some_and(|id| is_known(setting, &id))
    })
}

/// Whether talks are known: by their host, or by a profile.
fn is_known(setting: Setting<'_>, id: &str) -> bool {
    let place = id.strip_suffix("-talks").unwrap_or(id);
    HOSTS.iter().any(|(_, host)| *host == place) || setting.lexicon.kind(id) == Some(EntityKind::Process)
}

fn is_process(passage: Passage<'_>, setting: Setting<'_>, at: usize) -> bool {
    let span = passage.token(at).map(|token| token.span);
    span.is_some_and(|span| scope::mention_over(setting.mentions, span, MentionKind::Process).is_some())
}

/// Whether a meeting with a number is a round: "the fifth Astana meeting", "the fifth meeting in Astana", "the fifth meeting of
/// the Geneva process". A city sees many meetings of others.
pub(super) fn is_meeting(passage: Passage<'_>, setting: Setting<'_>, number: &Number, fit: &Fit) -> bool {
    // Those who meet are named: it is theirs, and no round of all.
    let is_theirs = |at: usize| passage.any(at, words!["with", "between", "on", "about", "of"]);
    if is_theirs(fit.end) && !passage.is(fit.end, "of")
        || is_theirs(fit.end + 2)
        || passage.any(fit.end, words!["room", "place", "point"])
    {
        return false;
    }
    let is_own = |at: usize| passage.any(at, OWN);
    let is_host =
        |at: usize| host_at(passage, setting, at).is_some_and(|city| is_known(setting, &id_of(&city)));
    if &*fit.pattern == MET {
        return (fit.end..fit.end + 6).any(|at| passage.any(at, words!["in", "at"]) && is_own(at + 1));
    }
    let held = passage.any(fit.end, words!["in", "at"]) && is_own(fit.end + 1);
    let of_process = passage.is(fit.end, "of")
        && (fit.end + 1..fit.end + 4).any(|at| {
            is_process(passage, setting, at)
                && !passage.any(fit.end + 1, words!["members", "groups", "states"])
        });
    held || of_process || (number.tokens.end..fit.end).any(is_host)
}

/// "a fifth round of talks, planned for Portside": the round is not of the city that the dispatch comes from.
fn is_elsewhere(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit, process: &str) -> bool {
    (fit.end..(fit.end + 9).min(passage.len())).any(|at| {
        let leads = passage.any_before(at, words!["in", "for", "at", "to", "of"]);
        leads && host_at(passage, setting, at).is_some_and(|city| &*id_of(&city) != process)
    })
}

/// The process that a sentence names nearest to a place, or by the place where it says that talks are held.
fn named(passage: Passage<'_>, setting: Setting<'_>, near: usize) -> Option<Reference> {
    let mentioned = (0..passage.len())
        .filter_map(|at| {
            Some((at, scope::mention_over(setting.mentions, passage.token(at)?.span, MentionKind::Process)?))
        })
        .min_by_key(|(at, _)| at.abs_diff(near));
    if let Some((_, mention)) = mentioned {
        return Some(Reference::clone(&mention.reference));
    }
    let is_unknown = |id: &str| !HOSTS.iter().any(|(_, host)| id.strip_suffix("-talks") == Some(host));
    (0..passage.len())
        .filter_map(|at| hosted(passage, setting, at).map(|id| (at, id)))
        .min_by_key(|(at, id)| (is_unknown(id), at.abs_diff(near)))
        .map(|(_, id)| Reference::Known(id))
}

/// The process whose host stands at a place: "talks in Geneva", "Astana talks", "Kazakh Syria talks", "set for June in Geneva".
fn hosted(passage: Passage<'_>, setting: Setting<'_>, at: usize) -> Option<Arc<str>> {
    let place = host_at(passage, setting, at)?;
    let known = HOSTS.iter().any(|(id, _)| *id == &*place);
    let before_talks =
        (at + 1..at + 4).take_while(|next| !passage.is_function(*next)).any(|next| passage.any(next, TALKS));
    if before_talks {
        return Some(id_of(&place));
    }
    if known && (is_dateline(passage, at) || is_opening(passage, at)) || holds(passage, at) {
        return Some(id_of(&place));
    }
    let inside = passage.any_before(at, words!["in", "at"]) || passage.any_before(at, words!["capital"]);
    if !inside {
        return None;
    }
    let reach = if known { at } else { 9.min(at) };
    let talks = (at - reach..at).rev().find(|before| passage.any(*before, TALKS))?;
    let is_other = (talks..at).any(|between| {
        passage.any(between, words!["war", "conflict", "violence", "fighting", "ceasefire", "truce"])
    });
    (known || !is_other).then(|| id_of(&place))
}

/// "GENEVA - A fifth round of talks": the place that opens a dispatch.
fn is_dateline(passage: Passage<'_>, at: usize) -> bool {
    const DASHES: &[WordKey] = words!["-", "–", "—"];
    let country = passage.is(at + 1, ",") && passage.is_capital(at + 2) && passage.any(at + 3, DASHES);
    at == 0 && (passage.any(1, DASHES) && passage.spaced(1) || country)
}

/// "In Geneva, a fifth round of talks ended": the place that opens a sentence about talks.
fn is_opening(passage: Passage<'_>, at: usize) -> bool {
    let first = at + 1 + usize::from(passage.is(at + 1, ","));
    at == 1
        && passage.any(0, words!["in", "at"])
        && (first..first + 6)
            .take_while(|next| !passage.any(*next, words![",", "and", "after", "before", ";", ":"]))
            .any(|next| passage.any(next, words!["round", "talks", "negotiations"]))
}

/// "left for Geneva, where the seventh round": the place of which the clause behind it speaks.
fn holds(passage: Passage<'_>, at: usize) -> bool {
    let place = at + 1 + usize::from(passage.is(at + 1, ","));
    passage.is(place, "where")
        && (place + 1..place + 8)
            .take_while(|next| !passage.any(*next, words![",", "and", "after", "before"]))
            .any(|next| passage.any(next, words!["round", "rounds", "talks", "negotiations"]))
}

/// The place that a token names: a known host by itself, any other by its mention; a country is a host only as such.
fn host_at(passage: Passage<'_>, setting: Setting<'_>, at: usize) -> Option<Arc<str>> {
    let token = passage.token(at).filter(|token| token.kind == TokenKind::Word)?;
    if !passage.is_capital(at) {
        return None;
    }
    let text = passage.word(at);
    if let Some((id, _)) = HOSTS.iter().find(|(id, _)| id.eq_ignore_ascii_case(text)) {
        return Some(Arc::from(*id));
    }
    if let Some(country) = war::country_at(passage, setting, at) {
        return HOSTS.iter().any(|(id, _)| *id == country).then(|| Arc::from(country));
    }
    let mention = scope::mention_over(setting.mentions, token.span, MentionKind::Venue)?;
    match &*mention.reference {
        Reference::Known(id) | Reference::Named(id) if setting.lexicon.demonym_of(id).is_none() => {
            Some(Arc::clone(id))
        }
        _ => None,
    }
}

/// Whether a round is still to come: what is set, due, expected or hoped for.
pub(super) fn is_planned(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> bool {
    const CUES: &[WordKey] = words![
        "will",
        "scheduled",
        "planned",
        "due",
        "upcoming",
        "expected",
        "sometime",
        "hopes",
        "hoped",
        "receptive",
        "forthcoming",
        "slated",
        "plans",
        "intends",
        "proposed",
        "invited",
        "invitations",
        "tentatively",
        "resume",
        "would",
    ];
    let (first, last) = (passage.clause_start(fit.start), passage.clause_end(fit.end));
    let near = first.max(fit.start.saturating_sub(10))..last.min(fit.end + 14);
    near.clone().any(|at| {
        passage.any(at, CUES)
            || passage.is(at, "set")
                && passage.any(at + 1, words!["for", "to"])
                && !(at + 1..fit.end + 14).any(|to| passage.any(to, words!["conclude", "end"]))
            || passage.is(at, "next")
                && passage.any(
                    at + 1,
                    words![
                        "month",
                        "week",
                        "year",
                        "round",
                        "monday",
                        "tuesday",
                        "wednesday",
                        "thursday",
                        "friday",
                    ],
                )
            || passage.is(at, "to") && passage.any(at + 1, words!["be", "begin", "start", "take", "open"])
            || passage.any(at, words!["ahead"]) && passage.is(at + 1, "of")
            || passage.any(at, words!["ready", "prepare", "preparing", "agreed", "invite"])
                && passage.any(at + 1, words!["for", "to"])
    }) || setting.today.is_some_and(|today| {
        near.clone().any(|at| {
            passage.any(at, words!["in", "on"])
                && when::near(passage, setting, at + 1).is_some_and(|period| period.from > today)
        })
    })
}

/// Numerals behind a host: "Geneva V", "Astana VI talks", "Astana 7", "round VIII"; their places with their numbers.
pub(super) fn numerals(passage: Passage<'_>, found: &mut Vec<(usize, u32)>) {
    found.clear();
    // Few words are written as numerals are, and all of these are short.
    let may_be = |token: &Token| {
        token.kind == TokenKind::Number
            || token.case.begins_upper() && token.span.len() as usize <= number_word::LONGEST_NUMERAL
    };
    for (at, token) in passage.tokens.iter().enumerate().skip(1).filter(|(_, token)| may_be(token)) {
        let is_host = || HOSTS.iter().any(|(_, city)| passage.is(at - 1, city)) && passage.is_capital(at - 1);
        if token.kind == TokenKind::Number {
            let number = passage.word(at).parse().ok().filter(|number| (1..=30).contains(number));
            found.extend(number.filter(|_| is_host() && is_name(passage, at)).map(|number| (at, number)));
            continue;
        }
        let Some(number) = number_word::roman(passage.word(at)) else { continue };
        let is_talks = (at + 1..at + 4)
            .any(|next| passage.any(next, words!["talks", "negotiations", "conference", "round"]));
        let host_before = passage.is_capital(at - 1) && passage.word(at - 1).len() > 3;
        let is_round = passage.is(at - 1, "round");
        // "Pope Benedict XVI", "World War II", "Minsk II" are no rounds.
        if is_host()
            || is_round
            || is_talks && host_before && !passage.any(at - 1, words!["War", "Phase", "Part", "Chapter"])
        {
            found.push((at, number));
        }
    }
}

/// Whether digits behind a city make a name of both, "Geneva 8 ended", and are no count, date or score.
fn is_name(passage: Passage<'_>, at: usize) -> bool {
    const VERBS: &[WordKey] = words![
        "is", "was", "will", "would", "has", "had", "began", "brought", "dealt", "took", "saw", "left",
        "broke", "ends", "opens", "begins", "came", "went", "and",
    ];
    let is_glued = !passage.spaced(at)
        || !passage.spaced(at + 1) && passage.any(at + 1, words!["-", "–", "/", ":", "%"]);
    let is_score = passage.any_before(at - 1, words![",", "-", "–"])
        || passage.is_kind(at.saturating_sub(2), TokenKind::Number)
        || (at + 1..at + 5)
            .any(|next| passage.is_capital(next) && passage.is_kind(next + 1, TokenKind::Number));
    let next = passage.word(at + 1);
    let is_subject = next.is_empty()
        || passage.is_kind(at + 1, TokenKind::Mark)
        || passage.any(at + 1, VERBS)
        || passage.any(at + 1, TALKS)
        || next.ends_with("ed") && !passage.any_before(at - 1, words!["in", "at", "near", "outside"]);
    !is_glued && !is_score && is_subject
}
