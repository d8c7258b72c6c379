//! Scope: the conflict, place or body that a figure is about, or the one event that it tells of.

use std::sync::Arc;

use super::{event, frame::Fit, number::Number, passage::Passage, sum, war, word};
use crate::{
    extract::{
        Date, Decimal, Lexicon, Period,
        date_words::DateWords,
        facts::{Change, Mention, MentionKind, Reference, Scope},
        profile::EntityKind,
    },
    text::{Span, WordKey, fold, words},
};
/// What a reader of scopes knows beside the passage.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// The conflict that the document is about.
    pub(super) conflict: Option<&'a Reference>,
    /// Names of countries.
    pub(super) lexicon: &'a Lexicon,
    /// The document's mentions, by place.
    pub(super) mentions: &'a [Mention],
    /// The dates that the sentence says.
    pub(super) dates: &'a [DateWords],
    /// The document's date.
    pub(super) today: Option<Date>,
    /// Where the dateline says that it was written.
    pub(super) dateline: Option<&'a Reference>,
}

/// A scope with what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// What the figure is about.
    pub(super) scope: Scope,
    /// Whether it counts since a start.
    pub(super) cumulative: bool,
    /// Why.
    pub(super) cue: &'static str,
}

impl Reading {
    pub(super) fn new(scope: Scope, cumulative: bool, cue: &'static str) -> Self {
        Self { scope, cumulative, cue }
    }
}

/// No battle and no bombing kills as many.
const BEYOND_EVENTS: u32 = 50_000;
/// No event drives as many from their homes.
const MILLION: u32 = 1_000_000;

/// What a clause says that tells the toll of a war from the toll of one event.
#[derive(Debug)]
pub(super) struct Cues {
    /// Whether the verb is in the perfect.
    pub(super) is_perfect: bool,
    /// Since when it counts.
    pub(super) since: war::Since,
    /// The war that the clause names, and where.
    pub(super) war: Option<(usize, Scope)>,
    /// The day or period that the clause gives, and where.
    pub(super) dated: Option<(usize, Period)>,
    /// The attack or battle that the clause names, and where.
    pub(super) kind: Option<(usize, event::EventKind)>,
}

impl Cues {
    pub(super) fn of(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Self {
        let (first, last) = (passage.clause_start(fit.start), passage.clause_end(fit.end));
        Self {
            is_perfect: is_perfect(passage, fit),
            since: war::since(passage, setting, first, last),
            war: war::war_between(passage, setting, first, last, fit.start),
            dated: event::date_of_event(passage, setting, fit, first, last),
            kind: event::kind_of_event(passage, fit, first, last),
        }
    }
}

/// The scope of people killed, wounded, missing, detained, displaced or besieged.
pub(super) fn of_people(
    passage: Passage<'_>,
    setting: Setting<'_>,
    (fit, number, change): (&Fit, &Number, Option<Change>),
    neighbours: &[Passage<'_>],
    earlier: Option<&Reading>,
) -> Reading {
    // A toll that a neighbouring sentence's war explains is one of thousands; a gang that "has killed 40" is not.
    let is_large = number.value >= Decimal::small(5000) || number.form == super::number::Form::Vague;
    let cues = Cues::of(passage, setting, fit);
    let Cues { is_perfect: perfect, since, ref war, dated, kind } = cues;
    // "Since the start of the war a series of car bombs has killed dozens".
    let by_event =
        kind.is_some_and(|(at, _)| at < fit.start && passage.any(fit.start, words!["killing", "wounding"]));
    if since == war::Since::Start && !by_event {
        let is_at_war = war.is_some();
        let named = war.as_ref().map(|(_, scope)| scope.clone()).filter(|scope| *scope != Scope::TheConflict);
        let scope = named.or_else(|| war::country_war(passage, setting, fit.start));
        // "since the protests began" is a war's start only in a text about a war.
        if scope.is_some() || is_at_war || setting.conflict.is_some() {
            return Reading::new(scope.unwrap_or(Scope::TheConflict), true, "since the start");
        }
    }
    if let Some((place, scope)) = war {
        let told = perfect
            || *place < fit.start && fit.start - *place <= 6
            || war::in_the_war(passage, *place, fit.end);
        // "the conflict ... infighting that has killed": the nearer subject is what killed.
        let nearer_event = kind.is_some_and(|(at, _)| {
            at.abs_diff(fit.start) < place.abs_diff(fit.start)
                && (!perfect && !war::in_the_war(passage, *place, fit.end)
                    || at > *place && at < fit.start
                    || war::in_the_war(passage, at, fit.end))
        });
        // A day before the war's name dates another verb: "agreed in May to end a war that has claimed".
        // And a day behind another number is that one's: "has killed 9,000 people, and 35 died on Monday".
        let is_others =
            |at: usize| perfect && (fit.end..at).any(|at| super::number::may_be_number(passage, at));
        let is_dated = dated.is_some_and(|(at, _)| at > *place && !is_others(at));
        if told && !is_dated && !nearer_event && since != war::Since::Recently {
            // The toll of a war that is over grows no more.
            let is_over = !perfect
                && (war::is_over(passage) || neighbours.iter().take(1).any(|near| war::is_over(*near)));
            return Reading::new(scope.clone(), !is_over, "the war that the sentence names");
        }
    }
    if let Some(earlier) =
        earlier.filter(|reading| reading.cumulative && !matches!(reading.scope, Scope::Event(_)))
        && dated.is_none()
        && !names_day(passage, fit)
        && kind.is_none_or(|(at, _)| at < fit.start)
    {
        return earlier.clone();
    }
    if perfect && is_large && dated.is_none() && kind.is_none() && since == war::Since::Nothing {
        let near = neighbours.iter().find_map(|near| war::war_between(*near, setting, 0, near.len(), 0));
        if let Some((_, scope)) = near {
            return Reading::new(scope, true, "the war that the neighbouring sentence names");
        }
    }
    let no_event = number.value >= Decimal::small(BEYOND_EVENTS) || change.is_some() && is_large;
    let is_counted = &*fit.measure == "deaths"
        && number.form != super::number::Form::Vague
        && !is_part(passage, number.tokens.start);
    if is_counted && no_event && kind.is_none() && since != war::Since::Recently {
        let scope = war.as_ref().map_or(Scope::TheConflict, |(_, scope)| scope.clone());
        return Reading::new(scope, true, "a toll too large for one event");
    }
    let is_level = matches!(&*fit.measure, "displaced" | "besieged" | "detained");
    if is_level && number.value >= Decimal::small(MILLION) && kind.is_none() {
        let scope = war.as_ref().map_or(Scope::TheConflict, |(_, scope)| scope.clone());
        return Reading::new(scope, false, "too many for one event");
    }
    if fit.pattern.contains("province")
        && let Some(place) = left_place(passage, setting, fit)
    {
        return Reading::new(Scope::Entity(place), false, "the place that they left");
    }
    if let Some(sum) = sum::of_sum(passage, setting, (fit, number), neighbours, &cues) {
        return sum;
    }
    event::event(
        passage,
        setting,
        fit,
        dated.map(|(_, period)| period),
        kind,
        perfect && since != war::Since::Nothing,
    )
}

/// "54,000 people fled North province": the place behind the verb.
fn left_place(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Option<Reference> {
    let verb = (fit.start..fit.end).rev().find(|at| passage.any(*at, words!["fled", "flee"]))?;
    let over = |at: usize| meant_over(setting.mentions, passage.token(at)?.span, MentionKind::Venue);
    (verb + 1..fit.end).find_map(over)
}

/// "Of the total, 400,000 died from violence; the remaining 70,000 died for want of medicine."
fn is_part(passage: Passage<'_>, start: usize) -> bool {
    let of = |at: usize| {
        passage.is(at, "of")
            && (passage.any(at + 1, words!["them", "whom", "these", "those"])
                || passage.is(at + 1, "the") && passage.any(at + 2, words!["total", "dead", "victims"]))
    };
    passage.any_before(start, words!["remaining", "another", "further", "other"])
        || (start.saturating_sub(6)..start).any(of)
}

/// Whether the verb of a frame is in the perfect: "has killed", "have been killed", "are believed to have died".
pub(super) fn is_perfect(passage: Passage<'_>, fit: &Fit) -> bool {
    const HAVE: &[WordKey] = words!["has", "have", "had", "'ve"];
    (fit.start..fit.end).any(|at| passage.any(at, HAVE))
        || (fit.start.saturating_sub(8)..fit.start)
            .rev()
            .take_while(|at| {
                !passage.any(*at, words!["that", "which", "who", ".", "when", "as", "killing"])
                    || passage.any(at + 1, HAVE)
            })
            .any(|at| {
                passage.any(at, HAVE)
                    && (at + 1..fit.start)
                        .all(|between| !passage.any(between, words!["after", "before", "by", "while", "to"]))
            })
}

/// The mention of a kind that covers or touches a span.
pub(super) fn mention_over(mentions: &[Mention], span: Span, kind: MentionKind) -> Option<&Mention> {
    let first = mentions.partition_point(|mention| mention.span.start < span.start.saturating_sub(120));
    mentions
        .iter()
        .skip(first)
        .take_while(|mention| mention.span.start < span.end)
        .find(|mention| mention.kind == kind && mention.span.overlaps(span))
}

/// Whom or what the mention means.
fn meant_over(mentions: &[Mention], span: Span, kind: MentionKind) -> Option<Reference> {
    mention_over(mentions, span, kind).map(|mention| Reference::clone(&mention.reference))
}

/// The scope of a number of inhabitants: the place named behind or before it.
pub(super) fn of_population(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Reading {
    let areas =
        (fit.end..(fit.end + 4).min(passage.len())).any(|at| passage.any(at, words!["areas", "zones"]));
    if areas && ["de-escalation", "deescalation"].iter().any(|name| setting.text.contains(name)) {
        let zones = Reference::Known(Arc::from("de-escalation-zones"));
        return Reading::new(Scope::Entity(zones), false, "the zones that the text names");
    }
    let owner = (fit.start.saturating_sub(6)..fit.start).rev().find_map(|at| {
        let span = passage.token(at)?.span;
        meant_over(setting.mentions, span, MentionKind::Venue)
    });
    let behind = (fit.end.saturating_sub(2)..(fit.end + 8).min(passage.len())).find_map(|at| {
        let span = passage.token(at)?.span;
        meant_over(setting.mentions, span, MentionKind::Venue)
    });
    match behind.or(owner) {
        Some(place) => Reading::new(Scope::Entity(place), false, "the place that the sentence names"),
        None => Reading::new(Scope::Unknown, false, "no place is named"),
    }
}

/// The scope of elapsed years: the war at the frame's end or start.
pub(super) fn of_elapsed(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Reading {
    let war = war::war_between(passage, setting, fit.start, (fit.end + 1).min(passage.len()), fit.end);
    let scope = war.map_or(Scope::TheConflict, |(_, scope)| scope);
    Reading::new(scope, false, "the war at the number")
}

/// The scope of refugees: the war that they flee, or the place that holds them.
pub(super) fn of_refugees(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Reading {
    let venue = (fit.end..(fit.end + 5).min(passage.len()))
        .filter(|at| passage.any(*at, words!["in"]))
        .find_map(|at| {
            let span = passage.token(at + 1)?.span;
            meant_over(setting.mentions, span, MentionKind::Venue)
        });
    if let Some(place) = venue.or_else(|| host(passage, setting, fit)) {
        return Reading::new(Scope::Entity(place), false, "the place that the sentence names");
    }
    let (first, last) = (passage.clause_start(fit.start), passage.clause_end(fit.end));
    let perfect = is_perfect(passage, fit);
    if let Some((_, scope)) = war::war_between(passage, setting, first, last, fit.start) {
        return Reading::new(scope, perfect, "the war that the sentence names");
    }
    let country = (fit.start..fit.end)
        .find_map(|at| war::country_at(passage, setting, at))
        .and_then(|id| war::country_scope(setting, id));
    match country {
        Some(scope) => Reading::new(scope, perfect, "the people that the sentence names"),
        None => Reading::new(Scope::Unknown, false, "neither war nor place is named"),
    }
}

/// The country before the verb: "Turkey hosts 2.9 million of them".
fn host(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Option<Reference> {
    const HOSTING: &[WordKey] = words!["hosts", "host", "hosting", "shelters", "shelter", "sheltering"];
    let verb = (fit.start.saturating_sub(4)..fit.end).find(|at| passage.any(*at, HOSTING))?;
    let span = passage.token(verb.checked_sub(1)?)?.span;
    let over = |kind| meant_over(setting.mentions, span, kind);
    let is_country = |one: &Reference| matches!(one, Reference::Known(id) if setting.lexicon.kind(id) == Some(EntityKind::Country));
    over(MentionKind::Venue).or_else(|| over(MentionKind::Actor).filter(is_country))
}

/// The scope of members: the body that the frame names.
pub(super) fn of_members(
    passage: Passage<'_>,
    setting: Setting<'_>,
    number_end: usize,
    fit: &Fit,
) -> Reading {
    let head = passage.token(fit.end.saturating_sub(1)).map(|token| token.span).unwrap_or_default();
    if let Some(body) = meant_over(setting.mentions, head, MentionKind::Actor) {
        return Reading::new(Scope::Entity(body), false, "the body that is named");
    }
    let skip = (number_end..fit.end)
        .rev()
        .find(|at| passage.any(*at, words!["nation", "member", "country", "state", "-", "strong"]));
    let words: Vec<String> =
        (skip.map_or(number_end, |at| at + 1)..fit.end).map(|at| fold::fold(passage.word(at))).collect();
    Reading::new(
        Scope::Entity(Reference::Known(Arc::from(words.join("-")))),
        false,
        "the body that is described",
    )
}

/// "and 35 soldiers were killed on Thursday": a day behind the figure, though nobody knows which Thursday.
fn names_day(passage: Passage<'_>, fit: &Fit) -> bool {
    let last = passage.clause_end(fit.end).min(fit.end + 8);
    (fit.end..last).any(|at| {
        passage.any(at, words!["yesterday", "today", "overnight"])
            || word::weekday(passage.key(at)).is_some() && passage.any_before(at, words!["on", "last", "in"])
    })
}
