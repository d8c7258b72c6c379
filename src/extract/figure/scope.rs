//! Scope: the conflict, place or body that a figure is about, or the one event that it tells of.

use std::sync::Arc;

use super::{frame::Fit, group, number::Number, passage::Passage, when, word};
use crate::{
    extract::{
        Date, Decimal, Lexicon,
        facts::{Event, Mention, MentionKind, Reference, Scope},
        lexicon::skeleton,
    },
    text::{Case, Span, TokenKind},
};

/// What a reader of scopes knows beside the passage.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// Names of countries.
    pub(super) lexicon: &'a Lexicon,
    /// The document's mentions, by place.
    pub(super) mentions: &'a [Mention],
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
    fn new(scope: Scope, cumulative: bool, cue: &'static str) -> Self {
        Self { scope, cumulative, cue }
    }
}

/// Words for a war as a whole.
const WARS: &[&str] = &[
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
const NO_WAR_BEFORE: &[&str] = &[
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
    "of",
];
const NO_WAR_BEHIND: &[&str] = &[
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

/// Attacks and battles with the word that names the kind of event.
const EVENTS: &[(&[&str], &str)] = &[
    (&["raid", "raids"], "raid"),
    (&["strike", "strikes", "airstrike", "airstrikes"], "strike"),
    (
        &[
            "bombing",
            "bombings",
            "bomb",
            "bombs",
            "blast",
            "blasts",
            "explosion",
            "explosions",
            "bomber",
            "bombers",
        ],
        "bombing",
    ),
    (
        &[
            "shelling",
            "bombardment",
            "shells",
            "rockets",
            "mortars",
            "mortar",
            "rocket",
            "missile",
            "missiles",
        ],
        "shelling",
    ),
    (&["clash", "clashes", "battle", "battles", "firefight", "gunbattle"], "battle"),
    (&["ambush", "ambushed"], "ambush"),
    (&["massacre", "massacres"], "massacre"),
    (&["offensive", "assault", "operation"], "offensive"),
    (&["shooting", "shootings", "gunfire", "sniper", "snipers"], "shooting"),
    (&["attack", "attacks", "attacked"], "attack"),
    (&["fighting", "infighting"], "fighting"),
    (&["execution", "executions"], "execution"),
    (&["crash", "collision"], "crash"),
    (
        &["earthquake", "quake", "flood", "floods", "storm", "hurricane", "cyclone", "fire", "outbreak"],
        "disaster",
    ),
];

/// The scope of people killed, wounded, missing, detained, displaced or besieged.
pub(super) fn of_people(
    passage: Passage<'_>,
    setting: Setting<'_>,
    (fit, number): (&Fit, &Number),
    neighbours: &[Passage<'_>],
    earlier: Option<&Reading>,
) -> Reading {
    let (first, last) = (passage.clause_start(fit.start), passage.clause_end(fit.end));
    // A toll that a neighbouring sentence's war explains is one of thousands; a gang that "has killed 40" is not.
    let is_large = number.value >= Decimal::small(5000) || number.form == super::number::Form::Vague;
    let perfect = is_perfect(passage, fit);
    let since = since(passage, setting, first, last);
    let war = war_between(passage, setting, first, last, fit.start);
    let dated = date_of_event(passage, setting, fit, first, last);
    let kind = kind_of_event(passage, fit, first, last);
    // "Since the start of the war a series of car bombs has killed dozens".
    let by_event =
        kind.is_some_and(|(at, _)| at < fit.start && passage.any(fit.start, &["killing", "wounding"]));
    if since == Since::Start && !by_event {
        let named = war.map(|(_, scope)| scope).filter(|scope| *scope != Scope::TheConflict);
        let scope = named.or_else(|| country_war(passage, setting, fit.start)).unwrap_or(Scope::TheConflict);
        return Reading::new(scope, true, "since the start");
    }
    if let Some((place, scope)) = &war {
        let told =
            perfect || *place < fit.start && fit.start - *place <= 6 || in_the_war(passage, *place, fit.end);
        // "the conflict ... infighting that has killed": the nearer subject is what killed.
        let nearer_event = kind.is_some_and(|(at, _)| {
            at.abs_diff(fit.start) < place.abs_diff(fit.start)
                && (!perfect && !in_the_war(passage, *place, fit.end) || at > *place && at < fit.start)
        });
        if told && dated.is_none() && !nearer_event && since != Since::Recently {
            return Reading::new(scope.clone(), true, "the war that the sentence names");
        }
    }
    if let Some(earlier) =
        earlier.filter(|reading| reading.cumulative && !matches!(reading.scope, Scope::Event(_)))
    {
        if dated.is_none() && kind.is_none_or(|(at, _)| at < fit.start) {
            return earlier.clone();
        }
    }
    if perfect && is_large && dated.is_none() && kind.is_none() && since == Since::Nothing {
        let near = neighbours.iter().find_map(|near| war_between(*near, setting, 0, near.len(), 0));
        if let Some((_, scope)) = near {
            return Reading::new(scope, true, "the war that the neighbouring sentence names");
        }
    }
    event(passage, setting, fit, dated, kind, perfect && since != Since::Nothing)
}

fn event(
    passage: Passage<'_>,
    setting: Setting<'_>,
    fit: &Fit,
    dated: Option<crate::extract::Period>,
    kind: Option<(usize, &'static str)>,
    cumulative: bool,
) -> Reading {
    let place = place_near(passage, setting, fit);
    if place.is_none() && dated.is_none() && kind.is_none() {
        return Reading::new(Scope::Event(Event::default()), false, "one event, by default");
    }
    let what = kind.map(|(_, what)| what.into());
    Reading::new(
        Scope::Event(Event { place, date: dated, what }),
        cumulative,
        "one event: its place, day or kind is told",
    )
}

/// What "since" leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Since {
    Nothing,
    /// A start: a year, a month of a year, "the uprising", "then" ...
    Start,
    /// A weekday, "yesterday", an offensive.
    Recently,
}

fn since(passage: Passage<'_>, setting: Setting<'_>, first: usize, last: usize) -> Since {
    let Some(at) = (first..last).find(|at| passage.is(*at, "since")) else { return Since::Nothing };
    for place in at + 1..(at + 9).min(last) {
        if passage.any(
            place,
            &["start", "outbreak", "beginning", "protests", "then", "began", "erupted", "crackdown"],
        ) && !passage
            .any(place + 2, &["offensive", "month", "week", "year", "operation", "truce", "ceasefire"])
            && !passage
                .any(place + 3, &["offensive", "month", "week", "year", "operation", "truce", "ceasefire"])
            || passage.any(place, WARS)
            || super::unreal::year_at(passage, place).is_some() && !passage.any_before(place, &["the"])
        {
            return if names_recent(passage, at, place) { Since::Recently } else { Since::Start };
        }
    }
    let is_recent = when::at(passage, at + 1, setting.today, when::Side::Past).is_some()
        || (at + 1..(at + 6).min(last)).any(|place| {
            passage.any(
                place,
                &[
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

fn names_recent(passage: Passage<'_>, since: usize, place: usize) -> bool {
    (since + 1..place).any(|at| {
        passage.any(
            at,
            &[
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

/// Whether the verb of a frame is in the perfect: "has killed", "have been killed", "are believed to have died".
fn is_perfect(passage: Passage<'_>, fit: &Fit) -> bool {
    const HAVE: &[&str] = &["has", "have", "had", "'ve"];
    (fit.start..fit.end).any(|at| passage.any(at, HAVE))
        || (fit.start.saturating_sub(8)..fit.start)
            .rev()
            .take_while(|at| {
                !passage.any(*at, &["that", "which", "who", ".", "when", "as", "killing"])
                    || passage.any(at + 1, HAVE)
            })
            .any(|at| {
                passage.any(at, HAVE)
                    && (at + 1..fit.start)
                        .all(|between| !passage.any(between, &["after", "before", "by", "while", "to"]))
            })
}

/// "in the war", "during the conflict" right behind a figure.
fn in_the_war(passage: Passage<'_>, war: usize, end: usize) -> bool {
    war >= end
        && war - end <= 6
        && (end..war).any(|at| passage.any(at, &["in", "during", "by", "throughout", "of"]))
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
    let named =
        wars.into_iter().map(|at| war_at(passage, setting, at)).find(|scope| *scope != Scope::TheConflict);
    Some((nearest, named.unwrap_or(Scope::TheConflict)))
}

/// Whether the word at a place means a war as a whole.
fn is_war(passage: Passage<'_>, at: usize) -> bool {
    if !passage.any(at, WARS) || passage.any_before(at, NO_WAR_BEFORE) || passage.any(at + 1, NO_WAR_BEHIND) {
        return false;
    }
    let hyphened = |mark: usize| passage.any(mark, &["-", "–"]) && !passage.spaced(mark);
    if hyphened(at + 1) || at > 1 && hyphened(at - 1) && passage.any(at - 2, NO_WAR_BEFORE) {
        return false;
    }
    // "the crisis", "Syria's crisis", "the Syrian crisis"; never "the opioid crisis".
    let adjective = at.checked_sub(1).and_then(|at| passage.token(at));
    let is_plain = adjective.is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower);
    const OF_WARS: &[&str] =
        &["the", "this", "its", "political", "year", "old", "ongoing", "bloody", "current"];
    if passage.is(at, "crisis") && is_plain && !passage.any_before(at, OF_WARS) {
        return false;
    }
    // "violence" and "unrest" are a war only where a country owns them or they have lasted; "a crisis" may be any.
    !passage.any(at, &["violence", "unrest", "bloodshed"])
        || passage.is(at + 1, "in")
        || passage.any_before(at, &["the"])
}

/// The scope that a war word gives: a named conflict, a country's war, or the conflict that everybody means.
fn war_at(passage: Passage<'_>, setting: Setting<'_>, at: usize) -> Scope {
    let span = passage.token(at).map(|token| token.span).unwrap_or_default();
    if let Some(mention) = mention_over(setting.mentions, span, MentionKind::Conflict) {
        return Scope::Entity(mention.reference.clone());
    }
    country_of_war(passage, setting, at).unwrap_or(Scope::TheConflict)
}

fn country_of_war(passage: Passage<'_>, setting: Setting<'_>, at: usize) -> Option<Scope> {
    // "Syria's bloody five-year civil war", "the Syrian conflict", "Iraq war".
    for place in (at.saturating_sub(9)..at).rev() {
        if let Some(id) = country_at(passage, setting, place) {
            return country_scope(setting, id);
        }
        let hyphen = passage.any(place, &["-", "/"])
            || passage.is_kind(place, TokenKind::Possessive)
            || passage.is_kind(place, TokenKind::Number);
        if !hyphen && !group::is_modifier(passage, place) && !word::is_measure_noun(passage.word(place)) {
            break;
        }
    }
    // "the war in Syria", "the conflict in neighbouring Syria".
    let inside = (at + 1..at + 5).find(|place| passage.any(*place, &["in", "across"]))?;
    if (at + 1..inside)
        .any(|place| passage.is_kind(place, TokenKind::Mark) || word::is_function(passage.word(place)))
    {
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

fn country_scope(setting: Setting<'_>, id: &str) -> Option<Scope> {
    let demonym = setting.lexicon.demonym_of(id)?;
    Some(Scope::Entity(Reference::Known(Arc::from(format!("{demonym}-war")))))
}

/// "killed in Syria since ...": the war of the country where they were killed.
fn country_war(passage: Passage<'_>, setting: Setting<'_>, near: usize) -> Option<Scope> {
    let (first, last) = (passage.clause_start(near), passage.clause_end(near));
    (first..last)
        .filter(|at| passage.any(*at, &["in", "across"]))
        .find_map(|at| country_at(passage, setting, at + 1))
        .and_then(|id| country_scope(setting, id))
}

/// The day or period that the clause gives for an event.
fn date_of_event(
    passage: Passage<'_>,
    setting: Setting<'_>,
    fit: &Fit,
    first: usize,
    last: usize,
) -> Option<crate::extract::Period> {
    let behind = fit.start..last.min(fit.end + 30);
    let before = first..fit.start;
    behind.chain(before.rev()).find_map(|at| {
        let is_day = word::weekday(passage.word(at)).is_some() || passage.any(at, &["yesterday", "today"]);
        let dated = is_day
            || passage.is(at, "on")
            || passage.any(at, &["in"]) && word::is_month(passage.word(at + 1));
        if !dated
            || passage.any_before(at, &["since", "until", "next"])
            || began_before(passage, at)
            || is_of_saying(passage, at)
        {
            return None;
        }
        when::at(passage, if is_day { at } else { at + 1 }, setting.today, when::Side::Past)
            .map(|(_, period)| period)
    })
}

/// "in March" of "which began in March 2011".
fn began_before(passage: Passage<'_>, at: usize) -> bool {
    (at.saturating_sub(18)..at).any(|place| {
        passage.any(place, &["began", "started", "erupted", "since", "begin", "outbreak", "broke", "flared"])
    })
}

/// "said on Saturday", "told AFP on Tuesday": the day of the words, not of the event.
fn is_of_saying(passage: Passage<'_>, at: usize) -> bool {
    const SAID: &[&str] = &["said", "says", "told", "reported", "announced", "statement"];
    (at.saturating_sub(4)..at).any(|place| passage.any(place, SAID))
        || passage.is(at, "in") && passage.any(at + 2, SAID)
}

/// The nearest attack or battle of the clause.
fn kind_of_event(
    passage: Passage<'_>,
    fit: &Fit,
    first: usize,
    last: usize,
) -> Option<(usize, &'static str)> {
    (first..last)
        .filter_map(|at| EVENTS.iter().find(|(words, _)| passage.any(at, words)).map(|(_, what)| (at, *what)))
        .min_by_key(|(at, _)| at.abs_diff(fit.start))
}

/// The place of an event: the nearest venue behind "in", "at", "on", "near" or "of", behind the figure first.
pub(super) fn place_near(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Option<Reference> {
    let venue = |at: usize| {
        let leads = passage.any_before(
            at,
            &["in", "at", "on", "near", "outside", "inside", "of", "around", "across", "against"],
        ) || passage.any_before(
            at,
            &["the", "neighbouring", "northern", "southern", "eastern", "western", "central"],
        );
        let span = passage.token(at)?.span;
        leads.then(|| mention_over(setting.mentions, span, MentionKind::Venue)).flatten()
    };
    let (first, last) = (passage.clause_start(fit.start), passage.clause_end(fit.end));
    (fit.start..last)
        .find_map(venue)
        .or_else(|| (first..fit.start).rev().find_map(venue))
        .map(|mention| mention.reference.clone())
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

/// The scope of a number of inhabitants: the place named behind or before it.
pub(super) fn of_population(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Reading {
    let areas = (fit.end..(fit.end + 4).min(passage.len())).any(|at| passage.any(at, &["areas", "zones"]));
    if areas && ["de-escalation", "deescalation"].iter().any(|name| setting.text.contains(name)) {
        let zones = Reference::Named(Arc::from("de escalation zones"));
        return Reading::new(Scope::Entity(zones), false, "the zones that the text names");
    }
    let owner = (fit.start.saturating_sub(6)..fit.start).rev().find_map(|at| {
        let span = passage.token(at)?.span;
        mention_over(setting.mentions, span, MentionKind::Venue).map(|mention| mention.reference.clone())
    });
    let behind = (fit.end.saturating_sub(2)..(fit.end + 8).min(passage.len())).find_map(|at| {
        let span = passage.token(at)?.span;
        mention_over(setting.mentions, span, MentionKind::Venue).map(|mention| mention.reference.clone())
    });
    match behind.or(owner) {
        Some(place) => Reading::new(Scope::Entity(place), false, "the place that the sentence names"),
        None => Reading::new(Scope::Unknown, false, "no place is named"),
    }
}

/// The scope of elapsed years: the war at the frame's end or start.
pub(super) fn of_elapsed(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Reading {
    let war = war_between(passage, setting, fit.start, (fit.end + 1).min(passage.len()), fit.end);
    let scope = war.map_or(Scope::TheConflict, |(_, scope)| scope);
    Reading::new(scope, false, "the war at the number")
}

/// The scope of refugees: the war that they flee, or the place that holds them.
pub(super) fn of_refugees(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Reading {
    let venue =
        (fit.end..(fit.end + 5).min(passage.len())).filter(|at| passage.any(*at, &["in"])).find_map(|at| {
            let span = passage.token(at + 1)?.span;
            mention_over(setting.mentions, span, MentionKind::Venue).map(|mention| mention.reference.clone())
        });
    if let Some(place) = venue {
        return Reading::new(Scope::Entity(place), false, "the place that the sentence names");
    }
    let (first, last) = (passage.clause_start(fit.start), passage.clause_end(fit.end));
    let perfect = is_perfect(passage, fit);
    if let Some((_, scope)) = war_between(passage, setting, first, last, fit.start) {
        return Reading::new(scope, perfect, "the war that the sentence names");
    }
    let country = (fit.start..fit.end)
        .find_map(|at| country_at(passage, setting, at))
        .and_then(|id| country_scope(setting, id));
    match country {
        Some(scope) => Reading::new(scope, perfect, "the people that the sentence names"),
        None => Reading::new(Scope::Unknown, false, "neither war nor place is named"),
    }
}

/// The scope of members: the body that the frame names.
pub(super) fn of_members(
    passage: Passage<'_>,
    setting: Setting<'_>,
    number_end: usize,
    fit: &Fit,
) -> Reading {
    let head = passage.token(fit.end.saturating_sub(1)).map(|token| token.span).unwrap_or_default();
    if let Some(mention) = mention_over(setting.mentions, head, MentionKind::Actor) {
        return Reading::new(Scope::Entity(mention.reference.clone()), false, "the body that is named");
    }
    let skip = (number_end..fit.end)
        .rev()
        .find(|at| passage.any(*at, &["nation", "member", "country", "state", "-", "strong"]));
    let words: Vec<String> =
        (skip.map_or(number_end, |at| at + 1)..fit.end).map(|at| skeleton(passage.word(at))).collect();
    Reading::new(
        Scope::Entity(Reference::Named(Arc::from(words.join(" ")))),
        false,
        "the body that is described",
    )
}
