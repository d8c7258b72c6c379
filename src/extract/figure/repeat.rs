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

/// Gives the figures of a document the groups that their repeats say, and civilians theirs where the text tells so.
pub(super) fn settle(document: &Document, figures: &mut [Figure], counted: &[Counted]) {
    let mut given = Vec::new();
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
        if let Some((group, evidence)) = group_of(document, figures, counted, &repeats) {
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
        && matches!(figure.scope, Scope::Event(_))
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
        return Some((group, "the same number elsewhere in the text"));
    }
    let mut found = None;
    for figure in repeats.iter().filter_map(|number| figures.get(*number)) {
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

/// Whether a figure says again what another says.
fn is_repeat(one: &Figure, other: &Figure) -> bool {
    if one.measure != other.measure || one.quantity.stated != other.quantity.stated {
        return false;
    }
    let (Scope::Event(a), Scope::Event(b)) = (&one.scope, &other.scope) else { return false };
    let is_small = one.quantity.stated.is_some_and(|value| value < Decimal::small(SMALL));
    may_be_one(a, b, is_small)
}

fn may_be_one(a: &Event, b: &Event, is_small: bool) -> bool {
    let apart = matches!((a.date, b.date), (Some(a), Some(b)) if !a.overlaps(b));
    let elsewhere = is_small && matches!((&a.place, &b.place), (Some(a), Some(b)) if a != b);
    !apart && !elsewhere
}
