//! Repeats: a document says the number of one event again and again, and only once who was counted.

use super::{
    civilians::{self, Told},
    counted::{Counted, Who},
    passage::Passage,
};
use crate::extract::{
    Decimal, Marked,
    facts::{Event, Figure, Scope},
};

/// Below it a number alone does not tell that two sentences speak of one event.
const SMALL: u32 = 10;

/// Above it a number is a sum of many events, and what is told of one of them says nothing of all.
const LARGE: u32 = 300;
const REPEATED: &str = "the same number elsewhere in the text";

/// How many repeats before and behind a figure are asked; no text says one number of one event more often.
const MOST: usize = 24;
/// Sentences around a figure in which fighters may be counted as a part of its dead.
const NEAR: u32 = 3;

/// Gives the figures of a document the groups that their repeats say, and civilians theirs where the text tells so.
pub(super) fn settle(document: &Marked<'_>, figures: &mut [Figure], counted: &[Counted]) {
    let tolls = Tolls { document, figures, counted };
    let given = tolls.groups();
    for (number, (group, evidence)) in given {
        if let Some(figure) = figures.get_mut(number) {
            figure.group = Some(group);
            figure.particulars.get_or_insert_default().group_cue = Some(evidence);
        }
    }
}

/// A group with the evidence for it.
type Given = (&'static str, &'static str);

/// The figures of a document, in order, with who each counts.
#[derive(Clone, Copy)]
struct Tolls<'a> {
    document: &'a Marked<'a>,
    figures: &'a [Figure],
    counted: &'a [Counted],
}

impl Tolls<'_> {
    /// The figures that get a group, with it.
    fn groups(self) -> Vec<(usize, Given)> {
        let mut order: Vec<(&str, Option<Decimal>, usize)> = self
            .figures
            .iter()
            .enumerate()
            .filter(|(_, figure)| is_toll(figure))
            .map(|(number, figure)| (&*figure.measure, figure.quantity.stated, number))
            .collect();
        order.sort_unstable();
        let same = order.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
        let (mut given, mut known) = (Vec::new(), vec![None; self.figures.len()]);
        for numbers in same {
            for (at, (_, _, number)) in numbers.iter().enumerate() {
                let near = numbers.get(at.saturating_sub(MOST)..(at + MOST).min(numbers.len()));
                let near = near.unwrap_or_default().iter().map(|(_, _, number)| *number);
                given.extend(self.group(*number, near, &mut known).map(|group| (*number, group)));
            }
        }
        given
    }

    /// The group of a figure that says none itself, among figures of its value.
    fn group(
        self,
        number: usize,
        near: impl Iterator<Item = usize>,
        known: &mut [Option<Told>],
    ) -> Option<Given> {
        let (figure, own) = (self.figures.get(number)?, self.counted.get(number)?);
        if !matches!(own.who, Who::Open | Who::Mostly(_)) || own.is_part {
            return None;
        }
        let is_other = |other: usize| {
            self.figures.get(other).is_some_and(|other| is_repeat(figure, other))
                && self.counted.get(other).is_some_and(|other| !other.is_part)
        };
        let repeats: Vec<usize> = near.filter(|other| *other == number || is_other(*other)).collect();
        let is_large = figure.quantity.stated.is_some_and(|value| value > Decimal::small(LARGE));
        self.group_of(&repeats, known).filter(|(_, evidence)| *evidence == REPEATED || !is_large)
    }

    /// The one group that repeats say; else civilians, where one of their sentences tells so and none of a fight.
    fn group_of(self, repeats: &[usize], known: &mut [Option<Told>]) -> Option<Given> {
        let (mut said, mut mostly) = (None, None);
        for number in repeats {
            match &self.counted.get(*number)?.who {
                Who::Said(group, _) if said.is_none_or(|said| said == *group) => said = Some(*group),
                Who::Mostly(group) => mostly = Some(*group),
                Who::Open => {}
                Who::Said(..) | Who::Mixed(_) => return None,
            }
        }
        match said {
            Some(_) if mostly == said => None,
            Some(group) => Some((group, REPEATED)),
            None => self.told(repeats, known),
        }
    }

    /// Civilians, where the sentence of a figure or of one of its repeats tells so.
    fn told(self, repeats: &[usize], known: &mut [Option<Told>]) -> Option<Given> {
        if !repeats.iter().filter_map(|number| self.figures.get(*number)).any(is_violent) {
            return None;
        }
        let mut found = None;
        for number in repeats {
            let known = known.get_mut(*number)?;
            match *known.get_or_insert_with(|| self.told_at(*number)) {
                Told::Fight => return None,
                Told::Civilians(evidence) => found = found.or(Some(("civilians", evidence))),
                Told::Nothing => {}
            }
        }
        found
    }

    /// What the sentence of a figure tells.
    fn told_at(self, number: usize) -> Told {
        let Some(figure) = self.figures.get(number) else { return Told::Nothing };
        let Some(sentence) = self.document.sentences.get(figure.sentence as usize) else {
            return Told::Nothing;
        };
        if self.is_beside_fighters(number, figure) {
            return Told::Fight;
        }
        let passage = Passage::of(self.document, sentence);
        let end = passage.tokens.partition_point(|token| token.span.end <= figure.span.end);
        let (passage, end) = passage.around(end);
        civilians::told(passage, end)
    }

    /// Whether fighters are counted in the sentence of a figure, or as part of its dead in those around it.
    fn is_beside_fighters(self, number: usize, own: &Figure) -> bool {
        let first = number.saturating_sub(MOST);
        let around = self.figures.iter().zip(self.counted).skip(first).take(2 * MOST);
        let around = around.skip_while(|(other, _)| other.sentence + NEAR < own.sentence);
        let mut around = around.take_while(|(other, _)| other.sentence <= own.sentence + NEAR);
        around.any(|(other, who)| {
            matches!(&who.who, Who::Said("fighters" | "police", _))
                && other.measure == own.measure
                && (other.sentence == own.sentence
                    || other.quantity.stated < own.quantity.stated && may_share(own, other))
        })
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

/// Whether a figure tells of an attack: the dead of a crash or a flood are no side's civilians.
fn is_violent(figure: &Figure) -> bool {
    let what = event(figure).and_then(|event| event.what);
    what.is_some_and(|what| !matches!(what.name(), "crash" | "disaster" | "battle" | "fighting"))
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
