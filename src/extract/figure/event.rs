//! Events: the place, the day and the kind of what happened once.

use std::{cmp::Ordering, fmt, sync::LazyLock};

use super::{
    frame::Fit,
    passage::Passage,
    saying,
    scope::{Reading, Setting, mention_over},
    when, word,
};
use crate::{
    extract::{
        Period,
        facts::{Event, Mention, MentionKind, Reference, Scope},
    },
    text::{TokenKind, WordKey, WordTable, words},
};

/// Attacks and battles with the word that names the kind of event.
pub(super) const EVENTS: &[(&[&str], &str)] = &[
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

/// A kind of event, as the number of its row in `EVENTS`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct EventKind(u8);

impl EventKind {
    /// Its word, in the singular: `raid`, `attack`, `bombing`, `battle`, `shelling` ...
    pub fn name(self) -> &'static str {
        EVENTS.get(usize::from(self.0)).map_or("", |(_, name)| name)
    }
}

impl Ord for EventKind {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl PartialOrd for EventKind {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The kind of event that a word names.
static KINDS: LazyLock<WordTable<EventKind>> = LazyLock::new(|| {
    let rows = (0..).zip(EVENTS);
    WordTable::of(
        rows.flat_map(|(number, (words, _))| words.iter().map(move |word| (*word, EventKind(number)))),
    )
});

/// The kind of event that a word names.
pub(in crate::extract) fn event_kind(word: impl Into<WordKey>) -> Option<EventKind> {
    KINDS.get(word)
}

pub(super) fn event(
    passage: Passage<'_>,
    setting: Setting<'_>,
    fit: &Fit,
    dated: Option<Period>,
    kind: Option<(usize, EventKind)>,
    cumulative: bool,
) -> Reading {
    let place = place_near(passage, setting, fit);
    if place.is_none() && dated.is_none() && kind.is_none() {
        return Reading::new(Scope::Event(Event::default()), false, "one event, by default");
    }
    let what = kind.map(|(_, what)| what);
    Reading::new(
        Scope::Event(Event { place, date: dated, what }),
        cumulative,
        "one event: its place, day or kind is told",
    )
}

/// Words besides weekdays at which a day or period may begin: a first, cheap look.
static DAY_WORDS: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::of_texts(&["yesterday today tonight last this day days on in"]));

/// The day or period that the clause gives for an event.
pub(super) fn date_of_event(
    passage: Passage<'_>,
    setting: Setting<'_>,
    fit: &Fit,
    first: usize,
    last: usize,
) -> Option<(usize, Period)> {
    let behind = fit.start..last.min(fit.end + 30);
    let before = first..fit.start;
    let may_begin = |at: &usize| DAY_WORDS.has(passage.key(*at)) || word::weekday(passage.key(*at)).is_some();
    behind.chain(before.rev()).filter(may_begin).find_map(|at| {
        let is_day = word::weekday(passage.key(at)).is_some()
            || passage.any(at, words!["yesterday", "today", "tonight"])
            || passage.any(at, words!["last", "this"])
                && passage.any(at + 1, words!["night", "morning", "afternoon", "evening"])
            || passage.any(at, words!["day", "days"]) && passage.is(at + 1, "ago");
        let dated = is_day
            || passage.is(at, "on")
            || passage.any(at, words!["in"]) && word::is_month(passage.word(at + 1));
        if !dated
            || passage.any_before(at, words!["since", "until", "next"])
            || (at..fit.start).any(|place| passage.is(place, "since"))
            || began_before(passage, at)
            || is_of_saying(passage, at)
        {
            return None;
        }
        when::near(passage, setting, if is_day { at } else { at + 1 }).map(|period| (at, period))
    })
}

/// "in March" of "which began in March 2011".
pub(super) fn began_before(passage: Passage<'_>, at: usize) -> bool {
    (at.saturating_sub(18)..at).any(|place| {
        passage.any(
            place,
            words!["began", "started", "erupted", "since", "begin", "outbreak", "broke", "flared"],
        )
    })
}

/// "said on Saturday", "told AFP on Tuesday": the day of the words, not of the event.
pub(super) fn is_of_saying(passage: Passage<'_>, at: usize) -> bool {
    let says = |place: usize| saying::says(passage.key(place)) || passage.is(place, "statement");
    (at.saturating_sub(4)..at).any(says) || passage.is(at, "in") && says(at + 2)
}

/// The nearest attack or battle of the clause.
pub(super) fn kind_of_event(
    passage: Passage<'_>,
    fit: &Fit,
    first: usize,
    last: usize,
) -> Option<(usize, EventKind)> {
    (first..last)
        .filter_map(|at| KINDS.get(passage.key(at)).map(|what| (at, what)))
        .min_by_key(|(at, _)| at.abs_diff(fit.start))
}

/// The place of an event: the nearest venue behind "in", "at", "on", "near" or "of", behind the figure first.
pub(super) fn place_near(passage: Passage<'_>, setting: Setting<'_>, fit: &Fit) -> Option<Reference> {
    let venue = |at: usize| {
        let leads = passage.any_before(
            at,
            words!["in", "at", "on", "near", "outside", "inside", "of", "around", "across", "against"],
        ) || passage.any_before(
            at,
            words!["the", "neighbouring", "northern", "southern", "eastern", "western", "central"],
        );
        if is_seat(passage, at) {
            return None;
        }
        let span = passage.token(at)?.span;
        let found = leads.then(|| mention_over(setting.mentions, span, MentionKind::Venue)).flatten()?;
        Some(described(passage, setting, at).unwrap_or(found))
    };
    let (first, last) = (passage.clause_start(fit.start), passage.clause_end(fit.end));
    (fit.start..last)
        .find_map(venue)
        .or_else(|| (first..fit.start).rev().find_map(venue))
        .map(|mention| Reference::clone(&mention.reference))
}

/// "the Britain-based monitor", "the London-born man": where somebody sits or is from, and nothing happened.
fn is_seat(passage: Passage<'_>, at: usize) -> bool {
    const NAME: usize = 3;
    let joined = (at + 1..at + 1 + NAME).find(|next| !passage.is_capital(*next));
    joined.is_some_and(|next| {
        passage.is(next, "-") && passage.any(next + 1, words!["based", "born", "headquartered"])
    })
}

/// "in Portside, the capital of South Province": the place that an apposition with the place at `at` describes.
fn described<'a>(passage: Passage<'_>, setting: Setting<'a>, at: usize) -> Option<&'a Mention> {
    let of = (at.saturating_sub(2)..at).rev().find(|of| passage.is(*of, "of"))?;
    let comma = (of.saturating_sub(6)..of).rev().find(|comma| passage.is(*comma, ","))?;
    let is_description = passage.any(comma + 1, words!["the", "a", "an"])
        && (comma + 2..of).all(|word| passage.is_kind(word, TokenKind::Word) && !passage.is_capital(word));
    let before = passage.token(comma.checked_sub(1)?)?.span;
    is_description.then(|| mention_over(setting.mentions, before, MentionKind::Venue)).flatten()
}
