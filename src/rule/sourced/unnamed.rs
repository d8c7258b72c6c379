//! Figures that a note places in a town which no cited article ever names.
//!
//! An article that gives the number without a place agrees with any place of the note's, but for one that it would have
//! to name. A town may stand for the province or country that the article names, and the other way round: then nobody
//! knows.

use std::sync::Arc;

use super::{Candidate, Difference, difference::noun};
use crate::{
    corpus::{DocPath, Entry},
    extract::{Figure, Mention, MentionKind, Reference, profile::EntityKind},
    rule::{
        Check,
        whereabouts::{are_other, is_named_itself},
    },
};

/// The figure of an article that has the note's number, where the note places it in a town that none of them names.
pub(super) fn find<'a>(
    check: &Check<'_>,
    figure: &Figure,
    cited: &[DocPath],
    all: &'a [Candidate],
) -> Option<&'a Candidate> {
    let town = figure.scope.place().filter(|place| is_town(check, place))?;
    let sources = || cited.iter().filter_map(|path| check.snapshot.entry(path));
    if sources().any(|source| is_named_itself(check, source, town)) {
        return None;
    }
    // Teachers are no traders: of those that count others, nothing is known.
    let counts_same = |other: &Figure| noun(figure).zip(noun(other)).is_none_or(|(a, b)| a == b);
    let is_same = |one: &&Candidate| {
        matches!(one.difference, Difference::Nothing | Difference::Scope)
            && one.witness.read(check).is_some_and(|(_, other)| counts_same(other))
    };
    let mut same = all.iter().filter(is_same).peekable();
    same.peek()?;
    let is_elsewhere = |one: &Candidate| {
        one.witness.read(check).is_some_and(|(source, other)| is_elsewhere(check, source, other, town))
    };
    same.clone().all(is_elsewhere).then_some(())?;
    same.max_by_key(|one| (one.difference == Difference::Scope, one.likeness))
}

fn is_town(check: &Check<'_>, place: &Reference) -> bool {
    let kind = check.snapshot.entity(place).and_then(|entity| entity.kind);
    matches!(kind, Some(EntityKind::City | EntityKind::Town))
}

/// Whether a figure is at another town; where it has no place, its sentence and the one
/// before name other towns only, or else the whole article does.
fn is_elsewhere(check: &Check<'_>, source: &Arc<Entry>, other: &Figure, town: &Reference) -> bool {
    let is_other = |place: &Reference| are_other(check, place, town) || !is_known(check, place);
    if let Some(place) = other.scope.place() {
        return is_other(place);
    }
    let facts = &source.facts;
    let around = [other.sentence.saturating_sub(1), other.sentence];
    let near = around.into_iter().flat_map(|sentence| facts.mentions_in(sentence));
    let is_place =
        |mention: &&Mention| mention.kind == MentionKind::Venue && !is_country(check, &mention.reference);
    let near: Vec<&Mention> = near.filter(is_place).collect();
    let all = || facts.mentions.iter().filter(is_place).collect();
    let places = if near.is_empty() { all() } else { near };
    !places.is_empty() && places.iter().all(|mention| is_other(&mention.reference))
}

fn is_country(check: &Check<'_>, place: &Reference) -> bool {
    check.snapshot.entity(place).and_then(|entity| entity.kind) == Some(EntityKind::Country)
}

/// Whether anybody knows what kind of place it is.
fn is_known(check: &Check<'_>, place: &Reference) -> bool {
    check.snapshot.entity(place).is_some_and(|entity| entity.kind.is_some())
}
