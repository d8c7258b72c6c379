//! Towns with their state or country behind them ("Windsor Locks, Connecticut"), against the cited articles' pairs.

use std::sync::Arc;

use super::{
    super::{Check, telling, whereabouts::are_related},
    fix,
};
use crate::{
    corpus::Entry,
    extract::{EntityId, Mention, MentionKind, Reference, profile::EntityKind},
    text::Span,
};

/// A town, and the state or country that stands behind it.
pub(super) struct Pair {
    town: EntityId,
    /// The town's name in messages.
    name: String,
    sentence: u32,
    within: Reference,
    /// Whether it is a country, or a part of one.
    kind: EntityKind,
    /// Where the state or country stands.
    span: Span,
}

/// Bytes of ", " between the two names.
const COMMA: usize = 2;

/// Bytes of ", ", " and " and ", and " between names in a list; " in " has others.
const JOINTS: [usize; 3] = [COMMA, 5, 6];

/// The pairs of a document, in order.
pub(super) fn pairs(check: &Check<'_>, entry: &Entry) -> Vec<Pair> {
    let venues: Vec<&Mention> =
        entry.facts.mentions.iter().filter(|one| one.kind == MentionKind::Venue).collect();
    let couples = venues.iter().zip(venues.iter().skip(1)).enumerate();
    let found = couples.filter(|(number, (one, other))| {
        let before = number.checked_sub(1).and_then(|number| venues.get(number));
        let is_in_list = before
            .is_some_and(|before| gap(before, one).is_some_and(|gap| JOINTS.contains(&gap)))
            || venues.get(number + 2).is_some_and(|next| is_list_end(check, other, next));
        gap(one, other) == Some(COMMA) && !is_in_list
    });
    found.filter_map(|(_, (one, other))| pair(check, one, other)).collect()
}

/// Bytes between two names in one sentence.
fn gap(one: &Mention, other: &Mention) -> Option<usize> {
    let is_near = one.sentence == other.sentence;
    (other.span.start as usize).checked_sub(one.span.end as usize).filter(|_| is_near)
}

/// Whether a list goes on with a name; a state's country behind it is none.
fn is_list_end(check: &Check<'_>, one: &Mention, next: &Mention) -> bool {
    let is_outer =
        kind(check, one) == Some(EntityKind::Region) && kind(check, next) == Some(EntityKind::Country);
    gap(one, next).is_some_and(|gap| JOINTS.contains(&gap) && !(gap == COMMA && is_outer))
}

fn kind(check: &Check<'_>, one: &Mention) -> Option<EntityKind> {
    check.snapshot.entity(&one.reference).and_then(|entity| entity.kind)
}

fn pair(check: &Check<'_>, town: &Mention, within: &Mention) -> Option<Pair> {
    let is_area = |kind: EntityKind| matches!(kind, EntityKind::Region | EntityKind::Country);
    let area = kind(check, within).filter(|kind| is_area(*kind))?;
    (!kind(check, town).is_some_and(is_area)).then_some(Pair {
        town: check.snapshot.entity_id(&town.reference)?,
        name: check.snapshot.name_of(&town.reference),
        sentence: town.sentence,
        within: Reference::clone(&within.reference),
        kind: area,
        span: within.span,
    })
}

/// Tells of a state or country that every cited article which has the town with one has otherwise.
pub(super) fn compare(check: &mut Check<'_>, ours: &Pair) {
    let cited = telling::cited(check, ours.sentence);
    let own = |source: &Arc<Entry>| -> Vec<Pair> {
        pairs(check, source).into_iter().filter(|pair| pair.town == ours.town).collect()
    };
    let theirs: Vec<(&Arc<Entry>, Pair)> =
        cited.iter().flat_map(|source| own(source).into_iter().map(|pair| (*source, pair))).collect();
    let differs = |pair: &Pair| pair.kind == ours.kind && !are_related(check, &pair.within, &ours.within);
    let Some((source, right)) = theirs.first().filter(|_| theirs.iter().all(|(_, pair)| differs(pair)))
    else {
        return;
    };
    let (here, there) = (check.snapshot.name_of(&ours.within), check.snapshot.name_of(&right.within));
    let credit = telling::credit(check, source);
    let message = format!("the note has {} in {here}, the cited article in {there} ({credit})", ours.name);
    let related = telling::there(check, source, right.span, &there);
    let fixes = vec![fix(check, ours.span, &right.within)];
    check.find(ours.span, message, vec![related], fixes);
}
