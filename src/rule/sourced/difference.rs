//! What differs between a note's figure and one of its source's, by role: value, bound, status, group, scope and so on.

use std::sync::Arc;

use super::{
    attribution::{Credit, credit},
    number::{same_bound, same_value},
};
use crate::{
    corpus::{Entry, Snapshot, describe},
    extract::{
        Decimal, Event, Figure, MentionKind, Reference, Scope,
        figure::{people, stem},
        lexicon::gazetteer,
        profile::EntityKind,
    },
};

/// What differs between a note's figure and its source's, the gravest last. The order is that in which a source's
/// figure counts as near: one that differs in its bound only is nearer than one that counts something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rule) enum Difference {
    Nothing,
    Attribution,
    Bound,
    Group,
    Status,
    AsOf,
    Value,
    Process,
    Scope,
    Incomparable,
}

impl Difference {
    /// Whether it is a disagreement that can be told.
    pub(super) fn is_told(self) -> bool {
        !matches!(self, Self::Nothing | Self::Incomparable)
    }
}

/// A note's figure beside one of a source's.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) note: &'a Arc<Entry>,
    pub(super) figure: &'a Figure,
    pub(super) source: &'a Arc<Entry>,
    pub(super) other: &'a Figure,
}

/// What differs between a note's figure and one of the source's.
pub(super) fn difference(pair: Pair<'_>) -> Difference {
    let Pair { figure, other, .. } = pair;
    let (Some(stated), Some(_)) = (figure.quantity.stated, other.quantity.stated) else {
        return Difference::Incomparable;
    };
    let same_value = same_value(figure, other);
    if figure.measure != other.measure {
        // Injured for killed is a slip only where the number is the source's.
        let swapped = same_value
            && place(pair) == Place::Same
            && is_status(&figure.measure)
            && is_status(&other.measure);
        return if swapped && stated > Decimal::ONE { Difference::Status } else { Difference::Incomparable };
    }
    if figure.unit() != other.unit() {
        return Difference::Incomparable;
    }
    if figure.process().is_some() && other.process().is_some() && figure.process() != other.process() {
        return if same_value { Difference::Process } else { Difference::Incomparable };
    }
    match place(pair) {
        Place::Other if same_value => return Difference::Scope,
        Place::Other => return Difference::Incomparable,
        // Another day is another event; which day it was, another rule tells.
        Place::OtherDay if !same_value => return Difference::Incomparable,
        _ => {}
    }
    if !same_value {
        return if figure.group == other.group { Difference::Value } else { Difference::Incomparable };
    }
    if counts_others(figure, other) {
        return Difference::Group;
    }
    if !same_bound(figure, other) {
        return Difference::Bound;
    }
    if is_of_another_time(figure, other) {
        return Difference::AsOf;
    }
    if credit(pair) == Credit::Other { Difference::Attribution } else { Difference::Nothing }
}

/// Another group; or fighters of the other side, soldiers for rebels.
pub(super) fn counts_others(figure: &Figure, other: &Figure) -> bool {
    let (Some(ours), Some(theirs)) = (&figure.group, &other.group) else { return false };
    if ours == theirs {
        return matches!((&figure.noun, &other.noun), (Some(a), Some(b)) if people::are_opposed(a, b));
    }
    // What the note's own words do not say was only guessed.
    if figure.noun.is_none() || noun(figure) == noun(other) {
        return false;
    }
    // A part of a total is no group, and civilians are what children and women are too.
    let is_part = |group: &str| group == "part";
    let is_generalised = &**ours == "civilians" && people::are_civilians(theirs);
    // Men may be anybody's, but no women and no children.
    let are_men = |one: &str, other: &str| one == "men" && !matches!(other, "women" | "children");
    if are_men(ours, theirs) || are_men(theirs, ours) {
        return false;
    }
    !is_part(ours) && !is_part(theirs) && !is_generalised
}

/// The noun of those who are counted, in the one form that its forms share.
pub(super) fn noun(figure: &Figure) -> Option<Box<str>> {
    figure.noun.as_deref().map(stem)
}

/// A number with what it counts, for messages: "more than 46 breaches".
pub(in crate::rule) fn amount(figure: &Figure) -> String {
    let words = match (&*figure.measure, figure.unit()) {
        ("money", Some(unit)) => unit.to_owned(),
        (measure, _) => describe::measure_words(measure),
    };
    format!("{} {words}", describe::said(figure)).trim_end().to_owned()
}

/// Who is counted, as the text says it.
pub(in crate::rule) fn counted(figure: &Figure) -> &str {
    // Of "members" only what they are members of tells who they are.
    if figure.noun.as_deref() == Some(&*stem(&figure.measure)) {
        return &figure.measure;
    }
    let noun = figure.noun.as_deref().filter(|noun| *noun != "members" || figure.group.is_none());
    noun.or(figure.group).unwrap_or("people")
}

fn is_status(measure: &str) -> bool {
    matches!(measure, "deaths" | "wounded" | "missing" | "detained" | "displaced" | "refugees" | "besieged")
}

/// Both say for when they speak, and the two times have no day in common.
fn is_of_another_time(figure: &Figure, other: &Figure) -> bool {
    matches!((figure.as_of(), other.as_of()), (Some(ours), Some(theirs)) if !ours.overlaps(theirs))
}

/// What two figures are about, beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Same,
    OtherDay,
    Other,
}

fn place(pair: Pair<'_>) -> Place {
    let Pair { figure, other, .. } = pair;
    let when = |same: bool| if same { Place::Same } else { Place::Other };
    match (&figure.scope, &other.scope) {
        (Scope::Event(a), Scope::Event(b)) => event(pair, a, b),
        // Of whom no place, day or kind is told may be some of a war's dead.
        (Scope::Event(a), _) if *a == Event::default() && same_value(figure, other) => Place::Same,
        (Scope::Event(Event { place: Some(a), .. }), Scope::Unknown) if is_unheard_of(pair, a) => {
            Place::Other
        }
        (Scope::Event(_), _) => when(other.scope == Scope::Unknown),
        (_, Scope::Event(_)) => when(figure.scope == Scope::Unknown),
        (Scope::Unknown, _) | (_, Scope::Unknown) => Place::Same,
        _ => {
            let key =
                |entry: &Entry, figure: &Figure| pair.snapshot.series_key(entry, figure).map(|key| key.scope);
            match (key(pair.note, figure), key(pair.source, other)) {
                (Some(a), Some(b)) => when(a == b),
                _ => Place::Same,
            }
        }
    }
}

fn event(pair: Pair<'_>, ours: &Event, theirs: &Event) -> Place {
    if let (Some(a), Some(b)) = (&ours.place, &theirs.place)
        && a != b
        && !may_lie_in(pair, a, b)
        && !may_lie_in(pair, b, a)
        && !names(pair.source, pair.other, a)
        && !names(pair.note, pair.figure, b)
        && !is_town_of_its_own(pair, a, b)
    {
        return Place::Other;
    }
    if theirs.place.is_none() && ours.place.as_ref().is_some_and(|place| is_unheard_of(pair, place)) {
        return Place::Other;
    }
    match (ours.date, theirs.date) {
        (Some(a), Some(b)) if !a.overlaps(b) => Place::OtherDay,
        _ => Place::Same,
    }
}

/// Whether the article names no place of the country in which a town lies: what it tells happened elsewhere. Within one
/// country a town may stand for the province that the article names, and the other way round.
fn is_unheard_of(pair: Pair<'_>, town: &Reference) -> bool {
    let Reference::Known(id) = town else { return false };
    let Some(country) = gazetteer::place_of(id) else { return false };
    let is_near = |place: &Reference| match place {
        Reference::Known(other) => {
            other == id || &**other == country || gazetteer::place_of(other) == Some(country)
        }
        _ => false,
    };
    let mut venues = pair.source.facts.mentions.iter().filter(|mention| mention.kind == MentionKind::Venue);
    !venues.any(|mention| is_near(&mention.reference))
}

/// Whether a place lies in another, as far as the gazetteer knows; of one that it does not know, a country may be the whole.
fn may_lie_in(pair: Pair<'_>, inner: &Reference, outer: &Reference) -> bool {
    let Reference::Known(whole) = outer else { return false };
    match inner {
        Reference::Known(inner) => gazetteer::place_of(inner) == Some(&**whole),
        _ => {
            pair.snapshot.entity(outer).is_some_and(|place| place.kind == Some(EntityKind::Country))
                && pair.snapshot.entity(inner).is_none_or(|place| place.kind != Some(EntityKind::Country))
        }
    }
}

/// Whether the article names the note's town somewhere, and gives the event only a country: "U.S. strikes" are in none.
fn is_town_of_its_own(pair: Pair<'_>, town: &Reference, country: &Reference) -> bool {
    let kind = |place: &Reference| pair.snapshot.entity(place).and_then(|place| place.kind);
    kind(country) == Some(EntityKind::Country)
        && kind(town) != Some(EntityKind::Country)
        && pair
            .source
            .facts
            .mentions
            .iter()
            .any(|mention| mention.kind == MentionKind::Venue && *mention.reference == *town)
}

/// Whether the sentence of a figure names a place: "in a suburb of Damascus" may be told as in Damascus.
fn names(entry: &Entry, figure: &Figure, place: &Reference) -> bool {
    let mut mentions = entry.facts.mentions_in(figure.sentence);
    mentions.any(|mention| mention.kind == MentionKind::Venue && *mention.reference == *place)
}
