//! Repeats: a document says the number of one event again and again, and only once who was counted.

use super::{
    civilians::{self, Told},
    counted::{Counted, Who},
    passage::Passage,
};
use crate::{
    extract::{
        Decimal,
        facts::{Event, Figure, Scope},
    },
    text::Document,
};

/// Below it a number alone does not tell that two sentences speak of one event.
const SMALL: u32 = 10;

/// Above it a number is a sum of many events, and what is told of one of them says nothing of all.
const LARGE: u32 = 300;
const REPEATED: &str = "the same number elsewhere in the text";

/// Gives the figures of a document the groups that their repeats say, and civilians theirs where the text tells so.
pub(super) fn settle(document: &Document, figures: &mut [Figure], counted: &[Counted]) {
    let mut given = Vec::new();
    let is_large =
        |figure: &Figure| figure.quantity.stated.is_some_and(|value| value > Decimal::small(LARGE));
    for (number, (figure, own)) in figures.iter().zip(counted).enumerate() {
        if !matches!(own.who, Who::Open | Who::Mostly(_)) || own.is_part || !is_toll(figure) {
            continue;
        }
        let repeats: Vec<usize> = (0..figures.len())
            .filter(|other| {
                *other == number
                    || figures.get(*other).is_some_and(|other| is_repeat(figure, other))
                        && counted.get(*other).is_some_and(|other| !other.is_part)
            })
            .collect();
        let found = group_of(document, figures, counted, &repeats);
        if let Some((group, evidence)) =
            found.filter(|(_, evidence)| *evidence == REPEATED || !is_large(figure))
        {
            given.push((number, group, evidence));
        }
    }
    for (number, group, evidence) in given {
        if let Some(figure) = figures.get_mut(number) {
            figure.group = Some(group.into());
            figure.evidence = format!("{} · {group}: {evidence}", figure.evidence).into();
        }
    }
}

fn is_toll(figure: &Figure) -> bool {
    matches!(&*figure.measure, "deaths" | "wounded")
        && figure.quantity.stated.is_some()
        && event(figure).is_some()
}

/// The event of which a figure tells; one of which nothing is known where no scope was told.
fn event(figure: &Figure) -> Option<&Event> {
    const UNTOLD: &Event = &Event { place: None, date: None, what: None };
    match &figure.scope {
        Scope::Event(event) => Some(event),
        Scope::Unknown => Some(UNTOLD),
        _ => None,
    }
}

/// The one group that repeats say; else civilians, where one of their sentences tells so and none of a fight.
fn group_of(
    document: &Document,
    figures: &[Figure],
    counted: &[Counted],
    repeats: &[usize],
) -> Option<(&'static str, &'static str)> {
    let (mut said, mut mostly) = (None, None);
    for number in repeats {
        match &counted.get(*number)?.who {
            Who::Said(group, _) if said.is_none_or(|said| said == *group) => said = Some(*group),
            Who::Mostly(group) => mostly = Some(*group),
            Who::Open => {}
            Who::Said(..) | Who::Mixed(_) => return None,
        }
    }
    if said.is_some() && mostly == said {
        return None;
    }
    if let Some(group) = said {
        return Some((group, REPEATED));
    }
    if !repeats.iter().filter_map(|number| figures.get(*number)).any(is_violent) {
        return None;
    }
    let mut found = None;
    for number in repeats {
        if is_beside_fighters(figures, counted, *number) {
            return None;
        }
        let Some(figure) = figures.get(*number) else { continue };
        let Some(sentence) = document.sentences.get(figure.sentence as usize) else { continue };
        let passage = Passage::of(document, sentence);
        let end = passage.tokens.partition_point(|token| token.span.end <= figure.span.end);
        match civilians::told(passage, end) {
            Told::Fight => return None,
            Told::Civilians(evidence) => found = found.or(Some(("civilians", evidence))),
            Told::Nothing => {}
        }
    }
    found
}

/// Whether a figure tells of an attack: the dead of a crash or a flood are no side's civilians.
fn is_violent(figure: &Figure) -> bool {
    let what = event(figure).and_then(|event| event.what.as_deref());
    what.is_some_and(|what| !matches!(what, "crash" | "disaster" | "battle" | "fighting"))
}

/// Whether fighters are counted in the sentence of a figure, or as part of its dead in those around it.
fn is_beside_fighters(figures: &[Figure], counted: &[Counted], number: usize) -> bool {
    let Some(own) = figures.get(number) else { return false };
    figures.iter().zip(counted).any(|(other, who)| {
        let is_armed = matches!(&who.who, Who::Said("fighters" | "police", _));
        let near = other.sentence.abs_diff(own.sentence);
        is_armed
            && other.measure == own.measure
            && (near == 0
                || near <= 3 && other.quantity.stated < own.quantity.stated && may_share(own, other))
    })
}

fn may_share(one: &Figure, other: &Figure) -> bool {
    matches!((event(one), event(other)), (Some(a), Some(b)) if may_be_one(a, b, true))
}

/// Whether a figure says again what another says.
fn is_repeat(one: &Figure, other: &Figure) -> bool {
    if one.measure != other.measure || one.quantity.stated != other.quantity.stated {
        return false;
    }
    let (Some(a), Some(b)) = (event(one), event(other)) else { return false };
    // A second source may count others.
    let credit = |figure: &Figure| figure.source.as_ref().and_then(|source| source.reference.clone());
    let disputed = match (&one.source, &other.source) {
        (Some(_), Some(_)) => credit(one) != credit(other) || credit(one).is_none(),
        _ => false,
    };
    let is_below = |limit: u32| one.quantity.stated.is_some_and(|value| value < Decimal::small(limit));
    // "One" and "two" say nothing by themselves.
    let known = a.place.is_some() && a.place == b.place || a.date.is_some() && a.date == b.date;
    (known || !is_below(3)) && !(disputed && is_below(SMALL)) && may_be_one(a, b, is_below(SMALL))
}

fn may_be_one(a: &Event, b: &Event, is_small: bool) -> bool {
    let apart = matches!((a.date, b.date), (Some(a), Some(b)) if !a.overlaps(b));
    let elsewhere = is_small && matches!((&a.place, &b.place), (Some(a), Some(b)) if a != b);
    !apart && !elsewhere
}
