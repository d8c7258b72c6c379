//! Counterparts: which number of a source is the one that a note's is another of. Only that one is shown as what the
//! article says, and offered as a fix.

use std::sync::Arc;

use super::{
    Check, DocPath,
    attribution::{Credit, credit},
    copy,
    difference::{Pair, noun},
    number::distance,
    slip::slip,
    stated::{Stated, Witness},
};
use crate::{
    corpus::Entry,
    extract::{Decimal, Figure, Qualifier, Scope},
};

/// From which weight on a number is a counterpart.
const ENOUGH: i32 = 2;
/// By how much it must outweigh all that say another number.
const CLEARLY: i32 = 2;
/// Words in which two sentences agree that still add to the weight.
const WORDS: usize = 6;
/// Numbers that a message lists.
const LISTED: usize = 3;

/// A number of a source with what speaks for it.
struct Weighed<'a> {
    witness: Witness,
    figure: &'a Figure,
    weight: i32,
}

/// The numbers that a source has for what a note counts.
#[derive(Debug, Clone)]
pub(in crate::rule) enum Counterpart {
    /// One of them is what the note's was made of.
    One(Witness),
    /// Nobody can say which; the heaviest few, each number once.
    Several(Vec<Witness>),
}

/// The counterpart of a note's number among those of its sources; `None` of none.
pub(super) fn counterpart(
    check: &Check<'_>,
    note: &Arc<Entry>,
    figure: &Figure,
    among: impl IntoIterator<Item = Witness>,
) -> Option<Counterpart> {
    let weighed = among.into_iter().filter_map(|witness| weigh(check, note, figure, witness));
    let mut all: Vec<Weighed<'_>> = weighed.collect();
    all.sort_by(|a, b| {
        let far = |one: &Weighed<'_>| distance(figure, one.figure);
        (b.weight, far(a), &a.witness).cmp(&(a.weight, far(b), &b.witness))
    });
    let first = all.first()?;
    let says = |one: &Weighed<'_>| (one.figure.quantity.stated, one.figure.quantity.high);
    let other = all.iter().find(|one| says(one) != says(first));
    let is_clear = other.is_none_or(|other| first.weight >= other.weight + CLEARLY);
    if first.weight >= ENOUGH && is_clear {
        return Some(Counterpart::One(first.witness.clone()));
    }
    let mut listed: Vec<&Weighed<'_>> = Vec::new();
    for one in &all {
        if listed.len() < LISTED && !listed.iter().any(|other| says(other) == says(one)) {
            listed.push(one);
        }
    }
    Some(Counterpart::Several(listed.into_iter().map(|one| one.witness.clone()).collect()))
}

fn weigh<'a>(check: &Check<'a>, note: &Arc<Entry>, figure: &Figure, witness: Witness) -> Option<Weighed<'a>> {
    let (source, other) = witness.read(check)?;
    let pair = Pair { snapshot: check.snapshot, note, figure, source, other };
    let weight = of_words(pair) + of_numbers(figure, other) + of_credit(pair) + of_scope(figure, other);
    Some(Weighed { witness, figure: other, weight })
}

fn of_words(pair: Pair<'_>) -> i32 {
    let shared = copy::shared(pair.note, pair.figure.sentence, pair.source, pair.other.sentence);
    let nouns = match (noun(pair.figure), noun(pair.other)) {
        (Some(a), Some(b)) if a == b => 1,
        (Some(_), Some(_)) => -2,
        _ => 0,
    };
    i32::try_from(shared.min(WORDS)).unwrap_or_default() + nouns
}

/// A slip of the hand, or a number that is near.
fn of_numbers(figure: &Figure, other: &Figure) -> i32 {
    let (Some(ours), Some(theirs)) = (figure.quantity.stated, other.quantity.stated) else { return 0 };
    let ten = Decimal::small(10);
    if slip(figure, other).is_some() && ours >= ten && theirs >= ten {
        return 3;
    }
    let far = distance(figure, other).times(Decimal::small(4));
    let is_near = far.is_some_and(|far| far <= ours.max(theirs));
    let is_hedged = figure.qualifier != Qualifier::Exact && figure.qualifier == other.qualifier;
    2 * i32::from(is_near) + i32::from(is_hedged)
}

fn of_credit(pair: Pair<'_>) -> i32 {
    match credit(pair) {
        Credit::Same => 2,
        Credit::Unsaid => 0,
        Credit::Other => -3,
    }
}

fn of_scope(figure: &Figure, other: &Figure) -> i32 {
    let of_war = if figure.cumulative == other.cumulative { 0 } else { -2 };
    let of_event = match (&figure.scope, &other.scope) {
        (Scope::Event(a), Scope::Event(b)) => {
            let same_place = a.place.is_some() && a.place == b.place;
            let same_day = matches!((a.date, b.date), (Some(a), Some(b)) if a.overlaps(b));
            2 * i32::from(same_place) + i32::from(same_day) + i32::from(a.what.is_some() && a.what == b.what)
        }
        (Scope::Entity(a), Scope::Entity(b)) if a == b => 2,
        (Scope::TheConflict, Scope::TheConflict) => 2,
        _ => 0,
    };
    of_war + of_event + i32::from(figure.unit().is_some() && figure.unit() == other.unit())
}

/// The numbers of a source that its reader would call by the same noun.
pub(super) fn of_noun<'a>(
    source: &'a Entry,
    document: &'a DocPath,
    wanted: &'a str,
) -> impl Iterator<Item = (Witness, &'a Figure)> {
    let all = Stated::all(&source.facts).filter(move |(_, one)| noun(one).as_deref() == Some(wanted));
    all.map(|(stated, one)| (Witness { document: Arc::clone(document), stated }, one))
}
